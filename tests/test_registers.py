"""`make registers` on recorded answers: each thing that differs is told, each thing that is wrong refuses the whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result
from conftest import TODAY, Copy

from guide.__main__ import main
from guide.content.catalog import load
from guide.content.values import UNKNOWN
from guide.registers.municipalities import answers, guards, run
from guide.registers.municipalities.shapes import Unit, Unusable, pairs_of, units_of

pytestmark = pytest.mark.usefixtures("project")
CATALOG = load()
Answers = dict[str, Any]
FILE = "data/registers/municipal_contacts.yaml"
OSLO = CATALOG.municipalities["oslo"]
KRISTIANSAND = CATALOG.municipalities["kristiansand"]


def units(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"_embedded": {"enheter": rows}, "page": {"totalElements": len(rows)}}


def equal() -> Answers:
    """Answers that say what we have."""
    contacts = CATALOG.municipal_contacts
    known: Callable[[str], str | None] = lambda value: None if value == UNKNOWN else value  # noqa: E731
    rows = [
        {"organisasjonsnummer": one.organisation_number, "navn": f"{one.name.upper()} KOMMUNE",
         "hjemmeside": (known(contacts[one.id].website) or "").removeprefix("https://") or None,
         "epostadresse": known(contacts[one.id].email), "telefon": None, "mobil": "99999999"}
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
    link = {"self": {"href": "https://data.ssb.no/x"}}
    return {
        answers.MUNICIPALITIES: units(rows),
        answers.DISTRICTS: units(police),
        answers.CHANGES: {"codeChanges": []},
        answers.PLACEMENTS[0]: {"versions": [{"validTo": "2019-12-31", "_links": {}}, {"_links": link}]},
        answers.PLACEMENTS[1]: {"correspondenceTables": [{"name": "Kommuneinndeling 2024", "_links": link}]},
        answers.PLACEMENTS[2]: {"correspondenceMaps": maps},
    }


def row_of(said: Answers, one: Any = OSLO) -> dict[str, Any]:
    rows = said[answers.MUNICIPALITIES]["_embedded"]["enheter"]
    return next(row for row in rows if row["organisasjonsnummer"] == one.organisation_number)


def asked(folder: Path, said: Answers, *options: str) -> Result:
    """What the command says of some answers in a folder."""
    folder.mkdir(exist_ok=True)
    for name, answer in said.items():
        text = answer if isinstance(answer, str) else json.dumps(answer)
        (folder / name).write_text(text, "utf-8")
    runner = CliRunner(env={"GUIDE_TODAY": TODAY.isoformat()})
    return runner.invoke(main, ["registers", "--source", str(folder), *options])


@pytest.fixture
def project(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """A copy that the command takes for the project."""
    monkeypatch.setattr("guide.__main__.ROOT", copy.root)
    return copy


def test_what_is_equal_is_told_so_and_a_mobile_number_is_never_read(tmp_path: Path) -> None:
    result = asked(tmp_path / "svar", equal())
    assert (result.exit_code, "Alt er som i registrene." in result.output) == (0, True)
    assert "99999999" not in result.output
    assert not {"mobil", "roller"} & set(Unit.__dataclass_fields__)


def test_what_differs_is_shown_and_written_only_when_asked(project: Copy, tmp_path: Path) -> None:
    said, before = equal(), (project.root / FILE).read_text("utf-8")
    row_of(said)["epostadresse"] = "servicetorg@oslo.kommune.no"
    row_of(said)["telefon"] = "21802180"
    result = asked(tmp_path / "svar", said)
    old = CATALOG.municipal_contacts[OSLO.id].email
    assert result.exit_code == 1
    assert f"0301 Oslo, email: {old} → servicetorg@oslo.kommune.no." in result.output
    assert "0301 Oslo, phone: unknown → 21 80 21 80." in result.output
    assert (project.root / FILE).read_text("utf-8") == before
    assert asked(tmp_path / "svar", said, "--write").exit_code == 0
    written = load(project.root).municipal_contacts
    assert (written["oslo"].email, written["oslo"].phone) == ("servicetorg@oslo.kommune.no", "21 80 21 80")
    assert {one.read_how for one in written.values()} == {"register"}
    assert {one.looked_up_on for one in written.values()} == {TODAY}
    assert project.problems() == []
    assert "99999999" not in (project.root / FILE).read_text("utf-8")


def without_one(said: Answers) -> None:
    rows = [row for row in said[answers.MUNICIPALITIES]["_embedded"]["enheter"] if row != row_of(said, KRISTIANSAND)]
    said[answers.MUNICIPALITIES] = units(rows)


def one_too_many(said: Answers) -> None:
    row_of(said)["organisasjonsnummer"] = "999999999"


def in_two_districts(said: Answers) -> None:
    maps = said[answers.PLACEMENTS[2]]["correspondenceMaps"]
    maps.append({"sourceCode": "p05", "sourceName": "Agder politidistrikt", "targetCode": "0301", "targetName": "Oslo"})


def many_changed(said: Answers) -> None:
    for row in said[answers.MUNICIPALITIES]["_embedded"]["enheter"][:40]:
        row["hjemmeside"] = f"www.ny{row['organisasjonsnummer']}.no"


REFUSED: dict[str, tuple[Callable[[Answers], None], str]] = {
    "356 rows": (without_one, "Enhetsregisteret: 356 av 357 kommuner. Mangler 4204. Ingenting er skrevet."),
    "an organisation that is none of ours": (one_too_many, "999999999 OSLO KOMMUNE, som vi ikke kjenner."),
    "one in two districts": (in_two_districts, "SSB: 0301 Oslo står i 2 politidistrikter. Den skal stå i ett."),
    "many that changed": (
        many_changed,
        "website er endret hos 40 av 357 kommuner. Se på dem, og skriv --allow website",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_right_is_refused_and_nothing_is_written(name: str, project: Copy, tmp_path: Path) -> None:
    change, expected = REFUSED[name]
    said, before = equal(), (project.root / FILE).read_bytes()
    change(said)
    result = asked(tmp_path / "svar", said, "--write")
    assert result.exit_code == 1
    assert expected in result.output
    assert (project.root / FILE).read_bytes() == before


def test_many_changes_are_written_when_somebody_allows_them(project: Copy, tmp_path: Path) -> None:
    said = equal()
    many_changed(said)
    assert asked(tmp_path / "svar", said, "--write", "--allow", "email").exit_code == 1
    assert asked(tmp_path / "svar", said, "--write", "--allow", "website").exit_code == 0
    assert project.problems() == []


UNUSABLE: dict[str, tuple[str, Any, str]] = {
    "a page for an answer": (answers.MUNICIPALITIES, "<!doctype html><p>Feil", "er ikke JSON. Er det en nettside"),
    "half a body": (answers.MUNICIPALITIES, '{"_embedded": {"enheter": [{"navn"', "er ikke JSON"),
    "an empty list": (answers.MUNICIPALITIES, units([]), "svarte med en tom liste"),
    "fewer than it says": (
        answers.MUNICIPALITIES,
        units([{"navn": "X"}]) | {"page": {"totalElements": 357}},
        "sier 357 enheter, og 1 kom",
    ),
    "another form": (answers.MUNICIPALITIES, {"enheter": []}, "Svaret mangler «_embedded.enheter»"),
    "no table": (answers.PLACEMENTS[1], {"correspondenceTables": []}, "ingen «correspondenceTables» som kan brukes"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_without_an_answer_there_is_nothing_to_compare_with(name: str, tmp_path: Path) -> None:
    file, answer, expected = UNUSABLE[name]
    result = asked(tmp_path / "svar", equal() | {file: answer}, "--write")
    assert result.exit_code == 2
    assert expected in result.output
    assert result.output.rstrip().endswith("Ingenting er skrevet.")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    said = equal()
    del said[answers.CHANGES]
    result = asked(tmp_path / "svar", said)
    assert (result.exit_code, f"Kan ikke lese «{answers.CHANGES}» i mappa" in result.output) == (2, True)


@pytest.mark.parametrize(("field", "value", "why"), [
    ("epostadresse", "kari.nordmann@oslo.kommune.no", "oslo.email: «kari.nordmann@oslo.kommune.no»"),
    ("epostadresse", "radhuset@oslo.kommune.no", "er ikke et kjent postmottak. Er det en persons adresse?"),
    ("telefon", "829 12 345", "er et nummer det koster ekstra å ringe"),
    ("hjemmeside", "oslo kommune", "oslo.website: «https://oslo kommune»"),
])  # fmt: skip
def test_a_value_we_may_not_show_becomes_unknown_and_is_told(
    field: str, value: str, why: str, project: Copy, tmp_path: Path
) -> None:
    said = equal()
    row_of(said)[field] = value
    result = asked(tmp_path / "svar", said, "--write")
    assert why in result.output
    assert value not in (project.root / FILE).read_text("utf-8")
    ours = {"epostadresse": "email", "telefon": "phone", "hjemmeside": "website"}[field]
    assert getattr(load(project.root).municipal_contacts["oslo"], ours) == UNKNOWN


def test_an_address_of_two_letters_that_we_have_already_is_kept() -> None:
    odd = next(one for one in CATALOG.municipal_contacts.values() if one.email.startswith("nak@"))
    values, told = guards.read(Unit("1", "x", email=odd.email), odd, {})
    assert (values["email"], told) == (odd.email, [])


def test_another_district_is_a_difference_and_the_same_one_is_counted(tmp_path: Path) -> None:
    said = equal()
    moved = said[answers.PLACEMENTS[2]]["correspondenceMaps"][0]
    moved["sourceName"] = "Agder politidistrikt"
    result = asked(tmp_path / "svar", said)
    assert result.exit_code == 1
    assert "politidistrikt: Oslo politidistrikt → Agder politidistrikt (SSB, Klass 109)." in result.output
    unsure = [one for one in CATALOG.municipalities.values() if one.police_district.confidence != "high"]
    assert unsure
    assert f"for {len(unsure)} kommuner som ikke er high ennå" in result.output


def test_a_merger_and_a_district_with_another_address_are_told(tmp_path: Path) -> None:
    said = equal()
    said[answers.CHANGES]["codeChanges"] = [
        {"oldCode": "1507", "oldName": "Ålesund", "newCode": "1580", "newName": "Haram", "changeOccurred": "2027-01-01"}
    ]
    said[answers.DISTRICTS]["_embedded"]["enheter"][0]["epostadresse"] = "post.ny@politiet.no"
    result = asked(tmp_path / "svar", said)
    assert "1507 Ålesund er blitt 1580 Haram (2027-01-01). Rett data/registers/municipalities.yaml." in result.output
    assert "Enhetsregisteret har post.ny@politiet.no, vi har post.oslo@politiet.no" in result.output


def test_what_is_only_prepared_is_no_municipality_and_a_table_may_begin_with_either_side() -> None:
    rows = [{"organisasjonsnummer": "1", "navn": "X FORHÅNDSREGISTRERING"}, {"organisasjonsnummer": "2", "navn": "Y"}]
    assert list(units_of(units(rows))) == ["2"]
    one = {"sourceCode": "0301", "sourceName": "Oslo", "targetCode": "p01", "targetName": "Oslo politidistrikt"}
    other = {"targetCode": "0301", "targetName": "Oslo", "sourceCode": "p01", "sourceName": "Oslo politidistrikt"}
    expected = [("0301", "Oslo politidistrikt")]
    assert list(pairs_of({"correspondenceMaps": [one]})) == list(pairs_of({"correspondenceMaps": [other]})) == expected


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder, and where it is served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield tmp_path, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_the_net_answers_as_a_folder_does(served: tuple[Path, str]) -> None:
    folder, address = served
    said = equal()
    for name, answer in said.items():
        (folder / name).write_text(json.dumps(answer), "utf-8")
    over_net = run.compare(CATALOG, lambda name, _: answers.from_net(name, f"{address}/{name}"), TODAY)
    assert over_net == run.compare(CATALOG, answers.from_folder(folder), TODAY)
    assert over_net.status == 0


@pytest.mark.parametrize(("body", "why"), [
    (None, "svarte 404"), ("<html>", "svarte med en nettside"), ('{"_embedded": ', "svarte med noe uleselig"),
])  # fmt: skip
def test_a_net_that_fails_is_told_in_norwegian(body: str | None, why: str, served: tuple[Path, str]) -> None:
    folder, address = served
    if body is not None:
        (folder / "x.json").write_text(body, "utf-8")
    with pytest.raises(Unusable) as told:
        answers.from_net("x.json", f"{address}/x.json")
    assert why in str(told.value)
