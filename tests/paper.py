"""Reads a PDF as a machine for reading aloud would: its text, its bookmarks, its tree of tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Object

_PAIR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_RANGE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


class Paper:
    """One PDF file."""

    def __init__(self, path: Path) -> None:
        self.pdf = pikepdf.open(path)
        self.root = self.pdf.Root

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, without white space: lines break anywhere."""
        return [squashed("".join(self._page(page))) for page in self.pdf.pages]

    @cached_property
    def text(self) -> str:
        """The text of the whole file, without white space."""
        return "".join(self.pages)

    def sizes(self, page: pikepdf.Page) -> Iterator[tuple[float, str]]:
        """Each piece of text on a page, with the size of its letters in points."""
        size = 0.0
        for text in self._pieces(page):
            if isinstance(text, float):
                size = text
            else:
                yield size, text

    def _page(self, page: pikepdf.Page) -> Iterator[str]:
        return (text for text in self._pieces(page) if isinstance(text, str))

    def _pieces(self, page: pikepdf.Page) -> Iterator[str | float]:
        """What a page says in order, and each change of size before it."""
        fonts = {name: _letters(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
        letters: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page, "Tf Tj TJ"):
            if str(operator) == "Tf":
                letters = fonts[str(operands[0])]
                yield float(operands[1])
            elif str(operator) in ("Tj", "TJ"):
                parts = operands[0] if isinstance(operands[0], Array) else operands
                codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                yield "".join(letters[code] for code in map(int.from_bytes, _twos(codes)))

    @property
    def title(self) -> str:
        """The title in the metadata, which must be that of the document's information."""
        found = re.search(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", self.metadata, re.DOTALL)
        assert found
        assert found[1] == str(self.pdf.docinfo["/Title"])
        return found[1]

    @property
    def metadata(self) -> str:
        """The XMP metadata."""
        return self.root.Metadata.read_bytes().decode("utf-8")

    @property
    def outline(self) -> list[tuple[int, str]]:
        """The bookmarks with their depth, in order."""
        return list(_bookmarks(self.root.Outlines.get("/First"), 1))

    @cached_property
    def tags(self) -> list[tuple[str, Object]]:
        """Every element of the structure, in reading order, with its standard name."""
        return list(_elements(self.root.StructTreeRoot.K, _role(self.root.StructTreeRoot.get("/RoleMap", {}))))

    @property
    def links(self) -> Iterator[Object]:
        """Every link."""
        for page in self.pdf.pages:
            yield from (one for one in page.obj.get("/Annots", []) if one.Subtype == "/Link")

    @cached_property
    def names(self) -> set[str]:
        """The named places that links may lead to."""
        return (
            set(map(str, list(self.root.Names.Dests.Names)[::2])) if "/Dests" in self.root.get("/Names", {}) else set()
        )

    def objects(self) -> Iterator[bytes]:
        """Every string and every unpacked stream of the file, for what must stand nowhere."""
        for one in self.pdf.objects:
            if isinstance(one, pikepdf.Stream):
                yield one.read_bytes()
            yield one.unparse(resolved=True)


def squashed(text: str) -> str:
    """Text without white space and without hyphens: a line may break at any of them, and make one of its own."""
    return "".join(text.replace("\u00ad", "").replace("-", "").split())


def _twos(codes: bytes) -> Iterator[bytes]:
    return (codes[at : at + 2] for at in range(0, len(codes), 2))


def _letters(font: Any) -> dict[int, str]:
    """The letters of each code of a font."""
    cmap = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        found.update({int(code, 16): _unicode(letters) for code, letters in _PAIR.findall(block)})
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, letters in _RANGE.findall(block):
            start = int(letters, 16)
            found.update(
                {code: chr(start + code - int(first, 16)) for code in range(int(first, 16), int(last, 16) + 1)}
            )
    return found


def _unicode(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _bookmarks(one: Object | None, depth: int) -> Iterator[tuple[int, str]]:
    while one is not None:
        yield depth, str(one.Title)
        yield from _bookmarks(one.get("/First"), depth + 1)
        one = one.get("/Next")


def _role(roles: Any) -> Any:
    def role(name: str) -> str:
        while name in roles:
            name = str(roles[name])
        return name

    return role


def _elements(kid: Any, role: Any) -> Iterator[tuple[str, Object]]:
    """The elements in reading order, without recursion into what is not an element."""
    waiting = [kid]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Array):
            waiting.extend(reversed(list(one)))
        elif isinstance(one, Dictionary) and "/S" in one:
            yield role(str(one.S))[1:], one
            if "/K" in one:
                waiting.append(one.K)
