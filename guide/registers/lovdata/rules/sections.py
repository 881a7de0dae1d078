"""Rules for sections and chapters: whether they stand, what they are called, and whether they have changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.content.acts import Provision
from guide.facts.law import citation
from guide.project import Problem
from guide.registers.lovdata.acts import LovdataAct, section_key
from guide.registers.lovdata.comparison import (
    Pair,
    act_changed,
    changed,
    expected,
    heading,
    is_repealed,
    last_change,
    same,
)
from guide.registers.lovdata.judging import rule

_MEND = "Finn ut hva som gjelder, og skriv in_force_to og replaced_by"
_STANDS = "Rett status og in_force_to"


@rule("section-gone", "error")
def a_section_in_force_is_in_the_act(pair: Pair) -> Iterator[Problem]:
    """Every section and chapter that we say is in force stands in Lovdata's act, under the number we have."""
    one, theirs = pair.record, pair.theirs
    if not isinstance(one, Provision) or theirs is None or not expected(pair) or pair.is_old:
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
    if pair.ahead or any(found.action == "repeal" for found in pair.behind):
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
    if theirs is None or same(ours or "", theirs):
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
    if isinstance(pair.record, Provision) and act_changed(pair) and not changed(pair) and not pair.is_old:
        text = f"«{pair.verified}» er før loven sist ble endret ({last_change(pair)}), men notene til"
        text += f" {citation(pair.act, pair.record)} viser ingen endring. La make laws skrive ny dato"
        yield pair.says("text_verified_on", text=text)


@rule("text-behind", "info")
def an_old_wording_is_known_to_be_old(pair: Pair) -> Iterator[Problem]:
    """The source has a change in its text on the day it holds from, unless we have read it in the amending act."""
    for by, day in sorted({(one.by, one.on) for one in pair.behind if one.by not in pair.ahead}):
        text = f"kilden viser ordlyden før {by}, som gjelder fra {day}. Les endringsloven"
        yield pair.says("text_verified_on", text=text)


@rule("now-consolidated", "warning")
def what_was_read_ahead_is_read_again(pair: Pair) -> Iterator[Problem]:
    """Wording that we read in an amending act is read again in Lovdata's own text as soon as that has it."""
    for index, one in enumerate(pair.record.evidence if isinstance(pair.record, Provision) else ()):
        if one.by in pair.consolidated:
            text = f"{one.by} er nå konsolidert. Les paragrafen hos Lovdata, og ta bort amending_act"
            yield pair.says("evidence", index, text=text)


@rule("source-older", "info", "older")
def a_newer_reading_stands(pair: Pair) -> Iterator[Problem]:
    """A record that we have read in a newer text than the source has is not judged by the source."""
    if isinstance(pair.record, Provision):
        text = f"kilden er eldre enn vår kontroll ({pair.whole.dated} mot {pair.verified}). Hent en nyere pakke"
        yield pair.says("text_verified_on", text=text)


def _gone(number: str, title: str | None, theirs: LovdataAct) -> str:
    """That a section is gone, and which section may have taken over its words."""
    is_marked = section_key(number) in theirs.sections
    said = f"§ {number} er opphevet" if is_marked else f"§ {number} står ikke i loven"
    old = re.compile(rf"tid(?:ligere|legare) § ?{re.escape(number)}(?![\w-]| [a-z]\b)")
    heirs = [one.number for one in theirs.sections.values() if any(map(old.search, one.notes))]
    heirs += [one.number for one in theirs.sections.values() if title and same(title, one.title or "")]
    return f"{said}, men § {heirs[0]} kan ha tatt over" if heirs else said


def _now_bears(pair: Pair) -> str | None:
    """The number of the only section that has our heading, when the one we name has another."""
    title = pair.record.title
    if pair.theirs is None or pair.section is None or not title or same(title, pair.section.title or ""):
        return None
    found = [one.number for one in pair.theirs.sections.values() if same(title, one.title or "")]
    return found[0] if len(found) == 1 else None
