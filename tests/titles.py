"""The book with no more of each page than its title: it is set in a moment, and what is an edition's own is whole."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

from guide.pdf.book import Branch, Leaf, body
from guide.pdf.manuscript import Manuscript


def of_titles(manuscript: Manuscript, docs: Path) -> Manuscript:
    """The same book, shortened."""
    parts = tuple(replace(part, children=tuple(map(_titled, part.children))) for part in manuscript.parts)
    written, book = body(parts, manuscript.catalog, docs)
    return replace(manuscript, parts=parts, body=written, book=book)


def _titled(entry: Branch | Leaf) -> Branch | Leaf:
    if isinstance(entry, Branch):
        return replace(entry, children=tuple(map(_titled, entry.children)))
    article = deepcopy(entry.article)
    for element in list(article):
        if element.tag != "h1":
            article.remove(element)
    return replace(entry, article=article)
