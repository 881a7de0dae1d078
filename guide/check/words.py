"""Rules for the words of the search: not too many a record, each phrase one goal, synonyms that stand once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.check.subject import Project
from guide.content.catalog import Entry
from guide.content.kinds import KINDS, WORDS
from guide.facts.wording import content_words, stop_words
from guide.project import Problem

MOST = 40
_GROUP = re.compile(
    r"\b(?:muslim|islam|jøde|jødisk|kristen|kristne|hindu|buddhist|sikh|katolikk|sjia|sunni|somalier|pakistan|iraker|"
    r"afghan|kurd|araber|arabisk|tyrk|sigøyner|romfolk|tater|innvandrer|asylsøker)\w*"
)
_TITLE = re.compile(r"^# +(.+)$", re.MULTILINE)


def words_are_not_too_many(project: Project) -> Iterator[Problem]:
    """A record has at most forty ways to ask for it: what is asked in more belongs to several."""
    for entry in _entries(project):
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
    found = titles(project)
    for entry in _asking(project):
        for at, phrase in _phrases(entry):
            if phrase.casefold() in found:
                yield entry.problem(*at, text=f"«{phrase}» er en tittel på nettstedet. Skriv det med andre ord")


def no_group_of_people_is_a_search_word(project: Project) -> Iterator[Problem]:
    """The words are public: no ethnic or religious group leads anybody here."""
    for entry in _asking(project):
        for at, phrase in _phrases(entry) if _GROUP.search("\n".join(entry.record.phrases).lower()) else ():
            if found := _GROUP.search(phrase.lower()):
                yield entry.problem(*at, text=f"«{found[0]}» er navnet på en gruppe mennesker. Slett linja")


def _entries(project: Project) -> Iterator[Entry]:
    for kind in WORDS:
        yield from project.catalog.entries[kind.name]


def _asking(project: Project) -> Iterator[Entry]:
    """Everything that says how people ask: the words of records, then the concepts."""
    yield from _entries(project)
    yield from project.catalog.entries["concepts"]


def _phrases(entry: Entry) -> Iterator[tuple[tuple[str, int], str]]:
    """Each phrase of a record or a concept with its place."""
    for field in ("keywords", "questions", "words"):
        for index, phrase in enumerate(getattr(entry.record, field, ())):
            yield (field, index), phrase


def titles(project: Project) -> set[str]:
    """Every heading a page or a record has."""
    titles = {getattr(record, kind.title) for kind in KINDS.values() if kind.title
              for record in project.catalog.records(kind.name).values()}  # fmt: skip
    titles |= {found[1] for page in project.pages for found in _TITLE.finditer(page.body)}
    return {title.casefold() for title in titles}


def a_synonym_stands_once(project: Project) -> Iterator[Problem]:
    """A word belongs to one group of synonyms, and stands there once: two groups that share a word would be one."""
    seen: dict[str, str] = {}
    for entry in project.catalog.entries["synonyms"]:
        for index, word in enumerate(entry.record.words):
            if other := seen.get(word.casefold()):
                text = f"«{word}» står alt i gruppen «{other}». Slett det her, eller slå gruppene sammen"
                yield entry.problem("words", index, text=text)
            seen.setdefault(word.casefold(), entry.record.id)


def a_synonym_has_another(project: Project) -> Iterator[Problem]:
    """A group of synonyms has at least two words."""
    for entry in project.catalog.entries["synonyms"]:
        if len(entry.record.words) < 2:
            yield entry.problem("words", text="har færre enn to ord. Legg til et ord, eller slett gruppen")


def a_synonym_says_enough(project: Project) -> Iterator[Problem]:
    """A name of several words has two that tell something: «si fra» and «si ja» would both be read as «si»."""
    for entry in project.catalog.entries["synonyms"]:
        for index, word in enumerate(entry.record.words):
            left = content_words(word, stop_words(project.catalog))
            if " " in word and len(left) < 2:
                text = f"«{word}» er bare «{left[0]}» for søket. Skriv ett ord, eller to som sier noe"
                yield entry.problem("words", index, text=text)
