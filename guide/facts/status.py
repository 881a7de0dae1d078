"""How surely a contact point or another fact is known, in the one form that stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from guide.content.catalog import Catalog
from guide.content.coverage import MunicipalContact, Office
from guide.content.fields import Certain
from guide.content.model import Contact, Service
from guide.facts import confirmation
from guide.project import abbreviated

WITHOUT = frozenset({"110", "112", "113", "116117", "116111"})
"""The numbers that need no status: everybody knows them, and doubt under them could stop somebody from calling."""
UNCONFIRMED = "Ikke bekreftet"
_REGISTER = "brreg.no"
_READ = {"owner_page": "Lest på eierens side", "register": "Lest i Enhetsregisteret"}
_LOOKS = {"confirmed": "mark mark--sure", "read": "status__read", "unconfirmed": "mark"}


@dataclass(frozen=True)
class Status:
    """The words beside a fact. `form` is `confirmed`, `read` or `unconfirmed`; the last one has a reason behind it."""

    form: str
    words: str
    day: date | None = None

    @property
    def said(self) -> str:
        """The words with their day, as they stand on a line."""
        return f"{self.words} {abbreviated(self.day)}" if self.day else self.words

    @property
    def look(self) -> str:
        """The classes that the words stand in, by their form."""
        return _LOOKS[self.form]


def _seen(day: date) -> Status:
    return Status("read", _READ["owner_page"], day)


_NOT_CONFIRMED = Status("unconfirmed", UNCONFIRMED)


def of(one: Contact | Office | MunicipalContact, catalog: Catalog, today: date) -> Status | None:
    """The status of whatever is reached somehow, on a day; none for the numbers that need none.

    What the owner has confirmed comes before where it was read. No reading confirms anything.
    """
    if isinstance(one, Contact) and needs_none(one):
        return None
    if not isinstance(one, MunicipalContact) and one.confirmations:
        owner = confirmation.owner_of(catalog, one)
        if found := confirmation.held(one, confirmation.main_field(one), owner, today):
            return Status("confirmed", "Bekreftet", found.on) if found.is_said else _seen(found.on)
    return _read(one, catalog) if isinstance(one, Contact) else of_reading(one)


def needs_none(contact: Contact) -> bool:
    """Whether all that a contact point has are numbers without a status."""
    numbers = {phone.number.replace(" ", "") for phone in contact.phones}
    return bool(numbers) and numbers <= WITHOUT


def of_reading(one: Office | MunicipalContact) -> Status:
    """The status of an office, or of how a municipality is reached: where it was read. No reading confirms it."""
    words = _READ.get(one.read_how)
    return Status("read", words, one.looked_up_on) if words and one.looked_up_on else _NOT_CONFIRMED


def of_record(record: Certain) -> Status:
    """The status of another record with a date: read on a day, or not confirmed."""
    if record.confidence == "high" and record.looked_up_on:
        return Status("read", "Lest", record.looked_up_on)
    return _NOT_CONFIRMED


def _read(contact: Contact, catalog: Catalog) -> Status:
    """What was read: with the owner, in the register of organisations, or in what is no better than a copy."""
    own = _hosts(_addresses(contact, catalog.contact_owner[contact.id]))
    read = _hosts(one.url for one in contact.sources if one.url) if contact.confidence == "high" else set()
    if contact.looked_up_on and any(_is_of(host, own) for host in read):
        return _seen(contact.looked_up_on)
    if contact.looked_up_on and any(_is_of(host, {_REGISTER}) for host in read):
        return Status("read", _READ["register"], contact.looked_up_on)
    return _NOT_CONFIRMED


def _addresses(contact: Contact, owner: Service) -> Iterator[str]:
    """Where the owner of a contact point has its own pages."""
    for one in (contact, *owner.contacts):
        yield from filter(None, (one.url, one.form))


def _hosts(addresses: Iterable[str]) -> set[str]:
    """The names of the servers of some addresses."""
    found = (urlsplit(one).hostname or "" for one in addresses)
    return {host.removeprefix("www.") for host in found if host}


def _is_of(host: str, sites: set[str]) -> bool:
    """Whether a server is one of some, or stands under one. Two that only share their ending are two sites."""
    return any(host == one or host.endswith(f".{one}") for one in sites)
