"""`make bench`: what the machinery costs, as ratios measured in one run. Never a timed test.

CPU seconds are those of a whole `mkdocs build` process. Pairs are run alternately, and the median of
the paired ratios is printed with its range, so that a busy machine shows as a wide range. A line that misses its
goal says so. The load of the machine stands before and after each part: times on the clock are for one that is idle.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from string import ascii_lowercase
from typing import Any

import yaml

from guide.project import ROOT
from guide.site.portable import copied
from tools import bench_laws, bench_parts, bench_pdf, bench_search

STUBS = {"services": ("service", "tjenester"), "laws": ("act", "lovgrunnlag")}
WORDS = {"services": ("services", "contacts"), "laws": ("laws", "laws")}
PAIRS = 5
_GOAL = re.compile(r"\(mål ≤ ([\d,]+)[^)]*\): (?:p95 )?([\d.]+)")


def judged(line: str) -> str:
    """A line that says so when its figure is over its goal."""
    found = _GOAL.search(line)
    over = found and float(found[2]) > float(found[1].replace(",", "."))
    return f"{line} – OVER MÅLET" if over else line


def load() -> str:
    """How busy the machine is."""
    busy = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "ukjent"
    return f"Last på maskinen, {os.cpu_count()} kjerner: {busy}"


def build_cpu(project: Path) -> float:
    """CPU seconds of one `mkdocs build`."""
    before = os.times()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(project / "site")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "GUIDE_TODAY": "2026-12-01"}
    subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def cold(project: Path) -> Path:
    """The project with nothing kept from the build before."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    return project


def paired(first: Callable[[], float], second: Callable[[], float], pairs: int = PAIRS) -> str:
    """Median and range of first/second over alternating runs."""
    ratios = sorted(first() / second() for _ in range(pairs))
    return f"{median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f}, {pairs} par)"


