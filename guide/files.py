"""Files that are whole or not there, in a folder where they may lie."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from tempfile import gettempdir

_HALF = ".halv"
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
}


def reason(error: OSError) -> str:
    """Why something could not be written, in Norwegian: «Kan ikke skrive til «pdf»: disken er full».

    What is copied names two files, and the second is written. What names none, is a page of the site on its way.
    """
    number, said = error.errno or 0, error.strerror or "ukjent grunn"
    why = _REASONS.get(number, said) if said == os.strerror(number) else said
    return f"Kan ikke skrive til «{error.filename2 or error.filename or gettempdir()}»: {why}."


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file, then rename: a reader finds the old file or the new one, with the rights of the old.

    Raises OSError.
    """
    half = path.with_name(f".{path.name}{_HALF}")
    try:
        with half.open("wb") as file:
            if path.exists():
                half.chmod(path.stat().st_mode)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        half.unlink(missing_ok=True)
