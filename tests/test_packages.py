"""Reading a folder or an archive of acts: what is found, what day it is from, and which archives are refused."""

from __future__ import annotations

import bz2
import io
import tarfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from guide.registers.lovdata import archive, packages
from guide.registers.lovdata.acts import LovdataAct
from guide.registers.lovdata.archive import BadSource
from guide.registers.lovdata.packages import SourceInfo, Unreadable, code_of, read_source, survey
from tests.laws import SHARED, act, needs_shared, section

LAW, OTHER, RULE = "LOV-2001-02-03-4", "LOV-1967-02-10", "FOR-2022-06-22-1110"
FILES = {
    "nl/nl-20010203-004.xml": act(section("1")),
    "nl/nl-19670210-000.xml": act(head={"legacyID": OTHER}),
    "sf/sf-20220622-1110.xml": act(head={"legacyID": RULE, "dokid": "SF/forskrift/2022-06-22-1110"}),
}
NOVEMBER = int(datetime(2025, 11, 8, 1, 31, tzinfo=UTC).timestamp())


def folder(path: Path, files: dict[str, bytes] = FILES) -> Path:
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


def member(
    name: str, data: bytes = b"", kind: bytes = tarfile.REGTYPE, link: str = "", when: float = NOVEMBER
) -> bytes:
    """One member as bytes, header and content."""
    info = tarfile.TarInfo(name)
    info.size, info.type, info.linkname, info.mtime = len(data), kind, link, when
    return info.tobuf() + data + b"\0" * (-len(data) % tarfile.BLOCKSIZE)


def packed(path: Path, *members: bytes, end: bytes = b"\0" * 1024) -> Path:
    path.write_bytes(bz2.compress(b"".join(members) + end))
    return path


def package(path: Path, files: dict[str, bytes] = FILES, when: float = NOVEMBER) -> Path:
    return packed(path, *(member(name, data, when=when) for name, data in files.items()))


def codes(*paths: Path) -> set[str]:
    return {one.date_code or "" for one in read_source(*paths)}


def refusal(*paths: Path) -> str:
    with pytest.raises(BadSource) as failure:
        list(read_source(*paths))
    return str(failure.value)


def test_a_folder_is_read(tmp_path: Path) -> None:
    folder(tmp_path, {**FILES, "README.md": b"Les meg", "nl/notat.txt": b"nei"})
    assert codes(tmp_path) == {LAW, OTHER, RULE}


def test_a_folder_with_the_files_on_top_is_read(tmp_path: Path) -> None:
    assert codes(folder(tmp_path, {"nl-20010203-004.xml": act()})) == {LAW}


def test_an_archive_is_read_as_the_folder_is(tmp_path: Path) -> None:
    source = package(tmp_path / "lover.tar.bz2")
    assert list(read_source(source)) == [
        one
        for name in FILES
        for one in read_source(folder(tmp_path / name[:2], FILES))
        if one.date_code == code_of(name)
    ]


def test_folders_and_other_files_in_an_archive_are_left(tmp_path: Path) -> None:
    extra = (
        member("nl/", kind=tarfile.DIRTYPE),
        member("nl/LESMEG", b"hei"),
        member("./nl/nl-20010203-004.xml", act()),
    )
    assert codes(packed(tmp_path / "a.tar.bz2", *extra)) == {LAW}


def test_an_archive_with_pax_and_gnu_headers_is_read(tmp_path: Path) -> None:
    for style in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        path = tmp_path / f"{style}.tar.bz2"
        with tarfile.open(path, "w:bz2", format=style) as tar:
            info = tarfile.TarInfo(f"nl/{'x' * 150}/nl-20010203-004.xml")
            info.size, info.mtime = len(act()), NOVEMBER + 0.5
            tar.addfile(info, io.BytesIO(act()))
        assert codes(path) == {LAW}


