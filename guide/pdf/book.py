"""The built site as a book: its pages in the order of the navigation, written once as Typst for every edition."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import yaml
from lxml.html import HtmlElement

from guide.content.catalog import Catalog
from guide.content.syntax import LOADER
from guide.facts.place import part_of, written
from guide.pdf import blocks, inlines
from guide.pdf import blocks as tables
from guide.pdf.typst import array, call, content, string, unbroken
from guide.pdf.walk import Book, Place, flow
from guide.project import Unsound


@dataclass(frozen=True)
class Leaf:
    """A page of the book: its path in the built site, and its article."""

    path: str
    article: HtmlElement

    @property
    def title(self) -> str:
        """The heading of the page."""
        return " ".join(next(self.article.iter("h1")).text_content().split())


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
    """The built site in the order of the `nav` in mkdocs.yml."""
    root = LOADER(config.read_text("utf-8")).get_single_node()
    nav = next(value for key, value in root.value if key.value == "nav")
    return tuple(_branch(item, site) for item in nav.value)


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


__all__ = ["blocks", "body", "inlines", "tables", "targets"]


def body(parts: tuple[Branch, ...], catalog: Catalog, docs: Path) -> tuple[str, Book]:
    """The file body.typ: the parts of the book and the addresses it names. Raises Unsound."""
    book = Book(targets(parts), headings(parts), catalog.terms, docs=docs)
    written = [_part(part, book) for part in parts]
    if book.problems:
        raise Unsound(sorted(book.problems))
    addresses = array(string(address) for address in book.addresses or ())
    lines = ['#import "frame.typ": *', f"#let parts = {array(written)}", f"#let addresses = {addresses}", ""]
    return "\n".join(lines), book


def targets(parts: tuple[Branch, ...]) -> frozenset[str]:
    """Every page, and every id on a page that some link leads to."""
    leaves = [leaf for part in parts for leaf in part.leaves()]
    known = {leaf.path for leaf in leaves}
    ids = {f"{leaf.path}#{one}" for leaf in leaves for one in leaf.article.xpath(".//@id")}
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
    for address in leaf.article.xpath(".//a/@href"):
        parts = urlsplit(address)
        path = posixpath.join(posixpath.dirname(leaf.path), unquote(parts.path)) if parts.path else leaf.path
        yield f"{posixpath.normpath(path)}#{unquote(parts.fragment)}"


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
        head = _head(entry.title, level, entry.path, first=first)
        return f"{head}\n\n{_article(entry, level, book)}"
    opening = entry.opening
    head = _head(entry.title, level, opening.path if opening else "", first=first)
    own = _article(opening, level, book) if opening else ""
    rest = entry.children[1:] if opening else entry.children
    return "\n\n".join([head, own, *(_entry(child, level + 1, book) for child in rest)])


def _head(title: str, level: int, label: str, *, first: bool) -> str:
    """The heading of a page; one that is handed out begins on a sheet of its own."""
    looks = {"first": first, "sheet": part_of(written(label)).paper == "sheets"}
    named = {name: "true" for name, holds in looks.items() if holds}
    return call("page-title", str(level), string(label), content(unbroken(title)), **named)


def _article(leaf: Leaf, level: int, book: Book) -> str:
    source, paper = flow(leaf.article, Place(leaf.path, level, book)), part_of(written(leaf.path)).paper
    if paper == "register":
        return call("register", content(source))
    return call("compact", content(source)) if paper == "small" else source
