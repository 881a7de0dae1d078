"""Judging a project that is the real one but for a few files: what cannot have changed is not worked out again.

A rule that never asks for some files says the same whatever is done to them. What each rule asks for is seen by running
it on the real project, and not written down here. What is worked out of many files, as which ids there are, counts by
what it came to: a rule that asks only for that says the same while it is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from guide.check.rules import RULES
from guide.check.runner import judge
from guide.check.subject import Project, Rule
from guide.content.catalog import Catalog, assemble, load, shown
from guide.content.kinds import BY_REFERENCE, FILES
from guide.content.pages import read_pages
from guide.content.reading import read
from guide.project import ROOT, Problem

REAL = load()
PAGES, MENU = "docs", "mkdocs.yml"
WORKED_OUT = ("ids", "parts", "references")
"""What a project works out of each kind of record by itself."""


def problems(root: Path, today: date) -> list[Problem]:
    """Every problem of a copy of the project."""
    if _names(root) != _names(ROOT):
        return judge(Project(root, load(root), today, today))
    paths = {name: shown(kind) for name, kind in FILES.items()}
    changed = [name for name, path in paths.items() if _bytes(root / path) != _bytes(ROOT / path)]
    documents = {name: read(root / paths[name], paths[name]) for name in changed}
    made = assemble(documents)
    catalog = Catalog({**REAL.entries, **made.entries}, made.problems, {**REAL.documents, **documents})
    project = Project(root, catalog, today, today)
    pages = [PAGES] if project.pages != _pages() else []
    menu = [MENU] if _bytes(root / MENU) != _bytes(ROOT / MENU) else []
    return judged(project, [*changed, *pages, *menu])


def judged(project: Project, changed: Iterable[str]) -> list[Problem]:
    """Every problem of a project that is the real one but for some kinds of records, its pages or its menu."""
    changed = set(changed)
    vars(project).setdefault("pages", _pages())
    for name in WORKED_OUT:
        vars(project)[name] = tuple(chain.from_iterable(
            _worked_out(name, project.catalog, kind) if kind in changed else _known(name, kind)
            for kind in project.catalog.entries))  # fmt: skip
    changed |= _came_out_differently(project)
    rules = (rule for rule in RULES if changed & asks_for(rule, project.today) or not sound(rule, project.today))
    return sorted({*project.catalog.problems, *(problem for rule in rules for problem in rule(project))})


def _came_out_differently(project: Project) -> set[str]:
    """What is worked out of the whole and is not as in the real project."""
    known, real = project.known, _real().known
    ids = {ids_of(kind) for kind in known.keys() | real.keys() if known.get(kind) != real.get(kind)}
    return ids | {_whether_read(kind) for kind in project.unread ^ _real().unread}


def ids_of(kind: str) -> str:
    """What a rule looks at that asks which ids of a kind there are."""
    return f"the ids of {kind}"


def _whether_read(kind: str) -> str:
    return f"whether {kind} could be read"


class Asked(Mapping[str, Any]):
    """A mapping that notes what it is asked for."""

    def __init__(self, held: Mapping[str, Any], noted: set[str], called: Callable[[str], str] = str) -> None:
        self.held, self.noted, self.called = held, noted, called

    def __getitem__(self, key: str) -> Any:
        self.noted.add(self.called(key))
        return self.held[key]

    def __iter__(self) -> Iterator[str]:
        self.noted.update(map(self.called, self.held))
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)


class AskedOf(Set[str]):
    """The kinds that could not be read, which note of which kinds they are asked."""

    def __init__(self, held: Set[str], noted: set[str]) -> None:
        self.held, self.noted = held, noted

    def __contains__(self, kind: object) -> bool:
        self.noted.add(_whether_read(str(kind)))
        return kind in self.held

    def __iter__(self) -> Iterator[str]:
        self.noted.update(map(_whether_read, BY_REFERENCE))
        return iter(self.held)

    def __len__(self) -> int:
        self.noted.update(map(_whether_read, BY_REFERENCE))
        return len(self.held)

    @classmethod
    def _from_iterable(cls, kinds: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        return frozenset(kinds)


class Watched(Project):
    """The real project, which notes what it is asked for."""

    def __getattribute__(self, name: str) -> Any:
        noted = object.__getattribute__(self, "__dict__").get("noted", set())
        noted.update({"pages": [PAGES], "root": [MENU]}.get(name, ()))
        if name == "unread":
            return AskedOf(_real().unread, noted)
        return Asked(_real().known, noted, ids_of) if name == "known" else super().__getattribute__(name)


@cache
def asks_for(rule: Rule, today: date) -> frozenset[str]:
    """What a rule looks at in the real project: kinds of records, the pages, the menu, and what came of many files."""
    noted: set[str] = set()
    entries, documents = Asked(REAL.entries, noted), Asked(REAL.documents, noted)
    project = Watched(ROOT, replace(REAL, entries=entries, documents=documents), today, today)
    vars(project).update(noted=noted)
    list(rule(project))
    return frozenset(noted)


@cache
def sound(rule: Rule, today: date) -> bool:
    """Whether the real project keeps a rule on a day: what it then says of the real project is nothing."""
    return not list(rule(replace(_real(), today=today, clock=today)))


@cache
def _real() -> Project:
    """The real project. What is worked out of it is the same on every day."""
    return Project(ROOT, REAL, date.min, date.min)


@cache
def _known(name: str, kind: str) -> tuple[Any, ...]:
    return _worked_out(name, REAL, kind)


def _worked_out(name: str, catalog: Catalog, kind: str) -> tuple[Any, ...]:
    alone = replace(catalog, entries={kind: catalog.entries[kind]})
    return tuple(getattr(Project(ROOT, alone, date.min, date.min), name))


@cache
def _pages() -> Any:
    return read_pages(ROOT / "docs")


def _names(root: Path) -> set[str]:
    """The data files; one that is missing is a problem that is said of its own name."""
    known = {shown(kind) for kind in FILES.values()}
    return {path.relative_to(root).as_posix() for path in (root / "data").rglob("*.y*ml")
            if path.parent.name != "local"} - known  # fmt: skip


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
