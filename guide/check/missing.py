"""What templates and macros name is there: in partials/, in theme/, or in the theme that ours is built on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes

from guide.content.kinds import KINDS
from guide.project import ROOT, Problem
from guide.render.macros import MACROS

_JINJA = Environment(extensions=["jinja2.ext.i18n"])
_NAMING = re.compile(r"\b(?:include|import|extends)\b|\|\s*url\b")
_ASKED = re.compile(r"\brender\(\s*f?\"([\w-]+\.(?:html|md))\"")
_RENDERED_BY = ROOT / "guide" / "render" / "macros.py"
PROGRAM = (
    "parts.html", "problems.html", "action_card.html", "wall_sheet.html", "local_edition.html", "legal_review.html",
    "confirm_letter.html",
    "aid.html", "aid_outcome.html", "aid_end.html", "aid_lists.html", "aid_questions.html", "aid_ends.html",
)  # fmt: skip
"""The partials that other parts of the program than the macros ask for."""
FRAME = ("main.html",)
"""The templates of the theme that MkDocs asks for, which no other template names."""
_BACK = "Legg den tilbake, eller hent den fra forrige versjon"


def missing_partials(root: Path) -> Iterator[Problem]:
    """The theme has the frame of every page, and partials/ what the macros and the rest of the program show."""
    wanted = {f"theme/{name}": _BACK for name in FRAME} if (root / "theme").is_dir() else {}
    if (root / "partials").is_dir():
        lists = [f"{one.one}_list.html" for one in KINDS.values() if one.own_page and f"{one.one}_list" in MACROS]
        wanted |= {f"partials/{name}": _BACK for name in (*_asked_for(), *PROGRAM, *lists)}
        wanted |= {f"partials/{one.one}_page.md": f"Lag den, og vis posten, som heter {one.one} der"
                   for one in KINDS.values() if one.own_page}  # fmt: skip
    for path, advice in wanted.items():
        if not os.path.lexists(root / path):
            yield Problem(path, 1, "", f"fila mangler. {advice}")


def _asked_for() -> list[str]:
    """The partials that the macros name."""
    return _ASKED.findall(_RENDERED_BY.read_text("utf-8"))


def missing_to_a_template(path: str, text: str, root: Path) -> Iterator[Problem]:
    """What a template includes, imports, extends or leads to with a file of the theme, is there."""
    if not _NAMING.search(text):
        return
    tree, folder = _JINJA.parse(text), path.partition("/")[0]
    for one in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        names = _constants(one)
        if names and f"{folder}/{names[0]}" not in _TOLD and not any(_is_there(name, folder, root) for name in names):
            yield Problem(
                path, one.lineno, "", f"«{names[0]}» finnes ikke i {folder}/. Legg fila tilbake, eller rett navnet"
            )
    for name, line in _files(tree) if folder == "theme" else ():
        if not any(os.path.lexists(root / at / name) for at in ("theme", "docs")):
            yield Problem(path, line, "", f"«{name}» finnes ikke i theme/. Legg fila tilbake, eller rett navnet")


_TOLD = {f"theme/{name}" for name in FRAME}


def _constants(one: Any) -> list[str]:
    """The files of which one is wanted; none when what is wanted is worked out, or need not be there."""
    if getattr(one, "ignore_missing", False):
        return []
    wanted = one.template.items if isinstance(one.template, nodes.List | nodes.Tuple) else [one.template]
    names = [name.value for name in wanted if isinstance(name, nodes.Const) and isinstance(name.value, str)]
    return names if len(names) == len(wanted) else []


def _is_there(name: str, folder: str, root: Path) -> bool:
    """Whether a template is there. Of the theme ours is built on, nothing that ours has replaced is taken."""
    if os.path.lexists(root / folder / name):
        return True
    spec = find_spec("material") if folder == "theme" and not name.startswith("partials/") else None
    folders = spec.submodule_search_locations or () if spec else ()
    return any((Path(at) / "templates" / name).is_file() for at in folders)


def _files(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """The files that are no pages and have their address put in, each with its line."""
    for one in tree.find_all(nodes.Filter):
        if one.name == "url" and isinstance(one.node, nodes.Const) and isinstance(one.node.value, str):
            name = one.node.value.partition("#")[0].partition("?")[0]
            if ":" not in name and not name.endswith((".html", "/")) and "." in name:
                yield name, one.lineno
