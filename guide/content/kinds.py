"""The one table of kinds: what records there are, where they are written, and where they stand on the site.

A new kind is an entry here, a class in `model.py` and a partial with the name of its page. Schema, catalogue,
references, macros, pages, search, alphabet, the rules for the site and the list by age are loops over this table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, get_args

from pydantic import Field, create_model

from guide.content.acts import Act, Provision
from guide.content.aid import Aid, AidNode, AidOutcome, Vignette
from guide.content.coverage import MunicipalContact, Office
from guide.content.fields import Model, Ref
from guide.content.model import (
    ConsentAge,
    Contact,
    Duty,
    Fact,
    LocalStep,
    MeetingPoint,
    Phase,
    PoliceSharing,
    Resource,
    Role,
    Service,
    Situation,
    Step,
    Term,
)
from guide.content.owners import Owner
from guide.content.publication import GuideSection, Publication
from guide.content.registers import County, KnownLink, Municipality, NumberCorrection, Region
from guide.content.reviews import PageReview
from guide.content.searching import Concept, CrisisWords, Intent, Synonyms, WordGroup, Words, WordSet


@dataclass(frozen=True)
class Kind:
    """One kind of record. Only the first two are needed, and `file`, or `parent` with `field`."""

    name: str
    """In the plural, as references, the catalogue and partials name it."""
    model: type[Model]
    file: str = ""
    """The file under data/, without its ending."""
    parent: str = ""
    """The kind whose records hold these, when they have no file of their own."""
    field: str = ""
    """The field that holds them, with dots between its steps."""
    one: str = ""
    """In the singular: the macro that links to a record, and the field, macro and partial of a record's own page."""
    place: str = ""
    """The page and the anchor where a record stands; in braces what is known of `record` and its `parent`."""
    beside: str = ""
    """The page and the anchor where it stands as well."""
    home: str = ""
    """The field in which a record may name another page as its place."""
    weight: float = 1.0
    """How much the page of a record counts in the search beside others."""
    repeats: bool = False
    """Whether that page is a list of records that are found by themselves."""
    title: str = ""
    """The field with what a record is called where it stands."""
    alphabet: tuple[str, ...] = ()
    """The fields with the names that stand in the list from A to Å."""
    called: str = ""
    """What one of them is called in Norwegian behind its name in that list."""
    asked: bool = False
    """Whether data/search/words/ has a file, with the same name as theirs, that says how people ask for them."""
    sentence: str = ""
    """The field whose sentence, where it is shown, must have the words of doubt beside it."""
    counted: str = ""
    """What they are called in Norwegian when they are counted."""
    aged: str = ""
    """What one of them is called in the list by age."""
    ids: str = ""
    """The name of the ids they share with other kinds, so that one is used once among them all."""
    alone: bool = False
    """Whether their file is one record, and not a list of them."""
    may_be_empty: bool = False
    """Whether there may be none of them."""
    by: str = ""
    """The field that says which of several kinds, as references name them, a record is."""

    @property
    def names(self) -> tuple[str, ...]:
        """What references call these records: one name, or one for each choice of the field `by`."""
        if not self.by:
            return (self.name,)
        return tuple(f"{choice}s" for choice in get_args(self.model.model_fields[self.by].annotation))

    @property
    def own_page(self) -> bool:
        """Whether each record has a page that shows nothing else."""
        return bool(self.one) and "#" not in self.place

    def name_of(self, record: Model) -> str:
        """What references call one record."""
        return f"{getattr(record, self.by)}s" if self.by else self.name


