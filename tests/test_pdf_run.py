"""The `pdf` command: what is asked for, whole files, runs that go on where they stopped, and bad input."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import SimpleNamespace

import lxml.html
import pytest
from click.testing import CliRunner, Result
from conftest import ROOT, TODAY, Copy, Sheets

import guide.pdf.batch as batch
import guide.pdf.command as command
import guide.pdf.command as running
import guide.project as output
import guide.site.build as building
from guide.__main__ import main
from guide.content.catalog import load
from guide.content.local import Overlay
from guide.facts.municipality import find_municipality
from guide.pdf.batch import LEDGER, Job, Stopped, jobs, make, missing
from guide.pdf.command import chosen, prepare
from guide.pdf.edition import Edition, find_reader
from guide.pdf.typst import WORKING_TITLE, Press, Unset
from guide.pdf.walk import Book, Place, flow
from guide.project import Unsound, is_in_project, reason, write_whole
from guide.render import macros
from guide.render.downloads import CARDS, GUIDE, SHORT, offered
from guide.render.view import View
from guide.site.built import BuiltSite

CATALOG = load()
OVERLAY = Overlay(municipality="4204", contacts=(), approved=None)
SOME = [CATALOG.municipalities[one] for one in ("oslo", "kristiansand", "ringerike")]


@pytest.fixture
def quick(site: BuiltSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the site be there already, and let Typst take no time."""
    monkeypatch.setenv("GUIDE_TODAY", TODAY.isoformat())
    monkeypatch.setattr(building, "generate", lambda folder, _: shutil.copytree(site.root, folder))
    monkeypatch.setattr(building, "judge_site", lambda *_: 0)
    monkeypatch.setattr(Press, "set", lambda _, source, title: f"{title} {len(source)}".encode())


def pdf(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["pdf", *map(str, arguments)])


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {LEDGER}


@pytest.mark.usefixtures("quick")
def test_without_a_municipality_it_is_the_national_guide(tmp_path: Path) -> None:
    done = pdf("--out", tmp_path)
    assert done.exit_code == 0, done.output
    assert names(tmp_path) == {f"{GUIDE}.pdf"}
    assert "1 fil er laget" in done.output


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("wanted", ["4204", "Kristiansand", " kristiansand "])
def test_a_municipality_is_named_by_number_or_name(wanted: str, tmp_path: Path) -> None:
    assert pdf("--municipality", wanted, "--role", "nav", "--cards", "--out", tmp_path).exit_code == 0
    assert names(tmp_path) == {f"{GUIDE}-4204-kristiansand-nav.pdf", f"{CARDS}-4204-kristiansand-nav.pdf"}


@pytest.mark.usefixtures("quick")
def test_the_short_edition_is_made_in_place_of_the_whole_guide(tmp_path: Path) -> None:
    assert pdf("--short", "--out", tmp_path / "alle").exit_code == 0
    assert names(tmp_path / "alle") == {f"{SHORT}.pdf"}
    assert pdf("--short", "--municipality", "4204", "--cards", "--out", tmp_path / "egen").exit_code == 0
    assert names(tmp_path / "egen") == {f"{SHORT}-4204-kristiansand.pdf", f"{CARDS}-4204-kristiansand.pdf"}


def test_two_municipalities_with_one_name_are_told_apart_by_number() -> None:
    twice = {one.name for one in CATALOG.municipalities.values()}
    shared = [name for name in twice if sum(one.name == name for one in CATALOG.municipalities.values()) > 1]
    assert sorted(shared) == ["Herøy", "Våler"]
    for name in shared:
        with pytest.raises(LookupError) as refused:
            find_municipality(CATALOG, name)
        for one in CATALOG.municipalities.values():
            assert (f"{one.number} {one.name} (" in str(refused.value)) == (one.name == name)


def test_a_number_that_has_lost_its_zero_is_found() -> None:
    assert find_municipality(CATALOG, "301") is CATALOG.municipalities["oslo"]


