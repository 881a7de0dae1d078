"""Rules for docs/ as a whole: front matter, links, a page for every record, the navigation, and whom a page is for."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from guide.check.subject import Project
from guide.content.fields import Audience
from guide.content.kinds import KINDS
from guide.content.pages import MACRO, Page, navigation
from guide.content.records import nearest
from guide.facts.place import MUNICIPALITIES, PARTS, PUBLIC, address
from guide.project import Problem

OWN = {kind.one: kind for kind in KINDS.values() if kind.own_page}
"""The kinds whose records have a page of their own, by the field on top of it."""
WHOLE_PAGES = frozenset({"municipality_page", *(f"{key}_page" for key in OWN)})
"""The macros that are a whole page, with its heading and its sources."""
_CODE = re.compile(r"(`+)[^`]+\1")
_LINK = re.compile(r"\]\(\s*<?([^)#\s<>]*)(?:#[^)\s>]*)?>?(?:\s+[\"'][^)\n]*)?\s*\)")
_META = {"title", "description", "audience", "neutral", "template", "hide", "search", "municipality", "language", *OWN}


def every_page_can_be_read(project: Project) -> Iterator[Problem]:
    """A page is UTF-8, and its front matter and macros are well formed."""
    for page in project.pages:
        yield from page.problems
        for key in page.meta:
            if key not in _META:
                advice = nearest(key, _META) or " Rett navnet, eller slett linja"
                yield page.problem(page.line(f"{key}:"), f"feltet «{key}» er ikke kjent.{advice}")
        yield from _choices(page)


def _choices(page: Page) -> Iterator[Problem]:
    audience, choices = page.meta.get("audience"), get_args(Audience)
    if "audience" in page.meta and audience not in choices:
        said = f"«{audience}»" if isinstance(audience, str) else "verdien"
        advice = nearest(audience, choices) or f" Skriv {' eller '.join(choices)}"
        yield page.problem(page.line("audience:"), f"{said} passer ikke i audience.{advice}")
    neutral = page.meta.get("neutral", False)
    if not isinstance(neutral, bool):
        said = f"«{neutral}»" if isinstance(neutral, str) else "verdien"
        text = f"{said} passer ikke i neutral. Skriv true eller false, uten anførselstegn"
        yield page.problem(page.line("neutral:"), text)


def every_link_between_pages_leads_somewhere(project: Project) -> Iterator[Problem]:
    """A Markdown link within docs/ names a page or file that exists, by its relative path."""
    for page in project.pages:
        for number, line in enumerate(page.text.split("\n"), 1):
            for target in _LINK.findall(_CODE.sub("", MACRO.sub("", line))):
                if not target or ":" in target:
                    continue
                path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target))
                if path not in project.known["pages"] and not _is_file(project.root / "docs", path):
                    advice = _nearest_link(page, path, project) or " Rett adressen"
                    yield page.problem(number, f"lenken «{target}» leder ingen steder.{advice}")


def _is_file(docs: Path, path: str) -> bool:
    """Whether a file is there, within docs/. No file has a name that cannot be looked up."""
    if path.startswith(("/", "../")):
        return False
    try:
        return (docs / path).is_file()
    except (OSError, ValueError):
        return False


def _nearest_link(page: Page, path: str, project: Project) -> str:
    """«Mente du …?» with the way from the page itself. Paths share folders, so only a very near one is meant."""
    match = get_close_matches(path, sorted(project.known["pages"]), n=1, cutoff=0.8)
    return f" Mente du «{posixpath.relpath(match[0], posixpath.dirname(page.path) or '.')}»?" if match else ""


def every_record_has_its_page(project: Project) -> Iterator[Problem]:
    """Each record of a kind with pages has one, at its address, and no page is left without a record."""
    by_path = {page.path: page for page in project.pages}
    for key, kind in OWN.items():
        if project.unread & {kind.name}:
            continue
        known = project.catalog.records(kind.name)
        for one, record in sorted(known.items()):
            path, home = (
                address(project.catalog, kind.name, one).partition("#")[0],
                kind.home and getattr(record, kind.home),
            )
            page = by_path.get(path)
            if page is None and not home:  # a home that is not there is a reference that is not there
                text = f"mangler. Kjør make pages, eller lag fila: ---, {key}: {one}, --- og {{{{ {key}_page() }}}}"
                yield Problem(f"docs/{path}", 1, "", f"siden til «{one}» {text}")
            elif page and page.meta.get(key) != one and not page.problems:
                yield page.problem(1, f"siden sier ikke hvilken post den viser. Skriv {key}: {one} øverst")
        for page in project.pages:
            if isinstance(page.meta.get(key), str) and page.meta[key] not in known:
                advice = nearest(page.meta[key], known) or " Rett id-en, eller slett siden"
                yield page.problem(page.line(f"{key}:"), f"«{page.meta[key]}» finnes ikke i data.{advice}")


def every_page_of_prose_names_its_sources(project: Project) -> Iterator[Problem]:
    """A page that is not a record's own ends with its sources, also when it has none in the guide."""
    for page in project.pages:
        calls = {call.name for call in page.calls}
        if not (page.problems or calls & {"page_sources", *WHOLE_PAGES}):
            text = 'siden mangler kilder. Skriv {{ page_sources("id på delen av veilederen") }} nederst'
            yield page.problem(1, text)


def every_address_leads_to_a_page(project: Project) -> Iterator[Problem]:
    """The pages and folders that the address book and the table of kinds name are there."""
    pages = project.known["pages"]
    places = [text.partition("#")[0] for kind in KINDS.values() for text in (kind.place, kind.beside)]
    named = dict.fromkeys(path for path in (*(part.path for part in PARTS), *places) if path and "{" not in path)
    for path in named:
        if path not in pages and not (path.endswith("/") and any(page.startswith(path) for page in pages)):
            text = (
                f"siden «{path}» finnes ikke, men guide/facts/place.py viser til den. Hent den tilbake, eller rett der"
            )
            yield Problem(f"docs/{path}", 1, "", text)


def every_page_is_in_the_navigation(project: Project) -> Iterator[Problem]:
    """The navigation in mkdocs.yml and the pages in docs/ are the same set, but for those of municipalities."""
    listed, problems = navigation(project.root / "mkdocs.yml")
    yield from problems
    for page in project.pages if listed else ():
        if page.path not in listed and not page.problems and not page.path.startswith(MUNICIPALITIES):
            yield page.problem(1, f"siden står ikke i menyen. Legg «{page.path}» til under nav i mkdocs.yml")
    for path, line in listed.items():
        if path not in project.known["pages"]:
            advice = nearest(path, project.known["pages"]) or " Rett stien, eller slett linja"
            yield Problem("mkdocs.yml", line, "nav", f"siden «{path}» finnes ikke i docs/.{advice}")


def every_phase_is_shown(project: Project) -> Iterator[Problem]:
    """Each phase of the process has its steps on a page."""
    shown = {call.arguments[:1] for page in project.pages for call in page.calls if call.name == "steps"}
    for entry in () if any(page.problems for page in project.pages) else project.catalog.entries["phases"]:
        if (entry.record.id,) not in shown:
            yield entry.problem(
                "id", text=f'ingen side viser stegene. Skriv {{{{ steps("{entry.record.id}") }}}} i docs/'
            )


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
