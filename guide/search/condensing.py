"""Texts made short for the index: what is shown as it stands, of the rest only the words that tell something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from guide.search.steering import stop_words

SHOWN = 66
"""About so many characters of a section are shown under its heading."""
COMMON = 0.004
"""A word that stands in a larger part of the sections decides nothing between them, where it is not shown."""

_WORD = re.compile(r"[\w§]+(?:[-–.@][\w]+)*")


def telling(text: str) -> list[str]:
    """The words of a text without stop words; all of them when there are no others."""
    words = _WORD.findall(text.lower())
    return [word for word in words if word not in stop_words()] or words


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
