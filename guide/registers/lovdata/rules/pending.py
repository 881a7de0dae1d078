"""Rules for changes that are adopted and not in the text yet."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.acts import PendingChange, Provision
from guide.project import Problem
from guide.registers.lovdata.comparison import Pair, expected, listed
from guide.registers.lovdata.judging import rule


@rule("pending-missing", "warning")
def what_is_to_come_is_in_our_record(pair: Pair) -> Iterator[Problem]:
    """A change that is adopted but not in the text yet stands in `pending`, by the number of the act."""
    if not isinstance(pair.record, Provision) or not expected(pair):
        return
    known, read = {one.by for one in pair.record.pending} | pair.ahead, pair.record.text_in_force_from
    for one in pair.to_come:
        if one.by not in known and not (one.on and read and read >= one.on):
            known.add(one.by)
            yield pair.says("pending", text=f"mangler {one.by}: «{one.said}». Skriv den inn med by, effect og on")


@rule("pending-dated", "warning")
def a_pending_change_has_lovdatas_day(pair: Pair) -> Iterator[Problem]:
    """A pending change of ours has the day that Lovdata's note has, unless we have read it in the amending act."""
    for index, ours in _pending(pair):
        if ours.by in pair.ahead:
            continue
        days = sorted({one.on for one in pair.to_come if one.by == ours.by and one.on})
        if days and ours.on not in days:
            text = f"er «{ours.on or 'tom'}» for {ours.by}, men Lovdata har {listed(days)}. Rett datoen"
            yield pair.says("pending", index, "on", text=text)


@rule("pending-in-force", "warning", "present", "absent")
def a_pending_change_is_still_to_come(pair: Pair) -> Iterator[Problem]:
    """A pending change of ours has not come into force, by its own day or by Lovdata's notes."""
    coming = {one.by for one in pair.to_come}
    for index, ours in _pending(pair):
        read = pair.record.text_in_force_from if isinstance(pair.record, Provision) else None
        done = [one.on for one in pair.amendments if one.by == ours.by and one not in pair.to_come and one.on]
        days = [day for day in done if ours.by not in coming and not (read and read >= day)]
        days += [ours.on] if ours.on and ours.on <= pair.whole.today else []
        if days:
            text = f"{ours.by} gjelder fra {listed(days[:1])}. Les den nye teksten, rett posten og ta bort endringen"
            yield pair.says("pending", index, text=text)


def _pending(pair: Pair) -> Iterator[tuple[int, PendingChange]]:
    """The pending changes of a provision that is not repealed."""
    if isinstance(pair.record, Provision) and pair.state != "repealed":
        yield from enumerate(pair.record.pending)
