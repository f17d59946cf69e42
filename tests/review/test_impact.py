"""The verdicts on an offer that change because law does."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.review import Asked, File, check_file
from checker.review.impact import Hit, hits
from checker.source import write
from tests.law import changed, values_in
from tests.review.small import book

HERE = Path(__file__).parent
SPRING = values_in(HERE / "offers" / "spring.yaml")


def checked(case: dict[str, Any]) -> File:
    found = check_file("spring.yaml", write(changed(SPRING, case)).encode(), Asked(), book())
    assert not found.problems, found.problems
    return found


def told(hit: Hit) -> str:
    before, after = (f"{one.verdict} {one.level or ''}".strip() for one in (hit.before, hit.after))
    words = f"{hit.day} in {hit.days_left} days {hit.after.limit.id} {before} then {after}"
    return f"{words}; worsens" if hit.worsens else words


@pytest.mark.parametrize("case", values_in(HERE / "impact.yaml"), ids=lambda case: case["case"])
def test_the_changes_in_a_window_are_those_of_the_case(case: dict[str, Any]) -> None:
    found = hits(checked(case), date.fromisoformat(case["from"]), date.fromisoformat(case["to"]))
    assert [told(hit) for hit in found] == case["told"]


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
LIFE = checked({})


def names(found: list[Hit]) -> list[tuple[date, str]]:
    return [(hit.day, hit.after.limit.id) for hit in found]


@settings(max_examples=200, deadline=None)
@given(st.lists(DAYS, min_size=3, max_size=3).map(sorted))
def test_what_two_windows_tell_is_what_the_window_over_both_tells(days: list[date]) -> None:
    first, middle, last = days
    assert names(hits(LIFE, first, middle)) + names(hits(LIFE, middle, last)) == names(hits(LIFE, first, last))


@settings(max_examples=200, deadline=None)
@given(DAYS)
def test_a_day_on_which_something_changes_is_the_first_of_a_ruling_that_differs(day: date) -> None:
    before, on = day - timedelta(days=1), day
    for hit in hits(LIFE, before, on):
        assert hit.before.last == before
        assert hit.after.first == on
        assert (hit.before.verdict, hit.before.level) != (hit.after.verdict, hit.after.level)
