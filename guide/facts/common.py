"""What several records have alike, so that it is said once above them, and at one of them only where it differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> list[tuple[Key, list[Item]]]:
    """The items that have something alike, together, in the order they first come."""
    found: dict[Key, list[Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return list(found.items())


def usual(values: Iterable[Key]) -> Key | None:
    """What most of some values are; of several, the one that comes first. None when there are no values."""
    most = Counter(values).most_common(1)
    return most[0][0] if most else None


def only(values: Iterable[Key]) -> Key | None:
    """What all of some values are; None when they are not alike."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
