"""What a municipality knows itself: shown in its own edition, and nowhere else."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, TODAY, Copy, Sheets
from every import every
from paper import Paper, squashed

from guide.check.overlays import EXAMPLE, read_file, read_overlay, strays
from guide.content.catalog import load
from guide.content.functions import FALLBACKS, FUNCTIONS, LOCAL_FUNCTIONS
from guide.content.labels import FUNCTION
from guide.content.local import Approval, LocalContact, LocalNote, Overlay
from guide.facts.coverage import offices
from guide.pdf.batch import LEDGER, jobs
from guide.pdf.edition import Edition
from guide.render.downloads import CARDS, GUIDE
from guide.site.portable import copied

CATALOG = load()
NUMBER = "4204"
NAME, PHONE, NOTE = "Kanarina Fuglestrand", "22 98 76 54", "Den gule kanarifuglen synger ved brua"
CANARY = f"""\
municipality: "{NUMBER}"
contacts:
  - function: lead
    person: {NAME}
    phone: "{PHONE}"
    note: {NOTE}
  - function: nav_office
    phone: "55 55 33 33"
    public: true
notes:
  - page: situasjoner/hjemkomst.md
    text: {NOTE}
"""


def overlay(text: str, root: Path) -> Overlay:
    path = root / "data/local" / f"{NUMBER}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    found, problems = read_file(path, ROOT)
    assert found, problems
    return found


def papers(titled: Sheets, edition: Edition, folder: Path) -> tuple[Paper, Paper]:
    """The guide and the cards of an edition."""
    for job in jobs(titled.manuscript, titled.press, [edition]):
        (folder / job.file).write_bytes(titled.press.set(job.source, job.title))
    return Paper(folder / edition.file()), Paper(folder / edition.file(CARDS))


@pytest.fixture(scope="module")
def canary(titled: Sheets, tmp_path_factory: pytest.TempPathFactory) -> tuple[Paper, Paper]:
    """The edition of a municipality that has filled in a name, a number and a note."""
    folder = tmp_path_factory.mktemp("kanari")
    edition = Edition(CATALOG.municipalities["kristiansand"], overlay(CANARY, folder))
    return papers(titled, edition, folder)


@pytest.fixture(scope="module")
def bare(titled: Sheets, tmp_path_factory: pytest.TempPathFactory) -> tuple[Paper, Paper]:
    """The edition of a municipality that has filled in nothing."""
    edition = Edition(CATALOG.municipalities["ringerike"])
    return papers(titled, edition, tmp_path_factory.mktemp("tom"))


def local(paper: Paper) -> str:
    """The cover and the local part: everything before the contents."""
    end = next(number for number, page in enumerate(paper.pages) if page.startswith(("InnholdKunn", "Innhold")))
    return "".join(paper.pages[:end])


def test_the_edition_has_what_the_municipality_filled_in(canary: tuple[Paper, Paper]) -> None:
    shown = local(canary[0])
    assert [one for one in (NAME, PHONE, NOTE, "En person kommer hjem") if squashed(one) not in shown] == []


def test_the_chain_begins_with_whom_the_municipality_has(
    canary: tuple[Paper, Paper], bare: tuple[Paper, Paper]
) -> None:
    chain = squashed("Ring i denne rekkefølgen")
    own, public = (local(paper).partition(chain)[2] for paper in (canary[0], bare[0]))
    step = squashed(CATALOG.local_steps["kommune"].why)
    assert squashed(f"{NAME} Ring {PHONE}") in own.partition(step)[2][:120]
    assert squashed(NAME) not in public


def test_a_missing_contact_is_a_labelled_line_and_a_way_on(bare: tuple[Paper, Paper]) -> None:
    shown = local(bare[0])
    assert [one for one in LOCAL_FUNCTIONS if squashed(FUNCTION[one]) not in shown] == []
    assert shown.count("Navn:") == len(LOCAL_FUNCTIONS)
    known = [one for one in LOCAL_FUNCTIONS if offices(CATALOG, CATALOG.municipalities["ringerike"], one)]
    assert shown.count("Nummer:") == 2 * len(LOCAL_FUNCTIONS) - len(known), "on the cover as well"
    assert [phone.number for one in known for office in offices(CATALOG, CATALOG.municipalities["ringerike"], one)
            for phone in office.phones if squashed(phone.number) not in shown] == []  # fmt: skip
    fallbacks = {CATALOG.services[one].name for chain in FALLBACKS.values() for one in chain}
    assert [name for name in fallbacks if squashed(name) not in shown] == []


def test_what_is_not_certain_says_so(bare: tuple[Paper, Paper]) -> None:
    placements = CATALOG.municipalities["ringerike"].placements
    unsure = [one for one in placements.values() if one.confidence in ("low", "unverified")]
    shown = local(bare[0])
    assert unsure
    begin = squashed("Kommunen hører til")
    assert shown.partition(begin)[2].partition("FylkeBuskerud")[0].count("Ikkebekreftet") == len(unsure)
    for one in placements.values():
        assert squashed(CATALOG.regions[one.region].name) in shown


def test_an_overlay_without_approval_says_so(canary: tuple[Paper, Paper], titled: Sheets, tmp_path: Path) -> None:
    assert "Ikkegodkjent" in canary[0].pages[0]
    approved = CANARY + "approved:\n  by: Kommunedirektøren\n  on: 2026-11-20\n"
    edition = Edition(CATALOG.municipalities["kristiansand"], overlay(approved, tmp_path))
    paper, _ = papers(titled, edition, tmp_path)
    assert "Ikkegodkjent" not in local(paper)
    assert squashed("Godkjent av Kommunedirektøren 20. november 2026") in local(paper)


def test_a_card_with_a_name_is_internal_and_the_wall_shows_only_what_is_public(canary: tuple[Paper, Paper]) -> None:
    *situations, wall = canary[1].pages
    for page in situations:
        assert ("Internt" in page) == (squashed(NAME) in page)
    assert any("Internt" in page for page in situations)
    assert "Internt" not in wall
    assert "Ikkegodkjent" in wall
    assert all(("Ikkegodkjent" in page) == (squashed(NAME) in page or "55553333" in page) for page in situations)
    assert "55553333" in wall
    assert not [one for one in (NAME, PHONE, NOTE) if squashed(one) in wall]


def test_a_card_without_an_overlay_is_not_internal(bare: tuple[Paper, Paper]) -> None:
    assert not any("Internt" in page or "Ikkegodkjent" in page for page in bare[1].pages)


def test_the_edition_of_a_role_says_what_to_read_first(titled: Sheets, tmp_path: Path) -> None:
    from guide.pdf.edition import find_reader

    reader = find_reader(CATALOG, "nav")
    paper, _ = papers(titled, Edition(CATALOG.municipalities["kristiansand"], None, reader), tmp_path)
    assert squashed("Les dette først: Nav") in local(paper)
    assert len(reader.pages) > 1
    assert [one for one in reader.pages if squashed(titled.manuscript.titles[one]) not in local(paper)] == []


def traces(value: str) -> list[bytes]:
    """How a text could stand in a file: as it is, with other spaces, in hexadecimal, in UTF-16."""
    forms = {value, value.replace(" ", ""), value.casefold(), value.replace(" ", "\u00a0")}
    wide = [form.encode("utf-16-be") for form in forms]
    digits = [one.hex() for one in wide]
    return [
        *(form.encode() for form in forms),
        *wide,
        *(form.encode() for one in digits for form in (one, one.upper())),
    ]


def guide_in(folder: Path, *arguments: str) -> str:
    """What the command line says in a copy of the project."""
    command = [sys.executable, "-m", "guide", *arguments]
    environment = {**os.environ, "GUIDE_TODAY": TODAY.isoformat()}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def test_a_canary_is_nowhere_but_in_its_own_edition(small_project: Path, tmp_path: Path) -> None:
    """On a machine with an overlay: the site, its data, the downloads, the caches and what is said are without it."""
    project = Copy(copied(small_project, tmp_path / "prosjekt"))
    project.write(f"data/local/{NUMBER}.yaml", CANARY)
    said = guide_in(project.root, "check") + guide_in(project.root, "build")
    said += guide_in(project.root, "pdf", "--municipality", NUMBER, "--cards", "--out", str(tmp_path / "pdf"))
    edition = Paper(tmp_path / "pdf" / f"{GUIDE}-{NUMBER}-kristiansand.pdf")
    assert squashed(NAME) in edition.text
    found = [said.encode(), edition.metadata.encode(), (tmp_path / "pdf" / LEDGER).read_bytes()]
    for path in sorted(one for one in project.root.rglob("*") if one.is_file() and one.stem != NUMBER):
        found += [path.as_posix().encode(), path.read_bytes(), *(printed(path) if path.suffix == ".pdf" else ())]
    assert len(found) > 500
    for secret in (NAME, PHONE, NOTE):
        assert not [one[:80] for trace in traces(secret) for one in found if trace in one], secret


def printed(path: Path) -> list[bytes]:
    """Everything that can be read in a PDF."""
    paper = Paper(path)
    return [paper.text.encode(), paper.metadata.encode(), *paper.objects()]


def test_a_canary_would_be_found(canary: tuple[Paper, Paper]) -> None:
    found = [canary[0].text.encode(), *canary[0].objects()]
    for secret in (NAME, PHONE):
        assert [one for trace in traces(secret) for one in found if trace in one]


WRONG = {
    "municipality": ("4205", "municipality", "er ikke nummeret i filnavnet"),
    "phone": ('"22 98 76 5"', "contacts[0].phone", "er ikke et norsk telefonnummer"),
    "function": ("Kanarina", "contacts[0].function", "er ikke et av valgene"),
    "email": ("kanarina fuglestrand", "contacts[0].email", "har feil form"),
    "public": ("kanskje Kanarina", "contacts[0].public", "Skriv true eller false"),
    "page": ("situasjoner/kanarina.md", "notes[0].page", "er ikke en side i docs/"),
}
"""A wrong value of each kind, the field that is named, and what is said."""


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_named_by_its_field_and_never_repeated(name: str, tmp_path: Path) -> None:
    value, field, text = WRONG[name]
    values = {
        "municipality": f'"{NUMBER}"', "function": "lead", "phone": '"02800"', "email": "post@eksempel.no",
        "public": "false", "page": "index.md", name: value,
    }  # fmt: skip
    if name == "municipality":
        values[name] = f'"{value}"'
    written = (
        "municipality: {municipality}\ncontacts:\n  - function: {function}\n    phone: {phone}\n    email: {email}\n"
        "    public: {public}\nnotes:\n  - page: {page}\n    text: Fuglestrand\n"
    ).format(**values)
    path = tmp_path / f"{NUMBER}.yaml"
    path.write_text(written, "utf-8")
    _, problems = read_file(path, ROOT)
    message = "\n".join(map(str, problems))
    assert len(problems) == 1
    assert message.startswith(f"data/local/{NUMBER}.yaml:{line(written, field)}: {field}: ")
    assert text in message
    assert value.strip('"') not in message
    assert "fuglestrand" not in message.casefold()


def line(text: str, field: str) -> int:
    """The line of the field's last name."""
    return next(number for number, one in enumerate(text.split("\n"), 1) if f"{field.rpartition('.')[2]}:" in one)


