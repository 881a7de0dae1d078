"""The links out of a built site, asked live: which are dead, and which only a person can judge."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple
from urllib.parse import urldefrag, urljoin

from urllib3.exceptions import HTTPError

from guide.content.catalog import shown
from guide.content.kinds import KINDS
from guide.content.registers import KnownLink
from guide.project import norwegian
from guide.registers.asking import Net, why
from guide.site.arrival import MOST_TEXT, Page, find_doubt, is_front, is_same
from guide.site.built import BuiltSite
from guide.site.journey import Arrival, Astray, Journey, on_the_wire

Verdict = Literal["ok", "dead", "unsure", "known"]

AT_ONCE = 2
_HEADERS = {"User-Agent": "exit-guide/1.0", "Accept": "*/*", "Accept-Language": "nb, no, en;q=0.5"}
_BROWSER = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "nb-NO,nb;q=0.9,no;q=0.8,en;q=0.5",
    "Upgrade-Insecure-Requests": "1",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "none",
}
"""Some servers say of a page to anybody but a browser that it does not exist."""
_FRONT_PAGE = "viser det samme som forsiden"
_DEAD = {404: "siden finnes ikke (404)", 410: "siden er tatt bort for godt (410)"}
_UNSURE = {403: "slipper ikke kontrollen inn (403)", 429: "har fått for mange spørsmål (429)"}
_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (socket.gaierror, "fant ikke navnet på nettet"),
    (TimeoutError, "svarte ikke i tide"),
    (ssl.SSLError, "fikk ikke sikker forbindelse (TLS)"),
    (ConnectionRefusedError, "tok ikke imot forbindelsen"),
    (ConnectionError, "brøt forbindelsen"),
    (ValueError, "adressen er skrevet feil"),
    (OverflowError, "adressen er skrevet feil"),
)


class Answer(NamedTuple):
    """What one address came to, and where it has moved for good. Status 0: no server answered."""

    verdict: Verdict
    reason: str
    status: int = 0
    moved: str = ""


@dataclass(frozen=True)
class Result:
    """The verdict on one address, every place it stands, whether any server answered, and where it has moved."""

    address: str
    verdict: Verdict
    reason: str
    places: tuple[str, ...]
    reached: bool = True
    moved: str = ""


def external_links(site: BuiltSite) -> dict[str, list[str]]:
    """Every https address a reader can follow out of the site, with each page and line it stands on."""
    found: dict[str, list[str]] = {}
    for page in site.pages.values():
        for tag, _, written, line in page.links:
            address, place = written.strip(), f"site/{page.path}:{line}"
            if tag == "a" and address.lower().startswith("https://") and place not in found.setdefault(address, []):
                found[address].append(place)
    return found


def check(
    addresses: Mapping[str, Sequence[str]],
    *,
    workers: int = 8,
    timeout: float = 20,
    retries: int = 1,
    pause: float = 0.2,
    schemes: tuple[str, ...] = ("https",),
) -> list[Result]:
    """Ask every address, and return the results in the order they came. Only the tests widen `schemes`."""
    net = Net(_HEADERS, timeout=timeout, retries=retries, pause=pause, at_once=AT_ONCE)
    with ThreadPoolExecutor(workers) as pool:
        answers = list(pool.map(Visitor(Journey(net, pause, timeout, schemes)).visit, addresses))
    return [
        Result(address, answer.verdict, answer.reason, tuple(places), answer.status > 0, answer.moved)
        for (address, places), answer in zip(addresses.items(), answers, strict=True)
    ]


@dataclass(frozen=True)
class Visitor:
    """Judges addresses, one after another."""

    journey: Journey

    def visit(self, address: str) -> Answer:
        """What the address comes to; what is dead to us, may be there for a browser."""
        answer = self.attempt(address, {})
        if answer.verdict != "dead":
            return answer
        again = self.attempt(address, _BROWSER)
        if again.verdict == "ok":
            return Answer("unsure", "svarer bare nettlesere", again.status)
        return again if again.status else answer

    def attempt(self, address: str, headers: Mapping[str, str]) -> Answer:
        """What the address comes to; whatever goes wrong on the way is an answer too."""
        try:
            start = on_the_wire(address)
            came = self.journey.follow(start, headers)
            answer = judge(came, start, urldefrag(address).fragment)
            is_front_page = answer.verdict == "ok" and came.step.page and self.shows_front(came.step.page, came.end)
            return answer._replace(verdict="unsure", reason=_FRONT_PAGE) if is_front_page else answer
        except Astray as astray:
            return Answer("unsure", str(astray), astray.status)
        except (HTTPError, OSError, ValueError, OverflowError) as error:
            return Answer("unsure", why(error, _FAILURES, "fikk ikke kontakt"))

    def shows_front(self, page: Page, end: str) -> bool:
        """Whether the server answers a deep address with its front page, which is asked once for each host."""
        if is_front(end) or page.signs < MOST_TEXT:
            return False
        front = self.journey.front(urljoin(end, "/"))
        return bool(front and is_same(page, front))


def judge(came: Arrival, start: str, fragment: str = "") -> Answer:
    """Only 404 and 410 are dead; only success at what the address promises is in order."""
    (status, *_, page), end, moved = came
    if status in _DEAD:
        return Answer("dead", _DEAD[status], status)
    if not 200 <= status < 300:
        fallback = "serveren har en feil" if status >= 500 else "gir et uventet svar"
        return Answer("unsure", _UNSURE.get(status, f"{fallback} ({status})"), status)
    if doubt := find_doubt(page, start, end, urldefrag(end).fragment or fragment):
        return Answer("unsure", doubt, status)
    return Answer("ok", "", status, moved)


def weighed(results: Sequence[Result], links: Iterable[KnownLink], today: date) -> tuple[list[Result], list[str]]:
    """The results where what somebody has looked at is let stand until its day, and what to do with such records."""
    known = {one.url: one for one in links}
    kept = {url for url, one in known.items() if today < one.look_again_on}
    weighed = [replace(one, verdict="known") if one.address in kept and one.verdict != "ok" else one for one in results]
    said = [_record(known[one.address], one) for one in weighed if one.address in known]
    absent = sorted(known.keys() - {one.address for one in results})
    said += [_of(known[url], "står ikke på nettstedet. Slett posten") for url in absent]
    return weighed, [line for line in said if line]


def _record(link: KnownLink, result: Result) -> str:
    """What to do with the record of a link; nothing while it does its work."""
    if result.verdict == "ok":
        return _of(link, "svarer igjen. Slett posten")
    if result.verdict == "known":
        return ""
    return _of(link, f"skulle ses på igjen {norwegian(link.look_again_on)}. Åpne lenken, og rett den eller datoene")


def _of(link: KnownLink, text: str) -> str:
    return f"{shown(KINDS['known_links'])}: {link.id}: «{link.url}» {text}."


def exit_status(results: Sequence[Result]) -> int:
    """1 when a link is dead or none could be reached, else 0."""
    return int(not _any_reached(results) or any(one.verdict == "dead" for one in results))


def _any_reached(results: Sequence[Result]) -> bool:
    return any(one.reached for one in results)


def report(results: Sequence[Result]) -> str:
    """The dead with every place, then the unsure, then how many there are of each."""
    dead = [one for one in results if one.verdict == "dead"]
    unsure = [one for one in results if one.verdict == "unsure"]
    lines = [f"{place}: {_dead(one)}" for one in dead for place in one.places]
    lines += [f"{', '.join(one.places)}: {_unsure(one)}" for one in unsure]
    lines += [f"{', '.join(one.places)}: {_moved(one)}" for one in results if one.moved]
    return "\n".join([*lines, _total(results, len(dead), len(unsure))])


def _dead(one: Result) -> str:
    return f"lenken «{one.address}» er død: {one.reason}. Finn den nye adressen, og rett den i data/ eller docs/."


def _unsure(one: Result) -> str:
    return f"lenken «{one.address}» er usikker: {one.reason}. Åpne den i en nettleser."


def _moved(one: Result) -> str:
    return f"lenken «{one.address}» er flyttet for godt til «{one.moved[:300]}». Rett adressen i data/ eller docs/."


def _total(results: Sequence[Result], dead: int, unsure: int) -> str:
    if not results:
        return "Fant ingen lenker. Er nettstedet bygd?"
    if not _any_reached(results):
        return "Ingen lenker svarte. Er du på nett?"
    links = "1 lenke" if len(results) == 1 else f"{len(results)} lenker"
    killed = "1 er død" if dead == 1 else f"{dead} er døde"
    doubted = "1 er usikker" if unsure == 1 else f"{unsure} er usikre"
    known = sum(one.verdict == "known" for one in results)
    left = f", {known} er sett på av et menneske" if known else ""
    return f"{links}: {len(results) - dead - unsure - known} svarer, {killed}, {doubted}{left}."
