"""`make registers` on recorded answers: each thing that differs is told, each thing that is wrong refuses the whole."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result
from conftest import TODAY, Copy

from guide.__main__ import main
from guide.content.catalog import load
from guide.content.values import UNKNOWN
from guide.registers import download
from guide.registers.municipalities import answers, guards, run, values, writing
from guide.registers.municipalities.shapes import Unit, changes_of, pairs_of, table_of, units_of, version_of
from guide.registers.rewrite import Unsafe

pytestmark = pytest.mark.usefixtures("project")
CATALOG = load()
Answers = dict[str, Any]
FILE = "data/registers/municipal_contacts.yaml"
OSLO = CATALOG.municipalities["oslo"]
KRISTIANSAND = CATALOG.municipalities["kristiansand"]
OURS = CATALOG.municipal_contacts[OSLO.id]
VERSION, TABLE = f"{answers.KLASS}/versions/1", f"{answers.KLASS}/correspondencetables/2"
MOBILE = "99999999"


def units(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"_embedded": {"enheter": rows}, "page": {"totalElements": len(rows)}}


def known(value: str) -> str | None:
    return None if value == UNKNOWN else value


def linked(address: str, **row: Any) -> dict[str, Any]:
    return {**row, "_links": {"self": {"href": address}}}


def equal() -> Answers:
    """Answers that say what we have."""
    contacts = CATALOG.municipal_contacts
    rows = [
        {"organisasjonsnummer": one.organisation_number, "navn": f"{one.name.upper()} KOMMUNE",
         "hjemmeside": contacts[one.id].website.removeprefix("https://").replace(UNKNOWN, "") or None,
         "epostadresse": known(contacts[one.id].email), "telefon": known(contacts[one.id].phone), "mobil": MOBILE}
        for one in CATALOG.municipalities.values()
    ]  # fmt: skip
    mails = {one.covers.region: one.email for one in CATALOG.offices.values() if one.function == "police_district"}
    police = [
        {"organisasjonsnummer": one.organisation_number, "navn": one.name, "epostadresse": mails[one.id]}
        for one in CATALOG.regions.values()
        if one.organisation_number
    ]
    maps = [
        {"sourceCode": "p00", "sourceName": CATALOG.regions[one.police_district.region].name,
         "targetCode": one.number, "targetName": one.name}
        for one in CATALOG.municipalities.values()
    ]  # fmt: skip
    return {
        answers.MUNICIPALITIES: units(rows),
        answers.DISTRICTS: units(police),
        answers.CHANGES: {"codeChanges": []},
        answers.PLACEMENTS[0]: {"versions": [linked(VERSION, validFrom="2016-01-01")]},
        answers.PLACEMENTS[1]: {"correspondenceTables": [linked(TABLE, name="X - Kommuneinndeling 2024")]},
        answers.PLACEMENTS[2]: {"correspondenceMaps": maps},
    }


def rows_of(said: Answers) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = said[answers.MUNICIPALITIES]["_embedded"]["enheter"]
    return rows


def row_of(said: Answers, one: Any = OSLO) -> dict[str, Any]:
    return next(row for row in rows_of(said) if row["organisasjonsnummer"] == one.organisation_number)


def compared(said: Answers) -> run.Found:
    """What is found in some answers."""
    return run.compare(CATALOG, lambda name, _: said[name], TODAY)


def called(*options: str) -> Result:
    return CliRunner(env={"GUIDE_TODAY": TODAY.isoformat()}).invoke(main, ["registers", *options])


def asked(folder: Path, said: Answers, *options: str) -> Result:
    """What the command says of some answers in a folder."""
    folder.mkdir(exist_ok=True)
    for name, answer in said.items():
        text = answer if isinstance(answer, str) else json.dumps(answer)
        (folder / name).write_text(text, "utf-8")
    return called("--source", str(folder), *options)


@pytest.fixture
def project(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """A copy that the command takes for the project."""
    monkeypatch.setattr("guide.__main__.ROOT", copy.root)
    return copy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for answers."""
    return tmp_path / "svar"


