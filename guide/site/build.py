"""From checked data to a published folder: MkDocs builds beside it, the HTML is judged, and renames swap the two."""

from __future__ import annotations

import errno
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from glob import escape
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from guide.check.runner import find_problems
from guide.check.slips import in_norwegian
from guide.check.surroundings import located
from guide.content.catalog import load
from guide.machine import alone, stoppable, temporary_folder, told_of
from guide.pdf.command import add_downloads
from guide.project import ROOT, Problem, Unsound, build_date, is_in_project
from guide.render.downloads import offered
from guide.site.built import BuiltSite
from guide.site.publish import base_path, find_address_problems, finish, site_address
from guide.site.rules import find_site_problems

_MACRO_PAGE = re.compile(r"_File_: `([^`]+)`")
_PARTIAL = re.compile(r'File "[^"]*(partials/[^"]+)", line (\d+)')
_UNMADE = re.compile(r"Error (?:reading|building) page '(.+?)'")
_LINK = re.compile(r"Doc file '(.+?)' contains an? (?:(absolute|unrecognized relative) )?link '(.+)', (?:but|it) (.+)")
_MEANT = re.compile(r"Did you mean '(.+?)'")


def generate(folder: Path, root: Path = ROOT) -> None:
    """Build the HTML into a folder. Raises Unsound when MkDocs reports anything."""
    catalog = load(root)
    today, address = build_date(catalog, root), site_address(catalog.publication)
    with listening(root), dated(today):
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), site_url=address)
        config.extra["judged"] = True  # by the caller, when the site is finished
        mkdocs_build(config)


@contextmanager
def dated(day: date) -> Iterator[None]:
    """Let MkDocs write the day of the build in the sitemap, not the day on the clock."""
    name, before = "SOURCE_DATE_EPOCH", os.environ.get("SOURCE_DATE_EPOCH")
    os.environ[name] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        del os.environ[name]
        if before is not None:
            os.environ[name] = before


