"""The guide as one PDF: nothing of the site is lost, everybody can read it, and two runs give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import page as validation
import pytest
from conftest import ROOT, TODAY, Sheets
from paper import Paper, squashed
from pikepdf import Array, Object
from words import MILLIMETRES, millimetres

from guide.content.catalog import load
from guide.content.functions import LOCAL_FUNCTIONS
from guide.content.labels import FUNCTION
from guide.content.local import Approval, LocalContact, LocalNote, Overlay
from guide.content.registers import Municipality
from guide.facts import law
from guide.facts.confirmation import before_the_day
from guide.facts.place import FRONT, MUNICIPALITIES, built
from guide.pdf.batch import PUBLISHED, jobs
from guide.pdf.blocks import _LOOKS
from guide.pdf.book import Branch, Leaf
from guide.pdf.edition import Edition, find_reader, is_on_the_wall
from guide.pdf.manuscript import Manuscript
from guide.project import norwegian
from guide.render.downloads import CARDS, GUIDE, SHORT
from guide.site.built import BuiltSite
from guide.site.rules import ASK

CATALOG = load()
SHEETS_OF_THE_AID = 3


@pytest.fixture(scope="session")
def guide(sheets: Sheets) -> Paper:
    """The national PDF."""
    return Paper(sheets.folder / f"{GUIDE}.pdf")


@pytest.fixture(scope="session")
def cards(sheets: Sheets) -> Paper:
    """The national action cards."""
    return Paper(sheets.folder / f"{CARDS}.pdf")


def leaves(manuscript: Manuscript) -> list[Leaf]:
    return [leaf for part in manuscript.full.parts for leaf in part.leaves()]


def failures(path: Path) -> list[str]:
    """What the validator has against a file, for universal access and for archives."""
    reports = [validation.validate_pdf(path, profile=profile) for profile in ("ua1", "2a")]
    assert all(report.rules.total > 100 for report in reports)
    return [f"{path.name}: {one.rule_id}: {one.message}" for report in reports for one in report.failures]


@pytest.mark.parametrize("kind", PUBLISHED)
def test_the_pdf_is_made_for_everybody_and_for_archives(sheets: Sheets, kind: str) -> None:
    assert failures(sheets.folder / f"{kind}.pdf") == []


def test_a_pdf_that_is_damaged_is_noticed(sheets: Sheets, tmp_path: Path) -> None:
    damaged = tmp_path / "skadet.pdf"
    with Paper(sheets.folder / f"{CARDS}.pdf").pdf as pdf:
        del pdf.Root["/Lang"]
        del pdf.Root["/MarkInfo"]
        pdf.save(damaged)
    assert failures(damaged)


def test_the_pdf_says_its_language_and_title(guide: Paper, cards: Paper) -> None:
    assert guide.title == CATALOG.publication.title
    assert cards.title.startswith(CATALOG.publication.title)
    for paper in (guide, cards):
        assert str(paper.root.Lang) == "nb"
        assert paper.root.ViewerPreferences.DisplayDocTitle
        assert f"D:{TODAY:%Y%m%d}" in str(paper.pdf.docinfo["/CreationDate"])


def navigated(entries: tuple[Branch | Leaf, ...], depth: int = 1) -> Iterator[tuple[int, str]]:
    """The navigation as bookmarks should have it."""
    for entry in entries:
        yield depth, entry.title
        if isinstance(entry, Branch):
            yield from navigated(entry.children[1:] if entry.opening else entry.children, depth + 1)


def test_the_bookmarks_are_the_navigation(guide: Paper, sheets: Sheets) -> None:
    expected = list(navigated(sheets.manuscript.full.parts))
    assert len(expected) > 100
    assert guide.outline == expected


def test_every_page_of_the_site_is_in_the_pdf(guide: Paper, site: BuiltSite, sheets: Sheets) -> None:
    paths = {leaf.path for leaf in leaves(sheets.manuscript)}
    sources = {name for name, page in site.pages.items() if page.source}
    assert paths == {name for name in sources if not name.startswith(MUNICIPALITIES)} - {built(FRONT)}
    assert paths <= guide.names
    assert [one.title for one in leaves(sheets.manuscript) if squashed(one.title) not in guide.text] == []


def test_every_number_and_provision_is_in_the_pdf(guide: Paper) -> None:
    numbers = [phone.number for one in CATALOG.contacts.values() for phone in one.phones]
    provisions = [law.citation(CATALOG.provision_act[one.id], one) for one in CATALOG.provisions.values()]
    assert len(numbers) > 5
    assert len(provisions) > 40
    assert [one for one in (*numbers, *provisions) if squashed(one) not in guide.text] == []


def test_every_word_of_the_site_is_in_the_pdf(guide: Paper, sheets: Sheets) -> None:
    missing = []
    for leaf in leaves(sheets.manuscript):
        for element in leaf.article.iter("p", "dd", "figcaption"):
            said = squashed(element.text or "")
            shown = not element.xpath(
                "ancestor-or-self::*[contains(concat(' ', @class, ' '), ' no-print ')]|ancestor::form"
            )
            # A long paragraph may go on on the next page: then its beginning and its end are there.
            parts = (said[:100], said[-100:]) if len(said) > 300 else (said,)
            if len(element) == 0 and shown and said and not all(part in guide.text for part in parts):
                missing.append(f"{leaf.path}: {said[:60]}")
    assert missing == []


def test_every_address_out_of_the_book_is_printed(guide: Paper, sheets: Sheets) -> None:
    addresses = {one for leaf in leaves(sheets.manuscript) for one in leaf.article.xpath(".//a/@href")}
    outside = {one for one in addresses if one.startswith("https:")}
    assert len(outside) > 50
    short = {one: re.sub(r"^https://(www\.)?|/$", "", one) for one in outside}
    assert [one for one, typed in short.items() if squashed(typed) not in guide.text] == []


def test_no_link_leads_nowhere(guide: Paper) -> None:
    pages = {page.obj.objgen for page in guide.pdf.pages}
    named = unnamed = 0
    for link in guide.links:
        assert str(link.Contents).strip()
        if "/Dest" not in link:
            assert str(link.A.S) == "/URI"
            assert str(link.A.URI).startswith(("https://", "tel:", "mailto:"))
        elif not isinstance(link.Dest, Array):
            assert str(link.Dest) in guide.names
            named += 1
        else:
            assert link.Dest[0].objgen in pages
            unnamed += 1
    assert named > 1000
    assert unnamed > 100


def test_links_are_described_in_norwegian(guide: Paper) -> None:
    said = {str(link.Contents) for link in guide.links}
    assert not [one for one in said if one.startswith(("Telephone", "Email", "#"))]
    assert any(one.startswith("Telefon ") for one in said)


def test_tables_have_heads_and_no_heading_level_is_skipped(guide: Paper, cards: Paper) -> None:
    for paper in (guide, cards):
        names = [name for name, _ in paper.tags]
        levels = [int(name[1]) for name in names if name in ("H1", "H2", "H3", "H4", "H5", "H6")]
        assert levels[0] == 1
        assert all(deeper <= level + 1 for level, deeper in pairwise(levels))
        assert names.count("TH") >= 3 * names.count("Table") > 0
        assert names.count("THead") >= names.count("Table")


def table_attributes(cell: Object) -> Object:
    """What the tags say of a cell's place in its table."""
    return next(one for one in cell.A if one.O == "/Table")


