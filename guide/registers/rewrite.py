"""The fields of a YAML file of records that the machine owns, written in place: no other line is touched.

The lines come from guide.content.reading. The new text is read again before it is written, and every value must be
as before except those that were to change; otherwise nothing is written.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from guide.content.catalog import assemble
from guide.content.construct import Location
from guide.content.reading import Document, parse
from guide.content.syntax import LOADER
from guide.project import write_whole

_LINE = re.compile(
    r"(?P<head>\s*(?:- +)?\w+:)[ \t]*"
    r"(?P<value>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|(?:[^\s\"'#](?:[^#]|(?<=\S)#)*?)?)"
    r"(?P<tail>\s*(?:\s#.*)?)"
)


class Unsafe(ValueError):
    """The change cannot be made without touching something else. The message is a Norwegian sentence."""


@dataclass(frozen=True)
class Change:
    """A new value for one field, and the fields it is put behind when it is new itself: the last that is there."""

    location: Location
    value: str | date
    after: tuple[str, ...] = ()


def rewritten(text: str, kind: str, document: Document, wanted: Sequence[Change]) -> str:
    """The text of a file of one kind of records, changed. Raises Unsafe when the result is not exactly that."""
    lines = text.split("\n")
    edits = sorted((_edit(lines, document, one) for one in wanted), key=lambda one: one[:2])
    for start, stop, line in reversed(edits):
        lines[start:stop] = [line]
    new = "\n".join(lines)
    _require_only(new, kind, document, wanted)
    return new


def _edit(lines: list[str], document: Document, change: Change) -> tuple[int, int, str]:
    """The lines that give way, and the line that takes their place."""
    if change.location not in document.lines:
        return _insertion(lines, document, change)
    at = document.lines[change.location] - 1
    found, more = _LINE.fullmatch(lines[at]), _continued(lines, at)
    if more:  # the value goes on: what follows the colon is its beginning
        head = re.match(r"\s*(?:- +)?\w+:", lines[at])
        return at, at + 1 + more, f"{head[0] if head else ''} {scalar(change.value)}{_end(lines[at])}"
    if not found:
        raise Unsafe(f"{document.path}:{at + 1}: linja kan ikke endres trygt. Rett den for hånd")
    return at, at + 1, f"{found['head']} {scalar(change.value, found['value'][:1])}{found['tail']}"


def _insertion(lines: list[str], document: Document, change: Change) -> tuple[int, int, str]:
    """A new line after the last of the fields it belongs behind."""
    *record, name = change.location
    here = [(*record, one) for one in change.after if (*record, one) in document.lines]
    if not here:
        raise Unsafe(f"{document.name(tuple(record))}: fant ikke plassen til {name}. Skriv den for hånd")
    before = max(here, key=lambda one: document.lines[one])
    key = document.lines[before] - 1
    last = max(line for where, line in document.lines.items() if where[: len(before)] == before)
    column = len(lines[key]) - len(lines[key].lstrip(" -"))
    return last, last, f"{' ' * column}{name}: {scalar(change.value)}{_end(lines[key])}"


def _continued(lines: list[str], at: int) -> int:
    """How many lines after the first a value goes on."""
    column = len(lines[at]) - len(lines[at].lstrip(" -"))
    more = 0
    for count, line in enumerate(lines[at + 1 :], 1):
        if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
            break
        more = count if line.strip() else more
    is_folded = re.search(r":\s*[>|][+-]?\d*\s*(?:#.*)?$", lines[at]) is not None
    return more if is_folded or (more and not lines[at + 1].lstrip().startswith("#")) else 0


def _end(line: str) -> str:
    return "\r" if line.endswith("\r") else ""


def scalar(value: str | date, quote: str = "") -> str:
    """A value as YAML on one line: quoted if it was, or if it would else be read as something else."""
    if isinstance(value, date):
        return value.isoformat()
    try:
        is_plain = quote not in ('"', "'") and yaml.load(f"x: {value}  # y", LOADER) == {"x": value}
    except yaml.YAMLError:
        is_plain = False
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def _require_only(new: str, kind: str, document: Document, wanted: Sequence[Change]) -> None:
    expected: Any = deepcopy(document.values)
    for one in wanted:
        place = expected
        for step in one.location[:-1]:
            place = place[step]
        place[one.location[-1]] = one.value
    read = parse(new.removeprefix("\ufeff"), Document(document.path))
    if read.values != expected or assemble({kind: read}).problems:
        raise Unsafe(f"{document.path}: endringen ville ha rørt noe annet. Ingenting er skrevet")


def difference(old: str, new: str, path: str) -> str:
    """The change as a unified diff."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), path, path, "før", "etter", lineterm="")
    return "\n".join(lines)


def replace(path: Path, old: str, new: str) -> None:
    """Put the new text in the old one's place at once. Raises Unsafe when somebody has changed the file since."""
    if path.read_bytes() != old.encode():
        raise Unsafe(f"{path.name}: fila er endret imens. Ingenting er skrevet. Kjør på nytt")
    write_whole(path, new.encode())
