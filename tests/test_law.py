"""What follows from a provision: how it is cited, where it is at Lovdata, and its state on a day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.acts import Act, Provision
from guide.content.catalog import load
from guide.facts.law import (
    changed_since_review,
    citation,
    document_path,
    eli,
    is_about_sharing,
    is_withdrawn,
    label,
    lets_share,
    lovdata_url,
    read_ahead,
    section_path,
    state,
    successors,
)

REAL = load()
QUICK = settings(derandomize=True, deadline=None, database=None, max_examples=200)
DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
DAY = date(2026, 12, 1)


def provision(**fields: Any) -> Provision:
    whole = {"id": "x-1", "status": "in_force", "kinds": [], "gives": "Noe.", "topics": [], "confidence": "high"}
    return Provision.model_validate(whole | fields)


def act(date_code: str) -> Act:
    return REAL.acts["barnevernsloven"].model_copy(update={"date_code": date_code, "short_title": "Loven"})


@pytest.mark.parametrize(
    ("fields", "expected", "path"),
    [
        ({"sections": ["15-9"]}, "§ 15-9", "/§15-9"),
        ({"sections": ["38 a"]}, "§ 38 a", "/§38a"),
        ({"sections": ["3-2a"]}, "§ 3-2a", "/§3-2a"),
        ({"sections": ["9 A-2"]}, "§ 9 A-2", "/§9A-2"),
        ({"sections": ["13", "13 a"]}, "§§ 13 og 13 a", ""),
        ({"sections": ["1", "2", "3"]}, "§§ 1, 2 og 3", ""),
        ({"sections": ["13"], "last_section": "13 g"}, "§§ 13–13 g", ""),
        ({"chapter": "9 A"}, "kapittel 9 A", ""),
        ({}, "", ""),
    ],
)
def test_a_provision_is_cited_and_addressed_by_what_it_holds(fields: dict[str, Any], expected: str, path: str) -> None:
    law, one = act("LOV-2021-06-18-97"), provision(**fields)
    assert label(one) == expected
    assert citation(law, one) == f"Loven {expected}".strip()
    assert section_path(law, one) == f"NL/lov/2021-06-18-97{path}"
    assert lovdata_url(law, one) == f"https://lovdata.no/dokument/NL/lov/2021-06-18-97{path}"


@pytest.mark.parametrize(
    ("code", "path", "identifier"),
    [
        ("LOV-2021-06-18-97", "NL/lov/2021-06-18-97", "/eli/lov/2021/06/18/97"),
        ("LOV-1967-02-10", "NL/lov/1967-02-10", "/eli/lov/1967/02/10"),
        ("FOR-2022-06-22-1110", "SF/forskrift/2022-06-22-1110", "/eli/forskrift/2022/06/22/1110"),
    ],
)
def test_an_act_is_addressed_by_its_date_code(code: str, path: str, identifier: str) -> None:
    assert document_path(act(code)) == path
    assert lovdata_url(act(code)) == f"https://lovdata.no/dokument/{path}"
    assert eli(act(code)) == identifier


BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "in_force"),
        ({"in_force_from": DAY}, "in_force"),
        ({"in_force_from": AFTER}, "adopted"),
        ({"in_force_to": DAY}, "in_force"),
        ({"in_force_to": BEFORE}, "repealed"),
        ({"in_force_from": BEFORE, "in_force_to": AFTER}, "in_force"),
        ({"status": "repealed"}, "repealed"),
        ({"status": "repealed", "in_force_to": BEFORE}, "repealed"),
        ({"status": "repealed", "in_force_to": DAY}, "in_force"),
        ({"status": "adopted"}, "adopted"),
        ({"status": "adopted", "in_force_to": AFTER}, "adopted"),
        ({"status": "adopted", "in_force_from": AFTER}, "adopted"),
    ],
)
def test_the_state_follows_from_the_dates_and_then_the_status(fields: dict[str, Any], expected: str) -> None:
    assert state(provision(**fields), DAY) == expected


AHEAD = {"text_in_force_from": DAY, "evidence": [{"kind": "amending_act", "dated": BEFORE, "by": "LOV-2026-01-23-1"}]}


def test_the_acts_read_ahead_are_those_of_the_amending_acts_alone() -> None:
    others = [
        {"kind": "lovdata", "dated": DAY, "by": "LOV-2026-05-12-18"},
        {"kind": "amending_act", "dated": DAY},
        {"kind": "amending_act", "dated": None, "by": "LOV-2025-06-20-39"},
    ]
    assert read_ahead(provision(evidence=others)) == {"LOV-2025-06-20-39"}
    assert read_ahead(provision(**AHEAD)) == {"LOV-2026-01-23-1"}
    assert read_ahead(provision()) == frozenset()


@pytest.mark.parametrize(("read", "withdrawn"), [(None, True), (BEFORE, True), (DAY, False), (AFTER, False)], ids=str)
def test_a_sentence_read_against_the_amending_act_is_shown(read: date | None, withdrawn: bool) -> None:
    assert is_withdrawn(provision(text_verified_on=read, **AHEAD), DAY) is withdrawn
    assert is_withdrawn(provision(text_verified_on=read, **AHEAD), BEFORE) is False


def to_come(on: date | None) -> dict[str, Any]:
    return {"pending": [{"by": "LOV-2026-01-23-1", "effect": "Noe.", "on": on}]}


ENDED = {"in_force_to": BEFORE}
EARLIER = BEFORE - timedelta(days=1)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        (to_come(None), None),
        (to_come(AFTER), None),
        (to_come(DAY), DAY),
        (to_come(BEFORE) | {"text_in_force_from": EARLIER}, BEFORE),
        (to_come(BEFORE) | {"text_verified_on": EARLIER}, BEFORE),
        (to_come(BEFORE) | {"text_verified_on": BEFORE}, None),
        (to_come(BEFORE) | {"text_verified_on": EARLIER, "gives_reviewed_on": BEFORE}, None),
        ({"text_in_force_from": DAY}, DAY),
        ({"text_in_force_from": AFTER}, None),
        (ENDED, DAY),
        ({"in_force_to": DAY}, None),
        (ENDED | {"text_verified_on": BEFORE}, DAY),
        (ENDED | {"status": "repealed"}, None),
        (ENDED | {"status": "repealed"} | to_come(BEFORE), BEFORE),
    ],
)
def test_a_change_that_nobody_has_read_is_known_by_its_day(fields: dict[str, Any], expected: date | None) -> None:
    one = provision(**fields)
    assert changed_since_review(one, DAY) == expected
    assert is_withdrawn(one, DAY) == (expected is not None and one.status != "repealed")


@pytest.mark.parametrize(
    ("fields", "about", "shares"),
    [
        ({"topics": ["deling"]}, True, True),
        ({"topics": ["deling"], "status": "adopted"}, True, True),
        ({"topics": ["deling"], "status": "repealed"}, False, False),
        ({"topics": ["taushetsplikt"]}, True, False),
        ({"topics": ["taushetsplikt"], "kinds": ["permission", "processing_basis"]}, False, False),
        ({"topics": ["deling", "individuell-plan"]}, False, True),
    ],
)
def test_what_stands_before_sharing_counts_still_and_is_about_it(
    fields: dict[str, Any], about: bool, shares: bool
) -> None:
    one = provision(**fields)
    assert is_about_sharing(one) is about
    assert lets_share(one) is shares


@QUICK
@given(st.none() | DAYS, st.none() | st.integers(0, 9000), DAYS, DAYS)
def test_a_life_goes_one_way(start: date | None, length: int | None, one: date, other: date) -> None:
    end = start + timedelta(days=length) if start and length is not None else None
    mortal = provision(in_force_from=start, in_force_to=end)
    order = ["adopted", "in_force", "repealed"]
    earlier, later = sorted([one, other])
    assert order.index(state(mortal, earlier)) <= order.index(state(mortal, later))


@QUICK
@given(st.lists(st.sampled_from(["replaced_by", "merged_into", "related"]), max_size=5))
def test_what_is_only_related_is_no_successor(relations: list[str]) -> None:
    listed = [{"provision": "y-1", "starts_on": DAY, "relation": one} for one in relations]
    found = successors(provision(replaced_by=listed))
    assert [one.relation for one in found] == [one for one in relations if one != "related"]


@QUICK
@given(st.lists(st.from_regex(r"[0-9]{1,3}(-[0-9]{1,2})?( ?[a-z])?", fullmatch=True), min_size=1, max_size=4))
def test_a_label_names_every_section_once(sections: list[str]) -> None:
    text = label(provision(sections=sections))
    assert re.split(r", | og ", text.lstrip("§ ")) == sections
    assert text.startswith("§§ " if len(sections) > 1 else "§ ")


def test_no_sentence_is_withdrawn_but_those_whose_new_wording_nobody_could_read() -> None:
    withdrawn = {one.id for one in REAL.provisions.values() if is_withdrawn(one, DAY)}
    unread = {one.id for one in REAL.provisions.values() if one.doubt and "Den nye ordlyden er ikke" in one.doubt}
    assert withdrawn == unread


def test_what_is_in_doubt_is_not_high_and_what_is_high_is_not_in_doubt() -> None:
    assert [one.id for one in REAL.provisions.values() if (one.confidence == "high") == bool(one.doubt)] == []


def test_no_change_is_pending_that_has_come_into_force_and_been_read() -> None:
    stale = {one.id for one in REAL.provisions.values() for change in one.pending
             if change.on and change.on <= DAY and not is_withdrawn(one, DAY)}  # fmt: skip
    assert stale == set()


def test_an_article_is_cited_by_the_regulation_that_the_act_takes_in() -> None:
    one = provision(articles=["6", "9"], annex="Forordningen")
    assert citation(act("LOV-2021-06-18-97"), one) == "Forordningen artikkel 6 og 9"
