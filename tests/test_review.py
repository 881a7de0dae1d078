"""What a lawyer signs is what it was: change what is said, and nobody has signed it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from conftest import TODAY

from guide.confirm.signing import report
from guide.content.acts import Provision
from guide.content.catalog import Catalog, load
from guide.content.fields import SignedReview
from guide.content.pages import Page, read_pages
from guide.content.reviews import PageReview
from guide.facts import law, review
from guide.project import ROOT
from guide.render import macros
from guide.render.view import View

CATALOG = load()
PAGES = read_pages(ROOT / "docs")
RECENT = timedelta(1)
PROVISION = next(
    one for one in CATALOG.provisions.values()
    if one.status == "in_force" and not law.is_withdrawn(one, TODAY)
    and date(2021, 1, 1) < (law.newest_change(one, TODAY) or TODAY) < TODAY
)  # fmt: skip
PAGE = next(one for one in review.states_law(CATALOG, PAGES) if one.path.startswith("taushetsplikt/"))


def signed(provision: Provision, on: date = TODAY) -> Provision:
    code = review.provision_digest(provision)
    return provision.model_copy(update={"legal_review": SignedReview(by="juristen", on=on, digest=code)})


OTHER = {
    "id": "en-annen-1", "sections": ("999",), "last_section": "1000", "chapter": "99", "articles": ("99",),
    "annex": "Noe", "title": "Noe annet", "status": "repealed", "in_force_from": date(1999, 1, 1),
    "text_in_force_from": date(1999, 1, 1), "in_force_to": date(1999, 1, 1), "kinds": ("right",),
    "duty_holder": "Noen andre", "right_holder": "Noen andre", "gives": "Noe annet.", "conditions": ("Noe.",),
    "notes": ("Noe.",), "replaced_by": (), "pending": (), "names": (), "leaves_out": (), "quotes": (), "cited_as": None,
}  # fmt: skip


def test_one_sign_in_what_is_said_takes_the_signature_away() -> None:
    for one in CATALOG.provisions.values():
        code = review.provision_digest(one)
        assert code != review.provision_digest(one.model_copy(update={"gives": f"{one.gives} "}))
    for name, value in OTHER.items():
        others = [one for one in CATALOG.provisions.values() if getattr(one, name) != value]
        assert others, name
        for one in others:
            changed = signed(one).model_copy(update={name: value})
            assert not review.is_signed(changed, TODAY), (one.id, name)
    assert set(OTHER) == review._TOLD


def test_who_read_it_and_when_is_not_what_is_signed() -> None:
    for name, value in {"looked_up_on": TODAY, "confidence": "low", "doubt": "Noe.", "topics": ("bolig",)}.items():
        assert review.is_signed(signed(PROVISION).model_copy(update={name: value}), TODAY), name


def test_a_wording_that_takes_effect_after_the_signature_ends_it() -> None:
    newest = law.newest_change(PROVISION, TODAY)
    assert newest
    assert review.is_signed(signed(PROVISION, newest), TODAY)
    assert not review.is_signed(signed(PROVISION, newest - RECENT), TODAY)


def with_review(page: Page, code: str, on: date = TODAY) -> Catalog:
    made = PageReview(id=page.path, by="juristen", on=on, digest=code)
    entry = replace(CATALOG.entries["publication"][0], record=made)
    return replace(CATALOG, entries={**CATALOG.entries, "page_reviews": (entry,)})


def test_a_page_is_signed_with_all_that_it_names() -> None:
    code = review.page_digest(CATALOG, PAGE)
    assert review.is_page_signed(with_review(PAGE, code), PAGE, TODAY)
    changed = replace(PAGE, text=PAGE.text.replace("e", "é", 1))
    assert not review.is_page_signed(with_review(PAGE, code), changed, TODAY)
    assert not review.is_page_signed(CATALOG, PAGE, TODAY)
    assert not review.is_page_signed(with_review(PAGE, code, date(2020, 1, 2)), PAGE, TODAY)


def test_a_page_says_that_it_is_signed_only_while_it_is() -> None:
    code = review.page_digest(CATALOG, PAGE)
    for given, is_said in ((code, True), ("0" * 12, False)):
        view = View(with_review(PAGE, given), TODAY, PAGE.path)
        assert ("Juridisk kvalitetssikret: juristen" in str(macros.MACROS["page_sources"](view))) == is_said


def test_a_provision_says_that_it_is_signed_and_the_act_waits_for_all() -> None:
    act = CATALOG.provision_act[PROVISION.id]
    entry = next(one for one in CATALOG.entries["acts"] if one.record.id == act.id)
    for some in ([PROVISION.id], [one.id for one in act.provisions]):
        changed = tuple(signed(one) if one.id in some else one for one in act.provisions)
        record = act.model_copy(update={"provisions": changed})
        entries = tuple(replace(one, record=record) if one is entry else one for one in CATALOG.entries["acts"])
        catalog = replace(CATALOG, entries={**CATALOG.entries, "acts": entries})
        html = str(macros.MACROS["act_page"](View(catalog, TODAY, "x.md", {"act": act.id})))
        valid = sum(review.is_signed(one, TODAY) for one in changed)
        assert html.count("Juridisk kvalitetssikret: juristen") == valid >= 1


def test_the_list_for_a_lawyer_has_everything_with_its_code() -> None:
    lines = list(report(CATALOG, PAGES, TODAY))
    assert len(lines) == 1 + len(review.states_law(CATALOG, PAGES)) + len(CATALOG.provisions)
    assert f"{PROVISION.id}: {review.provision_digest(PROVISION)}, ikke signert" in lines
    stale = list(report(with_review(PAGE, "0" * 12), PAGES, TODAY))
    assert f"{PAGE.path}: {review.page_digest(CATALOG, PAGE)}, signaturen gjelder en eldre tekst" in stale


@pytest.mark.parametrize("code", ["", "0" * 11, "G" * 12, "0" * 13])
def test_a_code_has_twelve_signs(code: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        SignedReview(by="juristen", on=TODAY, digest=code)
