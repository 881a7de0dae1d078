"""Style sheets without comments and white space: what is written for people is not sent to readers.

The scripts are small already where they stand in the theme: tools/bundle.mjs makes them.
"""

from __future__ import annotations

from pathlib import Path

from rcssmin import cssmin


def minify(folder: Path) -> None:
    """Make every style sheet of a built site small, where it stands."""
    for path in sorted(folder.rglob("*.css")):
        path.write_text(cssmin(path.read_text("utf-8")), "utf-8")
