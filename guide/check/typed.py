"""The rules that keep facts out of prose: a fact is fetched from where it is written once, and so never grows old."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide.check.subject import Project
from guide.content.catalog import Catalog, Entry, shown
from guide.content.fields import Model
from guide.content.files import Unopened, templates, text_of
from guide.content.kinds import KINDS
from guide.content.pages import MACRO
from guide.content.prose import SHOWN, meant, same_lines
from guide.content.references import marked, references
from guide.content.values import Prose
from guide.facts.handwritten import Typed, after_abbreviations, as_read, digits_of, typed
from guide.facts.phone import canonical
from guide.project import Problem

_SAID = {
    "number": "telefonnummeret «{}» er skrevet rett i teksten",
    "email": "e-postadressen «{}» er skrevet rett i teksten",
    "link": "lenken til «{}» er skrevet rett i teksten",
    "sign": "paragraftegnet «{}» er skrevet rett i teksten",
    "section": "paragrafen «{}» er skrevet rett i teksten",
    "statute": "lovhenvisningen «{}» er skrevet rett i teksten",
}
_OF_LAW_IN_PAGES = 'Bruk {{ law("id") }}'
_OF_CONTACTS = {"number", "email"}
_MADE_FOR_THEM = {"evidence", "cited_as", "quotes", "number", "organisation_number", "phone"}
"""The fields that hold numbers, statutes or what others wrote, because they are made for it."""
# Nobody reads what people search with, and the register of laws is where statutes are written.
_ASKED_WITH, _LAWS = "data/search/", shown(KINDS["acts"])
_AS_IN_IDS, _YEAR = str.maketrans({"æ": "ae", "ø": "o", "å": "a", " ": "-"}), re.compile(r"-\d{4}$")
_FILLED_IN = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_SIGN_OF_DATA = re.compile(rf"§+ ?(?={SHOWN}|\s*\||$)", re.MULTILINE)
_TAG = re.compile(r"<!--.*?-->|</?([a-zA-Z][\w-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_WRITTEN = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_JOINED = re.compile(r"([\"'])\s*[~+]\s*(?:\1|(\d+)\b)")
_ALONE = re.compile(r"\{\{-?\s*(?:\"([^\"\n]*)\"|'([^'\n]*)'|(\d+))\s*-?\}\}")
_READ_ALOUD = re.compile(r"\b(?:title|alt|href|aria-label|placeholder|content|data-label)=(?:\"([^\"]*)\"|'([^']*)')")
_INLINE = {"a", "abbr", "b", "code", "dfn", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time", "u"}


def no_fact_is_typed_by_hand(project: Project) -> Iterator[Problem]:
    """No phone number, e-mail address, statute link or § that a reader sees stands in docs/: macros fetch them."""
    for page in project.pages:
        lines = [(number, MACRO.sub("", line)) for number, line in enumerate(page.text.split("\n"), 1)]
        seen = {(number, one) for number, line in lines for one in _found(line, project.catalog)}
        for block in page.prose.blocks:
            text = meant(block.text).replace("\n", " ")
            seen |= {(block.line_at(as_read(text).find(one.found)), one) for one in _found(text, project.catalog)}
        for number, one in sorted(seen):
            yield page.problem(number, f"{_said(one)}. {_advice(one, project.catalog)}")


def no_fact_is_typed_into_data(project: Project) -> Iterator[Problem]:
    """No number, address or statute stands in a text in data/, but a section that the same record has by its id."""
    told = {(problem.path, problem.line) for problem in project.catalog.problems}
    for entry, at, part in project.parts:
        path = entry.document.path
        if path.startswith(_ASKED_WITH) or _MADE_FOR_THEM & set(at):
            continue
        for where, text in _texts(part):
            for one in _found(text, project.catalog, laws=path != _LAWS):
                if one.kind == "sign" and _held(text, entry, project):
                    continue
                problem = entry.problem(*at, *where, text=f"{_said(one)}. {_in_data(one)}")
                if (problem.path, problem.line) not in told:
                    yield problem


def _held(text: str, entry: Entry, project: Project) -> bool:
    """Whether every section in a text is one that the record refers to by its id, with the act in front."""
    if project.unread & {"acts", "provisions"}:
        return True
    acts = project.catalog.provision_act
    referred = {one for _, ref, one in references(entry.record) if ref.kind == "provisions"} & acts.keys()
    known = [
        (_YEAR.sub("", acts[one].id), section)
        for one in referred
        for section in project.catalog.provisions[one].sections
    ]
    return all(any(before.endswith(act) and re.match(rf"{section}(?!-?\w| [a-z]\b)", after) for act, section in known)
               for before, after in _around_signs(as_read(text).casefold()))  # fmt: skip


def _around_signs(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and after each §, the first written as ids are."""
    for sign in re.finditer(r"\s*§+\s*", text):
        yield text[: sign.start()].translate(_AS_IN_IDS), text[sign.end() :]


