"""The entries whose source is to be read again."""

from datetime import date

import pytest

from checker.limit import LAST_DAY
from checker.review.changes import rules_of
from checker.review.stale import stale
from tests.review.small import laws


def names(before: date, *codes: str) -> list[str]:
    found = stale(rules_of(laws(*codes)), before)
    return [f"{one.entry.review_by} {one.rule.id}" for one in found]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (date(2027, 2, 23), []),
        (date(2027, 2, 24), ["2027-02-23 xa/old-rule", "2027-02-23 xa/tax", "2027-02-23 xa/winnings"]),
    ],
)
def test_a_source_is_to_be_read_by_its_day_and_is_late_the_day_after(before: date, told: list[str]) -> None:
    assert names(before, "xa") == told


def test_the_oldest_day_comes_first_and_then_the_name() -> None:
    found = names(LAST_DAY)
    assert found == sorted(found)
    assert len(found) == len(set(found))


def test_an_entry_that_was_replaced_and_one_that_cannot_change_are_not_read_again() -> None:
    assert names(LAST_DAY, "xb") == ["2027-05-23 xb/ban", "2027-11-23 xb/cap"]


def test_the_place_is_that_of_the_constraint() -> None:
    one = stale(rules_of(laws("xa")), date(2027, 2, 24))[0]
    assert one.place is not None
    assert (one.place.file, one.place.span.line) == ("law/xa/old-rule.yaml", 6)
