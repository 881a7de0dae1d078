"""The answer first, and how surely it is known beside it: measured on the built pages, and in a real Chromium."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from confirming import confirmed
from conftest import TODAY
from doubt import share
from playwright.sync_api import Browser, Page, expect

from guide.content.catalog import Catalog, load
from guide.content.fields import Source
from guide.content.model import Phone, Service
from guide.facts import status
from guide.facts.place import CONTACTS, FRONT, built, places
from guide.site.built import BuiltSite
from tools.browser import NARROW, WIDE, settled

CATALOG = load()
FIRST_SCREEN = 850
"""How far down, in pixels, the first number of the front page may stand on a phone."""
MOST_EDGES = 3
SITUATIONS = [places(CATALOG, "situations", one)[0].built for one in CATALOG.situations]
COUNTIES = [places(CATALOG, "counties", one)[0].built for one in CATALOG.counties]
_RECORDS = [(kind, next(iter(CATALOG.records(kind)))) for kind in ("roles", "services", "phases")]
OF_EACH = [built(FRONT), built(CONTACTS), SITUATIONS[0], COUNTIES[0],
           *(places(CATALOG, kind, one)[0].built for kind, one in _RECORDS)]  # fmt: skip
EDGES = """() => {
  const blocks = 'article > :is(p, h1, h2, h3, ul, ol, dl, section, .table), .two > div > *';
  const shown = [...document.querySelectorAll(blocks)].filter((one) => one.offsetParent);
  return [...new Set(shown.map((one) => Math.round(one.getBoundingClientRect().right)))];
}"""


@pytest.fixture(scope="module")
def page(chrome: Browser) -> Iterator[Page]:
    context = chrome.new_context(viewport=NARROW, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("paths", "most"),
    [([built(CONTACTS)], 0.15), (SITUATIONS, 0.10), (COUNTIES, 0.12)],
    ids=["contacts", "situations", "counties"],
)
def test_doubt_dates_and_sources_take_few_of_the_words(paths: list[str], most: float, site: BuiltSite) -> None:
    found = {path: share(site.pages[path].html) for path in paths if path in site.pages}
    assert found
    assert {path: part for path, part in found.items() if part > most} == {}


def test_the_first_number_of_the_front_page_stands_on_the_first_screens(page: Page, base: str) -> None:
    page.goto(base + built(FRONT))
    settled(page)
    box = page.locator("article a[href^='tel:']").first.bounding_box()
    assert box
    assert box["y"] <= FIRST_SCREEN


@pytest.mark.parametrize("path", OF_EACH)
def test_the_text_of_a_page_ends_at_few_places(path: str, page: Page, base: str) -> None:
    page.set_viewport_size(WIDE)
    page.goto(base + path)
    settled(page)
    assert len(page.evaluate(EDGES)) <= MOST_EDGES
    page.set_viewport_size(NARROW)


def test_the_police_stand_first_among_the_numbers_for_danger(page: Page, base: str) -> None:
    page.goto(base + built(CONTACTS))
    numbers = page.locator(".emergency .call__number").all_inner_texts()
    assert numbers == ["112", "113", "110"]


def test_the_status_is_seen_before_the_reason_is_opened(page: Page, base: str) -> None:
    contact = next(one for one in CATALOG.contacts.values() if one.phones and one.doubt)
    page.goto(base + places(CATALOG, "contacts", contact.id)[0].built)
    line = page.locator("details.status").first
    expect(line.get_by_text(status.UNCONFIRMED)).to_be_visible()
    expect(line.get_by_text(contact.doubt or "")).to_be_hidden()
    line.locator("summary").click()
    expect(line.get_by_text(contact.doubt or "")).to_be_visible()


def test_the_reason_is_printed(page: Page, base: str) -> None:
    contact = next(one for one in CATALOG.contacts.values() if one.phones and one.doubt)
    page.goto(base + places(CATALOG, "contacts", contact.id)[0].built)
    page.emulate_media(media="print")
    expect(page.locator("details.status").first.get_by_text(contact.doubt or "")).to_be_visible()
    page.emulate_media(media="screen")


def test_what_is_confirmed_by_whom_gives_the_words(site: BuiltSite) -> None:
    contact = next(one for one in CATALOG.contacts.values() if one.phones and one.doubt and one.kind == "switchboard")
    day = site.today
    assert status.of(contact, CATALOG, day) == status.Status("unconfirmed", status.UNCONFIRMED)
    for how, wanted in (("called", ("confirmed", "Bekreftet")), ("owner_page", ("read", "Lest på eierens side"))):
        found = status.of(confirmed(contact, day, how, "phones"), CATALOG, day)
        assert found == status.Status(*wanted, day)


def with_owner(owner: Service) -> Catalog:
    """The catalogue with another service in the place of the one with its id."""
    entries = tuple(
        dataclasses.replace(entry, record=owner) if entry.record.id == owner.id else entry
        for entry in CATALOG.entries["services"]
    )
    return dataclasses.replace(CATALOG, entries={**CATALOG.entries, "services": entries})


def test_only_the_numbers_everybody_knows_need_no_status() -> None:
    without = {phone.number for one in CATALOG.contacts.values() if status.needs_none(one) for phone in one.phones}
    assert {number.replace(" ", "") for number in without} == status.WITHOUT
    for one in CATALOG.contacts.values():
        assert (status.of(one, CATALOG, TODAY) is None) == status.needs_none(one)


def test_only_the_owner_s_own_page_is_the_owner_s_page() -> None:
    contact = next(one for one in CATALOG.contacts.values() if one.confidence == "high" and one.phones and one.url)
    owner = CATALOG.contact_owner[contact.id].model_copy(update={"contacts": (contact,)})
    alone = with_owner(owner)
    for url, source, form in (
        ("https://www.oslo.kommune.no/hjelp", "https://oslo.kommune.no/om/oss", "read"),
        ("https://oslo.kommune.no/", "https://bydel.oslo.kommune.no/", "read"),
        ("https://oslo.kommune.no/", "https://drammen.kommune.no/", "unconfirmed"),
        ("https://oslo.kommune.no/", "https://ikkeoslo.kommune.no/", "unconfirmed"),
        ("https://oslo.kommune.no/", "https://data.brreg.no/enhet/1", "read"),
    ):
        sources = (Source(url=source),)
        read = contact.model_copy(update={"url": url, "form": None, "sources": sources})
        found = status.of(read.model_copy(update={"phones": (Phone(number="22 58 60 00"),)}), alone, TODAY)
        assert found
        assert found.form == form, (url, source)
