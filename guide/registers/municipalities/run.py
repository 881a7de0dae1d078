"""`make registers`: what differs between the registers and us, and what a person must look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from guide.check.numbers import corrections
from guide.content.catalog import Catalog
from guide.content.coverage import MunicipalContact
from guide.content.values import UNKNOWN
from guide.registers.municipalities import answers, guards, values
from guide.registers.municipalities.shapes import Unit, changes_of, pairs_of, units_of


@dataclass
class Found:
    """What the registers say: values in our form, what differs, what must be looked at, and why nothing is written."""

    values: dict[str, dict[str, str]] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)
    """What is as in the register once it is written."""
    to_mend: list[str] = field(default_factory=list)
    """What a person must mend, whether or not anything is written."""
    notes: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    unread: int = 0
    """How many municipalities have values that nobody has read in the register."""

    def status(self, *, written: bool = False) -> int:
        """0 when all is as we have it, 1 when something differs or is refused."""
        return int(bool(self.to_mend or self.refusals or (self.differences and not written)))


def compare(catalog: Catalog, ask: answers.Ask, today: date, allowed: frozenset[str] = frozenset()) -> Found:
    """Hold the registers against the catalogue. Raises Unusable."""
    found, units = Found(), units_of(answers.units(ask))
    found.refusals += guards.those_of_ours(catalog, units)
    if not found.refusals:
        _addresses(catalog, units, found, allowed)
    _districts(catalog, ask, found)
    _placements(catalog, ask, found)
    read = [one.looked_up_on for one in catalog.municipal_contacts.values() if one.looked_up_on]
    numbers = {one.number for one in catalog.municipalities.values()}
    found.to_mend += changes_of(answers.changes(ask, min(read, default=today), today), numbers)
    return found


def lines(found: Found, *, writes: bool = False) -> Iterator[str]:
    """What is found, a line each: what differs first, then what a person should look at."""
    told = [*found.differences, *found.to_mend, *(f"Se på: {note}" for note in found.notes)]
    if found.unread and not writes:
        told.append(f"{found.unread} kommuner er ikke lest i Enhetsregisteret ennå. Kjør make registers WRITE=1")
    for one in told:
        yield one if one.endswith("?") else f"{one.rstrip('.')}."


def _addresses(catalog: Catalog, units: dict[str, Unit], found: Found, allowed: frozenset[str]) -> None:
    changed: Counter[str] = Counter()
    known = corrections(catalog)
    for one in catalog.municipalities.values():
        ours, said = catalog.municipal_contacts[one.id], f"{one.number} {one.name}"
        theirs, wrong = values.read(units[one.organisation_number], ours, known)
        where = answers.of_unit(one.organisation_number)
        found.values[one.id] = theirs
        found.unread += ours.read_how != "register"
        found.notes += (f"{said}, {name}: {why.rstrip('.')}. Registeret: {where}" for name, why in wrong.items())
        found.notes += (f"{said}: {what}" for what in values.to_judge(theirs))
        for name, old, new in _changes(ours, theirs):
            changed[name] += old != UNKNOWN
            found.differences.append(f"{said}, {name}: {old} → {new}")
    found.refusals += guards.not_too_many(changed, len(catalog.municipalities), allowed)


def _changes(ours: MunicipalContact, theirs: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in values.FIELDS:
        if (old := getattr(ours, name)) != theirs[name]:
            yield name, old, theirs[name]


def _districts(catalog: Catalog, ask: answers.Ask, found: Found) -> None:
    """The addresses of police districts are printed for a person, and never written."""
    regions = [one for one in catalog.regions.values() if one.organisation_number]
    ours = {one.covers.region: one.email for one in catalog.offices.values() if one.function == "police_district"}
    units = units_of(answers.districts(ask, [one.organisation_number or "" for one in regions]))
    for region in regions:
        unit, ours_has = units.get(region.organisation_number or ""), ours.get(region.id) or ""
        if not unit:
            found.notes.append(f"{region.name}: {region.organisation_number} er ikke i Enhetsregisteret. Se etter")
        elif (email := unit.email.lower()) != ours_has:
            theirs = email if values.is_shared(email) else values.told("email", email)
            said = f"Enhetsregisteret har {theirs or 'ingen e-post'}, vi har {ours_has or 'ingen'}"
            found.notes.append(f"{region.name}: {said}")


def _placements(catalog: Catalog, ask: answers.Ask, found: Found) -> None:
    """Where SSB places a municipality otherwise than we do, both are told, and the command fails."""
    pairs = list(pairs_of(answers.placements(ask)))
    found.refusals += guards.one_district_each(catalog, pairs)
    theirs, unsure = dict(pairs), 0
    for one in catalog.municipalities.values():
        ours, named = catalog.regions[one.police_district.region].name, theirs.get(one.number)
        if named is not None and _district(named) != _district(ours):
            found.to_mend.append(f"{one.number} {one.name}, politidistrikt: vi har {ours}, SSB har {named} (Klass 109)")
        elif named is not None:
            unsure += one.police_district.confidence != "high"
    if unsure:
        said = f"SSB har det samme politidistriktet som vi for {unsure} kommuner som ikke er high"
        found.notes.append(f"{said}. Et menneske kan heve dem")


def _district(name: str) -> str:
    """The name of a district without the word itself, which one list has and another leaves out."""
    return name.casefold().removesuffix("politidistrikt").strip()
