"""The same data on another day: what has passed is shown as passed, and what nobody has read again is withdrawn."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ROOT, TODAY, Copy

from guide.content.acts import PendingChange, Provision
from guide.content.catalog import load
from guide.facts.law import changed_since_review, citation, is_withdrawn
from guide.project import norwegian
from guide.site.built import BuiltPage, BuiltSite, squeeze
from guide.site.portable import copied

CATALOG = load()
LATER = date(2027, 1, 1)
ENDING = "barnevernsloven-15-8"
SUCCESSOR = "barnevernsloven-15-9"


def provision(**changes: object) -> Provision:
    return CATALOG.provisions["barnevernsloven-15-9"].model_copy(update=changes)


def change(day: date | None) -> PendingChange:
    return PendingChange(by="LOV-2026-01-01-1", effect="Endrer paragrafen.", on=day)


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltPage]:
    """The site as of a day when one provision has passed out of force, in favour of another."""
    project = Copy(copied(ROOT, tmp_path_factory.mktemp("later") / "prosjekt"))
    text = (project.root / "data/laws.yaml").read_text("utf-8")
    before, start, rest = text.partition(f"    - id: {ENDING}\n")
    ended = (
        f"      in_force_to: {LATER - timedelta(days=1)}\n      replaced_by:\n        - provision: {SUCCESSOR}\n"
        f"          starts_on: {LATER}\n          relation: replaced_by\n"
    )
    rest = rest.replace("      kinds:", f"{ended}      kinds:", 1)
    project.write("data/laws.yaml", before + start + rest)
    run = ran(project.root, LATER, "mkdocs", "build")
    assert run.returncode == 0, run.stderr
    return BuiltSite(project.root / "site", CATALOG, LATER).pages


def ran(root: Path, today: date, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GUIDE_TODAY": today.isoformat(), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def section(page: BuiltPage, one: str) -> str:
    """The text of the page from the provision's heading to the next provision."""
    html = page.html[page.html.index(f'id="{one}"') :]
    return BuiltPage("del", re.split(r'<section class="provision', html)[0]).text


def test_a_provision_that_has_passed_is_shown_as_replaced_with_its_successor(later: dict[str, BuiltPage]) -> None:
    text = section(later["lovgrunnlag/barnevernsloven.html"], ENDING)
    assert "Opphevet" in text
    assert norwegian(LATER - timedelta(days=1)) in text
    assert citation(CATALOG.provision_act[SUCCESSOR], CATALOG.provisions[SUCCESSOR]) in text


def test_its_sentence_is_withdrawn_on_every_page(later: dict[str, BuiltPage]) -> None:
    gives = squeeze(CATALOG.provisions[ENDING].gives)
    assert [name for name, page in later.items() if gives in page.text] == []


def test_its_duties_are_withdrawn_from_services_and_roles(later: dict[str, BuiltPage]) -> None:
    duties = [(f"tjenester/{one.id}.html", duty) for one in CATALOG.services.values() for duty in one.duties]
    duties += [(f"roller/{one.id}.html", duty) for one in CATALOG.roles.values() for duty in one.duties]
    resting = [(path, duty) for path, duty in duties if duty.basis == "law" and ENDING in duty.laws]
    assert resting
    assert [duty.text for path, duty in resting if squeeze(duty.text) in later[path].text] == []


def test_a_citation_without_a_successor_stops_the_build(tmp_path: Path) -> None:
    project = Copy(copied(ROOT, tmp_path / "prosjekt"))
    anchor = f"    - id: {ENDING}\n"
    project.edit("data/laws.yaml", anchor, f"{anchor}      in_force_to: {LATER - timedelta(days=1)}\n")
    assert project.problems(LATER - timedelta(days=1)) == []
    after = ran(project.root, LATER, "guide", "build")
    assert after.returncode == 1
    index = [one.id for one in CATALOG.provision_act[ENDING].provisions].index(ENDING)
    assert f"barnevernsloven.provisions[{index}].replaced_by: mangler" in after.stderr
    assert "Ingenting er publisert" in after.stderr


def test_the_page_of_today_withdraws_just_what_nobody_has_read(site: BuiltSite) -> None:
    for one, record in CATALOG.provisions.items():
        page = site.pages[f"lovgrunnlag/{CATALOG.provision_act[one].id}.html"]
        said = re.search(r"Ny ordlyd fra [\w. ]+\. Les paragrafen hos Lovdata", section(page, one))
        assert bool(said) == is_withdrawn(record, TODAY), one


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, None),
        ({"pending": (change(TODAY),)}, TODAY),
        ({"pending": (change(TODAY + timedelta(days=1)),)}, None),
        ({"pending": (change(None),)}, None),
        ({"pending": (change(TODAY),), "text_verified_on": TODAY}, None),
        ({"pending": (change(TODAY),), "gives_reviewed_on": TODAY}, None),
        ({"text_in_force_from": date(2026, 8, 1)}, date(2026, 8, 1)),
        ({"in_force_to": TODAY - timedelta(days=1)}, TODAY),
        ({"in_force_to": TODAY}, None),
    ],
)
def test_a_sentence_waits_for_a_reader_after_the_newest_change(
    changes: dict[str, object], expected: date | None
) -> None:
    assert changed_since_review(provision(**changes), TODAY) == expected


def test_the_status_page_shows_every_provision_at_an_anchor_of_its_own(site: BuiltSite) -> None:
    page = site.pages["lovgrunnlag/status.html"]
    ids = {value for value, _ in page.ids}
    assert {f"status-{one}" for one in CATALOG.provisions} <= ids
    for record in CATALOG.provisions.values():
        if record.cited_as:
            assert squeeze(f"«{record.cited_as.text}»") in page.text
        for change in record.pending:
            assert squeeze(change.effect) in page.text
