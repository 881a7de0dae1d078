"""Fetching the packages, from a server on this machine that answers well, badly, in part and not at all."""

from __future__ import annotations

import bz2
import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from guide.registers import download as fetching
from guide.registers.download import NoDownload, Package, fetched
from guide.registers.lovdata.fetch import download

LAWS, RULES = (
    bz2.compress(text * 30_000, 1) for text in (b"lov " + bytes(range(256)), b"forskrift" + bytes(range(256)))
)
FILES = {"gjeldende-lover.tar.bz2": LAWS, "gjeldende-sentrale-forskrifter.tar.bz2": RULES}
LAWS_NAME = f"gjeldende-lover.20251108T013100Z.{len(LAWS)}.tar.bz2"
RULES_NAME = f"gjeldende-sentrale-forskrifter.20251108T013100Z.{len(RULES)}.tar.bz2"


def row(name: str, **changes: Any) -> dict[str, Any]:
    size = len(FILES.get(name, b"x"))
    return {
        "filename": name,
        "description": "Lover",
        "sizeBytes": size,
        "lastModified": "2025-11-08T01:31:00Z",
    } | changes


def rows(**changes: Any) -> list[dict[str, Any]]:
    """The list, with changes to the row of the acts."""
    return [row("lovtidend-avd1-2025.tar.bz2"), row("gjeldende-lover.tar.bz2", **changes), row(list(FILES)[1])]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("Range")))
        name = self.path.rpartition("/")[2]
        if name in self.server.instead:
            self.answer(*self.server.instead[name])
        elif name == "list":
            self.answer(200, json.dumps(self.server.rows).encode())
        else:
            self.give(FILES[name])

    def give(self, data: bytes) -> None:
        """A package, whole or from where the client asks."""
        start = int((self.headers.get("Range") or "bytes=0-")[6:-1]) if self.server.ranges else 0
        headers = {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"} if start else {}
        self.answer(206 if start else 200, data[start:], headers, self.server.breaks_after)

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None, only: int | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[:only])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Serves the list and the packages unless the test puts something else `instead`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.rows: object = rows()
        self.instead: dict[str, tuple[int, bytes] | tuple[int, bytes, dict[str, str]]] = {}
        self.asked: list[tuple[str, str | None]] = []
        self.ranges = True
        self.breaks_after: int | None = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1/publicData"

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


@pytest.fixture(autouse=True)
def _straight_to_this_machine_and_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(fetching, "PAUSE", 0)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def refusal(server: Server, cache: Path) -> str:
    with pytest.raises(NoDownload) as failure:
        download(cache, server.base)
    return str(failure.value)


def test_both_packages_are_fetched_and_named_after_their_edition(server: Server, tmp_path: Path) -> None:
    paths = download(tmp_path / "ny" / "cache", server.base)
    assert [path.name for path in paths] == [LAWS_NAME, RULES_NAME]
    assert [path.read_bytes() for path in paths] == [LAWS, RULES]
    assert sorted(path.name for path in (tmp_path / "ny" / "cache").iterdir()) == sorted([LAWS_NAME, RULES_NAME])


def test_what_is_in_the_cache_is_not_fetched_again(server: Server, tmp_path: Path) -> None:
    first = download(tmp_path, server.base)
    server.asked.clear()
    assert download(tmp_path, server.base) == first
    assert server.asked == [("/v1/publicData/list", None)]


@pytest.mark.parametrize(
    ("changes", "stamp"),
    [
        ({"lastModified": "2025-11-09T01:31:00Z"}, "20251109T013100Z"),
        ({"lastModified": "2025-11-09T01:31:00+01:00"}, "20251109T003100Z"),
        ({"lastModified": "2025-11-09T01:31:00.123"}, "20251109T013100Z"),
    ],
)
def test_a_new_edition_takes_the_place_of_the_old(
    server: Server, tmp_path: Path, changes: dict[str, Any], stamp: str
) -> None:
    download(tmp_path, server.base)
    (tmp_path / "gjeldende-lover.tar.bz2").write_bytes(b"the user's own")
    server.rows = rows(**changes)
    assert download(tmp_path, server.base)[0].name == f"gjeldende-lover.{stamp}.{len(LAWS)}.tar.bz2"
    assert not (tmp_path / LAWS_NAME).exists()
    assert (tmp_path / "gjeldende-lover.tar.bz2").exists()


def test_the_size_may_be_written_as_text(server: Server, tmp_path: Path) -> None:
    server.rows = rows(sizeBytes=str(len(LAWS)))
    assert download(tmp_path, server.base)[0].name == LAWS_NAME


def test_a_file_of_the_wrong_size_in_the_cache_is_fetched_again(server: Server, tmp_path: Path) -> None:
    (tmp_path / LAWS_NAME).write_bytes(LAWS[:-1])
    assert download(tmp_path, server.base)[0].read_bytes() == LAWS


