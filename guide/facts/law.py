"""What follows from a provision's record: its label, its addresses and its state on a given day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from guide.content.acts import Act, Provision, Successor

State = Literal["in_force", "repealed", "adopted"]


def enumerated(words: Sequence[str]) -> str:
    """Words as a sentence names them: «a, b og c»."""
    return f"{', '.join(words[:-1])} og {words[-1]}" if len(words) > 1 else "".join(words)


def label(provision: Provision) -> str:
    """How the provision is cited after the name of its act: «§ 15-9», «§§ 13–13 g», «kapittel 12»."""
    if provision.chapter:
        return f"kapittel {provision.chapter}"
    if provision.articles:
        return f"artikkel {enumerated(provision.articles)}"
    if provision.last_section:
        return f"§§ {provision.sections[0]}–{provision.last_section}"
    if len(provision.sections) > 1:
        return f"§§ {enumerated(provision.sections)}"
    return f"§ {provision.sections[0]}" if provision.sections else ""


def citation(act: Act, provision: Provision) -> str:
    """The act's short title and the provision: «Barnevernsloven § 15-9»."""
    return f"{provision.annex or act.short_title} {label(provision)}".strip()


def document_path(act: Act) -> str:
    """Lovdata's path of the act, as in `data-lovdata-URL`: «NL/lov/2021-06-18-97»."""
    kind, code = act.date_code.split("-", 1)
    return f"NL/lov/{code}" if kind == "LOV" else f"SF/forskrift/{code}"


def section_path(act: Act, provision: Provision) -> str:
    """Lovdata's path of a single section; of the act itself for lists, ranges and chapters."""
    if len(provision.sections) == 1 and not provision.last_section:
        return f"{document_path(act)}/§{provision.sections[0].replace(' ', '')}"
    return document_path(act)


def lovdata_url(act: Act, provision: Provision | None = None) -> str:
    """The address at Lovdata. Of an act or provision that is out of force, ask for its successor's."""
    path = section_path(act, provision) if provision else document_path(act)
    return f"https://lovdata.no/dokument/{path}"


def eli(act: Act) -> str:
    """The European Legislation Identifier, as Lovdata's open data has it: «/eli/lov/2021/06/18/97»."""
    kind, *parts = act.date_code.split("-")
    return "/".join(["/eli", {"LOV": "lov", "FOR": "forskrift"}[kind], *parts])


def state(provision: Provision | Act, today: date) -> State:
    """Whether the provision is in force on a day, as far as the record knows."""
    if provision.in_force_to and provision.in_force_to < today:
        return "repealed"
    if provision.in_force_from and provision.in_force_from > today:
        return "adopted"
    return "in_force" if provision.status == "repealed" and provision.in_force_to else provision.status


def changed_since_review(provision: Provision, today: date) -> date | None:
    """The day a change came into force that nobody has read our sentence against; None when there is none.

    A sentence written for the old text must not be shown as if it held for the new one.
    """
    read = [day for day in (provision.text_verified_on, provision.gives_reviewed_on) if day]
    newest = newest_change(provision, today)
    return newest if newest and not any(day >= newest for day in read) else None


def newest_change(provision: Provision, today: date) -> date | None:
    """The last day until today from which the wording is new, or the provision is gone; None when none is known."""
    changes = [change.on for change in provision.pending if change.on and change.on <= today]
    if provision.text_in_force_from and provision.text_in_force_from <= today:
        changes.append(provision.text_in_force_from)
    if provision.in_force_to and provision.in_force_to < today and provision.status != "repealed":
        changes.append(provision.in_force_to + timedelta(days=1))
    return max(changes, default=None)


def is_withdrawn(provision: Provision, today: date) -> bool:
    """Whether the sentence we wrote about a provision that still counts may not be shown today."""
    return provision.status != "repealed" and changed_since_review(provision, today) is not None


def read_ahead(provision: Provision) -> frozenset[str]:
    """The acts whose new wording somebody read in the amending act itself, before Lovdata's text had it."""
    return frozenset(one.by for one in provision.evidence if one.kind == "amending_act" and one.by)


def successors(provision: Provision) -> tuple[Successor, ...]:
    """What took over from the provision, without what is only related."""
    return tuple(item for item in provision.replaced_by if item.relation != "related")


def is_about_sharing(provision: Provision) -> bool:
    """Whether a provision may stand in a list that is read before something is shared.

    What is repealed, or is about the individual plan, answers another question. A basis for processing personal data
    says nothing of confidentiality (forvaltningsloven § 13 f), and would be read as leave to share.
    """
    others = "processing_basis" in provision.kinds or "individuell-plan" in provision.topics
    return provision.status != "repealed" and not others


def lets_share(provision: Provision) -> bool:
    """Whether a provision that still counts says when something may be shared with others."""
    return "deling" in provision.topics and provision.status != "repealed"
