"""The rule for the fields on top of a page: each has its form, for the generator does with others whatever it may."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from guide.check.docs import OWN
from guide.check.subject import Project
from guide.content.labels import AID
from guide.content.pages import Page
from guide.project import Problem

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HIDDEN = ("navigation", "toc", "path", "footer", "feedback", "tags")
_MARKUP = re.compile(r"</?[a-zA-Z!][^>]*>?|\*\*|__|`|\]\(|\{[{%#]|&(?:[a-zA-Z]{2,8}|#\d+);")
_MOST_BOOST = 10
_TEMPLATES = ("main.html",)


def every_field_of_a_page_has_its_form(project: Project) -> Iterator[Problem]:
    """Titles are text, `hide` a list of known words, `search` fields of its own, a record's id a word."""
    for page in project.pages:
        for name, value in page.meta.items():
            wrong = _FORMS[name](name, value) if name in _FORMS else ""
            if wrong:
                yield page.problem(page.line(f"{name}:"), wrong)
        yield from _two_records(page)


def _text(name: str, value: Any) -> str:
    if isinstance(value, str) and value.strip() and "\n" not in value.strip():
        found = _MARKUP.search(value)
        return f"{name} vises som den står, uten fet skrift og lenker. Slett «{found[0]}»" if found else ""
    return f'{name} er ikke en tekst på én linje. Skriv {name}: "…", i anførselstegn'


def _hide(name: str, value: Any) -> str:
    if isinstance(value, list) and value and all(isinstance(one, str) and one in _HIDDEN for one in value):
        return ""
    return f"{name} er ikke en liste med kjente ord. Skriv for eksempel {name}: [navigation]"


def _search(name: str, value: Any) -> str:
    whole = isinstance(value, dict) and value and value.keys() <= {"exclude", "boost"}
    boost = value.get("boost", 1) if whole else 1
    if type(boost) not in (int, float) or not 0.1 <= boost <= _MOST_BOOST:
        return f"{name} har et tall i boost som ikke passer. Skriv et tall fra 0.1 til {_MOST_BOOST}"
    if whole and isinstance(value.get("exclude", True), bool):
        return ""
    return f"{name} har ikke riktig form. Skriv {name}: {{exclude: true}}, eller slett linja"


def _template(name: str, value: Any) -> str:
    return "" if value in _TEMPLATES else f"{name} kan bare være {' eller '.join(_TEMPLATES)}. Slett linja"


def _record(name: str, value: Any) -> str:
    if isinstance(value, str) and _WORD.fullmatch(value):
        return ""
    only = value[0] if isinstance(value, list) and len(value) == 1 else None
    example = only if isinstance(only, str) and _WORD.fullmatch(only) else "id-en til posten"
    return f"{name} er ikke én id. Skriv {name}: {example}"


def _number(name: str, value: Any) -> str:
    if isinstance(value, str) and re.fullmatch("[0-9]{4}", value):
        return ""
    number = f"{value:04d}" if type(value) is int else "0301"
    return f'nummeret til kommunen må stå i anførselstegn. Skriv {name}: "{number}"'


def _language(name: str, value: Any) -> str:
    return "" if value in AID else f"{name} er ikke en målform. Skriv {name}: nn, eller slett linja"


_FORMS: dict[str, Callable[[str, Any], str]] = {
    "title": _text, "description": _text, "hide": _hide, "search": _search, "template": _template,
    "language": _language, "municipality": _number, **dict.fromkeys(OWN, _record),
}  # fmt: skip
"""What is wrong with the value of a field, or nothing."""


def _two_records(page: Page) -> Iterator[Problem]:
    names = [name for name in page.meta if name in OWN]
    for name in names[1:]:
        yield page.problem(page.line(f"{name}:"), f"siden viser alt en post med {names[0]}. Slett {name}")
