"""A value as one text, and a short code of it: change what is said, and the code is another.

The order of the fields and the form of the letters (NFC) change nothing.
"""

from __future__ import annotations

import hashlib
import json
from unicodedata import normalize

_LENGTH = 12


def canonical(value: object) -> str:
    """The JSON of a value: keys in order, no blanks, letters composed."""
    return normalize("NFC", json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def code(text: str) -> str:
    """The first twelve hexadecimal signs of SHA-256 over a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
