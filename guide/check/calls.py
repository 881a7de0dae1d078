"""Rules for the macros that pages call: each exists, and finds the record it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from inspect import Parameter, signature
from typing import Any, get_args, get_origin, get_type_hints

from guide.check.subject import Project
from guide.content.fields import Ref
from guide.content.pages import Call, Page
from guide.content.records import nearest
from guide.project import Problem
from guide.render.macros import MACROS


@cache
def _parameters() -> dict[str, list[tuple[str, Any]]]:
    """The macros and the type of each parameter, as they declare them."""
    return {name: list(_typed_parameters(function)) for name, function in MACROS.items()}


def _typed_parameters(function: Callable[..., str]) -> Iterator[tuple[str, Any]]:
    """Name and type of each parameter but the view; a repeated one has its star."""
    hints = get_type_hints(function, include_extras=True)
    for name, parameter in list(signature(function).parameters.items())[1:]:
        yield f"*{name}" if parameter.kind is Parameter.VAR_POSITIONAL else name, hints[name]


def every_macro_finds_its_record(project: Project) -> Iterator[Problem]:
    """A page calls macros that exist, with ids that exist."""
    known = _parameters()
    for page in project.pages:
        for call in page.calls:
            if call.name not in known:
                advice = nearest(call.name, known) or " Se listen over makroer i CONTRIBUTING.md"
                yield page.problem(call.line, f"makroen «{call.name}» finnes ikke.{advice}")
            elif call.bare:
                text = f"makroen «{call.name}» mangler parenteser. Skriv {{{{ {call.name}() }}}}"
                yield page.problem(call.line, text)
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
    if given > len(positional) or not kinds.keys() - positional >= set(call.keywords):
        text = f"makroen «{call.name}» får noe den ikke kjenner. Den kan ha {' og '.join(kinds) or 'ingenting'}"
        yield page.problem(call.line, text)
        return
    for name, argument in zip([*positional, *call.keywords], call.arguments, strict=True):
        allowed, where = _allowed(kinds[name], project)
        if argument not in allowed and not where & project.unread:
            yield page.problem(call.line, _unknown(argument, call.name, allowed))


def _unknown(argument: Any, macro: str, allowed: set[Any]) -> str:
    if not isinstance(argument, str):
        return f'makroen «{macro}» får en verdi uten anførselstegn. Skriv {{{{ {macro}("id") }}}}'
    return f"«{argument}» i makroen «{macro}» finnes ikke.{nearest(argument, allowed) or ' Rett navnet'}"


def _allowed(kind: Any, project: Project) -> tuple[set[Any], set[str]]:
    for part in (*getattr(kind, "__metadata__", ()), kind):
        if isinstance(part, Ref):
            return project.known.get(part.kind, set()), {part.kind}
    members = [get_args(part) for part in get_args(kind) if get_origin(part)] or [get_args(kind)]
    return {value for group in members for value in group}, set()


def a_number_or_address_is_there_to_show(project: Project) -> Iterator[Problem]:
    """A page asks for the number or the e-mail address only of contact points that have one."""
    for page in project.pages:
        for call in page.calls:
            field = {"phone": "phones", "public_line": "phones", "email": "email"}.get(call.name)
            contact = project.catalog.contacts.get(str(call.arguments[0])) if field and call.arguments else None
            if contact and not getattr(contact, field or ""):
                text = f'«{contact.id}» har ikke {field} i data. Bruk {{{{ contact("{contact.id}") }}}}'
                yield page.problem(call.line, text)


def what_a_provision_names_is_there_to_show(project: Project) -> Iterator[Problem]:
    """A page asks for conditions or a list only of provisions that have them."""
    fields = {"conditions": "conditions", "enumeration": "names", "left_out": "leaves_out"}
    for page in project.pages:
        for call in page.calls:
            name = fields.get(call.name, "")
            one = project.catalog.provisions.get(str(call.arguments[0])) if name and call.arguments else None
            if one and not getattr(one, name):
                text = f'«{one.id}» har ikke {name} i data. Fyll det ut, eller bruk {{{{ law("{one.id}") }}}}'
                yield page.problem(call.line, text)
