"""HTML to Typst: what each element becomes, what is refused and where, and that no text is ever taken for code."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import typst
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.catalog import load
from guide.pdf import book as source
from guide.pdf.book import Branch, Leaf, read_book
from guide.pdf.locate import place_in
from guide.pdf.typst import string, text, unbroken
from guide.pdf.walk import BLOCKS, INLINES, Book, Place, flow
from guide.project import Unsound
from guide.site.built import BuiltSite

CATALOG = load()
TERM = next(one for one in CATALOG.terms.values() if one.expansion)
PRINTABLE = [chr(code) for code in (*range(32, 127), *map(ord, "æøåÆØÅ§«»–áčđŋšŧž\u00a0"))]


def book() -> Book:
    return Book(
        frozenset({"kontakt.html", "kontakt.html#rad", "ordliste.html", f"ordliste.html#{TERM.id}", "a/b.html#rad"}),
        {"kontakt.html": "Finn kontakt"},
        CATALOG.terms,
        frozenset({"borte.html", "a/b.html#borte"}),
    )


def walked(html: str, shared: Book | None = None, path: str = "a/b.html") -> str:
    element = lxml.html.fragment_fromstring(html, create_parent="article")
    return flow(element, Place(path, 2, shared or book()))


def refused(html: str) -> list[str]:
    shared = book()
    walked(html, shared)
    return list(map(str, shared.problems))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Ring 110</p>", "Ring 110"),
        ("<p>  Ring\n  110 </p>", "Ring 110"),
        ("<p class='lead'>Ring</p>", "#lead([Ring])"),
        ("<p class='doubt'>Ring</p>", "#note([Ring])"),
        ("<p class='warning'>Ring</p>", "#alert([Ring])"),
        ("<details><summary>Mer</summary><p>Ring</p></details>", "#strong([Mer])\n\nRing"),
        (
            "<details class='status' data-search-exclude><summary><span class='mark'>Ikke bekreftet</span> "
            "<span>slått opp 22. november</span></summary><p>Sagt av andre.</p><p>Kilde: Nav.</p></details>",
            "#status([#unsure([Ikke bekreftet]) slått opp 22\\. november], [Sagt av andre\\.], [Kilde\\: Nav\\.])",
        ),
        ("<p class='status'><span class='status__read'>Lest hos Nav</span></p>", "#status([#small([Lest hos Nav])])"),
        ("<p>110 <span class='mark mark--sure'>Bekreftet 3. mars</span></p>", "110 #sure([Bekreftet 3\\. mars])"),
        ("<p><a class='mark'>Ikke bekreftet</a></p>", "#unsure([Ikke bekreftet])"),
        (
            "<p><a class='mark' href='../kontakt.html'>Usikker</a></p>",
            '#leap("#kontakt.html?Finn%20kontakt", [#unsure([Usikker])])',
        ),
        (
            "<div class='two'><div class='two__main'><p>a</p></div><aside class='rail'><p>b</p></aside></div>",
            "a\n\nb",
        ),
        ("<p class='jump'><a href='#rad'>Ring</a></p>", ""),
        ("<p class='action__title'><strong>Ring</strong></p>", "#action-title([#strong([Ring])])"),
        (
            "<ol class='phases'><li><a href='../kontakt.html'>a</a></li></ol>",
            '#steps([#leap("#kontakt.html?Finn%20kontakt", [a])#on-page("kontakt.html", ",")])',
        ),
        ("<p><svg aria-hidden='true'><use href='#phone'/></svg>Ring</p>", "Ring"),
        ("<p class='blank' aria-hidden='true'></p>", "#blank()"),
        ("<p><strong>Ring</strong> nå</p>", "#strong([Ring]) nå"),
        ("<p><em>Ring</em></p>", "#strong([Ring])"),
        ("<p>Ring<br>nå</p>", "Ring#linebreak()nå"),
        ("<p><span class='nobr'>§ 1</span></p>", "#box([§ 1])"),
        ("<p><span>Ring</span></p>", "Ring"),
        ("<p><code>x</code></p>", "x"),
        ("<p lang='nn'>Ring</p>", '#spoken("nn", [Ring])'),
        ("<h2 id='x'>Ring</h2>", '#sub(3, 1, "", [Ring])'),
        ("<h3 id='rad'>Ring</h3>", '#sub(4, 2, "a/b.html#rad", [Ring])'),
        ("<ul><li>a</li><li>b</li></ul>", "#list([a], [b])"),
        ("<ul class='checklist'><li><span aria-hidden='true'></span> a</li></ul>", "#checklist([a])"),
        ("<ol><li>a</li></ol>", "#enum([a])"),
        ("<ol class='steps'><li>a<p>b</p></li></ol>", "#steps([#whole([a\n\nb])])"),
        (f"<ol class='steps'><li>a<p>{'b' * 700}</p></li></ol>", f"#steps([a\n\n{'b' * 700}])"),
        (
            "<ul class='list list--words'><li><a href='../kontakt.html'>a</a></li></ul>",
            '#words(([#leap("#kontakt.html?Finn%20kontakt", [a])], at-page("kontakt.html"), ))',
        ),
        ("<ul class='tiles'><li>a</li></ul>", "#tiles([a])"),
        ("<dl class='facts'><div><dt>a</dt><dd>b</dd></div></dl>", "#facts(([a], [b], ), outer: true)"),
        ("<section class='contact-card'><ul><li>a</li></ul></section>", "#card([#list([a])])"),
        ("<section class='contact-card contact-card--emergency'><ul></ul></section>", "#card([#list()], urgent: true)"),
        (
            "<section class='contact'><div class='contact__ring'><a href='tel:110'>110</a></div></section>",
            '#card([#dial("tel:110", [110], big: true)])',
        ),
        (
            "<ul class='emergency'><li><a class='ring ring--danger' href='tel:110'>110</a></li></ul>",
            '#card([#dial("tel:110", [110], big: true)], urgent: true)',
        ),
        ("<ol class='order'><li>a</li></ol>", "#steps([a])"),
        (
            "<p class='call-row'><span class='call-one'>110 <span class='mark'>Usikker</span></span></p>",
            "#calls([#one-call([110 #unsure([Usikker])])])",
        ),
        ("<section><p>a</p></section>", "a"),
        ("<div class='gate'><p>a</p></div>", "#gate([a])"),
        ("<div>a<p>b</p>c</div>", "a\n\nb\n\nc"),
        ("<blockquote><p>a</p></blockquote>", "#quotation([a])"),
        ("<p><a href='tel:110'>110</a></p>", '#dial("tel:110", [110], big: false)'),
        ("<p><a href='mailto:a@b.no'>a\\@b</a></p>", '#link("mailto:a@b.no", [a\\\\\\@b])'),
        ("<p><a href='../kontakt.html'>kontakt</a></p>", '#leap("#kontakt.html?Finn%20kontakt", [kontakt])'),
        (
            "<p><a href='../kontakt.html#rad'>her</a></p>",
            '#within("kontakt.html#rad", [her])#on-page("kontakt.html#rad", ",")',
        ),
        (
            "<p><a href='../kontakt.html#annet'>kontakt</a></p>",
            '#leap("#kontakt.html?Finn%20kontakt", [kontakt])',
        ),
        (
            "<p><a href='../kontakt.html'>Slik gjør du.</a></p>",
            '#leap("#kontakt.html?Finn%20kontakt", [Slik gjør du\\.])#on-page("kontakt.html", "")',
        ),
        (
            "<ul><li><a href='../kontakt.html'>Finn kontakt</a>: alle</li></ul>",
            '#list([#leap("#kontakt.html?Finn%20kontakt", [Finn kontakt])#on-page("kontakt.html", ",")\\: alle])',
        ),
        (
            "<ul><li><h3><a href='../kontakt.html'>Finn kontakt</a></h3><p>Alle</p></li></ul>",
            '#list([#whole([#sub(4, 2, "", [#leap("#kontakt.html?Finn%20kontakt", [Finn kontakt])'
            '#on-page("kontakt.html", ",")])\n\nAlle])])',
        ),
        ("<p><a href='../borte.html'>her</a> og <a href='#borte'>der</a></p>", "her og der"),
        ("<p><a href='../veileder.pdf'>her</a></p>", "her"),
        ("<p><a href='https://a.no/'>her</a></p>", '#outside("https://a.no/", [her], note: "1")'),
        ("<p><a class='address' href='https://a.no/'>a.no</a></p>", '#outside("https://a.no/", [a\\.no])'),
        ("<p>a<!-- b --></p>", "a"),
        ("<div class='no-print'><video></video></div>", ""),
        ("<nav><ul><li>a</li></ul></nav><p><button>x</button></p>", ""),
        ("<p><time>2026</time></p>", "2026"),
        ("<p><svg aria-hidden='true'><path d='M0 0'></svg>Ring</p>", "Ring"),
        ("<ul class='grid'><li>a</li></ul>", "#plain([a])"),
    ],
)
def test_each_element_has_its_own_look(html: str, expected: str) -> None:
    shared = book()
    assert walked(html, shared) == expected
    assert shared.problems == []


def test_an_address_has_one_number_throughout_and_its_own_text_when_it_stands_there() -> None:
    shared = book()
    for _ in range(2):
        assert 'note: "1"' in walked("<p><a href='https://a.no/'>her</a></p>", shared)
    assert 'note: "2"' in walked("<p><a href='https://b.no/'>der</a></p>", shared)
    assert shared.addresses == {"https://a.no/": 1, "https://b.no/": 2}


def test_outside_the_book_an_address_is_printed_where_it_stands() -> None:
    shared = book()
    shared.addresses = None
    assert "note: [https\\:\\/\\/a\\.no\\/]" in walked("<p><a href='https://a.no/'>her</a></p>", shared)


def test_a_word_is_explained_where_a_page_has_it_first() -> None:
    shared = book()
    html = f"<p><a href='../ordliste.html#{TERM.id}'>ord</a></p>"
    assert f"#footnote([*{text(f'{TERM.term} ({TERM.expansion})')}:*" in walked(html, shared)
    assert "footnote" not in walked(html, shared)
    assert "footnote" in walked(html, shared, "a/annen.html")


def test_an_abbreviation_is_written_out_where_a_page_has_it_first() -> None:
    shared = book()
    html = "<p><abbr title='Norsk lisens'>NLOD</abbr></p>"
    assert walked(html, shared) == "NLOD \\(Norsk lisens\\)"
    assert walked(html, shared) == "NLOD"


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<p><video></video></p>", "elementet <video>"),
        ("<iframe></iframe>", "elementet <iframe>"),
        ("<ul><li><input type='checkbox'></li></ul>", "elementet <input>"),
        ("<p><a href='../ukjent.html'>x</a></p>", "lenken «../ukjent.html»"),
        ("<table><tbody><tr><td>x</td></tr></tbody></table>", "en tabell uten hode"),
        ("<figure><svg viewBox='0 0 1 1'></svg></figure>", "elementet <svg>"),
    ],
)
def test_what_the_pdf_cannot_show_is_named_with_its_page(html: str, what: str) -> None:
    problems = refused(html)
    assert len(problems) == 1
    assert problems[0].startswith(f"docs/a/b.md:1: PDF-en kan ikke vise {what}. ")


PAGE = """\
---
title: Side
---
# Side

