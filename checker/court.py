"""One offer before the law of one market: its measures, the conditions of limits, and the stretches of its life."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from checker.compare import Comparison, compare
from checker.finding import Route
from checker.fx import Rates
from checker.life import Life
from checker.limit import Combined, Condition, Phase, Test
from checker.measures import MEASURES, Irrelevant, Measured, Result, View
from checker.rulebook import Limit, MarketLaw, Period

ONE_DAY = timedelta(days=1)


@dataclass
class Court:
    """One offer before the law of one market: the measures taken so far are kept, so that each is taken once."""

    law: MarketLaw
    view: View
    life: Life
    rates: Rates
    taken: dict[str, tuple[Result, ...]] = field(default_factory=dict)

    def results(self, measure: str) -> tuple[Result, ...]:
        """The results of a measure for this offer in this market."""
        if measure not in self.taken:
            self.taken[measure] = MEASURES[measure].compute(self.view)
        return self.taken[measure]


def phase_of(limit: Limit) -> Phase:
    """The phase of an offer's life that a limit binds: its own, or that of its measure; a ban binds to the end."""
    if limit.declared.bans:
        return "wagered"
    return limit.declared.binds or MEASURES[limit.declared.measure or ""].phase


def segments(court: Court, limit: Limit) -> Iterator[tuple[date, date, Period]]:
    """The stretches of the offer's life in this limit's phase over which its law stands the same way.

    Days on which an exception to the limit, a ban in the market, or a time of grace changes are cut too.
    """
    life = court.life
    end = life.last(phase_of(limit))
    if life.ahead is not None:
        end = max(end, life.ahead)
    beside = court.law.ban_days + court.law.exception_days(limit)
    for period in limit.periods:
        if period.last < life.first or period.first > end:
            continue
        first, last = max(period.first, life.first), min(period.last, end)
        grace = grace_end(period)
        cuts = (*beside, grace) if grace else beside
        for cut in sorted({day for day in cuts if first < day <= last}) if cuts else ():
            yield first, cut - ONE_DAY, period
            first = cut
        yield first, last, period


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
