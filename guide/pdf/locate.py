"""Where in docs/ a part of a page was written: an editor mends the source, not what was made of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from lxml.html import HtmlElement

_HEADINGS = "|".join(f"{axis}::h{level}" for axis in ("ancestor-or-self", "preceding") for level in range(1, 5))
_PAGE = re.compile(r'"([a-z0-9/-]+)\.html", \[')
_SUB = re.compile(r'^#sub\(\d+, \d, "[^"]*", \[(.+)\]\)$', re.MULTILINE)
_BOX = re.compile(r"#box\[(.+?[^\\])\]")
_ESCAPE = re.compile(r"\\(.)")


def heading_over(element: HtmlElement) -> str:
    """The nearest heading over an element, or nothing."""
    found = element.xpath(_HEADINGS)
    return " ".join(found[-1].text_content().split()) if found else ""


def place_in(written: str) -> tuple[str, str]:
    """The page, and the heading on it, that the last line of the book as Typst belongs to; either may be nothing."""
    pages = list(_PAGE.finditer(written))
    if not pages:
        return "", ""
    headings = _SUB.findall(written, pages[-1].end())
    return f"{pages[-1][1]}.md", _ESCAPE.sub(r"\1", _BOX.sub(r"\1", headings[-1])) if headings else ""


def line_of(page: Path, heading: str, sign: str = "") -> int:
    """The line of a page in docs/ that has a sign, under a heading if it can be.

    Without it: the line of the heading, or the first macro, for what is not in the text comes from one.
    """
    lines = page.read_text("utf-8").splitlines() if page.is_file() else []
    start = _first(lines, lambda line: line.startswith("#") and heading in line) if heading else 0
    if sign:
        below = _first(lines[start:], lambda line: sign in line.casefold())
        if found := start + below if below else _first(lines, lambda line: sign in line.casefold()):
            return found
    return start or _first(lines, lambda line: "{{" in line) or 1


def _first(lines: list[str], holds: Callable[[str], bool]) -> int:
    """The number of the first line for which something holds, from 1, or 0."""
    return next((number for number, line in enumerate(lines, 1) if holds(line)), 0)
