"""What the machine gives and takes: one run at a time in a folder, folders that go away, and being asked to end."""

from __future__ import annotations

import errno
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import current_thread, main_thread
from types import FrameType

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)
_GOES_AWAY = getattr(os, "O_TEMPORARY", 0)
"""Windows deletes an open file only in this way."""


class Busy(Exception):
    """Another run is at work in the same place. Holds a Norwegian sentence."""


@contextmanager
def alone(place: Path) -> Iterator[bool]:
    """Let no other run write at a place meanwhile, whoever starts it. Raises Busy or OSError.

    The lock is the system's, on a file beside the place, so that it is let go of even when the process is killed.
    False means that the disk has no locks.
    """
    beside = place.with_name(f".{place.name}.lock")
    with told_of(beside, place):
        lock, locked = _lock(beside, place)
    try:
        yield locked
    finally:
        with suppress(OSError):
            beside.unlink()
        os.close(lock)


def _lock(beside: Path, place: Path) -> tuple[int, bool]:
    """The open file, and whether it is locked. One that was deleted while it was opened, is no lock any more."""
    while True:
        lock = _opened(beside)
        try:
            locked = _locked(lock, place)
            if not locked or os.path.samestat(os.fstat(lock), beside.stat()):
                return lock, locked
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)


def _opened(beside: Path) -> int:
    """The file of the lock; another user's can only be read, which is enough."""
    try:
        return os.open(beside, os.O_RDWR | os.O_CREAT | _GOES_AWAY, 0o644)
    except PermissionError:
        if not beside.exists():
            raise
        return os.open(beside, os.O_RDONLY)


def _locked(lock: int, place: Path) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            text = f"En annen bygging pågår i «{place}». Vent til den er ferdig, og prøv igjen."
            raise Busy(text) from None
        if error.errno in _NO_LOCKS:
            return False
        raise
    return True


@contextmanager
def told_of(folder: Path, shown: Path) -> Iterator[None]:
    """Name the disk that is written to in an error that names none, and the place an editor knows for the folder."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        name = str(error.filename2 or error.filename or folder)
        raise OSError(error.errno, error.strerror, name.replace(str(folder), str(shown))) from error


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder of the system's for what is thrown away, which only this user can read. Raises OSError."""
    try:
        place = tempfile.TemporaryDirectory(prefix="exit-guide-")
    except FileNotFoundError:
        text = "ingen mappe for midlertidige filer kan brukes. Se om disken er full"
        raise OSError(errno.ENOSPC, text, os.environ.get("TMPDIR", "/tmp")) from None
    with place as name:
        yield Path(name)


ENDINGS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK") if hasattr(signal, name)
)
"""What a process is sent by Ctrl+C, by a machine that shuts down, and when its window is closed."""
_SECONDS_TO_END = 5.0
_asked_at = -_SECONDS_TO_END


@contextmanager
def stoppable() -> Iterator[None]:
    """End as Ctrl+C does, however the run is asked to end, so that what it has begun is cleared away.

    A run that was started to outlive its window (`nohup`) does.
    """
    if current_thread() is not main_thread():  # only the main thread is sent signals
        yield
        return
    before = {one: signal.getsignal(one) for one in ENDINGS}
    for one, handler in before.items():
        if handler != signal.SIG_IGN or one != getattr(signal, "SIGHUP", None):
            signal.signal(one, _end)
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _end(*_: int | FrameType | None) -> None:
    """Asked several times, as when a window is closed, a run is left to clear away what it has begun."""
    global _asked_at
    if time.monotonic() - _asked_at > _SECONDS_TO_END:
        _asked_at = time.monotonic()
        raise KeyboardInterrupt


def say(text: str) -> None:
    """Tell whoever is there: the window may have been closed, and then nothing more is said to it."""
    try:
        print(text, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
