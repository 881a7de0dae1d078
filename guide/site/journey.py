"""An address asked on the net and followed to where it ends, and as much of the page there as comes in time."""

from __future__ import annotations

import re
import string
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import NamedTuple
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from guide.registers.asking import Net, left
from guide.site.arrival import Page

MOST_HOPS = 10
_MOST_READ = 1024**2
_PERMANENT = (301, 308)


class Step(NamedTuple):
    """What one address said: its status, where it sends us, for good or not, and the page if it is one."""

    status: int
    onward: str = ""
    permanent: bool = False
    page: Page | None = None


class Arrival(NamedTuple):
    """What stands at the end of the redirects: the last step, its address, and where the first has moved for good."""

    step: Step
    end: str
    moved: str = ""


class Astray(Exception):
    """The redirects lead nowhere. Holds the reason, and the last status there was."""

    def __init__(self, reason: str, status: int) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True)
class Journey:
    """Asks addresses, a pause after each question, and follows where they lead."""

    net: Net
    pause: float
    timeout: float
    schemes: tuple[str, ...]
    fronts: dict[str, Page | None] = field(default_factory=dict)
    asked: dict[str, Lock] = field(default_factory=dict)

    def follow(self, start: str, headers: Mapping[str, str]) -> Arrival:
        """Where the redirects end, which may be neither a ring nor outside https. Raises Astray."""
        here, moved, step = start, start, Step(0)
        seen: set[str] = set()
        while (asked := urldefrag(here).url) not in seen and len(seen) <= MOST_HOPS:
            if urlsplit(here).scheme not in self.schemes:
                raise Astray("leder til en adresse uten https", step.status)
            seen.add(asked)
            step = self.ask(asked, headers)
            if not step.onward:
                return Arrival(step, here, "" if moved == start else moved)
            moved = urljoin(here, step.onward) if step.permanent and moved == here else moved
            here = urljoin(here, step.onward)
        raise Astray("sendes videre uten ende", step.status)

    def ask(self, address: str, headers: Mapping[str, str]) -> Step:
        """What one address says; only the beginning of a page is read."""
        with left(self.net.ask(address, **headers)) as answer:
            time.sleep(self.pause)
            if onward := answer.get_redirect_location() or "":
                onward = quote(onward, safe=string.punctuation, encoding="latin-1")
                return Step(answer.status, onward, answer.status in _PERMANENT)
            page = self.read(answer, address) if 200 <= answer.status < 300 else None
            return Step(answer.status, quote(page.onward, safe=string.punctuation) if page else "", page=page)

    def read(self, answer: BaseHTTPResponse, address: str) -> Page | None:
        """The page, or as much of it as comes in time; None when it is something else than a page."""
        kind, _, rest = answer.headers.get("Content-Type", "").lower().partition(";")
        if kind.strip() not in ("", "text/html", "application/xhtml+xml"):
            return None
        text, whole = self.beginning(answer)
        if not kind.strip() and not text.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return None
        with suppress(AssertionError):  # the parser's own word for what it cannot read
            return Page(decoded(text, rest), address, whole)
        return None

    def beginning(self, answer: BaseHTTPResponse) -> tuple[bytes, bool]:
        """What comes in time, and whether it is all of it."""
        text, end = b"", time.monotonic() + self.timeout
        while len(text) < _MOST_READ and time.monotonic() < end:
            if not (chunk := answer.read1(_MOST_READ)):
                return text, True
            text += chunk
        return text, False

    def front(self, top: str) -> Page | None:
        """The front page at an address; whoever asks for it meanwhile, waits for it."""
        with self.asked.setdefault(top, Lock()):
            if top not in self.fronts:
                self.fronts[top] = None
                with suppress(Astray, HTTPError, OSError, ValueError):
                    self.fronts[top] = self.follow(top, {}).step.page
            return self.fronts[top]


_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


def decoded(text: bytes, header: str) -> str:
    """A page as text, by what the server says of it, what it says itself, or as most are."""
    said = _CHARSET.search(header) or _CHARSET.search(text[:2048].decode("latin-1"))
    for name in (said[1] if said else "utf-8", "utf-8"):
        with suppress(LookupError, UnicodeDecodeError):
            return text.decode(name)
    return text.decode("cp1252", "replace") if not said else text.decode("utf-8", "replace")


def on_the_wire(address: str) -> str:
    """The address as it is sent: without the fragment, and with § and ø as codes."""
    parts = urlsplit(urldefrag(address).url)
    host = parts.netloc.encode("idna").decode("ascii")
    return quote(urlunsplit(parts._replace(netloc=host)), safe=string.punctuation)
