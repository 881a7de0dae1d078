"""What the search knows of words: texts made short, words that mean the same, how people ask, and what steers it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from guide.content.catalog import Catalog
from guide.content.kinds import KINDS, WORDS
from guide.content.references import references
from guide.content.searching import Words
from guide.facts.place import Place, built, places
from guide.facts.wording import content_words, other_matters, patterns, stop_words

SHOWN = 66
"""About so many characters of a section are shown under its heading."""
_ENDINGS = ("en", "et", "er", "ene", "e", "n", "r", "ne", "s", "t", "a")
COMMON = 0.0027
"""A word that stands in a larger part of the sections decides nothing between them, where it is not shown."""


def common_words(texts: Iterable[str], stop: frozenset[str]) -> frozenset[str]:
    """The words that stand in so many texts that they tell nothing."""
    found = [set(content_words(text, stop)) for text in texts]
    counts = Counter(word for words in found for word in words)
    return frozenset(word for word, count in counts.items() if count > COMMON * len(found))


def condensed(text: str, common: frozenset[str], stop: frozenset[str]) -> tuple[str, str]:
    """What is shown of a text, and the words of the rest that tell something, each once."""
    if len(text) <= SHOWN:
        return text, ""
    shown = text[: text.rfind(" ", 0, SHOWN)]
    told = set(content_words(shown, stop))
    rest = set(content_words(text[len(shown) :], stop)) - told - common - stop
    telling = (word for word in rest if len(word) > 3 and not word.isdigit() and not _inflected(word, told | rest))
    return f"{shown}\u00a0…", " ".join(sorted(telling))


def _inflected(word: str, others: set[str]) -> bool:
    """Whether a word is one of the others with an ending that the search takes off: either finds it."""
    return any(word.endswith(ending) and word[: -len(ending)] in others for ending in _ENDINGS)


def groups(catalog: Catalog) -> list[str]:
    """Each group as one text with | between its words."""
    written = [one.words for one in catalog.synonyms.values()]
    return ["|".join(group) for group in (*written, *_carried(catalog)) if len(group) > 1]


def _carried(catalog: Catalog) -> Iterator[list[str]]:
    """Short and full names, abbreviations and what they stand for."""
    for kind in KINDS.values():
        for record in catalog.records(kind.name).values() if kind.title else ():
            yield list(record.synonyms)


def user_words(catalog: Catalog) -> Iterator[tuple[list[Place], tuple[str, ...]]]:
    """The places of each record that has words, with its phrases."""
    for kind in WORDS:
        for entry in catalog.entries[kind.name]:
            yield _goals(entry.record, catalog), entry.record.phrases
    for concept in catalog.concepts.values():
        yield [Place(page, "") for page in concept.pages], concept.words


def _goals(words: Words, catalog: Catalog) -> list[Place]:
    """Where words lead: to their record, or to the page that they name."""
    for _, ref, one in references(words):
        for kind in (kind for kind in KINDS if kind in ref.kind.split("|")):
            if one in catalog.records(kind):
                return places(catalog, kind, one)
    return [Place(words.id, "")]


def steering(catalog: Catalog) -> dict[str, Any]:
    """What the index says of it: words in one text, and the intents with their patterns."""
    return {
        "stop": " ".join(sorted(stop_words(catalog))),
        "other": " ".join(sorted(other_matters(catalog))),
        "intents": list(_intents(catalog)),
    }


def _intents(catalog: Catalog) -> Iterator[dict[str, Any]]:
    """The intents for the browser: addresses for pages, one pattern for the phrases, and no examples."""
    pattern_of = patterns(catalog)
    for one in catalog.intents.values():
        written = one.model_dump(include={"id", "unless", "alone", "by", "urgent", "sure"}, exclude_defaults=True)
        page = {"page": built(one.page)} if one.page else {}
        raises = {"raises": [_address(start) for start in one.raises]} if one.raises else {}
        yield {**written, **page, **raises, "pattern": pattern_of[one.id]}


def _address(start: str) -> str:
    """The address of a page, or the beginning of the addresses in a folder."""
    return start if start.endswith("/") else built(start)
