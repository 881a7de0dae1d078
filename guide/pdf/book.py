"""The built site as a book: its pages in the order of the navigation, written once as Typst for every edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import lxml.html
import yaml
from lxml.html import HtmlElement

from guide.content.catalog import Catalog
from guide.content.signs import SOFT_HYPHEN
from guide.content.syntax import LOADER
from guide.facts.place import FRONT, built, part_of, written
from guide.pdf import blocks, inlines
from guide.pdf import blocks as tables
from guide.pdf.typst import array, call, content, string, unbroken
from guide.pdf.walk import Book, Place, flow
from guide.pdf.ways import target_of
from guide.project import Unsound


@dataclass(frozen=True)
class Leaf:
    """A page of the book: its path in the built site, and its article."""

    path: str
    article: HtmlElement
    look: str = ""
    """How a chapter of the short edition has it set."""

    @property
    def title(self) -> str:
        """The heading of the page, without where it may break on a screen."""
        said = next(self.article.iter("h1")).text_content()
        return " ".join(said.replace(SOFT_HYPHEN, "").split())


@dataclass(frozen=True)
class Branch:
    """An entry of the menu: a heading, and the pages and entries under it."""

    title: str
    children: tuple[Leaf | Branch, ...]

    @property
    def opening(self) -> Leaf | None:
        """The page that has the same heading as the entry itself, and so needs none of its own."""
        first = self.children[0]
        return first if isinstance(first, Leaf) and first.title.casefold() == self.title.casefold() else None

    def leaves(self) -> Iterator[Leaf]:
        """Every page under the entry, in order."""
        for child in self.children:
            yield from [child] if isinstance(child, Leaf) else child.leaves()


def read_book(site: Path, config: Path) -> tuple[Branch, ...]:
    """The built site in the order of the `nav` in mkdocs.yml, without the front page: a cover has its own."""
    root = LOADER(config.read_text("utf-8")).get_single_node()
    nav = next(value for key, value in root.value if key.value == "nav")
    parts = (_branch(item, site) for item in nav.value)
    return tuple(part for part in parts if [leaf.path for leaf in part.leaves()] != [built(FRONT)])


def _branch(item: yaml.Node, site: Path) -> Branch:
    """A top entry; one that is a page becomes a part with that page alone."""
    ((name, value),) = item.value
    items = value.value if isinstance(value, yaml.SequenceNode) else [value]
    return Branch(name.value, tuple(_child(one, site) for one in items))


def _child(item: yaml.Node, site: Path) -> Leaf | Branch:
    return _leaf(item.value, site) if isinstance(item, yaml.ScalarNode) else _branch(item, site)


def _leaf(source: str, site: Path) -> Leaf:
    path = source.removesuffix(".md") + ".html"
    document = lxml.html.fromstring((site / path).read_bytes())
    return Leaf(path, next(document.iter("article")))


__all__ = ["blocks", "brief", "inlines", "tables", "targets", "whole"]


class Volume(NamedTuple):
    """A book as it is set: its parts, the same as Typst, and what they share."""

    parts: tuple[Branch, ...]
    source: str
    book: Book


def whole(parts: tuple[Branch, ...], catalog: Catalog, docs: Path) -> Volume:
    """The whole guide. Raises Unsound when a page has something that the PDF cannot show."""
    return _volume(parts, Book(targets(parts), headings(parts), catalog.terms, frozenset({built(FRONT)}), docs=docs))


def brief(parts: tuple[Branch, ...], whole: Volume) -> Volume:
    """A book of some pages of the whole guide, which says nothing twice. Raises Unsound."""
    book, own = whole.book, targets(parts)
    elsewhere = book.elsewhere | (book.targets - own)
    return _volume(parts, Book(own, headings(parts), book.terms, elsewhere, docs=book.docs))


def _volume(parts: tuple[Branch, ...], book: Book) -> Volume:
    """The parts as a file that holds them, with the addresses they name."""
    written = [_part(part, book) for part in parts]
    if book.problems:
        raise Unsound(sorted(book.problems))
    addresses = array(string(address) for address in book.addresses or ())
    lines = ['#import "frame.typ": *', f"#let parts = {array(written)}", f"#let addresses = {addresses}", ""]
    return Volume(parts, "\n".join(lines), book)


def targets(parts: tuple[Branch, ...]) -> frozenset[str]:
    """Every page, and every id on a page that some link leads to."""
    leaves = [leaf for part in parts for leaf in part.leaves()]
    known = {leaf.path for leaf in leaves}
    ids = {f"{leaf.path}#{one}" for leaf in leaves for one in leaf.article.xpath(".//*[not(self::h1)]/@id")}
    return frozenset(known | (ids & {target for leaf in leaves for target in _led_to(leaf)}))


def headings(parts: tuple[Branch, ...]) -> dict[str, str]:
    """The labels that are pages or headings on them, with their text."""
    found = {}
    for leaf in (leaf for part in parts for leaf in part.leaves()):
        found[leaf.path] = leaf.title
        for heading in leaf.article.iter("h2", "h3", "h4"):
            found[f"{leaf.path}#{heading.get('id')}"] = " ".join(heading.text_content().split())
    return found


def _led_to(leaf: Leaf) -> Iterator[str]:
    return (target_of(address, leaf.path) for address in leaf.article.xpath(".//a/@href"))


def _part(part: Branch, book: Book) -> str:
    """A part of the book: its title, the label of the page that opens it, and its content."""
    opening = part.opening
    rest = part.children[1:] if opening else part.children
    written = [_article(opening, 1, book)] if opening else []
    written += [_entry(child, 2, book, first=not written and child is rest[0]) for child in rest]
    label = string(opening.path) if opening else string("")
    return array([string(part.title), label, content("\n\n".join(written))])


def _entry(entry: Leaf | Branch, level: int, book: Book, *, first: bool = False) -> str:
    if isinstance(entry, Leaf):
        head = _head(entry, level, entry.path, first=first)
        return f"{head}\n\n{_article(entry, level, book, first=first)}"
    opening = entry.opening
    head = _head(entry, level, opening.path if opening else "", first=first)
    own = _article(opening, level, book) if opening else ""
    rest = entry.children[1:] if opening else entry.children
    return "\n\n".join([head, own, *(_entry(child, level + 1, book) for child in rest)])


def _head(entry: Leaf | Branch, level: int, label: str, *, first: bool) -> str:
    """The heading of a page; one that is handed out begins on a sheet of its own."""
    columns = isinstance(entry, Leaf) and entry.look == "columns"
    looks = {"first": first, "sheet": columns or part_of(written(label)).paper == "sheets"}
    named = {name: "true" for name, holds in looks.items() if holds}
    return call("page-title", str(level), string(label), content(unbroken(entry.title)), **named)


def _article(leaf: Leaf, level: int, book: Book, *, first: bool = False) -> str:
    place = Place(leaf.path, level, book, nested=bool(leaf.look))
    source, paper = flow(leaf.article, place), part_of(written(leaf.path)).paper
    if leaf.look:
        return call(f"in-{leaf.look}", content(source), first="true" if first else "false")
    if paper == "register":
        return call("register", content(source))
    return call("compact", content(source)) if paper == "small" else source