@contextmanager
def listening(root: Path = ROOT) -> Iterator[None]:
    """Turn what MkDocs, the macros and the theme report into Unsound, with a place to look."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    heard = _Listener(root)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        yield
        if heard.problems:
            raise Unsound(heard.problems)
    except (Abort, BuildError, ConfigurationError, SystemExit) as error:
        told = [*heard.problems, *getattr(error, "problems", ())]
        raise Unsound(told or [Problem("mkdocs.yml", 1, "", str(error))]) from error
    except Exception as error:
        raise Unsound([placed(error, root, heard.page)]) from error
    finally:
        logger.removeHandler(heard)


def placed(error: Exception, root: Path, page: str) -> Problem:
    """An error as a problem in the theme or a partial, or in the page that was being made; others are raised again."""
    try:
        return located(error, root)
    except Exception:
        if not page or (isinstance(error, OSError) and error.errno):  # a disk that is full is no fault of the page
            raise
        return Problem(
            f"docs/{page}", 1, "", f"siden kan ikke lages: {in_norwegian(error)}. Rett det som er endret sist"
        )


class _Listener(logging.Handler):
    """Collects what MkDocs warns of, as problems, and the page that it could not make."""

    def __init__(self, root: Path) -> None:
        super().__init__(logging.WARNING)
        self.root = root
        self.problems: list[Problem] = []
        self.page = ""

    def emit(self, record: logging.LogRecord) -> None:
        if unmade := _UNMADE.match(record.getMessage()):  # what is wrong there comes as an exception too
            self.page = unmade[1]
        else:
            self.problems.append(condensed(record.getMessage(), self.root))


def condensed(message: str, root: Path) -> Problem:
    """One line from a warning; from the traceback of a macro, the partial and the last line."""
    if link := _LINK.match(message):
        return _broken_link(link, root)
    if page := _MACRO_PAGE.search(message):
        where = _PARTIAL.findall(message) or [(f"docs/{page[1]}", "1")]
        reason = [line for line in message.splitlines() if line.strip(" `")][-1]
        return Problem(where[-1][0], int(where[-1][1]), "", f"kunne ikke vise docs/{page[1]}: {reason}".rstrip("."))
    return Problem("mkdocs.yml", 1, "", message.strip().rstrip("."))


def _broken_link(found: re.Match[str], root: Path) -> Problem:
    """What MkDocs says of a link, in Norwegian, at the line the link stands on."""
    page, kind, link, reason = found.groups()
    if kind == "absolute":
        text = "begynner med /. Skriv adressen slik den er sett fra siden lenken står på"
    elif "anchor" in reason:
        text = "leder til et sted på siden som ikke finnes. Rett det som står etter #"
    else:
        meant = _MEANT.search(reason)
        text = f"leder ingen steder. {f'Mente du «{meant[1]}»?' if meant else 'Rett adressen'}"
    return Problem(f"docs/{page}", _line_of(link, root / "docs" / page), "", f"lenken «{link}» {text}")


def _line_of(link: str, page: Path) -> int:
    """The line a link is written on, or the macro that names its anchor; 1 when it is in neither."""
    lines = page.read_text("utf-8").splitlines() if page.is_file() else []
    for written in (f"({link})", f"({link} ", link, f'"{link.rpartition("#")[2]}"'):
        for number, line in enumerate(lines, 1):
            if written in line:
                return number
    return 1


@stoppable()
def build(target: Path, root: Path = ROOT) -> int:
    """Publish the site to `target`, and return the number of pages.

    The folder that is there stays as it is until everything is in order. Raises Unsound, Busy or OSError.
    """
    if problems := [*find_address_problems(), *find_problems(root)]:
        raise Unsound(problems)
    refuse_all_but_sites(target)
    with workplace(target) as folder:
        staging = folder / "site"
        with told_of(staging, target):
            with offered():
                generate(staging, root)
            finish(staging, root)
            add_downloads(staging, root)
        pages = judge_site(staging, root)
        swap(staging, target)
    return pages


_WORKPLACE, _OLD = ".bygg", "old"


@contextmanager
def workplace(target: Path) -> Iterator[Path]:
    """A folder of this run's own beside the target, gone afterwards, with nobody else at work there.

    Raises Busy or OSError.
    """
    with told_of(target.parent, target):
        target.parent.mkdir(parents=True, exist_ok=True)
    with alone(target) as locked:
        if locked:
            clear_killed(target)
        with told_of(target.parent, target):
            folder = tempfile.mkdtemp(_WORKPLACE, f".{target.name}.", target.parent)
        try:
            yield Path(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def clear_killed(target: Path) -> None:
    """Delete what runs that were killed left beside the target, and put back the site one was about to replace."""
    for folder in target.parent.glob(f".{escape(target.name)}.*{_WORKPLACE}"):
        if not target.exists() and (old := folder / _OLD).is_dir():
            old.rename(target)
        shutil.rmtree(folder, ignore_errors=True)


def refuse_all_but_sites(target: Path) -> None:
    """Raise OSError when the target is the project's, or holds something else: publishing deletes what was there."""
    if target != ROOT / "site" and is_in_project(target):
        raise FileExistsError(errno.EEXIST, "det er en del av prosjektet", str(target))
    empty = target.is_dir() and not any(target.iterdir())
    if target.exists() and not empty and not (target / "404.html").is_file():
        raise FileExistsError(errno.EEXIST, "det som ligger der, er ikke et bygd nettsted", str(target))


@contextmanager
def temporary_site(root: Path = ROOT) -> Iterator[Path]:
    """A built and judged site, in a folder that is gone afterwards. Raises Unsound."""
    with temporary_folder() as folder:
        site = folder / "site"
        with told_of(site, site):
            generate(site, root)
        judge_site(site, root)
        yield site


def judge_site(folder: Path, root: Path = ROOT, address: str | None = None) -> int:
    """Check a site that was built for an address, and return the number of pages. Raises Unsound."""
    catalog = load(root)
    address = site_address(catalog.publication) if address is None else address
    site = BuiltSite(folder, catalog, build_date(catalog, root), base_path(address), root / "docs", address)
    if problems := find_site_problems(site):
        raise Unsound(problems)
    return len(site.pages)


def swap(staging: Path, target: Path) -> None:
    """Put `staging` in the place of `target` by renames; if the last one fails, the old folder returns."""
    old = staging.with_name(_OLD)
    if target.exists():
        target.rename(old)
    try:
        staging.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
