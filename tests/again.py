"""Judging a project that is the real one but for one data file: what cannot have changed is not worked out again.

A rule that never asked for a kind of record says the same whatever is done to records of that kind. Which kinds a rule
asks for is seen by running it on the real project, not written down here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any

from conftest import ROOT, TODAY

from guide.check.rules import RULES
from guide.check.subject import Project, Rule
from guide.content.catalog import Catalog, load
from guide.content.pages import read_pages
from guide.project import Problem

REAL = load()


class Asked(Mapping[str, Any]):
    """A mapping that knows what it was asked for."""

    def __init__(self, held: Mapping[str, Any]) -> None:
        self.held = held
        self.keys_asked: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.keys_asked.add(key)
        return self.held[key]

    def __iter__(self) -> Iterator[str]:
        self.keys_asked.update(self.held)
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)


@cache
def asks_for(rule: Rule) -> frozenset[str]:
    """The kinds of records that a rule looks at, in the real project, where it finds nothing."""
    entries, documents = Asked(REAL.entries), Asked(REAL.documents)
    assert not list(rule(_with_pages(replace(REAL, entries=entries, documents=documents))))
    return frozenset(entries.keys_asked | documents.keys_asked)


def judged_again(catalog: Catalog, changed: str) -> list[Problem]:
    """Every problem of the real project with other records of one kind."""
    project = _with_pages(catalog)
    for name in _BY_KIND:
        alone = getattr(_only(catalog, changed), name)
        vars(project)[name] = tuple(chain.from_iterable(
            alone if kind == changed else _known(name, kind) for kind in catalog.entries))  # fmt: skip
    rules = (rule for rule in RULES if changed in asks_for(rule))
    return sorted({*catalog.problems, *(problem for rule in rules for problem in rule(project))})


_BY_KIND = ("parts", "references")
"""What a project works out of each kind of record by itself."""


@cache
def _known(name: str, kind: str) -> tuple[Any, ...]:
    return tuple(getattr(_only(REAL, kind), name))


def _only(catalog: Catalog, kind: str) -> Project:
    return Project(ROOT, replace(catalog, entries={kind: catalog.entries[kind]}), TODAY, TODAY)


def _with_pages(catalog: Catalog) -> Project:
    project = Project(ROOT, catalog, TODAY, TODAY)
    vars(project)["pages"] = _pages()
    return project


@cache
def _pages() -> Any:
    return read_pages(ROOT / "docs")
