"""The short edition: what people need first, on at most sixty pages, with nothing said twice."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest
from conftest import Sheets
from paper import Paper, squashed
from pikepdf import Array
from test_pdf import CATALOG, OWN, failures, navigated

from guide.facts.place import SHORT as CHAPTERS
from guide.facts.place import address, written
from guide.pdf.book import Branch, Leaf
from guide.pdf.edition import Edition
from guide.pdf.shorten import shortened
from guide.render.downloads import SHORT

AT_MOST = 60


@pytest.fixture(scope="module")
def short(sheets: Sheets) -> Paper:
    """The national short edition."""
    return Paper(sheets.folder / f"{SHORT}.pdf")


@pytest.fixture(scope="module")
def local(sheets: Sheets, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The short edition of a municipality that has filled in contacts."""
    job = sheets.job(Edition(CATALOG.municipalities["kristiansand"], OWN), SHORT)
    path = tmp_path_factory.mktemp("short") / job.file
    path.write_bytes(sheets.press.set(job.source, job.title))
    return path


def test_it_is_short_for_everybody_and_for_a_municipality(short: Paper, local: Path) -> None:
    assert 20 < len(short.pages) <= AT_MOST
    assert len(short.pages) < len(Paper(local).pages) <= AT_MOST


def test_that_of_a_municipality_is_made_for_everybody_and_for_archives(local: Path) -> None:
    assert failures(local) == []


def test_it_says_that_it_is_short_and_whose_it_is(short: Paper, local: Path) -> None:
    assert short.title == f"{CATALOG.publication.title} – kort utgave"
    assert squashed("Nasjonal utgave, kort utgave") in short.pages[0]
    assert squashed("Kort utgave for Kristiansand kommune") in Paper(local).pages[0]
    head = squashed(f"{CATALOG.publication.title}, kort utgave – Nasjonal utgave")
    assert [number for number, page in enumerate(short.pages[1:], 2) if head not in page] == []


def test_its_chapters_are_the_ones_that_are_named(short: Paper, sheets: Sheets) -> None:
    parts = sheets.manuscript.short.parts
    assert short.outline == list(navigated(parts))
    assert len(parts) == len(CHAPTERS)
    for chapter, part in zip(CHAPTERS, parts, strict=True):
        assert [leaf.path for leaf in part.leaves() if not chapter.holds(written(leaf.path))] == []


def test_every_situation_role_number_and_template_is_in_it(short: Paper) -> None:
    records = [one for one in CATALOG.situations.values() if one.audience == "professional"]
    said = [one.text for situation in records for one in situation.do_now if one.text]
    said += [one.name for one in (*records, *CATALOG.roles.values())]
    said += [task.text for role in CATALOG.roles.values() for task in role.first_tasks if task.text]
    said += [phone.number for one in CATALOG.contacts.values() for phone in one.phones]
    assert [one for one in said if squashed(one) not in short.text] == []


def test_the_duties_stand_in_it_once_with_the_way_there_on_every_sheet(short: Paper) -> None:
    (first,) = [number for number, page in enumerate(short.pages, 1) if squashed("Har du det, venter du ikke") in page]
    for duty in CATALOG.duties.values():
        assert short.text.count(squashed(f"{duty.who}: {duty.text}")) == 1
    sheets = len(CATALOG.roles) + sum(one.audience == "professional" for one in CATALOG.situations.values())
    assert short.text.count(squashed(f"Sjekk først om du har en plikt, side {first}")) == sheets


def test_no_law_is_only_looked_up_in_it(sheets: Sheets) -> None:
    leaves = [leaf for part in sheets.manuscript.short.parts for leaf in part.leaves()]
    law = ".//table[@class='cards'] | .//*[@class='list provisions']"
    assert [leaf.path for leaf in leaves if leaf.article.xpath(law)] == []
    pages = {written(leaf.path) for leaf in leaves}
    assert not pages & {address(CATALOG, "acts", one) for one in CATALOG.acts}


def test_no_link_in_it_leads_nowhere_and_no_letters_are_tiny(short: Paper) -> None:
    named = {str(link.Dest) for link in short.links if "/Dest" in link and not isinstance(link.Dest, Array)}
    assert len(named) > 5
    assert named <= short.names
    assert min(size for page in short.pdf.pages for size, text in short.sizes(page) if text.strip()) >= 7.3


def test_no_heading_level_is_skipped_in_it(short: Paper) -> None:
    levels = [int(name[1]) for name, _ in short.tags if name in ("H1", "H2", "H3", "H4", "H5", "H6")]
    assert levels[0] == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


