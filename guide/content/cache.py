"""What follows from the text of a file alone, kept in .cache between runs until the text or the code is another."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from guide.project import ROOT

Made = TypeVar("Made")

_CODE = ROOT / "guide" / "content"
_FOLDER = ROOT / ".cache" / "read"
_LIBRARIES = ("PyYAML", "Jinja2", "Markdown")


def cached(make: Callable[[str, str], Made], text: str, name: str) -> Made:
    """What is made of a text with a name: read again if nothing has changed, or else made, and kept in its place."""
    file, key = _FOLDER / name.replace("/", "-"), _key(f"{make.__module__} {make.__qualname__} {name} {text}")
    with suppress(Exception):  # there is none, or it was spoilt: pickle then raises anything
        before = file.read_bytes()
        if before.startswith(key):
            return pickle.loads(before[len(key) :])  # type: ignore[no-any-return]
    made = make(text, name)
    with suppress(OSError):  # a full or closed disk: it is made again the next time
        _write(file, key + pickle.dumps(made))
    return made


def _key(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), key=_code(), digest_size=32).digest()


@cache
def _code() -> bytes:
    """The code that makes it: ours, that of the libraries, and Python's."""
    code = blake2b(" ".join([sys.version, *map(version, _LIBRARIES)]).encode(), digest_size=64)
    for path in [*sorted(_CODE.glob("*.py")), ROOT / "guide" / "project.py"]:
        code.update(path.read_bytes())
    return code.digest()


def _write(file: Path, data: bytes) -> None:
    """Another run must never find half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f"{file.name}.{os.getpid()}")
    half.write_bytes(data)
    half.replace(file)
