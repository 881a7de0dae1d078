"""The files servers, robots and strangers ask for. What needs an owner's address is left out while there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from guide.model import Publication
from guide.publish.address import base_path
from guide.publish.servers import apache, static_host

_YEAR = timedelta(days=365)


def write_files(folder: Path, publication: Publication, address: str, today: date) -> None:
    """Write the files into a built site."""
    (folder / "robots.txt").write_text(robots(address), "utf-8")
    (folder / ".htaccess").write_text(apache(base_path(address)), "utf-8")
    (folder / "_headers").write_text(static_host(), "utf-8")
    if publication.error_report:
        (folder / ".well-known").mkdir(exist_ok=True)
        text = security(publication.error_report, address, today)
        (folder / ".well-known" / "security.txt").write_text(text, "utf-8")


def left_out(publication: Publication, address: str) -> Iterator[str]:
    """What is not published yet, each with the field that is empty."""
    if not address:
        yield "Utelatt: sitemap.xml og sidenes adresser. Fyll ut site_url i data/publication.yaml, eller sett SITE_URL."
    if not publication.error_report:
        yield "Utelatt: security.txt. Fyll ut error_report i data/publication.yaml."


def robots(address: str) -> str:
    """Everybody may read everything; the sitemap is named when it has addresses."""
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {address}sitemap.xml\n" if address else "")


def security(contact: str, address: str, today: date) -> str:
    """Where to report a hole (RFC 9116). It must say when it is no longer to be trusted: a year after the build."""
    lines = [f"Contact: mailto:{contact}", f"Expires: {today + _YEAR}T00:00:00Z", "Preferred-Languages: nb, nn, en"]
    lines += [f"Canonical: {address}.well-known/security.txt"] if address else []
    return "\n".join(lines) + "\n"
