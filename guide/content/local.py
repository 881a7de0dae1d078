"""What a municipality knows itself: the shape of `data/local/<number>.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StrictBool, model_validator

from guide.content.fields import Model, PageRef
from guide.content.functions import Reachable
from guide.content.values import UNKNOWN, Answer, Done, Name, ShortAnswer, Text


def _known(values: object) -> object:
    """What says that something is not known, is as if it were not filled in."""
    return {name: value for name, value in values.items() if value != UNKNOWN} if isinstance(values, dict) else values


class LocalContact(Reachable):
    """Who has a function in the municipality. Local only, unless it says `public: true`."""

    person: ShortAnswer | None = Field(None, description="Navnet på den som har funksjonen. Aldri når public er true")
    unit: ShortAnswer | None = Field(None, description="Kontoret eller tjenesten, for eksempel Servicetorget")
    phone: ShortAnswer | None = Field(None, description='Telefonnummeret i anførselstegn, for eksempel "22 58 60 00"')
    note: Answer | None = Field(None, description="Noe annet den som ringer, må vite. Aldri når public er true")
    public: StrictBool = Field(False, description="true når nummeret kan henge på veggen")

    @model_validator(mode="before")
    @classmethod
    def known(cls, values: object) -> object:
        """Leave out what is not known."""
        return _known(values)


class LocalNote(Model):
    """What the municipality has agreed on, for one page of the guide."""

    page: PageRef = Field(description="Siden merknaden hører til, for eksempel situasjoner/hjemkomst.md")
    text: Text = Field(description="Merknaden")


class Approval(Model):
    """Who has approved the local contacts."""

    by: Name = Field(description="Funksjonen som har godkjent")
    on: Done = Field(description="Dagen det ble gjort (ÅÅÅÅ-MM-DD)")


_EMPTY = BeforeValidator(lambda value: () if value is None else value)
"""A list with nothing under its name is an empty list."""


class Overlay(Model):
    """The local part of one municipality's edition."""

    municipality: Name = Field(description='Kommunenummeret i anførselstegn, for eksempel "0301"')
    approved: Approval | None = Field(None, description="Hvem som har godkjent dette. Tomt: «Ikke godkjent»")
    contacts: Annotated[tuple[LocalContact, ...], _EMPTY] = Field((), description="Kontaktene, én for hver funksjon")
    notes: Annotated[tuple[LocalNote, ...], _EMPTY] = Field((), description="Merknader til sider i veilederen")

    def of(self, function: str) -> list[LocalContact]:
        """Those who have a function."""
        return [one for one in self.contacts if one.function == function]
