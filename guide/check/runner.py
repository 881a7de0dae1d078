"""Every rule run over the project, what it came to, and a build on anything wrong refused."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from guide.check.rules import RULES
from guide.check.subject import Project
from guide.check.surroundings import SURROUNDINGS, located, missing_folders
from guide.content.catalog import Catalog, load
from guide.content.kinds import KINDS
from guide.content.model import Contact, Service
from guide.content.values import UNKNOWN
from guide.project import ROOT, Problem, build_date, clock_day

MOST_SHOWN = 50
_OPEN_FIELDS = ("phones", "email", "form", "url", "hours", "anonymity", "after_contact", "languages", "confirmations")


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


def find_problems(root: Path = ROOT) -> list[Problem]:
    """Every problem in data/, docs/ and the navigation, sorted by file and line."""
    if missing := list(missing_folders(root)):
        return missing
    catalog = load(root)
    try:
        today = build_date(catalog, root)
    except ValueError as error:
        name, _, text = str(error).rstrip(".").partition(": ")
        return [Problem(name, 0, "", text)]
    found = judge(Project(root, catalog, today, clock_day()))
    return sorted([*found, *(problem for look in SURROUNDINGS for problem in look(root))])


def judge(project: Project) -> list[Problem]:
    """Every problem of a project that is already read. Rules that need publication.yaml wait for it."""
    found = set(project.catalog.problems)
    for rule in RULES:
        try:
            found.update(replace(problem, code=rule.__name__) for problem in rule(project))
        except Exception as error:
            found.add(located(error, project.root))
    return sorted(found)


class Refused(Exception, SystemExit):
    """Ends a build, and the process if nobody catches it; a server that follows changes outlives it as any error."""

    code = 1

    def __init__(self, text: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(text)
        self.problems = list(problems)


def require_sound() -> None:
    """Refuse to build on anything wrong, with the whole report."""
    if problems := find_problems():
        sys.stderr.write(report(problems) + "\n")
        raise Refused("Rett feilen og lagre. Så bygges sidene på nytt.")
