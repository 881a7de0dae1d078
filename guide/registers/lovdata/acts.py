"""One act as Lovdata's open data has it (NLOD 2.0), read from a file that nobody here has vouched for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from guide.registers.lovdata import markup, mirror
from guide.registers.lovdata.markup import FETCH_AGAIN, BadDocument, Document, Part

__all__ = ["BadDocument", "LovdataAct", "LovdataSection", "parse_act", "parse_mirrored", "section_key"]
_LONGEST_KEY = 40
_DATE_CODE = re.compile(r"(?:LOV|FOR)-\d{4}-\d{2}-\d{2}(?:-[0-9A-Za-z]+)*")
_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_UNDETERMINED = re.compile(r"\b(?:kongen|departementet)\b", re.IGNORECASE)
_DASHES = str.maketrans("‐‑‒–—", "-----")


@dataclass(frozen=True)
class LovdataSection:
    """A section: its number as printed («15-9», «38 a», «3-6a»), its heading, Lovdata's path and its change notes.

    A repealed section may still stand there, with the heading «(Opphevet)» or «(Oppheva)».
    """

    number: str
    title: str | None
    path: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class LovdataAct:
    """What we need of an act: what it is called, when it holds, what changed it last, and its sections by number.

    `in_force_from` are the dates of `dateInForce` in order; `undetermined` says that «Kongen bestemmer» is among them.
    The order is Lovdata's own: the main date first, so a later one may be earlier. `sections` and `chapters` are found
    by `section_key` of the number; `chapters` holds the headings without «Kapittel 12.». `last_changed_by` is the text
    of the field («lov/2024-12-13-78 fra 2025-01-01», sometimes several). `notes` are those of chapters and of the act.
    """

    date_code: str
    path: str
    title: str
    short_title: str | None
    in_force_from: tuple[date, ...]
    undetermined: bool
    last_change_in_force: date | None
    last_changed_by: str | None
    sections: dict[str, LovdataSection] = field(default_factory=dict)
    chapters: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def section_key(number: str) -> str:
    """One spelling of a section number for looking it up: «§ 38 a» and «38a» are the same, «9 A» and «9 a» are not."""
    return "".join(number.split()).lstrip("§").rstrip(".").translate(_DASHES)


def parse_act(data: bytes) -> LovdataAct:
    """Read one file in Lovdata's format. Raises BadDocument, and nothing else, for whatever is not an act."""
    return _act(markup.take_apart(data))


def parse_mirrored(data: bytes) -> LovdataAct:
    """Read one Markdown file of a mirror, with the same promise."""
    return _act(mirror.take_apart(data))


def _act(document: Document) -> LovdataAct:
    head, act = document.head, document.act
    code = _DATE_CODE.match(head.get("legacyID", ""))
    if not code or not head.get("title"):
        raise BadDocument(f"fila mangler datokode eller tittel, så den er ikke en lov fra Lovdata. {FETCH_AGAIN}")
    chapters = [part for part in document.parts if part.kind == "chapter"]
    return LovdataAct(
        date_code=code[0],
        path=act.path or head.get("dokid", ""),
        title=head["title"],
        short_title=head.get("titleShort") or None,
        in_force_from=_days(head.get("dateInForce", "")),
        undetermined=bool(_UNDETERMINED.search(head.get("dateInForce", ""))),
        last_change_in_force=max(_days(head.get("lastChangeInForce", "")), default=None),
        last_changed_by=head.get("lastChangedBy") or None,
        sections=_sections([part for part in document.parts if part.kind == "section"], act.path),
        chapters=_chapters(chapters),
        notes=(*act.notes, *(note for part in chapters for note in part.notes)),
    )


def _days(text: str) -> tuple[date, ...]:
    try:
        return tuple(date.fromisoformat(day) for day in _DAY.findall(text))
    except ValueError:
        raise BadDocument(f"«{text[:40]}» er ikke en dato. {FETCH_AGAIN}") from None


def _sections(parts: list[Part], act_path: str) -> dict[str, LovdataSection]:
    """The sections by key. A number that comes again, as in an annex, is found by the end of Lovdata's path."""
    found: dict[str, LovdataSection] = {}
    for part in parts:
        number = (part.number or part.name).lstrip("§").strip()
        key = section_key(number)
        if key in found:
            key = section_key(part.path.removeprefix(f"{act_path}/") or part.name)
        if 0 < len(key) <= _LONGEST_KEY:
            found.setdefault(key, LovdataSection(number, part.title or None, part.path, tuple(part.notes)))
    return found


def _chapters(parts: list[Part]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        key = section_key(part.name.removeprefix("kap"))
        if part.name.startswith("kap") and 0 < len(key) <= _LONGEST_KEY:
            spaced = r"\s*".join(re.escape(sign) for sign in key)
            found.setdefault(key, re.sub(rf"^kap\S*\s*{spaced}\b[.:]?\s*", "", part.title or "", flags=re.IGNORECASE))
    return found
