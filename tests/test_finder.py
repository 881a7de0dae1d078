"""The finder: the same chains as everywhere, the municipality that is meant, and no more data than it may fetch."""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
from itertools import product
from typing import Any

import pytest
from conftest import ROOT, TODAY

from guide.content import labels
from guide.content.catalog import load
from guide.facts.chain import Link, Way, chain, first_of_municipality
from guide.facts.phone import tel_uri
from guide.facts.place import places
from guide.search.finder import NAME
from guide.site.built import BuiltSite
from tools.node import node

CATALOG = load()
BY_NUMBER = {one.number: one for one in CATALOG.municipalities.values()}
SITUATIONS = [None, *(one.id for one in CATALOG.situations.values() if one.audience == "professional")]
TRIPLES = random.Random(15).sample(list(product(BY_NUMBER, SITUATIONS, [None, *CATALOG.roles])), 1000)
OLD = {
    "Skedsmo": "3205", "Haram": "1580", "Hornindal": "1577", "Leksvik": "5054", "Vågsøy": "4602", "Forsand": "1108",
    "Finnøy": "1103", "Rennesøy": "1103", "Oppegård": "3207", "Sørum": "3205", "Røyken": "3203", "Hurum": "3203",
    "Søgne": "4204", "Songdalen": "4204", "Mandal": "4205", "Odda": "4618", "Granvin": "4621", "Tjøme": "3911",
    "1507 Haram": "1580", "3005": "3301",
}  # fmt: skip
OTHER = {one: place.number for place in CATALOG.municipalities.values() for one in place.also_known_as}
SLIPS = {
    "Kristiansnad": "4204", "Lillehamer": "3405", "Trondhiem": "5001", "Stavangr": "1103", "Drammenn": "3301",
    "Tønsbreg": "3905", "Haugesudn": "1106", "Sandefjrod": "3907", "Bodøø": "1804", "Hammerfset": "5603",
    "Kongsvingre": "3401", "Jevnakre": "3236", "Lunnner": "3234", "Porsgrun": "4001", "Elverumm": "3420",
    "Kirstiansund": "1505", "Fredrikstd": "3107", "Ålesudn": "1508", "Steinkjr": "5006", "Levangr": "5037",
}  # fmt: skip


@pytest.fixture(scope="module")
def shown(site: BuiltSite) -> dict[str, Any]:
    """What the script in the browser makes of the triples and the names."""
    names = [*OLD, *OTHER, *SLIPS, *CASES]
    return asked(site, {"chains": TRIPLES, "names": names}) | {"asked": names}


