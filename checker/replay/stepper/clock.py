"""When the time for wagering is over: hours, or days and months of the offer's own time zone (domain, switch 24)."""

from bisect import bisect_right
from calendar import monthrange
from datetime import date

from checker.replay.fields import NONE, Clock, From
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.player import Player

DAY = 86_400_000_000
_EPOCH = date(1970, 1, 1).toordinal()
_MICROSECONDS, _LOCAL_DAYS = int(Clock.MICROSECONDS), int(Clock.LOCAL_DAYS)
_GRANT, _ACTIVATION, _DEPOSIT = int(From.GRANT), int(From.ACTIVATION), int(From.DEPOSIT)

Zone = tuple[list[int], list[int]]
"""The instants at which an offset from UTC begins, and the offsets."""


def set_deadline(player: Player, bonus: Bonus, start: int) -> None:
    """Gives a bonus the deadline that counts from `start`; it is exclusive: what happens at it is too late."""
    terms = bonus.terms
    if terms.clock == NONE:
        return
    zone = ([0], [0]) if terms.zone == NONE else player.book.zones[terms.zone]
    bonus.deadline = _deadline(zone, terms.clock, terms.clock_length, bool(terms.end_of_day), start)
    player.mind_deadlines()


def counted_from(bonus: Bonus, activation: int) -> int:
    """The event at which the time for wagering begins; NONE where that is the first stake of bonus money."""
    began = bonus.terms.clock_from
    if began == _GRANT:
        return bonus.granted_at
    if began == _ACTIVATION:
        return activation
    if began == _DEPOSIT:
        return bonus.deposit_at if bonus.deposit_at != NONE else bonus.granted_at
    return NONE


def _deadline(zone: Zone, clock: int, length: int, end_of_day: bool, start: int) -> int:
    if clock == _MICROSECONDS and not end_of_day:
        return start + length
    if clock == _MICROSECONDS:
        start += length
        return _instant(zone, _midnight_after(start + _offset(zone, start)), start)
    local = start + _offset(zone, start)
    local = local + length * DAY if clock == _LOCAL_DAYS else _months_on(local, length)
    return _instant(zone, _midnight_after(local) if end_of_day else local, start)


def _instant(zone: Zone, local: int, start: int) -> int:
    """The instant of a local time. One that a change of the clocks skips or repeats goes by the offset before it."""
    guess = local - _offset(zone, start)
    return local - _offset(zone, local - _offset(zone, guess))


def _offset(zone: Zone, instant: int) -> int:
    """How far local time is ahead of UTC."""
    starts, offsets = zone
    return offsets[max(bisect_right(starts, instant) - 1, 0)]


def _midnight_after(local: int) -> int:
    return (local // DAY + 1) * DAY


def _months_on(local: int, months: int) -> int:
    """The same day and time so many months on; the last day of a month that has no such day."""
    days, time = divmod(local, DAY)
    day = date.fromordinal(days + _EPOCH)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    on = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return (on.toordinal() - _EPOCH) * DAY + time
