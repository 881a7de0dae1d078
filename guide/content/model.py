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
    ContactId,
    ContactKind,
    Emphasis,
    FactId,
    Language,
    Level,
    Model,
    OwnerId,
    PageRef,
    ProvisionId,
    ResourceId,
    RoleId,
    Sector,
    ServiceId,
    SituationId,
    Source,
    StepId,
    Strength,
)
from guide.content.functions import Function
from guide.content.owners import Confirmation
from guide.content.values import UNKNOWN, Answer, Hours, Id, Name, SharedEmail, ShortAnswer, Text, Url, Year


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
    """One way to reach a service. «Bekreftet» is never written: `guide.facts.confirmation` derives it."""

    id: Id = Field(description="Fast id, brukt i tekstene. Endres aldri")
    name: Name = Field(description="Hva kontaktpunktet heter")
    short_name: Name | None = Field(None, description="Navnet slik det leses etter «Ring»: RVTS Øst, politiet")
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
    who_answers: ShortAnswer = Field(UNKNOWN, description="Hvem som svarer: en vakt, en rådgiver, en frivillig")
    recorded: ShortAnswer = Field(UNKNOWN, description="Om samtalen blir tatt opp eller skrevet ned")
    passes_on: ShortAnswer = Field(UNKNOWN, description="Om de sier noe videre, og til hvem")
    text_phone: ShortAnswer = Field(UNKNOWN, description="Om det går an å sende tekst, eller ringe med teksttelefon")
    out_of_hours: ShortAnswer = Field(UNKNOWN, description="Hva som skjer når du ringer og de ikke svarer")
    confirmations: tuple[Confirmation, ...] = Field(
        (), description="Det eieren har sagt er riktig. Skrives av guide confirm, aldri for hånd"
    )


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
    related: tuple[ServiceId, ...] = Field((), description="Tjenester den ofte arbeider med, eller som ligner")
    facts: tuple[FactId, ...] = Field((), description="Opplysninger fra facts.yaml som vises på siden")
    owner: OwnerId = Field(description="Den som kan bekrefte kontaktpunktene, med id fra owners.yaml")
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
        (), description="Hvem som varsler hvem, ledd for ledd. Vises under teksten"
    )
    sources: tuple[Source, ...] = Field(description="Delen av veilederen steget kommer fra")


class Phase(Model):
    """A phase of the exit process with its steps in order."""

    id: Id = Field(description="Fast id. Endres aldri")
    name: Name = Field(description="Navnet på fasen")
    summary: Text = Field(description="Hva fasen handler om")
    steps: tuple[Step, ...] = Field(description="Stegene, i rekkefølge")


class Deed(Model):
    """Something to do: the act alone, then what more there is to say of it."""

    title: Name = Field(
        description="Hva du gjør, i høyst åtte ord uten punktum. Vises alene noen steder, så ta med vilkåret"
    )
    text: Text | None = Field(None, description="Forklaringen, helst i én setning. Gjentar ikke tittelen")


class Action(Deed):
    """One thing to do now."""

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
    also: tuple[ContactId, ...] = Field((), description="Andre kontaktpunkter på samme linje")
    local: Function | None = Field(
        None, description="Funksjonen i kommunen eller regionen, som blir fylt ut når vi vet hvor leseren er"
    )
    time: Literal["always", "office", "out_of_hours"] = Field(
        "always", description="always (når som helst), office (kontortid) eller out_of_hours (utenom kontortid)"
    )
    not_for: tuple[RoleId, ...] = Field((), description="Rollene som er dette selv, og ikke skal ringe seg selv")
    fallback: Text | None = Field(None, description="Hva du gjør hvis dette ikke finnes hos dere")


class LocalStep(CallStep):
    """Whom somebody calls from a municipality, whatever the matter."""

    id: Id = Field(description="Fast id. Endres aldri")
    only_here: StrictBool = Field(False, description="true når steget bare står der noen har tilbudet")


class FirstContact(CallStep):
    """Whom somebody in a role calls first, and why. A number is not needed, and never the reason."""

    when: Text | None = Field(None, description="Når dette er den rette, hvis det ikke alltid er det")
    role: RoleId | None = Field(None, description="Rollen du tar kontakt med, når det er en rolle og ikke en tjeneste")
    situations: tuple[SituationId, ...] = Field(
        (), description="Situasjonene der linja også gjelder. Uten dem gjelder den i alle"
    )


class Situation(Model):
    """A situation a reader stands in, laid out as an action card."""

    id: Id = Field(description="Fast id. Endres aldri")
    name: Name = Field(description="Situasjonen, slik leseren ville sagt den")
    audience: Audience = Field(description="professional eller public")
    page: PageRef | None = Field(None, description="Siden kortet står på, når den ikke er situasjoner/<id>.md")
    roles: tuple[RoleId, ...] = Field((), description="Rollene kortet er for. Da stemmer rekkefølgen med rollesidene")
    summary: Text = Field(description="Hva saken er og hva som teller, i én setning på høyst 90 tegn")
    note: Text | None = Field(None, description="Hvem kortet er for, eller et forbehold om det, når det trengs")
    do_now: tuple[Action, ...] = Field(description="Gjør dette nå, i rekkefølge")
    call: tuple[CallStep, ...] = Field(description="Ring i denne rekkefølgen")
    write_down: tuple[Text, ...] = Field((), description="Skriv ned")
    avoid: tuple[Text, ...] = Field((), description="Ikke gjør")
    stigma: Text = Field(description="Advarsel om stigma")
    safety: Text = Field(description="Hvem som passer på sikkerheten til alle")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelser som hører til")
    steps: tuple[StepId, ...] = Field((), description="Steg i prosessen som hører til")
    sources: tuple[Source, ...] = Field((), description="Kildene")


class Task(Deed):
    """One of a role's first tasks, with the page where it is explained."""

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
