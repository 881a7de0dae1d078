"""The rules that hold data/laws.yaml beside Lovdata's acts. Each is a small generator; its docstring is the rule.

A record that we have read in a newer text than the source has is not judged by the source.
What is repealed is expected to be gone, and what an extract lacks is not known to be gone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from guide.law import citation, document_path, section_path
from guide.lovdata.acts import LovdataAct, section_key
from guide.model import Act, PendingChange, Provision
from guide.reading import Problem
from guide.verification.comparison import (
    Comparison,
    Pair,
    Standing,
    act_changed,
    changed,
    expected,
    heading,
    is_repealed,
    last_change,
)
from guide.verification.findings import Finding, Rule, Says, Severity

RULES: list[Rule] = []
_SPACES = re.compile(r"[\s\u00ad]+")


def rule(code: str, severity: Severity, *when: Standing) -> Callable[[Says], Says]:
    """Add a generator to the rules: the code and severity of its findings, and which records it can judge."""

    def add(says: Says) -> Says:
        RULES.append(Rule(code, severity, when or ("present",), says))
        return says

    return add


def verify(whole: Comparison) -> list[Finding]:
    """Every finding, in the order of the file."""
    found = {finding for pair in whole.pairs for one in RULES for finding in one.findings(pair)}
    return sorted(found, key=lambda one: (one.path, one.line, one.code, one.text))


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
    if pair.record is pair.act and pair.theirs and not _same(pair.act.title, pair.theirs.title):
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
        text = f"er «{one.in_force_from or 'tom'}», men Lovdata har {_days(days)}. Skriv datoen, og rett status"
        yield pair.says("in_force_from", text=text)


@rule("section-gone", "error")
def a_section_in_force_is_in_the_act(pair: Pair) -> Iterator[Problem]:
    """Every section and chapter that we say is in force stands in Lovdata's act, under the number we have."""
    one, theirs = pair.record, pair.theirs
    if not isinstance(one, Provision) or theirs is None or not expected(pair):
        return
    if one.chapter and is_repealed(theirs.chapters.get(section_key(one.chapter), "(opphevet)")):
        yield pair.says("chapter", text=f"kapittel {one.chapter} er opphevet eller står ikke i loven. {_MEND}")
    for number in pair.missing:
        field = "last_section" if number == one.last_section else "sections"
        yield pair.says(field, text=f"{_gone(number, one.title, theirs)}. {_MEND}")
    if new := _now_bears(pair):
        text = f"«{one.title}» er nå overskriften på § {new}, ikke på § {pair.numbers[0]}. {_MEND}"
        yield pair.says("sections", text=text)


@rule("section-still-in-force", "error")
def a_repealed_section_is_gone(pair: Pair) -> Iterator[Problem]:
    """A section or chapter that we say is repealed does not stand in the act, unless its number is used anew."""
    one, theirs = pair.record, pair.theirs
    if not isinstance(one, Provision) or theirs is None or pair.state != "repealed":
        return
    if one.chapter and not is_repealed(theirs.chapters.get(section_key(one.chapter), "(opphevet)")):
        yield pair.says("status", text=f"kapittel {one.chapter} står som opphevet, men er i loven. {_STANDS}")
    anew = one.in_force_to and any(found.action == "insert" for found in pair.done_since(one.in_force_to))
    for number in pair.numbers:
        if number not in pair.missing and not anew:
            yield pair.says("status", text=f"§ {number} står som opphevet, men er i loven. {_STANDS}")


@rule("section-title", "warning")
def a_section_has_lovdatas_title(pair: Pair) -> Iterator[Problem]:
    """The heading of a section or chapter is Lovdata's, or absent when Lovdata has none."""
    if not isinstance(pair.record, Provision) or not expected(pair) or _now_bears(pair):
        return
    ours, theirs = pair.record.title, heading(pair)
    if theirs is None or _same(ours or "", theirs):
        return
    said = f"heter «{theirs}» hos Lovdata" if theirs else "har ingen overskrift hos Lovdata"
    text = f"«{ours or ''}» {said}. {'Rett title, eller la make laws skrive den' if theirs else 'Ta bort title'}"
    yield pair.says("title", text=text)


