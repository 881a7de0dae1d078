"""What was once too much for a reader is taken now, and some hundred broken texts more; `make fuzz` throws others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from needs import node

from guide.search.index import NAME
from guide.site.built import BuiltSite
from tools import fuzz

KEPT = sorted(path for path in fuzz.CORPUS.glob("*/*.txt"))


@pytest.mark.parametrize("name", ["data", "page", "local"])
def test_a_reader_takes_whatever_is_thrown_at_it(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fuzz, "CORPUS", tmp_path)
    assert fuzz.throw(name, 0, 100) == 100


def test_the_search_takes_whatever_is_typed(site: BuiltSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    node()
    monkeypatch.setattr(fuzz, "CORPUS", tmp_path)
    monkeypatch.setitem(os.environ, "GUIDE_INDEX", str(site.root / NAME))
    assert fuzz.throw("query", 0, 200) == 200


@pytest.mark.parametrize("path", [one for one in KEPT if one.parent.name != "query"], ids=lambda path: path.stem)
def test_what_was_once_too_much_is_taken(path: Path) -> None:
    fuzz.READERS[path.parent.name](path.read_text("utf-8"))
