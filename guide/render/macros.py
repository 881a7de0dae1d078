"""The macros that pages use: each is one lookup and one partial. Parameter types name what an id refers to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from guide.content.fields import (
    Audience,
    ContactId,
    ContactKind,
    FactId,
    PhaseId,
    ProvisionId,
    Ref,
    SectionId,
    Sector,
    ServiceId,
    StepId,
    Topic,
)
from guide.content.kinds import KINDS, Kind
from guide.facts import asking
from guide.facts.chain import chain as chain_from
from guide.facts.law import is_about_sharing
from guide.facts.place import by_letter
from guide.project import ROOT
from guide.render.aid import render_aid
from guide.render.downloads import CARDS, GUIDE, SHORT, are_offered
from guide.render.icons import Icon
from guide.render.icons import icon as drawing
from guide.render.view import View

SHARING = {"taushetsplikt", "deling", "samtykke", "meldeplikt", "avvergingsplikt"}
MACROS: dict[str, Callable[..., str]] = {}


def macro(function: Callable[..., str]) -> Callable[..., str]:
    """Offer a function to the pages under its own name."""
    MACROS[function.__name__] = function
    return function


def _offer(name: str, meaning: str, function: Callable[..., str]) -> None:
    """Offer a function that the table of kinds gives rise to."""
    function.__name__, function.__doc__ = name, meaning
    macro(function)


def _link(kind: Kind) -> Callable[..., str]:
    def link(view: View, id: str) -> str:
        return view.render(
            "link.md", name=getattr(view.catalog.records(kind.name)[id], kind.title), page=view.place(kind.name, id)
        )

    link.__annotations__["id"] = Annotated[str, Ref(kind.name)]
    return link


def _page(kind: Kind) -> Callable[..., str]:
    def page(view: View) -> str:
        record = view.catalog.records(kind.name)[view.meta[kind.one]]
        return view.render(f"{kind.one}_page.md", **{kind.one: record})

    return page


def _list(kind: Kind) -> Callable[..., str]:
    def listed(view: View) -> str:
        return view.render(f"{kind.one}_list.html", **{kind.name: view.catalog.records(kind.name).values()})

    return listed


for _kind in KINDS.values():
    if _kind.one and _kind.title:
        _offer(_kind.one, "A link to a record, in running text.", _link(_kind))
    if _kind.own_page:
        _offer(f"{_kind.one}_page", "Everything about the record that the page's front matter names.", _page(_kind))
    if (ROOT / "partials" / f"{_kind.one}_list.html").is_file() and _kind.own_page:
        _offer(f"{_kind.one}_list", "All records of a kind, each with the way to its page.", _list(_kind))


@macro
def municipality_page(view: View) -> str:
    """Whom to call from the municipality that the page's front matter names by its number."""
    numbered = {one.number: one for one in view.catalog.municipalities.values()}
    one = numbered[view.meta["municipality"]]
    return view.render("municipality_page.md", municipality=one, links=chain_from(view.catalog, view.today, (one,)))


@macro
def phase_list(view: View) -> str:
    """The phases one after another, with a link to each."""
    return view.render("phase_list.html", phases=view.catalog.phases.values())


@macro
def contact(view: View, contact: ContactId) -> str:
    """One contact card."""
    record = view.catalog.contacts[contact]
    return view.render("contact_card.html", contact=record, service=view.catalog.contact_owner[contact])


@macro
def who_to_call(view: View, *contacts: ContactId) -> str:
    """The top of the front page: the way to a place, and whom to call for advice."""
    chosen = [view.catalog.contacts[one] for one in contacts]
    emergencies, others = ([one for one in chosen if (one.kind == "emergency") is wanted] for wanted in (True, False))
    return view.render("who_to_call.html", contacts=others, emergencies=emergencies)


@macro
def icon(view: View, name: Icon) -> str:
    """A drawing beside a link."""
    return view.render("icon.html", drawing=drawing(name))


@macro
def find_here(view: View) -> str:
    """Beside the contacts: the way to a place."""
    return view.render("find_here.html")


@macro
def public_line(view: View, contact: ContactId) -> str:
    """One contact point in a line or two: who, when to use it, its first number, and what is not certain."""
    return view.render("public_line.md", contact=view.catalog.contacts[contact])


@macro
def contact_table(view: View, kind: ContactKind | None = None, audience: Audience | None = None) -> str:
    """All contact points of a kind, for a reader."""
    chosen = [one for one in view.catalog.contacts.values() if kind in (None, one.kind)]
    return view.render("contact_table.html", contacts=[one for one in chosen if audience in (None, one.audience)])


@macro
def phone(view: View, contact: ContactId) -> str:
    """The first number of a contact point, in running text."""
    return view.render("phone.md", contact=view.catalog.contacts[contact])


@macro
def email(view: View, contact: ContactId) -> str:
    """The e-mail address of a contact point, in running text."""
    return view.render("email.md", contact=view.catalog.contacts[contact])


@macro
def law(view: View, provision: ProvisionId) -> str:
    """A reference to a provision with its state in time, in running text."""
    return view.render("provision_reference.md", provision=view.catalog.provisions[provision])


@macro
def law_status(view: View) -> str:
    """Every provision with its state today, what the guide cited, what took over, and what is to come."""
    return view.render("law_status.html")


