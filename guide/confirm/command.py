"""The commands: make letters, read replies, register one field, and say how far it has come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from guide.check.runner import judge
from guide.check.subject import Project
from guide.confirm import writing
from guide.confirm.guards import Given, of_the_number_called_back, of_those_who_enter
from guide.confirm.judging import Judged, judged
from guide.confirm.letter import Letter, letters
from guide.confirm.reply import answers
from guide.content.catalog import Catalog, assemble
from guide.content.kinds import FILES
from guide.facts.confirmation import FIELDS, fields, is_known
from guide.pdf.typst import Press
from guide.project import ROOT, Problem, Unsound, clock_day, write_whole


def write_letters(catalog: Catalog, on: date, out: Path, only: str | None, *, note: bool) -> list[Letter]:
    """Write the letters of a day into a folder, and note in data/owners.yaml that they were made.

    Raises LookupError, Unsafe, Unset or OSError.
    """
    from guide.confirm.documents import files

    made = letters(catalog, on, only)
    noted = writing.letters(catalog, made) if note else None
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        press = Press(Path(folder), on)
        for one in made:
            for name, data in files(one, press).items():
                write_whole(out / name, data)
    if noted:
        writing.write([noted], ROOT)
    return made


def read_replies(catalog: Catalog, paths: Iterable[Path], given: Given, today: date) -> Judged:
    """What some replies come to. Raises Unreadable or OSError."""
    return judged(catalog, [answer for path in paths for answer in answers(path)], given, today)


def one_field(catalog: Catalog, record: str, name: str, given: Given, today: date) -> Judged:
    """One field that is right as it stands, registered by hand. Raises LookupError."""
    found = catalog.contacts.get(record) or catalog.offices.get(record)
    if found is None:
        raise LookupError(f"Ingen kontaktpunkt og intet kontor har id-en «{record}».")
    if name not in fields(found):
        raise LookupError(f"«{name}» kan ikke bekreftes. Velg en av {', '.join(fields(found))}.")
    back = of_the_number_called_back(catalog, found, given)
    result = Judged(refusals=[*of_those_who_enter(given, today), *(f"called_back: {one}" for one in back)])
    result.confirmed[record] = [name]
    known = "" if is_known(found, name) else " som ikke kjent"
    result.lines.append(f"{record}.{name}: {FIELDS[name]} er bekreftet{known}")
    return result


def written(catalog: Catalog, result: Judged, given: Given, *, write: bool) -> str:
    """The change that a reply makes, as a difference; written when somebody says so and no rule is broken by it.

    Raises Unsound, Unsafe or OSError.
    """
    files = writing.replies(catalog, result, given)
    if problems := sorted(_broken(catalog, files)):
        raise Unsound(problems)
    if write:
        writing.write(files, ROOT)
    return writing.shown(files)


def _broken(catalog: Catalog, files: Iterable[writing.Written]) -> set[Problem]:
    """The problems that a change would bring, and that were not there before."""
    changed = {one.path: writing.read(one.path, one.after) for one in files}
    kept = catalog.documents.items()
    after = assemble({kind: changed.get(f"data/{FILES[kind].file}.yaml", document) for kind, document in kept})
    before, now = (_problems(one) for one in (catalog, after))
    return {one for key, one in now.items() if key not in before}


def _problems(catalog: Catalog) -> dict[tuple[str, str, str], Problem]:
    """What is wrong with a catalogue, by everything but the line."""
    found = judge(Project(ROOT, catalog, clock_day(), clock_day()))
    return {(one.path, one.field, one.text): one for one in found}
