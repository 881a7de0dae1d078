"""Rules for the words that mean the same in a search."""

from __future__ import annotations

from collections.abc import Iterator

from guide.reading import Problem
from guide.rules.project import Project
from guide.search.condensing import telling


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
            left = telling(word)
            if " " in word and len(left) < 2:
                text = f"«{word}» er bare «{left[0]}» for søket. Skriv ett ord, eller to som sier noe"
                yield entry.problem("words", index, text=text)