@rule("section-changed", "warning")
def a_section_is_as_we_read_it(pair: Pair) -> Iterator[Problem]:
    """No note tells that the text we read has changed since; where no note can tell, the act has not changed."""
    for one in changed(pair):
        text = f"«{pair.verified}» er før en endring av teksten: «{one}». Les paragrafen, rett posten og skriv ny dato"
        yield pair.says("text_verified_on", text=text)


@rule("act-changed", "warning")
def an_act_is_as_we_read_it(pair: Pair) -> Iterator[Problem]:
    """The act has not changed since we read the section, even if the section's own notes tell of no change."""
    if isinstance(pair.record, Provision) and act_changed(pair) and not changed(pair):
        text = f"«{pair.verified}» er før loven sist ble endret ({last_change(pair)}), men notene til"
        text += f" {citation(pair.act, pair.record)} viser ingen endring. La make laws skrive ny dato"
        yield pair.says("text_verified_on", text=text)


@rule("pending-missing", "warning")
def what_is_to_come_is_in_our_record(pair: Pair) -> Iterator[Problem]:
    """A change that is adopted but not in the text yet stands in `pending`, by the number of the act."""
    if not isinstance(pair.record, Provision) or not expected(pair):
        return
    known, read = {one.by for one in pair.record.pending}, pair.record.text_in_force_from
    for one in pair.to_come:
        if one.by not in known and not (one.on and read and read >= one.on):
            known.add(one.by)
            yield pair.says("pending", text=f"mangler {one.by}: «{one.said}». Skriv den inn med by, effect og on")


@rule("pending-dated", "warning")
def a_pending_change_has_lovdatas_day(pair: Pair) -> Iterator[Problem]:
    """A pending change of ours has the day that Lovdata's note has."""
    for index, ours in _pending(pair):
        days = sorted({one.on for one in pair.to_come if one.by == ours.by and one.on})
        if days and ours.on not in days:
            text = f"er «{ours.on or 'tom'}» for {ours.by}, men Lovdata har {_days(days)}. Rett datoen"
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
            text = f"{ours.by} gjelder fra {_days(days[:1])}. Les den nye teksten, rett posten og ta bort endringen"
            yield pair.says("pending", index, text=text)


@rule("source-older", "info", "older")
def a_newer_reading_stands(pair: Pair) -> Iterator[Problem]:
    """A record that we have read in a newer text than the source has is not judged by the source."""
    if isinstance(pair.record, Provision):
        text = f"kilden er eldre enn vår kontroll ({pair.whole.dated} mot {pair.verified}). Hent en nyere pakke"
        yield pair.says("text_verified_on", text=text)


_MEND = "Finn ut hva som gjelder, og skriv in_force_to og replaced_by"
_STANDS = "Rett status og in_force_to"


def _pending(pair: Pair) -> Iterator[tuple[int, PendingChange]]:
    """The pending changes of a provision that is not repealed."""
    if isinstance(pair.record, Provision) and pair.state != "repealed":
        yield from enumerate(pair.record.pending)


def _gone(number: str, title: str | None, theirs: LovdataAct) -> str:
    """That a section is gone, and which section may have taken over its words."""
    is_marked = section_key(number) in theirs.sections
    said = f"§ {number} er opphevet" if is_marked else f"§ {number} står ikke i loven"
    old = re.compile(rf"tid(?:ligere|legare) § ?{re.escape(number)}(?![\w-]| [a-z]\b)")
    heirs = [one.number for one in theirs.sections.values() if any(map(old.search, one.notes))]
    heirs += [one.number for one in theirs.sections.values() if title and _same(title, one.title or "")]
    return f"{said}, men § {heirs[0]} kan ha tatt over" if heirs else said


def _now_bears(pair: Pair) -> str | None:
    """The number of the only section that has our heading, when the one we name has another."""
    title = pair.record.title
    if pair.theirs is None or pair.section is None or not title or _same(title, pair.section.title or ""):
        return None
    found = [one.number for one in pair.theirs.sections.values() if _same(title, one.title or "")]
    return found[0] if len(found) == 1 else None


def _same(ours: str, theirs: str) -> bool:
    return _SPACES.sub(" ", ours) == _SPACES.sub(" ", theirs)


def _days(days: Iterable[date | None]) -> str:
    return " og ".join(str(day) for day in days)
