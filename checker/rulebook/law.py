"""The law of a market: its limits with their periods, its exceptions, and its rules that terms cannot decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from checker.limit import Condition, LimitFile
from checker.market import MarketFile
from checker.rulebook.periods import Period

FIRMNESS = {"settled": 0, "guidance": 1, "contested": 2, "proposed": 3}


@dataclass(frozen=True, slots=True, eq=False)
class Limit:
    """A limit, an exception or an unmeasured rule, with the periods of its history from the first day to the last.

    `is_plain` says that it binds without a condition; `pack` names the pack that it comes from, if it is not one
    of the rulebook's own.
    """

    id: str
    market: str
    declared: LimitFile
    file: str
    periods: tuple[Period, ...]
    is_plain: bool = False
    pack: str = ""

    @property
    def condition(self) -> Condition | None:
        """The condition under which the limit binds at all."""
        return self.declared.when

    def on(self, day: date) -> Period:
        """The period that holds a day."""
        return next(period for period in self.periods if period.first <= day <= period.last)


@dataclass(frozen=True, eq=False)
class MarketLaw:
    """A market with the limits that bind in it, its own and those it inherits, in the order of their ids.

    `unmeasured` holds the recorded rules that no term decides, each with how it can be checked instead.
    """

    declared: MarketFile
    limits: tuple[Limit, ...]
    exceptions: dict[str, tuple[Limit, ...]]
    unmeasured: tuple[Limit, ...]
    file: str

    @cached_property
    def bans(self) -> tuple[Limit, ...]:
        """The bans of the market, the firmest first."""
        bans = [limit for limit in self.limits if limit.declared.bans]
        return tuple(sorted(bans, key=lambda ban: (FIRMNESS[ban.declared.history[-1].standing], ban.id)))

    @cached_property
    def ban_days(self) -> tuple[date, ...]:
        """The days on which a ban of this market starts or stops to stand as it did."""
        return tuple(sorted({period.first for ban in self.bans for period in ban.periods}))

    @cached_property
    def review_by(self) -> date:
        """The first day by which a source of any limit here is to be read again."""
        entries = (period.entry for limit in self.limits for period in limit.periods)
        return min((entry.review_by for entry in entries if entry), default=date.max)

    def exception_days(self, limit: Limit) -> tuple[date, ...]:
        """The days on which an exception to a limit starts or stops to stand as it did."""
        if limit.id not in self.exceptions:
            return ()
        return tuple(period.first for one in self.exceptions[limit.id] for period in one.periods)

    @property
    def observed(self) -> tuple[Limit, ...]:
        """The unmeasured rules that a ledger shows to be kept or broken."""
        return tuple(rule for rule in self.unmeasured if rule.declared.observed is not None)

    @property
    def every(self) -> tuple[Limit, ...]:
        """Limits, exceptions and unmeasured rules together."""
        return (*self.limits, *(one for several in self.exceptions.values() for one in several), *self.unmeasured)


def law_of(declared: MarketFile, file: str, limits: Iterable[Limit]) -> MarketLaw:
    """The law of a market, made of limits, exceptions and unmeasured rules in any order."""
    exceptions: dict[str, tuple[Limit, ...]] = {}
    binding: list[Limit] = []
    unmeasured: list[Limit] = []
    for limit in sorted(limits, key=lambda limit: limit.id):
        target = limit.declared.exception_to
        if target is not None:
            exceptions[target] = (*exceptions.get(target, ()), limit)
            continue
        (unmeasured if limit.declared.measure is None else binding).append(limit)
    return MarketLaw(declared, tuple(binding), exceptions, tuple(unmeasured), file)
