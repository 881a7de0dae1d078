"""Rules for acts, and for what every record has: its address at Lovdata, and the day it came into force."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.acts import Act, Provision
from guide.facts.law import document_path, section_path
from guide.project import Problem
from guide.registers.lovdata.comparison import Pair, listed, same
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
