"""What Typst leaves undone in a PDF: row headers, places to leap to, its own title, and small files."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from io import BytesIO
from urllib.parse import unquote

import pikepdf
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


_WORDS = {"Telephone ": "Telefon ", "Email ": "E-post "}
"""How Typst describes a link, and how we do."""


def packed(made: bytes, working_title: str, title: str) -> bytes:
    """The PDF with its own title. The same file gives the same bytes."""
    with pikepdf.open(BytesIO(made)) as pdf:
        _set_title(pdf, working_title, title)
        for page in pdf.pages:
            for link in page.obj.get("/Annots", ()):
                _lead(link)
        mark_row_heads(pdf)
        return _written(pdf)


def _set_title(pdf: Pdf, working_title: str, title: str) -> None:
    """The title in place of the working title: in the information, and in the metadata."""
    pdf.docinfo.Title = String(title)
    told = pdf.Root.Metadata
    told.write(told.read_bytes().replace(working_title.encode(), escape(title).encode()))


def _lead(link: Object) -> None:
    """Describe a link in Norwegian; one to a heading of the file leads there, with the heading as its description."""
    address = str(link.A.URI) if "/A" in link else ""
    if address.startswith("#"):
        label, heading = map(unquote, address[1:].split("?"))
        link.Dest = String(label.encode())  # as Typst writes names: readers compare them byte by byte
        link.Contents = String(f"«{heading}»")
        del link.A
        return
    described = str(link.get("/Contents", ""))
    for foreign, ours in _WORDS.items():
        if described.startswith(foreign):
            link.Contents = String(ours + described.removeprefix(foreign))


def _written(pdf: Pdf) -> bytes:
    """The file. A stream that ends in a carriage return is followed by one more and no line feed.

    A strict reader takes the two together for the end of the line, and counts one byte short.
    """
    file = BytesIO()
    packing = pikepdf.ObjectStreamMode.generate
    pdf.save(file, object_stream_mode=packing, deterministic_id=True, fix_metadata_version=False)
    return file.getvalue().replace(b"\r\nendstream", b"\r\rendstream")