BROKEN = {
    "a field that is not there": ('municipality: "4204"\nKanarina Fuglestrand: "1"\n', 2),
    "a list that is not one": ('municipality: "4204"\ncontacts: Kanarina Fuglestrand\n', 2),
    "an open quotation mark": ('municipality: "4204\ncontacts: "Kanarina Fuglestrand"\n', 1),
    "a number without quotation marks": ("municipality: 0301\n", 1),
    "a tabulator": ('municipality: "4204"\ncontacts:\n\t- person: Kanarina Fuglestrand\n', 3),
    "nothing": ("", 1),
    "two files in one": ('municipality: "4204"\n---\nKanarina: Fuglestrand\n', 2),
    "the same field twice": ('municipality: "4204"\nmunicipality: "Kanarina Fuglestrand"\n', 1),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_overlay_is_a_message_with_its_line_and_nothing_of_it(name: str, tmp_path: Path) -> None:
    text, number = BROKEN[name]
    path = tmp_path / f"{NUMBER}.yaml"
    path.write_text(text, "utf-8")
    found, problems = read_file(path, ROOT)
    message = "\n".join(map(str, problems))
    assert found is None
    assert problems[0].line == number
    assert "anarina" not in message
    assert "uglestrand" not in message


@pytest.mark.parametrize("extra", ["person: Kanarina", "note: Kanarina", "email: kanarina.fuglestrand@eksempel.no"])
def test_a_public_contact_names_nobody(extra: str, tmp_path: Path) -> None:
    text = f'municipality: "{NUMBER}"\ncontacts:\n  - function: lead\n    public: true\n    {extra}\n'
    path = tmp_path / f"{NUMBER}.yaml"
    path.write_text(text, "utf-8")
    _, problems = read_file(path, ROOT)
    assert [(one.line, one.field) for one in problems] == [(5, f"contacts[0].{extra.partition(':')[0]}")]
    assert "anarina" not in str(problems[0])


def astray(folder: Path, *names: str) -> list[str]:
    """What is said of files in data/local beside the example."""
    local = folder / "data/local"
    local.mkdir(parents=True, exist_ok=True)
    for one in local.iterdir():
        one.unlink()
    for name in (EXAMPLE, *names):
        (local / name).write_text('municipality: "9999"\n', "utf-8")
    return [str(one) for one in strays(folder, CATALOG.municipalities.values())]


@every(
    "name, expected",
    [
        ("4204.yml", "4204.yml. Gi den navnet 4204.yaml, eller flytt den."),
        ("4204.YAML", "4204.YAML. Gi den navnet 4204.yaml, eller flytt den."),
        ("4204 (1).yaml", "4204 (1).yaml. Gi den navnet 4204.yaml, eller flytt den."),
        ("4204 - kopi.yaml", "4204 - kopi.yaml. Gi den navnet 4204.yaml, eller flytt den."),
        ("4204.yaml.txt", "4204.yaml.txt. Gi den navnet 4204.yaml, eller flytt den."),
        ("4204", "4204. Gi den navnet 4204.yaml, eller flytt den."),
        ("4204.docx", "4204.docx. Gi den navnet 4204.yaml, eller flytt den."),
        ("301.yaml", "301.yaml. Gi den et navn som 0301.yaml, eller flytt den."),
        ("9999.yaml", "9999.yaml. Gi den et navn som 0301.yaml, eller flytt den."),
    ],
)
def test_a_file_that_is_nearly_a_number_is_named(name: str, expected: str, tmp_path: Path) -> None:
    assert astray(tmp_path, name) == [f"data/local:1: én fil heter ikke et kommunenummer: {expected}"]


@every(
    "name", ["kanarina.yaml", "Kristiansand.yaml", "kristiansand kontakter.xlsx", "Kanarina 4204.yaml", "kanarina.yml"]
)
def test_a_file_whose_name_may_tell_something_is_found_but_not_named(name: str, tmp_path: Path) -> None:
    (said,) = astray(tmp_path, name)
    assert "én fil heter ikke et kommunenummer. Gi den et navn som 0301.yaml, eller flytt den." in said


@every(
    "name",
    [".DS_Store", "Thumbs.db", "desktop.ini", "~$4204.yaml", ".4204.yaml.swp", "LES MEG.md", "4204.yaml", "4204.yaml~"],
)
def test_what_programs_make_and_what_is_no_contact_stops_nothing(name: str, tmp_path: Path) -> None:
    assert astray(tmp_path, name) == []


@every("name", ["timeliste.txt", "notater.md", "hanger.txt"])
def test_a_name_that_only_has_the_letters_of_a_municipality_is_no_mistake(name: str, tmp_path: Path) -> None:
    assert astray(tmp_path, name) == []


def test_a_folder_on_a_disk_that_is_away_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/local").symlink_to(tmp_path / "borte")
    (said,) = strays(tmp_path, CATALOG.municipalities.values())
    assert str(said).startswith("data/local:1: mappa kan ikke åpnes. Se om disken den ligger på, er koblet til")


def test_it_is_said_how_many_files_there_are(tmp_path: Path) -> None:
    (said,) = astray(tmp_path, "4204.yml", "kanarina.yaml", "0301.yml")
    expected = "3 filer heter ikke et kommunenummer: 0301.yml, 4204.yml. Gi dem navn som 0301.yaml, eller flytt dem."
    assert said == f"data/local:1: {expected}"


def test_the_documented_example_is_a_sound_overlay_of_no_municipality() -> None:
    found, problems = read_file(ROOT / "data/local" / EXAMPLE, ROOT)
    assert problems == []
    assert found
    assert found.municipality not in {one.number for one in CATALOG.municipalities.values()}
    assert {one.function for one in found.contacts} | {"family_counselling"} == set(LOCAL_FUNCTIONS)


def test_editors_are_helped_with_an_overlay_as_with_every_other_file() -> None:
    example = (ROOT / "data/local" / EXAMPLE).read_text("utf-8")
    written = re.search(r"^# yaml-language-server: \$schema=(.+)$", example, re.MULTILINE)
    assert written
    schema = json.loads((ROOT / "data/local" / written[1]).read_text("utf-8"))
    parts = {"Overlay": schema, **schema["$defs"]}
    for model in (Overlay, LocalContact, LocalNote, Approval):
        fields = parts[model.__name__]["properties"]
        assert set(fields) == set(model.model_fields)
        assert all(field["description"] for field in fields.values())
        assert parts[model.__name__]["additionalProperties"] is False
    function = parts["LocalContact"]["properties"]["function"]
    assert tuple(function["enum"]) == FUNCTIONS
    assert [label for label in FUNCTION.values() if label not in function["description"]] == []


def test_an_overlay_that_cannot_be_opened_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "data/local/0301.yaml").mkdir(parents=True)
    (tmp_path / "data/local/4204.yaml").symlink_to(tmp_path / "borte/4204.yaml")
    for number in ("0301", "4204"):
        found, problems = read_overlay(tmp_path, number)
        assert found is None
        assert [str(one).partition(":1: ")[0] for one in problems] == [f"data/local/{number}.yaml"]
        assert "fila kan ikke åpnes" in problems[0].text


def test_a_municipality_without_a_file_has_no_overlay() -> None:
    assert read_overlay(ROOT, "0000") == (None, [])


def test_every_function_has_a_label_and_services_to_fall_back_on() -> None:
    assert tuple(FUNCTION) == FUNCTIONS
    assert tuple(FALLBACKS) == LOCAL_FUNCTIONS
    assert {one for chain in FALLBACKS.values() for one in chain} <= set(CATALOG.services)


def test_git_takes_no_overlay_but_the_example_and_no_edition_wherever_it_lies() -> None:
    edition = Edition(CATALOG.municipalities["oslo"])
    elsewhere = [f"utgaver/{name}" for name in (edition.file(), edition.file(CARDS), LEDGER)]
    asked = ["data/local/4204.yaml", f"data/local/{EXAMPLE}", "pdf/x.pdf", *elsewhere, "docs/last-ned.md"]
    command = ["git", "-C", str(ROOT), "check-ignore", *asked]
    ignored = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    assert ignored == ["data/local/4204.yaml", "pdf/x.pdf", *elsewhere]
