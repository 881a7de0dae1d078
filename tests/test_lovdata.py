"""The parser of one act: each variant of the format, and each way a file may be bad."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.acts import Act, Provision
from guide.facts.law import document_path, section_path
from guide.registers.lovdata import markup
from guide.registers.lovdata.acts import parse_act, section_key
from guide.registers.lovdata.markup import BadDocument
from guide.registers.lovdata.packages import code_of
from tests.laws import SHARED, act, chapter, needs_shared, section

FILES = sorted(SHARED.glob("*/*.xml"))
SAMPLE = act(
    section("1", note="Endret ved lov 1 juni 2020 nr. 2.")
    + chapter("9 A", "Kapittel 9 A. Miljø", section("9 A-2", "Rett", "<strong>Endres</strong> ved lov."), "Tilføyd.")
)


def refusal(data: bytes) -> str:
    with pytest.raises(BadDocument) as failure:
        parse_act(data)
    return str(failure.value)


def test_an_act_gives_its_names_and_dates() -> None:
    read = parse_act(act())
    assert (read.date_code, read.path) == ("LOV-2001-02-03-4", "NL/lov/2001-02-03-4")
    assert (read.title, read.short_title) == ("Lov om prøver (prøveloven)", "Prøveloven")
    assert (read.in_force_from, read.undetermined) == ((date(2002, 1, 1),), False)
    assert read.last_change_in_force == date(2020, 7, 1)
    assert read.last_changed_by == "lov/2020-06-19-70 fra 2020-07-01"
    assert (read.sections, read.chapters, read.notes) == ({}, {}, ())


@pytest.mark.parametrize(
    ("text", "days", "undetermined"),
    [
        ("2001-01-01, 2000-04-14", (date(2001, 1, 1), date(2000, 4, 14)), False),
        ("2023-01-01, 2023-07-01, Kongen bestemmer", (date(2023, 1, 1), date(2023, 7, 1)), True),
        ("Kongen bestemmer", (), True),
        ("Kongen fastset", (), True),
        ("Departementet bestemmer", (), True),
        ("<ul><li>2001-01-01</li> <li>2002-01-01</li></ul>", (date(2001, 1, 1), date(2002, 1, 1)), False),
        (None, (), False),
    ],
)
def test_an_act_may_have_many_dates_or_none(text: str | None, days: tuple[date, ...], undetermined: bool) -> None:
    read = parse_act(act(head={"dateInForce": text}))
    assert (read.in_force_from, read.undetermined) == (days, undetermined)


def test_an_act_that_is_never_changed_has_no_last_change() -> None:
    read = parse_act(act(head={"lastChangeInForce": None, "lastChangedBy": None, "titleShort": None}))
    assert (read.last_change_in_force, read.last_changed_by, read.short_title) == (None, None, None)


@pytest.mark.parametrize("code", ["LOV-1967-02-10", "FOR-2022-06-22-1110", "LOV-1814-05-17-nn"])
def test_date_codes_come_with_and_without_a_number(code: str) -> None:
    assert parse_act(act(head={"legacyID": code})).date_code == code


@pytest.mark.parametrize(
    ("number", "key"),
    [("15-9", "15-9"), ("38 a", "38a"), ("3-6a", "3-6a"), ("3-6 b", "3-6b"), ("9 A-2", "9A-2"), ("9A-13 a", "9A-13a")],
)
def test_a_section_is_found_by_any_spelling_of_its_number(number: str, key: str) -> None:
    sections = parse_act(act(section(number))).sections
    assert sections[section_key(number)] is sections[key]
    assert (sections[key].number, sections[key].path) == (number, f"NL/lov/2001-02-03-4/§{key}")


def test_the_key_of_a_number_ignores_what_printing_adds() -> None:
    assert {section_key(text) for text in ("§ 38 a.", "38 a", "§38a", "38\u00a0a")} == {"38a"}
    assert section_key("15–9") == "15-9"
    assert section_key("9 A") != section_key("9 a")


def test_a_section_may_lack_a_title() -> None:
    assert parse_act(act(section("5", None, level=2))).sections["5"].title is None


def test_a_title_is_read_without_footnotes_and_line_breaks() -> None:
    title = 'Om <em>særlige</em>\n  ting<sup class="footnotereference">1<a href="#x">2</a></sup> m.m.'
    assert parse_act(act(section("5", title))).sections["5"].title == "Om særlige ting m.m."


def test_a_section_without_a_heading_goes_by_its_name() -> None:
    body = '<article class="legalArticle" data-name="§7a"><article class="legalP">Ord.</article></article>'
    assert parse_act(act(body)).sections["7a"].number == "7a"


def test_the_numeric_codes_and_the_five_entities_are_read() -> None:
    assert parse_act(act(section("5", "R&#xE5;d &amp; d&#229;d &lt;&gt;&quot;&apos;"))).sections["5"].title == (
        "Råd & dåd <>\"'"
    )


def test_change_notes_belong_to_their_section_and_the_rest_to_the_act() -> None:
    pending = "<strong>Endres</strong> ved lov <a href='lov/2025-06-20-40'>20 juni 2025 nr. 40</a> (i kraft fra den tid"
    body = chapter("2", "Kapittel 2. Mer", section("2", note=f"{pending} Kongen bestemmer)."), "Overskriften endret.")
    read = parse_act(act(section("1") + body + '<article class="changesToParent">Om hele loven.</article>'))
    assert read.sections["1"].notes == ()
    assert read.sections["2"].notes == ("Endres ved lov 20 juni 2025 nr. 40 (i kraft fra den tid Kongen bestemmer).",)
    assert set(read.notes) == {"Overskriften endret.", "Om hele loven."}


def test_a_section_may_have_several_notes() -> None:
    inside = '<article class="changesToParent">Vert endra ved lov.</article>'
    assert parse_act(act(section("2", note="Endra.", inside=inside))).sections["2"].notes == (
        "Vert endra ved lov.",
        "Endra.",
    )


@pytest.mark.parametrize(
    ("number", "heading", "title"),
    [
        ("1", "Kapittel 1. Formål", "Formål"),
        ("12", "Kapittel 12 Skolemiljøet til elevane", "Skolemiljøet til elevane"),
        ("9 A", "Kapittel 9 A. Elevane sitt skolemiljø", "Elevane sitt skolemiljø"),
        ("1B", "Kap. 1B. Register", "Register"),
        ("II", "Kapittel II. Om ugildhet", "Om ugildhet"),
        ("1", "Kapittel 12 år", "Kapittel 12 år"),
    ],
)
def test_a_chapter_is_found_by_its_number(number: str, heading: str, title: str) -> None:
    assert parse_act(act(chapter(number, heading))).chapters == {section_key(number): title}


def test_chapters_inside_parts_are_found_and_parts_are_not_chapters() -> None:
    part = f'<section class="section" data-name="del1"><h2>Første del</h2>{chapter("1", "Kapittel 1 Mål")}</section>'
    assert parse_act(act(part)).chapters == {"1": "Mål"}


def test_text_for_other_acts_is_not_a_part_of_this_one() -> None:
    future = '<span class="legalArticleValue">§ 15</span>. <span class="legalArticleTitle">Ny</span>'
    other = (
        f'<article class="document-change"><article class="futureLegalArticle" data-name="§15">{future}</article>'
        f'<article class="change">{section("16", note="Endres.")}{chapter("2", "Kapittel 2. Nytt")}</article></article>'
    )
    body = f'<article class="legalArticle" data-name="§100">{other}<article class="legalP">Ord.</article></article>'
    read = parse_act(act(body))
    assert [(one.number, one.title, one.notes) for one in read.sections.values()] == [("100", None, ())]
    assert (read.chapters, read.notes) == ({}, ())


def test_the_first_number_and_title_of_a_section_are_its_own() -> None:
    quoted = '<span class="legalArticleValue">§ 8</span>. <span class="legalArticleTitle">Sitert</span>'
    assert {key: one.title for key, one in parse_act(act(section("7", inside=quoted))).sections.items()} == {
        "7": "Formål"
    }


def test_a_number_that_comes_again_is_found_by_lovdatas_path() -> None:
    annex = section("1", "I vedlegget", path="NL/lov/2001-02-03-4/vedlegg1")
    read = parse_act(act(section("1", "I loven") + annex))
    assert {key: one.title for key, one in read.sections.items()} == {"1": "I loven", "vedlegg1/§1": "I vedlegget"}


def test_articles_of_a_treaty_are_sections_too() -> None:
    body = section("1").replace("§ 1", "Artikkel 1").replace("/§1", "/gdpr/a1")
    assert parse_act(act(body)).sections["Artikkel1"].path == "NL/lov/2001-02-03-4/gdpr/a1"


NESTED = "<b>" * (markup.MOST_DEPTH + 1) + "</b>" * (markup.MOST_DEPTH + 1)
HOSTILE = {
    "declared entities": (act(before='<!DOCTYPE html [<!ENTITY a "b">]>'), "fila har egne definisjoner (DTD)"),
    "an empty internal subset": (act(before="<!DOCTYPE html []>"), "fila har egne definisjoner (DTD)"),
    "a DTD from elsewhere": (act(before='<!DOCTYPE html SYSTEM "file:///etc/passwd">'), "fila har egne definisjoner"),
    "another document type": (act(before="<!DOCTYPE svg>"), "fila har egne definisjoner (DTD)"),
    "billion laughs": (
        act(before='<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>').replace(b"Ord.", b"&b;"),
        "fila har egne definisjoner (DTD)",
    ),
    "an undeclared entity": (act("<p>&nbsp;</p>"), "fila er ikke gyldig XML fra linje 3"),
    "too deep": (act(NESTED), "fila har over 200 nivåer"),
    "too deep inside a note": (act(section("1", note=NESTED)), "fila har over 200 nivåer"),
    "too many parts": (act("<section/>" * markup.MOST_PARTS), "fila har over 20000 paragrafer og kapitler"),
    "an endless note": (act(section("1", note="x" * 200_001)), "fila har en overskrift eller merknad på over 200000"),
    "latin-1": (act().decode().encode("latin-1"), "fila er ikke lagret som UTF-8"),
    "half a letter at the end": (act() + "å".encode()[:1], "fila er ikke lagret som UTF-8"),
    "UTF-16": (act().decode().encode("utf-16"), "fila er ikke lagret som UTF-8"),
    "another encoding declared": (
        act().replace(b'version="1.0"', b'version="1.0" encoding="iso-8859-1"'),
        "fila sier at den er lagret som noe annet enn UTF-8",
    ),
    "half a file": (act(section("1") * 3)[:-400], "fila er ikke gyldig XML fra linje 3"),
    "nothing": (b"", "fila er ikke gyldig XML fra linje 1"),
    "another page": (b"<html><body>Hei</body></html>", "fila mangler datokode eller tittel"),
    "no date code": (act(head={"legacyID": "Hei"}), "fila mangler datokode eller tittel"),
    "no title": (act(head={"title": ""}), "fila mangler datokode eller tittel"),
    "a day that is not": (act(head={"dateInForce": "2025-02-30"}), "«2025-02-30» er ikke en dato"),
    "markup after the end": (act() + b"<p/>", "fila er ikke gyldig XML fra linje 3"),
    "a control character": (act("\x00"), "fila er ikke gyldig XML fra linje 3"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name: str) -> None:
    data, text = HOSTILE[name]
    assert refusal(data).startswith(text)
    assert refusal(data).endswith(". Hent pakken på nytt")


def test_a_file_that_is_too_large_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MOST_BYTES", 2 * 1024**2)
    assert refusal(b"x" * (2 * 1024**2 + 1)) == "fila er over 2 MB. Så stor er ingen lov. Hent pakken på nytt"


def test_entities_are_refused_even_where_a_dtd_is_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup._Reader, "doctype", lambda *_: None)
    text = "fila definerer eller bruker egne tegnkoder (entiteter). Hent pakken på nytt"
    assert refusal(act(before='<!DOCTYPE html [<!ENTITY a "b">]>')) == text
    assert refusal(act("&a;", before='<!DOCTYPE html SYSTEM "x">')) == text


def test_a_byte_order_mark_and_a_declared_utf_8_are_fine() -> None:
    declared = act().replace(b'version="1.0"', b'version="1.0" encoding="UTF-8"')
    assert parse_act(b"\xef\xbb\xbf" + declared).title == "Lov om prøver (prøveloven)"


def test_endless_names_are_left_out() -> None:
    body = section("1").replace("§ 1<", f"§ {'9' * 10_000}<") + chapter("8" * 10_000, "Kapittel 8")
    read = parse_act(act(body))
    assert (read.sections, read.chapters) == ({}, {})


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    either(data)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(SAMPLE)), st.integers(0, 60), st.binary(max_size=12))
def test_a_changed_file_is_read_or_refused(at: int, cut: int, put: bytes) -> None:
    either(SAMPLE[:at] + put + SAMPLE[at + cut :])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from([*re.findall(rb"<[^>]*>|[^<]+", SAMPLE), b"<!DOCTYPE a [", b"]>", b"&amp;", b"&x;", b"<!--"])
    )
)
def test_pieces_in_any_order_are_read_or_refused(pieces: list[bytes]) -> None:
    either(SAMPLE.partition(b"<main")[0] + b"".join(pieces))


def either(data: bytes) -> None:
    """Reading ends with an act or with BadDocument."""
    with suppress(BadDocument):
        assert parse_act(data).date_code


def test_the_sample_itself_is_read() -> None:
    assert set(parse_act(SAMPLE).sections) == {"1", "9A-2"}


@needs_shared
def test_there_are_shared_files() -> None:
    assert len(FILES) >= 18


@needs_shared
@pytest.mark.parametrize("path", FILES or [Path()], ids=lambda path: path.name)
def test_every_shared_file_has_the_paths_we_derive(path: Path) -> None:
    read = parse_act(path.read_bytes())
    record = Act.model_construct(date_code=read.date_code)
    assert code_of(path.name) == read.date_code
    assert read.path == document_path(record)
    derived = {key: derive(record, one.number) for key, one in read.sections.items() if one.number[0].isdigit()}
    assert derived == {key: read.sections[key].path for key in derived}
    assert derived or read.sections == {}
    articles = [one.number for key, one in read.sections.items() if key not in derived]
    assert all(number.startswith("Artikkel ") for number in articles)


def derive(record: Act, number: str) -> str:
    return section_path(record, Provision.model_construct(sections=(number,), last_section=None))


@needs_shared
@pytest.mark.parametrize("path", FILES or [Path()], ids=lambda path: path.name)
def test_nothing_in_a_shared_file_is_lost(path: Path) -> None:
    data, read = path.read_bytes(), parse_act(path.read_bytes())
    notes = sum(len(one.notes) for one in read.sections.values()) + len(read.notes)
    assert len(read.sections) == data.count(b'class="legalArticle"')
    assert notes == data.count(b'class="changesToParent"')
    assert len(read.chapters) == data.count(b'data-name="kap')
    assert len([one for one in read.sections.values() if one.title]) >= data.count(b'class="legalArticleTitle"') - 2
