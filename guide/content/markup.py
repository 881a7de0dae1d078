"""The elements and attributes that a page may be made of. What is not here stops the page, wherever it came from.

What fetches, sends, plays, frames or runs something is refused by not being here.
"""

from __future__ import annotations

_BLOCKS = {
    "blockquote": "", "dd": "", "div": "", "dl": "", "dt": "", "figcaption": "", "figure": "", "h1": "", "h2": "",
    "h3": "", "h4": "", "li": "", "ol": "", "p": "", "section": "", "summary": "", "details": "open", "table": "",
    "caption": "", "thead": "", "tbody": "", "tr": "", "th": "colspan rowspan scope data-label",
    "td": "colspan rowspan data-label", "ul": "",
}  # fmt: skip
_INLINE = {
    "a": "href rel", "abbr": "", "b": "", "br": "", "code": "", "dfn": "", "em": "", "i": "", "span": "",
    "strong": "", "time": "datetime",
}  # fmt: skip
_ICONS = {"svg": "viewbox", "title": "", "path": "d fill-rule"}
_FRAME = {
    "html": "", "head": "", "body": "", "meta": "charset content name property http-equiv", "title": "",
    "link": "as blocking crossorigin href media rel sizes type", "script": "defer src", "article": "",
    "main": "tabindex", "header": "", "footer": "", "nav": "", "search": "data-contact data-search-src",
    "form": "action autocomplete method",
    "label": "for", "select": "autocomplete", "option": "value", "button": "type",
    "fieldset": "", "legend": "", "input": "autocapitalize autocomplete maxlength placeholder spellcheck type",
}  # fmt: skip
_BUTTONS = "data-drawer-open data-scheme-switch data-search-open"
_COMMON = "class id lang role title hidden data-md-component data-search-exclude data-leave"
_FINDER = "data-finder data-finder-answer"


def _read(*tables: dict[str, str]) -> dict[str, frozenset[str]]:
    return {tag: frozenset(names.split()) for table in tables for tag, names in table.items()}


IN_PAGES = _read(_BLOCKS, _INLINE)
"""What an editor may write in docs/, with the attributes of each beside the common ones. The PDF can show it all."""
BUILT = {**_read(_FRAME, _ICONS), **IN_PAGES}
"""What a built page may hold: what the frame and its icons are made of as well."""
COMMON = frozenset(f"{_COMMON} {_BUTTONS} {_FINDER}".split())
"""What any element may have, beside what tells a screen reader something."""
ADDRESSES = frozenset({"href", "src", "action", "data-contact", "data-finder", "data-search-src"})
"""The attributes that hold an address."""
META = frozenset({"description", "format-detection", "referrer", "robots", "viewport"})
"""What a page may say of itself by name."""
RELATIONS = frozenset({"canonical", "expect", "icon", "preload", "stylesheet"})
INPUTS = frozenset({"radio", "search"})
"""The kinds of `link` and `input` there are."""
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
"""The elements that have nothing inside, and so no end."""
ALONE = frozenset(_BLOCKS) | {"h5", "h6", "pre", "hr", "article", "aside", "header", "footer", "main", "nav", "form"}
"""The elements between which text is not one sentence."""


def is_known(tag: str, attribute: str, known: dict[str, frozenset[str]]) -> bool:
    """Whether an element that is known may have an attribute."""
    return attribute in COMMON or attribute in known[tag] or attribute.startswith("aria-")
