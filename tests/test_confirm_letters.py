"""The letters to the owners: the same lines in every form, the same bytes, and nothing that sends or leaks."""

from __future__ import annotations

import ast
import email
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from conftest import TODAY
from docx import Document
from paper import Paper, squashed
from playwright.sync_api import Browser

from guide.confirm import codes
from guide.confirm.documents import files, mail, page, word
from guide.confirm.letter import Letter, letter, letters
from guide.confirm.words import FIELDS_IN_NYNORSK, LETTER
from guide.content.catalog import load
from guide.facts import status
from guide.facts.asking import asked_fields, owned
from guide.facts.confirmation import FIELDS
from guide.pdf.typst import Press
from guide.project import ROOT

CATALOG = load()
LETTERS = letters(CATALOG, TODAY)
SMALL = min(LETTERS, key=lambda one: len(one.rows))


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("letters"), TODAY)


def test_every_owner_of_something_is_asked_about_all_of_it_once() -> None:
    owning = {one.owner.id for one in LETTERS}
    assert len(LETTERS) == len(owning) == 25
    asked = [row.record.id for one in LETTERS for part in one.parts for row in part.rows[:1]]
    every = [one for one in CATALOG.contacts.values() if not status.needs_none(one)]
    known = {one.id for one in (*every, *CATALOG.offices.values()) if asked_fields(one)}
    assert sorted(asked) == sorted(known)
    assert len({str(row.code) for one in LETTERS for row in one.rows}) == sum(len(one.rows) for one in LETTERS)


def test_no_one_asks_about_the_numbers_that_everybody_knows() -> None:
    asked = {one.id for each in LETTERS for one in owned(CATALOG, each.owner)}
    assert {one.id for one in CATALOG.contacts.values() if status.needs_none(one)} & asked == set()


def test_a_code_is_read_however_it_is_written_and_a_slip_is_none() -> None:
    for row in SMALL.rows:
        written = str(row.code)
        assert codes.read(written) == codes.read(written.lower().replace("-", " ")) == row.code
        assert codes.read(written.replace("0", "O").replace("1", "l")) == row.code
        for at, sign in enumerate(written):
            for other in codes.ALPHABET:
                if sign != "-" and other != sign:
                    assert codes.read(written[:at] + other + written[at + 1 :]) is None
    assert codes.read("") is codes.read("K7QW") is codes.read("ÆØÅ1-2345-6789") is None


def test_a_code_follows_the_value_and_says_the_same_row() -> None:
    one = codes.code("nav", TODAY, "nav-kontaktsenter", "phones", "0" * 12)
    other = codes.code("nav", TODAY, "nav-kontaktsenter", "phones", "1" * 12)
    assert (one.letter, one.row) == (other.letter, other.row)
    assert one.value != other.value


def rows_of(data: bytes) -> Iterator[list[str]]:
    for table in Document(io.BytesIO(data)).tables:
        for row in table.rows[1:]:
            yield [cell.text for cell in row.cells]


@pytest.mark.parametrize("one", LETTERS, ids=lambda one: one.owner.id)
def test_every_form_has_every_line_with_its_value(one: Letter, press: Press) -> None:
    made = files(one, press)
    name = f"{one.owner.id}-{one.code}"
    assert list(made) == [f"{name}.{end}" for end in ("docx", "html", "pdf", "eml")]
    wanted = [(str(row.code), row.name, row.value) for row in one.rows]
    assert [tuple(cells[:3]) for cells in rows_of(made[f"{name}.docx"])] == wanted
    html = made[f"{name}.html"].decode()
    assert re.findall(r'data-code="([^"]+)"', html) == [code for code, _, _ in wanted]
    (press.folder / "letter.pdf").write_bytes(made[f"{name}.pdf"])
    text = Paper(press.folder / "letter.pdf").text
    assert [code for code, _, _ in wanted if squashed(code) not in text] == []
    assert [value for _, _, value in wanted if squashed(value)[:40] not in text] == []


def test_the_same_data_and_day_give_the_same_bytes(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(SMALL, press)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    again = next(one for one in letters(CATALOG, TODAY) if one.owner == SMALL.owner)
    assert files(again, press) == before
    later = letter(CATALOG, SMALL.owner, date(2026, 12, 2))
    assert later.code != SMALL.code
    with zipfile.ZipFile(io.BytesIO(before[f"{SMALL.owner.id}-{SMALL.code}.docx"])) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_e_mail_is_not_sent_and_goes_only_to_a_shared_address() -> None:
    addressed = next(one for one in LETTERS if one.send_to)
    message = email.message_from_bytes(mail(addressed, {"a.docx": word(addressed)}))
    assert message["X-Unsent"] == "1"
    assert message["To"] == addressed.send_to
    without = next(one for one in LETTERS if not one.send_to)
    assert email.message_from_bytes(mail(without, {}))["To"] is None


def test_both_written_standards_say_the_same_things() -> None:
    assert LETTER["nb"].keys() == LETTER["nn"].keys()
    assert FIELDS_IN_NYNORSK.keys() == FIELDS.keys()
    for name, text in LETTER["nb"].items():
        assert text.count("{}") == LETTER["nn"][name].count("{}"), name
    owner = SMALL.owner.model_copy(update={"written_standard": "nn"})
    html = page(letter(CATALOG, owner, TODAY)).decode()
    assert '<html lang="nn">' in html
    assert LETTER["nn"]["harm"] in html
    assert LETTER["nb"]["harm"] not in html


def test_the_page_loads_and_sends_nothing_and_gathers_the_answers(chrome: Browser, tmp_path: Path) -> None:
    file = tmp_path / "letter.html"
    file.write_bytes(page(SMALL))
    context = chrome.new_context(offline=True)
    opened = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    opened.on("request", lambda one: asked.append(one.url))
    opened.on("console", lambda one: complaints.append(one.text))
    opened.goto(file.as_uri())
    line = opened.locator(".line").first
    line.locator("input[value=feil]").check()
    line.locator("input[type=text]").fill('Riktig; "slik"')
    opened.locator("[data-who=funksjon]").fill("Vaktleder")
    opened.get_by_role("button").click()
    code = SMALL.rows[0].code
    said = opened.locator("textarea").input_value()
    assert said == f'kode;svar;riktig\n{code};feil;"Riktig; ""slik"""\nfunksjon;Vaktleder\ndato;'
    assert (asked, complaints) == ([file.as_uri()], [])
    assert opened.evaluate("[document.cookie, localStorage.length]") == ["", 0]
    context.close()


def test_without_its_script_the_page_prints_and_offers_no_button(chrome: Browser, tmp_path: Path) -> None:
    file = tmp_path / "letter.html"
    file.write_bytes(page(SMALL))
    context = chrome.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(file.as_uri())
    assert not opened.get_by_role("button").is_visible()
    assert opened.locator(".line").count() == len(SMALL.rows)
    context.close()


BANNED = {"smtplib", "requests", "urllib", "urllib3", "socket", "http", "ssl", "ftplib", "webbrowser", "subprocess"}


def test_nothing_that_asks_the_owners_can_send() -> None:
    for path in sorted((ROOT / "guide" / "confirm").glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        named |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert {one.partition(".")[0] for one in named} & BANNED == set(), path.name
    assert {"letters/"} <= {line.strip("/") + "/" for line in (ROOT / ".gitignore").read_text("utf-8").split()}
