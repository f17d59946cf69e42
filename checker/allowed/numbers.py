"""Sets of exact numbers of one kind, as intervals that are apart and in order."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from checker.duration import Duration
from checker.money import Money

Quantity = int | Decimal | Fraction | Money | Duration
NOTHING = Fraction(0)


class Between(NamedTuple):
    """The numbers from `least` to `most`; None is without end, and `with_…` says whether the end itself is in."""

    least: Fraction | None
    with_least: bool
    most: Fraction | None
    with_most: bool

    def has(self, number: Fraction) -> bool:
        """Whether a number lies in the interval."""
        above = self.least is None or number > self.least or (self.with_least and number == self.least)
        below = self.most is None or number < self.most or (self.with_most and number == self.most)
        return above and below

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in the interval."""
        if self.least is None or self.most is None:
            return False
        return self.least > self.most or (self.least == self.most and not (self.with_least and self.with_most))

    def both(self, other: "Between") -> "Between":
        """The numbers that lie in this interval and in another."""
        least, with_least = self.least, self.with_least
        if other.least is not None and (least is None or (other.least, not other.with_least) > (least, not with_least)):
            least, with_least = other.least, other.with_least
        most, with_most = self.most, self.with_most
        if other.most is not None and (most is None or (other.most, other.with_most) < (most, with_most)):
            most, with_most = other.most, other.with_most
        return Between(least, with_least, most, with_most)


FROM_NOTHING = Between(NOTHING, True, None, False)
"""Every quantity that terms can have: none is below nothing."""


class Numbers(NamedTuple):
    """The numbers in any of some intervals. `kind` is their unit; `whole` that only whole numbers can be meant."""

    kind: str
    parts: tuple[Between, ...]
    whole: bool = False

    def has(self, number: Fraction) -> bool:
        """Whether a number is in the set."""
        return any(part.has(number) for part in self.parts)

    def both(self, other: "Numbers") -> "Numbers | None":
        """What is in both sets; None where they are of different kinds, which nothing here can compare."""
        if self.kind != other.kind:
            return None
        return made(self.kind, [one.both(two) for one in self.parts for two in other.parts], self.whole)

    def without(self) -> "Numbers":
        """Every quantity that is not in the set."""
        rest = made(self.kind, [FROM_NOTHING], self.whole)
        for part in self.parts:
            outside = made(self.kind, _outside(part), self.whole)
            rest = made(self.kind, [one.both(two) for one in rest.parts for two in outside.parts], self.whole)
        return rest

    def within(self, other: "Numbers") -> bool:
        """Whether all of the set is in another; never, where they are of different kinds."""
        outside = self.both(other.without())
        return outside is not None and not outside.parts


def _outside(part: Between) -> list[Between]:
    found = []
    if part.least is not None:
        found.append(Between(None, False, part.least, not part.with_least))
    if part.most is not None:
        found.append(Between(part.most, not part.with_most, None, False))
    return found


def made(kind: str, parts: list[Between], whole: bool) -> Numbers:
    """The set of the intervals that hold anything, of whole numbers or of all."""
    found = [_whole(part) for part in parts] if whole else parts
    return Numbers(kind, tuple(sorted({part for part in found if not part.is_empty}, key=_order)), whole)


def _order(part: Between) -> tuple[bool, Fraction]:
    return part.least is not None, part.least or NOTHING


def _whole(part: Between) -> Between:
    """The interval with its ends moved inwards to whole numbers."""
    least, most = part.least, part.most
    if least is not None:
        least = Fraction(-(-least // 1)) if part.with_least else Fraction(least // 1 + 1)
    if most is not None:
        most = Fraction(most // 1) if part.with_most else Fraction(-(-most // 1) - 1)
    return Between(least, least is not None, most, most is not None)


def exact(value: Quantity, unit: str) -> tuple[str, Fraction] | None:
    """The kind and the exact number of a quantity; None for a span of time that is no fixed number of days.

    Months and years are counted in months, and never compared with days.
    """
    if isinstance(value, Money):
        return value.currency, Fraction(value.amount)
    if not isinstance(value, Duration):
        return ("days" if unit in ("days", "duration") else unit), Fraction(value)
    if value.unit in ("month", "year"):
        return "months", Fraction(value.number * (12 if value.unit == "year" else 1))
    return "days", Fraction(value.least_days)


WHOLE = frozenset(("count", "years"))
"""The units in which only whole numbers are written."""


def numbers(operator: str, bound: Quantity, unit: str) -> Numbers | None:
    """The numbers that `at_most`, `at_least` or `exactly` allows."""
    found = exact(bound, unit)
    if found is None:
        return None
    kind, value = found
    part = {
        "at_most": Between(NOTHING, True, value, True),
        "at_least": Between(value, True, None, False),
        "exactly": Between(value, True, value, True),
    }.get(operator)
    return made(kind, [part], unit in WHOLE) if part else None
