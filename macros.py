"""What MkDocs calls while it builds: the macros for the pages, and what follows when all of them are written."""

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
from guide.project import ROOT, Unsound, build_date
from guide.render.macros import MACROS
from guide.render.view import View, furniture

_FAILED = re.compile(r"# _Macro \w+ Error_")
"""How the plugin begins a page that it could not fill in."""
_slips: list[tuple[Exception, str]] = []
"""What went wrong in the macros of the page that is being made. The plugin would print how the machine came there."""


def define_env(env: Any) -> None:
    """Give the macros to mkdocs-macros, after the checks: a page is never built on data with a problem."""
    from guide.check.runner import require_sound
    from guide.render.markdown import Reading

    require_sound()
    for name, function in MACROS.items():
        env.macro(_bound(function, env), name)
    env.conf["extra"]["guide"] = furniture(load(), _today(load()))
    env.conf["markdown_extensions"] = [*env.conf["markdown_extensions"], Reading()]


def on_pre_page_macros(env: Any) -> None:
    """Publish letters composed and spaces plain, however the page was saved."""
    env.markdown = composed(env.markdown)


def on_post_page_macros(env: Any) -> None:
    """Refuse a page that the macros could not fill in, with the partial and line it comes from."""
    if _slips or _FAILED.match(env.markdown):
        from guide.check.runner import Refused, report
        from guide.check.slips import unshown
        from guide.site.build import condensed

        problems = sorted({unshown(error, page, ROOT) for error, page in _slips}) or [condensed(env.markdown, ROOT)]
        _slips.clear()
        raise Refused(report(problems), problems)


def on_post_build(env: Any) -> None:
    """Write what the search knows beside the pages, whoever builds them."""
    from guide.search.finder import write_finder
    from guide.search.index import write_index

    catalog, folder = latest(), Path(env.conf["site_dir"])
    write_index(folder, catalog, _today(catalog), env.conf["nav"] or [])
    write_finder(folder, catalog, _today(catalog))
    address = env.conf["site_url"] or ""
    if not (env.conf["extra"].get("judged") or _is_served(env, address)):
        _require_sound_site(folder, address)


def _is_served(env: Any, address: str) -> bool:
    """Whether it is `mkdocs serve`, which puts its own address and script into each page, and publishes nothing."""
    return address.startswith(f"http://{env.conf['dev_addr']}/")


def _require_sound_site(folder: Path, address: str) -> None:
    """Refuse a site that MkDocs built by itself and that breaks the rules for the HTML: our own build judges later."""
    from guide.check.runner import Refused, report
    from guide.site.build import judge_site

    try:
        judge_site(folder, ROOT, address)
    except Unsound as unsound:
        sys.stderr.write(report(unsound.problems) + "\n")
        raise Refused("Rett feilen og bygg på nytt. Det som ligger der nå, skal ikke publiseres.") from None


def _bound(function: Callable[..., str], env: Any) -> Callable[..., str]:
    """The macro with the view of the page that calls it, on the data as it is at that moment."""

    def call(*arguments: Any, **named: Any) -> str:
        catalog, page = latest(), _source(env.page)
        try:
            return function(View(catalog, _today(catalog), page, dict(env.page.meta)), *arguments, **named)
        except Exception as error:
            _slips.append((error, page))
            return ""

    return call


@lru_cache(maxsize=1)
def _today(catalog: Catalog) -> date:
    return build_date(catalog)


def _source(page: Any) -> str:
    """The page's path under docs/: MkDocs has it in `file`, Zensical in `path`."""
    file = getattr(page, "file", None)
    return file.src_uri if file else str(page.path)