def test_what_is_equal_is_told_so_and_a_mobile_number_is_never_read(folder: Path) -> None:
    result = asked(folder, equal())
    assert (result.exit_code, "Alt er som i registrene." in result.output) == (0, True)
    assert MOBILE not in result.output
    assert set(Unit.__dataclass_fields__) == {"number", "name", "website", "email", "phone"}


def test_what_differs_is_shown_and_written_only_when_asked(project: Copy, folder: Path) -> None:
    said, before = equal(), (project.root / FILE).read_text("utf-8")
    row_of(said)["epostadresse"] = "servicetorg@oslo.kommune.no"
    row_of(said)["telefon"] = "21000001"
    result = asked(folder, said)
    assert result.exit_code == 1
    assert f"0301 Oslo, email: {OURS.email} → servicetorg@oslo.kommune.no." in result.output
    assert f"0301 Oslo, phone: {OURS.phone} → 21 00 00 01." in result.output
    assert (project.root / FILE).read_text("utf-8") == before
    assert asked(folder, said, "--write").exit_code == 0
    written = load(project.root).municipal_contacts
    assert (written["oslo"].email, written["oslo"].phone) == ("servicetorg@oslo.kommune.no", "21 00 00 01")
    assert written["oslo"].sources[0].url == f"{answers.BRREG}/{OSLO.organisation_number}"
    assert {(one.read_how, one.confidence, one.doubt) for one in written.values()} == {("register", "high", None)}
    assert {one.looked_up_on for one in written.values()} == {TODAY}
    assert project.problems() == []
    text = (project.root / FILE).read_text("utf-8")
    assert "Skrives av `make registers WRITE=1`. Rett aldri her." in text.splitlines()[0]
    assert MOBILE not in text


def test_that_values_are_from_elsewhere_is_told_until_they_are_written(project: Copy, folder: Path) -> None:
    elsewhere = "ikke lest i Enhetsregisteret ennå"
    said = equal()
    result = asked(folder, said, "--write")
    assert (result.exit_code, elsewhere in result.output) == (0, False)
    again = run.compare(load(project.root), lambda name, _: said[name], TODAY)
    assert (again.status(), again.unread, elsewhere in " ".join(run.lines(again))) == (0, 0, False)
    project.edit(FILE, "read_how: register", "read_how: other")
    again = run.compare(load(project.root), lambda name, _: said[name], TODAY)
    assert (again.status(), list(run.lines(again))[-1].startswith(f"1 kommuner er {elsewhere}")) == (0, True)


def without_one(said: Answers) -> None:
    said[answers.MUNICIPALITIES] = units([row for row in rows_of(said) if row != row_of(said, KRISTIANSAND)])


def one_too_many(said: Answers) -> None:
    said[answers.MUNICIPALITIES] = units([*rows_of(said), {"organisasjonsnummer": "999999999", "navn": "\x1b[31mX"}])


def in_two_districts(said: Answers) -> None:
    maps = said[answers.PLACEMENTS[2]]["correspondenceMaps"]
    maps.append({"sourceCode": "p05", "sourceName": "Agder politidistrikt", "targetCode": "0301", "targetName": "Oslo"})


def in_none(said: Answers) -> None:
    said[answers.PLACEMENTS[2]] = {"correspondenceMaps": [{"sourceCode": "p01", "targetCode": "0301"}]}


def many_changed(said: Answers) -> None:
    for row in rows_of(said)[:40]:
        row["hjemmeside"] = f"www.ny{row['organisasjonsnummer']}.no"


def many_lost(said: Answers) -> None:
    for row in rows_of(said)[:40]:
        row["epostadresse"] = None


