"""What a rule about our record beside Lovdata's act is, and how a whole comparison is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from guide.project import Problem, norwegian
from guide.registers.findings import Finding, Severity
from guide.registers.lovdata.comparison import Comparison, Pair, Standing

Says = Callable[[Pair], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """A generator whose docstring is the rule. What it yields about a pair become findings with its code."""

    code: str
    severity: Severity
    when: tuple[Standing, ...]
    says: Says

    def findings(self, pair: Pair) -> Iterator[Finding]:
        """The findings about one of our records, if the source can judge it in this way."""
        for one in self.says(pair) if pair.standing in self.when else ():
            yield Finding(self.code, self.severity, pair.record.id, one.path, one.line, one.field, one.text)


def rule(code: str, severity: Severity, *when: Standing) -> Callable[[Says], Rule]:
    """Make a generator a rule: the code and severity of its findings, and which records it can judge."""
    return lambda says: Rule(code, severity, when or ("present",), says)


def total(findings: Iterable[Finding], whole: Comparison) -> str:
    """How much was compared with what, and how many findings there are of each severity."""
    found = Counter(one.severity for one in findings)
    ours, theirs = whole.catalog, whole.survey
    compared = sum(act.date_code in theirs.acts for act in ours.acts.values())
    return (
        f"{len(ours.provisions)} bestemmelser i {len(ours.acts)} lover og forskrifter. {compared} av dem er "
        f"sammenliknet med Lovdatas tekst fra {norwegian(whole.dated)}: {found['error']} feil, "
        f"{_counted(found['warning'], 'advarsel', 'advarsler')}, {_counted(found['info'], 'merknad', 'merknader')}."
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
