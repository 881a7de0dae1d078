"""What a check comes to: the problems, or how much is in order and how much nobody knows yet."""

from __future__ import annotations

from collections.abc import Iterable

from guide.content.catalog import Catalog
from guide.content.fields import UNKNOWN
from guide.content.kinds import KINDS
from guide.content.model import Contact, Service
from guide.project import Problem

_OPEN_FIELDS = ("phones", "email", "form", "url", "hours", "anonymity", "after_contact", "languages", "confirmed_on")


def report(problems: Iterable[Problem]) -> str:
    """The problems, one a line, and how many there are."""
    problems = list(problems)
    files = len({problem.path for problem in problems})
    total = f"{len(problems)} feil i {files} {'fil' if files == 1 else 'filer'}. Ingenting er publisert."
    return "\n".join([*map(_said, problems), total])


def _said(problem: Problem) -> str:
    """What is not written in a file, such as GUIDE_TODAY, has no line."""
    return str(problem) if problem.line else str(problem).replace(":0: ", ": ", 1)


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
