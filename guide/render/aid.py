"""The decision aid as HTML: each end and each list filled in once, and put wherever an answer leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from guide.content.labels import AID
from guide.render.view import View


def render_aid(view: View) -> str:
    """The tree of questions that a reader clicks through."""
    return view.render("aid.html", **_parts(view, paper=False))


def render_aid_sheets(view: View) -> Iterator[str]:
    """The same graph to be read from paper: the numbered questions, then the lettered ends on two sheets."""
    parts = _parts(view, paper=True)
    outcomes = view.catalog.aid.outcomes
    half = len(outcomes) // 2
    read = min(law.read for one in outcomes for law in one.laws)
    # The list of one of the first questions fills most of its column.
    yield view.render("aid_questions.html", half=len(view.catalog.aid.nodes) // 2 - 1, **parts)
    for some in (outcomes[:half], outcomes[half:]):
        yield view.render("aid_ends.html", outcomes=some, read=read, **parts)


def _parts(view: View, *, paper: bool) -> dict[str, Any]:
    """What both are made of, in the language of the page."""
    catalog, language = view.catalog, str(view.meta.get("language", "nb"))
    end = "aid_end.html" if paper else "aid_outcome.html"
    nodes = {one.id: one for one in catalog.aid.nodes}
    said = {"language": language, "words": AID[language], "nodes": nodes}
    ends = {
        one.id: Markup(view.render(end, outcome=one, read=min(law.read for law in one.laws), **said))
        for one in catalog.aid.outcomes
    }
    lists = {
        one.id: Markup(view.render("aid_lists.html", provision=catalog.provisions[one.lists], node=one, **said))
        for one in catalog.aid.nodes
        if one.lists
    }
    return {"aid": catalog.aid, "ends": ends, "lists": lists, **said}
