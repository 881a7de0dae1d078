"""`make search-eval`: how well the search finds, in a real browser, by kind of query. Fails under the goal.

Our own queries name the pages that should answer them. A set for development may lie beside the project; its queries
name topics, and each topic says by patterns which titles and addresses it is.
"""

from __future__ import annotations

import functools
import re
import sys
import threading
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import unquote

import yaml
from playwright.sync_api import Page, sync_playwright

from guide.project import ROOT

OWN = ROOT / "tests" / "queries.yaml"
DEVELOPMENT = ROOT.parent / "shared" / "search" / "queries_dev.yaml"
GOAL = 0.95
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync")  # fmt: skip

ASK = """query => new Promise((answer, fail) => {
  setTimeout(() => fail(new Error(`ingen svar på «${query}» etter 10 sekunder`)), 10000);
  const box = document.querySelector("[data-md-component=search-query]");
  const output = document.querySelector("[data-md-component=search-result]");
  const start = performance.now();
  const read = () => output.dataset.answered === query && answer({
    ms: performance.now() - start,
    pages: [...output.querySelectorAll(".md-search-result__item")].map(item =>
      [...item.querySelectorAll(".md-search-result__link")].map(link =>
        [link.href, link.querySelector("h1, h2").textContent])),
  });
  delete output.dataset.answered;
  new MutationObserver((_, self) => { if (read() !== false) self.disconnect(); }).observe(output, { attributes: true });
  box.focus();
  box.value = query;
  box.dispatchEvent(new Event("input", { bubbles: true }));
})"""

Link = tuple[str, str]
"""A path from the top of the site with its anchor, and the heading shown."""
Hit = Callable[[list[Link]], bool]


@dataclass(frozen=True)
class Query:
    """A search with its kind, and what answers it; nothing answers one that has no place here."""

    text: str
    kind: str
    answers: Hit | None


@dataclass(frozen=True)
class Answer:
    """How long a query took, and the place of the first page that answers it: 0 for none."""

    query: Query
    rank: int
    pages: list[list[Link]]
    ms: float


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a folder on this machine."""
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def own_queries(path: Path = OWN) -> list[Query]:
    """The queries of the project, each with the pages that answer it."""
    entries = yaml.safe_load(path.read_text("utf-8"))
    return [Query(one["query"], one["kind"], _leads_to(one["want"]) if one["want"] else None) for one in entries]


def _leads_to(wanted: list[str]) -> Hit:
    return lambda links: any(path.partition("#")[0] in wanted for path, _ in links)


def development_queries(path: Path = DEVELOPMENT) -> list[Query]:
    """The queries beside the project, each with the topics that answer it; none where it does not lie there."""
    whole = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {"topics": {}, "queries": []}
    topics = {name: _Topic(name, *(re.compile(one[part], re.IGNORECASE) for part in ("title", "url")))
              for name, one in whole["topics"].items()}  # fmt: skip
    return [Query(one["query"], one["kind"], _is_about([topics[name] for name in one["expect"]]))
            for one in whole["queries"]]  # fmt: skip


@dataclass(frozen=True)
class _Topic:
    name: str
    title: re.Pattern[str]
    url: re.Pattern[str]

    def is_of(self, path: str, title: str, heading: str) -> bool:
        """Whether a link is about the topic: its heading, its page's title or its address says so."""
        of_page = self.title.search(title) and ("#" not in path or self.name != "topic:forside")
        return bool(self.title.search(heading) or of_page or self.url.search(path) or self.url.search(folded(path)))


def _is_about(topics: list[_Topic]) -> Hit:
    return lambda links: any(
        topic.is_of(path.lower(), links[0][1], heading) for topic in topics for path, heading in links
    )


def folded(text: str) -> str:
    """Text in ASCII, as addresses often are."""
    plain = unicodedata.normalize("NFD", text.lower().replace("æ", "ae").replace("ø", "o"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def ask(page: Page, base: str, query: Query) -> Answer:
    """Type a query, and read what is shown."""
    found = page.evaluate(ASK, query.text)
    pages = [[(_path(href, base), " ".join(heading.split())) for href, heading in links] for links in found["pages"]]
    hits = [place for place, links in enumerate(pages, 1) if query.answers and query.answers(links)]
    return Answer(query, hits[0] if hits else 0, pages, found["ms"])


def _path(href: str, base: str) -> str:
    return unquote(href.removeprefix(base))


def measure(folder: Path, queries: list[Query]) -> list[Answer]:
    """Every query asked of a built site, in one page of a real browser."""
    with serving(folder) as base, sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        page = browser.new_page()
        page.goto(f"{base}index.html")
        answers = [ask(page, base, query) for query in queries]
        browser.close()
    return answers


def summary(answers: list[Answer]) -> Iterator[str]:
    """The figures by kind, then of all, then how much noise, then how long it took."""
    on_topic = [one for one in answers if one.query.answers]
    kinds: dict[str, list[Answer]] = defaultdict(list)
    for one in on_topic:
        kinds[one.query.kind].append(one)
    yield f"{'slag':<12}{'antall':>7}{'s@1':>7}{'s@3':>7}{'MRR':>7}"
    for kind, some in [*sorted(kinds.items()), ("alle", on_topic)]:
        yield f"{kind:<12}{len(some):>7}{share(some, 1):>7.3f}{share(some, 3):>7.3f}{mrr(some):>7.3f}"
    if off := [one for one in answers if not one.query.answers]:
        yield f"søk som ikke hører hjemme her, men fikk svar: {sum(bool(one.pages) for one in off)} av {len(off)}"
    times = sorted(one.ms for one in answers)
    yield f"fra tast til treff: median {median(times):.0f} ms, p95 {times[int(len(times) * 0.95)]:.0f} ms"


def share(answers: list[Answer], within: int) -> float:
    """The share of answers that stand among the first so many pages."""
    return sum(0 < one.rank <= within for one in answers) / len(answers) if answers else 0.0


def mrr(answers: list[Answer]) -> float:
    """The mean of one over the place of the first page that answers."""
    return sum(1 / one.rank for one in answers if one.rank) / len(answers) if answers else 0.0


def misses(answers: list[Answer]) -> Iterator[str]:
    """What was not found among the first three, and what stood there instead."""
    for one in answers:
        if one.query.answers and not 0 < one.rank <= 3:
            shown = ", ".join(links[0][0] for links in one.pages[:3]) or "ingen treff"
            yield f"  [{one.query.kind}] {one.query.text}: {shown}"


def main(folder: Path = ROOT / "site") -> int:
    """Print both sets; status 1 when the set for development falls short of the goal."""
    sets: list[tuple[str, list[Any]]] = [("Egne søk", own_queries()), ("Søk for utvikling", development_queries())]
    reached = True
    for name, queries in sets:
        if queries:
            answers = measure(folder, queries)
            print(f"{name}:", *summary(answers), *misses(answers), sep="\n", end="\n\n")
            reached = name == "Egne søk" or share([one for one in answers if one.query.answers], 3) >= GOAL
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
