"""The links that a machine doubts and a person has let stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from guide.check.subject import Project
from guide.project import Problem

_HALF_A_YEAR = timedelta(days=184)


def a_known_link_is_looked_at_again(project: Project) -> Iterator[Problem]:
    """A link is let stand for half a year at most from the day somebody looked, so that no excuse lasts for ever."""
    for entry in project.catalog.entries["known_links"]:
        link = entry.record
        if not link.seen_on < link.look_again_on <= link.seen_on + _HALF_A_YEAR:
            text = f"«{link.look_again_on}» er ikke i det halve året etter seen_on. Skriv en dag i det"
            yield entry.problem("look_again_on", text=text)


def a_known_link_stands_once(project: Project) -> Iterator[Problem]:
    """An address has one reason to stand, and one day to be looked at again."""
    seen: dict[str, str] = {}
    for entry in project.catalog.entries["known_links"]:
        link = entry.record
        if (first := seen.setdefault(link.url, link.id)) != link.id:
            yield entry.problem("url", text=f"adressen står alt i «{first}». Slett en av dem")
