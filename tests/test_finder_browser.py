"""The finder in a real browser: by keyboard, without a trace, on a server, in a folder, and without its script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import TODAY
from playwright.sync_api import Browser, Page, ViewportSize, expect

from guide.content.catalog import load
from guide.content.registers import Municipality
from guide.facts.chain import chain
from tools.browser import NARROW, WIDE, served, sideways, watched
from tools.browser import axe as axe_says

CATALOG = load()
PLACE, ANSWER, LIST = "#sted", "[data-finder-answer]", "#steder"
BUTTON = "Vis hvem jeg ringer"
KRISTIANSAND = CATALOG.municipalities["kristiansand"]
UNSURE = next(
    one for one in CATALOG.municipalities.values() if any(link.is_unsure for link in chain(CATALOG, TODAY, (one,)))
)


@pytest.fixture(scope="module", params=["server", "folder"])
def base(request: pytest.FixtureRequest, published: Path) -> Iterator[str]:
    """The address of the site: on a server, and in a folder without one."""
    if request.param == "folder":
        yield f"{published.as_uri()}/"
    else:
        with served(published) as address:
            yield address


@pytest.fixture
def page(chrome: Browser, base: str) -> Iterator[Page]:
    opened = chrome.new_page(viewport=NARROW)
    complaints = watched(opened, base)
    opened.goto(f"{base}index.html")
    yield opened
    opened.close()
    assert complaints == []


def barriers(page: Page) -> list[str]:
    """What axe finds. From a folder it cannot read the style, and says so."""
    return axe_says(page) if page.url.startswith("http") else []


def typed(page: Page, text: str) -> None:
    """Go to the box and type; the list comes when the data has."""
    page.locator(PLACE).click()
    page.wait_for_function("() => Boolean(self.guideFinder)")
    page.locator(PLACE).fill("")
    page.locator(PLACE).press_sequentially(text)


def test_a_place_is_chosen_by_keyboard_and_answered_where_the_reader_is(page: Page) -> None:
    typed(page, "kristians")
    expect(page.locator(f"{LIST} [role=option]")).to_have_count(2)
    assert barriers(page) == []
    page.keyboard.press("ArrowDown")
    assert page.locator(PLACE).get_attribute("aria-activedescendant") == "sted-0"
    page.keyboard.press("Enter")
    expect(page.locator(LIST)).to_be_hidden()
    assert page.locator(PLACE).input_value() == KRISTIANSAND.name
    heading = page.locator(f"{ANSWER} h3")
    expect(heading).to_be_visible()
    expect(page.locator("[data-finder] [role=status]")).to_have_text(f"Svaret for {KRISTIANSAND.name} står under")
    expect(page.locator(PLACE)).to_be_focused()
    page.keyboard.press("Enter")
    expect(heading).to_be_focused()
    assert KRISTIANSAND.name in heading.inner_text()
    links = chain(CATALOG, TODAY, (KRISTIANSAND,))
    shown = page.locator(f"{ANSWER} .order > li > p:first-child").all_inner_texts()
    assert shown == [link.who for link in links[:5]]
    others = page.locator(f"{ANSWER} > p", has_text="Lenger nede")
    expect(others).to_have_text(f"Lenger nede: {' · '.join(link.who for link in links[5:])}")
    page.get_by_role("button", name="Vis hele lista").click()
    expect(others).to_have_count(0)
    assert page.locator(f"{ANSWER} .order > li").count() == len(links)
    assert barriers(page) == []


def test_who_asks_before_the_data_has_come_is_answered_when_it_has(page: Page) -> None:
    page.locator(PLACE).evaluate("(box) => { box.value = 'Oslo'; }")
    page.get_by_role("button", name=BUTTON).click()
    expect(page.locator(f"{ANSWER} h3")).to_contain_text("Oslo")


def test_escape_closes_the_list_and_keeps_what_is_typed(page: Page) -> None:
    typed(page, "lille")
    expect(page.locator(f"{LIST} [role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(LIST)).to_be_hidden()
    assert page.locator(PLACE).input_value() == "lille"


def test_the_role_and_the_situation_decide_whom_to_call(page: Page) -> None:
    typed(page, "Lunner")
    page.locator("#rolle").select_option("laerer")
    page.locator("#situasjonen").select_option("mindrearig")
    page.get_by_role("button", name=BUTTON).click()
    links = chain(CATALOG, TODAY, (CATALOG.municipalities["lunner"],), "mindrearig", "laerer")
    shown = page.locator(f"{ANSWER} .order > li strong").all_inner_texts()
    assert [link.who for link in links[:5]] == [one for one in shown if one in {link.who for link in links}]
    expect(page.get_by_role("link", name=CATALOG.situations["mindrearig"].name).last).to_be_visible()


@pytest.mark.parametrize(("text", "said"), [
    ("Göteborg", "Vi kjenner ingen kommune med det navnet"), ("Herøy", "Hvilken mener du?"),
    ("Kristiansnad", "Vi kjenner ingen kommune med det navnet"),
    ("Viken", "Det fylket er delt nå. Velg et av de nye."),
    ("Sandefjord 3210", "Vi leser ikke postnumre. Skriv navnet på kommunen"), ("", "Skriv navnet på kommunen"),
])  # fmt: skip
def test_what_is_no_sure_place_is_never_answered_as_one(page: Page, text: str, said: str) -> None:
    typed(page, text)
    page.get_by_role("button", name=BUTTON).click()
    expect(page.locator(f"{ANSWER} h3")).to_have_text(said)
    danger = CATALOG.contacts["nodnummer-112"].phones[0].number
    assert page.locator(f"{ANSWER} a[href='tel:{danger}']").count() == 1
    assert page.locator(f"{ANSWER} :is(a, button)").first.get_attribute("href") == f"tel:{danger}"
    assert barriers(page) == []


def test_an_answer_follows_the_choices_and_goes_with_the_place(page: Page) -> None:
    """A name that is like no other is answered as it is typed. So is a role or a situation, while the reader stays."""
    lunner = CATALOG.municipalities["lunner"]
    first = page.locator(f"{ANSWER} .order > li > p:first-child strong")
    typed(page, "Lunne")
    expect(page.locator(f"{ANSWER} *")).to_have_count(0)
    page.locator(PLACE).press("r")
    expect(page.locator(LIST)).to_be_hidden()
    expect(first).to_have_text([link.who for link in chain(CATALOG, TODAY, (lunner,))[:5]])
    expect(page.locator(PLACE)).to_be_focused()
    page.locator("#rolle").select_option("laerer")
    expect(first).to_have_text([link.who for link in chain(CATALOG, TODAY, (lunner,), None, "laerer")[:5]])
    page.locator("#situasjonen").select_option("mindrearig")
    expect(first).to_have_text([link.who for link in chain(CATALOG, TODAY, (lunner,), "mindrearig", "laerer")[:5]])
    page.locator(PLACE).press("Backspace")
    expect(page.locator(f"{ANSWER} *")).to_have_count(0)
    page.locator("#rolle").select_option("fastlege")
    expect(first).to_have_text([link.who for link in chain(CATALOG, TODAY, (lunner,), "mindrearig", "fastlege")[:5]])
    expect(page.get_by_role("button", name=f"{BUTTON} fra Lunner")).to_be_visible()


def test_who_has_not_said_which_place_is_asked_when_he_says_more(page: Page) -> None:
    page.locator(PLACE).click()
    page.locator("#rolle").select_option("laerer")
    expect(page.locator(f"{ANSWER} *")).to_have_count(0)
    typed(page, "Våler")
    page.locator("#situasjonen").select_option("mindrearig")
    expect(page.locator(f"{ANSWER} h3")).to_have_text("Hvilken mener du?")
    page.get_by_role("button", name="Våler (Østfold)").click()
    expect(page.locator(f"{ANSWER} h3")).to_have_text("Ring i denne rekkefølgen fra Våler (Østfold)")


@pytest.mark.parametrize(
    ("text", "name"), [("Stavang", "Stavanger"), ("trysi", "Trysil"), ("Kirken", None), ("Nord", None)]
)
def test_what_only_one_name_begins_with_is_that_when_it_is_asked_for(page: Page, text: str, name: str | None) -> None:
    typed(page, text)
    expect(page.locator(f"{ANSWER} *")).to_have_count(0)
    page.keyboard.press("Enter")
    heading = page.locator(f"{ANSWER} h3")
    expect(heading).to_have_text(
        f"Ring i denne rekkefølgen fra {name}" if name else "Vi kjenner ingen kommune med det navnet"
    )


@pytest.mark.parametrize("text", ["Oslo kommune", "Kristiansand kommune", "Lunner "])
def test_what_is_typed_stays_as_it_is_typed(page: Page, text: str) -> None:
    typed(page, text)
    assert page.locator(PLACE).input_value() == text
    expect(page.locator(f"{ANSWER} h3")).to_contain_text(text.split()[0])


@pytest.mark.parametrize("text", ["Bø", "Herøy", "Viken", "3234", "Klæbu"])
def test_what_may_mean_more_is_not_answered_while_it_is_typed(page: Page, text: str) -> None:
    typed(page, text)
    expect(page.locator(f"{ANSWER} *")).to_have_count(0)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_list_leaves_the_button_free_and_shows_that_there_is_more(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    typed(page, "nord")
    expect(page.locator(f"{LIST} [role=option]")).to_have_count(8)
    found, button = page.locator(LIST), page.get_by_role("button", name=BUTTON)
    over, under = found.bounding_box(), button.bounding_box()
    assert over
    assert under
    assert over["y"] + over["height"] <= under["y"]
    assert "local" in found.evaluate("(one) => getComputedStyle(one).backgroundAttachment")
    assert page.evaluate(CUT, LIST) <= 0


CUT = """(list) => { const [box, rows] = [document.querySelector(list), document.querySelectorAll(`${list} > li`)];
  const heights = [...rows].map((one) => one.getBoundingClientRect().height);
  return heights.every((one) => one === heights[0]) ? box.clientHeight % heights[0] : 0; }"""


@pytest.mark.parametrize("place", [CATALOG.municipalities["oslo"], UNSURE, KRISTIANSAND], ids=lambda one: one.id)
def test_a_step_has_one_mark_of_doubt_with_every_reason_behind_it(page: Page, place: Municipality) -> None:
    typed(page, place.number)
    page.get_by_role("button", name=BUTTON).click()
    page.get_by_role("button", name="Vis hele lista").click()
    links = chain(CATALOG, TODAY, (place,))
    steps = page.locator(f"{ANSWER} .order > li").all()
    assert len(steps) == len(links)
    for link, step in zip(links, steps, strict=True):
        text = step.text_content() or ""
        reasons = [one for one in (link.doubt, *(doubt for way in link.ways for doubt in way.doubts)) if one]
        unsure = link.is_unsure or any(way.status and way.status.form == "unconfirmed" for way in link.ways)
        assert [one for one in reasons if text.count(one) != 1] == [], link.who
        assert step.locator(".mark").count() == unsure, link.who
        assert step.locator("summary").count() == bool(reasons), link.who
        assert text.count("Hvor sikkert er dette?") == (bool(reasons) and not unsure), link.who


def test_a_mark_stands_under_what_it_is_about_and_never_under_a_number_that_is_sure(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    typed(page, "Oslo")
    page.get_by_role("button", name=BUTTON).click()
    child = page.locator(f"{ANSWER} .order > li", has_text="Når et barn er i fare")
    expect(child.locator("summary")).to_have_text("Ikke bekreftet Hvorfor")
    duty, mark, sure = (child.locator(one).bounding_box() for one in (".ring >> nth=0", "summary", ".ring >> nth=1"))
    assert duty
    assert mark
    assert sure
    assert duty["y"] < mark["y"] < sure["y"]
    police = page.locator(f"{ANSWER} .order > li", has_text="Politiet, Oslo")
    expect(police.locator("summary")).to_have_text("Ikke bekreftet Hvorfor")


def test_nothing_is_left_of_a_question(page: Page) -> None:
    before = page.evaluate("[history.length, location.href]")
    typed(page, "Oslo")
    requests: list[str] = []
    page.on("request", lambda asked: requests.append(asked.url))
    page.get_by_role("button", name=BUTTON).click()
    expect(page.locator(f"{ANSWER} h3")).to_be_focused()
    assert requests == []
    assert page.evaluate("[history.length, location.href]") == before
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert_empty(page)
    typed(page, "Oslo")
    page.locator("#rolle").select_option("laerer")
    page.get_by_role("button", name=BUTTON).click()
    page.reload()
    assert_empty(page)


def assert_empty(page: Page) -> None:
    """Nothing of a question stands on the page."""
    assert page.locator(f"{PLACE}, #rolle, #situasjonen").evaluate_all("all => all.map(one => one.value)") == [""] * 3
    assert page.locator(f"{ANSWER} *").count() == 0


def test_a_place_is_chosen_with_the_mouse_and_told_from_its_namesake(page: Page) -> None:
    typed(page, "her")
    page.locator(f"{LIST} [role=option]", has_text="Herøy (Nordland)").click()
    assert page.locator(PLACE).input_value() == "Herøy (Nordland)"
    expect(page.locator(PLACE)).to_be_focused()
    expect(page.locator(f"{ANSWER} h3")).to_have_text("Ring i denne rekkefølgen fra Herøy (Nordland)")


def test_a_finger_on_the_list_puts_the_keyboard_of_the_phone_away(chrome: Browser, base: str) -> None:
    context = chrome.new_context(viewport=NARROW, has_touch=True)
    opened = context.new_page()
    opened.goto(f"{base}index.html")
    typed(opened, "her")
    opened.locator(f"{LIST} [role=option]", has_text="Herøy (Nordland)").tap()
    expect(opened.locator(f"{ANSWER} h3")).to_be_visible()
    expect(opened.locator(PLACE)).not_to_be_focused()
    context.close()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_an_answer_is_seen_from_its_heading_on(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.emulate_media(reduced_motion="reduce")
    typed(page, "Kristiansand")
    page.get_by_role("button", name=BUTTON).click()
    box = page.locator(f"{ANSWER} .call__number").first.bounding_box()
    assert box
    assert 0 < box["y"] < size["height"] / 2


def test_how_many_places_there_are_to_choose_from_is_announced(page: Page) -> None:
    typed(page, "lille")
    expect(page.locator("[data-finder] [role=status]")).to_have_text("3 kommuner")
    page.locator(PLACE).fill("qqqq")
    expect(page.locator("[data-finder] [role=status]")).to_have_text("Ingen kommune")


@pytest.mark.parametrize("missing", ["js/finder.js", "finder/data.js"])
def test_where_the_finder_does_not_come_the_three_ways_stand(chrome: Browser, published: Path, missing: str) -> None:
    with served(published) as address:
        opened = chrome.new_page(viewport=NARROW)
        opened.route(f"**/{missing}", lambda route: route.abort())
        opened.goto(f"{address}index.html")
        opened.locator(PLACE).click()
        expect(opened.get_by_role("link", name="Finn kommunen i lista")).to_be_focused()
        expect(opened.locator(PLACE)).to_be_hidden()
        opened.close()


def test_enter_before_the_data_has_come_is_answered_when_it_has(page: Page) -> None:
    box = page.locator(PLACE)
    box.evaluate("""(box) => { box.value = "Oslo"; box.focus();
        box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })); }""")
    expect(page.locator(f"{ANSWER} h3")).to_contain_text("Oslo")


@pytest.mark.parametrize("text", ["Kristiansand", "Herøy", "Göteborg"])
def test_an_answer_is_no_wider_than_a_small_screen_nor_with_text_of_twice_the_size(page: Page, text: str) -> None:
    typed(page, text)
    page.get_by_role("button", name=BUTTON).click()
    assert sideways(page) == []
    page.set_viewport_size(NARROW)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= NARROW["width"]


def test_nothing_of_the_finder_is_fetched_before_somebody_goes_to_it(page: Page) -> None:
    names = "performance.getEntriesByType('resource').map((one) => one.name).filter((one) => /finder/.test(one))"
    assert page.evaluate(names) == []
    typed(page, "Os")
    assert page.locator("script[src*='js/finder.js']").count() == 1


def test_without_the_script_three_ways_lead_on(chrome: Browser, base: str) -> None:
    context = chrome.new_context(java_script_enabled=False, viewport=NARROW)
    opened = context.new_page()
    opened.goto(f"{base}index.html")
    assert not opened.locator(PLACE).is_visible()
    links = opened.locator(".hero .jump.without-js a")
    assert [one.inner_text() for one in links.all()] == [
        "Finn kommunen i lista", "Finn situasjonen", "Finn rollen"]  # fmt: skip
    assert all(one.is_visible() for one in links.all())
    context.close()
