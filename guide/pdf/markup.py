"""Values as Typst source: text that stays text, strings, and calls of the functions in frame.typ."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPACE = re.compile(r"[ \t\r\n\f]+")
_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")
_HYPHENATED = re.compile(r"\S*\w-\w\S*")


def text(value: str) -> str:
    """Running text: every sign that Typst could act on is escaped, white space is single spaces."""
    return _SIGNS.sub(r"\\\1", _SPACE.sub(" ", value))


def unbroken(value: str) -> str:
    """Running text in a heading: a word with a hyphen, such as «exit-arbeid», stays on one line."""
    spaced = _SPACE.sub(" ", value)
    parts, end = [], 0
    for word in _HYPHENATED.finditer(spaced):
        parts += [text(spaced[end : word.start()]), f"#box[{text(word.group())}]"]
        end = word.end()
    return "".join([*parts, text(spaced[end:])])


def string(value: str) -> str:
    """A string in Typst code."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def content(value: str) -> str:
    """Markup as a value in Typst code."""
    return f"[{value}]"


def call(name: str, *arguments: str, **named: str) -> str:
    """A call in markup. The arguments are Typst code."""
    given = [*arguments, *(f"{key.replace('_', '-')}: {value}" for key, value in named.items())]
    return f"#{name}({', '.join(given)})"


def array(items: Iterable[str]) -> str:
    """An array in Typst code."""
    return "(" + "".join(f"{item}, " for item in items) + ")"
