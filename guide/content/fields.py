"""The parts that records are made of: checked texts, ids that refer to something, choices, sources and certainty."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

UNKNOWN = "unknown"
_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True)
class Ref:
    """Marks a text as the id of a record of `kind`; one rule then checks every such field."""

    kind: str


def _url(value: str) -> str:
    wrong = ValueError("er ikke en nettadresse. Skriv hele adressen, fra https://")
    try:
        parts = urlsplit(value)
    except ValueError:
        raise wrong from None
    if parts.scheme != "https" or "." not in (parts.hostname or "") or " " in value:
        raise wrong
    return value


def _day(value: object) -> object:
    """Only a date written as one: a number or a moment of the day would pass for something else."""
    if type(value) is date or (isinstance(value, str) and _ISO.match(value)):
        return value
    raise ValueError("passer ikke her. Skriv en dato som ÅÅÅÅ-MM-DD, uten anførselstegn")


def _text(value: str) -> str:
    if not value.strip() or value != value.strip():
        raise ValueError("er tom eller har mellomrom først eller sist. Skriv teksten på nytt")
    return value


Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, AfterValidator(_text)]
Url = Annotated[str, AfterValidator(_url)]
Day = Annotated[date, BeforeValidator(_day)]
Email = Annotated[str, Field(pattern=r"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")]
SectionNumber = Annotated[str, Field(pattern=r"^\d+( [A-Z])?(-\d+)?( ?[a-z])?$")]
ServiceId = Annotated[str, Ref("services")]
ContactId = Annotated[str, Ref("contacts")]
ActId = Annotated[str, Ref("acts")]
ProvisionId = Annotated[str, Ref("provisions")]
PhaseId = Annotated[str, Ref("phases")]
StepId = Annotated[str, Ref("steps")]
SituationId = Annotated[str, Ref("situations")]
RoleId = Annotated[str, Ref("roles")]
ResourceId = Annotated[str, Ref("resources")]
TermId = Annotated[str, Ref("terms")]
FactId = Annotated[str, Ref("facts")]
SectionId = Annotated[str, Ref("sections")]
PageRef = Annotated[str, Ref("pages")]
ActorId = Annotated[str, Ref("services|roles")]
CountyId = Annotated[str, Ref("counties")]
PoliceDistrictId = Annotated[str, Ref("police_districts")]
RvtsRegionId = Annotated[str, Ref("rvts_regions")]
IntentId = Annotated[str, Ref("intents")]
ConflictCouncilId = Annotated[str, Ref("conflict_councils")]

Confidence = Literal["high", "medium", "low", "unverified"]
Strength = Literal["skal", "bør", "kan", "ikke angitt"]
Emphasis = Literal["viktig", "avgjørende", "nødvendig"]
Basis = Literal["law", "guide", "own"]
Language = Literal["nb", "nn", "en", "da", "sv", "de"]
Level = Literal["municipal", "regional", "national", "civil_society"]
Audience = Literal["professional", "public"]
ContactKind = Literal[
    "emergency",
    "duty_line",
    "professional_advice",
    "public_advice",
    "switchboard",
    "website",
]
Sector = Literal[
    "all",
    "health",
    "nav",
    "child_welfare",
    "family_counselling",
    "school",
    "police",
    "corrections",
    "crisis_centre",
    "kindergarten",
    "integration",
]
ProvisionKind = Literal["right", "duty", "permission", "override", "processing_basis"]
LegalStatus = Literal["in_force", "repealed", "adopted"]
Topic = Literal[
    "individuell-plan",
    "koordinator",
    "samarbeid",
    "samtykke",
    "taushetsplikt",
    "deling",
    "meldeplikt",
    "avvergingsplikt",
    "skolemiljo",
    "samarbeidsplikt",
    "bolig",
    "okonomi",
    "tolk",
    "personvern",
    "utreise",
    "loslatelse",
    "mindrearig",
    "beskyttelse",
    "parorende",
    "rettshjelp",
]


class Model(BaseModel):
    """Frozen and closed: an unknown key is an error, a value is never changed after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @property
    def synonyms(self) -> tuple[str, ...]:
        """Every name of the record that means the same in a search."""
        return ()


class Source(Model):
    """Where a statement comes from: a section of the guide, or an address, or both."""

    section: SectionId | None = Field(None, description="Delen av veilederen, med id fra publication.yaml")
    url: Url | None = Field(None, description="Nettadressen til kilden, med https://")
    title: Text | None = Field(None, description="Navnet på kilden, når adressen ikke sier det")
    dated: Text | None = Field(None, description="Kildens egen dato, eller «udatert»")


class Certain(Model):
    """What is known, how surely, and since when. Everything below high confidence says why."""

    confidence: Confidence = Field(description="Hvor sikkert dette er: high, medium, low eller unverified")
    doubt: Text | None = Field(
        None, description="Setningen leseren får se når dette ikke er sikkert. Må fylles ut under high"
    )
    looked_up_on: Day | None = Field(None, description="Dagen noen leste dette i en kilde (ÅÅÅÅ-MM-DD)")
    sources: tuple[Source, ...] = Field((), description="Kildene: del av veilederen og/eller nettadresse")


class LegalReview(Model):
    """A lawyer's approval of the sentence we wrote about a provision."""

    by: Text = Field(description="Funksjonen som kvalitetssikret")
    on: Day = Field(description="Dagen det ble gjort")
