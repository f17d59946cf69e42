"""One limit in one of its periods before the court → the case that decides it: kept, breach, open, not applicable."""

from datetime import date

from checker.compare import compare
from checker.court import Case, Court, Stretch, grace_end, holds, part_of
from checker.finding import Text, Verdict
from checker.measures import Irrelevant, Measured, Readings, Result, Unknown
from checker.product import widened
from checker.rulebook import Limit, Period

MAIN = frozenset(("casino", "betting"))
"""What a free choice among all products holds at the least: a limit on both of them reaches such an offer."""
SEVERITY = {Verdict.BREACH: 3, Verdict.OPEN: 2, Verdict.KEPT: 1, Verdict.NOT_APPLICABLE: 0}
CAUSES = {
    "no_limit": Text("there was no such limit on these days"),
    "not_researched": Text("the law of these days has not been researched"),
    "first_day_unknown": Text("the first day of this law is not known"),
    "last_day_unknown": Text("this law is gone, and its last day is not known"),
    "not_recorded": Text("the rulebook did not hold this law yet"),
}
NOT_COMMENCED = Text("this law has no first day yet")
NO_LIMIT = Case(Verdict.NOT_APPLICABLE, None, (), None, CAUSES["no_limit"])
NOTHING_MEASURED = Case(
    Verdict.OPEN, None, (), None, Text("the terms say nothing that this limit could be held against")
)
BESIDE_ITS_CONDITION = Text("its condition does not hold")


def judged(court: Court, stretch: Stretch) -> Case:
    """The worst case of a limit on a stretch, with what exceptions, times of grace and products make of it."""
    limit, period, first, last, _ = stretch
    declared = limit.declared
    if period.state == "no_limit":
        return NO_LIMIT
    beside = outside_products(court, declared.products) if declared.products else None
    if beside is not None and beside.verdict is Verdict.NOT_APPLICABLE:
        return beside
    results = court.results(declared.measure or "")
    if len(results) == 1:
        worst = _case(court, limit, period, results[0], first, last)
    else:
        cases = [_case(court, limit, period, result, first, last) for result in results]
        worst = max(cases, key=lambda case: SEVERITY[case.verdict], default=NOTHING_MEASURED)
    if worst.verdict is Verdict.NOT_APPLICABLE:
        return worst
    if period.state == "not_commenced":
        return worst if worst.verdict is Verdict.BREACH else Case(Verdict.NOT_APPLICABLE, None, (), None, NOT_COMMENCED)
    if period.state != "in_force":
        worst = worst._replace(verdict=Verdict.OPEN, cause=CAUSES[period.state], help=None)
    if worst.verdict is Verdict.KEPT:
        return worst
    return _exempt(court, limit, first, worst) or _spared(court, period, first, worst) or _doubtful(beside, worst)


def _doubtful(beside: Case | None, worst: Case) -> Case:
    """A breach is open where the terms leave open whether the limit reaches the offer at all."""
    return beside if beside is not None and worst.verdict is Verdict.BREACH else worst


def _spared(court: Court, period: Period, first: date, worst: Case) -> Case | None:
    """What is older than the law, where the law spares it for a time.

    Bonuses granted before are outside the law; of an offer that was made before and is still granted, the
    terms cannot tell which of its bonuses are spared.
    """
    end = grace_end(period)
    if end is None or worst.verdict is not Verdict.BREACH or period.first <= court.life.first or first >= end:
        return None
    assert period.entry is not None
    if period.first > court.life.granted:
        cause = Text("bonuses granted before {} are spared for {}", (period.first, period.entry.grandfathers))
        return Case(Verdict.NOT_APPLICABLE, None, (), cause=cause)
    cause = Text("what was offered before {} may be spared for {}", (period.first, period.entry.grandfathers))
    return Case(Verdict.OPEN, None, (), cause=cause)


def outside_products(court: Court, bound: tuple[str, ...]) -> Case | None:
    """Not applicable where the offer is for other products, open where it may be; None where the limit reaches it."""
    if bound not in court.reached:
        court.reached[bound] = _reached(court, bound)
    return court.reached[bound]


def _reached(court: Court, bound: tuple[str, ...]) -> Case | None:
    wide = widened(frozenset(bound))
    cases: list[Case] = []
    for result in court.results("products.used"):
        if isinstance(result, Unknown):
            cases.append(Case(Verdict.OPEN, None, result.route, cause=result.cause, help=result.help))
        elif isinstance(result, Measured):
            assert isinstance(result.value, frozenset)
            if result.value & wide or result.possible & wide >= MAIN:
                return None
            if result.possible & wide:
                cause = Text("the terms leave open whether the offer is for {}", (", ".join(sorted(bound)),))
                cases.append(Case(Verdict.OPEN, None, result.route, cause=cause, help="name the products one by one"))
    if cases:
        return cases[0]
    return Case(Verdict.NOT_APPLICABLE, None, (), cause=Text("this limit is for {} only", (", ".join(sorted(bound)),)))


def _exempt(court: Court, limit: Limit, day: date, worst: Case) -> Case | None:
    """Not applicable where an exception to the limit holds on the day, open where it may hold; None where none does."""
    doubt: Case | None = None
    for exception in court.law.exceptions.get(limit.id, ()):
        period = exception.on(day)
        if period.state == "no_limit" or exception.condition is None:
            continue
        held = holds(court, exception.condition, None)
        if held.met is True and period.state == "in_force":
            return Case(Verdict.NOT_APPLICABLE, None, (), cause=Text("excepted by {}", (exception.id,)))
        if held.met is not False:
            cause = Text("whether {} excepts the offer is not known", (exception.id,))
            doubt = worst._replace(verdict=Verdict.OPEN, cause=cause)
    return doubt


def _case(court: Court, limit: Limit, period: Period, result: Result, first: date, last: date) -> Case:
    """One case of the measure: its condition first, then the constraint."""
    if type(result) is Irrelevant:
        return Case(Verdict.NOT_APPLICABLE, None, result.route, None, result.cause)
    condition = limit.declared.when
    if condition is None:
        return _measured(court, period, result, first, last)
    applies = holds(court, condition, part_of(result.route))
    if applies.met is False:
        return Case(Verdict.NOT_APPLICABLE, None, result.route, None, BESIDE_ITS_CONDITION)
    case = _measured(court, period, result, first, last)
    if applies.met is None and case.verdict is not Verdict.KEPT:
        return case._replace(verdict=Verdict.OPEN, cause=applies.cause)
    return case


def _measured(court: Court, period: Period, result: Result, first: date, last: date) -> Case:
    if type(result) is Unknown:
        return Case(Verdict.OPEN, None, result.route, None, result.cause, result.help)
    if type(result) is Readings:
        return _of_readings(court, period, result, first, last)
    assert type(result) is Measured
    assert period.constraint is not None
    met, cause, trace = compare(result, period.constraint, court.rates, first, last)
    trace = trace or result.trace
    if met is None:
        return Case(Verdict.OPEN, result, result.route, trace, cause)
    return Case(Verdict.KEPT if met else Verdict.BREACH, result, result.route, trace)


def _of_readings(court: Court, period: Period, readings: Readings, first: date, last: date) -> Case:
    """The verdict on which all readings agree; open where they do not."""
    cases = [_measured(court, period, one, first, last) for one in readings.of]
    if len({case.verdict for case in cases}) == 1:
        return cases[0]
    return Case(Verdict.OPEN, None, readings.route, None, readings.cause, readings.help)
