"""Rules for docs/: facts come from macros, macros and links lead somewhere, the right pages exist."""

from __future__ import annotations

import importlib
import posixpath
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from inspect import Parameter, signature
from typing import Any, get_args, get_origin, get_type_hints

from guide.catalog import ROOT
from guide.messages import nearest
from guide.model import Ref
from guide.pages import Call, Page, navigation
from guide.phone import canonical
from guide.reading import Problem
from guide.rules import Project, rule

STUBS = {"service": "tjenester", "act": "lovgrunnlag", "situation": "situasjoner", "role": "roller"}
"""The front matter key of each kind of record page, and the folder the pages stand in."""

_NUMBER = re.compile(
    r"(?<![\w/.,=#-])(?:\+\d[\d ]{6,}\d|\d{2} \d{2} \d{2} \d{2}|\d{3} \d{2} \d{3}|\d{8}|0\d{4}|116 ?\d{3}|11[023])"
    r"(?![\w-])(?! ?(?:%|prosent))"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"\]\(([^)#\s]*)(#[^)\s]*)?\)")
_FENCE = re.compile(r"{[{%].*?[}%]}")
_SPACE = str.maketrans("\u00a0\u202f", "  ")
_META = {"title", "description", "audience", "neutral", "template", "hide", "search", *STUBS}


@rule
def every_page_can_be_read(project: Project) -> Iterator[Problem]:
    """A page is UTF-8, and its front matter and macros are well formed."""
    for page in project.pages:
        yield from page.problems
        for key in page.meta:
            if key not in _META:
                advice = nearest(key, _META) or " Slett linja"
                yield page.problem(_line(page, f"{key}:"), f"feltet «{key}» er ikke kjent.{advice}")


@rule
def no_fact_is_typed_by_hand(project: Project) -> Iterator[Problem]:
    """No phone number, e-mail address, statute link or § stands in docs/: macros fetch them from data/."""
    for page in project.pages:
        for number, line in enumerate(page.text.split("\n"), 1):
            for text in _typed(_FENCE.sub("", line), project):
                yield page.problem(number, text)


def _typed(line: str, project: Project) -> Iterator[str]:
    contacts = project.catalog.contacts.values()
    numbers = {phone.number: one.id for one in contacts for phone in one.phones}
    for found in _NUMBER.findall(line.translate(_SPACE)):
        advice = _macro("phone", numbers.get(canonical(found)))
        yield f"telefonnummeret «{found}» er skrevet rett i teksten. {advice}"
    addresses = {one.email: one.id for one in contacts if one.email}
    for found in _EMAIL.findall(line):
        yield f"e-postadressen «{found}» er skrevet rett i teksten. {_macro('email', addresses.get(found))}"
    if "lovdata.no" in line:
        yield 'lenken til «lovdata.no» er skrevet rett i teksten. Bruk {{ law("id") }}'
    if "§" in line:
        yield 'paragraftegnet «§» er skrevet rett i teksten. Bruk {{ law("id") }}'


def _macro(name: str, contact: str | None) -> str:
    if contact:
        return f'Bruk {{{{ {name}("{contact}") }}}}'
    return f'Legg kontaktpunktet i data/services.yaml, og bruk {{{{ {name}("id") }}}}'


@lru_cache(maxsize=1)
def _parameters(written: int) -> dict[str, list[tuple[str, Any]]]:
    """The macros and the type of each parameter, as macros.py declares them; read anew when it is written."""
    del written
    macros = importlib.reload(importlib.import_module("macros")).MACROS
    return {name: list(_typed_parameters(function)) for name, function in macros.items()}


def _typed_parameters(function: Callable[..., str]) -> Iterator[tuple[str, Any]]:
    """Name and type of each parameter but the view; a repeated one has its star."""
    hints = get_type_hints(function, include_extras=True)
    for name, parameter in list(signature(function).parameters.items())[1:]:
        yield f"*{name}" if parameter.kind is Parameter.VAR_POSITIONAL else name, hints[name]


