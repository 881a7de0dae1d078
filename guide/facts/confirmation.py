"""What somebody at the owner has said is right, as long as it is the value we show, and until it must be asked again.

«Bekreftet» is derived here and written nowhere. It hangs on a code of the value: another number has another code, and
is not confirmed. Being unknown is a value as any other, and can be confirmed as that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from guide.content.catalog import Catalog
from guide.content.coverage import Office
from guide.content.fields import Certain, Model
from guide.content.labels import CHECK_AGAIN, SHOULD_HAVE_BEEN
from guide.content.model import Contact
from guide.content.owners import HALF_A_YEAR, Confirmation, Owner
from guide.content.values import UNKNOWN
from guide.facts.canonical import canonical, code

Reached = Contact | Office
FIELDS: dict[str, str] = {
    "phones": "nummer",
    "email": "e-post",
    "form": "skjema",
    "url": "nettside",
    "hours": "når noen svarer",
    "who_may_call": "hvem som kan ta kontakt",
    "anonymity": "anonymitet",
    "after_contact": "hva som skjer etterpå",
    "languages": "språk",
    "who_answers": "hvem som svarer",
    "recorded": "opptak og notater",
    "passes_on": "hva de sier videre",
    "text_phone": "tekst og teksttelefon",
    "out_of_hours": "når ingen svarer",
    "covers": "hvilke kommuner det gjelder",
}
"""What an owner can confirm, with the word for it, in the order it is asked and listed."""
_MAIN = ("phones", "email", "form", "url")
"""How somebody is reached. The first that there is, is what the status beside it is about."""
_SAID = frozenset({"called", "wrote", "signed"})
"""The ways in which somebody has said it. A page that was read, says it only once more."""
_CRISIS = frozenset({"emergency", "duty_line", "public_advice", "child_welfare_duty", "crisis_centre"})
"""The kinds and functions that somebody in a crisis calls. A letter alone never confirms them: they must have been
called, or the owner's page read, as well."""
_HEARD = frozenset({"called", "owner_page"})


class Held(NamedTuple):
    """A field that somebody stands for now, the day and the way, and the last day it holds."""

    field: str
    on: date
    how: str
    until: date

    @property
    def is_said(self) -> bool:
        """Whether somebody at the owner has said it. Else the owner's page was read."""
        return self.how in _SAID


def digest(field: str, value: Any) -> str:
    """The code of a value of a field: 12 hexadecimal signs of SHA-256 over its name, NUL and its canonical JSON."""
    return code(f"{field}\0{canonical(_plain(value))}")


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.model_dump(mode="json")
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def fields(record: Reached) -> tuple[str, ...]:
    """The fields of a record that its owner can confirm."""
    return tuple(one for one in FIELDS if one in type(record).model_fields)


def value(record: Reached, field: str) -> Any:
    """What a record says in a field. Whom an office covers, includes where it is only a part."""
    found = getattr(record, field)
    return (found, record.parts) if field == "covers" and isinstance(record, Office) else found


def is_known(record: Reached, field: str) -> bool:
    """Whether a record says something in a field."""
    return getattr(record, field) not in (None, (), UNKNOWN)


def main_field(record: Reached) -> str:
    """The field that the status beside a record is about: its number, or else how it is reached."""
    return next((one for one in _MAIN if getattr(record, one, None)), "url")


def owner_of(catalog: Catalog, record: Reached) -> Owner:
    """Who can confirm a record."""
    return catalog.owners[record.owner if isinstance(record, Office) else catalog.contact_owner[record.id].owner]


def is_for_crisis(record: Reached) -> bool:
    """Whether somebody in a crisis calls here."""
    return (record.function if isinstance(record, Office) else record.kind) in _CRISIS


def held(record: Reached, field: str, owner: Owner, today: date) -> Held | None:
    """How somebody stands for a field on a day, if anybody does."""
    naming = sorted((one for one in record.confirmations if field in one.fields), key=lambda one: one.on)
    now = digest(field, value(record, field))
    if not naming or naming[-1].fields[field] != now:
        return None
    valid = [one for one in naming if one.fields[field] == now and one.on <= today <= _until(one, owner)]
    heard = [one for one in valid if one.how in _HEARD]
    said = [one for one in valid if one.how in _SAID] if heard or not is_for_crisis(record) else []
    last = next(reversed(said or heard), None)
    return Held(field, last.on, last.how, _until(last, owner)) if last else None


def _until(confirmation: Confirmation, owner: Owner) -> date:
    return confirmation.on + timedelta(owner.cycle_days)


def confirmed(record: Reached, owner: Owner, today: date) -> list[Held]:
    """The fields that are confirmed on a day, in the order they are listed."""
    if not record.confirmations:
        return []
    found = (held(record, field, owner, today) for field in fields(record))
    return [one for one in found if one and one.is_said]


def told(record: Reached, owner: Owner, today: date) -> list[Held]:
    """The confirmed fields that say something."""
    return [one for one in confirmed(record, owner, today) if is_known(record, one.field)]


def unanswered(record: Reached, owner: Owner, today: date) -> list[Held]:
    """The fields that the owner has said that it does not answer."""
    return [one for one in confirmed(record, owner, today) if not is_known(record, one.field)]


def unconfirmed(record: Reached, owner: Owner, today: date) -> list[str]:
    """The fields that say something which nobody at the owner has confirmed."""
    done = {one.field for one in confirmed(record, owner, today)}
    return [field for field in fields(record) if field not in done and is_known(record, field)]


def outdated(record: Reached) -> Iterator[tuple[str, Confirmation]]:
    """The fields whose newest confirmation is of another value than the one that is shown now."""
    for field in fields(record):
        naming = sorted((one for one in record.confirmations if field in one.fields), key=lambda one: one.on)
        if naming and naming[-1].fields[field] != digest(field, value(record, field)):
            yield field, naming[-1]


def before_the_day(until: date, today: date) -> str:
    """The words before the day until which something holds, on screen and on paper: until then, and after it."""
    return CHECK_AGAIN if today <= until else SHOULD_HAVE_BEEN


def check_again(catalog: Catalog, record: Certain, today: date) -> date | None:
    """The day after which somebody should look at a record again. None when nobody has yet."""
    if isinstance(record, (Contact, Office)):
        found = held(record, main_field(record), owner_of(catalog, record), today)
        if found:
            return found.until
    return record.looked_up_on + timedelta(HALF_A_YEAR) if record.looked_up_on else None
