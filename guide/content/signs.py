"""Signs that nobody sees, and text as everybody would have typed it: one table and one normaliser for every door."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import NamedTuple

SOFT_HYPHEN = "\u00ad"
"""Where a long word may break on a line. Only the frame sets it, and only for the eye."""
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
DASHES = "\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_BLANK_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
_HIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\U000f0000-\U0010ffff" + _BLANK_LETTERS
)
NAMES = {
    SOFT_HYPHEN: "myk bindestrek",
    "\u200b": "mellomrom uten bredde",
    "\u200c": "usynlig skille mellom bokstaver",
    "\u200d": "usynlig binding mellom bokstaver",
    "\u2028": "linjeskilletegn",
    "\u2029": "avsnittsskilletegn",
    "\u2060": "usynlig binding mellom ord",
    "\ufeff": "merke for tekstkoding",
    "\ufffc": "plassen til noe som er limt inn",
    "\ufffd": "erstatningstegn for en bokstav som er gått tapt",
    "\u00a0": "hardt mellomrom",
    "\u202f": "smalt, hardt mellomrom",
}
_KINDS = (
    (re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]"), "tegn for skriveretning"),
    (re.compile(f"[{SPACES}]"), "uvanlig mellomrom"),
    (re.compile("[\x00-\x1f\x7f-\x9f]"), "styretegn"),
    (re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]"), "tegn fra en skrift bare ett program har"),
)

_PAIRS = "[\xc2\xc3][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
_MOJIBAKE = (
    f"{_PAIRS}"  # å, é and § of UTF-8, read as Windows-1252
    "|\xe2\u20ac[\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"  # – and ’
    "|[\xc4\xc5][\x81-\x84\x86-\x90\x98-\x9f\xa1-\xaa\xac-\xb6\xb8-\xba\xbc-\xbf\u0152\u0160\u0178\u017d\u017e\u0192"
    "\u02c6\u2020-\u2021\u2030\u2039]"  # the letters of Sámi and Polish; « » “ ” and dashes may follow a real Å
    "|\u221a[\u2022\u00b6\u2211\u220f\u00d6\u00d8\u00a9\u00fc\u00a7\u00a3\u00b0]"  # read on an old Macintosh
    "|\u251c[\u00a0-\u00ff\u2550-\u256c]"  # read by DOS
)
HIDDEN = re.compile(f"[{_HIDDEN}]")
_ANY = re.compile(f"[{_HIDDEN}]|{_MOJIBAKE}")
_MEANS_NOTHING = re.compile(
    rf"(?:(?<=^)|(?<=[\n:\-?,\[{{#(|>\"'«*+])|(?<=\n\d\.)|(?<=\n\d\d\.))[ ]*[{SPACES}][ {SPACES}]*"
    rf"|[ {SPACES}]*[{SPACES}][ ]*(?=[\n:#,\]}})|\"'»]|$)"
)
_RARE_SPACES = re.compile(f"[{SPACES}]")
_ODD_SPACES = re.compile(f"[{SPACES}\t]")
_ODD_DASHES = re.compile(f"[{DASHES}]")
_WIDE = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]+")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


class Sign(NamedTuple):
    """A sign that must go: where it stands, which, and what it is called."""

    line: int
    column: int
    code: str
    name: str
    text: str

    @property
    def sentence(self) -> str:
        """What to tell an editor. It holds the sign's number, and nothing of the text around it."""
        if len(self.text) > 1:
            return f"linja har ødelagte bokstaver ({self.code}, tegn {self.column}). Skriv ordet på nytt"
        return f"linja har et usynlig tegn ({self.name}, {self.code}, tegn {self.column}). Skriv ordet på nytt uten det"


MOST_IN_A_LINE = 5000
"""The longest line anybody has written is a fourth of this. What is longer is pasted, and keeps every rule busy."""
_CODE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]+);|=C[2-5]=[89AB][0-9A-F]")
_VERSIONS = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


def faults(text: str) -> Iterator[tuple[int, str]]:
    """What no file may have, whatever it is of: two versions after a merge, endless lines, and signs nobody sees."""
    if marked := _VERSIONS.search(text):
        line = text.count("\n", 0, marked.start()) + 1
        yield line, "fila har to versjoner etter en fletting. Velg én, og slett linjene med < = og >"
        return
    endless = [number for number, line in enumerate(text.split("\n"), 1) if len(line) > MOST_IN_A_LINE]
    if endless:
        yield endless[0], f"linja har over {MOST_IN_A_LINE} tegn. Del den, eller slett det som ikke hører hjemme her"
        return
    yield from ((sign.line, sign.sentence) for sign in hidden(text))
    yield from _as_codes(text)


def _as_codes(text: str) -> Iterator[tuple[int, str]]:
    """Signs nobody sees that are written as HTML has them, such as &shy;, and letters as e-mail has them."""
    for found in _CODE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if found[0][0] == "=" or HIDDEN.match(unescape(found[0])):
            yield line, f"linja har koden «{found[0]}», som ingen ser eller kan lese. Slett den, og skriv ordet på nytt"


def hidden(text: str) -> Iterator[Sign]:
    """Every sign that nobody sees or that was spoilt on its way, the first of each line."""
    last = 0
    for found in _ANY.finditer(text) if not text.isascii() or HIDDEN.search(text) else ():
        line = text.count("\n", 0, found.start()) + 1
        if line != last:
            column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
            yield Sign(line, column, f"U+{ord(found[0][0]):04X}", name_of(found[0][0]), found[0])
        last = line


def name_of(sign: str) -> str:
    """What a sign is called in Norwegian."""
    if sign in NAMES:
        return NAMES[sign]
    return next((name for pattern, name in _KINDS if pattern.match(sign)), "usynlig tegn")


def composed(text: str) -> str:
    """Text as it is kept: letters composed (NFC), plain line ends, and plain spaces where no other can be meant.

    A hard space between words or digits stays: «10 000 kroner» must not be torn.
    """
    if text.isascii():
        return text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _MEANS_NOTHING.sub(lambda found: " " * len(found[0]), text) if _RARE_SPACES.search(text) else text


def plain_digits(text: str) -> str:
    """Text with the digits of every script as 0–9."""
    return _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)


@cache
def plain(text: str) -> str:
    """Text for comparing ids, numbers and names: composed, with ordinary spaces and hyphens, and nothing invisible.

    Letters and digits of full width or drawn as mathematics are the ordinary ones, and so are the digits of any script.
    """
    text = HIDDEN.sub("", _ODD_SPACES.sub(" ", text))
    if not text.isascii():
        text = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
        text = plain_digits(text)
    return _ODD_DASHES.sub("-", unicodedata.normalize("NFC", text))