def test_a_folder_of_archives_gives_the_newest_of_each(tmp_path: Path) -> None:
    package(tmp_path / "gjeldende-lover.20251107T010000Z.9.tar.bz2", {"nl/nl-20010203-004.xml": act()})
    package(
        tmp_path / "gjeldende-lover.20251108T010000Z.9.tar.bz2",
        {"nl/nl-19670210-000.xml": FILES["nl/nl-19670210-000.xml"]},
    )
    package(
        tmp_path / "gjeldende-sentrale-forskrifter.20251106T010000Z.9.tar.bz2",
        {"sf/sf-20220622-1110.xml": FILES["sf/sf-20220622-1110.xml"]},
    )
    (tmp_path / "gjeldende-lover.20251109T010000Z.9.tar.bz2.part").write_bytes(b"BZh")
    assert codes(tmp_path) == {OTHER, RULE}
    assert survey([tmp_path], set()).info.dated == date(2025, 11, 6)


def test_a_bad_file_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    source = package(tmp_path / "a.tar.bz2", {"nl/nl-20010203-004.xml": b"<html>", "nl/nl-19670210-000.xml": act()})
    bad, good = read_source(source)
    assert bad == Unreadable("nl/nl-20010203-004.xml", LAW, "fila er ikke gyldig XML fra linje 1. Hent pakken på nytt")
    assert isinstance(good, LovdataAct)


def test_a_survey_reads_what_is_wanted_and_notes_the_rest(tmp_path: Path) -> None:
    broken = {
        "nl/nl-19990101-001.xml": b"<html>",
        "nl/nl-19990101-002.xml": b"<html>",
        "nl/annet.xml": FILES["sf/sf-20220622-1110.xml"],
    }
    result = survey([package(tmp_path / "a.tar.bz2", {**FILES, **broken})], {LAW, "LOV-1999-01-01-1", "LOV-1800-01-01"})
    assert set(result.acts) == {LAW, RULE}
    assert result.present == {LAW, OTHER, RULE, "LOV-1999-01-01-1", "LOV-1999-01-01-2"}
    assert [one.date_code for one in result.unreadable] == ["LOV-1999-01-01-1"]


def test_a_source_with_few_acts_is_an_extract(tmp_path: Path) -> None:
    info = survey([folder(tmp_path)], {LAW}).info
    assert info == SourceInfo(None, frozenset())
    assert info.partial
    assert not info.covers(LAW)


def test_a_source_is_whole_for_the_kind_it_has_enough_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "WHOLE", {"LOV": 2, "FOR": 2})
    info = survey([folder(tmp_path)], set()).info
    assert (info.covers(LAW), info.covers(RULE), info.partial) == (True, False, True)
    monkeypatch.setattr(packages, "WHOLE", {"LOV": 2, "FOR": 1})
    assert not survey([tmp_path], set()).info.partial
    assert survey([tmp_path], set(), partial=True).info.partial


def test_the_day_of_a_source_is_what_the_user_says_then_its_name_then_its_newest_member(tmp_path: Path) -> None:
    named, plain = package(tmp_path / "lover-2025-12-24.tar.bz2"), package(tmp_path / "lover.tar.bz2")
    said = date(2025, 11, 1)
    assert survey([named], set(), said).info.dated == said
    assert survey([named], set()).info.dated == date(2025, 12, 24)
    assert survey([plain], set()).info.dated == date(2025, 11, 8)
    assert survey([named, plain], set()).info.dated == date(2025, 11, 8)


@pytest.mark.parametrize("when", [0, 2**40])
def test_a_time_that_says_nothing_gives_no_day(tmp_path: Path, when: int) -> None:
    assert survey([package(tmp_path / "lover-2025-13-01.tar.bz2", when=when)], set()).info.dated is None


def test_a_folder_has_no_day_unless_the_user_gives_it(tmp_path: Path) -> None:
    assert survey([folder(tmp_path)], set()).info.dated is None
    assert survey([tmp_path], set(), date(2025, 11, 8)).info.dated == date(2025, 11, 8)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nl/nl-20210618-097.xml", "LOV-2021-06-18-97"),
        ("nl-19670210-000.xml", "LOV-1967-02-10"),
        ("sf/sf-20220622-1110.xml", "FOR-2022-06-22-1110"),
        ("nl/nl-18140517-000-nn.xml", "LOV-1814-05-17-nn"),
        ("nl/annet.xml", None),
    ],
)
def test_a_files_name_tells_its_date_code(name: str, code: str | None) -> None:
    assert code_of(name) == code


