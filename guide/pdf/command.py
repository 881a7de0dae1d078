"""What `python -m guide pdf` and `build` do: the checked and built site as PDFs in a folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guide.catalog import ROOT, Catalog
from guide.pdf.batch import Job, jobs
from guide.pdf.edition import Edition, find_reader
from guide.pdf.local import Overlay, all_problems, read_overlay
from guide.pdf.manuscript import Manuscript, read_manuscript
from guide.pdf.municipalities import find_municipality
from guide.pdf.output import write_whole
from guide.pdf.press import Press, Unset
from guide.reading import Unsound


def chosen(
    catalog: Catalog, municipality: str | None, role: str | None, *, every: bool, root: Path = ROOT
) -> list[Edition]:
    """The editions somebody asks for. Raises LookupError, or Unsound when an overlay has a mistake."""
    reader = None if role is None else find_reader(catalog, role)
    if not every and municipality is None:
        return [Edition()]
    everyone = sorted(catalog.municipalities.values(), key=lambda one: one.number)
    if every and (problems := all_problems(root, {one.number for one in everyone})):
        raise Unsound(problems)
    found = everyone if every else [find_municipality(catalog, municipality or "")]
    return [Edition(one, _overlay(root, one.number), reader) for one in found]


def _overlay(root: Path, number: str) -> Overlay | None:
    overlay, problems = read_overlay(root, number)
    if problems:
        raise Unsound(problems)
    return overlay


@contextmanager
def workshop(site: Path, root: Path = ROOT) -> Iterator[tuple[Manuscript, Press]]:
    """A built site as a book, and a press that has it in a folder of its own. Raises Unsound."""
    manuscript = read_manuscript(site, root)
    with tempfile.TemporaryDirectory(prefix="exit-guide-") as folder:
        yield manuscript, Press(Path(folder), manuscript.today).prepare(manuscript.body)


def add_downloads(site: Path, root: Path = ROOT) -> None:
    """Put the national guide and the national cards into a built site. Raises Unsound, Unset or OSError."""
    with workshop(site, root) as (manuscript, press):
        for job in national(manuscript, press):
            try:
                write_whole(site / job.file, press.set(job.source, job.title))
            except Unset as refused:
                raise Unsound([manuscript.blame(refused.line, refused.args[0])]) from None


def national(manuscript: Manuscript, press: Press) -> list[Job]:
    """The guide and the cards without any municipality: what may be published."""
    return list(jobs(manuscript, press, [Edition()], cards=True))
