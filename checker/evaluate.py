"""An offer × the limits in force in a market → a ruling for every limit on every stretch of the offer's life."""

from datetime import date
from typing import NamedTuple

from checker.compare import Comparison, compare
from checker.court import Court, grace_end, holds, part_of, phase_of, segments
from checker.finding import Level, Route, Text, Verdict
from checker.fx import Rates
from checker.life import Life
from checker.measures import Irrelevant, Measured, Readings, Result, Unknown, View
from checker.product import HOLDS
from checker.rulebook import Limit, MarketLaw, Period

LEVELS = {"settled": Level.ERROR, "guidance": Level.WARNING, "contested": Level.WARNING, "proposed": Level.NOTE}


class Ruling(NamedTuple):
    """The verdict of one limit on one offer in one market, from a day to a day, and all that lies behind it.

    `last` is `date.max` where the offer runs until further notice. `cause` says why a verdict is open or not
    applicable, or why a breach weighs less; `trace` how the value was come by.
    """

    limit: Limit
    market: str
    period: Period
    first: date
    last: date
    verdict: Verdict
    level: Level | None
    measured: Measured | None
    route: Route
    trace: Text | None
    cause: Text | None
    help: str | None


class Case(NamedTuple):
    """What one case of a measure came to."""

    verdict: Verdict
    measured: Measured | None
    route: Route
    trace: Text | None = None
    cause: Text | None = None
    help: str | None = None


SEVERITY = {Verdict.BREACH: 3, Verdict.OPEN: 2, Verdict.KEPT: 1, Verdict.NOT_APPLICABLE: 0}
CAUSES = {
    "no_limit": Text("there was no such limit on these days"),
    "not_researched": Text("the law of these days has not been researched"),
    "first_day_unknown": Text("the first day of this law is not known"),
    "last_day_unknown": Text("this law is gone, and its last day is not known"),
}


def rule(law: MarketLaw, view: View, life: Life, rates: Rates) -> list[Ruling]:
    """The rulings on an offer in one market: one for each limit and segment, in the order of limits and days."""
    court = Court(law, view, life, rates)
    banned: list[tuple[date, date, Limit]] = []
    found: list[Ruling] = []
    for ban in law.bans:
        for first, last, period in segments(court, ban):
            silenced = next((one[2] for one in banned if one[0] <= first and last <= one[1]), None)
            ruling = (
                _silent(court, ban, period, first, last, silenced)
                if silenced
                else _ruling(court, ban, period, first, last)
            )
            found.append(ruling)
            if ruling.verdict is Verdict.BREACH and ruling.level is not Level.NOTE:
                banned.append((first, last, ban))
    for limit in law.limits:
        if limit.declared.bans:
            continue
        for first, last, period in segments(court, limit):
            silenced = next((one[2] for one in banned if one[0] <= first and last <= one[1]), None)
            found.append(
                _silent(court, limit, period, first, last, silenced)
                if silenced
                else _ruling(court, limit, period, first, last)
            )
    if law.bans:
        found.sort(key=lambda ruling: (ruling.limit.id, ruling.first))
    return found


def _ruling(court: Court, limit: Limit, period: Period, first: date, last: date) -> Ruling:
    case = _judged(court, limit, period, first, last)
    level, weight = _level(court, limit, period, first) if case.verdict is Verdict.BREACH else (None, None)
    verdict, cause = case.verdict, weight or case.cause
    if verdict is Verdict.BREACH and weight is UNKNOWN_END:
        verdict, level = Verdict.OPEN, None
    return Ruling(
        limit,
        court.view.market,
        period,
        first,
        last,
        verdict,
        level,
        case.measured,
        case.route,
        case.trace,
        cause,
        case.help,
    )


def _silent(court: Court, limit: Limit, period: Period, first: date, last: date, ban: Limit) -> Ruling:
    cause = Text(
        "{} is forbidden here altogether: {}",
        ("online play" if ban.declared.bans == "online_play" else "every bonus", ban.id),
    )
    return Ruling(
        limit, court.view.market, period, first, last, Verdict.NOT_APPLICABLE, None, None, (), None, cause, None
    )


UNKNOWN_END = Text("the terms do not say how long the wagering may last, and this law starts after the last grant")
LATER = Text("this law starts after the offer has ended")
STILL_WAGERED = Text(
    "this law starts while bonuses granted before are still wagered, and does not say whether it binds them"
)


def _level(court: Court, limit: Limit, period: Period, first: date) -> tuple[Level, Text | None]:
    """How much a breach weighs: by the standing of the law, and less where no grant falls under it."""
    assert period.entry is not None
    life, level = court.life, LEVELS[period.entry.standing]
    phase = phase_of(limit)
    if first > life.last(phase):
        return Level.NOTE, LATER
    if phase == "wagered" and period.first > life.granted:
        if life.wagered is None:
            return level, UNKNOWN_END
        return (Level.WARNING if level is Level.ERROR else level), STILL_WAGERED
    return level, None


