"""The parts that records are made of: ids that refer to something, choices, sources and certainty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from guide.content.values import Done, Name, Text, Url


@dataclass(frozen=True)
class Ref:
    """Marks a text as the id of a record of `kind`; one rule then checks every such field."""

    kind: str


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
RegionId = Annotated[str, Ref("police_districts|rvts_regions|conflict_councils")]
MunicipalityId = Annotated[str, Ref("municipalities")]
OwnerId = Annotated[str, Ref("owners")]
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
    title: Name | None = Field(None, description="Navnet på kilden, når adressen ikke sier det")
    dated: Name | None = Field(None, description="Kildens egen dato, eller «udatert»")

    @model_validator(mode="after")
    def names_something(self) -> Source:
        """Whoever reads it can find what is meant."""
        if not (self.section or self.url or self.title):
            raise ValueError("sier ikke hva kilden er. Skriv section, url eller title")
        return self


class Certain(Model):
    """What is known, how surely, and since when. Everything below high confidence says why."""

    confidence: Confidence = Field(description="Hvor sikkert dette er: high, medium, low eller unverified")
    doubt: Text | None = Field(
        None, description="Setningen leseren får se når dette ikke er sikkert. Må fylles ut under high"
    )
    looked_up_on: Done | None = Field(None, description="Dagen noen leste dette i en kilde (ÅÅÅÅ-MM-DD)")
    sources: tuple[Source, ...] = Field((), description="Kildene: del av veilederen og/eller nettadresse")


class LegalReview(Model):
    """A lawyer's approval of the sentence we wrote about a provision."""

    by: Name = Field(description="Funksjonen som kvalitetssikret")
    on: Done = Field(description="Dagen det ble gjort")


class SignedReview(LegalReview):
    """A lawyer's approval of a text, tied to the text: change it, and nobody has approved it."""

    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")] = Field(
        description="Koden til teksten juristen leste. Endres teksten, gjelder ikke signaturen"
    )
