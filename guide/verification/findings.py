"""What a comparison with Lovdata finds, and how the findings are said and counted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Literal

from guide.reading import Problem
from guide.today import norwegian
from guide.verification.comparison import Comparison, Pair, Standing

Severity = Literal["error", "warning", "info"]
Format = Literal["text", "json"]

_WORD = {"error": "feil", "warning": "advarsel", "info": "merknad"}


@dataclass(frozen=True)
class Finding:
    """One thing that does not agree. `code` never changes; `record` is the id of the act or provision of ours."""

    code: str
    severity: Severity
    record: str
    path: str
    line: int
    field: str
    text: str

    def __str__(self) -> str:
        said = str(Problem(self.path, self.line, self.field, self.text))
        place = f"{self.path}:{self.line}: "
        return f"{place}{_WORD[self.severity]}: {said.removeprefix(place)}"


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


def lines(findings: Iterable[Finding], style: Format) -> list[str]:
    """The findings, one a line: for people, or as JSON for programs."""
    return [str(one) if style == "text" else json.dumps(asdict(one), ensure_ascii=False) for one in findings]


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


def exit_status(findings: Iterable[Finding]) -> int:
    """1 when anything must be mended or read, else 0."""
    return int(any(one.severity != "info" for one in findings))
