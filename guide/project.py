"""Where things lie, the one date of a build, what an editor must mend, and files that are whole or not there."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Protocol

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, order=True)
class Problem:
    """Something an editor must mend: `path:line: field: what is wrong. What to do.`"""

    path: str
    line: int
    field: str
    text: str
    code: str = dataclass_field(default="", compare=False)
    """The name of the rule that found it, which leads to what the rule is and to its tests."""

    def __str__(self) -> str:
        name = f"{self.field}: " if self.field else ""
        text = " ".join(f"{name}{self.text}".split())
        return f"{self.path}:{self.line}: {text}{'' if text.endswith('?') else '.'}"


class Unsound(Exception):
    """Something must be mended before anything is published. Holds the problems."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip


class Dated(Protocol):
    """What knows the newest day that something in it was looked up."""

    @property
    def newest(self) -> date:
        """That day."""


def build_date(facts: Dated, root: Path = ROOT) -> date:
    """`GUIDE_TODAY`, else `SOURCE_DATE_EPOCH`, else the later of the commit's date and the newest in the data.

    Raises ValueError, with a Norwegian sentence, when one of the two variables is not a date.
    """
    if chosen := os.environ.get("GUIDE_TODAY"):
        return _chosen(chosen)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return _day("SOURCE_DATE_EPOCH", epoch)
    committed = _commit_epoch(root)
    return max(facts.newest, _day("commit", committed)) if committed else facts.newest


def _chosen(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"GUIDE_TODAY: «{value}» er ikke en dato. Skriv ÅÅÅÅ-MM-DD.") from None


def _day(name: str, seconds: str) -> date:
    try:
        return oslo_day(int(seconds))
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"{name}: «{seconds}» er ikke et antall sekunder. Skriv et helt tall.") from None


def oslo_day(seconds: float) -> date:
    """The day it is in Oslo at a moment, given in seconds since 1970. Raises ValueError, OverflowError or OSError.

    By the rule of Directive 2000/84/EC, which Norway follows, and not by the machine's table of time zones: Windows
    has none, a small container has none, and the same commit must give the same day everywhere. A test holds the two
    together, so that a new rule is noticed.
    """
    moment = datetime.fromtimestamp(seconds, UTC)
    summer = _last_sunday(moment.year, 3) <= moment < _last_sunday(moment.year, 10)
    return (moment + timedelta(hours=2 if summer else 1)).date()


def _last_sunday(year: int, month: int) -> datetime:
    """When the clocks are changed: at one o'clock UTC, the last Sunday of a month with 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=last.isoweekday() % 7)


def clock_day() -> date:
    """The day it is in Oslo now, wherever the machine stands. What a build shows, never depends on it."""
    return oslo_day(time.time())


def _commit_epoch(root: Path) -> str:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def norwegian(day: date) -> str:
    """A date as Norwegians write it: «22. november 2026»."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def abbreviated(day: date) -> str:
    """The same where there is little room: «22. nov. 2026»."""
    month = MONTHS[day.month - 1]
    return f"{day.day}. {month if len(month) <= 4 else month[:3] + '.'} {day.year}"


HALF = ".halv"
"""How the name of a file ends that is on its way."""
_REASONS = {
    errno.ENOSPC: "disken er full",
    errno.EFBIG: "fila er større enn du har lov til å lage",
    errno.EDQUOT: "plassen din på disken er brukt opp",
    errno.EACCES: "du har ikke lov til å skrive der",
    errno.EPERM: "du har ikke lov til å skrive der",
    errno.EROFS: "disken kan bare leses",
    errno.ENOENT: "mappa finnes ikke og kan ikke lages",
    errno.ENOTDIR: "det er ikke en mappe",
    errno.EEXIST: "det er en fil, ikke en mappe",
    errno.EISDIR: "det er en mappe",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.EIO: "disken svarer med feil",
    errno.EBUSY: "den er i bruk",
    errno.ENOTEMPTY: "mappa er ikke tom",
    errno.ELOOP: "lenkene går i ring",
    errno.EMFILE: "for mange filer er åpne",
    errno.ENFILE: "for mange filer er åpne",
    errno.EXDEV: "det ligger på en annen disk",
    errno.ENODEV: "disken er borte",
    errno.ENXIO: "disken er borte",
    errno.ESTALE: "disken er borte",
}


def reason(error: OSError) -> str:
    """Why something could not be written, in Norwegian: «Kan ikke skrive til «pdf»: disken er full».

    What is copied names two files, and the second is written. What names none could be on any disk.
    """
    number, said = error.errno or 0, error.strerror or "ukjent grunn"
    code = errno.errorcode.get(number, str(number))
    why = _REASONS.get(number, f"ukjent grunn ({code})") if said == os.strerror(number) else said
    place = error.filename2 or error.filename
    return f"Kan ikke skrive{f' til «{place}»' if place else ''}: {why}."


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write beside the file, then rename: a reader finds the old file or the new one, with the rights of the old.

    What is private, only its owner can read, also while it is on its way. Raises OSError.
    """
    half = path.with_name(f".{path.name}.{token_hex(4)}{HALF}")  # two runs may be at it
    try:
        with open(half, "xb", opener=partial(os.open, mode=0o600 if private else 0o666)) as file:
            if path.exists() and not private:
                half.chmod(path.stat().st_mode)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        half.unlink(missing_ok=True)


def keep_private(path: Path) -> None:
    """Take the right to read from all but the owner. A file that is another's stays as it is."""
    with suppress(OSError):
        if (mode := path.stat().st_mode) & 0o077:
            path.chmod(mode & 0o700)


_NOT_FOR_OUTPUT = re.compile(
    r"\..*|data|deploy|docs|guide|node_modules|partials|scripts|site|tests|theme|tools", re.IGNORECASE
)


def is_in_project(place: Path, root: Path = ROOT) -> bool:
    """Whether a place lies among what the project is made of, in its site or in a store of git's."""
    if any(part.lower() == ".git" for part in place.parts):
        return True
    inside = place.relative_to(root).parts[:1] if place.is_relative_to(root) else ()
    return any(_NOT_FOR_OUTPUT.fullmatch(part) for part in inside)
