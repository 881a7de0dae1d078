"""How old each record is: age has its own command, so that it never turns a mended typo red."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from guide.content.acts import Provision
from guide.content.catalog import Catalog
from guide.content.coverage import Office
from guide.content.fields import Certain
from guide.content.kinds import KINDS
from guide.content.model import Contact
from guide.content.owners import HALF_A_YEAR
from guide.facts import confirmation
from guide.project import norwegian

CONFIRMED = "bekreftet"


@dataclass(frozen=True, order=True)
class Age:
    """A record, when somebody last stood for it, and the last day before somebody should look again."""

    last: date
    kind: str
    id: str
    how: str
    until: date = date.min


def ages(catalog: Catalog, today: date) -> list[Age]:
    """Every record that carries a date, the oldest first; those without any date first of all."""
    kinds = [kind for kind in KINDS.values() if kind.aged]
    return sorted(
        _age(catalog, kind.aged, one, record, today)
        for kind in kinds
        for one, record in catalog.records(kind.name).items()
    )


def _age(catalog: Catalog, kind: str, one: str, record: Certain, today: date) -> Age:
    if isinstance(record, (Contact, Office)):
        found = confirmation.held(
            record, confirmation.main_field(record), confirmation.owner_of(catalog, record), today
        )
        if found:
            return Age(found.on, kind, one, CONFIRMED, found.until)
    if isinstance(record, Provision) and record.text_verified_on:
        return _read(record.text_verified_on, kind, one, "lest i lovteksten slik den var")
    if record.looked_up_on:
        return _read(record.looked_up_on, kind, one, "slått opp")
    return Age(date.min, kind, one, "aldri slått opp")


def _read(day: date, kind: str, one: str, how: str) -> Age:
    return Age(day, kind, one, how, day + timedelta(HALF_A_YEAR))


def report(found: list[Age], today: date) -> str:
    """One line a record, and how many are due and how many have never been confirmed."""
    lines = [_line(age, today) for age in found]
    due = sum(age.until < today for age in found)
    asked = [age for age in found if age.kind in (KINDS["contacts"].aged, KINDS["offices"].aged)]
    unconfirmed = sum(age.how != CONFIRMED for age in asked)
    total = f"{len(found)} poster, {due} skulle vært kontrollert på nytt. "
    return "\n".join([*lines, f"{total}{unconfirmed} av {len(asked)} kontaktpunkter og kontorer er ikke bekreftet."])


def _line(age: Age, today: date) -> str:
    if age.last == date.min:
        return f"{age.kind} {age.id}: {age.how}"
    return f"{age.kind} {age.id}: {age.how} {norwegian(age.last)}, for {(today - age.last).days} dager siden"
