"""What prunes the phrases of the search is sound. Nothing is ranked here but in node's own tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.content.catalog import Entry, load
from guide.content.reading import Document, Location, parse
from guide.facts.wording import stop_words
from guide.project import ROOT
from guide.search.vocabulary import user_words
from tools import phrase_lines, prune_phrases

CATALOG = load()
TEXT = """# Over alt.

- record: slt
  keywords:
    - en  # og hvorfor
    - to
  questions:
    - "hva: så"

# Mellom postene.
- record: pst
  keywords:
    - tre
  questions: []

- record: nav
  keywords:
    - fire
  questions:
    - fem
"""


def document(text: str = TEXT) -> Document:
    return parse(text, Document("ord.yaml"))


@pytest.mark.parametrize(
    ("gone", "old", "new"),
    [
        ({(0, "keywords", 0)}, "    - en  # og hvorfor\n", ""),
        ({(0, "questions", 0)}, '  questions:\n    - "hva: så"\n', "  questions: []\n"),
        ({(1, "keywords", 0)}, "- record: pst\n  keywords:\n    - tre\n  questions: []\n", ""),
        ({(2, "keywords", 0), (2, "questions", 0)}, TEXT[TEXT.index("\n- record: nav") :], ""),
    ],
    ids=["a line", "the last of a list", "a record", "the last record"],
)
def test_only_the_lines_of_the_phrases_go(gone: set[Location], old: str, new: str) -> None:
    assert phrase_lines.pruned(document(), gone) == TEXT.replace(old, new)
    assert document(TEXT.replace(old, new)).values == phrase_lines.left(document().values, gone)


def test_a_phrase_on_several_lines_stops_the_writing(tmp_path: Path) -> None:
    folded = document("- record: slt\n  keywords:\n    - en\n      to\n    - tre\n")
    with pytest.raises(ValueError, match=r"ord\.yaml"):
        phrase_lines.write(folded, {(0, "keywords", 0)}, tmp_path)
    phrase_lines.write(document(), {(0, "keywords", 1)}, tmp_path)
    assert (tmp_path / "ord.yaml").read_text("utf-8") == TEXT.replace("    - to\n", "")


def test_a_phrase_goes_when_the_index_lacks_it_or_has_it_from_another_line() -> None:
    entry = CATALOG.entries["words/services"][0]
    record = entry.record.model_copy(update={"keywords": ("mentor", "fadder"), "questions": ("hvem er mentor", "lang")})
    changed = Entry(record, entry.document, entry.location)
    found = list(prune_phrases.going(changed, {"mentor", "fadder"}, stop_words(CATALOG)))
    assert found == [(*entry.location, "questions", 0), (*entry.location, "questions", 1)]


def test_the_entries_stand_in_the_order_of_the_index() -> None:
    phrases = [entry.record.phrases for entry in prune_phrases.asking(CATALOG)]
    assert phrases == [one for _, one in user_words(CATALOG)]


def test_every_phrase_stands_on_a_line_for_itself() -> None:
    for entry in prune_phrases.asking(CATALOG):
        lines = [entry.document.line(where) for where, _ in phrase_lines.written(entry)]
        assert len(lines) == len(set(lines)), entry.place()


def test_the_degrees_are_those_of_the_script() -> None:
    script = (ROOT / "tools/spare.mjs").read_text("utf-8")
    assert prune_phrases.ADOPTED in prune_phrases.DEGREES
    assert [one for one in prune_phrases.DEGREES if f"{one}: {{ alike:" not in script] == []
