"""What `python -m guide pdf` and `build` do: the checked and built site as PDFs in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

import click

from guide.check.overlays import read_overlay, shown, strays
from guide.check.runner import find_problems
from guide.content.catalog import Catalog, load
from guide.facts.municipality import find_municipality
from guide.machine import alone, stoppable, temporary_folder
from guide.pdf.batch import Job, Stopped, Unprintable, jobs, make, missing
from guide.pdf.edition import Edition, find_reader
from guide.pdf.manuscript import Manuscript, read_manuscript
from guide.pdf.typst import Press, Unset
from guide.project import HALF, ROOT, Problem, Unsound, is_in_project, keep_private, write_whole
from guide.render.downloads import CARDS, GUIDE, LEGAL, SHORT


class Chosen(NamedTuple):
    """The editions somebody asks for, and what is wrong in the overlays of those that cannot be made."""

    editions: list[Edition]
    problems: list[Problem]


def chosen(catalog: Catalog, municipality: str | None, role: str | None, *, every: bool, root: Path = ROOT) -> Chosen:
    """The editions somebody asks for. An overlay with a mistake holds back its own edition alone.

    Raises LookupError, or Unsound when a file in data/local belongs to no municipality.
    """
    if astray := strays(root, catalog.municipalities.values()):
        raise Unsound(astray)
    reader = None if role is None else find_reader(catalog, role)
    if not every and municipality is None:
        return Chosen([Edition()], [])
    everyone = sorted(catalog.municipalities.values(), key=lambda one: one.number)
    found = everyone if every else [find_municipality(catalog, municipality or "")]
    read = [(one, *read_overlay(root, one.number)) for one in found]
    for one, overlay, problems in read:
        if overlay or problems:
            _keep_private(root / "data" / "local", one.number)
    editions = [Edition(one, overlay, reader) for one, overlay, problems in read if not problems]
    return Chosen(editions, [problem for _, _, problems in read for problem in problems])


def _keep_private(folder: Path, number: str) -> None:
    for place in (folder, folder / f"{number}.yaml"):
        keep_private(place)


@contextmanager
def workshop(site: Path, root: Path = ROOT) -> Iterator[tuple[Manuscript, Press]]:
    """A built site as a book, and a press that has it in a folder of its own. Raises Unsound."""
    manuscript = read_manuscript(site, root)
    with temporary_folder() as folder:
        yield manuscript, Press(folder, manuscript.today).prepare(manuscript.full.source, manuscript.short.source)


def add_downloads(site: Path, root: Path = ROOT) -> None:
    """Put all that is made without any municipality into a built site. Raises Unsound, Unset or OSError."""
    with workshop(site, root) as (manuscript, press):
        for job in national(manuscript, press):
            try:
                write_whole(site / job.file, press.set(job.source, job.title))
            except Unset as refused:
                raise Unsound([manuscript.locate(refused.line, refused.args[0])]) from None


def national(manuscript: Manuscript, press: Press) -> list[Job]:
    """All that is made without any municipality, and so may be published."""
    return list(jobs(manuscript, press, [Edition()]))


def kinds_of(*, short: bool = False, cards: bool = False, legal: bool = False) -> list[str]:
    """What somebody asks for: the whole guide or the short one, with the cards and the lawyer's package or without."""
    return [SHORT if short else GUIDE, *([CARDS] if cards else []), *([LEGAL] if legal else [])]


@stoppable()
def run(
    out: Path,
    municipality: str | None,
    role: str | None,
    *,
    every: bool,
    kinds: Iterable[str],
    say: Callable[[str], None],
    built: AbstractContextManager[Path],
    root: Path = ROOT,
) -> None:
    """Make what is asked for in a folder. Raises Unsound, Busy, OSError, LookupError, ValueError or Stopped."""
    if every and municipality is not None:
        raise ValueError("Velg enten --municipality eller --all.")
    if role is not None and not every and municipality is None:
        raise ValueError("--role gjelder utgaven for en kommune. Velg --municipality eller --all også.")
    if problems := find_problems(root):
        raise Unsound(problems)
    editions, held_back = chosen(load(root), municipality, role, every=every, root=root)
    if not editions:
        raise Unsound(held_back)
    prepare(out, root)
    with alone(out), built as site, workshop(site, root) as (manuscript, press):
        clear_halves(out)
        _make(out, press, list(jobs(manuscript, press, editions, kinds)), say)
    for line in of_overlays(editions):
        say(line)
    if held_back:
        raise Unsound(held_back)


def of_overlays(editions: list[Edition]) -> Iterator[str]:
    """Whether an edition has local contacts in it; of many, which have."""
    own = [one for one in editions if one.municipality]
    filled = [one for one in own if one.has_contacts]
    if len(own) == 1:
        yield f"  {own[0].label}: {_source(own[0])}."
    elif own:
        which = f" ({', '.join(one.municipality.number for one in filled[:_MOST_NAMED] if one.municipality)})"
        more = ", med flere" if len(filled) > _MOST_NAMED else ""
        yield f"Med lokale kontakter: {len(filled)}{which if filled else ''}{more}. Uten: {len(own) - len(filled)}."


_MOST_NAMED = 20


def _source(edition: Edition) -> str:
    assert edition.municipality
    file = shown(edition.municipality.number)
    if edition.has_contacts:
        return f"med lokale kontakter fra {file}"
    return f"uten lokale kontakter: {file} {'har ingen' if edition.overlay else 'finnes ikke'}"


def _make(out: Path, press: Press, wanted: list[Job], say: Callable[[str], None]) -> None:
    """Make the files that are missing, and say how many and where; interrupted, say how many are done."""
    left = missing(out, wanted)
    for job in wanted:
        if job.local:
            keep_private(out / job.file)
    done: list[Job] = []
    refused: Unprintable | None = None
    try:
        with click.progressbar(length=len(left), label="PDF-er", hidden=len(left) < 2) as bar:
            for job in make(out, press, left):
                done.append(job)
                bar.update(1)
    except KeyboardInterrupt:
        raise Stopped(f"Avbrutt. {_files(len(done))} ble ferdig. Kjør det samme en gang til for å fortsette.") from None
    except Unprintable as stopped:
        refused = stopped
    before = len(wanted) - len(left)
    kept = f" {_files(before)} var ferdig fra før." if before else ""
    say(f"{_files(len(done))} er laget i {out.name}/.{kept}")
    if refused:
        raise refused
    for job in wanted[:3] if len(wanted) <= 3 else ():
        say(f"  {job.file}: {(out / job.file).stat().st_size / 1000:.0f} kB")


def _files(number: int) -> str:
    return f"{number} {'fil' if number == 1 else 'filer'}"


def prepare(folder: Path, root: Path = ROOT) -> Path:
    """Make the folder, for its owner alone when it is new. Raises OSError, or ValueError with a sentence."""
    if is_in_project(folder, root):
        raise ValueError(f"«{folder}» er en del av prosjektet. Velg en annen mappe, for eksempel {root / 'pdf'}.")
    if any((place / "404.html").is_file() for place in (folder, *folder.parents)):
        raise ValueError(f"«{folder}» er en del av nettstedet, og utgaver kan ha navn i seg. Velg en annen mappe.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder == root / "pdf":
        keep_private(folder)
    return folder


def clear_halves(folder: Path) -> None:
    """Delete what a run that was killed left half written. Nobody else may be at work there."""
    for half in folder.glob(f".*{HALF}"):
        half.unlink(missing_ok=True)
