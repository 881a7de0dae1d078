"""What the pages say of asking and answering: the day in every form, and nothing of letters or of who answered."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from confirming import confirmed
from conftest import TODAY

from guide.content.catalog import Catalog, load
from guide.content.labels import CHECK_AGAIN, SHOULD_HAVE_BEEN, WHAT_CONFIRMED_MEANS
from guide.content.model import Contact
from guide.content.owners import Asked
from guide.facts import asking, confirmation, status
from guide.pdf.manuscript import Manuscript
from guide.project import abbreviated, norwegian
from guide.render import macros
from guide.render.view import View
from guide.search.answers import contacts as in_search
from guide.search.finder import finder
from guide.site.built import squeeze

CATALOG = load()
CONTACT = CATALOG.contacts["nav-kontaktsenter"]
OWNER = confirmation.owner_of(CATALOG, CONTACT)
CYCLE = timedelta(OWNER.cycle_days)
CANARY, LETTER = "Kanariroret", "KVVR"


def with_contact(contact: Contact, asked: tuple[Asked, ...] = ()) -> Catalog:
    """The catalogue with another contact point, whose owner has been asked."""
    service = CATALOG.contact_owner[contact.id]
    record = service.model_copy(
        update={"contacts": tuple(contact if one.id == contact.id else one for one in service.contacts)}
    )
    services = tuple(
        replace(one, record=record) if one.record is service else one for one in CATALOG.entries["services"]
    )
    owners = tuple(
        replace(one, record=one.record.model_copy(update={"asked": asked})) if one.record is OWNER else one
        for one in CATALOG.entries["owners"]
    )
    return replace(CATALOG, entries={**CATALOG.entries, "services": services, "owners": owners})


def card(catalog: Catalog, today: date) -> str:
    return squeeze(str(macros.MACROS["contact"](View(catalog, today, "kontakt.md"), CONTACT.id)))


@pytest.mark.parametrize("on", [date(2026, 12, 3), date(2028, 2, 29), date(2027, 1, 1)])
def test_screen_paper_search_and_finder_agree_on_every_day(on: date) -> None:
    catalog = with_contact(confirmed(CONTACT, on, "called", "phones", "url"))
    last = on + CYCLE
    for today, holds in ((on, True), (last, True), (last + timedelta(1), False)):
        said = status.of(catalog.contacts[CONTACT.id], catalog, today)
        assert said
        assert (said.said == f"Bekreftet {abbreviated(on)}") == holds
        html = card(catalog, today)
        assert (f"Bekreftet {abbreviated(on)}" in html) == holds
        found = next(one for one in in_search(catalog, today) if one["id"] == CONTACT.id)
        assert found["status"] == [said.said, said.look]
        ways = [way for way in finder(catalog, today)["ways"] if way[0] == (CONTACT.short_name or CONTACT.name)]
        assert ways
        assert all(way[6] == [said.said, said.look] for way in ways)
        if holds:
            assert f"{CHECK_AGAIN} {norwegian(last)}".lower() in html.lower()
            assert WHAT_CONFIRMED_MEANS in html
        due = confirmation.check_again(catalog, catalog.contacts[CONTACT.id], today)
        assert (due == last) == holds


def test_after_the_day_the_card_says_that_it_should_have_been_looked_at() -> None:
    assert CONTACT.looked_up_on
    due = CONTACT.looked_up_on + timedelta(182)
    assert f"{CHECK_AGAIN.lower()} {norwegian(due)}" in card(CATALOG, due).lower()
    late = card(CATALOG, due + timedelta(1))
    assert f"{SHOULD_HAVE_BEEN.lower()} {norwegian(due)}" in late.lower()
    assert "dager siden" not in late


def test_the_words_before_the_day_turn_on_the_day_after_it() -> None:
    for until in (date(2026, 12, 3), date(2028, 2, 29), date(2026, 12, 31)):
        assert confirmation.before_the_day(until, until) == CHECK_AGAIN
        assert confirmation.before_the_day(until, until + timedelta(1)) == SHOULD_HAVE_BEEN


def test_paper_holds_until_the_first_of_all_it_shows() -> None:
    manuscript = Manuscript.__new__(Manuscript)
    oslo = CATALOG.municipalities["oslo"]
    for today in (TODAY, date(2026, 10, 1)):
        manuscript.__dict__.update(catalog=CATALOG, today=today)
        for place in (None, oslo):
            days = [*asking.due(CATALOG, today, place), today + timedelta(182)]
            assert manuscript.expires(place) == min(days)
        assert manuscript.expires(oslo) < manuscript.expires(None)


def test_nothing_of_letters_or_of_who_answered_is_published() -> None:
    told = confirmed(CONTACT, TODAY, "called", "phones")
    named = told.confirmations[0].model_copy(
        update={"by": CANARY, "entered_by": f"{CANARY} to", "checked_by": f"{CANARY} tre"}
    )
    asked = (Asked(on=TODAY, letter=LETTER, due=TODAY + timedelta(21)),)
    catalog = with_contact(told.model_copy(update={"confirmations": (named,)}), asked)
    view = View(catalog, TODAY, "kontakt.md")
    pages = [
        str(macros.MACROS[name](view, *arguments))
        for name, *arguments in (["contact", CONTACT.id], ["contact_table"], ["confirmations"], ["phone", CONTACT.id])
    ]
    service = View(catalog, TODAY, "tjenester/nav.md", {"service": "nav"})
    pages += [str(macros.MACROS["service_page"](service))]
    pages += [json.dumps([*in_search(catalog, TODAY)]), json.dumps(finder(catalog, TODAY))]
    code = named.fields["phones"]
    assert [page for page in pages for one in (CANARY, LETTER, code) if one in page] == []
    assert f"Bekreftet {abbreviated(TODAY)}" in pages[0]


def test_the_list_of_owners_says_who_is_asked_in_neutral_words_with_the_police_last() -> None:
    asked = (Asked(on=TODAY, letter=LETTER, due=TODAY + timedelta(21)),)
    catalog = with_contact(confirmed(CONTACT, TODAY, "called", "phones"), asked)
    html = squeeze(str(macros.MACROS["confirmations"](View(catalog, TODAY, "om/bekreftelser.md"))))
    assert "1 av 25 er spurt" in html
    assert "%" not in html
    names = [one.owner.name for one in asking.standings(catalog, TODAY)]
    assert names[-1] == OWNER.name
    assert {"Politiet", "Politiets sikkerhetstjeneste"} == set(names[-3:-1])
    assert [html.index(name) for name in names] == sorted(html.index(name) for name in names)
