"""MkDocs' search index to the sections worth finding, each text once; and what the menu calls the pages."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from guide.content.catalog import Catalog
from guide.facts.place import FRONT, built, part_of, record_pages, written

SOURCE = "search/search_index.json"
"""Where MkDocs' search leaves what it found on the pages."""
REPEATED = 3
"""A text that stands in so many sections says nothing about any of them."""
_BLOCK = re.compile(r"</?(?:p|li|ol|ul|h\d|blockquote|div|dl|dt|dd|table|tr|td|th)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_UNENDED = re.compile(r"(?<=\w)\n")


@dataclass(frozen=True)
class Section:
    """A heading with its text, and where it stands: a path under the site, and an anchor or nothing."""

    page: str
    anchor: str
    heading: str
    blocks: tuple[str, ...]

    @property
    def text(self) -> str:
        """The blocks in a row; one that ends without a sign, as a title does, is kept apart from the next."""
        return _UNENDED.sub(". ", "\n".join(self.blocks)).replace("\n", " ")


def read_sections(folder: Path, catalog: Catalog) -> list[Section]:
    """The sections of a built site, without what repeats itself and what belongs to another record."""
    docs = json.loads((folder / SOURCE).read_text("utf-8"))["docs"]
    sections = [_section(doc) for doc in docs]
    seen = Counter(block for one in sections for block in set(one.blocks))
    elsewhere = record_texts(catalog)
    lists = {page for page in {one.page for one in sections} if _repeats(page, catalog)}
    return [_own(one, seen, elsewhere, lists) for one in sections]


def _repeats(page: str, catalog: Catalog) -> bool:
    """Whether a page only repeats records: its titles are found, and the records on their own pages."""
    own = record_pages(catalog).get(written(page))
    return own.repeats if own else part_of(written(page)).repeats


def _section(doc: dict[str, str]) -> Section:
    page, _, anchor = doc["location"].partition("#")
    return Section(page or built(FRONT), anchor, plain(doc["title"]), tuple(blocks(doc["text"])))


def blocks(text: str) -> Iterator[str]:
    """The paragraphs and list items of a piece of HTML, as plain text."""
    for part in _BLOCK.split(text):
        if block := plain(part):
            yield block


def plain(text: str) -> str:
    """HTML as text with single spaces."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _own(section: Section, seen: Counter[str], elsewhere: set[str], lists: set[str]) -> Section:
    if section.page in lists and section.anchor:
        return replace(section, blocks=())
    return replace(
        section, blocks=tuple(one for one in section.blocks if seen[one] < REPEATED and one not in elsewhere)
    )


def record_texts(catalog: Catalog) -> set[str]:
    """The sentences that the index has from the records, and that pages repeat wherever they name one."""
    found = {one.gives for one in catalog.provisions.values()} | {one.purpose for one in catalog.contacts.values()}
    for step in catalog.steps.values():
        found |= {step.text, step.explanation or "", step.condition or "", *step.warnings}
    return found


def menu_titles(nav: list[Any]) -> Iterator[tuple[str, str]]:
    """The built path of each page that has a name of its own in the menu, and that name."""
    for item in nav:
        for title, value in item.items() if isinstance(item, dict) else ():
            if isinstance(value, list):
                yield from menu_titles(value)
            else:
                yield built(value), title


def menu_parts(nav: list[Any]) -> dict[str, set[str]]:
    """The built paths of the pages in each part of the menu."""
    parts = {title: value for item in nav if isinstance(item, dict) for title, value in item.items()}
    return {title: set(_paths(value)) for title, value in parts.items() if isinstance(value, list)}


def _paths(nav: list[Any]) -> Iterator[str]:
    for item in nav:
        for value in item.values() if isinstance(item, dict) else (item,):
            yield from _paths(value) if isinstance(value, list) else (built(value),)


def menu_part_of(page: str, parts: dict[str, set[str]]) -> int:
    """The number of the part of the menu a page belongs to; -1 for a page that is a part of its own."""
    return next((number for number, paths in enumerate(parts.values()) if page in paths), -1)
