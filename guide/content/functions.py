"""The functions that somebody near the reader may have: one list for offices, local files and whom to call."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from guide.content.fields import Model
from guide.content.labels import FUNCTION
from guide.content.values import Email, Hours

Function = Literal[
    "lead",
    "deputy",
    "police_contact",
    "nav_office",
    "child_welfare_duty",
    "coordinating_unit",
    "family_counselling",
    "crisis_team",
    "municipality",
    "child_welfare",
    "police_district",
    "rvts",
    "conflict_council",
    "crisis_centre",
    "consultation_team",
    "mentor_scheme",
    "contact_page",
    "legal_aid",
    "outreach",
]
FUNCTIONS: tuple[Function, ...] = get_args(Function)
LOCAL_FUNCTIONS: tuple[Function, ...] = FUNCTIONS[:8]
"""Those that every municipality is asked to fill in itself."""
FALLBACKS: dict[Function, tuple[str, ...]] = {
    "lead": ("kommune", "politi"),
    "deputy": ("kommune",),
    "police_contact": ("radikaliseringskontakt",),
    "nav_office": ("nav",),
    "child_welfare_duty": ("barnevern", "politi"),
    "coordinating_unit": ("kommunal-helse",),
    "family_counselling": ("familievern",),
    "crisis_team": ("legevakt", "nodetatene"),
}
"""The services to ask when one of those is not filled in or does not answer, in order."""


class Reachable(Model):
    """Somebody with a function, whether a public office or a municipality's own contact."""

    function: Function = Field(description="Funksjonen: " + ", ".join(f"{one} ({FUNCTION[one]})" for one in FUNCTIONS))
    email: Email | None = Field(None, description="E-postadressen")
    hours: Hours | None = Field(None, description="Når noen svarer")
