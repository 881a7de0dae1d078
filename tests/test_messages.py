"""Messages that help: a guess only when it is the one near thing, where a field belongs, what else a value may be."""

from __future__ import annotations

import pytest
from conftest import Copy

from guide.content.reading import Document, parse
from guide.content.records import listed, nearest
from guide.content.syntax import EATEN

SERVICES = "data/services.yaml"


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("komune", {"kommune", "politi"}, "kommune"),
        ("psst", {"pst", "slt"}, "pst"),
        ("pst-1", {"pst-2", "pst-3"}, None),
        ("straffeloven-197", {"straffeloven-196"}, None),
        ("xpolitiet", {"politiet"}, None),
        ("rvts-xst", {"rvts-ost", "rvts-vest"}, None),
        ("nav", {"navn", "nave"}, None),
        ("borte", {"kommune"}, None),
    ],
)
def test_a_guess_is_the_only_near_one_or_none(written: str, known: set[str], meant: str | None) -> None:
    assert nearest(written, known) == (f" Mente du «{meant}»?" if meant else "")


def test_a_list_of_names_ends_after_five() -> None:
    assert listed("abcde") == "a, b, c, d, e"
    assert listed("abcdefg") == "a, b, c, d, e og 2 til"


def told(text: str) -> list[str]:
    return [f"{one.line}: {one.text}" for one in parse(text, Document("data/x.yaml")).problems]


@pytest.mark.parametrize(
    "text",
    [
        "- name: Kommunen #1\n",
        "- name: PST # 2, eller\n",
        "- name: PST #2\n  level: x\n",
        "- name: PST  #uten mellomrom\n",
        "- Rom #4\n- Rom 5\n",
        "- name: #1\n",
        "- name: en tekst #2\n    over to linjer\n",
        "- name: 12 #3\n",
        "- list: [a #1, b]\n",
    ],
)
def test_a_text_that_ends_at_a_hash_is_told(text: str) -> None:
    assert any(EATEN in one for one in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "- name: Kommunen  # en merknad\n",
        "- name: Kommunen   # en merknad\n",
        "# en merknad\n- name: x\n  # en til\n",
        '- name: "Kommunen #1"\n',
        "- name: 'Rom # 4' # en merknad\n",
        "- name: side#anker\n",
        "- name: |\n    # en overskrift\n    tekst #1\n",
        "- list: [a, b]  # en merknad\n",
        "- name: C#\n",
    ],
)
def test_a_comment_and_a_hash_inside_a_text_are_fine(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2026-11-31", "november 2026 har 30 dager"),
        ("2026-02-29", "februar 2026 har 28 dager"),
        ("2024-02-30", "februar 2024 har 29 dager"),
        ("2026-13-01", "det er tolv måneder"),
        ("2026-00-10", "det er tolv måneder"),
        ("2026-04-00", "april 2026 har 30 dager"),
    ],
)
@pytest.mark.parametrize("mark", ["", '"'])
def test_a_day_that_is_in_no_calendar_is_told_as_that(copy: Copy, written: str, reason: str, mark: str) -> None:
    copy.edit(SERVICES, "looked_up_on: 2026-11-22", f"looked_up_on: {mark}{written}{mark}")
    (problem,) = copy.problems()
    assert f"datoen «{written}» finnes ikke: {reason}" in problem


@pytest.mark.parametrize("text", ["- id: a\n  hours:unknown\n  name: b\n", "- hours:unknown\n  name: b\n"])
def test_a_colon_without_its_space_is_told(text: str) -> None:
    assert any("mangler mellomrom etter kolonet" in one for one in told(text))


def test_a_field_is_told_where_it_belongs(copy: Copy) -> None:
    copy.edit(SERVICES, "- id: kommune\n", "- id: kommune\n  hours: unknown\n")
    (problem,) = copy.problems()
    assert problem.endswith(": kommune.hours: hører hjemme under contacts. Flytt linja dit.")
    assert f":{copy.line(SERVICES, 'hours: unknown')}:" in problem


