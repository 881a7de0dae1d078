"""The repository as a whole: lock files, the README, the Makefile, CI, and what must stand nowhere."""

from __future__ import annotations

import re
import subprocess

import pytest
from conftest import ROOT
from every import every

from guide.content.catalog import shown
from guide.content.kinds import FILES
from guide.content.scaffold import schema_name, schemas

LOCKS = sorted(path.name for path in ROOT.glob("*.lock"))
TARGETS = set(re.findall(r"^([a-z0-9-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
# Written in pieces, because this file is searched as well.
HOSTS = [name.replace("|", "") for name in (
    "pypi|.org", "pythonhosted|.org", "npmjs|.org", "npmjs|.com", "anaconda|.org", "artifact|ory", "jsdelivr|.net",
    "unpkg|.com",
)]  # fmt: skip
PLACES = re.compile(r"(?<![\w.:/*\]-])/(?:work|root|home|Users|mnt)/\w")


def requirements(lock: str) -> list[str]:
    """The requirements of a lock file, each with its continuation lines."""
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def files() -> list[str]:
    """Every file of the repository: those git has, and those it would take."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(command, capture_output=True, check=False).stdout.decode().split("\0")
    return sorted({name for name in found if name and (ROOT / name).is_file()})


def test_there_is_a_lock_file_for_what_is_installed() -> None:
    assert "requirements.lock" in LOCKS
    assert set(LOCKS) == set(re.findall(r"-o (\S+\.lock)", (ROOT / "Makefile").read_text("utf-8")))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_one_version_with_hashes(lock: str) -> None:
    found = requirements(lock)
    assert len(found) > 20
    shape = r"[A-Za-z0-9._-]+(\[[\w,-]+\])?==[^\s;]+( *;[^\n]*?)?( +--hash=sha256:[0-9a-f]{64})+ *"
    assert [line[:60] for line in found if not re.fullmatch(shape, line)] == []


@every("lock", LOCKS)
@every("forbidden", ["://", "file:", "index-url", "find-links", "-e ", "git+", "@", "/", "trusted"])
def test_a_lock_file_names_no_place(lock: str, forbidden: str) -> None:
    assert forbidden not in (ROOT / lock).read_text("utf-8")


def test_every_dependency_is_locked() -> None:
    declared = re.findall(r'^    "([A-Za-z0-9-]+) [~=]= ', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    locked = {re.split(r"[\[=]", line)[0] for lock in LOCKS for line in requirements(lock)}
    assert len(declared) > 8
    assert set(declared) <= locked


def test_the_readme_names_tasks_that_exist() -> None:
    named = set(re.findall(r"\bmake ([a-z0-9-]+)", (ROOT / "README.md").read_text("utf-8")))
    assert {"serve", "test"} <= named <= TARGETS


def test_the_guide_for_editors_names_tasks_that_exist() -> None:
    named = set(re.findall(r"\bmake ([a-z0-9-]+)", (ROOT / "CONTRIBUTING.md").read_text("utf-8")))
    assert named <= TARGETS


def test_ci_runs_the_tasks_of_the_makefile_and_nothing_of_its_own() -> None:
    lines = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    run = {line.split()[1] for line in lines if line.startswith("make ")}
    assert {"build", "test"} <= run <= TARGETS
    assert (ROOT / ".ci/run").stat().st_mode & 0o111


def test_every_task_is_declared_and_explained() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    declared = set(text.split(".PHONY:", 1)[1].split("\n", 1)[0].split())
    assert declared == TARGETS
    assert len(TARGETS) > 8


def test_the_repository_is_found() -> None:
    assert {"Makefile", "mkdocs.yml", "guide/content/model.py", "data/services.yaml"} <= set(files())


def test_no_file_names_a_package_registry_or_a_place_on_one_machine() -> None:
    found = []
    for name in files():
        text = (ROOT / name).read_bytes().decode("utf-8", "ignore")
        found += [f"{name}: {host}" for host in HOSTS if host in text]
        found += [f"{name}: {place.group()}" for place in PLACES.finditer(text)]
    assert found == []


def test_no_file_holds_the_marks_of_a_half_finished_merge() -> None:
    marks = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
    texts = {name: (ROOT / name).read_bytes().decode("utf-8", "ignore") for name in files()}
    assert [name for name, text in texts.items() if marks.search(text)] == []
    assert marks.search("a\n" + "<" * 7 + " HEAD\n")


def test_places_and_registries_would_be_found() -> None:
    assert PLACES.search("cd /" + "work/main")
    assert PLACES.search("'/" + "home/x'")
    assert not PLACES.search("https://example.no/" + "work/x")


def test_the_schemas_are_those_of_the_model() -> None:
    folder = ROOT / "data/schema"
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == schemas()


@every("kind", FILES)
def test_every_data_file_points_to_its_schema(kind: str) -> None:
    head = (ROOT / shown(FILES[kind])).read_text("utf-8")
    way = "../" * FILES[kind].file.count("/") + f"schema/{schema_name(FILES[kind])}"
    assert f"# yaml-language-server: $schema={way}\n" in head