REFUSED: dict[str, tuple[Callable[[Answers], None], str]] = {
    "356 rows": (without_one, "Enhetsregisteret: 356 av 357 kommuner. Mangler 4204. Ingenting er skrevet."),
    "an organisation that is none of ours": (one_too_many, "har 999999999 ?[31mX, som vi ikke kjenner. Ingenting"),
    "one in two districts": (in_two_districts, "SSB: 0301 Oslo står i 2 politidistrikter. Den skal stå i ett."),
    "most in no district": (in_none, "SSB: 351 kommuner til står ikke i nøyaktig ett politidistrikt. Ingenting"),
    "many that changed": (
        many_changed,
        "website er endret hos 40 av 357 kommuner. Se på dem, og kjør med ALLOW=website",
    ),
    "many that are gone": (many_lost, "email er endret hos "),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_right_is_refused_and_nothing_is_written(name: str, project: Copy, folder: Path) -> None:
    change, expected = REFUSED[name]
    said, before = equal(), (project.root / FILE).read_bytes()
    change(said)
    result = asked(folder, said, "--write")
    assert result.exit_code == 1
    assert expected in result.output
    assert (project.root / FILE).read_bytes() == before


def test_many_changes_are_written_when_somebody_allows_them(project: Copy, folder: Path) -> None:
    said = equal()
    many_changed(said)
    assert asked(folder, said, "--write", "--allow", "email").exit_code == 1
    assert asked(folder, said, "--write", "--allow", "website").exit_code == 0
    assert project.problems() == []


def test_a_field_that_there_is_none_of_cannot_be_allowed(folder: Path) -> None:
    result = asked(folder, equal(), "--allow", "mobil")
    assert (result.exit_code, "Velg: website, email, phone." in result.output) == (2, True)


def test_what_nobody_knew_is_no_change(project: Copy) -> None:
    path = project.root / FILE
    path.write_text(re.sub(r"(?m)^  phone: .*$", "  phone: unknown", path.read_text("utf-8")), "utf-8")
    said = equal()
    for row in rows_of(said):
        row["telefon"] = "21000001"
    found = run.compare(load(project.root), lambda name, _: said[name], TODAY)
    assert (found.refusals, len(found.differences)) == ([], len(CATALOG.municipalities))
    assert list(guards.not_too_many({"email": 17}, 357, frozenset())) == []
    assert len(list(guards.not_too_many({"email": 18}, 357, frozenset()))) == 1


UNUSABLE: dict[str, tuple[str, Any, str]] = {
    "a page for an answer": (answers.MUNICIPALITIES, "<!doctype html><p>Feil", "er ikke JSON. Er det en nettside"),
    "half a body": (answers.MUNICIPALITIES, '{"_embedded": {"enheter": [{"navn"', "er ikke JSON"),
    "an empty list": (answers.MUNICIPALITIES, units([]), "svarte med en tom liste"),
    "fewer than it says": (
        answers.MUNICIPALITIES,
        units([{"navn": "X"}]) | {"page": {"totalElements": 357}},
        "sier 357 enheter, og 1 kom",
    ),
    "no count": (answers.MUNICIPALITIES, units([{"navn": "X"}]) | {"page": None}, "sier None enheter, og 1 kom"),
    "one twice": (answers.MUNICIPALITIES, units([{"organisasjonsnummer": "1", "navn": "X"}] * 2), "har 1 X to ganger"),
    "another form": (answers.MUNICIPALITIES, {"enheter": []}, "Svaret mangler «_embedded.enheter»"),
    "a list for an answer": (answers.DISTRICTS, [], "Svaret mangler «_embedded.enheter»"),
    "no version": (answers.PLACEMENTS[0], {"versions": [linked(VERSION, validTo="2019-12-31")]}, "ingen «versions»"),
    "no table": (answers.PLACEMENTS[1], {"correspondenceTables": []}, "ingen «correspondenceTables» som kan brukes"),
    "a table without an address": (
        answers.PLACEMENTS[1],
        {"correspondenceTables": [{"name": "Kommuneinndeling 2024", "_links": None}]},
        "ingen «correspondenceTables» som kan brukes",
    ),
    "a table elsewhere": (
        answers.PLACEMENTS[1],
        {"correspondenceTables": [linked("https://data.ssb.no.example/", name="Kommuneinndeling 2024")]},
        "viser videre til «https://data.ssb.no.example/», som ikke er samme sted",
    ),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_without_an_answer_there_is_nothing_to_compare_with(name: str, project: Copy, folder: Path) -> None:
    file, answer, expected = UNUSABLE[name]
    before = (project.root / FILE).read_bytes()
    result = asked(folder, equal() | {file: answer}, "--write")
    assert result.exit_code == 2
    assert expected in result.output
    assert result.output.rstrip().endswith("Ingenting er skrevet.")
    assert (project.root / FILE).read_bytes() == before


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    said = equal()
    del said[answers.CHANGES]
    result = asked(folder, said)
    assert (result.exit_code, f"Mappa mangler fila «{answers.CHANGES}»." in result.output) == (2, True)


@pytest.mark.parametrize(("field", "value", "why", "hidden"), [
    ("epostadresse", "kari.nordmann@oslo.kommune.no",
     "«…@oslo.kommune.no» ser ut som adressen til en person. Bruk en felles adresse, som post@ eller en tjeneste. "
     f"Registeret: {answers.BRREG}/{OSLO.organisation_number}.", "nordmann"),
    ("epostadresse", "karinordmann@oslo.kommune.no", "er ikke et kjent postmottak. Er det en persons adresse?", "kari"),
    ("epostadresse", "ola.post@oslo.kommune.no", "er ikke et kjent postmottak.", "ola.post"),
    ("epostadresse", "Ola Nordmann", "0301 Oslo, email: «…» har feil form", "nordmann"),
    ("telefon", "Kari Nordmann 21802180", "0301 Oslo, phone: «21802180» er ikke bare ett nummer", "Nordmann"),
    ("telefon", "829 12 345", "er et nummer det koster ekstra å ringe", "829 12 345\n"),
    ("telefon", "112", "«112» er ikke nummeret til et sentralbord. Det har fem eller åtte sifre", "→ 112"),
    ("telefon", "116117", "«116 117» er ikke nummeret til et sentralbord", "→ 116"),
    ("telefon", "+46 8 123 456 78", "er ikke nummeret til et sentralbord", "→ +46"),
    ("hjemmeside", "oslo kommune", "0301 Oslo, website: «https://oslo kommune» er ikke en ren nettadresse", "→ https"),
])  # fmt: skip
def test_a_value_we_may_not_show_becomes_unknown_and_is_told(field: str, value: str, why: str, hidden: str) -> None:
    said = equal()
    row_of(said)[field] = value
    found = compared(said)
    ours = {"epostadresse": "email", "telefon": "phone", "hjemmeside": "website"}[field]
    assert found.values["oslo"][ours] == UNKNOWN
    told = "\n".join(run.lines(found))
    assert why in told
    assert hidden.casefold() not in told.casefold()


def test_the_address_of_a_person_leaves_no_trace(project: Copy, folder: Path) -> None:
    said = equal()
    row_of(said)["epostadresse"] = "kari.nordmann@oslo.kommune.no"
    result = asked(folder, said, "--write")
    assert (result.exit_code, f"0301 Oslo, email: {OURS.email} → unknown." in result.output) == (0, True)
    assert "nordmann" not in result.output + (project.root / FILE).read_text("utf-8")
    assert load(project.root).municipal_contacts["oslo"].email == UNKNOWN


def read(**fields: str) -> dict[str, str]:
    return values.read(Unit("1", "x", **fields), OURS, {})[0]


def test_an_unusual_address_that_we_have_already_is_kept_and_only_there() -> None:
    odd = [one for one in CATALOG.municipal_contacts.values() if one.email.startswith(("nak@", "skien.postmottak@"))]
    assert odd
    for one in odd:
        assert values.read(Unit("1", "x", email=one.email.upper()), one, {})[0]["email"] == one.email
        assert read(email=one.email)["email"] == UNKNOWN


@pytest.mark.parametrize(("written", "ours"), [
    ("www.oslo.kommune.no", "https://www.oslo.kommune.no"),
    ("oslo.kommune.no/", "https://oslo.kommune.no"),
    ("http://www.oslo.kommune.no", "https://www.oslo.kommune.no"),
    ("HTTPS://WWW.Oslo.Kommune.no/Om", "https://www.oslo.kommune.no/Om"),
    ("", UNKNOWN),
    ("https://", UNKNOWN),
    ("ftp://oslo.kommune.no", UNKNOWN),
    ("www.oslo.kommune.no, www.oslo.no", UNKNOWN),
])  # fmt: skip
def test_a_website_is_read_over_https(written: str, ours: str) -> None:
    assert read(website=written)["website"] == ours


@pytest.mark.parametrize(("written", "ours"), [
    ("21000001", "21 00 00 01"), ("+47 21 80 21 80", "21 80 21 80"), ("40427777", "404 27 777"), ("02180", "02180"),
    ("", UNKNOWN), ("2180218", UNKNOWN), ("21802180/21802181", UNKNOWN), ("113", UNKNOWN), ("55555555", UNKNOWN),
])  # fmt: skip
def test_a_number_is_grouped_as_people_read_it(written: str, ours: str) -> None:
    assert read(phone=written)["phone"] == ours


def test_a_number_that_is_corrected_is_read_as_the_checks_read_it(project: Copy) -> None:
    said = equal()
    row_of(said)["telefon"] = "12345678"
    assert compared(said).values["oslo"]["phone"] == UNKNOWN
    project.edit("data/registers/numbers.yaml", 'number: "116 006"', 'number: "12 34 56 78"')
    found = run.compare(load(project.root), lambda name, _: said[name], TODAY)
    assert found.values["oslo"]["phone"] == "12 34 56 78"
    writing.write(load(project.root), found, TODAY, project.root)
    assert not [one for one in project.problems() if FILE in one]


@pytest.mark.parametrize(("website", "email", "phone", "what"), [
    ("https://www.oslo.kommune.no", "post@oslo.kommune.no", "21 80 21 80", None),
    ("https://oslo.kommune.no/om", "post@oslo.kommune.no", UNKNOWN, None),
    (UNKNOWN, "post@ok.no", UNKNOWN, None),
    ("https://www.xoslo.kommune.no", "post@oslo.kommune.no", UNKNOWN,
     "https://www.xoslo.kommune.no og post@oslo.kommune.no er av ulike domener"),
    (UNKNOWN, UNKNOWN, "404 27 777", "404 27 777 kan være en mobiltelefon. Er det sentralbordet?"),
])  # fmt: skip
def test_what_only_a_person_can_judge_is_told_and_not_refused(
    website: str, email: str, phone: str, what: str | None
) -> None:
    assert list(values.to_judge({"website": website, "email": email, "phone": phone})) == ([what] if what else [])


def test_another_district_fails_also_when_the_addresses_are_written(project: Copy, folder: Path) -> None:
    said = equal()
    said[answers.PLACEMENTS[2]]["correspondenceMaps"][0]["sourceName"] = "Agder politidistrikt"
    for options in ((), ("--write",)):
        result = asked(folder, said, *options)
        assert result.exit_code == 1
        assert "0301 Oslo, politidistrikt: vi har Oslo politidistrikt, SSB har Agder politidistrikt" in result.output
    assert load(project.root).municipal_contacts["oslo"].read_how == "register"


def test_the_same_district_is_counted_with_and_without_the_word_itself() -> None:
    said = equal()
    for row in said[answers.PLACEMENTS[2]]["correspondenceMaps"]:
        row["sourceName"] = row["sourceName"].removesuffix(" politidistrikt").upper()
    found = compared(said)
    unsure = [one for one in CATALOG.municipalities.values() if one.police_district.confidence != "high"]
    assert found.status() == 0
    assert unsure
    assert f"for {len(unsure)} kommuner som ikke er high. Et menneske kan heve dem" in "\n".join(found.notes)


def change(old: str, new: str) -> dict[str, Any]:
    return {"oldCode": old or None, "oldName": f"O{old}", "newCode": new or None, "newName": f"N{new}",
            "changeOccurred": "2027-01-01"}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), [
    ("1507", "1580", "1507 O1507 er blitt 1580 N1580 (2027-01-01). Rett data/registers/municipalities.yaml"),
    ("1508", "", "1508 O1508 finnes ikke lenger (2027-01-01). Rett data/registers/municipalities.yaml"),
    ("", "1599", "1599 N1599 er ny (2027-01-01). Rett data/registers/municipalities.yaml"),
    ("1502", "1508", None), ("1502", "", None), ("", "1508", None), ("1508", "1508", None),
])  # fmt: skip
def test_a_merger_is_told_until_we_have_it_and_a_new_name_is_none(old: str, new: str, told: str | None) -> None:
    assert list(changes_of({"codeChanges": [change(old, new)]}, {"1507", "1508"})) == ([told] if told else [])


