"""What is read of an answer, and nothing more: a unit has no field for a person, so none can be kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

_PREPARED = "FORHÅNDSREGISTRERING"
_NUMBER = re.compile("[0-9]{4}")


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
    rows = _rows(answer, "_embedded", "enheter")
    total = answer.get("page", {}).get("totalElements") if isinstance(answer.get("page"), dict) else None
    if total is not None and total != len(rows):
        raise Unusable(f"Enhetsregisteret sier {total} enheter, og {len(rows)} kom. Prøv igjen senere")
    if not rows:
        raise Unusable("Enhetsregisteret svarte med en tom liste. Prøv igjen senere")
    found = (_unit(row) for row in rows if _PREPARED not in str(row.get("navn", "")))
    return {one.number: one for one in found}


def _unit(row: dict[str, Any]) -> Unit:
    fields = (row.get(name) for name in ("organisasjonsnummer", "navn", "hjemmeside", "epostadresse", "telefon"))
    return Unit(*(str(value).strip() if value else "" for value in fields))


def _rows(answer: Any, *names: str) -> list[dict[str, Any]]:
    for name in names:
        answer = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(answer, list):
        raise Unusable(f"Svaret mangler «{'.'.join(names)}». Registeret kan ha fått en ny form")
    return [row for row in answer if isinstance(row, dict)]


def following(answer: Any, name: str, fits: Callable[[dict[str, Any]], bool]) -> str:
    """Where an answer leads on: the address of the first row that fits. Raises Unusable."""
    for row in _rows(answer, name):
        address = row.get("_links", {}).get("self", {}).get("href", "") if fits(row) else ""
        if address:
            return str(address)
    raise Unusable(f"SSBs svar har ingen «{name}» som kan brukes. Registeret kan ha fått en ny form")


def pairs_of(answer: Any) -> Iterator[tuple[str, str]]:
    """Each municipality number with the name of what it belongs to, whichever of the two the table begins with."""
    for row in _rows(answer, "correspondenceMaps"):
        sides = [(str(row.get(f"{side}Code", "")), str(row.get(f"{side}Name", ""))) for side in ("source", "target")]
        for (code, _), (_, name) in (sides, sides[::-1]):
            if _NUMBER.fullmatch(code):
                yield code, name
                break


def changes_of(answer: Any) -> list[str]:
    """What became of municipalities, a sentence each."""
    return [
        f"{row.get('oldCode')} {row.get('oldName')} er blitt {row.get('newCode')} {row.get('newName')} "
        f"({row.get('changeOccurred')}). Rett data/registers/municipalities.yaml"
        for row in _rows(answer, "codeChanges")
    ]
