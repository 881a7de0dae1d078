"""What a build reads beside data and pages: folders, the theme, partials and macros.py. And nothing has strayed."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from runpy import run_path

from jinja2 import Environment, TemplateSyntaxError

from guide.check.frame import parts_are_written_as_pages_are
from guide.check.missing import missing_partials, missing_to_a_template
from guide.check.settings import wrong_settings
from guide.check.slips import in_norwegian, unread_template
from guide.content.files import TEMPLATES, Unopened, is_copy, ordinary, text_of, walked
from guide.content.kinds import FILES
from guide.content.signs import faults
from guide.project import Problem
from guide.render.partials import partials

_THEME = Environment(extensions=["jinja2.ext.i18n"])
_CODE = ("macros.py", "theme", "partials")


def located(error: Exception, root: Path) -> Problem:
    """An error as a problem at the line of macros.py, theme/ or partials/ it came from; others are raised again."""
    places = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, (SyntaxError, TemplateSyntaxError)):
        places.append((error.filename or "", error.lineno or 1))
    for name, line in reversed(places):
        path = Path(name)
        shown = path.relative_to(root) if path.is_relative_to(root) else path
        if shown.parts and shown.parts[0] in _CODE:
            return _unreadable(shown.as_posix(), line, error)
    raise error


def _is_code(path: str) -> bool:
    """Whether a file is for who programs, and is told of in the words of the language."""
    return path.endswith(".py")


def _unreadable(path: str, line: int, error: Exception) -> Problem:
    if not _is_code(path):
        return Problem(path, line, "", f"kan ikke leses: {in_norwegian(error)}. Rett linja")
    reason = error.msg if isinstance(error, SyntaxError) else str(error).splitlines()[0] if str(error) else repr(error)
    return Problem(path, line, "", f"kan ikke leses: «{reason.rstrip('.')}». Rett linja")


def missing_folders(root: Path) -> Iterator[Problem]:
    """What a build reads is there: without a whole folder, everything in it would be missed one by one."""
    code = _CODE if any(os.path.lexists(root / name) for name in _CODE) else ()
    gone: list[str] = []
    for name in (*_folders_of_data(), "docs", *code):
        if any(name.startswith(f"{one}/") for one in gone):
            continue
        if not os.path.lexists(root / name):
            gone.append(name)
            what = "fila" if "." in name else "mappa"
            yield Problem(name, 1, "", f"{what} mangler. Legg den tilbake, eller hent den fra forrige versjon")
        elif "." not in name and not (root / name).is_dir():
            yield Problem(name, 1, "", "er en fil, ikke en mappe. Hent mappa fra forrige versjon")


def _folders_of_data() -> list[str]:
    """Every folder that a file of records lies in, the outer ones first."""
    found = {PurePosixPath("data", kind.file).parent for kind in FILES.values()}
    return sorted({one.as_posix() for path in found for one in (path, *path.parents)} - {"."})


def strays_among_pages(root: Path) -> Iterator[Problem]:
    """Everything in docs/ is published as it is, so there is nothing there but pages, and no copy of one."""
    for path in walked(root / "docs"):
        shown = path.relative_to(root).as_posix()
        if path.is_dir() and path.is_symlink():
            yield Problem(shown, 1, "", "mappa er en lenke til et annet sted. Slett lenka, og legg mappa her selv")
        if path.is_dir() and not path.suffix:
            continue
        if is_copy(path):
            yield Problem(shown, 1, "", "fila ser ut som en kopi. Slett den")
        elif path.suffix != ".md":
            yield Problem(shown, 1, "", "fila er ikke en side, og ville blitt publisert. Flytt den ut av docs/")


def unreadable_macros(root: Path) -> Iterator[Problem]:
    """What MkDocs runs can be run, so that a slip in it is a line here and no traceback there."""
    path, before = root / "macros.py", [*sys.path]
    if not os.path.lexists(path):
        return
    try:
        if found := [Problem(path.name, line, "", what) for line, what in faults(text_of(path))]:
            yield from found
            return
        run_path(str(path))
    except Unopened as closed:
        yield Problem(path.name, closed.line, "", closed.text)
    except Exception as error:
        yield located(error, root)
    finally:
        sys.path[:] = before  # it puts the project there each time


def unreadable_templates(root: Path) -> Iterator[Problem]:
    """Everything in partials/ and theme/ can be opened, and each template is text that Jinja can read."""
    for path in (one for name in ("partials", "theme") for one in walked(root / name)):
        if path.is_dir() and not path.suffix:
            continue
        shown = path.relative_to(root).as_posix()
        try:
            yield from _template_faults(path, shown, root)
        except Unopened as error:
            yield Problem(shown, error.line, "", error.text)
        except TemplateSyntaxError as error:
            yield unread_template(shown, error, text_of(path))


def _template_faults(path: Path, shown: str, root: Path) -> Iterator[Problem]:
    """What is wrong with a template or a style sheet; of other files only whether they can be opened.

    Scripts are made by a machine, in lines as long as they come.
    """
    if path.suffix not in (*TEMPLATES, ".css"):
        ordinary(path)
        return
    text = text_of(path)
    yield from (Problem(shown, line, "", what) for line, what in faults(text))
    if path.suffix in TEMPLATES:
        _read_template(shown, text, root)
    yield from missing_to_a_template(shown, text, root)


def _read_template(path: str, text: str, root: Path) -> None:
    """Read a partial for the pages too, anew if it has been written since; of the theme's templates only the syntax."""
    folder, _, name = path.partition("/")
    if folder == "theme":
        _THEME.parse(text)
    elif not partials(root).get_template(name).is_up_to_date:
        partials.cache_clear()
        partials(root).get_template(name)


SURROUNDINGS = (
    strays_among_pages,
    unreadable_macros,
    unreadable_templates,
    missing_partials,
    parts_are_written_as_pages_are,
    wrong_settings,
)
"""What is looked at when every folder is there."""
