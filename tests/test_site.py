"""The built site: sound by every rule, true to the catalogue, and honest about what nobody knows."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from confirming import confirmed as confirmed_by_owner
from conftest import ROOT, TODAY
from every import every
from mkdocs.config import load_config

from guide.content import labels
from guide.content.acts import Provision
from guide.content.catalog import Catalog, load
from guide.content.model import Action, Contact, Task
from guide.content.pages import navigation
from guide.content.registers import Municipality, Region
from guide.content.scaffold import municipality_pages
from guide.content.values import UNKNOWN
from guide.facts import law, placement, report, standing, status
from guide.facts.confirmation import fields
from guide.facts.phone import tel_uri
from guide.facts.place import built, places
from guide.project import Problem
from guide.render import macros
from guide.render.policy import TAG
from guide.render.view import View
from guide.site import rules as policy
from guide.site import rules as site_module
from guide.site.built import THEME_PAGES, BuiltPage, BuiltSite, squeeze
from guide.site.rules import ASK, DUTIES, SITE_RULES, find_site_problems

CATALOG = load()
CONTACT = next(one for one in CATALOG.contacts.values() if one.phones and one.doubt)
FACT = next(one for one in CATALOG.facts.values() if one.doubt)
PROVISION = next(one for one in CATALOG.provisions.values() if one.doubt)
RESOURCE = next(one for one in CATALOG.resources.values() if one.doubt)
TERM = next(iter(CATALOG.terms.values()))
SHARING = next(one for one in CATALOG.provisions.values() if law.lets_share(one))
NOT_SHARING = next(one for one in CATALOG.provisions.values() if one.topics == ("bolig",))
NUMBER = tel_uri(CONTACT.phones[0].number)
_ID = re.compile(r"""<[a-z0-9]+\b[^>]*\sid="?([^"\s>]+)""")


class Part(NamedTuple):
    """One record on one page: its text and its links."""

    text: str
    links: list[str]


def part(html: str, one: str) -> Part:
    """The part of some HTML that shows a record: from its id to the next id, or to the end."""
    starts = [found.start() for found in _ID.finditer(html)] + [len(html)]
    start = next(found.start() for found in _ID.finditer(html) if found[1] == one)
    page = BuiltPage("", html[start : starts[starts.index(start) + 1]])
    return Part(page.text, [address for _, _, address, _ in page.links])


@pytest.fixture(scope="session")
def shown(site: BuiltSite) -> Callable[[str, str], Part]:
    """The part of a built page that shows a record."""
    return lambda page, one: part(site.pages[page].html, one)


Shown = Callable[[str, str], Part]


def test_the_site_has_no_problem(site: BuiltSite) -> None:
    assert find_site_problems(site) == []


def test_every_page_in_the_menu_is_built(site: BuiltSite) -> None:
    listed, _ = navigation(ROOT / "mkdocs.yml")
    municipalities = {built(path) for path in municipality_pages(CATALOG)}
    assert {built(path) for path in listed} == set(site.pages) - THEME_PAGES - municipalities
    assert municipalities < set(site.pages)


def test_the_front_page_bears_the_title_of_the_publication(site: BuiltSite) -> None:
    assert f"<title>{CATALOG.publication.title}</title>" in site.pages["index.html"].html
    assert load_config(str(ROOT / "mkdocs.yml")).site_name == CATALOG.publication.title


def pages_of(contact: Contact) -> tuple[str, str]:
    """Where a contact point stands: on the page of its service and in the overview."""
    return f"tjenester/{CATALOG.contact_owner[contact.id].id}.html", "kontakt.html"


def has_open_field(contact: Contact) -> bool:
    """Whether something is unknown that a caller would ask. Nobody asks when an emergency number answers."""
    unknown = UNKNOWN in (contact.hours, contact.languages, contact.after_contact)
    return unknown and bool(contact.phones) and not status.needs_none(contact)


each_contact = every("contact", CATALOG.contacts.values(), named=lambda one: one.id)
each_provision = every("provision", CATALOG.provisions.values(), named=lambda one: one.id)


@each_contact
def test_a_contact_shows_its_ways_on_its_service_and_in_the_overview(contact: Contact, shown: Shown) -> None:
    links = {tel_uri(phone.number) for phone in contact.phones}
    links |= {f"mailto:{contact.email}"} if contact.email else set()
    links |= {url for url in (contact.form, contact.url) if url}
    for page in pages_of(contact):
        part = shown(page, contact.id)
        assert links <= set(part.links)
        for text in (contact.name, contact.purpose, *(phone.number for phone in contact.phones)):
            assert squeeze(text) in part.text


@each_contact
def test_a_contact_says_what_is_doubtful_wherever_it_stands(contact: Contact, shown: Shown) -> None:
    assert (contact.doubt is None) == (contact.confidence == "high")
    for page in pages_of(contact):
        assert squeeze(contact.doubt or "") in shown(page, contact.id).text


def test_a_page_is_described_by_its_first_paragraph_and_no_other_page_has_the_same(site: BuiltSite) -> None:
    own = [path for path in site.pages.keys() - THEME_PAGES - {"index.html"} if not path.startswith("hjelp/")]
    described = {path: described_as(site.pages[path]) for path in own}
    for path, text in described.items():
        assert text, path
        assert text.rstrip("…") in site.pages[path].text, path
    counties = [path for path in own if path.startswith("fylker/")]
    assert len({described[path] for path in own if path not in counties}) == len(own) - len(counties)


def described_as(page: BuiltPage) -> str:
    found = re.search(r'<meta name="description" content="([^"]*)', page.html)
    return squeeze(unescape(found[1])) if found else ""


@every("one", [one.id for one in CATALOG.contacts.values() if one.hours != UNKNOWN])
def test_hours_are_shown(one: str, shown: Shown) -> None:
    contact = CATALOG.contacts[one]
    for page in pages_of(contact):
        assert squeeze(contact.hours) in shown(page, one).text


@every("one", [one.id for one in CATALOG.contacts.values() if has_open_field(one)])
def test_what_nobody_knows_of_a_contact_is_said_in_words(one: str, shown: Shown) -> None:
    for page in pages_of(CATALOG.contacts[one]):
        assert "vet ikke" in shown(page, one).text.lower()


@each_contact
def test_only_a_confirmed_contact_is_said_to_be_confirmed(contact: Contact, shown: Shown) -> None:
    for page in pages_of(contact):
        assert confirmations(shown(page, contact.id).text) == expected_confirmations(contact)


def confirmations(text: str) -> list[str]:
    """Every «bekreftet» followed by a day: what a reader takes for a confirmation."""
    return [squeeze(found) for found in re.findall(r"(?i)\bbekreftet:? \d+\. [a-z]+\.? \d{4}", text)]


def expected_confirmations(contact: Contact) -> list[str]:
    found = status.of(contact, CATALOG, TODAY)
    return [found.said] if found and found.form == "confirmed" else []


def test_nothing_else_on_the_site_is_said_to_be_confirmed(site: BuiltSite) -> None:
    allowed = {text for one in CATALOG.contacts.values() for text in expected_confirmations(one)}
    assert {text for page in site.pages.values() for text in confirmations(page.text)} == allowed


def confirmed(contact: Contact) -> Catalog:
    """The catalogue as if somebody had called this contact point."""
    called = confirmed_by_owner(contact, date(2026, 11, 30), "called", *fields(contact))
    return with_record("services", CATALOG.contact_owner[contact.id], contacts=[called])


def with_record(kind: str, record: Any, **update: Any) -> Catalog:
    """The catalogue with one record changed."""
    changed = tuple(
        dataclasses.replace(entry, record=record.model_copy(update=update)) if entry.record is record else entry
        for entry in CATALOG.entries[kind]
    )
    return dataclasses.replace(CATALOG, entries={**CATALOG.entries, kind: changed})


@pytest.mark.parametrize("macro", ["contact", "contact_table"])
def test_a_contact_somebody_has_confirmed_says_so_with_the_day_and_how(macro: str) -> None:
    arguments = [] if macro == "contact_table" else [CONTACT.id]
    html = macros.MACROS[macro](View(confirmed(CONTACT), TODAY, "kontakt.md"), *arguments)
    text = part(html, CONTACT.id).text if arguments == [] else BuiltPage("", html).text
    assert confirmations(text) == ["Bekreftet 30. nov. 2026"]
    assert labels.CONFIRMED_HOW["called"] in text.lower()
    assert "ikke bekreftet" not in text.lower()


@each_provision
def test_a_provision_shows_its_state_and_what_it_gives(provision: Provision, shown: Shown, site: BuiltSite) -> None:
    act = CATALOG.provision_act[provision.id]
    text = shown(f"lovgrunnlag/{act.id}.html", provision.id).text
    assert law.citation(act, provision) in text
    assert (squeeze(provision.gives) in text) == (not law.is_withdrawn(provision, TODAY))
    assert labels.STATE[law.state(provision, TODAY)] in text
    assert ("Kan være endret" in text) == standing.may_be_another(provision, TODAY)
    place = site.pages[f"lovgrunnlag/{act.id}.html"].text if provision.doubt == standing.shared_doubt(act) else text
    assert squeeze(provision.doubt or "") in place
    assert (provision.doubt is None) == (provision.confidence == "high")


@each_provision
def test_a_provision_leads_to_lovdata_only_while_it_is_not_repealed(provision: Provision, shown: Shown) -> None:
    act = CATALOG.provision_act[provision.id]
    links = shown(f"lovgrunnlag/{act.id}.html", provision.id).links
    current = law.state(provision, TODAY) != "repealed"
    assert (law.lovdata_url(act, provision) in links) == current
    assert current or not [address for address in links if "//lovdata.no/dokument/" in address]


def test_no_page_leads_to_an_act_or_provision_that_is_repealed(site: BuiltSite) -> None:
    out = [law.lovdata_url(act) for act in CATALOG.acts.values() if law.state(act, TODAY) == "repealed"]
    alone = [one for one in CATALOG.provisions.values() if law.state(one, TODAY) == "repealed" and one.sections]
    out += [law.lovdata_url(CATALOG.provision_act[one.id], one) for one in alone if len(one.sections) == 1]
    addresses = {address for page in site.pages.values() for _, _, address, _ in page.links}
    assert out
    assert not addresses & set(out)


@every("one", [one.id for one in CATALOG.facts.values() if one.confidence != "high"])
def test_a_fact_that_is_not_certain_shows_its_doubt_wherever_it_stands(one: str, site: BuiltSite) -> None:
    fact = CATALOG.facts[one]
    pages = [page for page in site.pages.values() if squeeze(fact.now) in page.text]
    assert pages
    for page in pages:
        assert squeeze(fact.doubt or "(mangler)") in page.text
        assert squeeze(fact.guide_said or "") in page.text


@every("one", CATALOG.resources)
def test_a_resource_shows_its_address_and_its_doubt(one: str, shown: Shown) -> None:
    resource, part = CATALOG.resources[one], shown("ressurser.html", one)
    assert resource.url is None or resource.url in part.links
    assert squeeze(resource.doubt or "") in part.text
    assert ("ikke kjent" in part.text.lower()) or UNKNOWN not in (resource.owner, resource.language)


@every("one", CATALOG.services)
def test_a_service_says_whom_it_is_for_or_that_nobody_knows(one: str, site: BuiltSite) -> None:
    service, text = CATALOG.services[one], site.pages[f"tjenester/{one}.html"].text
    assert squeeze(service.eligibility) in text if service.eligibility != UNKNOWN else "Ikke kjent" in text


@pytest.mark.parametrize("update", [{"owner": UNKNOWN, "language": "nb"}, {"owner": "Eieren", "language": UNKNOWN}])
def test_a_resource_says_what_nobody_knows_in_words(update: dict[str, str]) -> None:
    catalog = with_record("resources", RESOURCE, **update)
    text = part(macros.resources(View(catalog, TODAY, "ressurser.md")), RESOURCE.id).text
    assert "ikke kjent" in text.lower()
    assert UNKNOWN not in text


def test_a_service_says_that_nobody_knows_whom_it_is_for() -> None:
    owner = CATALOG.contact_owner[CONTACT.id]
    view = View(with_record("services", owner, eligibility=UNKNOWN, contacts=()), TODAY, "x.md", {"service": owner.id})
    text = BuiltPage("", macros.MACROS["service_page"](view)).text
    assert "Ikke kjent" in text
    assert UNKNOWN not in text


@every("municipality", CATALOG.municipalities.values(), named=lambda one: one.id)
def test_a_municipality_stands_on_its_county_with_what_it_belongs_to(municipality: Municipality, shown: Shown) -> None:
    row = shown(f"fylker/{municipality.county}.html", municipality.id)
    assert all(squeeze(text) in row.text for text in (municipality.name, municipality.number))
    assert all(name in row.text for name in municipality.also_known_as)
    for found in municipality.placements.values():
        region = CATALOG.regions[found.region]
        assert squeeze(region.name) in row.text
        assert f"index.html#{region.id}" in row.links


@every("region", CATALOG.regions.values(), named=lambda one: one.id)
def test_a_region_stands_once_with_its_address_and_its_source_is_said_once_for_its_likes(
    region: Region, shown: Shown, site: BuiltSite
) -> None:
    part = shown("fylker/index.html", region.id)
    assert squeeze(region.name) in part.text
    assert region.url is None or region.url in part.links
    text = site.pages["fylker/index.html"].text
    assert all(squeeze(one.title or one.url or "") in text for one in region.sources)


@every("county", CATALOG.counties)
def test_a_row_carries_a_word_of_doubt_only_when_it_is_less_sure_than_the_others(county: str, shown: Shown) -> None:
    rows = [one for one in CATALOG.municipalities.values() if one.county == county]
    for kind in labels.REGION_KIND:
        unsure = [one for one in rows if one.placements[kind].confidence in placement.UNSURE]
        alike = len({one.placements[kind].doubt for one in unsure}) == 1 and len(unsure) == len(rows)
        assert not alike or all(status.UNCONFIRMED not in shown(f"fylker/{county}.html", one.id).text for one in rows)
    expected = {one.id for one in rows if any(is_less_sure(one, kind, rows) for kind in labels.REGION_KIND)}
    assert {one.id for one in rows if status.UNCONFIRMED in shown(f"fylker/{county}.html", one.id).text} == expected


def is_less_sure(one: Municipality, kind: str, rows: list[Municipality]) -> bool:
    """Whether a municipality is not confirmed, and not all of its county for the same reason."""
    found = [(row.placements[kind].confidence in placement.UNSURE, row.placements[kind].doubt) for row in rows]
    own = one.placements[kind]
    return own.confidence in placement.UNSURE and not all(other == (True, own.doubt) for other in found)


@every("county", CATALOG.counties)
def test_a_county_says_whom_to_call_in_order(county: str, shown: Shown) -> None:
    links = [address for one in ("ring", "flere") for address in shown(f"fylker/{county}.html", one).links]
    numbers = [address for address in links if address.startswith("tel:")]
    order = ("nodnummer-112", "politi-02800", "rvts-ost-veiledning")
    wanted = [tel_uri(CATALOG.contacts[one].phones[0].number) for one in order]
    assert [address for address in numbers if address in wanted] == wanted
    assert numbers[0] == wanted[0]
    reasons = [f"../{places(CATALOG, 'contacts', one)[0].built}#{one}" for one in order if CATALOG.contacts[one].doubt]
    assert [address for address in links if address in reasons] == reasons


def test_the_chain_never_names_what_is_not_confirmed(shown: Shown) -> None:
    found = {
        (one.county, CATALOG.regions[found.region].name)
        for one in CATALOG.municipalities.values()
        for found in one.placements.values()
        if found.confidence in placement.UNSURE
    }
    assert len(found) > 5
    assert [pair for pair in found if pair[1] in shown(f"fylker/{pair[0]}.html", "flere").text] == []


def test_the_overview_of_counties_leads_to_every_municipality(site: BuiltSite) -> None:
    wanted = {f"../kommuner/{one.number}.html" for one in CATALOG.municipalities.values()}
    for name in ("fylker/index.html", *(f"fylker/{one}.html" for one in CATALOG.counties)):
        links = {address for _, _, address, _ in site.pages[name].links}
        own = [one.number for one in CATALOG.municipalities.values() if f"/{one.county}.html" in f"/{name}"]
        assert {f"../kommuner/{number}.html" for number in own} <= links
    assert wanted <= {address for _, _, address, _ in site.pages["fylker/index.html"].links}


def test_municipalities_stand_in_the_order_of_the_norwegian_alphabet() -> None:
    some = [SimpleNamespace(name=name) for name in ("Ås", "Østre Toten", "Ærlig", "Åmot", "Alver", "øygarden", "Voss")]
    found = View(CATALOG, TODAY, "x.md").alphabetical(some)  # type: ignore[type-var]
    assert [one.name for one in found] == ["Alver", "Voss", "Ærlig", "Østre Toten", "øygarden", "Åmot", "Ås"]


def test_no_value_of_the_machinery_reaches_a_reader(site: BuiltSite) -> None:
    for page in site.pages.values():
        assert not re.search(rf"\b(None|Undefined|{UNKNOWN})\b|\{{\{{|\{{%", page.text), page.path


def tiny(**kinds: Any) -> Catalog:
    """A catalogue with nothing but these records and the publication."""
    chosen = {
        kind: tuple(entry for entry in found if entry.record in kinds.get(kind, ()))
        for kind, found in CATALOG.entries.items()
    }
    return dataclasses.replace(CATALOG, entries={**chosen, "publication": CATALOG.entries["publication"]})


def receiving(**update: Any) -> Catalog:
    """A catalogue with nothing but a publication that receives reports of errors."""
    (entry,) = CATALOG.entries["publication"]
    changed = dataclasses.replace(entry, record=entry.record.model_copy(update=update))
    return dataclasses.replace(tiny(), entries={**tiny().entries, "publication": (changed,)})


REPORT = report.address(receiving(error_report="feil@eksempel.no").publication, "politi-02800", "en.html", TODAY) or ""
OWNER, ACT = CATALOG.contact_owner[CONTACT.id], CATALOG.provision_act[PROVISION.id]
MUNICIPALITY = next(one for one in CATALOG.municipalities.values() if one.police_district.doubt)
DOUBTS = [one.doubt or CATALOG.regions[one.region].doubt or "" for one in MUNICIPALITY.placements.values()]
RING = f'<a href="{NUMBER}">{CONTACT.phones[0].number}</a>'
URGENT = CATALOG.contacts["nodnummer-112"]
DANGER = f'<a href="{tel_uri(URGENT.phones[0].number)}">{URGENT.phones[0].number}</a>'
MARK, SURE = '<a class="mark" href="#x">Ikke bekreftet</a>', '<span class="mark mark--sure">Bekreftet</span>'
CLOSED = next(one for one in CATALOG.contacts.values() if one.audience == "professional" and one.phones and one.email)
OPEN = next(one for one in CATALOG.contacts.values() if one.audience == "public" and one.phones)
PUBLIC = "---\naudience: public\n---\n# For alle"
IDS = "".join(f'<p id="{one.id}"></p>' for one in OWNER.contacts)
ABSENT = "mangler på siden. Se etter i docs/ og partials/."
WITH_POLICY = "Ta med guide.policy øverst i theme/partials/head.html."


def statuses(contact: Contact, found: int) -> str:
    said = status.of(contact, CATALOG, TODAY)
    wanted = f"«{said.said}»" if said else "ingen"
    number = contact.phones[0].number
    return f"«{number}» har {found} statuser etter seg, og skal ha {wanted}. Bruk parts.mark i partials/."


UNDOUBTED = "mangler setningen om hva som er usikkert. Rett partials/."


class Case(NamedTuple):
    """A small site, and every message one rule has about it."""

    rule: str
    name: str
    pages: dict[str, str]
    messages: list[str]
    catalog: Catalog = tiny()
    sources: dict[str, str] | None = None


CASES = [
    Case(
        "every_link_leads_somewhere",
        "links to nothing, to a lost place and with no address",
        {
            "a/en.html": '<a href="../to.html">\n<a href="borte.html">\n<a href="../to.html#sted">\n<a href="#her">\n'
            '<a href="">\n<img src="bilde.png">\n<a href="../..">\n<a href="/a/en.html">\n<a href="https://a.no/x">',
            "to.html": '<p id="annet">',
            "index.html": '<a href="a/">\n<a href="./">\n<a href="to.html#annet">\n<a href="?q=1">',
        },
        [
            "site/a/en.html:2: lenken «borte.html» leder ingen steder. Rett adressen.",
            "site/a/en.html:3: lenken «../to.html#sted» peker på et sted som ikke finnes. Rett det etter #.",
            "site/a/en.html:4: lenken «#her» peker på et sted som ikke finnes. Rett det etter #.",
            "site/a/en.html:5: lenken «» leder ingen steder. Rett adressen.",
            "site/a/en.html:6: lenken «bilde.png» leder ingen steder. Rett adressen.",
            "site/a/en.html:7: lenken «../..» leder ingen steder. Rett adressen.",
            "site/index.html:1: lenken «a/» leder ingen steder. Rett adressen.",
        ],
    ),
    Case(
        "every_id_is_alone_on_its_page",
        "an id that stands twice",
        {"en.html": '<p id="x"></p>\n<p id="y"></p>\n<p id="x"></p>', "to.html": '<p id="x"></p>'},
        ["site/en.html:3: id-en «x» står to ganger på siden. Vis posten bare én gang."],
    ),
    Case(
        "every_number_and_address_is_from_the_data",
        "a number and an address nobody has written down",
        {"en.html": f'{RING}\n<a href="tel:+4799999999">\n<a href="mailto:feil@a.no?subject=x">'},
        [
            "site/en.html:2: «tel:+4799999999» finnes ikke i data/. Hent nummeret med en makro.",
            "site/en.html:3: «mailto:feil@a.no?subject=x» finnes ikke i data/. Hent nummeret med en makro.",
        ],
        tiny(services=[OWNER]),
    ),
    Case(
        "nothing_is_fetched_from_another_host",
        "things fetched from elsewhere and links that are not safe",
        {
            "en.html": '<script src="https://a.no/x.js"></script>\n<img src="//a.no/x.png">\n'
            '<link rel="stylesheet" href="https://a.no/x.css">\n<link rel="canonical" href="https://a.no/">\n'
            '<a href="http://a.no">\n<a href="javascript:alert(1)">\n<a href="https://a.no">\n'
            '<iframe src="https://a.no">\n<link rel="icon" href="data:,">\n<a href="data:text/html,x">\n'
            '<script src="data:text/javascript,x"></script>'
        },
        [
            "site/en.html:1: «https://a.no/x.js» hentes fra et annet sted. Legg fila i theme/.",
            "site/en.html:2: «//a.no/x.png» hentes fra et annet sted. Legg fila i theme/.",
            "site/en.html:3: «https://a.no/x.css» hentes fra et annet sted. Legg fila i theme/.",
            "site/en.html:5: «http://a.no» er ikke en trygg lenke. Bruk https.",
            "site/en.html:6: «javascript:alert(1)» er ikke en trygg lenke. Bruk https.",
            "site/en.html:8: «https://a.no» hentes fra et annet sted. Legg fila i theme/.",
            "site/en.html:10: «data:text/html,x» er ikke en trygg lenke. Bruk https.",
            "site/en.html:11: «data:text/javascript,x» hentes fra et annet sted. Legg fila i theme/.",
        ],
    ),
    Case(
        "a_page_is_made_of_what_is_known",
        "elements, attributes and kinds that are not on the list",
        {
            "en.html": '<video src="https://a.no/x"></video>\n<p onclick="x">\n<a ping="//a.no/p" href="to.html">\n'
            '<meta http-equiv="refresh" content="0">\n<link rel="prefetch" href="x.css">\n<input type="file">\n'
            "<x-y>\n<!-- se her -->",
        },
        [
            "site/en.html:1: «https://a.no/x» hentes fra et annet sted. Legg fila i theme/.",
            "site/en.html:2: «onclick» på <p> kan ikke stå i en side. Skriv det på en annen måte.",
            "site/en.html:3: «//a.no/p» hentes fra et annet sted. Legg fila i theme/.",
            "site/en.html:4: <meta> med «refresh» kan ikke stå i en side. Skriv det på en annen måte.",
            "site/en.html:5: <link> med «prefetch» kan ikke stå i en side. Skriv det på en annen måte.",
            "site/en.html:6: <input> med «file» kan ikke stå i en side. Skriv det på en annen måte.",
            "site/en.html:7: <x-y> kan ikke stå i en side. Skriv det på en annen måte.",
            "site/en.html:8: kommentaren blir sendt til leserens nettleser. Skriv {# … #} i stedet.",
        ],
    ),
    Case(
        "a_page_is_made_of_what_is_known",
        "an element of a page of ours",
        {"en.html": '\n<p id="x" style="y">'},
        ["docs/en.md:3: «style» på <p> kan ikke stå i en side. Skriv det på en annen måte."],
        sources={"en.md": '# En\n\n<p id="x" style="y">\n'},
    ),
    Case(
        "every_page_carries_the_policy",
        "no policy, another, and one that comes too late",
        {
            "en.html": "<p>",
            "to.html": TAG.replace("'none'", "*", 1),
            "tre.html": f'<link rel="stylesheet" href="x.css">{TAG}',
            "fire.html": TAG * 2,
        },
        [
            f"site/{name}.html:1: siden sier ikke først hva nettleseren får gjøre. {WITH_POLICY}"
            for name in ("en", "fire", "to", "tre")
        ],
    ),
    Case(
        "no_control_of_a_form_has_a_name",
        "controls with a name beside others without",
        {
            "en.html": '<meta name="q"><form action="to.html"><input id="q">\n<input type="search" name="q">\n'
            "<select NAME=sted></select>\n<textarea name></textarea><button>Søk</button></form>\n"
            '<button form="f" name="knapp" data-name="x">',
            "to.html": '<p id="name">',
        },
        [
            f'site/en.html:{line}: <{tag}> har name="{name}", så det noen skriver, kan havne i adressen. Slett det.'
            for line, tag, name in [
                (2, "input", "q"),
                (3, "select", "sted"),
                (4, "textarea", ""),
                (5, "button", "knapp"),
            ]
        ],
    ),
    Case(
        "no_control_of_a_form_has_a_name",
        "radio buttons with a name in a form that sends",
        {
            "en.html": '<form action="to.html">\n<input type="radio" name="q"></form>\n<form method="dialog">\n'
            '<input type="radio" name="r">\n<input type="search" name="s"></form>',
        },
        [
            f'site/en.html:{line}: <input> har name="{name}", så det noen skriver, kan havne i adressen. Slett det.'
            for line, name in [(2, "q"), (5, "s")]
        ],
    ),
    Case(
        "no_form_sends_anything",
        "a form that sends, beside one that does not",
        {"en.html": '<form method="dialog"></form>\n<form method="post"></form>\n<form method="get"></form>'},
        [
            f'site/en.html:{line}: skjemaet sender det noen velger. Skriv method="dialog", ikke «{method}».'
            for line, method in [(2, "post"), (3, "get")]
        ],
    ),
    Case(
        "every_record_is_on_its_page",
        "a contact that is not in the overview",
        {f"tjenester/{OWNER.id}.html": IDS, "kontakt.html": IDS.replace(f'"{CONTACT.id}"', '"x"')},
        [f"site/kontakt.html:1: «{CONTACT.id}» {ABSENT}"],
        tiny(services=[OWNER]),
    ),
    Case(
        "every_record_is_on_its_page",
        "contacts whose service has no page",
        {"kontakt.html": IDS},
        [
            f"site/tjenester/{OWNER.id}.html:1: «{one.id}» {ABSENT}"
            for one in sorted(OWNER.contacts, key=lambda c: c.id)
        ],
        tiny(services=[OWNER]),
    ),
    Case(
        "every_record_is_on_its_page",
        "provisions, a resource and a word that are not shown",
        {f"lovgrunnlag/{ACT.id}.html": "", "ressurser.html": "", "ordliste.html": ""},
        [
            *sorted(f"site/lovgrunnlag/{ACT.id}.html:1: «{one.id}» {ABSENT}" for one in ACT.provisions),
            f"site/ordliste.html:1: «{TERM.id}» {ABSENT}",
            f"site/ressurser.html:1: «{RESOURCE.id}» {ABSENT}",
        ],
        tiny(acts=[ACT], resources=[RESOURCE], terms=[TERM]),
    ),
    Case(
        "every_link_leads_somewhere",
        "links that stand in the source, and one that a partial made",
        {
            "a/en.html": '<a href="borte.html">\n<a href="../a/borte.html#x">\n<a href="lagd.html">',
            "404.html": '<a href="x">',
        },
        [
            "docs/a/en.md:1: lenken «lagd.html» leder ingen steder. Rett adressen.",
            "docs/a/en.md:3: lenken «borte.html» leder ingen steder. Rett adressen.",
            "docs/a/en.md:5: lenken «../a/borte.html#x» leder ingen steder. Rett adressen.",
            "site/404.html:1: lenken «x» leder ingen steder. Rett adressen.",
        ],
        sources={"a/en.md": "# En\n\n[Les](borte.md)\n\n[Les](../a/borte.md#x)\n"},
    ),
    Case(
        "every_id_is_alone_on_its_page",
        "a heading with the id of a card",
        {"en.html": '<p id="x"></p>\n<p id="x"></p>'},
        ["docs/en.md:4: id-en «x» står to ganger på siden. Vis posten bare én gang."],
        sources={"en.md": "# En\n\nEks x-en\n## To {: #x }\n"},
    ),
    Case(
        "every_record_is_on_its_page",
        "a contact that is not on the page with a source",
        {f"tjenester/{OWNER.id}.html": IDS, "kontakt.html": IDS.replace(f'"{CONTACT.id}"', '"x"')},
        [f"docs/kontakt.md:1: «{CONTACT.id}» {ABSENT}"],
        tiny(services=[OWNER]),
        {"kontakt.md": "# Kontakt\n"},
    ),
    Case(
        "public_pages_show_nothing_for_professionals",
        "a number, an address and a card for professionals, each on a page for everybody",
        {
            "en.html": f'<a href="{tel_uri(CLOSED.phones[0].number)}">',
            "to.html": f'<a href="mailto:{CLOSED.email}?subject=x">',
            "tre.html": f'<p id="{CLOSED.id}">',
            "fire.html": f'<a href="{tel_uri(CLOSED.phones[0].number)}">',
            "fem.html": f'<a href="{tel_uri(OPEN.phones[0].number)}"><p id="{OPEN.id}">',
            "404.html": f'<p id="{CLOSED.id}">',
        },
        [
            f"docs/{place}: «{CLOSED.id}» er for fagfolk, men siden er for alle. "
            "Velg et kontaktpunkt med audience: public."
            for place in ("en.md:1", "to.md:1", "tre.md:5")
        ],
        tiny(services=[CATALOG.contact_owner[CLOSED.id], CATALOG.contact_owner[OPEN.id]]),
        {
            "en.md": PUBLIC,
            "to.md": PUBLIC,
            "fem.md": PUBLIC,
            "fire.md": "# Fire",
            "tre.md": f'{PUBLIC}\n{{{{ contact("{CLOSED.id}") }}}}\n',
        },
    ),
    Case(
        "no_page_for_everybody_leads_to_a_municipality",
        "a link to the page of a municipality",
        {"en.html": '<p>Oslo</p><a href="kommuner/0301.html">Oslo</a>', "to.html": '<a href="kommuner/0301.html">'},
        ["docs/en.md:1: «kommuner/0301.html» forteller hvilken kommune leseren spør om. Slett lenken."],
        tiny(),
        {"en.md": "---\naudience: public\n---\n# En\n", "to.md": "# To\n"},
    ),
    Case(
        "every_number_and_address_is_from_the_data",
        "a mail to where errors are reported that is no report",
        {"en.html": '<a href="mailto:feil@eksempel.no?subject=Hei">\n<a href="mailto:feil@eksempel.no?body=Feil">'},
        [
            f"site/en.html:{line}: «mailto:feil@eksempel.no?{query}» finnes ikke i data/. Hent nummeret med en makro."
            for line, query in ((1, "subject=Hei"), (2, "body=Feil"))
        ],
        receiving(error_report="feil@eksempel.no"),
    ),
    Case(
        "no_page_for_everybody_asks_for_a_report",
        "a report by mail",
        {"en.html": f'<p>Hei</p><a href="{REPORT}">', "to.html": f'<a href="{REPORT}">'},
        [
            f"docs/en.md:1: «{REPORT[:60]}»: lenken for å melde feil setter spor etter leseren. "
            "Vis den bare på sider for fagfolk."
        ],
        receiving(error_report="feil@eksempel.no"),
        {"en.md": PUBLIC, "to.md": "# To\n"},
    ),
    Case(
        "no_page_for_everybody_asks_for_a_report",
        "a report by a form",
        {"en.html": '<a href="https://eksempel.no/feil?om=politi-02800">'},
        [
            "docs/en.md:1: «https://eksempel.no/feil?om=politi-02800»: lenken for å melde feil setter spor etter "
            "leseren. Vis den bare på sider for fagfolk."
        ],
        receiving(error_form="https://eksempel.no/feil?om={id}"),
        {"en.md": PUBLIC},
    ),
    Case(
        "no_page_for_everybody_leads_to_the_aid",
        "a link to the decision aid, with an anchor and from the folder beside it",
        {
            "hjelp/en.html": '<p>Se</p><a href="../taushetsplikt/veiviser.html#a">her</a>',
            "to.html": '<a href="taushetsplikt/veiviser.html">',
        },
        [
            "docs/hjelp/en.md:1: «../taushetsplikt/veiviser.html#a» leder til veiviseren, som er for fagfolk. "
            "Slett lenken."
        ],
        tiny(),
        {"hjelp/en.md": "---\naudience: public\n---\n# En\n", "to.md": "# To\n"},
    ),
    Case(
        policy.no_script_or_style_stands_in_a_page.__name__,
        "scripts and styles inside a page, and data that are neither",
        {
            "en.html": '<script>x</script>\n<style>p{}</style>\n<p style="color: red">\n<p onclick="x()">\n'
            '<script src="x.js"></script>\n<script type="application/json">{}</script>'
        },
        [
            "site/en.html:1: <script> i siden blir stoppet av nettleseren. Legg innholdet i theme/js/.",
            "site/en.html:2: <style> i siden blir stoppet av nettleseren. Legg innholdet i theme/css/.",
            'site/en.html:3: «style="color: red"» i siden blir stoppet av nettleseren. Legg innholdet i theme/css/.',
            "site/en.html:4: «onclick» i siden blir stoppet av nettleseren. Legg innholdet i theme/js/.",
        ],
    ),
    Case(
        policy.no_script_or_style_stands_in_a_page.__name__,
        "a style that an editor wrote",
        {"en.html": '<p>En</p><p style="color: red">'},
        ['docs/en.md:3: «style="color: red"» i siden blir stoppet av nettleseren. Legg innholdet i theme/css/.'],
        sources={"en.md": '# En\n\n<p style="color: red">\n'},
    ),
    Case(
        policy.no_link_out_tells_where_the_reader_comes_from.__name__,
        "links out with and without noreferrer",
        {
            "en.html": '<a href="https://a.no">\n<a href="http://b.no" rel="nofollow">\n'
            '<a href="https://c.no" rel="nofollow noreferrer">\n<a href="to.html">'
        },
        [
            f'site/en.html:{line}: lenken «{address}» forteller hvor leseren kommer fra. Skriv rel="noreferrer".'
            for line, address in ((1, "https://a.no"), (2, "http://b.no"))
        ],
    ),
    Case(
        "the_duties_come_before_what_may_be_shared",
        "a rule on sharing with the duties below it, without them, with the line twice, and as it should be",
        {
            "below.html": f"<p>{SHARING.gives}</p><p>{DUTIES}</p><p>{ASK}</p>",
            "without.html": f"<p>{SHARING.gives}</p><p>{ASK}</p>",
            "twice.html": f"<p>{DUTIES}</p><p>{SHARING.gives}</p><p>{ASK}</p><p>{ASK}</p>",
            "never.html": f"<p>{DUTIES}</p><p>{SHARING.gives}</p>",
            "right.html": f"<p>{DUTIES}</p><p>{SHARING.gives}</p><p>{ASK}</p>",
            "public.html": f"<p>{SHARING.gives}</p>",
            "other.html": f"<p>{NOT_SHARING.gives}</p>",
        },
        [
            "docs/below.md:1: siden viser en regel om deling før pliktene. Skriv {{ gate() }} øverst.",
            f"docs/never.md:1: setningen «{ASK}» står 0 ganger. Den må stå én gang: med {{{{ gate() }}}} eller "
            "{{ ask() }}.",
            f"docs/twice.md:1: setningen «{ASK}» står 2 ganger. Den må stå én gang: med {{{{ gate() }}}} eller "
            "{{ ask() }}.",
            "docs/without.md:1: siden viser en regel om deling før pliktene. Skriv {{ gate() }} øverst.",
        ],
        tiny(acts=CATALOG.acts.values()),
        {
            **dict.fromkeys(("below.md", "without.md", "twice.md", "never.md", "right.md", "other.md"), "# En"),
            "public.md": PUBLIC,
        },
    ),
    Case(
        "every_record_is_on_its_page",
        "a municipality that is not on the page of its county",
        {f"fylker/{MUNICIPALITY.county}.html": ""},
        [f"site/fylker/{MUNICIPALITY.county}.html:1: «{MUNICIPALITY.id}» {ABSENT}"],
        tiny(municipalities=[MUNICIPALITY]),
    ),
    Case(
        "every_municipality_says_what_is_not_certain",
        "a municipality without its own doubt, and without that of its district",
        {f"fylker/{MUNICIPALITY.county}.html": DOUBTS[1]},
        [
            f"site/fylker/{MUNICIPALITY.county}.html:1: «{MUNICIPALITY.id}» mangler hva som er usikkert om «{one}». "
            "Rett partials/."
            for one in sorted((MUNICIPALITY.police_district.region, MUNICIPALITY.conflict_council.region))
        ],
        tiny(municipalities=[MUNICIPALITY], regions=CATALOG.regions.values()),
    ),
    Case(
        "every_number_has_one_status",
        "numbers without a status, with two, with that of others, and with one too many",
        {
            "fem.html": f"{RING} {SURE}",
            "en.html": f"{RING}<p>Annet</p>",
            "fire.html": f"{RING} {MARK}<h2>Mer</h2>{RING}<h2>Mer</h2>{MARK}",
            "to.html": f"{RING} {MARK} {MARK}",
            "tre.html": f"{DANGER} {MARK}",
        },
        [
            f"site/en.html:1: {statuses(CONTACT, 0)}",
            f"site/fem.html:1: {statuses(CONTACT, 1)}",
            f"site/fire.html:1: {statuses(CONTACT, 0)}",
            f"site/to.html:1: {statuses(CONTACT, 2)}",
            f"site/tre.html:1: {statuses(URGENT, 1)}",
        ],
        tiny(services=[OWNER, CATALOG.contact_owner[URGENT.id]]),
    ),
    Case(
        "every_doubt_stands_with_its_record",
        "a number's own page without the reason",
        {f"tjenester/{OWNER.id}.html": f"{RING} {MARK}", "en.html": f"{RING} {MARK}"},
        [f"site/tjenester/{OWNER.id}.html:1: «{CONTACT.id}» {UNDOUBTED}"],
        tiny(services=[OWNER]),
    ),
    Case(
        "every_doubt_stands_with_its_record",
        "doubtful sentences without their doubt",
        {"en.html": f"<p>{PROVISION.gives}</p>\n<p>{RESOURCE.description}</p>\n<p>{FACT.now}</p>"},
        [f"site/en.html:1: «{one}» {UNDOUBTED}" for one in sorted((PROVISION.id, RESOURCE.id, FACT.id))],
        tiny(acts=[ACT], resources=[RESOURCE], facts=[FACT]),
    ),
]


NOTHING = tiny()


OUTSIDE = "hentes fra et annet sted. Legg fila i theme/."
OTHER = "er ikke på nettstedet selv. Bruk adressen til siden."
CASES += [
    Case(
        "no_style_or_script_names_another_host",
        "style sheets and scripts that fetch from elsewhere, however it is written",
        {
            "en.html": '<link rel="stylesheet" href="css/a.css"><script src="js/b.js"></script>',
            "css/a.css": "a{background:url(https://k1.example/x)}\n@import '//k2.example/a.css';\n"
            "@font-face{src:url( //k3.example/f )}\nb{background:image-set('https:k4.example' 1x)}\n"
            "c{background:u\\72l(\\68ttps://k5.example/)}",
            "js/b.js": 'fetch("https://k6.example/");\nnew WebSocket(`wss://${x}/`);import("c.js");import("https:k7.example")',
            "js/c.js": 'x.src = "//k8.example/";y("\\x68ttps:\\/\\/k9.example")',
            "js/unused.js": 'fetch("https://nobody.example")',
        },
        [
            f"site/{where}: «{one}» {OUTSIDE}"
            for where, one in (
                ("css/a.css:1", "https://k1.example/x"),
                ("css/a.css:2", "//k2.example/a.css"),
                ("css/a.css:3", "//k3.example/f"),
                ("css/a.css:4", "https:k4.example"),
                ("css/a.css:5", "https://k5.example/"),
                ("js/b.js:1", "https://k6.example/"),
                ("js/b.js:2", "https:k7.example"),
                ("js/b.js:2", "wss://${x}/"),
                ("js/c.js:1", "//k8.example/"),
                ("js/c.js:1", "https://k9.example"),
            )
        ],
    ),
    Case(
        "no_style_or_script_names_another_host",
        "an address in a part of the theme's style sheet",
        {
            "en.html": '<link rel="stylesheet" href="css/a.css">',
            "css/a.css": "a{background:url(https://k1.example/x)}",
            "../theme/css/del.css": "\n\na { background: url('https://k1.example/x') }\n",
        },
        [f"theme/css/del.css:3: «https://k1.example/x» {OUTSIDE}"],
    ),
    Case(
        "what_a_page_says_of_itself_is_its_own",
        "another site as the page's own address, and a reader who is told of",
        {
            "en.html": '<link rel="canonical" href="https://b.example/">\n<meta property="og:image" '
            'content="https://b.example/x.png">\n<meta name="referrer" content="unsafe-url">\n'
            '<meta property="og:url" content=" \\\\b.example">'
        },
        [
            f"site/en.html:1: «https://b.example/» {OTHER}",
            f"site/en.html:2: «https://b.example/x.png» {OTHER}",
            "site/en.html:3: «unsafe-url» forteller andre nettsteder hvor leseren kommer fra. Skriv no-referrer.",
            f"site/en.html:4: « \\\\b.example» {OTHER}",
        ],
    ),
    Case(
        "nothing_is_fetched_from_another_host",
        "links that a browser reads in another way than they are written",
        {"en.html": '<a href="https:\\\\g1.example/">\n<a href=" https://g2.example">\n<a href="https:g3.example">'},
        [
            f"site/en.html:{line}: «{one}» er ikke en ren adresse. Rett den."
            for line, one in enumerate(("https:\\\\g1.example/", " https://g2.example", "https:g3.example"), 1)
        ],
    ),
    Case(
        policy.no_link_out_tells_where_the_reader_comes_from.__name__,
        "a link out behind a space, and one without a scheme",
        {"en.html": '<a href=" https://a.no">\n<a href="\\\\b.no">'},
        [
            f'site/en.html:{line}: lenken «{address}» forteller hvor leseren kommer fra. Skriv rel="noreferrer".'
            for line, address in ((1, " https://a.no"), (2, "\\\\b.no"))
        ],
    ),
    Case(
        "no_control_of_a_form_has_a_name",
        "a control with a name in the theme, on every page",
        {
            **dict.fromkeys(("en.html", "b/to.html"), '<input name="q">'),
            "../theme/partials/search.html": '<form>\n<input name="q">',
        },
        ['theme/partials/search.html:2: <input> har name="q", så det noen skriver, kan havne i adressen. Slett det.'],
        sources={"en.md": "# En", "b/to.md": "# To"},
    ),
    Case(
        "every_link_leads_somewhere",
        "a bad link in the theme, on pages in several folders",
        {
            "en.html": '<a href="borte.html">',
            "b/to.html": '<a href="../borte.html">',
            "../theme/partials/footer.html": "\n<a href=\"{{ 'borte.html' | url }}\">",
        },
        ["theme/partials/footer.html:2: lenken «borte.html» leder ingen steder. Rett adressen."],
        sources={"en.md": "# En", "b/to.md": "# To"},
    ),
]


def near(rule: str, name: str, page: str, catalog: Catalog = NOTHING, path: str = "en.html", source: str = "") -> Case:
    """A near miss: a small site with one page, about which the rule says nothing."""
    return Case(rule, name, {path: page}, [], catalog, {path.replace(".html", ".md"): source} if source else None)


CERTAIN = next(one for one in CATALOG.provisions.values() if one.confidence == "high")
WITH_CERTAIN = tiny(acts=[CATALOG.provision_act[CERTAIN.id]])
SITTING = f"fylker/{MUNICIPALITY.county}.html"
NEAR_MISSES = [
    near("every_link_leads_somewhere", "links to this page, out, and to a place with letters of ours",
         '<p id="på"></p><a href="#p%C3%A5"><a href="en.html?q=1#på"><a href="//a.no/x"><a href="tel:112">'),
    near("every_id_is_alone_on_its_page", "ids that differ by a capital or an end",
         '<p id="x"></p><p id="X"></p><p id="x-1"></p><p data-id="x"></p>'),
    near("every_number_and_address_is_from_the_data", "an address of the data with a subject, and one in words",
         f'{RING}<a href="mailto:{CLOSED.email}?subject=x">tel:+4799999999 feil@a.no',
         tiny(services=[OWNER, CATALOG.contact_owner[CLOSED.id]])),
    near("public_pages_show_nothing_for_professionals", "the name of a contact point for professionals, and no way",
         f"<p>{CLOSED.name}</p>", tiny(services=[CATALOG.contact_owner[CLOSED.id]]), source=PUBLIC),
    near("public_pages_show_nothing_for_professionals", "a number for professionals on a page for them",
         f'<a href="{tel_uri(CLOSED.phones[0].number)}"><p id="{CLOSED.id}">',
         tiny(services=[CATALOG.contact_owner[CLOSED.id]]), source="---\naudience: professional\n---\n# For oss"),
    near("no_page_for_everybody_leads_to_a_municipality", "a link to the list of counties",
         '<a href="fylker/index.html">', source=PUBLIC),
    near("every_number_and_address_is_from_the_data", "a report, and the address alone",
         f'<a href="{REPORT}"><a href="mailto:feil@eksempel.no">', receiving(error_report="feil@eksempel.no")),
    near("no_page_for_everybody_asks_for_a_report", "the address alone, and another form",
         '<a href="mailto:feil@eksempel.no"><a href="https://eksempel.no/annet">', receiving(
             error_report="feil@eksempel.no", error_form="https://eksempel.no/feil?om={id}"), source=PUBLIC),
    near("no_page_for_everybody_leads_to_the_aid", "a link to a page beside the decision aid",
         '<a href="taushetsplikt/samtykke.html">', source=PUBLIC),
    near("nothing_is_fetched_from_another_host", "links out, and an icon that is written out",
         '<a href="https://a.no/x.js"><link rel="icon" href="data:,"><img src="x.png"><a href="mailto:a@b.no">'),
    near("what_a_page_says_of_itself_is_its_own", "its own address and picture, and nothing told",
         '<link rel="canonical" href="https://own.example/en.html"><meta name="referrer" content="no-referrer">'
         '<meta property="og:image" content="https://own.example/x.png"><meta property="og:title" content="Obs: x">'
         '<link rel="icon" href="data:,"><meta property="og:image" content="x.png">'),
    near("no_style_or_script_names_another_host", "namespaces, licences, selectors and what is within",
         '<link rel="stylesheet" href="a.css"><script src="b.js"></script>')._replace(pages={
             "en.html": '<link rel="stylesheet" href="a.css"><script src="b.js"></script>',
             "a.css": "/* https://a.example */@namespace url(http://www.w3.org/1999/xhtml);a[href^='https://']::after"
             '{content:"//"}b{background:url("data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\'/>")}'
             "@import 'css/b.css';",
             "b.js": '/* MIT: https://a.example */\n// https://b.example\nx("https:"); // se https://c.example\n'
             'y("http://www.w3.org/2000/svg", "a // b", /^https?:\\/\\//, "//");'}),
    near("a_page_is_made_of_what_is_known", "what pages are made of",
         f'<html lang="nb"><meta charset="utf-8">{TAG}<link rel="icon" href="data:,"><script src="x.js"></script>'
         '<p class="x" id="y" lang="nn" title="z" hidden aria-hidden="true"><a href="https://a.no" rel="noreferrer">'
         '<svg viewBox="0 0 1 1" role="img"><title>x</title><path d="M0 0"/></svg><input type="search">'),
    near("every_page_carries_the_policy", "the policy after what fetches nothing",
         f'<html><head><meta charset="utf-8"><meta name="robots" content="x">{TAG}<script src="x.js"></script>'),
    near("no_control_of_a_form_has_a_name", "names of what is no control",
         '<meta name="q"><form name="f"><input id="name" data-name="q" aria-label="name"></form><a name="her">'),
    near("no_control_of_a_form_has_a_name", "radio buttons of a form that sends nothing",
         '<form method="dialog"><input type="radio" name="q"></form>'),
    near("no_form_sends_anything", "a form that leads somewhere with nothing, and one that sends nothing",
         '<form action="a-til-aa.html"></form><form method="dialog"></form>'),
    near("every_record_is_on_its_page", "contacts in another order, each once on both pages", IDS,
         tiny(services=[OWNER]), "kontakt.html")._replace(
             pages={f"tjenester/{OWNER.id}.html": f"<div>{IDS}</div>", "kontakt.html": IDS}),
    near("every_number_has_one_status", "two calls of one contact, a number without, and a status in another item",
         f"{RING}{RING}<p>{MARK}</p><ul><li>{DANGER}<li>{MARK}</ul>",
         tiny(services=[OWNER, CATALOG.contact_owner[URGENT.id]])),
    near("every_number_has_one_status", "a status of what has no number, after a link",
         f'{RING} {MARK} <a href="en.html">En</a> {MARK}', tiny(services=[OWNER])),
    near("every_number_has_one_status", "a confirmed number that says so", f"{RING} {SURE}", confirmed(CONTACT)),
    near("every_doubt_stands_with_its_record", "the reason on the number's own page, and the word alone elsewhere",
         f"{RING} {MARK}", tiny(services=[OWNER])),
    near("every_doubt_stands_with_its_record", "a sentence that is certain", f"<p>{CERTAIN.gives}</p>", WITH_CERTAIN),
    near("every_municipality_says_what_is_not_certain", "each doubt of a municipality once", " ".join(DOUBTS),
         tiny(municipalities=[MUNICIPALITY], regions=CATALOG.regions.values()), SITTING),
    near("the_duties_come_before_what_may_be_shared", "the duties right above the rule, and whom to ask below it",
         f"<p>{DUTIES}</p><p>{SHARING.gives}</p><p>{ASK}</p>", tiny(acts=CATALOG.acts.values()), source="# En"),
    near("the_duties_come_before_what_may_be_shared", "a rule that lets nobody share, without the duties",
         f"<p>{NOT_SHARING.gives}</p>", tiny(acts=CATALOG.acts.values()), source="# En"),
    near("no_script_or_style_stands_in_a_page", "a script of its own file, data, and words like both",
         '<script src="x.js"></script><script type="application/ld+json">{}</script><p class="style" data-on="x">'),
    near("no_link_out_tells_where_the_reader_comes_from", "links out that say it among others, and one within",
         '<a rel="noopener noreferrer external" href="https://a.no"><a href="to.html"><link href="https://a.no">'),
]  # fmt: skip


@pytest.mark.parametrize("case", [*CASES, *NEAR_MISSES], ids=lambda case: f"{case.rule}: {case.name}")
def test_a_rule_says_exactly_what_is_wrong(case: Case, tmp_path: Path) -> None:
    for folder, texts in (("site", case.pages), ("docs", case.sources or {})):
        for name, text in texts.items():
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_text(text, "utf-8")
    site = BuiltSite(tmp_path / "site", case.catalog, TODAY, docs=tmp_path / "docs", address="https://own.example/")
    rule = next(rule for rule in SITE_RULES if rule.__name__ == case.rule)
    problems: list[Problem] = sorted(set(rule(site)))
    assert [str(problem) for problem in problems] == case.messages


def test_no_rule_for_sites_is_written_without_being_listed() -> None:
    shape = {"site": "BuiltSite", "return": "Iterator[Problem]"}
    functions = [*vars(site_module).values(), *vars(policy).values()]
    written = {one.__name__ for one in functions if getattr(one, "__annotations__", None) == shape}
    assert written == {one.__name__ for one in SITE_RULES}


def test_every_rule_for_sites_has_been_seen_to_fail() -> None:
    assert {case.rule for case in CASES} == {rule.__name__ for rule in SITE_RULES}


def test_every_rule_for_sites_has_been_seen_to_accept() -> None:
    assert {case.rule for case in NEAR_MISSES} == {rule.__name__ for rule in SITE_RULES}


def test_a_site_published_under_a_path_may_link_from_that_path(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text(f'{TAG}<a href="/guide/en.html">\n<a href="/guide/borte.html">', "utf-8")
    (tmp_path / "en.html").write_text(TAG, "utf-8")
    problems = find_site_problems(BuiltSite(tmp_path, tiny(), TODAY, "/guide/"))
    assert list(map(str, problems)) == [
        "site/404.html:2: lenken «/guide/borte.html» leder ingen steder. Rett adressen."
    ]


def test_the_text_of_a_page_is_what_a_reader_sees() -> None:
    page = BuiltPage("a.html", "<p>En&nbsp;&lt;b&gt;\n <b>to</b>tre</p><script>ikke</script><style>ikke</style>fire")
    assert page.text == "En <b> totrefire"


def test_no_list_before_sharing_holds_what_is_repealed_or_lets_nobody_share() -> None:
    view = View(CATALOG, TODAY, "taushetsplikt/index.md")
    sectors = [macros.sharing(view, sector) for sector in labels.SECTOR]
    topics = [macros.legal_bases(view, topic) for topic in macros.SHARING]
    shown = {value for html in (*sectors, *topics) for value in CATALOG.provisions if f'#{value}"' in html}
    unfit = {one.id for one in CATALOG.provisions.values()
             if one.status == "repealed" or {"processing_basis"} & set(one.kinds)}  # fmt: skip
    assert len(shown) > 30
    assert shown & unfit - successors_of(unfit) == set()


def successors_of(ids: set[str]) -> set[str]:
    """Provisions that another names as what took over: they are named in a list without standing in it."""
    return {item.provision for one in ids for item in CATALOG.provisions[one].replaced_by}


def test_the_consent_template_names_the_duties_of_the_check(site: BuiltSite) -> None:
    text = site.pages["maler/samtykke.html"].text
    assert [one.id for one in CATALOG.duties.values() if squeeze(one.told) not in text] == []


def test_every_role_and_situation_for_professionals_begins_with_the_duties(site: BuiltSite) -> None:
    roles = [f"roller/{one}.html" for one in CATALOG.roles]
    situations = [f"situasjoner/{one.id}.html" for one in CATALOG.situations.values() if one.audience != "public"]
    for path in (*roles, *situations):
        text = site.pages[path].text
        assert text.count(DUTIES) == text.count(ASK) == 1, path
        assert text.index(DUTIES) < text.index(ASK)


def acts() -> dict[str, list[Action | Task]]:
    """What is done first on the page of each situation and role."""
    situations = {f"situasjoner/{one.id}.html": [*one.do_now] for one in CATALOG.situations.values() if not one.page}
    return {**situations, **{f"roller/{one.id}.html": [*one.first_tasks] for one in CATALOG.roles.values()}}


def test_every_act_has_its_title_in_bold_its_text_under_it_and_its_laws_on_a_line(site: BuiltSite) -> None:
    for path, shown in acts().items():
        html = unescape(site.pages[path].html)
        titles = [
            f'<p class="action__title"><strong>{one.title}</strong></p>' + (f"<p>{one.text}</p>" if one.text else "")
            for one in shown
        ]
        assert [one for one in titles if one not in html] == [], path
        assert html.count('<p class="action__title">') == len(shown), path
        assert html.count('<p class="action__law">Regler: ') == sum(bool(getattr(one, "laws", ())) for one in shown)


def test_a_situation_opens_with_its_summary_and_what_is_to_be_said_of_the_card(site: BuiltSite) -> None:
    listed = site.pages["situasjoner/index.html"].html
    assert [one.id for one in CATALOG.situations.values() if f"<p>{one.summary}</p>" not in listed] == []
    for one in (one for one in CATALOG.situations.values() if not one.page):
        html = site.pages[f"situasjoner/{one.id}.html"].html
        assert f'<p class="lead">{one.summary}</p>' in html
        assert f'<p class="lead__note">{one.note}</p>' in html if one.note else "lead__note" not in html


def test_every_cell_about_the_police_names_its_rule_or_says_that_there_is_none() -> None:
    for row in CATALOG.police_sharing.values():
        cells = [cell for column in labels.SHARING_COLUMN for cell in getattr(row, column)]
        bare = [cell for cell in cells if not cell.laws and not cell.text and cell.answer != "none"]
        assert bare == [], row.id
        assert any("straffeloven-196" in cell.laws for cell in row.duty), row.id
