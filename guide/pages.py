"""The pages in docs/ as the rules see them: front matter, prose lines and macro calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, TemplateSyntaxError, nodes

from guide.reading import LOADER, Document, Problem, parse

_JINJA = Environment(autoescape=True)


@dataclass(frozen=True)
class Call:
    """One use of a macro: its name, the constants it is given, its line, and the names of the last constants."""

    name: str
    arguments: tuple[Any, ...]
    line: int
    keywords: tuple[str, ...] = ()


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

    def problem(self, line: int, text: str) -> Problem:
        """A problem on one line of the page."""
        return Problem(self.shown_as, line, "", text)


def read_pages(docs: Path) -> tuple[Page, ...]:
    """Every page under docs/, in the order of their paths."""
    paths = sorted(docs.rglob("*.md")) if docs.is_dir() else []
    return tuple(read_page(path, path.relative_to(docs).as_posix()) for path in paths)


def read_page(path: Path, name: str) -> Page:
    """One page, kept until its file changes. What cannot be read stands in `problems`."""
    written = path.stat()
    return _read_page(path, name, (written.st_mtime_ns, written.st_size))


@lru_cache(maxsize=2048)
def _read_page(path: Path, name: str, _written: tuple[int, int]) -> Page:
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        text = "fila er ikke lagret som UTF-8. Lagre den på nytt med UTF-8"
        return Page(name, "", problems=(Problem(f"docs/{name}", line, "", text),))
    meta, body_line, problems = _front_matter(text, name)
    calls, wrong = _calls(text, name)
    return Page(name, text, meta, body_line, calls, (*problems, *wrong))


def _front_matter(text: str, name: str) -> tuple[dict[str, Any], int, tuple[Problem, ...]]:
    if not text.startswith("---\n") or "\n---" not in text[4:]:
        return {}, 1, ()
    head = text[4:].split("\n---", 1)[0]
    document = parse("\n" + head, Document(f"docs/{name}"))
    meta = document.values if isinstance(document.values, dict) else {}
    return meta, head.count("\n") + 4, tuple(document.problems)


def _calls(text: str, name: str) -> tuple[tuple[Call, ...], tuple[Problem, ...]]:
    try:
        tree = _JINJA.parse(text)
    except TemplateSyntaxError as error:
        advice = 'makroen kan ikke leses. Skriv {{ navn("id") }}, med begge klammene og anførselstegn'
        if "end of comment" in str(error.message):
            advice = "«{#» begynner en kommentar. Skriv {: #navn } for å gi en overskrift et navn"
        return (), (Problem(f"docs/{name}", error.lineno, "", advice),)
    return tuple(_found(tree)), ()


def _found(tree: nodes.Template) -> Iterator[Call]:
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            named = {one.key: one.value for one in call.kwargs if isinstance(one.value, nodes.Const)}
            values = [*call.args, *named.values()]
            constants = tuple(value.value for value in values if isinstance(value, nodes.Const))
            yield Call(call.node.name, constants, call.lineno, tuple(named))
    called = {id(call.node) for call in tree.find_all(nodes.Call)}
    for name in tree.find_all(nodes.Name):
        if id(name) not in called:
            yield Call(f"{name.name}", (), name.lineno)


def navigation(config: Path, shown_as: str = "mkdocs.yml") -> tuple[dict[str, int], tuple[Problem, ...]]:
    """The pages in the `nav` of mkdocs.yml with the line of each, and what could not be read."""
    try:
        return _navigation(LOADER(config.read_text("utf-8")).get_single_node(), shown_as)
    except FileNotFoundError:
        return {}, (Problem(shown_as, 1, "", "fila mangler. Hent den fra forrige versjon"),)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        text = "fila kan ikke leses. Se etter manglende kolon eller innrykk"
        return {}, (Problem(shown_as, mark.line + 1 if mark else 1, "", text),)


def _navigation(root: yaml.Node | None, shown_as: str) -> tuple[dict[str, int], tuple[Problem, ...]]:
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    nav = next((value for key, value in pairs if key.value == "nav"), None)
    if nav is None:
        return {}, (Problem(shown_as, 1, "nav", "mangler. Hent menyen fra forrige versjon"),)
    return dict(_leaves(nav)), ()


def _leaves(node: yaml.Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.ScalarNode):
        yield node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _leaves(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _leaves(value)
