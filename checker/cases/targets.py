"""The values at which a constraint turns: those that cases are made for."""

from typing import NamedTuple

from checker.allowed import allowed, has
from checker.allowed.numbers import exact
from checker.cases.steps import near
from checker.duration import Duration
from checker.limit import Bound, Constraint
from checker.measures import MEASURES, Value
from checker.measures.vocabulary import ALWAYS, PRODUCTS, VOCABULARIES
from checker.product import widened


class Target(NamedTuple):
    """A value to which a measure is to come; `apart` holds others that do instead, all of them, where it cannot."""

    value: Value
    apart: tuple[Value, ...] = ()


def targets(measure: str, constraint: Constraint) -> list[Target]:
    """The values on either side of a constraint: a step apart, true and false, or word by word."""
    if isinstance(constraint.value, frozenset):
        return _of_words(measure, constraint.operator, constraint.value) if measure in VOCABULARIES else []
    if isinstance(constraint.value, bool):
        return [Target(value=True)] if measure in ALWAYS else [Target(value=True), Target(value=False)]
    found = (_measured(bound, measure) for bound in near(measure, constraint))
    return [Target(value) for value in found if value is not None]


def _measured(bound: Bound, measure: str) -> Value | None:
    """The value of a measure that equals a bound; None where a month or a year is no fixed number of days."""
    if not isinstance(bound, Duration) or MEASURES[measure].unit == "duration":
        return bound
    found = exact(bound, "days")
    return found[1] if found and found[0] == "days" else None


def _of_words(measure: str, operator: str, bound: frozenset[str]) -> list[Target]:
    """The words that decide, and all others: together where a value can hold them together, else one by one."""
    vocabulary = VOCABULARIES[measure]
    named = sorted(bound)
    others = sorted(word for word in vocabulary.words if widened(bound).isdisjoint(as_value(measure, word)))
    if vocabulary.single:
        return [Target(frozenset((word,))) for word in (*named, *others)]
    if operator == "all_of":
        more = [bound | {word} for word in others[:1]]
        return [Target(words) for words in (bound, *more, *(bound - {word} for word in named))]
    one_by_one = [Target(as_value(measure, word)) for word in (others if operator == "one_of" else named)]
    rest = named if operator == "one_of" else others
    together = frozenset(rest)
    if not rest:
        return one_by_one
    return [Target(together, tuple(as_value(measure, word) for word in rest)), *one_by_one]


def as_value(measure: str, word: str) -> frozenset[str]:
    """The value of one word; of a category of products, all that it holds."""
    words = frozenset((word,))
    return widened(words) if VOCABULARIES[measure] is PRODUCTS else words


def values_for(measure: str, constraint: Constraint, *, meeting: bool) -> list[Value]:
    """Values that meet a constraint, or that do not; the likeliest to be written first."""
    found = allowed(measure, constraint)
    if found is None:
        return []
    unit = MEASURES[measure].unit
    every = [value for target in _either_side(measure, constraint) for value in (target.value, *target.apart)]
    return [value for value in every if has(found, value, unit) is meeting]


def _either_side(measure: str, constraint: Constraint) -> list[Target]:
    found = targets(measure, constraint)
    if not isinstance(constraint.value, frozenset) or measure not in VOCABULARIES:
        return found
    single = [Target(as_value(measure, word)) for word in sorted(VOCABULARIES[measure].words)]
    nothing = [] if VOCABULARIES[measure].single else [Target(frozenset())]
    return [*single, *found, *nothing]
