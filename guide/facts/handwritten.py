"""What a number, an address or a statute looks like when somebody has typed it into a text, in whatever writing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from guide.content.signs import plain_digits
from guide.facts.phone import is_valid

_SPACES = re.compile(r"[^\S\n]+")
# Not the whole table of guide/content/signs.py: signs of private use stand for what macros show.
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_MARKUP = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>|[*`]|(?<![^\W_])_|_(?![^\W_])|\]\([^)\s]*\)|\[")
_NO_NUMBER = re.compile(
    r"https?://[^\s)>\]]*"
    r"|\b10\.\d{4,9}/\S+"  # a DOI
    r"|\bissn:? [\dx-]+"
    r"|(?<!\w)(?:side(?:ne|r)?|ss?\.|(?:møte|gruppe)?rom(?:met|mene)?|buss(?:en)?|bygg(?:et)?|rute|linje|kapit(?:tel|let|lene|ler)|kap\.|avsnitt(?:et)?|figur|tabell|boks)"
    r" ?\d{1,3}(?: ?[-–] ?\d{1,3})?(?:(?:, | til | og )\d{1,3}(?: ?[-–] ?\d{1,3})?)*(?![ ‐-―.-]?\d)"
    r"|(?<![\d.])(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d(?!\d)"
    r"|(?<![\d.-])(?:19|20)\d\d[./-](?:0[1-9]|1[0-2])[./-](?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<![\d.])(?:[01]?\d|2[0-4])[.:][0-5]\d ?[-–] ?(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d)",  # from one hour to another
    re.IGNORECASE,
)
_BEFORE, _AFTER = r"(?<![\w/.,=#-])", r"(?![\w-])(?! ?(?:%|prosent|kr\b|kroner|mill|NOK|euro))"
_NUMBER = re.compile(
    rf"{_BEFORE}(?:\+\d[\d ]{{6,}}\d|\d{{2}} \d{{2}} \d{{2}} \d{{2}}|\d{{3}} \d{{2}} \d{{3}}|\d{{8}}|0\d{{4}}"
    rf"|116 ?\d{{3}}|11[023]){_AFTER}"
)
_BETWEEN = r"(?: ?[.,‐-―−_·•|/-] ?| \(|\) ?| )"
_GLUED = re.compile(r"(?<=[^\W\d_])[.:]?([2-9]\d{7})(?!\d)|(?<![\w/.,=#-])([2-9]\d{7})(?=-?[^\W\d_])")
"""Eight digits with no space between them and a word."""
_GROUPED = re.compile(rf"(?<![\w/.,=#-])\(?(?:\+ ?)?\d(?:{_BETWEEN}?\d)+{_AFTER}")
_RANGE = re.compile(r"\d+ ?[–—] ?\d+|[1-9]\d*00 ?- ?[1-9]\d*00")
_FIVE = ([2, 3], [3, 2], [1, 2, 2])
_SIX = ([3, 3], [2, 2, 2])
_CUE = re.compile(
    r"\b(?:ring(?:e|er|es|te|t)?|tlf|telefon(?:en|nummer|nummeret)?|tel|phone|call|mobil(?:en|nummer|nummeret)?|sms"
    r"|vakttelefon(?:en)?|nød(?:nummer|nummeret|telefon|telefonen)|slå|oppring(?:e|er)?)\b[.:]?"
    r"(?:[ (]+[a-zæøå]+[,:]?){0,3}[ (:]*",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"\d(?:[ .‐-―−-]?\d){{2,5}}{_AFTER}(?! (?:ganger|personer|dager|timer|minutter|år|kommuner)\b)")
_SENT = re.compile(
    r"\b(?:sms(?:-?en|-?er)?|tekstmelding(?:en|er)?)(?: [^\W\d]+){0,3} til (?:(?:nummer(?:et)?|nr\.?) )?"
    rf"(\d{{4,5}}){_AFTER}(?! (?!eller\b|etter\b|under\b|over\b)[a-zæøå]+(?:er|ere)\b)",
    re.IGNORECASE,
)
_AT = r"(?: ?@ ?| ?[\[({<] ?(?:at|a|@|alfa|alfakrøll|krøllalfa|snabel-?a) ?[\])}>] ?)"
_DOT = r"(?: ?\. ?| ?[\[({<] ?(?:dot|punktum|prikk|\.) ?[\])}>] ?)"
_HIDES = re.compile(
    r" @|@ |[\[({<] ?(?:at|a|@|alfa|alfakrøll|krøllalfa|snabel-?a) ?[\])}>]|krøll|snabel"
    r"|\bat \S+(?:\.| dot| punktum| prikk)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DISGUISED = re.compile(
    rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)+(?=\W|$)"
    r"|[\w.+-]+ (?:at|alfakrøll|krøllalfa|snabel-?a) [\w-]+(?: ?(?:dot|punktum|prikk) ?|\.)(?:no|com|org|net)\b",
    re.IGNORECASE,
)
_SUSPECT = re.compile(
    r"[\d@§&＠﹫]|[\[({<] ?[Aa]|[Kk]røll|[Ss]nabel|[Ll][Oo][Vv][Dd][Aa][Tt][Aa]|[Pp]aragraf"
    r"|\b[Aa][Tt] \S+(?:\.| dot| punktum)"
)
"""What every text has that something is found in. Few have it."""
_THREE = re.compile(r"\d(?:\D{0,4}\d){2}")
"""What every number that can be called has."""
_IN_WORDS = (
    r"(?:ett?|en|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|(?:tret|fjor|fem|seks|syt|at|nit)ten|tjue\w*|tretti\w*"
    r"|(?:før|fem|seks|syt|åt|nit)ti\w*|(?:ett?|to|tre)?hundre\w*)"
)
_SECTION = re.compile(
    r"\b(?:paragraf(?:en|er|ene)?|pgf)\.? ?(?:nr\.? ?)?\d[\w-]*"
    rf"|\bparagraf {_IN_WORDS}\b(?! (?:gang|ganger|ord|sider)\b)",
    re.IGNORECASE,
)
_MONTHS = "jan|feb|mars|apr|mai|jun|jul|aug|sep|okt|nov|des"
_PLACE = (
    rf"\d{{1,3}}(?:-\d{{1,3}})?(?: ?[a-z](?![\wæøå]))?(?!\d|[.,:]\d|[.]? (?:{_MONTHS})"
    r"| ?(?:%|prosent|kr|år|dager|uker|måneder|timer|ganger|punkter|sider|kommuner|personer))"
)
_ACT = re.compile(
    r"\b[a-zæøåA-ZÆØÅ-]*(?:lov(?:en|a)|forskrift(?:en|a)|grunnlov|forordning(?:en|a)|konvensjon(?:en)?|gdpr)s?"
    rf"(?: \([\w. ]+\))?,? (?:kap(?:ittel|\.)? ?|art(?:ikkel|\.)? ?|nr\.? ?)?{_PLACE}",
    re.IGNORECASE,
)
_OF_ACT = re.compile(
    r"\b(?:kap(?:ittel|\.)|art(?:ikkel|\.)) ?\d[\w-]* i [a-zæøå-]*(?:lov(?:en|a)|forordning(?:en|a)|gdpr)\b",
    re.IGNORECASE,
)
_IN_ACT = re.compile(
    r"(?<![\w.,/-])\d{1,3}(?:[-–]\d{1,3})?(?: ?[a-z])?"
    r" i [a-zæøå-]{3,}(?:loven|lova|forskrift(?:en|a)|forordning(?:en|a))\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"\b(?:lov|forskrift|res\.)(?: av| den)* \d{{1,2}}\. ?(?:{_MONTHS})[a-z]*\.? \d{{4}}(?: ?nr\.? ?\d+| om\b)"
    r"|\b(?:lov|for)-\d{4}-\d\d-\d\d(?:-\d+)?(?![\w-])",
    re.IGNORECASE,
)
_TREATY = re.compile(
    r"\b[A-ZÆØÅ]{2,6}s? (?:[Aa]rtikkel|[Aa]rt\.?) ?\d+|\b(?:[Aa]rtikkel|[Aa]rt\.?) ?\d+[\w() ]{0,5}? i [A-ZÆØÅ]{2,6}\b"
)
_CLAUSE = re.compile(
    r"(?<![\w.,-])\d{1,3}(?:-\d{1,3})?(?: ?[a-z](?![\wæøå]))?,? "
    r"(?:(?:første|fyrste|andre|annet|tredje|fjerde|femte|siste) (?:ledd|punktum)|bokstav [a-z]\b|(?:1|2|3|4)\. ledd)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(rf"\b(?!mill|till|inkl|ekskl|tel)[a-zæøå]{{2,8}}l\. ?{_PLACE}")


class Typed(NamedTuple):
    """Something that was typed: of what kind, and how it is written."""

    kind: str
    found: str


def as_read(text: str) -> str:
    """A text as a reader sees it: entities as signs, every space as one, plain digits, nothing that is invisible."""
    text = unescape(text) if "&" in text else text
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _HIDDEN.sub("", text))
        text = plain_digits(text)
    return _SPACES.sub(" ", text)


def typed(text: str, abbreviations: re.Pattern[str] | None = None, *, laws: bool = True) -> tuple[Typed, ...]:
    """Every number, e-mail address and link to a statute in a text, in whatever writing, and with `laws` every statute.

    Markup hides nothing, also where it is not read as such. The abbreviations are those of acts, before a number.
    """
    return _typed(text, abbreviations, laws) if _SUSPECT.search(text) else ()


@lru_cache(maxsize=4096)
def _typed(text: str, abbreviations: re.Pattern[str] | None, laws: bool) -> tuple[Typed, ...]:
    """Kept, since an editor who saves one text has all the others judged again."""
    text = as_read(text)
    bare = _MARKUP.sub("", text)
    found = tuple(_found(text, abbreviations, laws=laws))
    return found if bare == text else tuple(dict.fromkeys((*found, *_found(bare, abbreviations, laws=laws))))


def _found(text: str, abbreviations: re.Pattern[str] | None, *, laws: bool) -> Iterator[Typed]:
    if _THREE.search(text):
        yield from (Typed("number", found) for found in dict.fromkeys(_numbers(_NO_NUMBER.sub("|", text))))
    if "@" in text:
        yield from (Typed("email", found) for found in _EMAIL.findall(text))
    if _HIDES.search(text):
        yield from (Typed("email", found) for found in _DISGUISED.findall(_EMAIL.sub("|", text)))
    low = text.casefold()
    if "lovdata.no" in low:
        yield Typed("link", "lovdata.no")
    yield from _statutes(text, low, abbreviations) if laws else ()


def _statutes(text: str, low: str, abbreviations: re.Pattern[str] | None) -> Iterator[Typed]:
    """Signs, sections in words, and acts with a number but without the sign, each told once."""
    if "paragraf" in low or "pgf" in low:
        yield from (Typed("section", found) for found in _SECTION.findall(text))
    if "§" in text:
        yield Typed("sign", "§")
        return
    rest = _SECTION.sub("|", text)
    for hints, pattern in (*_NAMED, *([((), abbreviations)] if abbreviations else [])):
        if not hints or any(hint in low for hint in hints):
            yield from (Typed("statute", found[0]) for found in pattern.finditer(rest))
            rest = pattern.sub("|", rest)


_OF_ACTS = ("loven", "lova", "forskrift", "forordning", "konvensjon", "gdpr", "grunnlov")
_NAMED = (
    (_OF_ACTS, _ACT),
    (_OF_ACTS, _OF_ACT),
    (_OF_ACTS, _IN_ACT),
    (("lov", "for"), _DATED),
    (("art",), _TREATY),
    (("l. ", "l.\xa0"), _ABBREVIATED),
    (("ledd", "punktum", "bokstav"), _CLAUSE),
)
"""How acts are named without the sign, and what is in small letters in every text with one."""


def after_abbreviations(names: Iterator[str]) -> re.Pattern[str]:
    """What names an act by an abbreviation, with a number after it."""
    whole = "|".join(sorted(map(re.escape, {name.rstrip(".") for name in names}), key=len, reverse=True))
    return re.compile(rf"\b(?:{whole or '(?!)'})\.? ?{_PLACE}")


def _numbers(line: str) -> Iterator[str]:
    """What can be called: the usual groupings, known or not; any grouping; and few digits after «ring» and the like."""
    yield from _NUMBER.findall(line)
    rest = _NUMBER.sub("|", line)
    glued = (one or other for one, other in _GLUED.findall(rest))
    yield from (found for found in glued if is_valid(found))
    for match in _GROUPED.finditer(rest):
        if _is_number(found := match[0].strip("( ")):
            yield found
    for cue in _CUE.finditer(rest):
        short = _SHORT.match(rest, cue.end())
        if short and is_valid(digits_of(short[0])) and not _is_number(short[0]):
            yield short[0]
    yield from _SENT.findall(rest)


def _is_number(found: str) -> bool:
    digits, groups = digits_of(found), [*map(len, re.findall(r"\d+", found))]
    if digits.startswith("+") and not digits.startswith("+47"):
        return is_valid(digits)
    digits = digits.removeprefix("+47")
    if len(digits) == 5:
        return digits.startswith("0") and groups in _FIVE and is_valid(digits)
    if len(digits) == 6:
        return digits.startswith("116") and groups in _SIX
    return len(digits) == 8 and not _RANGE.fullmatch(found) and "," not in found and is_valid(digits)


def digits_of(found: str) -> str:
    """The digits of a number, with the + of another country; 0047 and +47 are the same."""
    digits = re.sub(r"[^\d+]", "", re.sub(r"\( ?0 ?\)", "", found))
    if len(digits) > 8 and digits.startswith("00"):
        digits = f"+{digits[2:]}"
    return digits
