"""The preview: a real server on a copy of the project follows every change and outlives every mistake."""

from __future__ import annotations

import errno
import html
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from conftest import ROOT, TODAY, Copy
from mkdocs.livereload import LiveReloadServer

from guide.__main__ import main
from guide.content.catalog import load
from guide.search.index import NAME
from guide.serve.preview import Preview
from guide.serve.server import NoServer, is_ours, port_of, serve
from guide.serve.server import free_port as next_free_port
from guide.site.built import BuiltPage
from guide.site.portable import copied

CATALOG = load()
CONTACT = next(one for one in CATALOG.contacts.values() if one.phones and CATALOG.contact_owner[one.id].id == "nav")
SERVICE_PAGE = f"tjenester/{CATALOG.contact_owner[CONTACT.id].id}.html"
PATIENCE = 90
"""Seconds before a test gives up. A machine at rest needs less than five."""


@dataclass(frozen=True)
class Server:
    """A running preview of a copy of the project."""

    project: Copy
    process: subprocess.Popen[str]
    address: str

    def get(self, path: str) -> tuple[int, str]:
        """What the server answers: the status and the body."""
        try:
            with urlopen(f"{self.address}/{path}", timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode("utf-8")
        except HTTPError as error:
            return error.code, ""

    def text(self, path: str) -> str:
        return BuiltPage(path, self.get(path)[1]).text

    def wait(self, path: str, wanted: Callable[[str], bool]) -> str:
        """The text of a page once it is as wanted."""
        return self._wait(path, lambda: self.text(path), wanted)

    def fetch(self, path: str, wanted: Callable[[str], bool]) -> str:
        """A file once it is as wanted."""
        return self._wait(path, lambda: self.get(path)[1], wanted)

    def _wait(self, path: str, ask: Callable[[], str], wanted: Callable[[str], bool]) -> str:
        end = time.monotonic() + PATIENCE
        while not wanted(text := ask()):
            assert self.process.poll() is None, "the server has stopped"
            assert time.monotonic() < end, f"{path} still says: {text[:2000]}"
            time.sleep(0.05)
        return text

    def shows(self, path: str, *words: str) -> None:
        """Wait until a page says all this."""
        self.wait(path, lambda text: all(word in text for word in words))

    def shows_pages(self) -> None:
        """Wait until there are pages again, and no list of problems."""
        self.wait("kontakt.html", lambda text: CONTACT.name in text)

    def shows_problem(self, problem: str, field: str = "") -> None:
        """Wait until every page is the problem, with its file, line and remedy."""
        where, line, text = problem.split(":", 2)
        for path in ("", "kontakt.html", SERVICE_PAGE):
            self.shows(path, "1 feil må rettes", f"{where}, linje {line}", field, text.strip())
            assert CONTACT.name not in self.text(path)


@pytest.fixture(scope="module")
def server(small_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    project = Copy(copied(small_project, tmp_path_factory.mktemp("serve") / "prosjekt"))
    port = free_port()
    command = [sys.executable, "-m", "guide", "serve", "--port", str(port)]
    environment = {**os.environ, "GUIDE_TODAY": TODAY.isoformat(), "PYTHONDONTWRITEBYTECODE": "1"}
    with (project.root / "log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=project.root, env=environment, stdout=subprocess.PIPE, stderr=log, text=True
        )
        assert process.stdout
        assert process.stdout.readline() == f"Se siden på http://127.0.0.1:{port}/ – stopp med Ctrl+C.\n"
        yield Server(project, process, f"http://127.0.0.1:{port}")
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=PATIENCE)[0] == "Stoppet.\n"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_a_page_is_served(server: Server) -> None:
    server.shows("", CATALOG.publication.title)
    server.shows(SERVICE_PAGE, CONTACT.name, CONTACT.phones[0].number)
    assert server.get("finnes-ikke.html")[0] == 404


def test_a_change_in_a_text_is_served(server: Server) -> None:
    server.project.edit("docs/index.md", "\n## ", "\nEn helt ny setning.\n\n## ")
    server.shows("index.html", "En helt ny setning.")


def test_a_change_in_the_data_is_served_on_every_page_that_shows_it(server: Server) -> None:
    old, new = CONTACT.phones[0].number, "22 33 44 55"
    docs = server.project.root / "docs"
    pages = [path.with_suffix(".html").relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    showing = [path for path in pages if old in server.text(path)]
    assert {SERVICE_PAGE, "kontakt.html"} <= set(showing)
    server.project.edit("data/services.yaml", f'"{old}"', f'"{new}"')
    for path in showing:
        server.wait(path, lambda text: new in text and old not in text)
    server.project.edit("data/services.yaml", f'"{new}"', f'"{old}"')


def test_the_page_of_a_municipality_follows_when_somebody_opens_it(server: Server) -> None:
    page = next(path.name for path in (server.project.root / "docs/kommuner").glob("*.md")).replace(".md", ".html")
    step = CATALOG.local_steps["nav"]
    assert step.why in server.text(f"kommuner/{page}")
    server.project.edit("data/local_steps.yaml", step.why, "Alt som er nytt.")
    server.shows(f"kommuner/{page}", "Alt som er nytt.")
    server.project.edit("data/local_steps.yaml", "Alt som er nytt.", step.why)
    server.wait(f"kommuner/{page}", lambda text: step.why in text and "Alt som er nytt." not in text)


def test_a_changed_name_is_served_in_the_menu_of_other_pages(server: Server) -> None:
    owner = CATALOG.contact_owner[CONTACT.id]
    server.project.edit("data/services.yaml", f"  name: {owner.name}\n", "  name: Tjenesten Nytt Navn\n")
    server.shows("tjenester/pst.html", "Tjenesten Nytt Navn")


def test_a_saved_heading_and_a_saved_word_are_found_without_a_restart(server: Server) -> None:
    before, word = server.get(NAME)[1], CATALOG.words[0].keywords[0]
    server.project.edit("docs/index.md", "\n## ", "\n## Overskrift som er ny\n\nSetningen under den.\n\n## ")
    server.shows("index.html", "Setningen under den.")
    assert "Overskrift som er ny" in server.get(NAME)[1]
    server.project.edit("data/search/words/services.yaml", f"- {word}\n", "- ordsomernytt\n")
    saved = server.fetch(NAME, lambda index: "ordsomernytt" in index)
    style = server.project.root / "theme/css/guide.css"
    style.write_text(style.read_text("utf-8") + "\n.alt-bygd { color: inherit }\n", "utf-8")
    server.fetch("css/guide.css", lambda text: ".alt-bygd" in text)
    assert server.get(NAME)[1] == saved, "a whole build knows the same as the saves did"
    server.project.edit("docs/index.md", "\n## Overskrift som er ny\n\nSetningen under den.\n\n## ", "\n## ")
    server.project.edit("data/search/words/services.yaml", "- ordsomernytt\n", f"- {word}\n")
    assert server.fetch(NAME, lambda index: "ordsomernytt" not in index) == before


def test_a_mistake_in_the_data_is_every_page_until_it_is_mended(server: Server) -> None:
    number = f'number: "{CONTACT.phones[0].number}"'
    server.project.edit("data/services.yaml", number, 'number: "12"')
    [problem] = server.project.problems()
    place, field, text = problem.split(": ", 2)
    server.shows_problem(f"{place}:{text}", field)
    server.project.edit("data/services.yaml", 'number: "12"', number)
    server.shows(SERVICE_PAGE, CONTACT.phones[0].number)


def test_a_mistake_in_a_macro_call_is_every_page_until_it_is_mended(server: Server) -> None:
    call, wrong = f'{{{{ phone("{CONTACT.id}") }}}}', f'{{{{ phone("{CONTACT.id}x") }}}}'
    server.project.edit("docs/roller/index.md", "\n\n", f"\n\nRing {wrong}\n\n")
    line = server.project.line("docs/roller/index.md", wrong)
    message = f"«{CONTACT.id}x» i makroen «phone» finnes ikke. Mente du «{CONTACT.id}»?"
    server.shows_problem(f"docs/roller/index.md:{line}:{message}")
    server.project.edit("docs/roller/index.md", wrong, call)
    server.shows("roller/index.html", f"Ring {CONTACT.phones[0].number}")


def test_a_mistake_in_a_partial_is_every_page_and_what_was_saved_meanwhile_is_not_lost(server: Server) -> None:
    server.project.edit("partials/glossary.html", "{{ term.definition }}", "{{ term.definisjon }}")
    line = server.project.line("partials/glossary.html", "{{ term.definisjon }}")
    server.shows_problem(f"partials/glossary.html:{line}:kunne ikke vise docs/ordliste.md")
    server.project.edit("docs/index.md", "\n## ", "\nLagret mens noe annet var galt.\n\n## ")
    stamp = (server.project.root / "docs/index.md").stat().st_mtime_ns
    time.sleep(1)  # long enough for the server to have tried this page in vain, too short to matter if it has not
    assert (server.project.root / "docs/index.md").stat().st_mtime_ns == stamp
    server.project.edit("partials/glossary.html", "{{ term.definisjon }}", "{{ term.definition }}")
    server.shows_pages()
    server.shows("index.html", "Lagret mens noe annet var galt.")


def test_a_mistake_in_the_macros_is_every_page_until_it_is_mended(server: Server) -> None:
    server.project.edit("macros.py", "def define_env(", "def define_env((")
    line = server.project.line("macros.py", "def define_env((")
    server.shows_problem(f"macros.py:{line}:kan ikke leses: «")
    server.project.edit("macros.py", "def define_env((", "def define_env(")
    server.shows_pages()


@pytest.mark.parametrize("path", ["theme/main.html", "partials/glossary.html"])
def test_a_mistake_in_a_template_is_every_page_until_it_is_mended(server: Server, path: str) -> None:
    before = (server.project.root / path).read_text("utf-8")
    server.project.write(path, f"{before}\n{{% slutt %}}\n")
    line = server.project.line(path, "{% slutt %}")
    server.shows_problem(f"{path}:{line}:kan ikke leses: koden «slutt» finnes ikke")
    server.project.write(path, before)
    server.shows_pages()


def test_a_theme_that_asks_for_what_is_not_there_is_every_page_until_it_is_mended(server: Server) -> None:
    before = (server.project.root / "theme/main.html").read_text("utf-8")
    wrong = before.replace("{% block ", "{{ finnes.ikke.her }}{% block ", 1).replace("%}", "%}{{ a.b.c }}")
    server.project.write("theme/main.html", wrong)
    server.shows("kontakt.html", "1 feil må rettes", "theme/main.html, linje ", "kan ikke leses: «a» finnes ikke")
    server.project.write("theme/main.html", before)
    server.shows_pages()


def test_a_link_to_an_anchor_that_goes_away_is_a_problem_until_it_is_mended(server: Server) -> None:
    server.project.edit("docs/index.md", "\n## ", "\n[Se ordet](ordliste.md#finnes-ikke)\n\n## ")
    line = server.project.line("docs/index.md", "#finnes-ikke")
    text = "lenken «ordliste.md#finnes-ikke» leder til et sted på siden som ikke finnes. Rett det som står etter #."
    server.shows_problem(f"docs/index.md:{line}:{text}")
    server.project.edit("docs/index.md", "[Se ordet](ordliste.md#finnes-ikke)\n\n", "")
    server.shows_pages()


def test_a_page_comes_and_goes_with_its_place_in_the_menu(server: Server) -> None:
    server.project.write("docs/ny-side.md", "# En ny side\n\nHei.\n\n{{ page_sources() }}\n")
    server.shows_problem("docs/ny-side.md:1:siden står ikke i menyen. Legg «ny-side.md» til under nav i mkdocs.yml")
    server.project.edit("mkdocs.yml", "      - kontakt.md\n", "      - kontakt.md\n      - ny-side.md\n")
    server.shows("ny-side.html", "En ny side", "Hei.")
    (server.project.root / "docs/ny-side.md").unlink()
    line = server.project.line("mkdocs.yml", "ny-side.md")
    server.shows_problem(f"mkdocs.yml:{line}:siden «ny-side.md» finnes ikke i docs/.", "nav")
    server.project.edit("mkdocs.yml", "      - ny-side.md\n", "")
    server.shows_pages()
    assert server.get("ny-side.html")[0] == 404


def test_a_change_in_the_style_is_served(server: Server) -> None:
    css = server.project.root / "theme/css/guide.css"
    css.write_text(css.read_text("utf-8") + "\n.ny-stil { color: inherit }\n", "utf-8")
    server.fetch("css/guide.css", lambda text: ".ny-stil" in text)


def test_a_problem_is_shown_as_text_and_never_as_markup(server: Server) -> None:
    server.project.edit("data/services.yaml", "  level: municipal\n", "  level: <img src=x onerror=alert(1)>\n")
    server.shows("kontakt.html", "<img src=x onerror=alert(1)>")
    assert "<img" not in server.get("kontakt.html")[1]
    assert html.escape("<img src=x onerror=alert(1)>") in server.get("kontakt.html")[1]
    server.project.edit("data/services.yaml", "  level: <img src=x onerror=alert(1)>\n", "  level: municipal\n")
    server.shows_pages()


def said(*arguments: str) -> str:
    """What the command says in one sentence, when it does not start."""
    result = CliRunner().invoke(main, ["serve", *arguments])
    assert (result.exit_code, result.stdout) == (1, "")
    return result.stderr


def test_a_port_that_is_taken_is_a_message_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Preview, "refresh", lambda _: None)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        other = port + 1 if port < 65535 else 8000
        assert said("--port", str(port)) == f"Kan ikke starte på port {port}: den er i bruk. Prøv --port {other}.\n"


@pytest.mark.parametrize(
    ("number", "port", "sentence"),
    [
        (errno.EACCES, 80, "Kan ikke starte på port 80: du har ikke lov til å bruke den. Prøv --port 8000.\n"),
        (errno.EADDRINUSE, 65535, "Kan ikke starte på port 65535: den er i bruk. Prøv --port 8000.\n"),
        (errno.EADDRNOTAVAIL, 9000, "Kan ikke starte på port 9000: maskinen har ikke adressen. Prøv --port 9001.\n"),
        (errno.EPROTO, 9000, "Kan ikke starte på port 9000: ukjent grunn (EPROTO). Prøv --port 9001.\n"),
    ],
)
def test_whatever_hinders_a_port_is_said_in_norwegian(
    number: int, port: int, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Preview, "refresh", lambda _: None)
    monkeypatch.setattr(LiveReloadServer, "server_bind", refused)
    assert said("--port", str(port)) == sentence


@pytest.mark.parametrize(
    "port",
    [
        "80000",
        "65536",
        "0",
        "-1",
        "99999999999999999999",
        "8000.0",
        "8e3",
        "0x50",
        "åtte",
        "",
        " ",
        "8 000",
        "８０００",
    ],
)
def test_what_is_no_port_is_refused_in_one_sentence(port: str) -> None:
    sentence = f"--port: «{port}» er ikke en port. Skriv et tall fra 1024 til 65535, for eksempel 8000.\n"
    assert said("--port", port) == sentence


def test_the_ports_there_are_can_be_asked_for() -> None:
    assert [port_of(one) for one in ("1", "8000", " 8000 ", "65535")] == [1, 8000, 8000, 65535]


def test_no_room_for_the_pages_is_not_the_fault_of_the_port(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/tmp/exit-guide-x")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", full)
    assert said("--port", "9000") == "Kan ikke skrive til «/tmp/exit-guide-x»: disken er full.\n"


def test_a_project_without_one_of_its_folders_is_not_served(copy: Copy) -> None:
    with pytest.raises(NoServer, match=r"^partials og theme og macros.py mangler i «"):
        serve(root=copy.root)


OURS = ["127.0.0.1", "localhost", "LOCALHOST:8000", "127.0.0.1:65535"]
FOREIGN = [
    "evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example@127.0.0.1",
    "127.0.0.1:8000@evil.example", "127.0.0.2", "0.0.0.0", "127.1", "2130706433", "[::1]", "192.168.0.2:8000", "",
    "localhost:", "localhost:x", "localhost,evil.example", "xlocalhost", "localhost ", "localhost.",
]  # fmt: skip


def test_only_the_names_of_this_machine_are_answered() -> None:
    assert [host for host in OURS if not is_ours(host)] == []
    assert [host for host in FOREIGN if is_ours(host)] == []


def test_a_foreign_name_gets_neither_a_page_nor_a_file_nor_the_problems(server: Server) -> None:
    port = int(server.address.rpartition(":")[2])

    def asked(path: str, host: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        status, body = answer.status, answer.read().decode("utf-8")
        connection.close()
        return status, body

    for path in ("/", "/kontakt.html", "/css/guide.css", f"/{NAME}", "/livereload/0/1", "http://evil.example/"):
        status, body = asked(path, "evil.example")
        assert (status, body) == (
            403, "Serveren svarer bare denne maskinen. Åpne http://127.0.0.1 og porten den står på.",
        )  # fmt: skip
    assert asked("http://evil.example/kontakt.html", "localhost")[0] == 403
    assert [asked("/css/guide.css", host)[0] for host in (f"localhost:{port}", "127.0.0.1")] == [200, 200]
    status, body = asked("/finnes-ikke.html", "localhost")
    assert status == 404
    assert "Vi finner ikke siden" in body


def test_a_taken_port_is_passed_over_for_the_next_free_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert next_free_port("127.0.0.1", port) > port
        with pytest.raises(NoServer, match=f"^Portene fra {port} til {port} er i bruk"):
            next_free_port("127.0.0.1", port, tries=1)
    assert next_free_port("127.0.0.1", port) == port


WITHOUT_PAGES = """
from guide.__main__ import main
from guide.serve.preview import Preview
Preview.refresh = lambda preview: None
main()
"""
"""The command itself, which this once builds nothing."""


def preview_alone(folder: Path, out: int = subprocess.PIPE) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WITHOUT_PAGES, "serve", "--port", str(free_port()), "--no-browser"]
    environment = {**os.environ, "GUIDE_TODAY": TODAY.isoformat(), "TMPDIR": str(folder)}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_server_that_is_asked_to_stop_leaves_nothing_behind(name: str, tmp_path: Path) -> None:
    process = preview_alone(tmp_path)
    assert process.stdout
    assert process.stdout.readline().startswith("Se siden på")
    assert [path.name[:10] for path in tmp_path.iterdir()] == ["exit-guide"]
    for _ in range(3):  # a machine that shuts down may ask more than once
        process.send_signal(getattr(signal, name))
    assert process.communicate(timeout=PATIENCE) == ("Stoppet.\n", "")
    assert process.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_server_whose_window_is_closed_leaves_nothing_behind(tmp_path: Path) -> None:
    ours, its = os.openpty()
    process = preview_alone(tmp_path, its)
    os.close(its)
    assert os.read(ours, 100).startswith(b"Se siden p")
    os.close(ours)  # what it says now, is said to nobody
    process.send_signal(signal.SIGHUP)
    assert process.communicate(timeout=PATIENCE)[1] == ""
    assert process.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_stopped_while_it_builds_leaves_nothing_behind(tmp_path: Path) -> None:
    building = WITHOUT_PAGES.replace(
        "lambda preview: None", "lambda _: (print('bygger', flush=True), __import__('time').sleep(60))"
    )
    command = [sys.executable, "-c", building, "serve", "--no-browser"]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "bygger\n"
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=PATIENCE) == ("Stoppet.\n", "")
    assert process.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_preview_that_is_closed_writes_no_more(tmp_path: Path) -> None:
    preview = Preview(tmp_path / "borte")
    preview.close()
    preview.refresh()
    preview.index()
    assert not (tmp_path / "borte").exists()


def test_a_preview_never_raises_whatever_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Path) -> list[str]:
        raise RuntimeError("noe ingen tenkte på")

    monkeypatch.setattr("guide.serve.preview.find_problems", broken)
    preview = Preview(tmp_path)
    preview.refresh()
    assert list(map(str, preview.problems)) == ["guide:0: uventet feil: RuntimeError: noe ingen tenkte på."]
