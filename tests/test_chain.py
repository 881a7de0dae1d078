"""Whom to call from every municipality, in every situation and role: what must be true of each of those chains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from conftest import TODAY

from guide.content.catalog import load
from guide.content.functions import FUNCTIONS
from guide.content.labels import FUNCTION, NO_CHILD_WELFARE_NUMBER
from guide.content.local import LocalContact, Overlay
from guide.content.model import CallStep
from guide.content.values import UNKNOWN
from guide.facts.chain import NO_ADDRESS, NO_NUMBER, Link, chain, filled, of_contact
from guide.facts.coverage import covered, offices, part
from guide.facts.phone import normal
from guide.facts.steps import DANGER

CATALOG = load()
PLACES = list(CATALOG.municipalities.values())
SITUATIONS = [None, *(one.id for one in CATALOG.situations.values() if one.audience == "professional")]
ROLES = [None, *CATALOG.roles]
DANGERS = [CATALOG.local_steps[DANGER].contact, *CATALOG.local_steps[DANGER].also]
EMERGENCY = {normal(phone.number) for one in DANGERS if one for phone in CATALOG.contacts[one].phones}
AGDER = CATALOG.municipalities["kristiansand"]


def numbers(links: tuple[Link, ...]) -> list[str]:
    """Every number of a chain, in order."""
    return [normal(phone.number) for link in links for way in link.ways for phone in way.phones]


def step(function: str, **fields: object) -> CallStep:
    """A step of a chain with a function."""
    return CallStep.model_validate({"who": "Noen", "why": "Noe", "local": function, **fields})


def wrong(links: tuple[Link, ...], situation: str | None, role: str | None) -> Iterator[str]:
    """What must never be true of a chain."""
    called = numbers(links)
    if called[0] != "112":
        yield "danger is not first"
    if situation and not set(called) - EMERGENCY:
        yield "only emergency numbers"
    for link in links:
        if not (link.ways or link.step.fallback or getattr(link.step, "role", None) or link.step.service is None):
            yield f"{link.who}: neither a way nor an instruction"
        if role in link.step.not_for:
            yield f"{link.who}: told to call himself"
        for way in link.ways:
            theirs = CATALOG.contact_owner[way.record.id].id if way.record.id in CATALOG.contacts else ""
            if link.region and theirs in CATALOG.regions and theirs != link.region.id and not link.missing:
                yield f"{link.who}: the number of {theirs}"


def test_every_chain_is_right() -> None:
    """32 130 chains and more: every municipality, situation and role."""
    found = {
        (place.id, situation, role, fault)
        for place, situation, role in product(PLACES, SITUATIONS, ROLES)
        for fault in wrong(chain(CATALOG, TODAY, (place,), situation, role), situation, role)
    }
    assert found == set()


def test_a_wrong_chain_is_seen() -> None:
    right = chain(CATALOG, TODAY, (AGDER,), "onsker-seg-ut")
    assert list(wrong(right, "onsker-seg-ut", None)) == []
    assert list(wrong(right[1:], "onsker-seg-ut", None)) == ["danger is not first"]
    assert list(wrong(right[:1], "onsker-seg-ut", None)) == ["only emergency numbers"]
    leader = next(role for link in right for role in link.step.not_for)
    assert [one for one in wrong(right, "onsker-seg-ut", leader) if "himself" in one]


def test_nobody_is_told_to_call_who_he_is() -> None:
    """A step on a role's own service is not for the role, when nobody else there could be meant."""
    for situation in CATALOG.situations.values():
        for one in situation.call:
            for role in CATALOG.roles.values():
                if role.name == one.who or (role.service == one.service == "slt"):
                    assert role.id in one.not_for, (situation.id, one.who, role.id)


def test_every_municipality_has_a_family_office_and_some_have_several() -> None:
    having = {place.id: offices(CATALOG, place, "family_counselling") for place in PLACES}
    assert [one for one, found in having.items() if not found] == []
    assert sum(len(found) > 1 for found in having.values()) == 14
    oslo = having["oslo"]
    assert len({part(office, CATALOG.municipalities["oslo"]).part for office in oslo}) == len(oslo) == 4


