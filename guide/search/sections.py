"""MkDocs' search index to the sections worth finding: every text once, where it belongs."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guide.catalog import Catalog

REPEATED = 3
"""A text that stands in so many sections says nothing about any of them."""
LISTS = ("fylker/", "lovgrunnlag/status.html")
"""Pages that only repeat records: their titles are found, and the records on their own pages."""

_BLOCK = re.compile(r"</?(?:p|li|ol|ul|h\d|blockquote|div|dl|dt|dd|table|tr|td|th)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_SOURCE = re.compile(r"(?:Kilde: |Slått opp |Ganske sikkert\.|Usikkert\.|Ikke kontrollert\.|Bare lest i )")


@dataclass(frozen=True)
class Section:
    """A heading with its text, and where it stands: a path under the site, and an anchor or nothing."""

    page: str
    anchor: str
    heading: str
    blocks: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.blocks)


def read_sections(folder: Path, catalog: Catalog) -> list[Section]:
    """The sections of a built site, without what repeats itself and what belongs to another record."""
    docs = json.loads((folder / "search" / "search_index.json").read_text("utf-8"))["docs"]
    sections = [_section(doc) for doc in docs]
    seen = Counter(block for one in sections for block in set(one.blocks))
    return [_own(one, seen, record_texts(catalog), set(anchors(catalog))) for one in sections]


def _section(doc: dict[str, str]) -> Section:
    page, _, anchor = doc["location"].partition("#")
    return Section(page or "index.html", anchor, plain(doc["title"]), tuple(blocks(doc["text"])))


def blocks(text: str) -> Iterator[str]:
    """The paragraphs and list items of a piece of HTML, as plain text."""
    for part in _BLOCK.split(text):
        if (block := plain(part)) and not _SOURCE.match(block):
            yield block


def plain(text: str) -> str:
    """HTML as text with single spaces."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _own(section: Section, seen: Counter[str], texts: set[str], records: set[str]) -> Section:
    if section.page.startswith(LISTS) and section.anchor:
        return Section(section.page, section.anchor, "", ())
    foreign = set() if section.anchor in records else texts
    kept = (block for block in section.blocks if seen[block] < REPEATED and block not in foreign)
    return Section(section.page, section.anchor, section.heading, tuple(kept))


def record_texts(catalog: Catalog) -> set[str]:
    """The sentences that have a section of their own, and are repeated wherever a page names the record."""
    found = {one.gives for one in catalog.provisions.values()} | {one.purpose for one in catalog.contacts.values()}
    for step in catalog.steps.values():
        found |= {step.text, step.explanation or "", step.condition or "", *step.warnings}
    return found


def anchors(catalog: Catalog) -> Iterator[str]:
    """The ids of the records that stand in a section of their own."""
    yield from (*catalog.provisions, *catalog.contacts, *catalog.resources, *catalog.terms)
