"""Rules for what steers the search: intents that meet their examples, and words that stand once and hide no page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any

from guide.check.subject import Project
from guide.check.words import titles
from guide.content.catalog import Entry
from guide.content.construct import Location
from guide.facts.wording import (
    Sets,
    is_other_matter,
    met,
    other_matters,
    pattern,
    patterns,
    word_set,
    word_sets,
    words_of,
)
from guide.project import Problem

_PHRASES = {"intents": "phrases", "crisis_words": "phrases", "word_sets": "words"}


def every_phrase_can_be_read(project: Project) -> Iterator[Problem]:
    """A phrase of an intent, of the crisis words or of a set holds only words and the signs that are explained."""
    for entry, at, why in _unreadable(project):
        yield entry.problem(*at, text=f"{why}. Tegnene er forklart øverst i intents.yaml")


@lru_cache(maxsize=1)
def _unreadable(project: Project) -> list[tuple[Entry, Location, str]]:
    """What cannot be read: of the sets, or when these are sound of what uses them. Nothing while a file is broken."""
    if project.unread & {*_PHRASES}:
        return []
    sets = list(_refused(project, "word_sets", {}))
    known = {} if sets else word_sets(project.catalog)
    return sets or [found for kind in ("intents", "crisis_words") for found in _refused(project, kind, known)]


def _refused(project: Project, kind: str, sets: Sets) -> Iterator[tuple[Entry, Location, str]]:
    for entry in project.catalog.entries[kind]:
        for index, phrase in enumerate(getattr(entry.record, _PHRASES[kind])):
            try:
                pattern([phrase], sets)
                if kind == "word_sets":
                    word_set(entry.record.model_copy(update={"words": (phrase,)}))
            except ValueError as error:
                yield entry, (_PHRASES[kind], index), str(error)


def an_intent_meets_its_examples(project: Project) -> Iterator[Problem]:
    """Each intent has queries that must have it and queries that must not, and they do as they say."""
    if project.unread & {*_PHRASES} or _unreadable(project):
        return
    pattern_of = patterns(project.catalog)
    intents: list[dict[str, Any]] = [{"id": one.id, "unless": one.unless, "pattern": pattern_of[one.id]}
                                     for one in project.catalog.intents.values()]  # fmt: skip
    for entry in project.catalog.entries["intents"]:
        for field, wanted in (("must_match", True), ("must_not_match", False)):
            examples = getattr(entry.record, field)
            if not examples:
                yield entry.problem(field, text="er tom. Skriv minst ett søk")
            for index, query in enumerate(examples):
                if (entry.record.id in met(query, intents)) is not wanted:
                    yield entry.problem(field, index, text=_missed(query, wanted))


def _missed(query: str, wanted: bool) -> str:
    if wanted:
        return f"«{query}» får ikke denne hensikten. Rett phrases, eller se om en hensikt i unless tar det"
    return f"«{query}» får denne hensikten. Gjør phrases snevrere, eller slett søket her"


def an_intent_is_excluded_only_by_those_above(project: Project) -> Iterator[Problem]:
    """What excludes an intent stands above it in the file: they are tried in order."""
    above: set[str] = set()
    for entry in project.catalog.entries["intents"]:
        for index, one in enumerate(entry.record.unless):
            if one == entry.record.id:
                yield entry.problem("unless", index, text=f"«{one}» er hensikten selv. Slett den her")
            elif one in project.catalog.intents and one not in above:
                yield entry.problem("unless", index, text=f"«{one}» står ikke over denne. Flytt en av dem")
        above.add(entry.record.id)


def what_an_intent_raises_is_there(project: Project) -> Iterator[Problem]:
    """The pages and folders that count more for an intent exist, and it is said how much more."""
    pages = project.known["pages"]
    for entry in project.catalog.entries["intents"]:
        for index, one in enumerate(entry.record.raises):
            if one not in pages and not (one.endswith("/") and any(page.startswith(one) for page in pages)):
                yield entry.problem("raises", index, text=f"«{one}» finnes ikke i docs/. Rett siden eller mappa")
        if bool(entry.record.raises) != (entry.record.by != 1):
            yield entry.problem("by", text="er et annet tall enn 1 bare når raises har sider. Rett en av dem")


def the_search_leads_to_whole_pages(project: Project) -> Iterator[Problem]:
    """A page that words or an intent lead to is a whole one: the search would look for the place on it in vain."""
    for kind, field in (("intents", "page"), ("concepts", "pages"), ("words/pages", "record")):
        for entry in project.catalog.entries[kind]:
            value = getattr(entry.record, field)
            named = value if isinstance(value, tuple) else (value or "",)
            for index, page in enumerate(named):
                if "#" in page:
                    where = (field, index) if isinstance(value, tuple) else (field,)
                    yield entry.problem(*where, text=f"«{page}» er et sted på en side. Skriv bare siden, uten #")


def a_steering_word_stands_once(project: Project) -> Iterator[Problem]:
    """A stop word, or a word for another matter, stands once in its file, in small letters or large."""
    for kind in STEERING:
        seen: set[str] = set()
        for entry in project.catalog.entries[kind]:
            for index, word in enumerate(entry.record.words):
                if word.casefold() in seen:
                    yield entry.problem("words", index, text=f"«{word}» står alt i fila. Slett det ene")
                seen.add(word.casefold())


STEERING = ("stop_words", "other_matters")


def a_steering_word_is_one_word(project: Project) -> Iterator[Problem]:
    """A stop word, or a word for another matter, is one word in small letters: the search looks at one at a time."""
    for kind in STEERING:
        for entry in project.catalog.entries[kind]:
            for index, word in enumerate(entry.record.words):
                if len(word.split()) > 1:
                    text = f"«{word}» er flere ord, og søket ser på ett om gangen. Skriv ett ord på hver plass"
                    yield entry.problem("words", index, text=text)
                elif word != word.lower():
                    text = f"«{word}» har store bokstaver. Skriv {word.lower()}"
                    yield entry.problem("words", index, text=text)


def no_title_is_hidden_from_the_search(project: Project) -> Iterator[Problem]:
    """No title has a word for another matter: whoever types it would be told that there is nothing here."""
    matters = other_matters(project.catalog)
    words = {title: words_of(title) for title in sorted(titles(project))}
    hidden = {word for word in set(chain.from_iterable(words.values())) if is_other_matter(word, matters)}
    for title in words:
        for word in (one for one in words[title] if one in hidden):
            yield from _hiding(word, title, project)


def _hiding(word: str, title: str, project: Project) -> Iterator[Problem]:
    """A problem at each word for another matter that hides a word of a title."""
    for entry in project.catalog.entries["other_matters"]:
        for index, one in enumerate(entry.record.words):
            if is_other_matter(word, frozenset({one})):
                yield entry.problem("words", index, text=f"«{one}» skjuler «{title}» i søket. Slett ordet her")
