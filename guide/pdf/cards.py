"""Action cards: each situation on one side of A4, and «Hvem ringer vi» for the wall."""

from __future__ import annotations

from collections.abc import Iterator

import lxml.html

from guide.content.local import LocalContact
from guide.content.model import Situation
from guide.facts.aid import is_reviewed
from guide.facts.chain import chain
from guide.facts.place import FRONT
from guide.pdf.edition import UNAPPROVED, Edition, head, local_typst, wall
from guide.pdf.manuscript import Manuscript
from guide.pdf.typst import array, call, content, string
from guide.render.aid import render_aid_sheets
from guide.render.view import View

INTERNAL = "Internt – skal ikke henge der besøkende ser det"
WALL = "Hvem ringer vi"
AID_TITLE = "Dele eller si fra"
UNREVIEWED = "Ikke juridisk kvalitetssikret"


def cards_source(manuscript: Manuscript, edition: Edition) -> str:
    """The cards of an edition as Typst source."""
    situations = manuscript.catalog.situations.values()
    sheets = [_card(manuscript, edition, one) for one in situations]
    sheets += [*_aid(manuscript, edition), _wall(manuscript, edition)]
    return "\n".join([head(manuscript, edition), '#import "cards.typ": *', *sheets])


def _card(manuscript: Manuscript, edition: Edition, situation: Situation) -> str:
    """One situation. With a name or a number that is not for everybody, the sheet says so."""
    here = (edition.municipality,) if edition.municipality else ()
    _, *links = chain(
        manuscript.catalog, manuscript.today, here, situation.id, overlay=edition.overlay
    )  # danger stands above
    html = _view(manuscript).render("action_card.html", situation=situation, links=links, paper=True)
    shown = [way.record for link in links for way in link.ways if isinstance(way.record, LocalContact)]
    marks = [INTERNAL] if any(not one.public for one in shown) else []
    marks += [UNAPPROVED] if shown and edition.unapproved else []
    return _sheet(manuscript, edition, situation.name, marks, _grouped(html, manuscript))


def _aid(manuscript: Manuscript, edition: Edition) -> Iterator[str]:
    """The decision aid on three sheets: the questions with their numbers, and the ends with their letters."""
    marks = [] if is_reviewed(manuscript.catalog) else [UNREVIEWED]
    for number, html in enumerate(render_aid_sheets(_view(manuscript)), start=1):
        yield _sheet(
            manuscript, edition, f"{AID_TITLE}, ark {number} av 3", marks, _grouped(html, manuscript), above=".9em"
        )


def _wall(manuscript: Manuscript, edition: Edition) -> str:
    """The sheet for the wall: functions and public numbers, whoever has looked at the rest."""
    marks = [UNAPPROVED] if edition.overlay and edition.unapproved else []
    return _sheet(manuscript, edition, WALL, marks, wall(manuscript, edition), largest="20")


def _view(manuscript: Manuscript) -> View:
    return View(manuscript.catalog, manuscript.today, FRONT)


def _grouped(html: str, manuscript: Manuscript) -> str:
    """The columns of a card side by side, and what stands above and below them."""
    card = lxml.html.fragment_fromstring(html, create_parent="div")
    groups = {"above": [], "column": [], "below": []}  # type: dict[str, list[str]]
    for part in card:
        groups[part.get("class") or ""].append(_typst(part, manuscript))
    columns = call("columns-of", *map(content, groups["column"]))
    return "\n\n".join([*groups["above"], columns, *groups["below"]])


def _typst(part: lxml.html.HtmlElement, manuscript: Manuscript) -> str:
    return local_typst(lxml.html.tostring(part, encoding="unicode"), None, manuscript)


def _sheet(manuscript: Manuscript, edition: Edition, title: str, marks: list[str], body: str, **looks: str) -> str:
    arguments = [string(title), array(map(string, marks)), manuscript.facts(edition.municipality), content(body)]
    return call("card-sheet", *arguments, **looks)
