"""A file in Lovdata's format (HTML that is also XML) taken apart, while everything about it is distrusted.

Read with expat, not html.parser: a tolerant parser would take half a file for an act whose last sections are gone.
Everything an act may not need is refused: declared entities, a DTD, other encodings, great size and depth.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import NoReturn
from xml.parsers import expat

MOST_BYTES = 32 * 1024 * 1024
MOST_DEPTH = 200
MOST_PARTS = 20_000
MOST_TEXT = 200_000
FETCH_AGAIN = "Hent pakken på nytt"
_PIECE = 1024**2
_HEAD = {"legacyID", "dokid", "dateInForce", "lastChangeInForce", "lastChangedBy", "titleShort", "title"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_FUTURE = {"futureLegalArticle", "document-change", "change"}


class BadDocument(ValueError):
    """The file is not an act in Lovdata's format. The message is a Norwegian sentence without the file's name."""


@dataclass
class Part:
    """What the words being read belong to: the act, a chapter, a section, or text of another act (`ignored`)."""

    kind: str
    depth: int
    name: str = ""
    path: str = ""
    number: str | None = None
    title: str | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Document:
    """What a file holds: the fields of its head, the act itself, and its sections and chapters in their order."""

    head: dict[str, str]
    act: Part
    parts: list[Part]


def take_apart(data: bytes) -> Document:
    """Read one file. Raises BadDocument, and nothing else, for whatever is not well made."""
    if len(data) > MOST_BYTES:
        raise BadDocument(f"fila er over {MOST_BYTES // 1024**2} MB. Så stor er ingen lov. {FETCH_AGAIN}")
    _assert_utf8(data)
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BadDocument(f"fila er ikke gyldig XML fra linje {error.lineno}. {FETCH_AGAIN}") from None
    return Document(reader.head, reader.parts[0], reader.done)


def _assert_utf8(data: bytes) -> None:
    """Looked at in pieces: as one text it could take four times its size."""
    decoder = getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(data[start : start + _PIECE])
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        raise BadDocument(f"fila er ikke lagret som UTF-8. {FETCH_AGAIN}") from None


class _Reader:
    """The handlers of one parse: `parts` are the open parts, `done` the sections and chapters in their order."""

    def __init__(self) -> None:
        self.head: dict[str, str] = {}
        self.parts = [Part("act", 0)]
        self.done: list[Part] = []
        self.depth = 0
        self.text: list[str] = []
        self.keep: Callable[[str], object] | None = None
        self.until = self.muted = self.length = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self.declaration
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.parser.SkippedEntityHandler = _no_entities
        self.parser.ExternalEntityRefHandler = _no_entities
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        """The words before the document may not claim another encoding than the one it is read with."""
        del version, standalone
        if encoding and encoding.lower() not in {"utf-8", "utf8", "us-ascii", "ascii"}:
            raise BadDocument(f"fila sier at den er lagret som noe annet enn UTF-8. {FETCH_AGAIN}")

    def doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        """Only `<!DOCTYPE html>`: with a DTD of its own a file may define what its text means."""
        if internal or system or public or name.lower() != "html":
            raise BadDocument(f"fila har egne definisjoner (DTD), og det har ingen lov. {FETCH_AGAIN}")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open a part, or begin to keep words, if the element calls for it."""
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise BadDocument(f"fila har over {MOST_DEPTH} nivåer. {FETCH_AGAIN}")
        kind = attributes.get("class", "")
        if self.keep:
            if kind == "footnotereference" and not self.muted:
                self.muted, self.parser.CharacterDataHandler = self.depth, None
            return
        if opened := self.opens(tag, kind):
            name, path = attributes.get("data-name", ""), attributes.get("data-lovdata-URL", "")
            self.parts.append(Part(opened, self.depth, name, path))
            if len(self.parts) + len(self.done) > MOST_PARTS:
                raise BadDocument(f"fila har over {MOST_PARTS} paragrafer og kapitler. {FETCH_AGAIN}")
        elif keep := self.keeper(tag, kind):
            self.keep, self.until, self.text, self.length = keep, self.depth, [], 0
            self.parser.CharacterDataHandler = self.words
        elif tag == "main":
            self.parts[0].path = attributes.get("data-lovdata-URL", "")

    def opens(self, tag: str, kind: str) -> str | None:
        """The kind of part this element is. Inside text of another act, everything is that."""
        opened = "section" if kind == "legalArticle" else "chapter" if tag == "section" else None
        other = kind in _FUTURE or (opened and self.parts[-1].kind == "ignored")
        return "ignored" if other else opened

    def keeper(self, tag: str, kind: str) -> Callable[[str], object] | None:
        """Where the words of this element are to be kept, if anywhere. The first heading of a part counts."""
        part = self.parts[-1]
        if tag == "dd" and kind in _HEAD and len(self.parts) == 1:
            return partial(self.head.setdefault, kind)
        if kind == "changesToParent" and part.kind != "ignored":
            return part.notes.append
        if part.kind == "section" and kind == "legalArticleValue" and part.number is None:
            return partial(setattr, part, "number")
        heading = part.kind == "chapter" and tag in _HEADINGS and self.depth == part.depth + 1
        if part.title is None and (heading or (part.kind == "section" and kind == "legalArticleTitle")):
            return partial(setattr, part, "title")
        return None

    def words(self, text: str) -> None:
        """Keep words, within reason."""
        self.text.append(text)
        self.length += len(text)
        if self.length > MOST_TEXT:
            raise BadDocument(f"fila har en overskrift eller merknad på over {MOST_TEXT} tegn. {FETCH_AGAIN}")

    def end(self, _: str) -> None:
        """Close what this element opened."""
        if self.keep:
            if self.depth == self.muted:
                self.muted, self.parser.CharacterDataHandler = 0, self.words
            elif self.depth == self.until:
                self.keep(" ".join("".join(self.text).split()))
                self.keep, self.parser.CharacterDataHandler = None, None
        elif self.depth == self.parts[-1].depth:
            self.done.append(self.parts.pop())
        self.depth -= 1


def _no_entities(*_: object) -> NoReturn:
    raise BadDocument(f"fila definerer eller bruker egne tegnkoder (entiteter). {FETCH_AGAIN}")
