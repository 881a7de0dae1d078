"""`make lighthouse`: four pages of the built site on a phone, five times each, and the median of what was measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from guide.project import ROOT
from tools.browser import chromium, served

RUNS = 5
ATTEMPTS = 3
"""Now and then a browser does not start; that says nothing of the page."""
SCORES = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
AUDITS = {"largest-contentful-paint": 1200.0, "total-blocking-time": 50.0, "cumulative-layout-shift": 0.0}
_FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"


def chosen(site: Path) -> list[str]:
    """The front page, the contacts, a situation, and the page with most to read."""
    longest = max(site.rglob("*.html"), key=lambda path: path.stat().st_size)
    return ["index.html", "kontakt.html", "situasjoner/onsker-seg-ut.html", longest.relative_to(site).as_posix()]


def measured(address: str) -> dict[str, float]:
    """The scores and times of one run."""
    command = [str(ROOT / ".venv/bin/node"), str(ROOT / "node_modules/lighthouse/cli/index.js"), address, "--quiet",
               "--output=json", f"--only-categories={','.join(SCORES)}", f"--chrome-flags={_FLAGS}"]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": chromium() or ""}
    for _ in range(ATTEMPTS):
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode == 0:
            break
        print(done.stderr.strip().splitlines()[0], file=sys.stderr)
    done.check_returncode()
    report: dict[str, Any] = json.loads(done.stdout)
    scores = {name: 100 * (report["categories"][name]["score"] or 0) for name in SCORES}
    return scores | {name: report["audits"][name]["numericValue"] for name in AUDITS}


def missed(values: dict[str, float]) -> list[str]:
    """The goals that a page does not reach."""
    low = [name for name, goal in SCORES.items() if values[name] < goal]
    return low + [name for name, limit in AUDITS.items() if values[name] > limit]


def main(site: Path) -> int:
    """Print a line a page; 1 when one of them misses a goal."""
    failed = False
    with served(site) as base:
        for name in chosen(site):
            runs = [measured(base + name) for _ in range(RUNS)]
            values = {key: median(run[key] for run in runs) for key in runs[0]}
            print(f"{name}: " + ", ".join(f"{key} {value:.4g}" for key, value in values.items()))
            if short := missed(values):
                failed = True
                print(f"{name}: utenfor målet: {', '.join(short)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"))
