"""The web fonts: every sign that a page may show is in them, and they carry a name of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fontTools.ttLib import TTFont

from guide.content.signs import HIDDEN
from guide.project import ROOT
from tools.subset_font import FOLDER, WEIGHTS, characters

FONTS = [FOLDER / f"guide-sans-{weight.lower()}.woff2" for weight in WEIGHTS]
SHOWN = {"data": ".yaml", "docs": ".md", "partials": "", "theme": ".html", "scripts": ".js"}
NEVER_SHOWN = ("data/search/", "data/local/")
"""What people search with, and what is printed in another font."""


def texts() -> Iterator[tuple[str, str]]:
    for folder, ending in SHOWN.items():
        for path in sorted((ROOT / folder).rglob(f"*{ending}")):
            name = path.relative_to(ROOT).as_posix()
            if path.is_file() and not name.startswith(NEVER_SHOWN):
                yield name, path.read_text("utf-8")


@pytest.mark.parametrize("font", FONTS, ids=lambda one: one.stem)
def test_every_sign_that_a_page_may_show_is_in_the_font(font: object) -> None:
    signs = set(map(chr, TTFont(font).getBestCmap()))
    missing = {(name, sign) for name, text in texts() for sign in set(text) - signs if not HIDDEN.match(sign)}
    assert {(name, sign) for name, sign in missing if sign not in "\n\t"} == set()


@pytest.mark.parametrize("font", FONTS, ids=lambda one: one.stem)
def test_the_font_has_what_it_was_asked_for_and_a_name_of_its_own(font: object) -> None:
    made = TTFont(font)
    assert set(map(chr, made.getBestCmap())) >= characters()
    named = {str(record) for record in made["name"].names if record.nameID in (1, 4, 6, 16)}
    assert named
    assert not any("source" in name.lower() for name in named)


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL Open Font License, Version 1.1" in (FOLDER / "OFL.txt").read_text("utf-8")


def test_the_two_weights_are_light() -> None:
    assert sum(font.stat().st_size for font in FONTS) < 20_000
