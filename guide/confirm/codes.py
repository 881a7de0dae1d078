"""The codes of a letter and of its lines. A code says which line of which letter; it proves nothing about who answers.

Twelve signs of Crockford's base 32: four for the letter, four for the record and the field, three for the value as it
was asked about, and one that tells a slip of the pen from another letter's code.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import NamedTuple

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011", "- ")
_CODE = re.compile(r"\b[0-9A-Z]{4}[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4}\b", re.IGNORECASE)


class Code(NamedTuple):
    """The parts of a code: of the letter, of the record and the field, and of the value."""

    letter: str
    row: str
    value: str

    def __str__(self) -> str:
        signs = f"{self.letter}{self.row}{self.value}"
        return f"{self.letter}-{self.row}-{self.value}{_check(signs)}"


def letter_code(owner: str, on: date) -> str:
    """The code of the letter to an owner on a day."""
    return _signs(f"{owner}\0{on}", 4)


def code(owner: str, on: date, record: str, field: str, digest: str) -> Code:
    """The code of one line of a letter."""
    return Code(letter_code(owner, on), _signs(f"{owner}\0{on}\0{record}\0{field}", 4), _signs(digest, 3))


def read(text: str) -> Code | None:
    """A code as somebody wrote it; None when a sign of it is wrong. O is read as 0, and I and L as 1."""
    signs = text.upper().translate(_READ_AS)
    if len(signs) != 12 or any(sign not in ALPHABET for sign in signs) or _check(signs[:-1]) != signs[-1]:
        return None
    return Code(signs[:4], signs[4:8], signs[8:11])


def found(text: str) -> str | None:
    """What has the form of a code in a text, as it stands there."""
    match = _CODE.search(text)
    return match.group() if match else None


def _signs(text: str, many: int) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    return "".join(ALPHABET[number >> 5 * at & 31] for at in range(many))


def _check(signs: str) -> str:
    """Luhn's sum with 32 signs: no slip of one sign, and few of two beside each other, give the same."""
    total = 0
    for at, sign in enumerate(reversed(signs)):
        doubled = ALPHABET.index(sign) * (2 if at % 2 == 0 else 1)
        total += doubled // 32 + doubled % 32
    return ALPHABET[-total % 32]