def headers_of(cell: Object) -> list[str]:
    """The names of the headers that are read aloud with a cell."""
    return [str(one) for one in table_attributes(cell).Headers]


def test_a_cell_that_names_its_row_is_read_aloud_with_the_others(guide: Paper, cards: Paper, sheets: Sheets) -> None:
    site = [len(row) for leaf in leaves(sheets.manuscript) for row in leaf.article.xpath(".//tr[th[@scope='row']]")]
    assert len(site) > 400
    wall = [3] * len(LOCAL_FUNCTIONS)
    for paper, expected in ((guide, wall + site), (cards, wall)):
        rows = [list(one.K) for name, one in paper.tags if name == "TR"]
        headed = [row for row in rows if table_attributes(row[0]).get("/Scope") == "/Row"]
        assert [len(row) for row in headed] == expected
        for head, *others in headed:
            assert head.S == "/TH"
            assert {str(one.S) for one in others} == {"/TD"}
            assert all(headers_of(one)[-1] == str(head.ID) for one in others)
            assert all(len(headers_of(one)) == 2 for one in others)
        assert not any("/BackgroundColor" in part for _, one in paper.tags for part in one.get("/A", []))


def test_no_row_of_the_guide_is_parted_by_the_foot_of_a_page(guide: Paper) -> None:
    rows = [one for name, one in guide.tags if name == "TR"]
    assert len(rows) > 400
    assert [one for one in rows if len(pages_of(one)) > 1] == []


