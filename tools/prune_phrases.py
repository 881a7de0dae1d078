"""`make prune`: take out of data/search/ the phrases that the search does without. WRITE=1 writes; MEASURE=1 compares.

A phrase that never reaches the index is dead weight. Of the others one goes where its record says the same without it,
and where nothing changes that the project's own queries or the names of records find. How little it must add is a
degree; `spare.mjs` says what each of them means. A reader asks in other words than our queries, so MEASURE holds every
degree against queries that had no say: each fifth of our own in turn, and the set for development where it lies beside
the project.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from guide.content.catalog import Catalog, Entry, load
from guide.content.construct import Location
from guide.content.kinds import WORDS
from guide.content.reading import Document
from guide.facts.wording import content_words, stop_words
from guide.project import ROOT
from guide.search.index import NAME
from tools.bench_search import read_index
from tools.node import node
from tools.phrase_lines import write, written
from tools.search_eval import OWN, Query, development_queries
from tools.search_report import goals

DEGREES = ("none", "same", "near", "like", "half", "said", "known")
ADOPTED = "near"
"""The most that costs no more than 0.3 points of what queries without a say find."""
FOLDS = 5
SCRIPT = ROOT / "tools" / "prune_phrases.mjs"
COLUMNS = ("s@1", "s@3", "taust", "ute s@1", "s@3", "taust", "utv s@1", "s@3")
"""Our own queries, the same held out (ute), and those for development (utv), in percent."""
HEAD = f"{'grad':<8}{'igjen':>7}{'pakket':>9}" + "".join(f"{one:>9}" for one in COLUMNS)


@dataclass(frozen=True)
class Outcome:
    """What goes at one degree, by entry of the index, and the places at which queries then find what they want."""

    gone: dict[int, set[str]]
    left: int
    gzip: int
    places: list[int]
    held: list[int]
    others: list[list[list[tuple[str, str]]]]


def decide(degree: str, index: Path, catalog: Catalog, folds: int = 0) -> Outcome:
    """What goes of an index at one degree, as node has it."""
    queries = [{"query": one["query"], "want": one["want"]} for one in yaml.safe_load(OWN.read_text("utf-8"))]
    examples = [text for one in catalog.intents.values() for text in (*one.must_match, *one.must_not_match)]
    others = [one.text for one in development_queries()] if folds else []
    given = {"degree": degree, "queries": queries, "names": names(index, catalog), "examples": examples,
             "others": others, "folds": folds}  # fmt: skip
    command = [str(node()), str(SCRIPT), str(index)]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    gone: dict[int, set[str]] = {}
    for entry, text in found.pop("gone"):
        gone.setdefault(entry, set()).add(text)
    return Outcome(gone, **found)


def names(index: Path, catalog: Catalog) -> list[dict[str, Any]]:
    """Every record and page by its own name, which must lead to it as before whether a query asks for it or not."""
    found = goals(catalog, read_index(index))
    return [{"query": one.name, "want": [place.partition("#")[0] for place in one.places]} for one in found]


def row(degree: str, outcome: Outcome) -> str:
    """One degree in the table: the phrases left, the size of the index, and the shares of the columns."""
    wanted = [bool(one["want"]) for one in yaml.safe_load(OWN.read_text("utf-8"))]
    others = [_place(query, pages) for query, pages in zip(development_queries(), outcome.others, strict=True)]
    shares = (
        *_shares(outcome.places, wanted),
        *_shares(outcome.held, wanted),
        *_shares(others, [True] * len(others))[:2],
    )
    return f"{degree:<8}{outcome.left:>7}{outcome.gzip:>9}" + "".join(f"{100 * one:>9.2f}" for one in shares)


def _place(query: Query, pages: list[list[tuple[str, str]]]) -> int:
    return next((at for at, links in enumerate(pages, 1) if query.answers and query.answers(links)), 0)


def _shares(places: list[int], wanted: list[bool]) -> tuple[float, float, float]:
    """How many find their page first, how many among the first three, and how many rightly find nothing."""
    on = [place for place, want in zip(places, wanted, strict=True) if want]
    off = [place for place, want in zip(places, wanted, strict=True) if not want]
    return (
        _share([place == 1 for place in on]),
        _share([0 < place <= 3 for place in on]),
        _share([not one for one in off]),
    )


def _share(hits: list[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def asking(catalog: Catalog) -> list[Entry]:
    """Everything that says how people ask, in the order of the index."""
    return [entry for name in (*(kind.name for kind in WORDS), "concepts") for entry in catalog.entries[name]]


def going(entry: Entry, kept: set[str], stop: frozenset[str]) -> Iterator[Location]:
    """The places of the phrases that the index does not keep, or has from another line of the same record."""
    seen: set[str] = set()
    for where, phrase in written(entry):
        told = " ".join(content_words(phrase, stop))
        if told not in kept or told in seen:
            yield where
        seen.add(told)


def files(catalog: Catalog, kept: list[set[str]]) -> list[tuple[Document, set[Location]]]:
    """Each file with the places of the phrases that go, where each entry keeps some."""
    stop = stop_words(catalog)
    found: dict[str, tuple[Document, set[Location]]] = {}
    for entry, keeps in zip(asking(catalog), kept, strict=True):
        found.setdefault(entry.document.path, (entry.document, set()))[1].update(going(entry, keeps, stop))
    return list(found.values())


def prune(index: Path, catalog: Catalog, writes: bool) -> Iterator[str]:
    """What goes of each file, which is written when that was asked for."""
    gone = decide(ADOPTED, index, catalog).gone
    words = enumerate(read_index(index)["words"])
    found = files(catalog, [set(said.split("|")) - gone.get(number, set()) for number, (_, said) in words])
    for document, where in found:
        if writes:
            write(document, where)
        yield f"{document.path}: {len(where)} søkeord og spørsmål {'er tatt' if writes else 'kan gå'} ut"
    yield f"{sum(len(where) for _, where in found)} i alt"


def main(index: Path, *options: str) -> int:
    """Say what goes, or write, or compare the degrees."""
    catalog = load()
    if "measure" in options:
        print(HEAD, *(row(one, decide(one, index, catalog, FOLDS)) for one in DEGREES), sep="\n")
    else:
        print(*prune(index, catalog, "write" in options), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(ROOT / "site" / NAME, *sys.argv[1:]))
