"""The guards of who enters a reply: functions and no names, two of them, a day that has come, a number called back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guide.content.catalog import Catalog
from guide.content.people import names_somebody
from guide.facts.asking import owned
from guide.facts.confirmation import Reached, owner_of
from guide.facts.phone import as_read, normal


@dataclass(frozen=True)
class Given:
    """What is said about a reply by those who enter it."""

    on: date
    how: str
    by: str
    entered_by: str
    checked_by: str
    called_back: str | None = None
    """The number that was called back, when the reply gave another number."""


def of_those_who_enter(given: Given, today: date) -> Iterator[str]:
    """What is wrong with what is said about those who answered, entered and checked, and the day."""
    for name, said in (("by", given.by), ("entered_by", given.entered_by), ("checked_by", given.checked_by)):
        if sum(map(str.isalpha, said)) < LEAST:
            yield f"{name}: «{said}» sier ikke hvem det er. Skriv funksjonen"
        if names_somebody(said) or "@" in said or any(map(str.isdigit, said)):
            yield f"{name}: «{said}» ser ut som et navn. Skriv funksjonen"
    if given.entered_by.casefold() == given.checked_by.casefold():
        yield "checked_by: den som kontrollerer, kan ikke være den som førte inn. Be en annen kontrollere"
    if given.on > today:
        yield f"on: {given.on} er etter i dag. Rett datoen"


LEAST = 3
"""So many letters the name of a function has."""


def of_the_number_called_back(catalog: Catalog, record: Reached, given: Given) -> Iterator[str]:
    """What is wrong with the number that was called back: it is one that we have to the owner already."""
    called = [phone for one in owned(catalog, owner_of(catalog, record)) for phone in one.phones]
    if given.called_back and normal(given.called_back) not in {normal(one.number) for one in called}:
        known = ", ".join(dict.fromkeys(as_read(one.number) for one in called)) or "Vi har ingen"
        yield f"«{given.called_back}» er ikke et nummer vi har til eieren fra før. Bruk et av dem: {known}"
