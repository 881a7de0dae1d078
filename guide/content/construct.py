"""From the nodes of YAML to plain values, with all that would be read otherwise than it looks."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.constructor import SafeConstructor

from guide.content.signs import composed, hidden
from guide.content.syntax import EATEN
from guide.project import MONTHS

Location = tuple[str | int, ...]
"""Where a value stands in a file: keys and list positions from the top."""

_MISREAD = re.compile(r"^0\d+$")
_CURLY = re.compile("[“”„‘’]([^“”„‘’]+)[“”„‘’]")
_COMMENT = re.compile(r"([ \t]*)#( ?)")
_COMMENT_AFTER = re.compile(r"(?<=\S)[ \t]+#(?! )")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_PLAIN = {"null", "bool", "int", "float", "timestamp"}
_REPEATED = "bruker & og * for å gjenta noe. Skriv verdien helt ut"
_ANCHORED = "teksten begynner med &, og det første ordet blir borte. Sett teksten i anførselstegn"


class Builder:
    """Turns the nodes of one text into plain values, and gathers what would be read as something else."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n") if "#" in text or "&" in text else []
        self.traps: list[tuple[Location, str]] = []
        self.astray: list[tuple[int, str]] = []
        """What stands at a line, and in no field."""
        self.texts: list[tuple[int, int]] = []
        """Where each text begins and ends."""
        self.seen: set[int] = set()

    def whole(self, node: Any) -> Any:
        """The value of the whole file."""
        value = self.build(node, ())
        self.astray += self._lost_to_comments() if "#" in self.text else []
        return value

    def build(self, node: Any, at: Location) -> Any:
        """The value of a node. One that is repeated by & and * is a trap, the first time, and is nothing."""
        if id(node) in self.seen:
            if all(what != _REPEATED for _, what in self.traps):
                self.traps.append((at, _REPEATED))
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
            if name in first and name == next(iter(first)) and at and isinstance(at[-1], int):
                text = f"det mangler en bindestrek foran «{name}», for her begynner noe nytt. Skriv «- {name}:»"
                self.astray.append((line, text))
                return
            if name in first:
                text = f"feltet står to ganger, på linje {first[name]} og {line}. Slett det ene"
                self.traps.append(((*at, name), text))
                continue
            first[name] = line
            yield name, self.build(value, (*at, name))

    def _scalar(self, node: Any, at: Location) -> Any:
        if self.lines:
            self.texts.append((node.start_mark.index, node.end_mark.index))
        if self.lines and not node.style and self._eats_text(node.end_mark):
            self.traps.append((at, EATEN))
            return node.value
        if self.lines and self._at(node.start_mark) == "&":
            self.traps.append((at, _ANCHORED))
            return node.value
        if not node.style and (misread := _misread(node.value)):
            self.traps.append((at, misread[0]))
            return misread[1]
        if node.style == '"' and not node.value.isascii():
            return self._unescaped(node.value, at)
        return self._typed(node, at)

    def _at(self, mark: Any) -> str:
        """The sign at a place."""
        line = self.lines[mark.line] if mark.line < len(self.lines) else ""
        return line[mark.column : mark.column + 1]

    def _eats_text(self, end: Any) -> bool:
        """Whether what stands after an unquoted value is no comment as people write them: two spaces, # and one."""
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        found = _COMMENT.match(line, end.column)
        return bool(found) and not (len(found[1]) >= 2 and found[2])  # type: ignore[index]

    def _lost_to_comments(self) -> Iterator[tuple[int, str]]:
        """After quoted texts and brackets a # with no space after it was meant as text."""
        told = {text for _, text in self.traps}
        for found in _COMMENT_AFTER.finditer(self.text) if EATEN not in told else ():
            at = found.start()
            before = self.text[self.text.rfind("\n", 0, at) + 1 : at]
            if "#" not in before and not any(start <= at < end for start, end in self.texts):
                yield self.text.count("\n", 0, at) + 1, EATEN

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


def _name(key: Any) -> str:
    return key.value if isinstance(key, yaml.ScalarNode) else "?"


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
