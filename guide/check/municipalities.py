"""Rules for the register of municipalities: numbers, counties, and what they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.check.subject import Project
from guide.content.catalog import shown
from guide.content.kinds import KINDS
from guide.content.scaffold import municipality_pages
from guide.facts.place import MUNICIPALITIES
from guide.project import Problem

_DIGITS = {"municipalities": 4, "counties": 2}
_WORD = {4: "fire", 2: "to"}


def municipalities_and_counties_are_numbered(project: Project) -> Iterator[Problem]:
    """A municipality has four digits and a county two, and nobody else has them."""
    for kind, digits in _DIGITS.items():
        seen: dict[str, str] = {}
        for entry in project.catalog.entries[kind]:
            number = entry.record.number
            if not re.fullmatch(f"[0-9]{{{digits}}}", number):
                text = f"«{number}» har ikke {_WORD[digits]} sifre. Skriv nummeret slik SSB har det"
                yield entry.problem("number", text=text)
            elif number in seen:
                yield entry.problem("number", text=f"«{number}» er også nummeret til {seen[number]}. Rett ett av dem")
            seen.setdefault(number, entry.record.id)


def are_numbered(project: Project) -> bool:
    """Whether all municipalities could be read and each has a number of its own: else that is told, and no more."""
    numbers = [entry.record.number for entry in project.catalog.entries["municipalities"]]
    whole = {number for number in numbers if re.fullmatch("[0-9]{4}", number)}
    return not project.unread & {"municipalities"} and len(whole) == len(numbers)


def a_former_number_is_nobodys_now(project: Project) -> Iterator[Problem]:
    """A number somewhere had before has as many digits as one now, and is nobody's now."""
    for kind, digits in _DIGITS.items():
        now = {entry.record.number: entry.record.id for entry in project.catalog.entries[kind]}
        for entry in project.catalog.entries[kind]:
            for at, old in enumerate(entry.record.former):
                if not re.fullmatch(f"[0-9]{{{digits}}}", old.number):
                    text = f"«{old.number}» har ikke {_WORD[digits]} sifre. Skriv nummeret slik SSB hadde det"
                    yield entry.problem("former", at, "number", text=text)
                elif old.number in now:
                    text = f"«{old.number}» er nummeret til {now[old.number]} nå. Rett det ene"
                    yield entry.problem("former", at, "number", text=text)


def an_organisation_number_belongs_to_one_municipality(project: Project) -> Iterator[Problem]:
    """No two municipalities have the same organisation number."""
    seen: dict[str, str] = {}
    for entry in project.catalog.entries["municipalities"]:
        number = entry.record.organisation_number
        if number in seen:
            text = f"«{number}» er også nummeret til {seen[number]}. Se etter på brreg.no"
            yield entry.problem("organisation_number", text=text)
        seen.setdefault(number, entry.record.id)


def a_municipality_has_the_number_of_its_county(project: Project) -> Iterator[Problem]:
    """The first two digits of a municipality are those of its county."""
    for entry in project.catalog.entries["municipalities"]:
        county = project.catalog.counties.get(entry.record.county)
        if county and not entry.record.number.startswith(county.number):
            text = f"«{county.id}» har nummer {county.number}, men kommunen har {entry.record.number}. Rett ett av dem"
            yield entry.problem("county", text=text)


def an_uncertain_placement_says_why(project: Project) -> Iterator[Problem]:
    """What a municipality does not surely belong to says why: there, or for the region as a whole."""
    regions = project.catalog.regions
    for entry in project.catalog.entries["municipalities"]:
        for name, one in entry.record.placements.items():
            if one.confidence == "high" or one.doubt or one.region not in regions:
                continue
            if not regions[one.region].doubt:
                text = f"mangler når confidence er «{one.confidence}». Skriv hva som er usikkert, i én setning"
                yield entry.problem(name, "doubt", text=text)


def every_county_and_region_has_a_municipality(project: Project) -> Iterator[Problem]:
    """No county and no region stands without a municipality."""
    catalog = project.catalog
    if project.unread & {"municipalities"}:
        return
    file = shown(KINDS["municipalities"])
    used = {value for entry, _, _, value in project.references if entry.document.path == file}
    for entry in (*catalog.entries["counties"], *catalog.entries["regions"]):
        if entry.record.id not in used:
            text = f"«{entry.record.id}» har ingen kommune. Slett posten, eller rett kommunene som hører hit"
            yield entry.problem("id", text=text)


def every_municipality_has_its_page(project: Project) -> Iterator[Problem]:
    """The pages in docs/kommuner/ are those of the municipalities, as `make pages` writes them."""
    if not are_numbered(project):
        return
    wanted = municipality_pages(project.catalog)
    pages = {page.path: page for page in project.pages if page.path.startswith(MUNICIPALITIES)}
    if missing := sorted(wanted.keys() - pages.keys()):
        others = f" (og {len(missing) - 1} til)" if missing[1:] else ""
        yield Problem(f"docs/{missing[0]}", 1, "", f"siden mangler{others}. Kjør make pages")
    for path, page in pages.items():
        if path not in wanted:
            yield page.problem(1, "siden hører ikke til noen kommune. Kjør make pages, eller slett den")
        elif page.text != wanted[path] and not page.problems and isinstance(page.meta.get("municipality"), str):
            yield page.problem(1, "siden er ikke slik den skal være. Kjør make pages. Teksten står i partials/")
