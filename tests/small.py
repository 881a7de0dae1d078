"""The project with a few records and their pages, for what is the same however many there are.

Some records and pages are taken out, and then whatever the rules say of the rest, until they say nothing: the item of a
list, the field or the line that has the problem. So it is sound however the project grows, and little of it is written
down here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from guide.check.runner import find_problems
from guide.check.subject import Project
from guide.content.catalog import load, shown
from guide.content.construct import Location
from guide.content.functions import FALLBACKS
from guide.content.kinds import FILES
from guide.facts.place import AID, PARTS, record_pages
from guide.project import Problem
from guide.site.portable import copied

STAY = {
    "services": {"alarmtelefonen", "konfliktrad", "pst", "rvts", "rvts-ost", "slt", *chain(*FALLBACKS.values())},
    "acts": {"nav-loven", "sosialtjenesteloven", "barnevernsloven", "straffeloven"},
    "situations": {"hjemkomst"},
    "roles": {"nav-veileder", "barnevernsansatt", "mentor"},
    "counties": {"agder"},
}
"""Of the kinds whose records have pages of their own only these stay."""
OF_THE_FRAME = ("om/index.md", "om/endringslogg.md", "om/meld-feil.md", "om/personvern.md", "om/tilgjengelighet.md")
"""The pages that stand at the foot of every page."""
PAGES = {AID, "index.md", "hjelp/en.md", "hjelp/to.md", *OF_THE_FRAME, *(part.path for part in PARTS)}
"""The pages of no record that stay."""
MOST_ROUNDS = 30
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def small(source: Path, root: Path) -> Path:
    """A small copy of a project in a new folder."""
    copied(source, root)
    catalog = load(root)
    stay = PAGES | {page for page, kind in record_pages(catalog).items() if kind.name not in STAY}
    stay |= {page for page, kind in record_pages(catalog).items() if Path(page).stem in STAY.get(kind.name, ())}
    for page in (root / "docs").rglob("*.md"):
        if page.relative_to(root / "docs").as_posix() not in stay:
            page.unlink()
    values = {shown(FILES[kind]): deepcopy(document.values) for kind, document in catalog.documents.items()}
    for kind, ids in STAY.items():
        path = shown(FILES[kind])
        values[path] = [one for one in values[path] if one["id"] in ids]
    for path in values:
        _write(root, path, values[path])
    for _ in range(MOST_ROUNDS):
        if not (problems := find_problems(root)):
            return root
        _leave_out(root, values, problems)
    raise AssertionError("\n".join(map(str, problems)))


class _Quoting(yaml.SafeDumper):
    """Writes what begins like a number as editors do, in quotation marks."""


_Quoting.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style='"' if text[:1] in set("+0123456789") else None
    ),
)


def _write(root: Path, path: str, values: Any) -> None:
    text = yaml.dump(values, Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=10_000)
    (root / path).write_text(text, "utf-8")


def _leave_out(root: Path, values: dict[str, Any], problems: list[Problem]) -> None:
    """Take out what has a problem, from the end of each file, so that what is before it stays in its place."""
    places = {path: {_location(values[path], one.field) for one in problems if one.path == path} for path in values}
    for path, place in _leading_nowhere(root):
        places[path].add(place)
    for path, found in places.items():
        for place in sorted(found, key=lambda one: [str(step).zfill(6) for step in one], reverse=True):
            _take(values[path], place)
        if found:
            _write(root, path, values[path])
    for path, line in sorted({(one.path, one.line) for one in problems if one.path not in values}, reverse=True):
        if (root / path).is_file():
            _without(root / path, line)


def _leading_nowhere(root: Path) -> Iterator[tuple[str, Location]]:
    """Every reference to what has been taken out: the rule tells of many at once."""
    project = Project(root, load(root), date.min, date.min)
    for entry, at, ref, value in project.references:
        target = value.partition("#")[0] if ref.kind == "pages" else value
        if not any(target in project.known.get(kind, ()) for kind in ref.kind.split("|")):
            yield entry.document.path, (*entry.location, *at)


def _without(file: Path, line: int) -> None:
    """Take out a line, or a page whose fields on top have the problem: those of a record that is not there."""
    lines = file.read_text("utf-8").split("\n")
    if lines[0] == "---" and line <= lines.index("---", 1) + 1:
        file.unlink()
    else:
        file.write_text("\n".join(lines[: line - 1] + lines[line:]), "utf-8")


def _location(values: Any, field: str) -> Location:
    """Where a field stands that a problem names, as `nav.contacts[0].phones[1].number`."""
    if not isinstance(values, list):
        return _steps(field)
    names = {str(one.get("id", one.get("record"))): index for index, one in enumerate(values)}
    fits = [one for one in names if field == one or field.startswith((f"{one}.", f"{one}["))]
    return (names[max(fits, key=len)], *_steps(field.removeprefix(max(fits, key=len)))) if fits else _steps(field)


def _steps(field: str) -> Location:
    return tuple(int(number) if number else name for number, name in _STEP.findall(field))


def _take(values: Any, place: Location) -> None:
    """Take out the innermost item of a list around a place, or a field of a record, or else the record."""
    try:
        inside = values
        for step in place[:-1]:
            inside = inside[step]
        known = isinstance(inside, dict) and place[-1] in inside
    except (KeyError, IndexError):
        return
    last = max(index for index, step in enumerate(place) if isinstance(step, int))
    if known and last == 0 and place[-1] not in ("id", "record"):
        del inside[place[-1]]
        return
    around = values
    for step in place[:last]:
        around = around[step]
    del around[place[last]]
