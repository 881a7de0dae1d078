"""What people search with, and what steers the search: for the search alone, never shown."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StrictBool, StrictFloat, StrictInt

from guide.content.fields import IntentId, LegalReview, Model, PageRef
from guide.content.values import Id, Pattern, Phrase


def _letters(value: str) -> str:
    if value and not value.isalpha():
        raise ValueError("har andre tegn enn bokstaver. Skriv bare bokstaver")
    return value


def _factor(value: float) -> float:
    if not 0 < value <= 10:
        raise ValueError("er ikke mellom 0 og 10. Skriv et tall større enn 0, og høyst 10")
    return value


def _share(value: float) -> float:
    if not 0 < value < 1:
        raise ValueError("er ikke mellom 0 og 1. Skriv for eksempel 0.35")
    return value


Part = Annotated[str, AfterValidator(_letters)]
Factor = Annotated[StrictFloat | StrictInt, AfterValidator(_factor)]
Share = Annotated[StrictFloat, AfterValidator(_share)]


class Words(Model):
    """How people really ask for a record."""

    keywords: tuple[Phrase, ...] = Field(description="Enkeltord og korte uttrykk folk søker med. Vises aldri")
    questions: tuple[Phrase, ...] = Field(description="Det folk skriver eller spør om, slik de sier det. Vises aldri")

    @property
    def id(self) -> str:
        """The record the words lead to; the table of kinds says of which kind it is."""
        return str(getattr(self, "record"))  # noqa: B009

    @property
    def phrases(self) -> tuple[str, ...]:
        """Keywords, then questions."""
        return self.keywords + self.questions


class Synonyms(Model):
    """Words that mean the same in a search."""

    id: Id = Field(description="Fast id for gruppen. Endres aldri")
    words: tuple[Phrase, ...] = Field(description="Ordene, i grunnform. Minst to, og hvert ord bare i én gruppe")


class Concept(Model):
    """Something people ask about in words of their own, and the pages that answer."""

    id: Id = Field(description="Fast id for begrepet. Endres aldri")
    pages: tuple[PageRef, ...] = Field(
        min_length=1, description="Sidene ordene leder til, den beste først: stier under docs/"
    )
    words: tuple[Phrase, ...] = Field(min_length=1, description="Ord og korte uttrykk folk søker med. Vises aldri")

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words, by the name they have in a record's own."""
        return self.words


class WordGroup(Model):
    """Words of one sort that the search treats alike."""

    id: Id = Field(description="Fast id for gruppen. Endres aldri")
    words: tuple[Phrase, ...] = Field(
        min_length=1, description="Ordene, med små bokstaver. Hvert ord bare én gang i fila"
    )


class WordSet(Model):
    """Words that can stand for each other in the phrases of the intents."""

    id: Id = Field(description="Fast id. I intents.yaml skriver du den mellom < og >")
    words: tuple[Pattern, ...] = Field(min_length=1, description="Ordene, skrevet som i intents.yaml")
    prefixes: tuple[Part, ...] = Field((), description="Det som kan stå foran hvert ord. En tom tekst: ingenting")
    endings: tuple[Part, ...] = Field((), description="Det som kan stå bak hvert ord. En tom tekst: ingenting")


class CrisisWords(Model):
    """Words of danger: whoever writes one of them meets the urgent numbers first."""

    id: Id = Field(description="Fast id for gruppen. Endres aldri")
    phrases: tuple[Phrase, ...] = Field(min_length=1, description="Ord og setninger, skrevet som i intents.yaml")
    review: LegalReview | None = Field(
        description="Fagpersonen som har gått gjennom ordene, og når. Tomt når ingen har"
    )


class Intent(Model):
    """What somebody is after, beside the words of the query."""

    id: Id = Field(description="Fast id. Endres aldri")
    phrases: tuple[Pattern, ...] = Field((), description="Setninger med tegnene som er forklart øverst i fila")
    page: PageRef | None = Field(None, description="Siden som kommer først, som sti under docs/")
    alone: StrictBool = Field(False, description="true når siden bare kommer først hvis søket ikke sier noe annet")
    raises: tuple[Phrase, ...] = Field((), description="Sider, eller mapper med / til slutt, som teller mer")
    by: Factor = Field(1, description="Hvor mange ganger så mye sidene i raises teller")
    urgent: StrictBool = Field(False, description="true når nødnumrene vises øverst. Ordene står i crisis_words.yaml")
    sure: Share | None = Field(None, description="Hvor sikkert et treff må være. Tomt: som ellers, 0.4")
    unless: tuple[IntentId, ...] = Field((), description="Hensikter over denne, som utelukker den")
    must_match: tuple[Pattern, ...] = Field(description="Søk som skal ha denne hensikten")
    must_not_match: tuple[Pattern, ...] = Field(description="Søk som likner, og ikke skal ha den")
