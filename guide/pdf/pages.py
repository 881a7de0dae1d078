"""The built site as a book: its pages in the order of the navigation, each with the article readers see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import yaml
from lxml.html import HtmlElement

from guide.reading import LOADER


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
