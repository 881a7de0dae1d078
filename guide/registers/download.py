"""Lovdata's two open packages (NLOD 2.0, no login), fetched once for each edition and kept in a cache.

A cached file's name carries the `lastModified` and `sizeBytes` of Lovdata's list, so the name is the whole key:
the edition is there or it is not. What is on its way ends in .part and takes its name only when its size is right.
"""

from __future__ import annotations

import json
import socket
import ssl
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import click

from guide.registers.lovdata.packages import ARCHIVE

BASE = "https://api.lovdata.no/v1/publicData"
PACKAGES = ("gjeldende-lover", "gjeldende-sentrale-forskrifter")
MOST_LIST = 1024**2
MOST_PACKAGE = 1024**3
SECONDS = 60
_HEADERS = {"User-Agent": "exit-guide-law-check/1.0", "Accept-Encoding": "identity"}
_CHUNK = 64 * 1024
_LATER = "Prøv igjen senere"
_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (socket.gaierror, "ble ikke funnet på nettet. Se etter at maskinen er på nett"),
    (TimeoutError, f"svarte ikke i tide. {_LATER}"),
    (ssl.SSLError, f"ga ikke sikker forbindelse (TLS). {_LATER}"),
    (ConnectionRefusedError, f"tok ikke imot forbindelsen. {_LATER}"),
    (ConnectionError, f"brøt forbindelsen. {_LATER}"),
)


class NoDownload(Exception):
    """The packages could not be fetched. The message is a Norwegian sentence that says why and what to do."""


class _NoSuchRange(NoDownload):
    """The server has less of the package than we have."""


@dataclass(frozen=True)
class _Edition:
    """A package as the list has it today."""

    package: str
    modified: datetime
    size: int

    @property
    def name(self) -> str:
        return f"{self.package}.{self.modified:%Y%m%dT%H%M%SZ}.{self.size}{ARCHIVE}"


def download(cache: Path, base: str = BASE) -> tuple[Path, ...]:
    """The newest edition of both packages in the cache folder, fetched if they are not there."""
    try:
        editions = _editions(_listed(base), base)
        cache.mkdir(parents=True, exist_ok=True)
        return tuple(_kept(edition, cache, base) for edition in editions)
    except OSError as error:
        raise NoDownload(f"Kan ikke skrive til «{error.filename or cache}»: {error.strerror}") from None
    except NoDownload as reason:
        last = f". Det som ble hentet sist, kan brukes: --source {cache}" if any(cache.glob(f"*{ARCHIVE}")) else ""
        raise NoDownload(f"{reason}{last}") from None


def _listed(base: str) -> Any:
    """The answer to the question of what there is."""
    with _asked(f"{base}/list") as answer:
        text = _read(answer, MOST_LIST + 1)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        what = "en nettside" if text.lstrip().startswith(b"<") else "noe uleselig"
        raise NoDownload(f"{_host(base)} svarte med {what} i stedet for lista over pakker. {_LATER}") from None


def _editions(listed: Any, base: str) -> list[_Edition]:
    rows = [row for row in listed if isinstance(row, dict)] if isinstance(listed, list) else []
    by_name = {row.get("filename"): row for row in rows if isinstance(row.get("filename"), str)}
    if missing := [package for package in PACKAGES if f"{package}{ARCHIVE}" not in by_name]:
        raise NoDownload(f"Lista fra {_host(base)} mangler {' og '.join(missing)}. Se om pakkene har fått nytt navn")
    return [_edition(package, by_name[f"{package}{ARCHIVE}"], base) for package in PACKAGES]


