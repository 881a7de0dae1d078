"""A real Chromium, a server like a real one, and the questions that both the tests and `make a11y` ask."""

from __future__ import annotations

import functools
import gzip
import http.server
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, sync_playwright

from guide.project import ROOT
from guide.site.headers import HEADERS

AXE = ROOT / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 360, "height": 740}
SEARCH, SEARCH_OPEN = "[data-md-component=search-query]", "[data-search-open]"
MENU, MENU_OPEN = "#meny", "[data-drawer-open]"
_ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
              "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
_DRAWN_TWICE = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_PACKED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"}


def chromium() -> str | None:
    """Debian's Chromium, if it is installed."""
    return shutil.which("chromium")


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser that is closed at the end."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=_ARGUMENTS)
        try:
            yield started
        finally:
            started.close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Sends the headers of the policy, packs what is text, and answers 404 with the site's own page."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status, path = (200, path) if path.is_file() else (404, Path(self.directory) / "404.html")
        body = path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        if path.suffix in _PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on this machine, with a last slash."""
    handler = functools.partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()


def watched(page: Page, base: str) -> list[str]:
    """What a page asks of other places and what it complains of, in a list that grows."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if _is_complaint(message) else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith((base, "data:")) else found.append(asked.url))
    return found


def _is_complaint(message: ConsoleMessage) -> bool:
    """Whether the browser tells of an error; none is that a font in a folder is refused until the style asks for it."""
    early = message.text.startswith("Access to font at 'file:")
    font = message.location["url"].startswith("file:") and message.location["url"].endswith(".woff2")
    return message.type == "error" and not early and not font


def settled(page: Page) -> None:
    """Wait until the page has been drawn at the size it has now, and its observers of size have been told."""
    size = page.viewport_size
    assert size
    page.wait_for_function("(width) => innerWidth === width", arg=size["width"])
    page.evaluate(_DRAWN_TWICE)


def axe(page: Page, *, only: Sequence[str] = (), without: Sequence[str] = ()) -> list[str]:
    """What axe finds on the page as it stands, once it is drawn: the rule, the place and the reason.

    By all rules or only some, and without what stands in some elements.
    """
    settled(page)
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text("utf-8"))
    rules = {"type": "rule", "values": only} if only else {"type": "tag", "values": TAGS}
    found = page.evaluate(
        """async ([runOnly, exclude]) => (await axe.run({exclude}, {runOnly, resultTypes: ["violations"]}))
        .violations.flatMap((rule) => rule.nodes.map((node) =>
            `${rule.id}: ${node.target.flat(9).join(" ")}: ${node.failureSummary.split("\\n")[1]?.trim()}`))""",
        [rules, [[one] for one in without]],
    )
    return [str(one) for one in found]


def sideways(page: Page) -> list[str]:
    """Where the page is wider than a screen of 320 px, which is also 1280 px at 400 % (WCAG 1.4.10)."""
    page.set_viewport_size({"width": 320, "height": 640})
    width = page.evaluate("document.scrollingElement.scrollWidth")
    return [f"reflow: {width} px wide at 320 px"] if width > 320 else []


def clipped(page: Page) -> list[str]:
    """Text that is cut off when a reader adds space between letters, words and lines (WCAG 1.4.12)."""
    before = set(page.evaluate(_CLIPPED))
    page.evaluate(_SPACING)
    after = page.evaluate(_CLIPPED)
    return [f"spacing: {one}" for one in after if one not in before]


_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; " +
    "word-spacing: .16em !important } p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = [sheet];
}"""
_CLIPPED = """() => [...document.querySelectorAll("body *")].filter((one) => {
  if (!one.offsetParent || !one.textContent.trim() || one.clientWidth < 2 || one.clientHeight < 2) return false;
  const style = getComputedStyle(one);
  if (!/hidden|clip/.test(style.overflowX + style.overflowY)) return false;
  return one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2;
}).map((one) => `${one.tagName.toLowerCase()}.${one.className}`)"""


def headings(page: Page) -> list[str]:
    """A page has one heading of the first level."""
    found = page.locator("h1:visible").count()
    return [] if found == 1 else [f"h1: {found} of them"]


def stops(page: Page) -> list[str]:
    """Every stop of the Tab key, as `tag name`, from the top of the page until it leaves the page."""
    page.evaluate("() => { window.scrollTo(0, 0); document.activeElement?.blur(); }")
    page.evaluate(_LISTEN, _STOP)
    found: list[str | None] = []
    while None not in found and len(found) < 400:
        for _ in range(10):
            page.keyboard.press("Tab")
        found = page.evaluate("window.stops")
    return [stop for stop in found[: [*found, None].index(None)] if stop]


_LISTEN = """(stop) => {
  const described = eval(stop);
  window.stops = [];
  document.addEventListener("focusin", () => window.stops.push(described()));
  document.addEventListener("focusout", ({relatedTarget}) => relatedTarget ?? window.stops.push(null));
}"""


_STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const inside = box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth;
  const seen = inside && style.visibility === "visible";
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const name = (one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent).trim();
  return `${seen ? "" : "unseen "}${ring ? "" : "unmarked "}${one.tagName.toLowerCase()} ${name.replace(/\\s+/g, " ")}`;
}"""
