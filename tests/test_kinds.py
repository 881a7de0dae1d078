"""Tests of the one table of kinds: a made-up kind is one entry, a class, a partial and its data; all else follows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from guide.content.kinds import BY_REFERENCE, FILES, KINDS, WORDS, root, written_in
from guide.project import ROOT
from guide.site.portable import copied

CLASS = '''

class CrisisCentre(Model):
    """A place to stay for whoever is threatened by somebody close."""

    id: Id = Field(description="Fast id. Endres aldri")
    name: Text = Field(description="Navnet på krisesenteret")
    summary: Text = Field(description="Hva senteret er, i én setning")
    service: ServiceId = Field(description="Tjenesten det hører til")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelser som gjelder")
'''
ENTRY = """    Kind("crisis_centres", CrisisCentre, "crisis_centres", one="crisis_centre",
         place="krisesentre/{record.id}.md", title="name", alphabet=("name",), counted="krisesentre"),
"""
PARTIAL = """# {{ crisis_centre.name|plain }}

<p>{{ crisis_centre.summary }}</p>
<p><a href="{{ view.to('services', crisis_centre.service) }}">{{ catalog.services[crisis_centre.service].name }}</a></p>
"""
RECORD = """- id: krisesenteret-i-eksempelbyen
  name: Ørneredet krisesenter
  summary: Et trygt sted å bo for en kort tid.
  service: kommune
"""
DATA = "data/crisis_centres.yaml"
PAGE = "krisesentre/krisesenteret-i-eksempelbyen"


def insert(path: Path, before: str, text: str) -> None:
    """Put a text before the first place where another stands."""
    old = path.read_text("utf-8")
    assert before in old, f"{path.name} no longer holds {before!r}"
    path.write_text(old.replace(before, text + before, 1), "utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project after the newcomer's exercise: four files by hand, and the page by `guide pages`."""
    copy = copied(ROOT, tmp_path_factory.mktemp("kinds") / "project")
    insert(copy / "guide/content/kinds.py", '    Kind("facts"', ENTRY)
    insert(copy / "guide/content/kinds.py", "    Duty,\n", "    CrisisCentre,\n")
    insert(copy / "guide/content/model.py", "\n\nclass Duty(", CLASS)
    (copy / "partials/crisis_centre_page.md").write_text(PARTIAL, "utf-8")
    (copy / DATA).write_text(RECORD, "utf-8")
    said = guide(copy, "pages")
    assert said.stdout == f"docs/{PAGE}.md er laget og står i menyen.\n"
    return copy


def guide(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of the copy's own code."""
    command = [sys.executable, "-m", *(arguments if arguments[0] == "mkdocs" else ("guide", *arguments))]
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)


def test_a_made_up_kind_is_checked_like_any_other(project: Path) -> None:
    done = guide(project, "check")
    assert "1 krisesentre" in done.stdout, done.stderr
    (project / DATA).write_text(RECORD.replace("service: kommune", "service: komune"), "utf-8")
    refused = guide(project, "check")
    (project / DATA).write_text(RECORD, "utf-8")
    assert (
        f"{DATA}:4: krisesenteret-i-eksempelbyen.service: «komune» finnes ikke i data/services.yaml. " in refused.stderr
    )
    assert "Mente du «kommune»?" in refused.stderr


def test_a_made_up_kind_without_its_partial_is_refused(project: Path) -> None:
    partial = project / "partials/crisis_centre_page.md"
    partial.unlink()
    refused = guide(project, "check")
    partial.write_text(PARTIAL, "utf-8")
    assert (
        "partials/crisis_centre_page.md:1: fila mangler. Lag den, og vis posten, som heter crisis_centre der."
        in refused.stderr
    )


def test_a_made_up_kind_has_its_page_and_is_listed_and_searched(project: Path) -> None:
    done = guide(project, "mkdocs", "build")
    assert done.returncode == 0, done.stderr
    assert "Et trygt sted å bo" in (project / f"site/{PAGE}.html").read_text("utf-8")
    assert f'href="{PAGE}.html">Ørneredet krisesenter</a>' in (project / "site/a-til-aa.html").read_text("utf-8")
    index = json.loads((project / "site/search/index.js").read_text("utf-8").partition("=")[2])
    assert [page[1] for page in index["pages"] if page[0] == f"{PAGE}.html"] == ["Ørneredet krisesenter"]


def test_a_page_is_written_once_and_nothing_else_is_touched(project: Path) -> None:
    before = (project / "mkdocs.yml").read_text("utf-8")
    assert guide(project, "pages").stdout == "Ingen sider mangler.\n"
    assert (project / "mkdocs.yml").read_text("utf-8") == before
    old, new = (ROOT / "mkdocs.yml").read_text("utf-8").splitlines(), before.splitlines()
    assert [line for line in new if line not in old] == ["  - Krisesentre:", f"      - {PAGE}.md"]


def test_a_menu_that_cannot_be_read_is_told_and_nothing_is_written(project: Path) -> None:
    menu, page = project / "mkdocs.yml", project / f"docs/{PAGE}.md"
    before, written = menu.read_text("utf-8"), page.read_text("utf-8")
    page.unlink()
    menu.write_text(before.replace("nav:", "nav: [", 1), "utf-8")
    refused = guide(project, "pages")
    assert (refused.returncode, refused.stdout, page.exists()) == (1, "", False)
    assert "mkdocs.yml:" in refused.stderr
    assert "Traceback" not in refused.stderr
    menu.write_text(before, "utf-8")
    page.write_text(written, "utf-8")


def test_every_kind_has_a_file_or_is_held_by_one_that_has() -> None:
    assert all(root(kind).file for kind in KINDS.values())
    assert {kind.name for file in FILES.values() for kind in written_in(file)} == KINDS.keys()


def test_every_kind_is_known_by_the_names_that_references_use() -> None:
    assert BY_REFERENCE.keys() >= KINDS.keys() - {"regions"}
    assert {"police_districts", "rvts_regions", "conflict_councils"} <= BY_REFERENCE.keys()


def test_the_words_of_a_record_may_lead_to_what_it_holds() -> None:
    meant = {kind.name: kind.model.model_fields["record"].metadata for kind in WORDS}
    assert [ref.kind for ref in meant["words/laws"]] == ["acts|provisions"]
    assert [ref.kind for ref in meant["words/services"]] == ["services"]
