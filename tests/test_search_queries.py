"""What people find is gated: the project's own queries, run in plain node in seconds, with a floor for each kind."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

import pytest
import yaml
from conftest import ROOT
from needs import node

from guide.search.index import NAME
from guide.site.built import BuiltSite

QUERIES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "queries.yaml").read_text("utf-8"))
FLOORS = {
    "abbrev": (0.88, 0.97), "colloquial": (0.77, 0.87), "compound": (0.81, 0.91), "english": (0.85, 0.92),
    "everyday": (0.80, 0.92), "exact": (0.95, 0.95), "inflected": (0.84, 0.97), "law": (0.93, 0.95),
    "nynorsk": (0.90, 0.92), "person": (0.90, 0.96), "phone": (0.90, 0.96), "place": (0.60, 0.95),
    "question": (0.75, 0.91), "synonym": (0.95, 0.95), "typo": (0.88, 0.97), "vague": (0.63, 0.86),
}  # fmt: skip
"""For each kind of query the least share answered by the first page, and by the first three."""
ALL = (0.84, 0.95)
ANSWERED_IN_VAIN = 0.08
"""The most that may be answered of the queries that have no place here."""
PUBLIC = {"hjelp/en.html", "hjelp/to.html"}
AT_NIGHT = [
    "selvmord", "jeg vil dø", "jeg er redd", "noen truer meg", "trussel", "jeg vil ut", "jeg vil ut av miljøet",
    "jeg er redd for sønnen min", "datteren min er radikalisert", "kan jeg være anonym", "trenger advokat",
]  # fmt: skip
"""What somebody in need writes: a page for everybody stands among the first three."""


@pytest.fixture(scope="module")
def found(site: BuiltSite) -> dict[str, list[str]]:
    """The pages each query finds, the best first."""
    texts = [*(one["query"] for one in QUERIES), *AT_NIGHT]
    environment = {**os.environ, "GUIDE_INDEX": str(site.root / NAME)}
    script = str(ROOT / "tests/js/queries.js")
    done = subprocess.run(
        [node(), script], input=json.dumps(texts), env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(texts, json.loads(done.stdout), strict=True))


def share(queries: list[dict[str, Any]], found: dict[str, list[str]], within: int) -> float:
    """The share of queries answered by one of the first so many pages."""
    hits = [one for one in queries if set(found[one["query"]][:within]) & set(one["want"])]
    return len(hits) / len(queries)


@pytest.mark.parametrize("kind", FLOORS)
def test_a_kind_of_query_is_answered_as_well_as_before(kind: str, found: dict[str, list[str]]) -> None:
    queries = [one for one in QUERIES if one["kind"] == kind and one["want"]]
    first, three = FLOORS[kind]
    assert share(queries, found, 1) >= first
    assert share(queries, found, 3) >= three


def test_all_queries_together_are_answered_as_well_as_before(found: dict[str, list[str]]) -> None:
    queries = [one for one in QUERIES if one["want"]]
    assert len(queries) > 900
    assert (share(queries, found, 1), share(queries, found, 3)) >= ALL
    assert share(queries, found, 3) >= ALL[1]


def test_every_kind_has_its_floor() -> None:
    assert {one["kind"] for one in QUERIES if one["want"]} == FLOORS.keys()


def test_what_has_no_place_here_is_mostly_met_with_silence(found: dict[str, list[str]]) -> None:
    queries = [one for one in QUERIES if not one["want"]]
    assert len(queries) > 300
    assert sum(bool(found[one["query"]]) for one in queries) / len(queries) <= ANSWERED_IN_VAIN


@pytest.mark.parametrize("text", AT_NIGHT)
def test_somebody_in_need_meets_a_page_for_everybody(text: str, found: dict[str, list[str]]) -> None:
    assert set(found[text][:3]) & PUBLIC, found[text][:3]
