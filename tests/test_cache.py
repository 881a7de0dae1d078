"""What is kept between runs: the same as when it is made anew, and never older than the text or the code."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from guide.content import cache as module
from guide.content.cache import cached
from guide.content.catalog import shown
from guide.content.kinds import FILES
from guide.content.pages import read_page
from guide.content.reading import Document, parse, read


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "_FOLDER", tmp_path / "kept")
    return tmp_path / "kept"


made: list[str] = []


def shout(text: str, name: str) -> str:
    made.append(name)
    return text.upper()


@pytest.fixture(autouse=True)
def nothing_made() -> None:
    made.clear()


def test_the_same_text_is_made_once() -> None:
    assert [cached(shout, "en tekst", "a/b.md") for _ in range(3)] == ["EN TEKST"] * 3
    assert made == ["a/b.md"]


def test_another_text_is_made_anew_and_takes_the_place(folder: Path) -> None:
    assert [cached(shout, text, "a.md") for text in ("en", "to", "en")] == ["EN", "TO", "EN"]
    assert made == ["a.md"] * 3
    assert [path.name for path in folder.iterdir()] == ["a.md"]


def test_names_that_share_a_file_are_not_mixed() -> None:
    assert [cached(shout, "en", name) for name in ("a/b.md", "a-b.md")] == ["EN", "EN"]
    assert made == ["a/b.md", "a-b.md"]


def test_other_code_makes_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    cached(shout, "en", "a.md")
    monkeypatch.setattr(module, "_code", lambda: b"another")
    assert cached(shout, "en", "a.md") == "EN"
    assert made == ["a.md"] * 2


def test_the_code_is_all_modules_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CODE", tmp_path)
    written = set()
    for text in ("a = 1\n", "a = 2\n"):
        (tmp_path / "reading.py").write_text(text, "utf-8")
        module._code.cache_clear()
        written.add(module._code())
    module._code.cache_clear()
    assert len(written) == 2


@pytest.mark.parametrize("spoilt", [b"", b"x", pickle.dumps("noe annet")])
def test_what_was_spoilt_is_made_anew(folder: Path, spoilt: bytes) -> None:
    cached(shout, "en", "a.md")
    whole = (folder / "a.md").read_bytes()
    for data in (spoilt, whole[:-1], whole[:32] + b"ikke det" + spoilt):
        (folder / "a.md").write_bytes(data)
        assert cached(shout, "en", "a.md") == "EN"
        assert (folder / "a.md").read_bytes() == whole


def test_a_folder_that_cannot_be_made_stops_nobody(folder: Path) -> None:
    folder.write_text("en fil", "utf-8")
    assert cached(shout, "en", "a.md") == "EN"


def test_data_and_pages_are_the_same_when_they_were_kept(folder: Path) -> None:
    from guide.content.pages import _read_page
    from guide.content.reading import _parsed

    pages = sorted((ROOT / "docs").rglob("*.md"))
    names = [path.relative_to(ROOT / "docs").as_posix() for path in pages]
    rounds = []
    for _ in range(2):
        _parsed.cache_clear()
        _read_page.cache_clear()
        documents = [read(ROOT / shown(FILES[kind]), shown(FILES[kind]), keep=True) for kind in FILES]
        rounds.append((documents, [read_page(path, name) for path, name in zip(pages, names, strict=True)]))
    assert len(list(folder.iterdir())) == len(FILES) + len(pages)
    assert rounds[0] == rounds[1]
    for document in rounds[1][0]:
        fresh = parse(document.text, Document(document.path))
        assert (document.values, document.problems) == (fresh.values, fresh.problems)
        assert (document.lines, document.raw) == (fresh.lines, fresh.raw)


def test_what_nobody_asked_to_keep_is_not_kept(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "4204.yaml").write_text("- id: hemmelig-navn\n", "utf-8")
    read(tmp_path / "4204.yaml", "data/local/4204.yaml")
    assert not folder.exists()


class Evil:
    """What runs code where it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return made.append, ("ondsinnet",)


def forget() -> None:
    module._secret.cache_clear()
    module._code.cache_clear()


@pytest.fixture
def homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Lets another user run the same folder."""

    def be(name: str) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / name))
        forget()

    yield be
    monkeypatch.undo()
    forget()


def test_what_another_user_kept_is_neither_run_nor_believed(folder: Path, homes: Callable[[str], None]) -> None:
    homes("en")
    assert cached(shout, "en", "a.md") == "EN"
    for evil in (pickle.dumps(Evil()), pickle.dumps("ET ANNET NUMMER")):
        homes("to")
        key = module._key(f"{shout.__module__} {shout.__qualname__} a.md en")
        (folder / "a.md").write_bytes(module._seal(key, evil) + evil)
        homes("en")
        made.clear()
        assert cached(shout, "en", "a.md") == "EN"
        assert made == ["a.md"]


def test_what_was_changed_after_it_was_sealed_is_not_believed(folder: Path) -> None:
    cached(shout, "en", "a.md")
    whole = (folder / "a.md").read_bytes()
    for other in (pickle.dumps(Evil()), pickle.dumps("ET ANNET NUMMER")):
        (folder / "a.md").write_bytes(whole[: module._SEAL] + other)
        assert cached(shout, "en", "a.md") == "EN"
    assert "ondsinnet" not in made


def test_the_secret_is_made_once_and_read_by_nobody_else(tmp_path: Path, homes: Callable[[str], None]) -> None:
    homes("en")
    first = module._secret()
    homes("en")
    assert module._secret() == first
    secret = tmp_path / "en" / "exit-guide" / "secret"
    assert (secret.read_bytes(), secret.stat().st_mode & 0o777) == (first, 0o600)
    assert secret.parent.stat().st_mode & 0o777 == 0o700
    homes("to")
    assert module._secret() != first


def test_without_a_place_for_the_secret_nothing_is_found_again(tmp_path: Path, homes: Callable[[str], None]) -> None:
    (tmp_path / "fil").write_text("", "utf-8")
    for _ in range(2):
        homes("fil")
        assert cached(shout, "en", "a.md") == "EN"
    assert made == ["a.md"] * 2
