"""Rules for who covers which municipalities: each is there, one duty line for each, and what differs is of those."""

from __future__ import annotations

from collections.abc import Iterator

from guide.check.municipalities import are_numbered
from guide.check.numbers import corrections
from guide.check.subject import Project
from guide.content.catalog import Entry, shown
from guide.content.construct import Location
from guide.content.coverage import Office
from guide.content.kinds import KINDS
from guide.facts.coverage import covered
from guide.facts.municipality import find_municipality
from guide.facts.phone import fault
from guide.project import Problem

SEVERAL = {"family_counselling", "crisis_centre", "nav_office", "contact_page", "police_district"}
"""The functions that a municipality may have more than one of."""


def a_covered_municipality_exists(project: Project) -> Iterator[Problem]:
    """An office covers municipalities by the numbers they have now, each once; what differs is of one it covers."""
    if not are_numbered(project):
        return
    known = {one.number for one in project.catalog.municipalities.values()}
    for entry in project.catalog.entries["offices"]:
        office: Office = entry.record
        for at, number in _numbers(office):
            if number not in known:
                yield entry.problem(*at, text=_gone(project, number))
        theirs = {one.number for one in covered(project.catalog, office)}
        for index, part in enumerate(office.parts):
            if part.municipality in known - theirs:
                text = f"«{part.municipality}» står ikke under covers. Rett nummeret, eller legg kommunen til"
                yield entry.problem("parts", index, "municipality", text=text)


def _numbers(office: Office) -> Iterator[tuple[Location, str]]:
    """Every number of a municipality that an office names, with its place."""
    for index, number in enumerate(office.covers.municipalities):
        yield ("covers", "municipalities", index), number
    for index, part in enumerate(office.parts):
        yield ("parts", index, "municipality"), part.municipality


def _gone(project: Project, number: str) -> str:
    try:
        one = find_municipality(project.catalog, number)
    except LookupError as error:
        return str(error).rstrip(".")
    return f'«{number}» er ikke et kommunenummer slik det skrives. Skriv "{one.number}"'


def a_municipality_has_one_duty_line(project: Project) -> Iterator[Problem]:
    """No municipality has two offices with a function that only one can have, nor the same office twice."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in project.catalog.entries["offices"]:
        office: Office = entry.record
        for one in covered(project.catalog, office) if office.function not in SEVERAL else ():
            other = first.setdefault((office.function, one.id), entry)
            if other is not entry:
                where = [at for at, number in _numbers(office) if number == one.number] or [("covers",)]
                text = f"«{one.number}» har alt {other.record.id}. Slett den ene"
                yield entry.problem(*where[0], text=text)


def every_municipality_is_reached_somehow(project: Project) -> Iterator[Problem]:
    """The register of addresses has every municipality, and a switchboard in it can be called."""
    catalog = project.catalog
    if project.unread & {"municipalities", "municipal_contacts"}:
        return
    if missing := catalog.municipalities.keys() - catalog.municipal_contacts.keys():
        text = f"mangler {', '.join(sorted(missing)[:5])}. Kjør make registers WRITE=1"
        yield Problem(shown(KINDS["municipal_contacts"]), 1, "", text)
    known = corrections(catalog)
    for entry in catalog.entries["municipal_contacts"] if "numbers" not in project.unread else ():
        if entry.record.phone != "unknown" and (wrong := fault(entry.record.phone, known)):
            yield entry.problem("phone", text=f"«{entry.record.phone}» {wrong}")
