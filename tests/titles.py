"""The book with no more of each page than its title: it is set in a moment, and what is an edition's own is whole."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

from guide.pdf.book import Branch, Leaf, brief, whole
from guide.pdf.manuscript import Manuscript


def of_titles(manuscript: Manuscript, docs: Path) -> Manuscript:
    """The same book, shortened."""
    parts = tuple(replace(part, children=tuple(map(_titled, part.children))) for part in manuscript.full.parts)
    full = whole(parts, manuscript.catalog, docs)
    short = tuple(replace(part, children=tuple(map(_titled, part.children))) for part in manuscript.short.parts)
    return replace(manuscript, full=full, short=brief(short, full))


def _titled(entry: Branch | Leaf) -> Branch | Leaf:
    if isinstance(entry, Branch):
        return replace(entry, children=tuple(map(_titled, entry.children)))
    article = deepcopy(entry.article)
    for element in list(article):
        if element.tag != "h1":
            article.remove(element)
    return replace(entry, article=article)
