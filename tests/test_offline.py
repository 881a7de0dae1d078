"""The copy for a memory stick: the very same files, a letter on top, and the same bytes every time."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from conftest import TODAY

from guide.__main__ import main
from guide.content.catalog import load
from guide.project import norwegian
from guide.site.publish import letter, pack


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "css/guide.css", "nedlasting/veileder.pdf", ".htaccess"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(name.encode())
    return tmp_path / "site"


def test_the_zip_holds_the_letter_and_every_file_of_the_site_unchanged(site: Path, tmp_path: Path) -> None:
    assert pack(site, tmp_path / "a.zip", "Tittel", TODAY) == 5
    with ZipFile(tmp_path / "a.zip") as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    assert held.pop("veileder-exit-arbeid/LES-MEG.txt").startswith(b"\xef\xbb\xbfTittel\r\n")
    assert held == {
        f"veileder-exit-arbeid/nettsted/{path.relative_to(site).as_posix()}": path.read_bytes()
        for path in site.rglob("*") if path.is_file()
    }  # fmt: skip


def test_the_same_site_gives_the_same_bytes_whenever_it_was_written(site: Path, tmp_path: Path) -> None:
    pack(site, tmp_path / "a.zip", "Tittel", TODAY)
    for path in site.rglob("*.html"):
        path.touch()
        path.chmod(0o600)
    pack(site, tmp_path / "b.zip", "Tittel", TODAY)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_the_letter_says_how_to_open_when_it_is_from_and_names_the_documents() -> None:
    text = letter("Tittel", TODAY, ["nettsted/index.html", "nettsted/nedlasting/a.pdf"])
    assert "«index.html»" in text
    assert norwegian(TODAY) in text
    assert "Som dokument: nettsted/nedlasting/a.pdf\r\n" in text
    assert "Som dokument" not in letter("Tittel", TODAY, ["nettsted/index.html"])


def test_the_command_says_how_large_it_became(site: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["offline", "--site", str(site), "--out", str(tmp_path / "a.zip")])
    assert (result.exit_code, result.stdout) == (0, "5 filer ligger i a.zip (0.0 MB).\n")
    assert load().publication.title.encode() in ZipFile(tmp_path / "a.zip").read("veileder-exit-arbeid/LES-MEG.txt")


def test_a_place_that_cannot_be_written_is_a_message(site: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["offline", "--site", str(site), "--out", str(tmp_path / "borte" / "a.zip")])
    assert result.exit_code == 1
    assert result.stderr.startswith("Kan ikke skrive til «")
