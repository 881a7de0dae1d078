"""Files that people keep: opened only when they are what they seem, with a sentence for each way they may not be."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from stat import S_ISDIR, S_ISREG

MOST_BYTES = 1_000_000
"""A longer file of facts or text is a mistake, and would keep every check waiting."""

TEMPLATES = (".html", ".md")
_ADVICE = "Lukk andre programmer som bruker den, og se om det er en vanlig fil"
_MISSING = "fila mangler. Legg den tilbake, eller hent den fra forrige versjon"
_FORBIDDEN = "fila kan ikke åpnes: du har ikke lov til å lese den. Gi deg selv lov, eller spør den som eier den"
_CAUSES = {
    errno.ENOENT: "fila kan ikke åpnes: lenka fører til noe som ikke finnes. Slett lenka, og legg fila der selv",
    errno.ELOOP: "fila kan ikke åpnes: lenkene går i ring. Slett dem, og legg fila der selv",
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ENOTDIR: "fila kan ikke åpnes: mappa den skal ligge i, er en fil. Gi fila et annet navn",
}
_PASSED_OVER = re.compile(
    r"[.~#].*|.*[~#]|(?:eh)?thumbs\.db(?:[:_].*)?|desktop\.ini|icon\r?|.*\.(?:tmp|swp|swo|part|lock)", re.I
)
_COPY = re.compile(
    r".*[ _-]*\(\d+\)|.*[ _–-]+(?:kopi|copy|kopia|conflict|konflikt)\b.*|(?:kopi|copy)[ _-]+(?:av|of)\b.*"
    r"|.*(?:conflicted copy|i konflikt).*|.*\.(?:bak|orig|old|rej|sav)",
    re.IGNORECASE,
)


class Unopened(Exception):
    """A file that cannot be read as text: the line, and a Norwegian sentence without its full stop."""

    def __init__(self, text: str, line: int = 1) -> None:
        super().__init__(text)
        self.text = text
        self.line = line


def ordinary(path: Path) -> int:
    """How many bytes an ordinary file has. Raises Unopened for everything else, without opening it.

    Reading a pipe or a device could last for ever.
    """
    try:
        state = path.stat()
    except OSError as error:
        raise _unopened(path, error) from None
    if not S_ISREG(state.st_mode):
        what = "det er en mappe, ikke en fil" if S_ISDIR(state.st_mode) else "det er ikke en vanlig fil"
        raise Unopened(f"fila kan ikke åpnes: {what}. Flytt den, og legg en vanlig fil der")
    return state.st_size


def bytes_of(path: Path, most: int = MOST_BYTES) -> bytes:
    """What is in an ordinary file of at most so many bytes. Raises Unopened."""
    if ordinary(path) > most:
        limit = f"{most / 1_000_000:.0f} MB"
        raise Unopened(f"fila er over {limit}. Del den, eller slett det som ikke hører hjemme her")
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unopened(path, error) from None


def _unopened(path: Path, error: OSError) -> Unopened:
    gone = isinstance(error, FileNotFoundError) and not path.is_symlink()
    return Unopened(_MISSING if gone else _CAUSES.get(error.errno or 0, f"fila kan ikke åpnes. {_ADVICE}"))


def text_of(path: Path) -> str:
    """The text of an ordinary file in UTF-8, with or without a mark of that first. Raises Unopened."""
    return decoded(bytes_of(path))


def decoded(data: bytes) -> str:
    """Bytes as text, or Unopened at the first line that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unopened("fila er ikke lagret som UTF-8. Lagre den på nytt med UTF-8", line) from None


def passed_over(path: PurePath) -> bool:
    """Whether systems and programs make files of such a name by themselves: locks, thumbnails, half-saved files."""
    return bool(_PASSED_OVER.fullmatch(path.name))


def walked(folder: Path) -> Iterator[Path]:
    """Everything that people have put in a folder, in order. What programs keep for themselves is never entered.

    A link to a folder is given as it is, and not entered either.
    """
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not passed_over(path):
            yield path
            yield from walked(path) if path.is_dir() and not path.is_symlink() else ()


def templates(root: Path) -> Iterator[Path]:
    """What pages are made of beside docs/: everything in partials/ and theme/ that Jinja fills in."""
    for name in ("partials", "theme"):
        yield from (path for path in walked(root / name) if path.suffix in TEMPLATES)


def is_copy(path: PurePath) -> bool:
    """Whether a name is what a program gives to a copy: «services - kopi.yaml», «kontakt (1).md», «laws.yaml.bak»."""
    return bool(_COPY.fullmatch(path.stem) or _COPY.fullmatch(path.name))