def test_a_field_too_far_in_is_told_to_move_out(copy: Copy) -> None:
    copy.edit(SERVICES, "        - number:", "        - eligibility: x\n          number:")
    (problem,) = copy.problems()
    assert "hører hjemme lenger ut, med mindre innrykk. Flytt linja dit" in problem


def test_half_a_record_is_one_message(copy: Copy) -> None:
    copy.edit(SERVICES, "- id: kommune\n", "- id: halv\n  name: Halv\n\n- id: kommune\n")
    (problem,) = copy.problems()
    assert problem.startswith(f"{SERVICES}:{copy.line(SERVICES, '- id: halv')}: halv: mangler feltene ")
    assert problem.count(",") == 4


def test_a_record_with_another_id_is_missed_once_a_file(copy: Copy) -> None:
    text = (copy.root / SERVICES).read_text("utf-8")
    copy.write(SERVICES, text.replace("- id: pst\n", "- id: pest\n"))
    gone = [one for one in copy.problems() if "«pst» finnes ikke" in one]
    assert len(gone) == len({one.split(":")[0] for one in gone}) > 2
    assert not any("Mente du «slt»" in one for one in gone)


def test_a_value_with_two_forms_is_told_both(copy: Copy) -> None:
    copy.edit(SERVICES, "anonymity: unknown", "anonymity: mandag til fredag")
    (problem,) = copy.problems()
    assert "Velg: unknown, eller skriv feltene possible, text, source på linjer under" in problem


def test_signs_written_as_codes_are_told_as_well() -> None:
    assert "U+200B" in told('- name: "a\\u200bb"\n')[0]
    assert parse('- name: "A\\u030al"\n', Document("x")).values == [{"name": "Ål"}]


@pytest.mark.parametrize(
    ("text", "line", "wanted"),
    [
        ("- id: a\n  name: b\n\n  id: c\n  name: d\n", 4, "mangler en bindestrek foran «id»"),
        ("- id: a\n  contacts:\n    - kind: x\n      url: y\n      kind: z\n", 5, "bindestrek foran «kind»"),
        ("- id: a\n* id: b\n", 2, "«- id:»"),
        ("- id: a\n– id: b\n  name: c\n", 2, "lista begynner med «–»"),
        ("- id: a\n-id: b\n", 2, "Skriv bindestrek og mellomrom"),
        ("- id: a\n  name: b\n   level: c\n", 3, "for mye innrykk"),
        ("- name: &PST x\n", 1, "teksten begynner med &"),
        ("- list: [nb, en] #5\n", 1, EATEN),
        ('- name: "Når" #1 du\n', 1, EATEN),
        ("- list: [nb, #en\n    en]\n", 1, EATEN),
        ("- name: a&shy;b\n", 1, "&shy;"),
        ("- name: a&#8203;b\n", 1, "&#8203;"),
        ("- name: bl=C3=A5\n", 1, "=C3=A5"),
    ],
)
def test_a_slip_is_told_as_what_it_is(text: str, line: int, wanted: str) -> None:
    (problem,) = parse(text, Document("data/x.yaml")).problems
    assert (problem.line, wanted in problem.text) == (line, True), problem


@pytest.mark.parametrize(
    "text", ["- url: https://a.no/?b=c&d=e;f\n", "- name: R&D\n", '- name: "a" # b\n', "- a: [x] # b\n"]
)
def test_what_only_looks_like_a_slip_is_fine(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("hours: unknown", "hours: null", "Skriv unknown"),
        ('number: "02800"', "number: 23305000", 'Sett anførselstegn: "23 30 50 00"'),
        ('number: "02800"', "number: 40612345", 'Sett anførselstegn: "406 12 345"'),
        ("- id: kommune\n", "- id: no\n", "Gi posten en id med bokstaver"),
        ("in_guide: true", 'in_guide: "true"', "Skriv true eller false, uten anførselstegn"),
    ],
)
def test_a_message_never_asks_for_what_the_next_forbids(copy: Copy, old: str, new: str, wanted: str) -> None:
    copy.edit(SERVICES, old, new)
    line = copy.line(SERVICES, new)
    assert any(one.startswith(f"{SERVICES}:{line}:") and wanted in one for one in copy.problems())
