"""The prose: easy to read, marked as a draft, honest about duties, true to the guide, and answering questions."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
import yaml
from conftest import ROOT
from every import every

from guide.content.catalog import load
from guide.content.pages import Page, read_pages
from guide.facts.law import citation
from guide.site.built import BuiltSite, squeeze
from tests.prose import RunningText, force, lix

CATALOG = load()
LIST = "a-til-aa.md"
"""Nothing but names, one after the other: there are no sentences to weigh."""
PAGES = [page for page in read_pages(ROOT / "docs") if page.path != LIST]
PUBLIC = {page.path for page in PAGES if page.meta.get("audience") == "public"}
PROSE = [page for page in PAGES if not page.meta.keys() & {"service", "act", "role"}]
TRACE = yaml.safe_load((ROOT / "tests" / "trace.yaml").read_text("utf-8"))
QUESTIONS = yaml.safe_load((ROOT / "tests" / "questions.yaml").read_text("utf-8"))
_SKAL = re.compile(r"\bskal\b", re.IGNORECASE)


def built(path: str) -> str:
    """The address of a page in the built site."""
    return path.removesuffix(".md") + ".html"


@cache
def names() -> list[str]:
    """Names of acts and organisations, the longest first."""
    provisions = [citation(CATALOG.provision_act[one.id], one) for one in CATALOG.provisions.values()]
    found = provisions + [act.short_title for act in CATALOG.acts.values()]
    found += [name for one in CATALOG.services.values() for name in (one.name, one.short_name) if name]
    return sorted({*found, *(one.name for one in CATALOG.resources.values())}, key=len, reverse=True)


def running_text(site: BuiltSite, page: Page) -> RunningText:
    return _running_text(site.pages[built(page.path)].html)


_running_text = cache(RunningText)


@every("page", PAGES, named=lambda page: page.path)
def test_a_page_is_easy_to_read(site: BuiltSite, page: Page) -> None:
    blocks = running_text(site, page).blocks
    if sum(len(block.split()) for block in blocks) >= 60:
        assert lix(blocks, names()) <= (35 if page.path in PUBLIC else 45)


def test_the_short_pages_together_are_easy_to_read(site: BuiltSite) -> None:
    pages = [running_text(site, page).blocks for page in PAGES]
    short = [block for blocks in pages if sum(len(block.split()) for block in blocks) < 60 for block in blocks]
    assert lix(short, names()) <= 45


@every("page", PAGES, named=lambda page: page.path)
def test_no_paragraph_is_long_and_no_stretch_is_without_a_heading(site: BuiltSite, page: Page) -> None:
    text = running_text(site, page)
    assert [block for block in text.blocks if len(block.split()) > 90] == []
    assert max(text.stretches) <= 300


@every("page", PROSE, named=lambda page: page.path)
def test_a_shall_says_whether_the_law_or_the_guide_says_so(page: Page) -> None:
    paragraphs = re.split(r"\n\s*\n", page.body)
    bare = [one for one in paragraphs if _SKAL.search(one) and "duty(" not in one and "guide_says(" not in one]
    assert bare == []


@every("page", PAGES, named=lambda page: page.path)
def test_every_page_is_marked_as_a_draft_and_shows_the_urgent_numbers(site: BuiltSite, page: Page) -> None:
    text = site.pages[built(page.path)].text
    assert ("Utkast – ikke kvalitetssikret" in text) == (CATALOG.publication.approval is None)
    urgent = CATALOG.publication.urgent.public if page.path in PUBLIC else CATALOG.publication.urgent.professional
    for one in urgent:
        assert CATALOG.contacts[one.contact].phones[0].number in text


@every("page", PAGES, named=lambda page: page.path)
def test_every_page_says_where_it_is_from_and_when_that_was_read(site: BuiltSite, page: Page) -> None:
    text = site.pages[built(page.path)].text
    assert "Siden bygger ikke på veilederen" in text or re.search("slått opp|er lest|Bare lest", text, re.IGNORECASE)


@pytest.mark.parametrize("path", sorted(PUBLIC))
def test_a_public_page_shows_nothing_telling_around_the_text(site: BuiltSite, path: str) -> None:
    html = site.pages[built(path)].html
    assert 'class="md-footer"' in html
    assert CATALOG.publication.title not in html
    assert "md-tabs" not in html


@pytest.mark.parametrize("path", sorted(PUBLIC))
def test_a_public_page_tells_nothing_to_whoever_sees_the_title_or_the_address(site: BuiltSite, path: str) -> None:
    page = site.pages[built(path)]
    title = re.search(r"<title>(.*?)</title>", page.html, re.DOTALL)
    meta = next(one for one in PAGES if one.path == path).meta
    assert title
    assert title[1].strip() == meta["title"]
    telling = re.compile("exit|ekstrem|radikal|miljø|bekymret|pårørende|politi", re.IGNORECASE)
    assert not telling.search(title[1] + path)
    previews = re.findall(r'<meta (?:name="description"|property="og:[^"]*") content="([^"]*)"', page.html)
    assert [text for text in previews if telling.search(text)] == []


def statements() -> list[tuple[str, dict[str, Any]]]:
    return [(section, one) for section, group in TRACE.items() for one in group]


def told_again() -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Every telling of a statement beside the first."""
    return [(section, one, other) for section, one in statements() for other in one.get("also", [])]


