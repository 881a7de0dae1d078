"""What style sheets and scripts name outside the site, and addresses as browsers read them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CSS_COMMENT = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|(/\*.*?\*/)", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_CSS_SELECTOR = re.compile(r"\[\s*[\w|-]+\s*[~|^$*]?=\s*(?:\"[^\"]*\"|'[^']*'|[^\]]*)\s*[iIsS]?\s*\]")
_JS_COMMENT = re.compile(r"^\s*(/\*.*?\*/|//[^\n]*)|(?<=\s)(//\s[^\n]*|/\*\s.*?\*/)", re.DOTALL | re.MULTILINE)
_JS_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|(/))")
_NAMESPACE = re.compile(r"http://www\.w3\.org/(?:\d{4}/[\w/]+|XML/1998/namespace)/?(?=[\"'`)\s>]|\\)")
_REST = r"[^\s\"'`()<>;,]*"
_IN_CSS = re.compile(
    rf"\b(?:https?|wss?|ftp):{_REST}[\w\]]{_REST}|(?<=[\"'(\s,])[/\\]{{2,}}[\w\[]{_REST}", re.IGNORECASE
)
_IN_JS = re.compile(
    rf"(?:https?|wss?|ftp):[/\\]+[\w\[$]{_REST}|(?<=[\"'`])\s*(?:(?:https?|wss?|ftp):|//)[\w\[$]{_REST}", re.IGNORECASE
)
_CONTROLS = "".join(map(chr, range(33)))
_UNREAD = re.compile(r"[\t\n\r]")


def as_browsers_read(address: str) -> str:
    """An address as a browser reads it: no white space around it, none that breaks a line, \\ as / before ? and #."""
    text = _UNREAD.sub("", address.strip(_CONTROLS))
    end = min((n for n in (text.find("?"), text.find("#")) if n >= 0), default=len(text))
    return text[:end].replace("\\", "/") + text[end:]


def outside(text: str, suffix: str) -> Iterator[tuple[int, str]]:
    """Every address outside the site that a style sheet or a script names, with its line."""
    pattern, comments, plain = (_IN_CSS, _CSS_COMMENT, _css) if suffix == ".css" else (_IN_JS, _JS_COMMENT, _js)
    for number, line in enumerate(comments.sub(_blank, text).split("\n"), 1):
        for found in pattern.finditer(_NAMESPACE.sub("", plain(line))):
            yield number, found[0].strip()


def _blank(found: re.Match[str]) -> str:
    """A comment as empty lines; what only looks like one, as it is."""
    return "\n" * found[0].count("\n") if any(found.groups()) else found[0]


def _css(line: str) -> str:
    """A line of a style sheet as it is read. What a selector compares with, nobody fetches."""
    return _CSS_SELECTOR.sub("", _CSS_ESCAPE.sub(lambda one: _sign(one[1]) if one[1] else one[2], line))


def _js(line: str) -> str:
    """A line of a script as it is read."""
    return _JS_ESCAPE.sub(lambda one: _sign(one[1] or one[2] or one[3]) if not one[4] else one[4], line)


def _sign(code: str) -> str:
    """The sign of a number, or what stands for it where there is none."""
    return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
