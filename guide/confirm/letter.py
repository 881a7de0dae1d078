"""A letter to an owner: what we show of theirs, line by line, each with its code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from guide.confirm import codes
from guide.confirm.words import FIELDS_IN_NYNORSK, LETTER, Written
from guide.content.catalog import Catalog
from guide.content.coverage import Covers, Office
from guide.content.labels import LANGUAGE
from guide.content.model import Anonymity, Phone
from guide.content.owners import Owner
from guide.content.values import UNKNOWN
from guide.facts import confirmation
from guide.facts.asking import address, asked_fields, owned
from guide.facts.confirmation import Reached
from guide.facts.coverage import covered
from guide.facts.place import places

DAYS_TO_ANSWER = 21
"""From the day of the letter to the day an answer is asked for."""


@dataclass(frozen=True)
class Row:
    """One line: what we show in a field of a record, and its code."""

    code: codes.Code
    record: Reached
    field: str
    name: str
    value: str

    @property
    def is_known(self) -> bool:
        """Whether we show something."""
        return confirmation.is_known(self.record, self.field)


@dataclass(frozen=True)
class Part:
    """The lines about one record, where it is shown, and what is doubtful about it."""

    record: Reached
    shown_on: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Letter:
    """All that an owner is asked on a day, in the written standard of the owner."""

    owner: Owner
    on: date
    parts: tuple[Part, ...]
    site: str
    reply_to: str | None
    send_to: str | None

    @property
    def code(self) -> str:
        """The code of the letter."""
        return codes.letter_code(self.owner.id, self.on)

    @property
    def due(self) -> date:
        """The day an answer is asked for."""
        return self.on + timedelta(DAYS_TO_ANSWER)

    @property
    def words(self) -> dict[str, str]:
        """The fixed words, in the written standard of the owner."""
        return LETTER[self.owner.written_standard]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every line."""
        return tuple(row for part in self.parts for row in part.rows)


def letters(catalog: Catalog, on: date, only: str | None = None) -> list[Letter]:
    """The letters of a day, to every owner with something to answer for, or to one. Raises LookupError."""
    if only is not None and only not in catalog.owners:
        raise LookupError(f"Ingen eier har id-en «{only}». Bruk en id fra data/owners.yaml.")
    owners = [catalog.owners[only]] if only else catalog.owners.values()
    made = [one for owner in owners if (one := letter(catalog, owner, on)).parts]
    if only and not made:
        raise LookupError(f"«{only}» har ingenting å svare for. Velg en annen eier.")
    return made


def letter(catalog: Catalog, owner: Owner, on: date) -> Letter:
    """The letter to one owner on a day."""
    parts = tuple(_part(catalog, owner, on, one) for one in owned(catalog, owner) if asked_fields(one))
    publication = catalog.publication
    return Letter(owner, on, parts, publication.title, publication.error_report, address(catalog, owner))


def _part(catalog: Catalog, owner: Owner, on: date, record: Reached) -> Part:
    page = None if isinstance(record, Office) else places(catalog, "contacts", record.id)[0].built
    rows = tuple(_row(catalog, owner, on, record, field) for field in asked_fields(record))
    return Part(record, page or LETTER[owner.written_standard]["pages"], rows)


def _row(catalog: Catalog, owner: Owner, on: date, record: Reached, field: str) -> Row:
    standard: Written = owner.written_standard
    name = FIELDS_IN_NYNORSK[field] if standard == "nn" else confirmation.FIELDS[field]
    digest = confirmation.digest(field, confirmation.value(record, field))
    value = shown(catalog, record, field, standard)
    return Row(codes.code(owner.id, on, record.id, field, digest), record, field, name, value)


def shown(catalog: Catalog, record: Reached, field: str, standard: Written = "nb") -> str:
    """What a record says in a field, in words that its owner can judge."""
    value: Any = getattr(record, field)
    if value in (None, (), UNKNOWN):
        return LETTER[standard]["unknown"]
    if isinstance(value, Anonymity):
        return value.text
    if isinstance(value, Covers) and isinstance(record, Office):
        return _places(catalog, record, standard)
    if isinstance(value, tuple):
        return ", ".join(_one(one) for one in value)
    return str(value)


def _places(catalog: Catalog, record: Office, standard: Written) -> str:
    if record.covers.all:
        return LETTER[standard]["whole"]
    if record.covers.region:
        return catalog.regions[record.covers.region].name
    parts = {one.municipality: one.part for one in record.parts if one.part}
    names = [
        f"{one.name} ({parts[one.number]})" if one.number in parts else one.name for one in covered(catalog, record)
    ]
    return ", ".join(names)


def _one(value: Phone | str) -> str:
    if isinstance(value, Phone):
        return f"{value.number} ({value.label.lower()})" if value.label else value.number
    return LANGUAGE.get(value, value)
