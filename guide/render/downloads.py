"""The files a reader can download. A page offers them only in a build that makes them, so no link is ever dead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

GUIDE = "veileder-exit-arbeid"
SHORT = f"{GUIDE}-kort"
CARDS = "handlingskort-exit-arbeid"
LEGAL = "juridisk-gjennomgang"
"""For a lawyer alone. It is never offered, and never published."""
_offered: ContextVar[bool] = ContextVar("downloads are offered", default=False)


@contextmanager
def offered() -> Iterator[None]:
    """Let the pages that are made in here link to the downloads."""
    token = _offered.set(True)
    try:
        yield
    finally:
        _offered.reset(token)


def are_offered() -> bool:
    """Whether the pages may link to the downloads."""
    return _offered.get()
