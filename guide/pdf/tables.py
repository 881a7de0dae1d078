"""Tables: the head is repeated on every page, and a row that names a group is a heading of what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from guide.pdf.markup import array, call, content
from guide.pdf.walk import Place, anchored, block, classes, flow, running, spoken

_LOOKS = {
    "cards--ages": {"widths": "(20fr, 24fr, 28fr, 28fr)", "hyphenate": "true"},
    "cards--even": {"widths": "(22fr, 26fr, 22fr, 30fr)"},
    "cards--local": {"widths": "(26fr, 42fr, 32fr)", "size": "9.6pt", "whole": "false"},
    "cards--police": {"widths": "(14fr, 14fr, 17fr, 19fr, 18fr, 18fr)", "size": "8.2pt", "hyphenate": "true"},
    "cards--wall": {"widths": "(37fr, 29fr, 34fr)", "size": "1em"},
    "cards": {"widths": "(28fr, 14fr, 31fr, 27fr)", "hyphenate": "true"},
}
"""How the tables that are made from data look, by class; others share the width evenly."""


@block("table")
def table(element: HtmlElement, place: Place) -> str:
    """A table under its caption."""
    outer = {"outer": "false"} if place.nested else {}
    place = replace(place, nested=True, led_to=set())
    heads = [cell for row in element.iterfind("thead/tr") for cell in row]
    if not heads:
        return place.refuse(element, "en tabell uten hode", "Gi kolonnene overskrifter", "<table")
    looks = next((_LOOKS[one] for one in _LOOKS if one in classes(element)), {"widths": f"(1fr,) * {len(heads)}"})
    head = array(content(_cell(cell, place)) for cell in heads)
    rows = [part for row in element.iterfind("tbody/tr") for part in _row(row, len(heads), place)]
    return _caption(element, place, outer) + call("rows", head, *rows, **looks, **outer)


def _caption(element: HtmlElement, place: Place, outer: dict[str, str]) -> str:
    found = element.find("caption")
    return "" if found is None else call("caption", content(running(found, place)), **outer) + "\n\n"


def _row(row: HtmlElement, columns: int, place: Place) -> Iterator[str]:
    """The cells of a row; the first carries what links to the row lead to."""
    if "group" in classes(row):
        yield f"group({columns}, {content(running(row[0], place))})"
        return
    for index, cell in enumerate(row):
        written = content((anchored(row, place) if index == 0 else "") + _cell(cell, place))
        yield f"row-head({written})" if cell.tag == "th" else written


def _cell(cell: HtmlElement, place: Place) -> str:
    source = spoken(cell, flow(cell, place)) or call("room")
    return call("strong", content(source)) if cell.tag == "th" else source
