"""The decision aid on paper: the form leads to the same ends, and a lawyer is given all that the signature covers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Sheets
from every import every
from paper import Paper, squashed
from test_pdf import failures

from guide.content.catalog import load
from guide.content.labels import AID
from guide.facts import aid as graph
from guide.pdf.cards import AID_TITLE, UNREVIEWED
from guide.pdf.edition import Edition
from guide.render.downloads import CARDS, LEGAL
from guide.site.built import BuiltSite

CATALOG = load()
AIDS = CATALOG.aid
PATHS = list(graph.paths(AIDS))


@pytest.fixture(scope="module")
def form(sheets: Sheets) -> dict[str, dict[str, str]]:
    """The form as it is read from the PDF: to each number its answers, with what they lead to."""
    paper = Paper(sheets.folder / f"{CARDS}.pdf")
    (questions,) = (text for text in paper.pages if f"{AID_TITLE}, ark 1".replace(" ", "") in text)
    found: dict[str, dict[str, str]] = {}
    for node in AIDS.nodes:
        number = graph.number(AIDS, node.id)
        _, _, after = questions.partition(f"{number}.{node.ask}".replace(" ", ""))
        assert after, node.id
        found[number] = {}
        for answer in node.answers:
            said = re.search(
                re.escape(f"{answer.text}→".replace(" ", "")) + r"(1[01]|\d|[A-Z])(?=·|(?:1[01]|\d)\.|Nasjonal|$)",
                after,
            )
            assert said, (node.id, answer.id)
            found[number][answer.id] = said[1]
    return found


@every("path", PATHS, lambda path: "-".join(answer for _, answer in path.answers))
def test_the_form_on_paper_leads_to_the_same_end(path: graph.Path, form: dict[str, dict[str, str]]) -> None:
    here = "1"
    for _, answer in path.answers:
        here = form[here][answer]
    assert here == graph.number(AIDS, path.outcome)


def test_every_end_stands_on_paper_under_its_letter(sheets: Sheets) -> None:
    paper = Paper(sheets.folder / f"{CARDS}.pdf")
    of_aid = [text for text in paper.pages if f"{AID_TITLE},ark".replace(" ", "") in text]
    assert len(of_aid) <= 3
    text = "".join(of_aid)
    for end in AIDS.outcomes:
        assert f"{graph.number(AIDS, end.id)}.{end.title}".replace(" ", "") in text, end.id
        for phone in (phone for one in end.contacts for phone in CATALOG.contacts[one].phones):
            assert phone.number.replace(" ", "") in text


def test_every_sheet_says_that_no_lawyer_has_read_it(sheets: Sheets) -> None:
    paper = Paper(sheets.folder / f"{CARDS}.pdf")
    of_aid = [text for text in paper.pages if squashed(f"{AID_TITLE}, ark") in text]
    assert of_aid
    assert all(squashed(UNREVIEWED) in text for text in of_aid)


@pytest.fixture(scope="module")
def package(sheets: Sheets, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a lawyer is given."""
    job, path = sheets.job(Edition(), LEGAL), tmp_path_factory.mktemp("legal") / f"{LEGAL}.pdf"
    path.write_bytes(sheets.press.set(job.source, job.title))
    return path


def stands(words: str, text: str) -> bool:
    """Whether a text is printed. A long one may go on on the next page: then its beginning and its end are there."""
    squeezed = squashed(words)
    return all(part in text for part in ((squeezed[:60], squeezed[-60:]) if len(squeezed) > 120 else (squeezed,)))


def test_a_lawyer_is_given_every_text_that_the_signature_covers(package: Path) -> None:
    text = Paper(package).text
    for node in AIDS.nodes:
        for said in (node.ask, *node.help, *(one.text for one in node.answers)):
            assert stands(str(said), text), said
    for end in AIDS.outcomes:
        for said in (end.title, *end.do_now, *end.write_down, end.not_known):
            assert stands(str(said), text), said
    for one in graph.asked_about(AIDS):
        provision = CATALOG.provisions[one]
        for words in (provision.gives, *provision.conditions, *(quote.text for quote in provision.quotes)):
            assert stands(words, text), one
    for duty in CATALOG.duties.values():
        assert stands(duty.text, text), duty.id
    for row in CATALOG.police_sharing.values():
        assert stands(row.who, text), row.id
    for case in CATALOG.vignettes.values():
        assert stands(case.text, text), case.id
        assert stands(case.why, text), case.id
    for fixed in AID["nb"].values():
        assert stands(fixed, text), fixed
    assert text.count(graph.digest(CATALOG)) == 2


def test_a_lawyer_is_given_what_the_pages_for_everybody_say(package: Path, site: BuiltSite) -> None:
    answer = re.search(r'id="politiet".*?<p>(.*?)</p>', site.pages["hjelp/to.html"].html, re.DOTALL)
    assert answer
    assert squashed(answer[1].partition("(")[0]) in Paper(package).text


def test_the_package_is_made_for_everybody_and_for_archives(package: Path) -> None:
    assert failures(package) == []


def test_the_package_is_not_published(sheets: Sheets) -> None:
    assert not list(sheets.folder.glob(f"{LEGAL}*"))
