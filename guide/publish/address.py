"""The address the site is published under, which may have a path: https://eksempel.no/veileder/."""

from __future__ import annotations

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

from guide.model import Publication
from guide.reading import Problem


def site_address(publication: Publication) -> str:
    """SITE_URL, else the address of the publication, always with a last slash; empty while nobody has decided."""
    address = os.environ.get("SITE_URL") or publication.site_url or ""
    return address and f"{address.rstrip('/')}/"


def base_path(address: str) -> str:
    """The path of an address, from which the page for what is not found links."""
    return urlsplit(address).path or "/"


def find_address_problems() -> Iterator[Problem]:
    """What is wrong with SITE_URL. The address in the data has a rule of its own."""
    value = os.environ.get("SITE_URL", "")
    parts = urlsplit(value)
    if value and (parts.scheme not in ("https", "http") or not parts.netloc or parts.query or parts.fragment):
        text = f"«{value}» er ikke adressen til et nettsted. Skriv for eksempel https://eksempel.no/veileder/"
        yield Problem("SITE_URL", 1, "", text)