def _judged(court: Court, limit: Limit, period: Period, first: date, last: date) -> Case:
    declared, entry = limit.declared, period.entry
    if period.state == "no_limit":
        return Case(Verdict.NOT_APPLICABLE, None, (), cause=CAUSES["no_limit"])
    beside = _outside_products(court, declared.products) if declared.products else None
    if beside is not None and beside.verdict is Verdict.NOT_APPLICABLE:
        return beside
    assert entry is not None
    assert declared.measure is not None
    cases = [_case(court, limit, period, result, first, last) for result in court.results(declared.measure)]
    worst = max(cases, key=lambda case: SEVERITY[case.verdict])
    spared = _grandfathered(court, period, first)
    if spared is not None and worst.verdict is Verdict.BREACH:
        return spared
    exempt = _exempt(court, limit, first)
    if exempt is not None and worst.verdict in (Verdict.BREACH, Verdict.OPEN):
        return (
            exempt
            if exempt.verdict is Verdict.NOT_APPLICABLE
            else worst._replace(verdict=Verdict.OPEN, cause=exempt.cause)
        )
    if period.state != "in_force" and worst.verdict is not Verdict.NOT_APPLICABLE:
        return worst._replace(verdict=Verdict.OPEN, cause=CAUSES[period.state], help=None)
    if beside is not None and worst.verdict is Verdict.BREACH:
        return beside
    return worst


def _grandfathered(court: Court, period: Period, first: date) -> Case | None:
    """What is older than the law, where the law spares it for a time.

    Bonuses granted before are outside the law; of an offer that was made before and is still granted, the
    terms cannot tell which of its bonuses are spared.
    """
    end = grace_end(period)
    if end is None or period.first <= court.life.first or first >= end:
        return None
    assert period.entry is not None
    if period.first > court.life.granted:
        cause = Text("bonuses granted before {} are spared for {}", (period.first, period.entry.grandfathers))
        return Case(Verdict.NOT_APPLICABLE, None, (), cause=cause)
    cause = Text("what was offered before {} may be spared for {}", (period.first, period.entry.grandfathers))
    return Case(Verdict.OPEN, None, (), cause=cause)


def _outside_products(court: Court, bound: tuple[str, ...]) -> Case | None:
    """Not applicable where the offer is for other products, open where it may be; None where the limit reaches it."""
    wide = set(bound).union(*(HOLDS.get(word, ()) for word in bound))
    cases: list[Case] = []
    for result in court.results("products.used"):
        if isinstance(result, Unknown):
            cases.append(Case(Verdict.OPEN, None, result.route, cause=result.cause, help=result.help))
        elif isinstance(result, Measured):
            assert isinstance(result.value, frozenset)
            if result.value & wide:
                return None
            if result.possible & wide:
                cause = Text("the terms leave open whether the offer is for {}", (", ".join(sorted(bound)),))
                cases.append(Case(Verdict.OPEN, None, result.route, cause=cause, help="name the products one by one"))
    if cases:
        return cases[0]
    return Case(Verdict.NOT_APPLICABLE, None, (), cause=Text("this limit is for {} only", (", ".join(sorted(bound)),)))


def _exempt(court: Court, limit: Limit, day: date) -> Case | None:
    """Not applicable where an exception to the limit holds on the day, open where it may hold."""
    doubt: Case | None = None
    for exception in court.law.exceptions.get(limit.id, ()):
        period = next(one for one in exception.periods if one.first <= day <= one.last)
        if period.state == "no_limit" or exception.condition is None:
            continue
        held = holds(court, exception.condition, None)
        if held.met is True and period.state == "in_force":
            return Case(Verdict.NOT_APPLICABLE, None, (), cause=Text("excepted by {}", (exception.id,)))
        if held.met is not False:
            doubt = Case(
                Verdict.OPEN, None, (), cause=Text("whether {} excepts the offer is not known", (exception.id,))
            )
    return doubt


def _case(court: Court, limit: Limit, period: Period, result: Result, first: date, last: date) -> Case:
    """One case of the measure: its condition first, then the constraint."""
    if isinstance(result, Irrelevant):
        return Case(Verdict.NOT_APPLICABLE, None, result.route, cause=result.cause)
    condition = limit.condition
    applies = holds(court, condition, part_of(result.route)) if condition is not None else Comparison(met=True)
    if applies.met is False:
        return Case(Verdict.NOT_APPLICABLE, None, result.route, cause=Text("its condition does not hold"))
    case = _measured(court, period, result, first, last)
    if applies.met is None and case.verdict is not Verdict.KEPT:
        return case._replace(verdict=Verdict.OPEN, cause=applies.cause)
    return case


def _measured(court: Court, period: Period, result: Result, first: date, last: date) -> Case:
    if isinstance(result, Unknown):
        return Case(Verdict.OPEN, None, result.route, cause=result.cause, help=result.help)
    if isinstance(result, Readings):
        return _of_readings(court, period, result, first, last)
    assert isinstance(result, Measured)
    assert period.entry is not None
    assert period.entry.constraint is not None
    found = compare(result, period.entry.constraint, court.rates, first, last)
    trace = result.trace if found.trace is None else found.trace
    if found.met is None:
        return Case(Verdict.OPEN, result, result.route, trace, found.cause)
    return Case(Verdict.KEPT if found.met else Verdict.BREACH, result, result.route, trace)


def _of_readings(court: Court, period: Period, readings: Readings, first: date, last: date) -> Case:
    """The verdict on which all readings agree; open where they do not."""
    cases = [_measured(court, period, one, first, last) for one in readings.of]
    if len({case.verdict for case in cases}) == 1:
        return cases[0]
    return Case(Verdict.OPEN, None, readings.route, None, readings.cause, readings.help)
