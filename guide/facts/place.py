"""The address book: where each record stands on the site, and which pages are special, and how.

No other module names a page or a folder. What the search in the browser must name comes from here as data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from guide.content.catalog import Catalog
from guide.content.kinds import KINDS, Kind
from guide.content.signs import plain

FRONT = "index.md"
CONTACTS = "kontakt.md"
ALPHABET = "a-til-aa.md"
GLOSSARY = "ordliste.md"
COUNTIES = "fylker/index.md"
MUST_ONE_TELL = "hjelp/to.md#politiet"
"""Where the pages for everybody say whether one must tell the police."""
AID = "taushetsplikt/veiviser.md"
AID_IN_NYNORSK = "taushetsplikt/veiviser-nn.md"
"""The decision aid. The second is there when somebody has read the translation."""
PUBLIC = "hjelp/"
"""The folder of the pages for everybody."""
MUNICIPALITIES = "kommuner/"
"""The folder of the pages that are not in the menu: one for each municipality, written by `make pages`."""


@dataclass(frozen=True)
class Part:
    """A page or a folder that is treated in a way of its own."""

    path: str
    """Under docs/; a folder ends with /."""
    weight: float = 1.0
    """How much it counts in the search beside others."""
    repeats: bool = False
    """Whether it only repeats records, which are found by themselves."""
    paper: Literal["", "register", "sheets", "small"] = ""
    """On paper: the register at the end, sheets to hand out one at a time, or smaller type to look something up in."""


PARTS = (
    Part(CONTACTS, weight=0.5),
    Part(GLOSSARY, weight=0.5),
    Part("ressurser.md", weight=0.5),
    Part(ALPHABET, repeats=True, paper="register"),
    Part("last-ned.md", weight=0.75),
    Part("fylker/", paper="small"),
    Part(COUNTIES, weight=0.63, repeats=True, paper="small"),
    Part(PUBLIC, paper="sheets"),
    Part("lovgrunnlag/", paper="small"),
    Part("lovgrunnlag/index.md", repeats=True, paper="small"),
    Part("lovgrunnlag/status.md", weight=0.75, repeats=True, paper="small"),
    Part("maler/", paper="sheets"),
    Part("maler/index.md", weight=0.75, paper="sheets"),
    Part("om/", weight=0.75, paper="small"),
    Part("roller/index.md", weight=0.75, repeats=True),
    Part("situasjoner/", paper="sheets"),
    Part("situasjoner/index.md", repeats=True, paper="sheets"),
    Part("tjenester/index.md", weight=0.75, repeats=True),
)
"""What is not here is a page like any other. The longest path that fits decides."""


def part_of(page: str) -> Part:
    """How a page under docs/ is treated."""
    fits = [part for part in PARTS if page == part.path or (part.path.endswith("/") and page.startswith(part.path))]
    return max(fits, key=lambda part: len(part.path), default=Part(page))


class Chapter(NamedTuple):
    """A chapter of the short edition on paper."""

    path: str
    """Under docs/: a page, or a folder, which ends with /."""
    only: tuple[str, ...] = ()
    """The classes of those parts of the page that are in it; without them, the whole page."""
    look: Literal["", "columns", "large"] = ""
    """How its pages are set: each a sheet in two columns, in large type, or as they are in the whole guide."""

    def holds(self, page: str) -> bool:
        """Whether a page under docs/ is in the chapter."""
        return page == self.path or (self.path.endswith("/") and page.startswith(self.path))


SHORT = (
    Chapter("taushetsplikt/index.md", only=("duties", "gate"), look="large"),
    Chapter("situasjoner/", look="columns"),
    Chapter("roller/", look="columns"),
    Chapter(CONTACTS, look="columns"),
    Chapter("prosessen/individuell-plan.md", look="columns"),
    Chapter("maler/"),
)
"""The short edition, in the order of reading."""


class Place(NamedTuple):
    """A page under docs/, and an anchor on it or nothing."""

    page: str
    anchor: str

    @property
    def built(self) -> str:
        """The page as it is in the built site."""
        return built(self.page)


def built(page: str) -> str:
    """The path of a page in the built site, from its source under docs/."""
    return page.removesuffix(".md") + ".html"


def written(page: str) -> str:
    """The source under docs/ of a page in the built site."""
    return page.removesuffix(".html") + ".md"


def address(catalog: Catalog, kind: str, one: str) -> str:
    """The page under docs/ where a record stands, with # and the anchor when it is a part of the page."""
    return next(_addresses(catalog, KINDS[kind], one))


def places(catalog: Catalog, kind: str, one: str) -> list[Place]:
    """Every place of a record, the best first. One without a place has none."""
    found = KINDS[kind]
    return [_split(text) for text in _addresses(catalog, found, one)] if found.place else []


def _addresses(catalog: Catalog, kind: Kind, one: str) -> Iterator[str]:
    record, parent = catalog.records(kind.name)[one], catalog.parents(kind.name).get(one)
    own = getattr(record, kind.home) if kind.home else None
    yield own or kind.place.format(record=record, parent=parent)
    if kind.beside:
        yield kind.beside.format(record=record, parent=parent)


def _split(text: str) -> Place:
    page, _, anchor = text.partition("#")
    return Place(page, anchor)


@lru_cache(maxsize=2)
def record_pages(catalog: Catalog) -> dict[str, Kind]:
    """The pages that are a record's own, with its kind."""
    kinds = [kind for kind in KINDS.values() if kind.place and "#" not in kind.place]
    return {_split(address(catalog, kind.name, one)).page: kind for kind in kinds for one in catalog.records(kind.name)}


def actor_kind(catalog: Catalog, one: str) -> str:
    """The kind of somebody who takes part: services and roles share their ids."""
    return next(kind.name for kind in KINDS.values() if kind.ids == "actors" and one in catalog.records(kind.name))


_LAST_LETTERS = str.maketrans("æøå", "{|}")
"""The three signs after z in ASCII, so that æ, ø and å are sorted last."""


def in_order(name: str) -> str:
    """What to sort a name by, so that it comes where the Norwegian alphabet has it."""
    return plain(name).lower().translate(_LAST_LETTERS)


class Entry(NamedTuple):
    """A name in the list from A to Å, where it leads, and what kind of thing it is."""

    name: str
    address: str
    called: str


def by_letter(catalog: Catalog) -> list[tuple[str, list[Entry]]]:
    """Each letter with the names that begin with it."""
    entries = sorted(set(_entries(catalog)), key=lambda entry: (in_order(_first(entry.name)), entry))
    groups = groupby(entries, key=lambda entry: _first(entry.name)[0].upper())
    return [(letter, list(group)) for letter, group in groups]


def _first(name: str) -> str:
    """A name from its first letter or digit on."""
    return name.lstrip("«(§ ")


def _entries(catalog: Catalog) -> Iterator[Entry]:
    for kind in KINDS.values():
        for one, record in catalog.records(kind.name).items() if kind.alphabet else ():
            for name in filter(None, (getattr(record, field) for field in kind.alphabet)):
                yield Entry(name, address(catalog, kind.name, one), kind.called)
