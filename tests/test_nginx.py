"""The published folder behind a real nginx, where there is one: nothing but our own pages, whatever is asked for."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from needs import UNTESTED

from guide.site.headers import HEADERS, nginx

CONFIGURATION = """
daemon off; pid {folder}/pid; error_log {folder}/log; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  types {{ text/html html; text/css css; text/plain txt; }}
  access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port}; root {site}; include {folder}/nginx.conf; }}
}}
"""


@dataclass(frozen=True)
class Server:
    """A running nginx."""

    port: int

    def asked(self, target: str, method: str = "GET", more: str = "") -> tuple[int, dict[str, str], str]:
        """The status, the headers and the body of what is answered to one question, sent as it is written."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as link:
            link.sendall(f"{method} {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n".encode("latin-1"))
            whole = b""
            while chunk := link.recv(65536):
                whole += chunk
        head, _, body = whole.decode("utf-8").partition("\r\n\r\n")
        first, *lines = head.split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        return int(first.split(" ")[1]), headers, body


@pytest.fixture(scope="module")
def server(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    program = shutil.which("nginx")
    if not program:
        pytest.skip(f"{UNTESTED}nginx is not installed: nothing of what a server answers")
    folder, site = tmp_path_factory.mktemp("nginx"), tmp_path_factory.mktemp("nettsted") / "site"
    shutil.copytree(published, site)
    (site / ".well-known").mkdir()
    (site / ".well-known" / "security.txt").write_text("Contact: mailto:x\n", "utf-8")
    for path in (site.parent, *site.rglob("*"), site):
        path.chmod(0o755 if path.is_dir() else 0o644)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "nginx.conf").write_text(nginx(), "utf-8")
    user = "user root;\n" if site.stat().st_uid == 0 else ""
    (folder / "main.conf").write_text(user + CONFIGURATION.format(folder=folder, port=port, site=site), "utf-8")
    process = subprocess.Popen([program, "-c", str(folder / "main.conf"), "-p", str(folder)], stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 10
        while time.monotonic() < end:
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.05)
        yield Server(port)
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.mark.parametrize(
    "target",
    [
        "/.htaccess", "/_headers", "/%2ehtaccess", "/%5Fheaders", "/css/../_headers", "//_headers", "/./_headers",
        "/.well-known/../_headers", "/.git/config", "/404.html", "/finnes-ikke", "/css/", "/roller/", "/.well-known/",
    ],
)  # fmt: skip
def test_what_nobody_should_see_is_our_page_for_what_is_not_found(server: Server, target: str) -> None:
    status, headers, body = server.asked(target)
    assert status in (403, 404) or (target == "/roller/" and status == 200)
    if status != 200:
        assert "Vi finner ikke siden" in body
        assert "nginx" not in body
    assert headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("target", "method", "more"),
    [
        ("/%", "GET", ""),
        ("/%00", "GET", ""),
        ("/index.html", "POST", "Content-Length: 0\r\n"),
        ("/index.html", "DELETE", ""),
        ("/" + "x" * 9000, "GET", ""),
        ("/index.html", "GET", f"X: {'x' * 9000}\r\n"),
        ("/index.html", "POST", f"Content-Length: {10**9}\r\n"),
        ("/../../etc/passwd", "GET", ""),
    ],
)
def test_every_refusal_is_our_own_page(server: Server, target: str, method: str, more: str) -> None:
    status, _, body = server.asked(target, method, more)
    assert 400 <= status < 500
    assert "Vi finner ikke siden" in body
    assert "<center>" not in body


def test_what_readers_ask_for_is_answered(server: Server) -> None:
    for target in ("/", "/index.html", "/css/guide.css", "/.well-known/security.txt", "/robots.txt", "/bygd.txt"):
        assert server.asked(target)[0] == 200, target


def test_a_folder_without_its_slash_is_led_on_without_naming_a_host(server: Server) -> None:
    status, headers, _ = server.asked("/roller")
    assert (status, headers["location"]) == (301, "/roller/")
