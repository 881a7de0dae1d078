"""Which municipality or county somebody means: every name and number it has or had, in every writing of them.

`scripts/search/places.js` reads the same from the index, and a test asks both the same. A number is never guessed at,
and a name that is gone leads to what took over, never to one that only looks like it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from guide.content.catalog import Catalog
from guide.content.registers import Former, Municipality
from guide.content.signs import plain
from guide.facts.wording import fold

BESIDE = frozenset({
    "kommune", "kommunen", "kommunes", "kommunens", "herad", "heradet", "fylke", "fylket", "fylkeskommune",
    "fylkeskommunen", "i", "k", "knr", "nr", "nummer", "kommunenr", "kommunenummer",
})  # fmt: skip
"""What registers and people write beside a name or a number."""
_SAMI = re.compile("[a-z]+ (?:gielda|suohkan|tjielte|ko+m+uuni)(?= |$)")
"""In Sámi and Kven a name beside the word for a municipality has another form; the other names decide."""
_LIKE, _APART = 0.8, 0.05
"""How like a guess must be, and how much more than the next."""


class Named(NamedTuple):
    """The ids of the municipalities a text names, or else of the counties; and whether by what they no longer are."""

    municipalities: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    former: bool = False


class Meaning(NamedTuple):
    """What one name or number stands for."""

    municipalities: frozenset[str]
    counties: frozenset[str]


Names = dict[str, Meaning]


def key(text: str) -> str:
    """A name as it is compared: its folded words, without what is written beside it. «Tråante» is also «Traante»."""
    folded = " ".join(re.findall("[a-z0-9]+", fold(text))).replace("aa", "a")
    others = _SAMI.sub("", folded).split() or folded.split()
    return " ".join(word for word in others if word not in BESIDE)


def named(catalog: Catalog, text: str) -> Named:
    """What a text names, when all of it fits the same and says nothing else. A spreadsheet may have taken a zero."""
    words = key(text).split()
    if len(words) == 1 and re.fullmatch("[0-9]{3}", words[0]):
        words = [f"0{words[0]}"]
    for number, names in enumerate(_names(catalog)):
        for meanings in _readings(words, names):
            if (found := _meet(catalog, meanings)).municipalities or found.counties:
                return found._replace(former=number > (1 if found.municipalities else 0))
    return Named()


@lru_cache(maxsize=2)
def _names(catalog: Catalog) -> tuple[Names, Names, Names]:
    """What is called something now, that and the counties that were, and all that is or was."""
    now = [(name, one.id, "") for one in catalog.municipalities.values() for name in (one.name, *one.also_known_as)]
    now += [(one.number, one.id, "") for one in catalog.municipalities.values()]
    now += [(one.name, "", one.id) for one in catalog.counties.values()]
    then = [(old.name or one.name, one.id, "") for one in catalog.municipalities.values() for old in one.former]
    then += [(old.number, one.id, "") for one in catalog.municipalities.values() for old in one.former]
    counties = [(old.name or one.name, "", one.id) for one in catalog.counties.values() for old in one.former]
    return _by_key(now), _by_key([*now, *counties]), _by_key([*now, *counties, *then])


def _by_key(written: Iterable[tuple[str, str, str]]) -> Names:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, municipality, county in written:
        for one in {key(name), key(name.replace("ä", "a"))}:  # without its dots the Kven letter is another
            found[one].append((municipality, county))
    return {
        name: Meaning(*(frozenset(filter(None, ids)) for ids in zip(*pairs, strict=True)))
        for name, pairs in found.items()
    }


def _readings(words: list[str], names: Names) -> Iterator[list[Meaning]]:
    """Every way to read all the words as names, long names first."""
    if not words:
        yield []
    for end in range(len(words), 0, -1):
        if meaning := names.get(" ".join(words[:end])):
            for rest in _readings(words[end:], names):
                yield [meaning, *rest]


def _meet(catalog: Catalog, meanings: list[Meaning]) -> Named:
    """What all that is said fits: a county beside a municipality says where that lies."""
    if not any(one.municipalities for one in meanings):
        return Named(counties=tuple(sorted(meanings[0].counties))) if len(meanings) == 1 else Named()
    fits = [
        one.id for one in catalog.municipalities.values()
        if all(one.id in said.municipalities or one.county in said.counties for said in meanings)
    ]  # fmt: skip
    return Named(tuple(fits))


def find_municipality(catalog: Catalog, wanted: str) -> Municipality:
    """The municipality that is named. Raises LookupError with a Norwegian sentence."""
    found = named(catalog, wanted)
    those = [catalog.municipalities[one] for one in found.municipalities]
    shown = " ".join(plain(wanted).split())
    if len(those) == 1 and not found.former:
        return those[0]
    if found.former and those:
        raise LookupError(f"{_was(shown, those)} Nå: {_listed(catalog, those)}. Skriv det nummeret.")
    if those:
        raise LookupError(f"«{shown}» er navnet på {len(those)} kommuner. Skriv nummeret: {_listed(catalog, those)}.")
    if found.counties:
        gone = f" som er borte. Nå: {' og '.join(catalog.counties[one].name for one in found.counties)}"
        raise LookupError(f"«{shown}» er et fylke{gone if found.former else ''}. Skriv kommunen.")
    near = _nearest(catalog, shown)
    advice = f"Mente du {_listed(catalog, near)}?" if near else "Skriv kommunenummeret, fire sifre."
    raise LookupError(f"Ingen kommune heter eller har nummeret «{shown}». {advice}")


def _was(shown: str, those: list[Municipality]) -> str:
    """«3005 var nummeret til Drammen til 2023.»"""
    words = key(shown).split()
    olds = [(one, old) for one in those for old in one.former if old.number in words or _is(old, words)]
    one, old = olds[0]
    name = old.name or one.name
    if old.number in words:
        return f"{old.number} var nummeret til {name} til {old.until}."
    return f"{name} var en egen kommune til {old.until}."


def _is(old: Former, words: list[str]) -> bool:
    return bool(old.name) and f" {key(old.name or '')} " in f" {' '.join(words)} "


def _nearest(catalog: Catalog, shown: str) -> list[Municipality]:
    """The one municipality that was surely meant. Never for what has a number, and never what begins otherwise."""
    sought = key(shown)
    if not sought or re.search("[0-9]", sought):
        return []
    like = [(_likeness(sought, one), one) for one in catalog.municipalities.values()]
    (most, best), (next_most, _) = sorted(like, key=lambda pair: -pair[0])[:2]
    return [best] if most >= _LIKE and most - next_most >= _APART else []


def _likeness(sought: str, one: Municipality) -> float:
    names = [key(name) for name in (one.name, *one.also_known_as)]
    return max((SequenceMatcher(None, sought, name).ratio() for name in names if name[0] == sought[0]), default=0.0)


def _listed(catalog: Catalog, municipalities: list[Municipality]) -> str:
    """«3818 Tinn (Telemark) eller 5035 Stjørdal (Trøndelag)»."""
    return " eller ".join(f"{one.number} {one.name} ({catalog.counties[one.county].name})" for one in municipalities)
