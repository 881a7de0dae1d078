"""What a comparison with a register finds, and how it is said."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from guide.project import Problem

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


def lines(findings: Iterable[Finding], style: Format) -> list[str]:
    """The findings, one a line: for people, or as JSON for programs."""
    return [str(one) if style == "text" else json.dumps(asdict(one), ensure_ascii=False) for one in findings]


def exit_status(findings: Iterable[Finding]) -> int:
    """1 when anything must be mended or read, else 0."""
    return int(any(one.severity != "info" for one in findings))
