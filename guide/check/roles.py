"""Rules for what a role is told first: whom to contact, as the situations have it, and one answer to a question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from guide.check.subject import Project
from guide.content.catalog import Entry
from guide.content.construct import Location
from guide.content.model import CallStep, FirstContact, Situation
from guide.project import Problem


def first_contacts(project: Project) -> Iterator[tuple[Entry, Location, FirstContact]]:
    """Every first contact of every role with its place."""
    for entry in project.catalog.entries["roles"]:
        for index, one in enumerate(entry.record.first_contact):
            yield entry, ("first_contact", index), one


def every_role_says_whom_to_contact_first(project: Project) -> Iterator[Problem]:
    """Each role has a first contact that holds whatever has happened, beside those that hold on a condition."""
    for entry in project.catalog.entries["roles"]:
        if all(one.when for one in entry.record.first_contact):
            text = "mangler en som alltid er den rette. Skriv hvem rollen tar kontakt med, uten when"
            yield entry.problem("first_contact", text=text)


def no_role_is_told_to_contact_itself(project: Project) -> Iterator[Problem]:
    """The first contact of a role is neither the role nor the service that it belongs to."""
    for entry, at, one in first_contacts(project):
        for field, named, own in (("role", one.role, entry.record.id), ("service", one.service, entry.record.service)):
            if named and named == own:
                text = f"«{named}» er leseren selv. Skriv en annen å ta kontakt med, eller en rolle i tjenesten"
                yield entry.problem(*at, field, text=text)


def a_role_calls_in_the_order_of_its_situations(project: Project) -> Iterator[Problem]:
    """In a situation that is for a role, whom the role contacts first stands on the card, and in the same order."""
    roles = {entry.record.id: entry for entry in project.catalog.entries["roles"]}
    for situation in project.catalog.situations.values():
        for role in situation.roles:
            if role in roles:
                yield from _missing(roles[role], situation)
                yield from _turned(roles[role], situation)


def _missing(entry: Entry, situation: Situation) -> Iterator[Problem]:
    """The first contact that always holds, when its service is not on the card."""
    always = [(index, one) for index, one in enumerate(entry.record.first_contact) if not one.when][:1]
    for index, one in always:
        if one.service and one.service not in {step.service for step in situation.call}:
            text = f"«{one.service}» står ikke i call i situasjonen «{situation.id}». Rett en av dem"
            yield entry.problem("first_contact", index, "service", text=text)


def _turned(entry: Entry, situation: Situation) -> Iterator[Problem]:
    """Each first contact that the card calls before the one that stands ahead of it here."""
    order = [step.service for step in situation.call]
    shared = [(at, one.service) for at, one in enumerate(entry.record.first_contact) if one.service in order]
    for (_, first), (index, second) in pairwise(shared):
        if order.index(second) < order.index(first):
            text = f"«{second}» kommer før «{first}» i situasjonen «{situation.id}». Bruk samme rekkefølge begge steder"
            yield entry.problem("first_contact", index, "service", text=text)


def a_question_that_several_roles_ask_has_one_answer(project: Project) -> Iterator[Problem]:
    """The same question about the same provisions is answered in the same words in every role."""
    answers: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}
    for entry in project.catalog.entries["roles"]:
        for index, one in enumerate(entry.record.questions):
            role, answer = answers.setdefault((one.question, one.laws), (entry.record.id, one.answer))
            if answer != one.answer:
                text = f"er et annet enn svaret på «{one.question}» i {role}. Skriv det samme begge steder"
                yield entry.problem("questions", index, "answer", text=text)


def a_contact_point_belongs_to_the_service_beside_it(project: Project) -> Iterator[Problem]:
    """Who is to be called is reached at a contact point of that service, or of a service that it is part of."""
    owners = {contact.id: one.id for one in project.catalog.services.values() for contact in one.contacts}
    for entry, at, step in _calls(project):
        if not step.contact:
            continue
        if not step.service:
            text = f"mangler ved «{step.contact}». Skriv tjenesten kontaktpunktet hører til"
            yield entry.problem(*at, "service", text=text)
        elif owners.get(step.contact, step.service) not in (step.service, *_line(project, step.service)):
            text = f"«{step.contact}» hører til {owners[step.contact]}, ikke {step.service}. Rett en av dem"
            yield entry.problem(*at, "contact", text=text)


def _calls(project: Project) -> Iterator[tuple[Entry, Location, CallStep]]:
    """Every step of a card that says whom to call, and every first contact of a role."""
    for entry in project.catalog.entries["situations"]:
        for index, step in enumerate(entry.record.call):
            yield entry, ("call", index), step
    yield from first_contacts(project)


def _line(project: Project, service: str) -> list[str]:
    """A service, the service it is part of, and so on upwards."""
    line: list[str] = []
    current: str | None = service
    while current in project.catalog.services and current not in line:
        line.append(current)
        current = project.catalog.services[current].parent
    return line
