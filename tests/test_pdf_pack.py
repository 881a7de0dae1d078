"""Packing: every object is still there, the title is the edition's, and every stream is as long as it says."""

from __future__ import annotations

import io
import re
from pathlib import Path

import page as validation
import pikepdf
import typst

from guide.pdf.pack import packed

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


def structure(pdf: pikepdf.Pdf) -> list[str]:
    """The name of every element of the structure, in reading order."""
    found, waiting = [], [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += reversed(list(one))
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            found.append(str(one.S))
            waiting.append(one.get("/K", pikepdf.Array()))
    return found


def test_every_object_is_there_and_the_file_is_much_smaller() -> None:
    before, after = made(), packed(made(), "Arbeidstittel", TITLE)
    plain, small = opened(before), opened(after)
    assert len(after) < len(before) / 2
    assert small.check_pdf_syntax() == []
    assert len(small.pages) == len(plain.pages) > 5
    for one, other in zip(plain.pages, small.pages, strict=True):
        assert one.Contents.read_bytes() == other.Contents.read_bytes()
    assert structure(small) == structure(plain)
    assert structure(small).count("/LI") == 600


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


def test_a_painted_cell_is_the_header_of_its_row_also_where_nothing_else_has_a_name() -> None:
    table = b'#table(columns: 2, table.cell(fill: rgb("#fffffe"))[hode], [celle], table.cell(fill: red)[en], [to])'
    pdf = opened(packed(made(b'#set document(title: "Arbeidstittel")\n' + table), "Arbeidstittel", TITLE))
    [head] = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"]
    named = [cell for cell in head.P.K if str(head.ID) in map(str, cell.A[0].Headers)]
    assert head.A[0].Scope == "/Row"
    assert [one.objgen for one in named] == [head.P.K[1].objgen]
    name, cell = pdf.Root.StructTreeRoot.IDTree.Names
    assert (str(name), cell.objgen) == (str(head.ID), head.objgen)


def test_a_stream_that_ends_in_a_carriage_return_is_whole_to_a_strict_reader(tmp_path: Path) -> None:
    """Many titles, so that one of the streams ends so in some of them."""
    small = made(b'#set document(title: "Arbeidstittel")\n#set text(lang: "nb")\nord')
    files = (packed(small, "Arbeidstittel", "x" * length) for length in range(1, 3000))
    found = [file for file in files if b"\r\rendstream" in file][:3]
    assert len(found) == 3
    for file in found:
        assert opened(file).check_pdf_syntax() == []
        assert failures(file, tmp_path) == set()
        assert failures(file.replace(b"\r\rendstream", b"\r\nendstream"), tmp_path) == {"PDFA2A-STREAM-LENGTH-001"}


def failures(file: bytes, folder: Path) -> set[str]:
    """The rules for archives that a file breaks."""
    (folder / "prove.pdf").write_bytes(file)
    return {one.rule_id for one in validation.validate_pdf(folder / "prove.pdf", profile="2a").failures}


def test_the_same_file_gives_the_same_bytes() -> None:
    assert packed(made(), "Arbeidstittel", TITLE) == packed(made(), "Arbeidstittel", TITLE)
