"""Which words of a text tell something, for the search and for the rules about its words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from guide.project import ROOT

STOP_WORDS = Path("theme/js/search/stop-words.txt")

_WORD = re.compile(r"[\w§]+(?:[-–.@][\w]+)*")


@cache
def stop_words() -> frozenset[str]:
    """The words that ask and say nothing; the script in the browser has the same list."""
    return frozenset((ROOT / STOP_WORDS).read_text("utf-8").split())


def content_words(text: str) -> list[str]:
    """The words of a text without stop words; all of them when there are no others."""
    words = _WORD.findall(text.lower())
    return [word for word in words if word not in stop_words()] or words
