"""Who is asked about what we show, where, and how far the asking has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from guide.content.catalog import Catalog
from guide.content.owners import Asked, Owner
from guide.content.registers import Municipality
from guide.content.values import UNKNOWN
from guide.facts import confirmation, status
from guide.facts.confirmation import Held, Reached
from guide.facts.coverage import covered


def owned(catalog: Catalog, owner: Owner) -> list[Reached]:
    """What an owner answers for. The numbers that everybody knows are never asked about."""
    contacts = [one for one in catalog.contacts.values() if not status.needs_none(one)]
    every: list[Reached] = [*contacts, *catalog.offices.values()]
    return [one for one in every if confirmation.owner_of(catalog, one).id == owner.id]


def asked_fields(record: Reached) -> list[str]:
    """What is asked: what we show, and what a caller asks first that we do not know."""
    return [
        field
        for field in confirmation.fields(record)
        if confirmation.is_known(record, field) or (record.phones and getattr(record, field) == UNKNOWN)
    ]


def address(catalog: Catalog, owner: Owner) -> str | None:
    """Where an owner is asked: an e-mail address or a form. None when we have no shared one."""
    if not owner.ask:
        return None
    if owner.ask.contact:
        contact = catalog.contacts[owner.ask.contact]
        return contact.email or contact.form
    if owner.ask.municipality:
        found = catalog.municipal_contacts[owner.ask.municipality].email
        return None if found == UNKNOWN else found
    return owner.ask.email or owner.ask.form


def due(catalog: Catalog, today: date, place: Municipality | None) -> Iterator[date]:
    """The day after which somebody should look again at each number, and each office that covers a place.

    The numbers that everybody knows do not age.
    """
    near = [one for one in catalog.offices.values() if place and place in covered(catalog, one)]
    for record in (*(one for one in catalog.contacts.values() if one.phones and not status.needs_none(one)), *near):
        if found := confirmation.check_again(catalog, record, today):
            yield found


class Standing(NamedTuple):
    """What an owner was asked last, what it has confirmed of all that we show, and when it is asked again."""

    owner: Owner
    asked: Asked | None
    records: tuple[Reached, ...]
    held: tuple[Held, ...]
    fields: int
    answered: date | None

    @property
    def until(self) -> date | None:
        """The first day after which something must be asked again."""
        return min((one.until for one in self.held), default=None)

    @property
    def has_answered(self) -> bool:
        """Whether something has come since the last letter."""
        return bool(self.asked and self.answered and self.answered >= self.asked.on)


def standings(catalog: Catalog, today: date) -> list[Standing]:
    """Every owner with something to answer for: those not asked yet, then the others, and the police last of each.

    The order says nothing about anybody. Who is called in an emergency has other things to do than to answer letters.
    """
    found = [one for one in (_standing(catalog, one, today) for one in catalog.owners.values()) if one.records]
    urgent = {service.owner for service in catalog.services.values() if service.sector == "police"}
    return sorted(found, key=lambda one: (one.asked is not None, one.owner.id in urgent))


def _standing(catalog: Catalog, owner: Owner, today: date) -> Standing:
    records = tuple(one for one in owned(catalog, owner) if asked_fields(one))
    held = tuple(one for record in records for one in confirmation.told(record, owner, today))
    asked = max(owner.asked, key=lambda one: one.on, default=None)
    answered = max((one.on for record in records for one in record.confirmations), default=None)
    shown = sum(confirmation.is_known(record, one) for record in records for one in asked_fields(record))
    return Standing(owner, asked, records, held, shown, answered)
