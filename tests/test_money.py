"""Money as it is told: exact and of any size, rounded half up where it has more digits than are shown."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.money import Money

TOLD = [
    (Decimal("50"), "GBP", "50.00 GBP"),
    (Decimal("1234.5"), "GBP", "1,234.50 GBP"),
    (Decimal("0.004"), "GBP", "0.00 GBP"),
    (Decimal("0.005"), "GBP", "0.01 GBP"),
    (Fraction(1, 3), "GBP", "0.33 GBP"),
    (Fraction(2, 3), "EUR", "0.67 EUR"),
    (Decimal("1500"), "JPY", "1,500 JPY"),
    (Decimal("1500.5"), "JPY", "1,500.50 JPY"),
    (Decimal("1"), "KWD", "1.000 KWD"),
    (Decimal("5E+31"), "GBP", "50,000,000,000,000,000,000,000,000,000,000.00 GBP"),
    (Decimal("1E-99"), "GBP", "0.00 GBP"),
]
IN_DETAIL = [
    (Decimal("5.004"), "GBP", 8, "5.004 GBP"),
    (Decimal("5"), "GBP", 8, "5.00 GBP"),
    (Decimal("5"), "JPY", 8, "5 JPY"),
    (Fraction(1, 3), "GBP", 8, "0.33333333 GBP"),
]


@pytest.mark.parametrize(("amount", "currency", "told"), TOLD)
def test_an_amount_is_told_in_full(amount: Decimal | Fraction, currency: str, told: str) -> None:
    assert str(Money(amount, currency)) == told


@pytest.mark.parametrize(("amount", "currency", "places", "told"), IN_DETAIL)
def test_an_amount_is_told_in_detail(amount: Decimal | Fraction, currency: str, places: int, told: str) -> None:
    assert Money(amount, currency).in_detail(places) == told


@given(st.decimals(min_value=0, max_value=10**15, allow_nan=False, allow_infinity=False, places=6))
def test_an_amount_is_rounded_as_decimals_are(amount: Decimal) -> None:
    assert str(Money(amount, "GBP")) == f"{amount.quantize(Decimal('0.01'), ROUND_HALF_UP):,f} GBP"
