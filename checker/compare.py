"""A measured value against a constraint of law: met, not met, or not to be decided."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from checker.duration import Duration
from checker.finding import Text
from checker.fx import Rates
from checker.limit import Constraint
from checker.measures import Measured
from checker.money import Money
from checker.product import widened


class Comparison(NamedTuple):
    """Whether a constraint is met; None with a cause where it cannot be decided. `trace` says what was converted."""

    met: bool | None
    cause: Text | None = None
    trace: Text | None = None


NO_RATE = "no exchange rate from {} to {} is known for {}"
"""The cause of what is open for want of a rate; the day is the first one without."""
MET, NOT_MET = Comparison(met=True), Comparison(met=False)
Exact = int | Decimal | Fraction
EXACT = (int, Decimal, Fraction)


def compare(measured: Measured, constraint: Constraint, rates: Rates, first: date, last: date) -> Comparison:
    """Whether a value meets a constraint on all days from `first` to `last`.

    Raises TypeError where the constraint does not fit the measure, which checking the rulebook rules out.
    """
    value, bound = measured.value, constraint.value
    if type(value) is frozenset and type(bound) is frozenset:
        return _words(value, measured.possible, constraint.operator, bound)
    if value is True or value is False:
        return MET if value is (constraint.operator == "required") else NOT_MET
    if type(bound) is Money:
        return _money(value if type(value) is tuple else (value,), constraint.operator, bound, rates, first, last)  # type: ignore[arg-type]
    if type(bound) is Duration:
        return _time(value, constraint.operator, bound)  # type: ignore[arg-type]
    if isinstance(value, EXACT) and isinstance(bound, EXACT):
        return MET if _number(value, constraint.operator, bound) else NOT_MET
    raise TypeError(f"{constraint.operator} {bound!r} does not fit {value!r}")


Quick = Callable[[Measured], bool]
"""A test that says yes only where a value meets a constraint on whatever days and at whatever rates."""


def surely_met(constraint: Constraint) -> Quick | None:
    """The quick test of a constraint, made once for many values: no leaves the answer to `compare`.

    None where there is no such test. Most values are kept, and most of a run is spent on finding that out.
    """
    operator, bound = constraint
    if bound is True:
        wanted = operator == "required"
        return lambda measured: measured.value is wanted
    if type(bound) is frozenset:
        return _words_surely(operator, bound)
    if type(bound) is Money and operator == "at_most":
        return _money_surely(bound)
    whole = int(bound) if isinstance(bound, EXACT) and bound == int(bound) else None
    if whole is None:
        return None
    if operator == "at_most":
        return lambda measured: measured.value <= whole  # type: ignore[operator]
    if operator == "at_least":
        return lambda measured: measured.value >= whole  # type: ignore[operator]
    return lambda measured: measured.value == whole


def _words_surely(operator: str, bound: frozenset[str]) -> Quick | None:
    wide = widened(bound)
    if operator == "none_of":
        return lambda measured: wide.isdisjoint(measured.value) and wide.isdisjoint(measured.possible)  # type: ignore[arg-type]
    if operator == "one_of":
        return lambda measured: wide.issuperset(measured.value) and wide.issuperset(measured.possible)  # type: ignore[arg-type]
    if operator == "all_of":
        return lambda measured: bound.issubset(measured.value)  # type: ignore[arg-type]
    return None


def _money_surely(bound: Money) -> Quick:
    currency, most = bound.currency, bound.amount

    def met(measured: Measured) -> bool:
        value = measured.value
        if type(value) is not Money or value.currency != currency or type(value.amount) is not Decimal:
            return False
        return value.amount <= most

    return met


def _of(met: bool) -> Comparison:
    return MET if met else NOT_MET


def _number(value: Exact, operator: str, bound: Exact) -> bool:
    if type(value) is Fraction or type(bound) is Fraction:
        value, bound = Fraction(value), Fraction(bound)
    if operator == "at_most":
        return value <= bound
    if operator == "at_least":
        return value >= bound
    return value == bound


def _words(certain: frozenset[str], possible: frozenset[str], operator: str, bound: frozenset[str]) -> Comparison:
    if operator == "all_of":
        if bound <= certain:
            return MET
        return _doubtful(possible & bound) if bound <= certain | possible else NOT_MET
    bound = widened(bound)
    if operator == "none_of":
        if certain & bound:
            return NOT_MET
        return _doubtful(possible & bound) if possible & bound else MET
    if operator == "any_of":
        if certain & bound:
            return MET
        return _doubtful(possible & bound) if possible & bound else NOT_MET
    if not certain <= bound:
        return NOT_MET
    return _doubtful(possible - bound) if possible - bound else MET


def _doubtful(words: frozenset[str]) -> Comparison:
    listed = ", ".join(f"`{word}`" for word in sorted(words))
    return Comparison(None, Text("the terms leave open whether it is also {}", (listed,)))


def _time(value: Exact | Duration, operator: str, bound: Duration) -> Comparison:
    if isinstance(value, Duration):
        least, most = value.least_days, value.most_days
        if value.unit in ("month", "year") and bound.unit in ("month", "year"):
            return _of(_number(_months(value), operator, _months(bound)))
    else:
        least = most = value if type(value) is int else Fraction(value)
    fewest, longest = bound.least_days, bound.most_days
    if least == most and fewest == longest:
        return _of(_number(least, operator, fewest))
    answers = {_number(days, operator, limit) for days in (least, most) for limit in (fewest, longest)}
    if len(answers) == 1:
        return _of(answers.pop())
    return Comparison(None, Text("a month has 28 to 31 days, a year 365 or 366"))


def _months(span: Duration) -> int:
    return span.number * (12 if span.unit == "year" else 1)


def _money(
    amounts: tuple[Money, ...], operator: str, bound: Money, rates: Rates, first: date, last: date
) -> Comparison:
    found = rates.extremes(amounts, bound.currency, first, last)
    cause = Text(NO_RATE, (_codes(amounts, bound.currency), bound.currency, found.missing)) if found.missing else None
    if found.least is None or found.greatest is None:
        return Comparison(None, cause)
    trace = None
    if any(money.currency != bound.currency for money in amounts):
        told = " + ".join(map(str, amounts))
        trace = Text("{} is at most {}, at the rate of {}", (told, found.greatest, found.greatest_on))
    ends = {_number(money.amount, operator, bound.amount) for money in (found.least, found.greatest)}
    if False in ends:
        return Comparison(met=False, trace=trace)
    return Comparison(None, cause, trace) if cause else Comparison(met=True, trace=trace)


def _codes(amounts: tuple[Money, ...], target: str) -> str:
    return ", ".join(sorted({money.currency for money in amounts} - {target}))
