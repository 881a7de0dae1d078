"""What mkdocs.yml asks for beside the menu: every field is known and written once, and what it names is there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import yaml

from guide.content.files import Unopened, text_of
from guide.content.records import nearest
from guide.content.syntax import LOADER
from guide.project import Problem

CONFIG = "mkdocs.yml"
FIELDS = frozenset({
    "INHERIT", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template", "exclude_docs",
    "extra", "extra_css", "extra_javascript", "extra_templates", "hooks", "markdown_extensions", "nav", "not_in_nav",
    "plugins", "remote_branch", "remote_name", "repo_name", "repo_url", "site_author", "site_description", "site_dir",
    "site_name", "site_url", "strict", "theme", "use_directory_urls", "validation", "watch",
})  # fmt: skip
"""What MkDocs knows."""
_LISTS = ("nav", "plugins", "markdown_extensions", "watch", "hooks", "extra_css", "extra_javascript")
_GROUPS = ("extra", "theme", "validation")
_SWITCHES = ("strict", "use_directory_urls")
_TEXTS = ("site_name", "site_description")
_OUT = re.compile(r"https://[\w-]+(?:\.[\w-]+)+(?:[:/?#]\S*)?")
_OURS = {"mkdocs.plugins": {"search", "macros"}, "markdown.extensions": {"attr_list", "tables", "toc"},
         "mkdocs.themes": {"material"}}  # fmt: skip
_Fields = dict[str, tuple[int, yaml.Node]]


def wrong_settings(root: Path) -> Iterator[Problem]:
    """Every field of mkdocs.yml is known and stands once, and what it names is there. The menu has its own rule."""
    try:
        top = LOADER(text_of(root / CONFIG)).get_single_node()
        fields = _fields(top)
        found = [*_twice(top), *_forms(fields), *_named(fields), *_frame(fields, root), *_way_out(fields)]
    except (Unopened, yaml.YAMLError, RecursionError):  # which is told elsewhere
        return
    for line, name, text in found if isinstance(top, yaml.MappingNode) else ():
        yield Problem(CONFIG, line, name, text)


_Said = Iterator[tuple[int, str, str]]


def _fields(node: yaml.Node | None) -> _Fields:
    """The fields of a group, each with its line and what it holds."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {str(key.value): (_line(key), value) for key, value in pairs}


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _twice(node: yaml.Node | None) -> _Said:
    """The fields that stand twice in one group, however deep: the first would have been lost."""
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                yield _line(key), name, f"står også på linje {seen[name]}. Slå dem sammen, og slett den ene"
            seen.setdefault(name, _line(key))
            yield from _twice(value)
    for one in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _twice(one)


def _forms(fields: _Fields) -> _Said:
    """Each field is one that MkDocs knows, and holds what it must."""
    for name, (line, value) in fields.items():
        empty = isinstance(value, yaml.ScalarNode) and not value.value.strip()
        if name not in FIELDS:
            yield line, name, f"feltet finnes ikke.{nearest(name, FIELDS) or ' Slett det'}"
        elif name in _LISTS and not isinstance(value, yaml.SequenceNode | yaml.MappingNode):
            yield line, name, "er ikke en liste. Skriv ett punkt på hver linje, med - foran"
        elif name in _GROUPS and not isinstance(value, yaml.MappingNode):
            yield line, name, "er ikke felt. Skriv navn: verdi på linjene under, med innrykk"
        elif name in _SWITCHES and str(value.value).lower() not in ("true", "false"):
            yield line, name, "er verken true eller false. Skriv en av dem"
        elif name in _TEXTS and (empty or not isinstance(value, yaml.ScalarNode)):
            yield line, name, "er ikke en tekst. Skriv den på samme linje"
    if "site_name" not in fields:
        yield 1, "site_name", "mangler. Hent linja fra forrige versjon"


def _named(fields: _Fields) -> _Said:
    """The plugins and extensions are installed."""
    for name, group, what in (
        ("plugins", "mkdocs.plugins", "tillegget"),
        ("markdown_extensions", "markdown.extensions", "utvidelsen"),
    ):
        for one, line in _names(fields[name][1] if name in fields else None):
            if not _is_installed(one, group):
                yield line, name, f"{what} «{one}» er ikke installert. Rett navnet, eller slett linja"


def _names(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """The names in a list of which each may have settings below it."""
    if isinstance(node, yaml.MappingNode):
        yield from ((str(key.value), _line(key)) for key, _ in node.value)
    for one in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(one, yaml.ScalarNode):
            yield one.value, _line(one)
        else:
            yield from _names(one)


def _is_installed(name: str, group: str) -> bool:
    """Whether something that MkDocs or Markdown looks up by name is there. Most are known without looking."""
    if name in _OURS[group]:
        return True
    if {name, f"material/{name}"} & entry_points(group=group).names:
        return True
    try:
        return group == "markdown.extensions" and find_spec(name.partition(":")[0]) is not None
    except (ImportError, ValueError):
        return False


def _frame(fields: _Fields, root: Path) -> _Said:
    """The theme is installed, and its folder and the pages it names are there."""
    theme = _fields(fields["theme"][1]) if "theme" in fields else {}
    line, name = theme.get("name", (0, None))
    if isinstance(name, yaml.ScalarNode) and not _is_installed(name.value, "mkdocs.themes"):
        yield line, "theme.name", f"«{name.value}» er ikke installert. Skriv material"
    line, folder = theme.get("custom_dir", (0, None))
    if isinstance(folder, yaml.ScalarNode) and folder.value.rstrip("/") != "theme":
        yield line, "theme.custom_dir", f"«{folder.value}» er ikke mappa til nettstedet. Skriv theme"
    for one, line in _names(theme["static_templates"][1]) if "static_templates" in theme else ():
        if (root / "theme").is_dir() and not os.path.lexists(root / "theme" / one):
            yield line, "theme.static_templates", f"«{one}» finnes ikke i theme/. Legg fila tilbake, eller rett navnet"


def _way_out(fields: _Fields) -> _Said:
    """The way out of the pages for everybody leads to a page on the web."""
    extra = _fields(fields["extra"][1]) if "extra" in fields else {}
    if "extra" not in fields or (isinstance(fields["extra"][1], yaml.MappingNode) and "leave" not in extra):
        line = fields["extra"][0] if "extra" in fields else 1
        yield line, "extra.leave", "mangler. Skriv adressen «Forlat siden» skal lede til"
    for line, value in [extra["leave"]] if "leave" in extra else []:
        if not isinstance(value, yaml.ScalarNode) or not _OUT.fullmatch(value.value):
            yield line, "extra.leave", "er ikke en trygg adresse. Skriv hele adressen, med https:// foran"
