"""What an owner answered, line by line, out of whatever file it came in. What is unclear is refused, never guessed."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from guide.confirm.words import RIGHT, SILENT, WRONG
from guide.content.signs import composed

_ASK = "Spør eieren hva som er riktig"
LARGEST = 5_000_000
"""The bytes that a reply may have, packed out. A letter to the greatest owner has a tenth."""
_ANSWERS = {
    "riktig": RIGHT,
    "rett": RIGHT,
    "ja": RIGHT,
    "feil": WRONG,
    "galt": WRONG,
    "nei": WRONG,
    "svarer ikke": SILENT,
    "svarer ikkje": SILENT,
    "vi svarer ikke på det": SILENT,
    "vi svarer ikkje på det": SILENT,
}
_NOT_LINES = {"kode", "funksjon", "dato"}
_TICK = re.compile(r"[xX☒☑✓✔✗✘×]|[Jj]a|[Rr](?:iktig|ett)")
_EMPTY_BOX = "☐"
_TYPES = "[Content_Types].xml"
_WORD, _SHEET = "word/document.xml", "xl/workbook.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Answer(NamedTuple):
    """One line that was answered: where it stands, its code, the answer, and what is right when it is not that."""

    place: str
    code: str
    said: str
    right: str
    shown: str | None = None
    """What the reply has as the value we show, where it repeats it."""


class Unreadable(ValueError):
    """The file cannot be read as a reply. The message is a Norwegian sentence, with the file and the line."""


def answers(path: Path) -> list[Answer]:
    """The lines that are answered in a file. Raises Unreadable or OSError."""
    if path.stat().st_size > LARGEST:
        raise Unreadable(_too_large(path))
    data = path.read_bytes()
    if data[:2] == b"PK":
        return list(_archived(path, data))
    if data[:4] in (b"\xd0\xcf\x11\xe0", b"%PDF"):
        raise Unreadable(f"{path.name}: er ikke en fil vi kan lese. Lagre svaret som .docx, .xlsx eller .csv")
    text = composed(_decoded(data)).replace("\u00a0", " ")
    if path.suffix.lower() in (".yaml", ".yml"):
        return list(_listed(path, text))
    return list(_of_rows(path, _split(text)))


def _too_large(path: Path) -> str:
    return f"{path.name}: er større enn et svar kan være. Be om en fil med bare svarene"


def _decoded(data: bytes) -> str:
    """Text as editors and Excel save it: UTF-8, with a mark before it or not, UTF-16 with one, or Windows-1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


# Rows: text, CSV, and sheets


def _split(text: str) -> list[list[Any]]:
    """The rows of a text, whichever sign is between the columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    sign = max(";,\t", key=first.count)
    return list(csv.reader(io.StringIO(text), delimiter=sign))


def _of_rows(path: Path, rows: Iterable[list[Any]]) -> Iterator[Answer]:
    for number, row in enumerate(rows, 1):
        cells = [*row, "", "", ""]
        place, code = f"{path.name}:{number}", str(cells[0] or "").strip()
        if not code or code.casefold() in _NOT_LINES:
            continue
        said = " ".join(str(cells[1] or "").casefold().split())
        right = cells[2]
        if isinstance(right, (int, float)) and not isinstance(right, bool):
            text = f"«{right:.15g}» er et tall i regnearket, og en null foran kan være borte. Skriv det som tekst"
            raise Unreadable(f"{place}: {text}")
        if said and said not in _ANSWERS:
            raise Unreadable(f"{place}: «{cells[1]}» er ikke et svar. Skriv {RIGHT}, {WRONG} eller {SILENT}")
        given = str(right or "").strip()
        if said and given and _ANSWERS[said] != WRONG:
            raise Unreadable(f"{place}: har både «{cells[1]}» og «{given}». {_ASK}")
        if given and not said:
            raise Unreadable(f"{place}: har «{given}», men ikke noe svar. {_ASK}")
        if said:
            yield Answer(place, code, _ANSWERS[said], given)


def _listed(path: Path, text: str) -> Iterator[Answer]:
    try:
        found = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError):
        raise Unreadable(f"{path.name}: er ikke gyldig YAML. Skriv en liste med kode, svar og riktig") from None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Unreadable(f"{path.name}: er ikke en liste. Skriv en liste med kode, svar og riktig")
    yield from _of_rows(path, ([one.get("kode"), one.get("svar"), one.get("riktig")] for one in found))


# Archives: Word and Excel


def _archived(path: Path, data: bytes) -> Iterator[Answer]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {one.filename for one in archive.infolist()}
            unpacked = sum(one.file_size for one in archive.infolist())
            kinds = archive.read(_TYPES) if unpacked <= LARGEST and _TYPES in names else b""
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
        raise Unreadable(f"{path.name}: er ødelagt. Be om fila på nytt") from None
    if unpacked > LARGEST:
        raise Unreadable(_too_large(path))
    if b"macroEnabled" in kinds or any(name.endswith("vbaProject.bin") for name in names):
        raise Unreadable(f"{path.name}: har makroer. Be om fila uten dem")
    if _WORD in names:
        yield from _in_word(path, data)
    elif _SHEET in names:
        yield from _in_sheet(path, data)
    else:
        raise Unreadable(
            f"{path.name}: er verken et Word-dokument eller et regneark. Lagre svaret som .docx eller .xlsx"
        )


def _in_word(path: Path, data: bytes) -> Iterator[Answer]:
    """The tables of a document: code, what, value, right, what is right, no answer."""
    from docx import Document

    try:
        document = Document(io.BytesIO(data))
    except Exception:
        raise Unreadable(f"{path.name}: er ødelagt. Be om fila på nytt") from None
    body = document.element.body
    if next(body.iter(f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo"), None) is not None:
        raise Unreadable(f"{path.name}: har spor av endringer. Godta eller forkast endringene først")
    for table_number, table in enumerate(body.iter(f"{_W}tbl"), 1):
        for row_number, row in enumerate(table.iter(f"{_W}tr"), 1):
            cells = [_cell(one) for one in row.iter(f"{_W}tc")]
            if len(cells) >= 6 and row_number > 1 and cells[0]:
                yield from _ticked(f"{path.name}: tabell {table_number}, rad {row_number}", cells)


def _cell(cell: Any) -> str:
    paragraphs = ("".join(part.text or "" for part in one.iter(f"{_W}t")) for one in cell.iter(f"{_W}p"))
    return composed(" ".join(" ".join(paragraphs).replace("\u00a0", " ").split()))


def _ticked(place: str, cells: list[str]) -> Iterator[Answer]:
    code, _, value, right, wrong, silent = (cell.replace(_EMPTY_BOX, "").strip() for cell in cells[:6])
    for cell in filter(None, (right, silent)):
        if not _TICK.fullmatch(cell):
            raise Unreadable(f"{place}: «{cell}» er ikke et kryss. {_ASK}")
    given = [RIGHT] * bool(right) + [WRONG] * bool(wrong) + [SILENT] * bool(silent)
    if len(given) > 1:
        raise Unreadable(f"{place}: har flere svar på samme linje. {_ASK}")
    if given:
        yield Answer(place, code, given[0], wrong, value)


def _in_sheet(path: Path, data: bytes) -> Iterator[Answer]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    except Exception:
        raise Unreadable(f"{path.name}: er ødelagt. Be om fila på nytt") from None
    yield from _of_rows(path, rows)
