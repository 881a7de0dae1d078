"""Rules for what Markdown makes of a page: nothing is eaten, everything is known and closed, headings are in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.check.docs import WHOLE_PAGES
from guide.check.subject import Project
from guide.content.addresses import web_fault
from guide.content.markup import IN_PAGES, is_known
from guide.content.pages import Page
from guide.content.prose import SHOWN, Block, Tag, meant
from guide.project import Problem

_SCHEME = re.compile(r"\s*([a-zA-Z][\w+.-]*):|\s*(//)")
_WEB = {"https", "http"}
_SAFE = _WEB | {"mailto", "tel"}
_TOLD_ELSEWHERE = re.compile(rf"http://|lovdata\.no|{SHOWN}", re.IGNORECASE)
_UNCLEAN = re.compile(r"[|\s<>\"\\]")
_ENTRY = re.compile(
    r"([-*+•‣◦▪·–—]|(?P<number>\d{1,2})[.)]|(?P<letter>[a-h])\))(?: +(?=\S)|(?=[^\W\d_]))", re.IGNORECASE
)
_SPOKEN = ("–", "—")
"""What one line may begin with that is said by somebody, and no list."""
_OF_MARKDOWN = re.compile(r"[-*+]|\d+\.")
_NEW_LINE = re.compile(r"^", re.MULTILINE)
_BROKEN = re.compile(r"(?: {2}|<br ?/?>|\\)\s*$")
"""The end of a line that the next is not written after."""
_NO_LINE = "lista som begynner med «{}», blir skrevet rett etter linja over. Sett en tom linje foran lista"
_NO_LIST = "linjene som begynner med «{}», blir én linje. Skriv hver av dem med «- », og en tom linje foran lista"
_LEVEL = re.compile(r"h([1-6])")
_KNOWN_AS = {
    "img": "bilder kan ikke vises i PDF-en. Beskriv det med ord",
    "h5": "overskriften har for mange #. Bruk høyst fire",
    "h6": "overskriften har for mange #. Bruk høyst fire",
    "hr": "linja med streker blir en strek på tvers. Slett den, og del siden med en overskrift",
    "pre": "avsnittet har innrykk og blir kode. Slett innrykket",
}
_FENCE = re.compile(r"[ >]*(?:```|~~~)")
_EMPTY = re.compile(r"[ >\t]*#+[ \t#]*(?:\{:.*)?")
_HASH = re.compile(r"[ >\t]*(?:[-*+][ \t]+|\d+\.[ \t]+)*#|[^\n]*<h[1-6]")


def no_list_eats_a_number(project: Project) -> Iterator[Problem]:
    """A line that begins with a number and a full stop keeps it: only a list that counts 1, 2, 3 is a list."""
    for page in project.pages:
        yield from eaten(page)


def eaten(page: Page) -> Iterator[Problem]:
    """The numbers of a page that lists have eaten."""
    for line, number, shown in page.prose.lost:
        becomes = f", der tallet blir {shown}" if shown and shown != number else ""
        word = re.search(rf"(?<!\d){number}\.\s+(\S+)", _source(page, line))
        written = f"{number}\\. {word[1]}" if word else f"{number}\\."
        text = f"linja begynner med et tall og punktum og blir et punkt i en liste{becomes}. Skriv {written}"
        yield page.problem(line, f"{text}, eller la lista telle 1, 2, 3")


def no_list_runs_into_the_line_above(project: Project) -> Iterator[Problem]:
    """Lines that are written as the entries of a list become a list, not one line after another."""
    for page in project.pages:
        for block in page.prose.blocks:
            if block.tag != "pre" and "\n" in block.text and (found := _run_together(page, block)):
                yield page.problem(*found)


def _run_together(page: Page, block: Block) -> tuple[int, str] | None:
    """The line of the first entry of a list that Markdown has made one text of, and what to do."""
    lines = [text.strip() for text in block.text.split("\n")]
    numbers = [block.line_at(match.end()) for match in _NEW_LINE.finditer(block.text)]
    entries = [_entry(text) for text in lines]
    whole = [bool(_BROKEN.search(_source(page, number))) for number in numbers]
    for index, entry in enumerate(entries):
        if not entry or whole[index]:
            continue
        key, following, own = entry
        near = entries[index + 1 :] if own else entries[index + 1 : index + 2]
        begun = key not in _SPOKEN and index > 0 and lines[index - 1].endswith(":") and not whole[index - 1]
        if begun or following in {one[0] for one in near if one}:
            return numbers[index], (_NO_LINE if own and index else _NO_LIST).format(key)
    return None


def _entry(text: str) -> tuple[str, str, bool] | None:
    """How an entry of a list begins, how the next would, and whether Markdown knows it; nothing for other lines.

    What counts has to begin with 1 or a: other numbers are those of dates.
    """
    found = _ENTRY.match(text)
    if not found:
        return None
    own = text[found.end() - 1] == " " and bool(_OF_MARKDOWN.match(text))
    counted = found["number"] or found["letter"]
    if not counted:
        return found[1], found[1], own
    sign = found[1][-1]
    return f"{counted}{sign}", f"2{sign}" if counted == "1" else f"b{sign}" if counted == "a" else "", own


def a_page_is_made_of_what_is_known(project: Project) -> Iterator[Problem]:
    """A page holds the elements and attributes of guide/content/markup.py, not too many inside each other."""
    for page in project.pages:
        if page.prose.too_deep:
            yield page.problem(page.prose.too_deep, "linja har for mange nivåer inni hverandre. Skriv det flatere")
        if page.prose.unreadable:
            yield page.problem(
                page.prose.unreadable, "siden kan ikke leses som Markdown. Se etter < som ikke er lukket"
            )
        for tag in page.prose.tags:
            yield from _unknown(page, tag)
        for tag in page.prose.wordless:
            yield page.problem(tag.line, "lenken har ingen ord, så ingen ser den. Skriv [navn](side.md)")


def _unknown(page: Page, tag: Tag) -> Iterator[Problem]:
    if tag.name not in IN_PAGES:
        yield page.problem(tag.line, _named(page, tag))
        return
    for name, value in tag.attributes.items():
        if not is_known(tag.name, name, IN_PAGES):
            yield page.problem(tag.line, f"«{name}» kan ikke stå på <{tag.name}>. Slett «{name}»")
        if name == "href" and (wrong := _no_address(value)):
            yield page.problem(_line_of(page, value, tag.line), wrong)


def _no_address(value: str) -> str:
    """What is wrong with the address of a link. One with http, and one at Lovdata, is told wherever it stands."""
    scheme = _SCHEME.match(value)
    if not value.strip():
        return "lenken har ingen adresse. Skriv [navn](side.md)"
    if scheme and (scheme[1] or "").lower() not in _SAFE:
        return f"«{value}» er ikke en trygg lenke. Bruk https"
    if scheme and scheme[1].lower() in _WEB and not _TOLD_ELSEWHERE.search(value):
        fault = web_fault(value)
        return f"«{value}» {fault}" if fault else ""
    return f"«{value}» er ikke en ren adresse. Rett den" if _UNCLEAN.search(value) else ""


def _named(page: Page, tag: Tag) -> str:
    if tag.name == "pre" and _FENCE.match(_source(page, tag.line - 1)):
        return "kodeblokka kan ikke vises i PDF-en. Slett linjene med ``` rundt den"
    return (
        _KNOWN_AS.get(tag.name) or f"<{tag.name}> er ikke noe en side kan ha. Skriv \\<{tag.name}\\> for å vise ordet"
    )


def _source(page: Page, line: int) -> str:
    lines = page.text.split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _line_of(page: Page, value: str, near: int) -> int:
    """The line a value is written on, which may be further down the paragraph."""
    lines = page.text.split("\n")
    return next((n for n in range(near, min(near + 40, len(lines)) + 1) if value in lines[n - 1]), near)


def what_is_opened_is_closed(project: Project) -> Iterator[Problem]:
    """An element that is opened in a page is closed, and nothing is closed that is not open."""
    for page in (one for one in project.pages if not one.prose.too_deep):
        for tag in (one for one in page.prose.unclosed if one.name in IN_PAGES):
            yield page.problem(tag.line, f"<{tag.name}> er ikke lukket. Skriv </{tag.name}>, eller slett det")
        for tag in page.prose.stray:
            yield page.problem(tag.line, f"</{tag.name}> lukker ikke noe. Slett det")


def headings_are_in_order(project: Project) -> Iterator[Problem]:
    """A page has one heading of the first level, first; no level is skipped, no heading stands twice or is empty."""
    for page in project.pages:
        headings = _headings(page)
        yield from _levels(page, headings)
        yield from _before(page)
        yield from _twice(page, [one for _, one in headings])
        for _, heading in headings:
            if not heading.text.strip():
                yield page.problem(_empty_line(page, heading.line), "overskriften er tom. Skriv den, eller slett #")


def _headings(page: Page) -> list[tuple[int, Block]]:
    """The headings of a page, each with its level."""
    return [(int(level[1]), one) for one in page.prose.blocks if (level := _LEVEL.fullmatch(one.tag))]


def skipped_levels(page: Page) -> Iterator[Problem]:
    """The headings that are too deep for what stands above them, in a part of a page that may begin at any level."""
    before = 0
    for level, heading in _headings(page):
        if level > 4:
            yield page.problem(heading.line, _KNOWN_AS[f"h{level}"])
        elif before and level > before + 1:
            yield page.problem(heading.line, f"overskriften hopper over et nivå. Bruk {'#' * (before + 1)}")
        before = level


def _empty_line(page: Page, near: int) -> int:
    """The line of a heading without words, at or after another."""
    lines = enumerate(page.text.split("\n"), 1)
    return next((number for number, line in lines if number >= near and _EMPTY.fullmatch(line)), near)


def _levels(page: Page, headings: list[tuple[int, Block]]) -> Iterator[Problem]:
    own = any(call.name in WHOLE_PAGES for call in page.calls)
    before, first = (1, 0) if own else (0, 0)
    for level, heading in headings:
        if heading.text.strip() and not _HASH.match(_source(page, heading.line)):
            yield page.problem(heading.line, "streken under gjør linja til en overskrift. Sett en tom linje mellom dem")
        if level == 1 and (own or first):
            where = f"på linje {first}" if first else "på posten siden viser"
            yield page.problem(heading.line, f"siden har en overskrift med én # til, {where}. Bruk ##")
        elif level > before + 1:
            text = f"overskriften hopper over et nivå. Bruk {'#' * (before + 1)}"
            yield page.problem(heading.line, text)
        first = first or (heading.line if level == 1 else 0)
        before = level
    if not headings and not own and not page.problems and page.prose.blocks and "title" not in page.meta:
        yield page.problem(page.body_line, "siden mangler overskrift. Skriv # og navnet på siden øverst")


def _before(page: Page) -> Iterator[Problem]:
    """Words that stand before the heading of a page. What a macro shows there has its own reason."""
    blocks = page.prose.blocks
    at = next((index for index, one in enumerate(blocks) if one.tag == "h1"), 0)
    first = next((one for one in blocks[:at] if not _LEVEL.fullmatch(one.tag) and one.text.strip(f"{SHOWN} \n")), None)
    if first:
        yield page.problem(first.line, "teksten står foran overskriften. Flytt den under linja med #, eller slett den")


def _twice(page: Page, headings: list[Block]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for heading in headings:
        text = " ".join(meant(heading.text).split())
        if text and text.casefold() in seen and SHOWN not in text:
            line = seen[text.casefold()]
            yield page.problem(
                heading.line, f"overskriften «{text}» står også på linje {line}. Gi den ene et annet navn"
            )
        seen.setdefault(text.casefold(), heading.line)
