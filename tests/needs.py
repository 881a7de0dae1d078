"""What some tests need besides Python. Where it is missing they are skipped, and the run ends by saying so loudly."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

import tools.browser
import tools.node
from guide.project import ROOT

UNTESTED = "NOT TESTED: "


def need(there: object, missing: str) -> None:
    """Skip a test whose tool is missing; on CI, where everything is installed, it fails instead."""
    if not there:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{UNTESTED}{missing}")


def node() -> str:
    """Node, from the environment of the tests or from the machine."""
    found = tools.node.node()
    need(found, "node is not installed: nothing of what the search computes")
    return found or ""


def package(name: str) -> Path:
    """The folder of a package that npm installs for the tests."""
    folder = ROOT / "node_modules" / name
    need(folder.is_dir(), f"{name} is not installed (npm ci)")
    return folder


def a_browser() -> None:
    """Debian's Chromium."""
    need(tools.browser.chromium(), "Chromium is not installed: nothing of what a browser does")


def untested(reasons: Iterable[str]) -> list[str]:
    """A line for each thing that was missing, with the number of tests that needed it; other skips are left out."""
    told = Counter(reason.partition(UNTESTED)[2] for reason in reasons if UNTESTED in reason)
    return [f"{UNTESTED}{number} {'test' if number == 1 else 'tests'}. {what}." for what, number in told.items()]