@rule
def every_macro_finds_its_record(project: Project) -> Iterator[Problem]:
    """A page calls macros that exist, with ids that exist."""
    known = _parameters((ROOT / "macros.py").stat().st_mtime_ns)
    for page in project.pages:
        for call in page.calls:
            if call.name not in known:
                advice = nearest(call.name, known) or " Se listen over makroer i CONTRIBUTING.md"
                yield page.problem(call.line, f"makroen «{call.name}» finnes ikke.{advice}")
            else:
                yield from _arguments(page, call, known[call.name], project)


def _arguments(page: Page, call: Call, parameters: list[tuple[str, Any]], project: Project) -> Iterator[Problem]:
    required = [name for name, kind in parameters if type(None) not in get_args(kind) and not name.startswith("*")]
    if len(call.arguments) < len(required):
        text = f'makroen «{call.name}» mangler {required[0]}. Skriv {{{{ {call.name}("id") }}}}'
        yield page.problem(call.line, text)
    kinds = dict(parameters)
    given = len(call.arguments) - len(call.keywords)
    repeated = [name for name in kinds if name.startswith("*")]
    positional = repeated * given or [*kinds][:given]
    if given > len(positional) or not kinds.keys() >= set(call.keywords):
        text = f"makroen «{call.name}» får noe den ikke kjenner. Den kan ha {' og '.join(kinds) or 'ingenting'}"
        yield page.problem(call.line, text)
        return
    for name, argument in zip([*positional, *call.keywords], call.arguments, strict=True):
        allowed, where = _allowed(kinds[name], project)
        if argument not in allowed and not where & project.unread:
            advice = nearest(argument, allowed) or " Rett navnet"
            yield page.problem(call.line, f"«{argument}» i makroen «{call.name}» finnes ikke.{advice}")


def _allowed(kind: Any, project: Project) -> tuple[set[Any], set[str]]:
    for part in (*getattr(kind, "__metadata__", ()), kind):
        if isinstance(part, Ref):
            return project.known.get(part.kind, set()), {part.kind}
    members = [get_args(part) for part in get_args(kind) if get_origin(part)] or [get_args(kind)]
    return {value for group in members for value in group}, set()


@rule
def a_number_or_address_is_there_to_show(project: Project) -> Iterator[Problem]:
    """A page asks for the number or the e-mail address only of contact points that have one."""
    for page in project.pages:
        for call in page.calls:
            field = {"phone": "phones", "email": "email"}.get(call.name)
            contact = project.catalog.contacts.get(str(call.arguments[0])) if field and call.arguments else None
            if contact and not getattr(contact, field or ""):
                text = f'«{contact.id}» har ikke {field} i data. Bruk {{{{ contact("{contact.id}") }}}}'
                yield page.problem(call.line, text)


@rule
def every_link_between_pages_leads_somewhere(project: Project) -> Iterator[Problem]:
    """A Markdown link within docs/ names a page or file that exists, by its relative path."""
    for page in project.pages:
        for number, line in enumerate(page.text.split("\n"), 1):
            for target, _ in _LINK.findall(_FENCE.sub("", line)):
                if not target or ":" in target:
                    continue
                path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target))
                if path not in project.known["pages"] and not (project.root / "docs" / path).is_file():
                    advice = nearest(path, project.known["pages"]) or " Rett adressen"
                    yield page.problem(number, f"lenken «{target}» leder ingen steder.{advice}")


@rule
def every_record_has_its_page(project: Project) -> Iterator[Problem]:
    """Each service, act, situation and role has a page in its folder, and no page is left without a record."""
    by_path = {page.path: page for page in project.pages}
    for key, folder in STUBS.items():
        kind = f"{key}s"
        if project.unread & {kind}:
            continue
        for one in sorted(project.known.get(kind, ())):
            page = by_path.get(_home(key, one, project) or f"{folder}/{one}.md")
            if page is None:
                text = f"mangler. Lag fila med fire linjer: ---, {key}: {one}, --- og {{{{ {key}_page() }}}}"
                yield Problem(f"docs/{folder}/{one}.md", 1, "", f"siden til «{one}» {text}")
            elif page.meta.get(key) != one and not page.problems:
                yield page.problem(1, f"siden sier ikke hvilken post den viser. Skriv {key}: {one} øverst")
        for page in project.pages:
            if key in page.meta and str(page.meta[key]) not in project.known.get(kind, ()):
                advice = nearest(page.meta[key], project.known.get(kind, ())) or " Slett siden"
                yield page.problem(_line(page, f"{key}:"), f"«{page.meta[key]}» finnes ikke i data.{advice}")


