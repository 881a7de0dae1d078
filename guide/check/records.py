"""Rules for every kind of record: ids, references, certainty, dates, duties."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from guide.check.subject import Project
from guide.content.catalog import Entry, Written, shown
from guide.content.construct import Location
from guide.content.fields import Certain, Model, Ref, Source
from guide.content.kinds import BY_REFERENCE, KINDS, Kind, root
from guide.content.model import Cell, Deed, Phone, Statement
from guide.content.records import listed, nearest
from guide.content.references import days, lists, marked, own_references
from guide.content.registers import Placement
from guide.content.values import Past
from guide.facts.phone import normal
from guide.project import Problem

_SOON = 20
"""How many years ahead a law may be known to change."""


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
        yield entry.problem(*at, text=_missing(value, kind, known_ids, _also_on(others)))


def _missing(value: str, kind: str, known: set[str], places: str) -> str:
    files = ("docs/" if one == "pages" else shown(root(BY_REFERENCE[one])) for one in kind.split("|"))
    advice = " Har den fått et nytt navn? Id-er endres aldri. Rett navnet, eller legg posten til"
    near = nearest(value.partition("#")[0], known)
    return f"«{value}» finnes ikke i {' eller '.join(dict.fromkeys(files))}{places}.{near or advice}"


def _also_on(others: list[tuple[Entry, Location]]) -> str:
    """The other lines of the same file with the same mistake."""
    lines = [str(entry.document.line((*entry.location, *at))) for entry, at in others]
    return f" (også på linje {listed(lines)})" if lines else ""


def doubt_is_said_aloud(project: Project) -> Iterator[Problem]:
    """What is not surely known says why, in a sentence the reader sees."""
    for entry, at, part in project.parts:
        if isinstance(part, Certain) and part.confidence != "high" and not part.doubt:
            text = f"mangler når confidence er «{part.confidence}». Skriv hva som er usikkert, i én setning"
            yield entry.problem(*at, "doubt", text=text)


def what_is_sure_has_a_day_and_a_source(project: Project) -> Iterator[Problem]:
    """What is said with high confidence was read on a day, in a source that is named. A placement has its region's."""
    regions = project.catalog.regions if not project.unread & set(KINDS["regions"].names) else {}
    for entry, at, part in project.parts:
        if not isinstance(part, (Certain, Placement)) or part.confidence != "high":
            continue
        ground = regions.get(getattr(part, "region", "")) if isinstance(part, Placement) else part
        for name, found in _grounds(ground).items() if ground else ():
            if not found:
                yield entry.problem(*at, name, text=f"mangler, og high krever dagen og en kilde. {_ELSE}")


_ELSE = "Legg det til, eller skriv medium og hva som er usikkert"


def _grounds(part: Model) -> dict[str, bool]:
    """Whether a statement has the day it was read, and a source."""
    days_read = [getattr(part, name, None) for name in ("looked_up_on", "text_verified_on")]
    sources = [*getattr(part, "sources", ()), *getattr(part, "evidence", ())]
    return {"looked_up_on": any(days_read), "sources": bool(sources)}


def nothing_is_dated_in_the_future(project: Project) -> Iterator[Problem]:
    """Nobody has read, confirmed, approved or made anything on a day that has not come, and no law is far ahead."""
    for entry, at, part in project.parts:
        past = marked(type(part), Past)
        for name in past:
            if (value := getattr(part, name)) and _is_after(value, project.clock):
                yield entry.problem(*at, name, text=f"«{value}» er fram i tid. Rett datoen")
        for name in days(type(part)):
            value = getattr(part, name)
            if name not in past and value and value.year > project.clock.year + _SOON:
                yield entry.problem(*at, name, text=f"«{value}» er for langt fram i tid. Rett datoen")


def _is_after(value: date | int, clock: date) -> bool:
    return value > clock.year if isinstance(value, int) else value > clock


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