def test_a_merger_fails_also_when_the_addresses_are_written(folder: Path) -> None:
    said = equal()
    said[answers.CHANGES]["codeChanges"] = [change("0301", "0302")]
    result = asked(folder, said, "--write")
    assert (result.exit_code, "0301 O0301 er blitt 0302 N0302" in result.output) == (1, True)


def test_a_district_with_another_address_is_told_and_never_written(project: Copy, folder: Path) -> None:
    said, before = equal(), (project.root / "data/coverage.yaml").read_bytes()
    first, second, third = said[answers.DISTRICTS]["_embedded"]["enheter"][:3]
    first["epostadresse"], second["epostadresse"] = "post.ny@politiet.no", "kari.nordmann@politiet.no"
    third["organisasjonsnummer"] = "999999999"
    result = asked(folder, said, "--write")
    assert result.exit_code == 0
    assert f"Se på: {first['navn']}: Enhetsregisteret har post.ny@politiet.no, vi har post.oslo@" in result.output
    assert f"Se på: {second['navn']}: Enhetsregisteret har …@politiet.no, vi har post." in result.output
    assert f"Se på: {third['navn']}: " in result.output
    assert "nordmann" not in result.output
    assert (project.root / "data/coverage.yaml").read_bytes() == before


def test_what_is_only_prepared_is_no_municipality_and_a_table_may_begin_with_either_side() -> None:
    rows = [{"organisasjonsnummer": "1", "navn": "X FORHÅNDSREGISTRERING"}, {"organisasjonsnummer": "2", "navn": "Y"}]
    assert list(units_of(units(rows))) == ["2"]
    one = {"sourceCode": "0301", "sourceName": "Oslo", "targetCode": "p01", "targetName": "Oslo politidistrikt"}
    other = {"targetCode": "0301", "targetName": "Oslo", "sourceCode": "p01", "sourceName": "Oslo politidistrikt"}
    expected = [("0301", "Oslo politidistrikt")]
    assert list(pairs_of({"correspondenceMaps": [one]})) == list(pairs_of({"correspondenceMaps": [other]})) == expected


