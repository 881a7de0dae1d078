"""Row headers in the tags of a PDF: Typst marks those of a table's head only.

Its function for the others is behind a flag that the wheel cannot set. So frame.typ paints the cells that name their
row in a white of their own. Here the paint goes, and the cell becomes the header of its row, as Typst would have it.
"""

from __future__ import annotations

from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

_PAINT = ["1", "1", "0.99607843"]
"""The colour `row-head` in frame.typ, as Typst writes it."""


def mark_row_heads(pdf: Pdf) -> None:
    """Make the painted cells headers of their rows, which the other cells of a row then name."""
    cells = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name.TD]
    heads = [cell for cell in cells if _is_painted(cell)]
    for head in heads:
        _make_head(head)
    rows = {head.P.objgen: head.ID for head in heads}
    for cell in cells:
        if cell.S == Name.TD and cell.P.objgen in rows:
            _in_table(cell).Headers.append(rows[cell.P.objgen])
    if heads:
        tree = pdf.Root.StructTreeRoot
        names = tree.IDTree.Names if "/IDTree" in tree else ()
        tree.IDTree = Dictionary(Names=Array([*_listed(heads), *names]))


def _is_painted(cell: Object) -> bool:
    return any(list(map(str, part.get("/BackgroundColor", ()))) == _PAINT for part in cell.A)


def _make_head(cell: Object) -> None:
    """A painted cell as the header of its row. Names of Typst's begin with N and U, so ours come first in the list."""
    cell.S = Name.TH
    cell.ID = String(f"H{cell.objgen[0]}")
    _in_table(cell).Scope = Name.Row
    for part in cell.A:
        if "/BackgroundColor" in part:
            del part["/BackgroundColor"]
    cell.A = Array([part for part in cell.A if part.keys() != {"/O"}])


def _in_table(cell: Object) -> Object:
    """What the tags say of a cell's place in its table."""
    return next(part for part in cell.A if part.O == "/Table")


def _listed(heads: Iterable[Object]) -> list[Object]:
    """Each name with its cell, in the order a reader searches."""
    return [part for head in sorted(heads, key=lambda head: bytes(head.ID)) for part in (head.ID, head)]
