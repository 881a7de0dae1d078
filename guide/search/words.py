"""The words of the users, from data/words/: which phrases lead to which places. Never shown as text."""

from __future__ import annotations

from collections.abc import Iterator

from guide.catalog import WORDS, Catalog
from guide.search.places import Place, built, places


def user_words(catalog: Catalog) -> Iterator[tuple[list[Place], tuple[str, ...]]]:
    """The places of each record that has words, with its phrases."""
    known = places(catalog)
    for kind in WORDS:
        for entry in catalog.entries[kind]:
            record = entry.record.record
            where = [(built(record), "")] if kind == "words/pages" else known[kind.removeprefix("words/")][record]
            yield where, entry.record.phrases
    for concept in catalog.concepts.values():
        yield [(built(page), "") for page in concept.pages], concept.words