def test_a_name_in_another_language_is_found() -> None:
    parallel = next(one for one in CATALOG.municipalities.values() if one.also_known_as)
    assert find_municipality(CATALOG, parallel.also_known_as[0]) is parallel


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--municipality", "Kristansand"), "Mente du 4204 Kristiansand (Agder)"),
        (("--municipality", "0000"), "Ingen kommune heter eller har nummeret «0000»"),
        (("--municipality", ""), "Ingen kommune heter eller har nummeret «». Skriv kommunenummeret, fire sifre."),
        (("--municipality", "", "--all"), "Velg enten --municipality eller --all."),
        (("--municipality", "4204", "--role", ""), "Ingen rolle eller tjeneste har id-en «»."),
        (("--municipality", "xqzw"), "Skriv kommunenummeret, fire sifre."),
        (("--role", "nav"), "Velg --municipality eller --all også."),
        (("--municipality", "4204", "--role", "navv"), "Mente du nav"),
        (("--municipality", "4204", "--role", "xqzw"), "Bruk en id fra data/roles.yaml eller data/services.yaml."),
        (("--municipality", "4204", "--all"), "Velg enten --municipality eller --all."),
    ],
)
@pytest.mark.usefixtures("quick")
def test_what_does_not_exist_is_answered_with_what_does(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = pdf(*arguments, "--out", tmp_path / "ut")
    assert done.exit_code == 1
    assert said in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "ut").exists()


OF_THE_PROJECT = [
    "docs", "docs/pdf", "theme", "site", "site/pdf", "data/local", "data", ".git", ".git/hooks", ".cache/pdf", ".venv",
    "guide/pdf", "tests/ny", "node_modules", "partials", "scripts", ".github", "deploy", "tools", "DOCS",
]  # fmt: skip


@pytest.mark.parametrize("place", OF_THE_PROJECT)
def test_an_edition_is_never_written_into_the_site_nor_among_what_the_project_is_made_of(place: str) -> None:
    there = (ROOT / place).exists()
    with pytest.raises(ValueError, match=r"er en del av prosjektet\. Velg en annen mappe"):
        prepare(ROOT / place)
    assert (ROOT / place).exists() is there
    assert not (ROOT / place / LEDGER).exists()


def test_an_edition_is_never_written_into_a_store_of_another_project(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="er en del av prosjektet"):
        prepare(tmp_path / ".git" / "pdf")


def test_other_places_are_fine(tmp_path: Path) -> None:
    for place in ("pdf", "utgaver", "docs-pdf", "min site"):
        assert not is_in_project(ROOT / place)
    assert not is_in_project(ROOT)
    assert prepare(tmp_path / "docs").is_dir()


@pytest.mark.usefixtures("quick")
def test_what_may_hold_names_is_read_by_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    local = tmp_path / "data" / "local"
    local.mkdir(parents=True, mode=0o755)
    (local / "4204.yaml").write_bytes((ROOT / "data" / "local" / "eksempel.yaml").read_bytes())
    (local / "4204.yaml").chmod(0o644)
    monkeypatch.setattr(command, "read_overlay", lambda *_: (OVERLAY, []))
    monkeypatch.setattr(command, "strays", lambda *_: [])
    chosen(CATALOG, "4204", None, every=False, root=tmp_path)
    out = tmp_path / "ut"
    for _ in range(2):  # the second finds them done, and perhaps with the rights of an older run
        assert pdf("--municipality", "4204", "--cards", "--out", out).exit_code == 0
        made = [*out.iterdir(), out, local, local / "4204.yaml"]
        assert len(made) == 6
        assert [(path.name, oct(path.stat().st_mode)) for path in made if path.stat().st_mode & 0o077] == []
        for path in out.iterdir():
            path.chmod(0o644 if path.suffix == ".pdf" else 0o600)


def test_what_is_private_is_so_while_it_is_on_its_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "utgave.pdf").write_bytes(b"gammel")
    (tmp_path / "utgave.pdf").chmod(0o644)
    seen: list[int] = []
    monkeypatch.setattr(output.os, "fsync", lambda file: seen.append(os.fstat(file).st_mode & 0o777))
    write_whole(tmp_path / "utgave.pdf", b"ny", private=True)
    assert seen == [0o600]
    assert (tmp_path / "utgave.pdf").stat().st_mode & 0o777 == 0o600


