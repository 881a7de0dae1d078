"""The index as one script that sets a variable, so that it also loads from a memory stick."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from guide.content.catalog import Catalog
from guide.content.registers import Former
from guide.facts.place import MUNICIPALITIES, Place, part_of, places, record_pages, written
from guide.facts.wording import content_words, stop_words
from guide.search.answers import contacts, provisions
from guide.search.sections import Section, menu_part_of, menu_parts, menu_titles, read_sections
from guide.search.vocabulary import common_words, condensed, groups, steering, user_words

NAME = "search/index.js"
BEHIND = 0.7
"""Pages that count less than this stand behind others."""
LONGEST = {False: 3, True: 2}
"""So many telling words may be in a phrase, of a page behind others or not: nobody says a long one again."""


def write_index(folder: Path, catalog: Catalog, today: date, nav: list[Any]) -> None:
    """Write the index of a built site into it. `nav` is the menu as MkDocs has it in its configuration."""
    made = index(folder, catalog, today, nav)
    (folder / NAME).write_text(as_script("guideIndex", made), "utf-8", newline="\n")


def as_script(name: str, value: Any) -> str:
    """A value as a script that sets a variable: a page from a folder can load nothing else."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # A line separator ends a string in old JavaScript, and </script> a script.
    safe = text.replace("\u2028", " ").replace("\u2029", " ").replace("</", "<\\/")
    return f"self.{name}={safe}\n"


def index(folder: Path, catalog: Catalog, today: date, nav: list[Any]) -> dict[str, Any]:
    """Pages, sections, words and answers, each naming the others by number."""
    sections = _named(_with_steps(read_sections(folder, catalog), catalog), dict(menu_titles(nav)))
    pages = list(dict.fromkeys(one.page for one in sections))
    at = {(one.page, one.anchor): number for number, one in enumerate(sections)}
    parts = menu_parts(nav)
    stop = stop_words(catalog)
    common = common_words((one.text for one in sections), stop)
    return {
        "parts": list(parts),
        "pages": [[page, _title(page, sections), _rank(page, catalog), menu_part_of(page, parts)] for page in pages],
        "docs": [_document(one, pages.index(one.page), common, stop) for one in sections],
        "words": list(_words(user_words(catalog), at, catalog)),
        "towns": list(towns(catalog, pages)),
        "townPages": MUNICIPALITIES,
        "groups": groups(catalog),
        "urgent": [one.contact for one in catalog.publication.urgent.public],
        "contacts": list(contacts(catalog, today)),
        "laws": list(provisions(catalog, today)),
        **steering(catalog),
    }


def _document(section: Section, page: int, common: frozenset[str], stop: frozenset[str]) -> list[Any]:
    """Page, heading, what is shown, words of the rest, and the anchor where it does not follow from the heading."""
    shown, rest = condensed(section.text, common, stop)
    heading = section.heading if section.anchor else ""
    fields = [page, heading, shown, rest, *([section.anchor] if section.anchor != heading_anchor(heading) else [])]
    while fields[-1] == "":
        fields.pop()
    return fields


def heading_anchor(heading: str) -> str:
    """The anchor Markdown gives a heading."""
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip())


def _with_steps(sections: list[Section], catalog: Catalog) -> list[Section]:
    """The sections that say something, and the steps, which MkDocs does not see as sections."""
    records = {*catalog.provisions, *catalog.contacts}
    found = [one for one in sections if not one.anchor or one.blocks or one.anchor in records]
    found = [replace(one, blocks=()) if one.anchor in records else one for one in found]
    for phase in catalog.phases.values():
        for step in phase.steps:
            blocks = (step.condition or "", step.explanation or "", *step.warnings)
            found.append(
                Section(places(catalog, "steps", step.id)[0].built, step.id, step.text, tuple(filter(None, blocks)))
            )
    return found


def _named(sections: list[Section], titles: dict[str, str]) -> list[Section]:
    return [replace(one, heading=titles.get(one.page, one.heading)) if not one.anchor else one for one in sections]


def _title(page: str, sections: list[Section]) -> str:
    return next(one.heading for one in sections if one.page == page and not one.anchor)


def _rank(page: str, catalog: Catalog) -> float:
    """How much a page counts beside others: one that collects records stands behind those about one thing."""
    own = record_pages(catalog).get(written(page))
    return own.weight if own else part_of(written(page)).weight


def _words(
    words: Iterable[tuple[list[Place], tuple[str, ...]]], at: dict[tuple[str, str], int], catalog: Catalog
) -> Iterator[list[Any]]:
    for where, phrases in words:
        if found := [at[place.built, place.anchor] for place in where if (place.built, place.anchor) in at]:
            yield [found, "|".join(said(phrases, stop_words(catalog), behind=_rank(where[0].built, catalog) < BEHIND))]


def said(phrases: tuple[str, ...], stop: frozenset[str], *, behind: bool) -> list[str]:
    """Phrases without stop words, each once, but for the long ones."""
    told = {tuple(content_words(phrase, stop)) for phrase in phrases}
    return sorted(" ".join(words) for words in told if len(words) <= LONGEST[behind])


_RENUMBERED = 2020
"""The year that gave most municipalities a new number: numbers of one time follow each other closely."""


def towns(catalog: Catalog, pages: list[str]) -> Iterator[list[Any]]:
    """Each county by its page with what it is and was called, and its municipalities.

    A municipality is its name, its number, other names, and what it was since and before most numbers were changed. A
    number is written as how much it is above the last one of its time. Its page has the name of its number.
    """
    for county in catalog.counties.values():
        here = [one for one in catalog.municipalities.values() if one.county == county.id]
        last, here_now = [0, 0, 0], []
        for one in sorted(here, key=lambda one: one.number):
            since = [old for old in one.former if old.until >= _RENUMBERED]
            before = [old for old in one.former if old.until < _RENUMBERED]
            numbers = (_step(last, 0, one.number), _steps(last, 1, since), _steps(last, 2, before))
            here_now.append("=".join([one.name, numbers[0], "/".join(one.also_known_as), *numbers[1:]]).rstrip("="))
        names = "|".join([county.name, *(old.name for old in county.former if old.name)])
        yield [pages.index(places(catalog, "counties", county.id)[0].built), names, "|".join(here_now)]


def _steps(last: list[int], time: int, former: list[Former]) -> str:
    return "/".join(f"{_step(last, time, old.number)}{old.name or ''}" for old in former)


def _step(last: list[int], time: int, number: str) -> str:
    before, last[time] = last[time], int(number)
    return str(last[time] - before)
