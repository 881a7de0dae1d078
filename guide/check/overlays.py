"""Rules for `data/local/<number>.yaml`: nothing of it may leave this machine unasked.

No value of an overlay stands in a message: only the file, the line, the field and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from guide.content.local import FUNCTIONS, Overlay
from guide.content.pages import read_pages
from guide.content.reading import Document, Location, read
from guide.facts.phone import is_valid
from guide.project import Problem

_OF_A_PERSON = re.compile(r"^[a-z]+[._-][a-z._-]+@", re.IGNORECASE)
_FILE = re.compile(r"[0-9]{4}\.yaml")
EXAMPLE = "eksempel.yaml"


def read_overlay(root: Path, number: str) -> tuple[Overlay | None, list[Problem]]:
    """A municipality's overlay, if it has one, and what is wrong with it."""
    path = root / "data" / "local" / f"{number}.yaml"
    return read_file(path, root) if path.exists() else (None, [])


def read_file(path: Path, root: Path) -> tuple[Overlay | None, list[Problem]]:
    """One overlay, and what is wrong with it in words that hold nothing of it."""
    try:
        document = read(path, f"data/local/{path.name}")
    except OSError:
        return None, [Problem(f"data/local/{path.name}", 1, "", _CLOSED)]
    if document.problems:
        return None, [Problem(document.path, one.line, "", _UNREADABLE) for one in document.problems]
    try:
        overlay = Overlay.model_validate(document.values)
    except ValidationError as failure:
        return None, sorted({_problem(document, one["loc"], one["type"]) for one in failure.errors()})
    return overlay, sorted(_rules(overlay, document, root))


def all_problems(root: Path, numbers: set[str]) -> list[Problem]:
    """What is wrong in all overlays together, files that belong to no municipality included."""
    found: list[Problem] = []
    for path in sorted((root / "data" / "local").glob("*")):
        if path.name == EXAMPLE:
            continue
        if not _FILE.fullmatch(path.name) or path.stem not in numbers:
            advice = "Gi dem navn som 0301.yaml, eller flytt dem"
            found.append(Problem("data/local", 1, "", f"en eller flere filer heter ikke et kommunenummer. {advice}"))
            continue
        found += read_file(path, root)[1]
    return sorted(set(found))


_CLOSED = "fila kan ikke åpnes. Se om det er en vanlig fil, og om du har lov til å lese den"
_UNREADABLE = "linja kan ikke leses. Se etter manglende kolon, innrykk eller anførselstegn"
_ADVICE = {
    "missing": "mangler. Legg til feltet",
    "extra_forbidden": "har et felt som ikke finnes her. Se data/local/eksempel.yaml",
    "literal_error": f"er ikke et av valgene. Velg: {', '.join(FUNCTIONS)}",
    "bool_type": "har feil form. Skriv true eller false",
    "string_type": "blir lest som noe annet enn tekst. Sett anførselstegn rundt verdien",
    "tuple_type": "har feil form. Skriv en liste, der hver linje begynner med bindestrek",
    "string_pattern_mismatch": "har feil form. Skriv en e-postadresse",
}
_OTHER = "har feil form. Se data/local/eksempel.yaml"


def _problem(document: Document, loc: Location, kind: str) -> Problem:
    """One thing pydantic found, without the value; a field that does not exist may itself be a value."""
    place = loc[:-1] if kind == "extra_forbidden" else loc
    return Problem(document.path, document.line(loc), _name(place), _ADVICE.get(kind, _OTHER))


def _name(location: Location) -> str:
    """A field as editors read it: `contacts[1].phone`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")


def _rules(overlay: Overlay, document: Document, root: Path) -> Iterator[Problem]:
    """The number of the file, the phone numbers, the pages, and nobody's name among what is public."""

    def problem(*at: str | int, text: str) -> Problem:
        return Problem(document.path, document.line(at), _name(at), text)

    if document.path != f"data/local/{overlay.municipality}.yaml" and not document.path.endswith(EXAMPLE):
        yield problem("municipality", text="er ikke nummeret i filnavnet. Rett det ene")
    for index, one in enumerate(overlay.contacts):
        if one.phone and not is_valid(one.phone):
            yield problem("contacts", index, "phone", text="er ikke et norsk telefonnummer. Skriv det på nytt")
        if one.public and (one.person or one.note):
            what = "person" if one.person else "note"
            yield problem("contacts", index, what, text="kan ikke stå når public er true. Slett det ene")
        if one.public and one.email and _OF_A_PERSON.match(one.email):
            advice = "Bruk en felles adresse, eller slett public"
            yield problem("contacts", index, "email", text=f"ser ut som adressen til en person. {advice}")
    pages = {page.path for page in read_pages(root / "docs")}
    for index, note in enumerate(overlay.notes):
        if note.page not in pages:
            yield problem("notes", index, "page", text="er ikke en side i docs/. Rett den")