def no_record_leads_back_to_itself(project: Project) -> Iterator[Problem]:
    """No record is its own relative, and what it is a part of, or is replaced by, never comes back to it."""
    for entry, at, part in project.parts:
        steering = entry.document.path.startswith(_SEARCH)
        for where, ref, value in own_references(part, at) if not steering else ():
            if value == getattr(part, "id", None) and _is_of(part, ref):
                yield entry.problem(*where, text=f"«{value}» viser til seg selv. Slett den her")
    for kind, field in _CHAINS:
        records = project.catalog.records(kind)
        for entry in project.catalog.entries[kind]:
            if _returns(entry.record, field, records):
                first = _following(entry.record, field)[0]
                yield entry.problem(field, text=f"«{first}» leder tilbake hit. Rett en av postene")


_CHAINS = (("services", "parent"), ("acts", "replaced_by"))


def _is_of(part: Model, ref: Ref) -> bool:
    return any(isinstance(part, BY_REFERENCE[one].model) for one in ref.kind.split("|") if one in BY_REFERENCE)


def _following(record: Model, field: str) -> tuple[str, ...]:
    value = getattr(record, field)
    return value if isinstance(value, tuple) else (value,) if value else ()


def _returns(record: Any, field: str, records: dict[str, Any]) -> bool:
    """Whether one comes back to a record, past another at least."""
    seen: set[str] = set()
    left = [one for one in _following(record, field) if one != record.id]
    while left:
        here = left.pop()
        if here == record.id:
            return True
        if here in records and here not in seen:
            seen.add(here)
            left += _following(records[here], field)
    return False


def nothing_stands_twice_in_a_list(project: Project) -> Iterator[Problem]:
    """A list has no item twice: no id, no text, no number and no source."""
    for entry, at, part in project.parts:
        for name in set(lists(type(part))) - (_OF_WORDS if entry.document.path.startswith(_SEARCH) else set()):
            value = getattr(part, name)
            seen: set[object] = set()
            for index, item in enumerate(value if isinstance(value, tuple) else ()):
                if (key := _key(item)) in seen:
                    what = f"«{item}» står" if isinstance(item, str) else "det samme står"
                    yield entry.problem(*at, name, index, text=f"{what} to ganger i lista. Slett det ene")
                seen.add(key)


_SEARCH, _OF_WORDS = "data/search/", {"keywords", "questions", "words"}
"""What the rules for the words look for in all the files together."""


def _key(item: object) -> object:
    """What an item of a list is, however it is written: the digits of a number, the address of a source, the words."""
    if isinstance(item, Phone):
        return normal(item.number)
    if isinstance(item, Source):
        return (item.section, item.url, item.url or item.section or item.title)
    words = item.title if isinstance(item, Deed) else item if isinstance(item, str) else getattr(item, "text", None)
    return " ".join(words.casefold().split()) if isinstance(words, str) and not isinstance(item, Cell) else item


def no_two_records_have_one_name(project: Project) -> Iterator[Problem]:
    """Records of one kind have names of their own: two services of the same name would be taken for one."""
    for kind in KINDS.values():
        if not kind.alone and kind.name not in _NAMED_OTHERWISE and not kind.file.startswith("search/"):
            yield from _shared_names(kind, project)


def _shared_names(kind: Kind, project: Project) -> Iterator[Problem]:
    """The second of each two that have a name in common; municipalities of different counties may."""
    seen: dict[tuple[object, str], Written] = {}
    for one in project.catalog.written(kind):
        within = getattr(one.record, "county", getattr(one.parent, "id", None))
        for field, name in _names(one.record, kind.title or "name"):
            first = seen.setdefault((within, " ".join(name.casefold().split())), one)
            if first.record is not one.record:
                where = first.entry.place(*first.at)
                text = f"«{name}» er også navnet på {first.record.id}, i {where}. Gi dem ulike navn"
                yield one.entry.problem(*one.at, *field, text=text)


_NAMED_OTHERWISE = {"provisions", "sections", "steps"}


def _names(record: Model, field: str) -> Iterator[tuple[Location, str]]:
    """What a record is called, with the fields: its name, its short name, and other names of it."""
    for name in dict.fromkeys((field, "title", "short_name", "term", "abbreviation", "about")):
        if isinstance(value := getattr(record, name, None), str):
            yield (name,), value
    for index, one in enumerate(getattr(record, "also_known_as", ())):
        yield ("also_known_as", index), one