def test_a_broken_download_is_said_and_goes_on_where_it_was(server: Server, tmp_path: Path) -> None:
    server.breaks_after = 1000
    again = "Kjør på nytt, så fortsetter den der"
    assert refusal(server, tmp_path) == f"gjeldende-lover ble avbrutt etter 1000 av {len(LAWS)} byte. {again}"
    assert [path.name for path in tmp_path.iterdir()] == [f"{LAWS_NAME}.part"]
    server.breaks_after = None
    assert download(tmp_path, server.base)[0].read_bytes() == LAWS
    assert server.asked[-2] == ("/v1/publicData/get/gjeldende-lover.tar.bz2", "bytes=1000-")


def test_a_server_that_cannot_go_on_starts_over(server: Server, tmp_path: Path) -> None:
    (tmp_path / f"{LAWS_NAME}.part").write_bytes(b"BZhnoe annet")
    server.ranges = False
    assert download(tmp_path, server.base)[0].read_bytes() == LAWS


def test_a_server_that_goes_on_at_the_wrong_place_is_refused(server: Server, tmp_path: Path) -> None:
    (tmp_path / f"{LAWS_NAME}.part").write_bytes(LAWS[:10])
    server.instead["gjeldende-lover.tar.bz2"] = (
        206,
        LAWS[20:],
        {"Content-Range": f"bytes 20-{len(LAWS) - 1}/{len(LAWS)}"},
    )
    assert "svarte med noe annet enn pakka gjeldende-lover" in refusal(server, tmp_path)
    assert not (tmp_path / LAWS_NAME).exists()


def test_a_part_that_is_whole_only_gets_its_name(server: Server, tmp_path: Path) -> None:
    (tmp_path / f"{LAWS_NAME}.part").write_bytes(LAWS)
    download(tmp_path, server.base)
    assert "/v1/publicData/get/gjeldende-lover.tar.bz2" not in [path for path, _ in server.asked]


def test_a_part_that_is_too_large_is_fetched_from_the_start(server: Server, tmp_path: Path) -> None:
    (tmp_path / f"{LAWS_NAME}.part").write_bytes(LAWS + b"x")
    assert download(tmp_path, server.base)[0].read_bytes() == LAWS


def test_a_part_the_server_does_not_know_is_thrown_away(server: Server, tmp_path: Path) -> None:
    (tmp_path / f"{LAWS_NAME}.part").write_bytes(LAWS[:10])
    server.instead["gjeldende-lover.tar.bz2"] = (416, b"")
    assert refusal(server, tmp_path) == "gjeldende-lover stemmer ikke med det som var hentet. Kjør på nytt"
    assert list(tmp_path.iterdir()) == []


def test_progress_is_shown_and_nothing_is_printed_to_standard_output(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    download(tmp_path, server.base)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Henter gjeldende-lover" in shown.err


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (len(LAWS) + 1, f"gjeldende-lover ble avbrutt etter {len(LAWS)} av {len(LAWS) + 1} byte. "),
        (len(LAWS) - 1, "gjeldende-lover er større enn lista sier. Prøv igjen senere"),
    ],
)
def test_a_package_of_another_size_than_the_list_says_is_not_taken(
    server: Server, tmp_path: Path, size: int, text: str
) -> None:
    server.rows = rows(sizeBytes=size)
    assert refusal(server, tmp_path).startswith(text)
    assert list(tmp_path.glob("*.tar.bz2")) == []


