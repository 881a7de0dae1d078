"""A copy of the project's content that tests break, one after the other, and that is put back after each."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guide.project import ROOT

Stamp = tuple[int, int]


@dataclass(frozen=True)
class Workplace:
    """A folder with data/, docs/ and mkdocs.yml, and when each file in it was written."""

    root: Path
    before: dict[str, Stamp]

    @classmethod
    def made(cls, root: Path) -> Workplace:
        """A new copy. What a municipality wrote itself is no part of it."""
        for name in ("data", "docs"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("local"))
        shutil.copy2(ROOT / "mkdocs.yml", root)
        return cls(root, dict(_stamps(root)))

    def put_back(self) -> None:
        """Make every file what it was, with its time, so that what was read of it is known still."""
        now = dict(_stamps(self.root))
        for name in now.keys() - self.before.keys():
            (self.root / name).unlink()
        for name in (name for name, stamp in self.before.items() if now.get(name) != stamp):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, self.root / name)
        for folder in (Path(name) for name, _, _ in os.walk(self.root, topdown=False)):
            if not any(folder.iterdir()):
                folder.rmdir()


def _stamps(folder: Path | str, within: str = "") -> Iterator[tuple[str, Stamp]]:
    for one in os.scandir(folder):
        if one.is_dir(follow_symlinks=False):
            yield from _stamps(one.path, f"{within}{one.name}/")
        else:
            written = one.stat(follow_symlinks=False)
            yield f"{within}{one.name}", (written.st_mtime_ns, written.st_size)
