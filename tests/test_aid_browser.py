"""The decision aid in a real browser: every path without a script, no trace left, and no barrier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from guide.content.catalog import load
from guide.facts import aid as graph
from guide.facts.phone import tel_uri
from tools.browser import NARROW, settled, sideways, watched
from tools.browser import axe as barriers

CATALOG = load()
AIDS = CATALOG.aid
PATHS = list(graph.paths(AIDS))
WHERE = "taushetsplikt/veiviser.html"
_CHOOSE = """(places) => {
  const form = document.querySelector("form.aid");
  form.reset();
  let question = form.querySelector("fieldset");
  for (const place of places) {
    question.querySelectorAll(":scope > label")[place].control.checked = true;
    question = question.querySelectorAll(":scope > div")[place].querySelector("fieldset");
  }
  return [...form.querySelectorAll(".aid__end")].filter((end) => end.checkVisibility()).map((end) => ({
    title: end.querySelector("h2").textContent,
    numbers: [...end.querySelectorAll("a[href^='tel:']")].map((one) => one.getAttribute("href")),
    laws: end.querySelectorAll("a[href*='lovgrunnlag/']").length,
  }));
}"""
_TRACES = """() => [location.href, history.length, document.cookie, localStorage.length, sessionStorage.length]"""
TO_AN_END, TO_A_RULE = ["nei", "ja", "ja", "ja"], ["nei", "nei", "nei", "nei", "nei", "nei", "nei", "nav"]


@pytest.fixture(scope="module")
def plain(chrome: Browser) -> Iterator[BrowserContext]:
    """A browser that runs no script of a page."""
    context = chrome.new_context(java_script_enabled=False, viewport=NARROW)
    yield context
    context.close()


@pytest.fixture
def page(chrome: Browser, base: str) -> Iterator[Page]:
    opened = chrome.new_page(viewport=NARROW)
    complaints = watched(opened, base)
    opened.goto(f"{base}{WHERE}")
    yield opened
    opened.close()
    assert complaints == []


def places(path: graph.Path) -> list[int]:
    """The answers of a path by their position."""
    nodes = CATALOG.aid_nodes
    return [[one.id for one in nodes[node].answers].index(answer) for node, answer in path.answers]


def choose(page: Page, answers: list[str]) -> None:
    """Press the answers one after another, as a reader does."""
    path = next(path for path in PATHS if [one for _, one in path.answers][: len(answers)] == answers)
    for place in places(path)[: len(answers)]:
        page.locator("fieldset.aid__q:visible").last.locator("> label").nth(place).click()


def choose_next(page: Page, answers: list[str], number: int) -> None:
    """Press the last of the first answers."""
    path = next(path for path in PATHS if [one for _, one in path.answers] == answers)
    page.locator("fieldset.aid__q:visible").last.locator("> label").nth(places(path)[number - 1]).click()


def ends(page: Page) -> list[str]:
    return page.locator(".aid__end:visible h2").all_inner_texts()


def test_every_path_without_a_script_opens_its_own_end_and_no_other(plain: BrowserContext, base: str) -> None:
    page = plain.new_page()
    asked: list[str] = []
    page.goto(f"{base}{WHERE}")
    before = page.evaluate(_TRACES)
    page.on("request", lambda one: asked.append(one.url))
    for path in PATHS:
        end = CATALOG.aid_outcomes[path.outcome]
        numbers = {tel_uri(phone.number) for one in end.contacts for phone in CATALOG.contacts[one].phones}
        (found,) = page.evaluate(_CHOOSE, places(path))
        assert found["title"] == str(end.title), path
        assert numbers <= set(found["numbers"]), path
        assert found["laws"] >= 1, path
    assert page.evaluate(_TRACES) == before
    assert asked == []
    page.close()


def test_a_reader_without_a_script_changes_the_first_answer_and_begins_again(plain: BrowserContext, base: str) -> None:
    page = plain.new_page()
    page.goto(f"{base}{WHERE}")
    choose(page, TO_A_RULE)
    assert ends(page) == [str(CATALOG.aid_outcomes["regel-nav"].title)]
    page.locator("fieldset.aid__q").first.locator("> label").first.click()
    assert ends(page) == [str(CATALOG.aid_outcomes["ring-112"].title)]
    page.get_by_role("button", name="Begynn på nytt").click()
    assert ends(page) == []
    assert page.locator("fieldset.aid__q:visible").count() == 1
    page.close()


def test_enter_sends_nothing_and_reloading_clears(page: Page) -> None:
    before = page.evaluate(_TRACES)
    choose(page, TO_AN_END[:2])
    page.locator("input:checked:visible").last.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(_TRACES) == before
    expect(page.locator("fieldset.aid__q:visible").last.locator("> legend")).to_be_focused()
    page.reload()
    assert page.locator("input:checked").count() == 0


def test_coming_back_from_another_page_shows_the_questions_anew(page: Page, base: str) -> None:
    choose(page, TO_AN_END)
    page.goto(f"{base}index.html")
    page.go_back()
    assert page.locator("input:checked").count() == 0


def test_the_way_on_is_focused_for_who_presses_and_stays_for_who_uses_arrows(page: Page) -> None:
    choose(page, TO_AN_END[:1])
    expect(page.locator("fieldset.aid__q:visible").last.locator("> legend")).to_be_focused()
    page.reload()
    page.locator("fieldset.aid__q input").first.focus()
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('input:checked')")
    assert page.locator("fieldset.aid__q").first.locator("> label:visible").count() == 3


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_next_question_is_in_view_however_long_the_last_was(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    for number in range(1, len(TO_A_RULE)):
        choose_next(page, TO_A_RULE, number)
        settled(page)
        box = page.locator("fieldset.aid__q:visible").last.locator("> legend").bounding_box()
        assert box
        assert 0 <= box["y"] <= 740 - box["height"], number


def test_a_question_that_is_closed_opens_when_its_answer_is_pressed(page: Page) -> None:
    choose(page, TO_AN_END)
    first = page.locator("fieldset.aid__q").first
    first.locator("> label:visible").click()
    assert first.locator("> label:visible").count() == len(AIDS.nodes[0].answers)
    first.locator("> label").first.click()
    assert ends(page) == [str(CATALOG.aid_outcomes["ring-112"].title)]


def test_the_list_can_be_opened_where_the_question_is_asked(page: Page) -> None:
    choose(page, TO_AN_END[:1])
    question = page.locator("fieldset.aid__q:visible").last
    question.locator("summary").click()
    items = [item for group in CATALOG.provisions["straffeloven-196"].names for item in group.items]
    shown = question.locator("details").inner_text()
    assert all(item.text in shown for item in items)
    page.emulate_media(media="print")
    assert question.locator("> label:visible").count() == len(AIDS.nodes[1].answers)


def test_one_step_back_opens_the_question_before(page: Page) -> None:
    choose(page, TO_AN_END)
    page.get_by_role("button", name="Ett steg tilbake").click()
    assert ends(page) == []
    expect(page.locator("fieldset.aid__q:visible").last.locator("> legend")).to_be_focused()
    assert page.locator("fieldset.aid__q:visible").count() == len(TO_AN_END)


def test_printing_is_offered_at_an_end_and_prints_the_path_alone(page: Page) -> None:
    choose(page, TO_AN_END[:3])
    printing = page.get_by_role("button", name="Skriv ut dette svaret")
    expect(printing).to_be_hidden()
    page.get_by_role("button", name="Begynn på nytt").click()
    choose(page, TO_AN_END)
    assert page.locator("label:visible").filter(has=page.locator("[type=radio]")).count() == len(TO_AN_END)
    expect(printing).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator("label:visible").count() == len(TO_AN_END)
    assert page.locator(".aid__again").is_hidden()


SCHEMES: list[dict[str, Any]] = [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}]


@pytest.mark.usefixtures("axe_core")
@pytest.mark.parametrize("scheme", SCHEMES, ids=str)
@pytest.mark.parametrize("answers", [[], TO_AN_END[:2], TO_AN_END, TO_A_RULE], ids=len)
def test_there_is_no_barrier_at_the_start_the_middle_or_the_end(
    page: Page, scheme: dict[str, Any], answers: list[str]
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(**scheme)
    choose(page, answers)
    assert barriers(page) == []
    assert not sideways(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not sideways(page)
