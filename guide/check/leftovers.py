"""The rule against what editing leaves behind: markup that came to nothing, or of other programs, and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.check.subject import Project
from guide.content.pages import MACRO, Page
from guide.content.prose import SHOWN, Block, meant
from guide.project import Problem

_ESCAPE = "Skriv en omvendt skråstrek foran hvis tegnet skal vises"
_UNPAIRED = f"er ikke lukket, eller åpner ikke noe. {_ESCAPE}"
_ELSEWHERE = "er skrevet som i et annet program"
_LINK = "Skriv [navn](side.md)"
_IN_TEXT = (
    (r"\*\*+|(?<![\s\w*])\*(?=\w)|(?<!\S)\*(?=[^\s*])|(?<=[^\s*])\*(?!\S)", _UNPAIRED),
    (r"__(?=[^\W_])|(?<=[^\W_])__(?!_)|(?<![\w_])_(?=[^\W_])|(?<=[^\W_])_(?![\w_])", _UNPAIRED),
    (r"`+", f"er ikke lukket. {_ESCAPE}"),
    (r"~~+|={2,}(?=[^=]+={2})|\+\+(?=\w)|\^\^|\|\||\w[~^]\w+[~^]|\$\$", f"{_ELSEWHERE}. {_ESCAPE}"),
    (r"\[\[|\]\]", f"er en lenke som {_ELSEWHERE}. {_LINK}"),
    (r"^\[![A-Za-z]+\]", f"{_ELSEWHERE}, og vises som det står. Slett det"),
    (r"\]\s*\(", f"er en lenke med noe mellom ] og (, eller uten slutt. {_LINK} i ett"),
    (r"\)\s?\[[^\]]*[./][^\]]*\]|\((?:https?:|\.\./)[^)\s]*\)\s?\[", f"er en lenke skrevet bakvendt. {_LINK}"),
    (r"\[[^\]\n]*[|](?:[^\]\n]*)\]|\[https?://[^\]]*\]", f"er en lenke som {_ELSEWHERE}. {_LINK}"),
    (r"\][ \t]*\[[^\]\n]*\]", f"er en lenke uten adresse. {_LINK}"),
    (r"\](?=\w[\w/-]*\.|https?)", f"er en lenke uten parentes. {_LINK}"),
    (r"\[\^[^\]]*\]|\[ ?[xX ]?\](?=\s)", f"{_ELSEWHERE}, og vises som det står. Slett det"),
    (r"\[/?(?:b|i|u|url|img|quote|code|size|color|list)(?:=[^\]]*)?\]", f"{_ELSEWHERE}. Slett det"),
    (r"\"[^\"\n]+\":(?=https?:|[\w./-]+\.)", f"er en lenke som {_ELSEWHERE}. {_LINK}"),
    (
        rf"\{{[{{%#:.]|[}}%{SHOWN}]\}}|\{{{SHOWN}|\{{\w+\}}",
        "er en klamme for mye eller for lite. Slett den, eller skriv den andre",
    ),
    (
        r"^(?::::+|!!! |\?\?\?\+? |\.\. \w+::|(?:h[1-6]|bq)\. |={1,6} [\w\"]|: +\S)|\[_?TOC_?\]|^#{1,6}(?!#)|#{2,}",
        f"{_ELSEWHERE}. Slett det",
    ),
    (r"'{2,3}(?=\w)|(?<=\w)'{2,3}", f"{_ELSEWHERE}. Bruk ** til fet skrift"),
    (r"(?<!\w):[a-z]+(?:_[a-z]+)*:(?!\w)", "er et bilde i et annet program. Slett det"),
    (
        r"\|[^|\n]*\||\|\s*:?-{3,}",
        "er en tabell uten linja med streker, eller uten tom linje foran. Se en annen tabell",
    ),
    (r"&(?:[a-zA-Z]{2,8}|#\d+);", "er en kode som vises som den står. Skriv tegnet selv"),
    (r"^={3,}[ \t]*$", "er en strek som vises som den står. Slett linja, og skriv # foran overskrifter"),
    (
        r"^[^|\n]*\S \| \S[^|\n]*(?<! )\n[^|\n]*\S \| \S[^|\n]*$",
        "er rader uten linja med streker, og blir ingen tabell. Se en annen tabell",
    ),
    (r"--+>", "er slutten på en kommentar, og vises som den står. Slett den"),
    (r"</?[a-zA-Z][\w-]*|<!|< ?/? ?[a-zA-Z]+ ?/?>", f"er en klamme som ikke er lukket. {_ESCAPE}"),
    (r"(?<![\w/])(?:\.{0,2}/)*[\w/-]+\.(?:md|html?)\b(?:#\S*)?", f"er en adresse, men ingen lenke. {_LINK}"),
)
"""What a reader must never see, and what to say of it. Of two that meet in one place, the first is told."""
_TEXT = tuple((re.compile(pattern, re.MULTILINE), said) for pattern, said in _IN_TEXT)
_ANY_SIGN = re.compile(
    r"[*_`~^|\[\]{}<>#&]|==|\+\+|''|\"|:[a-z:]|!!!|\?\?\?|\.\. |\.(?:md|htm)|(?:h\d|bq)\. |^[=:]|\$\$", re.MULTILINE
)
"""What every block has that something is found in. Few have it."""
_WORDS = re.compile(
    r"\b(?:TODO|TO-DO|FIXME|XXX+|TBD|TBC|TBA|WIP|HACK|GJØREMÅL|KLADD|DUMMY|PLACEHOLDER)\b"
    r"|(?<![«“\"'`\w/-])(?:[Tt]odo|[Ff]ixme)\b(?![»”\"'`/-])|\bxxx+\b(?=\s*[:!(]|\s*$)"
    r"|\b[Ll]orem(?: [Ii]psum)?\b|\b(?:[Aa]sdf\w*|[Qq]werty|[Bb]la ?bla\w*|[Ff]oo ?bar)\b"
    r"|\?{3,}|!{4,}",
    re.MULTILINE,
)
_HINTS = (
    *("todo", "to-do", "fixme", "xxx", "tbd", "tbc", "tba", "wip", "hack", "gjøremål", "kladd", "dummy", "placeholder"),
    *("lorem", "asdf", "qwerty", "bla bla", "blabla", "foobar", "foo bar", "???", "!!!!"),
)
"""What every text has that one of the words is found in, in small letters."""
_SENTENCES = re.compile(
    r"(?:[Ss]ett inn|[Ff]yll inn|[Ll]egg inn|[Ss]kriv) (?:mer |noe |en |et |riktig |her )*"
    r"(?:tekst|lenke|nummer|navn|dato|bilde|mer|noe)? ?her\b(?! (?:på|i|hos|som))"
    r"|\[(?:[Ss]ett|[Ll]egg) inn (?:en |et |riktig )?(?:lenk[ea]n?|link|tekst|bilde|kilde|henvisning|url)\b[^\]\n]*\]"
    r"|\b(?:[Ss]jekk|[Kk]ontroller|[Ff]jern|[Ss]lett|[Oo]ppdater|[Rr]ett|[Ff]yll ut|[Gg]jør ferdig|[Kk]valitetssikre)"
    r" (?:[^\s.!?]+ ){0,4}før (?:publisering|lansering|vi publiserer|siden publiseres)\b"
    r"|^[>*_# \t-]*(?:[Uu]tkast|UTKAST|[Kk]ladd|[Uu]ferdig|[Ii]kke ferdig)[*_]*:"
    r"|\b[Uu]tkast[,:]? (?:som )?ikke ferdig\b"
    r"|(?:[Mm]å|[Ss]kal) (?:skrives|fylles ut|sjekkes|ferdigstilles|omskrives) (?:her|senere|før publisering)\b",
    re.MULTILINE,
)
_COMMENT = re.compile(r"<!--")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_TWO_TICKS = re.compile(r"(?<!`)``[^`\n]+``(?!`)")
_RESTRUCTURED = re.compile(r"`[^`\n<]*<[^`\n>]+>`__?(?!\w)")
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]+\]:", re.MULTILINE)
_ADDRESS = re.compile(r"^ {0,3}\[([^\]\n]+)\]:[ \t]*\S", re.MULTILINE)
_HTTP = re.compile(r"\b(?:http|ftp)://[^\s)>\]\"']*", re.IGNORECASE)


def nothing_is_left_of_editing(project: Project) -> Iterator[Problem]:
    """No markup came to nothing, and no comment, line that nobody sees or note to oneself stands in a page."""
    for page in project.pages:
        yield from left(page)


def left(page: Page) -> Iterator[Problem]:
    """What editing has left behind in a page."""
    lines = page.text.split("\n")
    for line, text in dict.fromkeys((*_in_source(page), *_unused(page))):
        yield page.problem(line, text)
    for block in page.prose.blocks:
        for line, sign, text in _in_block(block):
            near = range(line, min(line + 40, len(lines)) + 1)
            yield page.problem(next((n for n in near if sign in lines[n - 1]), line), text)


def notes(text: str) -> Iterator[tuple[int, str]]:
    """The notes to oneself in a text that is no Markdown."""
    for pattern, said in _SOURCE[:2]:
        for one in pattern.finditer(text):
            yield text.count("\n", 0, one.start()) + 1, said.format(one[0].strip())


def _in_source(page: Page) -> Iterator[tuple[int, str]]:
    """What is seen in the page as it is written."""
    text = MACRO.sub("", page.text) if "{" in page.text else page.text
    low = text.lower()
    hinted = any(hint in low for hint in _HINTS)
    for pattern, said in _SOURCE if hinted else _SOURCE[1:]:
        for one in pattern.finditer(text):
            yield text.count("\n", 0, one.start()) + 1, said.format(one[0].strip())


_NOTE = "«{}» er en merknad til den som skriver. Gjør det ferdig, og slett merknaden"
_SOURCE = (
    (_WORDS, _NOTE),
    (_SENTENCES, _NOTE),
    (_COMMENT, "kommentaren blir sendt til leserens nettleser. Slett den"),
    (_CONFLICT, "«{}» er satt inn der to utgaver av siden ikke lot seg slå sammen. Velg den ene, og slett linja"),
    (_TWO_TICKS, "«{}» har to tegn på hver side. Skriv `kode`, med ett"),
    (_RESTRUCTURED, f"«{{}}» er en lenke som {_ELSEWHERE}. {_LINK}"),
    (_FOOTNOTE, "«{}» er en fotnote, og det kan sider ikke ha. Skriv teksten der den hører til"),
    (_HTTP, "«{}» er ikke en trygg adresse. Skriv https://"),
)


def _unused(page: Page) -> Iterator[tuple[int, str]]:
    """A line that gives the address of links elsewhere on the page shows nothing itself."""
    for one in _ADDRESS.finditer(page.text):
        if not one[1].startswith("^") and page.text.casefold().count(f"[{one[1].casefold()}]") < 2:
            line = page.text.count("\n", 0, one.start()) + 1
            yield line, f"linja med «[{one[1]}]:» vises ikke. Skriv [navn](side.md) der lenken skal stå"


def _in_block(block: Block) -> Iterator[tuple[int, str, str]]:
    """What is seen in the text as it is read. Of what stands in the same place, the first is told."""
    if block.tag == "pre" or not _ANY_SIGN.search(block.text):
        return
    taken: list[tuple[int, int]] = []
    for pattern, said in _TEXT:
        for one in pattern.finditer(block.text):
            if not any(start < one.end() and one.start() < end for start, end in taken):
                taken.append(one.span())
                yield (
                    block.line_at(one.start()),
                    meant(one[0].split("\n")[0]),
                    f"«{meant(_around(block.text, one))}» {said}",
                )
    if block.text.count("[") != block.text.count("]") and not taken:
        place = max(block.text.find("["), block.text.find("]"))
        yield block.line_at(place), block.text[place], f"en klamme, [ eller ], mangler den andre. {_ESCAPE}"


def _around(text: str, one: re.Match[str]) -> str:
    """What was found, with the word it stands by."""
    if len(one[0].strip()) > 3:
        return " ".join(one[0].split())[:60]
    start = max(text.rfind(" ", 0, one.start()), text.rfind("\n", 0, one.start())) + 1
    end = min((n for n in (text.find(" ", one.end()), text.find("\n", one.end())) if n >= 0), default=len(text))
    return " ".join(text[start:end].split())[:60]
