"""Which of our files a phone number passes on its way from the text in data/ to the page: `python -m tools.passage`.

A file counts when one of its functions is given the number, or hands it on, by itself or in what holds it.
"""

from __future__ import annotations

import shutil
import sys
from datetime import date
from types import FrameType
from typing import Any

from guide.content.catalog import load
from guide.content.fields import Model
from guide.facts.phone import tel_uri
from guide.project import ROOT
from guide.render.macros import MACROS
from guide.render.view import View

_DEEP, _WIDE = 6, 400


def passed(contact: str) -> dict[str, str]:
    """The files that the first number of a contact point passes, each with the first function that had it."""
    number = load().contacts[contact].phones[0].number
    forms, found = {number, tel_uri(number)}, dict[str, str]()

    def look(frame: FrameType, event: str, given: Any) -> None:
        path = frame.f_code.co_filename
        ours = path.startswith(str(ROOT)) and "/.venv/" not in path and path not in found
        handed = [given] if event == "return" else []
        if (
            ours
            and event in ("call", "return")
            and any(_holds(one, forms) for one in (*frame.f_locals.values(), *handed))
        ):
            found[path] = frame.f_code.co_name

    shutil.rmtree(ROOT / ".cache" / "read", ignore_errors=True)  # what is cached is not read
    load.__globals__["_load"].cache_clear()
    sys.setprofile(look)
    try:
        MACROS["contact"](View(load(), date(2026, 12, 1), "index.md"), contact)
    finally:
        sys.setprofile(None)
    return {path.removeprefix(f"{ROOT}/"): function for path, function in found.items()}


def _holds(value: Any, forms: set[str], depth: int = 0) -> bool:
    """Whether a value is the number or holds it, within what is not too deep."""
    if isinstance(value, str):
        return any(form in value for form in forms)
    inner = value.values() if isinstance(value, dict) else vars(value).values() if isinstance(value, Model) else value
    if depth > _DEEP or not isinstance(inner, (list, tuple, type({}.values()))):
        return False
    return any(_holds(one, forms, depth + 1) for one in list(inner)[:_WIDE])


def main() -> None:
    """Print the files, and how many there are of each sort."""
    found = passed("nav-kontaktsenter")
    print("\n".join(f"{path}: {function}" for path, function in sorted(found.items())))
    code = sum(path.endswith(".py") for path in found)
    print(f"{code} files of code and {len(found) - code} partials.")


if __name__ == "__main__":
    main()