def pieces(telling: dict[str, Any]) -> list[str]:
    """The text of a telling, piece by piece."""
    return telling["text"] if isinstance(telling["text"], list) else [telling["text"]]


def missing(site: BuiltSite, telling: dict[str, Any]) -> list[str]:
    """What a telling names and its page does not have: pieces of text, or the place on the page."""
    path, _, anchor = telling["page"].partition("#")
    page = site.pages[built(path)]
    lost = [text for text in pieces(telling) if squeeze(text) not in page.text]
    return lost + ([f"#{anchor}"] if anchor and anchor not in {value for value, _ in page.ids} else [])


def named(case: tuple[Any, ...]) -> str:
    """A case by its section and the page of its last telling."""
    return f"{case[0]}, {case[-1]['page']}"


def test_the_trace_covers_every_section_of_the_guide() -> None:
    assert TRACE.keys() == {section.id for section in CATALOG.publication.guide.sections}


@every("section, statement", statements(), named=named)
def test_every_statement_of_the_guide_is_on_the_page_that_the_trace_names(
    site: BuiltSite, section: str, statement: dict[str, Any]
) -> None:
    assert missing(site, statement) == [], f"{section}: {statement['says']}"


@every("section, statement, telling", told_again(), named=named)
def test_a_statement_told_again_is_on_the_page_that_the_trace_names(
    site: BuiltSite, section: str, statement: dict[str, Any], telling: dict[str, Any]
) -> None:
    assert missing(site, telling) == [], f"{section}: {statement['says']}"


@every("section, statement, telling", told_again(), named=named)
def test_a_statement_told_again_has_the_same_strength_and_conditions(
    section: str, statement: dict[str, Any], telling: dict[str, Any]
) -> None:
    first, again = (force(squeeze(" ".join(pieces(one)))) for one in (statement, telling))
    assert again == first, f"{section}: {statement['says']}"


@pytest.mark.parametrize(
    ("guide", "site"),
    [
        ("I flere tilfeller er det nyttig", "Ofte er det nyttig"),
        ("bør som hovedregel være med", "bør som hovedregel alltid være med"),
        ("hvordan arbeidet bør legges opp", "hvordan arbeidet kan legges opp"),
        ("kommuner kan søke", "kommunene anbefales å søke"),
        ("Det er viktig å undersøke", "Undersøk"),
        ("Planen lages bare når personen selv vil", "Planen lages når personen selv vil"),
        ("samarbeider når det er nødvendig", "samarbeider"),
        ("Personen trenger ikke å tilhøre", "Personen trenger å tilhøre"),
    ],
)
def test_a_telling_that_is_weaker_or_stronger_is_seen(guide: str, site: str) -> None:
    assert force(guide) != force(site)


@every("section", sorted(TRACE))
def test_three_named_facts_of_a_section_are_found(section: str) -> None:
    wanted = min(3, TRACE_LEAST.get(section, 3))
    assert len({str(one["text"]) for one in TRACE[section]}) >= wanted


TRACE_LEAST = {"samarbeidspartnere": 2, "tjenester": 2}
"""Sections of the guide that hold fewer than three statements."""


@every("path", sorted(QUESTIONS))
def test_a_reader_finds_the_answer_to_five_questions(site: BuiltSite, path: str) -> None:
    page = site.pages[built(path)]
    assert len(QUESTIONS[path]) >= 5
    assert [one["question"] for one in QUESTIONS[path] if squeeze(one["answer"]) not in page.text] == []


def test_every_role_and_every_public_page_has_its_questions() -> None:
    roles = {page.path for page in PAGES if "role" in page.meta}
    assert QUESTIONS.keys() == roles | PUBLIC


_THRESHOLD = re.compile(r"[^.?!]*\bmest sannsynlig\b[^.?!]*")


@every("page", PAGES, named=lambda page: page.path)
def test_the_duty_to_avert_is_never_told_without_what_has_been_done_already(site: BuiltSite, page: Page) -> None:
    """The threshold of straffeloven § 196 first paragraph is of an offence that «er eller vil bli begått»."""
    told = [squeeze(one) for one in _THRESHOLD.findall(site.pages[built(page.path)].text)]
    assert [one for one in told if not re.search(r"er eller vil bli begått", one)] == []
