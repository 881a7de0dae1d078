"""What searching and the finder cost: what is fetched at first use, how soon they answer, and how the search grows.

The tenfold index is the site's own ten times under other ids. In each copy one word in three is another word in that
copy only, so that ten times the text has some three times the words, as text in a language does.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from guide.content.catalog import load
from guide.project import ROOT
from guide.search.finder import NAME as FINDER
from guide.search.index import NAME
from guide.site.build import generate
from guide.site.publish import finish
from tools.node import node
from tools.search_eval import ARGUMENTS, ASK, CHROMIUM, own_queries, serving

CODE = "js/search.js"
FINDER_CODE = "js/finder.js"
PLACES = 60
FIRST = "samtykke"
VISITS, PAIRS, TIMES = 7, 5, 10
RENAMED = ("id", "owner", "place")
KEPT = ("numbers", "phones", "email", "url", "kind", "next", "public", "changed")
READ = ROOT / "tools" / "bench.js"


def packed(path: Path) -> int:
    """The size of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 6))


def keystrokes(queries: list[str]) -> list[str]:
    """What stands in the box after each key of each query, each once."""
    return list(dict.fromkeys(query[:end].strip() for query in queries for end in range(1, len(query) + 1)))


def first_use(browser: Browser, address: str) -> float:
    """Milliseconds from going to the box to the first result, in a browser that has nothing of the search."""
    page = browser.new_page()
    page.goto(address)
    took = page.evaluate(ASK, FIRST)["ms"]
    page.close()
    return float(took)


def typing(browser: Browser, address: str, texts: list[str]) -> list[float]:
    """Milliseconds from each text in the box to its results, sorted, once the search has been fetched."""
    page = browser.new_page()
    page.goto(address)
    page.evaluate(ASK, FIRST)
    return sorted(page.evaluate(ASK, text)["ms"] for text in texts)


_ANSWER = """(name) => {
  const [box, button] = ["input", "button"].map((one) => document.querySelector(`[data-finder] ${one}`));
  const start = performance.now();
  box.value = name;
  button.click();
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""


def answering(browser: Browser, address: str) -> list[float]:
    """Milliseconds from the button of the finder to the answer laid out, sorted, once the finder has been fetched."""
    page = browser.new_page()
    page.goto(address)
    page.locator("[data-finder] input").focus()
    page.wait_for_function("() => Boolean(self.guideFinder)")
    every = [one.number for one in load().municipalities.values()]
    found = sorted(page.evaluate(_ANSWER, number) for number in every[:: len(every) // PLACES])
    page.close()
    return found


def read_index(path: Path) -> dict[str, Any]:
    """The index of a built site."""
    return json.loads(path.read_text("utf-8").partition("=")[2])  # type: ignore[no-any-return]


def grown(index: dict[str, Any], times: int) -> dict[str, Any]:
    """An index so many times as large; the municipalities and the urgent numbers stay as they are."""
    copies = [index, *(_copy(index, number) for number in range(1, times))]
    parts = ("pages", "docs", "words", "contacts", "laws")
    groups = list(dict.fromkeys(group for copy in copies for group in copy["groups"]))
    return {**index, **{part: [one for copy in copies for one in copy[part]] for part in parts}, "groups": groups}


def _copy(index: dict[str, Any], number: int) -> dict[str, Any]:
    """What grows of an index, once more."""
    text, pages, docs = partial(altered, number=number), len(index["pages"]) * number, len(index["docs"]) * number
    return {
        "pages": [[_renamed(path, number), text(title), *rest] for path, title, *rest in index["pages"]],
        "docs": [[page + pages, *map(text, fields[:3]), *(_renamed(anchor, number) for anchor in fields[3:])]
                 for page, *fields in index["docs"]],
        "words": [[[one + docs for one in where], text(phrases)] for where, phrases in index["words"]],
        "groups": [text(group) for group in index["groups"]],
        **{part: [_record(one, number) for one in index[part]] for part in ("contacts", "laws")},
    }  # fmt: skip


def _record(record: dict[str, Any], number: int) -> dict[str, Any]:
    """A contact point or a provision of a copy."""
    return {
        field: value if field in KEPT
        else _renamed(value, number) if field in RENAMED
        else [altered(one, number) for one in value] if isinstance(value, list)
        else altered(value, number)
        for field, value in record.items()
    }  # fmt: skip


def _renamed(name: str, number: int) -> str:
    """An address or an id in a copy, both ends of `page.html#anchor`."""
    return re.sub(r"(?=\.html)|(?<!\.html)$", f"-nr{number}", name)


def altered(text: str, number: int) -> str:
    """A text with the words of a copy."""
    return re.sub(r"[^\W\d_]{5,}", lambda word: _word(word[0], number), text)


@cache
def _word(word: str, number: int) -> str:
    """A word in a copy: one in three has its letters mixed, but for the first and the ending."""
    chance = random.Random(f"{number} {word.lower()}")
    if chance.random() > 1 / 3:
        return word
    return "".join([word[0], *chance.sample(word[1:-2], len(word) - 3), word[-2:]])


def run(program: str, index: Path, queries: list[str]) -> tuple[float, float]:
    """Milliseconds of CPU for getting ready and for one query, in a process of its own."""
    command = [program, str(READ), str(index)]
    done = subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, check=True)
    ready, query = json.loads(done.stdout)
    return ready, query


def growth(path: Path, queries: list[str]) -> Iterator[str]:
    """Size, start and query of an index so many times as large over those of the site's own."""
    program = node()
    assert program, "node mangler. Den følger med requirements-dev.lock"
    large = path.with_name("large.js")
    made = grown(read_index(path), TIMES)
    large.write_text(f"self.guideIndex={json.dumps(made, ensure_ascii=False, separators=(',', ':'))}\n", "utf-8")
    yield f"Søk, {TIMES} × sidene, indeksen pakket: {packed(large) / packed(path):.1f} ×, {packed(large) / 1000:.0f} kB"
    pairs = [(run(program, large, queries), run(program, path, queries)) for _ in range(PAIRS)]
    for what, part in (("oppstart", 0), ("et søk", 1)):
        after, before = ([pair[which][part] for pair in pairs] for which in (0, 1))
        ratios = sorted(big / small for big, small in zip(after, before, strict=True))
        spread = f"{ratios[0]:.1f}–{ratios[-1]:.1f}, {PAIRS} par"
        cost = f"{median(before):.1f} → {median(after):.1f} ms CPU"
        yield f"Søk, {TIMES} × sidene, {what}: {median(ratios):.1f} × ({spread}), {cost}"