def test_the_version_in_force_and_the_table_to_the_newest_division_are_read() -> None:
    old, older = linked("a", validFrom="2002-01-01", validTo="2016-01-01"), linked("b", validFrom="2016-01-01")
    assert version_of({"versions": [old, older, linked("c", validFrom="2020-01-01")]}) == "c"
    names = ("Politidistrikt 2016 - Kommuneinndeling 2016", "Politidistrikt 2016 - Kommuneinndeling 2024",
             "Politidistrikt 2016 - Kommuneinndeling 2020", "Politidistrikt 2016 - Politidistrikt 2002")  # fmt: skip
    assert table_of({"correspondenceTables": [linked(name, name=name) for name in names]}) == names[1]


@pytest.mark.parametrize(("options", "status"), [
    (["--dated", "2026-11-28"], 0), (["--dated", "2026-12-02"], 2), (["--dated", "i går"], 2),
])  # fmt: skip
def test_saved_answers_are_no_newer_than_somebody_says(
    options: list[str], status: int, project: Copy, folder: Path
) -> None:
    result = asked(folder, equal(), "--write", *options)
    assert result.exit_code == status
    day = load(project.root).municipal_contacts["oslo"].looked_up_on
    assert day == (date(2026, 11, 28) if status == 0 else OURS.looked_up_on)


