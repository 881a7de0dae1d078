"""YAML text to plain values with the line of every field, every trap reported in plain Norwegian."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import SafeConstructor

from guide.content.cache import cached
from guide.content.files import Unopened, text_of
from guide.content.signs import composed, faults, hidden
from guide.content.syntax import EATEN, LOADER, explained
from guide.project import MONTHS, Problem

Location = tuple[str | int, ...]
"""Where a value stands in a file: keys and list positions from the top."""

_MISREAD = re.compile(r"^0\d+$")
_CURLY = re.compile("[“”„‘’]([^“”„‘’]+)[“”„‘’]")
_COMMENT = re.compile(r"([ \t]*)#( ?)")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DEEP = re.compile(r"[\[{?:-](?:\s*[\[{?:-]){499}")
_PLAIN = {"null", "bool", "int", "float", "timestamp"}
_TOO_DEEP = "fila har for mange nivåer. Se etter gjentatte klammer"


@dataclass
class Document:
    """One YAML file: its values, the line and raw text of each, and what could not be read."""

    path: str
    values: Any = None
    problems: list[Problem] = field(default_factory=list)
    text: str = field(default="", repr=False)

    @cached_property
    def lines(self) -> dict[Location, int]:
        """The line of each field, found when somebody asks: nobody does where there is no problem."""
        found: dict[Location, int] = {}
        for where, line, _ in self._places:
            found.setdefault(where, line)
        return found

    @cached_property
    def raw(self) -> dict[Location, str]:
        """The text of each value that is one."""
        return {where: raw for where, _, raw in self._places if raw is not None}

    @cached_property
    def _places(self) -> list[tuple[Location, int, str | None]]:
        return list(_places(_composed(self.text), (), set())) if self.text else []

    def line(self, location: Location) -> int:
        """The line of a field, or of the nearest field around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def name(self, location: Location) -> str:
        """A field as editors read it: `nav.contacts[0].phones[0].number`."""
        parts, rest = [], location
        if location and isinstance(location[0], int) and isinstance(self.values, list):
            parts, rest = [self._record_name(location[0])], location[1:]
        for part in rest:
            if isinstance(part, int):
                parts[-1:] = [f"{parts[-1] if parts else ''}[{part}]"]
            else:
                parts.append(part)
        return ".".join(parts)

    def _record_name(self, index: int) -> str:
        value = self.values[index] if index < len(self.values) else None
        name = value.get("id", value.get("record")) if isinstance(value, dict) else None
        return name if isinstance(name, str) and name else f"[{index}]"

    def problem(self, location: Location, text: str) -> Problem:
        """A problem at one field of this file."""
        return Problem(self.path, self.line(location), self.name(location), text)


def read(path: Path, shown_as: str, keep: bool = False) -> Document:
    """Read one file. Never raises for bad content: what is wrong stands in `problems`.

    What is kept until the next run lies in .cache, where nothing private may be.
    """
    try:
        text = composed(text_of(path))
    except Unopened as error:
        return _broken(Document(shown_as), error.line, error.text)
    return _parsed(text, shown_as, keep)


@lru_cache(maxsize=64)
def _parsed(text: str, shown_as: str, keep: bool) -> Document:
    """While an editor works on one file, the others are not parsed again."""
    return cached(_new, text, shown_as) if keep else _new(text, shown_as)


def _new(text: str, shown_as: str) -> Document:
    return parse(text, Document(shown_as))


def parse(text: str, document: Document) -> Document:
    """Fill `document` from YAML text."""
    if found := list(faults(text)):
        document.problems += [Problem(document.path, line, "", what) for line, what in found]
        return document
    if _DEEP.search(text):  # the C loader would end the process
        return _broken(document, 1, _TOO_DEEP)
    builder = _Builder(text)
    try:
        node = _composed(text)
        if node is None:
            return _broken(document, 1, "fila er tom. Legg inn minst én post")
        document.values = builder.build(node, ())
        document.text = text
    except yaml.MarkedYAMLError as error:
        return _broken(document, *explained(error, text))
    except yaml.reader.ReaderError:
        return _broken(document, 1, "fila har et usynlig styretegn. Skriv den på nytt")
    except RecursionError:
        return _broken(document, 1, _TOO_DEEP)
    document.problems += [document.problem(where, what) for where, what in builder.traps]
    return document


@lru_cache(maxsize=1)
def _composed(text: str) -> Any:
    """The nodes of a text: of one with a mistake first the values are made, and then the lines, 20 ms less for laws."""
    return LOADER(text).get_single_node()


def _places(node: Any, at: Location, seen: set[int]) -> Iterator[tuple[Location, int, str | None]]:
    """Each place with its line and raw text, a field by its name before its value."""
    again = id(node) in seen
    seen.add(id(node))
    yield at, node.start_mark.line + 1, node.value if isinstance(node, yaml.ScalarNode) and not again else None
    for part, line, value in () if again else _parts(node):
        yield (*at, part), line, None
        yield from _places(value, (*at, part), seen)


