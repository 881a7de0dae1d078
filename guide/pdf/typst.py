"""Values as Typst source, and that source as a PDF: PDF/UA-1 and PDF/A-2a at once, the same bytes every time."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path

import typst

from guide.pdf.pack import packed
from guide.project import write_whole

_SPACE = re.compile(r"[ \t\r\n\f]+")
_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")
_HYPHENATED = re.compile(r"\S*\w-\w\S*")


def text(value: str) -> str:
    """Running text: every sign that Typst could act on is escaped, white space is single spaces."""
    return _SIGNS.sub(r"\\\1", _SPACE.sub(" ", value))


def unbroken(value: str) -> str:
    """Running text in a heading: a word with a hyphen, such as «exit-arbeid», stays on one line."""
    spaced = _SPACE.sub(" ", value)
    parts, end = [], 0
    for word in _HYPHENATED.finditer(spaced):
        parts += [text(spaced[end : word.start()]), f"#box[{text(word.group())}]"]
        end = word.end()
    return "".join([*parts, text(spaced[end:])])


def string(value: str) -> str:
    """A string in Typst code."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def content(value: str) -> str:
    """Markup as a value in Typst code."""
    return f"[{value}]"


def call(name: str, *arguments: str, **named: str) -> str:
    """A call in markup. The arguments are Typst code."""
    given = [*arguments, *(f"{key.replace('_', '-')}: {value}" for key, value in named.items())]
    return f"#{name}({', '.join(given)})"


def array(items: Iterable[str]) -> str:
    """An array in Typst code."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


HERE = Path(__file__).resolve().parent
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
WORKING_TITLE = "Arbeidstittel"
"""Typst gets the same title for every edition: a title of its own would make it set every page anew."""
_PLACE = re.compile(r"body\.typ:(\d+)")
_SOON = 9
WHOLE, BRIEF = "body.typ", "short.typ"
"""The files with the books that editions are made of."""
_FRAMES = ("frame.typ", "cards.typ")
_PACKER = HERE / "pack.py"


class Unset(Exception):
    """Typst refused the source. Holds its reason, and the line of body.typ it came from, or 0."""

    @property
    def line(self) -> int:
        """The line of body.typ, or 0."""
        return int(self.args[1])


@dataclass(frozen=True)
class Press:
    """A folder with the book as Typst source, and the day of the build. Setting the second edition is much faster."""

    folder: Path
    day: date

    def prepare(self, whole: str, brief: str) -> Press:
        """Write what all editions share into the folder: the whole book, the short one, and how they look."""
        write_whole(self.folder / WHOLE, whole.encode())
        write_whole(self.folder / BRIEF, brief.encode())
        for name in _FRAMES:
            write_whole(self.folder / name, (HERE / name).read_bytes())
        return self

    @cached_property
    def _compiler(self) -> typst.Compiler:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")])
        return typst.Compiler(root=str(self.folder), font_paths=fonts, ignore_system_fonts=True)

    @cached_property
    def ground(self) -> str:
        """A fingerprint of everything but an edition's own source: the book, the frame, the fonts, the engines."""
        digest = hashlib.sha256(f"{version('typst')} {version('pikepdf')} {self.day} {_code()}".encode())
        for path in sorted((*self.folder.glob("*.typ"), *(HERE / "fonts").iterdir())):
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def fingerprint(self, main: str) -> str:
        """What an edition is made of: the same fingerprint means the same bytes."""
        return hashlib.sha256(f"{self.ground} {main}".encode()).hexdigest()

    def set(self, main: str, title: str) -> bytes:
        """The finished PDF. Raises Unset."""
        stamp = int(datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC).timestamp())
        try:
            made = self._compiler.compile(main.encode(), format="pdf", pdf_standards=STANDARDS, timestamp=stamp)
        except typst.TypstError as error:
            raise Unset(str(error.message), _line(error.diagnostic)) from None
        assert isinstance(made, bytes)
        self._forget()
        return packed(made, WORKING_TITLE, title)

    def _forget(self) -> None:
        """Let Typst drop what only this edition had: it keeps everything for ten settings, and editions pile up.

        Forty editions in one process then take 0.8 GB instead of 1.4, and no more time.
        """
        for _ in range(_SOON):
            self._compiler.compile(b" ", format="svg")


def _line(diagnostic: str) -> int:
    found = _PLACE.search(diagnostic)
    return int(found[1]) if found else 0


@lru_cache(maxsize=1)
def _code() -> str:
    """A fingerprint of the code that packs."""
    return hashlib.sha256(_PACKER.read_bytes()).hexdigest()
