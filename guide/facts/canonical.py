"""A value as one text, whatever the order of its fields and the form of its letters: what a code is made of."""

from __future__ import annotations

import json
from unicodedata import normalize


def canonical(value: object) -> str:
    """The JSON of a value: keys in order, no blanks, letters composed."""
    return normalize("NFC", json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
