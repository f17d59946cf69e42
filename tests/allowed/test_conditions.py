"""Conditions that can hold together, and those that never can."""

from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import limit
from checker.allowed import can_hold, truth_of
from checker.court import Court, holds
from checker.finding import Text
from checker.fx import NO_RATES
from checker.life import Life
from checker.limit import Combined, Condition, Constraint, to_condition
from checker.measures import Irrelevant, Measured, Result, Unknown
from tests.law import values_in

HERE = Path(__file__).parent
DAY = date(2026, 2, 1)


@pytest.mark.parametrize("case", values_in(HERE / "conditions.yaml"), ids=lambda case: case["case"])
def test_whether_conditions_can_hold(case: dict[str, Any]) -> None:
    assert can_hold(*map(to_condition, case["of"])) is case["can"]


def test_no_condition_always_holds() -> None:
    assert can_hold()


def test_a_condition_of_very_many_ways_is_left_alone() -> None:
    two = Combined("any", (numbered("at_most", 1), numbered("at_least", 2)))
    assert can_hold(Combined("all", (two,) * 12), numbered("at_most", 5), numbered("at_least", 10))


def numbered(operator: Any, number: int) -> limit.Test:
    return limit.Test("wagering.multiple", Constraint(operator, number))


WORDS = st.frozensets(st.sampled_from(["free", "exclusive", "guaranteed"]), min_size=1)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "wagering.multiple": st.integers(0, 4),
    "audience.recipients": st.integers(0, 4),
    "reward.recurs": st.booleans(),
    "disclosure.claims": st.frozensets(st.sampled_from(["free", "exclusive", "guaranteed"])),
    "audience.who": st.sampled_from([frozenset(["vip"]), frozenset(["existing"]), frozenset(["segment"])]),
}
OTHERS: list[Result] = [Irrelevant(Text("beside")), Unknown(Text("silent"), ())]


@st.composite
def one_test(draw: st.DrawFn) -> limit.Test:
    measure = draw(st.sampled_from(sorted(VALUES)))
    if measure == "reward.recurs":
        return limit.Test(measure, Constraint(draw(st.sampled_from(["forbidden", "required"])), True))
    if measure in ("wagering.multiple", "audience.recipients"):
        return limit.Test(
            measure, Constraint(draw(st.sampled_from(["at_most", "at_least", "exactly"])), draw(VALUES[measure]))
        )
    operator = draw(st.sampled_from(["one_of", "none_of", "all_of", "any_of"]))
    words = draw(WORDS) if measure == "disclosure.claims" else draw(VALUES[measure])
    return limit.Test(measure, Constraint(operator, words))


def combined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.builds(Combined, st.sampled_from(["all", "any"]), st.lists(inner, min_size=1, max_size=3).map(tuple))
    return several | st.builds(lambda one: Combined("not", (one,)), inner)


CONDITIONS = st.recursive(one_test(), combined, max_leaves=6)


class Heard(Court):
    """A court without an offer: what every measure comes to is given."""

    def results(self, measure: str) -> tuple[Result, ...]:
        return self.taken[measure]


@st.composite
def courts(draw: st.DrawFn) -> Court:
    """A court in which every measure has come to some results: values, none that matters, or silence."""
    court = Heard(cast(Any, None), cast(Any, None), Life(DAY, DAY, DAY), NO_RATES)
    for measure, values in VALUES.items():
        results = st.one_of(values.map(lambda value: Measured(value, ())), st.sampled_from(OTHERS))
        court.taken[measure] = tuple(draw(st.lists(results, max_size=3)))
    return court


@given(st.lists(CONDITIONS, min_size=1, max_size=2), courts())
def test_what_holds_of_some_offer_is_never_said_to_be_impossible(conditions: list[Condition], court: Court) -> None:
    if all(holds(court, one, None).met is True for one in conditions):
        assert can_hold(*conditions)


@given(CONDITIONS, courts())
def test_a_condition_comes_to_what_its_tests_make_of_it(condition: Condition, court: Court) -> None:
    assert truth_of(condition, lambda test: holds(court, test, None).met) is holds(court, condition, None).met


@given(CONDITIONS)
def test_the_tests_of_a_condition_are_named_once(condition: Condition) -> None:
    found = limit.tests_in(condition)
    assert len(found) == len(set(found)) > 0
