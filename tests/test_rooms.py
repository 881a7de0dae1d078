"""Tests of the house: imports go one way, no circle, no package of one module, nothing registered by being imported."""

from __future__ import annotations

import ast
import graphlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from guide.project import ROOT

ROOMS = (
    "project",
    "machine",
    "content",
    "facts",
    "render",
    "check",
    "search",
    "registers",
    "pdf",
    "confirm",
    "site",
    "serve",
    "console",
    "__main__",
)
"""From the ground up. A module imports from its own room and those before it."""
_FLOOR = {room: floor for floor, room in enumerate(ROOMS)}


def modules() -> dict[str, Path]:
    """Every module of the house that is more than a docstring, by name."""
    paths = {path: path.relative_to(ROOT).with_suffix("") for path in sorted((ROOT / "guide").rglob("*.py"))}
    named = {".".join(part for part in name.parts if part != "__init__"): path for path, name in paths.items()}
    return {name: path for name, path in named.items() if len(ast.parse(path.read_text("utf-8")).body) > 1}


def imported(path: Path, known: set[str]) -> Iterator[str]:
    """The modules of the house that a module names, wherever in its text: at the top or in a function."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("guide"):
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & known
            yield from inner or ({node.module} & known)
        elif isinstance(node, ast.Import):
            yield from {alias.name for alias in node.names} & known


def graph() -> dict[str, set[str]]:
    """What each module imports of the house."""
    found = modules()
    return {name: set(imported(path, found.keys())) - {name} for name, path in found.items()}


def room(module: str) -> str:
    """The room of a module: the first part of its name below `guide`."""
    return module.split(".")[1]


def upwards(found: dict[str, set[str]]) -> list[str]:
    """The imports from a room further up."""
    arrows = [(one, other) for one, others in found.items() for other in others]
    return [f"{one} → {other}" for one, other in arrows if _FLOOR[room(one)] < _FLOOR[room(other)]]


def test_every_module_stands_in_a_room() -> None:
    assert {room(one) for one in modules()} == _FLOOR.keys()


def test_imports_go_one_way() -> None:
    assert upwards(graph()) == []


def test_an_import_from_a_room_further_up_is_seen() -> None:
    found = {"guide.facts.law": {"guide.check.laws"}, "guide.check.laws": {"guide.facts.law"}}
    assert upwards(found) == ["guide.facts.law → guide.check.laws"]


def test_no_module_comes_back_to_itself() -> None:
    assert list(graphlib.TopologicalSorter(graph()).static_order())


def test_a_circle_is_seen() -> None:
    with pytest.raises(graphlib.CycleError):
        list(graphlib.TopologicalSorter({"one": {"two"}, "two": {"one"}}).static_order())


def test_the_front_end_of_mkdocs_is_imported_by_nobody() -> None:
    assert not [path for path in modules().values() if "import macros" in path.read_text("utf-8")]


def test_no_package_holds_one_module_and_no_module_only_forwards() -> None:
    packages = {path.parent for path in modules().values()}
    assert not [package for package in packages if sum(one.parent == package for one in modules().values()) < 2]
    assert not [name for name, path in modules().items() if not _defines(path) and name != "guide.check.rules"]


def _defines(path: Path) -> bool:
    """Whether a module has something of its own: a function, a class, a value."""
    return any(isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign))
               for node in ast.parse(path.read_text("utf-8")).body)  # fmt: skip


ADDRESS_BOOK = {"guide.content.kinds", "guide.facts.place"}
"""The modules that may name a page or a folder of the site."""


def written_texts(tree: ast.AST) -> Iterator[str]:
    """Every text in some code but docstrings and the help that editors get with a field."""
    texts = {id(node.value): node.value for node in ast.walk(tree)
             if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}  # fmt: skip
    helps = [node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "description"]
    spared = texts.keys() | {id(one) for node in helps for one in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spared:
            yield node.value


def pages_named(texts: Iterable[str], docs: Path = ROOT / "docs") -> list[str]:
    """The texts that name a page of docs/, as source or as built, or one of its folders."""
    pages = [path.relative_to(docs).with_suffix("").as_posix() for path in sorted(docs.rglob("*.md"))]
    files = [re.escape(page) for page in pages if page != "index"]  # index.html is also what every server has
    folders = {re.escape(page.split("/")[0]) for page in pages if "/" in page}
    pattern = re.compile(rf"(?<![\w/-])(?:(?:{'|'.join(files)})\.(?:md|html)|(?:{'|'.join(folders)})/(?!\w+/))")
    return [text for text in texts if pattern.search(text)]


def test_only_the_address_book_names_a_page() -> None:
    found = {name: pages_named(written_texts(ast.parse(path.read_text("utf-8")))) for name, path in modules().items()}
    assert {name for name, texts in found.items() if texts} == ADDRESS_BOOK


def test_a_page_in_a_text_is_seen_and_a_docstring_is_not() -> None:
    assert pages_named(written_texts(ast.parse('x = f"tjenester/{one}.md"'))) == ["tjenester/"]
    assert pages_named(["kontakt.html#nav", "ordliste.md"]) == ["kontakt.html#nav", "ordliste.md"]
    assert pages_named(written_texts(ast.parse('"""Such as `tjenester/nav.md`."""'))) == []
    assert pages_named(["index.html", "data/services.yaml", "guide/facts/place.py", "spredte tjenester"]) == []


def test_no_script_names_a_page() -> None:
    scripts = sorted((ROOT / "scripts").rglob("*.js"))
    assert scripts
    texts = {path.name: _QUOTED.findall(_COMMENT.sub("", path.read_text("utf-8"))) for path in scripts}
    assert {name: found for name, found in ((name, pages_named(one)) for name, one in texts.items()) if found} == {}


_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_QUOTED = re.compile(r"""["'`]([^"'`\n]+)["'`]""")
