"""What a service, a contact point, a provision is: the only place where a field is named.

Field names follow Open Referral HSDS 3 and CPSV-AP where these have a word for the thing. Field
descriptions are Norwegian, because editors meet them as hover help through `data/schema/`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, StrictBool

from guide.content.fields import (
    ActorId,
    Audience,
    Basis,
    Certain,
    Confidence,
    ConflictCouncilId,
    ContactId,
    ContactKind,
    CountyId,
    Emphasis,
    FactId,
    Language,
    LegalReview,
    Level,
    Model,
    PageRef,
    PoliceDistrictId,
    ProvisionId,
    ResourceId,
    RoleId,
    RvtsRegionId,
    Sector,
    ServiceId,
    Source,
    StepId,
    Strength,
)
from guide.content.values import Answer, Day, Done, Hours, Id, Name, SharedEmail, Text, Url, Year


class Phone(Model):
    """One number, as people read it. Norwegian short numbers count; foreign ones start with +."""

    number: Name = Field(description='Nummeret i anførselstegn, for eksempel "22 58 60 00" eller "02800"')
    label: Name | None = Field(None, description="Hva nummeret er til, hvis kontaktpunktet har flere")


class Anonymity(Model):
    """Whether a caller may stay anonymous, said by the service itself."""

    possible: StrictBool = Field(description="true hvis tjenesten selv sier at du kan være anonym, ellers false")
    text: Text = Field(description="Én setning om hva tjenesten lover")
    source: Url = Field(description="Tjenestens egen side som sier dette")


class Contact(Certain):
    """One way to reach a service. `confirmed_on` alone may print as «bekreftet»."""

    id: Id = Field(description="Fast id, brukt i tekstene. Endres aldri")
    name: Name = Field(description="Hva kontaktpunktet heter")
    kind: ContactKind = Field(description="Slags kontaktpunkt")
    audience: Audience = Field(description="Hvem det er for: professional (fagfolk) eller public (alle)")
    phones: tuple[Phone, ...] = Field((), description="Telefonnumre")
    email: SharedEmail | None = Field(None, description="E-postadresse")
    form: Url | None = Field(None, description="Skjema på nett")
    url: Url | None = Field(None, description="Nettside")
    purpose: Text = Field(description="Når du bruker dette kontaktpunktet, i én setning")
    hours: Hours = Field(description="Når noen svarer. Skriv unknown når det ikke er kjent")
    anonymity: Literal["unknown"] | Anonymity = Field(description="unknown, eller det tjenesten selv lover, med kilde")
    after_contact: Answer = Field(description="Hva som skjer etter henvendelsen. unknown når det ikke er kjent")
    languages: Literal["unknown"] | tuple[Language, ...] = Field(description="Språk, eller unknown")
    same_number_as: tuple[ContactId, ...] = Field(
        (), description="Kontaktpunkter med et annet navn og det samme nummeret. Begge må si det"
    )
    confirmed_on: Done | None = Field(None, description="Dagen noen ringte, skrev eller så eierens egen side")
    confirmed_how: Literal["called", "wrote", "owner_page"] | None = Field(
        None, description="Hvordan det ble bekreftet: called, wrote eller owner_page"
    )


class NumberCorrection(Certain):
    """What we know about a number that the numbering plan the checks use does not: with its source."""

    id: Id = Field(description="Fast id. Endres aldri")
    number: Name = Field(description='Nummeret i anførselstegn, for eksempel "116 006"')
    in_use: StrictBool = Field(description="true når noen svarer på nummeret, false når det ikke er i bruk lenger")
    why: Text = Field(description="Hva nummeret er, eller hvorfor det ikke er i bruk")
    sources: tuple[Source, ...] = Field(min_length=1, description="Kildene. Minst én")


class Statement(Model):
    """Something somebody shall, should or may do. Only a provision makes it a duty by law."""

    text: Text = Field(description="Hva som gjøres, i én setning")
    strength: Strength = Field(description="Veilederens eget verb: skal, bør, kan eller ikke angitt")
    basis: Basis = Field(
        description="law når en bestemmelse pålegger dette, guide når veilederen sier det, own når rådet er vårt eget"
    )
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelser, med id fra laws.yaml")
    emphasis: Emphasis | None = Field(
        None, description="Ordet veilederen bruker når den ikke sier skal, bør eller kan: viktig, avgjørende, nødvendig"
    )


class Service(Model):
    """A public service or function that takes part in exit work."""

    id: Id = Field(description="Fast id. Endres aldri")
    name: Name = Field(description="Navnet på tjenesten")
    short_name: Name | None = Field(None, description="Kortnavn eller forkortelse")
    also_known_as: tuple[Name, ...] = Field((), description="Andre navn på det samme")
    parent: ServiceId | None = Field(None, description="Tjenesten denne er en del av")
    level: Level = Field(description="municipal, regional, national eller civil_society")
    sector: Sector = Field(description="Sektoren, som avgjør hvilke regler om taushetsplikt som gjelder")
    in_guide: StrictBool = Field(description="true hvis veilederen omtaler tjenesten")
    summary: Text = Field(description="Hva tjenesten er, i én til tre korte setninger")
    contribution: Text = Field(description="Hva tjenesten bidrar med i exit-arbeid")
    eligibility: Answer = Field(description="Hvem tjenesten er for. unknown når det ikke er kjent")
    duties: tuple[Statement, ...] = Field((), description="Oppgaver og plikter")
    contacts: tuple[Contact, ...] = Field((), description="Kontaktpunktene")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelser som gjelder tjenesten")
    related: tuple[ServiceId, ...] = Field((), description="Tjenester den ofte arbeider med")
    facts: tuple[FactId, ...] = Field((), description="Opplysninger fra facts.yaml som vises på siden")
    owner: Name = Field(description="Funksjonen som eier innholdet. Aldri en persons navn")
    organisation_number: Name | None = Field(None, description="Organisasjonsnummer, ni sifre i anførselstegn")
    sources: tuple[Source, ...] = Field((), description="Kildene til beskrivelsen")

    @property
    def synonyms(self) -> tuple[str, ...]:
        """Short and full names."""
        return tuple(name for name in (self.short_name, self.name, *self.also_known_as) if name)


class Step(Statement):
    """One step of the exit process. `text` is the step in the imperative."""

    id: Id = Field(description="Fast id. Endres aldri")
    explanation: Text | None = Field(None, description="Hvorfor eller hvordan, i korte setninger")
    condition: Text | None = Field(None, description="Når steget gjelder, hvis det ikke alltid gjør det")
    actors: tuple[ActorId, ...] = Field((), description="Tjenester og roller som deltar")
    tools: tuple[ResourceId, ...] = Field((), description="Verktøy, med id fra resources.yaml")
    warnings: tuple[Text, ...] = Field((), description="Advarsler, én setning hver")
    chain: tuple[tuple[ActorId, ...], ...] = Field(
        (), description="Hvem som varsler hvem, ledd for ledd. Blir til en tegning"
    )
    sources: tuple[Source, ...] = Field(description="Delen av veilederen steget kommer fra")


class Phase(Model):
    """A phase of the exit process with its steps in order."""

    id: Id = Field(description="Fast id. Endres aldri")
    name: Name = Field(description="Navnet på fasen")
    summary: Text = Field(description="Hva fasen handler om")
    steps: tuple[Step, ...] = Field(description="Stegene, i rekkefølge")


class Action(Model):
    """One thing to do now."""

    text: Text = Field(description="Hva du gjør, i én setning")
    contacts: tuple[ContactId, ...] = Field((), description="Kontaktpunkter som hører til")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelser som hører til")
    page: PageRef | None = Field(None, description="Siden der det er forklart, gjerne med # og stedet på siden")
    link: Name | None = Field(None, description="Ordene lenken til siden har")


class CallStep(Model):
    """Whom to call, and what to do when nobody answers or the function does not exist."""

    who: Name = Field(description="Hvem du ringer")
    why: Text = Field(description="Hva de kan hjelpe med")
    service: ServiceId | None = Field(None, description="Tjenesten")
    contact: ContactId | None = Field(None, description="Kontaktpunktet")
    fallback: Text | None = Field(None, description="Hva du gjør hvis dette ikke finnes hos dere")


class FirstContact(CallStep):
    """Whom somebody in a role calls first, and why. A number is not needed, and never the reason."""

    when: Text | None = Field(None, description="Når dette er den rette, hvis det ikke alltid er det")
    role: RoleId | None = Field(None, description="Rollen du tar kontakt med, når det er en rolle og ikke en tjeneste")


class Situation(Model):
    """A situation a reader stands in, laid out as an action card."""

    id: Id = Field(description="Fast id. Endres aldri")
    name: Name = Field(description="Situasjonen, slik leseren ville sagt den")
    audience: Audience = Field(description="professional eller public")
    page: PageRef | None = Field(None, description="Siden kortet står på, når den ikke er situasjoner/<id>.md")
    roles: tuple[RoleId, ...] = Field((), description="Rollene kortet er for. Da stemmer rekkefølgen med rollesidene")
    summary: Text = Field(description="Hva kortet hjelper med")
    do_now: tuple[Action, ...] = Field(description="Gjør dette nå, i rekkefølge")
    call: tuple[CallStep, ...] = Field(description="Ring i denne rekkefølgen")
    write_down: tuple[Text, ...] = Field((), description="Skriv ned")
    avoid: tuple[Text, ...] = Field((), description="Ikke gjør")
    stigma: Text = Field(description="Advarsel om stigma")
    safety: Text = Field(description="Hvem som passer på sikkerheten til alle")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelser som hører til")
    steps: tuple[StepId, ...] = Field((), description="Steg i prosessen som hører til")
    sources: tuple[Source, ...] = Field((), description="Kildene")


class Task(Model):
    """One of a role's first tasks, with the page where it is explained."""

    text: Text = Field(description="Oppgaven, i én setning")
    page: PageRef = Field(description="Siden der oppgaven er forklart, for eksempel prosessen/forberedelser.md")


