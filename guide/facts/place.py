"""The address book: where each record stands on the site, and everything that has a place by its first letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from guide.content.catalog import Catalog
from guide.content.model import Situation

Place = tuple[str, str]
"""A path under the site, and an anchor or nothing."""


def places(catalog: Catalog) -> dict[str, dict[str, list[Place]]]:
    """The places of every record that words can be about, by kind and id, the best place first."""
    return {
        "services": _pages("tjenester", catalog.services),
        "contacts": {one: [(f"tjenester/{owner.id}.html", one), ("kontakt.html", one)]
                     for one, owner in catalog.contact_owner.items()},
        "laws": _pages("lovgrunnlag", catalog.acts)
        | {one: [(f"lovgrunnlag/{act.id}.html", one)] for one, act in catalog.provision_act.items()},
        "steps": _pages("prosessen", catalog.phases)
        | {step.id: [(f"prosessen/{phase.id}.html", step.id)]
           for phase in catalog.phases.values() for step in phase.steps},
        "situations": {one.id: [(built(one.page or f"situasjoner/{one.id}.md"), "")]
                       for one in catalog.situations.values()},
        "roles": _pages("roller", catalog.roles),
        "resources": {one: [("ressurser.html", one)] for one in catalog.resources},
        "glossary": {one: [("ordliste.html", one)] for one in catalog.terms},
    }  # fmt: skip


def _pages(folder: str, records: Iterable[str]) -> dict[str, list[Place]]:
    return {one: [(f"{folder}/{one}.html", "")] for one in records}


def built(page: str) -> str:
    """The path of a page in the built site, from its source under docs/."""
    return page.removesuffix(".md") + ".html"


_LAST_LETTERS = str.maketrans("æøå", "{|}")
"""The three signs after z in ASCII, so that æ, ø and å are sorted last."""


def in_order(name: str) -> str:
    """What to sort a name by, so that it comes where the Norwegian alphabet has it."""
    return name.lower().translate(_LAST_LETTERS)


Entry = tuple[str, str]
"""A name, and the page and anchor it leads to, from the top of docs/."""


def by_letter(catalog: Catalog) -> list[tuple[str, list[Entry]]]:
    """Each letter with the names that begin with it."""
    entries = sorted(set(_entries(catalog)), key=lambda entry: (in_order(_first(entry[0])), entry))
    groups = groupby(entries, key=lambda entry: _first(entry[0])[0].upper())
    return [(letter, list(group)) for letter, group in groups]


def _first(name: str) -> str:
    """A name from its first letter or digit on."""
    return name.lstrip("«(§ ")


def _entries(catalog: Catalog) -> Iterator[Entry]:
    for service in catalog.services.values():
        for name in filter(None, (service.name, service.short_name)):
            yield name, f"tjenester/{service.id}.md"
    yield from ((one.name, f"roller/{one.id}.md") for one in catalog.roles.values())
    yield from ((one.name, situation_page(one)) for one in catalog.situations.values())
    yield from ((one.term, f"ordliste.md#{one.id}") for one in catalog.terms.values())
    yield from ((one.short_title, f"lovgrunnlag/{one.id}.md") for one in catalog.acts.values())
    yield from ((one.name, f"ressurser.md#{one.id}") for one in catalog.resources.values())


def situation_page(situation: Situation) -> str:
    """The page a situation stands on."""
    return situation.page or f"situasjoner/{situation.id}.md"
