"""What law comes, changes and goes between two days."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.review.changes import Change, changes, rules_of
from tests.law import values_in
from tests.review.small import laws

HERE = Path(__file__).parent
ALL = rules_of(laws())
DAYS = st.dates(date(2025, 12, 1), date(2027, 1, 31))


def told(one: Change) -> str:
    return f"{one.day} {one.kind} {one.rule.id}"


@pytest.mark.parametrize("case", values_in(HERE / "changes.yaml"), ids=lambda case: case["case"])
def test_the_changes_are_those_of_the_case(case: dict[str, Any]) -> None:
    rules = rules_of(laws(*case.get("markets", ())))
    found = changes(rules, date.fromisoformat(case["from"]), date.fromisoformat(case["to"]))
    assert [told(one) for one in found.found] == case["told"]
    assert [rule.id for rule in found.waiting] == case.get("waiting", [])


@settings(max_examples=200, deadline=None)
@given(st.lists(DAYS, min_size=3, max_size=3).map(sorted))
def test_what_two_stretches_tell_is_what_both_together_tell(days: list[date]) -> None:
    first, middle, last = days
    parts = changes(ALL, first, middle).found + changes(ALL, middle, last).found
    assert list(map(told, parts)) == list(map(told, changes(ALL, first, last).found))


@settings(max_examples=200, deadline=None)
@given(DAYS, DAYS)
def test_a_rule_that_is_not_told_of_stands_as_it_stood(one: date, other: date) -> None:
    """Only the ways of there being no law on either day may differ without a word."""
    first, last = min(one, other), max(one, other)
    hit = {change.rule.id for change in changes(ALL, first, last).found}
    for rule in ALL:
        before, after = rule.on(first), rule.on(last)
        if rule.id not in hit and before is not after:
            assert {before.state, after.state} <= {"no_limit", "not_researched"}


def test_the_law_of_an_ending_is_the_one_that_ends() -> None:
    ending = next(one for one in changes(ALL, date(2026, 6, 30), date(2026, 7, 1)).found if one.kind == "ends")
    assert (ending.rule.id, ending.entry.law) == ("xa/value", "Value Act 4")
