"""The one date of a build: never the wall clock, so that the same commit gives the same pages."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from guide.catalog import ROOT, Catalog
from guide.model import Certain

MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip


def build_date(catalog: Catalog, root: Path = ROOT) -> date:
    """`GUIDE_TODAY`, else `SOURCE_DATE_EPOCH`, else the later of the commit's date and the newest in the data.

    Raises ValueError, with a Norwegian sentence, when one of the two variables is not a date.
    """
    if chosen := os.environ.get("GUIDE_TODAY"):
        return _chosen(chosen)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return _day("SOURCE_DATE_EPOCH", epoch)
    committed = _commit_epoch(root)
    return max(_newest(catalog), _day("commit", committed)) if committed else _newest(catalog)


def _chosen(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"GUIDE_TODAY: «{value}» er ikke en dato. Skriv ÅÅÅÅ-MM-DD.") from None


def _day(name: str, seconds: str) -> date:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"{name}: «{seconds}» er ikke et antall sekunder. Skriv et helt tall.") from None


def _commit_epoch(root: Path) -> str:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def _newest(catalog: Catalog) -> date:
    groups = (catalog.contacts, catalog.provisions, catalog.resources, catalog.facts)
    records: list[Certain] = [record for group in groups for record in group.values()]
    return max((one.looked_up_on for one in records if one.looked_up_on), default=date(2020, 1, 1))


def norwegian(day: date) -> str:
    """A date as Norwegians write it: «22. november 2026»."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
