"""What is read of an answer, and nothing more: a unit has no field for a person, so none can be kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_PREPARED = "FORHÅNDSREGISTRERING"
_NUMBER = re.compile("[0-9]{4}")
_DIVISION = re.compile(r"kommuneinndeling (\d{4})", re.IGNORECASE)
_NEW_FORM = "Registeret kan ha fått en ny form"
Row = dict[str, Any]


class Unusable(Exception):
    """There is nothing to compare with. Holds a Norwegian sentence."""


@dataclass(frozen=True)
class Unit:
    """An organisation as the register has it. Numbers of mobile phones and who has which role are never read."""

    number: str
    name: str
    website: str = ""
    email: str = ""
    phone: str = ""


def units_of(answer: Any) -> dict[str, Unit]:
    """The units of an answer by their numbers, without those that are only prepared. Raises Unusable."""
    rows, total = _rows(answer, "_embedded", "enheter"), _in(answer, "page", "totalElements")
    if total != len(rows):
        raise Unusable(f"Enhetsregisteret sier {total} enheter, og {len(rows)} kom. Prøv igjen senere")
    if not rows:
        raise Unusable("Enhetsregisteret svarte med en tom liste. Prøv igjen senere")
    found: dict[str, Unit] = {}
    for one in (_unit(row) for row in rows if _PREPARED not in str(row.get("navn", "")).upper()):
        if one.number in found:
            raise Unusable(f"Enhetsregisteret har {one.number} {one.name} to ganger. Prøv igjen senere")
        found[one.number] = one
    return found


def _unit(row: Row) -> Unit:
    fields = (row.get(name) for name in ("organisasjonsnummer", "navn", "hjemmeside", "epostadresse", "telefon"))
    return Unit(*(value.strip() if isinstance(value, str) else "" for value in fields))


def _in(answer: Any, *names: str) -> Any:
    """What lies within an answer, or nothing."""
    for name in names:
        answer = answer.get(name) if isinstance(answer, dict) else None
    return answer


def _rows(answer: Any, *names: str) -> list[Row]:
    rows = _in(answer, *names)
    if not isinstance(rows, list):
        raise Unusable(f"Svaret mangler «{'.'.join(names)}». {_NEW_FORM}")
    return [row for row in rows if isinstance(row, dict)]


def version_of(answer: Any) -> str:
    """Where the version of a classification is that has no end: the newest of them. Raises Unusable."""
    current = [row for row in _rows(answer, "versions") if not row.get("validTo")]
    return _address("versions", sorted(current, key=lambda row: str(row.get("validFrom")), reverse=True))


def table_of(answer: Any) -> str:
    """Where the table to the newest division into municipalities is: a version has one for each. Raises Unusable."""
    named = [(_DIVISION.search(str(row.get("name", ""))), row) for row in _rows(answer, "correspondenceTables")]
    dated = [(found[1], row) for found, row in named if found]
    return _address("correspondenceTables", (row for _, row in sorted(dated, key=lambda one: one[0], reverse=True)))


def _address(name: str, rows: Iterable[Row]) -> str:
    address = next((_in(row, "_links", "self", "href") for row in rows), None)
    if not isinstance(address, str) or not address:
        raise Unusable(f"SSBs svar har ingen «{name}» som kan brukes. {_NEW_FORM}")
    return address


def pairs_of(answer: Any) -> Iterator[tuple[str, str]]:
    """Each municipality number with the name of what it belongs to, whichever of the two the table begins with."""
    for row in _rows(answer, "correspondenceMaps"):
        sides = [(str(row.get(f"{side}Code", "")), str(row.get(f"{side}Name", ""))) for side in ("source", "target")]
        for (code, _), (_, name) in (sides, sides[::-1]):
            if _NUMBER.fullmatch(code):
                yield code, name
                break


def changes_of(answer: Any, ours: Collection[str]) -> Iterator[str]:
    """What became of municipalities, a sentence each, unless we have it already. A new name alone is no change."""
    for row in _rows(answer, "codeChanges"):
        old, new = (str(row.get(f"{side}Code") or "") for side in ("old", "new"))
        is_mended = old not in ours and (not new or new in ours)
        if old != new and not is_mended:
            yield f"{_became(row, old, new)} ({row.get('changeOccurred')}). Rett data/registers/municipalities.yaml"


def _became(row: Row, old: str, new: str) -> str:
    if not old:
        return f"{new} {row.get('newName')} er ny"
    gone = f"{old} {row.get('oldName')}"
    return f"{gone} er blitt {new} {row.get('newName')}" if new else f"{gone} finnes ikke lenger"
