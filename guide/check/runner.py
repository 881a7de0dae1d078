"""Every rule run over the project, what it came to, and a build on anything wrong refused."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from runpy import run_path

from jinja2 import Environment, TemplateSyntaxError

from guide.check.rules import RULES
from guide.check.subject import Project
from guide.content.catalog import Catalog, load
from guide.content.fields import UNKNOWN
from guide.content.kinds import KINDS
from guide.content.model import Contact, Service
from guide.project import ROOT, Problem, build_date, clock_day
from guide.render.partials import partials

MOST_SHOWN = 50
_OPEN_FIELDS = ("phones", "email", "form", "url", "hours", "anonymity", "after_contact", "languages", "confirmed_on")


def report(problems: Iterable[Problem]) -> str:
    """The first problems, one a line, and how many there are in all."""
    problems = list(problems)
    files = len({problem.path for problem in problems})
    hidden = [f"… og {len(problems) - MOST_SHOWN} til."] if len(problems) > MOST_SHOWN else []
    total = f"{len(problems)} feil i {files} {'fil' if files == 1 else 'filer'}. Ingenting er publisert."
    return "\n".join([*map(_said, problems[:MOST_SHOWN]), *hidden, total])


def _said(problem: Problem) -> str:
    """One line, with the rule. What is not written in a file, such as GUIDE_TODAY, has no line."""
    said = str(problem) if problem.line else str(problem).replace(":0: ", ": ", 1)
    return f"{said} [{problem.code}]" if problem.code else said


def counts(catalog: Catalog) -> str:
    """How much is in order, so that an empty success is noticed."""
    numbers = [(len(catalog.records(kind.name)), kind.counted) for kind in KINDS.values() if kind.counted]
    numbers.insert(-1, (_sayings(catalog), "søkeord og spørsmål"))
    *first, last = [f"{number} {name}" for number, name in numbers]
    return f"{', '.join(first)} og {last} er i orden."


def _sayings(catalog: Catalog) -> int:
    """How many ways of asking are written down."""
    return sum(len(one.phrases) for one in catalog.words) + sum(len(one.words) for one in catalog.concepts.values())


def completeness(catalog: Catalog) -> list[str]:
    """Per service, how many fields nobody knows yet."""
    return [_unknown(service) for service in catalog.services.values()]


def _unknown(service: Service) -> str:
    if not service.contacts:
        return f"{service.id}: ingen kontaktpunkter"
    names = {name: sum(_is_open(contact, name) for contact in service.contacts) for name in _OPEN_FIELDS}
    missing = ", ".join(f"{name} {number}" for name, number in names.items() if number)
    total, many = sum(names.values()), len(service.contacts)
    unknown = f"{total} {'ukjent' if total == 1 else 'ukjente'} felt"
    return f"{service.id}: {unknown} i {many} {'kontaktpunkt' if many == 1 else 'kontaktpunkter'} ({missing})"


def _is_open(contact: Contact, name: str) -> bool:
    return getattr(contact, name) in (None, (), UNKNOWN)


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
    found = judge(Project(root, catalog, today, clock_day()))
    return sorted([*found, *unreadable_macros(root), *unreadable_templates(root), *missing_partials(root)])


def judge(project: Project) -> list[Problem]:
    """Every problem of a project that is already read. Rules that need publication.yaml wait for it."""
    found = set(project.catalog.problems)
    for rule in RULES:
        try:
            found.update(replace(problem, code=rule.__name__) for problem in rule(project))
        except Exception as error:
            found.add(located(error, project.root))
    return sorted(found)


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


def _unreadable(path: str, line: int, error: Exception) -> Problem:
    reason = error.msg if isinstance(error, SyntaxError) else str(error).splitlines()[0] if str(error) else repr(error)
    return Problem(path, line, "", f"kan ikke leses: «{reason.rstrip('.')}». Rett linja")


def unreadable_macros(root: Path) -> Iterator[Problem]:
    """What MkDocs runs can be run, so that a slip in it is a line here and no traceback there."""
    path, before = root / "macros.py", [*sys.path]
    try:
        run_path(str(path)) if path.is_file() else None
    except Exception as error:
        yield located(error, root)
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


def missing_partials(root: Path) -> Iterator[Problem]:
    """Each kind with pages of its own has the partial that shows one, under its name."""
    kinds = KINDS.values() if (root / "partials").is_dir() else ()
    for kind in (one for one in kinds if one.own_page):
        path = f"partials/{kind.one}_page.md"
        if not (root / path).is_file():
            yield Problem(path, 1, "", f"fila mangler. Lag den, og vis posten, som heter {kind.one} der")


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
