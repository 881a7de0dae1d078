"""From built HTML to a folder for any server or a memory stick: only what is used, small, with what servers ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from rcssmin import cssmin

from guide.content.catalog import load
from guide.content.publication import Publication
from guide.project import ROOT, Problem, build_date, norwegian, write_whole
from guide.site.headers import apache, static_host


def finish(folder: Path, root: Path = ROOT) -> None:
    """Make a built site ready for a server."""
    catalog = load(root)
    write_files(folder, catalog.publication, site_address(catalog.publication), build_date(catalog, root))
    drop_unused(folder)
    minify(folder)


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


BUILT_ON = "bygd.txt"
"""The day of the build, for the machine that looks whether the published site has grown old."""
_YEAR = timedelta(days=365)


def write_files(folder: Path, publication: Publication, address: str, today: date) -> None:
    """Write the files into a built site."""
    (folder / "robots.txt").write_text(robots(address), "utf-8")
    (folder / BUILT_ON).write_text(f"{today}\n", "utf-8")
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


def minify(folder: Path) -> None:
    """Make every style sheet of a built site small, where it stands. The scripts of the theme are small already."""
    for path in sorted(folder.rglob("*.css")):
        path.write_text(cssmin(path.read_text("utf-8")), "utf-8")


_READ = {".html", ".css", ".js", ".txt", ".json", ".webmanifest"}
_ASKED_FOR = {"robots.txt", BUILT_ON, ".htaccess", "_headers", "security.txt"}
"""Files that nothing in the site names: servers and robots know them by name."""


def drop_unused(folder: Path) -> None:
    """Delete every file whose name no page says, nor anything that a page says."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in set(files) - _used(files):
        path.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _used(files: list[Path]) -> set[Path]:
    """The pages and what is asked for, and then whatever these name, step by step."""
    used: set[Path] = set()
    found = {path for path in files if path.suffix == ".html" or path.name in _ASKED_FOR}
    while found:
        used |= found
        text = "\n".join(path.read_text("utf-8") for path in sorted(found) if _is_read(path))
        found = {path for path in files if path not in used and path.name in text}
    return used


def _is_read(path: Path) -> bool:
    return path.suffix in _READ or path.name in _ASKED_FOR


_FOLDER = "veileder-exit-arbeid"
_SITE = "nettsted"
_LETTER = """{title}

Slik åpner du nettstedet uten nett:

1. Pakk ut zip-fila. Åpner du en side inne i zip-fila, virker ikke lenkene.
2. Åpne mappa «{site}», og dobbeltklikk på «index.html». Siden åpner seg i nettleseren.
3. Søket, menyen og utskriften virker som på nett. Lenker til andre nettsteder trenger nett.
{documents}
Innholdet er slik det var {day}. Numre og lover kan være endret etter det.
Innholdet er et utkast som ingen har godkjent, så lenge det står «Utkast» øverst på sidene.

Den som bruker samme maskin, kan se at du har lest sidene. Minnepinnen kan også bli funnet.
"""


def pack(site: Path, target: Path, title: str, day: date) -> int:
    """Write the zip, the same bytes for the same site and day, and return the number of files. Raises OSError."""
    paths = sorted(path for path in site.rglob("*") if path.is_file() and target.resolve() != path.resolve())
    names = {f"{_SITE}/{path.relative_to(site).as_posix()}": path for path in paths}
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        _add(packed, "LES-MEG.txt", letter(title, day, list(names)).encode("utf-8-sig"), day)
        for name, path in names.items():
            _add(packed, name, path.read_bytes(), day)
    write_whole(target, content.getvalue())
    return len(names) + 1


def letter(title: str, day: date, names: list[str]) -> str:
    """What a reader without the web must know first. Lines end as the simplest editor of Windows wants them."""
    documents = "".join(f"\nSom dokument: {name}" for name in names if name.endswith(".pdf"))
    text = _LETTER.format(title=title, site=_SITE, day=norwegian(day), documents=documents and f"{documents}\n")
    return text.replace("\n", "\r\n")


def _add(packed: ZipFile, name: str, content: bytes, day: date) -> None:
    """Add a file with the day of the build for a date, so that nothing depends on when or where it was packed."""
    entry = ZipInfo(f"{_FOLDER}/{name}", (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    packed.writestr(entry, content)
