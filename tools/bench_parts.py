"""Where the time of a build with macros goes, beyond what the same pages cost when they are filled in already.

Tried, so that nobody has to again: building pydantic's models when they are first used (no gain, all are used),
annotations that are not text (4 ms), telling Python's search for garbage to leave all that is read alone (60 ms, but
it would never let go of it while the site is served), keeping the Jinja code of each page (60 ms, but only by putting
a method of ours in the place of one of Jinja's).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

RUNS = 5
BUILD = """
import json, sys, time
from contextlib import contextmanager
from mkdocs.config import load_config
from mkdocs.commands.build import build
import markdown.extensions.toc, material.plugins.search.plugin

took = {}

@contextmanager
def part(name):
    start = time.process_time()
    yield
    took[name] = took.get(name, 0) + time.process_time() - start

def timed(owner, function, name):
    wrapped = getattr(owner, function)
    def call(*arguments, **named):
        with part(name):
            return wrapped(*arguments, **named)
    setattr(owner, function, call)

sys.path.insert(0, ".")
with part("innlasting av macros-tillegget"):
    from mkdocs_macros.plugin import MacrosPlugin
with part("innlasting av pydantic og modellen"):
    import guide.content.model
with part("innlasting av resten av guide"):
    import guide.check.runner, guide.render.view, guide.render.macros
from jinja2 import Environment
timed(guide.check.runner, "find_problems", "lesing og kontroll av alt")
timed(guide.render.view.View, "render", "utfylling av partials")
timed(Environment, "from_string", "oversetting av sidene til Jinja-kode")
build(load_config(site_dir=sys.argv[1]))
print(json.dumps(took))
"""


def measured(project: Path) -> dict[str, float]:
    """CPU seconds of each part, the median of some builds."""
    command = [sys.executable, "-c", BUILD, str(project / "site")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "GUIDE_TODAY": "2026-12-01"}
    runs = [json.loads(subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True).stdout)
            for _ in range(RUNS)]  # fmt: skip
    return {name: median(run[name] for run in runs) for name in runs[0]}


def line(project: Path) -> str:
    """The parts, the largest first."""
    parts = sorted(measured(project).items(), key=lambda part: -part[1])
    return f"  av dette: {', '.join(f'{name} {seconds:.2f} s' for name, seconds in parts)}"
