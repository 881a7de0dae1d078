"""Replies: every form of one reply comes to the same, and what is unclear is refused with the words to mend it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY, Copy
from docx import Document
from docx.oxml import OxmlElement
from openpyxl import Workbook

from guide.confirm import writing
from guide.confirm.command import one_field, read_replies, written
from guide.confirm.documents import word
from guide.confirm.guards import Given
from guide.confirm.judging import BY_TEXT, MORE, Judged
from guide.confirm.letter import Letter, Row, letter, letters
from guide.confirm.reply import Unreadable, answers
from guide.confirm.words import RIGHT, SILENT, WRONG
from guide.content.catalog import Catalog, assemble, load
from guide.content.kinds import FILES
from guide.content.owners import EDITORS, Asked
from guide.content.reading import Document as Text
from guide.content.reading import parse
from guide.content.values import UNKNOWN
from guide.facts import confirmation
from guide.project import Unsound
from guide.registers.rewrite import Unsafe

REAL = load()
GIVEN = Given(TODAY, "wrote", "Vaktleder", "Redaktør", "Beredskapsplanlegger")
TOLD = "Bare på dagtid"


def noted(catalog: Catalog) -> Catalog:
    """The catalogue when the letters of the day have been made."""
    made = {one.owner.id: Asked(on=TODAY, letter=one.code, due=one.due) for one in letters(catalog, TODAY)}
    entries = [
        replace(entry, record=entry.record.model_copy(update={"asked": (made[entry.record.id],)}))
        for entry in catalog.entries["owners"]
        if entry.record.id in made
    ]
    return replace(catalog, entries={**catalog.entries, "owners": (*entries, EDITORS_ENTRY)})


EDITORS_ENTRY = next(one for one in REAL.entries["owners"] if one.record.id == EDITORS)
CATALOG = noted(REAL)
LETTERS = letters(CATALOG, TODAY)
ADVICE = next(one for one in LETTERS if one.owner.id == "stiftelsen-pilar")
PHONE = next(row for row in ADVICE.rows if row.field == "phones")
MAIL = next(row for row in ADVICE.rows if row.field == "email")
HOURS = next(row for row in ADVICE.rows if row.field == "hours")


def reply_to(row: Row) -> tuple[str, str]:
    """An answer that fits a line: what is known is right, what may be told is told, the rest is not answered."""
    if confirmation.is_known(row.record, row.field):
        return RIGHT, ""
    return (WRONG, TOLD) if row.field in BY_TEXT else (SILENT, "")


def lines(one: Letter) -> list[list[str]]:
    return [[str(row.code), *reply_to(row)] for row in one.rows]


def as_text(one: Letter, sign: str = ";", coding: str = "utf-8") -> bytes:
    return "\r\n".join(sign.join(line) for line in [["kode", "svar", "riktig"], *lines(one)]).encode(coding)


def as_word(one: Letter) -> bytes:
    document = Document(io.BytesIO(word(one)))
    said = {code: (answer, right) for code, answer, right in lines(one)}
    for table in document.tables:
        for row in table.rows[1:]:
            answer, right = said[row.cells[0].text]
            at, text = {RIGHT: (3, "☒"), WRONG: (4, right), SILENT: (5, "x")}[answer]
            row.cells[at].text = text
    return saved(document)


def saved(document: Any) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def as_sheet(one: Letter) -> bytes:
    book = Workbook()
    for line in [["Kode", "Svar", "Riktig"], *lines(one)]:
        book.active.append(line)
    return saved(book)


def as_yaml(one: Letter) -> bytes:
    return json.dumps([dict(zip(("kode", "svar", "riktig"), line, strict=True)) for line in lines(one)]).encode()


FORMS: dict[str, Callable[[Letter], bytes]] = {
    "svar.docx": as_word,
    "svar.xlsx": as_sheet,
    "svar.yaml": as_yaml,
    "svar.csv": as_text,
    "svar.txt": lambda one: as_text(one, "\t"),
    "komma.csv": lambda one: as_text(one, ","),
    "bom.csv": lambda one: b"\xef\xbb\xbf" + as_text(one),
    "windows.csv": lambda one: as_text(one, coding="cp1252"),
    "utf16.csv": lambda one: as_text(one, coding="utf-16"),
    "harde.csv": lambda one: as_text(one).replace(b" ", b"\xc2\xa0"),
}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("one", LETTERS, ids=lambda one: one.owner.id)
def test_every_form_of_a_reply_comes_to_the_same_for_every_owner(one: Letter, name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(FORMS[name](one))
    found = answers(file)
    assert [(str(a.code), a.said, a.right) for a in found] == [tuple(line) for line in lines(one)]
    result = read_replies(CATALOG, [file], GIVEN, TODAY)
    assert result.refusals == []
    assert result.changes == {(row.record.id, row.field): TOLD for row in one.rows if reply_to(row)[0] == WRONG}
    confirmed = {(record, field) for record, fields in result.confirmed.items() for field in fields}
    assert confirmed == {(row.record.id, row.field) for row in one.rows}


@pytest.mark.parametrize("one", LETTERS, ids=lambda one: one.owner.id)
def test_what_a_reply_comes_to_is_written_and_read_again(one: Letter, tmp_path: Path) -> None:
    """Nothing else is touched, and each field is confirmed as it is written."""
    file = tmp_path / "svar.csv"
    file.write_bytes(as_text(one))
    result = read_replies(CATALOG, [file], GIVEN, TODAY)
    files = writing.replies(CATALOG, result, GIVEN)
    for one_file in files:
        lost = [line[1:] for line in unified_diff(one_file.before.splitlines(), one_file.after.splitlines(), n=0)
                if line.startswith("-") and not line.startswith("---")]  # fmt: skip
        assert [line for line in lost if not line.endswith(f": {UNKNOWN}")] == []
    read = reread(files)
    for row in one.rows:
        record = read.contacts.get(row.record.id) or read.offices[row.record.id]
        assert record.confirmations[-1].by == GIVEN.by
        code = confirmation.digest(row.field, confirmation.value(record, row.field))
        assert record.confirmations[-1].fields[row.field] == code
        if reply_to(row)[0] == WRONG:
            assert getattr(record, row.field) == TOLD


def reread(files: list[writing.Written]) -> Catalog:
    texts = {one.path: one.after for one in files}
    documents = {
        kind: parse(texts[f"data/{FILES[kind].file}.yaml"], Text(f"data/{FILES[kind].file}.yaml"))
        if f"data/{FILES[kind].file}.yaml" in texts
        else document
        for kind, document in REAL.documents.items()
    }
    return assemble(documents)


def test_a_confirmation_is_added_to_those_that_are_there(copy: Copy) -> None:
    catalog = load(copy.root)
    given = [GIVEN, Given(TODAY - timedelta(1), "called", "Sentralbordet", "Redaktør", "Leder")]
    for one in given:
        result = one_field(catalog, "politi-02800", "phones", one, TODAY)
        writing.write(writing.replies(catalog, result, one, copy.root), copy.root)
        catalog = load(copy.root)
    assert [one.how for one in catalog.contacts["politi-02800"].confirmations] == ["wrote", "called"]
    assert copy.problems() == []


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_keeps_its_own_line_ends_and_its_mark(mark: str, copy: Copy) -> None:
    file = copy.root / "data/services.yaml"
    file.write_bytes((mark + file.read_text("utf-8")).replace("\n", "\r\n").encode())
    before, catalog = file.read_bytes(), load(copy.root)
    result = one_field(catalog, "politi-02800", "phones", GIVEN, TODAY)
    writing.write(writing.replies(catalog, result, GIVEN, copy.root), copy.root)
    after = file.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n") > before.count(b"\n")
    assert after.startswith(mark.encode())
    assert load(copy.root).contacts["politi-02800"].confirmations
    assert copy.problems() == []


def test_a_file_that_somebody_has_changed_since_is_left_alone(copy: Copy) -> None:
    catalog = load(copy.root)
    result = one_field(catalog, "politi-02800", "phones", GIVEN, TODAY)
    file = copy.root / "data/services.yaml"
    file.write_text(file.read_text("utf-8") + "# en merknad\n", "utf-8")
    with pytest.raises(Unsafe, match=r"data/services\.yaml: fila er endret imens\. Ingenting er skrevet"):
        writing.replies(catalog, result, GIVEN, copy.root)


def test_two_files_are_written_or_none(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """An owner has contact points and offices: what was put into the first goes when the second cannot be written."""
    catalog = load(copy.root)
    result = Judged(confirmed={"politi-02800": ["phones"], "oslo-postmottak": ["email"]})
    files = writing.replies(catalog, result, GIVEN, copy.root)
    assert len(files) == 2
    before = [(copy.root / one.path).read_bytes() for one in files]
    real = writing.replace

    def refusing(path: Path, old: str, new: str) -> None:
        if path.name == "coverage.yaml":
            raise PermissionError(13, "nei")
        real(path, old, new)

    monkeypatch.setattr(writing, "replace", refusing)
    with pytest.raises(PermissionError):
        writing.write(files, copy.root)
    assert [(copy.root / one.path).read_bytes() for one in files] == before


def test_the_letters_are_noted_once(copy: Copy) -> None:
    catalog = load(copy.root)
    noted_once = writing.letters(catalog, letters(catalog, TODAY), copy.root)
    assert noted_once
    writing.write([noted_once], copy.root)
    catalog = load(copy.root)
    assert {one.id for one in catalog.owners.values() if one.asked} == {one.owner.id for one in LETTERS}
    assert writing.letters(catalog, letters(catalog, TODAY), copy.root) is None
    assert copy.problems() == []


# What is refused


def refused(tmp_path: Path, text: str, given: Given = GIVEN, today: date = TODAY) -> list[str]:
    file = tmp_path / "svar.csv"
    file.write_text(text, "utf-8")
    result = read_replies(CATALOG, [file], given, today)
    return result.refusals


OTHER = letter(CATALOG, ADVICE.owner, date(2025, 1, 1)).rows[0]
OLD = str(PHONE.code._replace(value="000"))


@pytest.mark.parametrize(("line", "said"), [
    (f"{str(PHONE.code)[:-1]}{'2' if str(PHONE.code)[-1] != '2' else '3'};riktig",
     "svar.csv:1: koden «{code}» har en skrivefeil. Se etter på brevet"),
    (f"{OTHER.code};riktig", "svar.csv:1: koden «{code}» hører ikke til noe brev. Se etter på brevet"),
    (f"{OLD};riktig", "svar.csv:1: rvts-ost-veiledning.phones gjelder en eldre verdi, men vi viser nå «22 58 60 00». "
     "Spør på nytt"),
    (f"{HOURS.code};riktig", "svar.csv:1: rvts-ost-veiledning.hours er ikke kjent. Be om det riktige, eller om svaret "
     "at de ikke svarer på det"),
    (f"{PHONE.code};feil", "svar.csv:1: rvts-ost-veiledning.phones er feil, men det riktige står ikke der. Spør "
     "eieren"),
    (f"{PHONE.code};feil;22 58 60 01", "svar.csv:1: rvts-ost-veiledning.phones: et nytt nummer må ringes tilbake på et "
     "nummer dere hadde fra før. Gi det med --called-back"),
    (f"{PHONE.code};feil;2258600", "svar.csv:1: rvts-ost-veiledning.phones: «2258600» er ikke et norsk telefonnummer. "
     'Skriv 3, 4, 5, 6 eller 8 sifre, for eksempel "55 55 33 33". Utenlandske begynner med +'),
    (f"{MAIL.code};feil;kari.nordmann@rvtsost.no", "svar.csv:1: rvts-ost-veiledning.email: "
     "«kari.nordmann@rvtsost.no» ser ut som adressen til en person. Bruk en felles adresse, som post@ eller en "
     "tjeneste"),
    (f"{HOURS.code};feil;kl. 8–25", "svar.csv:1: rvts-ost-veiledning.hours: «kl. 8–25» har et klokkeslett som ikke "
     "finnes. Skriv timer fra 0 til 24, og minutter fra 00 til 59"),
    (f"{PHONE.code};riktig\n{PHONE.code};feil;22 58 60 01",
     "rvts-ost-veiledning.phones: svar.csv:1 og svar.csv:2 er ikke like. Ring eieren"),
    ("kode;svar;riktig", "Ingen linjer er besvart. Se om fila er den eieren fylte ut"),
])  # fmt: skip
def test_what_stands_in_the_way_is_said(line: str, said: str, tmp_path: Path) -> None:
    assert refused(tmp_path, line) == [said.format(code=line.partition(";")[0])]


@pytest.mark.parametrize(("change", "said"), [
    ({"by": "Kari Nordmann"}, "by: «Kari Nordmann» ser ut som et navn. Skriv funksjonen"),
    ({"checked_by": "redaktør"}, "checked_by: den som kontrollerer, kan ikke være den som førte inn. Be en annen "
     "kontrollere"),
    ({"on": TODAY + timedelta(1)}, f"on: {TODAY + timedelta(1)} er etter i dag. Rett datoen"),
    ({"on": TODAY - timedelta(1)}, f"svar.csv:1: {TODAY - timedelta(1)} er før brevet ble skrevet ({TODAY}). Rett "
     "datoen"),
    ({"called_back": "22 58 60 01"}, "svar.csv:2: rvts-ost-veiledning.phones: nummeret dere ringte tilbake på, kom med "
     "svaret. Bruk et annet"),
    ({"called_back": "02800"}, "svar.csv:2: rvts-ost-veiledning.phones: «02800» er ikke et nummer vi har til eieren "
     "fra før. Bruk et av dem: 22 58 60 00"),
    ({"by": "  "}, "by: «  » sier ikke hvem det er. Skriv funksjonen"),
    ({"by": "vakt 99 88 77 66"}, "by: «vakt 99 88 77 66» ser ut som et navn. Skriv funksjonen"),
])  # fmt: skip
def test_those_who_enter_a_reply_are_held_to_the_guards(change: dict[str, Any], said: str, tmp_path: Path) -> None:
    given = Given(**{**GIVEN.__dict__, **change})
    text = f"{MAIL.code};riktig\n{PHONE.code};feil;22 58 60 01" if "called_back" in change else f"{MAIL.code};riktig"
    assert refused(tmp_path, text, given) == [said]


def test_a_new_number_that_was_called_back_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "svar.csv"
    file.write_text(f"{PHONE.code};feil;225 86 001", "utf-8")
    given = Given(**{**GIVEN.__dict__, "called_back": PHONE.value})
    result = read_replies(CATALOG, [file], given, TODAY)
    assert (result.refusals, result.changes) == ([], {("rvts-ost-veiledning", "phones"): "22 58 60 01"})
    record = reread(writing.replies(CATALOG, result, given)).contacts["rvts-ost-veiledning"]
    assert [phone.number for phone in record.phones] == ["22 58 60 01"]
    assert record.confirmations[-1].call_back


def test_a_zero_that_a_sheet_took_is_never_guessed(tmp_path: Path) -> None:
    police = next(
        row for one in LETTERS for row in one.rows if row.record.id == "politi-02800" and row.field == "phones"
    )
    assert refused(tmp_path, f"{police.code};feil;2800") == [
        "svar.csv:1: politi-02800.phones: «2800» har mistet en null foran. Spør eieren om det er «02800»"]  # fmt: skip
    book = Workbook()
    book.active.append([str(police.code), "feil", 2800])
    (tmp_path / "svar.xlsx").write_bytes(saved(book))
    with pytest.raises(Unreadable, match=r"^svar\.xlsx:1: «2800» er et tall i regnearket, og en null foran kan "):
        answers(tmp_path / "svar.xlsx")


def test_what_we_show_must_be_what_we_showed(tmp_path: Path) -> None:
    """Whoever writes over the value and ticks «Riktig», has not said that ours is right."""
    document = Document(io.BytesIO(word(ADVICE)))
    row = document.tables[0].rows[1]
    row.cells[2].text, row.cells[3].text = "22 58 60 99", "x"
    file = tmp_path / "svar.docx"
    file.write_bytes(saved(document))
    assert read_replies(CATALOG, [file], GIVEN, TODAY).refusals == [
        "svar.docx: tabell 1, rad 2: rvts-ost-veiledning.phones: «Vi viser» er endret til «22 58 60 99». Spør eieren "
        "hva som er riktig"]  # fmt: skip


def test_one_reply_is_of_one_owner(tmp_path: Path) -> None:
    other = next(row for one in LETTERS if one.owner.id == "nav" for row in one.rows if row.is_known)
    assert refused(tmp_path, f"{MAIL.code};riktig\n{other.code};riktig") == [
        "Svarene er fra flere eiere: Stiftelsen Pilar, RVTS Øst, Nav. Les ett svar om gangen"]  # fmt: skip


def test_what_is_mended_by_hand_stops_nothing_else_and_is_taken_when_it_is(tmp_path: Path) -> None:
    anonymity = next(row for row in ADVICE.rows if row.field == "anonymity")
    file = tmp_path / "svar.csv"
    file.write_text(f"{MAIL.code};riktig\n{anonymity.code};feil;Du kan være anonym\n{HOURS.code};feil;{TOLD}", "utf-8")
    result = read_replies(CATALOG, [file], GIVEN, TODAY)
    assert result.refusals == []
    assert result.confirmed == {"rvts-ost-veiledning": ["email", "hours"]}
    assert any("anonymity må rettes for hånd" in one for one in result.lines)
    again = noted(reread(writing.replies(CATALOG, result, GIVEN)))
    later = read_replies(again, [file], GIVEN, TODAY)
    assert (later.refusals, later.changes) == ([], {})


def test_the_hours_of_an_office_are_mended_with_when_it_answers(tmp_path: Path) -> None:
    rows = (row for one in LETTERS for row in one.rows)
    row = next(one for one in rows if one.field == "hours" and one.record.id in REAL.offices)
    file = tmp_path / "svar.csv"
    file.write_text(f"{row.code};feil;Hverdager 9–15", "utf-8")
    result = read_replies(CATALOG, [file], GIVEN, TODAY)
    assert (result.changes, result.confirmed, result.refusals) == ({}, {}, [])
    assert "henger sammen med when" in result.lines[0]


def test_a_letter_about_a_line_for_crisis_says_that_it_is_not_enough(tmp_path: Path) -> None:
    for owner, is_enough in (("kirkens-sos", False), ("stiftelsen-pilar", True)):
        row = next(row for one in LETTERS if one.owner.id == owner for row in one.rows if row.is_known)
        file = tmp_path / "svar.csv"
        file.write_text(f"{row.code};riktig", "utf-8")
        lines = read_replies(CATALOG, [file], GIVEN, TODAY).lines
        assert (MORE in lines) != is_enough
        called = read_replies(CATALOG, [file], Given(**{**GIVEN.__dict__, "how": "called"}), TODAY).lines
        assert MORE not in called


def test_one_field_is_held_to_the_guards_too() -> None:
    for change, said in (({"called_back": "829 00 100"}, "called_back: «829 00 100» er ikke et nummer"),
                         ({"by": "Kari Nordmann"}, "by: «Kari Nordmann» ser ut")):  # fmt: skip
        result = one_field(REAL, "politi-02800", "phones", Given(**{**GIVEN.__dict__, **change}), TODAY)
        assert [one.startswith(said) for one in result.refusals] == [True]


def test_nothing_is_written_that_a_rule_would_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    result = one_field(REAL, "politi-02800", "phones", GIVEN, TODAY)
    monkeypatch.setattr("guide.confirm.command.clock_day", lambda: TODAY)
    assert "confirmations" in written(REAL, result, GIVEN, write=False)
    named = Given(**{**GIVEN.__dict__, "by": "Vakt, tlf 99 88 77 66"})
    with pytest.raises(Unsound) as raised:
        written(REAL, result, named, write=True)
    assert [one.code for one in raised.value.problems] == ["no_fact_is_typed_into_data"]


def test_two_replies_that_are_alike_count_as_one(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(f"{MAIL.code};riktig", "utf-8")
    result = read_replies(CATALOG, [tmp_path / "a.csv", tmp_path / "b.csv"], GIVEN, TODAY)
    assert (result.refusals, result.confirmed) == ([], {"rvts-ost-veiledning": ["email"]})


def with_tracked_change(data: bytes) -> bytes:
    document = Document(io.BytesIO(data))
    document.element.body.append(OxmlElement("w:p"))
    document.paragraphs[-1]._p.append(OxmlElement("w:ins"))
    return saved(document)


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr({"types": "[Content_Types].xml"}.get(name, name), data)
    return made.getvalue()


def ticked_twice(one: Letter) -> bytes:
    document = Document(io.BytesIO(word(one)))
    for at in (3, 5):
        document.tables[0].rows[1].cells[at].text = "x"
    return saved(document)


def ticked_in_words(one: Letter) -> bytes:
    document = Document(io.BytesIO(word(one)))
    document.tables[0].rows[1].cells[3].text = "☐ nei, det er feil"
    return saved(document)


@pytest.mark.parametrize(("name", "data", "said"), [
    ("svar.docx", with_tracked_change(word(ADVICE)), "svar.docx: har spor av endringer. Godta eller forkast endringene "
     "først"),
    ("svar.docx", ticked_twice(ADVICE), "svar.docx: tabell 1, rad 2: har flere svar på samme linje. Spør eieren hva "
     "som er riktig"),
    ("svar.docx", ticked_in_words(ADVICE), "svar.docx: tabell 1, rad 2: «nei, det er feil» er ikke et kryss. Spør "
     "eieren hva som er riktig"),
    ("svar.csv", b"K7QW-2M4F-5B1C;riktig;913 03 999", "svar.csv:1: har både «riktig» og «913 03 999». Spør eieren hva "
     "som er riktig"),
    ("svar.csv", b"K7QW-2M4F-5B1C;;913 03 999", "svar.csv:1: har «913 03 999», men ikke noe svar. Spør eieren hva som "
     "er riktig"),
    ("svar.docm", zipped(types=b"x macroEnabled x"), "svar.docm: har makroer. Be om fila uten dem"),
    ("svar.docx", zipped(types=b"x", **{"word/vbaProject.bin": b""}), "svar.docx: har makroer. Be om fila uten dem"),
    ("bombe.xlsx", zipped(types=b"x", x=b"0" * 6_000_000), "bombe.xlsx: er større enn et svar kan være. Be om en fil "
     "med bare svarene"),
    ("svar.docx", b"PK\x03\x04 og ikke mer", "svar.docx: er ødelagt. Be om fila på nytt"),
    ("svar.odt", zipped(types=b"x"), "svar.odt: er verken et Word-dokument eller et regneark. Lagre svaret som .docx "
     "eller .xlsx"),
    ("svar.doc", b"\xd0\xcf\x11\xe0", "svar.doc: er ikke en fil vi kan lese. Lagre svaret som .docx, .xlsx eller .csv"),
    ("stor.csv", b"x" * 5_000_001, "stor.csv: er større enn et svar kan være. Be om en fil med bare svarene"),
    ("svar.yaml", b"- [", "svar.yaml: er ikke gyldig YAML. Skriv en liste med kode, svar og riktig"),
    ("svar.yaml", b"kode: x", "svar.yaml: er ikke en liste. Skriv en liste med kode, svar og riktig"),
    ("svar.csv", b"K7QW-2M4F-5B1C;kanskje", "svar.csv:1: «kanskje» er ikke et svar. Skriv riktig, feil eller svarer "
     "ikke"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_to_do(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(Unreadable) as raised:
        answers(file)
    assert str(raised.value) == said


def test_an_answer_that_was_not_given_is_no_answer(tmp_path: Path) -> None:
    file = tmp_path / "svar.docx"
    file.write_bytes(word(ADVICE))
    assert answers(file) == []
    result = read_replies(CATALOG, [file], GIVEN, TODAY)
    assert result.confirmed == {}
