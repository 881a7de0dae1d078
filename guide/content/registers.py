"""What others keep registers of: municipalities and regions, numbers that the number plan has wrong, links."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, StrictBool

from guide.content.fields import (
    Certain,
    Confidence,
    ConflictCouncilId,
    CountyId,
    Model,
    PoliceDistrictId,
    RvtsRegionId,
    Source,
)
from guide.content.values import Day, Done, Id, Name, Text, Url, Year


class NumberCorrection(Certain):
    """What we know about a number that the numbering plan the checks use does not: with its source."""

    id: Id = Field(description="Fast id. Endres aldri")
    number: Name = Field(description='Nummeret i anførselstegn, for eksempel "116 006"')
    in_use: StrictBool = Field(description="true når noen svarer på nummeret, false når det ikke er i bruk lenger")
    why: Text = Field(description="Hva nummeret er, eller hvorfor det ikke er i bruk")
    sources: tuple[Source, ...] = Field(min_length=1, description="Kildene. Minst én")


class Region(Certain):
    """A police district, an RVTS centre or a conflict council: what a municipality belongs to."""

    id: Id = Field(description="Fast id. Endres aldri")
    kind: Literal["police_district", "rvts_region", "conflict_council"] = Field(
        description="police_district, rvts_region eller conflict_council"
    )
    name: Name = Field(description="Navnet")
    organisation_number: Name | None = Field(None, description="Organisasjonsnummer, ni sifre i anførselstegn")
    url: Url | None = Field(None, description="Nettsiden. Tom når vi ikke har noen vi kan stå for")


class Former(Model):
    """A name and a number that somewhere had before a change of borders."""

    name: Name | None = Field(None, description="Det gamle navnet, når det var et annet")
    number: Name = Field(description='Det gamle nummeret i anførselstegn, for eksempel "3005"')
    until: Year = Field(description="Siste året det gjaldt")


class County(Model):
    """A county; its page shows the municipalities."""

    id: Id = Field(description="Fast id, brukt i adressen til siden. Endres aldri")
    number: Name = Field(description='Fylkesnummeret, to sifre i anførselstegn, for eksempel "03"')
    name: Name = Field(description="Navnet på fylket")
    former: tuple[Former, ...] = Field((), description="Gamle fylker som er her nå")


class Placement(Model):
    """What a municipality belongs to, and how surely."""

    confidence: Confidence = Field(
        description="Hvor sikkert det er. high er sikkert, medium har en setning om tvilen. "
        "low og unverified vises som «Ikke bekreftet»"
    )
    doubt: Text | None = Field(
        None, description="Hva som er usikkert for denne kommunen. Tomt: setningen i regions.yaml gjelder"
    )


class PolicePlacement(Placement):
    region: PoliceDistrictId = Field(description="Politidistriktet, med id fra regions.yaml")


class RvtsPlacement(Placement):
    region: RvtsRegionId = Field(description="RVTS-senteret, med id fra regions.yaml")


class CouncilPlacement(Placement):
    region: ConflictCouncilId = Field(description="Konfliktrådet, med id fra regions.yaml")


class Municipality(Model):
    """A municipality, and the regional services that people there turn to."""

    id: Id = Field(description="Fast id. Endres aldri")
    number: Name = Field(description='Kommunenummeret, fire sifre i anførselstegn, for eksempel "0301"')
    name: Name = Field(description="Det norske navnet, uten «kommune»")
    also_known_as: tuple[Name, ...] = Field((), description="Samiske og kvenske navn på det samme")
    former: tuple[Former, ...] = Field((), description="Gamle numre, og gamle kommuner som er en del av denne")
    county: CountyId = Field(description="Fylket, med id fra counties.yaml")
    organisation_number: Name = Field(description="Organisasjonsnummer, ni sifre i anførselstegn")
    police_district: PolicePlacement = Field(description="Politidistriktet kommunen hører til, og hvor sikkert det er")
    rvts_region: RvtsPlacement = Field(description="RVTS-senteret kommunen hører til, og hvor sikkert det er")
    conflict_council: CouncilPlacement = Field(description="Konfliktrådet kommunen hører til, og hvor sikkert det er")

    @property
    def placements(self) -> dict[str, PolicePlacement | RvtsPlacement | CouncilPlacement]:
        """What the municipality belongs to, by field."""
        return {
            "police_district": self.police_district,
            "rvts_region": self.rvts_region,
            "conflict_council": self.conflict_council,
        }


class KnownLink(Model):
    """An address that a machine doubts and a person has looked at: why it stays, and when somebody looks again."""

    id: Id = Field(description="Fast id. Endres aldri")
    url: Url = Field(description="Nettadressen, skrevet som på nettstedet")
    reason: Text = Field(description="Hvorfor lenken blir stående, i én setning")
    seen_on: Done = Field(description="Dagen noen åpnet lenken selv")
    look_again_on: Day = Field(description="Dagen noen må åpne den igjen. Høyst et halvt år etter seen_on")
