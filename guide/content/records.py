"""One YAML file to records: what pydantic says of a value becomes a Norwegian sentence on the line it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from guide.content.fields import Model
from guide.content.kinds import ALONE, KINDS
from guide.content.reading import Document, Location
from guide.project import Problem

_EXPECTED = {
    "string_type": "tekst",
    "bool_type": "true eller false",
    "int_type": "et helt tall",
    "float_type": "et tall",
    "tuple_type": "en liste, der hver linje begynner med bindestrek",
    "model_type": "feltene på egne linjer under, med innrykk",
    "date_type": "en dato som ÅÅÅÅ-MM-DD, uten anførselstegn",
    "date_parsing": "en dato som ÅÅÅÅ-MM-DD, uten anførselstegn",
    "date_from_datetime_parsing": "en dato som ÅÅÅÅ-MM-DD, uten anførselstegn",
    "date_from_datetime_inexact": "en dato som ÅÅÅÅ-MM-DD, uten anførselstegn",
}
_PATTERNS = {
    "id": "Bruk små bokstaver a–z, tall og bindestrek, for eksempel nav-kontor",
    "email": "Skriv en e-postadresse, for eksempel post@eksempel.no",
    "error_report": "Skriv en e-postadresse, for eksempel post@eksempel.no",
    "date_code": "Skriv Lovdatas datokode, for eksempel LOV-2021-06-18-97",
}
_SECTION = 'Skriv paragrafen uten §-tegn, for eksempel "15-9" eller "38 a"'


def nearest(value: object, known: Any) -> str:
    """«Mente du …?» with the nearest known value, or nothing."""
    match = get_close_matches(str(value), sorted(map(str, known)), n=1, cutoff=0.6)
    return f" Mente du «{match[0]}»?" if match else ""


def explain(errors: list[ErrorDetails], location: Location, document: Document, fields: Any) -> str:
    """The errors of one value as a sentence with the value and what to do, without the final full stop."""
    error = errors[0]
    kind, name = error["type"], str(location[-1]) if location else ""
    written = document.raw.get(location, "")
    if kind == "missing":
        return "mangler. Legg til feltet"
    if kind == "extra_forbidden":
        return f"er ikke et felt her.{nearest(name, fields) or ' Slett linja'}"
    if kind == "literal_error":
        return _choice(written, [one for one in errors if one["type"] == kind])
    if kind == "string_pattern_mismatch":
        return f"«{written}» har feil form. {_PATTERNS.get(name, _SECTION)}"
    if kind == "value_error":
        return f"«{written}» {error['ctx']['error']!s}" if written else str(error["ctx"]["error"])
    if kind == "too_short":
        return "er tom. Skriv minst én"
    if kind in _EXPECTED:
        return _wrong_type(error, written)
    return f"«{written}» er ikke en gyldig verdi. Se forklaringen av feltet i data/schema"


def _choice(written: str, errors: list[ErrorDetails]) -> str:
    expected = ", ".join(str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ") for error in errors)
    value = f"«{written}» er ikke" if written else "er ikke"
    return f"{value} et av valgene.{nearest(written, expected.split(', '))} Velg: {expected}"


def _wrong_type(error: ErrorDetails, written: str) -> str:
    kind = error["type"]
    if kind == "string_type" and written:
        return f'«{written}» blir lest som noe annet enn tekst. Sett anførselstegn: "{written}"'
    wrong = f"«{written}» passer ikke her" if written else "har feil form" if error["input"] else "er tom"
    return f"{wrong}. Skriv {_EXPECTED[kind]}"


def read_records(kind: str, document: Document, problems: list[Problem]) -> Iterator[tuple[Location, Model]]:
    """The records of a file, each with its place. One with a problem is left out, its problem added to the list."""
    model = KINDS[kind].model
    for location, value in _written_records(kind, document, problems):
        try:
            yield location, model.model_validate(value)
        except ValidationError as failure:
            problems += _problems(failure, location, document, model)


def _written_records(kind: str, document: Document, problems: list[Problem]) -> list[tuple[Location, Any]]:
    """The records of a file: the whole of publication.yaml, the list items of the others."""
    values = document.values
    if kind == ALONE:
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
