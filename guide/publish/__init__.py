"""From built HTML to a folder that can be laid on any server: only what is used, small, with what servers ask for."""

from __future__ import annotations

from pathlib import Path

from guide.catalog import ROOT, load
from guide.publish.address import site_address
from guide.publish.files import write_files
from guide.publish.small import minify
from guide.publish.used import drop_unused
from guide.today import build_date


def finish(folder: Path, root: Path = ROOT) -> None:
    """Make a built site ready for a server."""
    catalog = load(root)
    write_files(folder, catalog.publication, site_address(catalog.publication), build_date(catalog, root))
    drop_unused(folder)
    minify(folder)