GOOD = member("nl/nl-20010203-004.xml", act())
AGAIN = "Slett pakken og hent den på nytt"
OUT = f"peker ut av pakken. {AGAIN}"
LINK = f"er en lenke eller noe annet enn en vanlig fil. {AGAIN}"
LONG = b"x" * (archive.MOST_HEADER + 1)


def sized(name: str, size: int) -> bytes:
    """A header that promises more than there is."""
    info = tarfile.TarInfo(name)
    info.size = size
    return info.tobuf(format=tarfile.GNU_FORMAT)


REFUSED = {
    "a path upwards": (member("nl/../../x.xml"), f"nl/../../x.xml: {OUT}"),
    "an absolute path": (member("/etc/passwd"), f"/etc/passwd: {OUT}"),
    "a path upwards for Windows": (member("nl\\..\\..\\x.xml"), f"nl\\..\\..\\x.xml: {OUT}"),
    "a drive of Windows": (member("C:x.xml"), f"C:x.xml: {OUT}"),
    "a folder upwards": (member("../x", kind=tarfile.DIRTYPE), f"../x: {OUT}"),
    "a symbolic link": (member("nl/a.xml", kind=tarfile.SYMTYPE, link="/etc/passwd"), f"nl/a.xml: {LINK}"),
    "a hard link": (member("nl/a.xml", kind=tarfile.LNKTYPE, link="nl/b.xml"), f"nl/a.xml: {LINK}"),
    "a device": (member("nl/a.xml", kind=tarfile.CHRTYPE), f"nl/a.xml: {LINK}"),
    "a pipe": (member("nl/a.xml", kind=tarfile.FIFOTYPE), f"nl/a.xml: {LINK}"),
    "a sparse file": (member("nl/a.xml", kind=tarfile.GNUTYPE_SPARSE), f"nl/a.xml: {LINK}"),
    "a sparse file by another header": (
        member("h", b"21 GNU.sparse.size=1\n22 GNU.sparse.map=0,1\n", kind=tarfile.XHDTYPE) + member("nl/a.xml", b"x"),
        f"nl/a.xml: {LINK}",
    ),
    "a long link name": (member("nl/a.xml", kind=tarfile.GNUTYPE_LONGLINK), f"nl/a.xml: {LINK}"),
    "a huge member": (sized("nl/a.xml", 2**40), f"nl/a.xml: er over 32 MB. Så stor er ingen lov. {AGAIN}"),
    "a huge header": (member("nl/h", LONG, kind=tarfile.XHDTYPE), f"nl/h: har et for langt hode. {AGAIN}"),
    "a name that writes to the screen": (member("nl/\x1b[2J/../x"), f"nl/?[2J/../x: {OUT}"),
    "rubbish between members": (b"x" * 512, f"slutter før den er ferdig, eller er ødelagt. {AGAIN}"),
    "a member cut short": (sized("nl/b.xml", 4000) + b"<html>", f"er ikke en hel tar.bz2. {AGAIN}"),
    "headers on headers": (
        member("h", b"9 a=b=c\n\n", kind=tarfile.XHDTYPE) * 3000,
        f"er ikke en hel tar.bz2. {AGAIN}",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("first", [b"", GOOD], ids=["first", "later"])
def test_a_hostile_archive_is_refused_by_name(tmp_path: Path, name: str, first: bytes) -> None:
    content, text = REFUSED[name]
    end = b"" if "cut short" in name else b"\0" * 1024
    assert refusal(packed(tmp_path / "a.tar.bz2", first, content, end=end)) == f"a.tar.bz2: {text}"


def test_an_archive_without_an_end_is_not_taken_for_whole(tmp_path: Path) -> None:
    text = "a.tar.bz2: slutter før den er ferdig, eller er ødelagt. Slett pakken og hent den på nytt"
    assert refusal(packed(tmp_path / "a.tar.bz2", GOOD, end=b"")) == text


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data)


def page(path: Path) -> None:
    path.write_bytes(b"<!DOCTYPE html><html></html>")


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [cut, flip, page, empty])
def test_a_damaged_archive_is_refused(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    source = package(tmp_path / "a.tar.bz2")
    harm(source)
    assert refusal(source).startswith("a.tar.bz2: ")
    assert refusal(source).endswith(". Slett pakken og hent den på nytt")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_TOTAL", 64 * 1024**2)
    bomb = packed(tmp_path / "a.tar.bz2", *[member("nl/tom.txt", b"\0" * 16 * 1024**2)] * 5)
    assert bomb.stat().st_size < 10_000
    assert refusal(bomb) == "a.tar.bz2: blir over 64 MB når den pakkes ut. Slett pakken og hent den på nytt"


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 2)
    assert refusal(package(tmp_path / "a.tar.bz2")) == "a.tar.bz2: har over 2 filer. Slett pakken og hent den på nytt"


