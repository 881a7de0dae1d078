"""The real data: one test for each record, and a wire that is tripped when some of it goes missing."""

from __future__ import annotations

import csv
import os
import re
from datetime import date
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, TODAY
from every import every

from guide.check.contacts import valid_organisation_number
from guide.check.numbers import corrections
from guide.content.acts import Act, Provision
from guide.content.catalog import Entry, load
from guide.content.kinds import KINDS
from guide.content.labels import (
    AUDIENCE,
    CONTACT_KIND,
    LEVEL,
    PROVISION_KIND,
    REGION_KIND,
    SECTOR,
    STATE,
    STRENGTH,
    TOPIC,
)
from guide.content.searching import Words
from guide.facts.law import citation, document_path, eli, is_withdrawn, label, lovdata_url, section_path, state
from guide.facts.phone import canonical, fault, tel_uri
from guide.facts.placement import UNSURE

REAL = load()
SHARED = Path(os.environ.get("GUIDE_SHARED", ROOT.parent / "shared"))
COPY_DATED = date(2025, 11, 8)
"""The day of the copy of Lovdata's open data."""
ENTRIES = [entry for kind, group in REAL.entries.items() if not KINDS[kind].alone for entry in group]
ID = r"[a-z0-9]+(-[a-z0-9]+)*"

LEAST = {
    "services": 24, "contacts": 16, "acts": 30, "provisions": 113, "phases": 3, "steps": 52, "situations": 7,
    "roles": 15, "resources": 25, "terms": 43, "facts": 15, "services in the guide": 21, "resources in the guide": 20,
    "parts of the guide": 27, "numbers": 9, "citations": 15, "counties": 15, "municipalities": 357, "regions": 29,
    "placements that are not confirmed": 25, "phrases for the search": 5500, "questions": 11, "ends": 22,
    "vignettes": 40,
}  # fmt: skip


def amounts() -> dict[str, int]:
    """How much there is of everything that must not disappear unnoticed."""
    kinds = ("services", "contacts", "acts", "provisions", "phases", "steps", "situations", "roles", "resources",
             "terms", "facts", "counties", "municipalities", "regions")  # fmt: skip
    return {kind: len(getattr(REAL, kind)) for kind in kinds} | {
        "services in the guide": sum(one.in_guide for one in REAL.services.values()),
        "resources in the guide": sum(one.in_guide for one in REAL.resources.values()),
        "parts of the guide": len(REAL.publication.guide.sections),
        "numbers": sum(len(one.phones) for one in REAL.contacts.values()),
        "citations": sum(one.cited_as is not None for one in REAL.provisions.values()),
        "placements that are not confirmed": len(unconfirmed()),
        "questions": len(REAL.aid.nodes),
        "ends": len(REAL.aid.outcomes),
        "vignettes": len(REAL.vignettes),
        "phrases for the search": sum(len(one.phrases) for one in REAL.words),
    }


def unconfirmed() -> set[tuple[str, str]]:
    """The municipalities and fields that a reader is told are not confirmed."""
    return {(one.id, field) for one in REAL.municipalities.values() for field, placement in one.placements.items()
            if placement.confidence in UNSURE}  # fmt: skip


@every("kind", LEAST)
def test_nothing_has_gone_missing(kind: str) -> None:
    assert amounts()[kind] >= LEAST[kind]


def test_every_amount_has_a_wire() -> None:
    assert amounts().keys() == LEAST.keys()


@every("entry", ENTRIES, named=lambda entry: f"{entry.document.path}: {entry.record.id}")
def test_a_record_is_written_where_it_says_and_reads_back_the_same(entry: Entry) -> None:
    record: Any = entry.record
    lines = (ROOT / entry.document.path).read_text("utf-8").splitlines()
    key = "record" if isinstance(record, Words) else "id"
    assert key == "record" or re.fullmatch(ID, record.id)
    assert lines[entry.document.line((*entry.location, key)) - 1] == f"- {key}: {record.id}"
    assert type(record).model_validate(record.model_dump()) == record
    assert type(record).model_validate_json(record.model_dump_json()) == record


@every("contact", REAL.contacts)
def test_a_contact_point_can_be_reached_and_shown(contact: str) -> None:
    one = REAL.contacts[contact]
    assert re.fullmatch(ID, one.id)
    assert one in REAL.contact_owner[contact].contacts
    assert one.phones or one.email or one.form or one.url
    assert one.audience in AUDIENCE
    assert one.kind in CONTACT_KIND
    for phone in one.phones:
        assert fault(phone.number, corrections(REAL)) == ""
        assert canonical(phone.number) == phone.number
        assert re.fullmatch(r"tel:(\+\d{8,15}|\d{3,6})", tel_uri(phone.number))


@every("service", REAL.services)
def test_a_service_can_be_shown(service: str) -> None:
    one = REAL.services[service]
    assert one.level in LEVEL
    assert one.sector in SECTOR
    assert all(duty.strength in STRENGTH for duty in one.duties)
    assert one.sources or not one.in_guide
    assert one.parent != one.id
    assert one.id not in one.related


