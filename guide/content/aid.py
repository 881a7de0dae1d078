"""The decision aid «dele eller si fra»: a graph of questions, and the ends that answers lead to.

Its texts may be in both written standards. A plain text is bokmål.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StrictBool

from guide.content.fields import ContactId, FactId, Model, PageRef, ProvisionId, Ref, SignedReview
from guide.content.values import Brief, Dated, Done, Id, Name, Text

NodeId = Annotated[str, Ref("aid_nodes")]
OutcomeId = Annotated[str, Ref("aid_outcomes")]
TargetId = Annotated[str, Ref("aid_nodes|aid_outcomes")]


class InBoth(Model):
    """A text in bokmål, and in nynorsk when the aid is translated."""

    nb: Brief = Field(description="Teksten på bokmål")
    nn: Brief | None = Field(None, description="Teksten på nynorsk. Skrives for alle tekstene eller for ingen")

    def __str__(self) -> str:
        """The text as every page but the translated one has it."""
        return self.nb

    def said(self, language: str) -> str:
        """The text in a written standard; in bokmål where there is no other."""
        return (language == "nn" and self.nn) or self.nb


def _in_bokmal(value: object) -> object:
    return {"nb": value} if isinstance(value, str) else value


Said = Annotated[InBoth, BeforeValidator(_in_bokmal, json_schema_input_type=InBoth | Brief)]


class AidQuote(Model):
    """A quotation of statute text beside a question. The text is never typed here."""

    provision: ProvisionId = Field(description="Bestemmelsen sitatet er fra")
    quote: Id = Field(description="Id-en til sitatet, under quotes i laws.yaml")


class AidAnswer(Model):
    """One answer, and where it leads."""

    id: Id = Field(description="ja, usikker, nei eller id-en til en sektor")
    text: Said = Field(description="Svaret, slik det står ved knappen")
    to: TargetId = Field(description="Spørsmålet eller svaret det leder til")


class AidNode(Model):
    """A question. Every way on is an answer."""

    id: Id = Field(description="Fast id. Endres aldri")
    ask: Said = Field(description="Spørsmålet")
    quote: AidQuote | None = Field(None, description="Lovteksten spørsmålet gjelder, når ordene i den avgjør")
    help: tuple[Said, ...] = Field((), description="Det leseren må vite for å svare, én setning eller to hver")
    lists: ProvisionId | None = Field(None, description="Bestemmelsen som har vilkårene eller lista det spørres om")
    list_note: Said | None = Field(None, description="Det leseren må vite om lista, under den")
    page: PageRef | None = Field(None, description="Siden der det er forklart, gjerne med # og stedet på siden")
    link: Said | None = Field(None, description="Ordene lenken til siden har")
    answers: tuple[AidAnswer, ...] = Field(min_length=2, max_length=11, description="Svarene, i rekkefølge")


class AidLaw(Model):
    """A provision that an end rests on, with the wording its sentences were written for."""

    provision: ProvisionId = Field(description="Bestemmelsen, med id fra laws.yaml")
    read: Dated = Field(description="Datoen for ordlyden rådet er skrevet etter. Endres den, tas rådet bort")


class AidOutcome(Model):
    """An end: what to do now, whom to ring, which rule it rests on, what to write down, and what nobody knows."""

    id: Id = Field(description="Fast id. Endres aldri")
    title: Said = Field(description="Hva leseren gjør, i få ord. Aldri en dom over hva som er lov")
    is_duty: StrictBool = Field(description="true når loven pålegger dette. Da står nødnummeret alltid der")
    personal: StrictBool = Field(False, description="true når plikten er leserens egen, og lederen ikke kan overta den")
    is_permission: StrictBool = Field(
        False, description="true når regelen er en adgang til å dele. Da sier siden at det ikke er en plikt"
    )
    do_now: tuple[Said, ...] = Field(min_length=1, description="Gjør nå, i rekkefølge")
    contacts: tuple[ContactId, ...] = Field(min_length=1, description="Hvem leseren ringer, i rekkefølge")
    laws: tuple[AidLaw, ...] = Field(min_length=1, description="Bestemmelsene rådet bygger på")
    write_down: tuple[Said, ...] = Field(min_length=1, description="Hva leseren skriver ned")
    trust: FactId | None = Field(None, description="En opplysning med kilde om tillit, fra facts.yaml")
    not_known: Said = Field(description="Det ingen av oss vet om saken til leseren")
    also: tuple[NodeId, ...] = Field((), description="Spørsmålene leseren ikke kom til, men må svare på etterpå")
    page: PageRef | None = Field(None, description="Siden der det er forklart, gjerne med # og stedet på siden")
    link: Said | None = Field(None, description="Ordene lenken til siden har")


class Translation(Model):
    """Who wrote the nynorsk, and who read it. Without a reader there is no page."""

    by: Name = Field(description="Funksjonen som skrev den. Aldri en maskin alene")
    read_by: Name | None = Field(description="Funksjonen som har lest den. Tomt til noen har")
    on: Done | None = Field(description="Dagen den ble lest. Tomt til noen har")


class Aid(Model):
    """The whole graph, as one record."""

    start: NodeId = Field(description="Det første spørsmålet")
    legal_review: SignedReview | None = Field(description="Juridisk kvalitetssikring. Tomt når ingen har gjort den")
    translation: Translation | None = Field(description="Om oversettelsen til nynorsk. Tomt når den ikke finnes")
    nodes: tuple[AidNode, ...] = Field(min_length=1, description="Spørsmålene, i rekkefølge")
    outcomes: tuple[AidOutcome, ...] = Field(
        min_length=1, max_length=26, description="Det spørsmålene ender med. Høyst én for hver bokstav på papir"
    )


class Vignette(Model):
    """A case written from the statutes, by somebody who had not seen the graph, and what the graph says to it."""

    id: Id = Field(description="Fast id. Endres aldri")
    is_trap: StrictBool = Field(description="true når saken er lett å svare galt på")
    reader: Name = Field(description="Hvem som spør, for eksempel lærer i offentlig skole")
    text: Text = Field(description="Saken, i noen setninger. Aldri en virkelig sak")
    is_outside: StrictBool = Field(
        False, description="true når veiviseren ikke er for den som spør. Da har saken ingen svar"
    )
    right: tuple[OutcomeId, ...] = Field((), description="Svarene som er riktige etter loven, det beste først")
    wrong: tuple[OutcomeId, ...] = Field((), description="Svarene som ville vært gale")
    laws: tuple[ProvisionId, ...] = Field((), description="Bestemmelsene saken bygger på, av dem vi har")
    why: Text = Field(description="Hvorfor, i én setning fra loven")
    answers: Name | None = Field(None, description="Svarene i rekkefølge, med mellomrom: nei ja usikker")

    @property
    def given(self) -> tuple[str, ...]:
        """The answers, one for each question."""
        return tuple((self.answers or "").split())
