"""What the register says of a municipality in our form, and why we cannot use some of it.

An address that may be a person's is never copied, not even into what is told: its domain and where it stands are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import TypeAdapter, ValidationError

from guide.content.coverage import MunicipalContact
from guide.content.values import UNKNOWN, SharedEmail, Url
from guide.facts.phone import as_read, fault, normal
from guide.registers.municipalities.shapes import Unit

FIELDS = ("website", "email", "phone")
SHARED = frozenset({"post", "postmottak", "kommunepost", "e-post", "epost", "firmapost", "servicetorg", "postkasse"})
"""What stands before the @ of an address that nobody has alone. Others are accepted only where we have them already."""
_URL: TypeAdapter[str] = TypeAdapter(Url)
_EMAIL: TypeAdapter[str] = TypeAdapter(SharedEmail)
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_MOBILE = re.compile(r"[49]\d{7}")
_LENGTHS = {5, 8}
"""The digits of a switchboard. Shorter and longer numbers are for emergencies and for the whole country."""


def read(unit: Unit, ours: MunicipalContact, known: Mapping[str, bool]) -> tuple[dict[str, str], dict[str, str]]:
    """The values of a unit in our form, and what is wrong with those that we cannot use, which become unknown."""
    said = {"website": _website(unit.website), "email": unit.email.lower(), "phone": unit.phone}
    wrong = {
        "website": _unfit(_URL, said["website"]),
        "email": _unfit(_EMAIL, said["email"]) or _of_somebody(said["email"], ours),
        "phone": _not_a_switchboard(said["phone"], known),
    }
    said["phone"] = as_read(unit.phone)
    values = {name: said[name] if said[name] and not wrong[name] else UNKNOWN for name in FIELDS}
    return values, {name: f"«{told(name, said[name])}» {why}" for name, why in wrong.items() if why}


def told(name: str, value: str) -> str:
    """A value we cannot use, as it may be told: of an e-mail address the domain alone, of a number no words."""
    if name == "email":
        _, at, domain = value.rpartition("@")
        return f"…{at}{domain if at else ''}"
    return "".join(sign for sign in value if not sign.isalpha()).strip() if name == "phone" else value


def is_shared(email: str) -> bool:
    """Whether an address has the form of one that several read."""
    return not _unfit(_EMAIL, email)


def _website(text: str) -> str:
    """The register writes a bare host; some write more. We want the whole address, over https."""
    host, slash, rest = _SCHEME.sub("", text, count=1).partition("/")
    return f"https://{host.lower()}{slash}{rest}".rstrip("/") if host else ""


def _unfit(form: TypeAdapter[str], value: str) -> str:
    try:
        form.validate_python(value) if value else None
    except ValidationError as failure:
        return str(failure.errors()[0].get("ctx", {}).get("error", "har feil form"))
    return ""


def _of_somebody(email: str, ours: MunicipalContact) -> str:
    if not email or email == ours.email or email.partition("@")[0] in SHARED:
        return ""
    return "er ikke et kjent postmottak. Er det en persons adresse?"


def _not_a_switchboard(phone: str, known: Mapping[str, bool]) -> str:
    if not phone:
        return ""
    if wrong := fault(phone, known):
        return wrong
    return "" if len(normal(phone)) in _LENGTHS else "er ikke nummeret til et sentralbord. Det har fem eller åtte sifre"


def to_judge(values: Mapping[str, str]) -> Iterator[str]:
    """What may be right and may be wrong, so that a person must look."""
    website, email, phone = (values[name] for name in FIELDS)
    if UNKNOWN not in (website, email) and not _is_within(website, email.rpartition("@")[2]):
        yield f"{website} og {email} er av ulike domener"
    if _MOBILE.fullmatch(normal(phone)):
        yield f"{phone} kan være en mobiltelefon. Er det sentralbordet?"


def _is_within(website: str, domain: str) -> bool:
    host = website.removeprefix("https://").partition("/")[0]
    return f".{host}".endswith(f".{domain}")
