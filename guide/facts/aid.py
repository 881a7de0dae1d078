"""The decision aid as a graph: its paths, its numbering on paper, what has withdrawn, and what a lawyer signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from string import ascii_uppercase
from typing import NamedTuple

from guide.content.acts import Provision, Quote
from guide.content.aid import Aid, AidLaw, AidNode, AidOutcome
from guide.content.catalog import Catalog
from guide.content.labels import AID
from guide.facts import law
from guide.facts.canonical import canonical, code

DANGER = "nodnummer-112"
"""The number that stays at the end of a duty, whatever becomes of the law."""


class Path(NamedTuple):
    """The answers somebody gives, question by question, and where they end."""

    answers: tuple[tuple[str, str], ...]
    outcome: str


def paths(aid: Aid) -> Iterator[Path]:
    """Every way through the graph, in the order of the answers. The graph has no cycles; a rule sees to that."""
    nodes = {one.id: one for one in aid.nodes}

    def follow(here: str, before: tuple[tuple[str, str], ...]) -> Iterator[Path]:
        if here not in nodes:
            yield Path(before, here)
            return
        for answer in nodes[here].answers:
            yield from follow(answer.to, (*before, (here, answer.id)))

    yield from follow(aid.start, ())


def walked(aid: Aid, answers: Iterable[str]) -> Path:
    """The path of some answers, one for each question. Raises LookupError where one does not fit."""
    nodes = {one.id: one for one in aid.nodes}
    here, given, left = aid.start, [], iter(answers)
    while here in nodes:
        said = next(left, "")
        answer = next((one for one in nodes[here].answers if one.id == said), None)
        if answer is None:
            raise LookupError(here)
        given.append((here, answer.id))
        here = answer.to
    if next(left, ""):
        raise LookupError(here)
    return Path(tuple(given), here)


def number(aid: Aid, one: str) -> str:
    """What a question or an outcome is called on paper: 1, 2, 3 … and A, B, C …"""
    nodes = [node.id for node in aid.nodes]
    if one in nodes:
        return str(nodes.index(one) + 1)
    return ascii_uppercase[[outcome.id for outcome in aid.outcomes].index(one)]


def changed(catalog: Catalog, rests_on: AidLaw, today: date) -> bool:
    """Whether a provision is not as it was when the sentences that rest on it were written."""
    provision = catalog.provisions[rests_on.provision]
    newest = law.newest_change(provision, today)
    return (
        law.state(provision, today) != "in_force"
        or law.is_withdrawn(provision, today)
        or (newest is not None and newest > rests_on.read)
    )


def withdrawn(catalog: Catalog, outcome: AidOutcome, today: date) -> tuple[Provision, ...]:
    """The provisions for which what to do may no longer be said at this end."""
    return tuple(catalog.provisions[one.provision] for one in outcome.laws if changed(catalog, one, today))


def taken_down(catalog: Catalog, today: date) -> list[str]:
    """The ends that no longer say what to do, each as a Norwegian line with the provisions that have changed."""
    if not catalog.entries.get("aid"):
        return []
    acts = catalog.provision_act
    found = ((one, withdrawn(catalog, one, today)) for one in catalog.aid.outcomes)
    return [
        f"{one.id}: {law.enumerated([law.citation(acts[each.id], each) for each in changed])}"
        for one, changed in found
        if changed
    ]


def quotation(catalog: Catalog, node: AidNode) -> Quote | None:
    """The statute text beside a question."""
    if not node.quote:
        return None
    return next(one for one in catalog.provisions[node.quote.provision].quotes if one.id == node.quote.quote)


def digest(catalog: Catalog) -> str:
    """A short code of all that a lawyer signs: change one sign of it, and the code is another.

    It covers the graph with its texts and fixed words, what the provisions name and say, the cases, the table about
    the police and the duty check.
    """
    aid = catalog.aid
    provisions = sorted(asked_about(aid))
    signed = {
        "aid": aid.model_dump(mode="json", exclude={"legal_review", "translation"}),
        "words": AID,
        "cases": [one.model_dump(mode="json") for one in catalog.vignettes.values()],
        "provisions": [catalog.provisions[one].model_dump(mode="json", include=_SIGNED) for one in provisions],
        "police": [one.model_dump(mode="json") for one in catalog.police_sharing.values()],
        "duties": [one.model_dump(mode="json") for one in catalog.duties.values()],
    }
    return code(canonical(signed))


_SIGNED = {"id", "sections", "status", "gives", "conditions", "names", "leaves_out", "quotes", "text_in_force_from"}


def asked_about(aid: Aid) -> tuple[str, ...]:
    """Every provision that the aid asks about, quotes or rests on, each once."""
    asked = [one for node in aid.nodes for one in (node.lists, node.quote and node.quote.provision) if one]
    return tuple(dict.fromkeys([*asked, *(one.provision for outcome in aid.outcomes for one in outcome.laws)]))


def is_reviewed(catalog: Catalog) -> bool:
    """Whether a lawyer has signed the aid as it is now."""
    review = catalog.aid.legal_review
    return review is not None and review.digest == digest(catalog)


def languages(catalog: Catalog) -> tuple[str, ...]:
    """The written standards that the aid is published in: nynorsk when somebody has read it."""
    translation = catalog.aid.translation
    return ("nb", "nn") if translation and translation.read_by and translation.on else ("nb",)
