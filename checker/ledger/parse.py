"""Texts → amounts, times and odds, exactly: compiled, over the bytes; each cell that cannot be read says why."""

import numpy as np
import numpy.typing as npt

from checker.ledger.jit import compiled
from checker.ledger.reasons import Why
from checker.ledger.rows import Ints
from checker.ledger.texts import Buffers, Bytes

NOTHING = np.iinfo(np.int64).min
"""What stands for an empty cell until the rows are checked: below 0, -1 too, are amounts that somebody wrote."""
Troubles = npt.NDArray[np.int32]

MINUS, PLUS, POINT, COMMA, COLON, SPACE, ZERO, NINE = (ord(one) for one in "-+.,: 09")
UPPER_T, UPPER_Z, LOWER_T, LOWER_Z = (ord(one) for one in "TZtz")
MOST_DIGITS = 18
SECOND = 1_000_000
MINUTE, HOUR, DAY = 60 * SECOND, 3600 * SECOND, 86_400 * SECOND


@compiled
def trimmed(content: Bytes, first: int, end: int) -> tuple[int, int]:
    """The bounds of a text without the spaces around it."""
    while first < end and content[first] == SPACE:
        first += 1
    while end > first and content[end - 1] == SPACE:
        end -= 1
    return first, end


@compiled
def digits(content: Bytes, first: int, end: int) -> tuple[int, int]:
    """The number that digits write from `first` on, and where they end; of too many, the first eighteen."""
    number, place = 0, first
    while place < end and ZERO <= content[place] <= NINE:
        if place - first < MOST_DIGITS:
            number = number * 10 + (content[place] - ZERO)
        place += 1
    return number, place


@compiled
def integer(content: Bytes, first: int, end: int) -> tuple[int, int]:
    """A whole number, or NOTHING with the reason why there is none."""
    first, end = trimmed(content, first, end)
    sign = -1 if first < end and content[first] == MINUS else 1
    if first < end and (content[first] == MINUS or content[first] == PLUS):
        first += 1
    while first < end - 1 and content[first] == ZERO:
        first += 1
    number, place = digits(content, first, end)
    if first == end:
        return NOTHING, Why.NOT_A_NUMBER
    if place == end:
        return (sign * number, 0) if end - first <= MOST_DIGITS else (NOTHING, Why.TOO_LARGE)
    if content[place] == POINT or content[place] == COMMA:
        _, last = digits(content, place + 1, end)
        return NOTHING, Why.DECIMAL_POINT if last == end and end - first > 1 else Why.NOT_A_NUMBER
    return NOTHING, Why.NOT_A_NUMBER


@compiled
def odds(content: Bytes, first: int, end: int) -> tuple[int, int]:
    """Decimal odds in ten-thousandths, further digits cut off, or NOTHING with the reason why there are none."""
    first, end = trimmed(content, first, end)
    whole, place = digits(content, first, end)
    if place == first or place - first > 9:
        return NOTHING, Why.NOT_ODDS
    if place == end:
        return whole * 10_000, 0
    last = digits(content, place + 1, end)[1]
    if content[place] != POINT or last != end or last == place + 1:
        return NOTHING, Why.NOT_ODDS
    kept = min(last, place + 5)
    fraction = digits(content, place + 1, kept)[0]
    for _ in range(4 - (kept - place - 1)):
        fraction *= 10
    return whole * 10_000 + fraction, 0


@compiled
def two(content: Bytes, place: int, end: int) -> int:
    """The number that two digits write; -1 where there are none."""
    number, last = digits(content, place, min(place + 2, end))
    return number if last == place + 2 else -1


@compiled
def day_number(content: Bytes, first: int, end: int) -> int:
    """The days from 1970 to a date written `2026-03-01`; NOTHING where there is no such day."""
    year, last = digits(content, first, min(first + 4, end))
    month, day = two(content, first + 5, end), two(content, first + 8, end)
    if last != first + 4 or end - first < 10 or content[first + 4] != MINUS or content[first + 7] != MINUS:
        return NOTHING
    leap = (year % 4 == 0 and year % 100 != 0) or year % 400 == 0
    long_ = 29 if leap else 28
    if month != 2:
        long_ = 30 if month == 4 or month == 6 or month == 9 or month == 11 else 31
    if month < 1 or month > 12 or day < 1 or day > long_:
        return NOTHING
    # Days from civil, H. Hinnant: years begin in March, so that a leap day is the last of its year.
    shifted = year - 1 if month <= 2 else year
    era, of_era = shifted // 400, shifted % 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


