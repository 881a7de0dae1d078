"""Typst's PDF with its thousands of small objects in compressed streams: a third of the size.

It reads the plain file that Typst writes, by the file's own table of objects. A general tool does the same in five
times the time, and leaves streams that end in a carriage return: with the line feed that follows, a strict reader
counts one byte short.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from html import escape
from urllib.parse import unquote

from guide.pdf.rowheads import with_row_heads

_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TRAILER = re.compile(rb"/Root (\d+) 0 R/Info (\d+) 0 R")
_LENGTH = re.compile(rb"/Length \d+")
_FLATE = b"/Filter/FlateDecode"
_LEAP = re.compile(rb"/A<</Type/Action/S/URI/URI\(#([^)]*)\)>>")
_CONTENTS = re.compile(rb"/Contents\([^)]*\)")
_HEAD = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
_TOGETHER = 500
"""How many objects share a stream: a reader unpacks that many to see one."""
_ROW = 7
"""Bytes in a row of the table of objects: the kind, the place, the index."""


def packed(made: bytes, working_title: str, title: str) -> bytes:
    """The PDF with its own title. The same file gives the same bytes."""
    objects, root, info = _objects(made)
    objects = {number: _led(_titled(one, working_title, title)) for number, one in with_row_heads(objects).items()}
    streams = {number: _ended(one) for number, one in objects.items() if one.endswith(b"endstream")}
    plain = [(number, one) for number, one in objects.items() if number not in streams]
    rows: dict[int, tuple[int, int, int]] = {}
    first = max(objects) + 1
    for number, start in enumerate(range(0, len(plain), _TOGETHER), first):
        group = plain[start : start + _TOGETHER]
        streams[number] = _together(group)
        rows |= {one: (2, number, index) for index, (one, _) in enumerate(group)}
    return _written(streams, rows, b"/Root %d 0 R/Info %d 0 R" % (root, info))


def _objects(made: bytes) -> tuple[dict[int, bytes], int, int]:
    """Every object by its number, and the numbers of the root and of the information."""
    found = _TABLE.search(made)
    assert found, "Typst writes a table of objects"
    start = int(found[1])
    trailer = _TRAILER.search(made, start)
    assert trailer, "Typst names the root and the information"
    lines = made[start : trailer.start()].split(b"\n")
    count = int(lines[1].split()[1])
    offsets = sorted((int(line[:10]), number) for number, line in enumerate(lines[3 : count + 2], 1))
    ends = [offset for offset, _ in offsets[1:]] + [start]
    bodies = {number: _body(made[offset:end]) for (offset, number), end in zip(offsets, ends, strict=True)}
    return dict(sorted(bodies.items())), int(trailer[1]), int(trailer[2])


def _body(written: bytes) -> bytes:
    """An object without the words around it."""
    return written[written.index(b" obj\n") + 5 : written.rindex(b"endobj")].strip(b"\n")


def _titled(one: bytes, working_title: str, title: str) -> bytes:
    """The object with the title in place of the working title: in the information, and in the metadata."""
    mark = working_title.encode()
    if mark not in one:
        return one
    if one.endswith(b"endstream"):
        head, data = _split(one)
        return _stream(head, data.replace(mark, escape(title).encode()))
    return one.replace(b"(%s)" % mark, _text(title))


def _led(one: bytes) -> bytes:
    """A link with its description in Norwegian; to a heading of the file, with the heading as its description."""
    if b"/Subtype/Link" not in one:
        return one
    if found := _LEAP.search(one):
        label, heading = (unquote(part) for part in found[1].decode().split("?"))
        led = one.replace(found[0], b"/Dest%s" % _plain(label))
        return _CONTENTS.sub(lambda _: b"/Contents%s" % _text(f"«{heading}»"), led)
    return one.replace(b"/Contents(Telephone ", b"/Contents(Telefon ").replace(
        b"/Contents(Email ", b"/Contents(E-post "
    )


def _plain(label: str) -> bytes:
    """A name as Typst writes it: its bytes in UTF-8, for readers compare names byte by byte."""
    return b"(%s)" % label.encode()


def _text(title: str) -> bytes:
    """A text as PDF has it, in hexadecimal."""
    return b"<%s>" % ("feff" + title.encode("utf-16-be").hex()).encode()


def _split(stream: bytes) -> tuple[bytes, bytes]:
    """The dictionary of a stream and its data."""
    head, _, rest = stream.partition(b"\nstream\n")
    return head, rest.removesuffix(b"endstream").removesuffix(b"\n")


def _stream(head: bytes, data: bytes) -> bytes:
    return b"%s\nstream\n%s\nendstream" % (_LENGTH.sub(b"/Length %d" % len(data), head), data)


def _ended(stream: bytes) -> bytes:
    """The stream, packed once more for as long as its last byte could be taken for the end of a line."""
    head, data = _split(stream)
    times = 1
    while _FLATE in head and data.endswith((b"\r", b"\n")):
        data, times = zlib.compress(data), times + 1
    return stream if times == 1 else _stream(head.replace(_FLATE, b"/Filter[%s]" % (b"/FlateDecode" * times)), data)


def _together(group: list[tuple[int, bytes]]) -> bytes:
    """A stream of objects."""
    index, place = [], 0
    for number, one in group:
        index.append(b"%d %d" % (number, place))
        place += len(one) + 1
    head = b" ".join(index) + b"\n"
    data = zlib.compress(head + b"\n".join(one for _, one in group))
    kind = b"<</Type/ObjStm/N %d/First %d/Length 0%s>>" % (len(group), len(head), _FLATE)
    return _ended(_stream(kind, data))


def _written(streams: dict[int, bytes], rows: dict[int, tuple[int, int, int]], trailer: bytes) -> bytes:
    """The file: the streams, then the table of all objects as a stream."""
    parts, place = [_HEAD], len(_HEAD)
    for number, one in sorted(streams.items()):
        rows[number] = (1, place, 0)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, one))
        place += len(parts[-1])
    last = max(rows) + 1
    size, table = _table({**rows, 0: (0, 0, 65535), last: (1, place, 0)}, last + 1)
    identity = hashlib.sha256(b"".join(parts)).hexdigest()[:32].encode()
    kind = b"/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>" % (size, _ROW)
    head = b"<<%s/Length 0%s%s/ID[<%s><%s>]>>" % (kind, _FLATE, trailer, identity, identity)
    end = b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (last, _stream(head, table), place)
    return b"".join([*parts, end])


def _table(rows: dict[int, tuple[int, int, int]], size: int) -> tuple[int, bytes]:
    """The table, packed, and how many rows it has: one without an object more when it would end as a line does."""
    data = zlib.compress(_differences(rows, size))
    if data.endswith((b"\r", b"\n")):
        return _table({**rows, size: (0, 0, 65535)}, size + 1)
    return size, data


def _differences(rows: dict[int, tuple[int, int, int]], size: int) -> bytes:
    """The table, each row as what it adds to the one above: neighbours differ little, and pack well."""
    cells = b"".join(_cell(rows[number]) for number in range(size))
    above = bytes(_ROW) + cells
    less = bytes((one - other) & 255 for one, other in zip(cells, above, strict=False))
    return b"".join(b"\2" + less[start : start + _ROW] for start in range(0, len(less), _ROW))


def _cell(row: tuple[int, int, int]) -> bytes:
    kind, place, index = row
    return bytes([kind]) + place.to_bytes(4, "big") + index.to_bytes(2, "big")
