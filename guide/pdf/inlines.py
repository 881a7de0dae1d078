"""The elements of running text: links, emphasis, small labels."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from lxml.html import HtmlElement

from guide.facts.place import GLOSSARY, MUNICIPALITIES, built, part_of, written
from guide.pdf.typst import call, content, string, text
from guide.pdf.walk import Place, classes, inline, running, spoken
from guide.pdf.ways import names, page_of, target_of

_SPAN = {
    "nobr": "box",
    "fill-in": "fill-in",
    "call__number": "number",
    "call-one": "one-call",
    "ways__label": "way-label",
    "strength__word": "mark",
    "mark--sure": "sure",
    "mark": "unsure",
    "status__read": "small",
    "strength__basis": "small",
    "call__doubt": "small",
    "list__state": "beside",
    "checklist__strength": "small",
    "provision__title": "under-title",
    "glossary__expansion": "expansion",
}
"""The function in frame.typ for each class; other spans are plain text."""
_GLOSSARY = f"{built(GLOSSARY)}#"


@inline("strong", "b", "em", "i")
def emphasis(element: HtmlElement, place: Place) -> str:
    """Semibold: the fonts have no italics."""
    return call("strong", content(running(element, place)))


@inline("span", "time")
def span(element: HtmlElement, place: Place) -> str:
    """A label, by its class."""
    if element.get("aria-hidden") == "true":
        return ""
    source = spoken(element, running(element, place))
    name = next((_SPAN[one] for one in _SPAN if one in classes(element)), "")
    return call(name, content(source)) if name else source


@inline("code")
def code(element: HtmlElement, place: Place) -> str:
    """Words to type, in the same letters as the rest."""
    return running(element, place)


@inline("br")
def line_break(_element: HtmlElement, _place: Place) -> str:
    """The next line."""
    return call("linebreak")


@inline("abbr", "dfn")
def abbreviation(element: HtmlElement, place: Place) -> str:
    """An abbreviation or a word, explained where a page has it for the first time."""
    source, meaning = running(element, place), element.get("title") or ""
    if not meaning or place.heading or not _first(meaning, place):
        return source
    return f"{source} \\({text(meaning)}\\)"


@inline("a")
def link(element: HtmlElement, place: Place) -> str:
    """A link: to a page of the book, to a number, or to an address that is printed."""
    source, address = _framed(element, spoken(element, running(element, place))), element.get("href") or ""
    if address.startswith("tel:"):
        return call("dial", string(address), content(source), big=_flag(_is_big(element)))
    if address.startswith("mailto:"):
        to, _, query = address.removeprefix("mailto:").partition("?")
        return call("link", string(address), content(source + (text(f" ({to})") if query else "")))
    if urlsplit(address).scheme:
        return _outside(element, source, address, place)
    return _inside(element, source, address, place) if address else source


def _framed(element: HtmlElement, source: str) -> str:
    """The state of a number stays a word in a frame where it is a link to why."""
    name = next((_SPAN[one] for one in ("mark--sure", "mark") if one in classes(element)), "")
    return call(name, content(source)) if name else source


def _is_big(phone: HtmlElement) -> bool:
    """Whether a number stands at its own contact point, and not in a sentence or a list of many."""
    around = phone.getparent()
    return bool(classes(phone) & {"ways__phone", "ring--danger"}) or "contact__ring" in classes(around)


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _outside(element: HtmlElement, source: str, address: str, place: Place) -> str:
    """A link out of the book, with its address: in the text itself, by number, or in brackets."""
    if "address" in classes(element) or address in "".join(element.itertext()):
        return call("outside", string(address), content(source))
    if place.book.addresses is None:
        return call("outside", string(address), content(source), note=content(text(address)))
    number = place.book.addresses.setdefault(address, len(place.book.addresses) + 1)
    return call("outside", string(address), content(source), note=string(str(number)))


def _inside(element: HtmlElement, source: str, address: str, place: Place) -> str:
    """A link within the book; to a file, or to the page of a municipality, only the words."""
    target = target_of(address, place.path)
    page = page_of(target)
    left_out = {page, target} & place.book.elsewhere or page.startswith(MUNICIPALITIES)
    if not place.book.targets or not page.endswith(".html") or left_out:
        return source
    if page not in place.book.targets:
        advice = "Den leder ikke til noe i veilederen. Rett adressen"
        return place.refuse(element, f"lenken «{address}»", advice, address.replace(".html", ".md").casefold())
    if place.led_to is not None:
        if target in place.led_to:
            return source
        place.led_to.add(target)
    known = label_of(address, place)
    heading = place.book.headings.get(known)
    way = call("leap", string(leap(known, heading)), content(source)) if heading else ""
    written = way or call("within", string(known), content(source))
    return written + _on_page(element, known, place) + _explained(target, place)


def label_of(address: str, place: Place) -> str:
    """The label that an address leads to: the place, or the page when the place has none."""
    target = target_of(address, place.path)
    return target if target in place.book.targets else page_of(target)


def _on_page(element: HtmlElement, label: str, place: Place) -> str:
    """The number of the page, where the words are there to lead somewhere and the reader cannot find it by them.

    A name is found in the contents and in the register. A word of the glossary is explained on the spot.
    """
    title = place.heading and not place.ways
    apart = title or place.led_to is not None or "mark" in classes(element)
    if apart or page_of(label) == place.path or label.startswith(_GLOSSARY):
        return ""
    if not place.ways and _is_found(element, label, place):
        return ""
    return call("on-page", string(label), string("" if element.text_content().rstrip().endswith((".", "?")) else ","))


def _is_found(element: HtmlElement, label: str, place: Place) -> bool:
    """Whether the words are a title in the contents, or stand in a part of the book that is in order."""
    listed = "#" not in label or part_of(written(page_of(label))).paper == "small"
    return listed and names(element, place.book.headings.get(label, ""))


def leap(label: str, heading: str) -> str:
    """A link to a heading as an address, which guide/pdf/pack.py turns into a place in the file.

    Typst would look the place up in every round, and set each page again when the number of another has changed.
    """
    return f"#{quote(label)}?{quote(heading)}"


def _explained(target: str, place: Place) -> str:
    """What a word means, at the foot of the page that has it for the first time."""
    term = place.book.terms.get(target.removeprefix(_GLOSSARY)) if target.startswith(_GLOSSARY) else None
    if not term or place.heading or place.nested or place.path == built(GLOSSARY) or not _first(term.id, place):
        return ""
    name = f"{term.term} ({term.expansion})" if term.expansion else term.term
    return call("footnote", content(f"*{text(name)}:* {text(term.definition)}"))


def _first(word: str, place: Place) -> bool:
    """Whether the page has not had the word before; from now on it has."""
    known = (place.path, word) in place.book.explained
    place.book.explained.add((place.path, word))
    return not known