def test_an_edition_is_never_written_into_a_site_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("", "utf-8")
    with pytest.raises(ValueError, match="er en del av nettstedet"):
        prepare(tmp_path / "pdf")


@pytest.mark.usefixtures("quick")
def test_a_folder_that_cannot_be_written_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", "utf-8")
    done = pdf("--out", tmp_path / "fil" / "pdf")
    assert done.exit_code == 1
    assert f"Kan ikke skrive til «{tmp_path / 'fil' / 'pdf'}»: det er ikke en mappe." in done.output


def test_a_full_disk_leaves_the_old_file_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "utgave.pdf"
    target.write_bytes(b"gammel")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(output.os, "fsync", full)
    with pytest.raises(OSError) as refused:  # noqa: PT011
        write_whole(target, b"ny")
    assert reason(refused.value) == f"Kan ikke skrive til «{target}»: disken er full."
    assert [path.name for path in tmp_path.iterdir()] == ["utgave.pdf"]
    assert target.read_bytes() == b"gammel"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "fra", None, "til"), " til «til»: disken er full."),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), ": disken er full."),
        (OSError(errno.EFBIG, os.strerror(errno.EFBIG), "a"), " til «a»: fila er større enn du har lov til å lage."),
        (OSError(errno.EEXIST, "det er noe annet", "a"), " til «a»: det er noe annet."),
        (OSError(errno.EIO, os.strerror(errno.EIO), "a"), " til «a»: disken svarer med feil."),
        (OSError(errno.EPROTO, os.strerror(errno.EPROTO), "a"), " til «a»: ukjent grunn (EPROTO)."),
    ],
)
def test_a_reason_names_what_was_written(error: OSError, said: str) -> None:
    assert reason(error) == f"Kan ikke skrive{said}"


@pytest.mark.usefixtures("quick")
def test_what_an_interrupted_run_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / f".{GUIDE}.pdf.halv").write_bytes(b"halv")
    assert pdf("--out", tmp_path).exit_code == 0
    assert names(tmp_path) == {f"{GUIDE}.pdf"}


@pytest.fixture
def wanted(sheets: Sheets) -> list[Job]:
    return list(jobs(sheets.manuscript, sheets.press, [Edition(one) for one in SOME], [GUIDE, CARDS]))


@pytest.fixture
def fast(sheets: Sheets, monkeypatch: pytest.MonkeyPatch) -> Press:
    monkeypatch.setattr(Press, "set", lambda _, source, title: f"{title} {len(source)}".encode())
    return sheets.press


def test_a_run_goes_on_where_it_stopped(wanted: list[Job], fast: Press, tmp_path: Path) -> None:
    assert len(list(make(tmp_path, fast, wanted[:2]))) == 2
    assert missing(tmp_path, wanted) == wanted[2:]
    assert len(list(make(tmp_path, fast, wanted[2:]))) == 4
    assert missing(tmp_path, wanted) == []


def test_a_file_that_is_gone_or_cut_short_is_made_again(wanted: list[Job], fast: Press, tmp_path: Path) -> None:
    assert list(make(tmp_path, fast, wanted))
    (tmp_path / wanted[0].file).unlink()
    (tmp_path / wanted[1].file).write_bytes(b"%PDF")
    assert missing(tmp_path, wanted) == wanted[:2]


@pytest.mark.parametrize("ledger", ["", "[]", "{", '{"x": 1}'])
def test_a_ledger_that_cannot_be_read_is_the_same_as_none(
    ledger: str, wanted: list[Job], fast: Press, tmp_path: Path
) -> None:
    assert list(make(tmp_path, fast, wanted))
    (tmp_path / LEDGER).write_text(ledger, "utf-8")
    assert missing(tmp_path, wanted) == wanted


