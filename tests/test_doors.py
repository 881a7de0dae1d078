"""Every door of the project: files that cannot be opened, copies, signs nobody sees, two versions of a merge."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT, TODAY, Copy

from guide.check.missing import PROGRAM, _asked_for
from guide.check.runner import find_problems
from guide.content.catalog import load
from guide.render.macros import MACROS
from guide.site.portable import copied

DOORS = (
    "data/services.yaml",
    "data/search/words/roles.yaml",
    "data/registers/regions.yaml",
    "docs/kontakt.md",
    "docs/tjenester/pst.md",
    "mkdocs.yml",
    "partials/service_page.md",
    "theme/main.html",
    "theme/css/guide.css",
    "macros.py",
)
"""One file of every sort that the program reads."""
TEXTS = tuple(door for door in DOORS if not door.endswith((".css", ".py")))
MERGED = (*TEXTS, "theme/css/guide.css", "macros.py")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(copied(ROOT, tmp_path_factory.mktemp("doors") / "prosjekt"))


@pytest.fixture
def door(project: Copy, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A file to break, put back afterwards whatever stands in its place."""
    path = project.root / request.param
    before = path.read_bytes()
    yield path
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
    path.write_bytes(before)


def _told(project: Copy, path: Path) -> list[str]:
    """What is said of a file, and that nothing is said of others in its place."""
    name = path.relative_to(project.root).as_posix()
    found = [str(one) for one in find_problems(project.root)]
    assert found, "nothing was told"
    assert [one for one in found if not one.startswith(f"{name}:")] == []
    return found


