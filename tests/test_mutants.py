"""Nobody can damage a data file so that it is read wrongly in silence: every mutant is caught, harmless or listed."""

from __future__ import annotations

import pickle
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import yaml
from again import judged
from conftest import ROOT, TODAY
from every import every

from guide.check.runner import judge
from guide.check.subject import Project
from guide.content.catalog import Catalog, assemble, load, shown
from guide.content.kinds import FILES, WORDS
from guide.content.pages import navigation
from guide.content.reading import Document, parse, read

MUTANTS, PARTS = 640, 4
"""In several tests, so that several workers share them."""
JUDGED_WHOLE = 10
"""One mutant in so many is judged by all rules too, which must say the same."""
REAL = load()
BROKEN = [kind for kind in FILES if FILES[kind] not in WORDS[1:] and REAL.documents[kind].values]
"""The files under words/ have one shape: one of them stands for all, so that the facts get most of the mutants."""
TEXTS = {kind: (ROOT / shown(FILES[kind])).read_bytes() for kind in FILES}
VALUES = {kind: REAL.documents[kind].values for kind in FILES}
COPIES = {kind: pickle.dumps(value) for kind, value in VALUES.items()}
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

TextChange = Callable[[bytes, random.Random], bytes]
ValueChange = Callable[[Any, random.Random], None]


def delete_line(text: bytes, choose: random.Random) -> bytes:
    lines = text.split(b"\n")
    del lines[choose.randrange(len(lines))]
    return b"\n".join(lines)


def repeat_line(text: bytes, choose: random.Random) -> bytes:
    lines = text.split(b"\n")
    at = choose.randrange(len(lines))
    return b"\n".join([*lines[:at], lines[at], *lines[at:]])


def swap_lines(text: bytes, choose: random.Random) -> bytes:
    lines = text.split(b"\n")
    at = choose.randrange(len(lines) - 1)
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    return b"\n".join(lines)


def truncate(text: bytes, choose: random.Random) -> bytes:
    return text[: choose.randrange(len(text))]


def mangle_a_digit(text: bytes, choose: random.Random) -> bytes:
    found = choose.choice(list(re.finditer(rb"\d", text)) or list(re.finditer(rb"\w", text)))
    return text[: found.start()] + choose.choice([b"0", b"7", b"l", b"O", b""]) + text[found.end() :]


def insert_tab(text: bytes, choose: random.Random) -> bytes:
    lines = text.split(b"\n")
    at = choose.randrange(len(lines))
    lines[at] = b"\t" + lines[at].lstrip() if choose.random() < 0.7 else lines[at] + b"\t"
    return b"\n".join(lines)


def shift_indentation(text: bytes, choose: random.Random) -> bytes:
    lines = text.split(b"\n")
    at = choose.randrange(len(lines))
    lines[at] = b" " * choose.randrange(1, 4) + lines[at] if choose.random() < 0.5 else lines[at][1:]
    return b"\n".join(lines)


def insert_bytes(text: bytes, choose: random.Random) -> bytes:
    at = choose.randrange(len(text))
    return text[:at] + choose.randbytes(choose.randrange(1, 5)) + text[at:]


def insert_sign(text: bytes, choose: random.Random) -> bytes:
    at = choose.randrange(len(text))
    return text[:at] + choose.choice([b":", b'"', b"'", b"[", b"{", b"#", b"- ", b"&a ", b"*a", b"|", b"@"]) + text[at:]


def remove_sign(text: bytes, choose: random.Random) -> bytes:
    found = choose.choice(list(re.finditer(rb"[:\"'\-\[\]]", text)))
    return text[: found.start()] + text[found.end() :]


def places(value: Any, of: type | tuple[type, ...]) -> list[Any]:
    """Every mapping or list somewhere inside a value."""
    inside = [item for one in _children(value) for item in places(one, of)]
    return [value, *inside] if isinstance(value, of) and value else inside


