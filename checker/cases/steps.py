"""The smallest step of a bound: what the terms that it is held against can differ by at the least."""

from decimal import Decimal
from fractions import Fraction

from checker.duration import Duration
from checker.limit import Bound, Constraint
from checker.measures import MEASURES
from checker.money import Money, digits_of

CENT = Decimal("0.01")
STEPS: dict[str, int | Decimal] = {"count": 1, "years": 1, "days": 1, "duration": 1, "times": CENT, "share": CENT}
"""The steps of plain numbers by their unit: one, a hundredth of a time, one per cent."""


def stepped(bound: Bound, unit: str, steps: int) -> Bound | None:
    """The bound some smallest steps further up, or down; None below nothing, and for words and truths.

    Money moves by its currency's minor unit, a span of time by one of the unit that it is written in.
    """
    if isinstance(bound, Money):
        found = Fraction(bound.amount) + steps * Fraction(1, 10 ** digits_of(bound.currency))
        return Money(found, bound.currency) if found >= 0 else None
    if isinstance(bound, Duration):
        return Duration(bound.number + steps, bound.unit) if bound.number + steps >= 0 else None
    if isinstance(bound, bool | frozenset):
        return None
    step = STEPS[unit] * steps
    number = bound + Fraction(step) if isinstance(bound, Fraction) else bound + step
    return number if number >= 0 else None


def near(measure: str, constraint: Constraint) -> list[Bound]:
    """The value of a constraint, and one smallest step below and above it, from the smallest."""
    unit = MEASURES[measure].unit
    found = (stepped(constraint.value, unit, steps) for steps in (-1, 0, 1))
    return [one for one in found if one is not None]
