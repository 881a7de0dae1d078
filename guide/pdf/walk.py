"""HTML to Typst: one function an element. What has no function stops the PDF, with the page and the element."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from lxml.html import HtmlElement

from guide.content.model import Term
from guide.pdf.locate import heading_over, line_of
from guide.pdf.typst import call, content, string, text, unbroken
from guide.project import ROOT, Problem


@dataclass
class Book:
    """What the pages share: where links may lead, the addresses to print, the words to explain."""

    targets: frozenset[str]
    """The labels that links lead to: `kontakt.html`, `kontakt.html#uten-nummer`."""
    headings: Mapping[str, str]
    """The labels of those that are headings, with their text."""
    terms: Mapping[str, Term]
    elsewhere: frozenset[str] = frozenset()
    """The pages of the site, and the places on them, that this book leaves out; of a link to one, the words stay."""
    addresses: dict[str, int] | None = field(default_factory=dict)
    """The number of each address outside the book; without it, addresses are printed where they stand."""
    explained: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    docs: Path = ROOT / "docs"
    """The folder the pages were written in."""


@dataclass(frozen=True)
class Place:
    """Where an element stands: its page, the level of that page's heading, and the book."""

    path: str
    level: int
    book: Book
    heading: bool = False
    nested: bool = False
    led_to: set[str] | None = None
    """In a table: where its links have led so far. The same link in every row is a link only once."""
    ways: bool = False
    """In a list that is nothing but ways to pages: each has the number of its page."""

    def refuse(self, element: HtmlElement, what: str, advice: str, sign: str = "") -> str:
        """Note what the PDF cannot show, and where it was written; nothing is written in its place."""
        page, heading = f"{self.path.removesuffix('.html')}.md", heading_over(element)
        line = line_of(self.book.docs / page, heading, sign)
        under = f" under «{heading}»" if heading else ""
        self.book.problems.append(Problem(f"docs/{page}", line, "", f"PDF-en kan ikke vise {what}{under}. {advice}"))
        return ""

    def label(self, element: HtmlElement) -> str:
        """The label of an element that a link leads to, or nothing."""
        name = f"{self.path}#{element.get('id')}"
        return name if element.get("id") and name in self.book.targets else ""

    @property
    def inner(self) -> Place:
        """The place inside a list, a card or a table."""
        return self if self.nested else replace(self, nested=True)


Writer = Callable[[HtmlElement, Place], str]
BLOCKS: dict[str, Writer] = {}
"""The elements that stand alone, such as a paragraph."""
INLINES: dict[str, Writer] = {}
"""The elements of running text, such as a link."""


def block(*tags: str) -> Callable[[Writer], Writer]:
    """Offer a function for elements that stand alone."""
    return lambda function: _offer(BLOCKS, tags, function)


def inline(*tags: str) -> Callable[[Writer], Writer]:
    """Offer a function for elements of running text."""
    return lambda function: _offer(INLINES, tags, function)


def _offer(kind: dict[str, Writer], tags: tuple[str, ...], function: Writer) -> Writer:
    kind.update(dict.fromkeys(tags, function))
    return function


class Piece(NamedTuple):
    """A part of an element's content, as Typst: running text, or something that stands alone."""

    source: str
    alone: bool


def flow(element: HtmlElement, place: Place) -> str:
    """The content of an element: blocks, and a paragraph of the running text between them."""
    written, running = [], ""
    for piece in (*_pieces(element, place), Piece("", True)):
        if not piece.alone:
            running += piece.source
            continue
        written += [part for part in (running.strip(" "), piece.source) if part]
        running = ""
    return "\n\n".join(written)


def running(element: HtmlElement, place: Place) -> str:
    """The content of an element as one paragraph."""
    return "".join(piece.source for piece in _pieces(element, place)).strip(" ")


def _pieces(element: HtmlElement, place: Place) -> Iterator[Piece]:
    write = unbroken if place.heading else text
    yield Piece(write(element.text or ""), False)
    for child in element:
        yield _piece(child, place)
        yield Piece(write(child.tail or ""), False)


def _piece(element: HtmlElement, place: Place) -> Piece:
    """One element, with a place to jump to when a link leads to it."""
    if not isinstance(element.tag, str) or _is_furniture(element):
        return Piece("", False)
    alone = element.tag in BLOCKS
    writer = BLOCKS.get(element.tag) or INLINES.get(element.tag)
    if not writer:
        advice = "Skriv det på en annen måte, eller lær guide/pdf/ å vise det"
        return Piece(place.refuse(element, f"elementet <{element.tag}>", advice, f"<{element.tag}"), False)
    anchor = "" if element.tag in _LABELLED else anchored(element, place)
    return Piece(anchor + writer(element, place), alone)


def _is_furniture(element: HtmlElement) -> bool:
    """Whether an element only means something on a screen; so does a drawing that is not read aloud."""
    icon = element.tag == "svg" and element.get("aria-hidden") == "true"
    return icon or element.tag in _FURNITURE or "no-print" in classes(element)


_FURNITURE = ("nav", "button", "form", "script", "template")
_LABELLED = ("h1", "h2", "h3", "h4")


def anchored(element: HtmlElement, place: Place) -> str:
    """An invisible place to jump to, when a link leads to the element."""
    label = place.label(element)
    return call("anchor", string(label)) if label else ""


def classes(element: HtmlElement) -> set[str]:
    """The classes of an element."""
    return set((element.get("class") or "").split())


def spoken(element: HtmlElement, source: str) -> str:
    """Markup in the language that the element says it is written in."""
    return call("spoken", string(element.get("lang") or ""), content(source)) if element.get("lang") else source
