"""Style sheets and scripts without comments and white space: what is written for people is not sent to readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

_TOOLS: dict[str, Callable[[str], str]] = {".css": cssmin, ".js": jsmin}


def minify(folder: Path) -> None:
    """Make every style sheet and script of a built site small, where it stands."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in _TOOLS:
            path.write_text(_TOOLS[path.suffix](path.read_text("utf-8")), "utf-8")
