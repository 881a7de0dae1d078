"""What follows from the text of a file alone, kept in .cache between runs until the text or the code is another.

What is kept is sealed with a secret of the user's own, which lies outside the project: a folder that is passed on with
its cache can neither run code here, nor put a number of somebody else's on a page.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from hmac import compare_digest
from importlib.metadata import version
from pathlib import Path
from secrets import token_bytes, token_hex
from typing import TypeVar

from guide.project import ROOT

Made = TypeVar("Made")

_CODE = ROOT / "guide" / "content"
_FOLDER = ROOT / ".cache" / "read"
_LIBRARIES = ("PyYAML", "Jinja2", "Markdown")


def cached(make: Callable[[str, str], Made], text: str, name: str) -> Made:
    """What is made of a text with a name: read again if nothing has changed, or else made, and kept in its place."""
    file, key = _FOLDER / name.replace("/", "-"), _key(f"{make.__module__} {make.__qualname__} {name} {text}")
    with suppress(Exception):  # there is none, or it is of another Python: pickle then raises anything
        seal, before = _torn(file.read_bytes())
        if compare_digest(seal, _seal(key, before)):
            return pickle.loads(before)  # type: ignore[no-any-return]
    made = make(text, name)
    with suppress(OSError):  # a full or closed disk: it is made again the next time
        data = pickle.dumps(made)
        _write(file, _seal(key, data) + data)
    return made


_SEAL = 32


def _torn(whole: bytes) -> tuple[bytes, bytes]:
    return whole[:_SEAL], whole[_SEAL:]


def _seal(key: bytes, data: bytes) -> bytes:
    """What nobody can write without the secret: it binds what was made to what it was made of."""
    return blake2b(data, key=key, digest_size=_SEAL).digest()


def _key(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), key=_code(), digest_size=64).digest()


@cache
def _secret() -> bytes:
    """The user's own, made the first time. Where it can be neither read nor written, nothing is found again."""
    with suppress(OSError, RuntimeError):  # there may be no home
        file = _home() / "exit-guide" / "secret"
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError), open(file, "xb", opener=_for_me_alone) as new:
            new.write(token_bytes(_SEAL))
        if len(secret := file.read_bytes()) == _SEAL:
            return secret
        file.unlink()  # half of one; the next run makes another
    return token_bytes(_SEAL)


def _home() -> Path:
    """Where this user's programs keep such things."""
    chosen = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(chosen) if chosen else Path.home() / ".cache"


def _for_me_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@cache
def _code() -> bytes:
    """The secret, and the code that makes it: ours, that of the libraries, and Python's."""
    code = blake2b(_secret() + " ".join([sys.version, *map(version, _LIBRARIES)]).encode(), digest_size=64)
    for path in [*sorted(_CODE.glob("*.py")), ROOT / "guide" / "project.py"]:
        code.update(path.read_bytes())
    return code.digest()


def _write(file: Path, data: bytes) -> None:
    """Another run must never find half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f"{file.name}.{token_hex(4)}")
    half.write_bytes(data)
    half.replace(file)
