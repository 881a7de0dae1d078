"""How far the asking has come: by owner, and in all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from guide.confirm.letter import address, asked_fields, owned
from guide.content.catalog import Catalog
from guide.content.owners import Asked, Owner
from guide.facts import confirmation
from guide.facts.confirmation import Reached
from guide.project import norwegian


class Standing(NamedTuple):
    """What an owner was asked last, and how much of what we show it has confirmed."""

    owner: Owner
    asked: Asked | None
    records: tuple[Reached, ...]
    confirmed: int
    fields: int
    answered: date | None
    until: date | None


def standings(catalog: Catalog, today: date) -> list[Standing]:
    """Every owner with something to answer for, in the order of the file."""
    found = (_standing(catalog, one, today) for one in catalog.owners.values())
    return [one for one in found if one.records]


def _standing(catalog: Catalog, owner: Owner, today: date) -> Standing:
    records = tuple(one for one in owned(catalog, owner) if asked_fields(one))
    held = [one for record in records for one in confirmation.confirmed(record, owner, today)]
    asked = max(owner.asked, key=lambda one: one.on, default=None)
    answered = max((one.on for record in records for one in record.confirmations), default=None)
    fields = sum(len(asked_fields(record)) for record in records)
    until = min((one.until for one in held), default=None)
    return Standing(owner, asked, records, len(held), fields, answered, until)


def report(catalog: Catalog, today: date) -> Iterator[str]:
    """A line for each owner, what no longer confirms, and the counts."""
    found = standings(catalog, today)
    yield from (_line(catalog, one, today) for one in found)
    for one in found:
        for record in one.records:
            for field, said in confirmation.outdated(record):
                yield f"  {record.id}.{field}: bekreftelsen fra {norwegian(said.on)} gjelder en eldre verdi"
    asked, whole = sum(bool(one.asked) for one in found), sum(one.fields for one in found)
    confirmed = sum(one.confirmed for one in found)
    yield f"{asked} av {len(found)} eiere er spurt. {confirmed} av {whole} felt er bekreftet."


def _line(catalog: Catalog, one: Standing, today: date) -> str:
    if not one.asked:
        where = "" if address(catalog, one.owner) else ", og vi har ingen adresse å spørre på"
        return f"{one.owner.id}: ikke spurt ennå{where}. {_share(one)}"
    said = f"spurt {norwegian(one.asked.on)} ({one.asked.letter}), svar innen {norwegian(one.asked.due)}"
    late = ", og fristen er ute" if one.asked.due < today and not _has_answered(one) else ""
    again = f" Spør på nytt etter {norwegian(one.until)}." if one.until else ""
    return f"{one.owner.id}: {said}{late}. {_share(one)}{again}"


def _has_answered(one: Standing) -> bool:
    return bool(one.asked and one.answered and one.answered >= one.asked.on)


def _share(one: Standing) -> str:
    return f"{one.confirmed} av {one.fields} felt er bekreftet."
