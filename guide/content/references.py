"""Every field that holds an id, found from the model itself, so that no reference goes unchecked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, get_args

from guide.content.catalog import Catalog, Entry
from guide.content.construct import Location
from guide.content.fields import Model, Ref
from guide.content.kinds import KINDS, WORDS


def references(record: Model, at: Location = ()) -> Iterator[tuple[Location, Ref, str]]:
    """The place, the kind and the id of each reference in a record."""
    fields = _fields(type(record))
    for name in fields:
        yield from _walk(getattr(record, name), fields[name], (*at, name))


def own_references(record: Model, at: Location = ()) -> Iterator[tuple[Location, Ref, str]]:
    """The references in a record's own fields, without those of the records inside it."""
    for name, ref in _fields(type(record)).items():
        yield from _walk(getattr(record, name), ref, (*at, name)) if ref else ()


def _walk(value: Any, ref: Ref | None, at: Location) -> Iterator[tuple[Location, Ref, str]]:
    if ref and isinstance(value, str):
        yield at, ref, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, ref, (*at, index))
    elif isinstance(value, Model):
        yield from references(value, at)


@lru_cache
def _fields(model: type[Model]) -> dict[str, Ref | None]:
    """The fields that hold references or records, and what the references are to."""
    found = {name: _ref((*info.metadata, info.annotation)) for name, info in model.model_fields.items()}
    return {name: ref for name, ref in found.items() if ref or name in _holders(model)}


def _ref(parts: tuple[Any, ...]) -> Ref | None:
    for part in parts:
        if isinstance(part, Ref):
            return part
        if found := _ref((*getattr(part, "__metadata__", ()), *get_args(part))):
            return found
    return None


def inside(model: Model, at: Location = ()) -> Iterator[tuple[Location, Model]]:
    """A record and every record inside it, with the place of each."""
    yield at, model
    for name in _holders(type(model)):
        value = getattr(model, name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from inside(item, (*at, name, index)) if isinstance(item, Model) else ()
        elif isinstance(value, Model):
            yield from inside(value, (*at, name))


@lru_cache
def marked(model: type[Model], mark: type) -> tuple[str, ...]:
    """The fields whose type has a mark."""
    return tuple(name for name, info in model.model_fields.items() if _has((*info.metadata, info.annotation), mark))


def _has(parts: tuple[Any, ...], mark: type) -> bool:
    inner = ((*getattr(part, "__metadata__", ()), *get_args(part)) for part in parts)
    return any(isinstance(part, mark) for part in parts) or any(_has(one, mark) for one in inner if one)


@lru_cache
def days(model: type[Model]) -> tuple[str, ...]:
    """The fields that can hold a day."""
    return tuple(name for name, info in model.model_fields.items() if "datetime.date" in str(info.annotation))


@lru_cache
def lists(model: type[Model]) -> tuple[str, ...]:
    """The fields that can hold a list."""
    return tuple(name for name, info in model.model_fields.items() if "tuple" in str(info.annotation))


@lru_cache
def _holders(model: type[Model]) -> tuple[str, ...]:
    """The fields that can hold another record."""
    return tuple(name for name, info in model.model_fields.items() if _holds_model(info.annotation))


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return True
    return any(_holds_model(argument) for argument in get_args(annotation))


def ids(catalog: Catalog) -> Iterator[tuple[str, str, Entry, Location]]:
    """Every id that can be referred to: what references call its kind, itself, and where it is written."""
    for kind in KINDS.values():
        field = "record" if kind in WORDS else "id"
        for entry, at, record, _ in catalog.written(kind) if not kind.alone else ():
            yield kind.name_of(record), record.id, entry, (*at, field)
