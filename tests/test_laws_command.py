"""`python -m guide laws` as it is run: its options, what it prints, its exit status, and what it writes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from pathlib import Path

import pytest
from conftest import ROOT
from test_verify import ADOPTED, CHANGED, CODE, ENDED, PATH, REGISTER, REPEALED, TO_COME, Case, act, noted, section

from guide.content.catalog import load
from guide.registers.findings import Finding, exit_status
from guide.registers.lovdata.comparison import Comparison
from guide.registers.lovdata.packages import survey
from guide.registers.lovdata.rules import verify
from guide.registers.lovdata.run import KIND, changes, compare
from guide.registers.rewrite import rewritten
from tests.laws import MIRROR, SHARED, mirrored, needs_mirror, needs_shared

COUNTED = "1 bestemmelser i 1 lover og forskrifter. 1 av dem er sammenliknet med Lovdatas tekst fra 1. oktober 2026: "
AGREES = f"{COUNTED}0 feil, 0 advarsler, 0 merknader.\n"
GIVE = "Oppgi en mappe med nl/*.xml og sf/*.xml eller lover/*.md og forskrifter/*.md, eller en tar.bz2"
RETITLED = (
    "data/laws.yaml:13: advarsel: testloven.provisions[0].title: «Plan» heter «Individuell plan» hos Lovdata. "
    "Rett title, eller la make laws skrive den.\n"
)


def document(title: str = "Plan", note: str = "", changed: str = "2022-01-01") -> str:
    """A small act in Lovdata's format."""
    notes = f'<article class="changesToParent">{escape(note)}</article>' if note else ""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html lang="no"><body><header class="documentHeader"><dl class="data-document-key-info">