Se [noe](../kontakt.md).

## Ring {: #ring }

<video></video> og [noe](../ukjent.md).

## Last ned

{{ downloads() }}

<VIDEO></VIDEO>
"""


@pytest.mark.parametrize(
    ("html", "line", "heading"),
    [
        ("<h1>Side</h1><h2>Ring</h2><p><video></video></p>", 10, "Ring"),
        ("<h1>Side</h1><h2>Ring</h2><p>a <a href='../ukjent.html'>x</a></p>", 10, "Ring"),
        ("<h1>Side</h1><h2>Last ned</h2><div><p><video></video></p></div>", 16, "Last ned"),
        ("<h1>Side</h1><h2>Last ned</h2><iframe></iframe>", 12, "Last ned"),
        ("<h1>Side</h1><h2>Laget av en kode</h2><iframe></iframe>", 14, "Laget av en kode"),
        ("<h1>Side</h1><h2>Ring <iframe></iframe></h2>", 8, "Ring"),
        ("<iframe></iframe>", 14, ""),
    ],
)
def test_what_the_pdf_cannot_show_is_named_where_it_was_written(
    html: str, line: int, heading: str, tmp_path: Path
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.md").write_text(PAGE, "utf-8")
    shared = replace(book(), docs=tmp_path)
    walked(html, shared)
    assert [(one.path, one.line) for one in shared.problems] == [("docs/a/b.md", line)]
    assert (f" under «{heading}». " in str(shared.problems[0])) == bool(heading)


def test_the_place_in_the_book_is_the_page_and_the_heading_last_written() -> None:
    lines = ['#let parts = (("Del", "del.html", [', "#lead([a])"]
    assert place_in(lines[0].partition("(")[0]) == ("", "")
    assert place_in("\n".join(lines)) == ("del.md", "")
    lines += ['#sub(2, 1, "", [Hva er #box[exit\\-arbeid\\?]])', "a"]
    assert place_in("\n".join(lines)) == ("del.md", "Hva er exit-arbeid?")
    lines += ['#page-title(2, "del/to.html", [To])', "a"]
    assert place_in("\n".join(lines)) == ("del/to.md", "")


def test_every_element_of_the_site_has_a_function(site: BuiltSite) -> None:
    parts = read_book(site.root, ROOT / "mkdocs.yml")
    articles = [leaf.article for part in parts for leaf in part.leaves()]
    printed = "not(ancestor-or-self::*[contains(@class, 'no-print') or self::form])"
    used = {one.tag for article in articles for one in article.xpath(f".//*[{printed}]")}
    inside = {"li", "dt", "dd", "thead", "tbody", "tr", "th", "td", "caption", "svg", "path"}
    assert {tag for tag in used if isinstance(tag, str)} <= {*BLOCKS, *INLINES, *inside}


def test_a_page_with_something_unknown_stops_the_book() -> None:
    article = lxml.html.fragment_fromstring("<article><h1>Tittel</h1><marquee>x</marquee></article>")
    parts = (Branch("Del", (Leaf("tjenester/pst.html", article),)),)
    with pytest.raises(Unsound) as refusal:
        source.whole(parts, CATALOG, ROOT / "docs")
    assert [one.path for one in refusal.value.problems] == ["docs/tjenester/pst.md"]
    assert "<marquee>" in str(refusal.value.problems[0])


def spoken(value: Any) -> str:
    """The text of a piece of Typst content."""
    if isinstance(value, dict):
        if value["func"] == "space":
            return " "
        return value.get("text", "") + spoken(value.get("children", [])) + spoken(value.get("body", []))
    return "".join(map(spoken, value)) if isinstance(value, list) else ""


def read_by_typst(sources: Iterable[str]) -> list[Any]:
    """What Typst takes each piece of source for."""
    written = "".join(f"#metadata({one})<x>\n" for one in sources)
    return json.loads(typst.query(f"#set smartquote(enabled: false)\n{written}".encode(), "<x>", field="value"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.sampled_from(PRINTABLE), max_size=40), min_size=1, max_size=10))
def test_no_text_is_taken_for_code(values: list[str]) -> None:
    tidy = [" ".join(value.split(" ")).strip() for value in values]
    read = read_by_typst(f"[x{text(value)}x]" for value in tidy)
    assert ["".join(spoken(one)[1:-1].split(" ")) for one in read] == ["".join(value.split(" ")) for value in tidy]
    assert read_by_typst(string(value) for value in values) == values


def test_a_word_with_a_hyphen_is_kept_together_in_a_title() -> None:
    assert unbroken("Hva er exit-arbeid?") == "Hva er #box[exit\\-arbeid\\?]"
    assert unbroken("Fra 2020 - i dag") == "Fra 2020 \\- i dag"
    assert read_by_typst([f"[{unbroken('Hva er exit-arbeid?')}]"])
