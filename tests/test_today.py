"""The one date of a build: which source wins, and how it is written."""

from __future__ import annotations

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import project as today
from guide.content.catalog import Catalog, load
from guide.project import MONTHS, build_date, norwegian

REAL = load()
EMPTY = Catalog(dict.fromkeys(REAL.entries, ()), (), {})
NEWEST = max(one.looked_up_on for group in (REAL.contacts, REAL.provisions, REAL.resources, REAL.facts)
             for one in group.values() if one.looked_up_on)  # type: ignore[attr-defined] # fmt: skip
EPOCH = str(int(datetime(2030, 5, 17, 23, 59, tzinfo=UTC).timestamp()))


@pytest.fixture(autouse=True)
def _no_dates_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GUIDE_TODAY", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


def committed(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setattr(today, "_commit_epoch", lambda _: seconds)


def test_the_chosen_day_wins_over_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GUIDE_TODAY", "2001-02-03")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    committed(monkeypatch, EPOCH)
    assert build_date(REAL, tmp_path) == date(2001, 2, 3)


def test_the_epoch_wins_over_the_commit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    committed(monkeypatch, EPOCH)
    assert build_date(REAL, tmp_path) == date(1970, 1, 1)


@pytest.mark.parametrize(("seconds", "expected"), [(EPOCH, date(2030, 5, 17)), ("0", NEWEST), ("", NEWEST)])
def test_the_later_of_the_commit_and_the_data_is_the_day(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seconds: str, expected: date
) -> None:
    committed(monkeypatch, seconds)
    assert build_date(REAL, tmp_path) == expected


def test_the_day_of_a_commit_is_read_from_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in (("GIT_COMMITTER_DATE", "2031-03-04T12:00:00Z"), ("GIT_CONFIG_GLOBAL", "/dev/null")):
        monkeypatch.setenv(name, value)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    who = ["-c", "user.name=x", "-c", "user.email=x@example.no"]
    subprocess.run(["git", "-C", str(tmp_path), *who, "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    assert build_date(REAL, tmp_path) == date(2031, 3, 4)


def test_without_git_the_data_says_the_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", "")
    assert build_date(REAL, tmp_path) == NEWEST
    assert build_date(EMPTY, tmp_path) == date(2020, 1, 1)


@pytest.mark.parametrize("value", ["i dag", "22.11.2026", "2026-13-01", " ", "0"])
def test_a_chosen_day_that_is_no_date_is_an_error(monkeypatch: pytest.MonkeyPatch, value: str, tmp_path: Path) -> None:
    monkeypatch.setenv("GUIDE_TODAY", value)
    with pytest.raises(ValueError, match=f"^GUIDE_TODAY: «{value}» er ikke en dato. Skriv ÅÅÅÅ-MM-DD.$"):
        build_date(REAL, tmp_path)


@pytest.mark.parametrize("value", ["x", "1.5", "9" * 30, " "])
def test_an_epoch_that_is_no_number_is_an_error(monkeypatch: pytest.MonkeyPatch, value: str, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(ValueError, match=f"^SOURCE_DATE_EPOCH: «{value}» er ikke et antall sekunder."):
        build_date(REAL, tmp_path)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 22), "22. november 2026"),
        (date(2026, 1, 1), "1. januar 2026"),
        (date(2000, 2, 29), "29. februar 2000"),
        (date(1967, 12, 31), "31. desember 1967"),
    ],
)
def test_a_day_is_written_as_norwegians_do(day: date, expected: str) -> None:
    assert norwegian(day) == expected


@settings(derandomize=True, deadline=None, database=None)
@given(st.dates())
def test_a_written_day_can_be_read_back(day: date) -> None:
    number, month, year = norwegian(day).split(" ")
    assert date(int(year), MONTHS.index(month) + 1, int(number.rstrip("."))) == day
