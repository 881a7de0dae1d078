"""YAML text to plain values with the line of every field, every trap reported in plain Norwegian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from guide.content.cache import cached
from guide.content.construct import Builder, Location
from guide.content.files import Unopened, text_of
from guide.content.signs import composed, faults
from guide.content.syntax import LOADER, explained
from guide.project import Problem

_DEEP = re.compile(r"[\[{?:-](?:\s*[\[{?:-]){499}")
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
        return min(self.lines.get(location, 1), self.text.count("\n") + 1)  # what is empty ends after the last line

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
    builder = Builder(text)
    try:
        node = _composed(text)
        if node is None:
            return _broken(document, 1, "fila er tom. Legg inn minst én post")
        document.values = builder.whole(node)
        document.text = text
    except yaml.MarkedYAMLError as error:
        return _broken(document, *explained(error, text))
    except yaml.reader.ReaderError:
        return _broken(document, 1, "fila har et usynlig styretegn. Skriv den på nytt")
    except RecursionError:
        return _broken(document, 1, _TOO_DEEP)
    document.problems += [document.problem(where, what) for where, what in builder.traps]
    document.problems += [Problem(document.path, line, "", what) for line, what in builder.astray]
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
