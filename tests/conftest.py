"""A copy of the real project to break, and the site built once."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guide.built import BuiltSite
from guide.catalog import ROOT, load
from guide.check import judge
from guide.rules.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.pdf.batch import Job
    from guide.pdf.edition import Edition
    from guide.pdf.manuscript import Manuscript
    from guide.pdf.press import Press

TODAY = date(2026, 12, 1)
"""The day of every test. Nothing in the tests looks at the clock."""


@dataclass(frozen=True)
class Copy:
    """A copy of data/, docs/ and mkdocs.yml that a test may break."""

    root: Path

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the first occurrence of a text, which must be there."""
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text, f"{path} no longer holds {old!r}"
        file.write_text(text.replace(old, new, 1), "utf-8")

    def write(self, path: str, text: str) -> None:
        """Write a whole file."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def line(self, path: str, text: str) -> int:
        """The line of the first occurrence of a text."""
        before, found, _ = (self.root / path).read_text("utf-8").partition(text)
        assert found, f"{path} does not hold {text!r}"
        return before.count("\n") + 1

    def problems(self, today: date = TODAY) -> list[str]:
        """Every problem of the copy, as an editor sees it."""
        return [str(problem) for problem in judge(Project(self.root, load(self.root), today, today))]


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("local"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return Copy(tmp_path)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site, built for real from the project's own data."""
    from guide.build import generate

    folder = tmp_path_factory.mktemp("built") / "site"
    os.environ["GUIDE_TODAY"] = TODAY.isoformat()
    generate(folder)
    return BuiltSite(folder, load(), TODAY)


@pytest.fixture(scope="session")
def node() -> str:
    """The node that runs the scripts, where the packages they need are installed."""
    found = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if not found or not (ROOT / "node_modules/esbuild").is_dir():
        lack = "node eller node_modules mangler, så skriptene er ikke prøvd. «make test» henter dem"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(lack)
    return str(found)


@dataclass(frozen=True)
class Sheets:
    """The national PDFs in a folder, and what makes more of them."""

    folder: Path
    manuscript: Manuscript
    press: Press

    def job(self, edition: Edition) -> Job:
        """The guide of an edition."""
        from guide.pdf.batch import jobs

        return next(jobs(self.manuscript, self.press, [edition], cards=False))


@pytest.fixture(scope="session")
def sheets(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sheets]:
    """The PDFs of the built site, set for real."""
    from guide.pdf.command import national, workshop

    folder = tmp_path_factory.mktemp("sheets")
    with workshop(site.root) as (manuscript, press):
        for job in national(manuscript, press):
            (folder / job.file).write_bytes(press.set(job.source, job.title))
        yield Sheets(folder, manuscript, press)
