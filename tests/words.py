"""How wide words are on paper, as Typst measures them."""

from __future__ import annotations

import json
from collections.abc import Iterable

import typst

from guide.pdf.typst import HERE, string

MILLIMETRES = 72 / 25.4


def millimetres(words: Iterable[str], size: str, weight: str = "regular") -> dict[str, float]:
    """The width of each word in the guide's own letters."""
    listed = sorted(set(words))
    measured = ", ".join(
        f'measure(text(size: {size}, weight: "{weight}", {string(one)})).width / 1pt' for one in listed
    )
    source = f'#set text(font: "Source Sans 3", lang: "nb")\n#context [#metadata(({measured},))<w>]'
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")])
    (found,) = json.loads(typst.Compiler(source.encode(), font_paths=fonts).query("<w>", field="value"))
    return {word: width / MILLIMETRES for word, width in zip(listed, found, strict=True)}
