"""A page as its reader will see it: Markdown made into blocks of text by the same rules as on the site, line by line.

Every line carries a mark of its own through Markdown, so that what comes out is known by the line it was written on.
What macros show is not known here: each is one sign, `SHOWN`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from guide.content.cache import cached
from guide.content.markup import ALONE, VOID

EXTENSIONS = ("attr_list", "tables", "fenced_code")
"""What decides how the text of a page is divided, of what MkDocs and mkdocs.yml switch on."""
SHOWN = "\ue002"
"""Stands for what a macro shows."""
DEEPEST = 12
"""So many elements may stand inside each other."""

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_OPEN, _CLOSE, _ZERO, _MEANT = "\ue000", "\ue001", 0xE010, 0xE100
_MARK = re.compile(rf"{_OPEN}([\ue010-\ue019]+){_CLOSE}")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FRONT = re.compile(
    r"((?:[ \t>]|[-*+][ \t]+|\d+\.[ \t]+|#{1,6}[ \t]*|\|)*+)((?:<[^<>]*>[ \t]*)?)(?=[^\n]*[^\s\-=_*#>|:+~`])"
)
"""Possessive (*+): a row of «# # #» can be divided in more ways than anybody has time to try."""
_NUMBERS = re.compile(r"\d+(?=\.[ \t])")
_NO_TEXT = re.compile(r"[ \t>]*(?:\{:|\[[^\]\n]+\]:|```|~~~|</?[a-zA-Z][^<>]*$)")
_TAGS_ALONE = re.compile(r"[ \t>]*(?:</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>[ \t]*)+")
"""A line of tags alone. A mark in front of one would keep Markdown from seeing that HTML begins or ends there."""
_ALIGNED = re.compile(r"text-align: \w+;")
_RULE = re.compile(r"[ >]*(?:[-*_][ \t]*){3,}")
_MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_REMARK = re.compile(r"\{#.*?#\}", re.DOTALL)
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!|<~:&]|&(?:lt|gt);")
_ENTITY = {"&lt;": "<", "&gt;": ">"}
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")
_OF_ADDRESSES = re.compile(r"[:.]")
_TOO_DEEP = re.compile(
    r"^[ \t]*(?:(?:>|[-*+]|\d+\.)[ \t]*){13}|^[ \t]{52}|[\[(]{13}|(?:\[[^\[\]\n]*){25}", re.MULTILINE
)
_DEEP_MARKS = re.compile(r"(?:[*_]{1,3}\w+ ?){25}|[*]{40}|`{40}", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """Text that stands by itself, as its reader sees it: a paragraph, a heading, an entry, a cell."""

    tag: str
    text: str
    """Signs that are written so that they mean nothing to Markdown are told apart by `meant`."""
    marks: tuple[tuple[int, int], ...]
    """Where each line of the source begins in the text, and its number."""

    @property
    def line(self) -> int:
        """The line the text begins on."""
        return self.marks[0][1]

    def line_at(self, offset: int) -> int:
        """The line that a place in the text was written on."""
        return self.marks[max(0, bisect_right(self.marks, (offset, 1 << 30)) - 1)][1]


@dataclass
class Tag:
    """An element of a page, with the line it was written on."""

    name: str
    attributes: dict[str, str]
    line: int


@dataclass(frozen=True)
class Rendered:
    """What a page says, and what its markup came to."""

    blocks: tuple[Block, ...] = ()
    tags: tuple[Tag, ...] = ()
    unclosed: tuple[Tag, ...] = ()
    stray: tuple[Tag, ...] = ()
    wordless: tuple[Tag, ...] = ()
    """The links that nobody can see."""
    lost: tuple[tuple[int, int, int], ...] = ()
    """The numbers that lists have eaten: the line, what was written, and what the reader sees; 0 for a dot."""
    too_deep: int = 0
    """The line on which the elements are too many inside each other, or 0."""
    unreadable: int = 0
    """The line of what Markdown cannot read at all, or 0."""


def read_prose(body: str, first_line: int, name: str) -> Rendered:
    """The body of a page as its reader sees it. What was worked out before of the same text is not worked out again."""
    return cached(_new, f"{first_line}\n{body}", f"{name}.prose")


def _new(text: str, _name: str) -> Rendered:
    first_line, _, body = text.partition("\n")
    start = int(first_line)
    if deep := _TOO_DEEP.search(body) or _DEEP_MARKS.search(body):
        return Rendered(too_deep=start + body.count("\n", 0, deep.start()))
    try:
        lines, numbers = marked(body, start)
        reader = _Reader(body.split("\n"), start, numbers)
        reader.feed(_markdown().reset().convert("\n".join(lines)))
        reader.close()
    except RecursionError:
        return Rendered(too_deep=start)
    except Exception:  # a parser of HTML raises whatever it likes of what it cannot read
        return Rendered(unreadable=start + body.count("\n", 0, max(0, body.find("<!"))))
    return reader.prose()


@cache
def _markdown():  # type: ignore[no-untyped-def]
    """Only who has changed a page waits for Markdown to be loaded."""
    from markdown import Markdown

    return Markdown(extensions=list(EXTENSIONS))


def marked(body: str, start: int) -> tuple[list[str], dict[int, list[int]]]:
    """The lines with a mark where the text of each begins, and the numbers that stand before it."""
    text = _REMARK.sub(same_lines, _PRIVATE.sub("", body))
    text = _MACRO.sub(lambda found: SHOWN + same_lines(found), text)
    text = _ESCAPED.sub(_meant, text)
    lines, numbers = text.split("\n"), {}
    for index, line in enumerate(lines):
        front = None if _NO_TEXT.match(line) or _TAGS_ALONE.fullmatch(line) else _FRONT.match(line)
        if front:
            number = start + index
            numbers[number] = [int(one) for one in _NUMBERS.findall(front[1])]
            lines[index] = f"{front[0]}{_mark(number)}{line[front.end() :]}"
    return lines, numbers


def _meant(found: re.Match[str]) -> str:
    """A sign that stands for itself, out of reach of Markdown."""
    return chr(_MEANT + ord(_ENTITY.get(found[0], found[0][-1])))


def same_lines(found: re.Match[str]) -> str:
    """What is taken out of a text, so that every line after it keeps its number."""
    return "\n" * found[0].count("\n")


def _mark(number: int) -> str:
    return _OPEN + "".join(chr(_ZERO + int(digit)) for digit in str(number)) + _CLOSE


def _number(mark: str) -> int:
    return int("".join(str(ord(sign) - _ZERO) for sign in mark))


def meant(text: str) -> str:
    """Text as the reader sees it, with the signs that were written so that they mean nothing to Markdown."""
    return _PRIVATE.sub(lambda found: chr(ord(found[0]) - _MEANT) if ord(found[0]) >= _MEANT else found[0], text)


@dataclass
class _List:
    """A list that is open: what it is, how many entries it has, and the numbers written before each."""

    tag: str
    entries: int = 0
    written: list[tuple[int, int, int]] = field(default_factory=list)
    """The line, the number, and the entry."""
    fresh: bool = False


class _Reader(HTMLParser):
    """Goes through what Markdown made, and notes text, elements and lists with their lines."""

    def __init__(self, source: list[str], start: int, numbers: dict[int, list[int]]) -> None:
        super().__init__(convert_charrefs=True)
        self.source, self.start, self.numbers = source, start, numbers
        self.now = start
        self.open: list[Tag] = []
        self.lists: list[_List] = []
        self.done: list[_List] = []
        self.blocks: list[Block] = []
        self.tags: list[Tag] = []
        self.unclosed: list[Tag] = []
        self.stray: list[Tag] = []
        self.wordless: list[Tag] = []
        self.spoken: Tag | None = None
        self.lost: list[tuple[int, int, int]] = []
        self.too_deep = 0
        self.waiting: list[tuple[Tag, int]] = []
        self._clear()

    def prose(self) -> Rendered:
        """What was found."""
        self._flush()
        self._settle()
        lost = {*self.lost, *(one for each in (*self.done, *self.lists) for one in _lost(each))}
        return Rendered(
            tuple(self.blocks),
            tuple(self.tags),
            (*self.unclosed, *self.open),
            tuple(self.stray),
            tuple(self.wordless),
            tuple(sorted(lost)),
            self.too_deep,
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {_PRIVATE.sub("", name): meant(_MARK.sub("", value or "")) for name, value in attrs}
        if tag in ("th", "td") and _ALIGNED.fullmatch(attributes.get("style", "")):
            del attributes["style"]  # a table of Markdown, which the site gives a class instead
        found = Tag(tag, attributes, self.now)
        self.tags.append(found)
        self.waiting.append((found, self._written(tag)))
        if tag in ALONE:
            self._flush()
        if tag == "br":
            self.text += " "
        if tag not in VOID:
            self.open.append(found)
        if len(self.open) > DEEPEST and not self.too_deep:
            self.too_deep = self.now
        if tag in ("ol", "ul"):
            self.lists.append(_List(tag))
        if tag == "li" and self.lists:
            self.lists[-1].entries += 1
            self.lists[-1].fresh = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ALONE:
            self._flush(empty=tag in _HEADINGS and not self.text.strip())
        if tag in VOID:
            return
        self._settle()
        at = next((index for index in range(len(self.open) - 1, -1, -1) if self.open[index].name == tag), None)
        if at is None:
            self.stray.append(Tag(tag, {}, self._written(f"/{tag}") or self.now))
            return
        self.unclosed += self.open[at + 1 :]
        closed = self.open[at]
        del self.open[at:]
        if tag == "a" and "href" in closed.attributes and closed is not self.spoken:
            self.wordless.append(closed)
        if tag in ("ol", "ul") and self.lists:
            self.done.append(self.lists.pop())

    def handle_data(self, data: str) -> None:
        for index, part in enumerate(_MARK.split(data)):
            if index % 2:
                self._line(_number(part))
            elif part:
                self._say(part)

    def _say(self, part: str) -> None:
        """Note what is said. In code no sign is markup, and an address in a link leads where it says."""
        if part.strip():
            self._settle()
            self.spoken = next((one for one in reversed(self.open) if one.name == "a"), None)
        within = {one.name for one in self.open}
        literal = _SIGNS if "code" in within else _OF_ADDRESSES if "a" in within else None
        self.text += literal.sub(_meant, part) if literal else part

    def _line(self, number: int) -> None:
        """A line of the source begins here."""
        self.now = number
        self._place(number)
        self._judge_numbers(number)
        begins = self.text.rfind("\n") + 1
        self.marks.append((begins if self.marks and begins > self.marks[-1][0] else len(self.text), number))
        for one in self.lists:
            one.fresh = False

    def _settle(self) -> None:
        """The elements that were waiting for a line began on one that says nothing."""
        for tag, written in self.waiting:
            tag.line = written or self.now
        self.waiting = []

    def _place(self, number: int) -> None:
        """Tell the elements that are waiting for it where they begin: here, or where their tag was seen before."""
        for tag, written in self.waiting:
            tag.line = min(written or number, number)
        self.waiting = []

    def _judge_numbers(self, number: int) -> None:
        """What became of the numbers before the text of a line: still there, an entry of a list, or gone."""
        before, fresh = meant(self.text).rstrip(), [one for one in self.lists if one.fresh and one.tag == "ol"]
        for written in reversed(self.numbers.get(number, ())):
            if before.endswith(f"{written}."):
                before = before.removesuffix(f"{written}.").rstrip()
            elif fresh:
                held = fresh.pop()
                held.written.append((number, written, held.entries))
            else:
                self.lost.append((number, written, 0))

    def _written(self, tag: str) -> int:
        """The line on which a tag is written as such, from here on; 0 when Markdown has made it."""
        for index in range(max(0, self.now - self.start), len(self.source)):
            line = self.source[index].casefold()
            if f"<{tag}" in line or (tag == "hr" and _RULE.fullmatch(line)):
                return self.start + index
        return 0

    def _flush(self, empty: bool = False) -> None:
        if self.text.strip() or empty:
            tag = next((one.name for one in reversed(self.open) if one.name in ALONE), "")
            self.blocks.append(Block(tag, self.text, tuple(self.marks) or ((0, self.now),)))
        self._clear()

    def _clear(self) -> None:
        self.text = ""
        self.marks: list[tuple[int, int]] = []


def _lost(held: _List) -> Iterator[tuple[int, int, int]]:
    """The numbers of a list that does not count 1, 2, 3 or has one entry alone."""
    counted = [(written, entry) for _, written, entry in held.written]
    if held.entries < 2 or counted != [(entry, entry) for entry in range(1, held.entries + 1)]:
        yield from held.written
