"""What is answered above the results: contact points with their numbers, and provisions with their state in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from guide.content import labels
from guide.content.acts import Act, Provision
from guide.content.catalog import Catalog
from guide.content.model import Contact
from guide.content.values import UNKNOWN
from guide.facts import law, status
from guide.facts.phone import tel_uri
from guide.facts.place import places
from guide.project import norwegian


def contacts(catalog: Catalog, today: date) -> Iterator[dict[str, Any]]:
    """Every contact point that can be reached, as a card."""
    for one, contact in catalog.contacts.items():
        owner = catalog.contact_owner[one]
        names = [owner.short_name, *owner.also_known_as]
        yield _filled(
            id=one, name=contact.name, place=_place(catalog, "contacts", one),
            owner=_place(catalog, "services", owner.id), names=[owner.name, *filter(None, names)],
            phones=_phones(contact), email=contact.email,
            url=contact.url or contact.form, purpose=contact.purpose, hours=_hours(contact), doubt=contact.doubt,
            status=_status(contact, catalog, today),
            kind=contact.kind, public=contact.audience == "public",
        )  # fmt: skip


def _filled(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _phones(contact: Contact) -> list[list[str]]:
    return [[phone.number, tel_uri(phone.number), *([phone.label] if phone.label else [])] for phone in contact.phones]


def _hours(contact: Contact) -> str:
    """When somebody answers a phone; that it is not known is said too. Emergency numbers always answer."""
    if not contact.phones or contact.kind == "emergency":
        return ""
    return "Ikke kjent" if contact.hours == UNKNOWN else contact.hours


def _status(contact: Contact, catalog: Catalog, today: date) -> list[str]:
    """How surely the contact point is known: the words that stand under its number, and how they look."""
    found = status.of(contact, catalog, today)
    return [found.said, found.look] if found else []


def provisions(catalog: Catalog, today: date) -> Iterator[dict[str, Any]]:
    """Every provision with its state on a day, and what took over."""
    for one, act in catalog.provision_act.items():
        provision = catalog.provisions[one]
        yield _filled(
            place=_place(catalog, "provisions", one), name=law.citation(act, provision), title=provision.title,
            numbers=_numbers(provision), act=_act_names(act),
            state=_state(provision, today), doubt=provision.doubt,
            gives="" if law.is_withdrawn(provision, today) else provision.gives,
            changed=law.is_withdrawn(provision, today), cited=provision.cited_as and provision.cited_as.text,
            next=[_successor(catalog, item.provision) for item in law.successors(provision)],
        )  # fmt: skip


def _place(catalog: Catalog, kind: str, one: str) -> str:
    """The best place of a record in the built site."""
    place = places(catalog, kind, one)[0]
    return "#".join(filter(None, (place.built, place.anchor)))


def _numbers(provision: Provision) -> list[str]:
    """The section numbers people type for the provision: «15-9», «38a», «kap 12»."""
    last = [provision.last_section] if provision.last_section else []
    numbers = [number.replace(" ", "").lower() for number in (*provision.sections, *last)]
    return [*numbers, *([provision.chapter.replace(" ", "").lower()] if provision.chapter else [])]


def _act_names(act: Act) -> list[str]:
    """Every name an act goes by."""
    names = [act.short_title, act.abbreviation, act.title, *(name.name for name in act.former_names)]
    return [name for name in names if name]


def _state(provision: Provision, today: date) -> str:
    state = law.state(provision, today)
    if state == "repealed" and provision.in_force_to:
        return f"Opphevet. Gjaldt til og med {norwegian(provision.in_force_to)}."
    if provision.in_force_from:
        return f"{labels.STATE[state]} fra {norwegian(provision.in_force_from)}."
    return f"{labels.STATE[state]}."


def _successor(catalog: Catalog, provision: str) -> list[str]:
    found = catalog.provisions[provision]
    return [law.citation(catalog.provision_act[provision], found), _place(catalog, "provisions", provision)]
