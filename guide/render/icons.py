"""The drawings beside words that stand in the page itself: those of Aksel, in theme/.icons."""

from __future__ import annotations

from functools import cache
from typing import Literal

from markupsafe import Markup

from guide.project import ROOT

Icon = Literal["airplane", "clock", "compass", "door-open", "hand-heart", "laptop", "padlock", "person-group"]


@cache
def icon(name: str) -> Markup:
    """A drawing as markup. Whoever hears the page hears only the words beside it."""
    drawing = (ROOT / "theme" / ".icons" / f"{name}.svg").read_text("utf-8").strip()
    return Markup(drawing.replace(' xmlns="http://www.w3.org/2000/svg"', ' aria-hidden="true"'))
