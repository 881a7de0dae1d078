"""Everything the site has a place for, by its first letter in the order of the Norwegian alphabet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from guide.catalog import Catalog
from guide.view import View, in_order

Entry = tuple[str, str]
"""A name, and the page and anchor it leads to, from the top of docs/."""


def by_letter(view: View) -> list[tuple[str, list[Entry]]]:
    """Each letter with the names that begin with it."""
    entries = sorted(set(_entries(view.catalog, view)), key=lambda entry: (in_order(_first(entry[0])), entry))
    groups = groupby(entries, key=lambda entry: _first(entry[0])[0].upper())
    return [(letter, list(group)) for letter, group in groups]


def _first(name: str) -> str:
    """A name from its first letter or digit on."""
    return name.lstrip("«(§ ")


def _entries(catalog: Catalog, view: View) -> Iterator[Entry]:
    for service in catalog.services.values():
        for name in filter(None, (service.name, service.short_name)):
            yield name, f"tjenester/{service.id}.md"
    yield from ((one.name, f"roller/{one.id}.md") for one in catalog.roles.values())
    yield from ((one.name, view.situation_page(one)) for one in catalog.situations.values())
    yield from ((one.term, f"ordliste.md#{one.id}") for one in catalog.terms.values())
    yield from ((one.short_title, f"lovgrunnlag/{one.id}.md") for one in catalog.acts.values())
    yield from ((one.name, f"ressurser.md#{one.id}") for one in catalog.resources.values())
