"""A run without Chromium or node says loudly what it did not test, and skips nothing else; on CI it fails."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import conftest
import needs
import pytest


class Terminal:
    """What pytest writes its last words to."""

    def __init__(self, *reasons: str) -> None:
        self.stats = {"skipped": [SimpleNamespace(longrepr=("a.py", 1, f"Skipped: {reason}")) for reason in reasons]}
        self.written: list[str] = []

    def section(self, title: str, **_: Any) -> None:
        self.written.append(title.upper())

    def write_line(self, line: str, **_: Any) -> None:
        self.written.append(line)


def last_words(*reasons: str) -> list[str]:
    terminal = Terminal(*reasons)
    conftest.pytest_terminal_summary(terminal)  # type: ignore[arg-type]
    return terminal.written


def reason(monkeypatch: pytest.MonkeyPatch, look_up: Any, ask: Any) -> str:
    """Why a test is skipped when a look-up finds nothing."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(*look_up)
    with pytest.raises(pytest.skip.Exception) as skipped:
        ask()
    return str(skipped.value)


def test_the_last_words_name_what_was_missing_and_count_its_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    chromium = reason(monkeypatch, (needs.tools.browser, "chromium", lambda: None), needs.a_browser)
    node = reason(monkeypatch, (needs.tools.node, "node", lambda: None), needs.node)
    assert last_words(chromium, node, "there is no mirror", chromium) == [
        "NOT EVERYTHING WAS TESTED",
        "NOT TESTED: 2 tests. Chromium is not installed: nothing of what a browser does.",
        "NOT TESTED: 1 test. node is not installed: nothing of what the search computes.",
    ]


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "finnes-ikke is not installed" in reason(
        monkeypatch, (needs, "ROOT", needs.ROOT), lambda: needs.package("finnes-ikke")
    )


def test_nothing_is_said_when_everything_was_tested() -> None:
    assert last_words() == []
    assert last_words("there is no mirror") == []


def test_on_ci_what_is_missing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="axe"):
        needs.need(None, "axe is not installed")


def test_what_is_there_is_neither_skipped_nor_failed() -> None:
    raised: list[BaseException] = []
    try:
        needs.need(True, "nothing")
    except (pytest.skip.Exception, pytest.fail.Exception) as error:  # a skip would not turn this test red
        raised.append(error)
    assert raised == []
