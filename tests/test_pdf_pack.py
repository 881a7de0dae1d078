"""Packing: every object is still there, the title is the edition's, and no stream ends in what looks like a line."""

from __future__ import annotations

import io
import re
import zlib
from hashlib import sha256

import pikepdf
import typst

from guide.pdf.pack import _ended, _split, _stream, packed

TITLE = "Utgave for Å & <Herøy> (1515)"
SOURCE = b"""
#set document(title: "Arbeidstittel", date: datetime(year: 2026, month: 12, day: 1))
= En
#link("#en?%C3%85%20ja")[hit] #link("tel:110")[110] #link("mailto:a@b.no")[post] #link("https://a.no")[ut]
#for n in range(600) { list[#n] }
"""


def made(source: bytes = SOURCE) -> bytes:
    """A PDF as Typst writes it."""
    written = typst.compile(source, format="pdf", pdf_standards=["a-2a"], timestamp=1_790_000_000)
    assert isinstance(written, bytes)
    return written


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def test_every_object_is_there_and_the_file_is_much_smaller() -> None:
    before, after = made(), packed(made(), "Arbeidstittel", TITLE)
    plain, small = opened(before), opened(after)
    assert len(after) < len(before) / 2
    assert small.check_pdf_syntax() == []
    assert len(small.pages) == len(plain.pages) > 5
    for one, other in zip(plain.pages, small.pages, strict=True):
        assert one.Contents.read_bytes() == other.Contents.read_bytes()
    assert small.Root.StructTreeRoot.K.unparse() == plain.Root.StructTreeRoot.K.unparse()


def test_the_title_is_the_editions_own_in_both_places() -> None:
    pdf = opened(packed(made(), "Arbeidstittel", TITLE))
    assert str(pdf.docinfo["/Title"]) == TITLE
    assert '<rdf:li xml:lang="x-default">Utgave for Å &amp; &lt;Herøy&gt; (1515)<' in re.sub(
        r"<rdf:li[^>]*>", '<rdf:li xml:lang="x-default">', pdf.Root.Metadata.read_bytes().decode()
    )


def test_links_lead_to_places_in_the_file_and_are_described_in_norwegian() -> None:
    pdf = opened(packed(made(), "Arbeidstittel", TITLE))
    inside, phone, post, out = (one for page in pdf.pages for one in page.obj.get("/Annots", []))
    assert (str(inside.Dest), str(inside.Contents)) == ("en", "«Å ja»")
    assert str(phone.Contents) == "Telefon 110"
    assert str(post.Contents) == "E-post a@b.no"
    assert str(out.A.URI) == "https://a.no"


def test_no_packed_stream_ends_as_a_line_does() -> None:
    """Many titles, so that the stream with the title would have, in some of them."""
    small, endings = made(b'#set document(title: "Arbeidstittel")\nord'), []
    for number in range(1, 700):
        endings += re.findall(rb"(.)\nendstream", packed(small, "Arbeidstittel", "x" * number), re.DOTALL)
    assert len(endings) > 3000
    assert not {b"\r", b"\n"} & set(endings)


def test_a_stream_that_would_end_so_is_packed_twice() -> None:
    text = next(
        one for one in (str(number).encode() for number in range(100_000)) if zlib.compress(one).endswith(b"\r")
    )

    head = b"<</Length 0/Filter/FlateDecode>>"
    found, data = _split(_ended(_stream(head, zlib.compress(text))))
    assert b"[/FlateDecode/FlateDecode]" in found
    assert b"/Length %d" % len(data) in found
    assert not data.endswith(b"\r")
    assert zlib.decompress(zlib.decompress(data)) == text


def test_a_stream_that_would_end_so_again_is_packed_a_third_time() -> None:
    texts = (sha256(b"%d" % number).digest() for number in range(1_000_000))
    twice = ((one, zlib.compress(one)) for one in texts)
    ends = (b"\r", b"\n")
    text = next(one for one, packed in twice if packed.endswith(ends) and zlib.compress(packed).endswith(ends))
    head = b"<</Length 0/Filter/FlateDecode>>"
    found, data = _split(_ended(_stream(head, zlib.compress(text))))
    assert found == b"<</Length %d/Filter[/FlateDecode/FlateDecode/FlateDecode]>>" % len(data)
    assert not data.endswith(ends)
    assert zlib.decompress(zlib.decompress(zlib.decompress(data))) == text


def test_the_same_file_gives_the_same_bytes() -> None:
    assert packed(made(), "Arbeidstittel", TITLE) == packed(made(), "Arbeidstittel", TITLE)
