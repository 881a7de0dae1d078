"""The rules for the HTML that was really built: links, ids, numbers, and nothing of the data lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from guide.content.coverage import Office
from guide.content.kinds import KINDS
from guide.content.markup import ADDRESSES, BUILT, INPUTS, META, RELATIONS, is_known
from guide.content.model import Contact
from guide.content.values import UNKNOWN
from guide.facts import report
from guide.facts.law import lets_share
from guide.facts.phone import tel_uri
from guide.facts.place import places
from guide.project import Problem
from guide.render.policy import IN_PAGE
from guide.site.audience import (
    no_page_for_everybody_asks_for_a_report,
    no_page_for_everybody_leads_to_a_municipality,
    no_page_for_everybody_leads_to_the_aid,
    public_pages_show_nothing_for_professionals,
)
from guide.site.built import BuiltSite, squeeze, target_of
from guide.site.fetched import as_browsers_read
from guide.site.statuses import every_doubt_stands_with_its_record, every_number_has_one_status

DUTIES = "Sjekk først om du har en plikt"
ASK = "Ingen jurist har godkjent dette."
_OUTSIDE = re.compile(r"[\s\x00-\x1f]*(?:[a-zA-Z][\w+.-]*:|[/\\]{2})")
"""An address that is not a way within the site."""
_CONTROLS = {"input", "select", "textarea", "button"}


def find_site_problems(site: BuiltSite) -> list[Problem]:
    """Every problem in a built site, sorted by page and line."""
    return sorted({replace(one, code=rule.__name__) for rule in SITE_RULES for one in rule(site)})


def every_link_leads_somewhere(site: BuiltSite) -> Iterator[Problem]:
    """Every link within the site names a file that exists, and every fragment an id on that page."""
    anchors = {name: {value for value, _ in page.ids} for name, page in site.pages.items()}
    for page in site.pages.values():
        for _, _, address, line in page.links:
            parts = urlsplit(as_browsers_read(address))
            if parts.scheme or parts.netloc:
                continue
            target = target_of(page.path, unquote(parts.path), site.base)
            if not address or not (site.root / target).is_file():
                yield site.told(page, line, address, (address, target), "lenken «{}» leder ingen steder. Rett adressen")
            elif parts.fragment and unquote(parts.fragment) not in anchors.get(target, ()):
                text = "lenken «{}» peker på et sted som ikke finnes. Rett det etter #"
                yield site.told(page, line, address, (address, f"{target}#{parts.fragment}"), text)


def every_id_is_alone_on_its_page(site: BuiltSite) -> Iterator[Problem]:
    """No id stands twice on a page."""
    for page in site.pages.values():
        seen: set[str] = set()
        for value, line in page.ids:
            if value in seen:
                text = f"id-en «{value}» står to ganger på siden. Vis posten bare én gang"
                yield site.told(page, line, value, (f'id="{value}"',), text)
            seen.add(value)


def every_number_and_address_is_from_the_data(site: BuiltSite) -> Iterator[Problem]:
    """Every `tel:` and `mailto:` is one that the data has, and one that reports an error has the form of a report."""
    catalog = site.catalog
    reached: list[Contact | Office] = [*catalog.contacts.values(), *catalog.offices.values()]
    known = {tel_uri(phone.number) for one in reached for phone in one.phones}
    known |= {f"mailto:{one.email}" for one in reached if one.email}
    registered = catalog.municipal_contacts.values()
    known |= {f"mailto:{one.email}" for one in registered}
    known |= {tel_uri(one.phone) for one in registered if one.phone != UNKNOWN}
    reported = f"mailto:{catalog.publication.error_report}" if catalog.publication.error_report else ""
    known |= {reported} - {""}
    for page in site.pages.values():
        for _, _, address, line in page.links:
            to, _, query = address.partition("?")
            is_other = bool(query) and to == reported and not address.startswith(report.begins(catalog.publication))
            if address.startswith(("tel:", "mailto:")) and (to not in known or is_other):
                yield page.problem(line, address, f"«{address}» finnes ikke i data/. Hent nummeret med en makro")


def a_page_is_made_of_what_is_known(site: BuiltSite) -> Iterator[Problem]:
    """A built page holds the elements and attributes of guide/content/markup.py, whatever file they came from."""
    for page in site.pages.values():
        for tag, attributes, line in page.tags:
            for sign, what in _unlisted(tag, attributes):
                outside = next((value for value in attributes.values() if _OUTSIDE.match(value)), "")
                text = _fetched(outside) if outside else f"{what} kan ikke stå i en side. Skriv det på en annen måte"
                yield site.problem(page, line, outside or sign, text)
        for said, line in page.comments:
            text = "kommentaren blir sendt til leserens nettleser. Skriv {# … #} i stedet"
            yield site.problem(page, line, f"<!--{said}".partition("\n")[0], text)


def _unlisted(tag: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What of a tag is not on the list: as it is written, and as it is said."""
    if tag not in BUILT:
        yield f"<{tag}", f"<{tag}>"
        return
    for name, value in attributes.items():
        told = name == "name" and tag in _CONTROLS  # by no_control_of_a_form_has_a_name
        if not told and not is_known(tag, name, BUILT):
            yield f"{name}=" if value else name, f"«{name}» på <{tag}>"
    if tag == "meta" and not _says_something(attributes):
        name = attributes.get("http-equiv") or attributes.get("name") or attributes.get("property") or ""
        yield name or "<meta", f"<meta> med «{name}»"
    if tag == "link" and attributes.get("rel") not in RELATIONS:
        yield attributes.get("rel", "<link"), f"<link> med «{attributes.get('rel', '')}»"
    if tag == "input" and attributes.get("type") not in INPUTS:
        yield "<input", f"<input> med «{attributes.get('type', '')}»"


