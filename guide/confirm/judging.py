"""What the answers come to: fields that are confirmed, values that change, and what stands in the way of writing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from guide.check.numbers import corrections
from guide.confirm import codes
from guide.confirm.letter import Row, letter, shown
from guide.confirm.reply import Answer
from guide.confirm.words import RIGHT, SILENT
from guide.content.catalog import Catalog
from guide.content.people import names_somebody
from guide.content.values import UNKNOWN
from guide.facts.asking import owned
from guide.facts.confirmation import Reached, owner_of
from guide.facts.phone import as_read, fault, normal

BY_TEXT = ("email", "form", "url", "hours", "who_may_call", "after_contact", "who_answers", "recorded", "passes_on",
           "text_phone", "out_of_hours")  # fmt: skip
"""The fields whose value is a text that can be put in the place of another. The others are mended by hand."""


@dataclass(frozen=True)
class Given:
    """What is said about a reply by those who enter it."""

    on: date
    how: str
    by: str
    entered_by: str
    checked_by: str
    called_back: str | None = None
    """The number that was called back, when the reply gave another number."""


@dataclass
class Judged:
    """What a reply comes to. Nothing is written while something stands in the way."""

    confirmed: dict[str, list[str]] = field(default_factory=dict)
    """The fields of each record that are right as they are, or after the change."""
    changes: dict[tuple[str, str], str] = field(default_factory=dict)
    """The new value of a field of a record."""
    lines: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)


def judged(catalog: Catalog, found: Iterable[Answer], given: Given, today: date) -> Judged:
    """What some answers, of one file or several, come to on a day."""
    result = Judged(refusals=list(of_those_who_enter(given, today)))
    asked = _Asked(catalog)
    seen: dict[str, Answer] = {}
    for answer in found:
        row = _row(catalog, asked, answer, given, result)
        if row is None or _differs(seen, answer, row, result):
            continue
        _take(catalog, row, answer, given, result)
    if not seen and not result.refusals:
        result.refusals.append("Ingen linjer er besvart. Se om fila er den eieren fylte ut")
    return result


def of_those_who_enter(given: Given, today: date) -> Iterator[str]:
    """What is wrong with what is said about those who answered, entered and checked, and the day."""
    for name, said in (("by", given.by), ("entered_by", given.entered_by), ("checked_by", given.checked_by)):
        if names_somebody(said) or "@" in said:
            yield f"{name}: «{said}» ser ut som et navn. Skriv funksjonen"
    if given.entered_by.casefold() == given.checked_by.casefold():
        yield "checked_by: den som kontrollerer, kan ikke være den som førte inn. Be en annen kontrollere"
    if given.on > today:
        yield f"on: {given.on} er etter i dag. Rett datoen"


class _Asked:
    """The letters that were made, and their lines as they would be now."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.letters = {one.letter: (owner, one.on) for owner in catalog.owners.values() for one in owner.asked}
        self._rows: dict[str, dict[str, Row]] = {}

    def rows(self, code: str) -> dict[str, Row]:
        """The lines of a letter, by the code of the record and the field."""
        if code not in self._rows:
            made = letter(self.catalog, *self.letters[code])
            self._rows[code] = {row.code.row: row for row in made.rows}
        return self._rows[code]


def _row(catalog: Catalog, asked: _Asked, answer: Answer, given: Given, result: Judged) -> Row | None:
    """The line of a letter that an answer is about, if it is about what we show now."""
    code = codes.read(answer.code)
    if code is None or code.letter not in asked.letters:
        what = "har en skrivefeil" if code is None else "hører ikke til noe brev"
        result.refusals.append(f"{answer.place}: koden «{answer.code}» {what}. Se etter på brevet")
        return None
    row, (_, on) = asked.rows(code.letter).get(code.row), asked.letters[code.letter]
    if row is None:
        said = f"koden «{answer.code}» gjelder noe vi ikke viser lenger. Se bort fra linja"
    elif row.code != code:
        value = shown(catalog, row.record, row.field)
        said = f"{_name(row)} gjelder en eldre verdi, men vi viser nå «{value}». Spør på nytt"
    elif given.on < on:
        said = f"{given.on} er før brevet ble skrevet ({on}). Rett datoen"
    else:
        return row
    result.refusals.append(f"{answer.place}: {said}")
    return None


