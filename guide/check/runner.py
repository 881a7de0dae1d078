"""Run every rule over the project; a build on anything wrong is refused."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from runpy import run_path

from jinja2 import Environment, TemplateSyntaxError

from guide.check.report import report
from guide.check.rules import RULES
from guide.check.subject import Project
from guide.content.catalog import load
from guide.project import ROOT, Problem, build_date
from guide.render.partials import partials

_THEME = Environment(extensions=["jinja2.ext.i18n"])
_CODE = ("macros.py", "theme", "partials")


def find_problems(root: Path = ROOT) -> list[Problem]:
    """Every problem in data/, docs/ and the navigation, sorted by file and line."""
    catalog = load(root)
    try:
        today = build_date(catalog, root)
    except ValueError as error:
        name, _, text = str(error).rstrip(".").partition(": ")
        return [Problem(name, 0, "", text)]
    found = judge(Project(root, catalog, today, date.today()))
    return sorted([*found, *unreadable_macros(root), *unreadable_templates(root)])


def judge(project: Project) -> list[Problem]:
    """Every problem of a project that is already read. Rules that need publication.yaml wait for it."""
    found = set(project.catalog.problems)
    for rule in RULES:
        try:
            found.update(rule(project))
        except Exception as error:
            found.add(blamed(error, project.root))
    return sorted(found)


def blamed(error: Exception, root: Path) -> Problem:
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


def _unreadable(path: str, line: int, error: Exception) -> Problem:
    reason = error.msg if isinstance(error, SyntaxError) else str(error).splitlines()[0] if str(error) else repr(error)
    return Problem(path, line, "", f"kan ikke leses: «{reason.rstrip('.')}». Rett linja")


def unreadable_macros(root: Path) -> Iterator[Problem]:
    """What MkDocs runs can be run, so that a slip in it is a line here and no traceback there."""
    path, before = root / "macros.py", [*sys.path]
    try:
        run_path(str(path)) if path.is_file() else None
    except Exception as error:
        yield blamed(error, root)
    finally:
        sys.path[:] = before  # it puts the project there each time


def unreadable_templates(root: Path) -> Iterator[Problem]:
    """Every partial and every template of the theme is text that Jinja can read."""
    for path in sorted(one for name in ("partials", "theme") for one in (root / name).rglob("*")):
        if path.suffix in (".html", ".md"):
            shown = path.relative_to(root).as_posix()
            try:
                _read_template(shown, path.read_bytes().decode("utf-8"), root)
            except UnicodeDecodeError as error:
                line = error.object[: error.start].count(b"\n") + 1
                yield Problem(shown, line, "", "fila er ikke lagret som UTF-8. Lagre den på nytt med UTF-8")
            except TemplateSyntaxError as error:
                yield _unreadable(shown, error.lineno, error)


def _read_template(path: str, text: str, root: Path) -> None:
    """Read a partial for the pages too, anew if it has been written since; of the theme's templates only the syntax."""
    folder, _, name = path.partition("/")
    if folder == "theme":
        _THEME.parse(text)
    elif not partials(root).get_template(name).is_up_to_date:
        partials.cache_clear()
        partials(root).get_template(name)


class Refused(Exception, SystemExit):
    """Ends a build, and the process if nobody catches it; a server that follows changes outlives it as any error."""

    code = 1


def require_sound() -> None:
    """Refuse to build on anything wrong, with the whole report."""
    if problems := find_problems():
        sys.stderr.write(report(problems) + "\n")
        raise Refused("Rett feilen og lagre. Så bygges sidene på nytt.")