@macro
def legal_bases(view: View, topic: Topic) -> str:
    """The provisions on a topic, by sector, as a table."""
    chosen = [one for one in view.catalog.provisions.values() if topic in one.topics]
    if topic in SHARING:
        chosen = [one for one in chosen if is_about_sharing(one)]
    return view.render("legal_bases.html", provisions=chosen, topic=topic)


@macro
def steps(view: View, phase: PhaseId) -> str:
    """The numbered steps of a phase with their strength."""
    return view.render("steps.html", phase=view.catalog.phases[phase])


@macro
def checklist(view: View, phase: PhaseId) -> str:
    """The steps of a phase as boxes to tick on paper."""
    return view.render("checklist.html", phase=view.catalog.phases[phase])


@macro
def resources(view: View) -> str:
    """All resources with their state today."""
    return view.render("resources.html", resources=view.catalog.resources.values())


@macro
def glossary(view: View) -> str:
    """All words and abbreviations."""
    return view.render("glossary.html", terms=view.catalog.terms.values())


@macro
def a_to_z(view: View) -> str:
    """Everything the site has a place for, by its first letter."""
    return view.render("a_to_z.md", letters=by_letter(view.catalog))


@macro
def fact(view: View, fact: FactId) -> str:
    """What holds now, what the guide said, and how sure it is."""
    return view.render("fact.html", fact=view.catalog.facts[fact])


@macro
def source_line(view: View, service: ServiceId) -> str:
    """The sources of a service."""
    return view.render("source_line.html", sources=view.catalog.services[service].sources)


@macro
def gate(view: View) -> str:
    """The duties to check first, then what to go through before anything is shared, in the fixed order."""
    return view.render("duty_check.html") + view.render("gate.html")


@macro
def duty_check(view: View) -> str:
    """The duties that come before everything else."""
    return view.render("duty_check.html")


@macro
def ask(view: View) -> str:
    """Whom to ask, and that no lawyer has read this: once on a page with rules about sharing."""
    return view.render("ask.html")


@macro
def aid(view: View) -> str:
    """The decision aid as a tree of questions, in the written standard of the page. Works without a script."""
    return render_aid(view)


@macro
def told_duties(view: View) -> str:
    """The same duties, said to the one they are about."""
    return view.render("told_duties.html")


@macro
def police_table(view: View) -> str:
    """What somebody may or must tell the police, by where they work and why."""
    return view.render("police_table.html")


@macro
def consent_ages(view: View, audience: Audience) -> str:
    """Who decides for a child, by age."""
    chosen = [one for one in view.catalog.consent_ages.values() if audience in one.audience]
    return view.render("consent_ages.html", rows=chosen)


@macro
def conditions(view: View, provision: ProvisionId) -> str:
    """The conditions of a provision, of which one is enough, in plain words."""
    return view.render("conditions.html", provision=view.catalog.provisions[provision])


@macro
def enumeration(view: View, provision: ProvisionId) -> str:
    """What a provision names, in plain words, each with its section."""
    return view.render("enumeration.html", provision=view.catalog.provisions[provision])


@macro
def left_out(view: View, provision: ProvisionId) -> str:
    """What people think a provision names, and it does not."""
    return view.render("left_out.html", provision=view.catalog.provisions[provision])


@macro
def first_meeting(view: View) -> str:
    """What to settle before somebody meets the person for the first time."""
    return view.render("first_meeting.html", points=view.catalog.first_meeting.values(), full=True)


@macro
def sharing(view: View, sector: Sector) -> str:
    """What may, must or must not be shared in a sector: the provisions with their state."""
    found = [one for one in view.catalog.provisions.values() if set(one.topics) & SHARING and is_about_sharing(one)]
    chosen = [one for one in found if view.catalog.provision_act[one.id].sector == sector]
    return view.render("sharing.html", provisions=chosen)


@macro
def safe_reading(view: View) -> str:
    """How to read a page for everybody safely: what others can see, and what this site does and does not do."""
    return view.render("safe_reading.html")


@macro
def duty(view: View, provision: ProvisionId) -> str:
    """Marks a sentence as a duty by law, with its provision."""
    return view.render("duty.md", provision=view.catalog.provisions[provision])


@macro
def guide_says(view: View) -> str:
    """Marks a sentence as what the guide says, without a provision behind it."""
    return view.render("guide_says.md")


@macro
def chain(view: View, step: StepId) -> str:
    """Who notifies whom, one after another."""
    return view.render("chain.html", step=view.catalog.steps[step])


@macro
def downloads(view: View) -> str:
    """The PDFs, or that they are not made here."""
    return view.render("downloads.html", offered=are_offered(), guide=GUIDE, short=SHORT, cards=CARDS)


@macro
def confirmations(view: View) -> str:
    """Who has been asked whether what we show is right, who has answered, and when they are asked again."""
    return view.render("confirmations.html", standings=asking.standings(view.catalog, view.today))


@macro
def error_report(view: View) -> str:
    """How somebody tells that something is wrong, or that there is nowhere to tell it yet."""
    return view.render("error_report.html", publication=view.catalog.publication)


@macro
def page_sources(view: View, *sections: SectionId) -> str:
    """The end of a page of prose: the sections of the guide it carries, and when its facts were looked up."""
    return view.render("page_sources.html", sections=sections, records=view.records_on_page())
