"""How much of a page is doubt: what counts, and the pages of the counties."""

from __future__ import annotations

import pytest
from doubt import share
from every import every

from guide.content.catalog import load
from guide.site.built import BuiltSite

CATALOG = load()
COUNTY = 0.12
"""The part of the words of the page of a county that may be doubt, dates and sources."""
NO_MORE = ("Ganske sikkert", "Sikkert", "Usikkert", "Om numrene")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>en to tre <b class='mark'>fire</b></p>", 0.25),
        ("<p>en to</p><p class='freshness'>tre <b class='source'>fire</b></p>", 0.5),
        ("<p>en to tre</p><details class='status'><summary>fire</summary><p>fem seks</p></details>", 0.25),
        ("<table><tr><td>en to Ganske sikkert</td></tr></table>", 0.5),
        ("<table><tr><td>en to <b class='mark'>Ikke bekreftet</b></td></tr></table>", 0.5),
        ("<p>en to</p>", 0),
    ],
)
def test_doubt_is_counted_where_it_is_in_view_and_only_once(html: str, expected: float) -> None:
    assert share(f"<main><p class='mark'>utenfor</p><article>{html}</article></main>") == expected


SEVERAL = [
    one for one in CATALOG.counties
    if sum(other.county == one for other in CATALOG.municipalities.values()) > 1
]  # fmt: skip


@every("county", SEVERAL)
def test_the_page_of_a_county_is_mostly_answers(county: str, site: BuiltSite) -> None:
    assert share(site.pages[f"fylker/{county}.html"].html) <= COUNTY


def test_no_page_of_a_county_says_how_sure_it_is_where_it_is_sure(site: BuiltSite) -> None:
    for county in CATALOG.counties:
        text = site.pages[f"fylker/{county}.html"].text
        assert [one for one in NO_MORE if one in text] == [], county
