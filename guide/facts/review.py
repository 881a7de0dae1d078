"""What a lawyer has signed: a provision, and a page that says something of the law, each as it was then.

The code covers what a reader is told. Change a sentence, or let a new wording take effect, and nobody has signed it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guide.content.acts import Provision
from guide.content.catalog import Catalog
from guide.content.pages import Page
from guide.facts import law
from guide.facts.canonical import canonical, code

_TOLD = {
    "id", "sections", "last_section", "chapter", "articles", "annex", "title", "status", "in_force_from",
    "text_in_force_from", "in_force_to", "replaced_by", "pending", "kinds", "duty_holder", "right_holder", "gives",
    "conditions", "names", "leaves_out", "notes", "quotes", "cited_as",
}  # fmt: skip
"""The fields of a provision that a lawyer answers for. The others say who has read it, and when."""


def provision_digest(provision: Provision) -> str:
    """The code of all that is said of a provision."""
    return code(canonical(provision.model_dump(mode="json", include=_TOLD)))


def page_digest(catalog: Catalog, page: Page) -> str:
    """The code of a page, with what is said of each provision it names."""
    named = [[one, provision_digest(catalog.provisions[one])] for one in provisions_of(catalog, page)]
    return code(canonical([page.path, page.text, named]))


def provisions_of(catalog: Catalog, page: Page) -> list[str]:
    """The provisions that the macros of a page name, each once."""
    named = {str(argument) for call in page.calls for argument in call.arguments}
    return sorted(named & catalog.provisions.keys())


def states_law(catalog: Catalog, pages: Iterator[Page] | tuple[Page, ...]) -> list[Page]:
    """The pages of prose that say something of a provision."""
    return [page for page in pages if provisions_of(catalog, page)]


def is_signed(provision: Provision, today: date) -> bool:
    """Whether a lawyer has signed what is said of a provision, and its wording is the same."""
    review = provision.legal_review
    if review is None or review.digest != provision_digest(provision) or law.is_withdrawn(provision, today):
        return False
    newest = law.newest_change(provision, today)
    return newest is None or newest <= review.on


def is_page_signed(catalog: Catalog, page: Page, today: date) -> bool:
    """Whether a lawyer has signed a page, and nothing that it rests on has changed since."""
    review = catalog.page_reviews.get(page.path)
    if review is None or review.digest != page_digest(catalog, page):
        return False
    changes = (law.newest_change(catalog.provisions[one], today) for one in provisions_of(catalog, page))
    return all(one is None or one <= review.on for one in changes)
