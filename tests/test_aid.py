"""The decision aid as a graph: every path ends well, a law that changes withdraws, a signature is for what was read."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pytest
from conftest import TODAY
from every import every
from markupsafe import escape

from guide.content.acts import PendingChange, Provision
from guide.content.aid import Aid, AidOutcome, InBoth
from guide.content.catalog import Catalog, load
from guide.content.fields import SignedReview
from guide.content.labels import AID
from guide.content.references import inside
from guide.facts import aid as graph
from guide.facts.phone import tel_uri
from guide.render.macros import MACROS
from guide.render.view import View
from tests.prose import lix

CATALOG = load()
AIDS = CATALOG.aid
OUTCOMES = CATALOG.aid_outcomes
PATHS = list(graph.paths(AIDS))
RESTED_ON = sorted({law.provision for one in AIDS.outcomes for law in one.laws})
PAGE = "taushetsplikt/veiviser.md"
BEFORE, SOON = date(2020, 1, 1), TODAY - timedelta(days=1)


def changed(**kinds: Any) -> Catalog:
    """The catalogue with some records as they are not: `provisions={"straffeloven-196": …}`."""
    copy = dataclasses.replace(CATALOG)
    for kind, records in kinds.items():
        copy.records(kind).update(records)
    return copy


def with_aid(**fields: Any) -> Catalog:
    """The catalogue with another aid."""
    entry = dataclasses.replace(CATALOG.entries["aid"][0], record=AIDS.model_copy(update=fields))
    return dataclasses.replace(CATALOG, entries={**CATALOG.entries, "aid": (entry,)})


def texts(aid: Aid) -> Iterator[InBoth]:
    return (part for _, part in inside(aid) if isinstance(part, InBoth))


def shown(catalog: Catalog, meta: dict[str, str] | None = None) -> str:
    return MACROS["aid"](View(catalog, TODAY, PAGE, meta or {}))


def test_every_path_ends_in_an_act_a_person_a_law_and_a_note() -> None:
    assert len(PATHS) > 100
    assert {path.outcome for path in PATHS} == OUTCOMES.keys()
    for path in PATHS:
        end = OUTCOMES[path.outcome]
        assert end.do_now, path
        assert any(CATALOG.contacts[one].phones for one in end.contacts), path
        assert end.laws, path
        assert end.write_down, path


def test_the_duty_to_avert_reaches_the_police_in_four_answers() -> None:
    path = graph.walked(AIDS, ["nei", "ja", "ja", "ja"])
    end = OUTCOMES[path.outcome]
    assert [one.provision for one in end.laws] == ["straffeloven-196"]
    assert "politi-02800" in end.contacts
    assert end.contacts[0] == graph.DANGER
    assert end.personal


@every(
    "path",
    [path for path in PATHS if path.answers[-1][1] == "usikker"],
    lambda path: "-".join(a for _, a in path.answers),
)
def test_who_is_unsure_is_given_somebody_to_ring(path: graph.Path) -> None:
    assert any(CATALOG.contacts[one].phones for one in OUTCOMES[path.outcome].contacts)


@pytest.mark.parametrize("answers", [["nei"], ["kanskje"], ["nei", "ja", "ja", "ja", "ja"], []], ids=" ".join)
def test_answers_that_do_not_fit_are_refused(answers: list[str]) -> None:
    with pytest.raises(LookupError):
        graph.walked(AIDS, answers)


def tampered(one: Provision, how: str) -> Provision:
    if how == "new wording":
        return one.model_copy(
            update={"text_in_force_from": SOON, "text_verified_on": BEFORE, "gives_reviewed_on": None}
        )
    if how == "new wording that somebody has read for another sentence":
        return one.model_copy(update={"text_in_force_from": SOON, "text_verified_on": TODAY})
    if how == "a change in force":
        pending = PendingChange(by="LOV-2026-01-01-1", effect="Noe.", on=SOON)
        return one.model_copy(update={"pending": (pending,), "text_verified_on": BEFORE, "gives_reviewed_on": None})
    if how == "over":
        return one.model_copy(update={"in_force_to": SOON})
    return one.model_copy(update={"status": "repealed" if how == "repealed" else "adopted", "in_force_from": None})


HOW = (
    "new wording",
    "new wording that somebody has read for another sentence",
    "a change in force",
    "over",
    "repealed",
    "adopted",
)


@every("one", RESTED_ON)
@pytest.mark.parametrize("how", HOW)
def test_a_law_that_changes_withdraws_the_ends_that_rest_on_it_and_no_other(one: str, how: str) -> None:
    catalog = changed(provisions={one: tampered(CATALOG.provisions[one], how)})
    gone = {end.id for end in AIDS.outcomes if graph.withdrawn(catalog, end, TODAY)}
    assert gone == {end.id for end in AIDS.outcomes if one in {law.provision for law in end.laws}}


def test_what_is_taken_down_is_listed_with_the_law_that_changed() -> None:
    catalog = changed(provisions={"straffeloven-287": tampered(CATALOG.provisions["straffeloven-287"], "over")})
    assert graph.taken_down(catalog, TODAY) == ["ring-112: Straffeloven § 287"]
    assert graph.taken_down(CATALOG, TODAY) == []


def test_the_page_says_whether_a_lawyer_has_signed() -> None:
    review = SignedReview(by="juristen i direktoratet", on=date(2026, 11, 1), digest=graph.digest(CATALOG))
    assert AID["nb"]["unreviewed"] in shown(CATALOG)
    assert "Kvalitetssikret av juristen i direktoratet 1. november 2026." in shown(with_aid(legal_review=review))
    old = review.model_copy(update={"digest": "0"})
    assert AID["nb"]["unreviewed"] in shown(with_aid(legal_review=old))


def test_a_question_about_a_list_that_has_changed_says_no_more_what_is_on_it() -> None:
    node = next(one for one in AIDS.nodes if one.lists == "straffeloven-196")
    law = CATALOG.provisions["straffeloven-196"]
    html = shown(changed(provisions={law.id: tampered(law, "new wording")}))
    assert str(node.ask) in html
    assert not any(str(one) in html for one in node.help)
    assert all(str(one) in shown(CATALOG) for one in node.help)


def test_nothing_has_withdrawn_today() -> None:
    assert [end.id for end in AIDS.outcomes if graph.withdrawn(CATALOG, end, TODAY)] == []


@every("one", RESTED_ON)
def test_a_change_that_is_to_come_withdraws_nothing_yet(one: str) -> None:
    pending = PendingChange(by="LOV-2026-01-01-1", effect="Noe.", on=TODAY + timedelta(days=1))
    catalog = changed(provisions={one: CATALOG.provisions[one].model_copy(update={"pending": (pending,)})})
    assert [end.id for end in AIDS.outcomes if graph.withdrawn(catalog, end, TODAY)] == []


def test_an_end_that_has_withdrawn_keeps_its_numbers_and_says_no_more_what_to_do() -> None:
    duty = OUTCOMES["meld-barnevern"]
    law = duty.laws[0].provision
    catalog = changed(provisions={law: tampered(CATALOG.provisions[law], "new wording")})
    before, after = (View(one, TODAY, PAGE).render("aid_outcome.html", **parts(duty)) for one in (CATALOG, catalog))
    assert AID["nb"]["withdrawn"] in after
    assert AID["nb"]["withdrawn"] not in before
    assert not any(str(one) in after for one in duty.do_now)
    numbers = [phone.number for one in duty.contacts for phone in CATALOG.contacts[one].phones] + ["112"]
    assert all(tel_uri(one) in html for one in numbers for html in (before, after))


def parts(outcome: AidOutcome) -> dict[str, Any]:
    nodes = {one.id: one for one in AIDS.nodes}
    return {"outcome": outcome, "read": TODAY, "language": "nb", "words": AID["nb"], "nodes": nodes}


def other(text: InBoth) -> InBoth:
    return text.model_copy(update={"nb": f"{text.nb[:-1]}x"})


def test_the_code_of_a_signature_changes_with_one_sign_of_anything_it_covers() -> None:
    codes = [graph.digest(CATALOG)]
    for index, node in enumerate(AIDS.nodes):
        nodes = [*AIDS.nodes[:index], node.model_copy(update={"ask": other(node.ask)}), *AIDS.nodes[index + 1 :]]
        codes.append(graph.digest(with_aid(nodes=tuple(nodes))))
    for index, end in enumerate(AIDS.outcomes):
        ends = [
            *AIDS.outcomes[:index],
            end.model_copy(update={"not_known": other(end.not_known)}),
            *AIDS.outcomes[index + 1 :],
        ]
        codes.append(graph.digest(with_aid(outcomes=tuple(ends))))
    for one in graph.asked_about(AIDS):
        provision = CATALOG.provisions[one]
        codes.append(
            graph.digest(changed(provisions={one: provision.model_copy(update={"gives": provision.gives + "!"})}))
        )
    for kind, field in (("police_sharing", "who"), ("duties", "text"), ("vignettes", "why")):
        for one, record in CATALOG.records(kind).items():
            codes.append(graph.digest(changed(**{kind: {one: record.model_copy(update={field: "Noe."})}})))
    assert len(set(codes)) == len(codes)


def test_the_code_of_a_signature_changes_with_a_fixed_word(monkeypatch: pytest.MonkeyPatch) -> None:
    before = graph.digest(CATALOG)
    monkeypatch.setitem(AID["nb"], "yours", "Plikten er din.")
    assert graph.digest(CATALOG) != before


def test_an_end_says_what_is_known_of_trust_with_its_source() -> None:
    fact = next(one for one in CATALOG.facts.values() if one.sources)
    end = OUTCOMES["avverg-na"].model_copy(update={"trust": fact.id})
    html = View(CATALOG, TODAY, PAGE).render("aid_outcome.html", **parts(end))
    assert escape(fact.now) in html
    assert "Kilde:" in html
    assert "Kilde:" not in View(CATALOG, TODAY, PAGE).render("aid_outcome.html", **parts(OUTCOMES["avverg-na"]))


def test_an_end_that_has_withdrawn_calls_nothing_a_permission() -> None:
    end = next(one for one in AIDS.outcomes if one.is_permission)
    law = end.laws[0].provision
    catalog = changed(provisions={law: tampered(CATALOG.provisions[law], "over")})
    assert AID["nb"]["permission"] in View(CATALOG, TODAY, PAGE).render("aid_outcome.html", **parts(end))
    assert AID["nb"]["permission"] not in View(catalog, TODAY, PAGE).render("aid_outcome.html", **parts(end))


def test_the_code_of_a_signature_stays_when_only_the_signature_or_what_it_does_not_cover_changes() -> None:
    review = SignedReview(by="juristen", on=TODAY, digest="0" * 12)
    assert graph.digest(with_aid(legal_review=review, translation=None)) == graph.digest(CATALOG)
    other_act = next(one for one in CATALOG.provisions if one not in graph.asked_about(AIDS))
    elsewhere = changed(provisions={other_act: CATALOG.provisions[other_act].model_copy(update={"gives": "Noe."})})
    assert graph.digest(elsewhere) == graph.digest(CATALOG)


def signed(code: str) -> Catalog:
    return with_aid(legal_review=SignedReview(by="juristen", on=TODAY, digest=code))


def test_a_signature_holds_for_what_was_read_and_for_nothing_else() -> None:
    assert not graph.is_reviewed(CATALOG)
    assert graph.is_reviewed(signed(graph.digest(CATALOG)))
    assert not graph.is_reviewed(signed("f" * 12))


def test_the_nynorsk_waits_for_somebody_to_read_it() -> None:
    assert all(text.nn for text in texts(AIDS))
    assert AIDS.translation
    assert graph.languages(CATALOG) == ("nb",)
    read = AIDS.translation.model_copy(update={"read_by": "språkrådgiveren", "on": TODAY})
    assert graph.languages(with_aid(translation=read)) == ("nb", "nn")


def test_both_written_standards_have_the_same_tree() -> None:
    bokmal, nynorsk = shown(CATALOG), shown(CATALOG, {"language": "nn"})
    assert bokmal.count("<fieldset") == nynorsk.count("<fieldset") > 40
    assert bokmal.count("aid__end") == nynorsk.count("aid__end") == len(PATHS)
    for node in AIDS.nodes:
        assert str(node.ask) in bokmal
        assert node.ask.said("nn") in nynorsk
    assert AID["nn"].keys() == AID["nb"].keys()


def test_the_answers_of_each_question_are_one_choice() -> None:
    names = re.findall(r'type="radio" name="(\w+)"', shown(CATALOG))
    questions = shown(CATALOG).count("<fieldset")
    assert len(set(names)) == questions
    assert [name for name, _ in groupby(names)] == list(dict.fromkeys(names))


def test_what_has_no_nynorsk_is_shown_in_bokmal() -> None:
    assert InBoth(nb="Hvem").said("nn") == "Hvem"
    assert InBoth(nb="Hvem", nn="Kven").said("nn") == "Kven"


def test_the_texts_are_easy_to_read() -> None:
    assert lix([str(text) for text in texts(AIDS)], []) <= 45


def test_the_numbers_of_paper_are_each_used_once() -> None:
    named = [graph.number(AIDS, one.id) for one in (*AIDS.nodes, *AIDS.outcomes)]
    assert len(set(named)) == len(named)
