"""`data/**/*.yaml` to records that know their file and line. All problems at once, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache, reduce
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from guide.content.construct import Location
from guide.content.files import is_copy, walked
from guide.content.kinds import FILES, KINDS, WORDS, Kind
from guide.content.reading import Document, read
from guide.content.records import read_records
from guide.project import ROOT, Problem

if TYPE_CHECKING:
    from guide.content.acts import Act, Provision
    from guide.content.aid import Aid, AidNode, AidOutcome, Vignette
    from guide.content.coverage import MunicipalContact, Office
    from guide.content.model import (
        ConsentAge,
        Contact,
        Duty,
        Fact,
        LocalStep,
        MeetingPoint,
        Phase,
        PoliceSharing,
        Resource,
        Role,
        Service,
        Situation,
        Step,
        Term,
    )
    from guide.content.owners import Owner
    from guide.content.publication import Publication
    from guide.content.registers import County, KnownLink, Municipality, NumberCorrection, Region
    from guide.content.reviews import PageReview
    from guide.content.searching import Concept, CrisisWords, Intent, Synonyms, WordGroup, Words, WordSet


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


class Typed:
    """The types of the records of each kind, for mypy. A kind that is not named here works as well."""

    services: dict[str, Service]
    contacts: dict[str, Contact]
    acts: dict[str, Act]
    provisions: dict[str, Provision]
    phases: dict[str, Phase]
    steps: dict[str, Step]
    situations: dict[str, Situation]
    roles: dict[str, Role]
    resources: dict[str, Resource]
    terms: dict[str, Term]
    aid_nodes: dict[str, AidNode]
    aid_outcomes: dict[str, AidOutcome]
    vignettes: dict[str, Vignette]
    facts: dict[str, Fact]
    duties: dict[str, Duty]
    police_sharing: dict[str, PoliceSharing]
    consent_ages: dict[str, ConsentAge]
    local_steps: dict[str, LocalStep]
    first_meeting: dict[str, MeetingPoint]
    counties: dict[str, County]
    municipalities: dict[str, Municipality]
    regions: dict[str, Region]
    offices: dict[str, Office]
    municipal_contacts: dict[str, MunicipalContact]
    owners: dict[str, Owner]
    numbers: dict[str, NumberCorrection]
    synonyms: dict[str, Synonyms]
    concepts: dict[str, Concept]
    stop_words: dict[str, WordGroup]
    other_matters: dict[str, WordGroup]
    word_sets: dict[str, WordSet]
    crisis_words: dict[str, CrisisWords]
    intents: dict[str, Intent]
    known_links: dict[str, KnownLink]
    page_reviews: dict[str, PageReview]


@dataclass(frozen=True, eq=False)
class Catalog(Typed):
    """Everything in `data/`, by kind, with what could not be read. Two catalogues are never the same.

    The records of a kind are an attribute with its name: `catalog.services["nav"]`.
    """

    entries: Mapping[str, tuple[Entry, ...]]
    """Those of every kind that has a file."""
    problems: tuple[Problem, ...]
    documents: Mapping[str, Document] = field(repr=False)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> dict[str, Any]:
            if name in KINDS:
                return self.records(name)
            raise AttributeError(name)

    def records(self, kind: str) -> dict[str, Any]:
        """The records of a kind by id."""
        if kind not in self._records:
            self._records[kind] = {one.record.id: one.record for one in self.written(KINDS[kind])}
        return self._records[kind]

    def parents(self, kind: str) -> dict[str, Any]:
        """The record that each of a kind is written in, by the id of what it holds."""
        if kind not in self._parents:
            self._parents[kind] = {one.record.id: one.parent for one in self.written(KINDS[kind])}
        return self._parents[kind]

    @cached_property
    def _records(self) -> dict[str, dict[str, Any]]:
        """Filled kind by kind, when somebody asks."""
        return {}

    @cached_property
    def _parents(self) -> dict[str, dict[str, Any]]:
        """The same."""
        return {}

    def written(self, kind: Kind) -> Iterator[Written]:
        """Each record of a kind, with where it is written."""
        if not kind.parent:
            yield from (Written(entry, (), entry.record, None) for entry in self.entries.get(kind.name, ()))
            return
        steps = kind.field.split(".")
        for entry, at, parent, _ in self.written(KINDS[kind.parent]):
            for index, record in enumerate(reduce(getattr, steps, parent)):
                yield Written(entry, (*at, *steps, index), record, parent)

    @property
    def contact_owner(self) -> dict[str, Service]:
        """The service of each contact point."""
        return self.parents("contacts")

    @property
    def provision_act(self) -> dict[str, Act]:
        """The act of each provision."""
        return self.parents("provisions")

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """How people ask, record by record."""
        return tuple(entry.record for kind in WORDS for entry in self.entries[kind.name])

    @property
    def publication(self) -> Publication:
        """Who publishes the site, and what it builds on."""
        return self.entries["publication"][0].record  # type: ignore[no-any-return]

    @property
    def aid(self) -> Aid:
        """The decision aid."""
        return self.entries["aid"][0].record  # type: ignore[no-any-return]

    @cached_property
    def newest(self) -> date:
        """The newest day that something with an age was looked up."""
        aged = [record for kind in KINDS.values() if kind.aged for record in self.records(kind.name).values()]
        return max((one.looked_up_on for one in aged if one.looked_up_on), default=date(2020, 1, 1))


class Written(NamedTuple):
    """A record, the entry of the file it is written in and its place there, and the record it is held by."""

    entry: Entry
    at: Location
    record: Any
    parent: Any


def load(root: Path = ROOT) -> Catalog:
    """Read the catalogue under `root/data`; the result is kept until a file changes."""
    folder = root / "data"
    stamps = tuple((path.relative_to(folder).as_posix(), *_state(path)) for path in _written_in(folder))
    _latest[folder] = _load(folder, stamps)
    return _latest[folder]


def _written_in(folder: Path) -> list[Path]:
    """Everything in data/ that an editor may have put there; what municipalities keep and schemas are others'."""
    apart = {folder / "local", folder / "schema"}
    paths = (path for path in walked(folder) if not apart & {path, *path.parents})
    return sorted(path for path in paths if not path.is_dir() or path.relative_to(folder).as_posix() in _NAMES)


