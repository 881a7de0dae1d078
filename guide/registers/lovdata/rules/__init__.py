"""The rules that hold data/laws.yaml beside Lovdata's acts. Each is a small generator; its docstring is the rule.

A record that we have read in a newer text than the source has is not judged by the source.
What is repealed is expected to be gone, and what an extract lacks is not known to be gone.
Where the source is behind, or we have read an amending act ahead of it, its old wording judges nothing of ours.
"""

from __future__ import annotations

from guide.registers.findings import Finding
from guide.registers.lovdata.comparison import Comparison
from guide.registers.lovdata.judging import Rule
from guide.registers.lovdata.rules import acts, sections

RULES: tuple[Rule, ...] = (
    acts.an_act_in_force_is_among_lovdatas,
    acts.an_extract_may_lack_an_act,
    acts.an_act_can_be_read,
    acts.a_repealed_act_is_not_in_force,
    acts.an_act_has_lovdatas_title,
    acts.our_path_is_lovdatas,
    acts.nothing_holds_before_its_act,
    acts.what_is_adopted_has_no_date_yet,
    acts.what_is_to_come_is_in_our_record,
    acts.a_pending_change_has_lovdatas_day,
    acts.a_pending_change_is_still_to_come,
    sections.a_section_in_force_is_in_the_act,
    sections.a_repealed_section_is_gone,
    sections.a_section_has_lovdatas_title,
    sections.a_section_is_as_we_read_it,
    sections.an_act_is_as_we_read_it,
    sections.an_old_wording_is_known_to_be_old,
    sections.what_was_read_ahead_is_read_again,
    sections.a_newer_reading_stands,
)
"""Every rule. One that is not listed here never runs."""


def verify(whole: Comparison) -> list[Finding]:
    """Every finding, in the order of the file."""
    found = {finding for pair in whole.pairs for one in RULES for finding in one.findings(pair)}
    return sorted(found, key=lambda one: (one.path, one.line, one.code, one.text))
