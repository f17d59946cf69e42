"""The set of values that a constraint allows, held against the comparison that verdicts come from."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.allowed import Allowed, Numbers, OneWord, Truths, WordSets, allowed, both, has, is_empty, within, word_sets
from checker.compare import compare
from checker.duration import Duration
from checker.fx import NO_RATES
from checker.limit import Constraint
from checker.measures import MEASURES, Measured
from checker.measures.vocabulary import VOCABULARIES
from checker.money import Money

DAY = date(2026, 2, 1)
NUMBERS = st.one_of(st.integers(0, 6), st.decimals(0, 6, places=1), st.fractions(0, 6, max_denominator=3))
MONIES = st.builds(Money, st.decimals(0, 6, places=2), st.sampled_from(["EUR", "GBP"]))
SPANS = st.builds(Duration, st.integers(0, 50), st.sampled_from(["hour", "day", "week", "month", "year"]))
QUANTITIES = st.sampled_from(["at_most", "at_least", "exactly"])
SEVERAL, SINGLE, PRODUCTS = "disclosure.claims", "audience.who", "products.reward"


@st.composite
def number_pairs(draw: st.DrawFn) -> tuple[str, Constraint, Any]:
    """A measure told in numbers, money or time, a constraint on it, and a value that it can come to."""
    kinds = {
        "wagering.multiple": (NUMBERS, NUMBERS),
        "match.share": (NUMBERS, NUMBERS),
        "audience.recipients": (st.integers(0, 6), st.integers(0, 6)),
        "bonus.value": (MONIES, MONIES),
        "wagering.days": (SPANS, st.integers(0, 400)),
        "dormancy.charge_after": (SPANS, SPANS),
    }
    measure = draw(st.sampled_from(sorted(kinds)))
    bounds, values = kinds[measure]
    return measure, Constraint(draw(QUANTITIES), draw(bounds)), draw(values)


@st.composite
def words_of(draw: st.DrawFn, measure: str, least: int = 0) -> frozenset[str]:
    return draw(st.frozensets(st.sampled_from(sorted(VOCABULARIES[measure].words)), min_size=least, max_size=4))


@st.composite
def word_pairs(draw: st.DrawFn) -> tuple[str, Constraint, frozenset[str]]:
    """A measure told in words, a constraint on it, and a value that it can come to."""
    measure = draw(st.sampled_from([SEVERAL, SINGLE, PRODUCTS]))
    operator = draw(st.sampled_from(["one_of", "none_of", "all_of", "any_of"]))
    value = draw(words_of(measure, 1))
    if VOCABULARIES[measure].single:
        value = frozenset([min(value)])
    return measure, Constraint(operator, draw(words_of(measure, 1))), value


PAIRS = st.one_of(number_pairs(), word_pairs())


def compared(constraint: Constraint, value: Any) -> bool | None:
    return compare(Measured(value, ()), constraint, NO_RATES, DAY, DAY).met


@given(PAIRS)
def test_a_set_holds_what_meets_the_constraint_and_nothing_else(pair: tuple[str, Constraint, Any]) -> None:
    measure, constraint, value = pair
    values = allowed(measure, constraint)
    assert values is not None
    found = has(values, value, MEASURES[measure].unit)
    assert found in (None, compared(constraint, value))
    if not isinstance(value, Money | Duration) and not isinstance(constraint.value, Duration):
        assert found is not None


@given(word_pairs(), word_pairs())
def test_words_that_a_value_may_mean_besides_are_judged_as_the_comparison_does(one: Any, two: Any) -> None:
    measure, constraint, value = one
    possible = two[2] - value if two[0] == measure else frozenset()
    values = word_sets(measure, constraint)
    assert values is not None
    found = {values.has(value), values.has(value | possible)}
    met = compare(Measured(value, (), None, None, possible), constraint, NO_RATES, DAY, DAY).met
    assert met == (found.pop() if len(found) == 1 else None)


@given(PAIRS, PAIRS)
def test_what_is_in_both_is_in_each(one: Any, two: Any) -> None:
    measure, constraint, value = one
    other = two[1] if two[0] == measure else constraint
    sets = [found for found in (allowed(measure, constraint), allowed(measure, other)) if found is not None]
    common = both(*sets)
    if common is None:
        assert all(isinstance(found, Numbers) for found in sets)
        return
    held = [has(found, value, MEASURES[measure].unit) for found in sets]
    if None not in held:
        assert has(common, value, MEASURES[measure].unit) is all(held)
    if all(held):
        assert not is_empty(common)


@given(PAIRS, PAIRS)
def test_a_set_within_another_holds_nothing_else(one: Any, two: Any) -> None:
    measure, constraint, value = one
    other = two[1] if two[0] == measure else constraint
    narrow, wide = allowed(measure, constraint), allowed(measure, other)
    assert narrow is not None
    assert wide is not None
    assert within(narrow, narrow)
    if within(narrow, wide) and has(narrow, value, MEASURES[measure].unit):
        assert has(wide, value, MEASURES[measure].unit)


@given(number_pairs())
def test_the_rest_of_a_set_of_numbers_is_every_other_number(pair: Any) -> None:
    measure, constraint, value = pair
    values = allowed(measure, constraint)
    assert isinstance(values, Numbers)
    found = has(values, value, MEASURES[measure].unit)
    if found is not None:
        assert has(values.without(), value, MEASURES[measure].unit) is not found


def spans(values: Allowed | None) -> list[str]:
    assert isinstance(values, Numbers)
    return [
        f"{'[' if part.with_least else '('}{part.least}, {part.most}{']' if part.with_most else ')'}"
        for part in values.parts
    ]


def test_whole_numbers_end_on_whole_numbers() -> None:
    values = allowed("audience.recipients", Constraint("at_least", 100))
    assert isinstance(values, Numbers)
    assert spans(values.without()) == ["[0, 99]"]
    assert spans(allowed("audience.recipients", Constraint("at_most", Decimal("2.5")))) == ["[0, 2]"]
    assert spans(allowed("audience.recipients", Constraint("exactly", Decimal("2.5")))) == []


def test_other_numbers_end_beside_the_value() -> None:
    values = allowed("wagering.multiple", Constraint("exactly", Fraction(5, 2)))
    assert isinstance(values, Numbers)
    assert spans(values.without()) == ["[0, 5/2)", "(5/2, None)"]


def test_two_currencies_are_never_compared() -> None:
    euro, pound = (allowed("bonus.value", Constraint("at_most", Money(Decimal(5), code))) for code in ("EUR", "GBP"))
    assert euro is not None
    assert pound is not None
    assert both(euro, pound) is None
    assert not within(euro, pound)


def test_a_category_stands_for_what_it_holds() -> None:
    casino = allowed(PRODUCTS, Constraint("none_of", frozenset(["casino"])))
    both_named = allowed(PRODUCTS, Constraint("none_of", frozenset(["casino", "slots"])))
    assert isinstance(casino, WordSets)
    assert casino == both_named


def test_of_a_measure_of_one_word_two_can_never_be_wanted() -> None:
    assert allowed(SINGLE, Constraint("all_of", frozenset(["vip", "existing"]))) == OneWord(frozenset())


def test_a_list_without_an_end_can_be_forbidden_all_but_some() -> None:
    licensed = "operator.licensed_in"
    only, others = (allowed(licensed, Constraint(how, frozenset(["ro"]))) for how in ("one_of", "none_of"))
    assert only is not None
    assert others is not None
    assert has(others, frozenset(["gb", "xx"]), "words")
    assert not has(only, frozenset(["gb"]), "words")
    common = both(only, others)
    assert common is not None
    assert not is_empty(common), "no licence at all is in both"


def test_truths() -> None:
    forbidden, required = (allowed("reward.recurs", Constraint(how, True)) for how in ("forbidden", "required"))
    assert forbidden == Truths(frozenset([False]))
    assert required is not None
    assert forbidden is not None
    common = both(forbidden, required)
    assert common is not None
    assert is_empty(common)
