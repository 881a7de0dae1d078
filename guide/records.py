"""One YAML file to records: what pydantic says of a value becomes a problem on the line where the value stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from guide.messages import explain
from guide.model import KINDS, Model
from guide.reading import Document, Location, Problem


def read_records(kind: str, document: Document, problems: list[Problem]) -> Iterator[tuple[Location, Model]]:
    """The records of a file, each with its place. One with a problem is left out, its problem added to the list."""
    model = KINDS[kind]
    for location, value in _written_records(kind, document, problems):
        try:
            yield location, model.model_validate(value)
        except ValidationError as failure:
            problems += _problems(failure, location, document, model)


def _written_records(kind: str, document: Document, problems: list[Problem]) -> list[tuple[Location, Any]]:
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