UNOPENED: dict[str, Callable[[Path], object]] = {
    "a folder": lambda path: path.mkdir(),
    "a link to nothing": lambda path: path.symlink_to("borte"),
    "links in a ring": lambda path: path.symlink_to(path.name),
    "a pipe": lambda path: os.mkfifo(path),
    "a device": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.mark.parametrize("door", DOORS, indirect=True)
def test_what_cannot_be_opened_is_one_sentence_at_once(project: Copy, door: Path) -> None:
    for what, make in UNOPENED.items():
        shutil.rmtree(door) if door.is_dir() and not door.is_symlink() else door.unlink(missing_ok=True)
        make(door)
        assert "fila kan ikke åpnes" in _told(project, door)[0], what


@pytest.mark.parametrize("door", [one for one in DOORS if not one.startswith(("docs/", "theme/css"))], indirect=True)
def test_a_file_that_is_gone_is_missed(project: Copy, door: Path) -> None:
    door.unlink()
    assert "fila mangler" in _told(project, door)[0]


@pytest.mark.parametrize(
    "door",
    ["partials/phone.md", "partials/parts.html", "partials/role_list.html", "partials/wall_sheet.html"],
    indirect=True,
)
def test_a_partial_that_the_program_asks_for_is_missed(project: Copy, door: Path) -> None:
    door.unlink()
    assert _told(project, door) == [
        f"partials/{door.name}:1: fila mangler. Legg den tilbake, eller hent den fra forrige versjon."
    ]


@pytest.mark.parametrize(
    ("door", "by"),
    [
        ("theme/partials/footer.html", "theme/main.html"),
        ("theme/partials/search.html", "theme/partials/header.html"),
        ("theme/css/menu.css", "theme/css/guide.css"),
        ("theme/js/guide.js", "theme/partials/head.html"),
        ("partials/provision.html", "partials/act_page.md"),
    ],
    indirect=["door"],
)
def test_what_a_template_names_is_missed_where_it_is_named(project: Copy, door: Path, by: str) -> None:
    folder, _, name = door.relative_to(project.root).as_posix().partition("/")
    door.unlink()
    text = f"«{name}» finnes ikke i {folder}/. Legg fila tilbake, eller rett navnet."
    found = [str(one) for one in find_problems(project.root)]
    assert f"{by}:{project.line(by, name)}: {text}" in found
    assert [one for one in found if text not in one] == []


@pytest.mark.parametrize("door", ["theme/main.html"], indirect=True)
def test_what_need_not_be_there_is_not_missed(project: Copy, door: Path) -> None:
    added = "{% include 'borte.html' ignore missing %}{% include ['borte.html', 'partials/toc.html'] %}"
    project.write("theme/main.html", door.read_text("utf-8") + added + "{% if 0 %}{% include name %}{% endif %}")
    assert find_problems(project.root) == []


def test_every_partial_is_asked_for() -> None:
    asked = {*PROGRAM, *_asked_for(), *(f"{name}.html" for name in MACROS), *(f"{name}.md" for name in MACROS)}
    named = "\n".join(path.read_text("utf-8") for path in (ROOT / "partials").iterdir())
    left = {path.name for path in (ROOT / "partials").iterdir()} - asked
    assert {name for name in left if f'"{name}"' not in named} == set()


@pytest.mark.parametrize("door", [one for one in TEXTS if one.startswith(("data/", "docs/", "mkdocs"))], indirect=True)
def test_a_file_too_large_or_in_other_letters_is_told(project: Copy, door: Path) -> None:
    text = door.read_text("utf-8")
    door.write_text(text + "# blåbær\n" * 120_000, "utf-8")
    assert "over 1 MB" in _told(project, door)[0]
    door.write_text(f"{text}# {'å' * 5000}\n", "utf-8")
    assert "over 5000 tegn" in _told(project, door)[0]
    door.write_bytes(f"{text}\n# blåbær\n".encode("cp1252", "replace"))
    assert "UTF-8" in _told(project, door)[0]


SIGNS = {
    "a space without width": "\u200b",
    "a joiner": "\u2060",
    "a sign of direction": "\u202e",
    "a soft hyphen": "\u00ad",
    "a lost letter": "\ufffd",
    "a control sign": "\x0b",
    "a line separator": "\u2028",
    "a bullet of one program": "\uf0b7",
    "letters read as others": "Ã¥",
}


@pytest.mark.parametrize("door", [*TEXTS], indirect=True)
def test_a_sign_nobody_sees_is_told_with_its_place(project: Copy, door: Path) -> None:
    """At the end of the first line of words: a name, a heading, a title of the menu, a line of a partial."""
    lines = door.read_text("utf-8").split("\n")
    number = next(n for n, line in enumerate(lines) if line[-1:].isalpha() and not line.startswith("---"))
    for what, sign in SIGNS.items():
        broken = [*lines[:number], f"{lines[number][:-1]}{sign}{lines[number][-1]}", *lines[number + 1 :]]
        door.write_bytes("\n".join(broken).encode())
        told = _told(project, door)[0]
        assert f":{number + 1}: " in told, what
        assert f"(U+{ord(sign[0]):04X}" in told or f", U+{ord(sign[0]):04X}," in told, what
        assert f"tegn {len(lines[number])})" in told, what


@pytest.mark.parametrize("door", [*MERGED], indirect=True)
def test_two_versions_of_a_merge_are_told(project: Copy, door: Path) -> None:
    text = door.read_text("utf-8")
    door.write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> andre\n", "utf-8")
    assert "to versjoner etter en fletting" in _told(project, door)[0]


PASSED_OVER = (
    ".#services.yaml",
    "~$services.yaml",
    "#services.yaml#",
    "services.yaml~",
    ".DS_Store",
    "Thumbs.db",
    ".x.swp",
)


@pytest.mark.parametrize("folder", ["data", "data/search", "docs", "docs/tjenester", "partials", "theme/css"])
def test_what_programs_make_by_themselves_stops_nothing(project: Copy, folder: str) -> None:
    made = [project.root / folder / name for name in PASSED_OVER]
    made += [project.root / folder / "~$kontakt.md", project.root / folder / ".#kontakt.md"]
    try:
        for path in made:
            path.symlink_to("editor@maskin.1234") if "#" in path.name else path.write_bytes(b"\x00\xff")
        assert find_problems(project.root) == []
    finally:
        for path in made:
            path.unlink(missing_ok=True)


def test_a_folder_that_programs_keep_is_never_entered(project: Copy) -> None:
    made = [project.root / folder / ".obsidian" for folder in ("docs", "data", "theme", "data/search")]
    try:
        for path in made:
            path.mkdir()
            (path / "app.json").write_text("{}")
        assert find_problems(project.root) == []
    finally:
        for path in made:
            shutil.rmtree(path)


def test_a_folder_that_is_a_link_is_told(project: Copy, tmp_path: Path) -> None:
    (tmp_path / "navn.md").write_text("# Navn\n")
    link = project.root / "docs/ute"
    link.symlink_to(tmp_path)
    try:
        told = [str(one) for one in find_problems(project.root)]
    finally:
        link.unlink()
    assert told == ["docs/ute:1: mappa er en lenke til et annet sted. Slett lenka, og legg mappa her selv."]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("data/services - kopi.yaml", "ser ut som en kopi. Slett den"),
        ("data/services (1).yaml", "ser ut som en kopi. Slett den"),
        ("data/Kopi av laws.yaml", "ser ut som en kopi. Slett den"),
        ("data/laws.yaml.bak", "ser ut som en kopi. Slett den"),
        ("docs/kontakt (1).md", "ser ut som en kopi. Slett den"),
        ("docs/tjenester/pst - Copy.md", "ser ut som en kopi. Slett den"),
        ("data/services.yml", "Gi den navnet services.yaml"),
        ("data/services.yaml.txt", "Gi den navnet services.yaml"),
        ("data/Services.yaml", "Gi den navnet services.yaml"),
        ("data/search/intents.yml", "Gi den navnet intents.yaml"),
        ("data/notater.docx", "hører ikke til her"),
    ],
)
def test_a_file_with_the_wrong_name_is_told_what_to_be_called(project: Copy, name: str, text: str) -> None:
    path = project.root / name
    path.write_text("- id: x\n", "utf-8")
    try:
        told = [str(one) for one in find_problems(project.root)]
    finally:
        path.unlink()
    assert len(told) == 1
    assert told[0].startswith(f"{name}:1: ")
    assert text in told[0]


