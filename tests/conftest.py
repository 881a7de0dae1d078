"""A copy of the real project to break, the site built once a run, and what a run says when it could not test all."""

from __future__ import annotations

import gc
import os
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import again
import pytest
from needs import a_browser, package, untested
from once import once
from small import small
from workplace import Workplace

from guide.content.catalog import load
from guide.project import ROOT
from guide.render.downloads import GUIDE
from guide.site.built import BuiltSite
from tools.browser import browser, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from guide.pdf.batch import Job
    from guide.pdf.edition import Edition
    from guide.pdf.manuscript import Manuscript
    from guide.pdf.typst import Press

__all__ = ["ROOT", "TODAY", "Copy", "Sheets"]

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
        return [str(problem) for problem in again.problems(self.root, today)]


@pytest.fixture(scope="session")
def _workplace(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    return Workplace.made(tmp_path_factory.mktemp("copy") / "project")


@pytest.fixture
def copy(_workplace: Workplace) -> Iterator[Copy]:
    """The one copy of a worker: what a test changes in it is put back."""
    yield Copy(_workplace.root)
    _workplace.put_back()


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with a few records and pages. It is built in a fourth of the time; whoever writes copies it."""
    return once(tmp_path_factory, "small", lambda folder: small(ROOT, folder))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site, built for real from the project's own data."""
    from guide.site.build import generate

    return BuiltSite(once(tmp_path_factory, "site", generate), load(), TODAY)


@pytest.fixture(scope="session")
def published(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is published, in a folder of its own called `site`."""
    from guide.site.publish import finish

    def publish(folder: Path) -> None:
        shutil.copytree(site.root, folder / "site")
        finish(folder / "site")

    return once(tmp_path_factory, "published", publish) / "site"


@pytest.fixture(scope="session")
def base(published: Path) -> Iterator[str]:
    """The address of the published site on this machine. Who also looks at it in a folder has a fixture of his own."""
    with served(published) as address:
        yield address


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """One Chromium a worker."""
    a_browser()
    with browser() as started:
        yield started


@pytest.fixture(scope="session")
def axe_core() -> None:
    """What looks for barriers on a page."""
    package("axe-core")


@dataclass(frozen=True)
class Sheets:
    """The national PDFs in a folder, and what makes more of them."""

    folder: Path
    manuscript: Manuscript
    press: Press

    def job(self, edition: Edition, kind: str = GUIDE) -> Job:
        """The guide of an edition, or another kind of file."""
        from guide.pdf.batch import jobs

        return next(jobs(self.manuscript, self.press, [edition], [kind]))


@pytest.fixture(scope="session")
def sheets(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sheets]:
    """The PDFs of the built site, set for real."""
    from guide.pdf.command import national, workshop

    with workshop(site.root) as (manuscript, press):

        def set_all(folder: Path) -> None:
            folder.mkdir()
            for job in national(manuscript, press):
                (folder / job.file).write_bytes(press.set(job.source, job.title))

        yield Sheets(once(tmp_path_factory, "sheets", set_all), manuscript, press)


@pytest.fixture(scope="session")
def titled(sheets: Sheets, tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    """What sets the editions of a book with only the title of each page."""
    from titles import of_titles

    from guide.pdf.typst import Press

    folder, manuscript = tmp_path_factory.mktemp("titled"), of_titles(sheets.manuscript, ROOT / "docs")
    return Sheets(
        folder, manuscript, Press(folder, manuscript.today).prepare(manuscript.full.source, manuscript.short.source)
    )


def pytest_configure() -> None:
    """No test looks at the clock, and none at the day of whoever runs it. Rarer looks for cycles save a fifth."""
    os.environ["GUIDE_TODAY"] = TODAY.isoformat()
    gc.set_threshold(100_000, 20, 20)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The last word of a run that could not test everything."""
    skipped = terminalreporter.stats.get("skipped", [])
    if lines := untested(str(one.longrepr[2]) for one in skipped):
        terminalreporter.section("NOT EVERYTHING WAS TESTED", sep="!", red=True, bold=True)
        for line in lines:
            terminalreporter.write_line(line, red=True, bold=True)
