"""Lovdata's change notes as facts: which act changes a section, what it does, and from which day.

A note is one or more chains: a verb, then acts, each with an optional bracket about the day it holds from.
The verb says whether the change is done («Endret ved lov …») or to come («Endres ved lov …», nynorsk «Vert endra
ved lov …»). In brackets a date after «ikr.» or «i kraft» is the day, and «fra den tid Kongen bestemmer» is no day yet.
Without a bracket a done change holds from the day it was adopted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Action = Literal["change", "insert", "repeal"]

_DATE = r"\d{1,2}\.? [a-zæøå]+\.? \d{4}"
_DO = r"endr\w*|opphev\w*|tilføy\w*|føyd til|føydd til"
_TOKEN = re.compile(
    rf"(?P<bracket>\((?:[^()]|\([^()]*\))*\))"
    rf"|(?P<amending>\b(?:som|endring|endringen|endringa)\s+(?:endr\w+)\s+ved\b)"
    rf"|(?P<verb>\b(?:(?P<auxiliary>vert|blir|skal)\s+)?(?:{_DO})\b)"
    rf"|(?P<noun>\b(?:lov(?:er)?|forskrift(?:er)?|res\.)(?=\s))"
    rf"|(?P<act>\b(?P<day>{_DATE})(?:\s+nr\.?\s*(?P<number>\d+))?)",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"(?:es|ast)$", re.IGNORECASE)
_STARTS = re.compile(rf"\b(?:ikr\.?|i kraft)\s+(?:fra |frå )?(?P<days>{_DATE}(?:(?:,| og) {_DATE})*)", re.IGNORECASE)
_UNDETERMINED = re.compile(r"\b(?:kongen|departementet)\s+(?:bestem|fastset)", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")


@dataclass(frozen=True)
class Amendment:
    """What one act does to a section. `on` is the first day it holds; None while the day is not decided.

    `to_come` says that the text does not have the change yet. `said` are Lovdata's own words.
    """

    by: str
    action: Action
    to_come: bool
    on: date | None
    said: str


def amendments(note: str) -> tuple[Amendment, ...]:
    """Every amendment a note tells of, in its order."""
    chain = _Chain(note)
    for token in _TOKEN.finditer(note):
        chain.take(token)
    return tuple(Amendment(**vars(one)) for one in chain.found)


@dataclass
class _Open:
    """An amendment whose bracket may still come."""

    by: str
    action: Action
    to_come: bool
    on: date | None
    said: str


class _Chain:
    """What has been read of a note: the verb and the noun that hold until the next, and the amendments so far."""

    def __init__(self, note: str) -> None:
        self.note, self.found = note, list[_Open]()
        self.verb, self.lead, self.noun = "", "", ""
        self.start = self.since = 0
        self.to_come = self.aside = False

    def take(self, token: re.Match[str]) -> None:
        """One step along the note."""
        if token["bracket"]:
            self.bracket(token)
        elif token["amending"]:
            self.aside = True
        elif token["verb"]:
            self.verb, self.start, self.lead = token["verb"], token.start(), ""
            self.to_come = bool(token["auxiliary"] or _PRESENT.search(self.verb))
        elif token["noun"]:
            self.noun = token["noun"].lower()
        elif self.aside or self.noun == "res.":  # an act that changes the change, or a decision about the day
            self.aside, self.noun = False, ""
        elif self.verb and (token["number"] or self.follows_noun(token)):
            self.act(token)

    def follows_noun(self, token: re.Match[str]) -> bool:
        """An act without a number is one only right after the word: «lov 10 feb 1967»."""
        return bool(self.noun) and self.note[: token.start()].rstrip().lower().endswith(self.noun)

    def act(self, token: re.Match[str]) -> None:
        """An act that changes the section, from the day it was adopted unless a bracket says another."""
        self.lead = self.lead or self.note[self.start : token.start()]
        day = _day(token["day"])
        self.since, said = token.start(), f"{self.lead}{token[0]}"
        code = _code(self.noun, day, token["number"])
        self.found.append(_Open(code, _action(self.verb), self.to_come, None if self.to_come else day, said))

    def bracket(self, token: re.Match[str]) -> None:
        """What a bracket says of the act before it, if it is about the day at all."""
        if not self.found:
            return
        last, starts = self.found[-1], _STARTS.search(token[0])
        if starts:
            last.on = max(filter(None, map(_day, re.findall(_DATE, starts["days"]))), default=last.on)
        elif _UNDETERMINED.search(token[0]):
            last.on, last.to_come = None, True
        else:
            return
        last.said = f"{self.lead}{self.note[self.since : token.end()]}"


def _action(verb: str) -> Action:
    if "opphev" in verb.lower():
        return "repeal"
    return "change" if "endr" in verb.lower() else "insert"


def _day(text: str) -> date | None:
    day, month, year = text.replace(".", "").lower().split()
    try:
        return date(int(year), _MONTHS.index(month[:3]) + 1, int(day))
    except ValueError:
        return None


def _code(noun: str, day: date | None, number: str | None) -> str:
    kind = "FOR" if noun.startswith("forskrift") else "LOV"
    return "-".join(filter(None, (kind, day.isoformat() if day else "", (number or "").lstrip("0"))))
