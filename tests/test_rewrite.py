"""What the machine writes in data/laws.yaml: only its own fields, only when that is safe, and nothing else moves."""

from __future__ import annotations

import stat
from contextlib import suppress
from dataclasses import replace as with_
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from test_verify import AHEAD, BEHIND, CHANGED, DATED, DONE, NOW, RETITLED, UNREAD, Case, act, none, noted, section

from guide.content.catalog import assemble, load
from guide.content.construct import Location
from guide.content.reading import Document, parse
from guide.content.values import Text
from guide.registers.lovdata.rules import verify
from guide.registers.lovdata.run import KIND, change, changes
from guide.registers.rewrite import Change, Unsafe, difference, replace, rewritten, scalar

REAL = (ROOT / "data/laws.yaml").read_bytes().decode()
READ = load().documents["acts"]
PLACES: list[Location] = [
    *(where for where in READ.lines if len(where) in (2, 4) and where[-1] in ("text_verified_on", "title")),
    *((index, name) for index in range(len(READ.values)) for name in ("last_change", "last_changed_by")),
]
A_TEXT = TypeAdapter(Text)


def says_something(text: str) -> bool:
    """Whether a text may be a title at all."""
    with suppress(ValidationError):
        return bool(A_TEXT.validate_python(text))
    return False


SIGNS = "abcæøå:#'\"-[]{},&*!|>%@` 09§«»"
WORDS = (st.sampled_from(
    ["Plan", "(taushetsplikt).", "Ja: nei", "# ikke en kommentar", "a #b", "2026-01-01", "no", "12", "«§ 3»", "yes",
     '"sitat"', "it's", "- liste", "[a]", "{b}", "*stjerne", "&og", "!utrop", "%prosent", "`hake", "a\\b", "ord:"]
) | st.text(SIGNS, min_size=1, max_size=30).map(str.strip)).filter(says_something)  # fmt: skip
QUICK = settings(derandomize=True, deadline=None, database=None, max_examples=25)


def document(text: str) -> Document:
    return parse(text, Document("data/laws.yaml"))


def applied(text: str, *wanted: Change) -> str:
    return rewritten(text, KIND, document(text), wanted)


@QUICK
@given(st.data())
def test_only_the_lines_of_the_changed_fields_change_in_the_real_file(data: st.DataObject) -> None:
    places = data.draw(st.lists(st.sampled_from(PLACES), unique=True, min_size=1, max_size=12))
    days = st.dates(date(2000, 1, 1), date(2040, 1, 1))
    dated = {"text_verified_on", "last_change"}
    wanted = [change(place, data.draw(days if place[-1] in dated else WORDS)) for place in places]
    new = rewritten(REAL, KIND, READ, wanted)
    after = document(new)
    assert without(new, {after.lines[place] for place in places}) == without(
        REAL, {READ.lines[place] for place in places if place in READ.lines}
    )
    assert [after.raw[place] for place in places] == [str(one.value) for one in wanted]
    assert after.problems == []
    assert assemble({"acts": after}).problems == ()


def without(text: str, lines: set[int]) -> list[str]:
    return [line for number, line in enumerate(text.split("\n"), 1) if number not in lines]


def test_the_real_file_has_every_kind_of_place() -> None:
    assert {place[-1] for place in PLACES} == {"text_verified_on", "title", "last_change", "last_changed_by"}
    assert len(PLACES) > 100


SMALL = """\
# Et hode.
- id: a
  date_code: LOV-2020-06-19-77
  title: "Lov"   # ikke rør
  short_title: Lov
  language: nb
  sector: all
  status: in_force  # ja
  summary: Noe.
  provisions:
    - id: a-1  # først
      sections: ["1"]
      title: 'Gammel'  # overskrift
      # en merknad
      status: in_force
      kinds: []
      gives: Noe.

      topics: []
      text_verified_on: 2025-01-01    # lest
      confidence: high
"""


