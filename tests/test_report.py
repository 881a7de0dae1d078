"""Where somebody tells that something is wrong: the address says what it is about, and nothing about who tells."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from conftest import TODAY

from guide.content.catalog import Catalog, load
from guide.content.publication import Publication
from guide.facts import report
from guide.render import macros
from guide.render.view import View

CATALOG = load()
EMPTY = CATALOG.publication
BY_MAIL = EMPTY.model_copy(update={"error_report": "feil@eksempel.no"})
BY_FORM = EMPTY.model_copy(update={"error_form": "https://eksempel.no/feil?om={id}"})
IDS = [one for kind in ("contacts", "provisions", "steps", "offices", "services") for one in CATALOG.records(kind)]
HARD = ["nav-kontaktsenter", "é & ü?#=+ /%", "a" * 80, "kommuner/4204.html"]


def published(publication: Publication) -> Catalog:
    """The catalogue with another publication."""
    (entry,) = CATALOG.entries["publication"]
    return replace(CATALOG, entries={**CATALOG.entries, "publication": (replace(entry, record=publication),)})


def test_an_address_carries_the_id_and_the_page_and_is_read_back() -> None:
    assert len(IDS) > 250
    pages = ("kontakt.html", "kommuner/4204.html", "lovgrunnlag/straffeloven.html")
    for one in [*IDS, *HARD]:
        for page in pages:
            address = report.address(BY_MAIL, one, page, TODAY)
            assert address
            assert len(address) <= report.LONGEST
            assert address.isascii()
            assert " " not in address
            parts = urlsplit(address)
            found = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
            assert (parts.scheme, parts.path, list(found)) == ("mailto", "feil@eksempel.no", ["subject", "body"])
            assert found["subject"] == [report.SUBJECT + one]
            assert found["body"][0].splitlines()[:2] == [f"Det gjelder: {one}", f"Side: {page}"]
            assert found["body"][0].endswith("Ikke skriv om personer eller saker.")


def test_a_form_gets_the_id_only() -> None:
    for one in [*IDS, *HARD]:
        address = report.address(BY_FORM, one, "kontakt.html", TODAY)
        assert address
        assert unquote(urlsplit(address).query) == f"om={one}"


def cards(publication: Publication, audience: str) -> str:
    view = View(published(publication), TODAY, "kontakt.md", {"audience": audience})
    return str(macros.MACROS["contact_table"](view))


@pytest.mark.parametrize(("publication", "start"), [(BY_MAIL, "mailto:feil@eksempel.no?subject="),
                                                    (BY_FORM, "https://eksempel.no/feil?om=")])  # fmt: skip
def test_every_card_has_one_where_somebody_receives_it_and_none_on_pages_for_everybody(
    publication: Publication, start: str
) -> None:
    html = cards(publication, "professional")
    assert html.count(f'href="{start}') == html.count('class="contact"') > 20
    assert start not in cards(publication, "public")
    assert "Meld fra" not in cards(EMPTY, "professional")


def test_provisions_steps_and_pages_have_one_too() -> None:
    catalog = published(BY_MAIL)
    act = catalog.acts["straffeloven"]
    html = str(macros.MACROS["act_page"](View(catalog, TODAY, "lovgrunnlag/straffeloven.md", {"act": act.id})))
    assert html.count("Meld fra") == len(act.provisions)
    phase = next(iter(catalog.phases.values()))
    html = str(macros.MACROS["steps"](View(catalog, TODAY, f"prosessen/{phase.id}.md"), phase.id))
    assert html.count("Meld fra") == len(phase.steps)
    html = str(macros.MACROS["page_sources"](View(catalog, TODAY, "om/index.md")))
    assert html.count("oppgi om/index.html") == 1


@pytest.mark.parametrize(("publication", "said"), [
    (EMPTY, "Det finnes ingen adresse"), (BY_MAIL, "mailto:feil@eksempel.no"), (BY_FORM, "Da åpnes et skjema"),
])  # fmt: skip
def test_the_page_about_errors_says_where(publication: Publication, said: str) -> None:
    html = str(macros.MACROS["error_report"](View(published(publication), TODAY, "om/meld-feil.md")))
    assert [one for one in ("Det finnes ingen adresse", "mailto:", "Da åpnes et skjema") if one in html] == [
        said.partition("feil@")[0]]  # fmt: skip
