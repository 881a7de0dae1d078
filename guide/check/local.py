"""Rules for what a municipality writes of its own: those of every contact point, and nobody's name on what is public.

No message holds anything of the file but its fields, its lines and the numbers of signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from guide.check.numbers import corrections
from guide.check.typed import kinds_of_fact
from guide.content.catalog import Catalog
from guide.content.construct import Location
from guide.content.local import LocalContact, Overlay
from guide.content.people import is_organised, is_personal
from guide.content.reading import Document
from guide.content.references import inside, marked
from guide.content.values import Prose
from guide.facts.glyphs import code, unshown
from guide.facts.phone import fault
from guide.project import Problem

_SAYS = ("person", "unit", "phone", "email", "note")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*\.?")
_CALLED = re.compile(
    r"(?:\b(?:v/|ved|c/o|att\.?:?|kontakt|spør etter|spør|ring|hos|heter|er)|[:,(–-])\s*$", re.IGNORECASE
)
_TYPED = {
    "number": "har et telefonnummer i teksten. Skriv nummeret i phone, ved en kontakt",
    "email": "har en e-postadresse i teksten. Skriv adressen i email, ved en kontakt",
    "law": "viser til en lov i teksten. Slett henvisningen: lovene står i veilederen, med det som er endret",
}


@dataclass(frozen=True)
class Local:
    """An overlay that could be read, where it stands, and what it is held against."""

    overlay: Overlay
    document: Document
    catalog: Catalog
    pages: frozenset[str]
    clock: date

    def problem(self, *at: str | int, text: str) -> Problem:
        """A problem at one field."""
        return Problem(self.document.path, self.document.line(at), named(at), text)

    @cached_property
    def places(self) -> frozenset[str]:
        """Every word in the names of municipalities, counties and regions."""
        names = [name for one in self.catalog.municipalities.values() for name in (one.name, *one.also_known_as)]
        names += [county.name for county in self.catalog.counties.values()]
        names += [region.name for region in self.catalog.regions.values()]
        return frozenset(word.casefold() for name in names for word in _WORD.findall(name))

    @cached_property
    def people(self) -> frozenset[str]:
        """Every name of those who have a function, whole, and the last of each."""
        names = [one.person.casefold() for one in self.overlay.contacts if one.person]
        return frozenset([*names, *(name.split()[-1] for name in names if len(name.split()[-1]) > 2)])


def named(location: Location) -> str:
    """A field as editors read it: `contacts[1].phone`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")


def problems(local: Local) -> Iterator[Problem]:
    """What is wrong in an overlay that could be read."""
    yield from approval(local)
    seen: set[str] = set()
    for index, one in enumerate(local.overlay.contacts):
        yield from reached(local, index, one)
        if one.public:
            yield from public(local, index, one)
        if one.function in seen:
            yield local.problem("contacts", index, "function", text=_TWICE)
        seen.add(one.function)
    for index, note in enumerate(local.overlay.notes):
        if note in local.overlay.notes[:index]:
            yield local.problem("notes", index, text="er den samme merknaden som en over. Slett den ene")
        if note.page not in local.pages:
            yield local.problem("notes", index, "page", text="er ikke en side i docs/. Rett den")
        if _has_name(note.text, local):
            yield local.problem("notes", index, "text", text=f"{_NAMES} {_FUNCTION}")
    yield from texts(local)


_TWICE = "står to ganger. Behold én kontakt for hver funksjon"
_NAMES = "ser ut til å ha navnet på en person i seg."
_FUNCTION = "Skriv funksjonen i stedet"


def approval(local: Local) -> Iterator[Problem]:
    """The overlay is of the municipality in its file's name, and a function has approved it on a day that has come."""
    approved = local.overlay.approved
    if approved and approved.on > local.clock:
        yield local.problem("approved", "on", text="er fram i tid. Rett datoen")
    if approved and (_is_name(approved.by, local) or _has_name(approved.by, local)):
        yield local.problem("approved", "by", text=f"{_NAMES} {_FUNCTION}")


def reached(local: Local, index: int, one: LocalContact) -> Iterator[Problem]:
    """A contact says something more than its function, and its number can be called and costs no more than others."""
    if not any(getattr(one, name) for name in _SAYS):
        yield local.problem("contacts", index, text="sier ikke mer enn funksjonen. Fyll ut noe, eller slett kontakten")
    if one.phone and (text := fault(one.phone, corrections(local.catalog))):
        yield local.problem("contacts", index, "phone", text=text)


def public(local: Local, index: int, one: LocalContact) -> Iterator[Problem]:
    """What may hang on the wall has nobody's name, in whatever field the text stands."""
    for name in ("person", "note"):
        if getattr(one, name):
            yield local.problem("contacts", index, name, text="kan ikke stå når public er true. Slett det ene")
    if one.email and is_personal(one.email):
        text = "ser ut som adressen til en person. Bruk en felles adresse, eller slett public"
        yield local.problem("contacts", index, "email", text=text)
    for name in ("unit", "hours"):
        value = getattr(one, name) or ""
        if _has_name(value, local) or (name == "unit" and _is_name(value, local)):
            yield local.problem("contacts", index, name, text=f"{_NAMES} {_FUNCTION}, eller slett public")


def texts(local: Local) -> Iterator[Problem]:
    """Every text can be printed, and numbers, addresses and statutes stand where they belong."""
    for at, part in inside(local.overlay):
        prose = marked(type(part), Prose)
        for name in type(part).model_fields:
            value = getattr(part, name)
            if not isinstance(value, str):
                continue
            for sign in unshown(value)[:1]:
                text = f"har et tegn PDF-en ikke kan vise ({code(sign)}). Slett det, eller skriv det med ord"
                yield local.problem(*at, name, text=text)
            if name in prose and name not in _MADE_FOR_NUMBERS:
                yield from (local.problem(*at, name, text=_TYPED[kind]) for kind in kinds_of_fact(value, local.catalog))


_MADE_FOR_NUMBERS = {"phone", "municipality"}


def _is_name(text: str, local: Local) -> bool:
    """Whether a whole text has the form of a name: two to four words with capitals, and nothing of what they do."""
    words = text.split()
    return 2 <= len(words) <= 4 and all(_is_part(word, local) for word in words)


def _has_name(text: str, local: Local) -> bool:
    """Whether a text says the name of somebody who has a function, or leads up to a name as «v/ Kari Li» does."""
    folded = text.casefold()
    if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) for name in local.people):
        return True
    words = list(_WORD.finditer(text))
    return any(
        _is_part(first[0], local) and _is_part(last[0], local) and _CALLED.search(text[: first.start()])
        for first, last in pairwise(words)
        if not text[first.end() : last.start()].strip()
    )


def _is_part(word: str, local: Local) -> bool:
    """Whether a word could be a part of a name: it has a capital, and is nothing that is known."""
    bare = word.strip(".,:;()/")
    if not bare[:1].isupper() or (len(bare) > 1 and bare.isupper()):
        return False
    folded = bare.casefold()
    return not (is_organised(folded) or folded in local.places)
