"""What is not certain about where the municipalities of a county belong: each doubt once, and whom it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from guide.content.catalog import Catalog
from guide.content.fields import Source
from guide.content.registers import Municipality, Region
from guide.facts.common import grouped

UNSURE = ("low", "unverified")
"""What a reader must ask about before relying on it."""


class Note(NamedTuple):
    """A doubt, whether it is great, and the municipalities it is about."""

    text: str
    unsure: bool
    municipalities: tuple[Municipality, ...]
    names: tuple[str, ...]
    """Whom it is about, when it is not all of them: the regions, or else the municipalities."""


def all_notes(catalog: Catalog, municipalities: Sequence[Municipality]) -> dict[str, tuple[Note, ...]]:
    """The doubts about every kind of region."""
    return {kind: notes(catalog, municipalities, kind) for kind in municipalities[0].placements}


def notes(catalog: Catalog, municipalities: Sequence[Municipality], kind: str) -> tuple[Note, ...]:
    """The doubts about one kind of region, each once."""
    doubtful = [one for one in municipalities if one.placements[kind].confidence != "high"]
    found = grouped(doubtful, lambda one: _doubt(catalog, one, kind))
    return tuple(
        Note(text, unsure, tuple(group), _names(catalog, municipalities, group, kind))
        for (text, unsure), group in found
    )


def carries_a_mark(notes: Sequence[Note], one: Municipality) -> bool:
    """Whether a row says that it is not confirmed: it is not, and the others are surer."""
    return any(note.unsure and note.names and one in note.municipalities for note in notes)


def by_source(catalog: Catalog, kind: str) -> list[tuple[tuple[date | None, tuple[Source, ...]], list[Region]]]:
    """The regions of a kind that were read in the same sources on the same day, together."""
    regions = [one for one in catalog.regions.values() if one.kind == kind]
    return grouped(regions, lambda one: (one.looked_up_on, one.sources))


def _doubt(catalog: Catalog, one: Municipality, kind: str) -> tuple[str, bool]:
    placement = one.placements[kind]
    return placement.doubt or catalog.regions[placement.region].doubt or "", placement.confidence in UNSURE


def _names(catalog: Catalog, every: Sequence[Municipality], some: Sequence[Municipality], kind: str) -> tuple[str, ...]:
    if len(some) == len(every):
        return ()
    regions = dict.fromkeys(one.placements[kind].region for one in some)
    whole = [one for one in every if one.placements[kind].region in regions]
    named = [catalog.regions[one] for one in regions] if len(whole) == len(some) else some
    return tuple(one.name for one in named)
