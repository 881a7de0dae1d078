"""The search: what its index holds, what it weighs, and that nothing of it is fetched before it is used."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from conftest import ROOT
from every import every
from needs import node, package

from guide.content.catalog import load
from guide.content.kinds import KINDS
from guide.content.searching import Words
from guide.facts.place import MUNICIPALITIES, built, by_letter, in_order, places
from guide.facts.wording import content_words, stop_words
from guide.search.index import NAME, said
from guide.search.sections import Section, plain
from guide.search.vocabulary import SHOWN, condensed
from guide.site.built import BuiltSite
from guide.site.publish import finish

FIRST_USE, CODE = 140_000, 20_000
"""Bytes after gzip. The first was 120,000 until twenty pages and sixty provisions more could be found."""
CATALOG = load()
STOP = stop_words(CATALOG)


@pytest.fixture(scope="module")
def index(site: BuiltSite) -> dict[str, Any]:
    text = (site.root / NAME).read_text("utf-8")
    return json.loads(text.removeprefix("self.guideIndex=").replace("<\\/", "</"))  # type: ignore[no-any-return]


def test_the_search_in_the_browser_does_what_its_own_tests_say(site: BuiltSite) -> None:
    tests = sorted(str(path) for path in (ROOT / "tests/js").glob("*.test.js"))
    assert len(tests) >= 3
    environment = {**os.environ, "GUIDE_INDEX": str(site.root / NAME)}
    done = subprocess.run([node(), "--test", *tests], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr
    assert int(re.findall(r"pass (\d+)", done.stdout)[-1]) > 30


def test_the_scripts_of_the_theme_are_made_of_the_modules_as_they_stand(tmp_path: Path) -> None:
    """Nobody needs node to edit or build: what browsers load is committed, made anew after each change."""
    package("esbuild")
    subprocess.run([node(), str(ROOT / "tools/bundle.mjs"), str(tmp_path)], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {path.name for path in (ROOT / "theme/js").iterdir()} == made.keys()
    assert [name for name in made if (ROOT / "theme/js" / name).read_bytes() != made[name]] == [], "kjør make scripts"


def test_the_licence_of_minisearch_is_named_in_what_is_published_and_goes_with_it(
    site: BuiltSite, tmp_path: Path
) -> None:
    script = (site.root / "js/search.js").read_text("utf-8")
    version = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]["minisearch"]
    assert script.startswith(f"/* MiniSearch {version}, Copyright")
    shutil.copytree(site.root, tmp_path / "site")
    finish(tmp_path / "site")
    assert "Permission is hereby granted" in (tmp_path / "site/js/minisearch-licence.txt").read_text("utf-8")


def test_the_first_use_weighs_little_enough(site: BuiltSite) -> None:
    code = len(gzip.compress((site.root / "js/search.js").read_bytes()))
    data = len(gzip.compress((site.root / NAME).read_bytes()))
    assert code <= CODE
    assert code + data <= FIRST_USE, f"{code} + {data}"


def test_no_page_loads_anything_of_the_search_before_it_is_used(site: BuiltSite) -> None:
    loaded = {address for page in site.pages.values() for tag, _, address, _ in page.links if tag in ("script", "link")}
    assert any(address.endswith("js/guide.js") for address in loaded)
    assert [address for address in loaded if "search" in address] == []


def test_every_page_with_a_box_says_where_the_search_is_and_leads_to_the_list_without_it(site: BuiltSite) -> None:
    with_box = {name: page for name, page in site.pages.items() if 'data-md-component="search-query"' in page.html}
    assert len(with_box) > len(site.pages) * 0.9
    for name, page in with_box.items():
        (source,) = re.findall(r'data-search-src="([^"]+)"', page.html)
        (action,) = re.findall(r'<form class="md-search__form" action="([^"]+)"', page.html)
        folder = (site.root / name).parent if not source.startswith("/") else site.root
        assert (folder / source.lstrip("/")).resolve() == (site.root / "js/search.js").resolve()
        assert (folder / action.lstrip("/")).resolve() == (site.root / "a-til-aa.html").resolve()


def test_every_page_and_every_record_with_a_place_is_in_the_index(index: dict[str, Any]) -> None:
    pages = [path for path, *_ in index["pages"]]
    assert {built(page) for page in _sources() if not page.startswith(MUNICIPALITIES)} == set(pages)
    held = {(pages[page], _anchor(rest, heading)) for page, heading, *rest in map(_padded, index["docs"])}
    kinds = [name for name, kind in KINDS.items() if kind.place and name not in ("municipalities", "regions")]
    found = [place for kind in kinds for one in CATALOG.records(kind) for place in places(CATALOG, kind, one)]
    wanted = {(place.built, place.anchor) for place in found}
    assert sorted(wanted - held) == []


def _sources() -> list[str]:
    return [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]


def _padded(fields: list[Any]) -> list[Any]:
    return fields + [""] * (4 - len(fields))


def _anchor(rest: list[str], heading: str) -> str:
    return rest[2] if len(rest) > 2 else re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip())


def test_every_anchor_of_the_index_is_on_its_page(site: BuiltSite, index: dict[str, Any]) -> None:
    for page, heading, *rest in map(_padded, index["docs"]):
        path = index["pages"][page][0]
        anchor = _anchor(rest, heading)
        assert not anchor or anchor in {one for one, _ in site.pages[path].ids}, f"{path}#{anchor}"
    towns = {path: {one for one, _ in site.pages[path].ids} for path in site.pages if path.startswith("fylker/")}
    assert all(one.id in towns[f"fylker/{one.county}.html"] for one in CATALOG.municipalities.values())


def test_a_heading_among_the_results_is_the_heading_on_its_page(site: BuiltSite, index: dict[str, Any]) -> None:
    shown = {(path, anchor): plain(text) for path, page in site.pages.items() for anchor, text in _headings(page.html)}
    held = {(index["pages"][page][0], _anchor(rest, heading)): heading
            for page, heading, *rest in map(_padded, index["docs"])}  # fmt: skip
    both = held.keys() & shown.keys()
    assert len(both) > len(index["pages"])
    assert {held[place]: shown[place] for place in both if held[place] != shown[place]} == {}


def _headings(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<h[2-6][^>]* id="([^"]+)"[^>]*>(.*?)</h[2-6]>', html, re.DOTALL)


def test_every_record_brings_its_words_to_the_index(index: dict[str, Any]) -> None:
    counted = sum(len(set(phrases.split("|"))) for _, phrases in index["words"])
    assert len(index["words"]) == len(CATALOG.words) + len(CATALOG.concepts)
    assert counted > 0.6 * sum(len(one.phrases) for one in CATALOG.words)


def test_a_record_brings_each_phrase_once_and_a_page_behind_others_no_long_ones() -> None:
    phrases = ("hvem ringer jeg", "ringer", "hvem kan fosterforeldre ringe natt", "fosterforeldre ringe")
    assert said(phrases, STOP, behind=False) == ["fosterforeldre ringe", "fosterforeldre ringe natt", "ringer"]
    long = ("hvem kan fosterforeldre ringe natt", "hvem kan fosterforeldre ringe natt og helg", "ringer")
    assert said(long, STOP, behind=False) == ["fosterforeldre ringe natt", "ringer"]
    assert said(long, STOP, behind=True) == ["ringer"]


@pytest.fixture(scope="module")
def shown(site: BuiltSite) -> str:
    """Everything a reader sees."""
    return " ".join(page.text for page in site.pages.values()).lower()


@every("words", CATALOG.words[::5], named=lambda words: words.id)
def test_what_users_say_is_never_shown(shown: str, words: Words) -> None:
    said = [phrase for phrase in words.phrases if len(phrase.split()) > 5]
    assert [phrase for phrase in said if phrase.lower() in shown] == []


def test_the_index_names_no_host_but_those_of_the_contact_points(site: BuiltSite) -> None:
    named = set(re.findall(r'https?://[^"\s|]+', (site.root / NAME).read_text("utf-8")))
    known = {str(url) for one in CATALOG.contacts.values() for url in (one.url, one.form) if url}
    assert named == {url for url in named if any(url.startswith(one) for one in known)}
    assert "://" not in (site.root / "js/search.js").read_text("utf-8")


def test_a_card_says_what_the_catalogue_says(index: dict[str, Any]) -> None:
    assert {one["id"] for one in index["contacts"]} == set(CATALOG.contacts)
    for card in index["contacts"]:
        contact = CATALOG.contacts[card["id"]]
        assert [number for number, *_ in card.get("phones", [])] == [phone.number for phone in contact.phones]
        assert (contact.doubt or "") in card.get("doubt", "")
        assert bool(contact.doubt) == ("doubt" in card)


def test_a_provision_says_its_state_its_doubt_and_what_took_over(index: dict[str, Any]) -> None:
    by_place = {one["place"].partition("#")[2]: one for one in index["laws"]}
    assert set(by_place) == set(CATALOG.provisions)
    for one, provision in CATALOG.provisions.items():
        assert (provision.doubt or "") in by_place[one].get("doubt", "")
        assert len(by_place[one].get("next", [])) == sum(item.relation != "related" for item in provision.replaced_by)
        assert "gives" not in by_place[one] or not by_place[one].get("changed")


def test_what_is_shown_of_a_text_is_its_beginning_and_the_rest_are_words_that_tell() -> None:
    text = "Mentoren snakker med personen. " + "Hvis det er slik at noen vil vite mer om opplæring og veiledning. " * 3
    shown, rest = condensed(text, frozenset({"mer"}), STOP)
    assert shown.endswith("\u00a0…")
    assert text.startswith(shown[:-2])
    assert len(shown) <= SHOWN + 2
    assert condensed("Kort.", frozenset(), STOP) == ("Kort.", "")
    assert {"opplæring", "veiledning"} <= set(rest.split())
    assert set(rest.split()).isdisjoint(STOP | {"mer"} | set(content_words(shown, STOP)))


def test_a_title_is_kept_apart_from_the_text_after_it() -> None:
    section = Section("en.html", "", "En", ("Snakk med barnet", "Si hvem du er.", "Er det trygt?", "Ring 112", "Vent"))
    assert section.text == "Snakk med barnet. Si hvem du er. Er det trygt? Ring 112. Vent"


def test_a_phrase_of_stop_words_alone_is_kept() -> None:
    assert content_words("hva er det", STOP) == ["hva", "er", "det"]
    assert content_words("hva er en mentor", STOP) == ["mentor"]


def test_the_list_from_a_to_å_begins_with_the_way_to_a_number(site: BuiltSite) -> None:
    page = site.pages["a-til-aa.html"]
    article = page.html[page.html.index("<article") : page.html.index("</article>")]
    assert re.findall(r'<a href="([^"]+)"', article)[0] == "kontakt.html"


def test_the_list_from_a_to_å_has_everything_in_the_order_of_the_alphabet(site: BuiltSite) -> None:
    page = site.pages["a-til-aa.html"]
    letters = re.findall(r'<h2 id="[^"]*">(.)</h2>', page.html)
    assert letters == sorted(letters, key=in_order)
    assert len(letters) > 15
    row = page.html.partition('<p class="jump letters"')[2].partition("</p>")[0]
    assert [unquote(one) for one in re.findall(r'href="#([^"]+)"', row)] == [one.lower() for one in letters]
    names = {one.name for one in (*CATALOG.services.values(), *CATALOG.roles.values(), *CATALOG.resources.values())}
    names |= {one.term for one in CATALOG.terms.values()} | {one.short_title for one in CATALOG.acts.values()}
    listed = set(re.findall(r'<li><a href="[^"]+">([^<]+)</a> <span class="list__kind">· [^<]+</span></li>', page.html))
    assert {name for name in names if name not in listed and name.replace("&", "&amp;") not in listed} == set()


def test_two_names_in_the_list_from_a_to_å_that_are_alike_say_what_they_are() -> None:
    entries = [one for _, group in by_letter(CATALOG) for one in group]
    alike = {one.name for one in entries if sum(other.name == one.name for other in entries) > 1}
    assert alike
    for name in alike:
        kinds = [one.called for one in entries if one.name == name]
        assert all(kinds)
        assert len(kinds) == len(set(kinds)), name