def test_an_edition_is_made_again_when_what_it_is_made_of_has_changed(sheets: Sheets, tmp_path: Path) -> None:
    municipality = CATALOG.municipalities["oslo"]
    changed = municipality.model_copy(update={"name": "Annet navn"})
    first, other = sheets.job(Edition(municipality)), sheets.job(Edition(changed))
    assert first.fingerprint != other.fingerprint
    assert first == sheets.job(Edition(municipality))
    elsewhere = Press(tmp_path, sheets.press.day).prepare(sheets.manuscript.full.source + "\n", "")
    assert elsewhere.fingerprint(first.source) != sheets.press.fingerprint(first.source)


def test_an_interrupted_run_says_how_to_go_on(
    wanted: list[Job], fast: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = batch.write_whole

    def interrupted(path: Path, data: bytes, *, private: bool) -> None:
        if path.name == wanted[3].file:
            raise KeyboardInterrupt
        real(path, data, private=private)

    monkeypatch.setattr(batch, "write_whole", interrupted)
    monkeypatch.setattr(batch.os, "cpu_count", lambda: 1)
    with pytest.raises(Stopped, match=r"Avbrutt\. 3 filer ble ferdig\."):
        running._make(tmp_path, fast, wanted, print)
    assert names(tmp_path) == {job.file for job in wanted[:3]}
    assert set(json.loads((tmp_path / LEDGER).read_text("utf-8"))) == names(tmp_path)


@pytest.mark.usefixtures("quick")
def test_a_run_that_the_machine_ends_is_an_interrupted_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(Press, "set", lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    done = pdf("--municipality", "4204", "--out", tmp_path)
    assert done.exit_code == 1
    assert "Avbrutt. 0 filer ble ferdig. Kjør det samme en gang til for å fortsette." in done.output
    assert names(tmp_path) == set()
    assert signal.getsignal(signal.SIGTERM) is before


KILLED = """
import os, signal
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from guide.pdf.batch import _begin
if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, get_context("spawn"), _begin, (Path(), date(2026, 12, 1)))
    print(pool.submit(os.getpid).result() != os.getpid(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_no_process_outlives_the_first(tmp_path: Path) -> None:
    """They share what they print to, which is at its end when the last of them has ended."""
    (tmp_path / "drept.py").write_text(KILLED, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(tmp_path / "drept.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, "True\n")


def test_what_typst_refuses_is_said_without_what_a_municipality_wrote(sheets: Sheets, tmp_path: Path) -> None:
    job = sheets.job(Edition())
    wrong = Job(job.file, "#ukjent", job.title, job.fingerprint, local=True)
    with pytest.raises(Stopped) as refused:
        list(make(tmp_path, sheets.press, [wrong]))
    assert str(refused.value) == f"«{job.file}» kan ikke settes. Se etter uvanlige tegn i fila i data/local/."
    assert names(tmp_path) == set()
    with pytest.raises(Stopped, match="Typst sier: unknown variable: ukjent"):
        list(make(tmp_path, sheets.press, [Job(job.file, "#ukjent", job.title, job.fingerprint, local=False)]))


def test_one_overlay_that_cannot_be_set_stops_no_other(sheets: Sheets, tmp_path: Path) -> None:
    job = sheets.job(Edition())
    wrong = Job("a.pdf", "#ukjent", job.title, "x", local=True)
    right = Job("b.pdf", f'#set document(title: "{WORKING_TITLE}")\n= Tittel', job.title, "x", local=True)
    said: list[str] = []
    with pytest.raises(Stopped, match=r"«a\.pdf» kan ikke settes"):
        running._make(tmp_path, sheets.press, [wrong, right], said.append)
    assert names(tmp_path) == {"b.pdf"}
    assert said[0].startswith("1 fil er laget")


def test_an_overlay_with_a_mistake_holds_back_its_own_edition_alone(copy: Copy) -> None:
    copy.write("data/local/4204.yaml", 'municipality: "4204"\ncontacts:\n  - {function: lead, phone: "1"}\n')
    editions, problems = command.chosen(CATALOG, None, None, every=True, root=copy.root)
    assert len(editions) == len(CATALOG.municipalities) - 1
    assert {one.path for one in problems} == {"data/local/4204.yaml"}


@pytest.mark.parametrize("every", [True, False])
def test_a_file_that_belongs_to_no_municipality_is_told_at_every_run(copy: Copy, every: bool) -> None:
    copy.write("data/local/4204.yml", 'municipality: "4204"\n')
    for wanted in (None,) if every else (None, "0301", "4204"):
        with pytest.raises(Unsound) as unsound:
            command.chosen(CATALOG, wanted, None, every=every, root=copy.root)
        assert "én fil heter ikke et kommunenummer: 4204.yml" in unsound.value.problems[0].text


def test_what_typst_refuses_of_a_page_is_said_at_the_page(
    sheets: Sheets, site: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = sheets.manuscript.full.source.split("\n")
    page = next(n for n, line in enumerate(lines) if line.startswith("#page-title") and "pst.html" in line)
    number = next(n for n, line in enumerate(lines[page:], page + 1) if "Hva tjenesten bidrar med" in line) + 2

    def refuse(*_: object) -> bytes:
        raise Unset("noe er galt", number)

    monkeypatch.setattr(Press, "set", refuse)
    with pytest.raises(command.Unsound) as refused:
        command.add_downloads(site.root, ROOT)
    assert [str(one) for one in refused.value.problems] == [
        "docs/tjenester/pst.md:4: siden kan ikke settes i PDF-en under «Hva tjenesten bidrar med». "
        "Typst sier: noe er galt."
    ]


def test_many_editions_are_made_in_parallel(sheets: Sheets, tmp_path: Path) -> None:
    """Real processes: the card sheets of eight municipalities, which take no time."""
    editions = [Edition(one) for one in list(CATALOG.municipalities.values())[:8]]
    found = list(jobs(sheets.manuscript, sheets.press, editions, [CARDS]))
    done = list(make(tmp_path, sheets.press, found))
    assert {job.file for job in done} == names(tmp_path) == {edition.file(CARDS) for edition in editions}
    alone = sheets.press.set(found[0].source, found[0].title)
    assert (tmp_path / found[0].file).read_bytes() == alone


def test_a_page_offers_the_downloads_only_in_a_build_that_makes_them(site: BuiltSite) -> None:
    view = View(CATALOG, TODAY, "last-ned.md")
    assert ".pdf" not in macros.downloads(view)
    assert "ikke laget" in macros.downloads(view)
    assert ".pdf" not in site.pages["last-ned.html"].html
    with offered():
        assert re.findall(r'href="(.+?)"', macros.downloads(view)) == [f"{one}.pdf" for one in (CARDS, SHORT, GUIDE)]


def test_the_pdf_is_the_same_whether_or_not_the_site_offers_it() -> None:
    view = View(CATALOG, TODAY, "last-ned.md")
    with offered():
        offering = macros.downloads(view)
    for html in (offering, macros.downloads(view)):
        book = Book(frozenset(), {}, {})
        element = lxml.html.fragment_fromstring(html, create_parent="div")
        assert flow(element, Place("last-ned.html", 1, book)) == ""
        assert book.problems == []


def test_a_process_that_ends_is_a_message(
    wanted: list[Job], fast: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        batch, "ProcessPoolExecutor", lambda *_: SimpleNamespace(submit=ended, shutdown=lambda **_: None)
    )
    monkeypatch.setattr(batch.os, "cpu_count", lambda: 2)
    with pytest.raises(Stopped, match="En av prosessene stoppet"):
        list(make(tmp_path, fast, [*wanted, *wanted]))
    assert names(tmp_path) == set()


def ended(*_: object) -> Future[Job]:
    """What a job is when its process has ended."""
    future: Future[Job] = Future()
    future.set_exception(BrokenProcessPool())
    return future


def test_a_role_or_a_service_has_pages_to_read_first(sheets: Sheets) -> None:
    for one in (*CATALOG.roles, *CATALOG.services):
        pages = find_reader(CATALOG, one).pages
        assert set(pages) <= set(sheets.manuscript.titles)
        assert len(pages) == len(set(pages)) >= 1


def test_all_means_every_municipality() -> None:
    editions, held_back = command.chosen(CATALOG, None, None, every=True)
    assert held_back == []
    assert len({edition.file() for edition in editions}) == len(CATALOG.municipalities) > 350
