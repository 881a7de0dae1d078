"""What a service, a contact point, a provision is: the only place where a field is named.

Field names follow Open Referral HSDS 3 and CPSV-AP where these have a word for the thing. Field
descriptions are Norwegian, because editors meet them as hover help through `data/schema/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt

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


class Phone(Model):
    """One number, as people read it. Norwegian short numbers count; foreign ones start with +."""

    number: Text = Field(description='Nummeret i anførselstegn, for eksempel "22 58 60 00" eller "02800"')
    label: Text | None = Field(None, description="Hva nummeret er til, hvis kontaktpunktet har flere")


class Anonymity(Model):
    """Whether a caller may stay anonymous, said by the service itself."""

    possible: StrictBool = Field(description="true hvis tjenesten selv sier at du kan være anonym, ellers false")
    text: Text = Field(description="Én setning om hva tjenesten lover")
    source: Url = Field(description="Tjenestens egen side som sier dette")


class Contact(Certain):
    """One way to reach a service. `confirmed_on` alone may print as «bekreftet»."""

    id: Id = Field(description="Fast id, brukt i tekstene. Endres aldri")
    name: Text = Field(description="Hva kontaktpunktet heter")
    kind: ContactKind = Field(description="Slags kontaktpunkt")
    audience: Audience = Field(description="Hvem det er for: professional (fagfolk) eller public (alle)")
    phones: tuple[Phone, ...] = Field((), description="Telefonnumre")
    email: Email | None = Field(None, description="E-postadresse")
    form: Url | None = Field(None, description="Skjema på nett")
    url: Url | None = Field(None, description="Nettside")
    purpose: Text = Field(description="Når du bruker dette kontaktpunktet, i én setning")
    hours: Text = Field(description="Når noen svarer. Skriv unknown når det ikke er kjent")
    anonymity: Literal["unknown"] | Anonymity = Field(description="unknown, eller det tjenesten selv lover, med kilde")
    after_contact: Text = Field(description="Hva som skjer etter henvendelsen. unknown når det ikke er kjent")
    languages: Literal["unknown"] | tuple[Language, ...] = Field(description="Språk, eller unknown")
    confirmed_on: Day | None = Field(None, description="Dagen noen ringte, skrev eller så eierens egen side")
    confirmed_how: Literal["called", "wrote", "owner_page"] | None = Field(
        None, description="Hvordan det ble bekreftet: called, wrote eller owner_page"
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
    name: Text = Field(description="Navnet på tjenesten")
    short_name: Text | None = Field(None, description="Kortnavn eller forkortelse")
    also_known_as: tuple[Text, ...] = Field((), description="Andre navn på det samme")
    parent: ServiceId | None = Field(None, description="Tjenesten denne er en del av")
    level: Level = Field(description="municipal, regional, national eller civil_society")
    sector: Sector = Field(description="Sektoren, som avgjør hvilke regler om taushetsplikt som gjelder")
    in_guide: StrictBool = Field(description="true hvis veilederen omtaler tjenesten")
    summary: Text = Field(description="Hva tjenesten er, i én til tre korte setninger")
    contribution: Text = Field(description="Hva tjenesten bidrar med i exit-arbeid")
    eligibility: Text = Field(description="Hvem tjenesten er for. unknown når det ikke er kjent")
    duties: tuple[Statement, ...] = Field((), description="Oppgaver og plikter")
    contacts: tuple[Contact, ...] = Field((), description="Kontaktpunktene")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelser som gjelder tjenesten")
    related: tuple[ServiceId, ...] = Field((), description="Tjenester den ofte arbeider med")
    facts: tuple[FactId, ...] = Field((), description="Opplysninger fra facts.yaml som vises på siden")
    owner: Text = Field(description="Funksjonen som eier innholdet. Aldri en persons navn")
    organisation_number: Text | None = Field(None, description="Organisasjonsnummer, ni sifre i anførselstegn")
    sources: tuple[Source, ...] = Field((), description="Kildene til beskrivelsen")


class LawName(Model):
    """A short title an act has borne."""

    name: Text = Field(description="Kortnavnet")
    until: Day = Field(description="Siste dag det ble brukt")


class Successor(Model):
    """What took over from a provision, and when."""

    provision: ProvisionId = Field(description="Bestemmelsen som tok over")
    starts_on: Day = Field(description="Første dag den gjaldt i stedet")
    relation: Literal["replaced_by", "merged_into", "related"] = Field(description="Hvordan den henger sammen")
    note: Text | None = Field(None, description="Kort merknad")


class PendingChange(Model):
    """A change that is adopted, but not in force or not yet read in the consolidated text."""

    by: Text = Field(description="Loven som endrer, for eksempel LOV-2025-06-20-81")
    effect: Text = Field(description="Hva endringen gjør, i én setning")
    on: Day | None = Field(description="Dagen den gjelder fra. Tomt når den ikke er fastsatt")
    note: Text | None = Field(None, description="Hva vi ikke vet om endringen")
    provision: ProvisionId | None = Field(None, description="Bestemmelsen som vil gjelde")


class Citation(Model):
    """What the guide cites, with the known faults of the citation. Never corrected silently."""

    text: Text = Field(description="Henvisningen slik den står i veilederen")
    section: SectionId = Field(description="Delen av veilederen den står i")
    faults: tuple[Text, ...] = Field((), description="Kjente feil ved henvisningen, én setning hver")


class LegalReview(Model):
    """A lawyer's approval of the sentence we wrote about a provision."""

    by: Text = Field(description="Funksjonen som kvalitetssikret")
    on: Day = Field(description="Dagen det ble gjort")