@compiled
def clock(content: Bytes, place: int, end: int) -> tuple[int, int]:
    """The microseconds since midnight that `18:30`, `18:30:00` or `18:30:00.123456` writes, and where it ends."""
    hour, minute = two(content, place, end), two(content, place + 3, end)
    if hour < 0 or hour > 23 or minute < 0 or minute > 59 or content[place + 2] != COLON:
        return NOTHING, place
    time, place = hour * HOUR + minute * MINUTE, place + 5
    if place >= end or content[place] != COLON:
        return time, place
    second = two(content, place + 1, end)
    if second < 0 or second > 59:
        return NOTHING, place
    time, place = time + second * SECOND, place + 3
    if place >= end or (content[place] != POINT and content[place] != COMMA):
        return time, place
    part, unit, place = 0, SECOND, place + 1
    begun = place
    while place < end and ZERO <= content[place] <= NINE:
        unit //= 10
        part += (content[place] - ZERO) * unit
        place += 1
    return (time + part, place) if place > begun else (NOTHING, place)


@compiled
def offset(content: Bytes, place: int, end: int) -> int:
    """The microseconds by which `Z`, `+01`, `+0100` or `+01:00` is ahead of UTC; NOTHING where it is none of these."""
    if end - place == 1 and (content[place] == UPPER_Z or content[place] == LOWER_Z):
        return 0
    sign = 1 if content[place] == PLUS else -1
    if content[place] != PLUS and content[place] != MINUS:
        return NOTHING
    hours, rest = two(content, place + 1, end), place + 3
    if hours < 0 or hours > 18:
        return NOTHING
    if rest == end:
        return sign * hours * HOUR
    rest += 1 if content[rest] == COLON else 0
    minutes = two(content, rest, end)
    if minutes < 0 or minutes > 59 or rest + 2 != end:
        return NOTHING
    return sign * (hours * HOUR + minutes * MINUTE)


@compiled
def instant(content: Bytes, first: int, end: int) -> tuple[int, int]:
    """A time after ISO 8601 in microseconds since 1970 in UTC, or NOTHING with the reason why it is none."""
    first, end = trimmed(content, first, end)
    day = day_number(content, first, end)
    place = first + 10
    if day == NOTHING or place >= end:
        return NOTHING, Why.NOT_A_TIME
    if content[place] != UPPER_T and content[place] != LOWER_T and content[place] != SPACE:
        return NOTHING, Why.NOT_A_TIME
    time, place = clock(content, place + 1, end)
    if time == NOTHING:
        return NOTHING, Why.NOT_A_TIME
    if place < end and content[place] == SPACE:
        place += 1
    if place == end:
        return NOTHING, Why.NO_ZONE
    ahead = offset(content, place, end)
    return (day * DAY + time - ahead, 0) if ahead != NOTHING else (NOTHING, Why.NOT_A_TIME)


@compiled
def _read_integers(texts: Buffers, values: Ints, troubles: Troubles) -> None:
    for row in range(len(values)):
        if texts.present[row]:
            values[row], troubles[row] = integer(texts.content, texts.offsets[row], texts.offsets[row + 1])


@compiled
def _read_instants(texts: Buffers, values: Ints, troubles: Troubles) -> None:
    for row in range(len(values)):
        if texts.present[row]:
            values[row], troubles[row] = instant(texts.content, texts.offsets[row], texts.offsets[row + 1])


@compiled
def _read_odds(texts: Buffers, values: Ints, troubles: Troubles) -> None:
    for row in range(len(values)):
        if texts.present[row]:
            values[row], troubles[row] = odds(texts.content, texts.offsets[row], texts.offsets[row + 1])


def read(texts: Buffers, shape: str) -> tuple[Ints, Troubles]:
    """The values of a column of texts, NOTHING where a cell is empty or cannot be read, and the reasons (Why)."""
    count = len(texts.present)
    values, troubles = np.full(count, NOTHING, dtype=np.int64), np.zeros(count, dtype=np.int32)
    by_shape = {"minor units": _read_integers, "instant": _read_instants, "odds": _read_odds}
    by_shape[shape](texts, values, troubles)
    return values, troubles
