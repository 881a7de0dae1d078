"""What reading a full-size Lovdata package costs: made-up acts, seeded, read in a process of their own.

The sizes follow the real packages: some 780 acts of 80 kB and 3,700 regulations of 57 kB on the average, a few of
them very large. The text is words in random order, so that the archive also packs about as well as the real one.
"""

from __future__ import annotations

import bz2
import io
import json
import random
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

ACTS, REGULATIONS = 780, 3700
WANTED = 20
TEXT = """barn ansvar kommune plikt opplysning tjeneste vedtak departement forskrift samtykke behandling plan rett
klage tilsyn helsehjelp opplæring politi taushet samarbeid melding vilkår frist styre virksomhet pasient bruker"""
WORDS = TEXT.split()
READ = """
import json, resource, sys, time
from pathlib import Path
from guide.registers.lovdata.packages import read_source, survey
start = time.process_time()
if sys.argv[2] == "all":
    count = sum(1 for _ in read_source(Path(sys.argv[1])))
else:
    count = len(survey([Path(sys.argv[1])], json.loads(sys.argv[2])).present)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
print(json.dumps([count, time.process_time() - start, memory]))
"""


def section(chance: random.Random, path: str, number: str) -> str:
    """A section with two to six paragraphs and a change note."""
    paragraphs = "".join(
        f'<article class="legalP" id="p{number}-l{nr}">{" ".join(chance.choices(WORDS, k=chance.randint(15, 60)))}, '
        f'jf. <a href="lov/2001-01-01-{chance.randint(1, 99)}/&#xA7;{nr}">lova &#xA7; {nr}</a>.</article>'
        for nr in range(chance.randint(2, 6))
    )
    return (
        f'<article class="legalArticle" data-lovdata-URL="{path}/&#xA7;{number}" data-name="&#xA7;{number}">'
        f'<h3 class="legalArticleHeader"><span class="legalArticleValue">&#xA7; {number}</span>. '
        f'<span class="legalArticleTitle">{" ".join(chance.choices(WORDS, k=4)).capitalize()}</span></h3>{paragraphs}'
        f'<article class="changesToParent">Endret ved lov <a href="lov/2019-06-21-{number}">21 juni 2019</a> '
        f"(ikr. 1 juli 2019).</article></article>"
    )


def document(chance: random.Random, code: str, size: int) -> bytes:
    """An act in the format, of about `size` bytes: on one line, as the real ones are."""
    kind, _, rest = code.partition("-")
    path = f"{'NL/lov' if kind == 'LOV' else 'SF/forskrift'}/{rest}"
    text = [
        '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html lang="no"><head><title>x</title></head><body><header><dl>'
        f'<dd class="legacyID">{code}</dd><dd class="dokid">{path}</dd><dd class="dateInForce">2002-01-01</dd>'
        f'<dd class="title">Lov om {" ".join(chance.choices(WORDS, k=5))}</dd></dl></header>'
        f'<main class="documentBody" data-lovdata-URL="{path}">'
    ]
    written, number = len(text[0]), 0
    while written < size:
        number += 1
        text.append(section(chance, path, str(number)))
        written += len(text[-1])
    return "".join([*text, "</main></body></html>"]).encode()


def documents() -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of the made-up packages; one in a hundred is fifteen times as large."""
    chance = random.Random(4)
    for prefix, kind, amount, average in (("nl", "LOV", ACTS, 70_000), ("sf", "FOR", REGULATIONS, 50_000)):
        for number in range(1, amount + 1):
            size = int(average * chance.uniform(0.1, 1.9)) * (15 if number % 100 == 0 else 1)
            name = f"{prefix}/{prefix}-20010101-{number:03}.xml"
            yield name, document(chance, f"{kind}-2001-01-01-{number}", size)


def write(archive: Path) -> int:
    """Write the package, and return how many bytes it holds unpacked."""
    total = 0
    with bz2.open(archive, "wb", 1) as packed, tarfile.open(fileobj=packed, mode="w|") as tar:
        for name, data in documents():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), 1_762_560_000
            tar.addfile(info, io.BytesIO(data))
            total += len(data)
    return total


def measure(archive: Path, wanted: str) -> tuple[int, float, float]:
    """Files, CPU seconds and peak megabytes of a process that reads the package."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(archive), wanted], capture_output=True, text=True, check=True
    )
    files, seconds, memory = json.loads(done.stdout)
    return files, seconds, memory


def lines() -> Iterator[str]:
    """One line for reading every act, one for reading those the register has."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "gjeldende-2025-11-08.tar.bz2"
        total = write(archive)
        few = json.dumps([f"LOV-2001-01-01-{number}" for number in range(1, WANTED + 1)])
        size = f"{total / 1024**2:.0f} MB ({archive.stat().st_size / 1024**2:.0f} MB pakket)"
        for what, wanted in (("alle lest", "all"), (f"{WANTED} lest, resten sett", few)):
            files, seconds, memory = measure(archive, wanted)
            yield f"Lovpakke, {files} filer, {size}, {what} (mål ≤ 300 MB): {memory:.0f} MB, {seconds:.1f} s CPU"


if __name__ == "__main__":
    for line in lines():
        print(line, flush=True)
