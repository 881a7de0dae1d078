"""Node, which runs the scripts of the site outside a browser."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path


def node() -> str | None:
    """Node from the environment of the tests, or else from the machine."""
    return shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
