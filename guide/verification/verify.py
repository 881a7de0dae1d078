"""Run every rule over the register and Lovdata's acts."""

from __future__ import annotations

from guide.verification.comparison import Comparison
from guide.verification.findings import Finding
from guide.verification.rules import RULES


def verify(whole: Comparison) -> list[Finding]:
    """Every finding, in the order of the file."""
    found = {finding for pair in whole.pairs for one in RULES for finding in one.findings(pair)}
    return sorted(found, key=lambda one: (one.path, one.line, one.code, one.text))