class Quote(Model):
    """A short quotation of statute text (NLOD 2.0), the only kind of text we copy."""

    section: SectionNumber = Field(description="Paragrafen sitatet er fra")
    text: Text = Field(description="Ordrett lovtekst")
    lang: Language = Field(description="Språket i lovteksten: nb eller nn")
    dated: Day = Field(description="Datoen for kilden teksten ble lest i")
    attribution: Text = Field(description="Kilden, for eksempel «Lovdatas åpne data (NLOD 2.0)»")


class Evidence(Model):
    """Where a provision was read."""

    kind: Literal["lovdata", "lovdata_mirror", "amending_act", "government", "other"] = Field(
        description="Slags kilde. amending_act er en endringslov der ny ordlyd er lest før Lovdatas tekst har den"
    )
    dated: Day | None = Field(description="Kildens dato. Tomt når den er udatert")
    url: Url | None = Field(None, description="Nettadressen til kilden")
    by: Text | None = Field(None, description="Endringsloven, for eksempel LOV-2026-01-23-1. Bare ved amending_act")


class Listed(Model):
    """One thing that a provision names, or leaves out, with the section that it stands in."""

    text: Text = Field(description="Hva det er, med vanlige ord")
    sections: tuple[SectionNumber, ...] = Field((), description='Paragrafene det står i, for eksempel "131"')
    part: Text | None = Field(None, description="Leddet eller bokstaven, når bare den er med: «annet ledd»")


class ListedGroup(Model):
    """Some of what a provision names, under a heading of our own."""

    name: Text = Field(description="Overskriften på gruppen. Den er vår")
    items: tuple[Listed, ...] = Field(description="Det loven nevner, i lovens rekkefølge")


