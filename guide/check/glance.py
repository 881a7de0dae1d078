"""Rules for what is read at a glance: the title of something to do, and the sentence a card opens with."""

from __future__ import annotations

from collections.abc import Iterator

from guide.check.subject import Project
from guide.content.model import Deed
from guide.project import Problem

MOST_WORDS, LONGEST_SUMMARY = 8, 90


def a_title_is_a_few_words(project: Project) -> Iterator[Problem]:
    """The title of something to do has at most eight words: it is read while somebody waits on the telephone."""
    for entry, at, part in project.parts:
        if isinstance(part, Deed) and (words := _words(part.title)) > MOST_WORDS:
            text = f"har {words} ord, og høyst {MOST_WORDS} har plass. Skriv kortere, og flytt resten til text"
            yield entry.problem(*at, "title", text=text)


def a_title_ends_without_a_sign(project: Project) -> Iterator[Problem]:
    """The title of something to do ends with a word: a full stop would make it a sentence among others."""
    for entry, at, part in project.parts:
        if isinstance(part, Deed) and not part.title[-1].isalnum():
            yield entry.problem(*at, "title", text=f"slutter med «{part.title[-1]}». Slett tegnet, eller skriv om")


def a_card_opens_with_a_short_sentence(project: Project) -> Iterator[Problem]:
    """The summary of a situation fits two lines of a telephone."""
    for entry in project.catalog.entries["situations"]:
        if (length := len(entry.record.summary)) > LONGEST_SUMMARY:
            text = f"har {length} tegn, og høyst {LONGEST_SUMMARY} har plass. Skriv kortere, og flytt resten til note"
            yield entry.problem("summary", text=text)


def _words(title: str) -> int:
    """How many words there are: a dash is none."""
    return sum(any(map(str.isalnum, word)) for word in title.split())
