"""What the search knows of words: texts made short, words that mean the same, and how people ask for a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from guide.content.catalog import Catalog
from guide.content.kinds import WORDS
from guide.facts.place import Place, built, places
from guide.facts.wording import stop_words, telling

SHOWN = 66
"""About so many characters of a section are shown under its heading."""
COMMON = 0.004
"""A word that stands in a larger part of the sections decides nothing between them, where it is not shown."""


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand in so many texts that they tell nothing."""
    found = [set(telling(text)) for text in texts]
    counts = Counter(word for words in found for word in words)
    return frozenset(word for word, count in counts.items() if count > COMMON * len(found))


def condensed(text: str, common: frozenset[str]) -> tuple[str, str]:
    """What is shown of a text, and the words of the rest that tell something, each once."""
    if len(text) <= SHOWN:
        return text, ""
    shown = text[: text.rfind(" ", 0, SHOWN)]
    rest = set(telling(text[len(shown) :])) - set(telling(shown)) - common - stop_words()
    return f"{shown}\u00a0…", " ".join(sorted(word for word in rest if len(word) > 2 and not word.isdigit()))


def groups(catalog: Catalog) -> list[str]:
    """Each group as one text with | between its words."""
    written = [one.words for one in catalog.synonyms.values()]
    return ["|".join(group) for group in (*written, *_carried(catalog)) if len(group) > 1]


def _carried(catalog: Catalog) -> Iterator[list[str]]:
    """Short and full names, abbreviations and what they stand for."""
    for service in catalog.services.values():
        yield [name for name in (service.short_name, service.name, *service.also_known_as) if name]
    for term in catalog.terms.values():
        yield [name for name in (term.term, term.expansion) if name]
    for act in catalog.acts.values():
        former = (name.name for name in act.former_names)
        yield [name for name in (act.short_title, act.abbreviation, *former) if name]


def user_words(catalog: Catalog) -> Iterator[tuple[list[Place], tuple[str, ...]]]:
    """The places of each record that has words, with its phrases."""
    known = places(catalog)
    for kind in WORDS:
        for entry in catalog.entries[kind]:
            record = entry.record.record
            where = [(built(record), "")] if kind == "words/pages" else known[kind.removeprefix("words/")][record]
            yield where, entry.record.phrases
    for concept in catalog.concepts.values():
        yield [(built(page), "") for page in concept.pages], concept.words