def test_nothing_but_pages_lies_in_docs(project: Copy) -> None:
    """What is put beside the pages would be published with them."""
    notes = project.root / "docs/møte.docx"
    notes.write_bytes(b"PK")
    try:
        told = [str(one) for one in find_problems(project.root)]
    finally:
        notes.unlink()
    assert told == ["docs/møte.docx:1: fila er ikke en side, og ville blitt publisert. Flytt den ut av docs/."]


@pytest.mark.parametrize("name", ["data", "docs", "partials", "theme", "data/search", "data/search/words"])
def test_a_folder_that_is_gone_is_one_sentence(project: Copy, name: str) -> None:
    aside = project.root.parent / "aside"
    (project.root / name).rename(aside)
    try:
        told = [str(one) for one in find_problems(project.root)]
    finally:
        aside.rename(project.root / name)
    assert told == [f"{name}:1: mappa mangler. Legg den tilbake, eller hent den fra forrige versjon."]


@pytest.mark.parametrize("command", ["check", "build", "pdf"])
def test_no_command_waits_for_a_pipe_or_ends_in_a_traceback(project: Copy, command: str) -> None:
    page, data = project.root / "docs/ny.md", project.root / "data/duties.yaml"
    before = data.read_bytes()
    data.unlink()
    try:
        os.mkfifo(page)
        data.mkdir()
        environment = {**os.environ, "GUIDE_TODAY": TODAY.isoformat(), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run([sys.executable, "-m", "guide", command], cwd=project.root, env=environment,
                              capture_output=True, text=True, check=False, timeout=60)  # fmt: skip
    finally:
        page.unlink()
        data.rmdir()
        data.write_bytes(before)
    assert done.returncode == 1
    assert "docs/ny.md:1: fila kan ikke åpnes" in done.stderr
    assert "data/duties.yaml:1: fila kan ikke åpnes" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_name_in_decomposed_letters_is_the_same_name(project: Copy) -> None:
    path = project.root / "data/registers/counties.yaml"
    before = path.read_bytes()
    try:
        path.write_text(unicodedata.normalize("NFD", before.decode()).replace("Oslo", "A\u030aslo"), "utf-8")
        found = load(project.root)
        assert found.problems == ()
        assert found.counties["oslo"].name == "Åslo"
    finally:
        path.write_bytes(before)
