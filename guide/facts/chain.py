"""Whom to call from here, in order: one function for the pages, the PDFs, the cards and the finder.

The steps are those of a situation, of a role, or of `data/local_steps.yaml`. Each is filled with who has its function
where the reader is: the municipality's own contact, an office that covers it, its region, or its website. A number of
another region is never shown as if it were the reader's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from guide.content.catalog import Catalog
from guide.content.coverage import MunicipalContact, Office
from guide.content.fields import Source
from guide.content.functions import Function
from guide.content.labels import FUNCTION, NO_CHILD_WELFARE_NUMBER
from guide.content.local import LocalContact, Overlay
from guide.content.model import CallStep, Contact, LocalStep, Phone
from guide.content.registers import Municipality, Region
from guide.content.values import UNKNOWN
from guide.facts import status
from guide.facts.common import only
from guide.facts.coverage import offices, part
from guide.facts.placement import UNSURE
from guide.facts.steps import INSTEAD, steps

FIRST = 5
"""So many steps from a municipality are in order; the others help with something of their own."""
REGIONS: dict[Function, str] = {
    "police_contact": "police_district",
    "police_district": "police_district",
    "rvts": "rvts_region",
    "conflict_council": "conflict_council",
}
"""The functions that a region has, and the field of a municipality that says which region."""
OF_MUNICIPALITY = frozenset({"lead", "municipality", "child_welfare", "coordinating_unit", "crisis_team"})
"""The functions of the municipality itself. Its switchboard leads to them, and its website to the switchboard."""
WRITTEN_TO = frozenset({"lead", "municipality"})
"""Those of them that are shown with the municipality's e-mail address."""

NO_NUMBER = "Vi har ikke nummeret til {}."
OF_ANOTHER = "Nummeret her går til {}."
NO_ADDRESS = "Vi har ikke adressen til kommunen."
"""Said in the step of who we cannot lead to."""

ALL_DAY = "Hele døgnet"
"""How the hours of those begin who always answer."""
_DISTRICT = "politidistriktet"

Here = tuple[Municipality, ...]
"""Where the reader is: one municipality, those of a county, or nothing when nobody knows."""


@dataclass(frozen=True)
class Way:
    """One way to reach somebody, how surely it is known, and why not more surely."""

    name: str
    record: Contact | Office | MunicipalContact | LocalContact | Region
    phones: tuple[Phone, ...] = ()
    email: str | None = None
    url: str | None = None
    hours: str | None = None
    who_may_call: str | None = None
    part: str | None = None
    status: status.Status | None = None
    doubts: tuple[str, ...] = ()

    @property
    def contact(self) -> Contact | None:
        """The contact point, which has its own place for what is not certain."""
        return self.record if isinstance(self.record, Contact) else None

    @property
    def answers_at_night(self) -> bool:
        """Whether somebody is known to answer in the evening, at night and in weekends."""
        always = (self.hours or "").startswith(ALL_DAY)
        always = always or (self.contact is not None and self.contact.kind == "emergency")
        return always or (isinstance(self.record, Office) and self.record.when in ("always", "out_of_hours"))


@dataclass(frozen=True)
class Link:
    """One step of a chain: whom to call, the ways to reach them, and the region that has the task here."""

    step: CallStep
    ways: tuple[Way, ...]
    region: Region | None = None
    is_unsure: bool = False
    """Whether it must be asked if this is the region."""
    doubt: str | None = None
    """What is not certain about the region."""
    missing: str | None = None
    """What we do not have, said where the reader would look for it."""

    @property
    def is_of_municipality(self) -> bool:
        """Whether somebody in the municipality is asked, where people may know each other."""
        return self.step.local in OF_MUNICIPALITY

    @property
    def leads_to_own_centre(self) -> bool:
        """Whether the centre of the region stands here, where a step may advise to ask it when nobody answers."""
        return self.step.local == "rvts" and self.region is not None

    @property
    def fallback(self) -> str | None:
        """What to do when nobody answers."""
        return None if self.leads_to_own_centre else self.step.fallback

    @property
    def who(self) -> str:
        """Whom the step is about, with the name of the region where it is known."""
        said, name = self.step.who, self.region.name if self.region else ""
        if not name or name.startswith(said):
            return name or said
        return said.replace(_DISTRICT, name) if _DISTRICT in said else f"{said}, {name}"


def chain(
    catalog: Catalog,
    today: date,
    here: Here,
    situation: str | None = None,
    role: str | None = None,
    overlay: Overlay | None = None,
) -> tuple[Link, ...]:
    """Whom to call from here, in a situation, in a role. Danger comes first, and nobody is told to call himself."""
    links = (filled(catalog, today, here, step, overlay) for step in steps(catalog, situation, role))
    return tuple(link for link in links if link.ways or not (isinstance(link.step, LocalStep) and link.step.only_here))


def first_of_municipality(links: Sequence[Link]) -> Link | None:
    """The first link where somebody in the municipality is asked: what must be said before it, is said there."""
    return next((link for link in links if link.is_of_municipality), None)


def records(links: Sequence[Link]) -> list[object]:
    """Everything that a chain was read from."""
    return [way.record for link in links for way in link.ways if hasattr(way.record, "looked_up_on")]


class Doubt(NamedTuple):
    """What is not certain, whom it is about, and where it was read."""

    about: str
    texts: tuple[str, ...]
    sources: tuple[Source, ...] = ()


def doubts(links: Sequence[Link]) -> list[Doubt]:
    """What is not certain in a chain, each once. That of a contact point stands with the contact point."""
    found = [Doubt(link.region.name, (link.doubt,)) for link in links if link.region and link.doubt]
    for way in (way for link in links for way in link.ways if way.doubts and not way.contact):
        found.append(Doubt(way.name, way.doubts, getattr(way.record, "sources", ())))
    return list(dict.fromkeys(found))