def _edition(package: str, row: dict[str, Any], base: str) -> _Edition:
    """One row of the list; Lovdata has written the size both as a number and as a text."""
    try:
        modified = datetime.fromisoformat(row["lastModified"])
        edition = _Edition(
            package, modified.replace(tzinfo=modified.tzinfo or UTC).astimezone(UTC), int(row["sizeBytes"])
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        raise NoDownload(f"Lista fra {_host(base)} sier ikke når {package} ble endret, og hvor stor den er") from None
    if not 0 < edition.size <= MOST_PACKAGE:
        raise NoDownload(f"Lista fra {_host(base)} sier at {package} er {edition.size} byte. Det kan ikke stemme")
    return edition


def _kept(edition: _Edition, cache: Path, base: str) -> Path:
    """The edition in the cache. Older editions and half files of the package go when it is there."""
    path = cache / edition.name
    if not (path.is_file() and path.stat().st_size == edition.size):
        _fetch(edition, path.with_name(f"{path.name}.part"), base)
        path.with_name(f"{path.name}.part").replace(path)
    for other in cache.glob(f"{edition.package}.*Z.*{ARCHIVE}*"):
        if other != path:
            other.unlink()
    return path


def _fetch(edition: _Edition, part: Path, base: str) -> None:
    """Bring the part to its full size, from where it was left if the server can."""
    start = part.stat().st_size if part.is_file() else 0
    if start > edition.size:
        part.unlink()
        start = 0
    if start < edition.size:
        try:
            with _asked(f"{base}/get/{edition.package}{ARCHIVE}", start) as answer:
                _save(edition, part, answer, start if _continues(answer, start) else 0)
        except _NoSuchRange:
            part.unlink()
            raise NoDownload(f"{edition.package} stemmer ikke med det som var hentet. Kjør på nytt") from None
    if (size := part.stat().st_size) != edition.size:
        raise NoDownload(
            f"{edition.package} ble avbrutt etter {size} av {edition.size} byte. Kjør på nytt, så fortsetter den der"
        )


def _continues(answer: HTTPResponse, start: int) -> bool:
    return answer.status == 206 and (answer.headers.get("Content-Range") or "").startswith(f"bytes {start}-")


def _save(edition: _Edition, part: Path, answer: HTTPResponse, start: int) -> None:
    label = f"Henter {edition.package}"
    with (
        part.open("ab" if start else "wb") as file,
        click.progressbar(length=edition.size, label=label, file=sys.stderr) as bar,
    ):
        bar.update(start)
        while chunk := _read(answer, _CHUNK):
            if start == 0 and not chunk.startswith(b"BZh"):
                raise NoDownload(f"{_host(answer.url)} svarte med noe annet enn pakka {edition.package}. {_LATER}")
            if (start := start + len(chunk)) > edition.size:
                _discard(file)
                raise NoDownload(f"{edition.package} er større enn lista sier. {_LATER}")
            file.write(chunk)
            bar.update(len(chunk))


def _discard(file: IO[bytes]) -> None:
    file.truncate(0)


@contextmanager
def _asked(address: str, start: int = 0) -> Iterator[HTTPResponse]:
    """An answer from the address itself; whatever else happens is said in Norwegian."""
    _secure(address)
    request = Request(address, headers=_HEADERS | ({"Range": f"bytes={start}-"} if start else {}))
    try:
        answer = build_opener(_SameHost).open(request, timeout=SECONDS)
    except HTTPError as error:
        error.close()
        raise (_NoSuchRange if error.code == 416 else NoDownload)(f"{_host(address)} {_status(error)}") from None
    except (OSError, HTTPException, ValueError) as error:
        raise NoDownload(f"{_host(address)} {_failure(error)}") from None
    with closing(answer):
        yield answer


def _read(answer: HTTPResponse, size: int) -> bytes:
    """The next bytes. A connection that breaks ends the file: its size tells."""
    try:
        return answer.read(size)
    except (OSError, HTTPException):
        return b""


def _status(error: HTTPError) -> str:
    if error.code == 429:
        wait = error.headers.get("Retry-After", "")
        return (
            f"har fått for mange spørsmål (429). Vent {f'{wait} sekunder' if wait.isdigit() else 'litt'}, og prøv igjen"
        )
    if error.code >= 500:
        return f"har problemer ({error.code}). {_LATER}"
    return f"svarte {error.code}. Se om adressen {error.url} er rett"


def _failure(error: Exception) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    return next((text for kind, text in _FAILURES if isinstance(reason, kind)), f"kunne ikke nås ({reason}). {_LATER}")


def _host(address: str) -> str:
    return urlsplit(address).netloc


def _secure(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost"}:
        raise NoDownload(f"«{address}» er ikke en sikker adresse. Bruk https")


class _SameHost(HTTPRedirectHandler):
    """Follows a redirect only to the host and scheme that were asked."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """As of the base class, or refused."""
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            fp.close()
            raise NoDownload(
                f"{_host(req.full_url)} viser videre til «{newurl[:80]}», som ikke er samme sted. {_LATER}"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)