def _home(key: str, one: str, project: Project) -> str | None:
    """The page that a situation names itself, because its address must not tell what it is about."""
    return project.catalog.situations[one].page if key == "situation" and one in project.catalog.situations else None


@rule
def every_page_of_prose_names_its_sources(project: Project) -> Iterator[Problem]:
    """A page that is not a record's own ends with its sources, also when it has none in the guide."""
    for page in project.pages:
        calls = {call.name for call in page.calls}
        if not (page.problems or calls & {"page_sources", *(f"{key}_page" for key in STUBS)}):
            text = 'siden mangler kilder. Skriv {{ page_sources("id på delen av veilederen") }} nederst'
            yield page.problem(1, text)


@rule
def every_page_is_in_the_navigation(project: Project) -> Iterator[Problem]:
    """The navigation in mkdocs.yml and the pages in docs/ are the same set."""
    listed, problems = navigation(project.root / "mkdocs.yml")
    yield from problems
    for page in () if problems else project.pages:
        if page.path not in listed:
            yield page.problem(1, f"siden står ikke i menyen. Legg «{page.path}» til under nav i mkdocs.yml")
    for path, line in listed.items():
        if path not in project.known["pages"]:
            advice = nearest(path, project.known["pages"]) or " Slett linja"
            yield Problem("mkdocs.yml", line, "nav", f"siden «{path}» finnes ikke i docs/.{advice}")


@rule
def every_phase_is_shown(project: Project) -> Iterator[Problem]:
    """Each phase of the process has its steps on a page."""
    shown = {call.arguments[:1] for page in project.pages for call in page.calls if call.name == "steps"}
    for entry in () if any(page.problems for page in project.pages) else project.catalog.entries["steps"]:
        if (entry.record.id,) not in shown:
            yield entry.problem(
                "id", text=f'ingen side viser stegene. Skriv {{{{ steps("{entry.record.id}") }}}} i docs/'
            )


@rule
def public_pages_have_public_contacts(project: Project) -> Iterator[Problem]:
    """A contact point for professionals never stands on a page or in a situation for the public."""
    for page in project.pages:
        for call in page.calls if page.meta.get("audience") == "public" else ():
            if call.name in ("contact", "phone", "email") and _professional(call.arguments[:1], project):
                yield page.problem(call.line, _for_professionals(str(call.arguments[0])))
            if call.name == "contact_table" and "public" not in call.arguments:
                yield page.problem(call.line, 'tabellen viser også kontakter for fagfolk. Legg til audience="public"')
    for entry in project.catalog.entries["situations"]:
        situation = entry.record
        actions = [(("do_now", i, "contacts"), one.contacts) for i, one in enumerate(situation.do_now)]
        calls = [(("call", i, "contact"), (one.contact,)) for i, one in enumerate(situation.call) if one.contact]
        for where, contacts in (actions + calls) if situation.audience == "public" else ():
            for one in contacts:
                if _professional((one,), project):
                    yield entry.problem(*where, text=_for_professionals(one))


def _professional(contact: tuple[Any, ...], project: Project) -> bool:
    return any(project.catalog.contacts[one].audience == "professional"
               for one in contact if one in project.catalog.contacts)  # fmt: skip


def _for_professionals(contact: str) -> str:
    return f"«{contact}» er for fagfolk, men siden er for alle. Velg et kontaktpunkt med audience: public"


def _line(page: Page, start: str) -> int:
    return next((n for n, line in enumerate(page.text.split("\n"), 1) if line.startswith(start)), 1)
