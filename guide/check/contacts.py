"""Rules for contact points: ways to reach them, the same number everywhere, the right reader, when it was read."""

from __future__ import annotations

from collections.abc import Iterator

from guide.check.subject import Project
from guide.content.catalog import Entry
from guide.content.construct import Location
from guide.content.coverage import Office
from guide.content.model import Contact
from guide.project import Problem

_AUDIENCE = {"emergency": "public", "public_advice": "public", "professional_advice": "professional"}
_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


def contacts(project: Project) -> Iterator[tuple[Entry, Location, Contact]]:
    """Every contact point with its place."""
    for entry in project.catalog.entries["services"]:
        for index, contact in enumerate(entry.record.contacts):
            yield entry, ("contacts", index), contact


def reached(project: Project) -> Iterator[tuple[Entry, Location, Contact | Office]]:
    """Every contact point and every office that covers some municipalities, with its place."""
    yield from contacts(project)
    for entry in project.catalog.entries["offices"]:
        yield entry, (), entry.record


def several_numbers_are_told_apart(project: Project) -> Iterator[Problem]:
    """Each number of a contact point or an office that has more than one says what it is for."""
    for entry, at, contact in reached(project):
        for index, phone in enumerate(contact.phones if len(contact.phones) > 1 else ()):
            if not phone.label:
                text = f"mangler for «{phone.number}», som ikke er det eneste nummeret. Skriv hva det er til"
                yield entry.problem(*at, "phones", index, "label", text=text)


def every_contact_point_can_be_reached(project: Project) -> Iterator[Problem]:
    """A contact point has a number, an e-mail address, a form or a page, and so has an office."""
    for entry, at, contact in reached(project):
        if not (contact.phones or contact.email or contact.url or getattr(contact, "form", None)):
            yield entry.problem(*at, text="har verken telefon, e-post, skjema eller nettside. Legg til minst én")


def one_contact_point_has_one_number(project: Project) -> Iterator[Problem]:
    """Contact points with the same name, e-mail address or form have the same numbers."""
    first: dict[str, Contact] = {}
    for entry, at, contact in contacts(project):
        for name in filter(None, (contact.name, contact.email, contact.form)):
            other = first.setdefault(name.casefold(), contact)
            mine, theirs = ({phone.number for phone in one.phones} for one in (contact, other))
            if mine != theirs:
                text = f"«{name}» har også et annet nummer, under {other.id}. Behold ett, eller gi dem ulike navn"
                yield entry.problem(*at, "phones", text=text)


def the_kind_fits_the_reader(project: Project) -> Iterator[Problem]:
    """Emergency lines and public advice are for everybody; professional advice is for professionals."""
    for entry, at, contact in contacts(project):
        wanted = _AUDIENCE.get(contact.kind, contact.audience)
        if contact.audience != wanted:
            text = f"«{contact.audience}» passer ikke til {contact.kind}. Skriv {wanted}, eller velg et annet slag"
            yield entry.problem(*at, "audience", text=text)


def anonymity_is_said_by_the_service_itself(project: Project) -> Iterator[Problem]:
    """A promise of anonymity comes from the service's own site, the one it gives as its page."""
    for entry, at, contact in contacts(project):
        if contact.anonymity == "unknown":
            continue
        host = contact.anonymity.source.split("/")[2].removeprefix("www.")
        if not (contact.url and contact.url.split("/")[2].removeprefix("www.") == host):
            text = f"«{contact.anonymity.source}» er ikke på tjenestens egen nettside. Vis til den, eller skriv unknown"
            yield entry.problem(*at, "anonymity", "source", text=text)


def organisation_numbers_have_the_right_check_digit(project: Project) -> Iterator[Problem]:
    """An organisation number has nine digits, the last of them by modulus 11."""
    entries = project.catalog.entries
    for entry in (*entries["services"], *entries["municipalities"], *entries["regions"], *entries["owners"]):
        number = entry.record.organisation_number
        if number is not None and not valid_organisation_number(number):
            text = f"«{number}» er ikke et organisasjonsnummer. Se etter på brreg.no, og skriv ni sifre"
            yield entry.problem("organisation_number", text=text)


def valid_organisation_number(number: str) -> bool:
    """Modulus 11 with the weights 3 2 7 6 5 4 3 2 (Brønnøysundregistrene)."""
    if len(number) != 9 or not (number.isascii() and number.isdigit()):
        return False
    check = -sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False)) % 11
    return check == int(number[-1])
