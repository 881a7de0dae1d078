"""The values that fields hold, each type with its own rule: texts, names, addresses, days, ids. No field escapes it.

What is wrong is said without the value, so that the same sentence can be said of a file that nobody may quote.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StrictInt

from guide.content.addresses import email_fault, web_fault
from guide.content.people import is_personal

UNKNOWN = "unknown"
_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")


class Past:
    """Marks a day or a year on which somebody did something: it has come, by the clock."""


class Prose:
    """Marks a text that readers see: it says no number, address or statute, since those have fields of their own."""


PAST, PROSE = Past(), Prose()
FIRST_LAW, FIRST_DONE, FIRST_SOURCE, LAST_YEAR = date(1687, 4, 15), date(2020, 1, 1), date(1990, 1, 1), 2199
"""Norske Lov is the oldest law in force. The guide is from 2020, and nobody looked anything up for it before."""
LONGEST_TEXT, LONGEST_BRIEF, LONGEST_NAME, LONGEST_PHRASE, LONGEST_ID = 1000, 200, 150, 250, 80


def _checked(fault: Callable[[str], str]) -> AfterValidator:
    """What is wrong with a text, in a sentence without the text, as pydantic wants it."""

    def check(value: str) -> str:
        if text := fault(value):
            raise ValueError(text)
        return value

    return AfterValidator(check)


def _shared(value: str) -> str:
    advice = "Bruk en felles adresse, som post@ eller en tjeneste"
    return f"ser ut som adressen til en person. {advice}" if is_personal(value) else ""


def _form_fault(value: str) -> str:
    if value.count("{id}") != 1:
        return "mangler {id}, eller har det flere ganger. Skriv det der id-en skal stå i adressen"
    return web_fault(value.replace("{id}", "id"))


def _day(value: object) -> object:
    """Only a date written as one: a number or a moment of the day would pass for something else."""
    if type(value) is date or (isinstance(value, str) and _ISO.match(value)):
        return value
    raise ValueError("passer ikke her. Skriv en dato som ÅÅÅÅ-MM-DD, uten anførselstegn")


def _since(first: date) -> AfterValidator:
    """A day that is not before any that makes sense, and not in another age."""

    def check(value: date) -> date:
        if value < first:
            raise ValueError("er for lenge siden. Rett datoen")
        if value.year > LAST_YEAR:
            raise ValueError("er for langt fram i tid. Rett datoen")
        return value

    return AfterValidator(check)


def _year(value: int) -> int:
    if not FIRST_YEAR <= value <= LAST_YEAR:
        raise ValueError("er ikke et årstall her. Skriv fire sifre")
    return value


FIRST_YEAR = 1900


def _id(value: str) -> str:
    if _RESERVED.fullmatch(value):
        return "er et ord som programmene bruker til noe annet. Gi posten en annen id"
    return f"har over {LONGEST_ID} tegn. Gi posten en kortere id" if len(value) > LONGEST_ID else ""


_RESERVED = re.compile(
    r"index|readme|404|search|sok|sitemap|robots|assets|css|js|img|unknown|none|null|true|false|yes|no|on|off|y|n|con"
    r"|prn|aux|nul|(?:com|lpt)\d"
)
"""What MkDocs, YAML and Windows have their own meaning for. An id is the name of a file and an anchor."""


_NO_TEXT = "er tom eller har mellomrom først eller sist. Skriv teksten på nytt"


def _size_fault(value: str, longest: int) -> str:
    if not value or value[0].isspace() or value[-1].isspace():
        return _NO_TEXT
    if len(value) > longest:
        return f"har {len(value)} tegn, og høyst {longest} har plass. Skriv kortere, eller del teksten"
    return ""


def _steering(value: str) -> str:
    if fault := _size_fault(value, LONGEST_PHRASE):
        raise ValueError(fault)
    return value


def _phrase(value: str) -> str:
    if not _steering(value)[0].isalnum() and not any(map(str.isalnum, value)):
        raise ValueError(f"har bare tegn. {_WRITE}")
    return value


_OF_A_CLOCK = (
    r"(?<=kl )",
    r"(?<=kl\. )",
    r"(?<=klokka )",
    r"(?=\d{1,3}[.:]\d{2}(?!\d|\.\d))",
    r"(?=\d{1,3} ?[-–] ?\d)",
    r"(?<=\d[-–])",
    r"(?<=\d [-–] )",
)
_OF_A_WEEK = r"(?<!uke )(?<!uke \d\d[-–])"
_HOUR = r"(\d{1,3})(?:[.:](\d{2}))?(?![\d:]|\. ?[a-zæøå])"
_CLOCK = re.compile(rf"(?<![\d.:]){_OF_A_WEEK}(?:{'|'.join(_OF_A_CLOCK)}){_HOUR}", re.IGNORECASE)
"""A number that stands where an hour does: after «kl.», with minutes, or from one to another."""
_ALL_DAY = re.compile(r"\b24[/ -]7\b")


def _hours(value: str) -> str:
    """Hours are of a clock: none after 24, and no minute after 59. A day of a month is no hour."""
    times = [(int(hour), int(minute or 0)) for hour, minute in _CLOCK.findall(_ALL_DAY.sub("", value))]
    wrong = any(hour > 24 or minute > 59 or (hour == 24 and minute) for hour, minute in times)
    return "har et klokkeslett som ikke finnes. Skriv timer fra 0 til 24, og minutter fra 00 til 59" if wrong else ""


def _said(longest: int, unknown: str) -> AfterValidator:
    """A text that says something: not that nobody knows, in words of its own, nor that it is not finished.

    One under «|» ends with a line break that nobody means.
    """

    def check(value: str) -> str:
        value = value.rstrip("\n")
        fault = _size_fault(value, longest)
        if not fault and len(value) <= _LONGEST_UNKNOWN and means_unknown(value):
            fault = "" if value == UNKNOWN and unknown == _KNOWN else unknown
        if not fault and _is_unfinished(value):
            fault = f"er ikke ferdig. {_WRITE}"
        if fault:
            raise ValueError(fault)
        return value

    return AfterValidator(check)


def means_unknown(value: str) -> bool:
    """Whether a text says no more than that something is not known, in some spelling or with a sign."""
    words = " ".join(re.findall(r"\w+", value.casefold()))
    return not words or bool(_UNKNOWN.fullmatch(words))


_WRITE = "Skriv teksten, eller slett feltet hvis det kan stå tomt"
_KNOWN = "betyr at det ikke er kjent. Skriv unknown"
_EMPTY = f"sier ikke noe. {_WRITE}"
_LONGEST_UNKNOWN = 40
_UNKNOWN = re.compile(
    r"(?:det )?(?:er )?(?:ikke|ikkje|enn?å ikke|foreløpig ikke) (?:kjent|kjend|oppgitt|oppgjeve|funnet|avklart"
    r"|kontrollert|tilgjengelig|angitt|satt|fastsatt|bestemt|opplyst|registrert|undersøkt)(?: ennå| enda)?"
    r"|(?:vi )?(?:vet|veit) (?:vi )?(?:ikke|ikkje)(?: ennå| enda)?|ukjent|ukjend|uavklart|uvisst|uviss|usikkert?"
    r"|unknown|not (?:known|available|applicable|specified)|unbekannt|okänt|ukendt"
    r"|ingen (?:info|informasjon|opplysning|opplysninger|opplysingar|data)|mangler(?: info)?|manglar"
    r"|n a|na|none|null|nil|nan|undefined|tbd|tba|tbc|blank|tomt?|x+|_+"
)
_UNFINISHED = re.compile(
    r"\b(?:todo|fixme|xxx+|tbd|tba|tbc|wip)\b|lorem ipsum|\bipsum dolor|\?\?\?"
    r"|[\[(<«](?:fyll(?:es)? (?:inn|ut)|sett(?:es)? inn|skriv|mangler|kommer)\b"
    r"|^\W*(?:tekst(?:en)? )?(?:kommer|fylles (?:inn|ut)|skrives|legges inn|settes inn)"
    r"(?: senere| seinere| snart| her)?\W*$",
    re.IGNORECASE,
)


def _is_unfinished(value: str) -> bool:
    return bool(_MARK.search(value.casefold()) and _UNFINISHED.search(value))


_MARK = re.compile(
    r"todo|fixme|xxx|tb[dac]|wip|ipsum|\?{3}|[\[(<«](?:fyll|sett|skriv|mangler|kommer)|^\W*(?:tekst|kom|fyl|skr|legg|set)"
)
"""What every unfinished text has in it, and few others: looking for this first costs little."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"), _checked(_id)]
Text = Annotated[str, _said(LONGEST_TEXT, _EMPTY), PROSE]
Brief = Annotated[str, _said(LONGEST_BRIEF, _EMPTY), PROSE]
"""A sentence or two that somebody reads in a hurry."""
Name = Annotated[str, _said(LONGEST_NAME, _EMPTY), PROSE]
Answer = Annotated[str, _said(LONGEST_TEXT, _KNOWN), PROSE]
ShortAnswer = Annotated[str, _said(LONGEST_NAME, _KNOWN), PROSE]
"""A text or a name, or the one word for what nobody knows."""
Hours = Annotated[Answer, _checked(_hours)]
Phrase = Annotated[str, AfterValidator(_phrase)]
"""What somebody may type in the search: any words."""
Pattern = Annotated[str, AfterValidator(_steering)]
"""What steers the search: words and the signs that stand for others."""
Url = Annotated[str, _checked(web_fault)]
FormUrl = Annotated[str, _checked(_form_fault)]
"""The address of a form, with a place for the id of what it is about."""
Email = Annotated[str, _checked(email_fault)]
SharedEmail = Annotated[Email, _checked(_shared)]
"""An address on what is public: never one person's."""
Day = Annotated[date, BeforeValidator(_day), _since(FIRST_LAW)]
Dated = Annotated[date, BeforeValidator(_day), _since(FIRST_SOURCE), PAST]
"""The day a source is from."""
Done = Annotated[date, BeforeValidator(_day), _since(FIRST_DONE), PAST]
"""The day somebody did something."""
Year = Annotated[StrictInt, AfterValidator(_year), PAST]
