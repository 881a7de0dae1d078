"""The macros: each renders for every record it can take, a mistake stops the build, and no value becomes markup."""

from __future__ import annotations

import dataclasses
import inspect
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import count, product
from pathlib import Path
from typing import Any, get_args

import pytest
from conftest import ROOT, TODAY, Copy
from every import every
from jinja2 import UndefinedError
from markdown import Markdown
from mkdocs.config import load_config

from guide.check.calls import every_macro_finds_its_record
from guide.check.docs import OWN
from guide.content.catalog import Catalog, load
from guide.content.fields import Model, Ref
from guide.content.references import ids
from guide.content.values import Text
from guide.facts.place import address
from guide.render import macros
from guide.render.partials import external, listed, plain
from guide.render.view import View
from guide.site.built import BuiltPage, squeeze
from guide.site.portable import copied

CATALOG = load()
HOSTILE = "Ord<img src=x onerror=alert(1)> | ![b](javascript:alert(2)) [x](y) {{ 7*7 }} `k` *u* # t <!-- &lt;"
HARMLESS = "Ord"


@pytest.fixture
def project(tmp_path: Path) -> Copy:
    return Copy(copied(ROOT, tmp_path / "prosjekt"))


def page_macros() -> set[str]:
    """The macros that show the record in the page's front matter."""
    return {f"{key}_page" for key in OWN} & set(macros.MACROS)


def values(kind: Any) -> list[Any]:
    """Everything a parameter of this type can be."""
    for ref in getattr(kind, "__metadata__", ()):
        if isinstance(ref, Ref):
            return [value for kind, value, _, _ in ids(CATALOG) if kind == ref.kind]
    members = [value for part in get_args(kind) for value in get_args(part) or [part]]
    return [None if value is type(None) else value for value in members]


def cases() -> Iterator[tuple[str, tuple[Any, ...], dict[str, str]]]:
    """Every macro with everything it can be given: its name, its arguments and the front matter."""
    for name, function in macros.MACROS.items():
        hints = inspect.get_annotations(function, eval_str=True)
        parameters = [kind for key, kind in hints.items() if key not in ("view", "return")]
        if name in page_macros():
            key = name.removesuffix("_page")
            yield from ((name, (), {key: one}) for one in CATALOG.records(OWN[key].name))
        elif name == "municipality_page":
            yield from ((name, (), {"municipality": one.number}) for one in CATALOG.municipalities.values())
        else:
            yield from ((name, chosen, {}) for chosen in product(*map(values, parameters)) if has_it(name, chosen))


SHOWN_FIELDS = {"phone": ("contacts", "phones"), "public_line": ("contacts", "phones"), "email": ("contacts", "email"),
                "conditions": ("provisions", "conditions"), "enumeration": ("provisions", "names"),
                "left_out": ("provisions", "leaves_out")}  # fmt: skip


def has_it(name: str, chosen: tuple[Any, ...]) -> bool:
    """Whether the record has the field that the macro is asked for."""
    kind, field = SHOWN_FIELDS.get(name, ("", ""))
    return not field or bool(getattr(getattr(CATALOG, kind)[chosen[0]], field))


def named(case: Any) -> str:
    """A case as an editor writes it: `contact(pst-hovedkontor)`."""
    name, arguments, meta = case
    return f"{name}({', '.join(map(str, [*arguments, *meta.values()]))})"


CASES = list(cases())


def source(meta: dict[str, str]) -> str:
    """The page the macro stands on: the record's own, or one two levels down, where a wrong way shows."""
    if "municipality" in meta:
        return f"kommuner/{meta['municipality']}.md"
    return next((address(CATALOG, OWN[key].name, one) for key, one in meta.items()), "prosessen/prøve.md")


def call(name: str, *arguments: Any, catalog: Catalog = CATALOG, **meta: str) -> str:
    return macros.MACROS[name](View(catalog, TODAY, source(meta), meta), *arguments)


