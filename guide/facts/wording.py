"""Which words of a text tell something, for the search and for the rules about its words."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from guide.content.catalog import Catalog

_WORD = re.compile(r"[\w§]+(?:[-–.@][\w]+)*")


@lru_cache(maxsize=2)
def stop_words(catalog: Catalog) -> frozenset[str]:
    """The words that ask and say nothing."""
    return frozenset(word for group in catalog.stop_words.values() for word in group.words)


@lru_cache(maxsize=2)
def other_matters(catalog: Catalog) -> frozenset[str]:
    """The words for what other sites than this one are for."""
    return frozenset(word for group in catalog.other_matters.values() for word in group.words)


def is_other_matter(word: str, matters: Collection[str]) -> bool:
    """Whether a word is of a matter for others or is made of a long one, as the browser has it."""
    made = (one for one in matters if len(one) > 4)
    return word in matters or any(
        word.startswith(one) or (word.endswith(one) and len(word) > len(one) + 2) for one in made
    )


def words_of(text: str) -> list[str]:
    """The words of a text, with small letters."""
    return _WORD.findall(text.lower())


def content_words(text: str, stop: Collection[str]) -> list[str]:
    """The words of a text without stop words; all of them when there are no others."""
    words = words_of(text)
    return [word for word in words if word not in stop] or words
