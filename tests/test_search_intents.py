"""What somebody is after: the editors' phrases, their examples, and that Python and the browser read both alike."""

from __future__ import annotations

import json
import os
import subprocess
import unicodedata
from typing import Any

import pytest
import yaml
from conftest import ROOT
from every import every
from needs import node
from pydantic import ValidationError

from guide.content.catalog import load
from guide.content.fields import Model
from guide.content.searching import Intent, WordSet
from guide.content.signs import plain
from guide.facts.wording import fold, met, pattern, spaced, word_set, word_sets
from guide.search.index import NAME
from guide.search.vocabulary import steering
from guide.site.built import BuiltSite

CATALOG = load()
INTENTS: list[dict[str, Any]] = steering(CATALOG)["intents"]
RECORDS = CATALOG.intents.values()
SETS = {one.id: word_set(one) for one in (
    WordSet(id="jeg", words=("jeg", "eg")),
    WordSet(id="ut", words=("ut/bort", "legge bak")),
    WordSet(id="bror", prefixes=("", "lille"), words=("bror", "søster"), endings=("", "en")),
)}  # fmt: skip


def matches(phrase: str, query: str) -> bool:
    return met(query, [{"id": "one", "pattern": pattern([phrase], SETS)}]) == ["one"]


@pytest.mark.parametrize(
    ("phrase", "matched", "others"),
    [
        ("jeg vil ut", ["jeg vil ut", "Men jeg vil UT!"], ["jeg vil ikke ut", "ut vil jeg", "jeg vil utenlands"]),
        ("våpen*", ["vaapen", "våpenet"], ["mitt forsvåpen"]),
        ("*loven", ["loven", "straffeloven §"], ["lovene"]),
        ("jeg/eg tør", ["jeg tør", "eg tør"], ["vi tør", "jeg eg"]),
        ("<jeg> … <ut>", ["jeg ut", "eg vil gjerne bort", "jeg vil legge bak meg", "jeg legge bak"], ["vi vil ut"]),
        ("<bror> min", ["lillebror min", "søsteren min"], ["storebror min", "bror er min"]),
        ("<bror> [*] min", ["bror er min", "bror min"], ["bror er ikke min"]),
        ("orker ikke [mer/lenger] |", ["jeg orker ikke", "orker ikke lenger"], ["jeg orker ikke mer møter"]),
        ("| pappa", ["pappa slår"], ["min pappa"]),
        ("| har !dere/vi … meg", ["har rota meg bort", "har meg"], ["har dere noe til meg", "jeg har skadet meg"]),
        ("er ##", ["jeg er 17", "er 18 år"], ["er 170", "er 1"]),
        ("*#-#*", ["§ 7-1", "10-12a"], ["7 - 1", "hei-du"]),
        ("§", ["§ 7", "loven§7"], ["loven 7"]),
    ],
)  # fmt: skip
def test_each_sign_of_a_phrase_means_what_is_said_of_it(phrase: str, matched: list[str], others: list[str]) -> None:
    assert [query for query in matched if not matches(phrase, query)] == []
    assert [query for query in others if matches(phrase, query)] == []


@pytest.mark.parametrize("phrase", ["<finnes-ikke>", "jeg (vil)", "jeg|eg", "ut."])
def test_a_phrase_that_cannot_be_read_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"data/search/word_sets\.yaml|er ikke et ord"):
        pattern([phrase], SETS)


def test_an_intent_is_not_met_where_one_that_excludes_it_is() -> None:
    intents = [
        {"id": "a", "pattern": " a "},
        {"id": "b", "pattern": " b ", "unless": ["a"]},
        {"id": "c", "pattern": " c ", "unless": ["b"]},
    ]
    assert met("b c", intents) == ["b"]
    assert met("a b c", intents) == ["a", "c"]