def test_the_net_is_of_today() -> None:
    result = called("--dated", "2026-11-28")
    assert (result.exit_code, "Skriv dagen svarene i --source er fra" in result.output) == (2, True)


def test_a_file_that_would_say_something_else_is_not_written(project: Copy) -> None:
    found, before = compared(equal()), (project.root / FILE).read_bytes()
    found.values["oslo"]["website"] = "http://oslo.kommune.no"
    with pytest.raises(Unsafe, match="Ingenting er skrevet"):
        writing.write(CATALOG, found, TODAY, project.root)
    assert (project.root / FILE).read_bytes() == before


def test_a_full_disk_is_one_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(writing, "write_whole", full)
    result = asked(folder, equal(), "--write")
    assert (result.exit_code, "disken er full." in result.output) == (1, True)


class _Registers(ThreadingHTTPServer):
    """Both registers on this machine. As SSB does, it answers in XML unless it is asked for JSON."""

    daemon_threads = True

    def __init__(self, said: Answers) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.base = f"http://127.0.0.1:{self.server_address[1]}"
        self.asked: list[str] = []
        self.instead: dict[str, tuple[int, bytes]] = {}
        klass = json.loads(json.dumps([said[name] for name in answers.PLACEMENTS]).replace(answers.KLASS, self.base))
        self.said: dict[str, Any] = {
            "/?organisasjonsform=": said[answers.MUNICIPALITIES],
            "/?organisasjonsnummer=": said[answers.DISTRICTS],
            "/classifications/131/": said[answers.CHANGES],
            "/classifications/109": klass[0],
            "/versions/": klass[1],
            "/correspondencetables/": klass[2],
        }


