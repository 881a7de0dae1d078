"""The menu of the site: what its pages are called there, and which part of it each belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guide.search.places import built


def menu_titles(nav: list[Any]) -> Iterator[tuple[str, str]]:
    """The built path of each page that has a name of its own in the menu, and that name."""
    for item in nav:
        for title, value in item.items() if isinstance(item, dict) else ():
            if isinstance(value, list):
                yield from menu_titles(value)
            else:
                yield built(value), title


def menu_parts(nav: list[Any]) -> dict[str, set[str]]:
    """The built paths of the pages in each part of the menu."""
    parts = {title: value for item in nav if isinstance(item, dict) for title, value in item.items()}
    return {title: set(_paths(value)) for title, value in parts.items() if isinstance(value, list)}


def _paths(nav: list[Any]) -> Iterator[str]:
    for item in nav:
        for value in item.values() if isinstance(item, dict) else (item,):
            yield from _paths(value) if isinstance(value, list) else (built(value),)


def part_of(page: str, parts: dict[str, set[str]]) -> int:
    """The number of the part of the menu a page belongs to; -1 for a page that is a part of its own."""
    return next((number for number, paths in enumerate(parts.values()) if page in paths), -1)
