"""What registers give as large files: fetched once for each edition, and kept in a cache.

A cached file's name carries when its package was last changed and how large it is, so the name is the whole key:
the edition is there or it is not. What is on its way ends in .part and takes its name only when its size is right.
"""

from __future__ import annotations

import json
import re
import socket
import ssl
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import click
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from guide.registers.asking import Net, printable, why

MOST_LIST = 4 * 1024**2
MOST_HOPS = 5
SECONDS = 60.0
LIST_SECONDS, PACKAGE_SECONDS = 120.0, 1800.0
"""How long the whole may take, however seldom a server is silent."""
RETRIES = 2
PAUSE = 1.0
_HEADERS = {"User-Agent": "exit-guide-register-check/1.0", "Accept-Encoding": "identity"}
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
    """Something could not be fetched. The message is a Norwegian sentence that says why and what to do."""

    def __init__(self, text: str) -> None:
        super().__init__(printable(text))


class _NoSuchRange(NoDownload):
    """The server has less of the package than we have."""


@dataclass(frozen=True)
class Package:
    """A file as its register lists it today: what it is called, where it is, and how such a file ends and begins."""

    title: str
    address: str
    modified: datetime
    size: int
    ending: str
    beginning: bytes

    @property
    def name(self) -> str:
        """Its name in the cache."""
        return f"{self.title}.{self.modified:%Y%m%dT%H%M%SZ}.{self.size}{self.ending}"


def listed(address: str, what: str = "lista over pakker") -> Any:
    """The answer to the question of what there is, as JSON. Some registers answer in XML unless they are told."""
    text, end = b"", time.monotonic() + LIST_SECONDS
    with closing(_asked(address, accept="application/json")) as answer:
        while len(text) <= MOST_LIST and (chunk := _read(answer, _CHUNK)):
            text += chunk
            if time.monotonic() > end:
                raise NoDownload(f"{host(address)} svarer for sakte. {_LATER}")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        came = "en nettside" if text.lstrip().startswith(b"<") else "noe uleselig"
        raise NoDownload(f"{host(address)} svarte med {came} i stedet for {what}. {_LATER}") from None


def fetched(package: Package, cache: Path) -> Path:
    """The package in the cache. Older editions and half files of it go when it is there."""
    path = cache / package.name
    if not (path.is_file() and path.stat().st_size == package.size):
        part = path.with_name(f"{path.name}.part")
        _complete(package, part)
        part.replace(path)
    for other in cache.glob(f"{package.title}.*Z.*{package.ending}*"):
        if other != path:
            other.unlink()
    return path


def _complete(package: Package, part: Path) -> None:
    """Bring the part to its full size, from where it was left if the server can."""
    start = part.stat().st_size if part.is_file() else 0
    if start > package.size:
        part.unlink()
        start = 0
    if start < package.size:
        try:
            with closing(_asked(package.address, start)) as answer:
                _save(package, part, answer, start if _continues(answer, start) else 0)
        except _NoSuchRange:
            part.unlink()
            raise NoDownload(f"{package.title} stemmer ikke med det som var hentet. Kjør på nytt") from None
    if (size := part.stat().st_size) != package.size:
        raise NoDownload(
            f"{package.title} ble avbrutt etter {size} av {package.size} byte. Kjør på nytt, så fortsetter den der"
        )


def _continues(answer: BaseHTTPResponse, start: int) -> bool:
    return answer.status == 206 and answer.headers.get("Content-Range", "").startswith(f"bytes {start}-")


def _save(package: Package, part: Path, answer: BaseHTTPResponse, start: int) -> None:
    label, end = f"Henter {package.title}", time.monotonic() + PACKAGE_SECONDS
    with (
        part.open("ab" if start else "wb") as file,
        click.progressbar(length=package.size, label=label, file=sys.stderr) as bar,
    ):
        bar.update(start)
        while chunk := _read(answer, _CHUNK):
            if start == 0 and not chunk.startswith(package.beginning):
                raise NoDownload(f"{host(package.address)} svarte med noe annet enn pakka {package.title}. {_LATER}")
            if (start := start + len(chunk)) > package.size:
                file.truncate(0)
                raise NoDownload(f"{package.title} er større enn lista sier. {_LATER}")
            file.write(chunk)
            bar.update(len(chunk))
            if time.monotonic() > end:
                raise NoDownload(
                    f"{package.title} kommer for sakte: {start} av {package.size} byte på {PACKAGE_SECONDS / 60:.0f} "
                    "minutter. Kjør på nytt, så fortsetter den der"
                )


def _asked(address: str, start: int = 0, hops: int = MOST_HOPS, accept: str = "*/*") -> BaseHTTPResponse:
    """What is at the address, or where its host sends us on to. Whatever else happens is said in Norwegian."""
    _require_secure(address)
    net = Net({**_HEADERS, "Accept": accept}, timeout=SECONDS, retries=RETRIES, pause=PAUSE)
    try:
        answer = net.ask(address, **({"Range": f"bytes={start}-"} if start else {}))
    except (HTTPError, OSError, ValueError) as error:
        raise NoDownload(f"{host(address)} {why(error, _FAILURES, f'kunne ikke nås. {_LATER}')}") from None
    if answer.status < 300:
        return answer
    answer.close()
    if hops and (onward := answer.get_redirect_location()):
        return _asked(_same_place(address, onward), start, hops - 1, accept)
    refusal = _NoSuchRange if answer.status == 416 else NoDownload
    raise refusal(f"{host(address)} {_status(address, answer)}")


def _require_secure(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost"}:
        raise NoDownload(f"«{address}» er ikke en sikker adresse. Bruk https")


def _same_place(address: str, written: str) -> str:
    """Where a redirect leads, which may only be to the host and scheme that were asked."""
    try:
        onward = urljoin(address, written)
        is_same = urlsplit(onward)[:2] == urlsplit(address)[:2]
    except ValueError:
        onward, is_same = written, False
    if not is_same:
        raise NoDownload(f"{host(address)} viser videre til «{onward[:80]}», som ikke er samme sted. {_LATER}")
    return onward


def _status(address: str, answer: BaseHTTPResponse) -> str:
    """What is said of an answer that is a refusal."""
    if answer.status == 429:
        how_long = _wait(answer.headers.get("Retry-After", ""))
        return f"har fått for mange spørsmål (429). Vent {how_long}, og prøv igjen"
    if answer.status >= 500:
        return f"har problemer ({answer.status}). {_LATER}"
    return f"svarte {answer.status}. Se om adressen {address} er rett"


def _wait(written: str) -> str:
    """How long a server asks us to wait, as far as that is believed."""
    if not re.fullmatch(r"[0-9]{1,9}", written):
        return "minst et døgn" if re.fullmatch(r"[0-9]{10,}", written) else "litt"
    seconds = int(written)
    if seconds <= 600:
        return f"{seconds} sekunder"
    return f"{-(-seconds // 60)} minutter" if seconds <= 7200 else "noen timer" if seconds <= 86400 else "minst et døgn"


def _read(answer: BaseHTTPResponse, size: int) -> bytes:
    """What has come of the next bytes. A connection that breaks ends the file: its size tells."""
    try:
        return answer.read1(size, decode_content=False)
    except (OSError, HTTPError):
        return b""


def host(address: str) -> str:
    """Who is asked, as an editor is told."""
    return urlsplit(address).netloc
