"""What prunes the phrases and what reports on the search is sound. Nothing is ranked here but in node's own tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guide.content.catalog import Entry, load
from guide.content.construct import Location
from guide.content.reading import Document, parse
from guide.facts.wording import stop_words
from guide.project import ROOT
from guide.search.vocabulary import user_words
from tools import phrase_lines, prune_phrases, search_report
from tools.search_eval import Query
from tools.search_report import Goal

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
SHOWN: dict[str, dict[str, Any]] = {
    "finner": {"pages": [[["a.html", "A"], ["a.html#b", "B"]]], "cards": ["c.html#kort"]},
    "finner ikke": {"pages": [[[f"{one}.html", one]] for one in "xyza"], "cards": []},
    "ingenting": {"pages": [], "cards": []},
    "pannekaker": {"pages": [[["d.html", "D"]]], "cards": []},
}


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


def wants(*pages: str) -> Any:
    return lambda links: any(path in pages for path, _ in links)


QUERIES = [
    Query("finner", "exact", wants("a.html")), Query("finner ikke", "vague", wants("a.html")),
    Query("ingenting", "typo", wants("a.html")), Query("pannekaker", "noise", None),
]  # fmt: skip


def test_a_query_is_missed_when_its_page_is_not_among_the_first_three() -> None:
    assert list(search_report.missed(QUERIES, SHOWN)) == [
        "[vague] finner ikke: x.html, y.html, z.html", "[typo] ingenting: ingen treff"
    ]  # fmt: skip


def test_a_record_is_reached_by_its_page_its_section_or_its_card() -> None:
    wanted = [Goal("ord", one, places) for one, places in (
        ("side", ("a.html",)), ("del", ("o.html#b", "a.html#b")), ("kort", ("c.html#kort",)),
        ("fjerde", ("q.html",)), ("uvedkommende", ("d.html",)))]  # fmt: skip
    assert search_report.unreached(wanted, QUERIES, SHOWN) == ["[ord] fjerde (q.html)", "[ord] uvedkommende (d.html)"]


def test_a_record_that_its_own_name_does_not_lead_to_is_told() -> None:
    wanted = [Goal("ord", "finner", ("a.html#b",)), Goal("ord", "finner ikke", ("a.html",))]
    assert search_report.nameless(wanted, SHOWN) == ["[ord] finner ikke (a.html)"]


def test_the_report_ends_with_how_much_each_list_is_of() -> None:
    wanted = [Goal("ord", "finner", ("a.html",))]
    assert list(search_report.report(wanted, QUERIES, SHOWN))[-3:] == [
        "Søk som ikke finner siden sin blant de tre første: 2 av 3",
        "Poster og sider som ingen av søkene leder til: 0 av 1",
        "Poster og sider som ikke finnes på sitt eget navn: 0 av 1",
    ]


def test_a_goal_is_called_what_stands_over_it_on_the_site() -> None:
    index = {"pages": [["a.html", "Side"], ["b.html", "Andre"]],
             "docs": [[0], [0, "Noe å gjøre", "tekst"], [1, "Steg", "", "", "annet"]]}  # fmt: skip
    assert search_report.headings(index) == {
        "a.html": "Side", "b.html": "Andre", "a.html#noe-å-gjøre": "Noe å gjøre", "b.html#annet": "Steg"
    }  # fmt: skip
    found = {one.places[0]: one for one in search_report.goals(CATALOG, index)}
    assert found["b.html"] == Goal("sider", "Andre", ("b.html",))
    assert {"tjenester/slt.html", "ressurser.html#utveier", "ordliste.html#slt"} <= found.keys()
