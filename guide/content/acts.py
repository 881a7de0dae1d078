"""What an act and its provisions are, with their life in time."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from guide.content.fields import (
    ActId,
    Certain,
    Language,
    LegalStatus,
    Model,
    ProvisionId,
    ProvisionKind,
    SectionId,
    SectionNumber,
    Sector,
    SignedReview,
    Topic,
)
from guide.content.values import FIRST_LAW, LAST_YEAR, Dated, Day, Done, Id, Name, Text, Url


def _date_code(value: str) -> str:
    try:
        day = date.fromisoformat(value[4:14])
    except ValueError:
        raise ValueError("har en dato som ikke finnes. Skriv Lovdatas datokode") from None
    if not day >= FIRST_LAW or day.year > LAST_YEAR:
        raise ValueError("har en dato som ikke passer. Skriv Lovdatas datokode")
    return value


DateCode = Annotated[str, Field(pattern=r"^(LOV|FOR)-\d{4}-\d{2}-\d{2}(-\d+)?$"), AfterValidator(_date_code)]


class LawName(Model):
    """A short title an act has borne."""

    name: Name = Field(description="Kortnavnet")
    until: Day = Field(description="Siste dag det ble brukt")


class Successor(Model):
    """What took over from a provision, and when."""

    provision: ProvisionId = Field(description="Bestemmelsen som tok over")
    starts_on: Day = Field(description="Første dag den gjaldt i stedet")
    relation: Literal["replaced_by", "merged_into", "related"] = Field(description="Hvordan den henger sammen")
    note: Text | None = Field(None, description="Kort merknad")


class PendingChange(Model):
    """A change that is adopted, but not in force or not yet read in the consolidated text."""

    by: Name = Field(description="Loven som endrer, for eksempel LOV-2025-06-20-81")
    effect: Text = Field(description="Hva endringen gjør, i én setning")
    on: Day | None = Field(description="Dagen den gjelder fra. Tomt når den ikke er fastsatt")
    note: Text | None = Field(None, description="Hva vi ikke vet om endringen")
    provision: ProvisionId | None = Field(None, description="Bestemmelsen som vil gjelde")


class Citation(Model):
    """What the guide cites, with the known faults of the citation. Never corrected silently."""

    text: Text = Field(description="Henvisningen slik den står i veilederen")
    section: SectionId = Field(description="Delen av veilederen den står i")
    faults: tuple[Text, ...] = Field((), description="Kjente feil ved henvisningen, én setning hver")


class Quote(Model):
    """A short quotation of statute text (NLOD 2.0), the only kind of text we copy."""

    id: Id | None = Field(None, description="Id, når veiviseren viser sitatet")
    section: SectionNumber = Field(description="Paragrafen sitatet er fra")
    text: Text = Field(description="Ordrett lovtekst")
    lang: Language = Field(description="Språket i lovteksten: nb eller nn")
    dated: Dated = Field(description="Datoen for kilden teksten ble lest i")
    attribution: Name = Field(description="Kilden, for eksempel «Lovdatas åpne data (NLOD 2.0)»")


class Evidence(Model):
    """Where a provision was read."""

    kind: Literal["lovdata", "lovdata_mirror", "amending_act", "government", "other"] = Field(
        description="Slags kilde. amending_act er en endringslov der ny ordlyd er lest før Lovdatas tekst har den"
    )
    dated: Dated | None = Field(description="Kildens dato. Tomt når den er udatert")
    url: Url | None = Field(None, description="Nettadressen til kilden")
    by: Name | None = Field(None, description="Endringsloven, for eksempel LOV-2026-01-23-1. Bare ved amending_act")


class Listed(Model):
    """One thing that a provision names, or leaves out, with the section that it stands in."""

    text: Text = Field(description="Hva det er, med vanlige ord")
    sections: tuple[SectionNumber, ...] = Field((), description='Paragrafene det står i, for eksempel "131"')
    part: Name | None = Field(None, description="Leddet eller bokstaven, når bare den er med: «annet ledd»")


class ListedGroup(Model):
    """Some of what a provision names, under a heading of our own."""

    name: Name = Field(description="Overskriften på gruppen. Den er vår")
    items: tuple[Listed, ...] = Field(description="Det loven nevner, i lovens rekkefølge")


class Provision(Certain):
    """A section, list or range of sections, or a chapter of an act, with its life in time."""

    id: Id = Field(description="Fast id, for eksempel barnevernsloven-15-9. Endres aldri")
    sections: tuple[SectionNumber, ...] = Field((), description='Paragrafnumre, for eksempel "15-9" eller "38 a"')
    last_section: SectionNumber | None = Field(None, description="Siste paragraf, når dette er en rekke")
    chapter: Name | None = Field(None, description='Kapittel, for eksempel "12" eller "9 A"')
    articles: tuple[Annotated[str, Field(pattern=r"^\d+$")], ...] = Field(
        (), description='Artikler i forordningen loven tar inn, for eksempel "9"'
    )
    annex: Name | None = Field(None, description="Navnet på forordningen, når bestemmelsen er artikler i den")
    title: Text | None = Field(None, description="Overskriften på paragrafen i loven")
    status: LegalStatus = Field(description="in_force, repealed (opphevet) eller adopted (vedtatt, ikke i kraft)")
    in_force_from: Day | None = Field(None, description="Første dag bestemmelsen gjaldt. Tomt når det er ukjent")
    text_in_force_from: Day | None = Field(None, description="Første dag dagens ordlyd gjaldt")
    in_force_to: Day | None = Field(None, description="Siste dag bestemmelsen gjaldt (dagen før opphevelse)")
    replaced_by: tuple[Successor, ...] = Field((), description="Det som tok over")
    pending: tuple[PendingChange, ...] = Field((), description="Vedtatte endringer som ikke er ført inn")
    kinds: tuple[ProvisionKind, ...] = Field(
        description="right, duty, permission, override og/eller processing_basis (behandlingsgrunnlag)"
    )
    duty_holder: Text | None = Field(None, description="Hvem plikten ligger på")
    right_holder: Text | None = Field(None, description="Hvem retten tilhører")
    gives: Text = Field(description="Hva bestemmelsen gir, i én nøytral setning")
    gives_reviewed_on: Done | None = Field(
        None, description="Dagen noen sist leste setningen i gives opp mot det vi vet om ordlyden"
    )
    conditions: tuple[Text, ...] = Field(
        (), description="Vilkårene i loven med vanlige ord, når ett av dem er nok. Rekkefølgen er vår"
    )
    names: tuple[ListedGroup, ...] = Field((), description="Det paragrafen regner opp, med vanlige ord")
    leaves_out: tuple[Listed, ...] = Field((), description="Det folk tror er med på lista, men som ikke er det")
    topics: tuple[Topic, ...] = Field(description="Emnene bestemmelsen hører til")
    notes: tuple[Text, ...] = Field((), description="Merknader, én setning hver")
    quotes: tuple[Quote, ...] = Field((), description="Korte, ordrette sitater av lovteksten")
    evidence: tuple[Evidence, ...] = Field((), description="Kildene teksten ble lest i")
    text_verified_on: Dated | None = Field(None, description="Datoen for lovteksten vi kontrollerte mot")
    legal_review: SignedReview | None = Field(
        None, description="Juridisk kvalitetssikring. Tomt når ingen har gjort den"
    )
    cited_as: Citation | None = Field(None, description="Det veilederen viser til, uendret, med kjente feil")


class Act(Model):
    """An act or regulation. Lovdata and ELI addresses are derived from `date_code`, never typed."""

    id: Id = Field(description="Fast id, for eksempel barnevernsloven")
    date_code: DateCode = Field(description="Lovdatas datokode, for eksempel LOV-2021-06-18-97")
    title: Text = Field(description="Full tittel")
    short_title: Name = Field(description="Kortnavnet vi bruker i teksten")
    abbreviation: Name | None = Field(None, description="Vanlig forkortelse")
    former_names: tuple[LawName, ...] = Field((), description="Tidligere kortnavn")
    language: Literal["nb", "nn"] = Field(description="Språket loven er skrevet på")
    sector: Sector = Field(description="Sektoren loven gjelder for")
    status: LegalStatus = Field(description="in_force, repealed eller adopted")
    in_force_from: Day | None = Field(None, description="Første dag loven gjaldt")
    in_force_to: Day | None = Field(None, description="Siste dag loven gjaldt")
    last_change: Day | None = Field(
        None, description="Dagen siste endring av loven gjaldt fra, hos Lovdata. Skrives av make laws"
    )
    last_changed_by: Name | None = Field(
        None, description="Loven som endret sist, med Lovdatas ord. Skrives av make laws"
    )
    replaced_by: tuple[ActId, ...] = Field((), description="Loven som tok over")
    summary: Text = Field(description="Hva loven handler om i exit-arbeid, i én eller to setninger")
    provisions: tuple[Provision, ...] = Field(description="Bestemmelsene vi viser til")

    @property
    def synonyms(self) -> tuple[str, ...]:
        """Every short name."""
        return tuple(
            name for name in (self.short_title, self.abbreviation, *(one.name for one in self.former_names)) if name
        )
