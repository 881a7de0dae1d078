"""The pages in docs/ as the rules see them: front matter, prose lines and macro calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeGuard

import yaml
from jinja2 import Environment, TemplateSyntaxError, nodes

from guide.content.cache import cached
from guide.content.files import Unopened, is_copy, text_of, walked
from guide.content.prose import Rendered, read_prose
from guide.content.reading import Document, parse
from guide.content.signs import composed, faults
from guide.content.syntax import LOADER, explained
from guide.project import Problem

_JINJA = Environment(autoescape=True)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
"""As MkDocs has it, so that what the rules read is what the page gets."""
_NO_FIELDS = re.compile(r"---[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*(?:---|\.\.\.)[ \t]*(?:\n|$)")
_OTHER_FIELD = re.compile(r" {0,3}([A-Za-z0-9_-]+):")
"""What MkDocs takes for a field on the first line of a page, also without the lines around it."""

MACRO = re.compile(r"{[{%].*?[}%]}")
"""What stands between two brackets, which the reader never sees as it is."""
_MACRO_OR_COMMENT = re.compile(r"{[{%#].*?[#%}]}")
_REMARK = re.compile(r"{#.*?#}", re.DOTALL)
_STATEMENT = re.compile(r"{%[-+]?\s*\w*")
_DRESSED = re.compile(r"{{(?!\s*[A-Za-z_]\w*\s*(?:\(|}}))(?:[^{}\n]*}})?|[-+]}}")
_ONE_CALL = 'bare én makro med faste verdier kan stå i {{ }}. Skriv {{ navn("id") }}, uten noe mer'
_HALF = re.compile(r"(?<!{){\s*([a-z_]+)\s*\(", re.IGNORECASE)


@dataclass(frozen=True)
class Call:
    """One use of a macro: its name, the constants it is given, its line, and the names of the last constants."""

    name: str
    arguments: tuple[Any, ...]
    line: int
    keywords: tuple[str, ...] = ()
    bare: bool = False
    """Whether it has no brackets, so that nothing is called."""


@dataclass(frozen=True)
class Page:
    """One Markdown page. `path` is relative to docs/, with forward slashes."""

    path: str
    text: str
    meta: dict[str, Any] = field(default_factory=dict)
    body_line: int = 1
    calls: tuple[Call, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def shown_as(self) -> str:
        return f"docs/{self.path}"

    @property
    def body(self) -> str:
        return "\n".join(self.text.split("\n")[self.body_line - 1 :])

    @cached_property
    def prose(self) -> Rendered:
        """The page as its reader sees it; nothing, when something in it cannot be read."""
        return Rendered() if self.problems else read_prose(self.body, self.body_line, self.path)

    def line(self, start: str) -> int:
        """The first line that begins with a text, or else the first."""
        return next((n for n, line in enumerate(self.text.split("\n"), 1) if line.startswith(start)), 1)

    def problem(self, line: int, text: str) -> Problem:
        """A problem on one line of the page."""
        return Problem(self.shown_as, line, "", text)


def read_pages(docs: Path) -> tuple[Page, ...]:
    """Every page under docs/, in the order of their paths."""
    paths = sorted(path for path in walked(docs) if path.suffix == ".md" and not is_copy(path))
    return tuple(read_page(path, path.relative_to(docs).as_posix()) for path in paths)


def read_page(path: Path, name: str) -> Page:
    """One page, kept until its file changes. What cannot be read stands in `problems`."""
    written = path.lstat()
    return _read_page(path, name, (written.st_mtime_ns, written.st_size))


@lru_cache(maxsize=2048)
def _read_page(path: Path, name: str, _written: tuple[int, int]) -> Page:
    try:
        text = composed(text_of(path))
    except Unopened as error:
        return Page(name, "", problems=(Problem(f"docs/{name}", error.line, "", error.text),))
    if found := tuple(Problem(f"docs/{name}", line, "", what) for line, what in faults(text)):
        return Page(name, "", problems=found)
    return cached(_new, text, name)


def _new(text: str, name: str) -> Page:
    meta, body_line, problems = _front_matter(text, name)
    tree, wrong = _tree(text, name)
    others = tuple(_others(tree, name))
    dressed = () if wrong else tuple(_dressed(text, name, {one.line for one in others}))
    found = (*problems, *wrong, *others, *dressed, *_half_written(text, name))
    return Page(name, text, meta, body_line, tuple(_found(tree)), found)


def _front_matter(text: str, name: str) -> tuple[dict[str, Any], int, tuple[Problem, ...]]:
    if swallowed := _OTHER_FIELD.match(text):
        advice = "Skriv --- på en egen linje før og etter feltene, eller sett en tom linje øverst"
        what = f"linja begynner med «{swallowed[1]}:» og blir lest som et felt, så ingen ser den. {advice}"
        return {}, 1, (Problem(f"docs/{name}", 1, "", what),)
    if not text.startswith("---"):
        return {}, 1, ()
    if _NO_FIELDS.match(text):
        what = "det står ingen felt mellom strekene øverst. Slett begge linjene med ---"
        return {}, 1, (Problem(f"docs/{name}", 1, "", what),)
    found = _FRONT_MATTER.match(text)
    if not found:
        advice = "Skriv --- på en egen linje etter feltene"
        return {}, 1, (Problem(f"docs/{name}", 1, "", f"feltene øverst er ikke avsluttet. {advice}"),)
    document = parse("\n" + found[1], Document(f"docs/{name}"))
    if not isinstance(document.values, dict) and not document.problems:
        document.problems.append(Problem(f"docs/{name}", 2, "", "feltene øverst er ikke felt. Skriv navn: verdi"))
    meta = document.values if isinstance(document.values, dict) else {}
    return meta, found[0].count("\n") + 1, tuple(document.problems)


def _half_written(text: str, name: str) -> Iterator[Problem]:
    """A macro with one bracket, which the reader would have seen as it is."""
    for number, line in enumerate(text.split("\n"), 1):
        for macro in _HALF.findall(_MACRO_OR_COMMENT.sub("|", line)):
            advice = f'makroen «{macro}» har bare én klamme. Skriv {{{{ {macro}("id") }}}}'
            yield Problem(f"docs/{name}", number, "", advice)


def _tree(text: str, name: str) -> tuple[nodes.Template, tuple[Problem, ...]]:
    """What stands between brackets. A statement could read or run anything, so that a page has none."""
    if statements := tuple(_statements(text, name)):
        return nodes.Template([]), statements
    try:
        return _JINJA.parse(text), ()
    except RecursionError:
        return nodes.Template([]), (Problem(f"docs/{name}", 1, "", "en makro har for mange klammer. Slett dem"),)
    except TemplateSyntaxError as error:
        advice = 'makroen kan ikke leses. Skriv {{ navn("id") }}, med begge klammene og anførselstegn'
        if "end of comment" in str(error.message):
            advice = "«{#» begynner en kommentar. Skriv {: #navn } for å gi en overskrift et navn"
        return nodes.Template([]), (Problem(f"docs/{name}", error.lineno, "", advice),)


def _statements(text: str, name: str) -> Iterator[Problem]:
    for found in _STATEMENT.finditer(_REMARK.sub(lambda one: "\n" * one[0].count("\n"), text)):
        line = found.string.count("\n", 0, found.start()) + 1
        advice = 'Slett den, eller bruk en makro: {{ navn("id") }}'
        yield Problem(f"docs/{name}", line, "", f"«{found[0].strip()}» kan ikke stå i en side. {advice}")


def _shown(tree: nodes.Template) -> Iterator[nodes.Expr]:
    """What stands in each pair of {{ }}."""
    for output in tree.find_all(nodes.Output):
        yield from (one for one in output.nodes if not isinstance(one, nodes.TemplateData))


def _found(tree: nodes.Template) -> Iterator[Call]:
    for one in _shown(tree):
        if isinstance(one, nodes.Name):
            yield Call(one.name, (), one.lineno, bare=True)
        elif _is_call(one):
            values = [*one.args, *(pair.value for pair in one.kwargs)]
            yield Call(one.node.name, tuple(value.value for value in values), one.lineno,
                       tuple(pair.key for pair in one.kwargs))  # fmt: skip


def _is_call(one: nodes.Expr) -> TypeGuard[Any]:
    """Whether an expression is one call by name, given nothing but constants."""
    if not isinstance(one, nodes.Call) or not isinstance(one.node, nodes.Name) or one.dyn_args or one.dyn_kwargs:
        return False
    return all(isinstance(value, nodes.Const) for value in (*one.args, *(pair.value for pair in one.kwargs)))


def _dressed(text: str, name: str, told: set[int]) -> Iterator[Problem]:
    """What stands around a call within {{ }}: it could eat the space before and after, or hide the name."""
    for found in _DRESSED.finditer(_REMARK.sub(lambda one: "\n" * one[0].count("\n"), text)):
        line = found.string.count("\n", 0, found.start()) + 1
        if line not in told:
            yield Problem(f"docs/{name}", line, "", _ONE_CALL)


def _others(tree: nodes.Template, name: str) -> Iterator[Problem]:
    """What stands in {{ }} and is no call of a macro: it could reach anything that the generator has."""
    for one in _shown(tree):
        if not isinstance(one, nodes.Name) and not _is_call(one):
            yield Problem(f"docs/{name}", one.lineno, "", _ONE_CALL)


def navigation(config: Path, shown_as: str = "mkdocs.yml") -> tuple[dict[str, int], tuple[Problem, ...]]:
    """The pages in the `nav` of mkdocs.yml with the line of each, and what could not be read."""
    try:
        text = composed(text_of(config))
        if found := tuple(Problem(shown_as, line, "", what) for line, what in faults(text)):
            return {}, found
        return _navigation(LOADER(text).get_single_node(), shown_as)
    except Unopened as error:
        return {}, (Problem(shown_as, error.line, "", error.text),)
    except yaml.MarkedYAMLError as error:
        line, what = explained(error, text)
        return {}, (Problem(shown_as, line, "", what),)
    except (yaml.YAMLError, RecursionError):
        return {}, (Problem(shown_as, 1, "", "fila kan ikke leses. Se etter manglende kolon eller innrykk"),)


def _navigation(root: yaml.Node | None, shown_as: str) -> tuple[dict[str, int], tuple[Problem, ...]]:
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    nav = next((value for key, value in pairs if key.value == "nav"), None)
    if nav is None:
        return {}, (Problem(shown_as, 1, "nav", "mangler. Hent menyen fra forrige versjon"),)
    listed: dict[str, int] = {}
    problems = []
    for path, line in _leaves(nav):
        if path in listed:
            text = f"siden «{path}» står også på linje {listed[path]}. Slett den ene linja"
            problems.append(Problem(shown_as, line, "nav", text))
        listed.setdefault(path, line)
    return listed, tuple(problems)


def _leaves(node: yaml.Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.ScalarNode):
        yield node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _leaves(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _leaves(value)
