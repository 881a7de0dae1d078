"""Words that mean the same in a search: those editors keep in data/synonyms.yaml, and those the records carry."""

from __future__ import annotations

from collections.abc import Iterator

from guide.catalog import Catalog


def groups(catalog: Catalog) -> list[str]:
    """Each group as one text with | between its words."""
    written = [one.words for one in catalog.synonyms.values()]
    return ["|".join(group) for group in (*written, *_carried(catalog)) if len(group) > 1]


def _carried(catalog: Catalog) -> Iterator[list[str]]:
    """Short and full names, abbreviations and what they stand for."""
    for service in catalog.services.values():
        yield [name for name in (service.short_name, service.name, *service.also_known_as) if name]
    for term in catalog.terms.values():
        yield [name for name in (term.term, term.expansion) if name]
    for act in catalog.acts.values():
        former = (name.name for name in act.former_names)
        yield [name for name in (act.short_title, act.abbreviation, *former) if name]