@pytest.fixture(scope="session")
def markdown() -> Markdown:
    """Markdown as the project sets it up."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def converted(markdown: Markdown, text: str) -> BuiltPage:
    return BuiltPage("prøve.html", markdown.reset().convert(text))


def test_every_macro_has_a_case() -> None:
    assert {name for name, _, _ in CASES} == set(macros.MACROS)


def test_every_record_that_has_a_page_is_shown_by_a_page_macro() -> None:
    assert page_macros() == {f"{key}_page" for key in OWN}


@every("name, arguments, meta", CASES, named=named)
def test_a_macro_renders_for_everything_it_can_be_given(
    name: str, arguments: tuple[Any, ...], meta: dict[str, str], markdown: Markdown
) -> None:
    page = converted(markdown, call(name, *arguments, **meta))
    assert page.text or name == "icon" or (name == "contact_table" and not any(chosen_contacts(*arguments)))
    assert not re.search(r"\bNone\b|Undefined|\bunknown\b|[{}]|<\w", page.text)
    assert "None" not in "".join(address for _, _, address, _ in page.links)


def chosen_contacts(kind: str | None, audience: str | None) -> Iterator[str]:
    for one in CATALOG.contacts.values():
        if kind in (None, one.kind) and audience in (None, one.audience):
            yield one.id


@every("kind, audience", [chosen for name, chosen, _ in CASES if name == "contact_table"])
def test_a_contact_table_holds_the_contacts_of_its_kind_and_readers_and_no_other(
    kind: str | None, audience: str | None, markdown: Markdown
) -> None:
    page = converted(markdown, call("contact_table", kind, audience))
    assert [one for one, _ in page.ids if one in CATALOG.contacts] == list(chosen_contacts(kind, audience))


@every("one", [one.id for one in CATALOG.contacts.values() if not one.phones])
def test_a_number_nobody_has_written_down_stops_the_build(one: str) -> None:
    with pytest.raises(UndefinedError):
        call("phone", one)


def test_an_id_that_does_not_exist_stops_the_build() -> None:
    with pytest.raises(KeyError):
        call("contact", "finnes-ikke")


def mkdocs(project: Copy, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The plain `mkdocs` command, which knows nothing of our own."""
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(project.root / "mkdocs.yml")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "GUIDE_TODAY": TODAY.isoformat()}
    environment.pop("PYTHONPATH", None)
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


MISTAKES = {
    '{{ contact("nodnumer-112") }}': "«nodnumer-112» i makroen «contact» finnes ikke. Mente du «nodnummer-112»?",
    '{{ contact_table("emergenzy") }}': "«emergenzy» i makroen «contact_table» finnes ikke. Mente du «emergency»?",
    "{{ kontakttabell() }}": "makroen «kontakttabell» finnes ikke. Se listen over makroer i CONTRIBUTING.md",
}
"""A misspelt id, a misspelt choice and an unknown macro, with what is said of each."""


def test_mistakes_in_a_page_stop_the_mkdocs_command_with_their_places(project: Copy, tmp_path: Path) -> None:
    project.edit("docs/kontakt.md", '{{ contact_table("emergency") }}', "\n\n".join(MISTAKES))
    done = mkdocs(project, cwd=tmp_path)
    rule = every_macro_finds_its_record.__name__
    said = [
        f"docs/kontakt.md:{project.line('docs/kontakt.md', wrong)}: {text}"
        f"{'' if text.endswith('?') else '.'} [{rule}]\n"
        for wrong, text in MISTAKES.items()
    ]
    assert done.stderr.endswith("".join([*said, "3 feil i 1 fil. Ingenting er publisert.\n"]))
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode != 0
    assert not (project.root / "site").exists()


def test_a_mistake_stops_the_mkdocs_command_in_the_project_folder_too(project: Copy) -> None:
    project.edit("data/services.yaml", "  level: municipal", "  level: kommunal")
    done = mkdocs(project, cwd=project.root)
    assert f"data/services.yaml:{project.line('data/services.yaml', 'level: kommunal')}: kommune.level: " in done.stderr
    assert done.returncode != 0
    assert not (project.root / "site").exists()


