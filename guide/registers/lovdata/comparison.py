"""A record of ours beside Lovdata's act: what the one says, and what the other has of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from guide.content.acts import Act, Provision
from guide.content.catalog import Catalog, Entry
from guide.content.construct import Location
from guide.facts import law
from guide.project import Problem
from guide.registers.lovdata.acts import LovdataAct, LovdataSection, section_key
from guide.registers.lovdata.notes import Amendment, amendments
from guide.registers.lovdata.packages import Survey

Standing = Literal["present", "absent", "older"]

_SPACES = re.compile(r"[\s\u00ad]+")
_REPEALED = re.compile(r"^\(\s*opphev\w*\b[^()]*\)\.?$", re.IGNORECASE)


@dataclass(frozen=True)
class Comparison:
    """The register beside one reading of Lovdata's data. `dated` is the day of that data, or the earliest it can be."""

    catalog: Catalog
    survey: Survey
    dated: date
    today: date
    is_dated: bool = True

    @property
    def pairs(self) -> Iterator[Pair]:
        """Every act of ours, each followed by its provisions."""
        for entry in self.catalog.entries["acts"]:
            yield Pair(self, entry)
            yield from (Pair(self, entry, index) for index in range(len(entry.record.provisions)))


@dataclass(frozen=True)
class Pair:
    """An act of ours, or with `index` one of its provisions, beside Lovdata's act."""

    whole: Comparison
    entry: Entry
    index: int | None = None

    @property
    def act(self) -> Act:
        return self.entry.record  # type: ignore[no-any-return]

    @property
    def record(self) -> Act | Provision:
        return self.act if self.index is None else self.act.provisions[self.index]

    @property
    def location(self) -> Location:
        return () if self.index is None else ("provisions", self.index)

    @property
    def theirs(self) -> LovdataAct | None:
        return self.whole.survey.acts.get(self.act.date_code)

    @property
    def state(self) -> law.State:
        """What we say holds on the day of the source."""
        return law.state(self.record, self.whole.dated)

    @property
    def verified(self) -> date | None:
        """The day of the newest text of this record that somebody has read."""
        ours = [self.record] if isinstance(self.record, Provision) else self.act.provisions
        return max(filter(None, (one.text_verified_on for one in ours)), default=None)

    @property
    def standing(self) -> Standing:
        """Whether the source has the act, has it from before we last read it, or does not have it."""
        known = self.theirs is not None or self.whole.survey.info.covers(self.act.date_code)
        if known and self.verified is not None and self.verified > self.whole.dated:
            return "older"
        return "present" if self.theirs else "absent"

    @property
    def numbers(self) -> tuple[str, ...]:
        """The sections that our provision names: of a range the first and the last."""
        one = self.record
        last = (one.last_section,) if isinstance(one, Provision) and one.last_section else ()
        return (*one.sections, *last) if isinstance(one, Provision) else ()

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The sections we name that Lovdata's act does not have, or has as repealed."""
        standing = self.theirs.sections if self.theirs else {}
        return tuple(one for one in self.numbers if not stands(standing.get(section_key(one))))

    @property
    def section(self) -> LovdataSection | None:
        """Lovdata's section, when our provision is exactly one and it stands."""
        if self.theirs is None or len(self.numbers) != 1 or self.missing:
            return None
        return self.theirs.sections[section_key(self.numbers[0])]

    @cached_property
    def covered(self) -> tuple[LovdataSection, ...]:
        """The sections our provision holds, as far as the numbers tell; of a whole act all of them."""
        one, theirs = self.record, self.theirs
        if theirs is None or not isinstance(one, Provision) or self.missing:
            return ()
        keys = list(theirs.sections)
        if one.chapter:
            return tuple(theirs.sections[key] for key in keys if key.startswith(f"{section_key(one.chapter)}-"))
        if one.last_section:
            first, last = (keys.index(section_key(number)) for number in self.numbers)
            keys = keys[first : last + 1]
        elif one.sections:
            keys = [section_key(number) for number in one.sections]
        return tuple(theirs.sections[key] for key in keys)

    @cached_property
    def amendments(self) -> tuple[Amendment, ...]:
        """What the notes of the covered sections tell."""
        return tuple(_told(self.covered))

    @cached_property
    def to_come(self) -> tuple[Amendment, ...]:
        """The amendments that the text of the source does not have yet."""
        return tuple(one for one in self.amendments if self._is_coming(one))

    @cached_property
    def behind(self) -> tuple[Amendment, ...]:
        """The amendments that hold on the day of the source although its text does not have them."""
        return tuple(one for one in self.amendments if one.to_come and one.on and one.on <= self.whole.dated)

    @cached_property
    def consolidated(self) -> frozenset[str]:
        """The acts we have read ahead that the source has caught up with, by the notes of what we name or of all."""
        if self.theirs is None or not isinstance(self.record, Provision):
            return frozenset()
        sections = self.theirs.sections
        named = [sections[key] for key in map(section_key, self.numbers) if key in sections]
        told = list(_told(self.covered or named or sections.values()))
        done, coming = {one.by for one in told}, {one.by for one in told if self._is_coming(one)}
        return law.read_ahead(self.record) & (done - coming)

    @cached_property
    def ahead(self) -> frozenset[str]:
        """The acts we have read ahead whose wording the source does not have."""
        return law.read_ahead(self.record) - self.consolidated if isinstance(self.record, Provision) else frozenset()

    @property
    def is_old(self) -> bool:
        """Whether the source is known to show an older wording than ours is or should be."""
        return bool(self.ahead or self.behind)

    def _is_coming(self, one: Amendment) -> bool:
        return bool(one.to_come or (one.on and one.on > self.whole.dated))

    def done_since(self, day: date) -> tuple[Amendment, ...]:
        """The amendments that came into the text after a day."""
        return tuple(one for one in self.amendments if one not in self.to_come and one.on and one.on > day)

    def says(self, *where: str | int, text: str) -> Problem:
        """What is wrong at a field of our record."""
        return self.entry.problem(*self.location, *where, text=text)


