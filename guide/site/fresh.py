"""Whether the site that readers meet is from the last days.

What is true on the day of the build decides what a page says of a law, so that the site is built anew every night.
A night's build may fail, or the host may pass over it: hence some days. It says nothing when it has stopped for good.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import urljoin

from urllib3.exceptions import HTTPError

from guide.project import norwegian
from guide.registers.asking import Net, left
from guide.site.publish import BUILT_ON

_HEADERS = {"User-Agent": "exit-guide-age-check/1.0", "Cache-Control": "no-cache"}
_MEND = "Se om den nattlige byggingen har stoppet, og start den på nytt"


def find_age(address: str, today: date, most: int) -> tuple[str, bool]:
    """What is said of the age of the site at an address, and whether somebody must do something about it."""
    file = urljoin(address, BUILT_ON)
    try:
        with left(Net(_HEADERS, timeout=20, retries=2, pause=1).ask(file)) as answer:
            text = answer.read(100).decode("utf-8", "replace") if answer.status == 200 else ""
    except (HTTPError, OSError, ValueError):
        return f"{file} svarte ikke. Se om nettstedet er oppe.", True
    return judged(address, text, today, most)


def judged(address: str, text: str, today: date, most: int) -> tuple[str, bool]:
    """The sentence for the day a site says it was built on."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return f"{address} sier ikke hvilken dag det er bygd. Se om adressen er rett. {_MEND}.", True
    days = (today - day).days
    if days < -1:  # it may be midnight there
        return f"{address} er datert fram i tid, {norwegian(day)}. Bygg det på nytt.", True
    age = "i dag" if days <= 0 else f"{days} {'dag' if days == 1 else 'dager'} siden"
    old = days > most
    return f"{address} er bygd {norwegian(day)}, {age}.{f' {_MEND}.' if old else ''}", old
