"""The site for a folder or a memory stick: the same files as on the web, in one zip with a letter on top."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from guide.project import norwegian

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
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        _add(packed, "LES-MEG.txt", letter(title, day, list(names)).encode("utf-8-sig"), day)
        for name, path in names.items():
            _add(packed, name, path.read_bytes(), day)
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