def test_every_number_that_covers_a_municipality_is_in_its_chain() -> None:
    for office in CATALOG.offices.values():
        theirs = {normal(phone.number) for phone in office.phones}
        for place in covered(CATALOG, office):
            links = chain(CATALOG, TODAY, (place,))
            assert theirs <= set(numbers(links)), (office.id, place.id)
            assert office.id in {way.record.id for link in links for way in link.ways}, (office.id, place.id)


def test_what_is_uncertain_of_one_municipality_is_said_there_only() -> None:
    sogndal = next(one for one in chain(CATALOG, TODAY, (CATALOG.municipalities["sogndal"],)) if "Familie" in one.who)
    luster = next(one for one in chain(CATALOG, TODAY, (CATALOG.municipalities["luster"],)) if "Familie" in one.who)
    assert sogndal.ways[0].record == luster.ways[0].record
    assert len(sogndal.ways[0].doubts) == len(luster.ways[0].doubts) + 1


def test_the_number_of_another_region_is_said_to_be_that() -> None:
    for place in PLACES:
        link = next(one for one in chain(CATALOG, TODAY, (place,)) if one.step.local == "rvts")
        ours = place.rvts_region.region == "rvts-ost"
        assert link.who == CATALOG.regions[place.rvts_region.region].name
        assert (link.missing is None) is ours
        assert link.ways[0].name == "RVTS Øst"


def test_what_we_do_not_have_of_the_municipality_is_said_once() -> None:
    for place in PLACES:
        links = {link.step.local: link for link in chain(CATALOG, TODAY, (place,))}
        one = CATALOG.municipal_contacts[place.id]
        unknown = {one.email, one.website, one.phone} == {UNKNOWN}
        assert (links["lead"].missing == NO_ADDRESS) == unknown == (not links["lead"].ways), place.id
        assert links["child_welfare"].missing == NO_NUMBER.format("barnevernstjenesten"), place.id
        assert [link.missing for link in links.values()].count(NO_ADDRESS) == unknown
    whole = {link.step.local: link for link in chain(CATALOG, TODAY, (AGDER, PLACES[0]))}
    assert whole["lead"].missing is None
    assert whole["child_welfare"].missing == NO_CHILD_WELFARE_NUMBER


def test_who_has_the_number_or_an_address_is_told_of_nothing_missing() -> None:
    kautokeino = CATALOG.municipalities["kautokeino"]
    number = LocalContact(function="child_welfare", unit="Barnevernstjenesten", phone="22 58 60 00", public=True)
    letters = LocalContact(function="lead", unit="Servicetorget", email="post@eksempel.no", public=True)
    overlay = Overlay(municipality=kautokeino.number, contacts=(number, letters))
    links = {link.step.local: link for link in chain(CATALOG, TODAY, (kautokeino,), overlay=overlay)}
    assert links["lead"].missing is links["child_welfare"].missing is None


def test_the_district_stands_in_the_name_of_the_step() -> None:
    links = chain(CATALOG, TODAY, (AGDER,), "onsker-seg-ut")
    assert "Radikaliseringskontakten i Agder politidistrikt" in [link.who for link in links]


def test_danger_is_first_at_night_and_nobody_is_listed_whose_hours_are_unknown() -> None:
    for place in PLACES:
        ways = [
            way for link in chain(CATALOG, TODAY, (place,)) for way in link.ways if way.phones and way.answers_at_night
        ]
        assert [way.phones[0].number for way in ways][:2] == ["112", "113"], place.id
        assert "116 111" in [phone.number for way in ways for phone in way.phones]
    doctor = of_contact(CATALOG, TODAY, CATALOG.contacts["legevakt-116117"])
    assert not replace(doctor, hours=None).answers_at_night
    assert replace(doctor, hours="Hele døgnet").answers_at_night