class _Handler(BaseHTTPRequestHandler):
    server: _Registers

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        start = next(start for start in self.server.said if self.path.startswith(start))
        is_json = self.headers["Accept"] == "application/json"
        body = json.dumps(self.server.said[start]).encode() if is_json else b"<?xml version='1.0'?>"
        status, body = self.server.instead.get(start, (200, body))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if status == 200 else 0))
        self.end_headers()
        self.wfile.write(body if status == 200 else b"")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Registers]:
    """Both registers, where the command asks for them."""
    server = _Registers(equal())
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    over_net(monkeypatch, server.base)
    yield server
    server.shutdown()
    server.server_close()


def over_net(monkeypatch: pytest.MonkeyPatch, base: str) -> None:
    """Both registers lie at an address on this machine, and nobody waits."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(download, "PAUSE", 0)
    monkeypatch.setattr(answers, "BRREG", f"{base}/")
    monkeypatch.setattr(answers, "KLASS", base)


def test_the_net_answers_as_a_folder_does(served: _Registers, folder: Path) -> None:
    result = called()
    assert (result.exit_code, result.output) == (0, asked(folder, local(served)).output)
    districts = ",".join(one.organisation_number for one in CATALOG.regions.values() if one.organisation_number)
    since = min(one.looked_up_on for one in CATALOG.municipal_contacts.values() if one.looked_up_on)
    assert served.asked == [
        "/?organisasjonsform=KOMM&size=500",
        f"/?organisasjonsnummer={districts}",
        "/classifications/109",
        "/versions/1",
        "/correspondencetables/2",
        f"/classifications/131/changes?from={since}&to=2026-12-02",
    ]


def local(served: _Registers) -> Answers:
    """Equal answers whose addresses are those of the server."""
    said: Answers = json.loads(json.dumps(equal()).replace("https://data.ssb.no/api/klass/v1", served.base))
    return said


PLACES = ("/?organisasjonsform=", "/?organisasjonsnummer=", "/classifications/131/", "/correspondencetables/")


@pytest.mark.parametrize(("status", "body", "why"), [
    (404, b"", "svarte 404."), (500, b"", "har problemer (500)."), (429, b"", "har fått for mange spørsmål"),
    (200, b"<!doctype html><p>Feil", "svarte med en nettside i stedet for det vi spurte om."),
    (200, b'{"_embedded": {"enheter": [', "svarte med noe uleselig i stedet for det vi spurte om."),
])  # fmt: skip
def test_a_net_that_fails_is_told_in_norwegian_and_nothing_is_written(
    status: int, body: bytes, why: str, served: _Registers, project: Copy
) -> None:
    before = (project.root / FILE).read_bytes()
    for place in PLACES if status == 200 else PLACES[:1]:
        served.instead = {place: (status, body)}
        result = called("--write")
        assert result.exit_code == 2
        assert why in result.output
        assert result.output.endswith("Ingenting er skrevet.\n")
    assert (project.root / FILE).read_bytes() == before


def test_a_net_that_is_down_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        over_net(monkeypatch, f"http://127.0.0.1:{free.getsockname()[1]}")
    result = called()
    assert (result.exit_code, "tok ikke imot forbindelsen. Prøv igjen senere. Ingenting" in result.output) == (2, True)