def is_text(kind: Any) -> bool:
    """Whether a field holds free text, alone or in a list."""
    return kind is Text or kind == Text or any(is_text(part) for part in get_args(kind) if part is not kind)


def with_text(record: Any, text: str) -> Any:
    """A record with all its free text replaced. Numbers stay: they are judged before anything is built."""
    hints = inspect.get_annotations(type(record), eval_str=True)
    changed = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Model):
            changed[name] = with_text(value, text)
        elif isinstance(value, tuple) and any(isinstance(item, Model) for item in value):
            changed[name] = tuple(with_text(item, text) for item in value)
        elif value and name not in ("number", "date_code") and is_text(hints.get(name)):
            changed[name] = tuple(text for _ in value) if isinstance(value, tuple) else text
    return record.model_copy(update=changed)


def catalog_with(text: str) -> Catalog:
    """The real catalogue with every free text replaced by this one."""
    entries = {
        kind: tuple(dataclasses.replace(entry, record=with_text(entry.record, text)) for entry in found)
        for kind, found in CATALOG.entries.items()
    }
    return dataclasses.replace(CATALOG, entries=entries)


HOSTILE_CATALOG, HARMLESS_CATALOG = catalog_with(HOSTILE), catalog_with(HARMLESS)


class Skeleton(HTMLParser):
    """The tags of some HTML with their attributes, and where the links lead: all but the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[Any] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, *((name, value if name in ("href", "src") else "") for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}")


def one_case_per_record() -> list[Any]:
    return [case for case in CASES if case[0] != "contact_table"] + [("contact_table", (None, None), {})]


@every("name, arguments, meta", one_case_per_record(), named=named)
def test_hostile_text_never_becomes_markup(
    name: str, arguments: tuple[Any, ...], meta: dict[str, str], markdown: Markdown
) -> None:
    hostile = converted(markdown, call(name, *arguments, catalog=HOSTILE_CATALOG, **meta))
    harmless = converted(markdown, call(name, *arguments, catalog=HARMLESS_CATALOG, **meta))
    assert Skeleton(hostile.html).parts == Skeleton(harmless.html).parts
    assert squeeze(hostile.text.replace(HOSTILE, HARMLESS)) == harmless.text


ALIKE = ("phone", "email", "service", "role", "resource", "term")
INLINE = [case for case in CASES if case[0] == "law"]
INLINE += [next(case for case in CASES if case[0] == name) for name in ALIKE]


@every("name, arguments, meta", INLINE, named=named)
def test_hostile_text_stays_text_in_a_sentence_and_in_a_table(
    name: str, arguments: tuple[Any, ...], meta: dict[str, str], markdown: Markdown
) -> None:
    table = "| En | To |\n|---|---|\n| {0} | b |\n\nSe *{0}* her.\n\n- {0}\n\n# {0}\n"
    hostile = converted(markdown, table.format(call(name, *arguments, catalog=HOSTILE_CATALOG, **meta)))
    harmless = converted(markdown, table.format(call(name, *arguments, catalog=HARMLESS_CATALOG, **meta)))
    assert Skeleton(hostile.html).parts == Skeleton(harmless.html).parts
    assert squeeze(hostile.text.replace(HOSTILE, HARMLESS)) == harmless.text


def test_the_hostile_text_would_be_markup_if_nothing_stopped_it(markdown: Markdown) -> None:
    tags = {part[0] for part in Skeleton(converted(markdown, HOSTILE).html).parts if isinstance(part, tuple)}
    assert {"img", "a", "code", "em"} <= tags


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site where every name is hostile, built by the mkdocs command from another folder."""
    elsewhere = tmp_path_factory.mktemp("hostile")
    project = Copy(copied(ROOT, elsewhere / "prosjekt"))
    name, number = HOSTILE + "</title><script>alert(3)</script>", count()
    for file in sorted((project.root / "data").glob("*.yaml")):
        names = re.compile(r"(?m)^(  (?:name|short_title|term|topic): )[^>\s].*$")
        text = names.sub(lambda found: f"{found[1]}'{name} {next(number)}a'", file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    done = mkdocs(project, cwd=elsewhere)
    assert done.returncode == 0, done.stderr
    return project.root / "site"


def outside_titles(site: Path) -> Iterator[str]:
    """The HTML of every page without its title, where tags are text until the title ends."""
    for path in sorted(site.rglob("*.html")):
        yield re.sub(r"<title>.*?</title>", "", path.read_text("utf-8"), count=1, flags=re.S)


def test_hostile_names_stay_names_in_the_text_and_in_the_menu(hostile_site: Path) -> None:
    pages = [BuiltPage("", html) for html in outside_titles(hostile_site)]
    assert sum(HOSTILE in page.text for page in pages) > len(CATALOG.services)
    assert not [page.links for page in pages if {"x", "y"} & {address for _, _, address, _ in page.links}]


def test_a_hostile_name_never_ends_the_title_of_its_page(hostile_site: Path) -> None:
    assert not ["alert" for html in outside_titles(hostile_site) if "<script>alert(3)" in html]


def test_hostile_names_stay_names_in_what_the_search_reads(hostile_site: Path) -> None:
    index = (hostile_site / "search" / "search_index.json").read_text("utf-8")
    assert "&lt;img src=x" in index
    assert "<img" not in index
    assert "<script" not in index


UNSAFE = ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "http://a.no", "//a.no", " tel:110", ""]


