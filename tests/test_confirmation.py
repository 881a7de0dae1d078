"""What «bekreftet» hangs on: the value as it is shown, the way it was said, and the day."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any
from unicodedata import normalize

import pytest
from confirming import confirmed
from conftest import TODAY

from guide.content.catalog import load
from guide.content.fields import Certain
from guide.content.model import Anonymity, Phone
from guide.content.owners import Owner
from guide.content.values import UNKNOWN
from guide.facts import confirmation, status
from guide.facts.confirmation import Reached

CATALOG = load()
CONTACTS = [one for one in CATALOG.contacts.values() if one.phones and not status.needs_none(one)]
OFFICES = [one for one in CATALOG.offices.values() if one.phones]
RECORDS: list[Reached] = [*CONTACTS, *OFFICES]
PLAIN = next(one for one in CONTACTS if one.kind == "switchboard")
DUTY_LINE = next(one for one in CONTACTS if one.kind == "duty_line")
OWNER = Owner(id="eieren", name="Eieren", cycle_days=182)


def whole(record: Reached, on: date = TODAY) -> Reached:
    """The record with everything confirmed by a call."""
    return confirmed(record, on, "called", *confirmation.fields(record))


def held(record: Reached, today: date = TODAY) -> set[str]:
    return {one.field for one in confirmation.confirmed(record, OWNER, today)}


def test_everything_that_was_confirmed_is_confirmed() -> None:
    for record in RECORDS:
        assert held(whole(record)) == set(confirmation.fields(record))
        assert held(record) == set()


def mutated(record: Reached, chance: random.Random) -> tuple[str, Reached]:
    """A record with another meaning in one field that was confirmed, and the field."""
    field = chance.choice(confirmation.fields(record))
    now = getattr(record, field)
    changed = record.model_copy(update={field: other(field, now, chance)})
    assert getattr(changed, field) != now
    return field, changed


def other(field: str, now: Any, chance: random.Random) -> Any:
    """Another value of a field: one sign, one space, the order, a label, known or not."""
    if field == "phones":
        return other_phones(now, chance)
    if field == "covers":
        return now.model_copy(update={"municipalities": (*now.municipalities, "0301", "0302")})
    if field == "anonymity":
        text = Anonymity(possible=False, text="Du må si hvem du er.", source="https://eksempel.no/")
        return text if now == UNKNOWN else UNKNOWN
    if field == "languages":
        return ("nb", "en") if now == UNKNOWN else UNKNOWN
    if now in (None, UNKNOWN):
        return "Døgnet rundt" if field not in ("email", "form", "url") else "https://eksempel.no/x"
    return chance.choice([None, with_other_sign(now, chance), f"{now}x", f"{now} "])


def other_phones(now: tuple[Phone, ...], chance: random.Random) -> tuple[Phone, ...]:
    first, *rest = now
    made = [
        (first.model_copy(update={"number": with_other_sign(first.number, chance)}), *rest),
        (first.model_copy(update={"label": "Vakt" if first.label is None else None}), *rest),
        (first.model_copy(update={"number": f"{first.number} "}), *rest),
        (*now, Phone(number="22 58 60 01")),
    ]
    return chance.choice([*made, tuple(reversed(now))] if len(now) > 1 else made)


def with_other_sign(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + ("7" if text[at] != "7" else "8") + text[at + 1 :]


def test_the_mark_goes_from_exactly_the_field_whose_meaning_changed() -> None:
    """500 mutants, none of them confirmed where it should not be."""
    chance = random.Random(17)
    for _ in range(500):
        record = whole(chance.choice(RECORDS))
        field, changed = mutated(record, chance)
        assert held(changed) == set(confirmation.fields(record)) - {field}, (record.id, field, getattr(changed, field))
        assert [one for one, _ in confirmation.outdated(changed)] == [field]


def test_the_parts_of_a_municipality_are_of_whom_an_office_covers() -> None:
    parted = next(one for one in CATALOG.offices.values() if one.parts)
    assert "covers" in held(whole(parted))
    assert "covers" not in held(whole(parted).model_copy(update={"parts": ()}))


def test_letters_in_another_form_of_the_same_signs_are_the_same() -> None:
    text = "Åpent på dagtid, også lørdager"
    assert normalize("NFD", text) != text
    assert confirmation.digest("hours", normalize("NFD", text)) == confirmation.digest("hours", text)
    assert confirmation.digest("hours", text) != confirmation.digest("url", text)
    assert len(confirmation.digest("hours", UNKNOWN)) == 12


def test_only_the_number_decides_the_status_beside_it() -> None:
    hours = confirmed(PLAIN, TODAY, "called", "hours")
    assert status.of(hours, CATALOG, TODAY) == status.Status("unconfirmed", status.UNCONFIRMED)
    assert held(hours) == {"hours"}
    assert confirmation.unconfirmed(hours, OWNER, TODAY)[0] == "phones"


@pytest.mark.parametrize(("ways", "is_confirmed"), [
    (["wrote"], False), (["signed"], False), (["wrote", "called"], True), (["owner_page", "wrote"], True),
    (["called"], True), (["owner_page"], False),
])  # fmt: skip
def test_a_letter_alone_never_confirms_a_duty_line(ways: list[Any], is_confirmed: bool) -> None:
    record = DUTY_LINE
    for nth, how in enumerate(ways):
        record = confirmed(record, TODAY - timedelta(nth), how, "phones")
    assert ("phones" in held(record)) == is_confirmed
    assert "phones" in held(confirmed(PLAIN, TODAY, "wrote", "phones"))


def test_who_somebody_in_a_crisis_calls_is_more_than_the_duty_lines() -> None:
    every = (*CATALOG.contacts.values(), *CATALOG.offices.values())
    crisis = {one.id for one in every if confirmation.is_for_crisis(one)}
    assert {"hjelpetelefonen-116123", "kirkens-sos-telefon", "vo-linjen-116006", "krisesenter-oslo"} <= crisis
    assert {"barnevernvakt-oslo", "nodnummer-112"} <= crisis
    assert {"nav-kontaktsenter", "rvts-ost-veiledning", "familievern-bodo"} & crisis == set()


def test_what_an_owner_does_not_answer_is_no_confirmed_fact() -> None:
    record = confirmed(PLAIN, TODAY, "called", "phones", "out_of_hours")
    assert [one.field for one in confirmation.told(record, OWNER, TODAY)] == ["phones"]
    assert [one.field for one in confirmation.unanswered(record, OWNER, TODAY)] == ["out_of_hours"]


def test_the_newest_that_was_said_decides() -> None:
    """Somebody said one number, then another: the first is not confirmed again when it comes back."""
    before = confirmed(PLAIN, TODAY - timedelta(9), "called", "phones")
    later = before.model_copy(update={"phones": (Phone(number="22 58 60 01"),)})
    later = confirmed(later, TODAY, "called", "phones")
    assert "phones" in held(later)
    assert "phones" not in held(later.model_copy(update={"phones": PLAIN.phones}))


@pytest.mark.parametrize("on", [date(2026, 12, 3), date(2028, 2, 29), date(2027, 1, 1), date(2026, 10, 25)])
@pytest.mark.parametrize("cycle", [30, 182, 365])
def test_a_confirmation_holds_to_the_end_of_its_cycle(on: date, cycle: int) -> None:
    owner = OWNER.model_copy(update={"cycle_days": cycle})
    record = confirmed(PLAIN, on, "called", "phones")
    last = on + timedelta(cycle)
    for day, holds in ((on - timedelta(1), False), (on, True), (last, True), (last + timedelta(1), False)):
        assert bool(confirmation.held(record, "phones", owner, day)) == holds, day


def test_what_somebody_said_is_asked_again_after_the_cycle_and_what_was_read_after_half_a_year() -> None:
    cycle = confirmation.owner_of(CATALOG, PLAIN).cycle_days
    said = confirmed(PLAIN, TODAY, "called", "phones")
    assert confirmation.check_again(CATALOG, said, TODAY) == TODAY + timedelta(cycle)
    assert PLAIN.looked_up_on
    assert confirmation.check_again(CATALOG, PLAIN, TODAY) == PLAIN.looked_up_on + timedelta(182)
    assert confirmation.check_again(CATALOG, Certain(confidence="high"), TODAY) is None


def test_every_field_that_can_be_confirmed_is_in_a_model() -> None:
    named = {*confirmation.fields(PLAIN), *confirmation.fields(OFFICES[0])}
    assert named == set(confirmation.FIELDS)
    assert {"id", "name", "doubt", "confirmations"} & named == set()