@pytest.mark.parametrize(
    ("place", "value", "old", "new"),
    [
        ((0, "provisions", 0, "title"), "Ny", "title: 'Gammel'  # overskrift", 'title: "Ny"  # overskrift'),
        ((0, "title"), 'Lov «"»', 'title: "Lov"   # ikke rør', 'title: "Lov «\\"»"   # ikke rør'),
        (
            (0, "provisions", 0, "text_verified_on"),
            date(2026, 6, 1),
            "text_verified_on: 2025-01-01    # lest",
            "text_verified_on: 2026-06-01    # lest",
        ),
        (
            (0, "last_change"),
            date(2026, 6, 1),
            "  status: in_force  # ja\n",
            "  status: in_force  # ja\n  last_change: 2026-06-01\n",
        ),
    ],
)
def test_quotation_marks_comments_and_layout_stay(place: Location, value: str | date, old: str, new: str) -> None:
    assert SMALL.count(old) == 1
    assert applied(SMALL, change(place, value)) == SMALL.replace(old, new)


def test_line_ends_of_windows_and_the_mark_at_the_start_stay() -> None:
    text = "\ufeff" + SMALL.replace("\n", "\r\n")
    read = document(text.removeprefix("\ufeff"))
    new = rewritten(text, KIND, read, [change((0, "last_change"), date(2026, 6, 1))])
    assert new == text.replace("# ja\r\n", "# ja\r\n  last_change: 2026-06-01\r\n")


def test_two_new_fields_come_in_the_order_of_the_model() -> None:
    new = applied(SMALL, change((0, "last_change"), date(2026, 6, 1)), change((0, "last_changed_by"), "lov/1"))
    assert "# ja\n  last_change: 2026-06-01\n  last_changed_by: lov/1\n  summary" in new


def test_a_new_heading_comes_after_the_section() -> None:
    text = SMALL.replace("      title: 'Gammel'  # overskrift\n", "")
    new = applied(text, change((0, "provisions", 0, "title"), "Ny"))
    assert new == text.replace('sections: ["1"]\n', 'sections: ["1"]\n      title: Ny\n')


@pytest.mark.parametrize(
    "folded", [">-\n        Gammel\n\n        tekst", "Gammel\n        tekst", '"Gammel\n        tekst"']
)
def test_a_value_over_several_lines_becomes_one(folded: str) -> None:
    text = SMALL.replace("'Gammel'  # overskrift", folded)
    new = applied(text, change((0, "provisions", 0, "title"), "Ny"))
    assert new == SMALL.replace("'Gammel'  # overskrift", "Ny")


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        (
            "      title: 'Gammel'",
            "      ? title\n      : 'Gammel'",
            (0, "provisions", 0, "title"),
            "data/laws.yaml:13: linja kan ikke endres trygt. Rett den for hånd",
        ),
        (
            SMALL[SMALL.index("  provisions:") :],
            '  provisions: [{id: a-1, sections: ["1"], title: Gammel, status: in_force}]\n',
            (0, "provisions", 0, "title"),
            "data/laws.yaml: endringen ville ha rørt noe annet. Ingenting er skrevet",
        ),
        ("      sections:", "      chaptre:", (0, "provisions", 0, "title"), "data/laws.yaml: endringen ville ha rørt"),
        (
            "  status: in_force  # ja\n",
            "",
            (0, "last_change"),
            "a: fant ikke plassen til last_change. Skriv den for hånd",
        ),
    ],
)
def test_what_cannot_be_changed_alone_is_not_changed(old: str, new: str, place: Location, message: str) -> None:
    text = SMALL.replace(old, new)
    with pytest.raises(Unsafe) as raised:
        applied(text, change(place, date(2026, 6, 1)))
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize(("value", "expected"), [("Plan", "Plan"), ("a: b", '"a: b"'), ("no", '"no"'), ("12", '"12"')])
def test_a_text_is_quoted_when_it_would_be_read_as_something_else(value: str, expected: str) -> None:
    assert scalar(value) == expected


def test_the_difference_is_shown_as_a_unified_diff() -> None:
    new = applied(SMALL, change((0, "provisions", 0, "text_verified_on"), date(2026, 6, 1)))
    assert difference(SMALL, new, "data/laws.yaml").splitlines()[:3] == [
        "--- data/laws.yaml\tfør", "+++ data/laws.yaml\tetter", "@@ -17,5 +17,5 @@",
    ]  # fmt: skip
    assert "-      text_verified_on: 2025-01-01    # lest" in difference(SMALL, new, "x")
    assert difference(SMALL, SMALL, "x") == ""


