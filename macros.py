"""What MkDocs calls while it builds: the macros for the pages, and the search index when the pages are written."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

# The `mkdocs` command does not put the project on the path, so `guide` would not be found.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from guide.content.catalog import Catalog, latest, load
from guide.content.signs import composed
from guide.project import ROOT, build_date
from guide.render.macros import MACROS
from guide.render.view import View, furniture

_FAILED = re.compile(r"# _Macro \w+ Error_")
"""How the plugin begins a page that it could not fill in."""


def define_env(env: Any) -> None:
    """Give the macros to mkdocs-macros, after the checks: a page is never built on data with a problem."""
    from guide.check.runner import require_sound
    from guide.render.markdown import Reading

    require_sound()
    for name, function in MACROS.items():
        env.macro(_bound(function, env), name)
    env.conf["extra"]["guide"] = furniture(load())
    env.conf["markdown_extensions"] = [*env.conf["markdown_extensions"], Reading()]


def on_pre_page_macros(env: Any) -> None:
    """Publish letters composed and spaces plain, however the page was saved."""
    env.markdown = composed(env.markdown)


def on_post_page_macros(env: Any) -> None:
    """Refuse a page that the macros could not fill in, with the partial and line it comes from."""
    if _FAILED.match(env.markdown):
        from guide.check.runner import Refused, report
        from guide.site.build import condensed

        raise Refused(report([condensed(env.markdown, ROOT)]))


def on_post_build(env: Any) -> None:
    """Write what the search knows beside the pages, whoever builds them."""
    from guide.search.index import write_index

    catalog = latest()
    write_index(Path(env.conf["site_dir"]), catalog, _today(catalog), env.conf["nav"] or [])


def _bound(function: Callable[..., str], env: Any) -> Callable[..., str]:
    """The macro with the view of the page that calls it, on the data as it is at that moment."""

    def call(*arguments: Any, **named: Any) -> str:
        catalog = latest()
        return function(View(catalog, _today(catalog), _source(env.page), dict(env.page.meta)), *arguments, **named)

    return call


@lru_cache(maxsize=1)
def _today(catalog: Catalog) -> date:
    return build_date(catalog)


def _source(page: Any) -> str:
    """The page's path under docs/: MkDocs has it in `file`, Zensical in `path`."""
    file = getattr(page, "file", None)
    return file.src_uri if file else str(page.path)
