"""What a lawyer can sign, each with the code of what it says now, and whether somebody has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guide.content.catalog import Catalog
from guide.content.fields import SignedReview
from guide.content.pages import Page
from guide.facts import aid, review


def report(catalog: Catalog, pages: tuple[Page, ...], today: date) -> Iterator[str]:
    """A line for the decision aid, each page that says something of the law, and each provision."""
    now = aid.digest(catalog)
    yield _line("veiviseren", now, catalog.aid.legal_review, signed=aid.is_reviewed(catalog))
    for page in review.states_law(catalog, pages):
        signed, found = review.is_page_signed(catalog, page, today), catalog.page_reviews.get(page.path)
        yield _line(page.path, review.page_digest(catalog, page), found, signed=signed)
    for one in catalog.provisions.values():
        yield _line(one.id, review.provision_digest(one), one.legal_review, signed=review.is_signed(one, today))


def _line(name: str, code: str, found: SignedReview | None, *, signed: bool) -> str:
    if signed and found:
        return f"{name}: {code}, signert av {found.by} {found.on}"
    return f"{name}: {code}, {'signaturen gjelder en eldre tekst' if found else 'ikke signert'}"
