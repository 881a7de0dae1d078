"""What every generator that lets us add to its Markdown makes of links out and of tables."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_OUT = ("https:", "http:")
_ALIGN = "text-align: "


class Reading(Extension):
    """Adds what pages need to be private and to be read on a narrow screen under a strict policy."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after the links are made: that is in the step called `inline`, of priority 20."""
        md.treeprocessors.register(_Finish(md), "exit-guide", 5)


class _Finish(Treeprocessor):
    """Goes through a finished page once."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("href", "").lower().startswith(_OUT):
                link.set("rel", "noreferrer")
        for cell in (*root.iter("th"), *root.iter("td")):
            _class_for_style(cell)
        for parent, table in list(_tables(root)):
            _wrap(parent, table)


def _class_for_style(cell: Element) -> None:
    """A style attribute is forbidden by the site's policy; the sheet has a class for each alignment."""
    style = cell.attrib.pop("style", "")
    if style:
        cell.set("class", f"to-{style.removeprefix(_ALIGN).rstrip(';')}")


def _tables(root: Element) -> Iterator[tuple[Element, Element]]:
    return ((parent, child) for parent in root.iter() for child in parent if child.tag == "table")


def _wrap(parent: Element, table: Element) -> None:
    """Let a wide table scroll in a box of its own."""
    box = Element("div", {"class": "table"})
    box.tail, table.tail = table.tail, None
    parent[list(parent).index(table)] = box
    box.append(table)
