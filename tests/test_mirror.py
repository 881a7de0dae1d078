"""A mirror of Lovdata's data in Markdown: what is read, what is refused, and that it equals Lovdata's own files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guide.registers.lovdata import markup, mirror
from guide.registers.lovdata.acts import LovdataAct, LovdataSection, parse_act, parse_mirrored
from guide.registers.lovdata.markup import BadDocument
from guide.registers.lovdata.packages import Unreadable, code_of, read_source, survey
from tests.laws import MIRROR, PATH, SHARED, act, chapter, mirrored, needs_mirror, needs_shared, section

NOTE = "Endret ved lov 19 juni 2020 nr. 70 (ikr. 1 juli 2020 iflg. res. 19 juni 2020 nr. 1)."


def only(body: str) -> LovdataSection:
    """The only section of an act."""
    [found] = parse_mirrored(mirrored(body)).sections.values()
    return found


def refusal(data: bytes) -> str:
    with pytest.raises(BadDocument) as failure:
        parse_mirrored(data)
    return str(failure.value)


def test_a_file_of_the_mirror_is_the_act_that_lovdatas_own_file_is() -> None:
    body = f"## Kapittel 1. Formål\n\n#### § 1. Formål\n\nOrd.\n\n*{NOTE}*\n\n#### § 2 a\n\nOrd."
    own = chapter("1", "Kapittel 1. Formål", section("1", note=NOTE) + section("2 a", None))
    assert parse_mirrored(mirrored(body)) == parse_act(act(own))


def test_a_regulation_is_read() -> None:
    head = {"refid": "forskrift/2022-06-22-1110", "korttittel": None, "ikrafttredelse": "2022-08-01, Kongen bestemmer"}
    read = parse_mirrored(mirrored("### § 1. Virkeområde", head))
    assert (read.date_code, read.path) == ("FOR-2022-06-22-1110", "SF/forskrift/2022-06-22-1110")
    assert (read.short_title, read.in_force_from, read.undetermined) == (None, (date(2022, 8, 1),), True)


def test_an_act_that_is_never_changed_has_no_last_change() -> None:
    read = parse_mirrored(mirrored(head={"sist-endret": None, "sist-endret-ikrafttredelse": None}))
    assert (read.last_change_in_force, read.last_changed_by) == (None, None)


def test_a_change_in_force_when_it_was_adopted_is_named_without_its_day() -> None:
    head = {"sist-endret": "lov/2020-06-19-70", "sist-endret-ikrafttredelse": "2020-06-19"}
    assert parse_mirrored(mirrored(head=head)).last_changed_by == "lov/2020-06-19-70"


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("### § 1. Virkeområde", "1", "Virkeområde"),
        ("#### § 13-2. Plikt", "13-2", "Plikt"),
        ("##### § 222 a", "222 a", None),
        ("#### § 4f. (Opphevet)", "4f", "(Opphevet)"),
        ("#### § 3-6a.  Plan ", "3-6a", "Plan"),
        ("#### § 4A-6 a. Nattelåsing", "4A-6 a", "Nattelåsing"),
        ("#### § 9 A-1. Ansvaret", "9 A-1", "Ansvaret"),
        ("#### § 12 I tilfelle", "12", "I tilfelle"),
        ("#### § 48 a. Vilkår etter§ 48", "48 a", "Vilkår etter § 48"),
        ("#### § 10-6. Sak etter§§ 10-2og10-3", "10-6", "Sak etter §§ 10-2 og 10-3"),
    ],
)
def test_a_heading_is_a_number_and_perhaps_a_title(heading: str, number: str, title: str | None) -> None:
    read = only(f"{heading}\n\nOrd.")
    assert (read.number, read.title, read.path) == (number, title, f"{PATH}/§{number.replace(' ', '')}")


@pytest.mark.parametrize(
    "heading", ["## I", "## Første del", "###### Artikkel 5. Prinsipper", "## Om § 4", "#§ 4", "§ 4"]
)
def test_other_lines_begin_no_section_and_no_chapter(heading: str) -> None:
    read = parse_mirrored(mirrored(heading))
    assert (read.sections, read.chapters) == ({}, {})


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("## Kapittel 12. Om noe", "12", "Om noe"),
        ("### Kapittel 9 A Botiltak", "9A", "Botiltak"),
        ("### Kap 13a. Generelt.", "13a", "Generelt."),
        ("## Kap. 4 A. Tiltak", "4A", "Tiltak"),
        ("### Kapitel 8 a. Straff", "8a", "Straff"),
        ("## Kapittel IVa. Skolen", "IVa", "Skolen"),
        ("### Kapittel 7 I bedrift", "7", "I bedrift"),
        ("### Kap 24. (Opphevet)", "24", "(Opphevet)"),
    ],
)
def test_a_chapter_has_its_number_and_its_heading(heading: str, number: str, title: str) -> None:
    assert parse_mirrored(mirrored(heading)).chapters == {number: title}


@pytest.mark.parametrize(
    ("lines", "notes"),
    [
        (f"Ord.\n\n*{NOTE}*", (NOTE,)),
        ("*Endra med lov 1 mars 2019 nr. 5 .*", ("Endra med lov 1 mars 2019 nr. 5.",)),
        ("*Vert føyd til ved lov 1 mars 2019 nr. 5 (i kraft 1 jan 2027 ).*",
         ("Vert føyd til ved lov 1 mars 2019 nr. 5 (i kraft 1 jan 2027).",)),
        (f"*{NOTE}*\n\n1 Fotnote, endret ved lov.", (NOTE,)),
        (f"*Gammel ordlyd.\n\n- Mer.\n\n{NOTE}*\n\nEndret ved lov i brødtekst.", (NOTE,)),
        (f"{NOTE}", ()),
        (f"* {NOTE}*", ()),
        (f"**{NOTE}**", ()),
        ("*For Rådet*", ()),
    ],
)  # fmt: skip
def test_a_note_is_what_stands_in_italics_and_tells_of_a_change(lines: str, notes: tuple[str, ...]) -> None:
    assert only(f"#### § 1. Formål\n\n{lines}").notes == notes


def test_a_note_under_the_heading_of_a_chapter_is_the_acts() -> None:
    read = parse_mirrored(mirrored(f"## Kapittel 1. Formål\n\nKapittelet: {NOTE}\n\nOrd.\n\n#### § 1. Formål"))
    assert read.notes == (f"Kapittelet: {NOTE}",)
    assert read.sections["1"].notes == ()


def test_line_ends_of_windows_and_a_byte_order_mark_make_no_difference() -> None:
    plain = mirrored(f"#### § 1. Formål\n\n*{NOTE}*")
    assert parse_mirrored(b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")) == parse_mirrored(plain)


AGAIN = "Hent fila på nytt"
HEAD = f"fila begynner ikke med et hode mellom to linjer med ---. {AGAIN}"
CONTROL = f"fila har styretegn i hodet, en overskrift eller en merknad. {AGAIN}"
REFID = f"hodet har ingen refid som «lov/2021-06-18-97». {AGAIN}"
FIELD = f'linje 2 er ikke skrevet som navn: "verdi". {AGAIN}'
REFUSED = {
    "nothing": (b"", HEAD),
    "no head": (b"# Lov\n\n#### \xc2\xa7 1", HEAD),
    "a head without an end": (b'---\ntittel: "Lov"\n', HEAD),
    "another encoding": (mirrored().decode().encode("latin-1"), f"fila er ikke lagret som UTF-8. {AGAIN}"),
    "no act": (mirrored(head={"refid": None}), REFID),
    "an act upwards": (mirrored(head={"refid": "lov/../2001-02-03-4"}), REFID),
    "no title": (mirrored(head={"tittel": ""}),
                 "fila mangler datokode eller tittel, så den er ikke en lov fra Lovdata. Hent pakken på nytt"),
    "no such day": (mirrored(head={"ikrafttredelse": "2002-02-30"}),
                    "«2002-02-30» er ikke en dato. Hent pakken på nytt"),
    "a value without quotes": (b"---\ntittel: Lov\n---\n", FIELD),
    "a value that does not end": (b'---\ntittel: "Lov\\"\n---\n', FIELD),
    "an alias": (b"---\ntittel: *lov\n---\n", FIELD),
    "a field twice": (b'---\ntittel: "Lov"\ntittel: "Lov"\n---\n', f"linje 3 har tittel for andre gang. {AGAIN}"),
    "a title that writes to the screen": (mirrored(head={"tittel": "Lov \x1b[2J"}), CONTROL),
    "half a sign": (b'---\ntittel: "\\ud800"\n---\n', CONTROL),
    "a heading that writes to the screen": (mirrored("#### § 1. Form\x1b[2Jål"), CONTROL),
    "a note that writes to the screen": (mirrored(f"#### § 1\n\n*{NOTE}\x9b*"), CONTROL),
    "a heading without an end": (mirrored(f"#### § 1. {'x' * markup.MOST_TEXT}"),
                                 f"fila har en overskrift eller merknad på over {markup.MOST_TEXT} tegn. {AGAIN}"),
    "sections without an end": (mirrored("\n".join(f"# § {one}" for one in range(markup.MOST_PARTS + 1))),
                                f"fila har over {markup.MOST_PARTS} paragrafer og kapitler. {AGAIN}"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_with_the_reason(name: str) -> None:
    data, text = REFUSED[name]
    assert refusal(data) == text


def test_a_huge_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mirror, "MOST_BYTES", 1024**2)
    assert refusal(b" " * (1024**2 + 1)) == f"fila er over 1 MB. Så stor er ingen lov. {AGAIN}"


def filled(folder: Path, **files: bytes) -> Path:
    """A mirror with some acts, named by the path with _ for / and without .md, and its history of changes."""
    for name, data in {**files, "historie_lov-1992-07-17-100": b"# Endringshistorikk"}.items():
        path = folder / f"{name.replace('_', '/', 1)}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def test_a_folder_is_read_without_its_history(tmp_path: Path) -> None:
    files = {"lover_lov-2001-02-03-4": mirrored(), "lover_lov-1999-01-01-1": b"", "README": b"# Les meg"}
    rule = {"forskrifter_forskrift-2022-06-22-1110": mirrored(head={"refid": "forskrift/2022-06-22-1110"})}
    read = survey([filled(tmp_path, **files, **rule)], {"LOV-2001-02-03-4", "LOV-1999-01-01-1"})
    assert set(read.acts) == {"LOV-2001-02-03-4"}
    assert read.present == {"LOV-2001-02-03-4", "LOV-1999-01-01-1", "FOR-2022-06-22-1110"}
    assert read.unreadable == (Unreadable("lover/lov-1999-01-01-1.md", "LOV-1999-01-01-1", HEAD),)


def test_of_an_act_in_both_formats_lovdatas_own_counts(tmp_path: Path) -> None:
    filled(tmp_path, **{"lover_lov-2001-02-03-4": mirrored(head={"tittel": "Lov om speil"})})
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl/nl-20010203-004.xml").write_bytes(act())
    assert survey([tmp_path], {"LOV-2001-02-03-4"}).acts == {"LOV-2001-02-03-4": parse_act(act())}


def test_a_link_in_the_folder_is_refused(tmp_path: Path) -> None:
    filled(tmp_path, **{"lover_lov-2001-02-03-4": mirrored()})
    (tmp_path / "lover/a.md").symlink_to("/etc/passwd")
    with pytest.raises(ValueError, match=r"lover/a\.md: er ikke en vanlig fil\. Legg fila selv i mappa$"):
        list(read_source(tmp_path))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("lover/lov-2021-06-18-97.md", "LOV-2021-06-18-97"),
        ("lover/lov-1967-02-10.md", "LOV-1967-02-10"),
        ("forskrifter/forskrift-2022-06-22-1110.md", "FOR-2022-06-22-1110"),
        ("lover/README.md", None),
    ],
)
def test_a_files_name_tells_its_date_code(name: str, code: str | None) -> None:
    assert code_of(name) == code


@needs_mirror
def test_every_file_of_the_shared_mirror_is_read() -> None:
    read = list(read_source(MIRROR))
    assert [one for one in read if isinstance(one, Unreadable)] == []
    assert len(read) == len([*MIRROR.glob("lover/*.md"), *MIRROR.glob("forskrifter/*.md")])


@needs_mirror
@needs_shared
def test_the_shared_mirror_has_the_sections_that_lovdatas_own_files_had() -> None:
    """Articles of the GDPR and headings with a number alone are not looked up, so the mirror's are not read."""
    later = {one.date_code: one for one in read_source(MIRROR) if isinstance(one, LovdataAct)}
    for own in read_source(SHARED):
        assert isinstance(own, LovdataAct)
        mirrored = later[own.date_code]
        assert (mirrored.path, mirrored.title, mirrored.short_title) == (own.path, own.title, own.short_title)
        assert {key for key in own.sections if not key.startswith("Artikkel")} <= set(mirrored.sections)
        assert {key for key, title in own.chapters.items() if not title.startswith(f"{key}.")} <= {*mirrored.chapters}
        for key, one in mirrored.sections.items():
            assert one.path == own.sections.get(key, one).path
            assert one.number == own.sections.get(key, one).number
