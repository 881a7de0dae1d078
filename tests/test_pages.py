"""Pages as editors write them: what Markdown, Jinja or the generator would do wrong is told, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import pytest
from again import REAL
from conftest import ROOT, TODAY
from every import every

from guide.check import calls, docs, front, leftovers, markup, typed
from guide.check.subject import Project
from guide.content.construct import Location
from guide.content.pages import Page, _new
from guide.content.prose import EXTENSIONS, meant, read_prose
from guide.content.references import inside, marked
from guide.content.values import Prose
from guide.pdf import blocks, inlines, walk

KNOWN = Project(ROOT, REAL, TODAY, TODAY).known
BEFORE, AFTER = "# Prøve\n\nFørst litt tekst.\n\n", "\n\n{{ page_sources() }}\n"
LINE = BEFORE.count("\n") + 1


def told(page: Page, *rules: Callable[[Project], Iterator[Any]]) -> list[str]:
    """What some rules say of a page that stands alone."""
    project = Project(ROOT, REAL, TODAY, TODAY)
    vars(project).update(pages=(page,), known=KNOWN)
    return [str(problem) for rule in rules for problem in rule(project)]


def of_text(text: str, *rules: Callable[[Project], Iterator[Any]]) -> list[str]:
    """What some rules say of a page with a text between a heading and the sources."""
    return told(_new(f"{BEFORE}{text}{AFTER}", "om/x.md"), *rules)


ALL = (
    docs.every_page_can_be_read,
    front.every_field_of_a_page_has_its_form,
    calls.every_macro_finds_its_record,
    markup.no_list_eats_a_number,
    markup.no_list_runs_into_the_line_above,
    markup.a_page_is_made_of_what_is_known,
    markup.what_is_opened_is_closed,
    markup.headings_are_in_order,
    leftovers.nothing_is_left_of_editing,
    typed.no_fact_is_typed_by_hand,
)

EATEN = {
    "24. juni er det fest.": [0],
    "1. påskedag er fri.": [0],
    "* 6. februar: samling": [0],
    "+ 8. mars": [0],
    "> 9. april er fri": [0],
    "- møte\n29. februar blir det nytt": [1],
    "### Frist\n30. november": [1],
    "1. først\n1. så": [0, 1],
    "4. fire\n5. fem": [0, 1],
    "1. en\n\nNoe annet.\n\n2. to": [0, 4],
    "2019. Et år som gikk": [0],
    "  - 5. juli\n  - 6. juli": [0, 1],
    "1. en\n    12. tolv\n2. to": [1],
    "- 1. alene\n- punkt": [0],
    "7. **juni** er viktig": [0],
}
"""A text, and which of its lines lose their number, counted from the first."""


@every("text, lines", EATEN.items())
def test_a_number_that_a_list_would_eat_is_told_at_its_line(text: str, lines: list[int]) -> None:
    found = of_text(text, markup.no_list_eats_a_number)
    assert [one.split(": ")[0] for one in found] == [f"docs/om/x.md:{LINE + line}" for line in lines]


@every(
    "text",
    [
        "1. en\n2. to\n3. tre",
        "1. en\n\n2. to",
        "- a\n    1. en\n    2. to",
        "> 1. en\n> 2. to",
        "Vi ses\n24. juni.",
        "24\\. juni er det fest.",
        "- 24\\. juni",
        "Den 24. juni.",
        "## 24. juni",
        "| Dag |\n|---|\n| 24. juni |",
        "1. en\n\n    mer om en\n\n2. to",
        "24.juni",
        "24) juni",
        "1. en\n    - u\n    - v\n2. to",
    ],
)
def test_what_keeps_its_number_is_not_told(text: str) -> None:
    assert of_text(text, markup.no_list_eats_a_number) == []


@every(
    "text",
    [
        "Ring 33 44 55 **66**",
        "33 44<!-- x --> 55 66",
        "33 44 <span>55</span> 66",
        "33&nbsp;44&#32;55 66",
        "33 44 55\n66 nå",
        "[33 44](../kontakt.md) 55 66",
        "33 44 `55 66`",
        "3344-5566",
        "33/44/55/66",
        "3 3 4 4 5 5 6 6",
        "(+47) 33445566",
        "0047 33 44 55 66",
        "+47 (0) 33 44 55 66",
        "３３ ４４ ５５ ６６",
        "tlf. 1880",
        "Ring oss på 190",
        "SMS til 1412",
        "Mobil: 09870",
        "Ring 116 006",
        "+46 8 508 280 00",
        "0046 8 508 280 00",
        "| a | 33 44 55 66 |\n|---|---|\n| b | c |",
        '<p title="33 44 55 66">x</p>',
        "vakt (at) eksempel.no",
        "vakt [at] eksempel.no",
        "vakt @ eksempel.no",
        "vakt at eksempel dot no",
        "v**akt**@eksempel.no",
        "vakt&commat;eksempel.no",
        "&sect; 7",
        "par**agraf** 7",
        "lov<b></b>data.no",
        "straffeloven 131 første ledd",
        "helsepersonelloven 31",
        "barnevernsloven 4-2",
        "strl. 131",
        "artikkel 17 i personvernforordningen",
        "etter 4 a annet ledd",
        "Send SMS til 2160",
        "Ring på rom 33 44 55 66",
        "rom 33-44-55-66",
        "Gå til side 7 og ring 113",
        "tlf.33445566",
        "ring33445566",
        "33445566-vakta",
        "Send kodeord med tekstmelding til nummeret 1987",
        "lov 28. juli 1949 nr. 12",
        "Lov av 3. mars 2017 om noe",
        "LOV-1949-07-28-12",
        "FOR-2017-03-03-444",
        "se 4-2 i barnevernsloven",
        "131 i straffeloven",
        "paragraf atten i forvaltningsloven",
        "Paragraf førtito",
        "EMK artikkel 3",
        "etter art. 3 i EMK",
    ],
)
def test_a_fact_is_told_however_it_is_written(text: str) -> None:
    assert any("er skrevet rett i teksten" in one for one in of_text(text, typed.no_fact_is_typed_by_hand))


@every(
    "text",
    [
        "Det koster 12 500 kroner i 2027.",
        "straffeloven 2005",
        "loven 30 dager etter",
        "Kl. 15 den 2. mai 2027.",
        "fra 3000–4000 personer",
        "12 av 357 kommuner",
        "Ring før 2027.",
        "Forvaltningsloven 1. juli",
        "Første ledd i kjeden",
        "Vi mener at dette er greit. nå",
        "kapittel 4 i boka",
        "NOU 2019: 3 side 113",
        "fra side 98 til 112",
        "sidene 110–113",
        "Møt opp på rom 113.",
        "SMS til 3000 innbyggere",
        "SMS fra 2019 til 2024",
        "Ny lov 1. juli 2027",
        "12 dager i barnevernsloven",
        "2 i året",
        "Paragrafen en gang til",
        "PST har artikler",
    ],
)
def test_what_only_looks_like_a_fact_is_not_told(text: str) -> None:
    assert of_text(text, typed.no_fact_is_typed_by_hand) == []


@every(
    "text",
    [
        '{{ "".join(["a"]) }}',
        '{{ phone("nodnummer-112") | lower }}',
        '{{ phone("nodnummer-112").x }}',
        "{{ 2 * 3 }}",
        "{{ page.meta }}",
        "{% for a in b %}{% endfor %}",
        "{%- set a = 1 -%}",
        "{% raw %}x{% endraw %}",
        "{{ {} }}",
        '{{ phone("a" ~ "b") }}',
        '{{ phone(**{"contact": "x"}) }}',
        "{{ gate }}",
        '{{ phone("nodnummer-112") or "x" }}',
        "{{ " + "(" * 3000 + " }}",
        '{{ (phone)("nodnummer-112") }}',
        '{{+ phone("nodnummer-112") }}',
        '{{- phone("nodnummer-112") }}',
        'Ring {{ phone("nodnummer-112") -}} nå',
    ],
)
def test_nothing_but_one_call_of_a_macro_stands_between_the_brackets(text: str) -> None:
    assert of_text(text, *ALL[:3]) != []


@every(
    "text",
    [
        "> " * 2000 + "x",
        "- " * 500 + "x",
        "[" * 3000,
        "*a" * 2000,
        "<i>" * 400,
        "\n".join("    " * n + "- x" for n in range(50)),
        "![" * 2000,
        "`" * 5000,
        "_a " * 2000,
    ],
)
def test_what_is_too_deep_is_told_and_takes_no_time(text: str) -> None:
    assert any("for mange nivåer" in one for one in of_text(text, markup.a_page_is_made_of_what_is_known))


WRONG_ABOVE = [
    "title: [a]",
    "title: 3",
    "title:",
    "title: yes",
    "description: {a: b}",
    "hide: toc",
    "hide: [alt]",
    "hide: []",
    "search: false",
    "search: {exclude: nei}",
    "search: {vekt: 2}",
    "template: noytral.html",
    "service: [nav]",
    "role: 7",
    "render_macros: false",
    "- a",
    "audience: [public]",
    "neutral: ja",
    "title: a\ntitle: b",
    "title: Ring 33 44 55 66",
    "title: <i>Skrå</i>",
    "title: Ord &amp; mer",
    "description: Les **dette**",
    "search: {boost: .nan}",
    "search: {boost: -.inf}",
    "search: {boost: 0}",
    "search: {boost: 20000}",
    "search: {boost: true}",
    "neutral:",
    "neutral: [false]",
    "null",
    "~",
    "[]",
    "false",
    "0",
]


@every("fields", WRONG_ABOVE)
def test_a_field_above_a_page_that_has_another_form_is_told_at_its_line(fields: str) -> None:
    found = told(_new(f"---\n{fields}\n---\n{BEFORE}{AFTER}", "om/x.md"), *ALL)
    assert [one.split(": ")[0] for one in found] == ["docs/om/x.md:2"]
    assert not any(word in found[0] for word in ("None", "['", "{'", "True", "False"))


@every(
    "fields",
    [
        "title: Navn",
        'title: "12 råd"',
        "description: Om siden",
        "hide: [toc, navigation]",
        "hide:\n  - navigation",
        "search: {exclude: true}",
        "search:\n  boost: 1.5",
        "audience: public",
        "neutral: true",
        "template: main.html",
    ],
)
def test_a_field_above_a_page_in_its_form_is_not_told(fields: str) -> None:
    assert told(_new(f"---\n{fields}\n---\n{BEFORE}{AFTER}", "om/x.md"), *ALL) == []


@every("text", ["---\n---\n", "---\n\n---\n", "---\n# merknad\n---\n", "---\n...\n"])
def test_no_fields_between_the_lines_on_top_are_told_as_such(text: str) -> None:
    (found,) = told(_new(f"{text}{BEFORE}{AFTER}", "om/x.md"), *ALL)
    assert found.startswith("docs/om/x.md:1: det står ingen felt mellom strekene øverst.")


@every("text", ["title: Navn\n\n", "Merk: dette\n", "  a-b: c\n\n"])
def test_a_first_line_that_mkdocs_takes_for_a_field_is_told(text: str) -> None:
    (found,) = told(_new(f"{text}{BEFORE}{AFTER}", "om/x.md"), *ALL)
    assert found.startswith("docs/om/x.md:1: linja begynner med «")


@every("value", ["true", "none", "1.5", "contact=false"])
def test_a_value_without_quotation_marks_is_told_without_the_words_of_a_machine(value: str) -> None:
    (found,) = of_text(f"{{{{ phone({value}) }}}}", calls.every_macro_finds_its_record)
    assert "får en verdi uten anførselstegn" in found


@every("text", ["Ord.\n\n", "\ntitle: Navn\n\n", "- en\n- to\n\n", "---\ntitle: Navn\n---\nOrd.\n\n"])
def test_words_before_the_heading_are_told(text: str) -> None:
    (found,) = told(_new(f"{text}{BEFORE}{AFTER}", "om/x.md"), *ALL)
    assert "teksten står foran overskriften" in found


LEFT = [
    "[Les] (../kontakt.md)",
    "(Les)[../kontakt.md]",
    "[[kontakt]]",
    "[Les|../kontakt.md]",
    "[https://a.no Les]",
    '"Les":https://a.no',
    "[Les](../kontakt.md",
    "[Les]: ../kontakt.md",
    "[Les][lenke]",
    "[](../kontakt.md)",
    "[Les]()",
    "**halvt",
    "halvt**",
    "*halvt",
    "_halvt",
    "halvt_",
    "`halvt",
    "```\nhalvt",
    "~~ut~~",
    "==gult==",
    "Mer her. TODO",
    "FIXME",
    "Lorem ipsum",
    "XXX",
    "Hva da???",
    "Sett inn navn her",
    "[Les](http://a.no)",
    "http://a.no",
    "<!-- se -->",
    "Ord <!-- bort --> ord",
    "# En til",
    "## Likt\n\na\n\n## Likt\n\nb",
    "#### Hopp",
    "##### Dyp",
    "##",
    "Ord\n---",
    "Ord\n===",
    "<section>\nOrd",
    "Ord</section>",
    "Ord <b>halvt",
    "Skriv til <navn>",
    "![b](../kontakt.md)",
    '<img src="x.png">',
    "    innrykk",
    "```\nkode\n```",
    "[x](javascript:y)",
    "[x](vbscript:y)",
    "[x](data:text/html,y)",
    "[x](//a.no)",
    '<p onmouseover="x">y</p>',
    'Ord\n{: style="x" }',
    "- [ ] gjør",
    "Ord[^1]",
    "!!! obs",
    "::: obs",
    "{ord}",
    "Ord {.rød}",
    "| a | b |\n| c | d |",
    "&amp;aring;",
    "h2. Ord",
    "'''Ord'''",
    "[b]Ord[/b]",
    ":tada:",
    '<script src="x.js"></script>',
    "<style>a{}</style>",
    '<iframe src="https://a.no"></iframe>',
    "***",
    "<br",
    '<a href="https://a.no" ping="https://b.no" rel="noreferrer">x</a>',
    "Les ../kontakt.md",
    "Ord\n\n=====\n\nOrd",
    "Ord -->",
    "``ord``",
    "> [!TIP]\n> Ord",
    "`Les <../kontakt.html>`__",
    "Navn | Dag\nAnne | 3",
    "todo mer om dette",
    "[Legg inn bilde av huset]",
    "Kontroller tallene før publisering.",
    "**Utkast:** Ord",
    "Ord[^a]\n\n[^a]: Mer",
    "<<<<<<< HEAD",
    ">>>>>>> main",
    '{{ phone("nodnummer-112") }}}',
]


@every("text", LEFT)
def test_what_editing_leaves_behind_is_told_at_its_line(text: str) -> None:
    found = of_text(text, *ALL)
    lines = {int(one.split(":")[1]) for one in found}
    assert lines
    assert lines <= set(range(LINE, LINE + text.count("\n") + 1))


@every(
    "text",
    [
        "**Fet**, *skrå*, _skrå_ og `kode`.",
        "[Les](../kontakt.md#uten-nummer) og [les](https://a.no/b?c=d#e).",
        "2 * 3, a_b og 1 < 2.",
        "\\*stjerne\\* og \\<navn\\>",
        "Navn: ______",
        "Jeg, [navn], sier […].",
        "## A\n\n### B\n\n## C",
        "Ord\n{: .warning }",
        "## Ord {: #ord }",
        "| a |\n|---|\n| b |",
        "C#, i/o og 08:30:15!",
        "> sitat",
        "linje  \nny linje",
        '<p class="blank" aria-hidden="true"></p>',
        "Kan jeg det?!",
        "Se `../kontakt.md`.",
        "Et ord på siden, skrevet her.",
        "<details><summary>Mer</summary><p>Ord.</p></details>",
        "https://a.no/b?c=d#e",
        "{# en merknad i kilden #}",
        "Navn | Dag",
        "Navn | Dag  \nAnne | 3",
        "Ordet «todo» og en todo-liste.",
        "Jeg heter [sett inn navn], og bor i [fyll inn adresse].",
        "Teksten sjekkes av to før publisering, og blir utkast til høring.",
        "`a -->` og a -> b",
    ],
)
def test_what_is_whole_is_not_told(text: str) -> None:
    assert of_text(text, *ALL) == []


@every(
    "text",
    [
        "<ul>\n<li>En</li>\n<li>To</li>\n</ul>",
        "<ol>\n  <li>En\n  </li>\n</ol>",
        "<div>\n\nOrd\n\n</div>",
        "<details>\n<summary>Mer</summary>\n<p>Ord.</p>\n</details>",
        "<section>\n\n<p>Ord</p>\n\n</section>",
        "<blockquote>\n<p>En\n</p></blockquote>",
        "<dl>\n<dt>En</dt>\n<dd>To</dd>\n</dl>",
        "<table>\n<tr>\n<th>En</th>\n</tr>\n<tr><td>To</td></tr>\n</table>",
        "<figure>\n<p>En</p>\n<figcaption>To</figcaption>\n</figure>",
    ],
)
def test_html_over_many_lines_is_closed_where_it_is_closed(text: str) -> None:
    assert of_text(text, *ALL) == []


@every(
    "text, line", [("<ul>\n<li>En\n</ul>", 1), ("<ul>\n<li>En</li>\n", 0), ("<div>\n\nOrd", 0), ("Ord\n\n</div>", 2)]
)
def test_html_over_many_lines_that_is_not_closed_is_told_at_its_line(text: str, line: int) -> None:
    (found,) = of_text(text, markup.what_is_opened_is_closed)
    assert found.startswith(f"docs/om/x.md:{LINE + line}: ")


@every(
    "text, line",
    [
        ("Ord\n- en\n- to", 1),
        ("Ord:\n- en", 1),
        ("Ord\n* en\n  mer\n* to", 1),
        ("Ord\n  - en\n  - to", 1),
        ("Ord:\n1. En\n2. To", 1),
        ("• En\n• To", 0),
        ("Ord\n– en\n– to", 1),
        ("-en\n-to", 0),
        ("1.En\n2.To", 0),
        ("a) en\nb) to", 0),
        ("> Ord\n> - en\n> - to", 1),
        ("<p>\nOrd\n- en\n- to\n</p>", 2),
    ],
)
def test_a_list_that_becomes_one_line_is_told_at_its_first_entry(text: str, line: int) -> None:
    (found,) = of_text(text, markup.no_list_runs_into_the_line_above)
    assert found.startswith(f"docs/om/x.md:{LINE + line}: ")


@every(
    "text",
    [
        "Ord\n\n- en\n- to",
        "- en\n  - to\n  - tre",
        "## Ord\n- en\n- to",
        "Ord\n- en og mer",
        "• En  \n• To",
        "Den\n7. juni og\n8. juni",
        "Ord:  \n– en",
        "Vi spør:\n– Hva skjer?",
        "\\- en\n\\- to",
        "1. en\n2. to",
        "Kl.\n1.30 og\n2.30",
    ],
)
def test_lines_that_are_a_list_or_none_are_not_told(text: str) -> None:
    assert of_text(text, markup.no_list_runs_into_the_line_above) == []


@every(
    "address",
    [
        *("https://", "https:/eksempel.no", "https://eksempel.no/,", "https://еksempel.no", "https://eksempel.noo"),
        *(
            "https://eksempel..no",
            "https://eksempel.no:99999",
            "https://10.0.0.1",
            "https://bit.ly/a",
            "http:/eksempel.no",
        ),
        *(
            "https://eksempel.no/?utm_source=a",
            "https://a.sharepoint.com/b",
            "https://www.google.com/url?q=https://a.no",
        ),
        *("kontkat.md", "a" * 300 + ".md", "/etc/hosts", "../../README.md"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_on_a_page_as_in_the_data(address: str) -> None:
    rules = markup.a_page_is_made_of_what_is_known, docs.every_link_between_pages_leads_somewhere
    for text in (f"[x]({address})", f'[x]({address} "navn")', f"[x](<{address}>)"):
        (found,) = of_text(text, *rules)
        assert found.startswith(f"docs/om/x.md:{LINE}: ")


@every("text", ["[x](<../kontakt.md>)", '[x](../kontakt.md#a "navn")', "[x](https://eksempel.no/a_(b)?c=d&amp;e=f)"])
def test_an_address_that_leads_somewhere_is_not_told(text: str) -> None:
    assert of_text(text, *ALL, docs.every_link_between_pages_leads_somewhere) == []


def test_what_markdown_cannot_read_at_all_is_told_at_its_line() -> None:
    (found,) = of_text("Ord.\n\n<div><![ord\n", markup.a_page_is_made_of_what_is_known)
    assert found.startswith(f"docs/om/x.md:{LINE + 2}: siden kan ikke leses som Markdown")


def test_a_text_is_known_by_the_lines_it_was_written_on() -> None:
    prose = read_prose("## En {: #en }\n\nTo **tre**\nfire {{ fem() }}\n\n- seks\n- \\*sju\\*\n", 10, "x")
    assert [(one.tag, meant(one.text), one.line) for one in prose.blocks] == [
        ("h2", "En", 10), ("p", "To tre\nfire \ue002", 12), ("li", "seks", 15), ("li", "*sju*", 16),
    ]  # fmt: skip
    assert prose.blocks[1].line_at(7) == 13


def test_markdown_is_read_as_the_site_reads_it() -> None:
    from mkdocs.config import load_config

    used = set(load_config(str(ROOT / "mkdocs.yml")).markdown_extensions)
    assert used - {"toc"} == set(EXTENSIONS)  # what makes the list of contents divides no text


def test_what_a_page_may_hold_is_what_the_pdf_can_show() -> None:
    from guide.content.markup import IN_PAGES

    assert {blocks.__name__, inlines.__name__}  # which offer their functions when they are read
    shown = walk.BLOCKS.keys() | walk.INLINES.keys()
    inner = {"li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "caption"}
    assert IN_PAGES.keys() - inner <= shown


@pytest.mark.parametrize("module", [markup, leftovers, front])
def test_every_rule_for_pages_is_tried_here(module: ModuleType) -> None:
    shape = {"project": "Project", "return": "Iterator[Problem]"}
    rules = {one for one in vars(module).values() if getattr(one, "__annotations__", None) == shape}
    assert rules <= set(ALL)


TEXTS_OF_DATA = [
    (kind, where, name)
    for kind, group in REAL.entries.items()
    if group and not group[0].document.path.startswith("data/search/")
    for where, part in inside(max((one.record for one in group), key=lambda record: len(list(inside(record)))))
    for name in marked(type(part), Prose)
    if getattr(part, name) and not typed._MADE_FOR_THEM & {name, *where}
]
"""A text of a whole record of each kind: where it stands in the record, and its field."""


@every("kind, where, name", TEXTS_OF_DATA)
def test_a_number_is_told_in_every_text_of_every_kind_of_record(kind: str, where: Location, name: str) -> None:
    entry = max(REAL.entries[kind], key=lambda one: len(list(inside(one.record))))
    record = deepcopy(entry.record)
    part = dict(inside(record))[where]
    before = getattr(part, name)
    vars(part)[name] = "Ring 33 44 55 66" if isinstance(before, str) else ("Ring 33 44 55 66",)
    catalog = replace(REAL, entries={**REAL.entries, kind: (replace(entry, record=record),)})
    project = Project(ROOT, catalog, TODAY, TODAY)
    vars(project)["parts"] = tuple((replace(entry, record=record), at, one) for at, one in inside(record))
    (found,) = typed.no_fact_is_typed_into_data(project)
    assert found.line >= entry.document.line(entry.location)
    assert "telefonnummeret «33 44 55 66» er skrevet rett i teksten" in found.text


FRAME = {
    "partials/x.html": [
        "<p>Ring 33 44 55 66</p>",
        "<p>33 44 <b>55</b> 66</p>",
        '{{ "Ring 33 44 55 66" }}',
        '{% set a = "§ 7" %}',
        '<a title="straffeloven 131">x</a>',
        "<!-- vakt@eksempel.no -->",
        '<a href="tel:+4733445566">x</a>',
        "<p>§ 7</p>",
        '{{ "33 44 " ~ "55 66" }}',
        "{{ '3344' + '5566' }}",
        '{{ "33 44 " ~ 5566 }}',
        '33 44 {{ "55 66" }}',
        "{{ 33445566 }}",
        '{% set a = "33 44 " ~ "55 66" %}',
    ],
    "theme/x.html": [
        "<footer>Ring 113</footer>",
        '<a href="https://lovdata.no/a">x</a>',
        '<input placeholder="33445566">',
    ],
    "mkdocs.yml": ["nav:\n  - Ring 33 44 55 66: a.md", "site_description: Se § 7", "nav:\n  - straffeloven 131: a.md"],
}
NO_FACT = {
    "partials/x.html": [
        '{{ "§ " ~ a }} § {{ b }}',
        "{# § 7 og 33 44 55 66 #}",
        '<path d="M10 112 33445566"/>',
        '{{ "33 44 " ~ a ~ "55 66" }}',
        '{{ a["33 44"] }} {{ "55 66"[0] }}',
        "10 000 kr",
    ],
    "mkdocs.yml": ["nav:\n  - Årene 2019–2027: a.md", "extra: {leave: https://www.yr.no/}"],
}


def in_frame(folder: Path, path: str, text: str) -> list[str]:
    """What is said of a file beside docs/ with a text."""
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_text(f"{text}\n", "utf-8")
    return [one.path for one in typed.no_fact_is_typed_into_the_frame(Project(folder, REAL, TODAY, TODAY))]


@every("path, text", [(path, text) for path, texts in FRAME.items() for text in texts])
def test_a_fact_is_told_in_partials_theme_and_menu(path: str, text: str) -> None:
    with TemporaryDirectory() as folder:
        assert in_frame(Path(folder), path, text) == [path]


@every("path, text", [(path, text) for path, texts in NO_FACT.items() for text in texts])
def test_what_is_no_fact_is_not_told_in_partials_and_menu(path: str, text: str) -> None:
    with TemporaryDirectory() as folder:
        assert in_frame(Path(folder), path, text) == []
