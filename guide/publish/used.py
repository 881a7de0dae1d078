"""Only what is used is published: the theme brings three megabytes, of which the pages name nothing."""

from __future__ import annotations

from pathlib import Path

_READ = {".html", ".css", ".js", ".txt", ".json", ".webmanifest"}
_ASKED_FOR = {"robots.txt", ".htaccess", "_headers", "security.txt"}
"""Files that nothing in the site names: servers and robots know them by name."""


def drop_unused(folder: Path) -> None:
    """Delete every file whose name no page says, nor anything that a page says."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in set(files) - _used(files):
        path.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _used(files: list[Path]) -> set[Path]:
    """The pages and what is asked for, and then whatever these name, step by step."""
    used: set[Path] = set()
    found = {path for path in files if path.suffix == ".html" or path.name in _ASKED_FOR}
    while found:
        used |= found
        text = "\n".join(path.read_text("utf-8") for path in sorted(found) if _is_read(path))
        found = {path for path in files if path not in used and path.name in text}
    return used


def _is_read(path: Path) -> bool:
    return path.suffix in _READ or path.name in _ASKED_FOR
