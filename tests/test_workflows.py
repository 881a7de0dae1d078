"""The workflows: well formed, running only targets that the Makefile has, with no more rights than they need."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from conftest import ROOT

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z0-9]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def workflow(path: Any) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def test_there_is_a_weekly_look() -> None:
    weekly = workflow(ROOT / ".github" / "workflows" / "weekly.yml")
    script = "\n".join(step.get("run", "") for step in weekly["jobs"]["look"]["steps"])
    assert weekly[True]["schedule"][0]["cron"].split()[-1].isdigit()  # YAML 1.1 reads the key `on` as true
    assert re.search(r"for task in laws links stale", script)
    assert script.count("gh issue create") == 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_names_its_rights_and_a_time_limit(path: Any) -> None:
    loaded = workflow(path)
    assert isinstance(loaded["permissions"], dict)
    assert all("timeout-minutes" in job for job in loaded["jobs"].values())
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])
               for job in loaded["jobs"].values() for step in job["steps"] if "uses" in step)  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_calls_only_targets_that_exist(path: Any) -> None:
    text = path.read_text("utf-8")
    called = set(re.findall(r"\bmake ([a-z0-9]+)", text))
    called |= {name for names in re.findall(r"for task in ([a-z ]+);", text) for name in names.split()}
    assert called
    assert called <= TARGETS
