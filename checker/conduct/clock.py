"""Times as they are told and counted: local days, weeks and months of instants in UTC, and instants of local midnights.

Times are microseconds since 1970 in UTC.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from checker.ledger.rows import Ints

SECOND = 1_000_000
HOUR = 3_600 * SECOND
DAY = 24 * HOUR
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST, LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2101, 1, 1, tzinfo=UTC)
"""The years that a ledger may be of."""
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
ONE_DAY = timedelta(days=1)
FAR = timedelta(days=7)
"""Two changes of a zone's offset lie further apart than this."""


class Zone(NamedTuple):
    """The offsets from UTC of one time zone, each from an instant on."""

    starts: Ints
    offsets: Ints


@lru_cache(maxsize=256)
def zone_of(name: str) -> Zone:
    """The offsets of a time zone by its name in the IANA database."""
    zone = ZoneInfo(name)
    steps = [FIRST + FAR * i for i in range((LAST - FIRST) // FAR + 1)]
    changes = [_change(zone, one, two) for one, two in pairwise(steps) if _offset(zone, one) != _offset(zone, two)]
    starts = [FIRST, *changes]
    return Zone(
        np.array([0, *(micros(one) for one in changes)], dtype=np.int64),
        np.array([_offset(zone, one) for one in starts], dtype=np.int64),
    )


def _offset(zone: ZoneInfo, at: datetime) -> int:
    found = at.astimezone(zone).utcoffset()
    return int(found.total_seconds()) * SECOND if found else 0


def _change(zone: ZoneInfo, first: datetime, last: datetime) -> datetime:
    """The second in which the offset changes between two instants."""
    low, high = int(first.timestamp()), int(last.timestamp())
    before = _offset(zone, first)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(zone, EPOCH + timedelta(seconds=middle)) == before else (low, middle)
    return EPOCH + timedelta(seconds=high)


def micros(at: datetime) -> int:
    """The instant as microseconds since 1970."""
    return (at - EPOCH) // timedelta(microseconds=1)


def midnight(day: date, zone: str) -> int:
    """The instant at which a local day starts; days outside the years of ledgers are the first or last of them."""
    within = min(max(day, FIRST_DAY), LAST_DAY)
    return micros(datetime.combine(within, time(), ZoneInfo(zone)).astimezone(UTC))


def instant(day: date, at: str, zone: str) -> int:
    """The instant of a local time such as `18:00`."""
    return micros(datetime.combine(day, time.fromisoformat(at), ZoneInfo(zone)).astimezone(UTC))


def local(at: Ints, zone: str) -> Ints:
    """The local wall time of each instant, as if it were UTC."""
    found = zone_of(zone)
    if not len(at):
        return at
    first, last = np.searchsorted(found.starts, (at.min(), at.max()), side="right") - 1
    if first == last:
        single: Ints = at + found.offsets[first]
        return single
    which = np.searchsorted(found.starts[first + 1 : last + 1], at, side="right")
    shifted: Ints = at + found.offsets[first : last + 1][which]
    return shifted


def days(at: Ints, zone: str) -> Ints:
    """The local day of each instant, counted from 1970-01-01."""
    return local(at, zone) // DAY


def day_itself(day: Ints) -> Ints:
    """The day that each day lies in."""
    return day


def week_of(day: Ints) -> Ints:
    """The week, Monday to Sunday, that each day lies in."""
    return (day + 3) // 7


def month_of(day: Ints) -> Ints:
    """The month, counted from January 1970, that each day lies in."""
    if not len(day):
        return day
    first = int(day.min())
    every = np.arange(first, int(day.max()) + 1).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    found: Ints = every[day - first]
    return found


def day_of(at: int, zone: str = "UTC") -> date:
    """The local day of one instant."""
    return (EPOCH + timedelta(microseconds=at)).astimezone(ZoneInfo(zone)).date()


def month_told(month: int) -> str:
    """A month counted from January 1970 as `2026-03`."""
    return f"{1970 + month // 12}-{month % 12 + 1:02d}"


def told(at: int) -> str:
    """An instant as `2026-03-04 10:15 UTC`, with its seconds where they are not 0."""
    found = EPOCH + timedelta(microseconds=at)
    return f"{found:%Y-%m-%d %H:%M:%S}".removesuffix(":00") + " UTC"


def month_start(month: int) -> date:
    """The first day of a month counted from January 1970."""
    return date(1970 + month // 12, month % 12 + 1, 1)
