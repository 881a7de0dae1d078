"""One test for what is one idea: held against every one of many cases, and all that fail are told, not just the first.

A test for each of thousands of cases costs more than the cases do. What has few cases, or cases that are ideas of their
own, is parametrized as usual.
"""

from __future__ import annotations

import functools
import inspect
import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

Test = Callable[..., None]
MOST_TOLD = 20


def every(names: str, cases: Iterable[Any], named: Callable[[Any], str] = str) -> Callable[[Test], Test]:
    """Give a test each of the cases, as `parametrize` does, but within one test."""
    arguments = [name.strip() for name in names.split(",")]
    listed = list(cases)
    assert listed, "there is no case"

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def whole(**fixtures: Any) -> None:
            values = ((case, case if len(arguments) > 1 else (case,)) for case in listed)
            given = ((named(case), dict(zip(arguments, value, strict=True)) | fixtures) for case, value in values)
            _tell([(name, _outcome(test, keywords)) for name, keywords in given])

        kept = [one for one in inspect.signature(test).parameters.values() if one.name not in arguments]
        whole.__signature__ = inspect.Signature(kept)  # type: ignore[attr-defined]
        return whole

    return decorate


def _outcome(test: Test, keywords: dict[str, Any]) -> BaseException | None:
    """What a test raised, a skip included."""
    try:
        test(**keywords)
    except (Exception, pytest.skip.Exception, pytest.fail.Exception) as error:
        return error
    return None


def _tell(outcomes: list[tuple[str, BaseException | None]]) -> None:
    """Fail with all that failed; skip when nothing was left to hold the idea against."""
    failed = [(name, one) for name, one in outcomes if one and not isinstance(one, pytest.skip.Exception)]
    if failed:
        told = "\n".join(_told(failed[:MOST_TOLD]))
        pytest.fail(f"{len(failed)} of {len(outcomes)} cases fail:\n{told}", pytrace=False)
    if all(one for _, one in outcomes):
        pytest.skip(str(outcomes[0][1]))


def _told(failed: list[tuple[str, BaseException]]) -> Iterator[str]:
    """Each failure with its case, its place and its reason; where it came from is told in full of the first."""
    for name, error in failed:
        place = traceback.extract_tb(error.__traceback__)[-1]
        yield f"{name}: {place.filename}:{place.lineno}: {type(error).__name__}: {error}"
    yield "".join(traceback.format_exception(failed[0][1]))
