"""A downloaded tar.bz2 as a stream of files, nothing unpacked to disk, and everything about it distrusted.

The archive is refused as a whole, with the name of the member, when it holds anything but files and folders of
reasonable size that stay inside it, when it swells beyond reason, or when it has no proper end.
"""

from __future__ import annotations

import bz2
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, TypeVar

from guide.project import oslo_day
from guide.registers.asking import printable as plainly
from guide.registers.lovdata.markup import MOST_BYTES

MOST_MEMBERS = 20_000
MOST_HEADER = 64 * 1024
MOST_TOTAL = 2 * 1024**3
_FILES = {tarfile.REGTYPE, tarfile.AREGTYPE}
_HEADERS = {tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME}
_FETCH_AGAIN = "Slett pakken og hent den på nytt"
T = TypeVar("T")


class BadSource(ValueError):
    """Nothing in the source can be trusted. The message is a Norwegian sentence with the name of what is wrong."""


@dataclass(frozen=True)
class Member:
    """A file of a source. It is read only if asked for, before the next one is."""

    origin: Path
    name: str
    changed: date | None
    read: Callable[[], bytes]


def members(path: Path) -> Iterator[Member]:
    """The XML files of an archive, read as a stream. Names with other endings are looked at and left."""
    with _guard(path, lambda: bz2.open(path)) as unpacked, _guard(path, partial(_opened, unpacked)) as archive:
        for _ in range(MOST_MEMBERS + 1):
            if (info := _guard(path, archive.next)) is None:
                return
            _guard(path, partial(_refuse, info))
            if info.isreg() and info.name.endswith(".xml"):
                read = partial(_guard, path, partial(_content, archive, info))
                yield Member(path, printable(info.name), _day(info.mtime), read)
        raise BadSource(f"{path.name}: har over {MOST_MEMBERS} filer. {_FETCH_AGAIN}")


def _opened(unpacked: IO[bytes]) -> tarfile.TarFile:
    return tarfile.open(fileobj=_Bounded(unpacked), mode="r|", tarinfo=_Checked)  # type: ignore[call-overload,no-any-return]


def _content(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(info)
    return file.read() if file else b""


def _guard(path: Path, call: Callable[[], T]) -> T:
    """Run one step of unpacking. Hostile archives make tarfile raise nearly anything; all of it means refused."""
    try:
        return call()
    except BadSource as error:
        raise BadSource(f"{path.name}: {error}") from None
    except Exception:
        raise BadSource(f"{path.name}: er ikke en hel tar.bz2. {_FETCH_AGAIN}") from None


class _Bounded:
    """What comes out of the decompressor, as long as it is not absurdly much."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.seen = file, 0

    def read(self, size: int) -> bytes:
        """As of a file."""
        data = self.file.read(size)
        self.seen += len(data)
        if self.seen > MOST_TOTAL:
            raise BadSource(f"blir over {MOST_TOTAL // 1024**2} MB når den pakkes ut. {_FETCH_AGAIN}")
        return data


class _Checked(tarfile.TarInfo):
    """A header judged before tarfile acts on it: what it says is long would else be read into memory at once."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Checked:
        """Only a block of zeros ends an archive; tarfile would also take rubbish for the end."""
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError:
            if len(buf) == tarfile.BLOCKSIZE and not any(buf):
                raise
            raise BadSource(f"slutter før den er ferdig, eller er ødelagt. {_FETCH_AGAIN}") from None

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _HEADERS and self.size > MOST_HEADER:
            raise BadSource(f"{printable(self.name)}: har et for langt hode. {_FETCH_AGAIN}")
        if self.type not in _HEADERS:
            _refuse(self)
        return super()._proc_member(archive)  # type: ignore[misc,no-any-return]


def _refuse(info: tarfile.TarInfo) -> None:
    name = PurePosixPath(info.name.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts or ":" in info.name:
        raise BadSource(f"{printable(info.name)}: peker ut av pakken. {_FETCH_AGAIN}")
    if (info.type not in _FILES and not info.isdir()) or info.issparse():
        raise BadSource(f"{printable(info.name)}: er en lenke eller noe annet enn en vanlig fil. {_FETCH_AGAIN}")
    if not 0 <= info.size <= MOST_BYTES:
        raise BadSource(
            f"{printable(info.name)}: er over {MOST_BYTES // 1024**2} MB. Så stor er ingen lov. {_FETCH_AGAIN}"
        )


def printable(name: str) -> str:
    """A name from outside as it may be printed: no control characters, not endless."""
    return plainly(name[:120])


def _day(moment: float) -> date | None:
    """A member's time, unless it is one that tools write when they know none."""
    try:
        day = oslo_day(moment)
    except (ValueError, OverflowError, OSError):
        return None
    return day if day.year > 2000 else None
