"""The short edition: the pages that people need first, without what is only there to look something up in."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml.html import HtmlElement
from lxml.html.builder import E

from guide.facts.place import SHORT, Chapter, written
from guide.pdf.book import Branch, Leaf, headings, targets
from guide.pdf.walk import classes
from guide.pdf.ways import names, only_leads, page_of, target_of


def shortened(parts: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """The chapters of the short edition, of the pages of the whole book."""
    leaves = [leaf for part in parts for leaf in part.leaves()]
    chapters = tuple(filter(None, (_chapter(chapter, leaves) for chapter in SHORT)))
    cutter = _Cutter(targets(parts) - targets(chapters), headings(parts))
    found = tuple(cutter.cut(chapter) for chapter in chapters)
    leaves = [leaf for chapter in found for leaf in chapter.leaves()]
    _say_once(leaves)
    _doubt_once(leaves)
    return found


def _chapter(chapter: Chapter, leaves: list[Leaf]) -> Branch | None:
    """A chapter with copies of its pages, the first of which gives it its name."""
    own = tuple(_copied(leaf, chapter) for leaf in leaves if chapter.holds(written(leaf.path)))
    return Branch(own[0].title, own) if own else None


def _copied(leaf: Leaf, chapter: Chapter) -> Leaf:
    article = deepcopy(leaf.article)
    if chapter.only:
        _keep(article, chapter.only)
    return replace(leaf, article=article, look=chapter.look)


def _keep(article: HtmlElement, names: Iterable[str]) -> None:
    """Keep the parts of a page with some classes alone, under the first heading in them. Without one, keep the page."""
    wanted = [part for part in article.iter("section", "div") if classes(part) & set(names)]
    heading = next((one for part in wanted for one in part.iter("h2")), None)
    if heading is None:
        return
    for part in list(article):
        article.remove(part)
    article.extend([E.h1(" ".join(heading.text_content().split())), *wanted])
    heading.drop_tree()


@dataclass(frozen=True)
class _Cutter:
    """Cuts pages down to what they say themselves."""

    elsewhere: frozenset[str]
    """What links lead to that is not in the edition."""
    headings: Mapping[str, str]
    """The headings of the whole guide, by what leads to them."""

    def cut(self, chapter: Branch) -> Branch:
        """The chapter without what is only looked up, and without pages that are only ways: the contents are that."""
        leaves = list(chapter.leaves())
        for leaf in leaves:
            for part in leaf.article.xpath(f"{_SOURCES} | {_UNKNOWN}"):
                part.drop_tree()
            self._leave_out(leaf)
            drop_invitations(leaf.article, leaf.path, self.elsewhere, self.headings)
        return replace(chapter, children=tuple(leaf for leaf in leaves if not _only_lists(leaf)))

    def _leave_out(self, leaf: Leaf) -> None:
        """Take out the sections that look something up, the innermost first; what they stood in may be empty then."""
        for level in ("h4", "h3", "h2"):
            for heading in list(leaf.article.iter(level)):
                section = list(_under(heading))
                if all(self._looks_up(part, leaf) or part.tag == "p" for part in section) and not _speaks(section):
                    for part in (heading, *section):
                        part.drop_tree()

    def _looks_up(self, part: HtmlElement, leaf: Leaf) -> bool:
        """Whether a part is provisions of law, or ways to pages that are not in the edition."""
        ways = part.tag in ("ul", "ol") and only_leads(part)
        return bool(part.xpath(_LAW)) or (ways and not any(self._stays(link, leaf) for link in part.iter("a")))

    def _stays(self, link: HtmlElement, leaf: Leaf) -> bool:
        return page_of(target_of(link.get("href"), leaf.path)) not in self.elsewhere


def drop_invitations(element: HtmlElement, path: str, elsewhere: frozenset[str], headings: Mapping[str, str]) -> None:
    """Take out «les mer» and «slik gjør du det» where they lead to what is not in the edition."""
    for link in list(element.iter("a")):
        target = target_of(link.get("href") or "", path)
        if {target, page_of(target)} & elsewhere:
            _drop_alone(link, named=names(link, headings.get(target, "")))


_SOURCES = "./details[@class='sources'] | ./p[@class='freshness'] | .//p[@class='status__source']"
"""What a page says at its end, and at a contact point, of where it is from; the whole guide has that."""
_UNKNOWN = ".//dl[not(*[not(@class='facts__unknown')])] | .//dl/*[@class='facts__unknown']"
"""What nobody knows of a contact point, and a list of nothing else; the whole guide has that too."""
_LAW = "descendant-or-self::*[self::table[@class='cards'] or contains(concat(' ', @class, ' '), ' provisions ')]"
"""What the site looks law up with."""
_ENDED = re.compile(r"[.?!)]\s*$")


def _drop_alone(link: HtmlElement, *, named: bool) -> None:
    """Take a link out that is a sentence of its own at the end, or stands in brackets and does not name anything."""
    before, after = _before(link), link.tail or ""
    if before.endswith("(") and after.startswith(")") and not named:
        link.tail = after[1:]
        _write_before(link, before[:-1].rstrip())
        link.drop_tree()
    elif link.getnext() is None and not after.strip():
        if _ENDED.search(before):
            link.drop_tree()
        elif not before.strip() and _follows(link.getparent()):
            link.getparent().drop_tree()


def _follows(paragraph: HtmlElement) -> bool:
    """Whether a paragraph comes after another within the same entry."""
    return paragraph.tag == "p" and paragraph.getparent().tag == "li" and paragraph.getprevious() is not None


def _before(element: HtmlElement) -> str:
    """The text right before an element, or what the one before it ends with: of a paragraph, a full stop."""
    sibling = element.getprevious()
    if sibling is None:
        return str(element.getparent().text or "")
    tail = sibling.tail or ""
    ends = "." if sibling.tag == "p" else str(sibling.text_content())
    return str(tail) if tail.strip() else ends


def _write_before(element: HtmlElement, text: str) -> None:
    sibling = element.getprevious()
    if sibling is None:
        element.getparent().text = text
    else:
        sibling.tail = text


def _under(heading: HtmlElement) -> Iterator[HtmlElement]:
    """What stands under a heading, to the next one that is as high."""
    for part in heading.itersiblings():
        if part.tag in ("h1", "h2", "h3", "h4") and part.tag <= heading.tag:
            return
        yield part


def _speaks(section: list[HtmlElement]) -> bool:
    """Whether a section is nothing but words."""
    return bool(section) and all(part.tag == "p" for part in section)


def _only_lists(leaf: Leaf) -> bool:
    """Whether a page is lists of ways to other pages, with some words to each."""
    others = [part for part in _laid_open(leaf.article) if part.tag not in ("h1", "h2", "p")]
    return bool(others) and all(map(only_leads, others))


def _laid_open(element: HtmlElement) -> Iterator[HtmlElement]:
    """What an element holds; of what only groups, what that holds."""
    for part in element:
        yield from _laid_open(part) if part.tag in ("div", "section") else [part]


def _say_once(leaves: list[Leaf]) -> None:
    """Leave a part that stands on many pages, such as the duties to check first, where it stands first."""
    said: dict[str, str] = {}
    for leaf in leaves:
        for part in [one for one in leaf.article.iter("section", "div") if classes(one) & _ON_MANY]:
            first = said.setdefault(" ".join(item.text_content() for item in part.iter("li")), leaf.path)
            if first != leaf.path:
                _lead_to(first, leaf.path, part)


_ON_MANY = {"duties", "gate"}
"""The classes of what stands on many pages."""


def _lead_to(first: str, path: str, part: HtmlElement) -> None:
    """The name of a part and the way to the page that has it, in place of the part."""
    name = " ".join(next(part.iter("h2", "h3", "strong")).text_content().split())
    link = E.a(name, href=posixpath.relpath(first, posixpath.dirname(path)))
    part.getparent().replace(part, E.p(E.strong(link), {"class": "said-before"}))


def _doubt_once(leaves: list[Leaf]) -> None:
    """Let the reason for a doubt stand at the contact point; elsewhere its state is followed by the way there."""
    places = {_reason(one): (leaf.path, anchor) for leaf in leaves for one, anchor in _at_contacts(leaf)}
    for leaf in leaves:
        if leaf.path not in {path for path, _ in places.values()}:
            for state in leaf.article.xpath(_STATE):
                if found := places.get(_reason(state)):
                    _lead_to_reason(state, leaf.path, *found)


_STATE = ".//details[@class='status']"


def _at_contacts(leaf: Leaf) -> Iterator[tuple[HtmlElement, str]]:
    """The states on a page that stand at a contact point, with the anchor of that."""
    for contact in leaf.article.xpath(".//section[starts-with(@class, 'contact')]"):
        for anchor in contact.xpath(".//h3/@id")[:1]:
            yield from ((state, anchor) for state in contact.xpath(_STATE))


def _reason(state: HtmlElement) -> str:
    return " ".join(state.text_content().split())


def _lead_to_reason(state: HtmlElement, path: str, page: str, anchor: str) -> None:
    for part in [one for one in state if one.tag != "summary"]:
        part.drop_tree()
    summary = state.find("summary")
    summary.append(E.a("Hvorfor", href=f"{posixpath.relpath(page, posixpath.dirname(path))}#{anchor}"))
    summary[-1].getprevious().tail = ". "
