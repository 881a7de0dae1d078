"""What the answers come to: fields that are confirmed, values that change, and what stands in the way of writing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from guide.check.numbers import corrections
from guide.confirm import codes
from guide.confirm.guards import Given, of_the_number_called_back, of_those_who_enter
from guide.confirm.letter import Row, letter, shown
from guide.confirm.reply import Answer
from guide.confirm.words import RIGHT, SILENT, WRONG
from guide.content.catalog import Catalog
from guide.content.coverage import Office
from guide.content.values import UNKNOWN
from guide.facts import confirmation
from guide.facts.confirmation import Reached
from guide.facts.phone import as_read, fault, normal

BY_TEXT = ("email", "form", "url", "hours", "who_may_call", "after_contact", "who_answers", "recorded", "passes_on",
           "text_phone", "out_of_hours")  # fmt: skip
"""The fields whose value is a text that can be put in the place of another. The others are mended by hand."""


MORE = (
    "Et brev alene bekrefter ikke telefonen til folk i krise. Ring, eller les eierens egen side, og registrer det også "
    "med guide confirm field"
)
"""Said of a reply that does not make anything «Bekreftet» by itself."""


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
    result.refusals += _of_several_letters(asked)
    result.lines += asked.unanswered(seen)
    if not result.refusals and any(_needs_more(catalog, one, given) for one in result.confirmed):
        result.lines.append(MORE)
    if not seen and not result.refusals:
        result.refusals.append("Ingen linjer er besvart. Se om fila er den eieren fylte ut")
    return result


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

    def unanswered(self, seen: dict[str, Answer]) -> list[str]:
        """How many lines of the letters have no answer."""
        left = sum(_name(row) not in seen for rows in self._rows.values() for row in rows.values())
        return [f"{left} linjer i brevet er ikke besvart."] if left else []

    @property
    def used(self) -> list[str]:
        """The owners of the letters that something was looked up in."""
        return [self.letters[code][0].name for code in self._rows]


def _of_several_letters(asked: _Asked) -> Iterator[str]:
    """One answers for one owner: the function that answered is one."""
    if len(owners := list(dict.fromkeys(asked.used))) > 1:
        yield f"Svarene er fra flere eiere: {', '.join(owners)}. Les ett svar om gangen"


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
    elif row.code != code and not (answer.said == WRONG and _is_now(row, answer.right)):
        value = shown(catalog, row.record, row.field)
        said = f"{_name(row)} gjelder en eldre verdi, men vi viser nå «{value}». Spør på nytt"
    elif answer.shown is not None and row.code == code and " ".join(row.value.split()) != answer.shown:
        said = f"{_name(row)}: «Vi viser» er endret til «{answer.shown}». Spør eieren hva som er riktig"
    elif given.on < on:
        said = f"{given.on} er før brevet ble skrevet ({on}). Rett datoen"
    else:
        return row
    result.refusals.append(f"{answer.place}: {said}")
    return None


def _is_now(row: Row, right: str) -> bool:
    """Whether what an owner said is right has been put in by hand since."""
    return row.value == (as_read(right) if row.field == "phones" else right)


def _needs_more(catalog: Catalog, one: str, given: Given) -> bool:
    """Whether what an owner wrote of a record is not enough."""
    record = catalog.contacts.get(one) or catalog.offices[one]
    return given.how in ("wrote", "signed") and confirmation.is_for_crisis(record)


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
    elif answer.said in (RIGHT, SILENT) or _is_now(row, answer.right):
        result.confirmed.setdefault(row.record.id, []).append(row.field)
        result.lines.append(f"{_name(row)}: {'bekreftet' if known else 'eieren svarer ikke på det,'} «{row.value}»")
    else:
        _change(catalog, row, answer, given, result)


def _change(catalog: Catalog, row: Row, answer: Answer, given: Given, result: Judged) -> None:
    if by_hand := _by_hand(row):
        result.lines.append(f"{answer.place}: {_name(row)} {by_hand}, og registrer svaret med guide confirm field")
        return
    before = len(result.refusals)
    result.refusals += _faults(catalog, row, answer, given)
    if len(result.refusals) > before:
        return
    value = as_read(answer.right) if row.field == "phones" else answer.right
    result.changes[row.record.id, row.field] = value
    result.confirmed.setdefault(row.record.id, []).append(row.field)
    result.lines.append(f"{_name(row)}: «{row.value}» → «{value}»")


def _by_hand(row: Row) -> str:
    """What somebody must mend himself, because more than the one value follows from it."""
    if row.field == "phones" and len(row.record.phones) > 1:
        return "har flere numre. Rett dem for hånd"
    if row.field == "hours" and isinstance(row.record, Office):
        return "henger sammen med when. Rett begge for hånd"
    return "" if row.field in (*BY_TEXT, "phones") else "må rettes for hånd. Rett verdien i data/"


def _faults(catalog: Catalog, row: Row, answer: Answer, given: Given) -> Iterator[str]:
    """Why a new value cannot be written."""
    place, right = f"{answer.place}: {_name(row)}", answer.right
    if not right:
        yield f"{place} er feil, men det riktige står ikke der. Spør eieren"
    elif row.field == "phones":
        yield from _phone_faults(catalog, row.record, place, right, given)
    else:
        yield from _text_faults(row.record, row.field, place, right)


def _phone_faults(catalog: Catalog, record: Reached, place: str, right: str, given: Given) -> Iterator[str]:
    if normal(record.phones[0].number) == f"0{normal(right)}":
        yield f"{place}: «{right}» har mistet en null foran. Spør eieren om det er «{record.phones[0].number}»"
    elif reason := fault(right, corrections(catalog)):
        yield f"{place}: «{right}» {reason}"
    elif not given.called_back:
        yield f"{place}: et nytt nummer må ringes tilbake på et nummer dere hadde fra før. Gi det med --called-back"
    elif normal(given.called_back) == normal(right):
        yield f"{place}: nummeret dere ringte tilbake på, kom med svaret. Bruk et annet"
    else:
        yield from (f"{place}: {one}" for one in of_the_number_called_back(catalog, record, given))


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
