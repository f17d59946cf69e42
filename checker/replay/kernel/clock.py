"""The time at which a bonus ends: hours, or local days and months with an offset that changes in the year."""

from checker.replay.fields import NONE, Clock, R
from checker.replay.kernel.places import H, Vector

DAY = 86_400_000_000
"""Microseconds in a day."""


def offset(book: Vector, zone: int, at: int) -> int:
    """What local time is ahead of UTC, in microseconds; 0 without a zone."""
    if zone == NONE:
        return 0
    starts = book[H.STARTS] + zone * book[H.ZONE_WIDTH]
    low = 0
    high = book[book[H.LENGTHS] + zone]
    while high - low > 1:
        middle = (low + high) // 2
        if book[starts + middle] <= at:
            low = middle
        else:
            high = middle
    return book[book[H.OFFSETS] + zone * book[H.ZONE_WIDTH] + low]


def in_utc(book: Vector, zone: int, local: int, near: int) -> int:
    """The time in UTC of a local time; one that is twice or never: by the offset before the change."""
    guess = local - offset(book, zone, near)
    first = local - offset(book, zone, guess)
    return local - offset(book, zone, first)


def deadline(book: Vector, rule: int, start: int) -> int:
    """When a time that begins at `start` is over: the first moment after it. NONE without a clock."""
    clock = book[rule + R.CLOCK]
    length = book[rule + R.CLOCK_LENGTH]
    if clock == NONE:
        return NONE
    zone = book[rule + R.ZONE]
    if clock == Clock.MICROSECONDS:
        end = start + length
        if book[rule + R.END_OF_DAY] == 0:
            return end
        return in_utc(book, zone, midnight_after(end + offset(book, zone, end)), end)
    local = start + offset(book, zone, start)
    local = local + length * DAY if clock == Clock.LOCAL_DAYS else months_later(local, length)
    if book[rule + R.END_OF_DAY] == 1:
        local = midnight_after(local)
    return in_utc(book, zone, local, start)


def midnight_after(local: int) -> int:
    """The midnight that ends the day of a local time."""
    return (local // DAY + 1) * DAY


def months_later(local: int, months: int) -> int:
    """The same day and time some months later; the last day of a month that has no such day."""
    day = local // DAY
    years_from = day + 719_468  # days since 0000-03-01
    era = years_from // 146_097
    of_era = years_from % 146_097
    year_of_era = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month = (5 * of_year + 2) // 153  # 0 is March
    of_month = of_year - (153 * month + 2) // 5
    later = 12 * (400 * era + year_of_era) + month + months
    last = first_of_month(later + 1) - first_of_month(later) - 1
    return (first_of_month(later) + min(of_month, last)) * DAY + local % DAY


def first_of_month(months: int) -> int:
    """The first day of a month that is counted from March of the year 0, in days since 1970."""
    year = months // 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * (months % 12) + 2) // 5 - 719_468
