"""Records as if their owner had confirmed them."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from guide.content.coverage import Office
from guide.content.model import Contact
from guide.content.owners import Confirmation, How
from guide.facts.confirmation import digest, value

Reached = TypeVar("Reached", Contact, Office)


def confirmation(record: Contact | Office, on: date, how: How, *names: str) -> Confirmation:
    """What somebody said of some fields of a record as it is."""
    codes = {name: digest(name, value(record, name)) for name in names}
    return Confirmation(
        on=on, how=how, by="Vaktleder", entered_by="Redaktør", checked_by="Beredskapsplanlegger", fields=codes
    )


def confirmed(record: Reached, on: date, how: How, *names: str) -> Reached:
    """The record with some of its fields confirmed, after what was confirmed before."""
    return record.model_copy(update={"confirmations": (*record.confirmations, confirmation(record, on, how, *names))})