def no_fact_is_typed_into_the_frame(project: Project) -> Iterator[Problem]:
    """No number, address or statute stands in partials/, in the theme or in mkdocs.yml: they fetch them from data/."""
    for path in (*templates(project.root), project.root / "mkdocs.yml"):
        for number, line in enumerate(_as_seen(path), 1):
            for one in _found(line, project.catalog):
                name = path.relative_to(project.root).as_posix()
                yield Problem(name, number, "", f"{_said(one)}. Hent det fra data/")


def _as_seen(path: Path) -> list[str]:
    """The lines of a template without what is filled in and without its tags; of those, what is read aloud."""
    try:
        text = text_of(path)
    except Unopened:  # which is told elsewhere
        return []
    if path.suffix != ".yml":
        text = _SIGN_OF_DATA.sub("", _TAG.sub(_shown, _FILLED_IN.sub(_filled, text)))
    return text.split("\n")


def _filled(found: re.Match[str]) -> str:
    """What stands for what is filled in, and the texts that are written there as they are."""
    if found[0].startswith("{#"):
        return same_lines(found)
    joined = _JOINED.sub(lambda one: f"{one[2]}{one[1]}" if one[2] else "", found[0])
    if alone := _ALONE.fullmatch(joined):
        return (alone[1] or alone[2] or alone[3] or "") + same_lines(found)
    written = "".join(f" | {one[1] or one[2]} | " for one in _WRITTEN.finditer(joined))
    return (SHOWN if found[0].startswith("{{") else "") + written + same_lines(found)


def _shown(tag: re.Match[str]) -> str:
    if tag[0].startswith("<!--"):  # which a reader can see who looks for it
        return tag[0]
    aloud = "".join(f" | {one[1] or one[2]} | " for one in _READ_ALOUD.finditer(tag[0]))
    return (aloud or ("" if (tag[1] or "span").lower() in _INLINE else " | ")) + same_lines(tag)


def _texts(part: Model) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts of a part of a record, each with its field."""
    for name in marked(type(part), Prose):
        value = getattr(part, name) if name not in _MADE_FOR_THEM else None
        if isinstance(value, str):
            yield (name,), value
        elif isinstance(value, tuple):
            yield from (((name, index), one) for index, one in enumerate(value) if isinstance(one, str))


def kinds_of_fact(text: str, catalog: Catalog) -> set[str]:
    """Which facts stand in a text: a number, an email or a law. Nothing of them is told."""
    return {one.kind if one.kind in _OF_CONTACTS else "law" for one in _found(text, catalog)}


def _found(line: str, catalog: Catalog, *, laws: bool = True) -> tuple[Typed, ...]:
    return typed(line, _abbreviations(catalog), laws=laws)


@cache
def _abbreviations(catalog: Catalog) -> re.Pattern[str]:
    return after_abbreviations(act.abbreviation for act in catalog.acts.values() if act.abbreviation)


def _said(one: Typed) -> str:
    return _SAID[one.kind].format(one.found)


def _in_data(one: Typed) -> str:
    """What to do with a fact in a text of a record."""
    it = "det" if one.kind in ("number", "sign") else "den"
    if one.kind in _OF_CONTACTS:
        return f"Ta {it} bort, og vis til kontaktpunktet i feltet som er laget for det"
    return f"Ta {it} bort, og skriv bestemmelsens id i laws"


def _advice(one: Typed, catalog: Catalog) -> str:
    contacts = catalog.contacts.values()
    if one.kind == "number":
        number = canonical(digits_of(one.found))
        return _macro("phone", [each.id for each in contacts if number in {phone.number for phone in each.phones}])
    if one.kind == "email":
        wanted = one.found.casefold()
        return _macro("email", [each.id for each in contacts if (each.email or "").casefold() == wanted])
    return _OF_LAW_IN_PAGES


def _macro(name: str, contacts: list[str]) -> str:
    if contacts:
        return f'Bruk {{{{ {name}("{contacts[-1]}") }}}}'
    return f'Legg kontaktpunktet i data/services.yaml, og bruk {{{{ {name}("id") }}}}'
