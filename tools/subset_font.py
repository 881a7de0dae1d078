"""Make the two web fonts of theme/fonts/ from the fonts of the PDFs: `python -m tools.subset_font`.

The licence (SIL OFL 1.1, section 3) keeps the name «Source» for the whole font, and a font with fewer signs is another
version of it: ours has a name of its own. To be run again only when a sign is missing; a test says when.
"""

from __future__ import annotations

from fontTools import subset
from fontTools.ttLib import TTFont

from guide.facts.glyphs import FONTS
from guide.project import ROOT

FAMILY = "Guide Sans"
WEIGHTS = ("Regular", "Bold")
FOLDER = ROOT / "theme" / "fonts"
_SIGNS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0§«»´°·×½–—‘’“”…€→\u00ad\u2011"
_NORDIC = "ÆØÅÄÖæøåäö" + "ÀÁÂÃÇÈÉÊËÍÏÑÓÔÕÚÜÝàáâãçèéêëíïñóôõúüý"
_SAMI = "ČĐŊŠŦŽčđŋšŧž"  # North, Lule and South Sámi; Kven has no more
_KEPT_NAMES = (0, 1, 2, 4, 6, 14)
"""Copyright, family, weight, full name, PostScript name and the address of the licence, as OpenType numbers them."""
_NEVER_ASKED = ["BASE", "STAT"]
"""Tables for lines of several scripts and for other weights of the family: no browser reads them here."""
_FEATURES = {"Regular": ("ccmp", "locl", "tnum", "lnum"), "Bold": ("ccmp", "kern", "locl", "tnum", "lnum")}
"""Pairs of letters are set closer in headings, where it shows; in running text it would cost 1.7 kB on every page."""


def characters() -> set[str]:
    """The signs that the web fonts shall have, as far as the whole font has them."""
    return set(_SIGNS + _NORDIC + _SAMI)


def make(weight: str) -> None:
    """Write one weight as `guide-sans-<weight>.woff2`."""
    font = TTFont(FONTS / f"SourceSans3-{weight}.ttf")
    options = subset.Options(
        flavor="woff2", hinting=False, layout_features=list(_FEATURES[weight]), name_IDs=list(_KEPT_NAMES)
    )
    options.drop_tables += _NEVER_ASKED
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(sign) for sign in characters()])
    subsetter.subset(font)
    _rename(font, weight)
    FOLDER.mkdir(exist_ok=True)
    subset.save_font(font, str(FOLDER / f"guide-sans-{weight.lower()}.woff2"), options)


def _rename(font: TTFont, weight: str) -> None:
    """Give a font the name of our own family."""
    new = {1: FAMILY, 4: f"{FAMILY} {weight}", 6: f"{FAMILY.replace(' ', '')}-{weight}"}
    for record in font["name"].names:
        record.string = new.get(record.nameID, record.toUnicode())


if __name__ == "__main__":
    for one in WEIGHTS:
        make(one)