def expand(project: Path) -> None:
    """Replace every macro call in the pages with what it makes, and leave mkdocs-macros out."""
    from mkdocs.config import load_config
    from mkdocs.structure.files import get_files
    from mkdocs.structure.nav import get_navigation

    config = load_config(str(ROOT / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    files = get_files(config)
    for page in get_navigation(files, config).pages:
        page.read_source(config)
        text = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        (project / "docs" / page.file.src_uri).write_text(text, "utf-8")
    plain = re.sub(r"  - macros:\n(?:      .*\n)+", "", (project / "mkdocs.yml").read_text("utf-8"))
    furniture = json.loads(json.dumps(config.extra["guide"], default=_worded))
    extra = yaml.safe_dump({"guide": furniture}, allow_unicode=True, default_flow_style=True, width=10**6)
    plain = plain.replace("extra:\n", f"extra:\n  {extra.strip()[1:-1]}\n", 1)
    (project / "mkdocs.yml").write_text(plain, "utf-8")


def _worded(status: Any) -> dict[str, str]:
    """The mark of a number, as the theme asks for it."""
    return {"look": status.look, "said": status.said}


TIMES = 5
"""A file of records may have 1 MB, and that of laws is a fifth of it."""


def grow(project: Path, times: int) -> int:
    """Repeat every service and act under new ids, with their pages, and return the number of pages."""
    nav = (project / "mkdocs.yml").read_text("utf-8")
    for kind, (key, folder) in STUBS.items():
        path = project / "data" / f"{kind}.yaml"
        head, *records = re.split(r"(?m)^(?=- id: )", path.read_text("utf-8"))
        copies = [_renamed(record, number) for number in range(1, times) for record in records]
        path.write_text("\n".join([head + "".join(records), *copies]), "utf-8")
        ask(project, kind, "\n".join(copies))
        for one in (record.split()[2] for record in copies):
            stub = f"---\n{key}: {one}\n---\n{{{{ {key}_page() }}}}\n"
            (project / "docs" / folder / f"{one}.md").write_text(stub, "utf-8")
            nav = re.sub(rf"(?m)^( +- ){folder}/index\.md\n", rf"\g<0>\g<1>{folder}/{one}.md\n", nav)
    (project / "mkdocs.yml").write_text(nav, "utf-8")
    return sum(1 for _ in (project / "docs").rglob("*.md"))


def ask(project: Path, kind: str, copies: str) -> None:
    """Give every record of the copies, and what it holds, words for the search: no record is without."""
    for file, indent in zip(WORDS[kind], ("", "    "), strict=True):
        ids = re.findall(rf"(?m)^{indent}- id: (.+)$", copies)
        phrases = {one: ", ".join(f"{one} ord {number}" for number in range(15)) for one in ids}
        with (project / "data" / "search" / "words" / f"{file}.yaml").open("a", encoding="utf-8") as words:
            words.writelines(f"\n- record: {one}\n  keywords: [{phrases[one]}]\n  questions: []\n" for one in ids)


def _renamed(record: str, number: int) -> str:
    """A record's text under another id, other names and other numbers; its contact points and provisions too."""
    old, mark = record.split()[2], ascii_lowercase[number] * 2
    new = f"{old}-{mark}"
    inner = _INNER.sub(lambda found: f"    - id: {new}-{found[1].removeprefix(f'{old}-').translate(_LETTERS)}", record)
    named = _OTHER_NAMES.sub("", _NAME.sub(rf"\1: \2\3 {mark}\4", inner))
    called = _PHONE.sub(lambda _: f'number: "{next(_NUMBERS)}"', named)
    called = _EMAIL.sub(rf"\1{mark}@", called)
    return called.replace(f"- id: {old}\n", f"- id: {new}\n", 1)


_INNER = re.compile(r"(?m)^    - id: (.+)$")
_LETTERS = str.maketrans("0123456789", "qrstuvwxyz")
"""An id with a number would have to be of who has it."""
_NAME = re.compile(r"(?m)^( +(?:name|short_name|short_title|abbreviation)|  title): (\"?)([^\n\"]+)(\"?)$")
_OTHER_NAMES = re.compile(r"(?m)^  also_known_as:(?: \[.*\]\n|\n(?:    - .+\n)+)")
_PHONE = re.compile(r"\bnumber: \"[^\"]+\"")
_EMAIL = re.compile(r"(?m)^( +email: [^@\n]+)@")
_NUMBERS = (f"22 {one:02} {other:02} 17" for one in range(10, 60) for other in range(10, 60))


@contextmanager
def server(project: Path) -> Iterator[str]:
    """The editor's server on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "guide", "serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(f"http://127.0.0.1:{port}/index.html", "</html>")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def wait(address: str, text: str) -> None:
    """Ask until the page holds a text."""
    for _ in range(3000):
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit(f"{address} never showed «{text}»")


def latency(project: Path, address: str, file: str, old: str, page: str) -> str:
    """Seconds from saving a file to being served its page, the median of seven edits."""
    path, seconds = project / file, []
    text = path.read_text("utf-8")
    for number in range(7):
        new = f"{old} måling{number}"
        start = time.monotonic()
        path.write_text(text.replace(old, new, 1), "utf-8")
        wait(f"{address}/{page}", new)
        seconds.append(time.monotonic() - start)
    path.write_text(text, "utf-8")
    return f"{median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f}, {len(seconds)} lagringer)"


def lines() -> Iterator[str]:
    """What building and serving cost."""
    with tempfile.TemporaryDirectory() as name:
        one, flat, more = (Path(name) / part for part in ("one", "flat", "more"))
        for folder in (one, flat, more):
            copied(ROOT, folder)
        expand(flat)
        pages, many = sum(1 for _ in (one / "docs").rglob("*.md")), grow(more, TIMES)
        what = "CPU, bygging med makroer / samme sider ferdig utfylt"
        yield f"{what} (mål ≤ 1,15): {paired(lambda: build_cpu(one), lambda: build_cpu(flat))}"
        yield bench_parts.line(one)
        yield f"{what}, uten noe i .cache: {paired(lambda: build_cpu(cold(one)), lambda: build_cpu(flat))}"
        what = f"CPU per side, {many} sider / {pages} sider, {TIMES} × tjenester og lover"
        yield f"{what} (mål ≤ 1,3): {paired(lambda: build_cpu(more) / many, lambda: build_cpu(one) / pages, 3)}"
        yield from saves(one)


def saves(project: Path) -> Iterator[str]:
    """How soon a saved page is served."""
    with server(project) as address:
        seen = latency(project, address, "docs/prosessen/index.md", "Exit-arbeid har", "prosessen/index.html")
        yield f"Fra lagring til visning, Markdown (mål ≤ 1 s): {seen}"
        seen = latency(project, address, "data/services.yaml", "Nav hjelper folk", "tjenester/nav.html")
        yield f"Fra lagring til visning, YAML (mål ≤ 1 s): {seen}"


def main() -> None:
    """Print the measurements, each with its goal."""
    for group in (lines(), bench_laws.lines(), bench_pdf.lines(), bench_search.lines()):
        print(load(), flush=True)
        for line in group:
            print(judged(line), flush=True)
    print(load())


if __name__ == "__main__":
    main()
