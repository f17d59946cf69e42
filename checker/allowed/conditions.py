"""Conditions: whether some can ever hold together, and what one comes to when the truth of its tests is known."""

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

from checker.allowed.sets import Allowed, allowed, both, every_word, is_empty, without
from checker.allowed.words import Choice, WordSets
from checker.limit import Combined, Condition, Constraint, Operator, Test
from checker.measures import MEASURES

Truth = bool | None
"""Whether something holds; None where that cannot be told."""
MOST_WAYS = 512
"""Conditions with more ways to hold than this are left alone."""


class Literal(NamedTuple):
    """A test that must hold, or must not."""

    test: Test
    holds: bool


Way = tuple[Literal, ...]
"""Tests that come to the whole condition when each is as it says."""


def truth_of(condition: Condition, test: Callable[[Test], Truth]) -> Truth:
    """What a condition comes to, from what each of its tests comes to."""
    if isinstance(condition, Test):
        return test(condition)
    found = [truth_of(one, test) for one in condition.of]
    if condition.how == "not":
        return None if found[0] is None else not found[0]
    decisive = condition.how == "any"
    if decisive in found:
        return decisive
    return None if None in found else not decisive


def can_hold(*conditions: Condition) -> bool:
    """Whether nothing keeps some conditions from holding together; what cannot be decided is taken to be possible.

    A test is of each case that terms provide for (a part, a tier): `any_of` and `required` want one case that meets
    them, the others that all do. So what one test allows is held against another only where both must be true of
    one and the same case.
    """
    ways = _ways(Combined("all", conditions), holds=True) if conditions else [()]
    return ways is None or any(_is_possible(way) for way in ways)


def _ways(condition: Condition, *, holds: bool) -> list[Way] | None:
    """Every way in which a condition comes to hold, or not to; None where there are too many to look at."""
    if isinstance(condition, Test):
        return [(Literal(condition, holds),)]
    if condition.how == "not":
        return _ways(condition.of[0], holds=not holds)
    inner = [_ways(one, holds=holds) for one in condition.of]
    if None in inner:
        return None
    found = [ways for ways in inner if ways is not None]
    if (condition.how == "any") is holds:
        return [way for ways in found for way in ways]
    count = 1
    for ways in found:
        count *= len(ways)
    if count > MOST_WAYS:
        return None
    return [tuple(one for way in chosen for one in way) for chosen in product(*found)]


def _is_possible(way: Way) -> bool:
    measures = dict.fromkeys(literal.test.measure for literal in way)
    return all(_is_possible_of(measure, [one for one in way if one.test.measure == measure]) for measure in measures)


SOME_CASE = frozenset(("any_of", "required"))
OPPOSITE: dict[str, Operator] = {
    "none_of": "any_of",
    "any_of": "none_of",
    "required": "forbidden",
    "forbidden": "required",
}
"""What of a case must be true where a test on it must not hold."""


class Demand(NamedTuple):
    """What a literal asks: values of all cases or of one, and whether a case without a value will do."""

    values: Allowed
    of_all: bool
    or_none: bool


def _demand(literal: Literal) -> Demand | None:
    """The demand of a literal; None where what it allows is no set that can be compared."""
    (measure, constraint), holds = literal
    of_all = (constraint.operator not in SOME_CASE) is holds
    or_none = (constraint.operator == "none_of") is holds
    values = allowed(measure, constraint) if holds else _refused(measure, constraint)
    return Demand(values, of_all, or_none) if values is not None else None


def _refused(measure: str, constraint: Constraint) -> Allowed | None:
    """The values that do not meet a constraint."""
    operator, bound = constraint
    if operator in OPPOSITE:
        return allowed(measure, Constraint(OPPOSITE[operator], bound))
    found = allowed(measure, constraint)
    if not isinstance(found, WordSets):
        return None if found is None else without(found, measure)
    if operator == "one_of":
        outside = every_word(measure).both(Choice(found.may.words, but=True))
        return WordSets(frozenset(), every_word(measure), (outside,))
    return allowed(measure, Constraint("none_of", bound)) if len(found.must) == 1 else None


def _is_possible_of(measure: str, literals: list[Literal]) -> bool:
    """Whether literals on one measure can hold together."""
    if measure not in MEASURES:
        return True
    demands = [demand for literal in literals if (demand := _demand(literal)) is not None]
    common = [demand.values for demand in demands if demand.of_all]
    has_value = any(demand.of_all and not demand.or_none for demand in demands)
    alone: list[list[Allowed]] = [[]] if has_value else []
    alone += [[demand.values] for demand in demands if not demand.of_all and (has_value or not demand.or_none)]
    return all(_meet([*common, *one]) for one in alone)


def _meet(values: list[Allowed]) -> bool:
    """Whether some value is in all of these sets, as far as they can be compared."""
    found: Allowed | None = None
    for one in values:
        found = one if found is None else both(found, one)
        if found is None:
            return True
    return found is None or not is_empty(found)
