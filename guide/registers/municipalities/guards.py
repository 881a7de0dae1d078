"""What must hold before anything of an answer is written: each refusal is a sentence, and then nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from guide.content.catalog import Catalog
from guide.registers.municipalities.shapes import Unit

MOST_CHANGED = 0.05
"""So large a part of the values of a field may change at once. More is a fault in the register, or in us."""
_MOST_TOLD = 5


def those_of_ours(catalog: Catalog, units: Mapping[str, Unit]) -> Iterator[str]:
    """The register has exactly our municipalities, by their organisation numbers."""
    ours = {one.organisation_number: one for one in catalog.municipalities.values()}
    if missing := [one.number for number, one in ours.items() if number not in units]:
        yield f"Enhetsregisteret: {len(ours) - len(missing)} av {len(ours)} kommuner. Mangler {_few(missing)}"
    if strange := [f"{number} {one.name}" for number, one in units.items() if number not in ours]:
        yield f"Enhetsregisteret har {_few(strange)}, som vi ikke kjenner"


def one_district_each(catalog: Catalog, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Every municipality is in exactly one district of the table."""
    counted = Counter(number for number, _ in pairs)
    wrong = [one for one in catalog.municipalities.values() if counted[one.number] != 1]
    for one in wrong[:_MOST_TOLD]:
        yield f"SSB: {one.number} {one.name} står i {counted[one.number]} politidistrikter. Den skal stå i ett"
    if len(wrong) > _MOST_TOLD:
        yield f"SSB: {len(wrong) - _MOST_TOLD} kommuner til står ikke i nøyaktig ett politidistrikt"


def not_too_many(changed: Mapping[str, int], count: int, allowed: frozenset[str]) -> Iterator[str]:
    """Few values of a field change at once, unless somebody has looked and allows it. What was unknown is no change.

    So the first reading may fill a field that nobody knew, and what goes from other lists to the register is counted.
    """
    for name, number in changed.items():
        if number > MOST_CHANGED * count and name not in allowed:
            yield f"{name} er endret hos {number} av {count} kommuner. Se på dem, og kjør med ALLOW={name}"


def _few(names: list[str]) -> str:
    more = f" og {len(names) - _MOST_TOLD} til" if len(names) > _MOST_TOLD else ""
    return f"{', '.join(names[:_MOST_TOLD])}{more}"
