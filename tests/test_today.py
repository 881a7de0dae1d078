"""The one date of a build: which source wins, and how it is written."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import project as today
from guide.content.catalog import Catalog, load
from guide.project import MONTHS, ROOT, build_date, norwegian, oslo_day
from guide.site.fresh import judged

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


@pytest.mark.parametrize(("seconds", "expected"), [(EPOCH, date(2030, 5, 18)), ("0", NEWEST), ("", NEWEST)])
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


def seconds(text: str) -> str:
    return str(int(datetime.fromisoformat(text).timestamp()))


MIDNIGHTS = [
    ("2027-01-01T00:30+01:00", date(2027, 1, 1)),
    ("2026-12-31T22:59:59Z", date(2026, 12, 31)),
    ("2026-12-31T23:00:00Z", date(2027, 1, 1)),
    ("2026-07-01T01:30+02:00", date(2026, 7, 1)),
    ("2026-06-30T21:59:59Z", date(2026, 6, 30)),
    ("2026-06-30T22:00:00Z", date(2026, 7, 1)),
    ("2026-06-30T15:00-09:00", date(2026, 7, 1)),
    ("2026-03-28T22:30:00Z", date(2026, 3, 28)),
    ("2026-03-28T23:30:00Z", date(2026, 3, 29)),
    ("2026-03-29T22:00:00Z", date(2026, 3, 30)),
    ("2026-10-24T22:00:00Z", date(2026, 10, 25)),
    ("2026-10-25T22:30:00Z", date(2026, 10, 25)),
    ("2026-10-25T23:00:00Z", date(2026, 10, 26)),
    ("2028-02-28T23:10:00Z", date(2028, 2, 29)),
]
"""Moments around midnight in Oslo, in winter, in summer and where the clocks are changed."""


@pytest.mark.parametrize(("moment", "day"), MIDNIGHTS)
def test_a_moment_is_the_day_it_is_in_oslo(
    moment: str, day: date, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    committed(monkeypatch, seconds(moment))
    assert build_date(EMPTY, tmp_path) == day
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds(moment))
    assert build_date(REAL, tmp_path) == day
    monkeypatch.setattr(today.time, "time", lambda: float(seconds(moment)))
    assert today.clock_day() == day


def test_every_hour_has_the_day_of_the_table_of_time_zones() -> None:
    """It may be missing from a machine, and then nothing but this test misses it."""
    try:
        oslo = ZoneInfo("Europe/Oslo")
    except ZoneInfoNotFoundError:
        pytest.skip("no table of time zones")
    first, last = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (1997, 2037))
    wrong = [hour for hour in range(first, last, 3600) if oslo_day(hour) != datetime.fromtimestamp(hour, oslo).date()]
    assert wrong == []


def test_the_day_needs_neither_a_table_of_time_zones_nor_the_zone_of_the_machine() -> None:
    code = "from guide.project import oslo_day; print(oslo_day(1798759800), oslo_day(1782862200))"
    for zone in ("America/Los_Angeles", "Pacific/Auckland", ""):
        environment = {**os.environ, "TZ": zone, "PYTHONTZPATH": ""}
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
        assert done.stdout == "2027-01-01 2026-07-01\n"


@pytest.mark.parametrize(
    ("said", "sentence", "old"),
    [
        ("2026-12-01\n", "https://a.no/ er bygd 1. desember 2026, i dag.", False),
        ("2026-11-30", "https://a.no/ er bygd 30. november 2026, 1 dag siden.", False),
        ("2026-11-28", "https://a.no/ er bygd 28. november 2026, 3 dager siden.", False),
        ("2026-12-02", "https://a.no/ er bygd 2. desember 2026, i dag.", False),
        ("2026-11-27", "https://a.no/ er bygd 27. november 2026, 4 dager siden. Se om den nattlige byggingen", True),
        ("2020-11-27", "2195 dager siden. Se om den nattlige byggingen har stoppet, og start den på nytt.", True),
        ("2027-12-02", "https://a.no/ er datert fram i tid, 2. desember 2027. Bygg det på nytt.", True),
        ("<!doctype html>", "https://a.no/ sier ikke hvilken dag det er bygd. Se om adressen er rett.", True),
        ("", "https://a.no/ sier ikke hvilken dag det er bygd.", True),
    ],
)
def test_a_published_site_that_nobody_has_built_for_some_days_is_said(said: str, sentence: str, old: bool) -> None:
    told, is_old = judged("https://a.no/", said, date(2026, 12, 1), 3)
    assert sentence in told
    assert is_old is old
