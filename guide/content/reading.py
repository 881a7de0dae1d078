"""YAML text to plain values with the line of every field, every trap reported in plain Norwegian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import SafeConstructor

from guide.content.cache import cached
from guide.project import Problem

Location = tuple[str | int, ...]
"""Where a value stands in a file: keys and list positions from the top."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MISREAD = re.compile(r"^0\d+$")
_CURLY = re.compile("[“”„‘’]([^“”„‘’]+)[“”„‘’]")
_FIELD = re.compile(r"\s*(?:- )?[a-z_]+:(?:\s|$)")
_UNCLOSED = "et anførselstegn er ikke avsluttet. Sett inn det som mangler"
_DEEP = re.compile(r"[\[{?:-](?:\s*[\[{?:-]){499}")
_PLAIN = {"null", "bool", "int", "float", "timestamp"}
_SYNTAX = (
    ("tab character", "linja har en tabulator. Bruk mellomrom til innrykk"),
    ("mapping values are not allowed", "kolon på feil sted. Sett teksten i anførselstegn hvis den har kolon i seg"),
    ("could not find expected ':'", "det mangler kolon etter feltnavnet. Skriv feltnavn: verdi"),
    ("unexpected end of stream", _UNCLOSED),
    ("expected ',' or", "en klamme er ikke lukket. Sett inn ] eller }"),
    ("undefined alias", "teksten begynner med *. Sett den i anførselstegn"),
    ("alphabetic or numeric", "teksten begynner med * eller &. Sett den i anførselstegn"),
    ("escape character", "teksten har en omvendt skråstrek. Skriv den dobbelt, eller bruk enkle anførselstegn"),
    ("another document", "fila er delt med ---. Slett den linja"),
    ("did not find expected", "innrykk, listetegn eller anførselstegn stemmer ikke. Se på linja og dem over"),
)
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
    document = Document(shown_as)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return _broken(document, 1, "fila mangler. Legg den tilbake, eller hent den fra forrige versjon")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return _broken(document, line, "fila er ikke lagret som UTF-8. Lagre den på nytt med UTF-8")
    return _parsed(text, shown_as, keep)


@lru_cache(maxsize=64)
def _parsed(text: str, shown_as: str, keep: bool) -> Document:
    """While an editor works on one file, the others are not parsed again."""
    return cached(_new, text, shown_as) if keep else _new(text, shown_as)


def _new(text: str, shown_as: str) -> Document:
    return parse(text, Document(shown_as))


def parse(text: str, document: Document) -> Document:
    """Fill `document` from YAML text."""
    traps: list[tuple[Location, str]] = []
    if hidden := yaml.reader.Reader.NON_PRINTABLE.search(text):
        line = text.count("\n", 0, hidden.start()) + 1
        return _broken(document, line, "linja har et usynlig styretegn. Skriv linja på nytt")
    if _DEEP.search(text):  # the C loader would end the process
        return _broken(document, 1, _TOO_DEEP)
    try:
        node = _composed(text)
        if node is None:
            return _broken(document, 1, "fila er tom. Legg inn minst én post")
        document.values = _build(node, (), traps, set())
        document.text = text
    except yaml.MarkedYAMLError as error:
        if opened := _unclosed(text, _line(error)):
            return _broken(document, opened, _UNCLOSED)
        return _broken(document, _line(error), _explain(error, text))
    except yaml.reader.ReaderError:
        return _broken(document, 1, "fila har et usynlig styretegn. Skriv den på nytt")
    except RecursionError:
        return _broken(document, 1, _TOO_DEEP)
    document.problems += [document.problem(where, what) for where, what in traps]
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


def _line(error: yaml.MarkedYAMLError) -> int:
    """Where the mistake began: a quotation mark or bracket is missing where it opened, not where the file ends."""
    opened = str(error.context).startswith(("while scanning", "while parsing a flow"))
    at_start = opened and "tab character" not in str(error.problem)
    mark = (error.context_mark if at_start else None) or error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 1


def _unclosed(text: str, before: int) -> int:
    """The line of the first quotation mark whose text runs on over other fields, before a line; 0 when none does."""
    lines = text.splitlines()
    try:
        for token in yaml.scan(text, LOADER):
            start, end = token.start_mark.line, token.end_mark.line
            quoted = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            if quoted and start + 1 < before and any(_FIELD.match(line) for line in lines[start + 1 : end + 1]):
                return int(start) + 1
    except yaml.MarkedYAMLError:
        pass
    return 0


def _explain(error: yaml.MarkedYAMLError, text: str) -> str:
    problem, mark = str(error.problem), error.problem_mark
    if "cannot start any token" in problem and mark:
        sign = text.splitlines()[mark.line][mark.column]
        if sign == "\t":
            return "linja har en tabulator. Bruk mellomrom til innrykk"
        return f"teksten begynner med «{sign}». Sett den i anførselstegn"
    known = (text for part, text in _SYNTAX if part in problem)
    return next(known, "linja kan ikke leses. Se etter manglende kolon, innrykk eller anførselstegn")


def _build(node: Any, at: Location, traps: list[tuple[Location, str]], seen: set[int]) -> Any:
    if id(node) in seen:
        traps.append((at, "bruker & og * for å gjenta noe. Skriv verdien helt ut"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, at, traps)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*at, i), traps, seen) for i, item in enumerate(node.value)]
    return dict(_pairs(node, at, traps, seen))


def _pairs(node: Any, at: Location, traps: list[tuple[Location, str]], seen: set[int]) -> Iterator[tuple[str, Any]]:
    first: dict[str, int] = {}
    for key, value in node.value:
        name, line = _name(key), key.start_mark.line + 1
        if name in first:
            traps.append(((*at, name), f"feltet står to ganger, på linje {first[name]} og {line}. Slett det ene"))
            continue
        first[name] = line
        yield name, _build(value, (*at, name), traps, seen)


def _scalar(node: Any, at: Location, traps: list[tuple[Location, str]]) -> Any:
    kind = node.tag.rsplit(":", 1)[-1]
    if not node.style and _MISREAD.match(node.value):
        traps.append((at, f'«{node.value}» mangler anførselstegn og kan bli lest feil. Skriv "{node.value}"'))
        return node.value
    if not node.style and (curly := _CURLY.fullmatch(node.value)):
        traps.append((at, f'«{node.value}» har krøllete anførselstegn. Skriv rette: "{curly[1]}"'))
        return curly[1]
    if kind == "str":
        return node.value
    try:
        if kind in _PLAIN:
            return SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError, OverflowError, AttributeError):
        pass
    traps.append((at, f"«{node.value}» kan ikke leses. Skriv datoer som ÅÅÅÅ-MM-DD, ellers bruk anførselstegn"))
    return None