class Answered(Model):
    """A question that somebody in a role has, and the answer."""

    question: Text = Field(description="Spørsmålet, slik leseren ville stilt det")
    answer: Text = Field(description="Svaret, i korte setninger")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelser svaret bygger på. Endres de, tas svaret bort")


class Role(Model):
    """A part somebody plays in exit work."""

    id: Id = Field(description="Fast id. Endres aldri")
    name: Name = Field(description="Navnet på rollen")
    door: Name | None = Field(None, description="Navnet leseren kjenner igjen: «Jeg arbeider i skolen»")
    summary: Text = Field(description="Hva rollen er, i korte setninger")
    service: ServiceId | None = Field(None, description="Tjenesten rollen hører til")
    sector: Sector = Field(description="Sektoren, som avgjør hvilke regler om taushetsplikt som gjelder")
    first_contact: tuple[FirstContact, ...] = Field(description="Hvem rollen tar kontakt med først, i rekkefølge")
    questions: tuple[Answered, ...] = Field((), description="Spørsmålene rollen stiller først, med svar")
    first_tasks: tuple[Task, ...] = Field(description="De første oppgavene, i rekkefølge")
    avoid: tuple[Text, ...] = Field((), description="Ikke gjør")
    first_meeting: Literal["full", "short"] | None = Field(
        None, description="full eller short når rollen møter personen: punktene fra first_meeting.yaml vises da"
    )
    duties: tuple[Statement, ...] = Field((), description="Plikter og oppgaver")
    involve: tuple[ServiceId, ...] = Field((), description="Tjenester du tar med")
    confidentiality: tuple[ProvisionId, ...] = Field((), description="Reglene om taushetsplikt som gjelder for rollen")
    laws: tuple[ProvisionId, ...] = Field((), description="Andre bestemmelser som gjelder rollen")
    tools: tuple[ResourceId, ...] = Field((), description="Verktøy")
    sources: tuple[Source, ...] = Field(description="Kildene")