PAPER, SIDES, INSET = 210, 40, 2 * 4 / MILLIMETRES
"""The width of a sheet, of its margins, and of what is kept free in a cell."""


def test_no_word_of_a_law_table_is_wider_than_its_column(sheets: Sheets) -> None:
    looks = _LOOKS["cards"]
    shares = [float(one) for one in re.findall(r"(\d+)fr", looks["widths"])]
    tables = [one for leaf in leaves(sheets.manuscript) for one in leaf.article.xpath(".//table[@class='cards']")]
    assert len(tables) > 1
    assert "hyphenate" not in looks
    for column, share in enumerate(shares):
        cells = [row[column] for table in tables for row in table.xpath(".//tr[not(@class='group')]")]
        words = [word for cell in cells for word in re.split(r"\s+|(?<=-)", cell.text_content()) if word]
        room = (PAPER - SIDES) * share / sum(shares) - INSET
        widths = millimetres(words, "8.6pt", "regular" if column else "bold")
        assert [word for word, width in widths.items() if width > room] == []


def pages_of(element: Object) -> set[tuple[int, int]]:
    """The pages that the pieces of an element stand on."""
    found = {element.Pg.objgen} if "/Pg" in element else set()
    for kid in element.K if isinstance(element.K, Array) else [element.K]:
        if not isinstance(kid, int):
            found |= pages_of(kid) if "/K" in kid else {kid.Pg.objgen} if "/Pg" in kid else set()
    return found


def test_every_name_of_a_header_is_in_the_list_of_names(guide: Paper, cards: Paper) -> None:
    for paper in (guide, cards):
        listed = list(paper.root.StructTreeRoot.IDTree.Names)
        names = [bytes(one) for one in listed[::2]]
        assert names == sorted(set(names))
        assert {bytes(one.ID): one.objgen for _, one in paper.tags if "/ID" in one} == {
            name: one.objgen for name, one in zip(names, listed[1::2], strict=True)
        }
        used = {name for tag, one in paper.tags if tag in ("TH", "TD") for name in headers_of(one)}
        assert used <= {name.decode() for name in names}


def test_the_fonts_are_ours_and_in_the_file(guide: Paper, cards: Paper) -> None:
    for paper in (guide, cards):
        fonts = {
            str(font.BaseFont): font
            for page in paper.pdf.pages
            for font in page.obj.Resources.get("/Font", {}).values()
        }
        assert {name.partition("+")[2] for name in fonts} == {"SourceSans3-Regular", "SourceSans3-Bold"}
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts.values())


def test_every_sheet_says_when_it_was_made_and_when_to_look_again(guide: Paper, cards: Paper, sheets: Sheets) -> None:
    manuscript, total = sheets.manuscript, len(guide.pages)
    assert total > 150
    said = [
        manuscript.version,
        norwegian(TODAY),
        f"{before_the_day(manuscript.expires(None), TODAY)} {norwegian(manuscript.expires(None))}",
    ]
    for number, page in enumerate(guide.pages, 1):
        assert [one for one in said if squashed(one) not in page] == []
        assert number == 1 or squashed(f"Side {number} av {total}") in page
    for page in cards.pages:
        assert [one for one in (*said, "Nasjonal utgave", "Kast eldre utgave") if squashed(one) not in page] == []


def test_every_sheet_of_the_guide_names_its_section_and_edition(guide: Paper, sheets: Sheets) -> None:
    head = squashed(f"{CATALOG.publication.title} – Nasjonal utgave")
    assert [number for number, page in enumerate(guide.pages[1:], 2) if head not in page] == []
    parts = [one.title for one in sheets.manuscript.full.parts]
    assert [title for title in parts if squashed(title) + head not in guide.text] == []


def marked(element: Object) -> Iterator[int]:
    """The numbers of the pieces of a page that an element holds."""
    for kid in element.K if isinstance(element.K, Array) else [element.K]:
        if isinstance(kid, int):
            yield kid
        elif "/MCID" in kid:
            yield int(kid.MCID)
        elif "/K" in kid:
            yield from marked(kid)