STATUS = (
    "<details class='status'><summary><span class='mark'>Ikke bekreftet</span> <span>slått opp i går</span></summary>"
    "<p>Ingen har ringt.</p><p class='status__source'>Kilde: Boka.</p></details>"
)
UNKNOWN = "<div class='facts__unknown'><dt>Vet ikke</dt><dd>Språk</dd></div>"
ROLE = f"""<article><h1>Mentor</h1><p>Ring <a href="../kontakt.html">Finn kontakt</a>.</p>
<section class="duties"><h2 id="plikter">Plikter</h2><ol><li>Vent ikke.</li></ol></section>
<h2>Oppgaver</h2><ol><li>Avklar rollen. <a href="../prosessen/planlegging.html">Slik gjør du det</a></li>
<li><p><strong>Ring</strong></p><p><a href="../prosessen/planlegging.html">Slik gjør du det</a></p></li>
<li><p>Legevakta</p>{STATUS}</li></ol>
<p>Nav (<a href="../tjenester/nav.html">les mer</a>) og politiet (<a href="../tjenester/politi.html">Politiet</a>).</p>
<h2>Regler</h2><p>Les dem.</p><h3>Loven</h3><ul class="list provisions"><li>§ 1</li></ul>
<h2>Verktøy</h2><ul><li><a href="../ressurser.html#a">Noe</a></li></ul>
<h2>Se også</h2><ul><li><a href="annen.html">Annen</a></li></ul>
<details class="sources"><summary>Kilder</summary><p>Boka.</p></details></article>"""
DUTIES = '<section class="duties"><h2 id="plikter">Plikter</h2><ol><li>Vent ikke.</li></ol></section>'


PAGES = {
    "taushetsplikt/index.html": f"<article><h1>Taushetsplikt</h1><p>Borte.</p>{DUTIES}</article>",
    "roller/index.html": (
        '<article><h1>Roller</h1><div><ul><li><h3><a href="mentor.html">Mentor</a></h3><p>Den som følger.</p></li></ul>'
        "</div></article>"
    ),
    "roller/mentor.html": ROLE,
    "roller/annen.html": f"<article><h1>Annen</h1><p>Her.</p>{DUTIES}</article>",
    "kontakt.html": "<article><h1>Finn kontakt</h1><h2>Ring</h2>"
    f"<section class='contact'><h3 id='vakt'>Legevakt</h3>{STATUS}"
    f"<dl class='facts'><div><dt>Svarer</dt><dd>Alltid</dd></div>{UNKNOWN}</dl><dl>{UNKNOWN}</dl></section></article>",
    "tjenester/politi.html": "<article><h1>Politiet</h1></article>",
    "tjenester/nav.html": "<article><h1>Nav</h1></article>",
    "prosessen/planlegging.html": "<article><h1>Planlegging</h1></article>",
    "ressurser.html": '<article><h1>Ressurser</h1><h2 id="a">Noe</h2></article>',
}


def cut(first: str = PAGES["taushetsplikt/index.html"]) -> list[Leaf]:
    """A small guide, cut short; its first page may be another."""
    pages = PAGES | {"taushetsplikt/index.html": first}
    leaves = tuple(Leaf(path, lxml.html.fragment_fromstring(html)) for path, html in pages.items())
    return [leaf for part in shortened((Branch("Alt", leaves),)) for leaf in part.leaves()]


def texts(leaf: Leaf) -> str:
    """What a page says, without white space at the ends of lines."""
    return " ".join(leaf.article.text_content().split())


def test_a_page_keeps_what_it_says_itself() -> None:
    duties, mentor, other, contacts = cut()
    assert texts(duties) == "PlikterVent ikke."
    assert duties.title == "Plikter"
    assert texts(mentor) == (
        "MentorRing Finn kontakt. PlikterOppgaverAvklar rollen. Ring LegevaktaIkke bekreftet slått opp i går. Hvorfor "
        "Nav og politiet (Politiet). ReglerLes dem. Se ogsåAnnen"
    )
    assert texts(other) == "AnnenHer.Plikter"
    assert texts(contacts) == "Finn kontaktRingLegevaktIkke bekreftet slått opp i gårIngen har ringt.SvarerAlltid"
    assert len(list(contacts.article.iter("dl"))) == 1


def test_what_stands_on_many_pages_is_a_way_to_the_first() -> None:
    _, mentor, *_ = cut()
    (way,) = mentor.article.find_class("said-before")
    assert way.find(".//a").get("href") == "../taushetsplikt/index.html"


def test_a_page_without_the_part_that_is_wanted_is_there_whole() -> None:
    first, *_ = cut(first="<article><h1>Taushetsplikt</h1><p>Les dette.</p></article>")
    assert texts(first) == "TaushetspliktLes dette."


def test_a_short_edition_of_pages_that_are_not_there_is_the_others() -> None:
    article = lxml.html.fragment_fromstring(PAGES["kontakt.html"])
    assert [part.title for part in shortened((Branch("Alt", (Leaf("kontakt.html", article),)),))] == ["Finn kontakt"]


def test_the_reason_for_a_doubt_stands_at_the_contact_point_alone() -> None:
    _, mentor, _, contacts = cut()
    assert "Ingen har ringt." in texts(contacts)
    (way,) = mentor.article.xpath(".//summary/a/@href")
    assert way == "../kontakt.html#vakt"
