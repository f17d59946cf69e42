"""The offsets of time zones from 1990 to 2100, as the replay looks them up."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np

from checker.ledger.rows import Ints

FIRST, LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
STEP = timedelta(days=5)
"""How far apart a zone is looked at: no offset since 1990 stood for so few days between two that are the same."""
MINUTE = timedelta(minutes=1)
"""How exactly a change is found: since 1990 every one is on a whole minute."""
MICRO = timedelta(microseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=64)
def offsets_of(zone: str) -> tuple[tuple[int, int], ...]:
    """The times from which an offset holds, and the offset, both in microseconds."""
    info = ZoneInfo(zone)
    looks = [FIRST + STEP * step for step in range((LAST - FIRST) // STEP + 1)]
    offsets = [_offset(info, look) for look in looks]
    found = [(FIRST, offsets[0])]
    for (before, old), (after, new) in pairwise(zip(looks, offsets, strict=True)):
        if old != new:
            change = _change(info, before, after, old)
            found.append((change, _offset(info, change)))
    return tuple(((at - EPOCH) // MICRO, offset // MICRO) for at, offset in found)


def _offset(info: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(info).utcoffset() or timedelta(0)


def _change(info: ZoneInfo, before: datetime, after: datetime, old: timedelta) -> datetime:
    """The first minute after `before` without the old offset."""
    while after - before > MINUTE:
        middle = before + (after - before) // MINUTE // 2 * MINUTE
        before, after = (middle, after) if _offset(info, middle) == old else (before, middle)
    return after


def table_of(zones: Sequence[str]) -> tuple[Ints, Ints, Ints]:
    """For each zone the times at which an offset begins, these offsets, and how many there are."""
    each = [offsets_of(zone) for zone in zones] or [((0, 0),)]
    most = max(len(one) for one in each)
    starts, offsets = np.zeros((len(each), most), dtype=np.int64), np.zeros((len(each), most), dtype=np.int64)
    for place, one in enumerate(each):
        starts[place, : len(one)] = [at for at, _ in one]
        offsets[place, : len(one)] = [offset for _, offset in one]
    return starts, offsets, np.array([len(one) for one in each], dtype=np.int64)