class Duty(Model):
    """A duty that comes before everything else: checked before anybody asks whether they may share."""

    id: Id = Field(description="Fast id. Endres aldri")
    who: Name = Field(description="Hvem plikten gjelder, eller hva det er fare for")
    text: Text = Field(description="Når plikten gjelder, og hva du gjør, i én eller to setninger")
    told: Text = Field(description="Det samme, sagt til den det gjelder: står på arket om samtykke")
    contacts: tuple[ContactId, ...] = Field((), description="Numrene som hører til")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelsene plikten står i")
    page: PageRef | None = Field(None, description="Siden der plikten er forklart, gjerne med # og stedet på siden")
    link: Name | None = Field(None, description="Ordet lenken til siden har: «Lista», «Vilkårene»")


class Cell(Model):
    """One answer in the table «Kan jeg si det til politiet?»."""

    answer: Literal["may", "only", "no", "must", "ask", "none"] = Field(
        description="may (tillatt), only (bare), no (nei), must (plikt), ask (spør) eller none (ingen egen regel)"
    )
    text: Text | None = Field(None, description="Vilkåret, i korte ord")
    part: Name | None = Field(None, description="Nummeret eller leddet i paragrafen, for eksempel «nr. 7»")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelsene svaret står i")


class PoliceSharing(Model):
    """What somebody in a service may or must tell the police, and which rule says so."""

    id: Id = Field(description="Fast id. Endres aldri")
    who: Name = Field(description="Hvor leseren arbeider")
    note: Text | None = Field(None, description="Hvem raden også gjelder for, og hvem den ikke gjelder for")
    consent: tuple[Cell, ...] = Field(description="Når personen samtykker")
    danger: tuple[Cell, ...] = Field(description="Ved fare for liv eller helse")
    offence: tuple[Cell, ...] = Field(description="Om lovbrudd")
    own_tasks: tuple[Cell, ...] = Field(description="Når egne oppgaver krever det")
    duty: tuple[Cell, ...] = Field(description="Når det er en plikt å si fra")


