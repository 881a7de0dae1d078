"""Lovdata's two open packages (NLOD 2.0, no login)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from guide.registers.download import NoDownload, Package, fetched, host, listed
from guide.registers.lovdata.packages import ARCHIVE

BASE = "https://api.lovdata.no/v1/publicData"
TITLES = ("gjeldende-lover", "gjeldende-sentrale-forskrifter")
MOST_BYTES = 1024**3


def download(cache: Path, base: str = BASE) -> tuple[Path, ...]:
    """The newest edition of both packages in the cache folder, fetched if they are not there."""
    try:
        packages = _packages(listed(f"{base}/list"), base)
        cache.mkdir(parents=True, exist_ok=True)
        return tuple(fetched(package, cache) for package in packages)
    except OSError as error:
        raise NoDownload(f"Kan ikke skrive til «{error.filename or cache}»: {error.strerror}") from None
    except NoDownload as reason:
        last = f". Det som ble hentet sist, kan brukes: --source {cache}" if any(cache.glob(f"*{ARCHIVE}")) else ""
        raise NoDownload(f"{reason}{last}") from None


def _packages(answer: Any, base: str) -> list[Package]:
    """The packages as the list has them."""
    rows = [row for row in answer if isinstance(row, dict)] if isinstance(answer, list) else []
    by_name = {row.get("filename"): row for row in rows if isinstance(row.get("filename"), str)}
    if missing := [title for title in TITLES if f"{title}{ARCHIVE}" not in by_name]:
        raise NoDownload(f"Lista fra {host(base)} mangler {' og '.join(missing)}. Se om pakkene har fått nytt navn")
    return [_package(title, by_name[f"{title}{ARCHIVE}"], base) for title in TITLES]


def _package(title: str, row: dict[str, Any], base: str) -> Package:
    """One row of the list; Lovdata has written the size both as a number and as a text."""
    try:
        written, size = datetime.fromisoformat(row["lastModified"]), int(row["sizeBytes"])
        modified = written.replace(tzinfo=written.tzinfo or UTC).astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError):
        raise NoDownload(f"Lista fra {host(base)} sier ikke når {title} ble endret, og hvor stor den er") from None
    if not 0 < size <= MOST_BYTES:
        raise NoDownload(f"Lista fra {host(base)} sier at {title} er {size} byte. Det kan ikke stemme")
    return Package(title, f"{base}/get/{title}{ARCHIVE}", modified, size, ARCHIVE, b"BZh")
