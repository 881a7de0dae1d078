"""Rules for the words of the search: not too many a record, and no two records or concepts ask for the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.catalog import WORDS, Entry
from guide.reading import Problem
from guide.rules.project import Project

MOST = 40
_GROUP = re.compile(
    r"\b(?:muslim|islam|jøde|jødisk|kristen|kristne|hindu|buddhist|sikh|katolikk|sjia|sunni|somalier|pakistan|iraker|"
    r"afghan|kurd|araber|arabisk|tyrk|sigøyner|romfolk|tater|innvandrer|asylsøker)\w*"
)
_TITLE = re.compile(r"^# +(.+)$", re.MULTILINE)


def words_are_not_too_many(project: Project) -> Iterator[Problem]:
    """A record has at most forty ways to ask for it: what is asked in more belongs to several."""
    for _, entry in _entries(project):
        number = len(entry.record.phrases)
        if number > MOST:
            advice = f"Behold høyst {MOST}"
            yield entry.problem("record", text=f"«{entry.record.id}» har {number} måter å spørre på. {advice}")


def no_two_records_share_a_phrase(project: Project) -> Iterator[Problem]:
    """A phrase leads to one record only."""
    seen: dict[str, tuple[Entry, tuple[str, int]]] = {}
    for entry in _asking(project):
        for at, phrase in _phrases(entry):
            first, where = seen.setdefault(phrase.casefold(), (entry, at))
            if first is not entry or where != at:
                advice = "La den stå der den passer best"
                yield entry.problem(*at, text=f"«{phrase}» står også i {first.place(*where)}. {advice}")


def no_phrase_is_a_title(project: Project) -> Iterator[Problem]:
    """The search reads titles anyway: a phrase says it in other words."""
    titles = _titles(project)
    for entry in _asking(project):
        for at, phrase in _phrases(entry):
            if phrase.casefold() in titles:
                yield entry.problem(*at, text=f"«{phrase}» er en tittel på nettstedet. Skriv det med andre ord")


def no_group_of_people_is_a_search_word(project: Project) -> Iterator[Problem]:
    """The words are public: no ethnic or religious group leads anybody here."""
    for entry in _asking(project):
        for at, phrase in _phrases(entry) if _GROUP.search("\n".join(entry.record.phrases).lower()) else ():
            if found := _GROUP.search(phrase.lower()):
                yield entry.problem(*at, text=f"«{found[0]}» er navnet på en gruppe mennesker. Slett linja")


def _entries(project: Project) -> Iterator[tuple[str, Entry]]:
    for kind in WORDS:
        for entry in project.catalog.entries[kind]:
            yield kind, entry


def _asking(project: Project) -> Iterator[Entry]:
    """Everything that says how people ask: the words of records, then the concepts."""
    yield from (entry for _, entry in _entries(project))
    yield from project.catalog.entries["concepts"]


def _phrases(entry: Entry) -> Iterator[tuple[tuple[str, int], str]]:
    """Each phrase of a record or a concept with its place."""
    for field in ("keywords", "questions", "words"):
        for index, phrase in enumerate(getattr(entry.record, field, ())):
            yield (field, index), phrase


def _titles(project: Project) -> set[str]:
    """Every heading a page or a record has."""
    catalog = project.catalog
    named = (catalog.services, catalog.contacts, catalog.situations, catalog.roles, catalog.resources)
    titles = {record.name for group in named for record in group.values()}
    titles |= {term.term for term in catalog.terms.values()} | {act.short_title for act in catalog.acts.values()}
    titles |= {found[1] for page in project.pages for found in _TITLE.finditer(page.body)}
    return {title.casefold() for title in titles}
