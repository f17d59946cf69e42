"""Which live offers get another verdict because law changes between two days."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from checker.evaluate import Ruling
from checker.finding import Level, Verdict
from checker.limit import Entry
from checker.review.review import Checked, File, MarketRulings

WORST = (Verdict.BREACH, Verdict.OPEN, Verdict.KEPT, Verdict.NOT_APPLICABLE)


class Hit(NamedTuple):
    """An offer whose verdict by one limit is another from a day on; `days_left` counts from the first day asked."""

    checked: Checked
    day: date
    days_left: int
    before: Ruling
    after: Ruling

    @property
    def entry(self) -> Entry | None:
        """The law that the change is of: what holds from the day on, or what ends."""
        if self.after.period.state in ("in_force", "not_commenced"):
            return self.after.period.entry
        return self.before.period.entry

    @property
    def heavier(self) -> Ruling:
        """The ruling that says most about the change: the worse one, and of two alike that of the day on."""
        return min(self.after, self.before, key=lambda ruling: WORST.index(ruling.verdict))

    @property
    def worsens(self) -> bool:
        """Whether a breach begins, or comes to weigh more, that is no mere note."""
        if self.after.verdict is not Verdict.BREACH or self.after.level in (None, Level.NOTE):
            return False
        return self.before.verdict is not Verdict.BREACH or _weight(self.before) < _weight(self.after)


def hits(file: File, first: date, last: date) -> list[Hit]:
    """The changes of verdict on the offers of one file after `first`, up to and with `last`.

    A breach that comes to weigh more or less is a change too. Limits that fall silent under a ban are not told beside
    it: the ban's own change says what happens. Where a ban ends, what the others come to is told.
    """
    found = [
        hit
        for checked in file.checked
        for market in checked.markets
        for hit in _of_market(checked, market, first, last)
    ]
    return sorted(found, key=order)


def order(hit: Hit) -> tuple[date, str, str, str, str, str]:
    """What hits are sorted by: the day first, then offer, version (a count or a name), file, market and limit."""
    offer = hit.checked.offer
    version = str(offer.version).rjust(9)
    return hit.day, offer.offer, version, hit.checked.document.file, hit.after.market, hit.after.limit.id


def _of_market(checked: Checked, one: MarketRulings, first: date, last: date) -> Iterator[Hit]:
    bans = [ruling for ruling in one.rulings if ruling.limit.declared.bans and _speaks(ruling)]
    for before, after in pairwise(one.rulings):
        if before.limit is not after.limit or not first < after.first <= last:
            continue
        if (before.verdict, before.level) == (after.verdict, after.level):
            continue
        if not _silenced(after, bans):
            yield Hit(checked, after.first, (after.first - first).days, before, after)


def _speaks(ruling: Ruling) -> bool:
    return ruling.verdict is Verdict.BREACH and ruling.level is not Level.NOTE


def _silenced(ruling: Ruling, bans: list[Ruling]) -> bool:
    """Whether a ban forbids the offer as such on all days of another limit's ruling."""
    others = (ban for ban in bans if ban.limit is not ruling.limit)
    silent = any(ban.first <= ruling.first and ruling.last <= ban.last for ban in others)
    return silent and ruling.verdict is Verdict.NOT_APPLICABLE


def _weight(ruling: Ruling) -> int:
    order = (None, Level.NOTE, Level.WARNING, Level.ERROR)
    return order.index(ruling.level)
