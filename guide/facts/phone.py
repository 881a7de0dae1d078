"""Phone numbers as people read them, as `tel:` links, and as phonenumbers judges them."""

from __future__ import annotations

import re

import phonenumbers

_LENGTHS = (3, 4, 5, 6, 8)
_WRITTEN = re.compile(r"\+?[0-9][0-9 ]*")


def _digits(number: str) -> str:
    return number.replace(" ", "")


def is_valid(number: str) -> bool:
    """Whether a number can be called: a Norwegian number or short number, or a foreign one in E.164."""
    if not _WRITTEN.fullmatch(number):
        return False
    try:
        parsed = phonenumbers.parse(_digits(number), "NO")
    except phonenumbers.NumberParseException:
        return False
    if number.startswith("+"):
        return phonenumbers.is_valid_number(parsed)
    if len(_digits(number)) not in _LENGTHS:
        return False
    return phonenumbers.is_valid_number(parsed) or phonenumbers.is_valid_short_number_for_region(parsed, "NO")


def canonical(number: str) -> str:
    """The grouping Norwegians read: «22 58 60 00», «116 117», «02800»; E.164 for foreign numbers."""
    digits = _digits(number)
    if digits.startswith("+47"):
        digits = digits[3:]
    if digits.startswith("+"):
        return digits
    if len(digits) == 8:
        groups = [digits[:3], digits[3:5], digits[5:]] if digits[0] in "489" else re.findall("..", digits)
        return " ".join(groups)
    return f"{digits[:3]} {digits[3:]}" if len(digits) == 6 else digits


def tel_uri(number: str) -> str:
    """The `tel:` address (RFC 3966): eight digits get the country code, short numbers stand alone."""
    digits = _digits(number)
    return f"tel:+47{digits}" if len(digits) == 8 and digits.isdigit() else f"tel:{digits}"
