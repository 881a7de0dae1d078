"""Rules for docs/ as a whole: front matter, links between pages, a page for every record, the navigation."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import get_args

from guide.messages import nearest
from guide.model import Audience
from guide.pages import Page, navigation
from guide.reading import Problem
from guide.rules.project import Project

STUBS = {"service": "tjenester", "act": "lovgrunnlag", "situation": "situasjoner", "role": "roller",
         "county": "fylker"}  # fmt: skip
"""The front matter key of each kind of record page, and the folder the pages stand in."""


def plural(key: str) -> str:
    """The kind of record that a front matter key names one of."""
    return f"{key.removesuffix('y')}ies" if key.endswith("y") else f"{key}s"


_LINK = re.compile(r"\]\(([^)#\s]*)(#[^)\s]*)?\)")
_FENCE = re.compile(r"{[{%].*?[}%]}")
_META = {"title", "description", "audience", "neutral", "template", "hide", "search", *STUBS}


def every_page_can_be_read(project: Project) -> Iterator[Problem]:
    """A page is UTF-8, and its front matter and macros are well formed."""
    for page in project.pages:
        yield from page.problems
        for key in page.meta:
            if key not in _META:
                advice = nearest(key, _META) or " Slett linja"
                yield page.problem(page.line(f"{key}:"), f"feltet «{key}» er ikke kjent.{advice}")
        yield from _choices(page)


def _choices(page: Page) -> Iterator[Problem]:
    audience, choices = page.meta.get("audience"), get_args(Audience)
    if "audience" in page.meta and audience not in choices:
        advice = nearest(audience, choices) or f" Skriv {' eller '.join(choices)}"
        yield page.problem(page.line("audience:"), f"«{audience}» passer ikke i audience.{advice}")
    neutral = page.meta.get("neutral", False)
    if not isinstance(neutral, bool):
        text = f"«{neutral}» passer ikke i neutral. Skriv true eller false, uten anførselstegn"
        yield page.problem(page.line("neutral:"), text)


def every_link_between_pages_leads_somewhere(project: Project) -> Iterator[Problem]:
    """A Markdown link within docs/ names a page or file that exists, by its relative path."""
    for page in project.pages:
        for number, line in enumerate(page.text.split("\n"), 1):
            for target, _ in _LINK.findall(_FENCE.sub("", line)):
                if not target or ":" in target:
                    continue
                path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target))
                if path not in project.known["pages"] and not (project.root / "docs" / path).is_file():
                    advice = _nearest_link(page, path, project) or " Rett adressen"
                    yield page.problem(number, f"lenken «{target}» leder ingen steder.{advice}")


def _nearest_link(page: Page, path: str, project: Project) -> str:
    """«Mente du …?» with the way from the page itself. Paths share folders, so only a very near one is meant."""
    match = get_close_matches(path, sorted(project.known["pages"]), n=1, cutoff=0.8)
    return f" Mente du «{posixpath.relpath(match[0], posixpath.dirname(page.path) or '.')}»?" if match else ""


def every_record_has_its_page(project: Project) -> Iterator[Problem]:
    """Each service, act, situation, role and county has a page in its folder, and no page is left without a record."""
    by_path = {page.path: page for page in project.pages}
    for key, folder in STUBS.items():
        kind = plural(key)
        if project.unread & {kind}:
            continue
        for one in sorted(project.known.get(kind, ())):
            home = _home(key, one, project)
            page = by_path.get(home or f"{folder}/{one}.md")
            if page is None and not home:  # a home that is not there is a reference that is not there
                text = f"mangler. Lag fila med fire linjer: ---, {key}: {one}, --- og {{{{ {key}_page() }}}}"
                yield Problem(f"docs/{folder}/{one}.md", 1, "", f"siden til «{one}» {text}")
            elif page and page.meta.get(key) != one and not page.problems:
                yield page.problem(1, f"siden sier ikke hvilken post den viser. Skriv {key}: {one} øverst")
        for page in project.pages:
            if key in page.meta and str(page.meta[key]) not in project.known.get(kind, ()):
                advice = nearest(page.meta[key], project.known.get(kind, ())) or " Slett siden"
                yield page.problem(page.line(f"{key}:"), f"«{page.meta[key]}» finnes ikke i data.{advice}")


def _home(key: str, one: str, project: Project) -> str | None:
    """The page that a situation names itself, because its address must not tell what it is about."""
    situation = project.catalog.situations.get(one) if key == "situation" else None
    return situation.page.partition("#")[0] if situation and situation.page else None


def every_page_of_prose_names_its_sources(project: Project) -> Iterator[Problem]:
    """A page that is not a record's own ends with its sources, also when it has none in the guide."""
    for page in project.pages:
        calls = {call.name for call in page.calls}
        if not (page.problems or calls & {"page_sources", *(f"{key}_page" for key in STUBS)}):
            text = 'siden mangler kilder. Skriv {{ page_sources("id på delen av veilederen") }} nederst'
            yield page.problem(1, text)


def every_page_is_in_the_navigation(project: Project) -> Iterator[Problem]:
    """The navigation in mkdocs.yml and the pages in docs/ are the same set, each named once."""
    listed, problems = navigation(project.root / "mkdocs.yml")
    yield from problems
    for page in project.pages if listed else ():
        if page.path not in listed:
            yield page.problem(1, f"siden står ikke i menyen. Legg «{page.path}» til under nav i mkdocs.yml")
    for path, line in listed.items():
        if path not in project.known["pages"]:
            advice = nearest(path, project.known["pages"]) or " Slett linja"
            yield Problem("mkdocs.yml", line, "nav", f"siden «{path}» finnes ikke i docs/.{advice}")


def every_phase_is_shown(project: Project) -> Iterator[Problem]:
    """Each phase of the process has its steps on a page."""
    shown = {call.arguments[:1] for page in project.pages for call in page.calls if call.name == "steps"}
    for entry in () if any(page.problems for page in project.pages) else project.catalog.entries["steps"]:
        if (entry.record.id,) not in shown:
            yield entry.problem(
                "id", text=f'ingen side viser stegene. Skriv {{{{ steps("{entry.record.id}") }}}} i docs/'
            )
