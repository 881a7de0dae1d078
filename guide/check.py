"""Run every rule over the project, and say how it went."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from guide.catalog import ROOT, Catalog, load
from guide.model import UNKNOWN, Contact, Service
from guide.reading import Problem
from guide.rules import RULES, Project, contacts, laws, pages, records
from guide.today import build_date

__all__ = ["completeness", "contacts", "counts", "find_problems", "laws", "pages", "records", "report", "require_sound"]

_OPEN_FIELDS = ("phones", "email", "form", "url", "hours", "anonymity", "after_contact", "languages", "confirmed_on")


def find_problems(root: Path = ROOT) -> list[Problem]:
    """Every problem in data/, docs/ and the navigation, sorted by file and line."""
    catalog = load(root)
    try:
        today = build_date(catalog, root)
    except ValueError as error:
        name, _, text = str(error).rstrip(".").partition(": ")
        return [Problem(name, 0, "", text)]
    return judge(Project(root, catalog, today, date.today()))


def judge(project: Project) -> list[Problem]:
    """Every problem of a project that is already read. Rules that need publication.yaml wait for it."""
    found = set(project.catalog.problems)
    for rule in RULES:
        found.update(rule(project))
    return sorted(found)


def report(problems: Iterable[Problem]) -> str:
    """The problems, one a line, and how many there are."""
    problems = list(problems)
    files = len({problem.path for problem in problems})
    total = f"{len(problems)} feil i {files} {'fil' if files == 1 else 'filer'}. Ingenting er publisert."
    return "\n".join([*map(str, problems), total])


def counts(catalog: Catalog) -> str:
    """How much is in order, so that an empty success is noticed."""
    numbers = (
        (len(catalog.services), "tjenester"),
        (len(catalog.contacts), "kontaktpunkter"),
        (len(catalog.acts), "lover og forskrifter"),
        (len(catalog.provisions), "lovbestemmelser"),
        (len(catalog.steps), "steg"),
        (len(catalog.situations), "situasjoner"),
        (len(catalog.roles), "roller"),
        (len(catalog.resources), "ressurser"),
        (len(catalog.terms), "ord"),
        (len(catalog.facts), "opplysninger"),
    )
    *first, last = [f"{number} {name}" for number, name in numbers]
    return f"{', '.join(first)} og {last} er i orden."


def completeness(catalog: Catalog) -> list[str]:
    """Per service, how many fields nobody knows yet."""
    return [_unknown(service) for service in catalog.services.values()]


def _unknown(service: Service) -> str:
    if not service.contacts:
        return f"{service.id}: ingen kontaktpunkter"
    names = {name: sum(_is_open(contact, name) for contact in service.contacts) for name in _OPEN_FIELDS}
    missing = ", ".join(f"{name} {number}" for name, number in names.items() if number)
    return f"{service.id}: {sum(names.values())} ukjente felt i {len(service.contacts)} kontaktpunkter ({missing})"


def _is_open(contact: Contact, name: str) -> bool:
    return getattr(contact, name) in (None, (), UNKNOWN)


def require_sound() -> None:
    """Stop the process with the whole report when anything is wrong: nothing is built on it."""
    if problems := find_problems():
        sys.stderr.write(report(problems) + "\n")
        raise SystemExit(1)
