"""An act as a public mirror of Lovdata's open data has it, in Markdown, taken apart as Lovdata's own format is.

The mirror has no paths, so they are made as Lovdata makes them. The notes of a section stand last in it, in italics;
those of a chapter stand plain under its heading. Around a link spaces are lost or added.
As much is distrusted here as in `guide.registers.lovdata.markup`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from guide.registers.lovdata.markup import MOST_BYTES, MOST_PARTS, MOST_TEXT, BadDocument, Document, Part

_AGAIN = "Hent fila på nytt"
_PATHS = {"lov": "NL/lov", "forskrift": "SF/forskrift"}
_CODES = {"lov": "LOV", "forskrift": "FOR"}
_FIELDS = {
    "title": "tittel",
    "titleShort": "korttittel",
    "dateInForce": "ikrafttredelse",
    "lastChangeInForce": "sist-endret-ikrafttredelse",
}
_ACT = re.compile(r"(?P<kind>lov|forskrift)[/-](?P<code>\d{4}-\d{2}-\d{2}(?:-\d+)?)")
_FIELD = re.compile(r"(?P<name>[a-z-]+): (?P<value>\".*\")")
_HEADING = re.compile(r"#{1,6} +(?P<words>.*)")
_SECTION = re.compile(r"§ ?(?P<number>\d+(?:[A-Z]\b| [A-Z](?=-))?(?:-\d+)?(?: ?[a-zæøå]\b)?)(?:[.\s]\s*(?P<title>.*))?")
_CHAPTER = re.compile(r"kap\w*\.? *(?P<number>(?:\d+|[IVX]+)(?: ?[A-Ha-h])?)(?!\w)", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:endr|opphev|tilføy|føyd)\w*(?: til)? (?:ved|med) (?:lov|forskrift)", re.IGNORECASE)
_LOST = re.compile(r"(?<=[a-zæøå])(?=§)|(?<=\d)(?=og\d)|(?<=\dog)(?=\d)")
_ADDED = re.compile(r" (?=[),.])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def code_of(name: str) -> str | None:
    """The date code a file's name stands for: «lover/lov-2021-06-18-97.md» is LOV-2021-06-18-97."""
    found = _ACT.fullmatch(name.rpartition("/")[2].removesuffix(".md"))
    return f"{_CODES[found['kind']]}-{found['code']}" if found else None


def take_apart(data: bytes) -> Document:
    """Read one file. Raises BadDocument, and nothing else, for whatever is not well made."""
    head, body = _split(_text(data))
    act = _ACT.fullmatch(head.get("refid", ""))
    if not act:
        raise BadDocument(f"hodet har ingen refid som «lov/2021-06-18-97». {_AGAIN}")
    path = f"{_PATHS[act['kind']]}/{act['code']}"
    parts = [part for heading, lines in _pieces(body) if (part := _part(heading, lines, path))]
    if len(parts) > MOST_PARTS:
        raise BadDocument(f"fila har over {MOST_PARTS} paragrafer og kapitler. {_AGAIN}")
    fields = {ours: head.get(theirs, "") for ours, theirs in _FIELDS.items()}
    fields |= {"legacyID": f"{_CODES[act['kind']]}-{act['code']}", "dokid": path, "lastChangedBy": _changed_by(head)}
    return Document(fields, Part("act", 0, path=path), parts)


def _changed_by(head: dict[str, str]) -> str:
    """The act that changed last, and as Lovdata has it the day only when that is another than its own."""
    by, day = head.get("sist-endret", ""), head.get("sist-endret-ikrafttredelse", "")
    return f"{by} fra {day}" if by and day and day not in by else by


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise BadDocument(f"fila er over {MOST_BYTES // 1024**2} MB. Så stor er ingen lov. {_AGAIN}")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise BadDocument(f"fila er ikke lagret som UTF-8. {_AGAIN}") from None


def _split(text: str) -> tuple[dict[str, str], str]:
    """The fields between the first two lines of dashes, and what follows them."""
    start, *rest = text.split("\n---\n", 1)
    if not rest or not start.startswith("---\n"):
        raise BadDocument(f"fila begynner ikke med et hode mellom to linjer med ---. {_AGAIN}")
    head: dict[str, str] = {}
    for number, line in enumerate(start.split("\n")[1:], 2):
        name, value = _field(line, number)
        if name in head:
            raise BadDocument(f"linje {number} har {name} for andre gang. {_AGAIN}")
        head[name] = value
    return head, rest[0]


def _field(line: str, number: int) -> tuple[str, str]:
    found = _FIELD.fullmatch(line)
    try:
        value = json.loads(found["value"]) if found else None
    except ValueError:
        value = None
    if not found or value is None:
        raise BadDocument(f'linje {number} er ikke skrevet som navn: "verdi". {_AGAIN}')
    return found["name"], _squeezed(value)


def _pieces(body: str) -> Iterator[tuple[str, list[str]]]:
    """Every heading with the lines under it."""
    heading, lines = "", list[str]()
    for line in body.split("\n"):
        if found := _HEADING.fullmatch(line):
            yield heading, lines
            heading, lines = _mended(found["words"]), []
        elif line.strip():
            lines.append(line.strip())
    yield heading, lines


def _part(heading: str, lines: list[str], path: str) -> Part | None:
    """The section or chapter that a heading begins; the other headings begin nothing that we look up."""
    if found := _SECTION.fullmatch(heading):
        name = f"§{found['number'].replace(' ', '')}"
        return Part("section", 0, name, f"{path}/{name}", found["number"], found["title"] or None, _notes(lines))
    if found := _CHAPTER.match(heading):
        remarks = [_mended(one) for one in lines if _TELLS.search(one)]
        return Part("chapter", 0, f"kap{found['number'].replace(' ', '')}", title=heading, notes=remarks)
    return None


def _notes(lines: list[str]) -> list[str]:
    """The lines in italics that tell of a change. Footnotes may stand among them."""
    notes, is_open = list[str](), False
    for line in lines:
        if is_open or (line.startswith("*") and not line.startswith(("**", "* "))):
            is_open = not line.endswith("*")
            notes += [_mended(line.strip("*"))] if _TELLS.search(line) else []
    return notes


def _mended(text: str) -> str:
    """A heading or note with the spaces around its links as Lovdata has them."""
    return _ADDED.sub("", _LOST.sub(" ", _squeezed(text)))


def _squeezed(text: str) -> str:
    """A heading, note or field in one line, within reason."""
    if len(text) > MOST_TEXT:
        raise BadDocument(f"fila har en overskrift eller merknad på over {MOST_TEXT} tegn. {_AGAIN}")
    words = " ".join(text.split())
    if _CONTROL.search(words):
        raise BadDocument(f"fila har styretegn i hodet, en overskrift eller en merknad. {_AGAIN}")
    return words
