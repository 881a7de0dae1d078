"""The rules that hold data/laws.yaml beside Lovdata's acts. Each is a small generator; its docstring is the rule.

A record that we have read in a newer text than the source has is not judged by the source.
What is repealed is expected to be gone, and what an extract lacks is not known to be gone.
Where the source is behind, or we have read an amending act ahead of it, its old wording judges nothing of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from guide.verification.comparison import Standing
from guide.verification.findings import Rule, Says, Severity

RULES: list[Rule] = []
_SPACES = re.compile(r"[\s\u00ad]+")


def rule(code: str, severity: Severity, *when: Standing) -> Callable[[Says], Says]:
    """Add a generator to the rules: the code and severity of its findings, and which records it can judge."""

    def add(says: Says) -> Says:
        RULES.append(Rule(code, severity, when or ("present",), says))
        return says

    return add


def same(ours: str, theirs: str) -> bool:
    """Whether two headings have the same words."""
    return _SPACES.sub(" ", ours) == _SPACES.sub(" ", theirs)


def listed(days: Iterable[date | None]) -> str:
    """Days as a sentence names them."""
    return " og ".join(str(day) for day in days)
