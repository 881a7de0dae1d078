"""Running text of a built page, and how hard it is to read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from guide.site.built import squeeze

_VOID = {"br", "hr", "img", "input", "link", "meta", "path", "rect", "wbr"}
_LEFT_OUT_TAGS = {"table", "figure", "form", "svg", "blockquote", "nav", "dl", "script", "style"}
_LEFT_OUT_CLASSES = {
    "contact",
    "provision",
    "resource",
    "provisions",
    "urgent",
    "sources",
    "status",
    "mark",
    "freshness",
    "source",
    "chain",
    "doubt",
    "strength",
}
_HEADINGS = {"h1", "h2", "h3", "h4"}
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)")


@dataclass
class RunningText(HTMLParser):
    """The paragraphs and list items of an article, and the words between its headings.

    Tables, cards, chains, quotations and the lines about sources are left out.
    """

    html: str
    blocks: list[str] = field(default_factory=list)
    stretches: list[int] = field(default_factory=lambda: [0])
    _open: list[tuple[str, bool]] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html[self.html.index("<article") : self.html.index("</article>")])
        self._finish()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        classes = set((dict(attrs).get("class") or "").split())
        self._open.append((tag, tag in _LEFT_OUT_TAGS or bool(classes & _LEFT_OUT_CLASSES)))
        if tag in _HEADINGS:
            self.stretches.append(0)
        if tag in ("p", "li"):
            self._finish()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "li"):
            self._finish()
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self._open}
        if any(hidden for _, hidden in self._open) or tags & _HEADINGS or not tags & {"p", "li"}:
            return
        self._text.append(data)
        self.stretches[-1] += len(_WORD.findall(data))

    def _finish(self) -> None:
        if text := squeeze("".join(self._text)):
            self.blocks.append(text)
        self._text.clear()


def lix(blocks: list[str], names: list[str]) -> float:
    """LIX (Björnsson 1968): words a sentence plus the percentage of words of more than six letters.

    A list item counts as a sentence. The names of acts and organisations are left out.
    """
    texts = [_without(block, names) for block in blocks]
    words = [word for text in texts for word in _WORD.findall(text)]
    sentences = sum(max(1, len(_SENTENCE_END.findall(text))) for text in texts)
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


def _without(text: str, names: list[str]) -> str:
    for name in names:
        text = text.replace(name, "")
    return text


_FORCE = {
    "skal": r"skal|må|plikt",
    "bør": r"bør|anbefal\w+",
    "kan": r"kan|kunne",
    "viktig": r"viktig\w*",
    "avgjørende": r"avgjør\w*",
    "nødvendig": r"nødvendig\w*",
    "nyttig": r"nyttig\w*|hensiktsmessig|lurt",
    "hovedregel": r"hovedregel|som regel",
    "alltid": r"alltid",
    "ofte": r"ofte|vanligvis",
    "i flere tilfeller": r"flere tilfeller|noen tilfeller",
    "flere, men ikke alle": r"(?:flere|noen|mange) kommuner",
    "for eksempel": r"for eksempel|blant annet",
    "ved behov": r"ved behov|behov for det",
    "vilkår": r"når|hvis|dersom",
    "tidlig": r"tidlig\w*",
    "først": r"(?<!fra )før",
    "bare": r"bare|kun",
    "ikke": r"ikke|aldri|ingen|mangler",
    "frivillig": r"frivillig|selv vil|selv ønsker",
    "prøve": r"prøve\w*",
    "kvalifisert": r"kvalifisert",
    "formål": r"formål\w*",
    "erfaring": r"erfaring\w*",
}
_FORCES = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _FORCE.items()}


def force(text: str) -> set[str]:
    """How strongly a text says what it says, and on which conditions: words that do the same have one name."""
    return {name for name, words in _FORCES.items() if words.search(text)}