def test_the_file_is_replaced_at_once_with_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "laws.yaml"
    path.write_bytes(b"a\r\n")
    path.chmod(0o640)
    replace(path, "a\r\n", "b\r\n")
    assert path.read_bytes() == b"b\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["laws.yaml"]


def test_a_file_that_somebody_else_has_changed_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "laws.yaml"
    path.write_text("c")
    with pytest.raises(Unsafe, match=r"laws\.yaml: fila er endret imens\. Ingenting er skrevet\. Kjør på nytt"):
        replace(path, "a", "b")
    assert path.read_text() == "c"
    assert [one.name for one in tmp_path.iterdir()] == ["laws.yaml"]


LAST: dict[Location, object] = {
    (0, "last_change"): date(2022, 1, 1),
    (0, "last_changed_by"): "lov/2021-12-17-9 fra 2022-01-01",
}
NEW: dict[Location, object] = {
    (0, "last_change"): date(2026, 8, 1),
    (0, "last_changed_by"): "lov/2026-06-19-35 fra 2026-08-01",
}
ON: dict[Location, object] = {(0, "provisions", 0, "text_verified_on"): DATED}
TITLE: dict[Location, object] = {(0, "provisions", 0, "title"): "Individuell plan"}
SAME = ("  summary", "  last_change: 2022-01-01\n  last_changed_by: lov/2021-12-17-9 fra 2022-01-01\n  summary")
PASSED = ("pending: []", "pending: [{by: LOV-2025-06-20-39, effect: Noe., on: 2026-07-01}]")


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (none("everything agrees", ""), LAST | ON),
        (none("the last change is written", "", SAME), ON),
        (none("the act changed elsewhere", "", theirs=CHANGED), NEW | ON),
        (none("the section itself changed", "", theirs=noted(DONE)), LAST),
        (none("the section is gone", "", theirs=act(section("4", "Annet"))), LAST),
        (none("another heading", "", theirs=act(section("3", "Individuell plan"))), LAST | TITLE),
        (none("no heading", "", theirs=act(section("3", None))), LAST),
        (none("a pending change has come into force", "", PASSED), LAST),
        (none("a wording that nobody has read", "",
              ("text_in_force_from: 2022-01-01", "text_in_force_from: 2026-09-01")), LAST),
        (none("a text that nobody has read", "", UNREAD), LAST),
        (none("a text from before a change that has passed", "", *AHEAD[1:], RETITLED, theirs=noted(BEHIND)), LAST),
        (none("a text that we have read ahead of", "", *AHEAD, RETITLED, theirs=noted(BEHIND)), LAST),
        (none("a heading read ahead, now in the text", "", *AHEAD, theirs=act(section("3", "Individuell plan", NOW))),
         LAST | TITLE),
        (none("an act with a new name", "", theirs=act(title="Prøvelova")), LAST),
        (none("read on the day of the source", "", dated=date(2026, 6, 1)), LAST),
        (none("a source from before we read it", "", dated=date(2026, 5, 31)), {}),
        (none("we know a later change", "", ("  summary", "  last_change: 2026-07-01\n  summary")), ON),
        (Case("an act that an extract lacks", "", theirs=None, whole=()), {}),
    ],
    ids=lambda one: one.name if isinstance(one, Case) else "",
)  # fmt: skip
def test_the_machine_writes_only_what_the_source_is_sure_of(case: Case, expected: dict[Location, object]) -> None:
    whole = case.comparison()
    found = changes(whole, verify(whole))
    assert {one.location: one.value for one in found} == expected
    text = rewritten(case.text, KIND, whole.catalog.documents["acts"], found)
    again = with_(whole, catalog=assemble({"acts": document(text)}))
    assert [one.location for one in changes(again, verify(again)) if one.location[-1] != "text_verified_on"] == []


def test_a_day_that_is_only_the_earliest_possible_is_not_written() -> None:
    whole = with_(Case("agrees", "").comparison(), is_dated=False)
    assert {one.location: one.value for one in changes(whole, verify(whole))} == LAST