def test_a_duty_line_comes_before_the_line_for_all() -> None:
    oslo = chain(CATALOG, TODAY, (CATALOG.municipalities["oslo"],))
    duty = next(one for one in oslo if one.step.local == "child_welfare_duty")
    assert [way.record.id for way in duty.ways] == ["barnevernvakt-oslo", "alarmtelefonen-116111"]


def test_a_county_is_told_only_what_holds_for_all_of_it() -> None:
    agder = tuple(one for one in PLACES if one.county == "agder")
    links = {link.step.local: link for link in chain(CATALOG, TODAY, agder)}
    assert links["police_district"].who == "Politiet", "Sirdal has another district"
    assert [way.record.id for way in links["family_counselling"].ways] == ["familievern-kontorer"]
    assert [way.record.id for way in links["contact_page"].ways] == ["plattform-agder"]
    assert links["lead"].ways == ()
    finnmark = tuple(one for one in PLACES if one.county == "finnmark")
    assert "Politiet, Finnmark politidistrikt" in [link.who for link in chain(CATALOG, TODAY, finnmark)]
    whole = {link.step.local: link for link in chain(CATALOG, TODAY, tuple(PLACES))}
    assert whole["police_district"].who == "Politiet"
    assert "contact_page" not in whole


def test_the_contacts_of_the_municipality_itself_come_first() -> None:
    own = LocalContact(function="lead", unit="Servicetorget", phone="22 58 60 00", public=True)
    deputy = LocalContact(function="deputy", person="Navn Navnesen", email="navn@eksempel.no")
    empty = LocalContact(function="nav_office", unit="Nav Eksempel")
    overlay = Overlay(municipality=AGDER.number, contacts=(deputy, own, empty))
    links = {link.step.local: link for link in chain(CATALOG, TODAY, (AGDER,), overlay=overlay)}
    assert next(way.record for way in links["lead"].ways) == own
    assert deputy in [way.record for way in links["lead"].ways]
    assert empty not in [way.record for way in links["nav_office"].ways]
    assert links["lead"].ways[0].status is None


def test_every_function_has_a_label_and_the_danger_step_is_there() -> None:
    assert tuple(FUNCTION) == FUNCTIONS
    assert next(iter(CATALOG.local_steps)) == DANGER


def test_nobody_is_sent_back_to_the_centre_of_his_region() -> None:
    guidance = next(one for one in CATALOG.situations["onsker-seg-ut"].call if one.local == "rvts")
    assert filled(CATALOG, TODAY, (), guidance).fallback == guidance.fallback
    assert guidance.fallback
    assert filled(CATALOG, TODAY, (AGDER,), guidance).fallback is None
    assert "nasjonal veiledning ved RVTS Øst" in (filled(CATALOG, TODAY, (AGDER,), guidance).missing or "")


def test_violence_at_home_has_somebody_to_ring_everywhere() -> None:
    for place in PLACES:
        link = next(one for one in chain(CATALOG, TODAY, (place,)) if one.step.local == "crisis_centre")
        near = offices(CATALOG, place, "crisis_centre")
        assert any(way.phones for way in link.ways)
        assert bool(link.missing) != bool(near)


def test_no_step_says_itself_what_the_place_decides() -> None:
    """The sentence about a number that is not known goes where the number is, and would stand beside it."""
    actors = (*CATALOG.situations.values(), *CATALOG.roles.values())
    told = [step for one in actors for step in getattr(one, "call", getattr(one, "first_contact", ()))]
    assert [step.who for step in (*told, *CATALOG.local_steps.values()) if "ikke nummeret" in step.why] == []


def test_a_missing_number_of_child_welfare_is_said_once_for_a_place_and_for_none() -> None:
    child = next(one for one in CATALOG.situations["mindrearig"].call if one.local == "child_welfare")
    assert filled(CATALOG, TODAY, (), child).missing == NO_CHILD_WELFARE_NUMBER
    assert filled(CATALOG, TODAY, (AGDER,), child).missing == NO_NUMBER.format("barnevernstjenesten")
