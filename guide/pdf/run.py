"""`python -m guide pdf`: check, build the site beside everything else, and make the PDFs that are not up to date."""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from guide.build import generate, judge_site
from guide.catalog import ROOT, load
from guide.check import find_problems
from guide.pdf.batch import Job, Stopped, jobs, make, missing
from guide.pdf.command import chosen, workshop
from guide.pdf.output import prepare
from guide.pdf.press import Press
from guide.reading import Unsound


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let a run that the machine asks to end, end as one that somebody interrupts: no process is left behind."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@_stoppable()
def run(
    out: Path,
    municipality: str | None,
    role: str | None,
    *,
    every: bool,
    cards: bool,
    say: Callable[[str], None],
    root: Path = ROOT,
) -> None:
    """Make what is asked for in a folder. Raises Unsound, OSError, LookupError, ValueError or Stopped."""
    if every and municipality is not None:
        raise ValueError("Velg enten --municipality eller --all.")
    if role is not None and not every and municipality is None:
        raise ValueError("--role gjelder utgaven for en kommune. Velg --municipality eller --all også.")
    if problems := find_problems(root):
        raise Unsound(problems)
    editions = chosen(load(root), municipality, role, every=every, root=root)
    prepare(out, root)
    with tempfile.TemporaryDirectory(prefix="exit-guide-") as folder:
        site = Path(folder) / "site"
        generate(site, root)
        judge_site(site, root)
        with workshop(site, root) as (manuscript, press):
            _make(out, press, list(jobs(manuscript, press, editions, cards=cards)), say)


def _make(out: Path, press: Press, wanted: list[Job], say: Callable[[str], None]) -> None:
    """Make the files that are missing, and say how many and where; interrupted, say how many are done."""
    left = missing(out, wanted)
    done: list[Job] = []
    try:
        with click.progressbar(length=len(left), label="PDF-er", hidden=len(left) < 2) as bar:
            for job in make(out, press, left):
                done.append(job)
                bar.update(1)
    except KeyboardInterrupt:
        raise Stopped(f"Avbrutt. {_files(len(done))} ble ferdig. Kjør det samme en gang til for å fortsette.") from None
    before = len(wanted) - len(left)
    kept = f" {_files(before)} var ferdig fra før." if before else ""
    say(f"{_files(len(done))} er laget i {out.name}/.{kept}")
    for job in wanted[:3] if len(wanted) <= 3 else ():
        say(f"  {job.file}: {(out / job.file).stat().st_size / 1000:.0f} kB")


def _files(number: int) -> str:
    return f"{number} {'fil' if number == 1 else 'filer'}"
