"""What every sheet says of itself, and the book that editions share."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from guide.content.catalog import Catalog, load
from guide.content.owners import HALF_A_YEAR
from guide.content.registers import Municipality
from guide.facts.asking import due
from guide.facts.confirmation import before_the_day
from guide.facts.place import FRONT, written
from guide.pdf.book import Volume, brief, read_book, whole
from guide.pdf.locate import line_of, place_in
from guide.pdf.shorten import shortened
from guide.pdf.typst import string
from guide.project import ROOT, Problem, build_date, norwegian

DRAFT = "Utkast – ikke kvalitetssikret"


@dataclass(frozen=True)
class Manuscript:
    """The built site as a book and as a short one, with the data it was built from and the day of the build."""

    full: Volume
    short: Volume
    catalog: Catalog
    today: date
    root: Path

    @cached_property
    def version(self) -> str:
        """A fingerprint of the data: the same eight signs mean the same facts."""
        digest = hashlib.sha256()
        data = self.root / "data"
        for path in sorted(one for one in data.rglob("*.yaml") if one.parent != data / "local"):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:8]

    def expires(self, place: Municipality | None) -> date:
        """The day after which somebody must look whether the numbers still hold: the earliest of them.

        Those of offices are only on the sheets of a municipality. The pages of counties say their own day.
        """
        return min([*due(self.catalog, self.today, place), self.today + timedelta(days=HALF_A_YEAR)])

    @property
    def title(self) -> str:
        """The name of the guide."""
        return self.catalog.publication.title

    @cached_property
    def titles(self) -> dict[str, str]:
        """The heading of each page, by its source: `situasjoner/hjemkomst.md`."""
        leaves = [leaf for part in self.full.parts for leaf in part.leaves()]
        return {FRONT: self.title} | {written(leaf.path): leaf.title for leaf in leaves}

    def facts(self, place: Municipality | None) -> str:
        """What the cover and the foot of every sheet say, as a dictionary in Typst."""
        publication = self.catalog.publication
        said = {
            "version": self.version,
            "built": norwegian(self.today),
            "check": before_the_day(self.expires(place), self.today),
            "expires": norwegian(self.expires(place)),
            "draft": "" if publication.approval else f"{DRAFT}.",
            "publisher": f"Utgiver: {publication.publisher}." if publication.publisher else "Ingen utgiver ennå.",
        }
        return f"({', '.join(f'{key}: {string(value)}' for key, value in said.items())})"

    def locate(self, line: int, reason: str) -> Problem:
        """What Typst refused, at the place it came from."""
        page, heading = place_in("\n".join(self.full.source.split("\n")[:line]))
        if not page:
            return Problem("guide/pdf", 1, "", f"veilederen kan ikke settes i PDF-en. Typst sier: {reason}")
        under = f" under «{heading}»" if heading else ""
        text = f"siden kan ikke settes i PDF-en{under}. Typst sier: {reason}"
        return Problem(f"docs/{page}", line_of(self.root / "docs" / page, heading), "", text)


def read_manuscript(site: Path, root: Path = ROOT) -> Manuscript:
    """The books of a built site. Raises Unsound when a page has something that the PDF cannot show."""
    catalog = load(root)
    full = whole(read_book(site, root / "mkdocs.yml"), catalog, root / "docs")
    return Manuscript(full, brief(shortened(full.parts), full), catalog, build_date(catalog, root), root)
