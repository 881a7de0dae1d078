"""A letter as a Word document, as a page that is whole in itself, as a PDF, and as an e-mail that nobody has sent.

All four have the same lines, and the same bytes for the same data and day.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from guide.confirm.letter import Letter, Part, Row
from guide.confirm.words import RIGHT, SILENT, WRONG
from guide.pdf.typst import WORKING_TITLE, Press, array, call, content, string, text
from guide.project import ROOT, norwegian
from guide.render.partials import partials

BOX = "☐"
_COLUMNS = ("head_code", "head_field", "head_value", "head_right", "head_wrong", "head_silent")
_WIDTHS = (46, 32, 66, 16, 66, 24)
"""Of the columns, in millimetres: an A4 sheet on its side."""


def introduction(letter: Letter) -> list[str]:
    """The paragraphs before the lines."""
    words = letter.words
    due = words["due"].format(norwegian(letter.due))
    reply = words["reply"].format(letter.reply_to) if letter.reply_to else words["sender"]
    return [words["why"].format(letter.site), words["harm"], words["how"], words["private"], f"{due} {reply}",
            words["code"], words["back"], words["thanks"]]  # fmt: skip


def under(letter: Letter, part: Part) -> list[str]:
    """What stands under the name of a record: where it is shown, and what is doubtful about it."""
    doubt = [letter.words["doubt"].format(part.record.doubt)] if part.record.doubt else []
    return [f"{letter.words['shown'].format(part.shown_on)}.", *doubt]


def _cells(row: Row) -> tuple[str, ...]:
    """The cells of a line. What we do not know cannot be right."""
    return (str(row.code), row.name, row.value, BOX if row.is_known else "", "", BOX)


def ending(letter: Letter) -> list[str]:
    """The lines to fill in at the end."""
    return [f"{letter.words[one]}: " + "_" * 30 for one in ("who", "date")]


# Word


def word(letter: Letter) -> bytes:
    """The letter as a Word document."""
    document = Document()
    _set_up(document, letter)
    document.add_heading(letter.words["title"], 1)
    document.add_paragraph(f"{letter.words['to'].format(letter.owner.name)}. {_dated(letter)}")
    for one in introduction(letter):
        document.add_paragraph(one)
    for part in letter.parts:
        document.add_heading(part.record.name, 2)
        for one in under(letter, part):
            document.add_paragraph(one)
        _fill(document.add_table(rows=1, cols=len(_COLUMNS)), letter, part)
    for one in ending(letter):
        document.add_paragraph(one)
    return _repacked(document)


def _dated(letter: Letter) -> str:
    return f"{letter.words['letter'].format(letter.code)}, {norwegian(letter.on)}"


def _set_up(document: WordDocument, letter: Letter) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    document.styles["Normal"].font.size = Pt(10)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), {"nb": "nb-NO", "nn": "nn-NO"}[letter.owner.written_standard])
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    properties = document.core_properties
    properties.title, properties.author = letter.words["title"], letter.site
    properties.created = properties.modified = datetime.combine(letter.on, time(), UTC)


def _fill(table: Table, letter: Letter, part: Part) -> None:
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.LEFT, False
    for cell, name in zip(table.rows[0].cells, _COLUMNS, strict=True):
        cell.text = letter.words[name]
        cell.paragraphs[0].runs[0].bold = True
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in part.rows:
        cells = table.add_row().cells  # type: ignore[no-untyped-call]
        for cell, said in zip(cells, _cells(row), strict=True):
            cell.text = said
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _repacked(document: WordDocument) -> bytes:
    """The document with no time of its own in the archive around it."""
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in sorted(before.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            after.writestr(zipfile.ZipInfo(name), before.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


# A page


def page(letter: Letter) -> bytes:
    """The letter as one page, whose script only gathers the answers into a text. It loads and sends nothing."""
    style, script = _own("letter.css"), _own("letter.js")
    policy = (
        f"default-src 'none'; style-src '{_hashed(style)}'; script-src '{_hashed(script)}'; base-uri 'none'; "
        "form-action 'none'"
    )
    answers = {"right": RIGHT, "wrong": WRONG, "silent": SILENT}
    html = partials(ROOT).get_template("confirm_letter.html").render(
        letter=letter, policy=policy, style=style, script=script, introduction=introduction(letter), under=under,
        dated=_dated(letter), answers=answers,
    )  # fmt: skip
    return html.encode()


@cache
def _own(name: str) -> str:
    """A file beside this module, with nothing around it."""
    return (Path(__file__).with_name(name)).read_text("utf-8").strip()


def _hashed(source: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}"


# PDF


def sheet(letter: Letter, press: Press) -> bytes:
    """The letter as a PDF to print and fill in by hand. Raises Unset."""
    return press.set("\n".join(_typst(letter)), letter.words["title"])


def _typst(letter: Letter) -> Iterator[str]:
    yield (
        _own("letter.typ")
        .replace("LANGUAGE", string(letter.owner.written_standard))
        .replace("TITLE", string(WORKING_TITLE))
    )
    yield f"= {text(letter.words['title'])}"
    yield f"{text(letter.words['to'].format(letter.owner.name))}. {text(_dated(letter))}\n"
    yield from (f"{text(one)}\n" for one in introduction(letter))
    for part in letter.parts:
        yield f"== {text(part.record.name)}"
        yield from (f"{text(one)}\n" for one in under(letter, part))
        head = array(content(text(letter.words[name])) for name in _COLUMNS)
        yield call("lines", head, array(content(text(cell)) for row in part.rows for cell in _cells(row)))
    yield from (f"{text(one)}\n" for one in ending(letter))


# E-mail


def mail(letter: Letter, attached: dict[str, bytes]) -> bytes:
    """An e-mail with the letter, to open, read and send by hand. Nothing here can send it."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"{letter.words['title']} ({letter.words['letter'].format(letter.code)})"
    message["X-Unsent"] = "1"
    if letter.send_to and "@" in letter.send_to:
        message["To"] = letter.send_to
    message.set_content("\n\n".join(introduction(letter)) + "\n")
    for name, data in attached.items():
        kind = _KINDS[Path(name).suffix].split("/")
        message.add_attachment(data, maintype=kind[0], subtype=kind[1], filename=name)
    message.set_boundary(f"brev-{letter.code}")
    return message.as_bytes()


_KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
}
_SAFE = re.compile(r"[^a-z0-9-]")


def files(letter: Letter, press: Press) -> dict[str, bytes]:
    """Every file of a letter, by name."""
    name = f"{_SAFE.sub('', letter.owner.id)}-{letter.code}"
    attached = {f"{name}.docx": word(letter), f"{name}.html": page(letter)}
    return {**attached, f"{name}.pdf": sheet(letter, press), f"{name}.eml": mail(letter, attached)}