def asked(site: BuiltSite, what: dict[str, Any]) -> dict[str, Any]:
    """What the modules of the finder say, run without a browser."""
    environment = {**os.environ, "GUIDE_FINDER": str(site.root / NAME)}
    command = [node(), str(ROOT / "tests/js/finder.js")]
    done = subprocess.run(command, input=json.dumps(what), env=environment, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def row(link: Link, *, caution: bool) -> dict[str, Any]:
    """A link of the chain as the finder has it."""
    step = link.step
    return {
        "who": link.who, "why": step.why, "fallback": link.fallback or "", "time": labels.TIME.get(step.time, ""),
        "when": getattr(step, "when", None) or "", "missing": link.missing or "", "doubt": link.doubt or "",
        "caution": labels.SMALL_PLACES if caution else "", "unsure": link.is_unsure,
        "ofMunicipality": link.is_of_municipality, "ways": [way_of(way) for way in link.ways],
    }  # fmt: skip


def way_of(way: Way) -> dict[str, Any]:
    place = places(CATALOG, "contacts", way.contact.id)[0] if way.contact else None
    return {
        "name": way.name, "email": way.email or "", "url": way.url or "", "hours": way.hours or "",
        "whoMayCall": way.who_may_call or "", "part": way.part or "", "doubts": list(way.doubts),
        "place": f"{place.built}#{place.anchor}" if place else "",
        "danger": bool(way.contact) and way.contact.kind == "emergency",  # type: ignore[union-attr]
        "status": way.status.said if way.status else "", "look": way.status.look if way.status else "",
        "phones": [{"number": one.number, "address": tel_uri(one.number), "label": one.label or ""}
                   for one in way.phones],
    }  # fmt: skip


def test_the_finder_shows_the_same_chains_as_the_pages(shown: dict[str, Any]) -> None:
    for (number, situation, role), found in zip(TRIPLES, shown["chains"], strict=True):
        links = chain(CATALOG, TODAY, (BY_NUMBER[number],), situation, role)
        first = first_of_municipality(links)
        assert found == [row(link, caution=link is first) for link in links], (number, situation, role)


CASES = {
    "Strand": ["1130"], "Grane": ["1825"], "Volda": ["1577"], "Guovdageaidnu": ["5612"], "0301": ["0301"],
    "301": ["0301"], "Viken": [], "Haram": ["1580"], "Oslo kommune": ["0301"], "Kristiansand S": [],
    "Sandefjord 3210": [], "Herøy": ["1515", "1818"], "Göteborg": [], "😀": [], "": [], "x" * 500: [],
    "1507": ["1508", "1580"], "Ålesund": ["1508"], "Os": ["3430", "4624"], "Bø": ["1867", "4020"],
    "Nes": ["3228", "3322"], "Sande": ["1514", "3903"], "Bø (Telemark)": ["4020"], "Oslo S": [],
}  # fmt: skip


def test_an_exact_name_or_number_is_answered_and_nothing_else_is(shown: dict[str, Any]) -> None:
    found = dict(zip(shown["asked"], shown["names"], strict=True))
    assert {name: sorted(found[name]["sure"]) for name in CASES} == CASES
    assert set(found["Viken"]["counties"]) == {"Østfold", "Akershus", "Buskerud"}


def test_a_county_that_is_no_more_is_told_from_one_that_is(site: BuiltSite) -> None:
    texts = {"Viken": True, "Hordaland": True, "Agder": False, "agder fylkeskommune": False, "Göteborg": False}
    found = asked(site, {"chains": [], "names": list(texts)})["names"]
    assert [one["gone"] for one in found] == list(texts.values())


def test_what_was_read_otherwise_than_it_may_be_meant_is_said(site: BuiltSite) -> None:
    """A postal code may be the number of another municipality: 4614 is in Kristiansand, and the number of Stord."""
    told = {
        "4614": ["Stord", "Vi leste 4614 som et kommunenummer. Postnumre leser vi ikke."],
        "Skedsmo": ["Lillestrøm", "Skedsmo er nå i Lillestrøm kommune."], "Kristiansand": ["Kristiansand", ""],
        "Guovdageaidnu": ["Kautokeino", ""], "Herøy (Nordland)": ["Herøy (Nordland)", ""],
    }  # fmt: skip
    found = asked(site, {"chains": [], "names": list(told)})["names"]
    assert [one["told"] for one in found] == [[one] for one in told.values()]


def test_two_of_one_name_are_told_apart_by_their_county(site: BuiltSite) -> None:
    found = asked(site, {"chains": [], "names": ["Herøy", "Våler", "Kristiansand"]})["names"]
    told = [sorted(name for name, _ in one["told"]) for one in found]
    assert told == [["Herøy (Møre og Romsdal)", "Herøy (Nordland)"], ["Våler (Innlandet)", "Våler (Østfold)"],
                    ["Kristiansand"]]  # fmt: skip


def test_what_is_offered_says_by_which_name(site: BuiltSite) -> None:
    options = {
        "lillest": "Lillestrøm (Akershus)", "skeds": "Lillestrøm (Akershus), før Skedsmo",
        "guovd": "Kautokeino (Finnmark), Guovdageaidnu", "4204": "Kristiansand (Agder), 4204",
        "Kristiansand S": "Kristiansand (Agder)", "Sandefjord 3210": "Sandefjord (Vestfold)", "Oslo S": "Oslo",
    }  # fmt: skip
    found = asked(site, {"chains": [], "names": list(options)})["names"]
    assert [one["options"][0] for one in found] == list(options.values())
    assert [len(one["options"]) for one in found[-3:]] == [1, 1, 1]


def test_what_is_like_nothing_is_offered_nothing(site: BuiltSite) -> None:
    found = asked(site, {"chains": [], "names": ["", "😀", "x" * 500, "i bergen", "pannekaker i Bergen"]})["names"]
    assert [one["options"] for one in found] == [[], [], [], ["Bergen (Vestland)"], []]


def test_old_names_other_names_and_slips_lead_to_the_right_place(shown: dict[str, Any]) -> None:
    found = dict(zip(shown["asked"], shown["names"], strict=True))
    others = dict(list(OTHER.items())[:20])
    meant = {**OLD, **others, **SLIPS}
    first = {name: next(iter([*found[name]["sure"], *found[name]["offered"]]), "") for name in meant}
    missed = {name: (first[name], number) for name, number in meant.items() if first[name] != number}
    assert len(meant) == 60
    assert len(missed) <= 3, missed
    wrong = {name: found[name]["sure"] for name, number in meant.items() if found[name]["sure"] not in ([], [number])}
    assert wrong == {}


def test_every_other_name_is_sure(shown: dict[str, Any]) -> None:
    found = dict(zip(shown["asked"], shown["names"], strict=True))
    assert {name: found[name]["sure"] for name, number in OTHER.items() if number not in found[name]["sure"]} == {}


def test_a_place_is_offered_before_it_is_written_to_its_end(site: BuiltSite) -> None:
    starts = {"kristians": ["4204", "1505"], "Lill": ["3405", "3205", "4215"], "k": [], "0": [], "03": ["0301"]}
    found = asked(site, {"chains": [], "names": list(starts)})["names"]
    for (start, numbers), one in zip(starts.items(), found, strict=True):
        assert set(numbers) <= set(one["offered"]) or not numbers, start
        assert len(one["offered"]) <= 8
        if not numbers:
            assert one["offered"] == [], start


def test_what_the_finder_fetches_is_small(site: BuiltSite) -> None:
    """40 kB packed: the chains from 357 municipalities in 150 situations and roles."""
    assert len(gzip.compress((site.root / NAME).read_bytes(), 6)) <= 40_000


def test_the_finder_stands_where_people_look_for_a_number_and_on_no_page_for_everybody(site: BuiltSite) -> None:
    having = [name for name, page in site.pages.items() if "data-finder" in page.html]
    assert sorted(having) == ["index.html", "kontakt.html"]
