"""Row headers in the tags of a PDF: Typst marks those of a table's head only.

Its function for the others is behind a flag that the wheel cannot set. So frame.typ paints the cells that name their
row in a white of their own. Here the paint goes, and the cell becomes the header of its row, as Typst would have it.
"""

from __future__ import annotations

import re

_PAINT = b"/BackgroundColor[1 1 0.99607843]"
"""The colour `row-head` in frame.typ, as Typst writes it."""
_CELL = re.compile(rb"/S/TD/P (\d+) 0 R")
_HEADERS = re.compile(rb"/Headers\[([^\]]*)\]")
_NOTHING = b"<</O/Layout>>"
_NAMES = b"/IDTree<</Names["


def with_row_heads(objects: dict[int, bytes]) -> dict[int, bytes]:
    """The objects, with the painted cells as row headers, and what the other cells of their rows say of it."""
    cells = {number: found for number, one in objects.items() if (found := _CELL.search(one))}
    heads = {number for number in cells if _PAINT in objects[number]}
    rows = {cells[number][1]: _name(number) for number in heads}
    changed = {number: _head(objects[number], number) for number in heads}
    for number in cells.keys() - heads:
        if name := rows.get(cells[number][1]):
            changed[number] = _HEADERS.sub(rb"/Headers[\1(%s)]" % name, objects[number])
    root = next((number for number, one in objects.items() if _NAMES in one), None)
    if heads and root:
        changed[root] = objects[root].replace(_NAMES, _NAMES + _listed(heads))
    return objects | changed


def _name(number: int) -> bytes:
    """The name of a row header. Those of Typst begin with N and U, so that these come first in the list of names."""
    return b"H%d" % number


def _listed(heads: set[int]) -> bytes:
    """The names of the row headers, in the order a reader searches."""
    return b"".join(b"(%s)%d 0 R" % one for one in sorted((_name(number), number) for number in heads))


def _head(cell: bytes, number: int) -> bytes:
    """A painted cell as the header of its row."""
    named = _CELL.sub(lambda found: b"/S/TH/P %s 0 R/ID(%s)" % (found[1], _name(number)), cell)
    return (
        named.replace(_PAINT, b"")
        .replace(_NOTHING, b"")
        .replace(b"<</O/Table/Headers", b"<</O/Table/Scope/Row/Headers")
    )
