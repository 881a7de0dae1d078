"""The rules for doubt in the built HTML: each number says once how surely it is known, and why stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.coverage import Office
from guide.content.kinds import KINDS
from guide.content.model import Contact
from guide.facts import status
from guide.facts.phone import tel_uri
from guide.facts.place import places
from guide.project import Problem
from guide.site.built import BuiltPage, BuiltSite, squeeze

Reached = Contact | Office
_STATUS = {"mark", "status__read"}
_ELSEWHERE = {
    "a",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "dt",
    "dd",
    "th",
    "td",
    "section",
    "article",
    "main",
    "footer",
}
"""What begins something else: a status after it is not the number's."""


def every_number_has_one_status(site: BuiltSite) -> Iterator[Problem]:
    """After each number comes its status, once and in the right form; after those that need none, none."""
    catalog = site.catalog
    reached: list[Reached] = [*catalog.offices.values(), *catalog.contacts.values()]
    known: dict[str, Reached] = {tel_uri(phone.number): one for one in reached for phone in one.phones}
    for page in site.pages.values():
        for contact, line, looks in _numbers(page, known):
            found = status.of(contact, catalog, site.today)
            wanted = [found.look] if found else []
            if looks != wanted:
                number, should = contact.phones[0].number, f"«{found.said}»" if found else "ingen"
                text = (
                    f"«{number}» har {len(looks)} statuser etter seg, og skal ha {should}. Bruk parts.mark i partials/"
                )
                yield site.problem(page, line, number, text)


def _numbers(page: BuiltPage, known: dict[str, Reached]) -> Iterator[tuple[Reached, int, list[str]]]:
    """Each contact point that is called on a page, its line, and the classes of the statuses right after it."""
    called: list[tuple[Reached, int, list[str]]] = []
    is_near = False
    for tag, attributes, line in page.tags:
        contact = known.get(attributes.get("href", ""))
        if contact and not (is_near and called[-1][0] == contact and not called[-1][2]):
            called.append((contact, line, []))
        elif _is_status(attributes) and is_near:
            called[-1][2].append(attributes["class"])
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
    doubtful = _doubtful(site)
    for page in site.pages.values():
        for one, sentence, doubt in doubtful:
            if sentence in page.text and doubt not in page.text:
                yield page.problem(1, one, f"«{one}» mangler setningen om hva som er usikkert. Rett partials/")


def _doubtful(site: BuiltSite) -> list[tuple[str, str, str]]:
    """Each record with a sentence that is not certain, the sentence, and its words of doubt."""
    return [(one, squeeze(getattr(record, kind.sentence)), squeeze(record.doubt))
            for kind in KINDS.values() if kind.sentence
            for one, record in site.catalog.records(kind.name).items() if record.doubt]  # fmt: skip
