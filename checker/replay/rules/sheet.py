"""The sheet on which the rules of one set of terms are put down: numbers, and questions that the terms leave open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from checker.finding import Route
from checker.money import Money, digits_of
from checker.offer import Offer, Part
from checker.replay.fields import NEVER, NONE, WHOLE, R, Switch
from checker.values import Amounts

Number = int | Decimal | Fraction


class Reading(NamedTuple):
    """One way to read what the terms leave open: in words, and the fields that it sets."""

    told: str
    fields: tuple[tuple[R, int], ...]


class Question(NamedTuple):
    """What the terms leave open: the term that would say it, and the readings, the first of which is gone by."""

    route: Route
    readings: tuple[Reading, ...]


class Unbuildable(NamedTuple):
    """Why terms cannot be replayed, and the term that is missing or cannot be used."""

    cause: str
    route: Route


class UnbuildableError(Exception):
    """The terms cannot be replayed; caught where the rules are built, and told as an `Unbuildable`."""

    def __init__(self, cause: str, route: Route) -> None:
        super().__init__(cause)
        self.told = Unbuildable(cause, route)


MAY_BE_ABSENT = (
    R.DEPOSIT_COUNTED, R.CAP_PER_BET, R.CAP_SHARE, R.MINIMUM_ODDS, R.BET_LIMIT, R.BET_LIMIT_YOUNG, R.BET_LIMIT_SHARE,
    R.LOW_BALANCE, R.CLOCK, R.ZONE, R.RATIO, R.RELEASE_CAP, R.STEP, R.WIN_CAP, R.WIN_CAP_TIMES, R.ROUNDING,
    R.CREDITED_AFTER,
)  # fmt: skip
"""The fields in which NONE stands for a term that there is not; 0 is a value of theirs."""

DEMANDS = (R.ON_BONUS, R.ON_DEPOSIT, R.ON_WINNINGS, R.ON_STAKE)
"""The multiples that make the requirement."""


@dataclass
class Sheet:
    """The numbers of one set of terms as they are put down, one after the other."""

    offer: Offer
    part: Part
    market: str
    currency: str
    values: dict[R, int] = field(default_factory=dict)
    questions: dict[Switch, Question] = field(default_factory=dict)

    def put(self, values: dict[R, int]) -> None:
        """Set some fields."""
        self.values |= values

    def ask(self, switch: Switch, route: Route, *readings: Reading) -> None:
        """Note what the terms leave open; the first reading is gone by."""
        self.questions[switch] = Question(route, readings)
        self.values |= dict(readings[0].fields)

    def told_or_asked(self, switch: Switch, at: R, route: Route, told: int | None, *readings: tuple[str, int]) -> None:
        """Set a field to what the terms say of it; where they say nothing, ask."""
        if told is not None:
            self.values[at] = told
            return
        self.ask(switch, route, *(Reading(words, ((at, value),)) for words, value in readings))

    def keep(self, switches: Sequence[Switch]) -> None:
        """Forget all questions but some; what was gone by stays."""
        self.questions = {switch: one for switch, one in self.questions.items() if switch in switches}

    @property
    def is_wagered(self) -> bool:
        """Whether there is a requirement at all; it stands on the sheet first."""
        return any(self.values[one] for one in DEMANDS)

    def row(self) -> tuple[int, ...]:
        """The numbers in the order of R."""
        open_ = sum(1 << switch for switch in self.questions)
        values = self.values | {R.OPEN: open_}
        return tuple(values.get(one, NONE if one in MAY_BE_ABSENT else 0) for one in R)

    def units(self, amounts: Amounts | None, route: Route, up: bool = False) -> int:
        """An amount in minor units of the currency, NONE without one; a part of a unit is left away, or filled `up`.

        Raises UnbuildableError for one that is told for other markets only, or in another currency with no fixed
        amount beside it.
        """
        if amounts is None:
            return NONE
        money = amounts.of(self.market)
        if money is None:
            raise UnbuildableError(f"the terms say `{route[-1]}` for other markets than `{self.market}` only", route)
        found = self._in_currency(money)
        if found is None:
            raise UnbuildableError(f"{money} has no fixed amount in {self.currency} beside it", route)
        return minor_units(found, up)

    def _in_currency(self, money: Money) -> Money | None:
        """The same amount, or what stands for it in the table of the offer (domain, switch 22).

        A row that holds the very amount goes before one that only tells how the two currencies stand to each other;
        where rows of the latter kind differ, none is taken.
        """
        if money.currency == self.currency:
            return money
        rows = self.offer.currency_table.equal if self.offer.currency_table else ()
        pairs = [pair for row in rows if (pair := _pair(row, money.currency, self.currency)) is not None]
        exact = [pair for pair in pairs if pair[0].amount == money.amount]
        found = {
            Fraction(money.amount) * Fraction(target.amount) / Fraction(source.amount)
            for source, target in exact or pairs
            if source.amount
        }
        return Money(found.pop(), self.currency) if len(found) == 1 else None


def _pair(row: Sequence[Money], source: str, target: str) -> tuple[Money, Money] | None:
    """The amounts of a row in two currencies; None where one of them is not in it."""
    first = next((money for money in row if money.currency == source), None)
    second = next((money for money in row if money.currency == target), None)
    return (first, second) if first is not None and second is not None else None


def minor_units(money: Money, up: bool = False) -> int:
    """An amount in minor units of its currency; a part of one is left away, or filled `up`."""
    return whole(Fraction(money.amount) * 10 ** digits_of(money.currency), up)


def millionths(share: Number | None, up: bool = False) -> int:
    """A share or multiple in millionths, NONE without one; what does not fit is rounded down, or `up`.

    The player is given the benefit, so that nobody is accused for a part of a millionth: what is demanded is rounded
    down; what counts, and what a stake or a win may come to, is rounded up.
    """
    return NONE if share is None else whole(Fraction(share) * WHOLE, up)


def whole(number: Fraction, up: bool) -> int:
    """The whole number below or above; one that is too great for 64 bits ends where turnover does."""
    return min(ceil(number) if up else floor(number), NEVER)
