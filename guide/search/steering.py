"""What editors steer the search by: words that say nothing, matters for others, and what somebody is after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guide.content.catalog import Catalog
from guide.facts.intents import patterns
from guide.facts.place import built
from guide.facts.wording import other_matters, stop_words


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
