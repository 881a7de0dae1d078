"""One test of many cases fails as many tests would: on any of them, saying which and why."""

from __future__ import annotations

import inspect

import pytest
from every import every


@every("number", [1, 2, 3, 4])
def odd(number: int, two: int) -> None:
    if number == 4:
        pytest.skip("four is left out")
    assert number % two


@every("one, other", [(1, 1), (2, 3)], named=lambda case: f"case {case[0]}")
def same(one: int, other: int) -> None:
    assert one == other


def test_all_that_fail_are_told_with_their_place_and_reason() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"(?s)^1 of 4 cases fail:\n2: .*every\.py:\d+: Assert"):
        odd(two=2)
    with pytest.raises(pytest.fail.Exception, match=r"(?s)^3 of 4 cases fail:\n1: .*\n2: .*\n3: "):
        odd(two=1)


def test_several_values_a_case_are_given_by_name_and_a_case_may_have_a_name_of_its_own() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"(?s)^1 of 2 cases fail:\ncase 2: .*assert 2 == 3"):
        same()


def test_a_case_that_is_skipped_is_no_failure_and_nothing_but_skips_is_one() -> None:
    every("number", [1, 4])(lambda number: pytest.skip("none") if number == 4 else None)()
    with pytest.raises(pytest.skip.Exception, match="none"):
        every("number", [4])(lambda number: pytest.skip(f"none of {number}"))()


def test_any_error_is_a_failure() -> None:
    with pytest.raises(pytest.fail.Exception, match="ZeroDivisionError"):
        odd(two=0)


def test_fixtures_are_asked_for_as_before() -> None:
    assert list(inspect.signature(odd).parameters) == ["two"]


def test_without_cases_nothing_would_be_tested() -> None:
    with pytest.raises(AssertionError, match="there is no case"):
        every("number", [])
