"""One offer before the law of one market: its measures, the conditions of limits, and the stretches of its life."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from checker.compare import Comparison, Quick, compare, surely_met
from checker.finding import Route, Text, Verdict
from checker.fx import Rates
from checker.life import Life
from checker.limit import Combined, Condition, Phase, Test
from checker.measures import ALIKE_IN_ALL_MARKETS, MEASURES, Irrelevant, Measured, Result, View
from checker.rulebook import Limit, MarketLaw, Period

ONE_DAY = timedelta(days=1)


class Case(NamedTuple):
    """What one case of a measure came to."""

    verdict: Verdict
    measured: Measured | None
    route: Route
    trace: Text | None = None
    cause: Text | None = None
    help: str | None = None


@dataclass
class Court:
    """One offer before the law of one market: the measures taken so far are kept, so that each is taken once."""

    law: MarketLaw
    view: View
    life: Life
    rates: Rates
    taken: dict[str, tuple[Result, ...]] = field(default_factory=dict)
    reached: dict[tuple[str, ...], Case | None] = field(default_factory=dict)

    def results(self, measure: str) -> tuple[Result, ...]:
        """The results of a measure for this offer in this market."""
        kept = self.view.alike if measure in ALIKE_IN_ALL_MARKETS else self.taken
        found = kept.get(measure)
        if found is None:
            found = kept[measure] = MEASURES[measure].compute(self.view)
        return found


def phase_of(limit: Limit) -> Phase:
    """The phase of an offer's life that a limit binds: its own, or that of its measure; a ban binds to the end."""
    if limit.declared.bans:
        return "wagered"
    return limit.declared.binds or MEASURES[limit.declared.measure or ""].phase


class Stretch(NamedTuple):
    """Some days of an offer's life over which one limit stands the same way, both ends included.

    `quick` is the quick test of its constraint, where the limit is in force and binds without a condition.
    """

    limit: Limit
    period: Period
    first: date
    last: date
    quick: Quick | None


def stretches(law: MarketLaw, life: Life) -> list[Stretch]:
    """The stretches of a life for every limit of a market, in the order of limits and days.

    Lives whose ends fall between the same days of change are cut alike, so the cuts are worked out once for
    all of them, and only the ends are put in.
    """
    ends = tuple(_end(life, phase) for phase in PHASES)
    days = days_of_change(law)
    key = (law, bisect_right(days, life.first), tuple(bisect_right(days, end) for end in ends))
    cuts = CUTS.get(key)
    if cuts is None:
        if len(CUTS) > MOST_CUTS:
            CUTS.clear()
        cuts = CUTS[key] = _cut(law, life)
    first = life.first
    return [
        Stretch(limit, period, start or first, end or ends[phase], quick)
        for limit, period, start, end, phase, quick in cuts
    ]


PHASES = get_args(Phase)
Cuts = list[tuple[Limit, Period, date | None, date | None, int, Quick | None]]
"""Limit, period, first and last day (None for those of the life), which of PHASES it lasts through, the quick test."""
CUTS: dict[tuple[MarketLaw, int, tuple[int, ...]], Cuts] = {}
MOST_CUTS = 10_000


def _end(life: Life, phase: Phase) -> date:
    last = life.last(phase)
    return last if life.ahead is None else max(last, life.ahead)


def _cut(law: MarketLaw, life: Life) -> Cuts:
    cuts: Cuts = []
    for limit in law.limits:
        phase = phase_of(limit)
        end = _end(life, phase)
        for period, first, last in segments(law, limit, life.first, end):
            ends = None if first == life.first else first, None if last == end else last
            cuts.append((limit, period, *ends, PHASES.index(phase), _quick(limit, period)))
    return cuts


def _quick(limit: Limit, period: Period) -> Quick | None:
    if not limit.is_plain or period.state != "in_force" or period.constraint is None:
        return None
    return surely_met(period.constraint)


@lru_cache(maxsize=512)
def days_of_change(law: MarketLaw) -> tuple[date, ...]:
    """The days on which any limit of a market comes to stand another way, sorted."""
    days = set(law.ban_days)
    for limit in law.limits:
        days.update(law.exception_days(limit))
        for period in limit.periods:
            days.add(period.first)
            grace = grace_end(period)
            days.update((grace,) if grace else ())
    return tuple(sorted(days))


def segments(law: MarketLaw, limit: Limit, start: date, end: date) -> Iterator[tuple[Period, date, date]]:
    """The stretches between two days over which a limit stands the same way.

    Days on which an exception to the limit, a ban in the market, or a time of grace changes are cut too.
    """
    beside = law.ban_days + law.exception_days(limit)
    for period in limit.periods:
        if period.last < start or period.first > end:
            continue
        first, last = max(period.first, start), min(period.last, end)
        grace = grace_end(period)
        cuts = (*beside, grace) if grace else beside
        for cut in sorted({day for day in cuts if first < day <= last}):
            yield period, first, cut - ONE_DAY
            first = cut
        yield period, first, last


def grace_end(period: Period) -> date | None:
    """The first day on which law that spares what is older for a time binds that too; None where it spares nothing."""
    if period.state != "in_force" or period.entry is None or period.entry.grandfathers is None:
        return None
    return period.entry.grandfathers.after(period.first)


def part_of(route: Route) -> int | None:
    """The part of a package that a route leads into; None for terms of the whole offer."""
    return route[1] if len(route) > 1 and route[0] == "parts" and isinstance(route[1], int) else None


def holds(court: Court, condition: Condition, part: int | None) -> Comparison:
    """Whether a condition holds for one part of the offer, or for the whole; None where the terms leave it open."""
    if isinstance(condition, Test):
        return _test(court, condition, part)
    inner = [holds(court, one, part) for one in condition.of]
    if condition.how == "not":
        return Comparison(None if inner[0].met is None else not inner[0].met, inner[0].cause)
    return _combined(condition, inner)


def _combined(condition: Combined, inner: list[Comparison]) -> Comparison:
    decisive = condition.how == "any"
    if any(one.met is decisive for one in inner):
        return Comparison(met=decisive)
    doubt = next((one for one in inner if one.met is None), None)
    return doubt or Comparison(met=not decisive)


def _test(court: Court, test: Test, part: int | None) -> Comparison:
    """A measure against a constraint; of several cases one is enough for `any_of`, and all are needed otherwise."""
    answers: list[Comparison] = []
    for result in court.results(test.measure):
        if part is not None and part_of(result.route) not in (None, part):
            continue
        if isinstance(result, Measured):
            answers.append(compare(result, test.constraint, court.rates, court.life.first, court.life.granted))
        elif isinstance(result, Irrelevant):
            answers.append(Comparison(met=test.constraint.operator == "none_of"))
        else:
            answers.append(Comparison(None, result.cause))
    how: Literal["any", "all"] = "any" if test.constraint.operator in ("any_of", "required") else "all"
    return _combined(Combined(how, ()), answers) if answers else Comparison(met=False)
