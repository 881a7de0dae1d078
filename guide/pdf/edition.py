"""The guide for a municipality: its cover, its own contacts and chain, then the whole guide. Or the guide alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches

import lxml.html

from guide.content.catalog import Catalog
from guide.content.functions import FALLBACKS, LOCAL_FUNCTIONS
from guide.content.local import Overlay
from guide.content.model import Contact
from guide.content.registers import Municipality
from guide.facts.chain import ALL_DAY, ways_near
from guide.facts.place import FRONT, address, built
from guide.pdf.book import Volume
from guide.pdf.manuscript import DRAFT, Manuscript
from guide.pdf.shorten import drop_invitations
from guide.pdf.typst import BRIEF, WHOLE, WORKING_TITLE, array, call, content, string
from guide.pdf.walk import Book, Place, flow
from guide.render.downloads import GUIDE
from guide.render.view import View

UNAPPROVED = "Ikke godkjent av kommunen"
EMPTY = "Uten lokale kontakter"
KORT = "kort utgave"
"""What the short edition is called, after the name of the guide."""


@dataclass(frozen=True)
class Reader:
    """Who an edition is for, and the pages to read first."""

    id: str
    name: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Edition:
    """One edition: of no municipality, or of one with what it knows itself."""

    municipality: Municipality | None = None
    overlay: Overlay | None = None
    reader: Reader | None = None

    def file(self, kind: str = GUIDE) -> str:
        """The name of its file."""
        of = [self.municipality.number, self.municipality.id] if self.municipality else []
        return "-".join([kind, *of, *([self.reader.id] if self.reader else [])]) + ".pdf"

    @property
    def internal(self) -> bool:
        """Whether it has names or numbers that are not for everybody."""
        return any(not one.public for one in self.overlay.contacts) if self.overlay else False

    @property
    def has_contacts(self) -> bool:
        """Whether the municipality has filled in anybody."""
        return bool(self.overlay and self.overlay.contacts)

    @property
    def unapproved(self) -> bool:
        """Whether nobody in the municipality has stood for what it filled in, or it has filled in nothing."""
        return bool(self.municipality) and not (self.overlay and self.overlay.approved)

    @property
    def label(self) -> str:
        """What every sheet says of the edition."""
        return f"{self.municipality.name} {self.municipality.number}" if self.municipality else "Nasjonal utgave"

    @property
    def name(self) -> str:
        """What comes after the name of the guide in the title."""
        return f" – {self.municipality.name} ({self.municipality.number})" if self.municipality else ""


def find_reader(catalog: Catalog, wanted: str) -> Reader:
    """A role or a service by its id. Raises LookupError with a Norwegian sentence."""
    if wanted in catalog.roles:
        role = catalog.roles[wanted]
        acts = dict.fromkeys(catalog.provision_act[one].id for one in (*role.confidentiality, *role.laws))
        own = [address(catalog, "services", role.service)] if role.service else []
        tasks = [task.page.partition("#")[0] for task in role.first_tasks]
        pages = [address(catalog, "roles", role.id), *own, *tasks, *(address(catalog, "acts", act) for act in acts)]
        return Reader(role.id, role.name, tuple(dict.fromkeys(pages)))
    if wanted in catalog.services:
        service = catalog.services[wanted]
        acts = dict.fromkeys(catalog.provision_act[one].id for one in service.laws)
        roles = [address(catalog, "roles", one.id) for one in catalog.roles.values() if one.service == wanted]
        pages = [address(catalog, "services", wanted), *roles, *(address(catalog, "acts", act) for act in acts)]
        return Reader(service.id, service.name, tuple(pages))
    near = get_close_matches(wanted, [*catalog.roles, *catalog.services], n=3, cutoff=0.5)
    advice = f"Mente du {' eller '.join(near)}?" if near else "Bruk en id fra data/roles.yaml eller data/services.yaml."
    raise LookupError(f"Ingen rolle eller tjeneste har id-en «{wanted}». {advice}")


def main_source(manuscript: Manuscript, edition: Edition) -> str:
    """The whole guide as Typst source; only this differs from one edition to the next."""
    return _source(manuscript, edition, manuscript.full, WHOLE)


def short_source(manuscript: Manuscript, edition: Edition) -> str:
    """The short edition as Typst source."""
    return _source(manuscript, edition, manuscript.short, BRIEF, KORT)


def _source(manuscript: Manuscript, edition: Edition, volume: Volume, file: str, kind: str = "") -> str:
    of = string(", ".join(filter(None, [manuscript.title, kind])))
    books = f"#import {string(file)}: parts, addresses"
    lines = [head(manuscript, edition), '#import "cards.typ": *', books, _cover(manuscript, edition, kind)]
    if one := edition.municipality:
        title = string(f"Lokal del: {one.name}")
        lines.append(call("local-part", title, of, content(_local_part(manuscript, edition, volume))))
    contents = call("contents", of, short="true" if kind else "false")
    return "\n".join([*lines, contents, f"#guide-parts(parts, {of})", f"#address-list(addresses, {of})"])


def head(manuscript: Manuscript, edition: Edition) -> str:
    """The beginning of every file: the frame, the title, the day, the edition, and the foot of the sheets."""
    day = manuscript.today
    date = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"
    arguments = f"title: {string(WORKING_TITLE)}, day: {date}, facts: {manuscript.facts(edition.municipality)}"
    of = call("of-edition", string(edition.label))
    return f'#import "frame.typ": *\n#show: sheet.with({arguments})\n{of}'


def _cover(manuscript: Manuscript, edition: Edition, kind: str) -> str:
    """The sheet for the wall, with the name of the edition above it."""
    drafted = [] if manuscript.catalog.publication.approval else [DRAFT]
    marks = array(map(string, [*drafted, *_marks(edition)]))
    titles = string(manuscript.title), string(_owner(edition, kind))
    return call("cover", *titles, marks, manuscript.facts(edition.municipality), content(wall(manuscript, edition)))


def _owner(edition: Edition, kind: str) -> str:
    """Whose edition it is, and that it is short: «Kort utgave for Kristiansand kommune»."""
    if edition.municipality:
        return f"{(kind or 'utgave').capitalize()} for {edition.municipality.name} kommune"
    return ", ".join(filter(None, [edition.label, kind]))


def wall(manuscript: Manuscript, edition: Edition) -> str:
    """Whom to call, to be read from afar: functions and public numbers, whoever has looked at the rest."""
    catalog, here = manuscript.catalog, (edition.municipality,) if edition.municipality else ()
    html = View(catalog, manuscript.today, FRONT).render(
        "wall_sheet.html",
        municipality=edition.municipality,
        overlay=edition.overlay,
        fallbacks=FALLBACKS,
        functions=LOCAL_FUNCTIONS,
        others=[one for one in catalog.contacts.values() if is_on_the_wall(one, catalog)],
        near={
            one: [way for way in ways_near(catalog, manuscript.today, here, one) if way.phones]
            for one in LOCAL_FUNCTIONS
        },
    )
    return local_typst(html, None, manuscript)


def is_on_the_wall(contact: Contact, catalog: Catalog) -> bool:
    """Whether a number is for everybody and not for danger; one of an organisation only when it answers all day."""
    if not contact.phones or contact.kind == "emergency" or contact.audience != "public":
        return False
    return catalog.contact_owner[contact.id].level != "civil_society" or contact.hours.startswith(ALL_DAY)


def _marks(edition: Edition) -> list[str]:
    """What the cover says of the local part."""
    internal = ["Internt – inneholder navn eller direkte numre"] if edition.internal else []
    empty = [EMPTY] if edition.municipality and not edition.has_contacts else []
    return [*([UNAPPROVED] if edition.unapproved else []), *empty, *internal]


def _local_part(manuscript: Manuscript, edition: Edition, volume: Volume) -> str:
    """The municipality's own contacts and chain, through the same partials and walker as the site."""
    html = View(manuscript.catalog, manuscript.today, FRONT).render(
        "local_edition.html",
        municipality=edition.municipality,
        municipalities=[edition.municipality],
        overlay=edition.overlay,
        internal=edition.internal,
        role=edition.reader,
        titles=manuscript.titles,
        fallbacks=FALLBACKS,
        functions=LOCAL_FUNCTIONS,
        brief=volume is manuscript.short,
    )
    return local_typst(html, volume.book, manuscript)


def local_typst(html: str, shared: Book | None, manuscript: Manuscript) -> str:
    """HTML of an edition's own as Typst. Its addresses are printed where they stand; a card leads to no book."""
    book = replace(shared or Book(frozenset(), {}, manuscript.catalog.terms), addresses=None, explained=set())
    place = Place(built(FRONT), 1, book, nested=not shared)
    element = lxml.html.fragment_fromstring(html, create_parent="div")
    if shared:
        drop_invitations(element, place.path, shared.elsewhere, manuscript.full.book.headings)
    written = flow(element, place)
    assert not book.problems, "the partials hold something that the walker does not know"
    return written
