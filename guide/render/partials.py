"""The environment that partials are filled in: escaping, loud about every missing value, safe ways to write values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from guide.content import labels
from guide.content.values import UNKNOWN
from guide.facts import aid, chain, common, confirmation, law, place, placement, review, standing, status
from guide.facts.phone import as_read, tel_uri
from guide.project import abbreviated, norwegian

_MARKDOWN = re.compile(r"([\\`*_\[\]()!|#{}])")
_LINES = re.compile(r"[ \t]*\n\s*")
_FIRST = re.compile(r"^(\d*)([.+-])")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[«A-ZÆØÅ])")
_LINK_SCHEMES = ("https:", "mailto:", "tel:")


def plain(value: object) -> Markup:
    """A value as text in Markdown: escaped for HTML and for everything Markdown would act on, on one line.

    A number or a dash first would begin a list and be lost.
    """
    text = _MARKDOWN.sub(r"\\\1", str(escape(value)))
    return Markup(_FIRST.sub(r"\1\\\2", _LINES.sub(" ", text).lstrip()))


def bare(text: str) -> str:
    """A text without the sign it ends with: another comes after it."""
    return text.rstrip(" .,;:–-")


def ended(text: str) -> str:
    """A text as a sentence, with one sign at its end."""
    return text if text.endswith((".", "!", "?", "…")) else f"{bare(text)}."


def opening(text: str) -> str:
    """The first sentence of a text: what a card says of the page it leads to."""
    return _SENTENCE.split(text, maxsplit=1)[0]


def external(url: str) -> str:
    """An address that may stand in a link. Raises ValueError for schemes that could run code."""
    if not url.startswith(_LINK_SCHEMES):
        raise ValueError(f"«{url}» kan ikke være en lenke")
    return url


def site(url: str) -> str:
    """An address as people read it: `pst.no/kontorer`."""
    return url.removeprefix("https://").removeprefix("www.").rstrip("/")


def lower_first(text: str) -> str:
    """A sentence that goes on with what came before it."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """A phrase that stands by itself."""
    return text[:1].upper() + text[1:]


def listed(words: Iterable[object]) -> Markup:
    """Words as a Norwegian enumeration: «a, b og c»."""
    return Markup(law.enumerated([escape(word) for word in words]))


def _bytecode(folder: Path) -> FileSystemBytecodeCache | None:
    """Compiled partials, kept between builds where the folder can be written: a third of their time is compiling."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))


@cache
def partials(root: Path) -> Environment:
    """The environment of the partials: escaping, and loud about every missing value.

    What has been read is not read again: the check sees to that when a file is written.
    """
    environment = Environment(
        loader=FileSystemLoader(root / "partials"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_bytecode(root / ".cache" / "jinja"),
    )
    environment.filters.update(
        day=norwegian, short_day=abbreviated, tel=tel_uri, number=as_read, external=external, plain=plain
    )
    environment.filters.update(
        listed=listed,
        bare=bare,
        ended=ended,
        site=site,
        lower_first=lower_first,
        upper_first=upper_first,
        opening=opening,
    )
    environment.globals.update(labels=labels, law=law, pages=place, status=status, UNKNOWN=UNKNOWN)
    environment.globals.update(confirmations=confirmation, reviews=review)
    environment.globals.update(common=common, standing=standing, placement=placement, chains=chain, aids=aid)
    return environment