@every("act", REAL.acts)
def test_an_act_has_its_addresses(act: str) -> None:
    one = REAL.acts[act]
    assert re.fullmatch(
        r"https://lovdata\.no/dokument/(NL/lov|SF/forskrift)/\d{4}-\d{2}-\d{2}(-\d+)?", lovdata_url(one)
    )
    assert re.fullmatch(r"/eli/(lov|forskrift)/\d{4}/\d{2}/\d{2}(/\d+)?", eli(one))
    assert one.provisions


@every("provision", REAL.provisions)
def test_a_provision_has_its_citation_address_and_state(provision: str) -> None:
    one, act = REAL.provisions[provision], REAL.provision_act[provision]
    assert re.fullmatch(rf"{act.id}-{ID}", one.id)
    assert re.fullmatch(r"(§ \S.*|§§ \S.*(,|og|–).*\S|kapittel \S.*|artikkel \d.*)?", label(one))
    assert citation(act, one).startswith(one.annex or act.short_title)
    assert lovdata_url(act, one).startswith(lovdata_url(act))
    assert " " not in lovdata_url(act, one)
    assert state(one, TODAY) in STATE
    assert all(kind in PROVISION_KIND for kind in one.kinds)
    assert all(topic in TOPIC for topic in one.topics)


@every("step", REAL.steps)
def test_a_step_has_a_source_and_a_strength(step: str) -> None:
    one = REAL.steps[step]
    assert re.fullmatch(ID, one.id)
    assert one.strength in STRENGTH
    assert one.sources


@every("role", REAL.roles)
def test_a_role_has_three_first_tasks(role: str) -> None:
    assert len(REAL.roles[role].first_tasks) == 3


@every("situation", REAL.situations)
def test_a_situation_says_what_to_do_and_whom_to_call(situation: str) -> None:
    one = REAL.situations[situation]
    assert one.do_now
    assert one.call
    assert one.avoid


@every("municipality", REAL.municipalities)
def test_a_municipality_belongs_to_one_of_each_and_says_how_surely(municipality: str) -> None:
    one = REAL.municipalities[municipality]
    assert re.fullmatch(rf"{REAL.counties[one.county].number}\d\d", one.number)
    assert valid_organisation_number(one.organisation_number)
    assert one.placements.keys() == REGION_KIND.keys()
    for kind, placement in one.placements.items():
        region = REAL.regions[placement.region]
        assert region.kind == kind
        assert placement.confidence == "high" or placement.doubt or region.doubt
        assert placement.doubt is None or placement.confidence != "high"


def test_buskerud_and_seven_conflict_councils_are_not_confirmed() -> None:
    buskerud = {(one.id, "rvts_region") for one in REAL.municipalities.values() if one.county == "buskerud"}
    seven = {"sirdal", "lunner", "jevnaker", "bindal", "gratangen", "asker", "baerum"}
    assert len(buskerud) == 18
    assert unconfirmed() == buskerud | {(one, "conflict_council") for one in seven}


def register() -> dict[str, dict[str, str]]:
    """The rows of the register that the data was made from, by number."""
    path = SHARED / "facts" / "municipalities.csv"
    rows = csv.DictReader(path.read_text("utf-8").splitlines(), delimiter=";") if path.is_file() else []
    return {row["number"]: row for row in rows}


def test_the_municipalities_are_those_of_the_register() -> None:
    if not register():
        pytest.skip(f"no copy of the register under {SHARED}")
    names = {kind: region.name.removeprefix("RVTS ") for kind, region in REAL.regions.items()}
    found = {
        one.number: {
            "number": one.number, "name": one.name, "name_other": " / ".join(one.also_known_as),
            "county_number": REAL.counties[one.county].number, "county": REAL.counties[one.county].name,
            "orgnr": one.organisation_number,
            **{kind: names[placement.region] for kind, placement in one.placements.items()},
        }
        for one in REAL.municipalities.values()
    }  # fmt: skip
    assert found == register()


@lru_cache
def lovdata() -> dict[str, set[str]]:
    """The paths in Lovdata's open data, by act: what `data-lovdata-URL` says."""
    files = sorted((SHARED / "lovdata").glob("*/*.xml"))
    found = {
        unescape(one) for file in files for one in re.findall(r'data-lovdata-URL="([^"]+)"', file.read_text("utf-8"))
    }
    documents = {path for path in found if path.count("/") == 2}
    return {document: {path for path in found if path.startswith(f"{document}/")} for document in documents}


def compared() -> list[tuple[Act, Provision]]:
    """The single sections that are not repealed, in acts that the open data holds."""
    pairs = [(REAL.provision_act[one.id], one) for one in REAL.provisions.values()]
    single = [(act, one) for act, one in pairs if len(one.sections) == 1 and not one.last_section]
    return [(act, one) for act, one in single if state(one, TODAY) != "repealed" and document_path(act) in lovdata()]


