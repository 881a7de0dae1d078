"""The published site in a real Chromium, under its policy: with a keyboard, on a phone, without a network."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from conftest import ROOT
from every import every
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from guide.content.catalog import load
from guide.content.model import Role
from guide.content.pages import navigation, read_pages
from guide.facts.place import AID, built
from guide.site.built import BuiltPage
from tools.a11y import COLOURS, findings
from tools.browser import (
    MENU,
    MENU_OPEN,
    NARROW,
    SEARCH,
    SEARCH_OPEN,
    WIDE,
    axe,
    settled,
    stops,
    watched,
)

PAGES = read_pages(ROOT / "docs")
NEUTRAL = sorted(page.path.replace(".md", ".html") for page in PAGES if page.meta.get("neutral"))
LEAVE = "[data-leave]"
SLOW = {"offline": False, "latency": 50, "downloadThroughput": 30_000, "uploadThroughput": 30_000}


def one_of_each() -> list[str]:
    """The first page of every folder and every page outside the folders: one for each template there is."""
    first: dict[str, str] = {}
    for path in sorted(page.path for page in PAGES):
        first.setdefault(path if "/" not in path else f"{Path(path).parent}/{path.endswith('index.md')}", path)
    return [*(path.replace(".md", ".html") for path in first.values()), "404.html", "noytral.html"]


@pytest.fixture
def context(chrome: Browser) -> Iterator[BrowserContext]:
    made = chrome.new_context(viewport=NARROW, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="module")
def reader(chrome: Browser) -> Iterator[Page]:
    """One page for all who only read: to begin with a new one costs as much as to read it."""
    context = chrome.new_context(viewport=NARROW, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.usefixtures("axe_core")
@pytest.mark.parametrize("name", one_of_each())
def test_a_page_of_each_kind_has_nothing_a_machine_can_find(name: str, reader: Page, base: str) -> None:
    assert findings(reader, base, name) == []


@pytest.mark.usefixtures("axe_core")
def test_axe_would_find_what_is_wrong(page: Page, base: str) -> None:
    page.goto(base)
    page.evaluate("document.querySelector('.lead').innerHTML = '<img src=x><button></button>'")
    assert {one.split(":")[0] for one in axe(page)} >= {"image-alt", "button-name"}
    assert axe(page, only=COLOURS) == []
    page.evaluate("document.querySelector('.lead').textContent = 'Grått'")
    page.evaluate("document.querySelector('.lead').style = 'color: #888; background: #777'")
    assert {one.split(":")[0] for one in axe(page, only=COLOURS)} == {"color-contrast"}


@pytest.mark.parametrize("name", ["kontakt.html", "hjelp/en.html", "maler/motelogg.html", "404.html"])
def test_every_stop_of_the_keyboard_is_seen_and_marked(name: str, page: Page, base: str) -> None:
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.goto(base + name)
        found = stops(page)
        assert len(found) > 5
        assert [one for one in found if one.startswith(("unseen", "unmarked"))] == []


def test_the_frame_is_reached_in_the_order_it_is_seen(page: Page, base: str) -> None:
    page.goto(base + "roller/mentor.html")
    title = load().publication.title
    assert stops(page)[:5] == ["a Gå til innhold", f"a {title}", "button Søk", "button Meny", "a 112 Fare for liv"]


def test_the_skip_link_leads_past_the_menu(page: Page, base: str) -> None:
    page.set_viewport_size(WIDE)
    page.goto(base + "roller/mentor.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_opens_closes_and_gives_the_focus_back(page: Page, base: str) -> None:
    page.goto(base + "roller/mentor.html")
    button, menu = page.locator(MENU_OPEN), page.locator(MENU)
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#meny') !== null")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_the_search_opens_with_the_focus_in_it_and_closes_again(page: Page, base: str) -> None:
    page.goto(base)
    page.locator(SEARCH_OPEN).focus()
    page.keyboard.press("Space")
    expect(page.locator(SEARCH)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(SEARCH)).to_be_hidden()
    expect(page.locator(SEARCH_OPEN)).to_be_focused()


def test_the_menu_shows_where_the_reader_is(page: Page, base: str) -> None:
    page.set_viewport_size(WIDE)
    page.goto(base + "roller/mentor.html")
    assert page.locator("[aria-current=page]").all_inner_texts() == ["Mentor"]
    assert page.locator("[aria-current=true]").all_inner_texts() == ["Roller"]


def test_a_table_that_a_readers_own_spacing_widens_can_be_scrolled_with_the_keyboard(page: Page, base: str) -> None:
    page.set_viewport_size(WIDE)
    page.goto(base + "maler/motelogg.html")
    settled(page)
    table = page.locator(".table").first
    expect(table).not_to_have_attribute("tabindex", "0")
    table.locator("th").first.evaluate("(cell) => { cell.style.minWidth = '2000px'; }")
    expect(table).to_have_attribute("tabindex", "0")


def test_every_page_is_reached_by_links_without_the_script(chrome: Browser, base: str, published: Path) -> None:
    listed = {path.replace(".md", ".html") for path in navigation(ROOT / "mkdocs.yml")[0]}
    context = chrome.new_context(viewport=NARROW, java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "index.html")
    expect(page.locator(MENU)).to_be_visible()
    assert page.locator(".with-js:visible").count() == 0
    page.locator("header .without-js").click()
    assert page.url.endswith("#meny")
    context.close()
    seen: set[str] = set()
    waiting = {"index.html"}
    while waiting:
        name = waiting.pop()
        seen.add(name)
        links = BuiltPage(name, (published / name).read_text("utf-8")).links
        led = {urljoin(name, address).partition("#")[0] for _, _, address, _ in links}
        waiting |= (led & listed) - seen
    assert seen == listed


@pytest.mark.parametrize("blocked", ["**/js/*.js", "**/js/search*.js"], ids=["every script", "the search"])
def test_what_is_typed_in_the_search_stands_in_no_address_without_the_script(
    blocked: str, page: Page, base: str
) -> None:
    asked: list[str] = []
    page.set_viewport_size(WIDE)
    page.route(blocked, lambda route: route.abort())
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
    page.goto(base + "roller/mentor.html")
    page.locator(SEARCH).fill("hemmelig")
    page.keyboard.press("Enter")
    page.wait_for_url("**/a-til-aa.html*")
    assert page.url.removesuffix("?") == base + "a-til-aa.html"  # a browser puts a bare ? behind what a form leads to
    assert not [one for one in asked if "hemmelig" in one]


def test_nothing_is_stored_and_nobody_else_is_asked_by_reading(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    complaints = watched(page, base)
    for name in ("index.html", "kontakt.html", *NEUTRAL):
        page.goto(base + name)
    assert complaints == []
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_reader_may_choose_the_other_colours_and_only_that_is_stored(system: str, page: Page, base: str) -> None:
    page.emulate_media(color_scheme=system)  # type: ignore[arg-type]
    page.goto(base)
    button, ground = page.locator("[data-scheme-switch]"), "getComputedStyle(document.body).backgroundColor"
    first = page.evaluate(ground)
    expect(button).to_have_attribute("aria-pressed", str(system == "dark").lower())
    button.click()
    expect(button).to_have_attribute("aria-pressed", str(system == "light").lower())
    other = page.evaluate(ground)
    assert other != first
    page.goto(base + "kontakt.html")
    assert page.evaluate(ground) == other
    assert page.evaluate("localStorage.length") == 1
    page.locator("[data-scheme-switch]").click()
    assert page.evaluate(ground) == first
    assert page.evaluate("localStorage.length") == 0


def test_a_chosen_scheme_is_there_before_anything_is_painted(page: Page, base: str) -> None:
    page.goto(base)
    page.locator("[data-scheme-switch]").click()
    page.add_init_script(
        "new MutationObserver((_, seen) => { if (document.body) { seen.disconnect();"
        "window.atBody = document.documentElement.dataset.scheme; } })"
        ".observe(document, {childList: true, subtree: true})"
    )
    page.goto(base)
    assert page.evaluate("window.atBody") == "dark"


@pytest.mark.parametrize("name", NEUTRAL)
def test_the_way_out_is_seen_at_once_and_stays_on_the_screen(name: str, page: Page, base: str) -> None:
    page.goto(base + name)
    link = page.locator(LEAVE)
    expect(link).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Sletter ikke historikken")).to_be_in_viewport(ratio=1)
    page.evaluate("window.scrollTo(0, 5000)")
    expect(link).to_be_in_viewport(ratio=1)
    page.evaluate("window.scrollTo(0, 0)")
    assert page.locator("a[rel~=noreferrer]").first.get_attribute("data-leave")


@pytest.mark.parametrize("name", NEUTRAL)
def test_the_way_out_blanks_the_page_at_once_and_says_so(name: str, page: Page, base: str) -> None:
    page.goto(base + name)
    address = page.locator(LEAVE).get_attribute("href")
    page.route(f"{address}**", lambda route: route.abort("aborted"))  # as if the network were slow
    page.locator(LEAVE).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Forlater siden.")
    assert page.locator("body").inner_text().strip() == page.title() + "." == "Forlater siden."


@pytest.mark.parametrize("name", NEUTRAL)
def test_the_way_out_takes_the_place_of_the_page_in_the_history(name: str, page: Page, base: str) -> None:
    asked: list[Request] = []
    page.goto(base + "om/index.html")
    page.goto(base + name)
    address = page.locator(LEAVE).get_attribute("href") or ""
    page.on("request", lambda request: asked.append(request))
    page.route(f"{address}**", lambda route: route.fulfill(body="Vær", content_type="text/html"))
    page.locator(LEAVE).click()
    page.wait_for_url(address)
    assert [request.headers.get("referer") for request in asked if request.url == address] == [None]
    page.go_back()
    assert page.url == base + "om/index.html"


@pytest.mark.parametrize("name", NEUTRAL)
def test_after_several_neutral_pages_the_way_back_shows_none_of_them(name: str, page: Page, base: str) -> None:
    page.goto(base + "om/index.html")
    page.goto(base + name)
    beside = page.locator(f'article a[href="{Path(next(one for one in NEUTRAL if one != name)).name}"]').first
    page.locator("a.md-skip").focus()
    page.keyboard.press("Enter")
    assert page.url == f"{base}{name}#hovedinnhold"
    beside.click()
    page.wait_for_url(base + next(one for one in NEUTRAL if one != name))
    assert page.evaluate("history.length") == 3, "an empty page, the page before and one of these"
    page.locator(f'article a[href="{Path(name).name}"]').first.click()
    page.wait_for_url(base + name)
    address = page.locator(LEAVE).get_attribute("href") or ""
    page.route(f"{address}**", lambda route: route.fulfill(body="Vær", content_type="text/html"))
    page.locator(LEAVE).click()
    page.wait_for_url(address)
    page.go_back()
    assert page.url == base + "om/index.html"


def test_other_links_of_a_neutral_page_can_be_come_back_from(page: Page, base: str) -> None:
    page.goto(base + NEUTRAL[0])
    page.locator('article a[href^="../"]').first.click()
    page.wait_for_url(lambda url: NEUTRAL[0] not in url)
    page.go_back()
    assert page.url == base + NEUTRAL[0]


def test_a_link_of_a_neutral_page_opens_in_another_tab_for_whoever_asks(page: Page, base: str) -> None:
    page.goto(base + NEUTRAL[0])
    with page.context.expect_page() as opened:
        page.locator(f'article a[href="{Path(NEUTRAL[1]).name}"]').first.click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_url(base + NEUTRAL[1])
    assert page.url == base + NEUTRAL[0]


def test_the_way_out_is_on_the_neutral_pages_only_and_an_ordinary_link(published: Path) -> None:
    with_exit = {
        path.relative_to(published).as_posix() for path in published.rglob("*.html") if "data-leave" in path.read_text()
    }
    assert with_exit == set(NEUTRAL) != set()
    for name in NEUTRAL:
        assert re.search(
            r'<a class="exit__link" href="https://[^"]+" rel="noreferrer', (published / name).read_text("utf-8")
        )


@pytest.mark.parametrize("name", NEUTRAL)
def test_from_a_folder_the_way_out_leads_to_our_own_neutral_page(name: str, page: Page, published: Path) -> None:
    page.goto((published / name).as_uri())
    page.locator(LEAVE).click()
    page.wait_for_url("**/noytral.html")
    assert page.title() == "Tom side"


def test_the_site_is_read_from_a_folder_without_a_network(page: Page, published: Path) -> None:
    complaints = watched(page, "file:")
    page.goto((published / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header__inner')).display") == "flex"
    assert page.evaluate("async () => (await document.fonts.load('1rem Guide Sans')).length") == 1
    page.locator(MENU_OPEN).click()
    page.locator(MENU).get_by_role("link", name="Roller").click()
    page.wait_for_url("**/roller/index.html")
    page.locator("article a").filter(has_text="Mentor").first.click()
    page.wait_for_url("**/roller/mentor.html")
    page.locator("[data-scheme-switch]").click()
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert complaints == []


def with_a_number() -> list[str]:
    """The pages of contact points and situations, and of the roles whose first contact has a number."""
    catalog = load()
    first = {one.id: one.first_contact[0].contact for one in catalog.roles.values()}
    called = [role for role, contact in first.items() if contact and catalog.contacts[contact].phones]
    assert called
    return [
        "kontakt.html",
        *(f"situasjoner/{one}.html" for one in catalog.situations if one != "bekymret-parorende"),
        *(f"roller/{one}.html" for one in called),
    ]


@every("name", with_a_number())
def test_the_first_number_of_the_text_is_seen_on_a_phone_without_scrolling(name: str, page: Page, base: str) -> None:
    page.goto(base + name)
    expect(page.locator("article a[href^='tel:']").first).to_be_in_viewport(ratio=1)


@every("role", [role for role in load().roles.values() if role.door], named=lambda role: role.id)
def test_a_role_leads_from_its_first_screen_to_the_first_contact_the_duties_and_the_tasks(
    role: Role, page: Page, base: str
) -> None:
    page.goto(f"{base}roller/{role.id}.html")
    for place in ("Hvem først", "Plikter", "Oppgaver", "Ikke gjør"):
        page.evaluate("scrollTo(0, 0)")
        link = page.locator(".jump").get_by_text(place, exact=True)
        expect(link).to_be_in_viewport(ratio=1)
        anchor = link.get_attribute("href")
        link.click()
        expect(page.locator(f"[id='{unquote(anchor or '')[1:]}']")).to_be_in_viewport()


def test_a_municipality_leads_from_its_first_screen_to_the_night(page: Page, base: str) -> None:
    page.goto(f"{base}kommuner/4614.html")
    link = page.locator(".jump").get_by_text("Kveld, natt og helg", exact=True)
    expect(link).to_be_in_viewport(ratio=1)
    link.click()
    expect(page.locator("#natt")).to_be_in_viewport()


@pytest.mark.parametrize(("size", "slower"), [(WIDE, 1), (NARROW, 4)], ids=["wide", "narrow"])
def test_nothing_moves_while_a_page_comes_in_slowly(size: dict[str, int], slower: int, page: Page, base: str) -> None:
    """The narrow screen is that of a slow phone."""
    line = page.context.new_cdp_session(page)
    line.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    line.send("Network.emulateNetworkConditions", SLOW)
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.add_init_script(
        "window.moved = []; new PerformanceObserver((list) => "
        "list.getEntries().forEach((one) => window.moved.push([one.value, ...one.sources.map("
        "(part) => part.node?.className ?? part.node?.nodeName)])))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for name in ("kontakt.html", "roller/mentor.html", "hjelp/en.html"):
        assert holds_still(page, base + name), name


def holds_still(page: Page, address: str) -> bool:
    """Two times of three: on a busy machine one run now and then is not like the others."""
    still = [moved(page, address) < 0.001 for _ in range(2)]
    return all(still) or (any(still) and moved(page, address) < 0.001)


def moved(page: Page, address: str) -> float:
    """How much of the screen moved while a page came in."""
    page.goto(address)
    page.wait_for_timeout(100)
    return float(sum(value for value, *_ in page.evaluate("window.moved")))


@pytest.mark.parametrize("name", ["index.html", "kontakt.html", "lovgrunnlag/status.html"])
def test_twice_the_size_of_text_is_read_without_scrolling_sideways(name: str, page: Page, base: str) -> None:
    page.goto(base + name)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= NARROW["width"]


BROUGHT = ("css/guide.css", "js/guide.js", *(f"fonts/guide-sans-{weight}.woff2" for weight in ("regular", "bold")))


def test_every_page_is_within_the_budget(published: Path) -> None:
    """40 kB packed, with what every page brings: the sheet, the script, the icon and the two weights of the type."""
    brought = sum(packed(published / name) for name in (*BROUGHT, "assets/images/favicon.svg"))
    weights = {path.name: packed(path) + brought for path in published.rglob("*.html")}
    aid = weights.pop(Path(built(AID)).name) + packed(published / "css/aid.css") + packed(published / "js/aid.js")
    assert max(weights.values()) <= 40_000, max(weights.items(), key=lambda one: one[1])
    assert aid <= 51_000  # a tree of every path, so that no address and no script tells where a reader is


def test_a_first_view_asks_for_five_files_and_the_icon(page: Page, base: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    page.goto(base + "kontakt.html")
    assert sorted(asked) == sorted([*BROUGHT, "kontakt.html"])


def packed(path: Path) -> int:
    """The bytes on the wire; a font is packed already."""
    return path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes(), 6))


def test_on_paper_only_the_page_itself_is_left_and_links_show_their_address(page: Page, base: str) -> None:
    page.goto(base + "tjenester/nav.html")
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".md-search", MENU, ".md-footer"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.get_by_text("Utkast – ikke kvalitetssikret").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    address = "article a[href^='https:']:not(.address, .status__source *)"
    shown = page.evaluate("(one) => getComputedStyle(document.querySelector(one), '::after').content", address)
    assert "https" in shown


SHEET = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
SMALLEST = """() => Math.min(...[...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && [...one.childNodes].some(({data}) => data?.trim()))
  .map((one) => parseFloat(getComputedStyle(one).fontSize) * .75))"""


@pytest.mark.parametrize("number", ["0301", "1103", "4614", "5546", "5612"])
def test_whom_to_call_from_a_municipality_is_one_sheet_of_paper_that_can_be_read(
    page: Page, base: str, number: str
) -> None:
    page.goto(f"{base}kommuner/{number}.html")
    sheets = page.pdf(format="A4", margin=SHEET)  # type: ignore[arg-type]
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1
    page.emulate_media(media="print")
    assert round(page.evaluate(SMALLEST), 2) >= 8.5
