"""Signs nobody sees are told by name and place, spoilt letters too, and text is made as everybody types it."""

from __future__ import annotations

import unicodedata

import pytest

from guide.content.signs import DASHES, SPACES, composed, hidden, plain

REAL = "Tråante Gáivuotna Deatnu Čáhcesuolu Łódź Şırnak Ağrı «Å» A–Å… ØÅ– 10 000 kroner, Ålesund – «så». Å‘r √2"

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _each(ranges: str) -> list[str]:
    found: list[str] = []
    signs = iter(ranges)
    for sign in signs:
        found += map(chr, range(ord(found.pop()), ord(next(signs)) + 1)) if sign == "-" and found else [sign]
    return found


def test_every_sign_without_a_look_is_told_with_its_place() -> None:
    """The whole of Unicode is asked: what is no letter, mark, digit, sign or space cannot be seen."""
    unseen = [chr(number) for number in range(0x30000) if unicodedata.category(chr(number)) in _UNSEEN]
    private = ["\ue000", "\uf0b7", "\uf8ff", "\U000e0001", "\U000e0100", "\U000f0000", "\U0010ffff"]
    for sign in {*unseen, *private} - {"\t", "\n", "\r"}:
        found = [(one.line, one.column, one.code) for one in hidden(f"en\nto{sign}tre")]
        assert found == [(2, 3, f"U+{ord(sign):04X}")]


@pytest.mark.parametrize(
    "word", ["blåbær", "é", "§ 13", "Gáivuotna", "Čohkkiras", "Đorđe", "Łódź", "–", "’", "…", "«", "ŋ"]
)
@pytest.mark.parametrize("read_as", ["cp1252", "latin-1"])
def test_letters_read_as_something_else_are_told(word: str, read_as: str) -> None:
    spoilt = word.encode("utf-8").decode(read_as, "replace")
    assert list(hidden(f"ord {spoilt} ord"))


def test_letters_of_old_machines_are_told() -> None:
    for read_as in ("mac_roman", "cp850", "cp437"):
        for word in ("Måløy", "være", "søker"):
            assert list(hidden(word.encode("utf-8").decode(read_as)))


def test_what_people_write_is_left_alone() -> None:
    assert list(hidden(REAL)) == []
    assert list(hidden("10\u00a0000 kroner og «så\u00a0vidt»")) == []


def test_spaces_and_dashes_are_one_for_comparing() -> None:
    for space in _each(SPACES):
        assert plain(f"23{space}30") == "23 30"
    for dash in _each(DASHES):
        assert plain(f"15{dash}9") == "15-9"
    assert plain("A\u030alesund\u200b") == "Ålesund"


def test_a_hard_space_stays_between_words_and_goes_where_it_is_no_word() -> None:
    assert composed("10\u00a0000\u202fkroner") == "10\u00a0000\u202fkroner"
    assert composed("id:\u00a0nav\r\n\u00a0\u00a0name :\u3000NAV\u00a0\r-\u00a0x") == "id: nav\n  name : NAV \n- x"
    assert composed("A\u030alesund") == "Ålesund"
