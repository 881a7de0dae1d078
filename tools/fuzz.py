"""Throw broken texts at the four readers: data, pages, a municipality's own file, and the words of a search.

    python -m tools.fuzz [minutes [reader ...]]

A text that a reader cannot take is kept in tests/corpus/<reader>/, and is read by the tests from then on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from guide.check import calls, docs, front, leftovers, markup
from guide.check.overlays import read_file
from guide.check.rules import RULES
from guide.check.subject import Project
from guide.check.typed import no_fact_is_typed_by_hand
from guide.content.catalog import load
from guide.content.pages import read_page
from guide.content.reading import Document, parse
from guide.content.signs import hidden
from guide.project import ROOT, Problem
from guide.search.index import NAME
from tools.node import node

CORPUS = ROOT / "tests" / "corpus"
SECRET = "Kanarifugl"
"""What stands for a name in a municipality's file. It must never come out of it."""
MOST_SECONDS = 5.0
"""A text that takes longer is a mistake too: somebody would be waiting."""

Reader = Callable[[str], None]
_ABOUT_PAGES = {one.__name__ for one in (calls, docs, front, leftovers, markup)}
_OF_PAGES = [no_fact_is_typed_by_hand, *(rule for rule in RULES if rule.__module__ in _ABOUT_PAGES)]
_MARKS = " \t\n\r:-#&*!|>'\"%@`[]{},?.=<()/\\_~§«»æøåÅé0123456789\u00a0\u00ad\u200b\ufffd\ufeff\x00"
_SIGNS = st.text(st.sampled_from(_MARKS))
_PIECES = st.sampled_from([
    "---\n", "- id: ", "{{ ", " }}", "{% ", " %}", "{# ", "``` ", "<div>", "</div>", "<!--", "-->", "](", "![", "> ",
    "1. ", "17. mai", "# ", "  - ", ": |\n", "&a ", "*a", "? ", "!!python/name:os.system ", "2026-11-31", "22 05 50 00",
    "§ 13", f"{SECRET} ", "public: true", "112", "&#8203;", "straffeloven 196", "hvem ringer", "...",
])  # fmt: skip


def texts(real: list[str]) -> st.SearchStrategy[str]:
    """Lines of real files, pieces that mean something and signs that mean too much, in any order."""
    lines = st.sampled_from([line for text in real for line in text.split("\n")] or [""])
    part = st.one_of(lines.map(lambda line: f"{line}\n"), lines.map(lambda line: f"{line}\n"), _PIECES, _SIGNS)
    deep = st.tuples(_PIECES, st.integers(1, 3000)).map(lambda pair: pair[0] * pair[1])
    return st.lists(st.one_of(part, part, part, part, part, part, deep), max_size=40).map("".join)


def read_data(text: str) -> None:
    """YAML is read or told, and what is read has nothing that nobody sees."""
    document = parse(text, Document("data/x.yaml"))
    _tell(document.problems, text)
    if not document.problems:
        assert not list(hidden(json.dumps(document.values, default=str, ensure_ascii=False)))


def read_prose(text: str) -> None:
    """A page is read or told, and every rule for pages can look at it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kontakt.md"
        path.write_bytes(text.encode("utf-8", "replace"))
        page = read_page(path, "kontakt.md")
    _tell(list(page.problems), text)
    project = _project()
    vars(project)["pages"] = (page,)
    for rule in _OF_PAGES:
        list(rule(project))


@cache
def _project() -> Project:
    """The real project, whose pages are put in one at a time: what follows from its records is worked out once."""
    catalog = load()
    return Project(ROOT, catalog, catalog.newest, catalog.newest)


def read_local(text: str) -> None:
    """A municipality's file is read or told, in words that hold nothing of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "4204.yaml"
        path.write_bytes(text.encode("utf-8", "replace"))
        _, problems = read_file(path, ROOT)
    _tell(problems, text)
    assert SECRET.lower() not in "".join(map(str, problems)).lower()


def read_query(text: str) -> None:
    """The search answers something, or nothing, to whatever is typed."""
    read_queries([text])


def read_queries(batch: list[str]) -> None:
    """Many queries at once: starting node costs more than they do."""
    environment = {**os.environ, "GUIDE_INDEX": os.environ.get("GUIDE_INDEX", str(ROOT / "site" / NAME))}
    command = [node() or "node", str(ROOT / "tests/js/queries.js")]
    done = subprocess.run(command, input=json.dumps(batch), env=environment,
                          capture_output=True, text=True, check=False, timeout=60)  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(json.loads(done.stdout)) == len(batch)


def _tell(problems: list[Problem], text: str) -> None:
    """Each problem is a sentence at a line of the text."""
    for one in problems:
        assert 1 <= one.line <= text.count("\n") + text.count("\r") + 1, one
        assert "Error" not in one.text, one
        assert "Traceback" not in one.text, one


READERS: dict[str, Reader] = {"data": read_data, "page": read_prose, "local": read_local, "query": read_query}


def _real(name: str) -> list[str]:
    files = {
        "data": [ROOT / "data/services.yaml", ROOT / "data/laws.yaml"],
        "page": sorted((ROOT / "docs").rglob("*.md")),
        "local": [ROOT / "data/local/eksempel.yaml"],
        "query": [ROOT / "tests/queries.yaml"],
    }
    real = [path.read_text("utf-8") for path in files[name]]
    return [one.replace("Navnesen", SECRET) for one in real] if name == "local" else real


def throw(name: str, number: int, examples: int) -> int:
    """So many texts at one reader, from a seed of their own; how many. What it cannot take, is raised."""
    thrown = 0
    batch = 200 if name == "query" else 1
    read = read_queries if name == "query" else lambda batch: READERS[name](batch[0])

    given_texts = st.lists(texts(_real(name)), min_size=batch, max_size=batch)

    @seed(number)
    @settings(
        max_examples=max(1, examples // batch), database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(given_texts)
    def one(found: list[str]) -> None:
        nonlocal thrown
        thrown += len(found)
        _timed(read, found, name)

    one()
    return thrown


def _timed(read: Callable[[list[str]], None], found: list[str], name: str) -> None:
    started = time.process_time()
    try:
        read(found)
        assert time.process_time() - started < MOST_SECONDS, "too slow"
    except BaseException:
        _keep(name, found)
        raise


def _keep(name: str, found: list[str]) -> None:
    for text in found if len(found) == 1 else ["\n".join(found)]:
        data = text.encode("utf-8", "surrogatepass")
        path = CORPUS / name / f"{blake2b(data, digest_size=6).hexdigest()}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def main(minutes: float = 10, *names: str) -> None:
    """Throw for so many minutes at each reader, and say how many texts it took."""
    for name in names or READERS:
        until, number, thrown, failed = time.monotonic() + minutes * 60, 0, 0, 0
        while time.monotonic() < until:
            try:
                thrown += throw(name, number, 400)
            except Exception as error:
                failed += 1
                print(f"{name}, seed {number}: {type(error).__name__}: {str(error)[:300]}", flush=True)
            number += 1
        print(f"{name}: {thrown} texts in {minutes:g} minutes, {failed} runs that failed", flush=True)


if __name__ == "__main__":
    main(float(sys.argv[1]) if sys.argv[1:] else 10, *sys.argv[2:])
