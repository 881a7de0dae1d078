"""The signs that the fonts of the PDFs have, read from their own tables (OpenType, «cmap»).

What neither font has is set as nothing, and PDF/UA refuses such a sheet. The engine makes a letter with a mark of its
parts, and a space of any width of the plain one; signs that are never shown need no shape.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "pdf" / "fonts"
_UNSEEN = {"Cc", "Cf", "Zl", "Zp"}


def unshown(text: str) -> list[str]:
    """The signs of a text that the PDFs cannot show, each once, the first of them first."""
    if text.isascii():
        return []
    return sorted((sign for sign in set(text) - _signs() if not _is_made(sign)), key=text.index)


def code(sign: str) -> str:
    """The number of a sign, as everybody can look it up: «U+260E»."""
    return f"U+{ord(sign):04X}"


def _is_made(sign: str) -> bool:
    """Whether the engine shows a sign that no font has, from its parts, or need not."""
    parts = unicodedata.normalize("NFD", sign)
    is_space = unicodedata.category(sign) == "Zs" and unicodedata.normalize("NFKD", sign) == " "
    return is_space or unicodedata.category(sign) in _UNSEEN or (parts != sign and set(parts) <= _signs())


@cache
def _signs() -> frozenset[str]:
    """What every font has: bold or not, a text is shown."""
    found = [frozenset(map(chr, _mapped(path.read_bytes()))) for path in sorted(FONTS.glob("*.ttf"))]
    return frozenset.intersection(*found)


def _mapped(font: bytes) -> Iterator[int]:
    """The numbers of the signs in the first table of a font that has all planes (format 12)."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {name: at for name, _, at, _ in struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * count])}
    start = tables[b"cmap"]
    (kinds,) = struct.unpack_from(">H", font, start + 2)
    places = [start + struct.unpack_from(">HHL", font, start + 4 + 8 * one)[2] for one in range(kinds)]
    whole = next(at for at in places if struct.unpack_from(">H", font, at)[0] == 12)
    (groups,) = struct.unpack_from(">L", font, whole + 12)
    for one in range(groups):
        first, last, _ = struct.unpack_from(">LLL", font, whole + 16 + 12 * one)
        yield from range(first, last + 1)
