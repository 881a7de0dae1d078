"""Rules for phone numbers: those that can be called, one name for each, the id that tells one, and what we correct."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.check.contacts import contacts, reached
from guide.check.subject import Project
from guide.content.catalog import Catalog, Entry
from guide.content.construct import Location
from guide.content.model import Contact
from guide.facts.phone import as_read, canonical, fault, normal
from guide.project import Problem

_IN_ID = re.compile(r"\d[\d-]*")
_LEAST, _SHORT = 3, 6


def corrections(catalog: Catalog) -> dict[str, bool]:
    """The numbers of data/registers/numbers.yaml by their digits, and whether each is in use."""
    return {normal(one.number): one.in_use for one in catalog.numbers.values()}


def every_number_can_be_called(project: Project) -> Iterator[Problem]:
    """A number is in use, costs no more than others, and is written as people read it; a foreign one in E.164."""
    if project.unread & {"numbers"} or not project.catalog.entries["numbers"]:  # that is told first
        return
    corrected = corrections(project.catalog)
    for entry, at, contact in reached(project):
        for index, phone in enumerate(contact.phones):
            where, wanted = (*at, "phones", index, "number"), as_read(phone.number)
            if text := fault(phone.number, corrected):
                yield entry.problem(*where, text=f"«{phone.number}» {text}")
            elif phone.number != wanted:
                yield entry.problem(*where, text=_regrouped(phone.number, wanted))


def _regrouped(number: str, wanted: str) -> str:
    return f'«{number}» er gruppert på en uvanlig måte. Skriv "{wanted}"'


def a_corrected_number_is_written_once(project: Project) -> Iterator[Problem]:
    """What corrects the numbering plan is one number, written as people read it, with a source on the web."""
    seen: dict[str, str] = {}
    for entry in project.catalog.entries["numbers"]:
        number, digits = entry.record.number, normal(entry.record.number)
        if not re.fullmatch(r"\+?\d{3,15}", digits):
            yield entry.problem("number", text=f"«{number}» er ikke et telefonnummer. Skriv bare sifrene")
        elif number != canonical(digits):
            yield entry.problem("number", text=_regrouped(number, canonical(digits)))
        if other := seen.get(digits):
            yield entry.problem("number", text=f"«{number}» står alt under {other}. Slett det ene")
        if not any(source.url for source in entry.record.sources):
            yield entry.problem("sources", text="har ingen nettadresse. Skriv url til den som sier dette")
        seen.setdefault(digits, entry.record.id)


def a_number_has_one_name(project: Project) -> Iterator[Problem]:
    """Contact points with different names have different numbers, unless both say that they share one."""
    having: dict[str, list[tuple[Entry, Location, Contact]]] = {}
    for entry, at, contact in contacts(project):
        for digits in _numbers(contact):
            having.setdefault(digits, []).append((entry, at, contact))
    for digits, points in having.items():
        for entry, at, contact in points:
            for _, _, other in points:
                apart = other.name.casefold() != contact.name.casefold()
                if apart and not (other.id in contact.same_number_as and contact.id in other.same_number_as):
                    text = f"«{canonical(digits)}» har også {other.id}. Behold ett, eller skriv same_number_as i begge"
                    yield entry.problem(*at, "phones", text=text)
    yield from _needless(project)


def _needless(project: Project) -> Iterator[Problem]:
    """Who says that they share a number with somebody who has another."""
    known = project.catalog.contacts
    for entry, at, contact in contacts(project):
        for index, one in enumerate(contact.same_number_as):
            if one in known and one != contact.id and not _numbers(contact) & _numbers(known[one]):
                text = f"«{one}» har ikke det samme nummeret. Slett linja, eller rett nummeret"
                yield entry.problem(*at, "same_number_as", index, text=text)


def _numbers(contact: Contact) -> set[str]:
    return {normal(phone.number) for phone in contact.phones}


def an_id_with_a_number_has_it(project: Project) -> Iterator[Problem]:
    """A contact point with a number in its id has that number, and no other short one."""
    for entry, at, contact in contacts(project):
        named = {digits for found in _IN_ID.findall(contact.id) if len(digits := found.replace("-", "")) >= _LEAST}
        if not named:
            continue
        having = _numbers(contact)
        for digits in sorted(named - having):
            text = f"«{contact.id}» sier {canonical(digits)}, og det nummeret står ikke under phones. Rett det ene"
            yield entry.problem(*at, "phones", text=text)
        for digits in sorted(one for one in having - named if len(one) <= _SHORT and named <= having):
            text = f"«{canonical(digits)}» står ikke i id-en «{contact.id}». Gi nummeret et eget kontaktpunkt"
            yield entry.problem(*at, "phones", text=text)