@pytest.mark.parametrize(
    ("status", "headers", "text"),
    [
        (429, {"Retry-After": "120"}, "har fått for mange spørsmål (429). Vent 120 sekunder, og prøv igjen"),
        (429, {}, "har fått for mange spørsmål (429). Vent litt, og prøv igjen"),
        (429, {"Retry-After": "900"}, "har fått for mange spørsmål (429). Vent 15 minutter, og prøv igjen"),
        (429, {"Retry-After": "9999999999"}, "har fått for mange spørsmål (429). Vent minst et døgn, og prøv igjen"),
        (429, {"Retry-After": "9" * 5000}, "har fått for mange spørsmål (429). Vent minst et døgn, og prøv igjen"),
        (429, {"Retry-After": "20000"}, "har fått for mange spørsmål (429). Vent noen timer, og prøv igjen"),
        (429, {"Retry-After": "-1"}, "har fått for mange spørsmål (429). Vent litt, og prøv igjen"),
        (429, {"Retry-After": "Fri, 31 Dec 2099 23:59:59 GMT"}, "har fått for mange spørsmål (429). Vent litt, og"),
        (500, {}, "har problemer (500). Prøv igjen senere"),
        (503, {}, "har problemer (503). Prøv igjen senere"),
        (404, {}, "svarte 404. Se om adressen {address} er rett"),
        (403, {}, "svarte 403. Se om adressen {address} er rett"),
    ],
)
@pytest.mark.parametrize("asked", ["list", "get/gjeldende-lover.tar.bz2"])
def test_a_refusal_from_the_server_is_said(
    server: Server, tmp_path: Path, status: int, headers: dict[str, str], text: str, asked: str
) -> None:
    server.instead[asked.rpartition("/")[2]] = (status, b"", headers)
    assert refusal(server, tmp_path).startswith(f"{server.host} {text.format(address=f'{server.base}/{asked}')}")


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"<!DOCTYPE html><html></html>", "en nettside"),
        (b"  \n<html>", "en nettside"),
        (b'[{"filename"', "noe uleselig"),
        (b"", "noe uleselig"),
        (b"\xff\xfe", "noe uleselig"),
        (b"[" * 100_000, "noe uleselig"),
        (b" " * (fetching.MOST_LIST + 5), "noe uleselig"),
    ],
)
def test_a_list_that_is_not_json_is_said(server: Server, tmp_path: Path, body: bytes, what: str) -> None:
    server.instead["list"] = (200, body)
    text = f"{server.host} svarte med {what} i stedet for lista over pakker. Prøv igjen senere"
    assert refusal(server, tmp_path) == text


@pytest.mark.parametrize("listed", [{}, [], None, 4, [4], [{"filename": ["gjeldende-lover.tar.bz2"]}]])
def test_a_list_without_the_packages_is_said(server: Server, tmp_path: Path, listed: object) -> None:
    server.rows = listed
    missing = "mangler gjeldende-lover og gjeldende-sentrale-forskrifter. Se om pakkene har fått nytt navn"
    assert refusal(server, tmp_path) == f"Lista fra {server.host} {missing}"


@pytest.mark.parametrize(
    "changes",
    [{"sizeBytes": "stor"}, {"sizeBytes": None}, {"sizeBytes": 1e400}, {"lastModified": "i går"}, {"lastModified": 4}],
)
def test_a_row_that_says_nothing_useful_is_said(server: Server, tmp_path: Path, changes: dict[str, Any]) -> None:
    server.rows = rows(**changes)
    text = f"Lista fra {server.host} sier ikke når gjeldende-lover ble endret, og hvor stor den er"
    assert refusal(server, tmp_path) == text


@pytest.mark.parametrize("size", [0, -1, 2**40])
def test_an_impossible_size_is_said(server: Server, tmp_path: Path, size: int) -> None:
    server.rows = rows(sizeBytes=size)
    text = f"Lista fra {server.host} sier at gjeldende-lover er {size} byte. Det kan ikke stemme"
    assert refusal(server, tmp_path) == text


def test_a_web_page_instead_of_a_package_is_not_saved(server: Server, tmp_path: Path) -> None:
    server.instead["gjeldende-lover.tar.bz2"] = (200, b"<html>" + b"x" * (len(LAWS) - 6))
    text = f"{server.host} svarte med noe annet enn pakka gjeldende-lover. Prøv igjen senere"
    assert refusal(server, tmp_path) == text
    assert list(tmp_path.glob("*.tar.bz2")) == []


@pytest.mark.parametrize(
    "target",
    ["http://localhost:{port}/x", "http://127.0.0.1:1/x", "https://127.0.0.1:{port}/x", "ftp://127.0.0.1:{port}/x"],
)
@pytest.mark.parametrize("name", ["list", "gjeldende-lover.tar.bz2"])
def test_a_redirect_to_another_place_is_refused(server: Server, tmp_path: Path, target: str, name: str) -> None:
    address = target.format(port=server.server_address[1])
    server.instead[name] = (302, b"", {"Location": address})
    where = f"{server.host} viser videre til «{address}», som ikke er samme sted. Prøv igjen senere"
    assert refusal(server, tmp_path) == where


def test_a_redirect_at_the_same_place_is_followed(server: Server, tmp_path: Path) -> None:
    server.instead["gjeldende-lover.tar.bz2"] = (
        302,
        b"",
        {"Location": "/v1/publicData/get/gjeldende-sentrale-forskrifter.tar.bz2"},
    )
    server.rows = rows(sizeBytes=len(RULES))
    assert download(tmp_path, server.base)[0].read_bytes() == RULES


def test_an_endless_redirect_is_said(server: Server, tmp_path: Path) -> None:
    server.instead["list"] = (302, b"", {"Location": "/v1/publicData/list"})
    assert refusal(server, tmp_path).startswith(f"{server.host} svarte 302. ")


