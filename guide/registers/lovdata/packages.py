"""The acts of a source: a folder with nl/*.xml and sf/*.xml, a tar.bz2, or a folder of such archives (the cache).

A folder may also be a mirror of Lovdata's data in Markdown, with lover/*.md and forskrifter/*.md.

One file at a time is in memory.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from guide.project import oslo_day
from guide.registers.lovdata import mirror
from guide.registers.lovdata.acts import BadDocument, LovdataAct, parse_act, parse_mirrored
from guide.registers.lovdata.archive import MOST_MEMBERS, BadSource, Member, members, printable
from guide.registers.lovdata.markup import MOST_BYTES

WHOLE = {"LOV": 600, "FOR": 2500}
"""With fewer acts or regulations than this, a source is an extract: the packages hold some 780 and 3,700."""
ARCHIVE = ".tar.bz2"
_GIVE = "Oppgi en mappe med nl/*.xml og sf/*.xml eller lover/*.md og forskrifter/*.md, eller en tar.bz2"
_FILE_NAME = re.compile(r"(nl|sf)-(\d{4})(\d{2})(\d{2})-(\d+)(-[a-z]+)?\.xml$")
_DAY = re.compile(r"(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})(?!\d)(?:T(\d{2})(\d{2})(\d{2})Z)?")


@dataclass(frozen=True)
class Unreadable:
    """A file that is not an act in Lovdata's format: its name, the act it should have been, and why, in Norwegian."""

    name: str
    date_code: str | None
    text: str


@dataclass(frozen=True)
class SourceInfo:
    """The day the source was taken from Lovdata, and whether an act it lacks may still be in force.

    The day is the one the user gives; else the date in the archive's name (the cache's names have Lovdata's own
    `lastModified`); else the newest member's time; of several archives the oldest. A folder of files has no day,
    for its times tell when it was copied. None means unknown, and an unknown day is older than nothing.
    """

    dated: date | None
    whole: frozenset[str] = frozenset()

    @property
    def partial(self) -> bool:
        """Whether the source is an extract in any respect."""
        return self.whole != set(WHOLE)

    def covers(self, date_code: str) -> bool:
        """Whether the act would have been in the source if it were among those in force."""
        return date_code[:3] in self.whole


@dataclass(frozen=True)
class Survey:
    """One reading of a source: the acts that were wanted, the codes of all that are there, and what was unreadable."""

    acts: dict[str, LovdataAct]
    present: frozenset[str]
    unreadable: tuple[Unreadable, ...]
    info: SourceInfo


def read_source(*paths: Path) -> Iterator[LovdataAct | Unreadable]:
    """Every act, one at a time. Raises BadSource when the source as a whole cannot be trusted."""
    for member in _all(paths):
        yield _read(member)


def survey(
    paths: Collection[Path], wanted: Collection[str], dated: date | None = None, partial: bool = False
) -> Survey:
    """Read the acts with the wanted date codes, and only note that the others are there. `partial` says: an extract."""
    acts: dict[str, LovdataAct] = {}
    present: set[str] = set()
    unreadable: list[Unreadable] = []
    newest: dict[Path, date | None] = {}
    for member in _all(paths):
        newest[member.origin] = max(filter(None, (newest.get(member.origin), member.changed)), default=None)
        code = code_of(member.name)
        if code is None or code in wanted:
            result = _read(member)
            if isinstance(result, Unreadable):
                unreadable.append(result)
            else:
                code = result.date_code
                acts.setdefault(code, result)
        present |= {code} if code else set()
    count = Counter(code[:3] for code in present)
    whole = frozenset(kind for kind, least in WHOLE.items() if count[kind] >= least and not partial)
    return Survey(acts, frozenset(present), tuple(unreadable), SourceInfo(dated or _oldest(newest), whole))


def code_of(name: str) -> str | None:
    """The date code a file's name stands for: «nl/nl-20210618-097.xml» is LOV-2021-06-18-97."""
    if not (found := _FILE_NAME.search(name)):
        return mirror.code_of(name)
    kind, year, month, day, number, version = found.groups()
    code = f"{'LOV' if kind == 'nl' else 'FOR'}-{year}-{month}-{day}"
    return f"{code}{f'-{int(number)}' if int(number) else ''}{version or ''}"


def _read(member: Member) -> LovdataAct | Unreadable:
    parse = parse_mirrored if member.name.endswith(".md") else parse_act
    try:
        return parse(member.read())
    except BadDocument as error:
        return Unreadable(member.name, code_of(member.name), str(error))
    except OSError as error:
        raise BadSource(f"{member.name}: kan ikke leses: {error.strerror}. Se etter hvem som får lese fila") from None


def _oldest(newest: dict[Path, date | None]) -> date | None:
    days = (_named_day(path) or changed for path, changed in newest.items() if path.name.endswith(ARCHIVE))
    return min(filter(None, days), default=None)


def _named_day(path: Path) -> date | None:
    """The day in the name of an archive; for a moment, as the cache's names have, the day it was in Oslo."""
    if not (found := _DAY.search(path.name)):
        return None
    year, month, day, *clock = (int(part) for part in found.groups() if part)
    try:
        hour, minute, second = clock or (12, 0, 0)
        return oslo_day(datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp())
    except ValueError:
        return None


def _all(paths: Collection[Path]) -> Iterator[Member]:
    """The files of the sources, counted. A source without any is a mistake, not an empty answer."""
    for path in paths:
        count = 0
        for member in _of(path):
            if (count := count + 1) > MOST_MEMBERS:
                raise BadSource(f"{path}: har over {MOST_MEMBERS} filer. Oppgi en mappe med lover")
            yield member
        if not count:
            raise BadSource(f"{path}: har ingen lover. {_GIVE}")


def _of(path: Path) -> Iterator[Member]:
    if path.is_dir():
        archives = _latest(path.glob(f"*{ARCHIVE}"))
        return (member for archive in archives for member in members(archive)) if archives else _filed(path)
    if path.is_file() and path.name.endswith(ARCHIVE):
        return members(path)
    wrong = "er verken en mappe eller en tar.bz2" if path.exists() else "finnes ikke"
    raise BadSource(f"{path}: {wrong}. {_GIVE}")


def _latest(archives: Iterator[Path]) -> list[Path]:
    """One archive of each package: the cache writes the new one before it deletes the old."""
    return list({path.name.partition(".")[0]: path for path in sorted(archives)}.values())


def _filed(folder: Path) -> Iterator[Member]:
    lovdatas = sorted([*folder.glob("*.xml"), *folder.glob("nl/*.xml"), *folder.glob("sf/*.xml")])
    mirrored = sorted([*folder.glob("lover/*.md"), *folder.glob("forskrifter/*.md")])
    for path in [*lovdatas, *mirrored]:  # of an act in both formats the first one counts
        name = printable(path.relative_to(folder).as_posix())
        if path.is_symlink() or not path.is_file():
            raise BadSource(f"{folder}: {name}: er ikke en vanlig fil. Legg fila selv i mappa")
        if path.stat().st_size > MOST_BYTES:
            raise BadSource(f"{folder}: {name}: er over {MOST_BYTES // 1024**2} MB. Så stor er ingen lov. Ta den bort")
        yield Member(folder, name, None, path.read_bytes)
