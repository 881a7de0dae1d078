"""The guide for a municipality: its cover, its own contacts and chain, then the whole guide. Or the guide alone."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

import lxml.html

from guide.content.catalog import Catalog
from guide.content.local import FALLBACKS, Overlay
from guide.content.registers import Municipality
from guide.facts.place import FRONT, address, built
from guide.pdf.manuscript import DRAFT, Manuscript
from guide.pdf.typst import WORKING_TITLE, array, call, content, string
from guide.pdf.walk import Book, Place, flow
from guide.render.downloads import GUIDE
from guide.render.view import View, furniture

UNAPPROVED = "Ikke godkjent av kommunen"
EMPTY = "Uten lokale kontakter"


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
    """The edition as Typst source; only this differs from one edition to the next."""
    of = string(manuscript.title)
    lines = [head(manuscript, edition), '#import "body.typ": parts, addresses', _cover(manuscript, edition)]
    if one := edition.municipality:
        title = string(f"Lokal del: {one.name}")
        lines.append(call("local-part", title, of, content(_local_part(manuscript, edition))))
    return "\n".join([*lines, call("contents", of), f"#guide-parts(parts, {of})", f"#address-list(addresses, {of})"])


def head(manuscript: Manuscript, edition: Edition) -> str:
    """The beginning of every file: the frame, the title, the day, the edition, and the foot of the sheets."""
    day = manuscript.today
    date = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"
    arguments = f"title: {string(WORKING_TITLE)}, day: {date}, facts: {manuscript.facts}"
    of = call("of-edition", string(edition.label))
    return f'#import "frame.typ": *\n#show: sheet.with({arguments})\n{of}'


def _cover(manuscript: Manuscript, edition: Edition) -> str:
    urgent = furniture(manuscript.catalog)["urgent"]["professional"]
    numbers = array(array([string(one["number"]), string(one["label"])]) for one in urgent)
    owner = f"Utgave for {edition.municipality.name} kommune" if edition.municipality else edition.label
    drafted = [] if manuscript.catalog.publication.approval else [DRAFT]
    marks = array(map(string, [*drafted, *_marks(edition)]))
    title = string(manuscript.title)
    return call("cover", title=title, owner=string(owner), marks=marks, numbers=numbers, facts=manuscript.facts)


def _marks(edition: Edition) -> list[str]:
    """What the cover says of the local part."""
    internal = ["Internt – inneholder navn eller direkte numre"] if edition.internal else []
    empty = [EMPTY] if edition.municipality and not edition.has_contacts else []
    return [*([UNAPPROVED] if edition.unapproved else []), *empty, *internal]


def _local_part(manuscript: Manuscript, edition: Edition) -> str:
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
    )
    return local_typst(html, manuscript.book.targets, manuscript)


def local_typst(html: str, targets: frozenset[str], manuscript: Manuscript) -> str:
    """HTML of an edition's own as Typst. Its addresses are printed where they stand; a card has no margin."""
    book = Book(targets, manuscript.book.headings, manuscript.catalog.terms, addresses=None)
    place = Place(built(FRONT), 1, book, nested=not targets)
    written = flow(lxml.html.fragment_fromstring(html, create_parent="div"), place)
    assert not book.problems, "the partials hold something that the walker does not know"
    return written
