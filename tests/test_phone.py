"""Telephone numbers: what counts as one, how it is grouped, and what the link says."""

from __future__ import annotations

import re
import string

import pytest
from every import every
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.check.numbers import corrections
from guide.content.catalog import load
from guide.facts.phone import canonical, fault, is_valid, tel_uri

QUICK = settings(derandomize=True, deadline=None, database=None, max_examples=300)
WRITTEN = st.text(alphabet=string.digits + " ", max_size=14).flatmap(lambda text: st.sampled_from([text, f"+{text}"]))
EIGHT = st.from_regex(r"[2-9][0-9]{7}", fullmatch=True)
REAL = sorted({phone.number for contact in load().contacts.values() for phone in contact.phones})

KINDS = [
    ("22 58 60 00", True, "22 58 60 00", "tel:+4722586000"),
    ("22586000", True, "22 58 60 00", "tel:+4722586000"),
    ("2 2586 000", True, "22 58 60 00", "tel:+4722586000"),
    ("+4722586000", True, "22 58 60 00", "tel:+4722586000"),
    ("+47 22 58 60 00", True, "22 58 60 00", "tel:+4722586000"),
    ("55 55 33 33", True, "55 55 33 33", "tel:+4755553333"),
    ("40000000", True, "400 00 000", "tel:+4740000000"),
    ("911 23 456", True, "911 23 456", "tel:+4791123456"),
    ("80033321", True, "800 33 321", "tel:+4780033321"),
    ("815 00 000", True, "815 00 000", "tel:+4781500000"),
    ("02800", True, "02800", "tel:02800"),
    ("110", True, "110", "tel:110"),
    ("112", True, "112", "tel:112"),
    ("113", True, "113", "tel:113"),
    ("116117", True, "116 117", "tel:116117"),
    ("116 111", True, "116 111", "tel:116111"),
    ("+46850828000", True, "+46850828000", "tel:+46850828000"),
    ("+46 8 508 280 00", True, "+46850828000", "tel:+46850828000"),
    ("55 55 33 3", False, "5555333", "tel:5555333"),
    ("12345678", False, "12 34 56 78", "tel:+4712345678"),
    ("999", False, "999", "tel:999"),
    ("", False, "", "tel:"),
    ("+", False, "+", "tel:+"),
    ("+999 12 34 56 78", False, "+99912345678", "tel:+99912345678"),
    ("tlf. 22 58 60 00", False, None, None),
    ("22-58-60-00", False, None, None),
    ("22\u00a058\u00a060\u00a000", False, None, None),
    ("22 58 60 00\n", False, None, None),
    ("22 58 60 00 x 12", False, None, None),
    ("٢٢٥٨٦٠٠٠", False, None, None),
    ("２２５８６０００", False, None, None),
    ("0047 22 58 60 00", False, None, None),
    ("47 22 58 60 00", False, None, None),
]


@every("number, valid", [(number, valid) for number, valid, _, _ in KINDS])
def test_what_can_be_called_is_known(number: str, valid: bool) -> None:
    assert is_valid(number) is valid


@every("number, grouped", [(number, text) for number, _, text, _ in KINDS if text is not None])
def test_a_number_is_grouped_as_norwegians_read_it(number: str, grouped: str) -> None:
    assert canonical(number) == grouped


@every("number, uri", [(number, uri) for number, _, _, uri in KINDS if uri is not None])
def test_a_link_has_the_country_code_unless_the_number_is_short(number: str, uri: str) -> None:
    assert tel_uri(number) == uri


@pytest.mark.parametrize("number", REAL)
def test_a_number_of_ours_is_valid_and_written_as_norwegians_read_it(number: str) -> None:
    assert fault(number, corrections(load())) == ""
    assert canonical(number) == number
    assert re.fullmatch(r"tel:(\+[0-9]{8,15}|[0-9]{3,6})", tel_uri(number))


@QUICK
@given(st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    assert is_valid(text) in (True, False)
    assert isinstance(canonical(text), str)
    assert tel_uri(text).startswith("tel:")


@QUICK
@given(WRITTEN)
def test_grouping_twice_is_grouping_once(number: str) -> None:
    assert canonical(canonical(number)) == canonical(number)


@QUICK
@given(WRITTEN)
def test_grouping_keeps_every_digit_but_the_country_code(number: str) -> None:
    digits = number.replace(" ", "").removeprefix("+47")
    assert canonical(number).replace(" ", "") == digits


@QUICK
@given(EIGHT, st.lists(st.integers(0, 8), max_size=4))
def test_spaces_and_the_country_code_change_nothing(number: str, spaces: list[int]) -> None:
    written = number
    for at in sorted(spaces, reverse=True):
        written = written[:at] + " " + written[at:]
    written = written.strip()
    assert canonical(written) == canonical(f"+47 {written}") == canonical(number)
    assert tel_uri(written) == tel_uri(f"+47 {written}") == f"tel:+47{number}"
    assert is_valid(written) == is_valid(number)


@QUICK
@given(WRITTEN)
def test_a_valid_number_stays_valid_and_leads_to_the_same_place_when_grouped(number: str) -> None:
    if is_valid(number) and len(number.replace(" ", "").removeprefix("+47")) == 8:
        assert is_valid(canonical(number))
        assert tel_uri(canonical(number)) == tel_uri(number)


@QUICK
@given(
    st.from_regex(
        r"(\+47)?[2-9][0-9]{7}|\+4[56][0-9]{6,10}|1[0-9]{2,5}|0[0-9]{4}|(00)?47[0-9]{8}|[0-9]{9,12}", fullmatch=True
    )
)
def test_the_link_of_a_valid_number_is_digits_only(number: str) -> None:
    if is_valid(number):
        assert re.fullmatch(r"tel:(\+[0-9]{7,15}|[0-9]{3,6})", tel_uri(number))
