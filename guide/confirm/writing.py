"""What was confirmed, put into the files of the records: no other line is touched, and all of it or nothing.

The new text is read again before it is written, and must be what was there with exactly this added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from guide.confirm.guards import Given
from guide.confirm.judging import Judged, changed
from guide.confirm.letter import Letter
from guide.content.catalog import Catalog, assemble
from guide.content.construct import Location
from guide.content.kinds import KINDS, root
from guide.content.reading import Document, parse
from guide.content.signs import composed
from guide.content.syntax import LOADER
from guide.facts.confirmation import digest, value
from guide.project import ROOT
from guide.registers.rewrite import Change, Unsafe, difference, replace, rewritten, scalar

_BEFORE_NEW = ("languages", "after_contact", "anonymity", "hours", "url", "form", "email", "phones")
"""The fields of a contact point after which a field that was not there is written, the last that there is."""


@dataclass(frozen=True)
class Written:
    """The new text of a file, beside the old."""

    path: str
    before: str
    after: str


def replies(catalog: Catalog, judged: Judged, given: Given, folder: Path = ROOT) -> list[Written]:
    """The files with what a reply confirms and changes. Raises Unsafe or OSError."""
    before: dict[str, str] = {}
    texts: dict[str, tuple[Document, str]] = {}
    for one, names in judged.confirmed.items():
        kind, at, record = _place(catalog, one)
        before.setdefault(kind, _raw(catalog, kind, folder))
        document, text = texts.get(kind) or (_document(catalog, kind), before[kind])
        new = {name: judged.changes[one, name] for name in names if (one, name) in judged.changes}
        for name, said in new.items():
            record = changed(record, name, said)
        changes = [_change(at, name, said) for name, said in new.items()]
        if changes:
            text = rewritten(text, kind, document, changes)
            document = read(document.path, text)
        codes = {name: digest(name, value(record, name)) for name in names}
        text = added(text, kind, document, (*at, "confirmations"), {**_said(given), "fields": codes})
        texts[kind] = read(document.path, text), text
    return [Written(document.path, before[kind], text) for kind, (document, text) in texts.items()]


def letters(catalog: Catalog, made: Sequence[Letter], folder: Path = ROOT) -> Written | None:
    """The file of the owners with the letters of a day noted, if it is not. Raises Unsafe or OSError."""
    document = before = _document(catalog, "owners")
    text = old = _raw(catalog, "owners", folder)
    places = list(catalog.owners)
    for one in made:
        if any(asked.letter == one.code for asked in one.owner.asked):
            continue
        item = {"on": one.on, "letter": one.code, "due": one.due}
        text = added(text, "owners", document, (places.index(one.owner.id), "asked"), item)
        document = read(document.path, text)
    return Written(before.path, old, text) if text != old else None


def write(files: Sequence[Written], folder: Path) -> None:
    """Put the new texts in the place of the old, all of them or none. Raises Unsafe or OSError."""
    done: list[Written] = []
    try:
        for one in files:
            replace(folder / one.path, one.before, one.after)
            done.append(one)
    except (Unsafe, OSError):
        for one in done:
            replace(folder / one.path, one.after, one.before)
        raise


def shown(files: Sequence[Written]) -> str:
    """The change as a difference."""
    return "\n".join(difference(one.before, one.after, one.path) for one in files)


def _place(catalog: Catalog, one: str) -> tuple[str, Location, Any]:
    """The kind of the file a record is written in, its place there, and the record."""
    for kind in ("contacts", "offices"):
        for found in catalog.written(KINDS[kind]):
            if found.record.id == one:
                return root(KINDS[kind]).name, (*found.entry.location, *found.at), found.record
    raise LookupError(f"Ingen kontaktpunkt og intet kontor har id-en «{one}».")


def _document(catalog: Catalog, kind: str) -> Document:
    """The file of a kind, read once more: what is written is held up against the text and nothing else."""
    found = catalog.documents[kind]
    return read(found.path, found.text)


def _raw(catalog: Catalog, kind: str, folder: Path) -> str:
    """The text of the file as it lies there, with its own line ends. Raises Unsafe when it is not what was read."""
    found = catalog.documents[kind]
    text = (folder / found.path).read_bytes().decode()
    if composed(text.removeprefix("\ufeff")) != found.text:
        raise Unsafe(f"{found.path}: fila er endret imens. Ingenting er skrevet. Kjør på nytt")
    return text


def read(path: str, text: str) -> Document:
    """A file as it would be read with another text."""
    return parse(text.removeprefix("\ufeff"), Document(path))


def _change(at: Location, name: str, said: str) -> Change:
    where = (*at, "phones", 0, "number") if name == "phones" else (*at, name)
    return Change(where, said, _BEFORE_NEW)


def _said(given: Given) -> dict[str, Any]:
    said = {"on": given.on, "how": given.how, "by": given.by, "entered_by": given.entered_by}
    return {**said, "checked_by": given.checked_by, **({"call_back": True} if given.called_back else {})}


def added(text: str, kind: str, document: Document, at: Location, item: Mapping[str, Any]) -> str:
    """A text with an item added to a list of a record, which is begun when it is not there. Raises Unsafe."""
    *record, name = at
    node, held = _node(text, tuple(record)), _held(document.values, tuple(record))
    is_there = isinstance(held.get(name), list) and bool(held[name])
    target = _node(text, at) if is_there else node
    if (is_there and target.flow_style) or node.flow_style:
        raise Unsafe(f"{document.name(tuple(record))}: {name} står på én linje. Skriv det på flere, og kjør på nytt")
    column = target.start_mark.column if is_there else node.start_mark.column + 2
    block = list(_block(item, column))
    if not is_there:
        block.insert(0, f"{' ' * node.start_mark.column}{name}:")
    new = _inserted(text, _last(text, target), block)
    _require(new, kind, document, at, item)
    return new


def _node(text: str, at: Location) -> Any:
    """The node of YAML at a place. Columns count from the sign after a mark of the order of bytes."""
    node: Any = yaml.compose(text.removeprefix("\ufeff"), LOADER)
    for step in at:
        if isinstance(step, int):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return node


def _held(values: Any, at: Location) -> Any:
    for step in at:
        values = values[step]
    return values


def _last(text: str, node: Any) -> int:
    """How many lines there are to the end of a node: what is empty, or said about the next, is not its own."""
    lines = text.removeprefix("\ufeff").split("\n")
    end: int = node.end_mark.line
    end += bool(end < len(lines) and lines[end][: node.end_mark.column].strip())
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _block(item: Mapping[str, Any], column: int) -> Iterator[str]:
    for count, (name, said) in enumerate(item.items()):
        start = f"{' ' * column}{'- ' if count == 0 else '  '}{name}:"
        if isinstance(said, Mapping):
            yield start
            # A code may have digits alone, and would be read as a number.
            yield from (f'{" " * (column + 4)}{key}: "{one}"' for key, one in said.items())
        else:
            yield f"{start} {'true' if said is True else scalar(said)}"


def _inserted(text: str, line: int, block: Sequence[str]) -> str:
    lines = text.split("\n")
    end = "\r" if lines[line - 1].endswith("\r") else ""
    return "\n".join([*lines[:line], *(f"{one}{end}" for one in block), *lines[line:]])


def _require(new: str, kind: str, document: Document, at: Location, item: Mapping[str, Any]) -> None:
    expected = deepcopy(document.values)
    held = _held(expected, at[:-1])
    held[at[-1]] = [*(held.get(at[-1]) or []), dict(item)]
    again = read(document.path, new)
    if again.values != expected or assemble({kind: again}).problems:
        raise Unsafe(f"{document.path}: endringen ville ha rørt noe annet. Ingenting er skrevet")
