"""Rules for whom a page is for: it says so, and shows the public nothing that is meant for professionals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from guide.model import Audience
from guide.reading import Problem
from guide.rules.project import Project

PUBLIC = "hjelp/"
"""The folder of the pages for everybody."""


def every_page_says_whom_it_is_for(project: Project) -> Iterator[Problem]:
    """A page for everybody says so, and a page that shows a situation is for the same readers as the situation."""
    situations = {} if "situations" in project.unread else project.catalog.situations
    for page in project.pages:
        written = page.meta.get("audience", "professional")
        if page.problems or written not in get_args(Audience):
            continue
        line = page.line("audience:")
        situation = situations.get(str(page.meta.get("situation")))
        if page.path.startswith(PUBLIC) and written != "public":
            yield page.problem(line, f"siden i «{PUBLIC}» er ikke for alle. Skriv audience: public øverst")
            written = "public"
        if situation and written != situation.audience:
            text = f"siden er for «{written}», men situasjonen «{situation.id}» er for «{situation.audience}»."
            yield page.problem(line, f"{text} Skriv det samme i audience begge steder")


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
