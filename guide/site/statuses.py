"""The rules for doubt in the built HTML: each number says once how surely it is known, and why stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.kinds import KINDS
from guide.content.model import Contact
from guide.facts import status
from guide.facts.phone import tel_uri
from guide.facts.place import places
from guide.project import Problem
from guide.site.built import BuiltPage, BuiltSite, squeeze

_STATUS = {"mark", "status__read"}
_ELSEWHERE = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "main", "footer"}
"""What begins something else: a status after it is not the number's."""


def every_number_has_one_status(site: BuiltSite) -> Iterator[Problem]:
    """After each number comes its status, once; after those that need none, none."""
    contacts = {tel_uri(phone.number): one for one in site.catalog.contacts.values() for phone in one.phones}
    for page in site.pages.values():
        for contact, line, statuses in _numbers(page, contacts):
            wanted = 0 if status.needs_none(contact) else 1
            if statuses != wanted:
                number = contact.phones[0].number
                text = f"«{number}» har {statuses} statuser etter seg, og skal ha {wanted}. Bruk parts.mark i partials/"
                yield site.problem(page, line, number, text)


def _numbers(page: BuiltPage, contacts: dict[str, Contact]) -> Iterator[tuple[Contact, int, int]]:
    """Each contact point that is called on a page, its line, and how many statuses stand right after it."""
    called: list[tuple[Contact, int, int]] = []
    is_near = False
    for tag, attributes, line in page.tags:
        contact = contacts.get(attributes.get("href", ""))
        if contact and not (is_near and called[-1][0] == contact and not called[-1][2]):
            called.append((contact, line, 0))
        elif _is_status(attributes) and is_near:
            called[-1] = (*called[-1][:2], called[-1][2] + 1)
        is_near = bool(contact) or (is_near and (tag not in _ELSEWHERE or _is_status(attributes)))
    yield from called


def _is_status(attributes: dict[str, str]) -> bool:
    return bool(_STATUS & set(attributes.get("class", "").split()))


def every_doubt_stands_with_its_record(site: BuiltSite) -> Iterator[Problem]:
    """Why a contact point is not confirmed stands on its own page; other doubt stands wherever its sentence does."""
    for one, contact in site.catalog.contacts.items():
        page = site.pages.get(places(site.catalog, "contacts", one)[0].built)
        if page and contact.doubt and squeeze(contact.doubt) not in page.text:
            yield page.problem(1, one, f"«{one}» mangler setningen om hva som er usikkert. Rett partials/")
    for page in site.pages.values():
        for one, sentence, doubt in _doubtful(site):
            if sentence in page.text and doubt not in page.text:
                yield page.problem(1, one, f"«{one}» mangler setningen om hva som er usikkert. Rett partials/")


def _doubtful(site: BuiltSite) -> list[tuple[str, str, str]]:
    """Each record with a sentence that is not certain, the sentence, and its words of doubt."""
    return [(one, squeeze(getattr(record, kind.sentence)), squeeze(record.doubt))
            for kind in KINDS.values() if kind.sentence
            for one, record in site.catalog.records(kind.name).items() if record.doubt]  # fmt: skip
