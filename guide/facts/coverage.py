"""Who covers a municipality, and what is known of how it is reached itself."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from guide.content.catalog import Catalog
from guide.content.coverage import Office, Part
from guide.content.registers import Municipality


def covered(catalog: Catalog, office: Office) -> list[Municipality]:
    """The municipalities that an office is for."""
    covers, every = office.covers, catalog.municipalities.values()
    if covers.all:
        return list(every)
    if covers.region:
        return [one for one in every if covers.region in {each.region for each in one.placements.values()}]
    if covers.counties:
        return [one for one in every if one.county in covers.counties]
    return [one for one in every if one.number in covers.municipalities]


def offices(catalog: Catalog, municipality: Municipality, function: str) -> tuple[Office, ...]:
    """The offices with a function that cover a municipality; the one that covers it without doubt first."""
    found = _by_place(catalog).get((municipality.id, function), ())
    return tuple(sorted(found, key=lambda office: bool(part(office, municipality).part)))


def part(office: Office, municipality: Municipality) -> Part:
    """What differs in one municipality that an office covers; often nothing."""
    own = (one for one in office.parts if one.municipality == municipality.number)
    return next(own, Part(municipality=municipality.number))


@lru_cache(maxsize=2)
def _by_place(catalog: Catalog) -> dict[tuple[str, str], list[Office]]:
    found: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for office in catalog.offices.values():
        for one in covered(catalog, office):
            found[one.id, office.function].append(office)
    return found