def _state(path: Path) -> tuple[int, int]:
    """What tells that a file has been written since. Where a link leads nowhere, that of the link."""
    try:
        state = path.stat()
    except OSError:
        state = path.lstat()
    return state.st_mtime_ns, state.st_size


_latest: dict[Path, Catalog] = {}


def latest(root: Path = ROOT) -> Catalog:
    """The catalogue as it was read last: macros ask hundreds of times a build, and the files are checked before it."""
    return _latest.get(root / "data") or load(root)


@lru_cache(maxsize=4)
def _load(folder: Path, stamps: tuple[tuple[str, int, int], ...]) -> Catalog:
    strays = [Problem(f"data/{name}", 1, "", _stray(name)) for name, _, _ in stamps if name not in _NAMES]
    documents = {one.name: read(folder / f"{one.file}.yaml", shown(one), keep=True) for one in FILES.values()}
    return assemble(documents, strays)


_NAMES = {f"{kind.file}.yaml" for kind in FILES.values()}


def shown(kind: Kind) -> str:
    """The file of a kind, as messages name it."""
    return f"data/{kind.file}.yaml"


def _stray(name: str) -> str:
    """What to do with a file that is none of ours: the name it nearly has, if it is one of them."""
    path = PurePosixPath(name)
    if is_copy(path):
        return "fila ser ut som en kopi. Slett den"
    beside = (PurePosixPath(one) for one in _NAMES if PurePosixPath(one).parent == path.parent)
    near = [one.name for one in beside if path.name.lower().startswith(f"{one.stem}.")]
    if near:
        return f"fila heter ikke det den skal. Gi den navnet {near[0]}, eller slett den"
    return "fila hører ikke til her. Flytt den ut av data/, eller slett den"


def assemble(documents: Mapping[str, Document], strays: list[Problem] | None = None) -> Catalog:
    """Validate documents into records. A record with a problem is left out, its problem kept."""
    problems = list(strays or [])
    entries = {}
    for kind, document in documents.items():
        problems += document.problems
        entries[kind] = tuple(Entry(record, document, at) for at, record in read_records(kind, document, problems))
    return Catalog(entries, tuple(problems), documents)
