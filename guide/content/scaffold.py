"""What is written of the data: the schemas that editors' tools read, and the pages that records lack."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import TypeAdapter

from guide.content.catalog import Catalog
from guide.content.kinds import FILES, KINDS, WORDS, Kind
from guide.content.local import Overlay
from guide.content.pages import navigation
from guide.project import ROOT, Unsound, write_whole

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ENDING = ".schema.json"
_LOCAL = "local"
"""The files that a municipality writes itself, one for each."""


def schemas() -> dict[str, str]:
    """The file name and the exact text of each schema; the files under words/ share one, and so do those of local/."""
    shapes = {schema_name(kind): _shape(kind) for kind in FILES.values()}
    return {name: _written(shape) for name, shape in {**shapes, f"{_LOCAL}{_ENDING}": Overlay}.items()}


def schema_name(kind: Kind) -> str:
    """The file in data/schema/ that describes a kind."""
    return ("words" if kind in WORDS else PurePosixPath(kind.file).name) + _ENDING


def _shape(kind: Kind) -> Any:
    """What a file holds: a list of records, but for the kinds that are one record."""
    return kind.model if kind.alone else tuple[kind.model, ...]  # type: ignore[name-defined]


def _written(shape: Any) -> str:
    schema = _norwegian_only(TypeAdapter(shape).json_schema())
    return json.dumps({"$schema": _DIALECT, **schema}, ensure_ascii=False, indent=2) + "\n"


def _norwegian_only(part: Any) -> Any:
    """The schema without what pydantic adds for programmers: English titles and docstrings of models."""
    if isinstance(part, list):
        return [_norwegian_only(item) for item in part]
    if not isinstance(part, dict):
        return part
    hidden = {"title", "description"} if isinstance(part.get("properties"), dict) else {"title"}
    return {key: _properties(value) if key in ("properties", "$defs") else _norwegian_only(value)
            for key, value in part.items() if key not in hidden}  # fmt: skip


def _properties(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields by name: a field may well be called `title`."""
    return {name: _norwegian_only(value) for name, value in fields.items()}


def write(folder: Path = ROOT / "data" / "schema") -> int:
    """Write the schemas, and return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    return len(schemas())


def municipality_pages(catalog: Catalog) -> dict[str, str]:
    """The path under docs/ and the text of the page of each municipality. They are not in the menu."""
    kind = KINDS["municipalities"]
    return {kind.place.format(record=one): _STUB.format(one.number) for one in catalog.municipalities.values()}


_STUB = """---
municipality: "{}"
search: {{exclude: true}}
---
{{{{ municipality_page() }}}}
"""


def write_municipality_pages(catalog: Catalog, root: Path = ROOT) -> list[str]:
    """Write the pages of municipalities that are missing or differ, and delete those of none. Return their paths."""
    wanted, changed = municipality_pages(catalog), []
    folder = root / "docs" / KINDS["municipalities"].place.partition("/")[0]
    for path in sorted(folder.glob("[0-9]*.md")):
        if (name := f"{folder.name}/{path.name}") not in wanted:
            path.unlink()
            changed.append(name)
    for name, text in wanted.items():
        path = root / "docs" / name
        if not path.is_file() or path.read_text("utf-8", "replace") != text:
            _write(path, text)
            changed.append(name)
    return changed


def write_missing_pages(catalog: Catalog, root: Path = ROOT) -> list[str]:
    """Write the pages that are missing, and put each in the menu. Return their paths. Raises Unsound or OSError."""
    listed, problems = navigation(root / "mkdocs.yml")
    if problems:
        raise Unsound([*problems])
    made = []
    for kind in (one for one in KINDS.values() if one.own_page):
        for one, record in catalog.records(kind.name).items():
            path = kind.place.format(record=record, parent=None)
            if not (kind.home and getattr(record, kind.home)) and not (root / "docs" / path).exists():
                _write(root / "docs" / path, f"---\n{kind.one}: {one}\n---\n{{{{ {kind.one}_page() }}}}\n")
                made.append(path)
            if path in made and path not in listed:
                _add_to_menu(root / "mkdocs.yml", path, kind)
    return made


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode())


def _add_to_menu(config: Path, path: str, kind: Kind) -> None:
    """A line after the last page of the same folder; a new part of the menu when the folder has none."""
    lines = config.read_text("utf-8").split("\n")
    folder = path.rpartition("/")[0]
    beside = [at for at, line in enumerate(lines) if line.strip().startswith(f"- {folder}/")]
    if beside:
        indent = lines[beside[-1]][: lines[beside[-1]].index("-")]
        lines.insert(beside[-1] + 1, f"{indent}- {path}")
    else:
        at = max(at for at, line in enumerate(lines) if line.strip().startswith("- ")) + 1
        title = (kind.counted or folder).capitalize()
        lines[at:at] = [f"  - {title}:", f"      - {path}"]
    write_whole(config, "\n".join(lines).encode())