def test_derived_addresses_are_those_of_lovdata() -> None:
    if not lovdata():
        pytest.skip(f"no copy of Lovdata's open data under {SHARED}")
    pairs = compared()
    assert len(pairs) >= 30
    wrong = [one.id for act, one in pairs if section_path(act, one) not in lovdata()[document_path(act)]]
    assert wrong == []


def test_acts_in_force_are_in_lovdatas_open_data() -> None:
    if not lovdata():
        pytest.skip(f"no copy of Lovdata's open data under {SHARED}")
    acts = [act for act in REAL.acts.values() if act.status != "repealed"]
    absent = [act.id for act in acts if document_path(act) not in lovdata()]
    print(f"{len(compared())} provisions compared with Lovdata; acts that the copy does not hold: {absent}")
    assert len(acts) - len(absent) >= 15


@every("act", REAL.acts)
def test_a_section_that_lovdata_lacks_is_not_in_force(act: str) -> None:
    known = lovdata().get(document_path(REAL.acts[act]))
    if known is None:
        pytest.skip("the copy of Lovdata's open data does not hold this act")
    for one in REAL.acts[act].provisions:
        for section in one.sections:
            path = f"{document_path(REAL.acts[act])}/§{section.replace(' ', '')}"
            newer = one.in_force_from is not None and one.in_force_from > COPY_DATED
            assert path in known or newer or state(one, TODAY) == "repealed", one.id


MONTHS = {
    "jan": 1, "feb": 2, "mars": 3, "apr": 4, "april": 4, "mai": 5, "juni": 6, "juli": 7, "aug": 8, "sep": 9, "okt": 10,
    "nov": 11, "des": 12,
}  # fmt: skip
IN_FORCE = re.compile(r"\((?:ikr\.|i kraft) (\d+) (\w+) (\d{4})")
COMING = re.compile(r"\b(?:Endres|Endra|Oppheves) (?:ved|med) lov .*")


@lru_cache
def statute(act: str) -> dict[str, tuple[str, str]]:
    """The sections of an act in the mirror of 2 July 2026, by number: heading, and text with its change note."""
    file = SHARED / "lovdata-2026-07-02" / "lover" / f"{REAL.acts[act].date_code.lower()}.md"
    parts = re.split(r"(?m)^#+ ", file.read_text("utf-8")) if file.is_file() else []
    found = [re.match(r"§ (\d[\d-]*(?: ?[a-z]\b)?)\.?[ \n](.*)", part) for part in parts]
    return {one[1].replace(" ", ""): (one[2].strip(), part) for one, part in zip(found, parts, strict=True) if one}


def said(act: str, provision: Provision) -> tuple[str, str]:
    """The heading and text of a single section, skipping the test where there is no copy of it."""
    single = len(provision.sections) == 1 and not provision.last_section and provision.status == "in_force"
    found = statute(act).get(provision.sections[0].replace(" ", "")) if single else None
    if found is None:
        pytest.skip("no single section in the mirror")
    return found


@every("provision", REAL.provisions)
def test_a_title_and_the_day_of_the_wording_are_those_of_the_section(provision: str) -> None:
    one = REAL.provisions[provision]
    title, text = said(REAL.provision_act[provision].id, one)
    days = [date(int(year), MONTHS[month], int(day)) for day, month, year in IN_FORCE.findall(text)]
    is_old = any(IN_FORCE.search(note) for note in COMING.findall(text))  # the new wording is in the amending act
    assert is_old or one.title is None or one.title == title
    if days and one.text_in_force_from and max(days) >= (one.in_force_from or max(days)):
        assert one.text_in_force_from == max(days) or is_withdrawn(one, TODAY)


@pytest.mark.parametrize("provision", [one.id for one in REAL.provisions.values() if one.conditions])
def test_the_conditions_are_as_many_as_the_sentence_and_the_section_say(provision: str) -> None:
    one = REAL.provisions[provision]
    number = {4: "fire", 5: "fem"}[len(one.conditions)]
    assert f"når ett av {number} vilkår er oppfylt" in one.gives
    text = said(REAL.provision_act[provision].id, one)[1]
    assert len(re.findall(r"(?m)^- når ", text)) == len(one.conditions)
    own = [index for index, said_here in enumerate(one.conditions) if "grunn til å tro" not in said_here]
    assert own == ([0] if len(re.findall(r"(?m)^- når det er grunn", text)) < len(one.conditions) else [])


def test_the_list_of_the_duty_to_avert_is_that_of_the_statute() -> None:
    one = REAL.provisions["straffeloven-196"]
    first = next(line for line in said("straffeloven", one)[1].split("\n") if line.startswith("- § 111"))
    listed = [(section, item.part) for group in one.names for item in group.items for section in item.sections]
    assert listed == [(number, part or None) for number, part in re.findall(r"§ (\d+)(?: (annet ledd))? \(", first)]
    assert len(listed) == 48
    assert not {section for section, _ in listed} & {section for item in one.leaves_out for section in item.sections}
    assert all(section.replace(" ", "") in statute("straffeloven") for item in one.leaves_out
               for section in item.sections)  # fmt: skip