def page_of(element: Object) -> Object:
    """The page an element stands on."""
    return element.Pg if "/Pg" in element else page_of(element.K[0])


def last_on_pages(paper: Paper) -> dict[tuple[int, int], int]:
    """The number of the last piece on each page."""
    parents = list(paper.root.StructTreeRoot.ParentTree.Nums)
    pieces = dict(zip(parents[::2], parents[1::2], strict=True))
    return {page.obj.objgen: len(pieces[page.obj.StructParents]) - 1 for page in paper.pdf.pages}


def test_no_heading_is_left_at_the_foot_of_a_page(guide: Paper, cards: Paper) -> None:
    for paper in (guide, cards):
        last = last_on_pages(paper)
        headings = [one for name, one in paper.tags if name in ("H1", "H2", "H3", "H4", "H5", "H6")]
        assert len(headings) > 20
        assert [one for one in headings if last[page_of(one).objgen] in marked(one)] == []


def test_no_letters_are_tiny_and_the_wall_is_read_from_afar(guide: Paper, cards: Paper) -> None:
    for paper in (guide, cards):
        found = {size for page in paper.pdf.pages for size, text in paper.sizes(page) if text.strip()}
        assert min(found) >= 7.3
    wall = list(cards.sizes(cards.pdf.pages[-1]))
    emergency = {phone.number for one in CATALOG.contacts.values() if one.kind == "emergency" for phone in one.phones}
    assert max(size for size, text in wall if text in emergency) >= 28
    labels = [size for size, text in wall if text in {FUNCTION[one] for one in LOCAL_FUNCTIONS}]
    assert len(labels) > 3
    assert min(labels) >= 14


def test_the_register_has_the_number_of_each_page(guide: Paper, sheets: Sheets) -> None:
    leaf = next(one for one in leaves(sheets.manuscript) if one.path == "a-til-aa.html")
    names = list(guide.root.Names.Dests.Names)
    places = dict(zip(map(str, names[::2]), names[1::2], strict=True))
    numbers = {page.obj.objgen: number for number, page in enumerate(guide.pdf.pages, 1)}
    entries = leaf.article.xpath(".//ul/li/a")
    assert len(entries) > 100
    for link in entries:
        place = places[link.get("href") if link.get("href") in places else link.get("href").partition("#")[0]]
        number = numbers[(place if isinstance(place, Array) else place.D)[0].objgen]
        assert squashed(f"{link.getparent().text_content()}{number}") in guide.text


def test_an_unapproved_guide_says_so_on_the_cover_and_every_sheet(guide: Paper) -> None:
    assert CATALOG.publication.approval is None
    assert all(squashed("Utkast – ikke kvalitetssikret") in page for page in guide.pages)


def test_each_situation_is_one_card_and_one_sheet_is_for_the_wall(cards: Paper) -> None:
    assert len(cards.pages) == len(CATALOG.situations) + SHEETS_OF_THE_AID + 1
    for page, situation in zip(cards.pages, CATALOG.situations.values(), strict=False):
        assert squashed(situation.name) in page
        assert [one for one in situation.do_now if squashed(f"{one.title}{one.text or ''}") not in page] == []
        assert [one for one in situation.call if squashed(one.who) not in page] == []
        assert [one for one in situation.avoid if squashed(one) not in page] == []
        assert "Internt" not in page
        duties = [one for one in CATALOG.duties.values() if squashed(f"{one.who}: {one.text}") in page]
        assert len(duties) == (len(CATALOG.duties) if situation.audience == "professional" else 0)
        assert page.count(squashed(ASK)) == (situation.audience == "professional")
    assert "Hvemringervi" in cards.pages[-1]
    others = [one for one in CATALOG.contacts.values() if one.kind == "emergency" or is_on_the_wall(one, CATALOG)]
    wall = {phone.number for one in others for phone in one.phones}
    assert [one for one in wall if squashed(one) not in cards.pages[-1]] == []


