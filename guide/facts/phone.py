"""Phone numbers as people read them, as `tel:` links, and what is wrong with one.

phonenumbers judges them by the numbering plan of each country; data/registers/numbers.yaml corrects it, with a source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

from guide.content.signs import plain

_LENGTHS, _WHOLE = (3, 4, 5, 6, 8), 8
_WRITTEN = re.compile(r"\+?[0-9][0-9 ]*")
_SIGNS = re.compile(r"[\s().\-/]+")
_COUNTRY = re.compile(r"^(?:00|\+)47(?=\d)|^00(?=\d)|^47(?=[2-9]\d{7}$)")
_MORE = re.compile(r"[^\W\d_]|[/;,|]|\d[^\d]*\(0\)")
_COSTS = "er et nummer det koster ekstra å ringe. Skriv det vanlige nummeret"
_ADVICE = 'Skriv 3, 4, 5, 6 eller 8 sifre, for eksempel "55 55 33 33". Utenlandske begynner med +'
_DEAR = phonenumbers.example_number_for_type("NO", PhoneNumberType.PREMIUM_RATE)
_DEAR_START = str(_DEAR.national_number)[:2] if _DEAR else ""
"""What the plan keeps for numbers that cost more, whether or not somebody has been given one."""
_URGENT = "11"
"""How every emergency number begins."""


def _digits(number: str) -> str:
    return number.replace(" ", "")


def normal(number: str) -> str:
    """The digits of a number however it is written, with + before those of another country alone."""
    digits = _SIGNS.sub("", plain(number).strip())
    return _COUNTRY.sub(lambda found: "" if found[0].endswith("47") else "+", digits)


def is_valid(number: str) -> bool:
    """Whether a number can be called: a Norwegian number or short number, or a foreign one in E.164."""
    if not _WRITTEN.fullmatch(number):
        return False
    parsed = _parsed(_digits(number))
    if parsed is None:
        return False
    if number.startswith("+"):
        return phonenumbers.is_valid_number(parsed)
    if len(_digits(number)) not in _LENGTHS:
        return False
    return phonenumbers.is_valid_number(parsed) or phonenumbers.is_valid_short_number_for_region(parsed, "NO")


def _parsed(digits: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(digits, "NO")
    except phonenumbers.NumberParseException:
        return None


def fault(number: str, corrections: Mapping[str, bool]) -> str:
    """What is wrong with a number and what to do, without the number itself; or nothing.

    The corrections say of some numbers, by their digits, whether they can be called: they know better than the library.
    """
    if _MORE.search(plain(number)):
        return "er ikke bare ett nummer. Skriv sifrene, og resten i feltet det hører til"
    digits = normal(number)
    if digits in corrections:
        return "" if corrections[digits] else "er ikke i bruk, etter data/registers/numbers.yaml. Finn det nye nummeret"
    if _costs_extra(digits):
        return _COSTS
    if len(digits) == 3 and digits.startswith(_URGENT) and not phonenumbers.is_emergency_number(digits, "NO"):
        return "begynner som nødnumrene, og er ikke ett av dem. Se etter sifrene"
    if is_valid(digits):
        return "ser oppdiktet ut. Skriv det nummeret noen svarer på" if _is_made_up(digits) else ""
    if digits.startswith("+"):
        return "er ikke et gyldig telefonnummer. Se etter landkoden og antallet sifre"
    if re.fullmatch(r"0\d{7}", digits):
        return "begynner med 0, og det gjør ingen norske numre med åtte sifre. Se etter det første sifferet"
    if len(digits) in _LENGTHS and digits.isdigit():
        return "er ikke et norsk telefonnummer: ingen har det i nummerplanen. Se etter sifrene"
    return f"er ikke et norsk telefonnummer. {_ADVICE}"


def _costs_extra(digits: str) -> bool:
    """Premium numbers, and directory enquiries: 18xx in the plan of Nkom."""
    if (len(digits) == 8 and digits.startswith(_DEAR_START)) or re.fullmatch(r"18\d\d", digits):
        return True
    parsed = _parsed(digits)
    return parsed is not None and phonenumbers.number_type(parsed) == PhoneNumberType.PREMIUM_RATE


def _is_made_up(digits: str) -> bool:
    """Eight digits that are all the same, or one more or less each time."""
    steps = {int(after) - int(before) for before, after in pairwise(digits) if len(digits) == _WHOLE}
    return len(steps) == 1 and steps <= {-1, 0, 1}


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


def as_read(number: str) -> str:
    """A number in the grouping people read, however it was written."""
    return canonical(normal(number))


def tel_uri(number: str) -> str:
    """The `tel:` address (RFC 3966): eight digits get the country code, short numbers stand alone."""
    digits = _digits(as_read(number))
    return f"tel:+47{digits}" if len(digits) == 8 and digits.isdigit() else f"tel:{digits}"
