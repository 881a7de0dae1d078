"""What must hold before anything of an answer is written: each refusal is a sentence, and then nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pydantic import TypeAdapter, ValidationError

from guide.content.catalog import Catalog
from guide.content.coverage import MunicipalContact
from guide.content.values import UNKNOWN, SharedEmail, Url
from guide.facts.phone import as_read, fault
from guide.registers.municipalities.shapes import Unit

FIELDS = ("website", "email", "phone")
MOST_CHANGED = 0.05
"""So large a part of the values of a field may change at once. More is a fault in the register, or in us."""
SHARED = frozenset({"post", "postmottak", "kommunepost", "e-post", "epost", "firmapost", "servicetorg", "postkasse"})
"""What stands before the @ of an address that nobody has alone. Others are accepted only where we have them already."""
_URL, _EMAIL = TypeAdapter(Url), TypeAdapter(SharedEmail)


def those_of_ours(catalog: Catalog, units: Mapping[str, Unit]) -> Iterator[str]:
    """The register has exactly our municipalities, by their organisation numbers."""
    ours = {one.organisation_number: one for one in catalog.municipalities.values()}
    if missing := [ours[number].number for number in ours if number not in units]:
        yield f"Enhetsregisteret: {len(ours) - len(missing)} av {len(ours)} kommuner. Mangler {', '.join(missing[:5])}"
    if strange := [one for number, one in units.items() if number not in ours]:
        yield f"Enhetsregisteret har {strange[0].number} {strange[0].name}, som vi ikke kjenner"


def one_district_each(catalog: Catalog, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Every municipality is in exactly one district of the table."""
    counted = Counter(number for number, _ in pairs)
    for one in catalog.municipalities.values():
        if counted[one.number] != 1:
            yield f"SSB: {one.number} {one.name} står i {counted[one.number]} politidistrikter. Den skal stå i ett"


def read(unit: Unit, ours: MunicipalContact, known: Mapping[str, bool]) -> tuple[dict[str, str], list[str]]:
    """The values of a unit in our form, and what is wrong with those that we cannot use, which become unknown."""
    website = unit.website and f"https://{unit.website.removeprefix('https://').removeprefix('http://').strip('/')}"
    values = {"website": website, "email": unit.email.lower(), "phone": as_read(unit.phone) if unit.phone else ""}
    wrong = {
        "website": _refused(_URL, values["website"]),
        "email": _refused(_EMAIL, values["email"]) or _of_somebody(values["email"], ours),
        "phone": fault(values["phone"], dict(known)) if values["phone"] else "",
    }
    told = [f"{ours.id}.{name}: «{values[name]}» {why}" for name, why in wrong.items() if why]
    return {name: values[name] if values[name] and not wrong[name] else UNKNOWN for name in FIELDS}, told


def _refused(form: TypeAdapter[str], value: str) -> str:
    try:
        form.validate_python(value) if value else None
    except ValidationError as failure:
        return str(failure.errors()[0].get("ctx", {}).get("error", "har feil form"))
    return ""


def _of_somebody(email: str, ours: MunicipalContact) -> str:
    local = email.partition("@")[0]
    if not email or email == ours.email or set(local.split(".")) & SHARED:
        return ""
    return "er ikke et kjent postmottak. Er det en persons adresse?"


def not_too_many(changed: Mapping[str, int], count: int, allowed: frozenset[str]) -> Iterator[str]:
    """Few values of a field change at once, unless somebody has looked and allows it."""
    for name, number in changed.items():
        if number > MOST_CHANGED * count and name not in allowed:
            yield f"{name} er endret hos {number} av {count} kommuner. Se på dem, og skriv --allow {name}"


def of_other_domain(unit: dict[str, str]) -> bool:
    """Whether a website and an e-mail address are of different domains: for a person to judge."""
    host, _, _ = unit["website"].removeprefix("https://").removeprefix("www.").partition("/")
    domain = unit["email"].partition("@")[2]
    return UNKNOWN not in (unit["website"], unit["email"]) and not host.endswith(domain)
