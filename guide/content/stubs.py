"""The page that each record of a kind with pages needs: written, with its place in the menu, when it is missing."""

from __future__ import annotations

from pathlib import Path

from guide.content.catalog import Catalog
from guide.content.kinds import KINDS, Kind
from guide.content.pages import navigation
from guide.files import write_whole
from guide.project import ROOT


def write_missing_pages(catalog: Catalog, root: Path = ROOT) -> list[str]:
    """Write the pages that are missing, and put each in the menu. Return their paths under docs/. Raises OSError."""
    listed, _ = navigation(root / "mkdocs.yml")
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
