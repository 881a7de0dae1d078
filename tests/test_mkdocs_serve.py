"""Plain `mkdocs serve`, with nothing of ours around it: the whole site, search included, and it outlives mistakes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from conftest import TODAY, Copy

from guide.content.catalog import load
from guide.search.index import NAME
from guide.site.portable import copied

PATIENCE = 90
"""Seconds before a test gives up. A machine at rest needs about ten."""
NUMBER = load().contacts["nav-kontaktsenter"].phones[0].number


@dataclass(frozen=True)
class Server:
    """A running `mkdocs serve`, and what it has said so far."""

    project: Copy
    address: str
    log: Path

    def get(self, path: str) -> str:
        """A page or file; empty while the server does not answer."""
        try:
            with urlopen(f"{self.address}/{path}", timeout=5) as answer:
                return answer.read().decode("utf-8")  # type: ignore[no-any-return]
        except (URLError, TimeoutError, ConnectionError):
            return ""

    @property
    def said(self) -> str:
        return self.log.read_text("utf-8")


def eventually(is_so: Callable[[], bool]) -> bool:
    """Whether something becomes true in time."""
    end = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < end:
        time.sleep(0.2)
    return is_so()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(small_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    project = Copy(copied(small_project, tmp_path_factory.mktemp("mkdocs") / "prosjekt"))
    address, log = f"127.0.0.1:{free_port()}", project.root.parent / "log.txt"
    environment = {**os.environ, "GUIDE_TODAY": TODAY.isoformat(), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=project.root, env=environment, stdout=out, stderr=out)
    try:
        running = Server(project, f"http://{address}", log)
        assert eventually(lambda: NUMBER in running.get("kontakt.html")), running.said
        yield running
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def test_the_search_is_there(server: Server) -> None:
    assert server.get(NAME).startswith("self.guideIndex={")
    assert NUMBER in server.get(NAME)


MISTAKES = {
    "data": ("data/services.yaml", f'"{NUMBER}"', '"55 55 33 3"', "«55 55 33 3» er ikke et norsk telefonnummer."),
    "a page": (
        "docs/kontakt.md",
        "## Nødnummer",
        '{{ contact("borte") }}\n\n## Nødnummer',
        "«borte» i makroen «contact» finnes ikke.",
    ),
    "a partial": (
        "partials/glossary.html",
        "{{ term.definition }}",
        "{{ borte.her }}{{ term.definition }}",
        "kunne ikke vise docs/",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_said_with_its_place_and_the_server_recovers(name: str, server: Server) -> None:
    path, right, wrong, message = MISTAKES[name]
    before = (server.project.root / path).read_text("utf-8")
    server.project.edit(path, right, wrong)
    line = server.project.line(path, wrong.strip().split("\n")[0])
    assert eventually(lambda: message in server.said), server.said
    assert f"{path}:{line}: " in server.said
    server.project.write(path, before)
    assert eventually(lambda: NUMBER in server.get("kontakt.html")), server.said
    assert NUMBER in server.get(NAME)
