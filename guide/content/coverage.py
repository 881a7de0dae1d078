"""Who covers which municipalities: offices and duty lines, and what each municipality is reached by."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, model_validator

from guide.content.fields import Audience, Certain, CountyId, Model, MunicipalityId, OwnerId, RegionId
from guide.content.functions import Reachable
from guide.content.model import Phone
from guide.content.owners import Confirmation
from guide.content.values import Id, Name, SharedEmail, ShortAnswer, Text, Url

ReadHow = Annotated[
    Literal["register", "owner_page", "owner_copy", "other"],
    Field(
        description="Hvor det er lest: register (et offentlig register), owner_page (eierens egen side, åpnet av oss), "
        "owner_copy (en kopi av eierens side) eller other"
    ),
]


class Covers(Model):
    """The municipalities that somebody works for: some by number, a region, counties, or all."""

    municipalities: tuple[Name, ...] = Field((), description='Kommunenumre i anførselstegn, for eksempel ["4204"]')
    region: RegionId | None = Field(None, description="Politidistriktet, RVTS-senteret eller konfliktrådet")
    counties: tuple[CountyId, ...] = Field((), description="Fylker, med id fra counties.yaml")
    all: StrictBool = Field(False, description="true når det gjelder hele landet")

    @model_validator(mode="after")
    def one_way(self) -> Covers:
        """The place is said in one way only."""
        if sum(map(bool, (self.municipalities, self.region, self.counties, self.all))) != 1:
            raise ValueError("må ha nøyaktig én av municipalities, region, counties og all")
        return self


class Part(Model):
    """What differs in one of the municipalities: the part that is covered, or a doubt about it."""

    municipality: Name = Field(description="Kommunenummeret i anførselstegn")
    part: Text | None = Field(None, description="Delen av kommunen, når det ikke er hele: «bydelene …»")
    doubt: Text | None = Field(None, description="Hva som er usikkert for denne kommunen")


class Office(Certain, Reachable):
    """An office, a duty line or a page, and the municipalities it is for. A number is never one person's."""

    id: Id = Field(description="Fast id. Endres aldri")
    name: Name = Field(description="Hva det heter")
    audience: Audience = Field(description="Hvem det er for: professional (fagfolk) eller public (alle)")
    purpose: Text | None = Field(None, description="Når du tar kontakt, i én setning")
    who_may_call: Text | None = Field(None, description="Hvem eieren sier kan ta kontakt")
    phones: tuple[Phone, ...] = Field((), description="Telefonnumre")
    email: SharedEmail | None = Field(None, description="E-postadresse")
    url: Url | None = Field(None, description="Nettside")
    when: Literal["always", "office", "out_of_hours", "unknown"] = Field(
        description="always (hele døgnet), office (kontortid), out_of_hours (utenom kontortid) eller unknown"
    )
    covers: Covers = Field(description="Kommunene det er for")
    owner: OwnerId = Field(description="Den som kan bekrefte dette, med id fra owners.yaml")
    confirmations: tuple[Confirmation, ...] = Field(
        (), description="Det eieren har sagt er riktig. Skrives av guide confirm, aldri for hånd"
    )
    parts: tuple[Part, ...] = Field((), description="Kommuner der bare en del er dekket, eller noe er usikkert")
    read_how: ReadHow


class MunicipalContact(Certain):
    """How a municipality is reached, as registers say. The id is the municipality's."""

    id: MunicipalityId = Field(description="Kommunen, med id fra municipalities.yaml")
    website: Url | Literal["unknown"] = Field(description="Nettsiden til kommunen, eller unknown")
    email: SharedEmail | Literal["unknown"] = Field(description="Postmottaket, eller unknown")
    phone: ShortAnswer = Field(description="Sentralbordet, eller unknown")
    read_how: ReadHow
