"""Terms changed so that a measure comes to a wanted value, and that it does is checked by taking it again."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker import duration, money
from checker.cases.terms import Change
from checker.cases.trial import Trial
from checker.cases.writing import of_number, of_words
from checker.duration import Duration
from checker.finding import Route
from checker.measures import Measured, Value
from checker.measures.vocabulary import VOCABULARIES
from checker.money import Money
from checker.schema import value_at
from checker.values import share_of

Number = int | Decimal | Fraction


NOWHERE, AMONG_OTHERS, IN_ONE_CASE, IN_EVERY_CASE = range(4)
"""How well a measure can come to a value: of words, beside others that come with other terms; in one of the cases
that the terms provide for; in all of them."""


Suits = Callable[[Trial], bool]


def any_offer(_: Trial) -> bool:
    """That every offer suits."""
    return True


def moved(
    trial: Trial, measure: str, wanted: Value, least: int = AMONG_OTHERS, suits: Suits = any_offer
) -> Trial | None:
    """An offer like that of a trial whose measure comes to a value, and that suits.

    None where no change does it as well as `least`.
    """
    best, nearest = None, least - 1
    results = [one for one in trial.results(measure) if isinstance(one, Measured)]
    offers = (trial.with_terms(change) for change in _changes(trial, measure, results, wanted))
    for found in (trial, *offers):
        if found is None or nearest == IN_EVERY_CASE:
            continue
        nearness = _nearness(found, measure, wanted)
        if nearness > nearest and suits(found):
            best, nearest = found, nearness
    return best


def _nearness(trial: Trial, measure: str, wanted: Value) -> int:
    """How well a measure comes to a value: nowhere too where it does so in a way of which no verdict can be told."""
    results = trial.results(measure)
    values = [one.value for one in results if isinstance(one, Measured)]
    if not values or len(values) != len(results):
        return NOWHERE
    hits = [same(one, wanted) for one in values]
    if any(hits):
        return IN_EVERY_CASE if all(hits) else IN_ONE_CASE
    among = isinstance(wanted, frozenset) and any(isinstance(one, frozenset) and wanted < one for one in values)
    return AMONG_OTHERS if among else NOWHERE


def same(one: Value, two: Value) -> bool:
    """Whether two values of one measure are equal, in whatever exact form."""
    if isinstance(one, Money) and isinstance(two, Money):
        return one.currency == two.currency and Fraction(one.amount) == Fraction(two.amount)
    if isinstance(one, int | Decimal | Fraction) and isinstance(two, int | Decimal | Fraction):
        return Fraction(one) == Fraction(two)
    return one == two


def _changes(trial: Trial, measure: str, results: list[Measured], wanted: Value) -> Iterator[Change]:
    """The changes of terms that may bring a measure to a value, the likeliest first."""
    for one in results:
        here = value_at(trial.values, one.route)
        for written in (*_scaled(one, wanted, here), *_as_written(wanted, here, measure)):
            yield Change({_dotted(one.route): written})
    if isinstance(wanted, frozenset):
        yield from of_words(trial.values, measure, sorted(wanted))
    else:
        for one in _as_written(wanted, None, measure):
            yield from of_number(trial.values, measure, one)


def _dotted(route: Route) -> str:
    return ".".join(str(step) for step in route)


def _scaled(one: Measured, wanted: Value, here: Any) -> Iterator[Any]:
    """The term that a measure in proportion to it needs, written as the term is."""
    value, target = _number(one.value), _number(wanted)
    if one.term is None or value is None or target is None or not value:
        return
    yield from _number_like(here, Fraction(one.term) * target / value, wanted)


def _number(value: Value) -> Fraction | None:
    if isinstance(value, Money):
        return Fraction(value.amount)
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        return None
    return Fraction(value)


def _as_written(wanted: Value, here: Any, measure: str) -> Iterator[Any]:
    """The value itself, written as the term is that stands at the place."""
    if isinstance(wanted, bool):
        yield wanted
    elif isinstance(wanted, frozenset):
        single = VOCABULARIES[measure].single or isinstance(here, str)
        if not single or len(wanted) == 1:
            yield sorted(wanted)[0] if single else sorted(wanted)
    elif isinstance(wanted, Duration):
        yield str(wanted)
    else:
        number = _number(wanted)
        yield from _number_like(here, number, wanted) if number is not None else ()


def _number_like(here: Any, number: Fraction, wanted: Value) -> Iterator[Any]:
    """A number in the form of the term that stands at the place: money, a share, a span of time, or a plain number."""
    if isinstance(wanted, Money):
        here = f"1 {wanted.currency}" if not isinstance(here, str) or money.parse(here) is None else here
    exact = _decimal(number)
    if exact is None or number < 0:
        return
    text = here if isinstance(here, str) else ""
    amount, span = money.parse(text), duration.parse(text)
    if amount is not None:
        yield f"{exact:f} {amount.currency}"
    elif span is not None and number.denominator == 1:
        yield str(Duration(int(number), span.unit))
    elif text and share_of(text) is not None:
        yield f"{exact * 100:f}%"
    elif not text and not isinstance(here, dict | list):
        yield int(number) if number.denominator == 1 else exact


def _decimal(number: Fraction) -> Decimal | None:
    """The number as a decimal of six digits at most behind the point; None where it has more."""
    if (number * 10**6).denominator != 1:
        return None
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(Decimal(1)) if number.denominator == 1 else exact.normalize()
