"""Where a reader tells that something is wrong: by mail or a form, about one record, with nothing of the reader in it.

A mail that was sent is a trace. The pages for everybody therefore have no such link.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from guide.content.publication import Publication
from guide.project import norwegian

PLACE = "{id}"
"""Stands in the address of the form where the id of the record goes."""
SUBJECT = "Feil: "
LONGEST = 1000
"""So many signs of an address reach every mail program whole."""
_BODY = """Det gjelder: {id}
Side: {page}
Nettstedet er bygd: {day}

Hva er galt?


Hva er riktig, og hvor står det?


Ikke skriv om personer eller saker."""


def address(publication: Publication, one: str, page: str, today: date) -> str | None:
    """Where an error in a record is reported; None when nobody receives it."""
    if publication.error_form:
        return publication.error_form.replace(PLACE, quote(one, safe=""))
    if publication.error_report:
        body = _BODY.format(id=one, page=page, day=norwegian(today))
        return f"{begins(publication)}{quote(one, safe='')}&body={quote(body, safe='')}"
    return None


def begins(publication: Publication) -> str:
    """How the address of every report by mail begins."""
    return f"mailto:{publication.error_report}?subject={quote(SUBJECT, safe='')}"
