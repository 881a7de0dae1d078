"""The words of the users, from data/words/: which phrases lead to which places. Never shown as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guide.catalog import ROOT, Catalog
from guide.reading import read
from guide.search.places import Place, built, places

PAGES = "pages"


def user_words(catalog: Catalog, root: Path = ROOT) -> Iterator[tuple[list[Place], list[str]]]:
    """The places of each record that has words, with its phrases."""
    known = places(catalog)
    for path in sorted((root / "data" / "words").glob("*.yaml")):
        for entry in read(path, f"data/words/{path.name}").values or ():
            where = _where(path.stem, entry["record"], known)
            yield where, [*entry.get("keywords", ()), *entry.get("questions", ())]


def _where(kind: str, record: str, known: dict[str, dict[str, list[Place]]]) -> list[Place]:
    return [(built(record), "")] if kind.startswith(PAGES) else known[kind].get(record, [])
