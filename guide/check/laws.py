"""Rules for the law register: what a provision is, its life in time, its successors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from guide.check.subject import Project
from guide.content.acts import Provision
from guide.content.catalog import Entry
from guide.content.construct import Location
from guide.facts.law import is_about_sharing, label, state, successors
from guide.project import Problem

_AMENDING = re.compile(r"LOV-\d{4}-\d{2}-\d{2}-\d+")


def provisions(project: Project) -> Iterator[tuple[Entry, Location, Provision]]:
    """Every provision with its place."""
    for entry in project.catalog.entries["acts"]:
        for index, provision in enumerate(entry.record.provisions):
            yield entry, ("provisions", index), provision


def a_provision_is_sections_or_a_chapter(project: Project) -> Iterator[Problem]:
    """A provision holds sections, a range from one section to another, a chapter, or the whole act."""
    for entry, at, provision in provisions(project):
        if provision.chapter and provision.sections:
            yield entry.problem(*at, "chapter", text="kan ikke stå sammen med sections. Slett en av dem")
        if provision.last_section and len(provision.sections) != 1:
            text = f"«{provision.last_section}» trenger nøyaktig én paragraf i sections. Skriv den første der"
            yield entry.problem(*at, "last_section", text=text)
        if not provision.id.startswith(f"{entry.record.id}-"):
            text = f"«{provision.id}» begynner ikke med «{entry.record.id}-». Gi den id-en til loven først"
            yield entry.problem(*at, "id", text=text)


def a_provision_lives_forwards(project: Project) -> Iterator[Problem]:
    """A provision starts, gets its wording, and ends, in that order; its status says what has happened by the clock."""
    passed = min(project.today, project.clock)  # an old commit built anew is as right as it was
    for entry, at, one in provisions(project):
        life = [("in_force_from", one.in_force_from), ("text_in_force_from", one.text_in_force_from)]
        dated = [(name, day) for name, day in [*life, ("in_force_to", one.in_force_to)] if day]
        for (_, before), (name, after) in pairwise(dated):
            if after < before:
                yield entry.problem(*at, name, text=f"«{after}» er før «{before}». Rett en av datoene")
        if (one.status == "repealed") != (one.in_force_to is not None and one.in_force_to < project.clock):
            text = f"«{one.status}» stemmer ikke med in_force_to ({one.in_force_to or 'tom'}). Rett en av dem"
            if one.status == "repealed" or one.in_force_to is None:
                yield entry.problem(*at, "status", text=text)
        if one.status == "adopted" and one.in_force_from and one.in_force_from <= passed:
            text = f"«{one.in_force_from}» er passert, men status er «adopted». Kontroller, og skriv in_force"
            yield entry.problem(*at, "in_force_from", text=text)


def nothing_in_force_hangs_on_a_repealed_act(project: Project) -> Iterator[Problem]:
    """A provision of a repealed act is repealed too."""
    for entry, at, provision in provisions(project):
        if entry.record.status == "repealed" and provision.status != "repealed":
            text = f"«{provision.status}», men loven er opphevet. Skriv repealed, og hva som tok over"
            yield entry.problem(*at, "status", text=text)


def what_is_out_of_force_has_a_successor(project: Project) -> Iterator[Problem]:
    """A provision that is out of force says what holds instead, so that no reader is left with old law."""
    for entry, at, provision in provisions(project):
        if state(provision, project.today) == "repealed" and not successors(provision):
            text = f"mangler for {label(provision)}, som er ute av kraft. Skriv bestemmelsen som tok over"
            yield entry.problem(*at, "replaced_by", text=text)


def a_successor_starts_after_the_old_ends(project: Project) -> Iterator[Problem]:
    """What takes over starts after the last day of what it replaces, and the chain never comes back."""
    for entry, at, provision in provisions(project):
        for index, item in enumerate(provision.replaced_by):
            where = (*at, "replaced_by", index)
            if provision.in_force_to and item.starts_on <= provision.in_force_to:
                text = f"«{item.starts_on}» er før den gamle regelen sluttet ({provision.in_force_to}). Rett datoen"
                yield entry.problem(*where, "starts_on", text=text)
            if _returns(provision.id, item.provision, project):
                text = f"«{item.provision}» leder tilbake hit. Rett rekkefølgen"
                yield entry.problem(*where, "provision", text=text)


def _returns(start: str, here: str, project: Project) -> bool:
    known, seen, queue = project.catalog.provisions, set[str](), [here]
    while queue:
        current = queue.pop()
        if current == start:
            return True
        if current in known and current not in seen:
            queue += [item.provision for item in known[current].replaced_by]
        seen.add(current)
    return False


def a_quotation_is_from_the_provision(project: Project) -> Iterator[Problem]:
    """Quoted statute text comes from one of the provision's own sections."""
    for entry, at, provision in provisions(project):
        for index, quote in enumerate(provision.quotes):
            if not provision.last_section and provision.sections and quote.section not in provision.sections:
                text = f"«{quote.section}» er ikke en av paragrafene i posten. Rett paragrafen eller flytt sitatet"
                yield entry.problem(*at, "quotes", index, "section", text=text)


def a_basis_for_processing_is_no_leave_to_share(project: Project) -> Iterator[Problem]:
    """A basis for processing personal data never has the topic «deling»: it does not lift confidentiality."""
    for entry, at, provision in provisions(project):
        if "processing_basis" in provision.kinds and "deling" in provision.topics:
            text = "«deling» kan ikke stå ved et behandlingsgrunnlag, som ikke opphever taushetsplikten. Ta bort deling"
            yield entry.problem(*at, "topics", text=text)


def what_is_read_before_sharing_is_about_sharing(project: Project) -> Iterator[Problem]:
    """The rules on confidentiality of a role are in force, and neither a basis for processing nor about a plan."""
    known = project.catalog.provisions
    for entry in project.catalog.entries["roles"]:
        for index, one in enumerate(entry.record.confidentiality):
            if one in known and not is_about_sharing(known[one]):
                text = f"«{one}» er opphevet, et behandlingsgrunnlag eller om individuell plan. Flytt den til laws"
                yield entry.problem("confidentiality", index, text=text)


def what_is_read_in_an_amending_act_names_it(project: Project) -> Iterator[Problem]:
    """Wording read in an amending act names that act and the day it came into force; other evidence names no act."""
    for entry, at, provision in provisions(project):
        for index, one in enumerate(provision.evidence):
            where, is_amending = (*at, "evidence", index), one.kind == "amending_act"
            if is_amending and not (one.by and _AMENDING.fullmatch(one.by)):
                text = f"«{one.by or 'tom'}» er ikke en endringslov. Skriv den som LOV-ÅÅÅÅ-MM-DD-N"
                yield entry.problem(*where, "by", text=text)
            if is_amending and not provision.text_in_force_from:
                text = (
                    "er amending_act, men posten mangler text_in_force_from. Skriv dagen den nye ordlyden gjelder fra"
                )
                yield entry.problem(*where, "kind", text=text)
            if one.by and not is_amending:
                text = f"«{one.by}» kan bare stå ved amending_act. Ta bort by, eller rett kind"
                yield entry.problem(*where, "by", text=text)
