"""What the rules look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from guide.content.catalog import Catalog, Entry, shown
from guide.content.construct import Location
from guide.content.fields import Model, Ref
from guide.content.kinds import BY_REFERENCE, FILES, written_in
from guide.content.pages import Page, read_pages
from guide.content.references import ids, inside, references
from guide.project import Problem


@dataclass(frozen=True)
class Project:
    """What the rules look at: the catalogue, the pages, the day of the build and the day on the clock."""

    root: Path
    catalog: Catalog
    today: date
    clock: date

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return read_pages(self.root / "docs")

    @cached_property
    def ids(self) -> tuple[tuple[str, str, Entry, Location], ...]:
        """Every id that can be referred to: its kind, itself, and where it is written."""
        return tuple(ids(self.catalog))

    @cached_property
    def known(self) -> dict[str, set[str]]:
        """The ids of every kind, those of records that could not be read included."""
        known: dict[str, set[str]] = {"pages": {page.path for page in self.pages}}
        for kind, value, _, _ in self.ids:
            known.setdefault(kind, set()).add(value)
        return known

    @cached_property
    def parts(self) -> tuple[tuple[Entry, Location, Model], ...]:
        """Every record of the catalogue and everything inside it, with the place of each."""
        entries = [entry for group in self.catalog.entries.values() for entry in group]
        return tuple((entry, at, part) for entry in entries for at, part in inside(entry.record))

    @cached_property
    def references(self) -> tuple[tuple[Entry, Location, Ref, str], ...]:
        """Every id that a record mentions, with its place and kind."""
        entries = [entry for group in self.catalog.entries.values() for entry in group]
        return tuple((entry, *found) for entry in entries for found in references(entry.record))

    @cached_property
    def unread(self) -> frozenset[str]:
        """The kinds of which a record could not be read or two share an id: a reference to them is not judged."""
        files = {problem.path for problem in self.catalog.problems}
        held = [one for kind in FILES.values() if shown(kind) in files for one in written_in(kind)]
        return frozenset(name for kind in held for name in kind.names) | self._twice

    @property
    def _twice(self) -> frozenset[str]:
        """The kinds with an id that stands twice: the record that lost its own id would be missed everywhere."""
        found: dict[tuple[str, str], list[str]] = {}
        for kind, value, _, _ in self.ids:
            found.setdefault((BY_REFERENCE[kind].ids or kind, value), []).append(kind)
        return frozenset(kind for kinds in found.values() if len(kinds) > 1 for kind in kinds)


Rule = Callable[[Project], Iterator[Problem]]
