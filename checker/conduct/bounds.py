"""What a limit says on the instants of a ledger: its periods between local midnights, and its bounds in minor units."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from checker.conduct import clock
from checker.conduct.outcome import Bools, present
from checker.duration import Duration
from checker.fx import Rates
from checker.ledger.rows import Ints
from checker.limit import Constraint
from checker.money import Money, digits_of
from checker.rulebook import Limit, Period

NONE = -1


class Span(NamedTuple):
    """A period of a limit with the instants from which and before which it stands."""

    period: Period
    first: int
    after: int

    def holds(self, at: Ints) -> Bools:
        """Whether each instant lies in it."""
        return (at >= self.first) & (at < self.after)


def spans_of(limit: Limit, zone: str, least: int, most: int) -> Iterator[Span]:
    """The periods of a limit that any of the instants from `least` to `most` may lie in."""
    for period in limit.periods:
        first = -(2**62) if period.first <= clock.FIRST_DAY else clock.midnight(period.first, zone)
        after = 2**62 if period.last >= clock.LAST_DAY else clock.midnight(period.last + clock.ONE_DAY, zone)
        if first <= most and least < after:
            yield Span(period, first, after)


class Asked(NamedTuple):
    """What a limit asks of a ledger on some days: its constraint, title, time zone, and the rates of exchange.

    `reached` is the reach of the limit by sets of terms, where a sum is to hold only what it reaches.
    """

    constraint: Constraint
    title: str
    zone: str
    rates: Rates
    limit: Limit
    reached: npt.NDArray[np.int8] | None = None

    @property
    def words(self) -> frozenset[str]:
        """The words of the constraint."""
        value = self.constraint.value
        return value if isinstance(value, frozenset) else frozenset()

    @property
    def number(self) -> int | Decimal | Fraction:
        """The number of the constraint."""
        value = self.constraint.value
        assert isinstance(value, int | Decimal | Fraction), self.limit.id
        return value

    @property
    def money(self) -> Money:
        """The money of the constraint."""
        assert isinstance(self.constraint.value, Money), self.limit.id
        return self.constraint.value

    @property
    def span(self) -> int:
        """The time of the constraint in microseconds; of days without a fixed length, what accuses nobody wrongly."""
        value = self.constraint.value
        if isinstance(value, Duration):
            at_least = self.constraint.operator == "at_least"
            return int((value.least_days if at_least else value.most_days) * clock.DAY)
        return int(Fraction(self.number) * clock.DAY)


def met(values: Ints, asked: Asked, bound: "Ints | int") -> Bools:
    """Whether each value meets the constraint, by its bound in the same unit."""
    operator = asked.constraint.operator
    if operator == "at_most":
        return np.asarray(values <= bound)
    if operator == "at_least":
        return np.asarray(values >= bound)
    return np.asarray(values == bound)


def in_units(asked: Asked, currency: Ints, at: Ints, names: Sequence[str]) -> Ints:
    """The money of a constraint in the minor units of each currency, at the rate of the day; NONE without a rate.

    It is rounded to the side that accuses nobody: up for what may be at most, down for what must be at least.
    """
    found = np.full(len(currency), NONE, dtype=np.int64)
    rounded = ceil if asked.constraint.operator == "at_most" else floor
    for code in present(currency):
        here, name = currency == code, names[int(code)]
        if name == asked.money.currency:
            found[here] = floor(asked.money.amount * 10 ** digits_of(name))
            continue
        days, places = np.unique(at[here] // clock.DAY, return_inverse=True)
        each = [asked.rates.convert((asked.money,), name, clock.day_of(int(day) * clock.DAY)) for day in days]
        units = [NONE if one is None else rounded(one.amount * 10 ** digits_of(name)) for one in each]
        found[here] = np.array(units, dtype=np.int64)[places]
    return found


def in_law(asked: Asked) -> int:
    """The money of the law in minor units of its own currency."""
    return int(asked.money.amount * 10 ** digits_of(asked.money.currency))


NO_RATE = "no exchange rate is known for the day"
