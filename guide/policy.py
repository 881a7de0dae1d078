"""What a browser may do with a page, as the headers servers send, and the rules for the HTML that make it possible."""

from __future__ import annotations

from collections.abc import Iterator

from guide.built import BuiltSite
from guide.reading import Problem

HEADERS = {
    # data: is for the small drawings in the style sheet.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # A number that is corrected must be right at the next look. Asking whether a file has changed is cheap.
    "Cache-Control": "no-cache",
}
"""Every header of every answer. The files for nginx, Apache and static hosts are made of this and of nothing else."""

_DATA = {"application/json", "application/ld+json"}
_OUT = ("https:", "http:")


def no_script_or_style_stands_in_a_page(site: BuiltSite) -> Iterator[Problem]:
    """No page holds a script, a style or an attribute of either: the policy of the site forbids them to work."""
    for page in site.pages.values():
        for tag, attributes, line in page.tags:
            for value, home in _stopped(tag, attributes):
                text = f"{value} i siden blir stoppet av nettleseren. Legg innholdet i theme/{home}/"
                yield page.problem(line, value.strip("«>»"), text)


def _stopped(tag: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What a browser will not obey in a tag, and where it belongs."""
    if tag == "script" and "src" not in attributes and attributes.get("type") not in _DATA:
        yield "<script>", "js"
    if tag == "style":
        yield "<style>", "css"
    if "style" in attributes:
        yield f'«style="{attributes["style"]}"»', "css"
    yield from ((f"«{name}»", "js") for name in attributes if name.startswith("on"))


def no_link_out_tells_where_the_reader_comes_from(site: BuiltSite) -> Iterator[Problem]:
    """Every link to another site says `rel="noreferrer"`."""
    for page in site.pages.values():
        for tag, attributes, line in page.tags:
            address = attributes.get("href", "")
            if tag == "a" and address.startswith(_OUT) and "noreferrer" not in attributes.get("rel", "").split():
                text = f'lenken «{address}» forteller hvor leseren kommer fra. Skriv rel="noreferrer"'
                yield page.problem(line, address, text)
