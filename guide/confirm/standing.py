"""How far the asking has come, as lines: by owner, and in all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guide.content.catalog import Catalog
from guide.facts import confirmation, review
from guide.facts.asking import Standing, address, standings
from guide.project import norwegian


def report(catalog: Catalog, today: date) -> Iterator[str]:
    """A line for each owner, what no longer confirms, and the totals."""
    found = standings(catalog, today)
    yield from (_line(catalog, one, today) for one in found)
    for one in found:
        for record in one.records:
            for field, said in confirmation.outdated(record):
                yield f"  {record.id}.{field}: bekreftelsen fra {norwegian(said.on)} gjelder en eldre verdi"
    yield from totals(catalog, today)


def totals(catalog: Catalog, today: date) -> Iterator[str]:
    """How many owners are asked, how many fields are confirmed, and how much a lawyer has signed."""
    found = standings(catalog, today)
    asked, whole = sum(bool(one.asked) for one in found), sum(one.fields for one in found)
    yield f"{asked} av {len(found)} eiere er spurt. {sum(len(one.held) for one in found)} av {whole} felt er bekreftet."
    signed = sum(review.is_signed(one, today) for one in catalog.provisions.values())
    yield f"{signed} av {len(catalog.provisions)} bestemmelser er signert av en jurist."


def _line(catalog: Catalog, one: Standing, today: date) -> str:
    share = f"{len(one.held)} av {one.fields} felt er bekreftet."
    if not one.asked:
        where = "" if address(catalog, one.owner) else ", og vi har ingen adresse å spørre på"
        return f"{one.owner.id}: ikke spurt ennå{where}. {share}"
    said = f"spurt {norwegian(one.asked.on)} ({one.asked.letter}), svar innen {norwegian(one.asked.due)}"
    late = ", og fristen er ute" if one.asked.due < today and not one.has_answered else ""
    again = f" Spør på nytt etter {norwegian(one.until)}." if one.until else ""
    again = " Tida er ute. Spør på nytt." if one.has_answered and not one.held else again
    return f"{one.owner.id}: {said}{late}. {share}{again}"