def _told(sections: Iterable[LovdataSection]) -> Iterator[Amendment]:
    """What the notes of some sections tell."""
    return (found for section in sections for note in section.notes for found in amendments(note))


def stands(section: LovdataSection | None) -> bool:
    """Whether a section is there and is more than the place of a repealed one."""
    return section is not None and not is_repealed(section.title)


def is_repealed(title: str | None) -> bool:
    """Whether a heading says that what stood under it is repealed: «(Opphevet)», «(Oppheva)»."""
    return bool(title and _REPEALED.match(title))


def heading(pair: Pair) -> str | None:
    """Lovdata's heading of our section or chapter; empty when it has none, None when it is old or not just one."""
    if pair.is_old:
        return None
    if pair.section:
        return pair.section.title or ""
    chapter = pair.record.chapter if isinstance(pair.record, Provision) else None
    return pair.theirs.chapters.get(section_key(chapter)) if chapter and pair.theirs else None


def changed(pair: Pair) -> list[str]:
    """In Lovdata's words, the changes of the text since we read it; of the act, where no section's note can tell."""
    if not isinstance(pair.record, Provision) or pair.verified is None or pair.missing or pair.state == "repealed":
        return []
    said = {one.by: one.said for one in pair.done_since(pair.verified)}
    silent = not pair.numbers and not (pair.record.chapter and pair.covered)
    return list(said.values()) or ([last_change(pair)] if silent and act_changed(pair) else [])


def act_changed(pair: Pair) -> bool:
    last = pair.theirs.last_change_in_force if pair.theirs else None
    is_read = isinstance(pair.record, Provision) and pair.verified and not pair.missing and pair.state != "repealed"
    return bool(is_read and last and pair.verified and last > pair.verified)


def last_change(pair: Pair) -> str:
    theirs = pair.theirs
    return f"{theirs.last_change_in_force} ved {theirs.last_changed_by or 'ukjent lov'}" if theirs else ""


def expected(pair: Pair) -> bool:
    """Whether our provision says that it stands in the act on the day of the source."""
    adopted_with_its_act = pair.state == pair.act.status == "adopted"
    return isinstance(pair.record, Provision) and (pair.state == "in_force" or adopted_with_its_act)


def same(ours: str, theirs: str) -> bool:
    """Whether two headings have the same words."""
    return _SPACES.sub(" ", ours) == _SPACES.sub(" ", theirs)


def listed(days: Iterable[date | None]) -> str:
    """Days as a sentence names them."""
    return law.enumerated([str(day) for day in days])