def _says_something(meta: dict[str, str]) -> bool:
    """Whether a `meta` is one of those that only say something, or the policy."""
    if "http-equiv" in meta:
        return meta["http-equiv"].lower() == "content-security-policy"
    return "charset" in meta or meta.get("name") in META or meta.get("property", "").startswith("og:")


def nothing_is_fetched_from_another_host(site: BuiltSite) -> Iterator[Problem]:
    """No attribute leads to another host, but a link out, the page's own address, and where the way out leads."""
    for page in site.pages.values():
        for tag, attributes, line in page.tags:
            for name in ADDRESSES & attributes.keys():
                address = attributes[name]
                if tag == "a" or (tag == "link" and attributes.get("rel") == "canonical"):
                    if wrong := _no_link(address):
                        yield site.problem(page, line, address, f"«{address}» {wrong}")
                elif _OUTSIDE.match(address) and not (tag == "link" and address.startswith("data:,")):
                    yield site.problem(page, line, address, _fetched(address))


def _no_link(address: str) -> str:
    """What is wrong with the address of a link, whatever a browser makes of it."""
    read = as_browsers_read(address)
    parts = urlsplit(read)
    if parts.scheme not in ("", "https", "mailto", "tel") or (not parts.scheme and _OUTSIDE.match(address)):
        return "er ikke en trygg lenke. Bruk https"
    return (
        "er ikke en ren adresse. Rett den" if read != address or (parts.scheme == "https" and not parts.netloc) else ""
    )


def what_a_page_says_of_itself_is_its_own(site: BuiltSite) -> Iterator[Problem]:
    """A page names no other site as its own address or picture, and tells no other site where a reader comes from."""
    for page in site.pages.values():
        for tag, attributes, line in page.tags:
            name, said = attributes.get("name", "").lower(), attributes.get("content", "")
            if tag == "meta" and name == "referrer" and said.strip().lower() not in _TELLS_NOBODY:
                text = f"«{said}» forteller andre nettsteder hvor leseren kommer fra. Skriv no-referrer"
                yield site.problem(page, line, said or "referrer", text)
            own = _own_address(tag, attributes)
            if site.address is not None and _OUTSIDE.match(own) and not _is_within(own, site.address):
                yield site.problem(page, line, own, f"«{own}» er ikke på nettstedet selv. Bruk adressen til siden")