def _children(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []


def delete_key(value: Any, choose: random.Random) -> None:
    place = choose.choice(places(value, dict))
    del place[choose.choice(list(place))]


def rename_key(value: Any, choose: random.Random) -> None:
    place = choose.choice(places(value, dict))
    key = choose.choice(list(place))
    at = choose.randrange(len(key))
    place[key[:at] + key[at + 1 :]] = place.pop(key)


def repeat_record(value: Any, choose: random.Random) -> None:
    place = choose.choice([one for one in places(value, list) if isinstance(one[0], dict)])
    place.append(choose.choice(place))


def retype(value: Any, choose: random.Random) -> None:
    place = choose.choice(places(value, dict))
    new = [None, "", " ", 0, 86400, 1.5, True, "unknown", "2026-11-22", date(1999, 1, 1), [], {}, ["a"], {"a": "b"}]
    place[choose.choice(list(place))] = choose.choice(new)


def owners(value: Any) -> list[Any]:
    """Every mapping that has an id."""
    return [one for one in places(value, dict) if "id" in one]


def swap_ids(value: Any, choose: random.Random) -> None:
    one, other = choose.sample(owners(value), 2)
    one["id"], other["id"] = other["id"], one["id"]


def misspell_text(value: Any, choose: random.Random) -> None:
    place = choose.choice([one for one in places(value, dict) if any(isinstance(v, str) for v in one.values())])
    key = choose.choice([key for key, text in place.items() if isinstance(text, str)])
    at = choose.randrange(len(place[key]) or 1)
    place[key] = place[key][:at] + place[key][at + 1 :]


IN_TEXT: list[TextChange] = [
    delete_line, repeat_line, swap_lines, truncate, mangle_a_digit, insert_tab, shift_indentation, insert_bytes,
    insert_sign, remove_sign,
]  # fmt: skip
IN_VALUES: list[ValueChange] = [delete_key, rename_key, repeat_record, retype, swap_ids, misspell_text]
CHANGES: list[Callable[..., Any]] = [*IN_TEXT, *IN_VALUES]


def _mutant(kind: str, change: Callable[..., Any], seed: int) -> bytes:
    choose = random.Random(seed)
    if change in IN_TEXT:
        return bytes(change(TEXTS[kind], choose))
    copied = pickle.loads(COPIES[kind])
    change(copied, choose)
    return yaml.dump(copied, Dumper=_WithoutAnchors, allow_unicode=True, sort_keys=False).encode()


class _WithoutAnchors(DUMPER):  # type: ignore[misc, valid-type]
    """A repeated record is written out: that is what an editor who copies it would do."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _catalogue(kind: str, text: bytes, folder: Any) -> Catalog:
    path = folder / f"{kind.replace('/', '-')}.yaml"
    path.write_bytes(text)
    document = read(path, shown(FILES[kind]))
    made = assemble({kind: document})
    return Catalog({**REAL.entries, **made.entries}, made.problems, {**REAL.documents, kind: document})


def _problems(catalog: Catalog) -> list[Any]:
    return judge(Project(ROOT, catalog, TODAY, TODAY))


def _differences(kind: str, catalog: Catalog) -> Iterator[str]:
    """Which field of which record is not as it was."""
    before = [entry.record.model_dump() for entry in REAL.entries[kind]]
    after = [entry.record.model_dump() for entry in catalog.entries[kind]]
    if kind != "publication":
        before, after = ({one.get("id", one.get("record")): one for one in records} for records in (before, after))  # type: ignore[assignment]
    yield from _changed(before, after, kind)


def _changed(before: Any, after: Any, at: str) -> Iterator[str]:
    if type(before) is type(after) and isinstance(before, dict):
        for key in before.keys() | after.keys():
            yield from _changed(before.get(key), after.get(key), f"{at}.{key}")
    elif type(before) is type(after) and isinstance(before, list | tuple) and len(before) == len(after):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _changed(one, other, f"{at}[{index}]")
    elif before != after:
        yield f"{at}: {_short(before)} -> {_short(after)}"


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:28]} … {text[-28:]}"


def _problems_of(kind: str, change: Callable[..., Any], seed: int, folder: Any) -> tuple[Catalog, list[Any]]:
    """A mutant as it was read, and everything that is said of it."""
    catalog = _catalogue(kind, _mutant(kind, change, seed), folder)
    problems = judged(Project(ROOT, catalog, TODAY, TODAY), [kind])
    assert seed % JUDGED_WHOLE or problems == _problems(catalog)
    for problem in problems:
        assert re.fullmatch(r"(data/[\w/]+\.yaml|docs/.+\.md|mkdocs\.yml):[1-9]\d*: [^\n]*[^.?\n][.?]", str(problem))
        assert "pydantic" not in str(problem)
    return catalog, problems


def _fitting(kind: str, change: Callable[..., Any]) -> str:
    """A kind that a change can be made in."""
    return "services" if change is swap_ids and (FILES[kind].alone or len(owners(VALUES[kind])) < 2) else kind


@pytest.mark.parametrize("part", range(PARTS))
def test_every_mutant_is_caught_or_equal_or_listed(
    part: int, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    choose, outcomes, listed = random.Random(part), Counter[str](), set[str]()
    for number in range(MUTANTS // PARTS):
        change = CHANGES[number % len(CHANGES)]
        kind = _fitting(choose.choice(BROKEN), change)
        catalog, problems = _problems_of(kind, change, choose.randrange(2**32), tmp_path)
        changed = [] if problems else sorted(_differences(kind, catalog))
        same = [entry.record for entry in catalog.entries[kind]] == [entry.record for entry in REAL.entries[kind]]
        assert problems or changed or same or change in (swap_lines, swap_ids)
        outcomes["caught" if problems else "different" if changed or not same else "equal"] += 1
        outcomes[f"{change.__name__} {'caught' if problems else 'let through'}"] += 1
        listed.update(f"{change.__name__}: {one}" for one in changed[:3])
    with capsys.disabled():
        print(f"\n{MUTANTS // PARTS} mutants: {outcomes['caught']} caught, {outcomes['equal']} equal to the original, "
              f"{outcomes['different']} different but valid.")  # fmt: skip
    print("\n".join(f"{name}: {number}" for name, number in sorted(outcomes.items())))
    print("\n".join(sorted(listed)))
    assert outcomes["caught"] > MUTANTS // PARTS / 2


@every("change", CHANGES, named=lambda change: change.__name__)
def test_every_kind_of_damage_is_caught_somewhere(change: Callable[..., Any], tmp_path: Any) -> None:
    choose = random.Random(0)
    assert any(_problems_of(_fitting(choose.choice(BROKEN), change), change, seed, tmp_path)[1] for seed in range(60))


def test_an_untouched_catalogue_is_sound_and_equal() -> None:
    assert _problems(REAL) == []
    for kind in FILES:
        document = parse(TEXTS[kind].decode(), Document(shown(FILES[kind])))
        assert not list(_differences(kind, assemble({**REAL.documents, kind: document})))


@every("kind", FILES)
def test_the_values_of_a_file_are_the_same_after_a_round_trip(kind: str, tmp_path: Any) -> None:
    text = yaml.dump(VALUES[kind], Dumper=_WithoutAnchors, allow_unicode=True, sort_keys=False).encode()
    assert not list(_differences(kind, _catalogue(kind, text, tmp_path)))


@every("seed", range(40))
def test_a_broken_menu_never_raises(seed: int, tmp_path: Any) -> None:
    choose = random.Random(seed)
    path = tmp_path / "mkdocs.yml"
    path.write_bytes(choose.choice(IN_TEXT)((ROOT / "mkdocs.yml").read_bytes(), choose))
    listed, problems = navigation(path)
    assert listed or problems


def test_a_difference_is_shown_with_record_and_field() -> None:
    text = TEXTS["services"].decode().replace("name: Kommunen", "name: Kommunene", 1)
    document = parse(text, Document("data/services.yaml"))
    catalog = assemble({**REAL.documents, "services": document})
    assert list(_differences("services", catalog)) == ["services.kommune.name: 'Kommunen' -> 'Kommunene'"]