def _parts(node: Any) -> Iterator[tuple[str | int, int, Any]]:
    """What a node holds, by name or number, and the line each begins on; of what stands twice, the first."""
    if isinstance(node, yaml.SequenceNode):
        yield from ((number, item.start_mark.line + 1, item) for number, item in enumerate(node.value))
    elif isinstance(node, yaml.MappingNode):
        first: dict[str, tuple[Any, Any]] = {}
        for key, value in node.value:
            first.setdefault(_name(key), (key, value))
        yield from ((name, key.start_mark.line + 1, value) for name, (key, value) in first.items())


def _name(key: Any) -> str:
    return key.value if isinstance(key, yaml.ScalarNode) else "?"


def _broken(document: Document, line: int, text: str) -> Document:
    document.problems.append(Problem(document.path, line, "", text))
    return document


class _Builder:
    """Turns the nodes of one text into plain values, and gathers what would be read as something else."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n") if "#" in text else []
        self.traps: list[tuple[Location, str]] = []
        self.seen: set[int] = set()

    def build(self, node: Any, at: Location) -> Any:
        """The value of a node. One that is repeated by & and * is a trap, and is nothing."""
        if id(node) in self.seen:
            self.traps.append((at, "bruker & og * for å gjenta noe. Skriv verdien helt ut"))
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*at, i)) for i, item in enumerate(node.value)]
        return dict(self._pairs(node, at))

    def _pairs(self, node: Any, at: Location) -> Iterator[tuple[str, Any]]:
        first: dict[str, int] = {}
        for key, value in node.value:
            name, line = _name(key), key.start_mark.line + 1
            if name in first:
                text = f"feltet står to ganger, på linje {first[name]} og {line}. Slett det ene"
                self.traps.append(((*at, name), text))
                continue
            first[name] = line
            yield name, self.build(value, (*at, name))

    def _scalar(self, node: Any, at: Location) -> Any:
        if self.lines and not node.style and self._eats_text(node.end_mark):
            self.traps.append((at, EATEN))
            return node.value
        if not node.style and (misread := _misread(node.value)):
            self.traps.append((at, misread[0]))
            return misread[1]
        if node.style == '"' and not node.value.isascii():
            return self._unescaped(node.value, at)
        return self._typed(node, at)

    def _eats_text(self, end: Any) -> bool:
        """Whether what stands after an unquoted value is no comment as people write them: two spaces, # and one."""
        found = _COMMENT.match(self.lines[end.line], end.column) if end.line < len(self.lines) else None
        return bool(found) and not (len(found[1]) >= 2 and found[2])  # type: ignore[index]

    def _unescaped(self, value: str, at: Location) -> str:
        """A text in double quotation marks, where \\u200b and the like stand for a sign that nobody sees."""
        self.traps += [(at, sign.sentence) for sign in hidden(value)][:1]
        return composed(value) if "\r" not in value else value

    def _typed(self, node: Any, at: Location) -> Any:
        kind = node.tag.rsplit(":", 1)[-1]
        if kind == "str":
            return node.value
        try:
            if kind in _PLAIN:
                return SafeConstructor().construct_object(node)
        except (yaml.YAMLError, ValueError, OverflowError, AttributeError):
            pass
        advice = "kan ikke leses. Skriv datoer som ÅÅÅÅ-MM-DD, ellers bruk anførselstegn"
        self.traps.append((at, no_such_day(node.value) or f"«{node.value}» {advice}"))
        return None


def _misread(value: str) -> tuple[str, str] | None:
    """What is wrong with a text that looks like a number or has marks of another kind, and what it says without."""
    if _MISREAD.match(value):
        return f'«{value}» mangler anførselstegn og kan bli lest feil. Skriv "{value}"', value
    if curly := _CURLY.fullmatch(value):
        return f'«{value}» har krøllete anførselstegn. Skriv rette: "{curly[1]}"', curly[1]
    return None


def no_such_day(written: str) -> str:
    """What is wrong with a date of the right form that is in no calendar, or nothing."""
    found = _DATE.fullmatch(written.strip())
    if not found:
        return ""
    year, month, day = map(int, found.groups())
    if not 1 <= month <= 12:
        return f"datoen «{written}» finnes ikke: det er tolv måneder. Skriv ÅÅÅÅ-MM-DD"
    if year and not 1 <= day <= monthrange(year, month)[1]:
        days = monthrange(year, month)[1]
        return f"datoen «{written}» finnes ikke: {MONTHS[month - 1]} {year} har {days} dager. Rett datoen"
    return "" if year else f"datoen «{written}» finnes ikke. Rett året"
