"""What is dear to make is made once a run, by the worker that first asks for it, and read by all of them."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder with a name: made if nobody has, or waited for while somebody does. Nobody writes in it afterwards."""
    folder = _common(factory) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the system lets go of it even when the one who makes it is killed
        if not folder.exists():
            half = factory.mktemp("half") / name
            make(half)
            half.rename(folder)
    return folder


def _common(factory: pytest.TempPathFactory) -> Path:
    """The folder of the run: with several workers each has one of its own inside it."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
