"""How every provision stands on a day, in groups: what a reader must know first, then all that is as it was read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from guide.content.acts import Act, PendingChange, Provision
from guide.content.catalog import Catalog
from guide.facts import law
from guide.facts.common import grouped, usual

Standing = Literal["repealed", "changed", "adopted", "in_force"]


class Reading(NamedTuple):
    """As of which day a text was read, and in what kinds of sources."""

    day: date | None
    sources: tuple[str, ...]


class Known(NamedTuple):
    """What is known of how a provision was read: the same for most of an act, and then said once for it."""

    looked_up_on: date | None
    day: date | None
    evidence: tuple[object, ...]


def standing(provision: Provision, today: date) -> Standing:
    """The group of a provision: its state, and whether the law has changed since somebody read it."""
    state = law.state(provision, today)
    return "changed" if state == "in_force" and law.is_withdrawn(provision, today) else state


def by_standing(catalog: Catalog, today: date) -> dict[Standing, list[Provision]]:
    """The provisions of each group, in the order of the acts."""
    return dict(grouped(catalog.provisions.values(), lambda one: standing(one, today)))


def reading(provision: Provision) -> Reading:
    """How the text of a provision was read."""
    return Reading(provision.text_verified_on, tuple(dict.fromkeys(one.kind for one in provision.evidence)))


def readings(provisions: Iterable[Provision]) -> list[tuple[Reading, list[Provision]]]:
    """Provisions that were read in the same way, together; the usual way first."""
    found = grouped(provisions, reading)
    return sorted(found, key=lambda group: -len(group[1]))


def by_day(provisions: Iterable[Provision]) -> list[tuple[date | None, list[Provision]]]:
    """Provisions by the day of the text they were read in, the newest first."""
    found = grouped(provisions, lambda one: one.text_verified_on)
    return sorted(found, key=lambda group: group[0] or date.min, reverse=True)


def by_act(catalog: Catalog, provisions: Iterable[Provision]) -> list[tuple[Act, list[Provision]]]:
    """Provisions by their act."""
    found = grouped(provisions, lambda one: catalog.provision_act[one.id].id)
    return [(catalog.acts[act], group) for act, group in found]


Change = tuple[PendingChange, list[Provision]]


def changes(catalog: Catalog) -> list[tuple[str, list[Change]]]:
    """The adopted changes by the act that makes them, each with the provisions it is told of in the same words."""
    pairs = [(change, one) for one in catalog.provisions.values() for change in one.pending]
    by_words = grouped(pairs, lambda pair: (pair[0].by, pair[0].effect, pair[0].on))
    alike = [(group[0][0], [one for _, one in group]) for _, group in by_words]
    return grouped(alike, lambda pair: pair[0].by)


def citations(catalog: Catalog) -> list[tuple[str, list[Provision]]]:
    """Each citation of the guide with the provisions it is about."""
    cited = [(one.cited_as.text, one) for one in catalog.provisions.values() if one.cited_as]
    return [(text, [one for _, one in group]) for text, group in grouped(cited, lambda pair: pair[0])]


def known(provision: Provision) -> Known:
    """What is known of how a provision was read."""
    return Known(provision.looked_up_on, provision.text_verified_on, tuple(provision.evidence))


def known_of(act: Act) -> Known | None:
    """What is known of how most provisions of an act were read."""
    return usual(known(one) for one in act.provisions)


def shared_doubt(act: Act) -> str | None:
    """A doubt that several provisions of an act have alike, and that is then said once for it."""
    doubts = [one.doubt for one in act.provisions if one.doubt]
    return usual(doubts) if len(doubts) > len(set(doubts)) else None


def may_be_another(provision: Provision, today: date) -> bool:
    """Whether the rule may be another today than the one that somebody read."""
    return standing(provision, today) == "changed" or (provision.doubt is not None and counts(provision, today))


def counts(provision: Provision, today: date) -> bool:
    """Whether a provision is in force on a day."""
    return law.state(provision, today) == "in_force"
