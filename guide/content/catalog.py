"""`data/*.yaml` to records that know their file and line. All problems at once, never a traceback."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from guide.content.acts import Act, Provision
from guide.content.fields import Certain
from guide.content.kinds import KINDS, WORDS
from guide.content.model import (
    Concept,
    ConsentAge,
    Contact,
    County,
    Duty,
    Fact,
    MeetingPoint,
    Municipality,
    Phase,
    PoliceSharing,
    Publication,
    Region,
    Resource,
    Role,
    Service,
    Situation,
    Step,
    Synonyms,
    Term,
    Words,
)
from guide.content.reading import Document, Location, read
from guide.content.records import read_records
from guide.project import ROOT, Problem


@dataclass(frozen=True)
class Entry:
    """A record and the place it is written."""

    record: Any
    document: Document = field(repr=False, compare=False)
    location: Location

    def problem(self, *where: str | int, text: str) -> Problem:
        """A problem at one field of this record."""
        return self.document.problem((*self.location, *where), text)

    def place(self, *where: str | int) -> str:
        """The file and line of one field of this record."""
        return f"{self.document.path}:{self.document.line((*self.location, *where))}"


@dataclass(frozen=True, eq=False)
class Catalog:
    """Everything in `data/`, by kind, with what could not be read. Two catalogues are never the same."""

    entries: Mapping[str, tuple[Entry, ...]]
    problems: tuple[Problem, ...]
    documents: Mapping[str, Document] = field(repr=False)

    def _by_id(self, kind: str) -> dict[str, Any]:
        return {entry.record.id: entry.record for entry in self.entries[kind]}

    @cached_property
    def services(self) -> dict[str, Service]:
        return self._by_id("services")

    @cached_property
    def acts(self) -> dict[str, Act]:
        return self._by_id("laws")

    @cached_property
    def phases(self) -> dict[str, Phase]:
        return self._by_id("steps")

    @cached_property
    def situations(self) -> dict[str, Situation]:
        return self._by_id("situations")

    @cached_property
    def roles(self) -> dict[str, Role]:
        return self._by_id("roles")

    @cached_property
    def resources(self) -> dict[str, Resource]:
        return self._by_id("resources")

    @cached_property
    def terms(self) -> dict[str, Term]:
        return self._by_id("glossary")

    @cached_property
    def facts(self) -> dict[str, Fact]:
        return self._by_id("facts")

    @cached_property
    def duties(self) -> dict[str, Duty]:
        return self._by_id("duties")

    @cached_property
    def police_sharing(self) -> dict[str, PoliceSharing]:
        return self._by_id("police_sharing")

    @cached_property
    def consent_ages(self) -> dict[str, ConsentAge]:
        return self._by_id("consent_ages")

    @cached_property
    def first_meeting(self) -> dict[str, MeetingPoint]:
        return self._by_id("first_meeting")

    @cached_property
    def counties(self) -> dict[str, County]:
        return self._by_id("counties")

    @cached_property
    def municipalities(self) -> dict[str, Municipality]:
        return self._by_id("municipalities")

    @cached_property
    def regions(self) -> dict[str, Region]:
        return self._by_id("regions")

    @cached_property
    def synonyms(self) -> dict[str, Synonyms]:
        return self._by_id("synonyms")

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        return self._by_id("concepts")

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        return {contact.id: contact for service in self.services.values() for contact in service.contacts}

    @cached_property
    def contact_owner(self) -> dict[str, Service]:
        return {contact.id: service for service in self.services.values() for contact in service.contacts}

    @cached_property
    def provisions(self) -> dict[str, Provision]:
        return {provision.id: provision for act in self.acts.values() for provision in act.provisions}

    @cached_property
    def provision_act(self) -> dict[str, Act]:
        return {provision.id: act for act in self.acts.values() for provision in act.provisions}

    @cached_property
    def steps(self) -> dict[str, Step]:
        return {step.id: step for phase in self.phases.values() for step in phase.steps}

    @cached_property
    def words(self) -> tuple[Words, ...]:
        return tuple(entry.record for kind, group in self.entries.items() if kind in WORDS for entry in group)

    @cached_property
    def newest(self) -> date:
        """The newest day that something here was looked up."""
        groups = (self.contacts, self.provisions, self.resources, self.facts)
        records: list[Certain] = [record for group in groups for record in group.values()]
        return max((one.looked_up_on for one in records if one.looked_up_on), default=date(2020, 1, 1))

    @cached_property
    def publication(self) -> Publication:
        return self.entries["publication"][0].record  # type: ignore[no-any-return]


def load(root: Path = ROOT) -> Catalog:
    """Read the catalogue under `root/data`; the result is kept until a file changes."""
    folder = root / "data"
    paths = sorted(path for pattern in ("*.y*ml", "words/*.y*ml") for path in folder.glob(pattern))
    stamps = tuple(
        (path.relative_to(folder).as_posix(), path.stat().st_mtime_ns, path.stat().st_size) for path in paths
    )
    _latest[folder] = _load(folder, stamps)
    return _latest[folder]


_latest: dict[Path, Catalog] = {}


def latest(root: Path = ROOT) -> Catalog:
    """The catalogue as it was read last: macros ask hundreds of times a build, and the files are checked before it."""
    return _latest.get(root / "data") or load(root)


@lru_cache(maxsize=4)
def _load(folder: Path, stamps: tuple[tuple[str, int, int], ...]) -> Catalog:
    strays = [Problem(f"data/{name}", 1, "", _stray()) for name, _, _ in stamps if name not in _file_names()]
    documents = {kind: read(folder / f"{kind}.yaml", f"data/{kind}.yaml", keep=True) for kind in KINDS}
    return assemble(documents, strays)


def _file_names() -> set[str]:
    return {f"{kind}.yaml" for kind in KINDS}


def _stray() -> str:
    return f"fila hører ikke til her. Bruk et av navnene {', '.join(sorted(_file_names()))}"


def assemble(documents: Mapping[str, Document], strays: list[Problem] | None = None) -> Catalog:
    """Validate documents into records. A record with a problem is left out, its problem kept."""
    problems = list(strays or [])
    entries = {}
    for kind, document in documents.items():
        problems += document.problems
        entries[kind] = tuple(Entry(record, document, at) for at, record in read_records(kind, document, problems))
    return Catalog(entries, tuple(problems), documents)