def test_an_address_without_encryption_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoDownload, match=r"er ikke en sikker adresse\. Bruk https$"):
        download(tmp_path, "http://api.lovdata.no/v1/publicData")


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(NoDownload) as failure:
        download(tmp_path, f"http://127.0.0.1:{port}")
    assert str(failure.value) == f"127.0.0.1:{port} tok ikke imot forbindelsen. Prøv igjen senere"


def test_without_a_network_the_last_packages_are_offered(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    download(tmp_path, server.base)

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    told = "ble ikke funnet på nettet. Se etter at maskinen er på nett. Det som ble hentet sist, kan brukes: --source"
    assert refusal(server, tmp_path) == f"{server.host} {told} {tmp_path}"


def test_a_server_that_never_answers_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        monkeypatch.setattr(fetching, "SECONDS", 0.05)
        with pytest.raises(NoDownload, match=r"svarte ikke i tide\. Prøv igjen senere$"):
            download(tmp_path, f"http://127.0.0.1:{silent.getsockname()[1]}")


def test_a_cache_that_cannot_be_written_to_is_said(server: Server, tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"")
    assert refusal(server, tmp_path / "fil").startswith(f"Kan ikke skrive til «{tmp_path / 'fil'}»: ")


@pytest.fixture
def raw() -> Iterator[RawServer]:
    with RawServer() as running:
        yield running


class RawServer:
    """Says what it is told to, byte for byte, and as slowly as a test wants."""

    def __init__(self) -> None:
        self.says = b""
        self.pause = 0.0
        self.after = b""
        self._ended = Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self._listening.getsockname()[1]}/v1/publicData"
        self._thread = Thread(target=self._serve)

    def _serve(self) -> None:
        while not self._ended.is_set():
            with suppress(OSError):
                asked, _ = self._listening.accept()
                with asked:
                    asked.recv(4096)
                    asked.sendall(self.says)
                    for sign in self.after:
                        if self._ended.wait(self.pause):
                            break
                        asked.sendall(bytes([sign]))

    def __enter__(self) -> RawServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        with suppress(OSError), socket.create_connection(self._listening.getsockname()):
            pass
        self._thread.join()
        self._listening.close()


@pytest.mark.parametrize(
    "says",
    [
        b"HTTP/1.1 404 \x1b[2J\x1b[31mborte\r\n\r\n",
        b"HTTP/1.1 \x1b[2J\r\n\r\n",
        b"\x1b[2J\r\n\r\n",
        b"HTTP/1.1 302 x\r\nLocation: http://\x1b[2J.no/\x07\r\n\r\n",
        b"HTTP/1.1 302 x\r\nLocation: /\x1b[2J\x9b31m\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 429 x\r\nRetry-After: 5\x1b[2J\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 x\r\nContent-Type: \x1b[2J\r\nContent-Length: 5\r\n\r\n\x1b[2J\x07",
    ],
)
def test_nothing_a_server_says_is_obeyed_by_the_terminal(
    raw: RawServer, tmp_path: Path, says: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fetching, "RETRIES", 0)
    raw.says = says
    with pytest.raises(NoDownload) as failure:
        download(tmp_path, raw.base)
    shown = capsys.readouterr()
    assert (str(failure.value) + shown.out + shown.err).isprintable()


def test_a_list_that_comes_a_sign_at_a_time_has_a_limit(
    raw: RawServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LIST_SECONDS", 0.2)
    raw.says, raw.after, raw.pause = b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b" " * 1000, 0.05
    with pytest.raises(NoDownload, match=r"svarer for sakte\. Prøv igjen senere$"):
        download(tmp_path, raw.base)


def test_a_package_that_comes_a_sign_at_a_time_has_a_limit_and_goes_on_the_next_time(
    raw: RawServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "PACKAGE_SECONDS", 0.2)
    raw.says, raw.after, raw.pause = b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b"BZh" + b" " * 1000, 0.05
    package = Package("lover", raw.base, datetime(2026, 11, 1, tzinfo=UTC), 99999, ".tar.bz2", b"B")
    with pytest.raises(NoDownload, match=r"^lover kommer for sakte: \d+ av 99999 byte på 0 minutter\. Kjør på nytt"):
        fetched(package, tmp_path)
    assert [path.suffix for path in tmp_path.iterdir()] == [".part"]


def test_headers_that_come_a_sign_at_a_time_have_a_limit(
    raw: RawServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    monkeypatch.setattr(fetching, "RETRIES", 0)
    raw.says, raw.after, raw.pause = b"HTTP/1.1 200 OK\r\nX: ", b"x" * 1000, 0.05
    began = time.monotonic()
    with pytest.raises(NoDownload, match=r"svarte ikke i tide\. Prøv igjen senere$"):
        download(tmp_path, raw.base)
    assert time.monotonic() - began < 10