def test_words_of_crisis_are_those_of_the_reviewed_list() -> None:
    [urgent] = [one for one in RECORDS if one.urgent]
    assert urgent.phrases == ()
    words = [phrase for group in CATALOG.crisis_words.values() for phrase in group.phrases]
    assert [one["pattern"] for one in INTENTS if one.get("urgent")] == [pattern(words, word_sets(CATALOG))]


def test_examples_and_phrases_as_written_do_not_reach_the_reader(site: BuiltSite) -> None:
    text = (site.root / NAME).read_text("utf-8")
    assert "must_match" not in text
    assert "orker ikke mer møter" not in text


def test_the_browser_folds_and_matches_as_python_does(site: BuiltSite) -> None:
    queries = [one["query"] for one in yaml.safe_load((ROOT / "tests/queries.yaml").read_text("utf-8"))]
    queries += [query for one in RECORDS for query in (*one.must_match, *one.must_not_match)]
    queries += ["", "§", "’n Ærlig, ØST-på 7-1 AAE", "e-post 15-16 – nei", "idé naïve ＡＢ ÆØÅ"]
    environment = {**os.environ, "GUIDE_INDEX": str(site.root / NAME)}
    done = subprocess.run(
        [node(), str(ROOT / "tests/js/intents.js")],
        input=json.dumps(queries), env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found == [[spaced(query), met(query, INTENTS)] for query in queries]


def test_the_browser_reads_every_sign_as_python_does() -> None:
    """All signs of the first plane, and some of those behind it, in the middle of a word and of a number."""
    codes = [*range(1, 0xD800), *range(0xE000, 0x10000), 0x110BD, 0x1D173, 0xE0100, 0xF0000, 0x1F600]
    codes += [*range(0x1D400, 0x1D800), 0x104A5, 0x11069, 0x1E959]
    signs = [chr(code) for code in codes if unicodedata.category(chr(code)) != "Cn"]
    texts = [f"a{sign}b 1{sign}5-9" for sign in signs] + ["A\u030alesund", "o\u0308", "\u00c4\u0000"]
    done = subprocess.run(
        [node(), str(ROOT / "tests/js/signs.js")], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    assert [plain(text) for text in ("ｓｅｌｖ４", "١١٢", "𝟏𝟏𝟑", "1² ½")] == ["selv4", "112", "113", "1² ½"]
    assert [text for text, both in zip(texts, found, strict=True) if both != [plain(text), fold(text)]] == []


def test_folding_knows_every_spelling_of_the_letters() -> None:
    assert fold("Ærlig ØST på Åsen") == fold("aerlig oest paa aasen") == "erlig ost pa asen"
    assert fold("broder’n") == "brodern"


INTENT = {"id": "en-hensikt", "phrases": ["jeg vil ut"], "must_match": ["jeg vil ut"], "must_not_match": ["hei"]}
SET = {"id": "nær", "words": ["bror"]}


@every("model, record, changes", [
    (Intent, INTENT, {"by": 10}), (Intent, INTENT, {"by": 0.1}), (Intent, INTENT, {"sure": 0.35}),
    (WordSet, SET, {"id": "naer", "prefixes": ["", "lille"], "endings": ["en"]}),
])  # fmt: skip
def test_what_steers_the_search_is_within_bounds(model: type[Model], record: dict[str, Any], changes: Any) -> None:
    assert model.model_validate({**record, **changes})


@every("model, record, changes", [
    (Intent, INTENT, {"by": 0}), (Intent, INTENT, {"by": 11}), (Intent, INTENT, {"by": float("nan")}),
    (Intent, INTENT, {"sure": 1.0}), (Intent, INTENT, {"sure": 0.0}), (Intent, INTENT, {"sure": float("inf")}),
    (WordSet, SET, {"id": "naer", "prefixes": ["*"]}), (WordSet, SET, {"id": "naer", "endings": ["("]}),
    (WordSet, SET, {"id": "naer", "words": []}),
])  # fmt: skip
def test_what_would_break_the_search_is_refused(model: type[Model], record: dict[str, Any], changes: Any) -> None:
    with pytest.raises(ValidationError):
        model.model_validate({**record, **changes})
