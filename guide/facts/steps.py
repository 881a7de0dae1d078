"""Which steps a reader takes, and in which order, before anybody knows where the reader is.

Danger comes first. A situation has its own steps. A role's lines stand in for those of them that are about the same
people, since they carry what the role may say. What a role must do when somebody is in danger comes first of all; what
it always does, right after the first step of the situation; what it does on another condition, last. A role alone has
its own lines, and then what everybody has from a municipality.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.content.catalog import Catalog
from guide.content.functions import Function
from guide.content.model import CallStep, FirstContact, Role

DANGER = "fare"
"""The step that comes before everything else."""
INSTEAD: dict[Function, tuple[Function, ...]] = {
    "lead": ("lead", "deputy"),
    "police_contact": ("police_contact", "police_district"),
}
"""Whose contacts answer for a function, when it is not only its own."""


def steps(catalog: Catalog, situation: str | None = None, role: str | None = None) -> Iterator[CallStep]:
    """The steps of a chain, in order. Nobody is told to call himself."""
    yield catalog.local_steps[DANGER]
    local = [one for one in catalog.local_steps.values() if one.id != DANGER]
    if situation:
        yield from _in_situation(catalog, situation, catalog.roles[role] if role else None)
    elif role:
        own = catalog.roles[role].first_contact
        yield from own
        yield from (one for one in _for(role, local) if not any(_is_about(line, one) for line in own))
    else:
        yield from local


def _in_situation(catalog: Catalog, situation: str, role: Role | None) -> Iterator[CallStep]:
    """The steps of a situation, with the lines of a role among them."""
    call = catalog.situations[situation].call
    lines = [one for one in role.first_contact if not one.situations or situation in one.situations] if role else []
    places = {one: _place(one, call) for one in lines}
    stand_ins = {step: one for one, step in places.items() if step}
    first, *rest = (stand_ins.get(step, step) for step in call)
    always = [one for one in lines if not one.when]
    left = [one for one in lines if one.when and not places[one]]
    urgent = [one for one in left if one.contact and catalog.contacts[one.contact].kind == "emergency"]
    yield from _for(role.id if role else None, dict.fromkeys((*urgent, first, *always, *rest, *left)))


def _for(role: str | None, found: Iterable[CallStep]) -> Iterator[CallStep]:
    return (one for one in found if role not in one.not_for)


def _place(line: FirstContact, call: Iterable[CallStep]) -> CallStep | None:
    """The step of a situation that a line of a role stands in for: the nearest to its function."""
    about = [one for one in call if _is_about(line, one)]
    return min(about, key=lambda one: one.local != line.local, default=None)


def _is_about(line: FirstContact, step: CallStep) -> bool:
    """Whether a line of a role and a step are about the same people.

    Who has neither a function nor a contact point is somebody where the reader works: a leader, the head of the school.
    """
    if line.local:
        return step.local in INSTEAD.get(line.local, (line.local,))
    if step.local:
        return False
    if line.contact or step.contact:
        return line.contact == step.contact
    return not line.when