def _name(row: Row) -> str:
    return f"{row.record.id}.{row.field}"


def _differs(seen: dict[str, Answer], answer: Answer, row: Row, result: Judged) -> bool:
    """Whether another answer about the same line says something else; then neither counts."""
    first = seen.setdefault(_name(row), answer)
    if (first.said, first.right) == (answer.said, answer.right):
        return first is not answer
    text = f"{_name(row)}: {first.place} og {answer.place} er ikke like. Ring eieren"
    result.refusals.append(text)
    return True


def _take(catalog: Catalog, row: Row, answer: Answer, given: Given, result: Judged) -> None:
    known = getattr(row.record, row.field) not in (None, (), UNKNOWN)
    if answer.said == RIGHT and not known:
        text = "er ikke kjent. Be om det riktige, eller om svaret at de ikke svarer på det"
        result.refusals.append(f"{answer.place}: {_name(row)} {text}")
    elif answer.said == SILENT and known:
        result.lines.append(f"{_name(row)}: eieren svarer ikke på det. Det blir stående som ikke bekreftet")
    elif answer.said in (RIGHT, SILENT):
        result.confirmed.setdefault(row.record.id, []).append(row.field)
        result.lines.append(f"{_name(row)}: bekreftet «{row.value}»")
    else:
        _change(catalog, row, answer, given, result)


def _change(catalog: Catalog, row: Row, answer: Answer, given: Given, result: Judged) -> None:
    before = len(result.refusals)
    result.refusals += _faults(catalog, row, answer, given)
    if len(result.refusals) > before:
        return
    value = as_read(answer.right) if row.field == "phones" else answer.right
    result.changes[row.record.id, row.field] = value
    result.confirmed.setdefault(row.record.id, []).append(row.field)
    result.lines.append(f"{_name(row)}: «{row.value}» → «{value}»")


def _faults(catalog: Catalog, row: Row, answer: Answer, given: Given) -> Iterator[str]:
    """Why a new value cannot be written."""
    place, right = f"{answer.place}: {_name(row)}", answer.right
    if not right:
        yield f"{place} er feil, men det riktige står ikke der. Spør eieren"
    elif row.field == "phones":
        yield from _phone_faults(catalog, row.record, place, right, given)
    elif row.field not in BY_TEXT:
        yield f"{place} må rettes for hånd. Rett verdien i data/, og registrer svaret med guide confirm field"
    else:
        yield from _text_faults(row.record, row.field, place, right)


def _phone_faults(catalog: Catalog, record: Reached, place: str, right: str, given: Given) -> Iterator[str]:
    if len(record.phones) != 1:
        yield f"{place} har flere numre. Rett dem for hånd, og registrer svaret med guide confirm field"
    elif normal(record.phones[0].number) == f"0{normal(right)}":
        yield f"{place}: «{right}» har mistet en null foran. Spør eieren om det er «{record.phones[0].number}»"
    elif reason := fault(right, corrections(catalog)):
        yield f"{place}: «{right}» {reason}"
    elif not given.called_back:
        yield f"{place}: et nytt nummer må ringes tilbake på et nummer dere hadde fra før. Gi det med --called-back"
    elif normal(given.called_back) == normal(right):
        yield f"{place}: nummeret dere ringte tilbake på, kom med svaret. Bruk et annet"
    elif normal(given.called_back) not in _numbers(catalog, record):
        yield f"{place}: «{given.called_back}» er ikke et nummer vi har til eieren fra før. Bruk et av dem"


def _numbers(catalog: Catalog, record: Reached) -> set[str]:
    """The numbers that we have to the owner of a record."""
    return {normal(phone.number) for one in owned(catalog, owner_of(catalog, record)) for phone in one.phones}


def _text_faults(record: Reached, name: str, place: str, right: str) -> Iterator[str]:
    try:
        changed(record, name, right)
    except ValidationError as error:
        yield f"{place}: «{right}» {error.errors()[0]['msg'].removeprefix('Value error, ')}"


def changed(record: Reached, name: str, value: str) -> Reached:
    """A record with another value in a field, as the file would have it. Raises ValidationError."""
    as_written: dict[str, Any] = record.model_dump()
    as_written[name] = [{**as_written["phones"][0], "number": value}] if name == "phones" else value
    return type(record).model_validate(as_written)
