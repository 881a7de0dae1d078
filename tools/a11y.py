"""`make a11y`: every page of the built site in a real browser, light and dark, wide and narrow.

Of the pages of municipalities, which are alike, five are looked at: that with most on it, and four others.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from playwright.sync_api import Page

from guide.facts.place import MUNICIPALITIES
from guide.project import ROOT
from tools.browser import (
    MENU_OPEN,
    NARROW,
    SEARCH,
    SEARCH_OPEN,
    WIDE,
    axe,
    browser,
    clipped,
    headings,
    served,
    sideways,
    watched,
)

JOBS = 2
ALIKE = 5
COLOURS = ("color-contrast", "link-in-text-block")
STATES = [("light", WIDE, ()), ("dark", WIDE, COLOURS), ("dark", NARROW, ()), ("light", NARROW, COLOURS)]
"""The other scheme differs in colours alone, so at each width all rules are asked once: a fifth of the time less."""


def findings(page: Page, base: str, name: str) -> list[str]:
    """Everything that is wrong with one page, each with the state it was in."""
    complaints = watched(page, base)
    page.set_viewport_size(WIDE)
    page.goto(base + name)
    found = [f"{name}: {one}" for one in headings(page)]
    for scheme, size, only in STATES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.set_viewport_size(size)
        found += [f"{name} {scheme} {size['width']}: {one}" for one in axe(page, only=only)]
    found += [f"{name} {one}" for opener in (MENU_OPEN, SEARCH_OPEN) for one in opened(page, opener)]
    found += [f"{name}: {one}" for one in (*sideways(page), *clipped(page))]
    return found + [f"{name}: {one}" for one in complaints if not (name == "404.html" and "404" in one)]


def opened(page: Page, opener: str) -> list[str]:
    """What axe finds while the menu or the search is open on a narrow screen. Neutral pages have neither.

    The text of the page is as it was a moment before: it is looked at as a whole, and not once more inside.
    """
    if not page.locator(opener).count():
        return []
    page.locator(opener).click()
    if opener == SEARCH_OPEN:
        page.locator(SEARCH).fill("samtykke")
        page.wait_for_timeout(300)
    found = [f"{opener}: {one}" for one in axe(page, without=["article"])]
    page.keyboard.press("Escape")
    return found


def looked_at(site: Path, names: list[str]) -> list[str]:
    """The findings on some pages, by one browser of its own."""
    with served(site) as base, browser() as started:
        found: list[str] = []
        for name in names:
            page = started.new_page()
            found += findings(page, base, name)
            page.close()
        return found


def chosen(site: Path) -> list[str]:
    """The pages to look at."""
    alike = sorted(site.glob(f"{MUNICIPALITIES}*.html"), key=lambda path: (-path.stat().st_size, path.name))
    left_out = set(alike) - {alike[0], *alike[1 :: len(alike) // (ALIKE - 1)][: ALIKE - 1]} if alike else set()
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html") if path not in left_out)


def main(site: Path) -> int:
    """Print the findings and how many pages were looked at; 1 when anything was found."""
    started = time.monotonic()
    names = chosen(site)
    with ProcessPoolExecutor(JOBS) as pool:
        parts = pool.map(looked_at, [site] * JOBS, [names[start::JOBS] for start in range(JOBS)])
        found = [one for part in parts for one in part]
    print("\n".join(sorted(found)))
    print(f"{len(found)} funn på {len(names)} sider, {time.monotonic() - started:.0f} sekunder.")
    return 1 if found or not names else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"))
