"""A file is opened only when it is an ordinary file of text; every other thing is one sentence, at once."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

import pytest

from guide.content.files import MOST_BYTES, Unopened, is_copy, passed_over, text_of


def _told(path: Path) -> str:
    with pytest.raises(Unopened) as told:
        text_of(path)
    return told.value.text


def test_what_is_no_ordinary_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    ring, dangling, pipe = tmp_path / "ring", tmp_path / "dangling", tmp_path / "pipe"
    ring.symlink_to(ring)
    dangling.symlink_to(tmp_path / "gone")
    os.mkfifo(pipe)
    assert "går i ring" in _told(ring)
    assert "ikke finnes" in _told(dangling)
    assert "ikke en vanlig fil" in _told(pipe)
    assert "ikke en vanlig fil" in _told(Path("/dev/zero"))
    assert "en mappe" in _told(tmp_path)
    assert "mangler" in _told(tmp_path / "gone")
    (tmp_path / "file").touch()
    assert "er en fil" in _told(tmp_path / "file" / "inside")


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("å", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert text_of(tmp_path / "link") == "å"


def test_a_file_nobody_may_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "closed").write_text("x")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "ikke lov til å lese" in _told(tmp_path / "closed")


def test_the_size_has_a_limit(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"x" * MOST_BYTES)
    assert len(text_of(tmp_path / "large")) == MOST_BYTES
    (tmp_path / "large").write_bytes(b"x" * (MOST_BYTES + 1))
    assert "over 1 MB" in _told(tmp_path / "large")


def test_other_encodings_are_told_at_their_line(tmp_path: Path) -> None:
    for encoding in ("cp1252", "utf-16", "latin-1"):
        (tmp_path / "x").write_bytes("a\nblå\n".encode(encoding))
        assert "UTF-8" in _told(tmp_path / "x")
    (tmp_path / "x").write_bytes("\ufeffblå".encode())
    assert text_of(tmp_path / "x") == "blå"


def test_names_that_programs_make_are_passed_over_and_copies_known() -> None:
    for name in (
        ".#laws.yaml",
        ".DS_Store",
        "~$laws.yaml",
        "laws.yaml~",
        "#laws.yaml#",
        "Thumbs.db",
        "Thumbs.db:encryptable",
        "x.swp",
        "._a.md",
    ):
        assert passed_over(PurePath(name)), name
    for name in ("laws.yaml", "kontakt.md", "a.b.md", "index.md"):
        assert (passed_over(PurePath(name)), is_copy(PurePath(name))) == (False, False), name
    for name in ("laws - kopi.yaml", "kontakt (1).md", "Kopi av laws.yaml", "laws.yaml.bak", "laws copy 2.yaml",
                 "laws_conflict-20261126.yaml", "laws - Copy.yaml"):  # fmt: skip
        assert is_copy(PurePath(name)), name
