"""What was really built: pages with their tags, ids, links and text, each with the line it stands on."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from guide.content.catalog import Catalog
from guide.content.pages import Page, read_pages
from guide.content.signs import SOFT_HYPHEN
from guide.project import ROOT, Problem
from guide.site.fetched import outside

_SPACE = re.compile(r"\s+")
_HTML = re.compile(r"\.html(?=#|$)")
_FETCHING = (".css", ".js", ".mjs")
_DATA = ("search/index.js", "finder/data.js")
_HIDDEN = {"script", "style", "template"}
THEME_PAGES = {"404.html", "noytral.html"}
"""Pages of the theme, without a source: for what is not found, and where the way out leads without a network."""


@dataclass
class BuiltPage(HTMLParser):
    """One built page: its tags, ids, links and text, each with the line it stands on."""

    path: str
    html: str
    source: Page | None = None
    tags: list[tuple[str, dict[str, str], int]] = field(default_factory=list)
    ids: list[tuple[str, int]] = field(default_factory=list)
    links: list[tuple[str, str, str, int]] = field(default_factory=list)
    comments: list[tuple[str, int]] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _hidden: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        self._hidden += tag in _HIDDEN
        self.tags.append((tag, {name: value or "" for name, value in attrs}, line))
        if ("rel", "canonical") in attrs:  # the page's own address: nobody fetches or follows it
            return
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append((value, line))
            if name in ("href", "src"):
                self.links.append((tag, name, value or "", line))

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN

    def handle_comment(self, data: str) -> None:
        self.comments.append((data, self.getpos()[0]))

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._text.append(data)

    @cached_property
    def text(self) -> str:
        """What a reader sees, with single spaces, and without where a word may break."""
        return squeeze("".join(self._text).replace(SOFT_HYPHEN, ""))

    def problem(self, line: int, value: str, text: str) -> Problem:
        """A problem with a link or an id, where it stands in the source, or else in the built page."""
        if self.source:
            return self.source.problem(_written(value, self.source), text)
        return Problem(f"site/{self.path}", line, "", text)


def _written(value: str, source: Page) -> int:
    """The line of the source where a link or an id of the built page stands, or else the first."""
    return next((n for n, line in enumerate(source.text.split("\n"), 1) if _whole(value).search(line)), 1)


@lru_cache(maxsize=256)
def _whole(value: str) -> re.Pattern[str]:
    """What finds a link or an id in a source, as no part of another."""
    forms = {value, unquote(value), _HTML.sub(".md", value), _HTML.sub(".md", unquote(value))} - {""}
    return re.compile("|".join(rf"(?<![\w/.-]){re.escape(form)}(?![\w/-])" for form in forms) or r"(?!)")


def _addresses(path: Path) -> list[tuple[int, str]]:
    """The addresses that a style sheet or a script names, each with its line."""
    return [*outside(path.read_text("utf-8"), path.suffix)] if path.is_file() else []


@dataclass(frozen=True)
class BuiltSite:
    """A built site and the catalogue it was built from."""

    root: Path
    catalog: Catalog
    today: date
    base: str = "/"
    """The path the site is published under. Only the page for what is not found has links that start with it."""
    docs: Path = ROOT / "docs"
    """The sources, where an editor mends what is wrong."""
    address: str | None = None
    """The address the site is published at, when that is known; empty when it has none."""

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        names = {path.relative_to(self.root).as_posix(): path for path in sorted(self.root.rglob("*.html"))}
        return {name: self.page(name, path.read_text("utf-8")) for name, path in names.items()}

    def page(self, name: str, html: str) -> BuiltPage:
        """A built page with its source, if it has one."""
        return BuiltPage(name, html, self._sources.get(name))

    def problem(self, page: BuiltPage, line: int, value: str, text: str) -> Problem:
        """A problem with something of a built page, in the page, partial or template of the theme that has it."""
        for path in (self.docs / page.source.path if page.source else None, *self._templates):
            if path and (at := _line_with(path, value)):
                return Problem(path.relative_to(self.docs.parent).as_posix(), at, "", text)
        return Problem(f"site/{page.path}", line, "", text)

    def told(self, page: BuiltPage, line: int, value: str, forms: Iterable[str], text: str) -> Problem:
        """A problem with a link or an id, where it stands: in the source, in a template in one of these forms, or else
        the page. Where the text has {}, the form that was found is said. What stands in a template is so said once.
        """
        if not (page.source and any(_whole(value).search(one) for one in page.source.text.split("\n"))):
            for form in filter(None, dict.fromkeys(forms)):
                for path in self._templates:
                    lines = enumerate(path.read_text("utf-8").split("\n"), 1)
                    if at := next((number for number, one in lines if _whole(form).search(one)), 0):
                        return Problem(self._shown(path), at, "", text.replace("{}", form))
        return page.problem(line, value, text.replace("{}", value))

    def _shown(self, path: Path) -> str:
        return path.relative_to(self.docs.parent).as_posix()

    @cached_property
    def fetched(self) -> tuple[tuple[str, int, str], ...]:
        """Each address outside the site in a style sheet or script of it, at the line of the theme that has it."""
        theme = (one for one in (self.docs.parent / "theme").rglob("*") if one.suffix in _FETCHING)
        written = {one: (self._shown(path), line) for path in sorted(theme) for line, one in _addresses(path)}
        found = [(path, line, one) for path in self._used() for line, one in _addresses(path)]
        at = {path: f"site/{path.relative_to(self.root).as_posix()}" for path, _, _ in found}
        return tuple((*written.get(one, (at[path], line)), one) for path, line, one in found)

    def _used(self) -> list[Path]:
        """The style sheets and scripts that a page names, and what these name in turn, but those that are data."""
        data = {self.root / name for name in _DATA}
        waiting = sorted(one for one in self.root.rglob("*") if one.suffix in _FETCHING)
        text, used = "\n".join(page.html for page in self.pages.values()), []
        while named := [one for one in waiting if one.name in text and one not in data]:
            used += named
            waiting = [one for one in waiting if one not in named]
            text = "\n".join(one.read_text("utf-8") for one in named)
        return used

    @cached_property
    def _templates(self) -> tuple[Path, ...]:
        folders = (self.docs.parent / name for name in ("partials", "theme"))
        return tuple(sorted(one for folder in folders for one in folder.rglob("*") if one.suffix in (".html", ".md")))

    @cached_property
    def _sources(self) -> dict[str, Page]:
        return {page.path.removesuffix(".md") + ".html": page for page in read_pages(self.docs)}


def _line_with(path: Path, value: str) -> int:
    """The first line of a file that holds a text, whatever its case, or 0."""
    lines = path.read_text("utf-8").casefold().split("\n") if path.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if value.casefold() in line), 0)


def squeeze(text: str) -> str:
    """Text with every run of white space as one space."""
    return _SPACE.sub(" ", text).strip()


def target_of(page: str, path: str, base: str) -> str:
    """The file that a way from a page leads to, from the top of the site; `base` is where the site is published."""
    folder = "" if path.startswith("/") else posixpath.dirname(page)
    target = posixpath.normpath(posixpath.join(folder, path.removeprefix(base).lstrip("/"))) if path else page
    return posixpath.join(target, "index.html") if path.endswith("/") or target == "." else target