class ConsentAge(Model):
    """Who decides for a child, by age: whose consent counts, or who is told."""

    id: Id = Field(description="Fast id. Endres aldri")
    about: Name = Field(description="Hva raden gjelder")
    audience: tuple[Audience, ...] = Field(description="Hvem raden vises for: professional, public eller begge")
    under_12: Text = Field(description="Under 12 år")
    from_12: Text = Field(description="Fra 12 til 15 år")
    from_16: Text = Field(description="16 og 17 år")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelsene raden bygger på")


class MeetingPoint(Model):
    """One thing to settle before somebody meets the person for the first time."""

    id: Id = Field(description="Fast id. Endres aldri")
    title: Name = Field(description="Hva det gjelder, i to til fire ord")
    text: Text = Field(description="Hva du gjør, slik det står på siden til mentoren")
    short: Text = Field(description="Det samme, kortere, for andre roller")
    basis: Basis = Field(description="law, guide eller own")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelser som hører til")


class Resource(Certain):
    """A site, network, handbook or article the guide points to."""

    id: Id = Field(description="Fast id. Endres aldri")
    name: Name = Field(description="Navnet")
    description: Text = Field(description="Hva det er, i korte setninger")
    url: Url | None = Field(description="Nettadressen. Tom når vi ikke har noen vi kan stå for")
    owner: Answer = Field(description="Hvem som eier det. unknown når det ikke er kjent")
    country: Name = Field(description="Land")
    language: Language | Literal["unknown"] = Field(description="Språket, eller unknown")
    year: Year | None = Field(None, description="Året det ble laget")
    status: Literal["active", "changed", "replaced", "unverified"] = Field(description="Tilstanden i dag")
    now: Text | None = Field(None, description="Hva som gjelder i dag, når noe er endret")
    guide_said: Text | None = Field(None, description="Hva veilederen sa, i én setning, når noe er endret")
    in_guide: StrictBool = Field(description="true hvis veilederen viser til den")


class Fact(Certain):
    """A statement about the world that may change: what the guide said, and what holds now."""

    id: Id = Field(description="Fast id. Endres aldri")
    topic: Name = Field(description="Hva opplysningen gjelder, i få ord")
    guide_said: Text | None = Field(description="Hva veilederen sa. Tomt når den ikke sa noe")
    now: Text = Field(description="Hva som gjelder nå, så langt vi vet")
    changed: StrictBool = Field(description="true når noe er endret siden veilederen")


class Term(Model):
    """A word the guide uses in a special sense, or an abbreviation."""

    id: Id = Field(description="Fast id. Endres aldri")
    term: Name = Field(description="Ordet eller forkortelsen")
    expansion: Name | None = Field(None, description="Det forkortelsen står for")
    definition: Text = Field(description="Hva det betyr, i korte setninger")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelser som hører til")
    services: tuple[ServiceId, ...] = Field((), description="Tjenester som hører til")
    sources: tuple[Source, ...] = Field(description="Kildene")

    @property
    def synonyms(self) -> tuple[str, ...]:
        """The word, and what an abbreviation stands for."""
        return tuple(name for name in (self.term, self.expansion) if name)


class Region(Certain):
    """A police district, an RVTS centre or a conflict council: what a municipality belongs to."""

    id: Id = Field(description="Fast id. Endres aldri")
    kind: Literal["police_district", "rvts_region", "conflict_council"] = Field(
        description="police_district, rvts_region eller conflict_council"
    )
    name: Name = Field(description="Navnet")
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
        description="Hvor sikkert det er. high er sikkert, medium ganske sikkert, resten vises som «Ikke bekreftet»"
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
    approval: LegalReview | None = Field(description="Hvem som har godkjent innholdet, og når. Tomt når ingen har")
    urgent: Strip = Field(description="Numrene øverst på hver side")
    guide: Guide = Field(description="Veilederen nettstedet bygger på")