_RECORDS = (
    Kind("services", Service, "services", one="service", place="tjenester/{record.id}.md", title="name",
         alphabet=("name", "short_name"), called="tjeneste", asked=True, counted="tjenester", ids="actors"),
    Kind("contacts", Contact, parent="services", field="contacts", place="tjenester/{parent.id}.md#{record.id}",
         beside="kontakt.md#{record.id}", title="name", asked=True, counted="kontaktpunkter", aged="kontaktpunkt"),
    Kind("acts", Act, "laws", one="act", place="lovgrunnlag/{record.id}.md", weight=0.6, title="short_title",
         alphabet=("short_title",), called="regelverk", asked=True, counted="lover og forskrifter"),
    Kind("provisions", Provision, parent="acts", field="provisions", place="lovgrunnlag/{parent.id}.md#{record.id}",
         sentence="gives", counted="lovbestemmelser", aged="bestemmelse"),
    Kind("phases", Phase, "steps", place="prosessen/{record.id}.md", weight=0.63, repeats=True, asked=True),
    Kind("steps", Step, parent="phases", field="steps", place="prosessen/{parent.id}.md#{record.id}", counted="steg"),
    Kind("situations", Situation, "situations", one="situation", place="situasjoner/{record.id}.md", home="page",
         title="name", alphabet=("name",), called="situasjon", asked=True, counted="situasjoner"),
    Kind("roles", Role, "roles", one="role", place="roller/{record.id}.md", title="name", alphabet=("name",),
         called="rolle", asked=True, counted="roller", ids="actors"),
    Kind("resources", Resource, "resources", one="resource", place="ressurser.md#{record.id}", title="name",
         alphabet=("name",), called="ressurs", asked=True, sentence="description", counted="ressurser", aged="ressurs"),
    Kind("terms", Term, "glossary", one="term", place="ordliste.md#{record.id}", title="term", alphabet=("term",),
         called="ord", asked=True, counted="ord"),
    Kind("facts", Fact, "facts", sentence="now", counted="opplysninger", aged="opplysning"),
    Kind("duties", Duty, "duties"),
    Kind("police_sharing", PoliceSharing, "police_sharing"),
    Kind("consent_ages", ConsentAge, "consent_ages"),
    Kind("local_steps", LocalStep, "local_steps"),
    Kind("first_meeting", MeetingPoint, "first_meeting"),
    Kind("counties", County, "registers/counties", one="county", place="fylker/{record.id}.md", weight=0.63,
         repeats=True, counted="fylker"),
    Kind("municipalities", Municipality, "registers/municipalities", place="kommuner/{record.number}.md", weight=0.63,
         repeats=True, beside="fylker/{record.county}.md#{record.id}", counted="kommuner"),
    Kind("regions", Region, "registers/regions", by="kind", ids="regions", place="fylker/index.md#{record.id}",
         counted="regioner"),
    Kind("offices", Office, "coverage", counted="kontorer og vakter", aged="kontor"),
    Kind("municipal_contacts", MunicipalContact, "registers/municipal_contacts"),
    Kind("owners", Owner, "owners", counted="eiere"),
    Kind("numbers", NumberCorrection, "registers/numbers"),
    Kind("synonyms", Synonyms, "search/synonyms", counted="grupper av like ord"),
    Kind("concepts", Concept, "search/concepts"),
    Kind("stop_words", WordGroup, "search/stop_words"),
    Kind("other_matters", WordGroup, "search/other_matters"),
    Kind("word_sets", WordSet, "search/word_sets"),
    Kind("crisis_words", CrisisWords, "search/crisis_words"),
    Kind("intents", Intent, "search/intents"),
    Kind("page_reviews", PageReview, "page_reviews", may_be_empty=True),
    Kind("known_links", KnownLink, "known_links", may_be_empty=True),
    Kind("aid", Aid, "aid", alone=True),
    Kind("aid_nodes", AidNode, parent="aid", field="nodes", ids="aid"),
    Kind("aid_outcomes", AidOutcome, parent="aid", field="outcomes", ids="aid", counted="svar i veiviseren"),
    Kind("vignettes", Vignette, "vignettes", counted="eksempler til veiviseren"),
    Kind("publication", Publication, "publication", alone=True),
    Kind("sections", GuideSection, parent="publication", field="guide.sections"),
)  # fmt: skip


def _words() -> Iterator[Kind]:
    """A kind for each file under data/search/words/: how people ask for records and what they hold."""
    for kind in (one for one in _RECORDS if one.asked):
        held = [one.name for one in _RECORDS if one.parent == kind.name and one.place and not one.asked]
        yield _words_kind(kind.file or kind.name, "|".join([kind.name, *held]))
    yield _words_kind("pages", "pages")


def _words_kind(name: str, refers_to: str) -> Kind:
    described = Field(description="Posten ordene leder til, med id-en dens. For sider: stien under docs/")
    model = create_model(f"{name.title()}Words", __base__=Words, record=(Annotated[str, Ref(refers_to)], described))
    return Kind(f"words/{name}", model, f"search/words/{name}")


WORDS = tuple(_words())
KINDS = {kind.name: kind for kind in (*_RECORDS, *WORDS)}
"""Every kind by name, in the order they are read, counted and listed."""
FILES = {name: kind for name, kind in KINDS.items() if kind.file}
"""Those that have a file of their own."""
BY_REFERENCE = {name: kind for kind in KINDS.values() for name in kind.names}
"""Every kind by each name that references call its records."""


def root(kind: Kind) -> Kind:
    """The kind in whose file the records of a kind are written."""
    return root(KINDS[kind.parent]) if kind.parent else kind


def written_in(file_of: Kind) -> tuple[Kind, ...]:
    """The kinds whose records are written in the file of a kind, its own first."""
    return tuple(kind for kind in KINDS.values() if root(kind) is file_of)
