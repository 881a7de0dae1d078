"""The two pages for everybody: the reader's own questions in order, short on a phone, and nothing said twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import lxml.html
import pytest
from playwright.sync_api import Browser, Page

from guide.content.catalog import load
from guide.facts.phone import tel_uri
from guide.site.built import BuiltSite, squeeze
from tools.browser import settled

PHONE = {"width": 390, "height": 844}
SCREENS = 8
ORDER = {
    "hjelp/en.html": [
        "Er du i fare nå?",
        "Er siden for meg?",
        "Hvem kan jeg snakke med som ikke er politi?",
        "Hva skjer når jeg ringer?",
        "Får andre vite det?",
        "Hva om jeg har gjort noe?",
        "Hva hvis noen truer meg?",
        "Hva kan jeg få hjelp til?",
        "Bestemmer jeg selv?",
        "Hva er en mentor?",
    ],
    "hjelp/to.html": [
        "Er noen i fare nå?",
        "Er det farlig å spørre om råd?",
        "Må jeg si fra til politiet?",
        "Hva skjer med ham eller henne hvis jeg ringer?",
        "Tar barnevernet barnet mitt?",
        "Hvem kan jeg ringe?",
        "Hva kan jeg si til ham eller henne?",
        "Hvem hjelper meg?",
        "Kan jeg få vite hva lege og skole gjør?",
    ],
}
NAMES = sorted(ORDER)
SEARCHED = ("selvmord", "trussel", "anonym", "advokat", "straff")
POLICE = "Det du forteller politiet, kan bli brukt i en sak."
IN_VIEW = "Deler du telefon eller maskin med noen? Da kan de se hva du leser."
_WITHOUT_DOUBT = ("nodnummer-112", "nodnummer-113", "legevakt-116117", "alarmtelefonen-116111")
RIGHTS = {
    "no": (r"si nei.*nei betyr for hjelpen", r"si nei til å dele\..*nei betyr for hjelpen"),
    "withdrawal": (r"trekke samtykket.*kan ikke alltid hentes", r"senere trekke det\..*kan ikke alltid hentes tilbake"),
    "the rest": (r"^Taushetsplikten gjelder fortsatt for alt annet, med de unntakene loven har",) * 2,
    "without consent": (
        r"lov til å dele også uten samtykke",
        r"Noen ganger har de lov til å dele uten ditt ja, og noen ganger må de",
    ),
    "duty": (
        r"I noen tilfeller må tjenesten si fra",
        r"Noen ganger har de lov til å dele uten ditt ja, og noen ganger må de",
    ),
}
"""Each right: how the consent template says it to the one who signs, and how the page says it before anybody asks."""


def article(site: BuiltSite, name: str, *left_out: str) -> Any:
    """The article of a page, without the elements of some classes."""
    found: Any = lxml.html.fromstring(site.pages[name].html).find(".//article")
    for one in left_out:
        for element in found.xpath(f".//*[contains(concat(' ', @class, ' '), ' {one} ')]"):
            element.drop_tree()
    return found


def blocks(site: BuiltSite, name: str) -> list[str]:
    """The paragraphs and the items of the lists, without the line about sources."""
    found = article(site, name, "sources").xpath(".//p[not(ancestor::li)] | .//li | .//summary")
    return [squeeze(one.text_content()) for one in found]


@pytest.mark.parametrize("name", NAMES)
def test_the_questions_stand_in_the_order_a_reader_has_them(site: BuiltSite, name: str) -> None:
    found = [squeeze(one.text_content()).rstrip("¶").strip() for one in article(site, name).iter("h2", "h3")]
    assert found == ORDER[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_words_people_search_with_stand_in_the_text(site: BuiltSite, name: str) -> None:
    text = " ".join(blocks(site, name))
    assert [word for word in SEARCHED if not re.search(rf"\b{word}\b", text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_to_the_police_is_said_once(site: BuiltSite, name: str) -> None:
    assert " ".join(blocks(site, name)).count(POLICE) == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_stands_twice(site: BuiltSite, name: str) -> None:
    sentences = [one for block in blocks(site, name) for one in re.split(r"(?<=[.!?:])\s+", block) if len(one) > 15]
    assert [one for one, times in Counter(sentences).items() if times > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_presumes_that_the_reader_knows_the_guide(site: BuiltSite, name: str) -> None:
    text = squeeze(article(site, name, "sources", "call__doubt").text_content())
    assert not re.search("veilederen|ikke kjent|kilde", text, re.IGNORECASE)
    assert len(re.findall("vi vet (?:heller )?ikke", text, re.IGNORECASE)) <= 3


@pytest.mark.parametrize("name", NAMES)
def test_the_numbers_that_save_lives_carry_no_doubt(site: BuiltSite, name: str) -> None:
    numbers = {tel_uri(load().contacts[one].phones[0].number) for one in _WITHOUT_DOUBT}
    found = article(site, name)
    assert {one.get("href") for one in found.iter("a")} >= numbers
    doubtful = {one.getprevious().get("href") for one in found.xpath(".//*[@class='call__doubt']")}
    assert doubtful
    assert not doubtful & numbers


def test_the_rights_of_the_consent_template_are_told_before_anybody_asks(site: BuiltSite) -> None:
    heading = "following-sibling::ul[1]/li"
    found = article(site, "maler/samtykke.html").xpath(f".//h2[contains(., 'Hva jeg har fått vite')]/{heading}")
    signed = [squeeze(one.text_content()) for one in found]
    told = blocks(site, "hjelp/en.html")
    assert signed
    for right in signed:
        known = [there for here, there in RIGHTS.values() if re.search(here, right)]
        assert known, f"en rett på samtykkemalen som siden ikke kjenner: {right}"
        assert [there for there in known if not any(re.search(there, one) for one in told)] == []
    for name, (here, _) in RIGHTS.items():
        assert any(re.search(here, right) for right in signed), f"borte fra samtykkemalen: {name}"


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    context = chrome.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_short_on_a_phone(page: Page, base: str, name: str) -> None:
    page.goto(base + name)
    settled(page)
    assert page.evaluate("document.documentElement.scrollHeight") <= SCREENS * PHONE["height"]


def test_the_worried_reads_soon_whether_there_is_a_duty(page: Page, base: str) -> None:
    page.goto(f"{base}hjelp/to.html")
    settled(page)
    box = page.get_by_role("heading", name="Må jeg si fra til politiet?").bounding_box()
    assert box
    assert box["y"] <= 3 * PHONE["height"]


@pytest.mark.parametrize("name", NAMES)
def test_reading_safely_is_in_view_folded_and_whole_on_paper(page: Page, base: str, name: str) -> None:
    page.goto(base + name)
    settled(page)
    line, folded = page.locator(".safe-reading > p"), page.locator(".safe-reading li").first
    box = line.bounding_box()
    assert box
    assert squeeze(line.inner_text()) == IN_VIEW
    assert box["y"] + box["height"] <= PHONE["height"]
    assert not folded.is_visible()
    page.locator(".safe-reading summary").click()
    assert folded.is_visible()
    page.locator(".safe-reading summary").click()
    page.emulate_media(media="print")
    assert folded.is_visible()
