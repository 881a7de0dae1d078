"""Wrong values of every kind, put in every field where they could stand: thousands of mutants, and none is accepted.

Which values a field holds is seen from what stands in it, and not from how the model describes it. All fields of a file
are broken at once, so that a thousand mutants cost no more than a check.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from again import judged
from conftest import ROOT, TODAY

from guide.check.subject import Project
from guide.content.catalog import Catalog, assemble, load, shown
from guide.content.construct import Location
from guide.content.kinds import FILES
from guide.content.reading import Document, parse

REAL = load()
MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]+")
DONE = {"looked_up_on", "confirmed_on", "text_verified_on"}
"""What somebody did on a day: neither long ago nor ahead."""
NOT_PROSE = {"number", "email", "url", "evidence", "cited_as", "quotes", "keywords", "questions", "words", "synonyms"}
HOW_PEOPLE_ASK = "data/search/"
Made = Callable[[Any], Any]


def leaves(value: Any, at: Location = ()) -> Iterator[tuple[Location, Any]]:
    """Every value that is no list or mapping, with its place."""
    if isinstance(value, dict):
        yield from (found for key, one in value.items() for found in leaves(one, (*at, key)))
    elif isinstance(value, list):
        yield from (found for index, one in enumerate(value) for found in leaves(one, (*at, index)))
    else:
        yield at, value


def field(at: Location) -> str:
    """The name of the field a value stands in."""
    return next(str(part) for part in reversed(at) if isinstance(part, str))


def is_prose(at: Location, value: Any) -> bool:
    return is_text(at, value) and field(at) != "hours"


def is_text(at: Location, value: Any) -> bool:
    return isinstance(value, str) and value.count(" ") > 3 and not NOT_PROSE & set(map(str, at))


SORTS: dict[str, Callable[[Location, Any], bool]] = {
    "address": lambda _, value: isinstance(value, str) and value.startswith("https://"),
    "e-mail": lambda _, value: isinstance(value, str) and bool(MAIL.fullmatch(value)),
    "number": lambda at, _: at[-3:-2] == ("phones",) and at[-1] == "number",
    "day": lambda at, value: field(at) in DONE and isinstance(value, date),
    "day ahead": lambda at, value: field(at) in DONE and isinstance(value, date),
    "prose": is_prose,
    "hours": lambda at, value: is_text(at, value) and field(at) == "hours",
    "unfinished": is_prose,
}
"""What the types refuse and what the rules tell are sorts of their own: a record that is refused meets no rule."""

WRONG: dict[str, dict[str, Made]] = {
    "address": {
        "a user before the host": lambda url: url.replace("https://", "https://www.pst.no@"),
        "a password": lambda url: url.replace("https://", "https://a:b@"),
        "a new line": lambda url: f"{url[:12]}\n{url[12:]}",
        "a space": lambda url: f"{url[:12]} {url[12:]}",
        "a letter of another alphabet": lambda url: re.sub("[aeo]", "\u0430", url[:14]) + url[14:] + "\u0430",
        "a number for a host": lambda _: "https://192.168.0.1/side",
        "no top domain": lambda _: "https://intranett/side",
        "half a top domain": lambda _: "https://eksempel.n/side",
        "tracking": lambda url: f"{url.partition('#')[0]}{'&' if '?' in url else '?'}utm_source=nyhetsbrev",
        "a mail filter": lambda _: "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fpst.no",
        "a shortener": lambda _: "https://bit.ly/3xYz",
        "a search engine": lambda _: "https://www.google.com/url?q=https://pst.no",
        "a file share": lambda _: "https://kommunen.sharepoint.com/sites/exit",
        "a port that is none": lambda _: "https://eksempel.no:99999/",
        "a full stop last": lambda url: f"{url}.",
        "a comma last": lambda url: f"{url},",
        "a bracket last": lambda url: f"{url})",
        "a quotation mark": lambda url: f'{url}"',
        "a backslash": lambda url: f"{url}\\side",
        "no encryption": lambda url: url.replace("https", "http"),
        "another scheme": lambda _: "javascript:alert(1)",
        "two dots": lambda _: "https://eksempel..no/",
        "a hyphen first": lambda _: "https://-eksempel.no/",
        "an underscore in the host": lambda _: "https://eks_empel.no/",
    },
    "e-mail": {
        "a dot first": lambda one: f".{one}",
        "a dot before the sign": lambda one: one.replace("@", ".@"),
        "two dots": lambda one: one.replace("@", "..a@"),
        "a hyphen last in a label": lambda one: re.sub(r"@[^.]+", "@eksempel-", one),
        "two dots in the host": lambda one: one.replace("@", "@a.."),
        "a top domain of one letter": lambda one: one[: one.rindex(".") + 2],
        "a dot last": lambda one: f"{one}.",
        "a space": lambda one: one.replace("@", " @"),
        "two signs": lambda one: one.replace("@", "@@"),
        "a scheme": lambda one: f"mailto:{one}",
        "brackets": lambda one: f"<{one}>",
        "two addresses": lambda one: f"{one}, {one}",
        "an underscore in the host": lambda one: one.replace("@", "@a_b."),
    },
    "number": {
        "extra cost": lambda _: "829 12 345",
        "extra cost, another": lambda _: "820 43 210",
        "a number nobody has": lambda _: "22 22 22 22 2",
        "a nought first": lambda _: "03 30 50 00",
        "two noughts for a plus": lambda _: "0047 23 30 50 00",
        "hyphens": lambda _: "23-30-50-00",
        "no spaces": lambda _: "23305000",
        "other groups": lambda _: "2330 5000",
        "a country code": lambda _: "+47 23 30 50 00",
        "too short": lambda _: "23 30 50",
        "a made-up line of six": lambda _: "116 998",
        "an emergency number that is none": lambda _: "119",
        "letters": lambda _: "O2800",
        "two numbers": lambda _: "23 30 50 00 / 23 30 50 01",
        "a scheme": lambda _: "tel:23305000",
    },
    "day": {
        "a hundred years ago": lambda day: day.replace(year=1926),
        "the year 206": lambda day: day.replace(year=206),
        "before the open data": lambda _: date(1989, 12, 31),
    },
    "day ahead": {
        "tomorrow": lambda _: date(2026, 12, 2),
        "in a hundred years": lambda _: date(2126, 1, 1),
    },
    "unfinished": {
        "a note to oneself": lambda text: f"TODO {text}",
        "nothing but a note": lambda _: "xxx fyll inn tekst her",
        "printers' Latin": lambda _: "Lorem ipsum dolor sit amet",
        "too much": lambda text: text * 200,
    },
    "prose": {
        "a number": lambda text: f"{text} Ring 22 05 50 00.",
        "a number without spaces": lambda text: f"{text} Ring 22055000.",
        "a number of five": lambda text: f"{text} Ring 02800.",
        "a number with a code": lambda text: f"{text} Ring +47 22 05 50 00.",
        "a number with noughts": lambda text: f"{text} Ring 004722055000.",
        "a number of few digits": lambda text: f"{text} Ring 112.",
        "a number split by markup": lambda text: f"{text} Ring 22 **05** 50 00.",
        "a number split by an entity": lambda text: f"{text} Ring 22&nbsp;05&nbsp;50&nbsp;00.",
        "a number with hyphens": lambda text: f"{text} Ring 22-05-50-00.",
        "an e-mail address": lambda text: f"{text} Skriv til post@nav.no.",
        "a link to a statute": lambda text: f"{text} Se https://lovdata.no/lov/2005-05-20-28.",
    },
}  # fmt: skip


def broken(kind: str, wrong: dict[Location, str], sort: str) -> Document:
    """A file with a wrong value in each of some places. What was written still gives the lines."""
    real = REAL.documents[kind]
    document = Document(real.path, deepcopy(real.values), [], real.text)
    for (*way, last), name in wrong.items():
        holder = document.values
        for part in way:
            holder = holder[part]
        holder[last] = WRONG[sort][name](holder[last])
    return document


def accepted(kind: str, wrong: dict[Location, str], sort: str) -> list[str]:
    """The places whose wrong value nothing was said of."""
    document = broken(kind, wrong, sort)
    done = assemble({kind: document})
    catalog = Catalog({**REAL.entries, **done.entries}, done.problems, {**REAL.documents, kind: document})
    told = {one.field for one in judged(Project(ROOT, catalog, TODAY, TODAY), [kind]) if one.field}
    missed = {document.name(place): name for place, name in wrong.items()}
    return [f"{shown(FILES[kind])}: {place}: {name}" for place, name in missed.items()
            if not any(place.startswith(one) for one in told)]  # fmt: skip


WRONG["hours"] = WRONG["prose"]

PLACES = {
    sort: [(kind, at) for kind, document in REAL.documents.items()
           if not (holds is is_prose and document.path.startswith(HOW_PEOPLE_ASK))
           for at, value in leaves(document.values) if holds(at, value)]
    for sort, holds in SORTS.items()
}  # fmt: skip
TURNS = {sort: len(names) if len(PLACES[sort]) < 300 else 3 for sort, names in WRONG.items()}
"""How many times each place is given a wrong value, each time another: all of them, where there are few places."""


def mutants(sort: str, turn: int) -> dict[str, dict[Location, str]]:
    """A wrong value for each place, by file: they take turns, so that each wrong value stands in many places."""
    names, given = list(WRONG[sort]), defaultdict[str, dict[Location, str]](dict)
    for number, (kind, at) in enumerate(PLACES[sort]):
        given[kind][at] = names[(number + turn * (len(names) // TURNS[sort])) % len(names)]
    return given


@pytest.mark.parametrize(("sort", "turn"), [(sort, turn) for sort, turns in TURNS.items() for turn in range(turns)])
def test_no_wrong_value_is_accepted(sort: str, turn: int) -> None:
    assert [one for kind, wrong in mutants(sort, turn).items() for one in accepted(kind, wrong, sort)] == []


def test_there_are_thousands_of_mutants_and_each_wrong_value_is_tried() -> None:
    for sort in SORTS:
        tried = {
            name for turn in range(TURNS[sort]) for wrong in mutants(sort, turn).values() for name in wrong.values()
        }
        assert tried == WRONG[sort].keys()
    assert sum(len(PLACES[sort]) * turns for sort, turns in TURNS.items()) > 5000


SPOILT = {"a sign nobody sees": "\u200b", "a soft hyphen": "\u00ad", "a lost letter": "\ufffd", "other letters": "Ã¥"}


@pytest.mark.parametrize("kind", [kind for kind in FILES if REAL.documents[kind].values])
def test_a_spoilt_sign_in_any_text_is_told(kind: str) -> None:
    document = REAL.documents[kind]
    lines = {document.lines[at] for at, raw in document.raw.items() if re.match(r"[A-Za-zÆØÅæøå]{3}", raw)}
    for name, sign in SPOILT.items():
        spoilt = [re.sub(r"([a-zæøå])$", rf"{sign}\1", line) if n in lines else line
                  for n, line in enumerate(document.text.split("\n"), 1)]  # fmt: skip
        hit = {n for n, line in enumerate(spoilt, 1) if sign in line}
        told = {one.line for one in parse("\n".join(spoilt), Document("data/x.yaml")).problems}
        assert hit, name
        assert hit - told == set(), name


@pytest.mark.parametrize("kind", FILES)
def test_a_hash_in_any_unquoted_text_is_told(kind: str) -> None:
    """The first space of every text without quotation marks gets a # after it."""
    document = REAL.documents[kind]
    lines = document.text.split("\n")
    unquoted = {document.lines[at]: raw for at, raw in document.raw.items() if re.match(r"[A-Za-zÆØÅæøå]\S* \S", raw)}
    hit = {line: raw for line, raw in unquoted.items() if lines[line - 1].endswith(f": {raw}")}
    for line, raw in hit.items():
        lines[line - 1] = lines[line - 1].replace(raw, raw.replace(" ", " #", 1))
    told = {one.line for one in parse("\n".join(lines), Document("data/x.yaml")).problems}
    assert hit.keys() - told == set()