class Provision(Certain):
    """A section, list or range of sections, or a chapter of an act, with its life in time."""

    id: Id = Field(description="Fast id, for eksempel barnevernsloven-15-9. Endres aldri")
    sections: tuple[SectionNumber, ...] = Field((), description='Paragrafnumre, for eksempel "15-9" eller "38 a"')
    last_section: SectionNumber | None = Field(None, description="Siste paragraf, når dette er en rekke")
    chapter: Text | None = Field(None, description='Kapittel, for eksempel "12" eller "9 A"')
    articles: tuple[Annotated[str, Field(pattern=r"^\d+$")], ...] = Field(
        (), description='Artikler i forordningen loven tar inn, for eksempel "9"'
    )
    annex: Text | None = Field(None, description="Navnet på forordningen, når bestemmelsen er artikler i den")
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
    gives_reviewed_on: Day | None = Field(
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
    text_verified_on: Day | None = Field(None, description="Datoen for lovteksten vi kontrollerte mot")
    legal_review: LegalReview | None = Field(
        None, description="Juridisk kvalitetssikring. Tomt når ingen har gjort den"
    )
    cited_as: Citation | None = Field(None, description="Det veilederen viser til, uendret, med kjente feil")


class Act(Model):
    """An act or regulation. Lovdata and ELI addresses are derived from `date_code`, never typed."""

    id: Id = Field(description="Fast id, for eksempel barnevernsloven")
    date_code: Annotated[str, Field(pattern=r"^(LOV|FOR)-\d{4}-\d{2}-\d{2}(-\d+)?$")] = Field(
        description="Lovdatas datokode, for eksempel LOV-2021-06-18-97"
    )
    title: Text = Field(description="Full tittel")
    short_title: Text = Field(description="Kortnavnet vi bruker i teksten")
    abbreviation: Text | None = Field(None, description="Vanlig forkortelse")
    former_names: tuple[LawName, ...] = Field((), description="Tidligere kortnavn")
    language: Literal["nb", "nn"] = Field(description="Språket loven er skrevet på")
    sector: Sector = Field(description="Sektoren loven gjelder for")
    status: LegalStatus = Field(description="in_force, repealed eller adopted")
    in_force_from: Day | None = Field(None, description="Første dag loven gjaldt")
    in_force_to: Day | None = Field(None, description="Siste dag loven gjaldt")
    last_change: Day | None = Field(
        None, description="Dagen siste endring av loven gjaldt fra, hos Lovdata. Skrives av make laws"
    )
    last_changed_by: Text | None = Field(
        None, description="Loven som endret sist, med Lovdatas ord. Skrives av make laws"
    )
    replaced_by: tuple[ActId, ...] = Field((), description="Loven som tok over")
    summary: Text = Field(description="Hva loven handler om i exit-arbeid, i én eller to setninger")
    provisions: tuple[Provision, ...] = Field(description="Bestemmelsene vi viser til")


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
    name: Text = Field(description="Navnet på fasen")
    summary: Text = Field(description="Hva fasen handler om")
    steps: tuple[Step, ...] = Field(description="Stegene, i rekkefølge")


class Action(Model):
    """One thing to do now."""

    text: Text = Field(description="Hva du gjør, i én setning")
    contacts: tuple[ContactId, ...] = Field((), description="Kontaktpunkter som hører til")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelser som hører til")
    page: PageRef | None = Field(None, description="Siden der det er forklart, gjerne med # og stedet på siden")
    link: Text | None = Field(None, description="Ordene lenken til siden har")


class CallStep(Model):
    """Whom to call, and what to do when nobody answers or the function does not exist."""

    who: Text = Field(description="Hvem du ringer")
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
    name: Text = Field(description="Situasjonen, slik leseren ville sagt den")
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
    name: Text = Field(description="Navnet på rollen")
    door: Text | None = Field(None, description="Navnet leseren kjenner igjen: «Jeg arbeider i skolen»")
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
    who: Text = Field(description="Hvem plikten gjelder, eller hva det er fare for")
    text: Text = Field(description="Når plikten gjelder, og hva du gjør, i én eller to setninger")
    told: Text = Field(description="Det samme, sagt til den det gjelder: står på arket om samtykke")
    contacts: tuple[ContactId, ...] = Field((), description="Numrene som hører til")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelsene plikten står i")
    page: PageRef | None = Field(None, description="Siden der plikten er forklart, gjerne med # og stedet på siden")
    link: Text | None = Field(None, description="Ordet lenken til siden har: «Lista», «Vilkårene»")


class Cell(Model):
    """One answer in the table «Kan jeg si det til politiet?»."""

    answer: Literal["may", "only", "no", "must", "ask", "none"] = Field(
        description="may (tillatt), only (bare), no (nei), must (plikt), ask (spør) eller none (ingen egen regel)"
    )
    text: Text | None = Field(None, description="Vilkåret, i korte ord")
    part: Text | None = Field(None, description="Nummeret eller leddet i paragrafen, for eksempel «nr. 7»")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelsene svaret står i")


class PoliceSharing(Model):
    """What somebody in a service may or must tell the police, and which rule says so."""

    id: Id = Field(description="Fast id. Endres aldri")
    who: Text = Field(description="Hvor leseren arbeider")
    note: Text | None = Field(None, description="Hvem raden også gjelder for, og hvem den ikke gjelder for")
    consent: tuple[Cell, ...] = Field(description="Når personen samtykker")
    danger: tuple[Cell, ...] = Field(description="Ved fare for liv eller helse")
    offence: tuple[Cell, ...] = Field(description="Om lovbrudd")
    own_tasks: tuple[Cell, ...] = Field(description="Når egne oppgaver krever det")
    duty: tuple[Cell, ...] = Field(description="Når det er en plikt å si fra")


class ConsentAge(Model):
    """Who decides for a child, by age: whose consent counts, or who is told."""

    id: Id = Field(description="Fast id. Endres aldri")
    about: Text = Field(description="Hva raden gjelder")
    audience: tuple[Audience, ...] = Field(description="Hvem raden vises for: professional, public eller begge")
    under_12: Text = Field(description="Under 12 år")
    from_12: Text = Field(description="Fra 12 til 15 år")
    from_16: Text = Field(description="16 og 17 år")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelsene raden bygger på")


class MeetingPoint(Model):
    """One thing to settle before somebody meets the person for the first time."""

    id: Id = Field(description="Fast id. Endres aldri")
    title: Text = Field(description="Hva det gjelder, i to til fire ord")
    text: Text = Field(description="Hva du gjør, slik det står på siden til mentoren")
    short: Text = Field(description="Det samme, kortere, for andre roller")
    basis: Basis = Field(description="law, guide eller own")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelser som hører til")


class Resource(Certain):
    """A site, network, handbook or article the guide points to."""

    id: Id = Field(description="Fast id. Endres aldri")
    name: Text = Field(description="Navnet")
    description: Text = Field(description="Hva det er, i korte setninger")
    url: Url | None = Field(description="Nettadressen. Tom når vi ikke har noen vi kan stå for")
    owner: Text = Field(description="Hvem som eier det. unknown når det ikke er kjent")
    country: Text = Field(description="Land")
    language: Language | Literal["unknown"] = Field(description="Språket, eller unknown")
    year: StrictInt | None = Field(None, description="Året det ble laget")
    status: Literal["active", "changed", "replaced", "unverified"] = Field(description="Tilstanden i dag")
    now: Text | None = Field(None, description="Hva som gjelder i dag, når noe er endret")
    guide_said: Text | None = Field(None, description="Hva veilederen sa, i én setning, når noe er endret")
    in_guide: StrictBool = Field(description="true hvis veilederen viser til den")


class Fact(Certain):
    """A statement about the world that may change: what the guide said, and what holds now."""

    id: Id = Field(description="Fast id. Endres aldri")
    topic: Text = Field(description="Hva opplysningen gjelder, i få ord")
    guide_said: Text | None = Field(description="Hva veilederen sa. Tomt når den ikke sa noe")
    now: Text = Field(description="Hva som gjelder nå, så langt vi vet")
    changed: StrictBool = Field(description="true når noe er endret siden veilederen")


class Term(Model):
    """A word the guide uses in a special sense, or an abbreviation."""

    id: Id = Field(description="Fast id. Endres aldri")
    term: Text = Field(description="Ordet eller forkortelsen")
    expansion: Text | None = Field(None, description="Det forkortelsen står for")
    definition: Text = Field(description="Hva det betyr, i korte setninger")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelser som hører til")
    services: tuple[ServiceId, ...] = Field((), description="Tjenester som hører til")
    sources: tuple[Source, ...] = Field(description="Kildene")


class Synonyms(Model):
    """Words that mean the same in a search."""

    id: Id = Field(description="Fast id for gruppen. Endres aldri")
    words: tuple[Text, ...] = Field(description="Ordene, i grunnform. Minst to, og hvert ord bare i én gruppe")


class Concept(Model):
    """Something people ask about in words of their own, and the pages that answer: for the search alone."""

    id: Id = Field(description="Fast id for begrepet. Endres aldri")
    pages: tuple[PageRef, ...] = Field(description="Sidene ordene leder til, den beste først: stier under docs/")
    words: tuple[Text, ...] = Field(description="Ord og korte uttrykk folk søker med. Vises aldri")

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words, by the name they have in a record's own."""
        return self.words


class Region(Certain):
    """A police district, an RVTS centre or a conflict council: what a municipality belongs to."""

    id: Id = Field(description="Fast id. Endres aldri")
    kind: Literal["police_district", "rvts_region", "conflict_council"] = Field(
        description="police_district, rvts_region eller conflict_council"
    )
    name: Text = Field(description="Navnet")
    url: Url | None = Field(None, description="Nettsiden. Tom når vi ikke har noen vi kan stå for")


class County(Model):
    """A county; its page shows the municipalities."""

    id: Id = Field(description="Fast id, brukt i adressen til siden. Endres aldri")
    number: Text = Field(description='Fylkesnummeret, to sifre i anførselstegn, for eksempel "03"')
    name: Text = Field(description="Navnet på fylket")


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
    number: Text = Field(description='Kommunenummeret, fire sifre i anførselstegn, for eksempel "0301"')
    name: Text = Field(description="Det norske navnet, uten «kommune»")
    also_known_as: tuple[Text, ...] = Field((), description="Samiske og kvenske navn på det samme")
    county: CountyId = Field(description="Fylket, med id fra counties.yaml")
    organisation_number: Text = Field(description="Organisasjonsnummer, ni sifre i anførselstegn")
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


class GuideSection(Model):
    """A section of the original guide that sources point to."""

    id: Id = Field(description="Fast id. Endres aldri")
    title: Text = Field(description="Overskriften i veilederen")


class Guide(Model):
    """The guide that the site starts from."""

    title: Text = Field(description="Tittelen")
    publisher: Text = Field(description="Utgiveren av den opprinnelige veilederen")
    url: Url = Field(description="Nettadressen")
    read_on: date = Field(description="Dagen veilederen ble lest")
    sections: tuple[GuideSection, ...] = Field(description="Delene av veilederen")


class Urgent(Model):
    """One number at the top of every page, with a word or two."""

    contact: ContactId = Field(description="Kontaktpunktet")
    label: Text = Field(description="Ett eller to ord ved nummeret")


class Strip(Model):
    """The numbers that stand at the top of every page, for each kind of reader."""

    professional: tuple[Urgent, ...] = Field(description="Numrene på sider for fagfolk")
    public: tuple[Urgent, ...] = Field(description="Numrene på sider for alle")


class Publication(Model):
    """Who publishes the site and who has approved it. Empty fields are said aloud on the site."""

    title: Text = Field(description="Navnet på nettstedet")
    publisher: Text | None = Field(description="Utgiveren av nettstedet. Tomt til det er bestemt")
    site_url: Url | None = Field(description="Nettadressen til nettstedet. Tom til den er bestemt")
    error_report: Email | None = Field(description="E-postadressen for feilmeldinger. Tom til den er bestemt")
    approval: LegalReview | None = Field(description="Hvem som har godkjent innholdet, og når. Tomt når ingen har")
    urgent: Strip = Field(description="Numrene øverst på hver side")
    guide: Guide = Field(description="Veilederen nettstedet bygger på")


class Words(Model):
    """How people really ask for a record: for the search alone, never shown."""

    keywords: tuple[Text, ...] = Field(description="Enkeltord og korte uttrykk folk søker med. Vises aldri")
    questions: tuple[Text, ...] = Field(description="Det folk skriver eller spør om, slik de sier det. Vises aldri")

    @property
    def id(self) -> str:
        """The record the words lead to; each field `record` below says of which kind it is."""
        return str(getattr(self, "record"))  # noqa: B009

    @property
    def phrases(self) -> tuple[str, ...]:
        """Keywords, then questions."""
        return self.keywords + self.questions


_RECORD = Field(description="Posten ordene leder til, med id-en dens. For sider: stien under docs/")


class ServiceWords(Words):
    record: ServiceId = _RECORD


class ContactWords(Words):
    record: ContactId = _RECORD


class LawWords(Words):
    record: Annotated[str, Ref("acts|provisions")] = _RECORD


class StepWords(Words):
    record: Annotated[str, Ref("phases|steps")] = _RECORD


class SituationWords(Words):
    record: SituationId = _RECORD


class RoleWords(Words):
    record: RoleId = _RECORD


class ResourceWords(Words):
    record: ResourceId = _RECORD


class TermWords(Words):
    record: TermId = _RECORD


class PageWords(Words):
    record: PageRef = _RECORD


KINDS: dict[str, type[Model]] = {
    "services": Service,
    "laws": Act,
    "steps": Phase,
    "situations": Situation,
    "roles": Role,
    "resources": Resource,
    "glossary": Term,
    "facts": Fact,
    "duties": Duty,
    "police_sharing": PoliceSharing,
    "consent_ages": ConsentAge,
    "first_meeting": MeetingPoint,
    "counties": County,
    "municipalities": Municipality,
    "regions": Region,
    "synonyms": Synonyms,
    "concepts": Concept,
    "publication": Publication,
    "words/services": ServiceWords,
    "words/contacts": ContactWords,
    "words/laws": LawWords,
    "words/steps": StepWords,
    "words/situations": SituationWords,
    "words/roles": RoleWords,
    "words/resources": ResourceWords,
    "words/glossary": TermWords,
    "words/pages": PageWords,
}
"""Which model each file `data/<kind>.yaml` holds: a list of records, except publication."""
