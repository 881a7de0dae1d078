"""Whatever an editor or a programmer breaks, the commands end with a file, a line and what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT, TODAY, Copy
from mkdocs.config.defaults import MkDocsConfig

import guide.__main__ as commands
from guide.check.frame import parts_are_written_as_pages_are
from guide.check.runner import _said, completeness, find_problems, judge, report
from guide.check.settings import FIELDS, wrong_settings
from guide.check.subject import Project
from guide.content.catalog import load
from guide.project import Problem
from guide.site.portable import copied

SERVICES, LAWS = "data/services.yaml", "data/laws.yaml"
REPEALED = next(one for one in load().provisions.values() if one.status == "repealed" and one.in_force_to)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A whole project. Each test puts back what it broke."""
    return Copy(copied(ROOT, tmp_path_factory.mktemp("robust") / "prosjekt"))


def run(project: Copy, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GUIDE_TODAY": TODAY.isoformat(), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "guide", *arguments]
    return subprocess.run(command, cwd=project.root, env=environment, capture_output=True, text=True, check=False)


SLIPS = {
    "what is no Python": {"macros.py": ("def feil((:", "invalid syntax")},
    "a name that is not there": {"macros.py": ("feil = finnes_ikke", "name 'finnes_ikke' is not defined")},
    "a name that a module of ours has not": {
        "macros.py": (
            "from guide.content.model import FinnesIkke",
            "cannot import name 'FinnesIkke' from 'guide.content.model' ({root}/guide/content/model.py)",
        ),
    },
    "templates": {
        "partials/glossary.html": ("{{ term | finnes_ikke }}", "filteret «finnes_ikke» finnes ikke"),
        "partials/phone.md": ("{{ phone. }}", "noe i linja kan ikke leses"),
        "theme/main.html": ("{% slutt %}", "koden «slutt» finnes ikke eller lukker ikke noe"),
        "theme/partials/footer.html": ("{{ bunn", "{{ er ikke lukket"),
    },
}
"""The slips of one run: the files in order, each with what is written last in it, and why it cannot be read."""


def of(path: str, reason: str, root: Path) -> str:
    """What is said of a slip: Python's own words are quoted."""
    return f"«{reason.format(root=root)}»" if path.endswith(".py") else reason


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_the_code_is_a_line_to_mend(project: Copy, command: str, name: str) -> None:
    before = {path: (project.root / path).read_text("utf-8") for path in SLIPS[name]}
    try:
        for path, (broken, _) in SLIPS[name].items():
            project.write(path, f"{before[path]}\n{broken}\n")
        said = [
            f"{path}:{project.line(path, broken)}: kan ikke leses: {of(path, reason, project.root)}. Rett linja."
            for path, (broken, reason) in SLIPS[name].items()
        ]
        done = run(project, command)
    finally:
        for path, text in before.items():
            project.write(path, text)
    number = f"{len(said)} feil i {len(said)} {'fil' if len(said) == 1 else 'filer'}"
    assert done.stderr == "\n".join([*said, f"{number}. Ingenting er publisert.\n"])
    assert (done.returncode, done.stdout) == (1, "")


def test_a_template_in_another_encoding_is_named_with_its_line(copy: Copy) -> None:
    for name in ("partials", "theme"):
        shutil.copytree(ROOT / name, copy.root / name)
    shutil.copy(ROOT / "macros.py", copy.root)
    (copy.root / "partials/x.html").write_bytes("a\nå\n".encode("latin-1"))
    expected = "partials/x.html:2: fila er ikke lagret som UTF-8. Lagre den på nytt med UTF-8."
    assert list(map(str, find_problems(copy.root))) == [expected]


def test_a_slip_in_a_rule_is_not_blamed_on_an_editor(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_: Project) -> list[Problem]:
        raise ZeroDivisionError

    monkeypatch.setattr("guide.check.runner.RULES", [wrong])
    with pytest.raises(ZeroDivisionError):
        judge(Project(copy.root, load(copy.root), TODAY, TODAY))


def test_a_wrong_build_date_is_reported_without_a_line(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_TODAY", "i dag")
    first = report(find_problems(copy.root)).splitlines()[0]
    assert first == "GUIDE_TODAY: «i dag» er ikke en dato. Skriv ÅÅÅÅ-MM-DD."
    assert _said(Problem("a.md", 10, "", "kl. 10:0: feil")) == "a.md:10: kl. 10:0: feil."


@pytest.mark.parametrize("command", ["stale", "links"])
def test_a_command_stops_with_the_problems_when_data_cannot_be_read(
    copy: Copy, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    copy.edit(SERVICES, "  level: municipal", "  level: kommunal")
    broken = load(copy.root)
    monkeypatch.setattr(commands, "load", lambda: broken)
    arguments = [command, "--site", str(copy.root)] if command == "links" else [command]
    result = CliRunner().invoke(commands.main, arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", report(sorted(broken.problems)) + "\n")
    assert broken.problems


@pytest.mark.parametrize("today", [date(2023, 1, 1), date(2024, 6, 1), date(2026, 11, 22), date(2027, 1, 1)])
def test_the_guide_is_sound_as_of_other_days(copy: Copy, today: date) -> None:
    assert judge(Project(copy.root, load(copy.root), today, TODAY)) == []


def test_the_status_is_held_against_the_clock(copy: Copy) -> None:
    ended = REPEALED.in_force_to
    assert ended
    found = [str(one) for one in judge(Project(copy.root, load(copy.root), TODAY, ended))]
    assert any(f"status: «repealed» stemmer ikke med in_force_to ({ended})." in one for one in found)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("+46 8", "er ikke et gyldig telefonnummer. Se etter landkoden og antallet sifre."),
        ("+999 12345678", "er ikke et gyldig telefonnummer. Se etter landkoden og antallet sifre."),
    ],
)
def test_a_foreign_number_is_not_called_norwegian(copy: Copy, number: str, text: str) -> None:
    copy.edit(SERVICES, 'number: "02800"', f'number: "{number}"')
    line = copy.line(SERVICES, f'number: "{number}"')
    field = "politi.contacts[0].phones[0].number"
    assert [one for one in copy.problems() if field in one] == [f"{SERVICES}:{line}: {field}: «{number}» {text}"]


def test_what_nobody_knows_is_counted_in_grammatical_norwegian() -> None:
    services = load().services.values()
    for service, line in zip(services, completeness(load()), strict=True):
        if service.contacts:
            assert (" i 1 kontaktpunkt (" in line) == (len(service.contacts) == 1), line
            assert " 1 ukjente " not in line
    assert any(len(service.contacts) == 1 for service in services)


def test_the_folder_of_the_project_itself_is_left_alone(copy: Copy) -> None:
    before: list[Path] = sorted(copy.root.iterdir())
    find_problems(copy.root)
    assert sorted(copy.root.iterdir()) == before


IN_A_PART = {
    "partials/phone.md": [
        ("17. mai er fri", "linja begynner med et tall og punktum og blir et punkt i en liste"),
        ("TODO: skriv mer", "er en merknad til den som skriver"),
        ("Dette er **viktig", "er ikke lukket, eller åpner ikke noe"),
        ("[x] (y.md)", "er en lenke med noe mellom ] og ("),
    ],
    "partials/act_page.md": [
        ("##### Dyp", "overskriften har for mange #. Bruk høyst fire"),
        ("#### Dyp", "overskriften hopper over et nivå. Bruk ###"),
    ],
    "partials/ask.html": [("<p>FIXME</p>", "er en merknad til den som skriver")],
    "theme/partials/footer.html": [("<p>lorem ipsum</p>", "er en merknad til den som skriver")],
}


@pytest.mark.parametrize(("path", "slip"), [(path, slip) for path, slips in IN_A_PART.items() for slip in slips])
def test_what_is_written_in_a_part_is_judged_as_in_a_page(project: Copy, path: str, slip: tuple[str, str]) -> None:
    before = (project.root / path).read_text("utf-8")
    try:
        project.write(path, f"{before}\n{slip[0]}\n")
        found = [*parts_are_written_as_pages_are(project.root)]
        assert {(one.path, one.line) for one in found} == {(path, project.line(path, slip[0]))}
        assert any(slip[1] in one.text for one in found)
    finally:
        project.write(path, before)


FINE = "{# TODO: 17. mai #}\n{% if 0 %}\n1. Én\n2. To\n{% endif %}\n\n17\\. mai og **viktig** [{{ a }}]({{ b }})\n"


def test_what_is_right_in_a_part_is_left_in_peace(project: Copy) -> None:
    before = (project.root / "partials/duty.md").read_text("utf-8")
    try:
        project.write("partials/duty.md", f"{before}\n{FINE}")
        assert [*parts_are_written_as_pages_are(project.root)] == []
    finally:
        project.write("partials/duty.md", before)


NOT_SAFE = "extra.leave: er ikke en trygg adresse. Skriv hele adressen, med https:// foran."
SETTINGS = {
    "a plugin": ("  - search:", "  - finnesikke\n  - search:", "  - finnesikke",
                 "plugins: tillegget «finnesikke» er ikke installert. Rett navnet, eller slett linja."),
    "an extension": ("  - tables", "  - tables\n  - pymdownx.borte", "  - pymdownx.borte",
                     "markdown_extensions: utvidelsen «pymdownx.borte» er ikke installert. "
                     "Rett navnet, eller slett linja."),
    "a second menu": ("plugins:", "nav:\n  - Igjen: ny.md\nplugins:", "\nnav:\n  - Forside",
                      "nav: står også på linje {}. Slå dem sammen, og slett den ene."),
    "a field twice, further in": ("  language: nb", "  language: nb\n  language: nn", "  language: nn",
                                  "language: står også på linje {}. Slå dem sammen, og slett den ene."),
    "an unknown field": ("strict: true", "strikt: true", "strikt:", "strikt: feltet finnes ikke. Mente du «strict»?"),
    "no address": ("leave: https://www.yr.no/", "leave:", "  leave:", NOT_SAFE),
    "a script": ("leave: https://www.yr.no/", "leave: javascript:x()", "  leave:", NOT_SAFE),
    "no cipher": ("leave: https://www.yr.no/", "leave: http://www.yr.no/", "  leave:", NOT_SAFE),
    "no way out": ("  leave: https://www.yr.no/", "  annet: x", "extra:",
                   "extra.leave: mangler. Skriv adressen «Forlat siden» skal lede til."),
    "no switch": ("strict: true", "strict: kanskje", "strict:", "strict: er verken true eller false. Skriv en av dem."),
    "no list": ("\nwatch: [data, partials, theme, macros.py]", "\nwatch: data", "watch:",
                "watch: er ikke en liste. Skriv ett punkt på hver linje, med - foran."),
    "another theme": ("name: material", "name: materiale", "  name: mat",
                      "theme.name: «materiale» er ikke installert. Skriv material."),
    "a page of the theme": ("[css/guide.css,", "[css/gide.css,", "  static_templates",
                            "theme.static_templates: «css/gide.css» finnes ikke i theme/. "
                            "Legg fila tilbake, eller rett navnet."),
}  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
def test_a_slip_in_the_settings_is_told_where_it_is_written(project: Copy, name: str) -> None:
    old, new, at, said = SETTINGS[name]
    before = (project.root / "mkdocs.yml").read_text("utf-8")
    try:
        project.write("mkdocs.yml", before.replace(old, new, 1))
        found = [str(one) for one in wrong_settings(project.root)]
        text = (project.root / "mkdocs.yml").read_text("utf-8")
        line = text[: text.index(at) + 1].count("\n") + 1
        first = text[: text.index("nav:\n  - Igjen")].count("\n") + 1 if name == "a second menu" else line - 1
        assert found == [f"mkdocs.yml:{line}: {said.format(first)}"]
    finally:
        project.write("mkdocs.yml", before)


def test_other_settings_that_are_installed_are_left_in_peace(project: Copy) -> None:
    before = (project.root / "mkdocs.yml").read_text("utf-8")
    text = before.replace(
        "  - tables", "  - tables\n  - footnotes\n  - pymdownx.caret\n  - markdown.extensions.abbr: {}"
    )
    text = text.replace("plugins:\n", "copyright: Fritt\nplugins:\n  - tags\n  - material/info\n")
    try:
        project.write("mkdocs.yml", text.replace("https://www.yr.no/", '"https://www.nrk.no/nyheter?a=1#b"'))
        assert [*wrong_settings(project.root)] == []
    finally:
        project.write("mkdocs.yml", before)


def test_what_mkdocs_knows_is_known() -> None:
    old = {"config_file_path", "google_analytics", "mdx_configs", "pages"}
    assert {name for name, _ in MkDocsConfig()._schema} - old == FIELDS - {"INHERIT"}
