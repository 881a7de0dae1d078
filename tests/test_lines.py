"""The lines for the whole country: no surer than their sources, where readers need them, and on the wall or not."""

from __future__ import annotations

import pytest
from conftest import TODAY
from every import every

from guide.content.catalog import load
from guide.facts import status
from guide.facts.chain import ALL_DAY
from guide.facts.phone import tel_uri
from guide.facts.place import places
from guide.pdf.edition import is_on_the_wall
from guide.site.built import BuiltSite

CATALOG = load()
OTHERS = "annet prosjekt"
"""How a doubt says that somebody else did the reading."""
READ_BY_OTHERS = [one for one, contact in CATALOG.contacts.items() if OTHERS in (contact.doubt or "")]
TALK = CATALOG.contacts["hjelpetelefonen-116123"]
GIVEN = ("hjelpetelefonen-116123", "kirkens-sos-telefon", "vo-linjen-116006")


@every("one", READ_BY_OTHERS)
def test_what_others_have_read_is_not_said_to_be_read_with_the_owner(one: str) -> None:
    found = status.of(CATALOG.contacts[one], CATALOG, TODAY)
    assert found == status.Status("unconfirmed", status.UNCONFIRMED)


def test_the_lines_that_others_have_read_are_known_by_their_doubt() -> None:
    assert len(READ_BY_OTHERS) == 8


@pytest.mark.parametrize("name", ["hjelp/en.html", "hjelp/to.html"])
@pytest.mark.parametrize("one", GIVEN)
def test_a_page_for_everybody_gives_somebody_to_talk_to_at_night(name: str, one: str, site: BuiltSite) -> None:
    contact = CATALOG.contacts[one]
    assert contact.hours.startswith(ALL_DAY)
    assert f'href="{tel_uri(contact.phones[0].number)}"' in site.pages[name].html


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"hours": "Hele døgnet, hele året"}, True),
        ({"hours": "Hverdager 9–15"}, False),
        ({"hours": "unknown"}, False),
        ({"phones": ()}, False),
        ({"kind": "emergency"}, False),
        ({"audience": "professional"}, False),
    ],
)
def test_of_organisations_only_those_that_answer_all_day_are_on_the_wall(
    changes: dict[str, object], expected: bool
) -> None:
    assert is_on_the_wall(TALK.model_copy(update=changes), CATALOG) is expected


def test_a_public_number_is_on_the_wall_whatever_its_hours() -> None:
    debt = CATALOG.contacts["nav-gjeldstelefonen"]
    assert not debt.hours.startswith(ALL_DAY)
    assert is_on_the_wall(debt, CATALOG)


@every("one", [one for one, service in CATALOG.services.items() if service.related])
def test_only_of_services_in_the_guide_it_is_said_that_they_work_together(one: str, site: BuiltSite) -> None:
    html = site.pages[places(CATALOG, "services", one)[0].built].html
    assert ("Samarbeider ofte med" in html) is CATALOG.services[one].in_guide
