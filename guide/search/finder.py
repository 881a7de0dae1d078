"""What the finder on the front page knows: the chains from all municipalities, as one script that sets a variable.

Every link is made by `guide.facts.chain`: the script in the browser looks up and shows, and works nothing out. What is
the same for many municipalities stands once, and they name it by its number.
"""

from __future__ import annotations

import json
from collections.abc import Hashable
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from guide.content.catalog import Catalog
from guide.content.labels import SMALL_PLACES, TIME
from guide.content.model import CallStep, LocalStep
from guide.content.registers import Municipality
from guide.facts.chain import Link, Way, filled, of_contact
from guide.facts.phone import tel_uri
from guide.facts.place import COUNTIES, MUNICIPALITIES, built, places
from guide.facts.steps import steps
from guide.search.index import as_script, towns

NAME = "finder/data.js"
NOBODY = -1
"""Stands for a step that nobody has there."""


def write_finder(folder: Path, catalog: Catalog, today: date) -> None:
    """Write what the finder knows into a built site."""
    (folder / NAME).parent.mkdir(exist_ok=True)
    (folder / NAME).write_text(as_script("guideFinder", finder(catalog, today)), "utf-8", newline="\n")


def finder(catalog: Catalog, today: date) -> dict[str, Any]:
    """Places, steps and chains, and for each municipality who answers each step, all by number."""
    made = _Tables(catalog, today)
    pages = [built(places(catalog, "counties", one)[0].page) for one in catalog.counties]
    return {
        "pages": [[page, county.name] for page, county in zip(pages, catalog.counties.values(), strict=True)],
        "towns": list(towns(catalog, pages)),
        "townPages": MUNICIPALITIES,
        "counties": built(COUNTIES),
        "caution": SMALL_PLACES,
        "chains": {name: [made.step(one) for one in chosen] for name, chosen in _chains(catalog).items()},
        "here": {one.number: made.here(one) for one in catalog.municipalities.values()},
        "steps": made.steps.rows,
        "links": made.links.rows,
        "ways": made.ways.rows,
        "urgent": [[one.label, made.contact(one.contact)] for one in catalog.publication.urgent.professional],
        "about": {one.id: [one.name, built(places(catalog, kind, one.id)[0].page)]
                  for kind in ("situations", "roles") for one in catalog.records(kind).values()},
    }  # fmt: skip


def _chains(catalog: Catalog) -> dict[str, list[CallStep]]:
    """The steps of each chain, under the situation and the role with a space between; that of a place has neither.

    What a role changes nothing in, is found under the situation alone.
    """
    situations = [one.id for one in catalog.situations.values() if one.audience == "professional"]
    made: dict[str, list[CallStep]] = {}
    for situation, role in product([None, *situations], [None, *catalog.roles]):
        chosen = list(steps(catalog, situation, role))
        if not role or chosen != made[f"{situation or ''} "]:
            made[f"{situation or ''} {role or ''}"] = chosen
    return made


class _Table:
    """Rows that are written once, each with its number."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._at: dict[Hashable, int] = {}

    def number(self, key: Hashable, row: Any) -> int:
        """The number of a row, which is added when it is new."""
        if key not in self._at:
            self._at[key] = len(self.rows)
            self.rows.append(row)
        return self._at[key]


class _Tables:
    """The steps, the links they become somewhere, and the ways of those."""

    def __init__(self, catalog: Catalog, today: date) -> None:
        self.catalog, self.today = catalog, today
        self.steps, self.links, self.ways = _Table(), _Table(), _Table()
        self._kinds: dict[Hashable, tuple[int, CallStep]] = {}

    def step(self, step: CallStep) -> int:
        """The number of a step. Those that the same people answer share a place in what each municipality has."""
        alone = isinstance(step, LocalStep) and step.only_here
        key = (step.who, step.local, step.contact, step.also, alone)
        kind, _ = self._kinds.setdefault(key, (len(self._kinds), step))
        when = getattr(step, "when", None) or ""
        row = [step.who, step.why, step.fallback or "", TIME.get(step.time, ""), kind, when]
        return self.steps.number(json.dumps(row), row)

    def here(self, municipality: Municipality) -> list[int]:
        """The number of the link that each kind of step becomes in a municipality."""
        made = (filled(self.catalog, self.today, (municipality,), step) for _, step in self._kinds.values())
        return [self._link(link) for link in made]

    def _link(self, link: Link) -> int:
        if not link.ways and isinstance(link.step, LocalStep) and link.step.only_here:
            return NOBODY
        who = link.who if link.who != link.step.who else ""
        ways = [self._way(way) for way in link.ways]
        flags = int(link.is_unsure) + 2 * link.is_of_municipality + 4 * link.leads_to_own_centre
        row = [who, link.missing or "", link.doubt or "", flags, *ways]
        return self.links.number(json.dumps(row), row)

    def contact(self, one: str) -> int:
        """The number of the way to a contact point."""
        return self._way(of_contact(self.catalog, self.today, self.catalog.contacts[one]))

    def _way(self, way: Way) -> int:
        numbers = [[phone.number, tel_uri(phone.number), phone.label or ""] for phone in way.phones]
        place = places(self.catalog, "contacts", way.contact.id)[0] if way.contact else None
        said = [way.status.said, way.status.look] if way.status else []
        danger = bool(way.contact) and way.contact.kind == "emergency"  # type: ignore[union-attr]
        told = [way.hours or "", way.who_may_call or "", way.part or "", *way.doubts]
        href = f"{place.built}#{place.anchor}" if place else ""
        row = [way.name, numbers, way.email or "", way.url or "", href, int(danger), said, told]
        return self.ways.number(json.dumps(row), row)
