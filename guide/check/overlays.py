"""`data/local/<number>.yaml` read and judged: nothing of it may leave this machine unasked.

No value of an overlay stands in a message: only the file, the line, the field and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from guide.check.local import Local, named
from guide.check.local import problems as faults
from guide.content.catalog import load
from guide.content.construct import Location
from guide.content.files import passed_over
from guide.content.local import LocalContact, Overlay
from guide.content.pages import read_pages
from guide.content.reading import Document, read
from guide.content.records import explain
from guide.content.registers import Municipality
from guide.content.signs import plain
from guide.project import Problem

FOLDER, EXAMPLE, _ENDING = "data/local", "eksempel.yaml", ".yaml"


def shown(number: str) -> str:
    """The file of a municipality's overlay, as messages name it."""
    return f"{FOLDER}/{number}{_ENDING}"


def read_overlay(root: Path, number: str, clock: date | None = None) -> tuple[Overlay | None, list[Problem]]:
    """A municipality's overlay, if it has one, and what is wrong with it."""
    path = root / shown(number)
    return read_file(path, root, clock) if path.exists() or path.is_symlink() else (None, [])


def read_file(path: Path, root: Path, clock: date | None = None) -> tuple[Overlay | None, list[Problem]]:
    """One overlay, and what is wrong with it in words that hold nothing of it."""
    document = read(path, f"{FOLDER}/{path.name}")
    if document.problems:
        return None, sorted({Problem(document.path, one.line, "", _veiled(one.text)) for one in document.problems})
    try:
        overlay = Overlay.model_validate(document.values)
    except ValidationError as failure:
        return None, sorted(_unfit(failure, document))
    pages = frozenset(page.path for page in read_pages(root / "docs"))
    local = Local(overlay, document, load(root), pages, clock or date.today())
    found = [*faults(local)]
    if path.name != EXAMPLE and path.name != f"{overlay.municipality}{_ENDING}":
        found.append(local.problem("municipality", text="er ikke nummeret i filnavnet. Rett det ene"))
    return overlay, sorted(set(found))


_QUOTED = re.compile(r"«.*»", re.DOTALL)
_REWRITTEN = re.compile(r'(Skriv|Sett)[^."]*".*"', re.DOTALL)


def _veiled(text: str) -> str:
    """What is said of a file under data/, without the value: everything in quotation marks, from first to last.

    A lone sign, and the name of a field with its colon, tell nothing.
    """
    shown = _TELLS_NOTHING.sub(lambda found: found[0].replace("«", _OPEN).replace("»", _CLOSE), text)
    veiled = _REWRITTEN.sub("Sett rette anførselstegn rundt den", _QUOTED.sub("verdien", shown))
    return veiled.replace(_OPEN, "«").replace(_CLOSE, "»")


_OPEN, _CLOSE = "\x00", "\x01"
_TELLS_NOTHING = re.compile(rf"«(?:[^\w\s«»]|(?:- )?(?:{'|'.join(LocalContact.model_fields)}|page|text|by|on):? ?)»")


def _unfit(failure: ValidationError, document: Document) -> set[Problem]:
    """What pydantic found, in the words that data/ gets, said of a document that shows none of its values."""
    by_place: dict[Location, list[ErrorDetails]] = {}
    for error in failure.errors(include_url=False):
        by_place.setdefault(error["loc"], []).append(error)
    return {_problem(document, at, errors) for at, errors in by_place.items()}


def _problem(document: Document, at: Location, errors: list[ErrorDetails]) -> Problem:
    """One thing that is wrong; a field that does not exist may itself be a value, and is not named."""
    if errors[0]["type"] == "extra_forbidden":
        return Problem(document.path, document.line(at), named(at[:-1]), _STRANGE)
    if errors[0]["type"] == "string_type":
        return Problem(document.path, document.line(at), named(at), _NO_TEXT)
    return Problem(
        document.path, document.line(at), named(at), _veiled(explain(errors, at, Document(document.path), Overlay))
    )


_NO_TEXT = "blir lest som noe annet enn tekst. Sett anførselstegn rundt verdien"


_STRANGE = "har et felt som ikke finnes her. Se data/local/eksempel.yaml"


def strays(root: Path, municipalities: Iterable[Municipality]) -> list[Problem]:
    """The files in data/local that belong to no municipality, and that somebody may believe do."""
    known = list(municipalities)
    numbers = {one.number for one in known}
    folder = root / FOLDER
    try:
        paths = sorted(folder.iterdir()) if folder.is_symlink() or folder.exists() else []
    except OSError:
        return [Problem(FOLDER, 1, "", _SHUT)]
    others = [path for path in paths if path.name != EXAMPLE and not _is_overlay(path, numbers)]
    found = [path for path in others if _is_taken(path, known)]
    if not found:
        return []
    shown_names = [path.name for path in found if _TELLS_NOTHING.fullmatch(plain(path.name))]
    said = f": {', '.join(shown_names[:_MOST_NAMED])}" if shown_names else ""
    many = "én fil heter" if len(found) == 1 else f"{len(found)} filer heter"
    return [Problem(FOLDER, 1, "", f"{many} ikke et kommunenummer{said}. {_rename(found, shown_names, numbers)}")]


_SHUT = "mappa kan ikke åpnes. Se om disken den ligger på, er koblet til, og om du har lov til å lese den"
_MOST_NAMED = 5
_TELLS_NOTHING = re.compile(
    r"[\s\d()\[\]_.,+-]*(?:(?:kopi|copy|kopia|ny|gammel|kommune|konflikt|conflict|bak|orig|old|av|of|utkast)[\s\d()_.-]*)*"
    r"(?:ya?ml|txt|json|md|docx?|xlsx?|csv|rtf|odt|pdf|bak|orig|old)?[\s\d()_.-]*"
    r"(?:ya?ml|txt|bak|orig|old)?",
    re.IGNORECASE,
)
"""A name with nothing in it but a number, endings, and what programs add to copies: it can be repeated."""


def _is_overlay(path: Path, numbers: set[str]) -> bool:
    return path.suffix == _ENDING and path.stem in numbers


def _is_taken(path: Path, known: list[Municipality]) -> bool:
    """Whether a file could be meant as an overlay: it is YAML, or its name is nearly a number, or a municipality's."""
    if passed_over(path):
        return False
    name = plain(path.name).casefold()
    words = re.findall(r"[^\W\d_]+", name)
    return (
        bool(re.search(r"\.ya?m?l+\b", name))
        or bool(re.search(r"(?<!\d)\d{3,5}(?!\d)", name))
        or any(_is_named(part, words) for one in known for part in (one.id, one.name.casefold()))
    )


def _is_named(municipality: str, words: list[str]) -> bool:
    """Whether the words of a file's name have a municipality's among them, whole and in its order."""
    wanted = re.findall(r"[^\W\d_]+", municipality)
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def _rename(found: list[Path], names: list[str], numbers: set[str]) -> str:
    """What to do: the name that is meant, when there is one."""
    digits = re.findall(r"(?<!\d)\d{4}(?!\d)", names[0]) if len(found) == len(names) == 1 else []
    if len(set(digits)) == 1 and digits[0] in numbers:
        return f"Gi den navnet {digits[0]}{_ENDING}, eller flytt den"
    return (
        "Gi dem navn som 0301.yaml, eller flytt dem"
        if len(found) > 1
        else "Gi den et navn som 0301.yaml, eller flytt den"
    )
