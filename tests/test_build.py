"""Publishing: all or nothing, in one exchange of folders, and the same bytes from the same data."""

from __future__ import annotations

import errno
import logging
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT, TODAY, Copy
from every import every
from jinja2 import TemplateNotFound

import guide.site.build as building
import guide.site.build as generating
from guide.__main__ import main
from guide.check.runner import counts, find_problems, report
from guide.content.catalog import load
from guide.project import Problem, Unsound
from guide.render.downloads import CARDS, GUIDE, SHORT
from guide.site.build import build, dated, generate, listening, swap
from guide.site.built import BuiltSite
from guide.site.portable import copied
from guide.site.publish import left_out

Files = dict[str, bytes]


@pytest.fixture
def project(small_project: Path, tmp_path: Path) -> Copy:
    return Copy(copied(small_project, tmp_path / "prosjekt"))


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_TODAY", TODAY.isoformat())


def site_folder(path: Path, text: str) -> Path:
    """A folder that looks like a built site, with one text in it."""
    path.mkdir(parents=True)
    for name in ("404.html", "index.html"):
        (path / name).write_text(text, "utf-8")
    return path


def files(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def quick(monkeypatch: pytest.MonkeyPatch, text: str = "ny") -> None:
    """Let MkDocs take no time: the site is two files without links."""
    monkeypatch.setattr(building, "generate", lambda folder, _: site_folder(folder, text))
    monkeypatch.setattr(building, "finish", lambda *_: None)
    monkeypatch.setattr(building, "add_downloads", lambda *_: None)
    monkeypatch.setattr(building, "find_site_problems", lambda _: [])


def test_two_builds_on_different_days_publish_the_same_bytes_and_nothing_beside(project: Copy, tmp_path: Path) -> None:
    built = []
    for name, day in (("en", "1000000000"), ("to", "1790000000")):
        out = tmp_path / name / "site"
        environment = {**os.environ, "SITE_URL": "https://eksempel.no/veileder/", "SOURCE_DATE_EPOCH": day}
        command = [sys.executable, "-m", "guide", "build", "--out", str(out)]
        done = subprocess.run(command, cwd=project.root, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.endswith(f"\n{len(list(out.rglob('*.html')))} sider ligger i site/.\n")
        assert [path.name for path in (tmp_path / name).iterdir()] == ["site"]
        built.append(files(out))
    first, second = built
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert {f"{name}.pdf" for name in (GUIDE, SHORT, CARDS)} <= set(first)
    assert all(f'href="{name}.pdf"'.encode() in first["last-ned.html"] for name in (GUIDE, SHORT, CARDS))
    assert f"<lastmod>{TODAY.isoformat()}</lastmod>" in first["sitemap.xml"].decode("utf-8")


def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = site_folder(tmp_path / "site", "gammel")
    (target / "borte.html").write_text("gammel", "utf-8")
    quick(monkeypatch)
    assert build(target) == 2
    assert files(target) == {"404.html": b"ny", "index.html": b"ny"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_problem_in_the_data_leaves_the_old_site_as_it_was(copy: Copy) -> None:
    target = site_folder(copy.root / "site", "gammel")
    before, beside = files(target), sorted(copy.root.iterdir())
    copy.edit("data/services.yaml", "  level: municipal", "  level: kommunal")
    with pytest.raises(Unsound) as stopped:
        build(target, copy.root)
    assert list(map(str, stopped.value.problems)) == copy.problems()
    assert files(target) == before
    assert sorted(copy.root.iterdir()) == beside


def test_a_problem_in_the_built_html_leaves_the_old_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick(monkeypatch)
    problem = Problem("site/index.html", 1, "", "lenken «x» leder ingen steder. Rett adressen")
    monkeypatch.setattr(building, "find_site_problems", lambda site: [problem] if site.pages else [])
    target = site_folder(tmp_path / "site", "gammel")
    with pytest.raises(Unsound) as stopped:
        build(target)
    assert stopped.value.problems == [problem]
    assert files(target) == {"404.html": b"gammel", "index.html": b"gammel"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_built_html_is_judged_on_the_day_and_under_the_path_of_the_publication(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[BuiltSite] = []
    quick(monkeypatch)
    monkeypatch.setattr(building, "find_site_problems", lambda site: seen.append(site) or [])
    monkeypatch.setenv("SITE_URL", "https://eksempel.no/veileder/")
    build(tmp_path / "site")
    monkeypatch.delenv("SITE_URL")
    build(tmp_path / "site")
    assert [(site.today, site.base) for site in seen] == [(TODAY, "/veileder/"), (TODAY, "/")]


def test_a_finish_that_fails_leaves_the_old_site_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Path) -> None:
        raise OSError(28, "disken er full", "robots.txt")

    quick(monkeypatch)
    monkeypatch.setattr(building, "finish", full)
    target = site_folder(tmp_path / "site", "gammel")
    result = run("--out", target)
    assert result.exit_code == 1
    assert result.stderr == "Kan ikke skrive til «robots.txt»: disken er full. Ingenting er publisert.\n"
    assert files(target) == {"404.html": b"gammel", "index.html": b"gammel"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_interrupted_build_leaves_the_old_site_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(folder: Path, _: Path) -> None:
        site_folder(folder, "halv")
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "generate", interrupted)
    target = site_folder(tmp_path / "site", "gammel")
    with pytest.raises(KeyboardInterrupt):
        build(target)
    assert files(target) == {"404.html": b"gammel", "index.html": b"gammel"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_old_folder_comes_back_when_the_last_rename_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    staging, target = site_folder(tmp_path / "egen" / "site", "ny"), site_folder(tmp_path / "site", "gammel")
    rename = Path.rename

    def refusing(self: Path, goal: Path) -> Path:
        if self == staging:
            raise PermissionError(13, "Ikke lov", str(goal))
        return rename(self, goal)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(PermissionError):
        swap(staging, target)
    assert files(target) == {"404.html": b"gammel", "index.html": b"gammel"}
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_dir()) == ["egen", "site", "site"]


def test_what_a_killed_build_left_is_cleared_and_the_site_it_had_moved_away_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site_folder(tmp_path / ".site.x1.bygg" / "old", "gammel")
    site_folder(tmp_path / ".site.x1.bygg" / "site", "halv")
    site_folder(tmp_path / ".site.x2.bygg" / "site", "halv")
    (tmp_path / ".site.lock").touch()
    site_folder(tmp_path / ".annet.x.bygg", "en annens")
    monkeypatch.setattr(building, "generate", lambda *_: (_ for _ in ()).throw(Unsound([])))
    with pytest.raises(Unsound):
        build(tmp_path / "site")
    assert files(tmp_path / "site") == {"404.html": b"gammel", "index.html": b"gammel"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [".annet.x.bygg", "site"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["build", *map(str, arguments)])


def test_the_command_says_how_much_is_published_and_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick(monkeypatch)
    result = run("--out", tmp_path / "ut")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [counts(load()), *left_out(load().publication, ""), "2 sider ligger i ut/."]
    assert result.stdout.splitlines() == lines


def test_the_command_prints_every_problem_and_ends_with_status_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = [Problem("data/a.yaml", 1, "a.b", "feil. Rett den"), Problem("docs/b.md", 2, "", "feil. Rett den")]
    monkeypatch.setattr(building, "find_problems", lambda _: problems)
    result = run("--out", tmp_path / "ut")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", report(problems) + "\n")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_nobody_can_write_to_is_a_message_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", "utf-8")
    result = run("--out", tmp_path / "fil" / "site")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"Kan ikke skrive til «{tmp_path / 'fil' / 'site'}")
    assert result.stderr.endswith(". Ingenting er publisert.\n")
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("name", ["mappe", "fil"])
def test_publishing_never_replaces_what_is_not_a_built_site(tmp_path: Path, name: str) -> None:
    (tmp_path / "mappe").mkdir()
    (tmp_path / "mappe" / "viktig.md").write_text("viktig", "utf-8")
    (tmp_path / "fil").write_text("viktig", "utf-8")
    before = files(tmp_path)
    result = run("--out", tmp_path / name)
    message = "det som ligger der, er ikke et bygd nettsted. Ingenting er publisert."
    assert (result.exit_code, result.stderr) == (1, f"Kan ikke skrive til «{tmp_path / name}»: {message}\n")
    assert files(tmp_path) == before


def test_publishing_into_an_empty_folder_is_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    quick(monkeypatch)
    assert build(tmp_path / "site") == 2


def test_a_broken_partial_stops_the_command_with_its_line_and_leaves_the_old_site(project: Copy) -> None:
    target = site_folder(project.root / "site", "gammel")
    project.edit("partials/resources.html", "{{ resource.name }}", "{{ resource.nam }}")
    line = project.line("partials/resources.html", "{{ resource.nam }}")
    done = subprocess.run([sys.executable, "-m", "guide", "build"], cwd=project.root, capture_output=True, text=True)
    start = f"partials/resources.html:{line}: kunne ikke vise docs/ressurser.md: "
    assert [text[: len(start)] for text in done.stderr.splitlines() if "partials" in text] == [start]
    assert done.stderr.endswith("\n1 feil i 1 fil. Ingenting er publisert.\n")
    assert done.stderr.count("\n") == 2
    assert "feltet «nam» finnes ikke" in done.stderr
    assert done.stdout == ""
    assert done.returncode == 1
    assert files(target) == {"404.html": b"gammel", "index.html": b"gammel"}
    assert not list(project.root.glob(".site.*"))


def test_what_mkdocs_warns_of_is_a_problem() -> None:
    with pytest.raises(Unsound) as stopped, listening():
        logging.getLogger("mkdocs.structure").warning("Doc file 'a.md' contains a link 'b.md'.")
    assert list(map(str, stopped.value.problems)) == ["mkdocs.yml:1: Doc file 'a.md' contains a link 'b.md'."]


LOST = "leder til et sted på siden som ikke finnes. Rett det som står etter #"
LINKS = [
    ("docs/index.md", "kontakt.md#borte", LOST),
    ("docs/index.md", "#borte", LOST),
    ("docs/roller/index.md", "/kontakt.md", "begynner med /. Skriv adressen slik den er sett fra siden lenken står på"),
    ("docs/roller/index.md", "mentor.html", "leder ingen steder. Mente du «mentor.md»?"),
    ("docs/roller/index.md", "borte.md", "leder ingen steder. Rett adressen"),
    ("docs/roller/index.md", "borte", "leder ingen steder. Rett adressen"),
]
"""A page, a link that is wrong on it, and what is said of it."""


def test_what_mkdocs_says_of_links_is_said_in_norwegian_at_the_line_of_each(tmp_path: Path) -> None:
    project = Copy(copied(ROOT, tmp_path / "prosjekt"))  # the whole: the macros of this process know no other
    for page, link, _ in LINKS:
        project.write(page, (project.root / page).read_text("utf-8") + f"\n[Et sted]({link})\n")
    with pytest.raises(Unsound) as stopped:
        generate(project.root / "site", project.root)
    lines = [project.line(page, f"]({link})") for page, link, _ in LINKS]
    assert sorted(stopped.value.problems) == sorted(
        Problem(page, line, "", f"lenken «{link}» {text}")
        for (page, link, text), line in zip(LINKS, lines, strict=True)
    )


def test_a_link_that_a_macro_made_is_blamed_on_the_macro(copy: Copy) -> None:
    copy.write("docs/a.md", '# A\n\n{{ term("borte") }}\n')
    message = (
        "Doc file 'a.md' contains a link 'ordliste.md#borte', but the doc 'ordliste.md' does not contain an anchor"
    )
    with pytest.raises(Unsound) as stopped, listening(copy.root):
        logging.getLogger("mkdocs.structure").warning("%s '#borte'.", message)
    assert [(one.path, one.line) for one in stopped.value.problems] == [("docs/a.md", 3)]


def test_a_theme_that_fails_while_it_is_filled_in_is_a_problem_at_its_line(project: Copy) -> None:
    project.write("theme/main.html", "{% extends 'base.html' %}\n{% block content %}\n{{ a.b.c }}\n{% endblock %}\n")
    with pytest.raises(Unsound) as stopped:
        generate(project.root / "site", project.root)
    assert list(map(str, stopped.value.problems)) == ["theme/main.html:3: kan ikke leses: «a» finnes ikke. Rett linja."]


def test_the_clock_mkdocs_reads_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with dated(date(2026, 12, 1)):
        assert os.environ["SOURCE_DATE_EPOCH"] == "1796083200"
    assert "SOURCE_DATE_EPOCH" not in os.environ
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    with dated(date(2026, 12, 1)):
        assert os.environ["SOURCE_DATE_EPOCH"] == "1796083200"
    assert os.environ["SOURCE_DATE_EPOCH"] == "1000000000"


def test_the_project_itself_is_sound() -> None:
    assert find_problems() == []


def test_mkdocs_builds_once_under_the_address_of_the_publication(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(generating, "mkdocs_build", asked.append)
    monkeypatch.setattr(generating, "site_address", lambda _: "https://eksempel.no/veileder/")
    generate(tmp_path)
    assert [config.site_url for config in asked] == ["https://eksempel.no/veileder/"]


SLIPS = [
    (TemplateNotFound("borte.html"), "fila «borte.html» finnes ikke"),
    (RecursionError("maximum recursion depth exceeded"), "noe har for mange nivåer inni hverandre"),
    (AttributeError("'str' object has no attribute 'get'"), "feltet «get» finnes ikke"),
    (OSError("something"), "noe i linja kan ikke leses"),
]


def fail_at_a_page(error: Exception) -> None:
    """What MkDocs does when a page cannot be made."""
    logging.getLogger("mkdocs.commands.build").error("Error building page 'om/index.md': %s", error)
    raise error


@every("error, reason", SLIPS, named=lambda case: type(case[0]).__name__)
def test_whatever_is_raised_while_a_page_is_made_is_told_of_the_page(error: Exception, reason: str) -> None:
    with pytest.raises(Unsound) as stopped, listening():
        fail_at_a_page(error)
    expected = Problem("docs/om/index.md", 1, "", f"siden kan ikke lages: {reason}. Rett det som er endret sist")
    assert stopped.value.problems == [expected]


def test_a_disk_that_is_full_is_no_fault_of_the_page() -> None:
    with pytest.raises(OSError, match="No space left"), listening():
        fail_at_a_page(OSError(errno.ENOSPC, "No space left on device", "site/om/index.html"))


def test_a_site_that_mkdocs_builds_by_itself_is_judged_too(project: Copy) -> None:
    footer = (project.root / "theme/partials/footer.html").read_text("utf-8")
    project.write("theme/partials/footer.html", footer + '<script>alert("hei")</script>\n')
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=project.root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "<script> i siden blir stoppet av nettleseren" in done.stderr
    assert "Ingenting er publisert." in done.stderr
    assert "Traceback" not in done.stderr