@pytest.fixture(scope="module")
def edition(sheets: Sheets, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole guide for one municipality."""
    job = sheets.job(Edition(CATALOG.municipalities["kristiansand"]))
    path = tmp_path_factory.mktemp("edition") / job.file
    path.write_bytes(sheets.press.set(job.source, job.title))
    return path


def test_an_edition_has_the_pages_of_the_guide_unchanged(edition: Path, guide: Paper) -> None:
    paper = Paper(edition)
    assert paper.title == f"{CATALOG.publication.title} – Kristiansand (4204)"
    assert paper.outline == [(1, "Lokal del: Kristiansand"), *guide.outline]
    assert squashed("Utgave for Kristiansand kommune") in paper.pages[0]
    head = squashed(f"{CATALOG.publication.title} – Kristiansand 4204")
    assert [number for number, page in enumerate(paper.pages[1:], 2) if head not in page] == []


def ways(one: Municipality) -> set[tuple[str, ...]]:
    """How an edition tells of a municipality: each of its placements, and a name in another language."""
    regions = {kind: CATALOG.regions[placement.region] for kind, placement in one.placements.items()}
    return {("names", str(bool(one.also_known_as)))} | {
        (kind, placement.confidence, str(bool(placement.doubt)), str(bool(regions[kind].doubt)))
        for kind, placement in one.placements.items()
    }


def of_every_way() -> list[Municipality]:
    """Municipalities that among them are told of in every way there is, those that add most first."""
    left = {way for one in CATALOG.municipalities.values() for way in ways(one)}
    chosen = []
    while left:
        chosen.append(max(CATALOG.municipalities.values(), key=lambda one: len(ways(one) & left)))
        left -= ways(chosen[-1])
    return chosen


OWN = Overlay(
    municipality="4204",
    contacts=(
        LocalContact(function="lead", person="Ola Nordmann", phone="22 98 76 54", note="Etter klokka ni."),
        LocalContact(function="nav_office", phone="55 55 33 33", public=True),
    ),
    notes=(LocalNote(page="situasjoner/hjemkomst.md", text="Ring oss først."),),
)
STOOD_FOR = OWN.model_copy(update={"approved": Approval(by="Kommunedirektøren", on=TODAY)})


def test_editions_of_every_kind_are_made_for_everybody_and_for_archives(titled: Sheets) -> None:
    kristiansand = CATALOG.municipalities["kristiansand"]
    editions = [Edition(one) for one in of_every_way()]
    assert 3 < len(editions) < 15
    editions += [Edition(kristiansand, OWN, find_reader(CATALOG, "nav")), Edition(kristiansand, STOOD_FOR)]
    wrong = []
    for job in jobs(titled.manuscript, titled.press, editions):
        (titled.folder / job.file).write_bytes(titled.press.set(job.source, job.title))
        wrong += failures(titled.folder / job.file)
    assert wrong == []


def test_a_whole_edition_is_made_for_everybody_and_for_archives(edition: Path) -> None:
    assert failures(edition) == []


def test_the_fonts_may_be_shared() -> None:
    licence = (ROOT / "guide/pdf/fonts/OFL.txt").read_text("utf-8")
    assert "SIL Open Font License, Version 1.1" in licence


def test_the_cover_is_the_sheet_for_the_wall(guide: Paper, sheets: Sheets, edition: Path) -> None:
    papers = (
        (guide, None),
        (Paper(edition), CATALOG.municipalities["kristiansand"]),
        (Paper(sheets.folder / f"{SHORT}.pdf"), None),
    )
    for paper, place in papers:
        cover = paper.pages[0]
        assert paper.pages[1].startswith(("Innhold", squashed("Lokal del"))), "it is one page"
        sizes = [(text, size) for size, text in paper.sizes(paper.pdf.pages[0])]
        emergency = [one for one in CATALOG.contacts.values() if one.kind == "emergency"]
        numbers = [phone.number for one in emergency for phone in one.phones]
        assert [one for one in numbers if max(size for text, size in sizes if text == one) < 28] == []
        assert max(size for text, size in sizes if text == norwegian(sheets.manuscript.expires(place))) > 12
        first = next(one.contact for one in CATALOG.publication.urgent.professional)
        urgent = CATALOG.contacts[first].phones[0].number
        assert min(numbers, key=cover.index) == urgent
        public = [one for one in CATALOG.contacts.values() if is_on_the_wall(one, CATALOG)]
        assert [one for one in public for phone in one.phones if squashed(phone.number) not in cover] == []
