"""Who publishes the site, the guide it builds on, and what stands on every page."""

from __future__ import annotations

from pydantic import Field

from guide.content.fields import ContactId, LegalReview, Model
from guide.content.values import Done, FormUrl, Id, Name, SharedEmail, Url


class GuideSection(Model):
    """A section of the original guide that sources point to."""

    id: Id = Field(description="Fast id. Endres aldri")
    title: Name = Field(description="Overskriften i veilederen")


class Guide(Model):
    """The guide that the site starts from."""

    title: Name = Field(description="Tittelen")
    publisher: Name = Field(description="Utgiveren av den opprinnelige veilederen")
    url: Url = Field(description="Nettadressen")
    read_on: Done = Field(description="Dagen veilederen ble lest")
    sections: tuple[GuideSection, ...] = Field(description="Delene av veilederen")


class Urgent(Model):
    """One number at the top of every page, with a word or two."""

    contact: ContactId = Field(description="Kontaktpunktet")
    label: Name = Field(description="Ett eller to ord ved nummeret")


class Strip(Model):
    """The numbers that stand at the top of every page, for each kind of reader."""

    professional: tuple[Urgent, ...] = Field(description="Numrene på sider for fagfolk")
    public: tuple[Urgent, ...] = Field(description="Numrene på sider for alle")


class Publication(Model):
    """Who publishes the site and who has approved it. Empty fields are said aloud on the site."""

    title: Name = Field(description="Navnet på nettstedet")
    publisher: Name | None = Field(description="Utgiveren av nettstedet. Tomt til det er bestemt")
    site_url: Url | None = Field(description="Nettadressen til nettstedet. Tom til den er bestemt")
    error_report: SharedEmail | None = Field(description="E-postadressen for feilmeldinger. Tom til den er bestemt")
    error_form: FormUrl | None = Field(
        None, description="Skjemaet for feilmeldinger, med {id} der id-en skal stå. Brukes i stedet for e-post"
    )
    approval: LegalReview | None = Field(description="Hvem som har godkjent innholdet, og når. Tomt når ingen har")
    urgent: Strip = Field(description="Numrene øverst på hver side")
    guide: Guide = Field(description="Veilederen nettstedet bygger på")
