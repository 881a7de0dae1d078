"""The file of addresses that the machine owns, written whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from guide.content.catalog import Catalog, assemble, shown
from guide.content.coverage import MunicipalContact
from guide.content.kinds import KINDS
from guide.content.reading import Document, parse
from guide.content.registers import Municipality
from guide.content.values import UNKNOWN
from guide.project import write_whole
from guide.registers.municipalities.answers import of_unit
from guide.registers.municipalities.run import Found
from guide.registers.municipalities.values import FIELDS
from guide.registers.rewrite import Unsafe, scalar

KIND = "municipal_contacts"
_HEAD = """\
# Hvordan kommunene nås: nettside, postmottak og sentralbord. Skrives av `make registers WRITE=1`. Rett aldri her.
# yaml-language-server: $schema=../schema/municipal_contacts.schema.json
"""
_ENTRY = """\
- id: {id}
  website: {website}
  email: {email}
  phone: {phone}
  read_how: register
  confidence: high
  looked_up_on: {day}
  sources:
    - url: {source}
      title: Enhetsregisteret
"""


def write(catalog: Catalog, found: Found, day: date, root: Path) -> None:
    """Write the file of the addresses whole. Raises Unsafe when it would not be read as what was found."""
    entries = [_entry(one, found.values[one.id], day) for one in catalog.municipalities.values()]
    text, path = "\n".join([_HEAD, *entries]), shown(KINDS[KIND])
    read = assemble({KIND: parse(text, Document(path))})
    if read.problems or {one.id: _said(one) for one in read.municipal_contacts.values()} != found.values:
        raise Unsafe(f"{path}: fila ville ikke ha sagt det samme som registeret. Ingenting er skrevet")
    write_whole(root / path, text.encode())


def _entry(one: Municipality, found: dict[str, str], day: date) -> str:
    phone = UNKNOWN if found["phone"] == UNKNOWN else scalar(found["phone"], '"')
    source = of_unit(one.organisation_number)
    website, email = scalar(found["website"]), scalar(found["email"])
    return _ENTRY.format(id=one.id, website=website, email=email, phone=phone, day=day, source=source)


def _said(one: MunicipalContact) -> dict[str, str]:
    return {name: getattr(one, name) for name in FIELDS}
