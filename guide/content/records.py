"""One YAML file to records: what pydantic says of a value becomes a Norwegian sentence on the line it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from guide.content.construct import Location, no_such_day
from guide.content.fields import Model
from guide.content.kinds import KINDS
from guide.content.reading import Document
from guide.content.values import UNKNOWN, means_unknown
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
    "date_code": "Skriv Lovdatas datokode, for eksempel LOV-2021-06-18-97",
}
_BARE = re.compile(r"true|false|\d+", re.IGNORECASE)
_NUMBERS = ("number", "phone")
_MOST_NAMES = 5
"""More would hide what to do. The rest stand in data/schema, which editors' tools read."""
_TIGHT = re.compile(r"([a-z]+(?:_[a-z]+)*):[^\s/:]")
_SECTION = 'Skriv paragrafen uten §-tegn, for eksempel "15-9" eller "38 a"'


def nearest(value: object, known: Iterable[object]) -> str:
    """«Mente du …?» with the one known value that is nearly the same, or nothing.

    A guess that is not the only one, begins otherwise or has other digits, sends people to something else.
    """
    written = str(value)
    same = [one for one in map(str, known) if _marks(one) == _marks(written)]
    match = get_close_matches(written, same, n=2, cutoff=0.8)
    return f" Mente du «{match[0]}»?" if len(match) == 1 else ""


def _marks(name: str) -> tuple[str, str]:
    """What a name and a slip of the same name share: the first letter, and the digits."""
    return name[:1].lower(), "".join(filter(str.isdigit, name))


def listed(names: Iterable[str]) -> str:
    """At most five names, and how many more there are."""
    names = list(names)
    return ", ".join(names[:_MOST_NAMES]) + (f" og {len(names) - _MOST_NAMES} til" if names[_MOST_NAMES:] else "")


def explain(errors: list[ErrorDetails], location: Location, document: Document, model: type[Model]) -> str:
    """The errors of one value as a sentence with the value and what to do, without the final full stop."""
    error = errors[0]
    kind, name = error["type"], str(location[-1]) if location else ""
    written = document.raw.get(location, "")
    if kind == "missing":
        return "mangler. Legg til feltet"
    if kind == "extra_forbidden":
        return _unknown_field(name, errors[0]["loc"], model)
    if kind == "literal_error":
        return _choice(written, errors, model)
    if kind == "string_pattern_mismatch":
        return f"«{written}» har feil form. {_PATTERNS.get(name, _SECTION)}"
    if kind == "value_error":
        return f"«{written}» {error['ctx']['error']!s}" if written else str(error["ctx"]["error"])
    if kind == "too_short":
        return "er tom. Skriv minst én"
    if kind.startswith("date") and (wrong := no_such_day(written)):
        return wrong
    if kind in _EXPECTED:
        return _wrong_type(error, written)
    return f"«{written}» er ikke en gyldig verdi. Se forklaringen av feltet i data/schema"


def _unknown_field(name: str, loc: tuple[int | str, ...], model: type[Model]) -> str:
    """A field that is not there: what it is called, or where it belongs."""
    here = _models_at(loc[:-1], model)
    known = [field for part in here for field in part.model_fields]
    if near := nearest(name, known):
        return f"er ikke et felt her.{near}"
    if owners := {owner for part in here for owner, names in _fields_inside(part) if owner and name in names}:
        return f"hører hjemme under {listed(sorted(owners))}. Flytt linja dit"
    if any(name in part.model_fields for end in range(len(loc)) for part in _models_at(loc[:end], model)):
        return "hører hjemme lenger ut, med mindre innrykk. Flytt linja dit"
    return "er ikke et felt her. Rett navnet, eller slett feltet"


def _choice(written: str, errors: list[ErrorDetails], model: type[Model]) -> str:
    choices = [str(one["ctx"]["expected"]) for one in errors if one["type"] == "literal_error"]
    expected = ", ".join(choices).replace("'", "").replace(" or ", ", ").split(", ")
    if UNKNOWN in expected and written and means_unknown(written):
        return f"«{written}» betyr at det ikke er kjent. Skriv {UNKNOWN}"
    value = f"«{written}» er ikke" if written else "er ikke"
    forms = "".join(_other_form(one, model) for one in errors)
    return f"{value} et av valgene.{nearest(written, expected)} Velg: {listed(expected)}{forms}"


def _other_form(error: ErrorDetails, model: type[Model]) -> str:
    """The other form a value may have: fields under it, or a list."""
    if error["type"] == "model_type":
        name = error["ctx"]["class_name"]
        part = next(part for part in _nested(model) if part.__name__ == name)
        return f", eller skriv feltene {listed(part.model_fields)} på linjer under"
    return f", eller skriv {_EXPECTED['tuple_type']}" if error["type"] == "tuple_type" else ""


