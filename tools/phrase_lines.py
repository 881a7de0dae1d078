"""The phrases of the search as lines of YAML: where each stands, and a file without some of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guide.content.catalog import Entry
from guide.content.construct import Location
from guide.content.reading import Document, parse
from guide.project import ROOT

FIELDS = ("keywords", "questions", "words")
Lines = list[str | None]
"""The lines of a file, None for those that go: the numbers of the others stay."""


def written(entry: Entry) -> Iterator[tuple[Location, str]]:
    """Each phrase of a record with its place in the file."""
    for field in FIELDS:
        for number, phrase in enumerate(getattr(entry.record, field, ())):
            yield (*entry.location, field, number), phrase


def pruned(document: Document, gone: set[Location]) -> str:
    """The text of a file without some phrases, each a line. A list may be left empty; a record without any goes."""
    lines: Lines = list(document.text.splitlines())
    for where in gone:
        lines[document.line(where) - 1] = None
    for number, record in enumerate(document.values):
        _tidy(lines, document, number, list(_emptied(number, record, gone)))
    return "".join(f"{line}\n" for line in lines if line is not None)


def _emptied(number: int, record: dict[str, Any], gone: set[Location]) -> Iterator[str]:
    """The lists of a record that are left without a phrase."""
    for field in FIELDS:
        if field in record and all((number, field, at) in gone for at in range(len(record[field]))):
            yield field


def _tidy(lines: Lines, document: Document, number: int, emptied: list[str]) -> None:
    if emptied == [field for field in FIELDS if field in document.values[number]]:
        _take_out(lines, document.line((number,)) - 1)
    else:
        for field in emptied:
            lines[document.line((number, field)) - 1] = f"  {field}: []"


def _take_out(lines: Lines, start: int) -> None:
    """Take out a record and the blank line before it, but no comment between records."""
    rest = range(start + 1, len(lines))
    end = next((at for at in rest if not (lines[at] is None or str(lines[at]).startswith("  "))), len(lines))
    start -= lines[start - 1] == ""
    lines[start:end] = [None] * (end - start)


def left(records: list[dict[str, Any]], gone: set[Location]) -> list[dict[str, Any]]:
    """The records of a file without some phrases."""
    some = [
        {field: _left(value, (number, field), gone) if field in FIELDS else value for field, value in record.items()}
        for number, record in enumerate(records)
    ]
    return [one for one in some if any(one.get(field) for field in FIELDS)]


def _left(phrases: list[str], where: Location, gone: set[Location]) -> list[str]:
    return [phrase for at, phrase in enumerate(phrases) if (*where, at) not in gone]


def write(document: Document, gone: set[Location], root: Path = ROOT) -> None:
    """Write a file without some phrases, once it is sure that nothing else of it has changed."""
    text = pruned(document, gone)
    if parse(text, Document(document.path)).values != left(document.values, gone):
        raise ValueError(f"{document.path}: et søkeord står ikke på ei linje for seg selv. Rett det først")
    (root / document.path).write_text(text, "utf-8", newline="\n")