def test_too_many_files_in_a_folder_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_MEMBERS", 2)
    assert refusal(folder(tmp_path)) == f"{tmp_path}: har over 2 filer. Oppgi en mappe med lover"


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    (folder(tmp_path) / "nl" / "a.xml").symlink_to("/etc/passwd")
    assert refusal(tmp_path) == f"{tmp_path}: nl/a.xml: er ikke en vanlig fil. Legg fila selv i mappa"


def test_a_huge_file_in_a_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_BYTES", 1024**2)
    folder(tmp_path, {"nl/a.xml": b" " * (1024**2 + 1)})
    assert refusal(tmp_path) == f"{tmp_path}: nl/a.xml: er over 1 MB. Så stor er ingen lov. Ta den bort"


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    why = "kan ikke leses: Permission denied. Se etter hvem som får lese fila"
    assert refusal(folder(tmp_path)) == f"nl/nl-19670210-000.xml: {why}"


def test_a_source_that_is_not_one_is_said(tmp_path: Path) -> None:
    want = "Oppgi en mappe med nl/*.xml og sf/*.xml eller lover/*.md og forskrifter/*.md, eller en tar.bz2"
    (tmp_path / "tom").mkdir()
    (tmp_path / "a.zip").write_bytes(b"PK")
    assert refusal(tmp_path / "borte") == f"{tmp_path / 'borte'}: finnes ikke. {want}"
    assert refusal(tmp_path / "a.zip") == f"{tmp_path / 'a.zip'}: er verken en mappe eller en tar.bz2. {want}"
    assert refusal(tmp_path / "tom") == f"{tmp_path / 'tom'}: har ingen lover. {want}"
    assert refusal(packed(tmp_path / "a.tar.bz2")) == f"{tmp_path / 'a.tar.bz2'}: har ingen lover. {want}"


@needs_shared
def test_the_shared_folder_is_an_extract_where_every_file_is_read() -> None:
    read = list(read_source(SHARED))
    assert [one for one in read if isinstance(one, Unreadable)] == []
    result = survey([SHARED], {"LOV-2021-06-18-97"})
    assert result.present == {one.date_code for one in read}
    assert result.info == SourceInfo(None, frozenset())


@pytest.mark.parametrize(
    ("name", "when", "day"),
    [
        ("gjeldende-lover.20261231T233000Z.9.tar.bz2", NOVEMBER, date(2027, 1, 1)),
        ("gjeldende-lover.20260630T213000Z.9.tar.bz2", NOVEMBER, date(2026, 6, 30)),
        ("gjeldende-lover.20260630T223000Z.9.tar.bz2", NOVEMBER, date(2026, 7, 1)),
        ("gjeldende-lover.20260630T250000Z.9.tar.bz2", NOVEMBER, date(2025, 11, 8)),
        ("uten-dag.tar.bz2", 1798759800, date(2027, 1, 1)),
        ("uten-dag.tar.bz2", 1782862200, date(2026, 7, 1)),
    ],
)
def test_the_day_of_a_source_is_the_day_it_was_in_oslo(tmp_path: Path, name: str, when: int, day: date) -> None:
    assert survey([package(tmp_path / name, when=when)], set()).info.dated == day
