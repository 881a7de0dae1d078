"""Lists, tables and long names in a real Chromium: nothing is torn, nothing is hidden without a word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.content.catalog import load
from tools.browser import NARROW, WIDE

CATALOG = load()
LONG = [one.id for one in CATALOG.acts.values() if max(map(len, one.short_title.split())) > 20]
STATUS_PAGE = 6000
"""How many pixels the list of all provisions may be high on a phone."""
_LINES = """(root) => {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let last = null;
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = [...range.getClientRects()].at(-1);
      if (!box || !box.width) continue;
      if (last && box.top > (last.top + last.bottom) / 2) found.push(node.data.slice(Math.max(0, at - 1), at + 1));
      last = box;
    }
  }
  return found;
}"""
"""The two signs on each side of every place where a line of an element breaks."""


@pytest.fixture(params=[NARROW, WIDE], ids=["narrow", "wide"])
def page(request: pytest.FixtureRequest, chrome: Browser) -> Iterator[Page]:
    opened = chrome.new_page(viewport=request.param, reduced_motion="reduce")
    yield opened
    opened.close()


def broken(page: Page, selector: str) -> list[str]:
    """The breaks of lines inside a word, without a hyphen that is seen."""
    found = [one for part in page.locator(selector).all() for one in part.evaluate(_LINES)]
    return [one for one in found if one[0].isalnum() and one[1].isalnum()]


@pytest.mark.parametrize("act", LONG)
def test_no_name_of_a_law_is_torn_in_its_heading_or_in_the_menu(act: str, page: Page, base: str) -> None:
    page.goto(f"{base}lovgrunnlag/{act}.html")
    page.evaluate("document.fonts.ready")
    assert broken(page, "h1") == []
    if page.locator(".md-nav--primary").is_visible():
        assert page.locator(".md-nav--primary a").count() > len(CATALOG.acts)
        assert broken(page, ".md-nav--primary a") == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_a_break_inside_a_word_would_be_found(page: Page, base: str) -> None:
    page.goto(f"{base}lovgrunnlag/{LONG[0]}.html")
    page.locator("h1").evaluate("h => { h.textContent = 'a'.repeat(200); h.style.overflowWrap = 'anywhere'; }")
    assert broken(page, "h1") != []


def test_a_table_wider_than_its_box_says_so_and_another_does_not(page: Page, base: str) -> None:
    page.goto(f"{base}maler/motelogg.html")
    table = page.locator(".table").first
    said = "table => getComputedStyle(table, '::before').content"
    scrolls = table.evaluate("table => table.scrollWidth > table.clientWidth + 1")
    assert scrolls == (page.viewport_size == NARROW)
    if scrolls:
        expect(table).to_have_attribute("tabindex", "0")
    assert table.evaluate(said) == ('"Rull sideveis"' if scrolls else "none")


def test_the_whole_card_is_the_link(page: Page, base: str) -> None:
    page.goto(f"{base}situasjoner/index.html")
    card = page.locator(".go").first
    address = card.locator("a").evaluate("link => link.href")
    box = card.bounding_box()
    assert box
    card.click(position={"x": box["width"] - 8, "y": box["height"] / 2})
    page.wait_for_url(address)


def test_every_name_from_a_to_å_is_tall_enough_for_a_thumb(page: Page, base: str) -> None:
    page.goto(f"{base}a-til-aa.html")
    heights = page.locator(".list--words > li").evaluate_all("all => all.map((one) => one.offsetHeight)")
    assert min(heights) >= 36
    rows = page.locator(".letters a").evaluate_all("all => all.map((one) => [one.offsetWidth, one.offsetHeight])")
    assert min(min(pair) for pair in rows) >= 44


def test_the_state_of_all_provisions_is_not_too_long_for_a_phone(page: Page, base: str) -> None:
    page.goto(f"{base}lovgrunnlag/status.html")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.scrollingElement.scrollHeight") <= STATUS_PAGE


def test_the_phases_stand_beside_one_another_where_there_is_room(page: Page, base: str) -> None:
    page.goto(f"{base}prosessen/index.html")
    tops = page.locator(".phases > li").evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)")
    assert len(tops) == len(CATALOG.phases)
    assert len(set(tops)) == (1 if page.viewport_size == WIDE else len(tops))
