"""YAML as a syntax: what reads it, and where a slip in it began, with what to do about it in plain Norwegian."""

from __future__ import annotations

import re
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EATEN = "alt etter # er borte. Sett teksten i anførselstegn, eller skriv to mellomrom før # og ett etter"
_BULLET = re.compile(r"^\s*([*–—•·‣]|-(?=[a-z])) ?([a-z]+(?:_[a-z]+)*):")
_WITH_VALUE = re.compile(r"^(\s*(?:- )?)[a-z]+(?:_[a-z]+)*: +[^\s|>]")
_TIGHT = re.compile(r"^\s*(?:- )?([a-z]+(?:_[a-z]+)*):[^\s/:]")
_FIELD = re.compile(r"\s*(?:- )?[a-z_]+:(?:\s|$)")
_UNCLOSED = "et anførselstegn er ikke avsluttet. Sett inn det som mangler"
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


def explained(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """The line to mend and what to do there: the nearest slip that people make, or else what the loader says."""
    lines = text.split("\n")
    line = min(_line(error), len(lines))
    if opened := _unclosed(text, line):
        return opened, _UNCLOSED
    for number in (line, line - 1):
        written = lines[number - 1] if 0 < number <= len(lines) else ""
        if _eaten(written):
            return number, EATEN
        if tight := _TIGHT.match(written):
            return number, f"det mangler mellomrom etter kolonet. Skriv «{tight[1]}: » foran verdien"
        if bullet := _BULLET.match(written):
            return number, f"lista begynner med «{bullet[1]}». Skriv bindestrek og mellomrom: «- {bullet[2]}:»"
    if "mapping values are not allowed" in str(error.problem) and _is_too_far_in(lines, line):
        return line, "linja har for mye innrykk. La den begynne rett under den over"
    return line, _explain(error, text)


def _is_too_far_in(lines: list[str], number: int) -> bool:
    """Whether a field stands farther in than the one over it, which has a value of its own."""
    above = next((line for line in reversed(lines[: number - 1]) if line.strip()), "")
    here, over = _WITH_VALUE.match(lines[number - 1]), _WITH_VALUE.match(above)
    return bool(here and over) and len(here[1]) > len(over[1])  # type: ignore[index]


def _eaten(line: str) -> bool:
    """Whether a line without quotation marks has a # that begins a comment in the middle of a text."""
    before, sign, after = line.partition(" #")
    return (
        bool(sign and before.strip()) and not set(before) & {'"', "'"} and not (before[-1:] == " " and after[:1] == " ")
    )


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
