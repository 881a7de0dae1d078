"""What Lovdata's data lets the machine write in data/laws.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from guide.content.acts import Act, Provision
from guide.content.reading import Location
from guide.registers.findings import Finding
from guide.registers.lovdata.acts import LovdataAct
from guide.registers.lovdata.comparison import Comparison, Pair, heading
from guide.registers.rewrite import Change

KIND = "acts"
_AFTER = {
    "title": ("chapter", "last_section", "sections"),
    "last_change": ("in_force_to", "in_force_from", "status"),
    "last_changed_by": ("in_force_to", "in_force_from", "status", "last_change"),
}


def changes(whole: Comparison, findings: Sequence[Finding]) -> list[Change]:
    """What Lovdata's data lets the machine write."""
    found: list[Change] = []
    wrong = {one.record for one in findings if one.severity != "info" and one.code != "act-changed"}
    for pair in whole.pairs:
        fields = dict(_fields(pair, wrong)) if pair.standing == "present" else {}
        found += [change((*pair.entry.location, *pair.location, name), value) for name, value in fields.items()]
    return found


def change(location: Location, value: str | date) -> Change:
    """A new value for a field of data/laws.yaml."""
    return Change(location, value, _AFTER.get(str(location[-1]), ()))


def _fields(pair: Pair, wrong: set[str]) -> Iterator[tuple[str, str | date]]:
    if isinstance(pair.record, Provision):
        title = heading(pair) if pair.state != "repealed" else None
        if title and title != pair.record.title:
            yield "title", title
        if not wrong & {pair.record.id, pair.act.id} and _is_read(pair, pair.record):
            yield "text_verified_on", pair.whole.dated
    elif pair.theirs and pair.state != "repealed":
        yield from _last_change(pair.record, pair.theirs)


def _last_change(one: Act, theirs: LovdataAct) -> Iterator[tuple[str, str | date]]:
    """The last change of an act, unless we know of a later one."""
    last, by = theirs.last_change_in_force, theirs.last_changed_by
    if last and (one.last_change is None or one.last_change <= last):
        if one.last_change != last:
            yield "last_change", last
        if by and by != one.last_changed_by:
            yield "last_changed_by", by


def _is_read(pair: Pair, one: Provision) -> bool:
    """Whether what somebody has read is the text of today, known from an older day than the source's own."""
    read, wording = one.text_verified_on, one.text_in_force_from
    is_whole = pair.whole.is_dated and not pair.is_old and pair.state != "repealed" and not pair.missing
    return bool(is_whole and read and read < pair.whole.dated and not (wording and wording > read))
