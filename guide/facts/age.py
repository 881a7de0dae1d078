"""How old each record is: age has its own command, so that it never turns a mended typo red."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guide.content.acts import Provision
from guide.content.catalog import Catalog
from guide.content.fields import Certain
from guide.content.kinds import KINDS
from guide.content.model import Contact
from guide.project import norwegian

HALF_A_YEAR = 182
"""Days after which a contact point should be asked again."""


@dataclass(frozen=True, order=True)
class Age:
    """A record, and how long ago somebody last stood for it."""

    last: date
    kind: str
    id: str
    how: str


def ages(catalog: Catalog) -> list[Age]:
    """Every record that carries a date, the oldest first; those without any date first of all."""
    kinds = [kind for kind in KINDS.values() if kind.aged]
    return sorted(_age(kind.aged, one, record) for kind in kinds for one, record in catalog.records(kind.name).items())


def _age(kind: str, one: str, record: Certain) -> Age:
    confirmed, how = (record.confirmed_on, record.confirmed_how) if isinstance(record, Contact) else (None, None)
    if confirmed:
        return Age(confirmed, kind, one, "lest på eierens side" if how == "owner_page" else "bekreftet")
    if isinstance(record, Provision) and record.text_verified_on:
        return Age(record.text_verified_on, kind, one, "lest i lovteksten slik den var")
    if record.looked_up_on:
        return Age(record.looked_up_on, kind, one, "slått opp")
    return Age(date.min, kind, one, "aldri slått opp")


def report(found: list[Age], today: date) -> str:
    """One line a record, and how many are older than half a year or have never been confirmed."""
    lines = [_line(age, today) for age in found]
    old = sum((today - age.last).days > HALF_A_YEAR for age in found)
    contacts = [age for age in found if age.kind == KINDS["contacts"].aged]
    unconfirmed = sum(age.how != "bekreftet" for age in contacts)
    total = f"{len(found)} poster, {old} eldre enn et halvt år. "
    return "\n".join([*lines, f"{total}{unconfirmed} av {len(contacts)} kontaktpunkter er aldri bekreftet."])


def _line(age: Age, today: date) -> str:
    if age.last == date.min:
        return f"{age.kind} {age.id}: {age.how}"
    return f"{age.kind} {age.id}: {age.how} {norwegian(age.last)}, for {(today - age.last).days} dager siden"
