"""Rules for owners and what they have confirmed: of a field that is there, by functions, by two of them."""

from __future__ import annotations

from collections.abc import Iterator

from guide.check.contacts import reached
from guide.check.subject import Project
from guide.content.catalog import Entry
from guide.content.construct import Location
from guide.content.coverage import Office
from guide.content.fields import SignedReview
from guide.content.model import Contact
from guide.content.owners import EDITORS, Confirmation
from guide.content.people import names_somebody
from guide.content.records import nearest
from guide.facts.confirmation import fields
from guide.project import Problem

_FUNCTIONS = ("by", "entered_by", "checked_by")


def _confirmations(project: Project) -> Iterator[tuple[Entry, Location, Contact | Office, Confirmation]]:
    for entry, at, record in reached(project):
        for index, one in enumerate(record.confirmations):
            yield entry, (*at, "confirmations", index), record, one


def a_confirmation_is_of_fields_that_an_owner_knows(project: Project) -> Iterator[Problem]:
    """What is confirmed is a field that the owner is asked about."""
    for entry, at, record, one in _confirmations(project):
        known = fields(record)
        for name in one.fields:
            if name not in known:
                advice = nearest(name, set(known)) or f" Velg en av {', '.join(known)}"
                yield entry.problem(*at, "fields", name, text=f"«{name}» kan ikke bekreftes.{advice}")


def a_confirmation_names_functions(project: Project) -> Iterator[Problem]:
    """Who answered, who entered it, who checked it and who signed are functions, never persons."""
    for entry, at, _, one in _confirmations(project):
        for name in _FUNCTIONS:
            if names_somebody(getattr(one, name)):
                text = f"«{getattr(one, name)}» ser ut som et navn. Skriv funksjonen"
                yield entry.problem(*at, name, text=text)
    for entry, at, review in _reviews(project):
        if names_somebody(review.by):
            yield entry.problem(*at, "by", text=f"«{review.by}» ser ut som et navn. Skriv funksjonen")
    for entry in project.catalog.entries["owners"]:
        function = entry.record.ask.function if entry.record.ask else None
        if function and names_somebody(function):
            yield entry.problem("ask", "function", text=f"«{function}» ser ut som et navn. Skriv funksjonen")


def _reviews(project: Project) -> Iterator[tuple[Entry, Location, SignedReview]]:
    return ((entry, at, part) for entry, at, part in project.parts if isinstance(part, SignedReview))


def two_functions_stand_for_a_confirmation(project: Project) -> Iterator[Problem]:
    """Who checks a confirmation is another than who entered it."""
    for entry, at, _, one in _confirmations(project):
        if one.entered_by.casefold() == one.checked_by.casefold():
            text = "den som kontrollerer, kan ikke være den som førte inn. Be en annen kontrollere"
            yield entry.problem(*at, "checked_by", text=text)


def a_published_site_has_an_owner_for_everything(project: Project) -> Iterator[Problem]:
    """When there is a publisher, nothing belongs to the editors who are not appointed."""
    publisher = project.catalog.publication.publisher if project.catalog.entries["publication"] else None
    for kind in ("services", "offices") if publisher else ():
        for entry in project.catalog.entries[kind]:
            if entry.record.owner == EDITORS:
                text = f"«{EDITORS}» kan ikke eie noe når det er en utgiver. Skriv hvem som kan bekrefte opplysningene"
                yield entry.problem("owner", text=text)


def an_owner_has_something_to_answer_for(project: Project) -> Iterator[Problem]:
    """Every owner has a service or an office; the editors may have none."""
    entries = project.catalog.entries
    owning = {entry.record.owner for kind in ("services", "offices") for entry in entries[kind]}
    for entry in entries["owners"]:
        if (
            entry.record.id not in owning
            and entry.record.id != EDITORS
            and not {"services", "offices"} & project.unread
        ):
            yield entry.problem(
                "id", text="eier ingen tjeneste og intet kontor. Vis til den fra owner, eller slett den"
            )