_TELLS_NOBODY = {"no-referrer", "same-origin"}
_OWN = re.compile(r"og:(?:url|image|video|audio|see_also)\b")


def _own_address(tag: str, attributes: dict[str, str]) -> str:
    """The address that a tag says is the page's own, if it says one."""
    if tag == "link" and attributes.get("rel", "").lower() == "canonical":
        return attributes.get("href", "")
    return attributes.get("content", "") if tag == "meta" and _OWN.match(attributes.get("property", "").lower()) else ""


def _is_within(address: str, site: str) -> bool:
    return bool(site) and as_browsers_read(address).startswith(site)


def no_style_or_script_names_another_host(site: BuiltSite) -> Iterator[Problem]:
    """No style sheet or script of the site names an address outside it: who reads a page, is told to nobody else."""
    for path, line, address in site.fetched:
        yield Problem(path, line, "", _fetched(address))


def _fetched(address: str) -> str:
    return f"«{address}» hentes fra et annet sted. Legg fila i theme/"


def every_page_carries_the_policy(site: BuiltSite) -> Iterator[Problem]:
    """A page says first what a browser may do with it, for the hosts that send no headers and for a folder."""
    for page in site.pages.values():
        said = [one for _, one, _ in page.tags if one.get("http-equiv", "").lower() == "content-security-policy"]
        before = next((tag for tag, one, _ in page.tags if ADDRESSES & one.keys() or "http-equiv" in one), "")
        if [one.get("content") for one in said] != [IN_PAGE] or before != "meta":
            text = (
                "siden sier ikke først hva nettleseren får gjøre. Ta med guide.policy øverst i theme/partials/head.html"
            )
            yield Problem(f"site/{page.path}", 1, "", text)


def no_control_of_a_form_has_a_name(site: BuiltSite) -> Iterator[Problem]:
    """No control of a form has a name, for a form without the script sends what has one in the address.

    Radio buttons need one, and have it in a form with the method `dialog`, which sends nothing.
    """
    for page in site.pages.values():
        method = ""
        for tag, attributes, line in page.tags:
            method = attributes.get("method", "") if tag == "form" else method
            sends_nothing = method == "dialog" and attributes.get("type") == "radio"
            if tag in _CONTROLS and "name" in attributes and not sends_nothing:
                name = f'name="{attributes["name"]}"'
                text = f"<{tag}> har {name}, så det noen skriver, kan havne i adressen. Slett det"
                forms = (name, name.replace('"', "'"), name.replace('"', ""))
                yield site.told(page, line, name, forms, text)


def no_form_sends_anything(site: BuiltSite) -> Iterator[Problem]:
    """The only method a form names is `dialog`: any other would send what somebody chose."""
    for page in site.pages.values():
        for tag, attributes, line in page.tags:
            if tag == "form" and attributes.get("method", "dialog") != "dialog":
                method = attributes["method"]
                yield site.problem(
                    page, line, method, f'skjemaet sender det noen velger. Skriv method="dialog", ikke «{method}»'
                )


def every_record_is_on_its_page(site: BuiltSite) -> Iterator[Problem]:
    """Every record that has a place on a page stands there, with its id."""
    wanted = [(place.built, one) for kind in KINDS.values() if "#" in kind.place + kind.beside
              for one in site.catalog.records(kind.name) for place in places(site.catalog, kind.name, one)
              if place.anchor]  # fmt: skip
    for path, one in wanted:
        page = site.pages.get(path) or site.page(path, "")
        if one not in {value for value, _ in page.ids}:
            yield page.problem(1, one, f"«{one}» mangler på siden. Se etter i docs/ og partials/")


def every_municipality_says_what_is_not_certain(site: BuiltSite) -> Iterator[Problem]:
    """Its own page and that of its county say why each thing a municipality belongs to is not surely known."""
    wanted = [(one, place) for one in site.catalog.municipalities.values()
              for place in places(site.catalog, "municipalities", one.id)]  # fmt: skip
    for one, place in wanted:
        page = site.pages.get(place.built)
        for placement in one.placements.values() if page else ():
            doubt = placement.doubt or site.catalog.regions[placement.region].doubt
            if page and placement.confidence != "high" and squeeze(doubt or "") not in page.text:
                text = f"«{one.id}» mangler hva som er usikkert om «{placement.region}». Rett partials/"
                yield page.problem(1, one.id, text)


