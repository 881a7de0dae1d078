"""Rules for every kind of record: ids, references, certainty, dates, duties."""

from __future__ import annotations

from collections.abc import Iterator

from guide.check.subject import Project
from guide.content.acts import PendingChange
from guide.content.catalog import Entry, shown
from guide.content.fields import Certain
from guide.content.kinds import BY_REFERENCE, root
from guide.content.model import Statement
from guide.content.reading import Location
from guide.content.records import listed, nearest
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
    missed: dict[tuple[str, str, str], list[tuple[Entry, Location]]] = {}
    for entry, at, ref, value in project.references:
        kinds = ref.kind.split("|")
        target = value.partition("#")[0] if ref.kind == "pages" else value
        known = any(target in project.known.get(kind, ()) for kind in kinds)
        if not known and not project.unread & set(kinds):
            missed.setdefault((entry.document.path, ref.kind, value), []).append((entry, at))
    for (_, kind, value), places in missed.items():  # once a file: what got another name is missed everywhere
        (entry, at), *others = places
        known_ids = set().union(*(project.known.get(one, set()) for one in kind.split("|")))
        yield entry.problem(*at, text=_missing(value, kind, known_ids) + _also_on(others))


def _missing(value: str, kind: str, known: set[str]) -> str:
    where = " eller ".join("docs/" if one == "pages" else shown(root(BY_REFERENCE[one])) for one in kind.split("|"))
    advice = " Har den fått et nytt navn? Id-er endres aldri. Rett navnet, eller legg posten til"
    return f"«{value}» finnes ikke i {where}.{nearest(value.partition('#')[0], known) or advice}"


def _also_on(others: list[tuple[Entry, Location]]) -> str:
    """The other lines of the same file with the same mistake."""
    lines = [str(entry.document.line((*entry.location, *at))) for entry, at in others]
    return f" (Også på linje {listed(lines)}.)" if lines else ""


def doubt_is_said_aloud(project: Project) -> Iterator[Problem]:
    """What is not surely known says why, in a sentence the reader sees."""
    for entry, at, part in project.parts:
        if isinstance(part, Certain) and part.confidence != "high" and not part.doubt:
            text = f"mangler når confidence er «{part.confidence}». Skriv hva som er usikkert, i én setning"
            yield entry.problem(*at, "doubt", text=text)


def nothing_is_dated_in_the_future(project: Project) -> Iterator[Problem]:
    """Nobody has looked up, confirmed, verified or approved anything on a day that has not come."""
    for entry, at, part in project.parts:
        for name in _PAST & type(part).model_fields.keys() if not isinstance(part, PendingChange) else ():
            day = getattr(part, name)
            if day and day > project.clock:
                yield entry.problem(*at, name, text=f"«{day}» er fram i tid. Rett datoen")


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
