"""What pydantic finds wrong, said in Norwegian to somebody who has never seen Python."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from guide.reading import Document, Location

_EXPECTED = {
    "string_type": "tekst",
    "bool_type": "true eller false",
    "int_type": "et helt tall",
    "tuple_type": "en liste, der hver linje begynner med bindestrek",
    "model_type": "feltene på egne linjer under, med innrykk",
    "date_type": "en dato som ÅÅÅÅ-MM-DD, uten anførselstegn",
    "date_parsing": "en dato som ÅÅÅÅ-MM-DD, uten anførselstegn",
    "date_from_datetime_parsing": "en dato som ÅÅÅÅ-MM-DD, uten anførselstegn",
    "date_from_datetime_inexact": "en dato som ÅÅÅÅ-MM-DD, uten anførselstegn",
}
_PATTERNS = {
    "id": "Bruk små bokstaver a–z, tall og bindestrek, for eksempel nav-kontor",
    "email": "Skriv en e-postadresse, for eksempel post@eksempel.no",
    "error_report": "Skriv en e-postadresse, for eksempel post@eksempel.no",
    "date_code": "Skriv Lovdatas datokode, for eksempel LOV-2021-06-18-97",
}
_SECTION = 'Skriv paragrafen uten §-tegn, for eksempel "15-9" eller "38 a"'


def nearest(value: object, known: Any) -> str:
    """«Mente du …?» with the nearest known value, or nothing."""
    match = get_close_matches(str(value), sorted(map(str, known)), n=1, cutoff=0.6)
    return f" Mente du «{match[0]}»?" if match else ""


def explain(errors: list[ErrorDetails], location: Location, document: Document, fields: Any) -> str:
    """The errors of one value as a sentence with the value and what to do, without the final full stop."""
    error = errors[0]
    kind, name = error["type"], str(location[-1]) if location else ""
    written = document.raw.get(location, "")
    if kind == "missing":
        return "mangler. Legg til feltet"
    if kind == "extra_forbidden":
        return f"er ikke et felt her.{nearest(name, fields) or ' Slett linja'}"
    if kind == "literal_error":
        return _choice(written, [one for one in errors if one["type"] == kind])
    if kind == "string_pattern_mismatch":
        return f"«{written}» har feil form. {_PATTERNS.get(name, _SECTION)}"
    if kind == "value_error":
        return f"«{written}» {error['ctx']['error']!s}" if written else str(error["ctx"]["error"])
    if kind in _EXPECTED:
        return _wrong_type(error, written)
    return f"«{written}» er ikke en gyldig verdi. Se forklaringen av feltet i data/schema"


def _choice(written: str, errors: list[ErrorDetails]) -> str:
    expected = ", ".join(str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ") for error in errors)
    value = f"«{written}» er ikke" if written else "er ikke"
    return f"{value} et av valgene.{nearest(written, expected.split(', '))} Velg: {expected}"


def _wrong_type(error: ErrorDetails, written: str) -> str:
    kind = error["type"]
    if kind == "string_type" and written:
        return f'«{written}» blir lest som noe annet enn tekst. Sett anførselstegn: "{written}"'
    wrong = f"«{written}» passer ikke her" if written else "har feil form" if error["input"] else "er tom"
    return f"{wrong}. Skriv {_EXPECTED[kind]}"
