"""The editor's server: follows every change, and shows problems in the browser instead of stopping."""

from __future__ import annotations

import errno
import logging
import re
import socket
import sys
import webbrowser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from guide.check.runner import report
from guide.machine import say, stoppable, temporary_folder
from guide.project import ROOT
from guide.render.partials import partials
from guide.render.policy import TAG
from guide.search.index import NAME
from guide.serve.preview import Preview

HOST, PORT = "127.0.0.1", 8000
_OURS = re.compile(r"(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?", re.IGNORECASE)
_NO_PORT = {
    errno.EADDRINUSE: "den er i bruk",
    errno.EACCES: "du har ikke lov til å bruke den",
    errno.EPERM: "du har ikke lov til å bruke den",
    errno.EADDRNOTAVAIL: "maskinen har ikke adressen",
}
_NOT_OURS = f"Serveren svarer bare denne maskinen. Åpne http://{HOST} og porten den står på."
WATCHED = ("data", "docs", "partials", "theme", "macros.py", "mkdocs.yml")


class NoServer(Exception):
    """There is no port to serve at, or nothing to serve. Holds a Norwegian sentence."""


def port_of(written: str) -> int:
    """The port somebody asks for. Raises NoServer."""
    if not re.fullmatch(r"[0-9]{1,5}", written.strip()) or not 0 < int(written) < 2**16:
        raise NoServer(f"--port: «{written}» er ikke en port. Skriv et tall fra 1024 til 65535, for eksempel {PORT}.")
    return int(written)


def is_ours(host: str) -> bool:
    """Whether a browser asks this machine by its own name: another name may be led here by a foreign page."""
    return bool(_OURS.fullmatch(host))


class PreviewServer(LiveReloadServer):
    """Serves a preview; while there are problems, every page is the list of them."""

    allow_reuse_address = sys.platform != "win32"  # there it would let two servers have one port

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        super().__init__(self._refresh, host, port, str(preview.folder), polling_interval=0.15)
        self.build_delay = 0.05
        self.error_handler = self._error_page
        self.preview = preview
        self._refresh()
        for name in WATCHED:
            self.watch(str(preview.root / name))
        self._want_rebuild = True  # once more when the watching has begun: something may be saved before that

    def _refresh(self) -> None:
        self.preview.refresh()
        if self.preview.problems:
            logging.getLogger(__name__).warning("%s", report(self.preview.problems))

    def server_bind(self) -> None:
        """Take the port. Raises NoServer."""
        port = self.server_address[1]
        try:
            super().server_bind()
        except OSError as error:
            code = error.errno or 0
            why = _NO_PORT.get(code, f"ukjent grunn ({errno.errorcode.get(code, code)})")
            other = port + 1 if 1024 <= port < 2**16 - 1 else PORT
            raise NoServer(f"Kan ikke starte på port {port}: {why}. Prøv --port {other}.") from None

    def server_activate(self) -> None:
        """Say where the site is once somebody can really open it."""
        super().server_activate()
        say(f"Se siden på {self.url} – stopp med Ctrl+C.")

    def handle_error(self, *_: Any) -> None:
        """A browser that hangs up is no news; anything else is one sentence."""
        error = sys.exception()
        if not isinstance(error, OSError):
            logging.getLogger(__name__).warning("Kunne ikke svare nettleseren: %s.", type(error).__name__)

    def _error_page(self, code: int) -> bytes:
        """The site's own page for what is not found; a sentence when there is none, or the fault is another."""
        own = self.preview.folder / "404.html"
        if code == 404 and own.is_file():
            return own.read_bytes()
        text = "Siden finnes ikke." if code == 404 else "Serveren klarte ikke å vise siden. Start den på nytt."
        return f'<!doctype html><html lang="nb"><meta charset="utf-8"><title>{code}</title><p>{text}'.encode()

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """A page of the site, or the problems with a way to come back by itself, to this machine alone."""
        path = environ["PATH_INFO"]
        if not (is_ours(environ.get("HTTP_HOST", "")) and path.startswith("/")):
            start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
            return [_NOT_OURS.encode()]
        wants_page = path.endswith(("/", ".html"))
        if wants_page or path == f"/{NAME}":
            self._wait_for_refresh()
        if path == f"/{NAME}":
            self.preview.index()
        self.preview.open(path)
        if not (self.preview.problems and wants_page):
            return super().serve_request(environ, start_response)
        html = partials(ROOT).get_template("problems.html").render(problems=self.preview.problems)
        body = self._inject_js_into_html(html.encode(), self._visible_epoch)
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
        start_response("200 OK", headers)
        return [body]

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """The script that follows changes stands in the page itself, which the policy of the site would stop."""
        return super()._inject_js_into_html(content.replace(TAG.encode(), b""), epoch)  # type: ignore[no-any-return]

    def _wait_for_refresh(self) -> None:
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)


def free_port(host: str, first: int = PORT, tries: int = 20) -> int:
    """The first port that nobody listens on. Raises NoServer when all are taken."""
    for port in range(first, first + tries):
        with socket.socket() as probe:
            if probe.connect_ex((host, port)):
                return port
    raise NoServer(
        f"Portene fra {first} til {first + tries - 1} er i bruk. Stopp et av programmene, eller velg --port."
    )


@stoppable()
def serve(host: str = HOST, port: int | None = None, root: Path = ROOT, *, browse: bool = False) -> None:
    """Serve the preview until somebody ends it, at a port or at the first that is free. Raises NoServer or OSError."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    logging.getLogger("mkdocs").propagate = False  # what it says in English, is told in the list of problems
    _require_whole(root)
    try:
        with temporary_folder() as folder:
            _serve(Preview(folder, root), host, port or free_port(host), browse=browse)
    except KeyboardInterrupt:
        say("Stoppet.")


def _require_whole(root: Path) -> None:
    """What is not there when the server begins, would not be seen to come. Raises NoServer."""
    if missing := [name for name in WATCHED if not (root / name).exists()]:
        raise NoServer(f"{' og '.join(missing)} mangler i «{root}». Hent tilbake det som mangler, og start på nytt.")


def _serve(preview: Preview, host: str, port: int, *, browse: bool) -> None:
    server = PreviewServer(preview, host, port)
    if browse:
        webbrowser.open(server.url)
    try:
        server.serve()
    finally:
        server.shutdown()
        preview.close()
