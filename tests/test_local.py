"""What a municipality writes itself is held to every rule of a contact point, in messages that hold nothing of it."""

from __future__ import annotations

from pathlib import Path

from conftest import ROOT, TODAY, Sheets
from every import every

from guide.check.overlays import read_file
from guide.content.catalog import load
from guide.content.functions import LOCAL_FUNCTIONS
from guide.content.local import Overlay
from guide.pdf.command import of_overlays
from guide.pdf.edition import EMPTY, Edition, _marks
from guide.project import Problem
from guide.render.partials import bare, ended
from guide.render.view import View

HEAD = 'municipality: "4204"\n'
CATALOG = load()
KRISTIANSAND = CATALOG.municipalities["kristiansand"]


def read(text: str | bytes, folder: Path) -> tuple[Overlay | None, list[Problem]]:
    """An overlay with a text, as it is read on the day of the tests."""
    path = folder / "4204.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_file(path, ROOT, TODAY)


def said(text: str | bytes, folder: Path) -> list[str]:
    """What is wrong with an overlay, without the file."""
    return [str(one).removeprefix("data/local/4204.yaml:") for one in read(text, folder)[1]]


def contact(**fields: str) -> str:
    """An overlay with one contact."""
    return HEAD + "contacts:\n  - function: lead\n" + "".join(f"    {name}: {one}\n" for name, one in fields.items())


def note(text: str) -> str:
    return f'{HEAD}notes:\n  - page: index.md\n    text: "{text}"\n'


def approved(by: str, on: str) -> str:
    return f"{HEAD}approved:\n  by: {by}\n  on: {on}\n"


PUBLIC = {"public": "true", "phone": '"02800"'}
TWO = HEAD + "contacts:\n  - {function: lead, phone: '02800'}\n  - {function: lead, phone: '116 117'}\n"
WRONG = [
    (approved("Kommunedirektøren", "2099-01-01"), "4: approved.on: er fram i tid"),
    (approved("Kommunedirektøren", "2026-12-02"), "4: approved.on: er fram i tid"),
    (approved("Kommunedirektøren", "1926-11-01"), "4: approved.on: er for lenge siden"),
    (approved("Kanari Fuglestrand", "2026-11-01"), "3: approved.by: ser ut til å ha navnet på en person"),
    (contact(phone='"829 12 345"'), "4: contacts[0].phone: er et nummer det koster ekstra"),
    (contact(phone='"33 33 33 33"'), "4: contacts[0].phone: ser oppdiktet ut"),
    (contact(phone='"116 005"'), "4: contacts[0].phone: er ikke et norsk telefonnummer"),
    (contact(phone='"04 12 34 56"'), "4: contacts[0].phone: begynner med 0"),
    (contact(phone="ukjent"), "4: contacts[0].phone: betyr at det ikke er kjent. Skriv unknown"),
    (contact(email="kanari..f@eksempel.no"), "4: contacts[0].email: har feil form"),
    (contact(email="post@eksempel.noo"), "4: contacts[0].email: har feil form"),
    *((contact(**PUBLIC, email=f"{one}@x.kommune.no"), "6: contacts[0].email: ser ut som adressen til en person")
      for one in ("kanari1.fugl", "k.fugl", "kanari_fugl", "kfugl2", "ab2", "Kanari.Fugl")),
    (TWO, "4: contacts[1].function: står to ganger"),
    (contact(), "3: contacts[0]: sier ikke mer enn funksjonen"),
    (contact(public="true"), "3: contacts[0]: sier ikke mer enn funksjonen"),
    (contact(hours="Hele døgnet", unit="unknown"), "3: contacts[0]: sier ikke mer enn funksjonen"),
    (contact(phone='"02800"', hours="Ukjent"), "5: contacts[0].hours: betyr at det ikke er kjent. Skriv unknown"),
    (contact(phone='"02800"', note='"TODO Kanari"'), "5: contacts[0].note: er ikke ferdig"),
    (contact(**PUBLIC, unit="Kanari Fuglestrand"), "6: contacts[0].unit: ser ut til å ha navnet"),
    (contact(**PUBLIC, unit='"Torget v/ Kanari Fugl"'), "6: contacts[0].unit: ser ut til å ha navnet"),
    (contact(**PUBLIC, hours='"Spør etter Kanari Fugl"'), "6: contacts[0].hours: ser ut til å ha navnet"),
    (contact(**PUBLIC, unit='"Torget 22 98 76 54"'), "6: contacts[0].unit: har et telefonnummer i teksten"),
    (contact(phone='"02800"', hours='"8–15, så 22987654"'), "5: contacts[0].hours: har et telefonnummer"),
    (contact(person='"Kanari 22 98 76 54"'), "4: contacts[0].person: har et telefonnummer i teksten"),
    (contact(phone='"02800"', note='"Skriv til kanari@x.no"'), "5: contacts[0].note: har en e-postadresse"),
    (contact(phone='"02800"', note='"Se § 196 først"'), "5: contacts[0].note: viser til en lov i teksten"),
    (note("Se her.") + '  - page: index.md\n    text: "Se her."\n', "5: notes[1]: er den samme merknaden som en over"),
    (note("Ring 22 98 76 54 først"), "4: notes[0].text: har et telefonnummer i teksten"),
    (contact(person="Kanari Fuglestrand") + note("Fuglestrand møter dere").removeprefix(HEAD),
     "7: notes[0].text: ser ut til å ha navnet på en person"),
    (contact(unit="Enhet " * 40), "4: contacts[0].unit: har 239 tegn"),
    *((contact(phone='"02800"', note=f'"Kanari {sign} her"'), f"5: contacts[0].note: har et tegn PDF-en ikke kan vise "
       f"({code})") for sign, code in (("☎", "U+260E"), ("😀", "U+1F600"), ("محمد", "U+0645"), ("漢", "U+6F22"))),
    (contact(person='"محمد"'), "4: contacts[0].person: har et tegn PDF-en ikke kan vise (U+0645)"),
    (note("Møt 😀 der"), "4: notes[0].text: har et tegn PDF-en ikke kan vise (U+1F600)"),
    (approved("Rådmannen ☎", "2026-11-01"), "3: approved.by: har et tegn PDF-en ikke kan vise (U+260E)"),
]  # fmt: skip


