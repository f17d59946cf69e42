"""Numbers in headlines: short where they can be, and never alike where they differ."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.measures.telling import number, told_apart
from checker.money import Money

NUMBERS = [
    (10, "10"), (Decimal("10.5"), "10.5"), (Decimal("10.00"), "10"), (Fraction(2, 3), "0.6667"),
    (Decimal("10.00001"), "10"), (Decimal("1234.5"), "1,234.5"), (Decimal("1E+30"), f"{10**30:,}"),
]  # fmt: skip
APART = [
    (Decimal("10.00001"), 10, "times", ("10.00001 times", "10 times")),
    (Decimal("10." + "0" * 37 + "1"), 10, "times", ("10." + "0" * 37 + "1 times", "10 times")),
    (10, 10, "times", ("10 times", "10 times")),
    (Fraction(100001, 100000), 1, "share", ("100.001%", "100%")),
    (Fraction(1000000001, 1000000000), 1, "share", ("100.0000001%", "100%")),
    (Money(Decimal("5.004"), "GBP"), Money(Decimal(5), "GBP"), "money", ("5.004 GBP", "5.00 GBP")),
    (Money(Decimal("5.01"), "GBP"), Money(Decimal(5), "GBP"), "money", ("5.01 GBP", "5.00 GBP")),
]


@pytest.mark.parametrize(("value", "told"), NUMBERS)
def test_a_number_is_told_shortly(value: int | Decimal | Fraction, told: str) -> None:
    assert number(value) == told


@pytest.mark.parametrize(("value", "bound", "unit", "told"), APART)
def test_what_differs_is_told_apart(value: Decimal, bound: int, unit: str, told: tuple[str, str]) -> None:
    assert told_apart(value, bound, unit) == told


@given(st.fractions(min_value=0, max_value=100, max_denominator=10**9), st.integers(0, 100))
def test_two_numbers_look_alike_only_where_they_are_equal(value: Fraction, bound: int) -> None:
    said, demanded = told_apart(value, bound, "times")
    assert (said == demanded) == (value == bound)
