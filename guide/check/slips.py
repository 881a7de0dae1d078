"""What Jinja says of a template that it cannot read or fill in, in Norwegian, at the line to mend."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from guide.project import Problem

_BLOCKS = ("autoescape", "block", "call", "filter", "for", "if", "macro", "trans", "with")
_TAG = re.compile(r"\{#.*?#\}|\{%[-+]?\s*raw.*?endraw\s*[-+]?%\}|\{%[-+]?\s*(\w+)", re.DOTALL)
_SAID: tuple[tuple[str, str], ...] = (
    (r"No filter named '(.+?)'", "filteret «{0}» finnes ikke"),
    (r"No test named '(.+?)'", "prøven «{0}» finnes ikke"),
    (r"Encountered unknown tag '(.+?)'", "koden «{0}» finnes ikke eller lukker ikke noe"),
    (r"Missing end of comment tag", "{{# er ikke lukket"),
    (r"Missing end of raw directive", "raw er ikke lukket"),
    (r"unexpected end of template, expected 'end of print statement'", "{{{{ er ikke lukket"),
    (r"expected token 'end of (?:print )?statement|expected token 'end of", "det står noe for mye mellom klammene"),
    (r"'(?:None|NoneType)(?: object)?' has no attribute '(.+?)'", "«{0}» er hentet fra et felt som er tomt"),
    (r"has no (?:attribute|element) '?(.+?)'?$", "feltet «{0}» finnes ikke"),
    (r"'(.+?)' is undefined", "«{0}» finnes ikke"),
)


def in_norwegian(error: BaseException) -> str:
    """Why something could not be read or filled in."""
    if isinstance(error, TemplateNotFound):
        return f"fila «{error.name}» finnes ikke"
    if isinstance(error, RecursionError):
        return "noe har for mange nivåer inni hverandre"
    if isinstance(error, KeyError):
        return f"«{error.args[0] if error.args else ''}» finnes ikke"
    for pattern, said in _SAID:
        if found := re.search(pattern, str(error).splitlines()[0] if str(error) else ""):
            return said.format(*found.groups())
    return str(error) if _is_ours(error) else "noe i linja kan ikke leses"


def _is_ours(error: BaseException) -> bool:
    """Whether the sentence of an error is one that this project has written."""
    return isinstance(error, ValueError) and "«" in str(error)


def unread_template(path: str, error: TemplateSyntaxError, text: str) -> Problem:
    """A template that cannot be read; what is opened and not closed is told where it was opened."""
    if opened := _unclosed(text) if "needs to be closed" in str(error.message) else None:
        line, name = opened
        return Problem(path, line, "", f"{{% {name} %}} er ikke lukket. Skriv {{% end{name} %}} der den slutter")
    return Problem(path, error.lineno, "", f"kan ikke leses: {in_norwegian(error)}. Rett linja")


def _unclosed(text: str) -> tuple[int, str] | None:
    """The last block that is opened and not closed, with its line."""
    open_blocks: list[tuple[int, str]] = []
    for tag in _TAG.finditer(text):
        name = tag[1] or ""
        if name in _BLOCKS:
            open_blocks.append((text.count("\n", 0, tag.start()) + 1, name))
        elif name.startswith("end") and open_blocks:
            open_blocks.pop()
    return open_blocks[-1] if open_blocks else None


def unshown(error: BaseException, page: str, root: Path) -> Problem:
    """A page that a macro could not fill in, at the line of the partial, or else at the page."""
    reason = f"kunne ikke vise docs/{page}: {in_norwegian(error)}"
    for path, line in _places(error, root):
        return Problem(path, line, "", reason)
    return Problem(f"docs/{page}", 1, "", reason)


def _places(error: BaseException, root: Path) -> Iterator[tuple[str, int]]:
    """The lines of partials that an error came through, the innermost first."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        yield Path(error.filename).relative_to(root).as_posix(), error.lineno
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(root / "partials"):
            yield path.relative_to(root).as_posix(), frame.lineno or 1
