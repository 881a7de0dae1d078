"""Rules for every kind of record: ids, references, certainty, dates, duties."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from guide.check.subject import Project
from guide.content.acts import PendingChange
from guide.content.catalog import Entry, shown
from guide.content.fields import Certain, Model
from guide.content.kinds import BY_REFERENCE, root
from guide.content.model import Statement
from guide.content.reading import Location
from guide.content.records import nearest
from guide.project import Problem

_PAST = {"looked_up_on", "confirmed_on", "text_verified_on", "on"}


def every_id_is_used_once(project: Project) -> Iterator[Problem]:
    """An id names one record only; services and roles share their names, and so do the kinds of region."""
    seen: dict[tuple[str, str], tuple[Entry, Location]] = {}
    for kind, value, entry, at in project.ids:
        key = (BY_REFERENCE[kind].ids or kind, value)
        if key in seen:
            first, where = seen[key]
            text = f"id-en «{value}» er brukt før, i {first.place(*where)}. Gi posten en egen id"
            yield entry.problem(*at, text=text)
        seen.setdefault(key, (entry, at))


def every_reference_resolves(project: Project) -> Iterator[Problem]:
    """An id that a record mentions belongs to a record, and a page that it mentions is a file in docs/."""
    known: dict[str, set[str]] = {}
    for entry, at, ref, value in project.references:
        if ref.kind not in known:
            known[ref.kind] = set().union(*(project.known.get(kind, ()) for kind in ref.kind.split("|")))
        target = value.partition("#")[0] if ref.kind == "pages" else value
        if target not in known[ref.kind] and not project.unread & set(ref.kind.split("|")):
            yield entry.problem(*at, text=_missing(value, ref.kind, known[ref.kind]))


def _missing(value: str, kind: str, known: set[str]) -> str:
    where = " eller ".join("docs/" if one == "pages" else shown(root(BY_REFERENCE[one])) for one in kind.split("|"))
    return f"«{value}» finnes ikke i {where}.{nearest(value, known) or ' Rett navnet, eller legg posten til'}"


def doubt_is_said_aloud(project: Project) -> Iterator[Problem]:
    """What is not surely known says why, in a sentence the reader sees."""
    for entry, at, part in project.parts:
        if isinstance(part, Certain) and part.confidence != "high" and not part.doubt:
            text = f"mangler når confidence er «{part.confidence}». Skriv hva som er usikkert, i én setning"
            yield entry.problem(*at, "doubt", text=text)


def nothing_is_dated_in_the_future(project: Project) -> Iterator[Problem]:
    """Nobody has looked up, confirmed, verified or approved anything on a day that has not come."""
    for entry, at, part in project.parts:
        for name in _past_days(type(part)):
            day = getattr(part, name)
            if day and day > project.clock:
                yield entry.problem(*at, name, text=f"«{day}» er fram i tid. Rett datoen")


@cache
def _past_days(model: type[Model]) -> tuple[str, ...]:
    """The fields of a record with a day that must have come."""
    return () if issubclass(model, PendingChange) else tuple(_PAST & model.model_fields.keys())


def a_duty_by_law_names_its_provision(project: Project) -> Iterator[Problem]:
    """Only a provision makes something a duty by law; the guide alone never does."""
    for entry, at, part in project.parts:
        if isinstance(part, Statement) and part.basis == "law" and not part.laws:
            text = "«law» krever en bestemmelse i laws. Legg den til, eller skriv guide"
            yield entry.problem(*at, "basis", text=text)


def no_record_is_left_alone(project: Project) -> Iterator[Problem]:
    """Every fact is shown by another record or by a page; all other records have a page of their own."""
    if project.unread or any(page.problems for page in project.pages):
        return
    used = {value for _, _, ref, value in project.references if ref.kind == "facts"}
    used |= {str(argument) for page in project.pages for call in page.calls for argument in call.arguments}
    for kind, value, entry, at in project.ids:
        if kind == "facts" and value not in used:
            yield entry.problem(*at, text=f"«{value}» brukes ingen steder. Vis til den fra en post eller en side")


def no_service_is_a_part_of_itself(project: Project) -> Iterator[Problem]:
    """A service that is a part of another never comes back to itself by way of its parents."""
    services = project.catalog.services
    for entry in project.catalog.entries["services"]:
        seen, here = {entry.record.id}, entry.record.parent
        while here in services and here not in seen:
            seen.add(here)
            here = services[here].parent
        if here == entry.record.id:
            yield entry.problem("parent", text=f"«{entry.record.parent}» leder tilbake hit. Rett en av tjenestene")
