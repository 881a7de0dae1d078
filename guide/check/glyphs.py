"""The rule for signs: what is written can be printed."""

from __future__ import annotations

from collections.abc import Iterator

from guide.check.subject import Project
from guide.content.construct import Location
from guide.content.signs import HIDDEN
from guide.facts.glyphs import code, unshown
from guide.project import Problem

_TYPED_BY_READERS = "data/search/"
"""What people search with is never printed."""


def every_sign_can_be_printed(project: Project) -> Iterator[Problem]:
    """Every sign of a page or a record is in the fonts of the PDFs."""
    for page in project.pages:
        for sign in _missing(page.text):
            line = page.text.count("\n", 0, page.text.index(sign)) + 1
            yield page.problem(line, _said(sign))
    for document in project.catalog.documents.values():
        if document.path.startswith(_TYPED_BY_READERS):
            continue
        told: set[Location] = set()
        for sign in _missing(document.text):
            where = [at for at, text in document.raw.items() if sign in text and at not in told]
            yield from (document.problem(at, _said(sign)) for at in where)
            told.update(where)


def _missing(text: str) -> list[str]:
    """The signs that no font has; of those that nobody sees, another rule tells."""
    return [sign for sign in unshown(text) if not HIDDEN.match(sign)]


def _said(sign: str) -> str:
    return f"har et tegn PDF-en ikke kan vise ({code(sign)}). Slett det, eller skriv det med ord"
