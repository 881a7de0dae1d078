"""What editors steer the search by: words that say nothing, matters for others, and what somebody is after."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guide.catalog import ROOT
from guide.search.intents import pattern, word_sets
from guide.search.places import built

FOLDER = ROOT / "data/search"
_KEPT = ("id", "unless", "alone", "by", "urgent", "sure")


def steering(folder: Path = FOLDER) -> dict[str, Any]:
    """What the index says of it: words in one text, and the intents with their patterns."""
    return {
        "stop": " ".join(_read("stop-words", folder)),
        "other": " ".join(_read("other-matters", folder)),
        "intents": list(_intents(folder)),
    }


@cache
def stop_words() -> frozenset[str]:
    """The words that ask and say nothing."""
    return frozenset(_read("stop-words", FOLDER))


def intent_records(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """The intents as the editors wrote them."""
    return _read("intents", folder)


def _intents(folder: Path) -> Iterator[dict[str, Any]]:
    """The intents for the browser: addresses for pages, one pattern for the phrases, and no examples."""
    sets = word_sets(_read("word-sets", folder))
    for record in intent_records(folder):
        kept: dict[str, Any] = {name: record[name] for name in _KEPT if name in record}
        if "page" in record:
            kept["page"] = built(record["page"])
        if "raises" in record:
            kept["raises"] = [_address(one) for one in record["raises"]]
        yield {**kept, "pattern": pattern(record["phrases"], sets)}


def _address(start: str) -> str:
    """The address of a page, or the beginning of the addresses in a folder."""
    return start if start.endswith("/") else built(start)


def _read(name: str, folder: Path) -> list[Any]:
    return yaml.safe_load((folder / f"{name}.yaml").read_text("utf-8"))  # type: ignore[no-any-return]
