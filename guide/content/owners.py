"""Who owns what is reached, whom to ask there, and what somebody there has said is right."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, model_validator

from guide.content.fields import ContactId, Model, MunicipalityId, Source
from guide.content.values import Day, Done, Id, Name, SharedEmail, Url

HALF_A_YEAR = 182
"""Days after which somebody should be asked again, where nothing else is agreed."""
EDITORS = "redaksjonen"
"""The owner of what has none yet. It ends when the site has a publisher."""

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
How = Literal["called", "wrote", "owner_page", "signed"]


class Ask(Model):
    """Where an owner is asked: at a contact point or a municipality of ours, or at a shared address of its own."""

    function: Name | None = Field(None, description="Funksjonen som svarer hos eieren. Aldri en persons navn")
    contact: ContactId | None = Field(None, description="Kontaktpunktet, når det er dit dere skriver")
    municipality: MunicipalityId | None = Field(None, description="Kommunen, når dere skriver til postmottaket der")
    email: SharedEmail | None = Field(None, description="En felles e-postadresse, når vi ikke har den ellers")
    form: Url | None = Field(None, description="Skjemaet, når eieren vil ha spørsmål der")
    source: Source | None = Field(None, description="Hvor adressen er lest. Må fylles ut for email og form")

    @model_validator(mode="after")
    def one_way(self) -> Ask:
        """There is one address, and it says where it was read."""
        if sum(map(bool, (self.contact, self.municipality, self.email, self.form))) != 1:
            raise ValueError("må ha nøyaktig én av contact, municipality, email og form")
        if (self.email or self.form) and not self.source:
            raise ValueError("mangler source. Skriv hvor adressen er lest")
        return self


class Asked(Model):
    """A letter that was made for an owner. Written by `guide confirm letters`, never by hand."""

    on: Done = Field(description="Dagen brevet ble laget")
    letter: Annotated[str, Field(pattern=r"^[0-9A-HJKMNP-TV-Z]{4}$")] = Field(description="Koden på brevet")
    due: Day = Field(description="Dagen dere ba om svar innen")


class Owner(Model):
    """Somebody who can say whether what we show is right. An organisation, never a person."""

    id: Id = Field(description="Fast id. Endres aldri")
    name: Name = Field(description="Navnet på den som eier opplysningene")
    organisation_number: Name | None = Field(None, description="Organisasjonsnummer, ni sifre i anførselstegn")
    ask: Ask | None = Field(None, description="Hvor dere spør. Tomt når vi ikke har noen felles adresse")
    cycle_days: Annotated[StrictInt, Field(ge=30, le=365)] = Field(
        HALF_A_YEAR, description="Dager før dere spør på nytt, fra 30 til 365"
    )
    written_standard: Literal["nb", "nn"] = Field("nb", description="Målformen på brevet: nb eller nn")
    asked: tuple[Asked, ...] = Field((), description="Brevene som er laget. Skrives av guide confirm letters")


class Confirmation(Model):
    """Some fields that somebody at the owner has said are right, each with the code of the value it was then.

    The code of the value now decides: change one sign of a number, and this no longer confirms it.
    """

    on: Done = Field(description="Dagen eieren svarte")
    how: How = Field(
        description="called (vi ringte), wrote (eieren skrev), owner_page (vi leste eierens side) eller signed "
        "(eieren svarte med signatur)"
    )
    by: Name = Field(description="Funksjonen som svarte hos eieren. Aldri en persons navn")
    entered_by: Name = Field(description="Funksjonen som førte det inn her. Aldri en persons navn")
    checked_by: Name = Field(description="Funksjonen som kontrollerte det. En annen enn den som førte inn")
    call_back: StrictBool = Field(
        False, description="true når dere har ringt tilbake på et nummer dere hadde fra før, og ikke fikk med svaret"
    )
    fields: dict[str, Digest] = Field(
        min_length=1, description="Feltene som er bekreftet, hver med koden til verdien. Skrives av guide confirm"
    )

    def __hash__(self) -> int:
        """By what it says: a mapping has no hash of its own."""
        return hash((self.on, self.how, self.by, self.entered_by, self.checked_by, *sorted(self.fields.items())))
