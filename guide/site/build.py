"""From checked data to a published folder: check, build beside it, check the HTML, swap by renames."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guide.check.runner import find_problems
from guide.content.catalog import load
from guide.pdf.command import add_downloads
from guide.project import ROOT, Unsound, build_date
from guide.render.downloads import offered
from guide.site.built import BuiltSite
from guide.site.generate import generate
from guide.site.publish import base_path, find_address_problems, finish, site_address
from guide.site.rules import find_site_problems


def build(target: Path, root: Path = ROOT) -> int:
    """Publish the site to `target`, and return the number of pages.

    The folder that is there stays as it is until everything is in order. Raises Unsound or OSError.
    """
    if problems := [*find_address_problems(), *find_problems(root)]:
        raise Unsound(problems)
    refuse_all_but_sites(target)
    staging = target.with_name(f"{target.name}.new")
    try:
        with offered():
            generate(staging, root)
        finish(staging, root)
        add_downloads(staging, root)
        pages = judge_site(staging, root)
        swap(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return pages


def refuse_all_but_sites(target: Path) -> None:
    """Raise OSError when the target holds something else than a built site: publishing deletes what was there."""
    empty = target.is_dir() and not any(target.iterdir())
    if target.exists() and not empty and not (target / "404.html").is_file():
        raise FileExistsError(errno.EEXIST, "det som ligger der, er ikke et bygd nettsted", str(target))


@contextmanager
def temporary_site(root: Path = ROOT) -> Iterator[Path]:
    """A built and judged site, in a folder that is gone afterwards. Raises Unsound."""
    with tempfile.TemporaryDirectory(prefix="exit-guide-") as folder:
        site = Path(folder) / "site"
        generate(site, root)
        judge_site(site, root)
        yield site


def judge_site(folder: Path, root: Path = ROOT) -> int:
    """Check a built site, and return the number of pages. Raises Unsound."""
    catalog = load(root)
    base = base_path(site_address(catalog.publication))
    site = BuiltSite(folder, catalog, build_date(catalog, root), base, root / "docs")
    if problems := find_site_problems(site):
        raise Unsound(problems)
    return len(site.pages)


def swap(staging: Path, target: Path) -> None:
    """Put `staging` in the place of `target` by renames; if the last one fails, the old folder returns."""
    old = target.with_name(f"{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        staging.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