def _wrong_type(error: ErrorDetails, written: str) -> str:
    kind = error["type"]
    if kind == "model_type" and (tight := _TIGHT.match(written)):
        return f"«{written}» mangler mellomrom etter kolonet. Skriv «{tight[1]}: » foran verdien"
    if kind == "string_type" and written:
        return _no_text(written, str(error["loc"][-1]))
    wrong = f"«{written}» passer ikke her" if written else "har feil form" if error["input"] else "er tom"
    bare = ", uten anførselstegn" if _BARE.fullmatch(written) and kind in ("bool_type", "int_type") else ""
    return f"{wrong}. Skriv {_EXPECTED[kind]}{bare}"


def _no_text(written: str, name: str) -> str:
    """What YAML took for something else than a text, with what may really stand there."""
    if name == "id":
        return f"«{written}» blir lest som noe annet enn et navn. Gi posten en id med bokstaver, som nav-kontor"
    if means_unknown(written):
        return f"«{written}» sier ikke noe. Skriv {UNKNOWN} hvis ingen vet det, eller skriv teksten"
    before, digits = written, written.removeprefix("+47").replace("_", "")
    if name in _NUMBERS and re.fullmatch(r"\d{8}", digits):
        groups = (3, 2, 3) if digits[0] in "489" else (2, 2, 2, 2)
        ends = [sum(groups[:end]) for end in range(len(groups) + 1)]
        written = " ".join(digits[start:end] for start, end in pairwise(ends))
    return f'«{before}» blir lest som noe annet enn tekst. Sett anførselstegn: "{written}"'


def read_records(kind: str, document: Document, problems: list[Problem]) -> Iterator[tuple[Location, Model]]:
    """The records of a file, each with its place. One with a problem is left out, its problem added to the list."""
    model = KINDS[kind].model
    for location, value in _written_records(kind, document, problems):
        try:
            yield location, model.model_validate(value)
        except ValidationError as failure:
            problems += _problems(failure, location, document, model)


def _written_records(kind: str, document: Document, problems: list[Problem]) -> list[tuple[Location, Any]]:
    """The records of a file: the whole of a file that is one record, the list items of the others."""
    values = document.values
    if KINDS[kind].alone:
        return [((), values)] if values is not None else []
    if isinstance(values, list) and (values or KINDS[kind].may_be_empty):
        return [((index,), value) for index, value in enumerate(values)]
    if not document.problems:
        problems.append(Problem(document.path, 1, "", "fila har ingen poster. Begynn hver post med «- id:»"))
    return []


def _problems(failure: ValidationError, at: Location, document: Document, model: type[Model]) -> Iterator[Problem]:
    by_place: dict[Location, list[ErrorDetails]] = {}
    for error in failure.errors(include_url=False):
        by_place.setdefault((*at, *_written(error, document, at)), []).append(error)
    said = {problem.field for problem in document.problems}
    missing: dict[Location, list[str]] = {}
    for location, errors in by_place.items():
        deeper = any(other[: len(location)] == location for other in by_place if other != location)
        meant = [error for error in errors if not (_is_other_member(error) and (deeper or len(errors) > 1))]
        if meant and meant[0]["type"] == "missing":
            missing.setdefault(location[:-1], []).append(str(location[-1]))
        elif meant and document.name(location) not in said:
            errors = meant if deeper else [*meant, *(one for one in errors if one not in meant)]
            yield document.problem(location, explain(errors, location, document, model))
    for location, names in missing.items():
        alone = len(names) == 1
        text = "mangler. Legg til feltet" if alone else f"mangler feltene {listed(names)}. Legg dem til"
        yield document.problem((*location, names[0]) if alone else location, text)


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


def _models_at(loc: tuple[int | str, ...], model: type[Model]) -> list[type[Model]]:
    """The models that a place in a record may hold: pydantic's location, where unions name their member too."""
    here = [model]
    for name in loc:
        inside = [
            part for one in here if name in one.model_fields for part in _parts(one.model_fields[name].annotation)
        ]
        here = inside or here
    return here


def _fields_inside(model: type[Model], under: str = "") -> Iterator[tuple[str, set[str]]]:
    """The name of each field that holds others, at any depth, with their names."""
    yield under, set(model.model_fields)
    for name, info in model.model_fields.items():
        for part in _parts(info.annotation):
            yield from _fields_inside(part, name)


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
