"""Where links lead: to a page and a place on it, and lists that are nothing but ways to pages."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement


def target_of(address: str, path: str) -> str:
    """The page, and the place on it, that an address leads to from the page it stands on."""
    parts = urlsplit(address)
    page = posixpath.join(posixpath.dirname(path), unquote(parts.path)) if parts.path else path
    return posixpath.normpath(page) + (f"#{unquote(parts.fragment)}" if parts.fragment else "")


def page_of(target: str) -> str:
    """The page of a target, without the place on it."""
    return target.partition("#")[0]


def only_leads(listing: HtmlElement) -> bool:
    """Whether every entry of a list is one link to a page, with at most a few words about it."""
    items = [item for item in listing if item.tag == "li"]
    return bool(items) and all(map(_is_way, items))


def _is_way(item: HtmlElement) -> bool:
    links = list(item.iter("a"))
    starts = len(links) == 1 and item.text_content().strip().startswith(links[0].text_content().strip())
    return starts and leads_inside(links[0].get("href") or "")


def leads_inside(address: str) -> bool:
    """Whether an address is a page of the site."""
    parts = urlsplit(address)
    return not parts.scheme and parts.path.endswith(".html")


def names(link: HtmlElement, heading: str) -> bool:
    """Whether the words of a link are the heading it leads to, or a part of it, or have it in them."""
    words, heading = " ".join(link.text_content().split()).casefold(), heading.casefold()
    return bool(heading) and (words in heading or heading in words)