@every("text, expected", WRONG)
def test_what_is_wrong_is_said_at_its_field_and_never_repeated(text: str, expected: str, tmp_path: Path) -> None:
    found = said(text, tmp_path)
    assert [one for one in found if one.startswith(expected)], found
    assert len(found) == 1
    assert not [one for one in ("anari", "ugl", "22 98", "22987", "829 12", "33 33") if one in found[0]]


RIGHT = [
    approved("Kommunedirektøren i Kristiansand", "2026-12-01"),
    *(contact(phone=f'"{one}"') for one in ("22586000", "+47 02800", "0047 22 58 60 00", "22-58-60-00", "116 006")),
    *(contact(**PUBLIC, email=f"{one}@x.kommune.no") for one in ("post", "barnevernvakta", "slt-koordinator")),
    *(contact(**PUBLIC, unit=one) for one in (
        "Nav Kristiansand", "Tildelingskontoret", "Barnevernvakta i Agder", "Oppvekst og læring", "Nav Indre Østfold",
        "Kristiansand Kommune", "Røde Kors", "Kirkens Bymisjon", "RVTS Sør")),
    contact(person="Kari Li", email="kari.li@x.kommune.no", note="Ring helst om morgenen."),
    contact(phone='"02800"', hours="unknown", unit="unknown", note="unknown"),
    HEAD + "contacts:\n  - function: lead\n    note: |\n      Ring om dagen.\n      Om kvelden er det vakt.\n",
    note("Hos oss møtes lederen, Nav Kristiansand og Politiet i Agder samme uke."),
    contact(phone='"02800"', note='"✓ → • ☐ Áŋŧ łńś ğış Ấn 10\u202f000 U\u2011ungdom"'),
]  # fmt: skip


@every("text", RIGHT)
def test_what_comes_close_is_accepted(text: str, tmp_path: Path) -> None:
    assert said(text, tmp_path) == []


