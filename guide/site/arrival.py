"""Whether the page that a link leads to is the one it promises: a server says 200 of a great deal else.

What is doubted, is what nobody would write a link to: a page that says that there is no such page, a front page, a
search or a way to log in that was not asked for, a document that has become a page, a place that is not on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from guide.site.notices import FAULT, FRONT, GONE, LOG_IN, SEARCH, first, head, parts

_SPACE = re.compile(r"\s+")
MOST_TEXT = 200
"""With fewer signs than this on it, a page is a shell that a script fills."""
_NOTICE = 1000
"""With fewer signs than this on it, a page says little else than one thing, wherever on the page it says it."""
_WORD = 12
_ALIKE = 0.9
_SOON = 10.0
"""With more seconds than this, a page is made anew for those who stay on it."""

_LOG_IN_STEP = re.compile(
    r"(?:log-?[io]n|logg-?(?:inn|pa|på)|sign-?in|innlogging|palogging|pålogging|auth|authenticate|authorize"
    r"|oauth2?|sso|saml2?|cas|openid|oidc|idporten|feide|adfs|wp-login)(?:\.\w+)?",
    re.IGNORECASE,
)
_LOG_IN_HOST = re.compile(
    r"(?:^|\.)(?:log-?in|sign-?in|auth|sso|idp|idporten|accounts?|adfs|feide|logginn|innlogging|id)\.", re.IGNORECASE
)
_SEARCH_STEP = re.compile(
    r"(?:s(?:ø|o|oe)k(?:e?resultat(?:er)?|side)?|search(?:-?results?|-?page)?|suche|treff)(?:\.\w+)?", re.IGNORECASE
)
_FRONT_STEP = re.compile(
    r"|(?:index|default|home(?:page)?|main|welcome|velkommen|hjem|heim|start|startside(?:n)?|startpage|forside(?:n)?"
    r"|framside|hovedside(?:n)?|frontpage|portal|accueil|inicio|startseite)(?:\.\w+)?",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"(?:no|nb|nn|en|se|sme|sma|smj|sv|da|dk|fi|de|fr|es|pl|ru|uk|ar|so|ti|fa|ur|tr|vi|lt|lv|et|is|it|nl|pt|zh|ja|ku"
    r"|ps|th|tl|sami)(?:[-_][a-z]{2,4})?|norsk|bokmal|nynorsk|english|engelsk|samisk",
    re.IGNORECASE,
)
_GONE_STEP = re.compile(
    r"(?:(?:error|feil|feilside)?[-_]?(?:404|410)|(?:page)?[-_]?not-?found|siden-(?:finnes|ble)-ikke.*|finnes-ikke"
    r"|ikke-funnet|fant-ikke.*|error(?:page|s)?|feil(?:side)?|utgatt)(?:\.\w+)?",
    re.IGNORECASE,
)
_HARMLESS = re.compile(
    r"utm_.*|lang(?:uage)?|locale|sprak|språk|ref(?:errer)?|redirect.*|return.*|from|src|source|status|code|error|err"
    r"|feil|msg|message|notfound|404|session.*|sid|cookie.*|fbclid|gclid|aspxerrorpath|aspxautodetectcookiesupport"
    r"|orig.*|old.*|url|path",
    re.IGNORECASE,
)
"""What a query may hold without making another page of a front page."""
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|zip|csv)$", re.IGNORECASE)


@dataclass
class Page(HTMLParser):
    """What a page says of itself: its title and first heading, the places on it, its text, and where it sends us."""

    html: str
    address: str
    whole: bool = True
    title: str = ""
    heading: str = ""
    places: set[str] = field(default_factory=set)
    onward: str = ""
    signs: int = 0
    scripted: bool = False
    password: bool = False
    texts: list[str] = field(default_factory=list)
    _second: str = ""
    _twos: int = 0
    _open: list[str] = field(default_factory=list)
    _base: str = ""
    _script: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()
        heading = self.heading if self.heading.strip() else self._second
        self.title, self.heading = (" ".join(one.split()) for one in (self.title, heading))
        shell = self.scripted or self.signs >= MOST_TEXT
        if not (self.onward or shell) and (found := _SENDS.search(self._script)):
            self._send(found[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.places |= {named[name] for name in ("id", "name") if named.get(name)}
        if tag in _HOLDS:
            self._open.append(tag)
        self._twos += tag == "h2"
        if tag == "script":
            self.scripted |= bool(named.get("src"))
        self.password |= tag == "input" and named.get("type", "").lower() == "password"
        if tag == "base" and named.get("href"):
            self._base = named["href"]
        if tag == "meta" and named.get("http-equiv", "").strip().lower() == "refresh" and "noscript" not in self._open:
            self._refreshed(named.get("content", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if "script" in self._open:
            self._script += data
        elif "title" in self._open and "svg" not in self._open:
            self.title += data
        elif not {"style", "template", "noscript"} & set(self._open):
            self._read(data)

    def _read(self, data: str) -> None:
        if text := " ".join(data.split()):
            self.signs += len(text)
            self.texts.append(text)
        if "h1" in self._open:
            self.heading += data
        elif "h2" in self._open and self._twos == 1:
            self._second += data

    def _refreshed(self, content: str) -> None:
        if (found := _REFRESH.fullmatch(content.strip())) and float(found[1] or 0) <= _SOON:
            self._send(found[2])

    def _send(self, written: str) -> None:
        """Send the visitor on, unless it is to where we are."""
        onward = urljoin(urljoin(self.address, self._base), _SPACE.sub("", written.strip("\"' ")))
        if onward.partition("#")[0] != self.address.partition("#")[0]:
            self.onward = onward


_HOLDS = {"title", "h1", "h2", "script", "style", "template", "noscript", "svg"}
_REFRESH = re.compile(r"(\d*\.?\d*)\s*[;,\s]\s*(?:url\s*=\s*)?(.+)", re.IGNORECASE | re.DOTALL)
_SENDS = re.compile(
    r"(?:window\.|document\.|top\.|self\.)?\blocation(?:\.href)?\s*(?:=|\.(?:replace|assign)\s*\()\s*([\"'])([^\"']+)\1"
)


def find_doubt(page: Page | None, start: str, end: str, fragment: str) -> str:
    """Why what was arrived at may not be what the link promises; empty when nothing speaks against it."""
    return next(_doubts(page, start, end, fragment), "")


def _doubts(page: Page | None, start: str, end: str, fragment: str) -> Iterator[str]:
    if _steps(end, _GONE_STEP) and not _steps(start, _GONE_STEP):
        yield "sendes videre til en feilside"
    if is_front(end) and not is_front(start):
        yield "sendes videre til forsiden"
    if _is_log_in(end) and not _is_log_in(start):
        yield "sendes videre til innlogging"
    if _steps(end, _SEARCH_STEP) and not _steps(start, _SEARCH_STEP):
        yield "sendes videre til et søk"
    if page:
        yield from _doubts_of(page, start, fragment)
    if page and _DOCUMENT.search(urlsplit(start).path):
        yield "er en nettside, ikke dokumentet adressen sier"


def _doubts_of(page: Page, start: str, fragment: str) -> Iterator[str]:
    names = [part for text in (page.title, page.heading) for part in parts(text)]
    if page.signs < _NOTICE:
        names += [text for text in page.texts if len(text) > _WORD]
    if said := first(GONE, names) or first(FAULT, names):
        yield f"siden sier «{said}»"
    if not (page.title or page.signs or page.scripted):
        yield "siden er tom"
    heads = (head(page.title), page.heading)
    if (said := first(LOG_IN, heads)) and not _is_log_in(start) and not is_front(start):
        yield f"siden er en innlogging: «{said}»"
    if page.password and page.signs < _NOTICE and not _is_log_in(start) and not is_front(start):
        yield "siden er en innlogging"
    if (said := first(SEARCH, heads)) and not _steps(start, _SEARCH_STEP) and not is_front(start):
        yield f"siden er et søk: «{said}»"
    if (said := first(FRONT, heads[:1])) and not is_front(start):
        yield f"viser forsiden: «{said}»"
    if _misses(page, fragment):
        yield f"siden har ikke stedet «#{fragment}»"


def _misses(page: Page, fragment: str) -> bool:
    """Whether a page that was read to its end has no such place. What scripts make of a page, is not known."""
    if not fragment or not page.whole or page.signs < MOST_TEXT or fragment.lower() == "top":
        return False
    if fragment[0] in "!/:" or "=" in fragment or ":~:" in fragment:  # for the script of the page, or of the browser
        return False
    return not {fragment, unquote(fragment)} & page.places


def is_front(address: str) -> bool:
    """Whether an address is that of a site's front page, in whatever language."""
    place = urlsplit(address)
    if place.fragment.startswith(("/", "!")):  # a page that a script shows
        return False
    if any(not _HARMLESS.fullmatch(key) for key in parse_qs(place.query, keep_blank_values=True)):
        return False
    steps = [unquote(step) for step in place.path.strip("/").split("/")]
    while steps and _LANGUAGE.fullmatch(steps[0]):
        del steps[0]
    return len(steps) <= 1 and all(_FRONT_STEP.fullmatch(step) for step in steps)


def _is_log_in(address: str) -> bool:
    return _steps(address, _LOG_IN_STEP) or bool(_LOG_IN_HOST.search(urlsplit(address).hostname or ""))


def _steps(address: str, wanted: re.Pattern[str]) -> bool:
    """Whether one of the steps of an address is such a word."""
    return any(wanted.fullmatch(unquote(step)) for step in urlsplit(address).path.split("/") if step)


def is_same(page: Page, other: Page) -> bool:
    """Whether two pages say the same, as when a server answers every address with its front page."""
    texts, others = set(page.texts), set(other.texts)
    if min(page.signs, other.signs) < MOST_TEXT or page.title != other.title:
        return False
    return len(texts & others) >= _ALIKE * len(texts | others)
