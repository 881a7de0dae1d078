"""What `make bench` measures with is sound, and it says which goals it misses. Nothing here is timed."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from needs import node

from guide.check.runner import find_problems
from guide.project import ROOT
from guide.search.index import NAME
from guide.site.built import BuiltSite
from guide.site.portable import copied
from tools import bench, bench_parts, bench_search


@pytest.fixture(scope="module")
def index(site: BuiltSite) -> dict[str, Any]:
    return bench_search.read_index(site.root / NAME)


def test_every_key_of_a_query_is_measured_once() -> None:
    assert bench_search.keystrokes(["en by", "en"]) == ["e", "en", "en b", "en by"]


def test_a_grown_index_names_only_what_it_has(index: dict[str, Any]) -> None:
    made = bench_search.grown(index, 3)
    paths = [path for path, *_ in made["pages"]]
    assert len(paths) == len(set(paths)) == 3 * len(index["pages"])
    assert {page for page, *_ in made["docs"]} == set(range(len(paths)))
    told = {one for where, _ in index["words"] for one in where}
    shifts = [number * len(index["docs"]) for number in range(3)]
    assert {one for where, _ in made["words"] for one in where} == {one + shift for one in told for shift in shifts}
    for record in [*made["contacts"], *made["laws"]]:
        assert record["place"].partition("#")[0] in paths
    assert len({one["id"] for one in made["contacts"]}) == 3 * len(index["contacts"])


def test_a_grown_index_has_words_of_its_own_but_not_only(index: dict[str, Any]) -> None:
    def words(of: dict[str, Any]) -> set[str]:
        return set(re.findall(r"[^\W\d_]{5,}", json.dumps(of["docs"], ensure_ascii=False).lower()))

    assert 1.2 < len(words(bench_search.grown(index, 2))) / len(words(index)) < 1.4


def test_growth_says_size_start_and_query(site: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node()
    monkeypatch.setattr(bench_search, "PAIRS", 1)
    monkeypatch.setattr(bench_search, "TIMES", 2)
    path = Path(shutil.copy(site.root / NAME, tmp_path))
    size, start, query = bench_search.growth(path, ["samtykke", "mentor"])
    assert 1.8 <= float(re.findall(r"([\d.]+) ×,", size)[0]) <= 2.2
    assert re.fullmatch(r"Søk, 2 × sidene, oppstart: [\d.]+ × \([\d.]+–[\d.]+, 1 par\), [\d.]+ → [\d.]+ ms CPU", start)
    assert "et søk: " in query


@pytest.mark.parametrize(
    ("line", "over"),
    [
        ("CPU (mål ≤ 1,15): 1.16 (1.10–2.00, 5 par)", True),
        ("CPU (mål ≤ 1,15): 1.15 (1.10–2.00, 5 par)", False),
        ("Fra lagring til visning (mål ≤ 1 s): 1.02 s (0.90–1.20, 7 lagringer)", True),
        ("Søk (mål ≤ 60 ms): p95 11 ms, median 3 ms, 370 hele søk", False),
        ("Søk (mål ≤ 60 ms): p95 71 ms, median 3 ms, 370 hele søk", True),
        ("Søk, 10 × sidene, et søk: 4.2 × (4.0–5.0, 5 par), 1.9 → 7.8 ms CPU", False),
    ],
)
def test_a_line_that_misses_its_goal_says_so(line: str, over: bool) -> None:
    assert bench.judged(line) == (f"{line} – OVER MÅLET" if over else line)


def test_a_build_is_taken_apart(small_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_parts, "RUNS", 1)
    project = copied(small_project, tmp_path / "prosjekt")
    parts = bench_parts.measured(project)
    assert len(parts) == 6
    assert all(seconds > 0 for seconds in parts.values())
    shown = [float(found) for found in re.findall(r" (\d\.\d\d) s", bench_parts.line(project))]
    assert len(shown) == 6
    assert shown == sorted(shown, reverse=True)
    assert (project / ".cache").is_dir()
    assert not (bench.cold(project) / ".cache").exists()


def test_a_project_of_more_of_everything_breaks_no_rule(tmp_path: Path) -> None:
    """What is measured must be able to be built: a new rule is seen here first."""
    project = copied(ROOT, tmp_path / "more")
    assert bench.grow(project, 2) > len(list((ROOT / "docs").rglob("*.md")))
    assert find_problems(project) == []
