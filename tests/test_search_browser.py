"""The search in a real Chromium, under the policy: with a keyboard, on a phone, from a folder, and only when used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.content.catalog import load
from tools.browser import NARROW, SEARCH, SEARCH_OPEN, axe, served, sideways, watched

LINK, CARD, STATUS = ".md-search-result__link", ".md-search__output .contact", ".md-search__output [role=status]"
CATALOG = load()


@pytest.fixture(scope="module", params=["server", "folder"])
def base(request: pytest.FixtureRequest, published: Path) -> Iterator[str]:
    """The address of the site: on a server, under a path of its own, and in a folder without one."""
    if request.param == "folder":
        yield f"{published.as_uri()}/"
    else:
        with served(published.parent) as address:
            yield f"{address}site/"


@pytest.fixture
def page(chrome: Browser, base: str) -> Iterator[Page]:
    opened = chrome.new_page(viewport=NARROW)
    complaints = watched(opened, base)
    opened.goto(f"{base}om/index.html")
    yield opened
    opened.close()
    assert complaints == []


def look(page: Page, query: str) -> None:
    """Open the search and type."""
    page.locator(SEARCH_OPEN).click()
    page.locator(SEARCH).fill(query)
    expect(page.locator(f'[data-answered="{query}"]')).to_be_visible()


def test_nothing_of_the_search_is_fetched_before_somebody_goes_to_the_box(page: Page) -> None:
    names = "performance.getEntriesByType('resource').map((one) => one.name).filter((one) => /search/.test(one))"
    assert page.evaluate(names) == []
    assert page.locator("script[src*=search]").count() == 0
    look(page, "samtykke")
    assert page.locator("script[src*='js/search.js']").count() == 1


def test_a_result_leads_to_its_page_from_a_page_in_a_folder(page: Page, base: str) -> None:
    look(page, "mentorordning")
    first = page.locator(LINK).first
    assert first.evaluate("link => link.href") == f"{base}prosessen/mentorordning.html"
    first.click()
    expect(page.locator("h1")).to_contain_text("Mentorordning")


def test_the_keyboard_reaches_every_result_and_comes_back(page: Page) -> None:
    look(page, "samtykke")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search__output a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search__output a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(SEARCH)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__output a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(SEARCH)).to_be_focused()
    expect(page.locator(".md-search__output")).to_be_hidden()


def test_how_many_pages_were_found_is_announced(page: Page) -> None:
    look(page, "samtykke")
    expect(page.locator(STATUS)).to_contain_text("sider")
    page.locator(SEARCH).fill("pannekaker")
    expect(page.locator(STATUS)).to_have_text("Ingen treff")


def test_no_answer_leads_to_the_contact_points_and_the_list(page: Page, base: str) -> None:
    look(page, "pannekaker")
    links = page.locator(".md-search-result__none a").evaluate_all("links => links.map((link) => link.href)")
    assert links == [f"{base}kontakt.html", f"{base}a-til-aa.html"]


def test_a_word_of_crisis_shows_the_numbers_first(page: Page) -> None:
    look(page, "selvmord")
    links = page.locator(".md-search__output .emergency").first.locator("a")
    shown = links.evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    numbers = [CATALOG.contacts[one.contact].phones[0].number for one in CATALOG.publication.urgent.public]
    assert [href.removeprefix("tel:") for href in shown] == [number.replace(" ", "") for number in numbers]


def test_a_named_service_shows_its_number_and_its_doubt(page: Page) -> None:
    look(page, "telefon pst")
    contact = CATALOG.contacts["pst-hovedkontor"]
    expect(page.locator(CARD).first).to_contain_text(contact.phones[0].number)
    expect(page.locator(CARD).first).to_contain_text(contact.doubt or "")


def test_the_words_that_were_found_are_marked(page: Page) -> None:
    look(page, "samtykke")
    marked = [text.lower() for text in page.locator("mark").all_inner_texts()]
    assert sum(text.startswith("samtyk") for text in marked) > 2


SECRET = "kvikksølvbrev"
"""A word that stands nowhere else."""
WITH_BOX = ["index.html", "tjenester/nav.html"]


@pytest.mark.parametrize("path", WITH_BOX)
@pytest.mark.parametrize("how", ["with scripts", "without scripts", "before the search has come"])
def test_what_is_typed_stands_in_no_request_and_no_address(chrome: Browser, base: str, how: str, path: str) -> None:
    context = chrome.new_context(viewport=NARROW, java_script_enabled=how != "without scripts")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(f"{one.url} {one.headers} {one.post_data}"))
    page.on("framenavigated", lambda frame: asked.append(frame.url))
    if how == "before the search has come":
        page.route("**/js/search.js", lambda _: None)
    page.goto(base + path)
    if how != "without scripts":
        page.locator(SEARCH_OPEN).click()
    box = page.locator(SEARCH)
    box.evaluate("(box) => box.focus()") if how == "without scripts" else box.focus()
    box.fill(SECRET, force=True)
    if how == "with scripts":
        expect(page.locator(f'[data-answered="{SECRET}"]')).to_be_visible()
    box.press("Enter")
    page.wait_for_timeout(200)
    context.close()
    assert len(asked) > 1
    assert [one for one in asked if SECRET in unquote(one)] == []


def test_the_box_takes_no_more_than_is_read_and_a_long_query_does_not_keep_the_next_one(page: Page) -> None:
    page.locator(SEARCH_OPEN).click()
    box = page.locator(SEARCH)
    assert box.get_attribute("maxlength") == "200"
    box.evaluate("""(box) => { box.removeAttribute("maxlength"); box.value = "sjfk wlrp ".repeat(2000);
        box.dispatchEvent(new Event("input", { bubbles: true })); }""")
    box.fill("samtykke")
    expect(page.locator('[data-answered="samtykke"]')).to_be_visible(timeout=3000)


@pytest.mark.usefixtures("axe_core")
@pytest.mark.parametrize("query", ["samtykke", "selvmord", "barnevernloven 3-2a", "telefon pst", "pannekaker"])
def test_the_results_are_accessible_and_no_wider_than_a_small_screen(page: Page, base: str, query: str) -> None:
    look(page, query)
    # From a folder axe cannot read the style sheet, and complains of that.
    assert base.startswith("file:") or axe(page) == []
    assert sideways(page) == []
