"""The history of a limit → the periods over which it stands the same way, as the rulebook knew them on a day."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple

from checker.finding import Place
from checker.limit import NOT_SET, Constraint, Entry, LimitFile

State = Literal[
    "in_force", "no_limit", "not_researched", "first_day_unknown", "last_day_unknown", "not_commenced", "not_recorded"
]
ONE_DAY = timedelta(days=1)
Dated = tuple[Entry, Place]
"""An entry of a history with the place of its constraint."""


class Period(NamedTuple):
    """A stretch of days, both ends included, over which one limit stands the same way."""

    first: date
    last: date
    state: State
    entry: Entry | None = None
    place: Place | None = None
    constraint: Constraint | None = None


def periods_of(declared: LimitFile, places: tuple[Place, ...], known_at: date | None = None) -> tuple[Period, ...]:
    """The history as periods without a gap, from `date.min` to `date.max`.

    With `known_at`, only what the rulebook held on that day: entries recorded later are left out, and entries
    replaced later still count.
    """
    history = list(zip(declared.history, places, strict=True))
    known = [one for one in history if _is_known(one[0], known_at)]
    if not known:
        return (_whole("not_recorded", history[0]),)
    if known[0][0].first == NOT_SET:
        return (_whole("not_commenced", known[0]),)
    return tuple(_in_order(declared, known))


def _is_known(entry: Entry, known_at: date | None) -> bool:
    if known_at is None:
        return entry.replaced_on is None
    return entry.recorded_on <= known_at and (entry.replaced_on is None or known_at < entry.replaced_on)


def _whole(state: State, dated: Dated) -> Period:
    entry, place = dated
    return Period(date.min, date.max, state, entry, place, entry.constraint)


def first_bound(entry: Entry) -> date:
    """The first day on which an entry is taken to bind; of one whose first day is unknown, when it was known to."""
    return entry.first_day or entry.known_on or entry.read_on


def _in_order(declared: LimitFile, known: list[Dated]) -> Iterator[Period]:
    entry, place = known[0]
    start = first_bound(entry)
    if start > date.min:
        state: State = "first_day_unknown" if entry.first_day is None else declared.before
        yield Period(date.min, start - ONE_DAY, state, entry, place, entry.constraint)
    for (entry, place), after in pairwise([*known, None]):  # type: ignore[misc]
        following = after[0].first_day if after else None
        end = following - ONE_DAY if following else date.max
        yield from _of_entry(entry, place, start, end, declared.after)
        start = following or start


def _of_entry(
    entry: Entry, place: Place, start: date, end: date, after: Literal["not_researched", "no_limit"]
) -> Iterator[Period]:
    """The periods of one entry from its first day to the day before the next one."""
    if entry.until is not None:
        last = min(entry.until, end)
        yield Period(start, last, "in_force", entry, place, entry.constraint)
    else:
        certain = min(entry.certain_until or start - ONE_DAY, end)
        last = min(max(entry.read_on, certain), end)
        if certain >= start:
            yield Period(start, certain, "in_force", entry, place, entry.constraint)
        if last > certain:
            yield Period(certain + ONE_DAY, last, "last_day_unknown", entry, place, entry.constraint)
    if last < end:
        yield Period(last + ONE_DAY, end, after, entry, place, entry.constraint)