<dt class="legacyID">Datokode</dt><dd class="legacyID">{CODE}</dd>
<dt class="dateInForce">I kraft fra</dt><dd class="dateInForce">2021-01-01</dd>
<dt class="lastChangeInForce">Siste</dt><dd class="lastChangeInForce">{changed}</dd>
<dt class="lastChangedBy">Ved</dt><dd class="lastChangedBy"><a href="lov/x">lov/2021-12-17-9</a> fra {changed}</dd>
<dt class="title">Tittel</dt><dd class="title">Lov om prøving (testloven)</dd>
</dl></header><main class="documentBody" data-lovdata-URL="{PATH}" id="dokument">
<article class="legalArticle" data-lovdata-URL="{PATH}/§3" data-name="§3"><h2 class="legalArticleHeader">
<span class="legalArticleValue">§ 3</span>. <span class="legalArticleTitle">{title}</span></h2>
<article class="legalP">Noe.</article>{notes}</article></main></body></html>"""


@dataclass(frozen=True)
class Project:
    """A copy of the code with a small register, and a source beside it."""

    root: Path

    @property
    def register(self) -> Path:
        return self.root / "data/laws.yaml"

    @property
    def source(self) -> Path:
        return self.root / "source"

    def run(self, *options: str, today: str = "2026-12-01") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "guide", "laws", *options]
        environment = os.environ | {"GUIDE_TODAY": today, "PYTHONUTF8": "1"}
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)

    def laws(self, *options: str) -> tuple[int, str, str]:
        """The status and the two outputs of a run against the source of 1 October 2026."""
        done = self.run("--source", str(self.source), "--dated", "2026-10-01", *options)
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(ROOT / "guide", tmp_path / "guide", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "data").mkdir()
    (tmp_path / "source/nl").mkdir(parents=True)
    (tmp_path / "data/laws.yaml").write_text(REGISTER, "utf-8")
    (tmp_path / "source/nl/nl-20200619-077.xml").write_text(document(), "utf-8")
    return Project(tmp_path)


def write_act(project: Project, text: str) -> None:
    (project.source / "nl/nl-20200619-077.xml").write_text(text, "utf-8")


def test_a_register_that_agrees_ends_with_the_count_and_status_0(project: Project) -> None:
    assert project.laws() == (0, AGREES, "")


def test_a_finding_ends_with_status_1(project: Project) -> None:
    write_act(project, document("Individuell plan"))
    assert project.laws() == (1, f"{RETITLED}{COUNTED}0 feil, 1 advarsel, 0 merknader.\n", "")


def test_json_is_one_finding_a_line_and_nothing_else(project: Project) -> None:
    write_act(project, document("Individuell plan"))
    status, out, err = project.laws("--format", "json")
    assert (status, err) == (1, f"{COUNTED}0 feil, 1 advarsel, 0 merknader.\n")
    assert [json.loads(line)["code"] for line in out.splitlines()] == ["section-title"]


def test_an_act_that_an_extract_lacks_is_a_remark_and_no_reason_to_fail(project: Project) -> None:
    second = REGISTER.replace("testloven", "nyloven").replace(CODE, "LOV-2024-06-21-1")
    project.register.write_text(REGISTER + second, "utf-8")
    status, out, _ = project.laws("--partial")
    assert status == 0
    assert out.splitlines()[0] == (
        "data/laws.yaml:24: merknad: nyloven.date_code: «LOV-2024-06-21-1» er ikke i utdraget. "
        "Kontroller den mot en hel pakke."
    )


def test_an_archive_is_read_and_its_name_tells_the_day(project: Project) -> None:
    archive = project.root / "gjeldende-lover.20261001T000000Z.1.tar.bz2"
    with tarfile.open(archive, "w:bz2") as file:
        file.add(project.source / "nl", "nl")
    done = project.run("--source", str(archive))
    assert (done.returncode, done.stdout) == (0, AGREES)


def test_the_readme_of_a_folder_tells_its_day(project: Project) -> None:
    (project.source / "README.md").write_text("Slik lovene var 1. oktober 2026.", "utf-8")
    done = project.run("--source", str(project.source))
    assert (done.returncode, done.stdout, done.stderr) == (0, AGREES, "")


@pytest.mark.parametrize(
    "readme",
    [
        "# Laws, state 1 October 2026\n\nFetched 2 July 2026.",
        "Hentet 2. oktober 2026.\n\n# Lovene 1. oktober 2026",
        "# Lovene\n\nSlik de var 1. Oktober 2026.",
    ],
)
def test_the_first_heading_of_the_readme_tells_the_day_before_the_rest(project: Project, readme: str) -> None:
    (project.source / "README.md").write_text(readme, "utf-8")
    done = project.run("--source", str(project.source))
    assert (done.returncode, done.stdout, done.stderr) == (0, AGREES, "")


def test_a_mirror_in_markdown_is_read_as_lovdatas_own_files_are(project: Project) -> None:
    shutil.rmtree(project.source / "nl")
    (project.source / "lover").mkdir()
    head: dict[str, str | None] = {
        "tittel": "Lov om prøving (testloven)",
        "refid": "lov/2020-06-19-77",
        "ikrafttredelse": "2021-01-01",
        "sist-endret": "lov/2021-12-17-9",
        "sist-endret-ikrafttredelse": "2022-01-01",
    }
    act = project.source / "lover/lov-2020-06-19-77.md"
    act.write_bytes(mirrored("#### § 3. Plan", head))
    assert project.laws() == (0, AGREES, "")
    act.write_bytes(mirrored("#### § 3. Individuell plan", head))
    assert project.laws() == (1, f"{RETITLED}{COUNTED}0 feil, 1 advarsel, 0 merknader.\n", "")


@pytest.mark.parametrize("readme", ["Ingen dag.", "1. oktober 2026 og 2. oktober 2026.", "31. februar 2026."])
def test_a_folder_without_one_day_is_taken_for_as_old_as_it_can_be(project: Project, readme: str) -> None:
    (project.source / "README.md").write_text(readme, "utf-8")
    done = project.run("--source", str(project.source), "--write")
    assert done.returncode == 0
    assert done.stderr == (
        "Kilden sier ikke hvilken dag den er fra. 1. januar 2022 er brukt, for da ble en av lovene sist endret. "
        "Oppgi dagen med --dated ÅÅÅÅ-MM-DD.\n"
    )
    assert "kilden er eldre enn vår kontroll (2022-01-01 mot 2026-06-01)" in done.stdout
    assert project.register.read_text("utf-8") == REGISTER


def unreadable(project: Project) -> list[str]:
    shutil.rmtree(project.source)
    return ["--source", str(project.source)]


def empty(project: Project) -> list[str]:
    shutil.rmtree(project.source / "nl")
    return ["--source", str(project.source)]


def unknown(project: Project) -> list[str]:
    write_act(project, document().replace(CODE, "LOV-2019-03-01-5"))
    return ["--source", str(project.source)]


def undated(project: Project) -> list[str]:
    return ["--source", str(project.source), "--dated", "1.10.2026"]


def tomorrow(project: Project) -> list[str]:
    return ["--source", str(project.source), "--dated", "2026-12-02"]


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (unreadable, f"{{source}}: finnes ikke. {GIVE}.\n"),
        (empty, f"{{source}}: har ingen lover. {GIVE}.\n"),
        (unknown, "Kilden har ingen av lovene våre. Se om det er rett mappe eller pakke.\n"),
        (undated, "--dated: «1.10.2026» er ikke en dato. Skriv ÅÅÅÅ-MM-DD.\n"),
        (tomorrow, "Kilden er fra 2. desember 2026, og det er etter i dag (1. desember 2026). Rett --dated.\n"),
    ],
)
def test_nothing_to_compare_with_ends_with_status_2(
    project: Project, broken: Callable[[Project], list[str]], message: str
) -> None:
    done = project.run(*broken(project))
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message.format(source=project.source))


def test_being_offline_ends_with_status_2(project: Project) -> None:
    file = project.root / "guide/registers/lovdata/fetch.py"
    text = file.read_text("utf-8")
    file.write_text(text.replace("https://api.lovdata.no/v1/publicData", "http://127.0.0.1:9/v1"), "utf-8")
    assert file.read_text("utf-8") != text
    done = project.run()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "127.0.0.1:9 tok ikke imot forbindelsen. Prøv igjen senere.\n"


def test_a_register_that_cannot_be_read_stops_the_run(project: Project) -> None:
    project.register.write_text(REGISTER.replace("kinds: [duty]", "kinds: [plikt]"), "utf-8")
    status, out, err = project.laws()
    assert (status, out) == (1, "")
    assert "data/laws.yaml:18: testloven.provisions[0].kinds[0]: " in err


def test_what_the_machine_owns_is_shown_and_written(project: Project) -> None:
    write_act(project, document("Individuell plan", changed="2026-08-01"))
    status, out, err = project.laws("--write")
    assert err == ""
    assert status == 1, "the day of the text waits until nothing else is wrong"
    assert [line for line in out.splitlines() if line.startswith(("+", "-"))] == [
        "--- data/laws.yaml\tfør",
        "+++ data/laws.yaml\tetter",
        "+  last_change: 2026-08-01",
        "+  last_changed_by: lov/2021-12-17-9 fra 2026-08-01",
        "-      title: Plan",
        "+      title: Individuell plan",
    ]
    once = project.register.read_text("utf-8")
    status, out, _ = project.laws("--write")
    assert (status, out.endswith(AGREES)) == (0, True)
    assert project.register.read_text("utf-8") == once.replace("2026-06-01", "2026-10-01")
    assert project.laws("--write") == (0, f"Ingen felt å skrive.\n{AGREES}", "")


def test_a_change_to_come_keeps_the_day_of_the_text_from_being_written(project: Project) -> None:
    write_act(project, document(note=f"{TO_COME}."))
    status, out, _ = project.laws("--write")
    assert status == 1
    assert "mangler LOV-2025-06-20-39" in out
    assert "text_verified_on: 2026-06-01" in project.register.read_text("utf-8")


def test_without_write_nothing_is_written(project: Project) -> None:
    write_act(project, document("Individuell plan", changed="2026-08-01"))
    project.laws()
    assert project.register.read_text("utf-8") == REGISTER


REPEALED_ACT = (
    ("  status: in_force", "  status: repealed"),
    ("in_force_from: 2021-01-01", "in_force_to: 2025-12-31"),
)
ANEW = "Tilføyd ved lov 1 mars 2026 nr. 5."
LAST_CHANGE = [("last_change", date(2022, 1, 1)), ("last_changed_by", "lov/2021-12-17-9 fra 2022-01-01")]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (Case("a text that is read", ""), [*LAST_CHANGE, ("text_verified_on", date(2026, 10, 1))]),
        (Case("a repealed act that is there", "", (*REPEALED_ACT, REPEALED, ENDED), CHANGED), []),
        (
            Case("a repealed section whose number has another heading", "", (REPEALED, ENDED),
                 act(section("3", "Noe nytt", ANEW))),
            LAST_CHANGE,
        ),
        (
            Case("a repealed chapter that has its place", "", (REPEALED, ENDED, ('sections: ["3"]', 'chapter: "2"'))),
            LAST_CHANGE,
        ),
        (Case("an adopted section that is not there", "", ADOPTED[1:], act(section("4", "Annet"))), LAST_CHANGE),
        (
            Case("a wording that is newer than the reading", "",
                 (("text_in_force_from: 2022-01-01", "text_in_force_from: 2026-07-01"),)),
            LAST_CHANGE,
        ),
        (
            Case("a text that nobody has read", "", (("      text_verified_on: 2026-06-01\n", ""),)),
            LAST_CHANGE,
        ),
        (Case("a change to come", "", (), noted(TO_COME)), LAST_CHANGE),
        (Case("a reading as new as the source", "", (), act(), dated=date(2026, 6, 1)), LAST_CHANGE),
        (Case("a source from before the reading", "", (), act(), dated=date(2026, 5, 31)), []),
        (
            Case("a change that is newer than Lovdata's", "",
                 (("  summary: Noe.", "  last_change: 2022-01-02\n  summary: Noe."),), act(section("3", "Nytt"))),
            [("title", "Nytt")],
        ),
    ],
    ids=lambda value: value.name if isinstance(value, Case) else "",
)  # fmt: skip
def test_what_is_repealed_not_there_or_not_read_is_not_written_as_read(case: Case, expected: list[object]) -> None:
    whole = case.comparison()
    assert [(one.location[-1], one.value) for one in changes(whole, verify(whole))] == expected


@cache
def shared() -> tuple[Comparison, list[Finding]]:
    whole = compare(SHARED, date(2026, 11, 22))
    return whole, verify(whole)


@needs_shared
def test_every_finding_against_the_shared_extract_is_one_of_those_explained() -> None:
    """The records with a change that has come into force are those that law-review.md says are not read since."""
    whole, found = shared()
    assert (whole.dated, whole.is_dated, len(whole.survey.acts)) == (date(2025, 11, 8), True, 18)
    assert whole.survey.unreadable == ()
    counted = Counter(one.code for one in found)
    assert set(counted) <= {"pending-in-force", "source-older", "pending-missing", "act-not-in-source"}
    assert {one.record for one in found if one.code == "source-older"} == {
        one.id for one in load().provisions.values()
        if one.text_verified_on and one.text_verified_on > whole.dated
        and whole.catalog.provision_act[one.id].date_code in whole.survey.acts
    }  # fmt: skip
    for one in found:
        if one.code == "pending-in-force":
            pending = load().provisions[one.record].pending
            assert any(change.on and change.on <= whole.today for change in pending)


@needs_shared
def test_what_would_be_written_from_the_shared_extract_is_only_the_last_change_of_acts() -> None:
    whole, found = shared()
    wanted = changes(whole, found)
    assert {one.location[-1] for one in wanted} <= {"last_change", "last_changed_by"}
    text = (ROOT / "data/laws.yaml").read_bytes().decode()
    assert len(rewritten(text, KIND, whole.catalog.documents["acts"], wanted).split("\n")) >= len(text.split("\n"))


@needs_shared
@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("      title: Taushetsplikt – samtykke\n", "      title: Samtykke\n", "section-title"),
        ('      sections: ["31"]\n', '      sections: ["31 x"]\n', "section-gone"),
        ("  date_code: LOV-1997-06-19-62\n", "  date_code: LOV-1997-06-19-63\n", "act-not-in-source"),
        ("        - by: LOV-2025-06-20-40\n", "        - by: LOV-2025-06-20-41\n", "pending-missing"),
        ("      text_in_force_from: 2021-06-01\n", "      in_force_to: 2025-10-31\n", "section-still-in-force"),
        ("  in_force_from: 1998-01-01\n", "  in_force_from: 1997-06-19\n", "in-force-too-early"),
    ],
)  # fmt: skip
def test_a_mistake_made_in_the_real_register_is_found_in_the_shared_extract(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    """A record read in a newer text than the extract is not judged by it, so the readings are put back to its day."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    file = tmp_path / "data/laws.yaml"
    text = re.sub(r"text_verified_on: .*", f"text_verified_on: {shared()[0].dated}", file.read_text("utf-8"))
    assert old in text
    file.write_text(text, "utf-8")
    before = {(one.record, one.text) for one in verify(compare(SHARED, date(2026, 11, 22), root=tmp_path))}
    file.write_text(text.replace(old, new, 1), "utf-8")
    whole = compare(SHARED, date(2026, 11, 22), root=tmp_path)
    assert code in {one.code for one in verify(whole) if (one.record, one.text) not in before}


@needs_shared
def test_the_shared_extract_is_read_the_same_from_an_archive(tmp_path: Path) -> None:
    archive = tmp_path / "utdrag-20251108.tar.bz2"
    with tarfile.open(archive, "w:bz2") as file:
        for name in ("nl", "sf"):
            file.add(SHARED / name, name)
    whole, found = shared()
    again = compare(archive, whole.today)
    assert again.dated == whole.dated
    assert verify(again) == found
    assert exit_status(found) == exit_status(verify(again))
    assert survey((archive,), {CODE}).present == whole.survey.present


@needs_mirror
def test_the_shared_mirror_is_compared_with_every_act_it_has() -> None:
    """The register is corrected by what is found, so no finding is expected; an error would be the reader's."""
    whole = compare(MIRROR, date(2026, 11, 22))
    assert (whole.dated, whole.is_dated, whole.survey.unreadable) == (date(2026, 7, 2), True, ())
    assert {"LOV-2021-06-18-97", "LOV-1999-07-02-64", "FOR-2022-06-22-1110"} <= set(whole.survey.acts)
    assert [one for one in verify(whole) if one.code in {"path", "section-gone", "section-title", "act-title"}] == []
