"""What is written in the parts that pages are made of, judged as what is written in pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from guide.check.leftovers import left, notes
from guide.check.markup import eaten, skipped_levels
from guide.content.files import Unopened, templates, text_of
from guide.content.pages import Page
from guide.content.prose import same_lines
from guide.project import Problem

_UNSEEN = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
_FILLED_IN = re.compile(r"\{\{.*?\}\}|<[^<>]*>", re.DOTALL)


class Part(Page):
    """A partial that is Markdown, as a page. Its path is that in the project."""

    @property
    def shown_as(self) -> str:
        return self.path


def parts_are_written_as_pages_are(root: Path) -> Iterator[Problem]:
    """In partials/ and theme/ no list eats a number, no level of heading is skipped, and nothing is left of editing."""
    for path in templates(root):
        shown = path.relative_to(root).as_posix()
        try:
            text = _UNSEEN.sub(same_lines, text_of(path))
        except Unopened:  # which is told elsewhere
            continue
        if path.suffix == ".md":
            part = Part(shown, text)
            yield from (*eaten(part), *skipped_levels(part), *left(part))
        else:
            said = _FILLED_IN.sub(same_lines, text)
            yield from (Problem(shown, line, "", what) for line, what in notes(said))
