"""Where each record stands on the site: paths and anchors."""

from __future__ import annotations

from collections.abc import Iterable

from guide.catalog import Catalog

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