def lines() -> Iterator[str]:
    """Sizes, times in a browser, and growth, of the site as it is published."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        generate(site)
        finish(site)
        code, index = packed(site / CODE) / 1000, packed(site / NAME) / 1000
        yield f"Søk, koden pakket (mål ≤ 30 kB): {code:.1f} kB"
        yield f"Søk, alt som hentes ved første bruk, pakket (mål ≤ 120 kB): {code + index:.1f} kB"
        finder = [packed(site / one) / 1000 for one in (FINDER_CODE, FINDER)]
        yield f"Finneren, koden og dataene pakket (mål for dataene ≤ 40 kB): {finder[0]:.1f} + {finder[1]:.1f} kB"
        queries = [one.text for one in own_queries()[::3]]
        yield from browsing(site, queries)
        yield from growth(site / NAME, queries)


def browsing(site: Path, queries: list[str]) -> Iterator[str]:
    """How soon a real Chromium shows results."""
    with serving(site) as base, sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        address = f"{base}index.html"
        visits = sorted(first_use(browser, address) for _ in range(VISITS))
        whole, keys = (typing(browser, address, texts) for texts in (queries, keystrokes(queries)))
        answers = answering(browser, address)
        browser.close()
    p95 = answers[int(len(answers) * 0.95)]
    yield f"Finneren, fra knappen til svaret (mål ≤ 100 ms): p95 {p95:.0f} ms, median {median(answers):.0f} ms"
    spread = f"{visits[0]:.0f}–{visits[-1]:.0f}, {VISITS} besøk"
    yield f"Søk, fra første bruk til første treff (mål ≤ 500 ms): {median(visits):.0f} ms ({spread})"
    for what, times in (("hele søk", whole), ("tastetrykk", keys)):
        figures = f"p95 {times[int(len(times) * 0.95)]:.0f} ms, median {median(times):.0f} ms, {len(times)} {what}"
        yield f"Søk, fra tast til treff, {what} (mål ≤ 60 ms): {figures}"


if __name__ == "__main__":
    for line in lines():
        print(line, flush=True)