def filled(catalog: Catalog, today: date, here: Here, step: CallStep, overlay: Overlay | None = None) -> Link:
    """A step with the ways there are from here."""
    region, is_unsure, doubt = _region(catalog, here, step.local)
    near = ways_near(catalog, today, here, step.local, overlay)
    far = [catalog.contacts[one] for one in (step.contact, *step.also) if one]
    owners = {catalog.contact_owner[one.id].id for one in far} & catalog.regions.keys()
    if region and region.id not in owners and region.kind != "police_district" and region.url:
        near.append(Way(region.name, region, url=region.url))
    told = [of_contact(catalog, today, one) for one in far if one.phones or not near]
    missing = _of_another(region, far) if region and owners - {region.id} else None
    missing = missing or _missing(catalog, today, here, step.local, near)
    ways = sorted([*near, *told], key=lambda way: not way.phones)
    return Link(step, tuple(ways), region, is_unsure, doubt, missing)


def ways_near(
    catalog: Catalog, today: date, here: Here, function: Function | None, overlay: Overlay | None = None
) -> list[Way]:
    """The ways to who has a function here: the municipality's own contacts first, then offices, then itself."""
    return [
        *_own(function, overlay),
        *_offices(catalog, today, here, function),
        *_municipal(catalog, today, here, function),
    ]


def _of_another(region: Region, far: Sequence[Contact]) -> str:
    """That the number of the region is not known, and whose number stands there instead."""
    names = [one.name if one.name[:2].isupper() else one.name[0].lower() + one.name[1:] for one in far if one.phones]
    return " ".join([NO_NUMBER.format(region.name), *(OF_ANOTHER.format(name) for name in names)])


def _missing(catalog: Catalog, today: date, here: Here, function: Function | None, near: Sequence[Way]) -> str | None:
    """What we do not have here: the number of child welfare or of a crisis centre, or any way to the municipality."""
    if function == "child_welfare" and not any(way.phones for way in near):
        return NO_NUMBER.format("barnevernstjenesten") if len(here) == 1 else NO_CHILD_WELFARE_NUMBER
    if len(here) == 1 and function == "crisis_centre" and not near:
        return NO_NUMBER.format("krisesenteret")
    if len(here) != 1 or function not in OF_MUNICIPALITY or function == "child_welfare":
        return None
    return None if near or list(_municipal(catalog, today, here, "municipality")) else NO_ADDRESS


def _region(catalog: Catalog, here: Here, function: Function | None) -> tuple[Region | None, bool, str | None]:
    """The region with a function here, whether it must be asked, and what is not certain.

    None where there are several, or where somebody of several must ask.
    """
    if not here or function not in REGIONS:
        return None, False, None
    placements = [one.placements[REGIONS[function]] for one in here]
    if not (found := only(one.region for one in placements)):
        return None, False, None
    region, unsure = catalog.regions[found], [one for one in placements if one.confidence != "high"]
    is_unsure = any(one.confidence in UNSURE for one in unsure)
    if is_unsure and len(here) > 1:
        return None, False, None
    return region, is_unsure, next((one.doubt or region.doubt for one in unsure), None)


def _own(function: Function | None, overlay: Overlay | None) -> Iterator[Way]:
    """The municipality's own contacts with a function."""
    for name in INSTEAD.get(function, (function,)) if overlay and function else ():
        for one in overlay.of(name) if overlay else ():
            if one.phone or one.email:
                phones = (Phone(number=one.phone),) if one.phone else ()
                yield Way(one.person or one.unit or FUNCTION[one.function], one, phones, one.email, hours=one.hours)


def _offices(catalog: Catalog, today: date, here: Here, function: Function | None) -> Iterator[Way]:
    """The offices with a function that cover all of here."""
    for name in INSTEAD.get(function, (function,)) if here and function else ():
        found = offices(catalog, here[0], name)
        for office in found if all(offices(catalog, one, name) == found for one in here[1:]) else ():
            where = part(office, here[0]) if len(here) == 1 else None
            doubts = tuple(one for one in (where.doubt if where else None, office.doubt) if one)
            yield Way(
                office.name, office, office.phones, office.email, office.url, office.hours, office.who_may_call,
                where.part if where else None, status.of(office, catalog, today), doubts,
            )  # fmt: skip


def _municipal(catalog: Catalog, today: date, here: Here, function: Function | None) -> Iterator[Way]:
    """How the municipality itself is reached, when a function is its own."""
    if len(here) != 1 or function not in OF_MUNICIPALITY or here[0].id not in catalog.municipal_contacts:
        return
    one = catalog.municipal_contacts[here[0].id]
    phones = (Phone(number=one.phone),) if one.phone != UNKNOWN else ()
    email = one.email if function in WRITTEN_TO and one.email != UNKNOWN else None
    url = one.website if one.website != UNKNOWN else None
    if phones or email or url:
        doubts = (one.doubt,) if one.doubt else ()
        found = status.of(one, catalog, today)
        yield Way(f"{here[0].name} kommune", one, phones, email, url, status=found, doubts=doubts)


def of_contact(catalog: Catalog, today: date, contact: Contact) -> Way:
    """A contact point that is the same for everybody."""
    hours = None if contact.hours == UNKNOWN else contact.hours
    found = status.of(contact, catalog, today)
    doubts = (contact.doubt,) if contact.doubt else ()
    return Way(contact.short_name or contact.name, contact, contact.phones, contact.email, contact.url, hours,
               status=found, doubts=doubts)  # fmt: skip
