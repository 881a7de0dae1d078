"""The order of the steps for a role in a situation: danger, what the situation needs, then what the role may say."""

from __future__ import annotations

from itertools import product

import pytest

from guide.content.catalog import load
from guide.content.model import CallStep, FirstContact
from guide.facts.steps import DANGER, steps

CATALOG = load()
SITUATIONS = [one.id for one in CATALOG.situations.values() if one.audience == "professional"]
PAIRS = list(product(SITUATIONS, CATALOG.roles))
STEMS = {
    "radikaliseringskontakt-politiet": "radikaliseringskontakt", "slt-koordinator": "slt-koordinator",
    "naermeste-leder": "nærmeste leder", "skoleledelse": "rektor", "fengselsbetjent": "spør i fengselet",
}  # fmt: skip


PLAIN = CATALOG.contacts["politi-02800"]


def after_danger(situation: str | None = None, role: str | None = None) -> list[CallStep]:
    danger, *rest = steps(CATALOG, situation, role)
    assert danger is CATALOG.local_steps[DANGER]
    return rest


@pytest.mark.parametrize(("situation", "role"), PAIRS)
def test_every_line_of_a_role_is_in_each_of_its_situations(situation: str, role: str) -> None:
    found = after_danger(situation, role)
    for line in CATALOG.roles[role].first_contact:
        assert (line in found) == (not line.situations or situation in line.situations)
    assert len(found) == len(set(found))
    assert [one for one in found if role in one.not_for] == []


@pytest.mark.parametrize(("situation", "role"), PAIRS)
def test_a_situation_loses_a_step_only_to_a_line_about_the_same_people(situation: str, role: str) -> None:
    found = after_danger(situation, role)
    lines = [one for one in found if isinstance(one, FirstContact)]
    for step in CATALOG.situations[situation].call:
        if step in found or role in step.not_for:
            continue
        same = [line for line in lines if line.local == step.local or line.contact == step.contact]
        assert same, (step.who, [line.who for line in lines])


def test_what_a_role_may_say_stands_in_for_what_everybody_is_told() -> None:
    doctor = CATALOG.roles["fastlege"].first_contact
    contact = next(one for one in doctor if one.local == "police_contact")
    assert "uten navn" in contact.who
    assert all(contact in after_danger(one, "fastlege") for one in SITUATIONS)
    assert [one.local for one in after_danger("mindrearig", "fastlege")].count("police_contact") == 1
    assert [one.local for one in after_danger("bekymring-pa-nett", "fastlege")].count("police_district") == 0
    both = [one.local for one in after_danger("hjemkomst", "fastlege")]
    assert both.index("police_district") < both.index("police_contact")


def test_the_first_step_of_a_situation_stays_first_and_a_condition_comes_last() -> None:
    child = after_danger("mindrearig", "laerer")
    danger, *child = child
    assert CATALOG.contacts[danger.contact or ""].kind == "emergency"
    assert child[0].local == "child_welfare"
    assert getattr(child[0], "when", None)
    assert child[1].who == CATALOG.roles["laerer"].first_contact[-1].who
    assert getattr(child[-1], "when", None)


def test_a_duty_in_danger_comes_before_everything_a_situation_has() -> None:
    for role, situation in (("fastlege", "onsker-seg-ut"), ("behandler", "forste-24-timer"), ("laerer", "hjemkomst")):
        first, second = after_danger(situation, role)[:2]
        assert first is CATALOG.roles[role].first_contact[0]
        assert CATALOG.contacts[first.contact or ""].kind == "emergency"
        assert CATALOG.contacts.get(second.contact or "", PLAIN).kind != "emergency"


def test_who_works_in_child_welfare_asks_a_leader_before_the_duty_line_of_the_evening() -> None:
    found = after_danger("mindrearig", "barnevernsansatt")
    assert [one.local for one in found[:2]] == [None, "child_welfare_duty"]


def test_a_condition_never_takes_the_place_of_the_leader() -> None:
    found = [one.who for one in after_danger("forste-24-timer", "nav-veileder")]
    home, leader, *_ = CATALOG.roles["nav-veileder"].first_contact
    assert (found[0], found[-1]) == (leader.who, home.who)


def test_a_role_alone_has_what_everybody_has_after_its_own_lines() -> None:
    for role in CATALOG.roles.values():
        found = after_danger(None, role.id)
        own, others = found[: len(role.first_contact)], found[len(role.first_contact) :]
        assert tuple(own) == role.first_contact
        assert {one.local for one in others} >= {"family_counselling", "conflict_council"}
        functions = {one.local for one in own if one.local}
        assert not functions & {one.local for one in others}, role.id


@pytest.mark.parametrize("role", STEMS)
def test_nobody_is_sent_to_himself_when_nobody_answers(role: str) -> None:
    for situation in [None, *SITUATIONS]:
        told = [one.fallback or "" for one in after_danger(situation, role)]
        assert [one for one in told if STEMS[role] in one.lower()] == [], situation
