"""How much of a built page is doubt, dates and sources: the words that stand around an answer and are not one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml.html import HtmlElement

DOUBT = {
    "doubt",
    "freshness",
    "sources",
    "status",
    "status__read",
    "mark",
    "unreviewed",
    "ask",
    "source",
    "call__doubt",
}
"""The classes of what is doubt, a date or a source, wherever it stands."""
_CELL = re.compile(r"ikke bekreftet|ikke kontrollert|ganske sikkert|\busikkert|\bsikkert\b", re.IGNORECASE)
"""What is doubt in the cell of a table, whatever it stands in."""
_WORD = re.compile(r"[^\W_]+(?:[-–’'./:][^\W_]+)*")


def share(html: str) -> float:
    """The part of the words in view in the article of a page that are doubt, from 0 to 1.

    What is folded away counts neither as doubt nor as text: a reader meets it who asks for it.
    """
    article = lxml.html.document_fromstring(html).find(".//article")
    said = [*_said(article, False)]
    doubt = sum(len(_WORD.findall(text)) for text, doubted in said if doubted)
    doubt += sum(len(_WORD.findall(one)) for cell in article.iter("td") for one in _in_cell(cell))
    return doubt / sum(len(_WORD.findall(text)) for text, _ in said)


def _said(element: HtmlElement, doubted: bool) -> Iterator[tuple[str, bool]]:
    """The texts of an element that are in view, and whether each is doubt."""
    doubted = doubted or _is_doubt(element)
    yield element.text or "", doubted
    for child in element:
        if isinstance(child.tag, str) and not _is_folded(child):
            yield from _said(child, doubted)
        yield child.tail or "", doubted


def _is_folded(element: HtmlElement) -> bool:
    return (
        element.tag != "summary" and element.getparent().tag == "details" and "open" not in element.getparent().attrib
    )


def _is_doubt(element: HtmlElement) -> bool:
    return bool(DOUBT & {*(element.get("class") or "").split()})


def _in_cell(cell: HtmlElement) -> list[str]:
    """The words of doubt of a cell that do not stand in what is counted as doubt."""
    return _CELL.findall(" ".join(text for text, doubted in _said(cell, False) if not doubted))
