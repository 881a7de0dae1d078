"""The colours: enough contrast for text, lines and icons on every ground they stand on, in both schemes."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT
from every import every

SHEET = (ROOT / "theme/css/tokens.css").read_text("utf-8")
LIGHT, _, REST = SHEET.partition("{% set dark %}")
DARK = REST.partition("{% endset %}")[0]
TEXT, SIGN = 4.5, 3.0
GROUNDS = ("paper", "ground", "hero", "card")
PAIRS = [
    *((TEXT, ink, ground) for ink in ("ink", "muted", "accent", "danger-ink") for ground in GROUNDS),
    *((TEXT, "on-action", ground) for ground in ("action", "action-hover", "danger", "danger-hover")),
    (TEXT, "on-primary", "primary"),
    *((SIGN, line, ground) for line in ("line", "action-line", "danger-line") for ground in GROUNDS),
]


def colours(dark: bool) -> dict[str, str]:
    """The colours of a scheme; the dark one changes some of the light one's."""
    found = dict(re.findall(r"--([\w-]+): ([^;]+);", LIGHT))
    return found | (dict(re.findall(r"--([\w-]+): ([^;]+);", DARK)) if dark else {})


def value(name: str, scheme: dict[str, str]) -> str:
    """The written colour, also of one that is said to be the same as another."""
    other = re.fullmatch(r"var\(--([\w-]+)\)", scheme[name])
    return value(other[1], scheme) if other else scheme[name]


def luminance(colour: str) -> float:
    """How light a colour is, by the formula of WCAG."""
    digits = colour.lstrip("#")
    digits = "".join(2 * one for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast between two colours: from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_is_that_of_wcag() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


@every("dark", [False, True], named=lambda dark: "dark" if dark else "light")
@every("least, front, ground", PAIRS)
def test_a_colour_is_seen_on_its_ground(least: float, front: str, ground: str, dark: bool) -> None:
    scheme = colours(dark)
    assert contrast(value(front, scheme), value(ground, scheme)) >= least


def test_the_dark_scheme_is_another() -> None:
    assert value("paper", colours(True)) != value("paper", colours(False))
