"""From what somebody types to one municipality: a number, or a name that only one has."""

from __future__ import annotations

from difflib import get_close_matches

from guide.catalog import Catalog
from guide.model import Municipality


def find_municipality(catalog: Catalog, wanted: str) -> Municipality:
    """The municipality with a number or a name. Raises LookupError with a Norwegian sentence."""
    municipalities = list(catalog.municipalities.values())
    sought = wanted.strip().casefold()
    number = sought.zfill(4) if sought.isdecimal() else ""  # a spreadsheet has taken the zero from «0301»
    found = [one for one in municipalities if number == one.number or sought in (one.id, *_names(one))]
    if len(found) == 1:
        return found[0]
    if found:
        raise LookupError(f"«{wanted}» er navnet på {len(found)} kommuner. Skriv nummeret: {_listed(catalog, found)}.")
    near = _nearest(municipalities, sought)
    advice = f"Mente du {_listed(catalog, near)}?" if near else "Skriv kommunenummeret, fire sifre."
    raise LookupError(f"Ingen kommune heter eller har nummeret «{wanted}». {advice}")


def _names(one: Municipality) -> list[str]:
    return [name.casefold() for name in (one.name, *one.also_known_as)]


def _nearest(municipalities: list[Municipality], sought: str) -> list[Municipality]:
    words = {word: one for one in municipalities for word in (*_names(one), one.number)}
    near = get_close_matches(sought, words, n=3, cutoff=0.6)
    return list({words[word].id: words[word] for word in near}.values())


def _listed(catalog: Catalog, municipalities: list[Municipality]) -> str:
    """«3818 Tinn (Telemark) eller 5035 Stjørdal (Trøndelag)»."""
    return " eller ".join(f"{one.number} {one.name} ({catalog.counties[one.county].name})" for one in municipalities)
