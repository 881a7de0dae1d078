"""Which municipality somebody means, in every writing: on the command line, and the same in the search."""

from __future__ import annotations

import json
import os
import subprocess
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from conftest import ROOT
from needs import node

from guide.content.catalog import load
from guide.content.registers import Municipality
from guide.facts.municipality import Named, find_municipality, key, named
from guide.facts.place import in_order
from guide.search.index import NAME
from guide.site.built import BuiltSite

CATALOG = load()
EVERY = list(CATALOG.municipalities.values())
COUNTY = {one.id: CATALOG.counties[one.county].name for one in EVERY}
PLAIN = str.maketrans({"æ": "ae", "ø": "o", "Æ": "Ae", "Ø": "O", "ŋ": "n", "đ": "d"})
NOW = {one.name for one in EVERY}


def unsigned(name: str) -> str:
    """A name in the letters of English."""
    return unicodedata.normalize("NFD", name.translate(PLAIN)).encode("ascii", "ignore").decode()


WRITINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "in capitals": str.upper,
    "with the word for one": lambda name: f"{name} kommune",
    "as in a register": lambda name: f"{name.upper()} KOMMUNE",
    "in decomposed letters": lambda name: unicodedata.normalize("NFD", name),
    "without the signs of its letters": unsigned,
    "with aa for å": lambda name: name.replace("å", "aa").replace("Å", "Aa"),
    "with a space for a hyphen": lambda name: name.replace("-", " "),
    "with the hyphen of a text program": lambda name: name.replace("-", "\u2011"),
    "with a soft hyphen": lambda name: f"{name[:2]}\u00ad{name[2:]}",
    "between spaces": lambda name: f"\u00a0 {name} ",
}


def alone(one: Municipality) -> Iterator[str]:
    """Writings that are of one municipality, whoever else has its name."""
    numbers = (one.number, f"kommune {one.number}", f"kommunenr. {one.number}", f"K-{one.number}")
    yield from numbers
    yield from (f"{one.number} {one.name}", f"{one.name} ({one.number})", f"\u200b{one.number}")
    yield from (f"{one.name} ({COUNTY[one.id]})", f"{one.name}, {COUNTY[one.id]}", f"{one.name} i {COUNTY[one.id]}")
    for other in one.also_known_as:
        yield from (f"{one.name} - {other}", f"{other.upper()} – {one.name.upper()}", f"{other}/{one.name} kommune")


def all_writings() -> list[str]:
    """Every writing of everything that is or was a name or a number, and what is none."""
    names = [name for one in EVERY for name in (one.name, *one.also_known_as)]
    old = [text for one in (*EVERY, *CATALOG.counties.values()) for was in one.former
           for text in (was.number, was.name or "", f"{was.name or one.name} kommune")]  # fmt: skip
    counties = [text for one in CATALOG.counties.values() for text in (one.name, f"{one.name} fylke", one.number)]
    none = [
        "",
        "-",
        "0000",
        "5999",
        "Oslo Bergen",
        "0301 Bergen",
        "Herøy (Oslo)",
        "Kristiansan",
        "i kommune",
        "Strandaa",
    ]
    return [*(write(name) for name in names for write in WRITINGS.values()), *old, *counties, *none,
            *(text for one in EVERY[::4] for text in alone(one))]  # fmt: skip


@pytest.mark.parametrize("how", WRITINGS)
def test_a_municipality_is_known_by_every_name_in_every_writing(how: str) -> None:
    for one in EVERY:
        for name in (one.name, *one.also_known_as):
            assert one.id in named(CATALOG, WRITINGS[how](name)).municipalities, name


def test_a_number_or_a_county_beside_a_name_says_which_municipality() -> None:
    missed = [text for one in EVERY for text in alone(one) if named(CATALOG, text) != Named((one.id,))]
    assert missed == []


def test_no_two_names_of_different_letters_are_taken_for_one() -> None:
    names: dict[str, set[str]] = {}
    for one in EVERY:
        names.setdefault(key(one.name), set()).add(one.name)
    assert [same for same in names.values() if len(same) > 1] == []


def test_what_was_leads_to_what_it_became() -> None:
    for one in EVERY:
        for old in one.former:
            assert one.id in named(CATALOG, old.number).municipalities
            assert named(CATALOG, old.number).former
            if old.name and old.name not in NOW:
                assert one.id in named(CATALOG, f"{old.name} ({COUNTY[one.id]})").municipalities


def test_what_does_not_fit_together_names_nothing() -> None:
    for text in ("Oslo Bergen", "0301 Bergen", "Herøy (Oslo)", "4204 0301", "Oslo – Ski", "Rogaland Agder", "5012"):
        assert named(CATALOG, text) == Named(), text


def test_the_search_names_the_same_as_the_command_line(site: BuiltSite) -> None:
    texts = all_writings()
    environment = {**os.environ, "GUIDE_INDEX": str(site.root / NAME)}
    done = subprocess.run(
        [node(), str(ROOT / "tests/js/places.js")],
        input=json.dumps(texts), env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    wrong = []
    for text, (towns, pages) in zip(texts, json.loads(done.stdout), strict=True):
        found = named(CATALOG, text)
        numbers = sorted(CATALOG.municipalities[one].number for one in found.municipalities)
        if (numbers, sorted(f"fylker/{one}.html" for one in found.counties)) != (towns, pages):
            wrong.append(text)
    assert len(texts) > 6000
    assert wrong == []


@pytest.mark.parametrize(("wanted", "said"), [
    ("3005", "3005 var nummeret til Drammen til 2023. Nå: 3301 Drammen (Buskerud). Skriv det nummeret."),
    ("Skedsmo kommune", "Skedsmo var en egen kommune til 2019. Nå: 3205 Lillestrøm (Akershus). Skriv det nummeret."),
    ("1507", "1507 var nummeret til Ålesund til 2023. Nå: 1508 Ålesund (Møre og Romsdal) eller 1580 Haram"),
    ("Hordaland", "«Hordaland» er et fylke som er borte. Nå: Vestland. Skriv kommunen."),
    ("Agder fylke", "«Agder fylke» er et fylke. Skriv kommunen."),
    ("5012", "Ingen kommune heter eller har nummeret «5012». Skriv kommunenummeret, fire sifre."),
    ("3O05", "Ingen kommune heter eller har nummeret «3O05». Skriv kommunenummeret, fire sifre."),
    ("Kristian", "Ingen kommune heter eller har nummeret «Kristian». Skriv kommunenummeret, fire sifre."),
    ("Lillehamer", "Mente du 3405 Lillehammer (Innlandet)?"),
])  # fmt: skip
def test_what_is_no_municipality_is_told_without_guessing_on_numbers(wanted: str, said: str) -> None:
    with pytest.raises(LookupError) as refused:
        find_municipality(CATALOG, wanted)
    assert said in refused.value.args[0]


def test_an_old_county_says_which_of_two() -> None:
    assert find_municipality(CATALOG, "Våler (Hedmark)").number == "3419"


def test_decomposed_letters_are_sorted_as_composed_ones() -> None:
    names = ["Alta", "Ørsta", "Ålesund", "Ærøy", "Zoo", "Ås"]
    assert sorted((unicodedata.normalize("NFD", name) for name in names), key=in_order) == [
        unicodedata.normalize("NFD", name) for name in ("Alta", "Zoo", "Ærøy", "Ørsta", "Ålesund", "Ås")
    ]
