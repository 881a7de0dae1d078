"""The workflows: pinned, running only targets that the Makefile has, with no more rights than they need."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

from guide.project import oslo_day

FILES = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
TARGETS = set(re.findall(r"^([a-z0-9]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
MOST_SIGNS = 65_536
"""GitHub takes no longer text in an issue."""


def workflow(path: Any) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def named(name: str) -> dict[Any, Any]:
    return workflow(ROOT / ".github" / "workflows" / f"{name}.yml")


def script(name: str, job: str, step: str) -> str:
    return next(one["run"] for one in named(name)["jobs"][job]["steps"] if step in one.get("name", ""))


def test_there_is_a_weekly_look() -> None:
    weekly = named("weekly")
    steps = [step for job in weekly["jobs"].values() for step in job["steps"]]
    text = "\n".join(step.get("run", "") for step in steps)
    assert weekly[True]["schedule"][0]["cron"].split()[-1].isdigit()  # YAML 1.1 reads the key `on` as true
    assert re.search(r"for task in laws registers links stale fresh", text)
    assert text.count("gh issue create") == 1


def test_the_site_is_built_every_night_after_midnight_in_oslo_and_for_that_day() -> None:
    minute, hour, *rest = named("publish")[True]["schedule"][0]["cron"].split()
    assert rest == ["*", "*", "*"]
    for month in (1, 7):
        run = datetime(2026, month, 15, int(hour), int(minute), tzinfo=UTC)
        before = oslo_day((run - timedelta(hours=2)).timestamp())
        assert oslo_day(run.timestamp()) == before + timedelta(days=1)
    build = next(step for step in named("publish")["jobs"]["build"]["steps"] if "make build" in step.get("run", ""))
    assert build["run"].startswith('GUIDE_TODAY="$(date +%F)"')
    for moment, day in (("2026-12-31T23:17Z", "2027-01-01"), ("2026-06-30T22:30Z", "2026-07-01"),
                        ("2026-03-29T21:59Z", "2026-03-29"), ("2026-10-25T23:00Z", "2026-10-26")):  # fmt: skip
        zone = {**os.environ, "TZ": build["env"]["TZ"]}
        said = subprocess.run(["date", "-d", moment, "+%F"], env=zone, capture_output=True, text=True, check=True)
        assert said.stdout.strip() == day


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_gives_no_rights_but_those_a_job_names_and_a_time_limit(path: Any) -> None:
    loaded = workflow(path)
    assert loaded["permissions"] == {}
    for job in loaded["jobs"].values():
        assert isinstance(job["permissions"], dict)
        assert "timeout-minutes" in job


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_hash_with_the_version_beside_it(path: Any) -> None:
    lines = [line.strip(" -") for line in path.read_text("utf-8").splitlines() if re.search(r"\buses:", line)]
    assert lines
    assert [one for one in lines if not re.fullmatch(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []
    assert "://" not in "".join(lines)


def test_one_action_has_one_hash() -> None:
    used = {found for path in FILES for found in re.findall(r"uses: (\S+)@(\w+) # (\S+)", path.read_text("utf-8"))}
    assert len({name for name, _, _ in used}) == len(used)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_installs_and_runs_the_project_may_write_nothing(path: Any) -> None:
    jobs = workflow(path)["jobs"].values()
    for job in jobs:
        runs = any("make " in step.get("run", "") or "checkout" in step.get("uses", "") for step in job["steps"])
        assert not (runs and "write" in job["permissions"].values())
    assert any("write" in job["permissions"].values() for job in jobs)


def test_newer_actions_are_proposed() -> None:
    proposed = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))
    assert [(one["package-ecosystem"], one["directory"]) for one in proposed["updates"]] == [("github-actions", "/")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_calls_only_targets_that_exist(path: Any) -> None:
    text = path.read_text("utf-8")
    called = set(re.findall(r"\bmake ([a-z0-9]+)", text))
    called |= {name for names in re.findall(r"for task in ([a-z ]+);", text) for name in names.split()}
    assert called
    assert called <= TARGETS


def looked(folder: Path, prints: str) -> tuple[str, str]:
    """What the weekly look finds, and the body of its issue, when every task prints the same and fails."""
    if not shutil.which("bash"):
        pytest.skip("no bash")
    make = folder / "make"
    make.write_text(f"#!/bin/sh\n{prints}\nexit 1\n", "utf-8")
    make.chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "GITHUB_OUTPUT": str(folder / "out")}
    environment |= {"PUBLISH": "", "SITE_URL": "", "PAGES": ""}
    for step in ("Ask Lovdata", "Cut"):
        command = ["bash", "-eo", "pipefail", "-c", script("weekly", "look", step)]
        subprocess.run(command, cwd=folder, env=environment, check=True)
    found, _, rest = (folder / "out").read_text("utf-8").partition("\nbody<<")
    end, _, body = rest.partition("\n")
    return found, body.removesuffix(f"{end}\n")


def test_a_short_answer_is_whole_in_the_issue(tmp_path: Path) -> None:
    found, body = looked(tmp_path, "echo En linje")
    assert found == "found=1"
    assert body.count("    En linje\n") == body.count("status 1") == 5
    assert "Kuttet" not in body


@pytest.mark.parametrize(
    "prints",
    [
        "seq 5000",
        f"i=0; while [ $i -lt 390 ]; do echo '{'æ' * 75}'; i=$((i+1)); done",
        "head -c 300000 /dev/zero | tr '\\0' x",
    ],
)
def test_a_long_answer_is_cut_with_a_word_about_it(tmp_path: Path, prints: str) -> None:
    _, body = looked(tmp_path, prints)
    assert len(body.encode()) < MOST_SIGNS
    assert "Kuttet" in body
    assert "�" not in body
