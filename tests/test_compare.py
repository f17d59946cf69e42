"""The quick test of a constraint says yes only where the whole comparison does, and is not shy where it could."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.compare import compare, surely_met
from checker.duration import Duration
from checker.fx import NO_RATES
from checker.limit import Constraint
from checker.measures import Measured
from checker.money import Money

DAY = date(2026, 2, 1)
WORDS = ("casino", "slots", "live", "betting", "sports", "bingo", "email", "own_site")
words = st.frozensets(st.sampled_from(WORDS))
numbers = st.one_of(
    st.integers(0, 30),
    st.decimals(0, 30, places=2),
    st.fractions(0, 30, max_denominator=12),
)
money = st.builds(Money, st.decimals(0, 30, places=2), st.sampled_from(("GBP", "EUR")))
orders = st.sampled_from(("at_most", "at_least", "exactly"))


def constraints(operators: Any, bounds: Any) -> Any:
    return st.builds(Constraint, operators, bounds)


PAIRS = st.one_of(
    st.tuples(numbers, constraints(orders, numbers)),
    st.tuples(money, constraints(orders, money)),
    st.tuples(st.booleans(), constraints(st.sampled_from(("required", "forbidden")), st.just(True))),
    st.tuples(words, constraints(st.sampled_from(("one_of", "none_of", "all_of", "any_of")), words.filter(bool))),
    st.tuples(numbers, constraints(orders, st.builds(Duration, st.integers(0, 9), st.sampled_from(("day", "month"))))),
)


@given(PAIRS, words)
def test_what_is_surely_met_is_met(pair: Any, possible: frozenset[str]) -> None:
    value, constraint = pair
    measured = Measured(value, (), possible=possible if isinstance(value, frozenset) else frozenset())
    quick = surely_met(constraint)
    if quick is not None and quick(measured):
        assert compare(measured, constraint, NO_RATES, DAY, DAY).met is True


@pytest.mark.parametrize(
    ("value", "constraint"),
    [
        (10, Constraint("at_most", 10)),
        (Fraction(19, 2), Constraint("at_most", Decimal(10))),
        (18, Constraint("at_least", 18)),
        (1, Constraint("exactly", Decimal(1))),
        (Money(Decimal(10), "GBP"), Constraint("at_most", Money(Decimal(10), "GBP"))),
        (True, Constraint("required", value=True)),
        (False, Constraint("forbidden", value=True)),
        (frozenset({"slots"}), Constraint("one_of", frozenset({"casino"}))),
        (frozenset({"slots"}), Constraint("none_of", frozenset({"betting"}))),
        (frozenset({"email", "own_site"}), Constraint("all_of", frozenset({"email"}))),
    ],
)
def test_the_quick_test_knows_the_common_cases(value: Any, constraint: Constraint) -> None:
    quick = surely_met(constraint)
    assert quick is not None
    assert quick(Measured(value, ()))