CAUSES = [
    (HEAD + "contacts:\n\t- person: Kanari\n", "tabulator"),
    ('municipality: "4204\ncontacts: "Kanari"\n', "anførselstegn er ikke avsluttet"),
    (HEAD + "contacts:\n  - function: lead\n    note: Kanari: ring\n", "kolon på feil sted"),
    ("municipality: 0301\n", "mangler anførselstegn"),
    ("municipality: 4204\n", "blir lest som noe annet enn tekst"),
    (HEAD + "contacts:\n  - {function: lead, phone: 22987654}\n", "Sett anførselstegn"),
    ("municipality: “4204”\n", "krøllete anførselstegn"),
    ("", "fila er tom"),
    (HEAD + "---\nKanari: x\n", "delt med ---"),
    (HEAD + 'municipality: "Kanari"\n', "feltet står to ganger"),
    (HEAD + "contacts:\n  - {function: lead, person: *Kanari}\n", "begynner med *"),
    (b'municipality: "4204"\ncontacts:\n  - {function: lead, unit: "K\xf8"}\n', "ikke lagret som UTF-8"),
    (HEAD + "contacts: [Kanari\n", "klamme er ikke lukket"),
    (contact(public="ja"), "Skriv true eller false"),
    (contact(Kanari="x"), "har et felt som ikke finnes her"),
    ("- a\n", "feltene på egne linjer"),
]


@every("text, expected", CAUSES)
def test_every_cause_has_the_sentence_that_data_has_for_it(text: str | bytes, expected: str, tmp_path: Path) -> None:
    found = said(text, tmp_path)
    assert expected in found[0]
    assert not [one for one in found if "Kanari" in one or "22987654" in one or "4204" in one or "0301" in one]


def test_a_number_is_printed_as_people_read_it(tmp_path: Path, sheets: Sheets) -> None:
    overlay, _ = read(contact(phone='"+47 22586000"', hours="kl. 8–15.", person="Kari Li,"), tmp_path)
    html = View(sheets.manuscript.catalog, TODAY, "index.md").render(
        "local_edition.html", municipality=KRISTIANSAND, municipalities=[KRISTIANSAND], overlay=overlay, internal=True,
        role=None, titles=sheets.manuscript.titles, functions=LOCAL_FUNCTIONS,
        fallbacks=dict.fromkeys(LOCAL_FUNCTIONS, ()))  # fmt: skip
    assert 'href="tel:+4722586000"><span class="call__number">22 58 60 00<' in html
    assert "Svarer: kl. 8–15. " in html
    assert "<strong>Kari Li</strong>" in html


@every("text, whole", [("kl. 8–15", "kl. 8–15."), ("kl. 8–15.", "kl. 8–15."), ("Når?", "Når?"), ("Torget,", "Torget.")])
def test_no_sign_is_doubled_in_print(text: str, whole: str) -> None:
    assert ended(text) == whole
    assert not bare(text).endswith((".", ",", ":"))


def test_every_edition_says_whether_local_contacts_are_in_it(tmp_path: Path) -> None:
    overlay, _ = read(contact(phone='"02800"'), tmp_path)
    empty, _ = read(HEAD, tmp_path)
    without, filled, hollow = (Edition(KRISTIANSAND, one) for one in (None, overlay, empty))
    assert [*of_overlays([without])] == [
        "  Kristiansand 4204: uten lokale kontakter: data/local/4204.yaml finnes ikke."
    ]
    assert [*of_overlays([hollow])] == ["  Kristiansand 4204: uten lokale kontakter: data/local/4204.yaml har ingen."]
    assert [*of_overlays([filled])] == ["  Kristiansand 4204: med lokale kontakter fra data/local/4204.yaml."]
    assert [*of_overlays([without, filled])] == ["Med lokale kontakter: 1 (4204). Uten: 1."]
    assert [*of_overlays([Edition()])] == []
    assert (EMPTY in _marks(without), EMPTY in _marks(filled), EMPTY in _marks(hollow)) == (True, False, True)
