"""What Lovdata's data lets the machine write in data/laws.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace as copied
from datetime import date
from pathlib import Path

from guide.content.acts import Act, Provision
from guide.content.catalog import load
from guide.content.construct import Location
from guide.project import MONTHS, ROOT, norwegian
from guide.registers.download import NoDownload
from guide.registers.findings import Finding
from guide.registers.lovdata.acts import LovdataAct
from guide.registers.lovdata.archive import BadSource
from guide.registers.lovdata.comparison import Comparison, Pair, heading
from guide.registers.lovdata.fetch import download
from guide.registers.lovdata.packages import Survey, survey
from guide.registers.rewrite import Change, difference, replace, rewritten

KIND = "acts"
_AFTER = {
    "title": ("chapter", "last_section", "sections"),
    "last_change": ("in_force_to", "in_force_from", "status"),
    "last_changed_by": ("in_force_to", "in_force_from", "status", "last_change"),
}


def changes(whole: Comparison, findings: Sequence[Finding]) -> list[Change]:
    """What Lovdata's data lets the machine write."""
    found: list[Change] = []
    wrong = {one.record for one in findings if one.severity != "info" and one.code != "act-changed"}
    for pair in whole.pairs:
        fields = dict(_fields(pair, wrong)) if pair.standing == "present" else {}
        found += [change((*pair.entry.location, *pair.location, name), value) for name, value in fields.items()]
    return found


def change(location: Location, value: str | date) -> Change:
    """A new value for a field of data/laws.yaml."""
    return Change(location, value, _AFTER.get(str(location[-1]), ()))


def _fields(pair: Pair, wrong: set[str]) -> Iterator[tuple[str, str | date]]:
    if isinstance(pair.record, Provision):
        title = heading(pair) if pair.state != "repealed" else None
        if title and title != pair.record.title:
            yield "title", title
        if not wrong & {pair.record.id, pair.act.id} and _is_read(pair, pair.record):
            yield "text_verified_on", pair.whole.dated
    elif pair.theirs and pair.state != "repealed":
        yield from _last_change(pair.record, pair.theirs)


def _last_change(one: Act, theirs: LovdataAct) -> Iterator[tuple[str, str | date]]:
    """The last change of an act, unless we know of a later one."""
    last, by = theirs.last_change_in_force, theirs.last_changed_by
    if last and (one.last_change is None or one.last_change <= last):
        if one.last_change != last:
            yield "last_change", last
        if by and by != one.last_changed_by:
            yield "last_changed_by", by


def _is_read(pair: Pair, one: Provision) -> bool:
    """Whether what somebody has read is the text of today, known from an older day than the source's own."""
    read, wording = one.text_verified_on, one.text_in_force_from
    is_whole = pair.whole.is_dated and not pair.is_old and pair.state != "repealed" and not pair.missing
    return bool(is_whole and read and read < pair.whole.dated and not (wording and wording > read))


CACHE = ROOT / ".cache" / "lovdata"
_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTHS = {name: number for names in (MONTHS, _ENGLISH) for number, name in enumerate(names, 1)}
_DAY = re.compile(rf"\b(\d{{1,2}})\.? ({'|'.join(_MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_HEADING = re.compile(r"^# .*$", re.MULTILINE)


class Unusable(Exception):
    """There is nothing to compare with. The message is Norwegian, and says what to do."""


def compare(
    source: Path | None, today: date, *, extract: bool = False, dated: date | None = None, root: Path = ROOT
) -> Comparison:
    """The register beside a source, or beside the packages at Lovdata when there is none."""
    catalog = load(root)
    wanted = {act.date_code for act in catalog.acts.values()}
    try:
        paths = (source,) if source else download(CACHE)
        read = survey(paths, wanted, dated, extract)
    except (BadSource, NoDownload) as reason:
        raise Unusable(str(reason)) from None
    except OSError as error:
        raise Unusable(f"Kan ikke lese «{error.filename or source}»: {error.strerror}") from None
    if not wanted & {*read.acts, *(one.date_code for one in read.unreadable)}:
        raise Unusable("Kilden har ingen av lovene våre. Se om det er rett mappe eller pakke")
    known = read.info.dated or _said_by_the_readme(source)
    day = known or _at_least(read)
    if day > today:
        raise Unusable(f"Kilden er fra {norwegian(day)}, og det er etter i dag ({norwegian(today)}). Rett --dated")
    return Comparison(catalog, read, day, today, known is not None)


def _said_by_the_readme(source: Path | None) -> date | None:
    """The day of a folder of files: the only one in the first heading of its README.md, else in the whole of it.

    The files' own times tell of the copying.
    """
    readme = source / "README.md" if source else None
    if readme is None or not readme.is_file():
        return None
    text = readme.read_bytes()[:65536].decode("utf-8", "ignore")
    heading = _HEADING.search(text)
    return (_only_day(heading[0]) if heading else None) or _only_day(text)


def _only_day(text: str) -> date | None:
    days = {(int(year), _MONTHS[month.lower()], int(day)) for day, month, year in _DAY.findall(text)}
    try:
        [only] = days
        return date(*only)
    except ValueError:
        return None


def _at_least(read: Survey) -> date:
    """The day of a source that says none: it is no older than the newest change in it."""
    days = (day for act in read.acts.values() for day in (act.last_change_in_force, *act.in_force_from[:1]) if day)
    return max(days, default=date.min)


def noted(whole: Comparison) -> list[str]:
    """What should be known about the source itself."""
    unknown = [one for one in whole.survey.unreadable if one.date_code is None]
    said = [f"{one.name}: {one.text}." for one in unknown]
    if not whole.is_dated:
        said.append(
            f"Kilden sier ikke hvilken dag den er fra. {norwegian(whole.dated)} er brukt, for da ble en av lovene sist "
            "endret. Oppgi dagen med --dated ÅÅÅÅ-MM-DD."
        )
    return said


def write(whole: Comparison, findings: Sequence[Finding], root: Path = ROOT) -> tuple[str, Comparison]:
    """The difference, written to the file, and the comparison with the register as it is now. Raises Unsafe."""
    document = whole.catalog.documents[KIND]
    path = root / document.path
    old = path.read_bytes().decode()
    new = rewritten(old, KIND, document, changes(whole, findings))
    if new != old:
        replace(path, old, new)
    return difference(old, new, document.path), copied(whole, catalog=load(root))
