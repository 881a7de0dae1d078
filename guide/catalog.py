"""`data/*.yaml` to records that know their file and line. All problems at once, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from guide.messages import explain
from guide.model import (
    KINDS,
    Act,
    Contact,
    County,
    Fact,
    Model,
    Municipality,
    Phase,
    Provision,
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
from guide.reading import Document, Location, Problem, read

ROOT = Path(__file__).resolve().parent.parent
WORDS = tuple(kind for kind in KINDS if kind.startswith("words/"))
"""The kinds that hold the words of the search: one file for each kind of record they lead to."""


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
        entries[kind] = tuple(_entries(KINDS[kind], kind, document, problems))
    return Catalog(entries, tuple(problems), documents)


def _entries(model: type[Model], kind: str, document: Document, problems: list[Problem]) -> Iterator[Entry]:
    for location, value in _records(kind, document, problems):
        try:
            yield Entry(model.model_validate(value), document, location)
        except ValidationError as failure:
            problems += _problems(failure, location, document, model)


def _records(kind: str, document: Document, problems: list[Problem]) -> list[tuple[Location, Any]]:
    """The records of a file: the whole of publication.yaml, the list items of the others."""
    values = document.values
    if kind == "publication":
        return [((), values)] if values is not None else []
    if isinstance(values, list) and values:
        return [((index,), value) for index, value in enumerate(values)]
    if not document.problems:
        problems.append(Problem(document.path, 1, "", "fila har ingen poster. Begynn hver post med «- id:»"))
    return []


def _problems(failure: ValidationError, at: Location, document: Document, model: type[Model]) -> Iterator[Problem]:
    by_place: dict[Location, list[ErrorDetails]] = {}
    for error in failure.errors(include_url=False):
        by_place.setdefault((*at, *_written(error, document, at)), []).append(error)
    said = {problem.field for problem in document.problems}
    for location, errors in by_place.items():
        deeper = any(other[: len(location)] == location for other in by_place if other != location)
        meant = [error for error in errors if not (_is_other_member(error) and (deeper or len(errors) > 1))]
        if meant and document.name(location) not in said:
            yield document.problem(location, explain(meant, location, document, _fields(errors[0]["loc"], model)))


def _is_other_member(error: ErrorDetails) -> bool:
    """Whether a list or mapping was held against the words of a union such as `unknown | list`."""
    return error["type"] == "literal_error" and isinstance(error["input"], (dict, list))


def _written(error: ErrorDetails, document: Document, at: Location) -> Iterator[int | str]:
    """The part of pydantic's location that stands in the file (it also names members of unions)."""
    here = at
    for index, part in enumerate(error["loc"]):
        missing = error["type"] == "missing" and index == len(error["loc"]) - 1
        if missing or (*here, part) in document.lines:
            here = (*here, part)
            yield part


def _fields(loc: tuple[int | str, ...], model: type[Model]) -> list[str]:
    """The field names that are allowed where an unknown one was found."""
    names = {name for kind in (model, *_nested(model)) for name in kind.model_fields}
    return sorted(names) if len(loc) > 1 else sorted(model.model_fields)


def _nested(model: type[Model]) -> Iterator[type[Model]]:
    for info in model.model_fields.values():
        for part in _parts(info.annotation):
            yield part
            yield from _nested(part)


def _parts(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _parts(argument)
