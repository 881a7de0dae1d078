"""What words mean in a text or a query: those that tell something, matters for others, what somebody is after."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

from guide.content.catalog import Catalog
from guide.content.searching import Intent, WordSet
from guide.content.signs import plain

_LONG = 5
"""Of so many letters a matter is known in a compound too."""
_WORD = re.compile(r"[\w§]+(?:[-–.@][\w]+)*")


@lru_cache(maxsize=2)
def stop_words(catalog: Catalog) -> frozenset[str]:
    """The words that ask and say nothing."""
    return frozenset(word for group in catalog.stop_words.values() for word in group.words)


@lru_cache(maxsize=2)
def other_matters(catalog: Catalog) -> frozenset[str]:
    """The words for what other sites than this one are for."""
    return frozenset(word for group in catalog.other_matters.values() for word in group.words)


def is_other_matter(word: str, matters: frozenset[str]) -> bool:
    """Whether a word is of a matter for others or is made of a long one, as the browser has it."""
    starts = {word[:size] for size in _sizes(matters)}
    ends = {word[-size:] for size in _sizes(matters) if size < len(word) - 2}
    return not matters.isdisjoint({word, *starts, *ends})


@lru_cache(maxsize=2048)
def _sizes(matters: frozenset[str]) -> tuple[int, ...]:
    """How many letters those have that are known in a compound too."""
    return tuple(sorted({len(one) for one in matters if len(one) >= _LONG}))


def words_of(text: str) -> list[str]:
    """The words of a text, with small letters."""
    return _WORD.findall(text.lower())


def content_words(text: str, stop: Collection[str]) -> list[str]:
    """The words of a text without stop words; all of them when there are no others."""
    words = words_of(text)
    return [word for word in words if word not in stop] or words


Sets = Mapping[str, str]
"""For each set of words, what stands for one of them in a pattern."""

_MOST_SIGNS, _MOST_OPEN = 16, 4
"""Of what may be missing or anything there can be few in a phrase: with many, to try a query takes for ever."""
_GAP = "(?: [^ ]+)*"


_LETTERS = (("[æä]|ae", "e"), ("[øö]|oe", "o"), ("å|aa", "a"), ("đ", "d"), ("ŋ", "n"), ("ŧ", "t"))


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Small letters, æ as e, ø as o, å as a, those of Sámi as what they are like, however they were typed.

    The browser does the same.
    """
    text = re.sub("['’´]", "", plain(text).lower())
    for letters, one in _LETTERS:
        text = re.sub(letters, one, text)
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))


def spaced(query: str) -> str:
    """A query as the patterns meet it: its folded words with a space on each side."""
    text = re.sub(r"(?<![0-9])-|-(?![0-9])", " ", fold(query).replace("§", " § "))
    return f" {re.sub('[^a-z0-9§-]+', ' ', text).strip()} "


@lru_cache(maxsize=2)
def word_sets(catalog: Catalog) -> Sets:
    """The sets of words, ready to stand in a pattern."""
    return {one.id: word_set(one) for one in catalog.word_sets.values()}


def word_set(one: WordSet) -> str:
    """What stands for one of the words of a set in a pattern. Raises ValueError for a word that cannot be read."""
    if not (one.prefixes or one.endings):
        return _one_of(_in_order(words, {}) for words in one.words)
    for word in one.words:
        if not word.isalpha():
            raise ValueError(f"«{word}» kan ikke ha noe foran eller bak seg. Skriv bare bokstaver")
    parts = (_one_of(map(fold, part or ("",))) for part in (one.prefixes, one.words, one.endings))
    return " " + "".join(parts)


def phrases_of(intent: Intent, catalog: Catalog) -> tuple[str, ...]:
    """The phrases of an intent; of danger also those of the list of crisis words."""
    crisis = (phrase for group in catalog.crisis_words.values() for phrase in group.phrases)
    return (*intent.phrases, *crisis) if intent.urgent else intent.phrases


def patterns(catalog: Catalog) -> dict[str, str]:
    """The pattern of each intent by id. Raises ValueError for a phrase that cannot be read."""
    sets = word_sets(catalog)
    return {one.id: pattern(phrases_of(one, catalog), sets) for one in catalog.intents.values()}


def pattern(phrases: Iterable[str], sets: Sets) -> str:
    """What matches a query that holds one of the phrases. Raises ValueError for a phrase that cannot be read."""
    return "|".join(_phrase(phrase, sets) for phrase in phrases)


def _phrase(phrase: str, sets: Sets) -> str:
    start = phrase.startswith("| ")
    end = phrase.endswith(" |")
    inner = phrase.removeprefix("| ").removesuffix(" |")
    signs = inner.split()
    if len(signs) > _MOST_SIGNS or sum(sign.startswith(("…", "[")) for sign in signs) > _MOST_OPEN:
        raise ValueError(f"«{phrase[:40]}» er for lang. Del den i flere")
    return f"{'^' if start else ''}{_in_order(inner, sets)} {'$' if end else ''}"


def _in_order(phrase: str, sets: Sets) -> str:
    return "".join(_sign(sign, sets) for sign in phrase.split())


def _sign(sign: str, sets: Sets) -> str:
    """One part of a phrase: everything between two spaces."""
    if sign == "…":
        return _GAP
    if sign.startswith("[") and sign.endswith("]"):
        return f"{_either(sign[1:-1], sets)}?"
    if sign.startswith("!"):
        return f"(?!{_either(sign[1:], sets)} )"
    return _either(sign, sets)


def _either(sign: str, sets: Sets) -> str:
    return _one_of(_word(word, sets) for word in sign.split("/"))


def _one_of(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _word(word: str, sets: Sets) -> str:
    if word.startswith("<") and word.endswith(">"):
        if word[1:-1] not in sets:
            raise ValueError(f"{word} finnes ikke i data/search/word_sets.yaml")
        return sets[word[1:-1]]
    folded = fold(word)
    if not re.fullmatch(r"[a-z0-9§*#-]+", folded):
        raise ValueError(f"«{word}» er ikke et ord og ikke et tegn som kan brukes her")
    return " [^ ]+" if folded == "*" else " " + folded.replace("*", "[^ ]*").replace("#", "[0-9]")


def met(query: str, intents: Iterable[Mapping[str, Any]]) -> list[str]:
    """The ids of the intents of a query, in order, as the browser finds them: each with its `id` and `pattern`."""
    found: list[str] = []
    for one in intents:
        if not set(one.get("unless", ())) & set(found) and re.search(one["pattern"], spaced(query)):
            found.append(one["id"])
    return found
