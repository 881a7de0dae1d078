"""The editor's server: follows every change, and shows problems in the browser instead of stopping."""

from __future__ import annotations

import errno
import logging
import signal
import socket
import tempfile
import webbrowser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from guide.check.runner import report
from guide.project import ROOT
from guide.render.partials import partials
from guide.render.policy import TAG
from guide.search.index import NAME
from guide.serve.preview import Preview

PORT = 8000
WATCHED = ("data", "docs", "partials", "theme", "macros.py", "mkdocs.yml")


class PreviewServer(LiveReloadServer):
    """Serves a preview; while there are problems, every page is the list of them."""

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        super().__init__(self._refresh, host, port, str(preview.folder), polling_interval=0.15)
        self.build_delay = 0.05
        self.preview = preview
        self._refresh()
        for name in WATCHED:
            self.watch(str(preview.root / name))
        self._want_rebuild = True  # once more when the watching has begun: something may be saved before that

    def _refresh(self) -> None:
        self.preview.refresh()
        if self.preview.problems:
            logging.getLogger(__name__).warning("%s", report(self.preview.problems))

    def server_activate(self) -> None:
        """Say where the site is once somebody can really open it."""
        super().server_activate()
        print(f"Se siden på {self.url} – stopp med Ctrl+C.", flush=True)

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """A page of the site, or the problems with a way to come back by itself."""
        path = environ["PATH_INFO"]
        wants_page = path.endswith(("/", ".html"))
        if wants_page or path == f"/{NAME}":
            self._wait_for_refresh()
        if path == f"/{NAME}":
            self.preview.index()
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
    """The first port that nobody listens on. Raises OSError when all are taken."""
    for port in range(first, first + tries):
        with socket.socket() as probe:
            if probe.connect_ex((host, port)):
                return port
    raise OSError(errno.EADDRINUSE, "alle portene er i bruk")


def stop_on_signals() -> None:
    """End as Ctrl+C does when the window is closed or the process is asked to stop, so that nothing is left behind."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows has no SIGHUP
            signal.signal(getattr(signal, name), signal.default_int_handler)


def serve(host: str = "127.0.0.1", port: int | None = None, root: Path = ROOT, *, browse: bool = False) -> None:
    """Serve the preview until Ctrl+C, at a port or at the first that is free."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    stop_on_signals()
    with tempfile.TemporaryDirectory(prefix="exit-guide-") as folder:
        server = PreviewServer(Preview(Path(folder), root), host, port or free_port(host))
        if browse:
            webbrowser.open(server.url)
        try:
            server.serve()
        except KeyboardInterrupt:
            print("Stoppet.")
        finally:
            server.shutdown()
