"""The elements that stand alone: headings, paragraphs, lists, cards, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from guide.pdf.inlines import label_of
from guide.pdf.typst import array, call, content, string
from guide.pdf.walk import BLOCKS, Place, anchored, block, classes, flow, running, spoken
from guide.pdf.ways import only_leads

_PARAGRAPH = {
    "call-row": "calls",
    "lead": "lead",
    "freshness": "fine",
    "source": "fine",
    "gate": "gate",
    "strength": "strength",
    "action__law": "small",
    "aid__list": "small",
    "doubt": "note",
    "status": "status",
    "action__title": "action-title",
    "guide-said": "note",
    "today": "note",
    "warning": "alert",
    "unreviewed": "alert",
    "ask": "alert",
    "fallback": "note",
    "said-before": "note",
    "successor": "note",
    "withdrawn": "note",
    "wall-note": "wall-note",
}
"""The function in frame.typ for each class; other paragraphs are plain."""
_A_FEW_LINES = 700
"""As many letters as an entry may have and still be kept on one page."""
_SECTION = {
    "contact": "card",
    "contact-card": "card",
    "contact-row": "card",
    "safe-reading": "gate",
    "gate": "gate",
    "duties": "gate",
    "provision": "rule",
}
_LIST = {
    "list": "plain",
    "grid": "plain",
    "statements": "plain",
    "ways": "ways",
    "checklist": "checklist",
    "tiles": "tiles",
}


@block("h2", "h3", "h4")
def heading(element: HtmlElement, place: Place) -> str:
    """A heading within a page, as many levels below the page's as it stands on the site."""
    depth = int(element.tag[1]) - 1
    source = running(element, replace(place, heading=True))
    return call("sub", str(place.level + depth), str(depth), string(place.label(element)), content(source))


@block("h1")
def title(_element: HtmlElement, _place: Place) -> str:
    """The page's own heading stands above the article already."""
    return ""


@block("p")
def paragraph(element: HtmlElement, place: Place) -> str:
    """A paragraph, by its class."""
    if "jump" in classes(element):
        return ""  # the way to a part of the page, which on paper is in sight
    if "blank" in classes(element):
        return call("blank")
    name = next((_PARAGRAPH[one] for one in _PARAGRAPH if one in classes(element)), "")
    place = replace(place, ways=place.ways or "said-before" in classes(element))
    source = spoken(element, running(element, place.inner if name else place))
    return call(name, content(source)) if name and source else source


@block("div", "article", "aside")
def division(element: HtmlElement, place: Place) -> str:
    """A group; one that decides about sharing is set apart."""
    return _group(element, place)


@block("section")
def section(element: HtmlElement, place: Place) -> str:
    """A card, or a part of the page."""
    return _group(element, place)


@block("details")
def details(element: HtmlElement, place: Place) -> str:
    """What can be folded away on a screen is open on paper; the state of a number stays small."""
    if "status" not in classes(element):
        return flow(element, place)
    return call("status", *(content(running(part, place.inner)) for part in element.iterchildren("summary", "p")))


@block("summary")
def summary(element: HtmlElement, place: Place) -> str:
    """The name of what can be folded away. The sources of a page, small at its end, need none."""
    parent = element.getparent()
    if parent is not None and "sources" in classes(parent):
        return ""
    return call("strong", content(running(element, place)))


def _group(element: HtmlElement, place: Place) -> str:
    name = next((_SECTION[one] for one in _SECTION if one in classes(element)), "")
    if name == "card" and "contact" not in classes(element) and element.find(".//ul") is None:
        name = "entry"  # a district without a number is nothing to call
    if not name:
        return flow(element, place)
    urgent = {"urgent": "true"} if any(one.endswith("--emergency") for one in classes(element)) else {}
    return call(name, content(flow(element, place if name == "rule" else place.inner)), **urgent)


@block("ul")
def bullets(element: HtmlElement, place: Place) -> str:
    """A list, by its class: bullets, boxes to tick, ways to reach somebody, or plain entries."""
    if "list--words" in classes(element):
        return call("words", *_entries(element, place))
    if "emergency" in classes(element):
        return "\n\n".join(call("card", item, urgent="true") for item in _items(element, place))
    name = next((_LIST[one] for one in _LIST if one in classes(element)), "list")
    return call(name, *_items(element, place))


def _entries(element: HtmlElement, place: Place) -> Iterator[str]:
    """The words of a register, each with the number of its page."""
    for item in element.iterfind("li"):
        target = label_of(item.find("a").get("href"), place)
        alone = replace(place.inner, led_to=set())
        yield array((content(running(item, alone)), call("at-page", string(target)).removeprefix("#")))


@block("ol")
def numbers(element: HtmlElement, place: Place) -> str:
    """A numbered list; steps and calls stand further apart."""
    name = "steps" if classes(element) & {"steps", "actions", "calls", "order", "phases"} else "enum"
    return call(name, *_items(element, place))


def _items(element: HtmlElement, place: Place) -> list[str]:
    place = replace(place.inner, ways=only_leads(element))
    return [content(_item(item, place)) for item in element if item.tag == "li"]


def _item(item: HtmlElement, place: Place) -> str:
    """An entry of a list; one of several paragraphs stays on one page, when it is not a whole step."""
    written = anchored(item, place) + flow(item, place)
    short = len(item.text_content()) < _A_FEW_LINES
    return call("whole", content(written)) if short and any(part.tag in BLOCKS for part in item) else written


@block("dl")
def facts(element: HtmlElement, place: Place) -> str:
    """Labels and what they hold, the label to the left."""
    pairs = zip(element.iter("dt"), element.iter("dd"), strict=True)
    rows = [array(content(spoken(one, flow(one, place.inner))) for one in pair) for pair in pairs]
    return call("facts", *rows, outer="false" if place.nested else "true")


@block("blockquote")
def quotation(element: HtmlElement, place: Place) -> str:
    """Words of the law."""
    return call("quotation", content(spoken(element, flow(element, place.inner))))


@block("figure")
def figure(element: HtmlElement, place: Place) -> str:
    """A quotation with what is said of it."""
    return flow(element, place)


@block("figcaption")
def caption(element: HtmlElement, place: Place) -> str:
    """What is said of a quotation."""
    return call("fine", content(running(element, place.inner)))


_LOOKS = {
    "cards--ages": {"widths": "(20fr, 24fr, 28fr, 28fr)", "hyphenate": "true"},
    "cards--even": {"widths": "(22fr, 26fr, 22fr, 30fr)"},
    "cards--local": {"widths": "(26fr, 42fr, 32fr)", "size": "9.6pt", "whole": "false"},
    "cards--police": {"widths": "(14fr, 14fr, 17fr, 19fr, 18fr, 18fr)", "size": "8.2pt", "hyphenate": "true"},
    "cards--wall": {"widths": "(37fr, 29fr, 34fr)", "size": "1em"},
    "cards": {"widths": "(25fr, 18fr, 40fr, 17fr)"},
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