def the_duties_come_before_what_may_be_shared(site: BuiltSite) -> Iterator[Problem]:
    """A page that says what may be shared has the duties above it, and once whom to ask and that no lawyer read it."""
    provisions = site.catalog.provisions.values()
    rules = [squeeze(one.gives) for one in provisions if lets_share(one)]
    for page in site.pages.values():
        found = [page.text.index(one) for one in rules if one in page.text]
        if not found or not page.source or page.source.meta.get("audience") == "public":
            continue
        duties = page.text.find(DUTIES)
        if not 0 <= duties < min(found):
            yield page.problem(1, "plikter", "siden viser en regel om deling før pliktene. Skriv {{ gate() }} øverst")
        if (number := page.text.count(ASK)) != 1:
            advice = "Den må stå én gang: med {{ gate() }} eller {{ ask() }}"
            text = f"setningen «{ASK}» står {number} ganger. {advice}"
            yield page.problem(1, "ask", text)


_DATA = {"application/json", "application/ld+json"}
_OUT = ("https:", "http:", "//")


def no_script_or_style_stands_in_a_page(site: BuiltSite) -> Iterator[Problem]:
    """No page holds a script, a style or an attribute of either: the policy of the site forbids them to work."""
    for page in site.pages.values():
        for tag, attributes, line in page.tags:
            for value, home in _stopped(tag, attributes):
                text = f"{value} i siden blir stoppet av nettleseren. Legg innholdet i theme/{home}/"
                yield site.problem(page, line, value.strip("«>»"), text)


def _stopped(tag: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What a browser will not obey in a tag, and where it belongs."""
    if tag == "script" and "src" not in attributes and attributes.get("type") not in _DATA:
        yield "<script>", "js"
    if tag == "style":
        yield "<style>", "css"
    if "style" in attributes:
        yield f'«style="{attributes["style"]}"»', "css"
    yield from ((f"«{name}»", "js") for name in attributes if name.startswith("on"))


def no_link_out_tells_where_the_reader_comes_from(site: BuiltSite) -> Iterator[Problem]:
    """Every link to another site says `rel="noreferrer"`."""
    for page in site.pages.values():
        for tag, attributes, line in page.tags:
            address = attributes.get("href", "")
            if (
                tag == "a"
                and as_browsers_read(address).lower().startswith(_OUT)
                and "noreferrer" not in attributes.get("rel", "").split()
            ):
                text = f'lenken «{address}» forteller hvor leseren kommer fra. Skriv rel="noreferrer"'
                yield site.problem(page, line, address, text)


SITE_RULES: tuple[Callable[[BuiltSite], Iterator[Problem]], ...] = (
    every_link_leads_somewhere,
    every_id_is_alone_on_its_page,
    every_number_and_address_is_from_the_data,
    public_pages_show_nothing_for_professionals,
    no_page_for_everybody_leads_to_a_municipality,
    no_page_for_everybody_asks_for_a_report,
    no_page_for_everybody_leads_to_the_aid,
    a_page_is_made_of_what_is_known,
    nothing_is_fetched_from_another_host,
    what_a_page_says_of_itself_is_its_own,
    no_style_or_script_names_another_host,
    every_page_carries_the_policy,
    no_control_of_a_form_has_a_name,
    no_form_sends_anything,
    every_record_is_on_its_page,
    every_number_has_one_status,
    every_doubt_stands_with_its_record,
    every_municipality_says_what_is_not_certain,
    the_duties_come_before_what_may_be_shared,
    no_script_or_style_stands_in_a_page,
    no_link_out_tells_where_the_reader_comes_from,
)
"""Every rule for built sites, those of the policy included. A rule that is not listed here never runs."""
