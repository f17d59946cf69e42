"""What conduct came to: findings, and the account of every verdict."""

from datetime import date
from typing import NamedTuple

from checker.finding import Level, Route, Text, Verdict
from checker.rulebook import Limit, Period


class Finding(NamedTuple):
    """One breach, or one cause for which verdicts are open.

    `check` is the id of the check or of the limit. `how_many` says for how many bonuses or rows it stands, the first of
    them told here. `rows` are rows of the input. `numbers` are those of the message, by their order.
    """

    check: str
    verdict: Verdict
    level: Level | None
    market: str | None
    player: str | None
    bonus: str | None
    offer: str | None
    version: str | None
    day: date | None
    message: Text
    cause: Text | None
    help: str | None
    route: Route
    limit: Limit | None
    period: Period | None
    rows: tuple[int, ...]
    numbers: tuple[object, ...]
    how_many: int = 1


class Count(NamedTuple):
    """How often each verdict was given, and on how many bonuses, rows or months it was to be."""

    of: str
    looked: int = 0
    kept: int = 0
    breach: int = 0
    open: int = 0
    not_applicable: int = 0

    @property
    def adds_up(self) -> bool:
        """Whether each of them has exactly one verdict."""
        return self.looked == self.kept + self.breach + self.open + self.not_applicable

    def plus(self, other: "Count") -> "Count":
        """Both together."""
        return Count(self.of, *(mine + theirs for mine, theirs in zip(self[1:], other[1:], strict=True)))


Key = tuple[str, str]
"""A check or limit, and the market where it was held; the market is empty for terms of no market."""


class Conducted(NamedTuple):
    """What came of one batch, or of several together."""

    totals: dict[Key, Count]
    findings: tuple[Finding, ...]
    sums: "dict[tuple[str, str, int], Sum]"

    @property
    def adds_up(self) -> bool:
        """Whether every account adds up."""
        return all(count.adds_up for count in self.totals.values())


class Sum(NamedTuple):
    """What an operator gave and took in one month, for one limit in one market; in minor units of its currency."""

    given: int = 0
    staked: int = 0
    paid: int = 0


NOTHING = Conducted({}, (), {})


def together(parts: "tuple[Conducted, ...] | list[Conducted]") -> Conducted:
    """Several batches as one, findings in their order."""
    totals: dict[Key, Count] = {}
    sums: dict[tuple[str, str, int], Sum] = {}
    for part in parts:
        for key, count in part.totals.items():
            totals[key] = totals[key].plus(count) if key in totals else count
        for month, one in part.sums.items():
            before = sums.get(month, Sum())
            sums[month] = Sum(before.given + one.given, before.staked + one.staked, before.paid + one.paid)
    return Conducted(totals, tuple(finding for part in parts for finding in part.findings), sums)
