"""The rule that keeps facts out of docs/: what a number, an address or a statute looks like when typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from guide.check.subject import Project
from guide.content.catalog import Catalog
from guide.content.pages import MACRO
from guide.facts.phone import canonical, is_valid
from guide.project import Problem

_SPACES = re.compile(r"[^\S\n]+")
_HIDDEN = re.compile("[\u00ad\u200b-\u200d\u2060]")
_NO_NUMBER = re.compile(
    r"https?://[^\s)>\]]*"
    r"|\b10\.\d{4,9}/\S+"  # a DOI
    r"|\bissn:? [\dx-]+"
    r"|(?<![\d.])(?:0?[1-9]|[12]\d|3[01])[.-](?:0?[1-9]|1[0-2])[.-](?:19|20)\d\d(?!\d)"
    r"|(?<![\d.])(?:[01]?\d|2[0-4])[.:][0-5]\d ?[-–] ?(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d)",  # from one hour to another
    re.IGNORECASE,
)
_BEFORE, _AFTER = r"(?<![\w/.,=#-])", r"(?![\w-])(?! ?(?:%|prosent|kr\b|kroner))"
_NUMBER = re.compile(
    rf"{_BEFORE}(?:\+\d[\d ]{{6,}}\d|\d{{2}} \d{{2}} \d{{2}} \d{{2}}|\d{{3}} \d{{2}} \d{{3}}|\d{{8}}|0\d{{4}}"
    rf"|116 ?\d{{3}}|11[023]){_AFTER}"
)
_GROUPED = re.compile(rf"{_BEFORE}\+?\d(?:[ .‐-―−-]?\d)+{_AFTER}")
_RANGE = re.compile(r"\d+[–—]\d+")
_FIVE = ([2, 3], [3, 2], [1, 2, 2])
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SUSPECT = re.compile(r"[\d@§]|lovdata", re.IGNORECASE)
"""What every line has that the rule finds something in. Few lines have it."""
_SECTION = re.compile(r"\bparagraf(?:en|er|ene)?\.? (?:nr\.? ?)?\d[\w-]*", re.IGNORECASE)


def no_fact_is_typed_by_hand(project: Project) -> Iterator[Problem]:
    """No phone number, e-mail address, statute link or § stands in docs/: macros fetch them from data/."""
    for page in project.pages:
        lines = [(number, MACRO.sub("", line)) for number, line in enumerate(page.text.split("\n"), 1)]
        for number, line in (*lines, *page.constants):
            for text in _typed(_plain(line), project.catalog):
                yield page.problem(number, text)


def _plain(line: str) -> str:
    """A line as a reader sees it: entities as signs, every space as one, nothing that is invisible."""
    return _SPACES.sub(" ", _HIDDEN.sub("", unescape(line)))


def _typed(line: str, catalog: Catalog) -> Iterator[str]:
    if not _SUSPECT.search(line):
        return
    contacts = catalog.contacts.values()
    for found in _numbers(_NO_NUMBER.sub("|", line)):
        number = canonical(_digits(found))
        advice = _macro("phone", [one.id for one in contacts if number in {phone.number for phone in one.phones}])
        yield f"telefonnummeret «{found}» er skrevet rett i teksten. {advice}"
    for found in _EMAIL.findall(line):
        advice = _macro("email", [one.id for one in contacts if (one.email or "").casefold() == found.casefold()])
        yield f"e-postadressen «{found}» er skrevet rett i teksten. {advice}"
    if "lovdata.no" in line.casefold():
        yield 'lenken til «lovdata.no» er skrevet rett i teksten. Bruk {{ law("id") }}'
    if "§" in line:
        yield 'paragraftegnet «§» er skrevet rett i teksten. Bruk {{ law("id") }}'
    for found in _SECTION.findall(line):
        yield f'paragrafen «{found}» er skrevet rett i teksten. Bruk {{{{ law("id") }}}}'


def kinds_of_fact(text: str, catalog: Catalog) -> set[str]:
    """Which facts stand in a text: a number, an email or a law. Nothing of them is told."""
    found = "\n".join(_typed(_plain(text), catalog))
    return {kind for kind, word in _KINDS.items() if word in found}


_KINDS = {"number": "telefonnummeret", "email": "e-postadressen", "law": "law("}


def _numbers(line: str) -> Iterator[str]:
    """What can be called: first the usual groupings, known or not, then any grouping of a Norwegian number."""
    yield from _NUMBER.findall(line)
    for found in _GROUPED.findall(_NUMBER.sub("|", line)):
        if _is_number(found):
            yield found


def _is_number(found: str) -> bool:
    digits, groups = _digits(found), re.findall(r"\d+", found)
    if len(digits) == 5:
        return digits.startswith("0") and [*map(len, groups)] in _FIVE and is_valid(digits)
    return len(digits.removeprefix("+47")) == 8 and not _RANGE.fullmatch(found) and is_valid(digits)


def _digits(found: str) -> str:
    """The digits of a number, with the + of another country; 0047 and +47 are the same."""
    digits = re.sub(r"[^\d+]", "", found)
    return digits.removeprefix("0047") if len(digits) == 12 else digits


def _macro(name: str, contacts: list[str]) -> str:
    if contacts:
        return f'Bruk {{{{ {name}("{contacts[-1]}") }}}}'
    return f'Legg kontaktpunktet i data/services.yaml, og bruk {{{{ {name}("id") }}}}'
