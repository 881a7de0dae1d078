"""The package that a lawyer reads and signs: the aid, the provisions it rests on, the cases, and what is near it."""

from __future__ import annotations

from itertools import takewhile

from markupsafe import Markup

from guide.facts.aid import asked_about, digest, paths
from guide.facts.place import FRONT, MUST_ONE_TELL, built
from guide.pdf.edition import Edition, head, local_typst
from guide.pdf.manuscript import Manuscript
from guide.pdf.typst import call, content, string
from guide.render.view import View

TITLE = "Juridisk gjennomgang av veiviseren"


def legal_source(manuscript: Manuscript, edition: Edition) -> str:
    """The package as Typst source."""
    catalog = manuscript.catalog
    html = View(catalog, manuscript.today, FRONT).render(
        "legal_review.html",
        aid=catalog.aid,
        provisions=[catalog.provisions[one] for one in asked_about(catalog.aid)],
        number_of_paths=sum(1 for _ in paths(catalog.aid)),
        digest=digest(catalog),
        public_answer=_section(manuscript, MUST_ONE_TELL),
    )
    of = string(TITLE)
    written = local_typst(html, None, manuscript)
    return "\n".join(
        [head(manuscript, edition), '#import "cards.typ": *', call("local-part", of, of, content(written))]
    )


def _section(manuscript: Manuscript, place: str) -> Markup:
    """The paragraphs under a heading of a page, as they were built."""
    page, _, anchor = place.partition("#")
    leaves = (leaf for part in manuscript.full.parts for leaf in part.leaves() if leaf.path == built(page))
    after = [one for leaf in leaves for one in leaf.article.xpath(f".//h2[@id='{anchor}']/following-sibling::*")]
    paragraphs = takewhile(lambda one: one.tag != "h2", after)
    return Markup("").join(Markup("<p>{}</p>").format(" ".join(one.text_content().split())) for one in paragraphs)
