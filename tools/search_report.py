"""`make search-report`: what the project's own queries do not lead to, in node, from the site as it was built.

Three lists: the queries whose page is not among the first three, the records that no query of the set shows there, and
those that their own name does not show there. A record stands among the first three when its page does, or its section
or its card.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide.content.catalog import Catalog, load
from guide.content.kinds import KINDS, root
from guide.facts.place import Place, built, places, record_pages
from guide.project import ROOT
from guide.search.index import NAME, heading_anchor
from tools.bench_search import read_index
from tools.node import node
from tools.search_eval import Query, own_queries

FIRST = 3
SCRIPT = ROOT / "tools" / "shown.mjs"
Shown = dict[str, Any]
"""What a query shows: `pages`, each as its links with their headings, and `cards`, the addresses they lead to."""


@dataclass(frozen=True)
class Goal:
    """A record or a page somebody may look for: its kind, the heading where it stands, and every place of it."""

    kind: str
    name: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        return f"[{self.kind}] {self.name} ({self.places[0]})"


def headings(index: dict[str, Any]) -> dict[str, str]:
    """The heading of each section in the index, by its address."""
    found = {path: title for path, title, *_ in index["pages"]}
    for page, heading, *rest in (fields for fields in index["docs"] if len(fields) > 1):
        if anchor := rest[2] if len(rest) > 2 else heading_anchor(heading):
            found[f"{index['pages'][page][0]}#{anchor}"] = heading
    return found


def goals(catalog: Catalog, index: dict[str, Any]) -> Iterator[Goal]:
    """The records that editors write words for or that such records hold, then the pages that are nobody's own."""
    names = headings(index)
    for kind in (kind for kind in KINDS.values() if kind.place and root(kind).asked):
        for one in catalog.records(kind.name):
            where = tuple(map(_address, places(catalog, kind.name, one)))
            yield Goal(kind.counted or kind.name, names.get(where[0], one), where)
    owned = {built(page) for page in record_pages(catalog)}
    yield from (Goal("sider", title, (path,)) for path, title, *_ in index["pages"] if path not in owned)


def _address(place: Place) -> str:
    return f"{place.built}#{place.anchor}" if place.anchor else place.built


def addresses(shown: Shown) -> set[str]:
    """Every address among the first pages and on the cards above them."""
    return {path for links in shown["pages"][:FIRST] for path, _ in links} | set(shown["cards"])


def missed(queries: list[Query], shown: dict[str, Shown]) -> Iterator[str]:
    """The queries whose page is not among the first, with what is."""
    for one in queries:
        pages = shown[one.text]["pages"][:FIRST]
        if one.answers and not any(map(one.answers, pages)):
            instead = ", ".join(links[0][0] for links in pages) or "ingen treff"
            yield f"[{one.kind}] {one.text}: {instead}"


def unreached(wanted: list[Goal], queries: list[Query], shown: dict[str, Shown]) -> list[str]:
    """What no query leads to, of those that have a place here."""
    reached = set().union(*(addresses(shown[one.text]) for one in queries if one.answers))
    return [str(one) for one in wanted if reached.isdisjoint(one.places)]


def nameless(wanted: list[Goal], shown: dict[str, Shown]) -> list[str]:
    """What its own name does not lead to."""
    return [str(one) for one in wanted if addresses(shown[one.name]).isdisjoint(one.places)]


def ask(index: Path, texts: list[str]) -> dict[str, Shown]:
    """What is shown for each text."""
    command = [str(node()), str(SCRIPT), str(index)]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return dict(zip(texts, json.loads(done.stdout), strict=True))


def report(wanted: list[Goal], queries: list[Query], shown: dict[str, Shown]) -> Iterator[str]:
    """The three lists, then how long they are."""
    answered = sum(one.answers is not None for one in queries)
    lists = (
        ("Søk som ikke finner siden sin blant de tre første", list(missed(queries, shown)), answered),
        ("Poster og sider som ingen av søkene leder til", unreached(wanted, queries, shown), len(wanted)),
        ("Poster og sider som ikke finnes på sitt eget navn", nameless(wanted, shown), len(wanted)),
    )
    for title, lines, _ in lists:
        yield from (f"{title}:", *(f"  {line}" for line in lines), "")
    yield from (f"{title}: {len(lines)} av {number}" for title, lines, number in lists)


def main(path: Path = ROOT / "site" / NAME) -> int:
    """Print the report of a built site."""
    queries, wanted = own_queries(), list(goals(load(), read_index(path)))
    texts = list(dict.fromkeys([*(one.text for one in queries), *(one.name for one in wanted)]))
    print(*report(wanted, queries, ask(path, texts)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
