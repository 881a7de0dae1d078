"""`make registers`: what differs between the registers and us, and the file that the machine owns written anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from guide.check.numbers import corrections
from guide.content.catalog import Catalog, shown
from guide.content.coverage import MunicipalContact
from guide.content.kinds import KINDS
from guide.content.registers import Municipality
from guide.content.values import UNKNOWN
from guide.project import write_whole
from guide.registers.municipalities import answers, guards
from guide.registers.municipalities.shapes import Unit, changes_of, pairs_of, units_of

_HEAD = """\
# Hvordan kommunene nås: nettside, postmottak og sentralbord. Skrives av `make registers WRITE=1`. Rett aldri her.
# yaml-language-server: $schema=../schema/municipal_contacts.schema.json
"""
_ENTRY = """\
- id: {id}
  website: {website}
  email: {email}
  phone: {phone}
  read_how: register
  confidence: high
  looked_up_on: {day}
  sources:
    - url: {source}
      title: Enhetsregisteret
"""


@dataclass
class Found:
    """What the registers say: values in our form, what differs, what must be looked at, and why nothing is written."""

    values: dict[str, dict[str, str]] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    @property
    def status(self) -> int:
        """0 when all is as we have it, 1 when something differs or is refused."""
        return int(bool(self.differences or self.refusals))


def compare(catalog: Catalog, ask: answers.Ask, today: date, allowed: frozenset[str] = frozenset()) -> Found:
    """Hold the registers against the catalogue. Raises Unusable."""
    found, units = Found(), units_of(answers.units(ask))
    found.refusals += guards.those_of_ours(catalog, units)
    if not found.refusals:
        _addresses(catalog, units, found, allowed)
    _districts(catalog, ask, found)
    _placements(catalog, ask, found)
    since = min(one.looked_up_on for one in catalog.municipal_contacts.values() if one.looked_up_on)
    found.differences += changes_of(answers.changes(ask, since.isoformat(), today.isoformat()))
    return found


def write(catalog: Catalog, found: Found, today: date, root: Path) -> None:
    """Write the file of the addresses whole, when nothing is refused."""
    source = answers.BRREG
    entries = [
        _ENTRY.format(id=one.id, day=today, source=f"{source}/{one.organisation_number}", **_quoted(found, one))
        for one in catalog.municipalities.values()
    ]
    write_whole(root / shown(KINDS["municipal_contacts"]), "\n".join([_HEAD, *entries]).encode())


def _quoted(found: Found, one: Municipality) -> dict[str, str]:
    values = found.values[one.id]
    return values | {"phone": values["phone"] if values["phone"] == UNKNOWN else f'"{values["phone"]}"'}


def _addresses(catalog: Catalog, units: dict[str, Unit], found: Found, allowed: frozenset[str]) -> None:
    changed: Counter[str] = Counter()
    for one in catalog.municipalities.values():
        ours = catalog.municipal_contacts[one.id]
        values, told = guards.read(units[one.organisation_number], ours, corrections(catalog))
        found.values[one.id] = values
        found.notes += told
        if guards.of_other_domain(values):
            found.notes.append(f"{one.id}: {values['website']} og {values['email']} er av ulike domener. Se etter")
        for name, old, new in _changes(ours, values):
            changed[name] += 1
            found.differences.append(f"{one.number} {one.name}, {name}: {old} → {new}")
    found.refusals += guards.not_too_many(changed, len(catalog.municipalities), allowed)


def _changes(ours: MunicipalContact, values: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in guards.FIELDS:
        if (old := getattr(ours, name)) != values[name]:
            yield name, old, values[name]


def _districts(catalog: Catalog, ask: answers.Ask, found: Found) -> None:
    """The addresses of police districts are printed for a person, and never written."""
    regions = [one for one in catalog.regions.values() if one.organisation_number]
    ours = {one.covers.region: one.email for one in catalog.offices.values() if one.function == "police_district"}
    units = units_of(answers.districts(ask, [one.organisation_number or "" for one in regions]))
    for region in regions:
        unit = units.get(region.organisation_number or "")
        if not unit:
            found.notes.append(f"{region.name}: {region.organisation_number} er ikke i Enhetsregisteret. Se etter")
        elif unit.email and unit.email.lower() != ours.get(region.id):
            found.notes.append(f"{region.name}: Enhetsregisteret har {unit.email}, vi har {ours.get(region.id)}")


def _placements(catalog: Catalog, ask: answers.Ask, found: Found) -> None:
    pairs = list(pairs_of(answers.placements(ask)))
    found.refusals += guards.one_district_each(catalog, pairs)
    theirs, raised = dict(pairs), 0
    for one in catalog.municipalities.values():
        ours = catalog.regions[one.police_district.region].name
        named = theirs.get(one.number, ours)
        if named.casefold() != ours.casefold():
            found.differences.append(f"{one.number} {one.name}, politidistrikt: {ours} → {named} (SSB, Klass 109)")
        raised += named.casefold() == ours.casefold() and one.police_district.confidence != "high"
    if raised:
        found.notes.append(f"SSB har det samme politidistriktet som vi for {raised} kommuner som ikke er high ennå")
