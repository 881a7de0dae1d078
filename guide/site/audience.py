"""The rules for the pages for everybody: what is for professionals, and what tells of the reader, is not on them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from guide.content.coverage import Office
from guide.content.model import Contact
from guide.facts import report
from guide.facts.phone import tel_uri
from guide.facts.place import AID, AID_IN_NYNORSK, MUNICIPALITIES, built
from guide.project import Problem
from guide.site.built import BuiltPage, BuiltSite, target_of


def public_pages_show_nothing_for_professionals(site: BuiltSite) -> Iterator[Problem]:
    """No number, address or card of a contact point for professionals stands on a page for everybody."""
    contacts: list[Contact | Office] = [*site.catalog.contacts.values(), *site.catalog.offices.values()]
    public = {trace for one in contacts if one.audience == "public" for trace in _traces(one)}
    closed = {one.id: _traces(one) - public for one in contacts if one.audience == "professional"}
    for page in _for_everybody(site):
        addresses = {address.partition("?")[0] for _, _, address, _ in page.links}
        shown = {value for value, _ in page.ids}
        for one, traces in closed.items():
            if one in shown or addresses & traces:
                text = f"«{one}» er for fagfolk, men siden er for alle. Velg et kontaktpunkt med audience: public"
                yield page.problem(1, one, text)


def no_page_for_everybody_leads_to_a_municipality(site: BuiltSite) -> Iterator[Problem]:
    """A page for everybody has no link to the page of a municipality: its address would tell where the reader is."""
    for page in _for_everybody(site):
        for _, _, address, line in page.links:
            if MUNICIPALITIES in address:
                text = f"«{address}» forteller hvilken kommune leseren spør om. Slett lenken"
                yield page.problem(line, address, text)


def no_page_for_everybody_leads_to_the_aid(site: BuiltSite) -> Iterator[Problem]:
    """A page for everybody has no link to the decision aid, which asks what only those who help should answer."""
    aids = {built(page) for page in (AID, AID_IN_NYNORSK)}
    for page in _for_everybody(site):
        for _, _, address, line in page.links:
            if not urlsplit(address).scheme and target_of(page.path, urlsplit(address).path, site.base) in aids:
                yield page.problem(line, address, f"«{address}» leder til veiviseren, som er for fagfolk. Slett lenken")


def no_page_for_everybody_asks_for_a_report(site: BuiltSite) -> Iterator[Problem]:
    """A page for everybody has no link that reports an error in a record: a mail or a form leaves a trace."""
    publication = site.catalog.publication
    begins = report.begins(publication) if publication.error_report else None
    form = (publication.error_form or "").partition(report.PLACE)[0] or None
    starts = tuple(one for one in (begins, form) if one)
    for page in _for_everybody(site):
        for _, _, address, line in page.links:
            if starts and address.startswith(starts):
                text = "lenken for å melde feil setter spor etter leseren. Vis den bare på sider for fagfolk"
                yield page.problem(line, address, f"«{address[:60]}»: {text}")


def _for_everybody(site: BuiltSite) -> Iterator[BuiltPage]:
    return (page for page in site.pages.values() if page.source and page.source.meta.get("audience") == "public")


def _traces(contact: Contact | Office) -> set[str]:
    numbers = {tel_uri(phone.number) for phone in contact.phones}
    return numbers | ({f"mailto:{contact.email}"} if contact.email else set())
