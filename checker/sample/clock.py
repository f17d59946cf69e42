"""When a bonus's time for wagering ends, in hours or in days of the offer's own time zone."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from checker.sample.compiled import compiled
from checker.sample.layout import DAY, HOUR, NEVER, World

FIRST_HOUR = int(datetime(2026, 11, 1, tzinfo=UTC).timestamp()) // 3600
DAYS = 365 * 2
HOURS = 24 * DAYS
"""The hours whose offsets are known: what ends after them has the last one."""


def offset_table(zones: tuple[str, ...]) -> npt.NDArray[np.int64]:
    """For every zone and hour, how far its clocks are ahead of UTC, in microseconds."""
    return np.array([_offsets(zone) for zone in zones], np.int64)


@lru_cache(maxsize=64)
def _offsets(zone: str) -> tuple[int, ...]:
    start, info = datetime.fromtimestamp(FIRST_HOUR * 3600, UTC), ZoneInfo(zone)
    ahead = [_ahead(start + timedelta(days=day), info) for day in range(DAYS + 1)]
    found: list[int] = []
    for day, (first, after) in enumerate(pairwise(ahead)):
        hours = [start + timedelta(days=day, hours=hour) for hour in range(24)]
        found += [first] * 24 if first == after else [_ahead(hour, info) for hour in hours]
    return tuple(found)


def _ahead(instant: datetime, zone: ZoneInfo) -> int:
    ahead = instant.astimezone(zone).utcoffset()
    return 0 if ahead is None else ahead // timedelta(microseconds=1)


@compiled
def ahead(w: World, zone: int, at: int) -> int:
    """How far the clocks of a zone are ahead of UTC at an instant."""
    return w.offsets[zone, min(at // HOUR - FIRST_HOUR, HOURS - 1)]


@compiled
def deadline_of(w: World, t: Any, start: int) -> int:
    """The end of the time for wagering; NEVER where the terms give none."""
    if t.hours == 0 and t.days == 0:
        return NEVER
    if t.hours > 0 and t.end_of_day == 0:
        return start + t.hours
    local = start + t.hours + ahead(w, t.zone, start + t.hours) + t.days * DAY
    if t.days > 0:
        local = start + ahead(w, t.zone, start) + t.days * DAY
    if t.end_of_day:
        local = (local // DAY + 1) * DAY
    guess = local - ahead(w, t.zone, local)
    return local - ahead(w, t.zone, guess)
