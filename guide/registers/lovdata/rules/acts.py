"""Rules for acts, what every record has of Lovdata's, and changes that are adopted and not in the text yet."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.acts import Act, PendingChange, Provision
from guide.facts.law import document_path, section_path
from guide.project import Problem
from guide.registers.lovdata.comparison import Pair, expected, listed, same
from guide.registers.lovdata.judging import rule


@rule("act-gone", "error", "absent")
def an_act_in_force_is_among_lovdatas(pair: Pair) -> Iterator[Problem]:
    """An act that we say is in force or adopted is among the acts in force, if the source holds all of them."""
    survey, code = pair.whole.survey, pair.act.date_code
    if pair.record is pair.act and pair.state != "repealed" and survey.info.covers(code) and code not in survey.present:
        text = f"«{code}» er ikke blant lovene i kraft lenger. Finn ut hva som gjelder, og rett status og datoene"
        yield pair.says("date_code", text=text)


@rule("act-not-in-source", "info", "absent")
def an_extract_may_lack_an_act(pair: Pair) -> Iterator[Problem]:
    """An act that an extract lacks is not known to be gone."""
    survey, code = pair.whole.survey, pair.act.date_code
    is_open = not survey.info.covers(code) and code not in survey.present
    if pair.record is pair.act and pair.state != "repealed" and is_open:
        yield pair.says("date_code", text=f"«{code}» er ikke i utdraget. Kontroller den mot en hel pakke")


@rule("act-unreadable", "warning", "absent")
def an_act_can_be_read(pair: Pair) -> Iterator[Problem]:
    """An act of ours that is in the source can be read."""
    for one in pair.whole.survey.unreadable:
        if pair.record is pair.act and one.date_code == pair.act.date_code:
            yield pair.says("date_code", text=f"«{one.name}» i kilden kan ikke leses: {one.text}")


@rule("act-still-in-force", "error")
def a_repealed_act_is_not_in_force(pair: Pair) -> Iterator[Problem]:
    """An act that we say is repealed is not among the acts in force."""
    if pair.record is pair.act and pair.state == "repealed":
        text = f"«{pair.act.date_code}» står som opphevet, men er blant lovene i kraft. Rett status og in_force_to"
        yield pair.says("status", text=text)


@rule("act-title", "warning")
def an_act_has_lovdatas_title(pair: Pair) -> Iterator[Problem]:
    """The full title of an act is Lovdata's, for an act may change its name."""
    if pair.record is pair.act and pair.theirs and not same(pair.act.title, pair.theirs.title):
        text = f"«{pair.act.title}» heter «{pair.theirs.title}» hos Lovdata. Rett title, og se om kortnavnet er nytt"
        yield pair.says("title", text=text)


@rule("path", "error")
def our_path_is_lovdatas(pair: Pair) -> Iterator[Problem]:
    """The path that we derive from the record is the one in Lovdata's `data-lovdata-URL`."""
    ours, theirs = document_path(pair.act), pair.theirs.path if pair.theirs else ""
    field = "date_code"
    if isinstance(pair.record, Provision):
        section = pair.section
        ours, theirs, field = section_path(pair.act, pair.record), section.path if section else "", "sections"
    if theirs and ours != theirs:
        yield pair.says(field, text=f"gir adressen «{ours}», men Lovdatas er «{theirs}». Rett nummeret")


@rule("in-force-too-early", "error")
def nothing_holds_before_its_act(pair: Pair) -> Iterator[Problem]:
    """No act or provision is in force before the first date of the act's `dateInForce`, or without one."""
    ours, dates = pair.record.in_force_from, pair.theirs.in_force_from if pair.theirs else ()
    if ours and dates and ours < min(dates):
        text = f"«{ours}» er før loven trådte i kraft ({min(dates)}). Rett datoen"
        yield pair.says("in_force_from", text=text)
    if pair.record is pair.act and not dates and pair.theirs and pair.theirs.undetermined and pair.state == "in_force":
        text = "loven er ikke satt i kraft hos Lovdata. Skriv adopted i status, og ta bort in_force_from"
        yield pair.says("status", text=text)


@rule("adopted-dated", "warning")
def what_is_adopted_has_no_date_yet(pair: Pair) -> Iterator[Problem]:
    """An adopted act, or an adopted section of an act in force, has no day at Lovdata that our record lacks."""
    one, theirs = pair.record, pair.theirs
    if one.status != "adopted" or theirs is None:
        return
    inserted = [found.on for found in pair.amendments if found.action == "insert" and found.on]
    days = theirs.in_force_from if isinstance(one, Act) else tuple(inserted)
    if days and one.in_force_from not in days:
        text = f"er «{one.in_force_from or 'tom'}», men Lovdata har {listed(days)}. Skriv datoen, og rett status"
        yield pair.says("in_force_from", text=text)


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
