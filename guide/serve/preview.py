"""The site while somebody edits it: after a save, only the pages that came out differently are made anew.

Those that are not in the menu, one for each municipality, are made when somebody opens them: no save waits for them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from guide.check.runner import find_problems
from guide.content.catalog import load
from guide.content.files import passed_over
from guide.project import ROOT, Problem, Unsound, build_date, reason
from guide.render.view import furniture
from guide.search.index import write_index
from guide.search.sections import SOURCE
from guide.site.build import generate, listening

_STRUCTURE = ("mkdocs.yml", "macros.py", "theme")


class Preview:
    """A folder with the current site, and the problems that keep it from being current."""

    def __init__(self, folder: Path, root: Path = ROOT) -> None:
        self.folder, self.root = folder, root
        self.problems: list[Problem] = []
        self._structure: object = None
        self._expanded: dict[str, tuple[object, str]] = {}
        self._outside: dict[str, Page] = {}
        self._opened: dict[str, object] = {}
        self._read: object = None
        self._found: dict[str, list[Any]] = {}
        self._searchable = False
        self._busy = Lock()
        self._closed = False

    def close(self) -> None:
        """Write no more: the folder goes away. Waits for who is at it."""
        with self._busy:
            self._closed = True

    def refresh(self) -> None:
        """Bring the pages up to date. Never raises: what is wrong stands in `problems`."""
        self._attempt(self._check_and_build)

    def index(self) -> None:
        """Bring the search up to date, when somebody fetches it: no page waits for that. Never raises."""
        self._attempt(self._index)

    def open(self, address: str) -> None:
        """Bring a page that is not in the menu up to date, when somebody opens it. Never raises."""
        if address in self._outside and not self.problems:
            self._attempt(lambda: self._open(address))

    def _attempt(self, something: Callable[[], None]) -> None:
        try:
            with self._busy:
                if not self._closed:
                    something()
        except Unsound as unsound:
            self.problems = unsound.problems
        except OSError as error:
            self._structure = None
            self.problems = [Problem("guide", 0, "", reason(error).rstrip("."))]
        except Exception as error:  # the server outlives every mistake, also those nobody foresaw
            self._structure = None
            self.problems = [Problem("guide", 0, "", f"uventet feil: {type(error).__name__}: {error}")]

    def _check_and_build(self) -> None:
        self.problems = find_problems(self.root)
        if not self.problems:
            self._build()

    def _build(self) -> None:
        structure, before = self._stamps(), self._structure
        self._structure = None  # a refresh that stops half-way is followed by a whole build
        if structure == before:
            self._update()
        else:
            generate(self.folder, self.root)
            self._remember()
        self._searchable = structure != before
        self._structure = structure

    def _stamps(self) -> object:
        """What a partial update cannot follow: configuration, theme, macros, and which pages there are."""
        paths = [self.root / name for name in _STRUCTURE]
        paths += sorted((self.root / "theme").rglob("*"))
        pages = sorted(path.as_posix() for path in (self.root / "docs").rglob("*"))
        return pages, [(path.as_posix(), path.stat().st_mtime_ns) for path in paths if path.exists()]

    def _remember(self) -> None:
        """Set up the pages once, and keep what the macros made of each and what the search has found on it."""
        self._found = {}
        for section in json.loads((self.folder / SOURCE).read_text("utf-8"))["docs"]:
            self._found.setdefault(section["location"].partition("#")[0], []).append(section)
        with listening(self.root):
            self.config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.folder))
            self.config = self.config.plugins.on_config(self.config)
            macros: Any = self.config.plugins["macros"]  # compiles every page at every save, unless it remembers
            macros.env.from_string = lru_cache(maxsize=1024)(macros.env.from_string)
            self.env = self.config.theme.get_env()
            self.files: Files = get_files(self.config)
            self.files.add_files_from_theme(self.env, self.config)
            self.nav: Navigation = get_navigation(self.files, self.config)
            self.env = self.config.plugins.on_env(self.env, config=self.config, files=self.files)
            facts = self._read = self._facts()
            for page in self.nav.pages:
                self._expanded[page.file.src_uri] = (self._written(page, facts), self._expand(page))
                page.render(self.config, self.files)
            pages = [file.page for file in self.files.documentation_pages() if file.page]
            self._outside = {f"/{page.url}": page for page in pages if page not in self.nav.pages}
            self._opened = {address: self._state(page) for address, page in self._outside.items()}

    def _open(self, address: str) -> None:
        """Make a page anew when something has been saved since it was made."""
        page = self._outside[address]
        if self._opened[address] != (state := self._state(page)):
            with listening(self.root):
                self._expand(page)
                page.render(self.config, self.files)
                self._write(page)
            self._opened[address] = state

    def _state(self, page: Page) -> object:
        """All that a page is made of, as it was read last: what has been saved since, is not known yet."""
        return self._written(page, self._read), self._common()

    def _update(self) -> None:
        """Make anew the pages that came out differently; all of them when a title or the furniture changed."""
        with listening(self.root):
            before = self._common()
            facts = self._read = self._facts()
            self.config.extra["guide"] = furniture(load(self.root), build_date(load(self.root), self.root))
            changed = [page for page in self.nav.pages if self._changed(page, facts)]
            for page in changed:
                page.render(self.config, self.files)
            for page in self.nav.pages if changed else ():
                page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)
            for page in changed if before == self._common() else self.nav.pages:
                self._write(page)

    def _common(self) -> object:
        """What stands on every page: the titles in the menu, and the theme's own texts."""
        return [page.title for page in self.nav.pages], self.config.extra["guide"]

    def _facts(self) -> object:
        """When the data and the partials were written: while they stand, only an edited page comes out differently."""
        paths = sorted(path for name in ("data", "partials") for path in (self.root / name).rglob("*.*"))
        return [(path.as_posix(), path.lstat().st_mtime_ns) for path in paths if not passed_over(path)]

    def _written(self, page: Page, facts: object) -> object:
        return facts, Path(page.file.abs_src_path or "").stat().st_mtime_ns

    def _changed(self, page: Page, facts: object) -> bool:
        written, before = self._written(page, facts), self._expanded.get(page.file.src_uri)
        if before and before[0] == written:
            return False
        expanded = self._expand(page)
        self._expanded[page.file.src_uri] = (written, expanded)
        return not before or before[1] != expanded

    def _expand(self, page: Page) -> str:
        """The page's Markdown with its macros filled in."""
        page.read_source(self.config)
        plugins = self.config.plugins
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=self.config, files=self.files)
        return page.markdown + repr(sorted(page.meta.items(), key=str))

    def _write(self, page: Page) -> None:
        page.active = True
        context: Any = get_context(self.nav, self.files, self.config, page)
        context = self.config.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
        html = self.env.get_template(page.meta.get("template", "main.html")).render(context)
        write_file(html.encode("utf-8"), page.file.abs_dest_path)
        page.active = False
        search: Any = self.config.plugins["material/search"]
        self._found[page.url], search.search_index.entries = search.search_index.entries, []

    def _index(self) -> None:
        """Write what the search knows, unless it is all there or something has to be mended first."""
        if self._searchable or self.problems:
            return
        sections = [section for page in self._found.values() for section in page]
        write_file(json.dumps({"docs": sections}).encode(), str(self.folder / SOURCE))
        catalog = load(self.root)
        with listening(self.root):
            write_index(self.folder, catalog, build_date(catalog, self.root), self.config.nav or [])
        self._searchable = True
