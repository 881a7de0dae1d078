"""What the editions cost: all municipalities with two processes, from a site that is built already."""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from unittest.mock import patch

import pikepdf

from guide.pdf import batch
from guide.pdf.batch import jobs
from guide.pdf.command import chosen, workshop
from guide.render.downloads import GUIDE
from guide.site.build import generate

SAMPLE = 12


def pages(path: Path) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def lines() -> Iterator[str]:
    """CPU and size per page, the time of a whole run, and the memory of a process."""
    with tempfile.TemporaryDirectory() as name:
        site, out = Path(name) / "site", Path(name) / "pdf"
        out.mkdir()
        generate(site)
        with workshop(site) as (manuscript, press):
            editions = chosen(manuscript.catalog, None, None, every=True).editions
            wanted = list(jobs(manuscript, press, editions, [GUIDE]))
            before, start = os.times(), time.monotonic()
            with patch("os.cpu_count", return_value=2):
                done = sum(1 for _ in batch.make(out, press, wanted))
            seconds, after = time.monotonic() - start, os.times()
        cpu = sum(after[:4]) - sum(before[:4])
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        sample = [out / job.file for job in wanted[:: len(wanted) // SAMPLE]]
        length = mean(map(pages, sample))
        size = sum(path.stat().st_size for path in out.glob("*.pdf")) / done / length / 1000
    yield f"PDF, CPU per side av en utgave (mål ≤ 15 ms): {1000 * cpu / done / length:.1f} ms, {length:.0f} sider"
    yield f"PDF, størrelse per side (mål ≤ 7 kB): {size:.1f} kB"
    yield f"PDF, {done} utgaver med to prosesser (mål ≤ 240 s): {seconds:.0f} s, {cpu:.0f} s CPU"
    yield f"PDF, minne per prosess på det meste (mål ≤ 600 MB): {memory:.0f} MB"


if __name__ == "__main__":
    for line in lines():
        print(line, flush=True)