@pytest.mark.parametrize("url", UNSAFE)
def test_an_address_that_could_run_code_is_never_a_link(url: str) -> None:
    with pytest.raises(ValueError, match=r"^«.*» kan ikke være en lenke$"):
        external(url)


@pytest.mark.parametrize("url", ["https://a.no/?b=c&d", "mailto:post@a.no", "tel:+4722000000"])
def test_an_ordinary_address_may_be_a_link(url: str) -> None:
    assert external(url) == url


def test_a_hostile_address_in_a_record_stops_the_rendering() -> None:
    resource = CATALOG.entries["resources"][0]
    bad = dataclasses.replace(resource, record=resource.record.model_copy(update={"url": "javascript:alert(1)"}))
    catalog = dataclasses.replace(CATALOG, entries={**CATALOG.entries, "resources": (bad,)})
    with pytest.raises(ValueError, match="kan ikke være en lenke"):
        call("resources", catalog=catalog)


def test_plain_text_keeps_every_character_a_reader_sees(markdown: Markdown) -> None:
    everything = "".join(map(chr, range(33, 127)))
    assert converted(markdown, f"Se {plain(everything)} her.").text == f"Se {everything} her."


@pytest.mark.parametrize(
    ("words", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "<c>"], "a, b og &lt;c&gt;")],
)
def test_an_enumeration_is_norwegian_and_escaped(words: list[str], expected: str) -> None:
    assert listed(words) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("index.md", "tjenester/nav.md", "tjenester/nav.md"),
        ("tjenester/nav.md", "tjenester/pst.md", "pst.md"),
        ("tjenester/nav.md", "roller/mentor.md#oppgaver", "../roller/mentor.md#oppgaver"),
        ("tjenester/nav.md", "index.md", "../index.md"),
        ("tjenester/nav.md", "tjenester/nav.md", "nav.md"),
    ],
)
def test_the_way_to_a_page_starts_from_the_page_one_stands_on(source: str, target: str, expected: str) -> None:
    view = View(CATALOG, TODAY, source)
    assert view.path(target) == expected
    assert view.href(target) == expected.replace(".md", ".html")


FIRST = [
    "17. mai er fri",
    "1. mai",
    "- strek",
    "+ pluss",
    "* stjerne",
    "# rute",
    "> pil",
    "~~~",
    "===",
    "2. etasje\n\n3. mai",
]


@every("text, frame", [(text, frame) for text in FIRST for frame in ("{}", "- {}", "> {}", "## {}", "ord {}")])
def test_what_a_text_begins_with_is_never_lost_in_markdown(text: str, frame: str, markdown: Markdown) -> None:
    shown = converted(markdown, frame.format(plain(text))).text
    assert squeeze(shown.removeprefix("ord ")) == squeeze(text)
