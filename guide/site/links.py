"""The links out of a built site, asked live: which are dead, and which only a person can judge."""

from __future__ import annotations

import socket
import ssl
import string
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal, NamedTuple
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit

from urllib3.exceptions import HTTPError

from guide.registers.asking import Net, left, why
from guide.site.built import BuiltSite

Verdict = Literal["ok", "dead", "unsure"]

AT_ONCE = 2
MOST_HOPS = 10
_HEADERS = {"User-Agent": "exit-guide-link-check/1.0", "Accept": "*/*", "Accept-Language": "nb, no, en;q=0.5"}
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
    """What one address came to. Status 0: no server answered."""

    verdict: Verdict
    reason: str
    status: int = 0


@dataclass(frozen=True)
class Result:
    """The verdict on one address, every place it stands, and whether any server answered at all."""

    address: str
    verdict: Verdict
    reason: str
    places: tuple[str, ...]
    reached: bool = True


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
        answers = list(pool.map(Visitor(net, pause, schemes).visit, addresses))
    return [
        Result(address, answer.verdict, answer.reason, tuple(places), answer.status > 0)
        for (address, places), answer in zip(addresses.items(), answers, strict=True)
    ]


@dataclass(frozen=True)
class Visitor:
    """Asks addresses, with at most two questions at once to a host and a pause after each."""

    net: Net
    pause: float
    schemes: tuple[str, ...]

    def visit(self, address: str) -> Answer:
        """What the address comes to; whatever goes wrong on the way is an answer too."""
        try:
            return self.follow(on_the_wire(address))
        except (HTTPError, OSError, ValueError, OverflowError) as error:
            return Answer("unsure", why(error, _FAILURES, "fikk ikke kontakt"))

    def follow(self, start: str) -> Answer:
        """The answer at the end of the redirects, which may be neither a ring nor outside https."""
        here, status = start, 0
        seen: set[str] = set()
        while here not in seen and len(seen) <= MOST_HOPS:
            if urlsplit(here).scheme not in self.schemes:
                return Answer("unsure", "leder til en adresse uten https", status)
            seen.add(here)
            status, onward = self.ask(here)
            if not onward:
                return judge(status, start, here)
            here = urljoin(here, onward)
        return Answer("unsure", "sendes videre uten ende", status)

    def ask(self, address: str) -> tuple[int, str]:
        """The status of one page and where it sends us; the page itself is not read."""
        with left(self.net.ask(address)) as page:
            time.sleep(self.pause)
            onward = page.get_redirect_location() or ""
            return page.status, quote(onward, safe=string.punctuation, encoding="latin-1")


def on_the_wire(address: str) -> str:
    """The address as it is sent: without the fragment, and with § and ø as codes."""
    parts = urlsplit(urldefrag(address).url)
    host = parts.netloc.encode("idna").decode("ascii")
    return quote(urlunsplit(parts._replace(netloc=host)), safe=string.punctuation)


def judge(status: int, start: str, end: str) -> Answer:
    """Only 404 and 410 are dead; only success that did not end on a front page is in order."""
    if status in _DEAD:
        return Answer("dead", _DEAD[status], status)
    if not 200 <= status < 300:
        fallback = "serveren har en feil" if status >= 500 else "gir et uventet svar"
        return Answer("unsure", _UNSURE.get(status, f"{fallback} ({status})"), status)
    if _is_front(end) and not _is_front(start):
        return Answer("unsure", "sendes videre til forsiden", status)
    return Answer("ok", "", status)


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query and not parts.fragment


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
    return "\n".join([*lines, _total(results, len(dead), len(unsure))])


def _dead(one: Result) -> str:
    return f"lenken «{one.address}» er død: {one.reason}. Finn den nye adressen, og rett den i data/ eller docs/."


def _unsure(one: Result) -> str:
    return f"lenken «{one.address}» er usikker: {one.reason}. Åpne den i en nettleser."


def _total(results: Sequence[Result], dead: int, unsure: int) -> str:
    if not results:
        return "Fant ingen lenker. Er nettstedet bygd?"
    if not _any_reached(results):
        return "Ingen lenker svarte. Er du på nett?"
    links = "1 lenke" if len(results) == 1 else f"{len(results)} lenker"
    killed = "1 er død" if dead == 1 else f"{dead} er døde"
    doubted = "1 er usikker" if unsure == 1 else f"{unsure} er usikre"
    return f"{links}: {len(results) - dead - unsure} svarer, {killed}, {doubted}."
