"""Many editions at once: in parallel, and only those that are not up to date."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from guide.machine import ENDINGS
from guide.pdf.cards import cards_source
from guide.pdf.edition import KORT, Edition, main_source, short_source
from guide.pdf.legal import legal_source
from guide.pdf.manuscript import Manuscript
from guide.pdf.typst import Press, Unset
from guide.project import write_whole
from guide.render.downloads import CARDS, GUIDE, LEGAL, SHORT

LEDGER = "utgaver.json"
"""What each file in the folder was made of. It holds fingerprints, and nothing of an overlay."""


class Stopped(Exception):
    """The run ended before everything was made. Holds a Norwegian sentence."""


class Unprintable(Stopped):
    """What a municipality has written cannot be set; the editions of the others are made."""


@dataclass(frozen=True)
class Job:
    """One file to make: its name, its source as Typst, its title, and what it is made of."""

    file: str
    source: str
    title: str
    fingerprint: str
    local: bool
    """Whether something of an overlay may stand in it; then no reason of Typst's is repeated."""


KINDS: dict[str, tuple[str, Callable[[Manuscript, Edition], str]]] = {
    GUIDE: ("", main_source),
    SHORT: (f" – {KORT}", short_source),
    CARDS: (" – handlingskort", cards_source),
    LEGAL: (" – juridisk gjennomgang", legal_source),
}
"""What can be made of the site: what comes after the name of the guide in the title, and what writes it."""
PUBLISHED = (GUIDE, SHORT, CARDS)
"""What readers are offered."""


def jobs(
    manuscript: Manuscript, press: Press, editions: list[Edition], kinds: Iterable[str] = PUBLISHED
) -> Iterator[Job]:
    """The files of some editions, one kind after another, so that Typst sets like after like."""
    for kind in kinds:
        name, write = KINDS[kind]
        for edition in editions:
            title, source = manuscript.title + name + edition.name, write(manuscript, edition)
            yield Job(edition.file(kind), source, title, press.fingerprint(f"{title}\n{source}"), bool(edition.overlay))


def missing(folder: Path, wanted: list[Job]) -> list[Job]:
    """The jobs whose file is not there, or is not what it was when it was written."""
    ledger = _read(folder)
    return [job for job in wanted if ledger.get(job.file) != _entry(folder, job)]


def _entry(folder: Path, job: Job) -> list[object]:
    path = folder / job.file
    return [job.fingerprint, path.stat().st_size if path.is_file() else 0]


def _read(folder: Path) -> dict[str, object]:
    """The ledger; one that cannot be read is the same as none."""
    try:
        found = json.loads((folder / LEDGER).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


_ENDED = "En av prosessene stoppet, kanskje fordi minnet tok slutt. Kjør det samme en gang til."


def make(folder: Path, press: Press, wanted: list[Job]) -> Iterator[Job]:
    """Make the files, each whole or not at all, in as many processes as there are cores. Raises OSError or Stopped.

    One that holds what cannot be set is told when the others are made, as Unprintable.
    """
    ledger = _read(folder)
    refused: list[str] = []
    try:
        for finish in _made(folder, press, wanted):
            try:
                job = finish()
            except Unprintable as stopped:
                refused.append(str(stopped.args[0]))
                continue
            ledger[job.file] = _entry(folder, job)
            write_whole(folder / LEDGER, json.dumps(ledger, indent=1, sort_keys=True).encode(), private=True)
            yield job
    except BrokenProcessPool:
        raise Stopped(_ENDED) from None
    if refused:
        raise Unprintable("\n".join(refused))


def _made(folder: Path, press: Press, wanted: list[Job]) -> Iterator[Callable[[], Job]]:
    """What gives each job as it is done; a few are not worth another process."""
    workers = min(os.cpu_count() or 1, len(wanted) // 4)
    if workers < 2:
        for job in wanted:
            yield partial(_make, folder, press, job)
        return
    os.environ.setdefault("RAYON_NUM_THREADS", "1")  # the processes are as many as the cores
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin, (press.folder, press.day))
    try:
        for future in as_completed([pool.submit(_work, folder, job) for job in wanted]):
            yield future.result
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _make(folder: Path, press: Press, job: Job) -> Job:
    try:
        write_whole(folder / job.file, press.set(job.source, job.title), private=job.local)
    except Unset as refused:
        if job.local:
            raise Unprintable(f"«{job.file}» kan ikke settes. Se etter uvanlige tegn i fila i data/local/.") from None
        raise Stopped(f"«{job.file}» kan ikke settes. Typst sier: {refused.args[0]}.") from None
    return job


_press: Press | None = None


def _begin(folder: Path, day: date) -> None:
    """A process keeps its press: what it has set once, it need not set again."""
    global _press
    for ending in ENDINGS:  # the first process stops the others, after the file they are at
        signal.signal(ending, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()
    _press = Press(folder, day)


def _end_with_the_first() -> None:
    """Without the first process nobody is waiting: it may have been killed, and then it stops nobody."""
    first = parent_process()
    assert first
    first.join()
    os._exit(1)


def _work(folder: Path, job: Job) -> Job:
    assert _press
    return _make(folder, _press, job)
