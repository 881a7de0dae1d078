"""The same project under MkDocs, ProperDocs and Zensical: the readers must get the same pages from all three."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from guide.facts.place import MUNICIPALITIES, written
from guide.project import ROOT
from guide.site.built import THEME_PAGES, BuiltPage

MOST_SHOWN = 20
_PROJECT = ("data", "docs", "partials", "theme", "guide", "macros.py", "mkdocs.yml")
_WORDS = 8
_PROPERDOCS = ("properdocs", "build", "-f", "mkdocs.yml")
_ZENSICAL = ("zensical", "build")
SAMPLE = 5
"""So many of the pages of municipalities are made by Zensical too: each costs it half a second, and they are alike."""
_EXCLUDED = "exclude_docs: |\n"


class Article(NamedTuple):
    """What a reader of a page gets: the text of the article, and where its links lead."""

    text: str
    links: list[str]


class Failed(Exception):
    """A generator that did not build the site. Its text is the end of what the generator said."""


def portable(python: Path, root: Path = ROOT) -> tuple[list[str], bool]:
    """Build with all three, compare with MkDocs, and return the lines to print and whether all are the same.

    `python` is the interpreter that has ProperDocs and Zensical.
    """
    python = python.absolute()  # the builds run in the copy; a resolved link would leave the environment
    with tempfile.TemporaryDirectory(prefix="exit-guide-") as folder:
        copy = copied(root, Path(folder) / "project")
        try:
            reference = built([sys.executable, "-m", "mkdocs", "build"], copy)
        except Failed as failure:
            return [f"MkDocs: {failure}"], False
        reports = [compared("ProperDocs", _as(python, *_PROPERDOCS), copy, reference)]
        few = sampled(copy, reference)
        reports.append(compared(f"Zensical, med {SAMPLE} av kommunene", _as(python, *_ZENSICAL), copy, few))
    return [line for lines, _ in reports for line in lines], all(same for _, same in reports)


def copied(root: Path, copy: Path) -> Path:
    """A copy of the project. Zensical writes only inside the project, and this one must stay as it is."""
    copy.mkdir()
    for name in _PROJECT:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", "local"))
        else:
            shutil.copy(source, copy)
    return copy


def _as(python: Path, *command: str) -> list[str]:
    return [str(python), "-m", *command]


def sampled(copy: Path, reference: Mapping[str, Article]) -> dict[str, Article]:
    """Leave out most pages of municipalities in the copy, and return those to compare with."""
    chosen = sorted(name for name in reference if name.startswith(MUNICIPALITIES))[:SAMPLE]
    kept = "".join(f"  !/{written(name)}\n" for name in chosen)
    config = copy / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace(_EXCLUDED, f"{_EXCLUDED}  /{MUNICIPALITIES}*\n{kept}", 1), "utf-8")
    return {name: one for name, one in reference.items() if not name.startswith(MUNICIPALITIES) or name in chosen}


def compared(name: str, command: list[str], copy: Path, reference: Mapping[str, Article]) -> tuple[list[str], bool]:
    """What one generator came to against MkDocs, as lines to print, and whether it is the same."""
    try:
        pages = built(command, copy)
    except Failed as failure:
        return [f"{name}: {failure}"], False
    found = list(differences(reference, pages))
    if not found:
        return [f"{name}: {len(pages)} sider, samme tekst og lenker."], True
    shown = [f"{name}: {one}" for one in found[:MOST_SHOWN]]
    hidden = len(found) - len(shown)
    return [*shown, f"{name}: og {hidden} til."] if hidden else shown, False


def built(command: list[str], copy: Path) -> dict[str, Article]:
    """The pages one generator makes of the copy. Raises Failed."""
    shutil.rmtree(copy / "site", ignore_errors=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    try:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    except OSError as error:
        raise Failed(f"kan ikke kjøre «{command[0]}»: {error.strerror}. Kjør make portable.") from error
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()[-MOST_SHOWN:]
        raise Failed("\n".join([f"byggingen stoppet med status {done.returncode}.", *said]))
    return articles(copy / "site")


def articles(site: Path) -> dict[str, Article]:
    """Every page of a built site that has a source. Each generator makes its own page for what is not found."""
    paths = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {name: article(name, path.read_text("utf-8")) for name, path in paths.items() if name not in THEME_PAGES}


def article(name: str, html: str) -> Article:
    """The article of one page, with the links as addresses from the top of the site. Raises Failed without one."""
    _, start, rest = html.partition("<article")
    page = BuiltPage(name, start + rest.rpartition("</article>")[0])
    if not page.text:
        raise Failed(f"{name} har ingen tekst mellom <article> og </article>.")
    return Article(page.text, [urljoin(f"/{name}", address) for _, _, address, _ in page.links])


def differences(reference: Mapping[str, Article], pages: Mapping[str, Article]) -> Iterator[str]:
    """How some pages differ from those of MkDocs, a sentence each, in the order of the pages."""
    for name in sorted({*reference, *pages}):
        if name not in pages:
            yield f"{name} mangler."
        elif name not in reference:
            yield f"{name} finnes bare her."
        else:
            yield from _text_difference(name, reference[name].text, pages[name].text)
            yield from _link_differences(name, reference[name].links, pages[name].links)


def _text_difference(name: str, expected: str, found: str) -> Iterator[str]:
    old, new = expected.split(), found.split()
    at = next((i for i, (one, other) in enumerate(zip_longest(old, new)) if one != other), None)
    if at is not None:
        yield f"{name} sier «{' '.join(new[at : at + _WORDS])}» der MkDocs sier «{' '.join(old[at : at + _WORDS])}»."


def _link_differences(name: str, expected: list[str], found: list[str]) -> Iterator[str]:
    old, new = Counter(expected), Counter(found)
    for address in sorted(old - new):
        yield f"{name} mangler lenken «{address}»."
    for address in sorted(new - old):
        yield f"{name} har lenken «{address}», som MkDocs ikke har."
