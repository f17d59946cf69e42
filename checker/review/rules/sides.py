"""Whether every limit has cases that somebody wrote: on each side of its value, of its first days and its last."""

from collections.abc import Iterator
from datetime import date, timedelta

from checker.cases import Expected, Suite, binds_from, silenced_by, standing_on, values_for
from checker.finding import Problem
from checker.limit import LAST_DAY, NOT_SET, Entry
from checker.review.rules.files import RuleSource

ONE_DAY = timedelta(days=1)


def side_problems(rule: RuleSource, suite: Suite) -> Iterator[Problem]:
    """The cases that a limit lacks, each told at what they would be about."""
    cases = [case for case in suite.cases if case.written is not None]
    table = f"tests/cases/{rule.id}.yaml"
    if not cases:
        yield rule.told(("measure",), f"no case shows what `{rule.id}` comes to", f"add {table}")
        return
    for i, entry in rule.standing:
        yield from _of_values(rule, suite, cases, i, entry)
        missing = [one for one in _days(i, entry) if all(case.trial.day != one[1] for case in cases)]
        for route, day, what in missing:
            yield rule.told(route, f"no case is of {day}, {what}", f"add one with `on: {day}` to {table}")


def _days(i: int, entry: Entry) -> Iterator[tuple[tuple[str | int, ...], date, str]]:
    """The days about which an entry comes to stand or ceases, each with the route of the term that says so."""
    if entry.first == NOT_SET:
        return
    first, route = binds_from(entry), ("history", i, "from")
    yield route, first, "the first day"
    yield route, first - ONE_DAY, "the day before the first"
    last, key = (entry.certain_until, "certain_until") if entry.until is None else (entry.until, "until")
    if last is not None and last < LAST_DAY:
        yield ("history", i, key), last, "the last day"
        yield ("history", i, key), last + ONE_DAY, "the day after the last"


def _of_values(rule: RuleSource, suite: Suite, cases: list[Expected], i: int, entry: Entry) -> Iterator[Problem]:
    """The sides of a value that no case shows, where terms can come to it and the limit has a say at all."""
    measure, constraint = rule.declared.measure, entry.constraint
    if measure is None or constraint is None or _is_silenced(suite, entry):
        return
    kept = "not_applicable" if entry.first == NOT_SET else "kept"
    shown = {case.verdict for case in cases if standing_on(rule.declared, case.trial.day) == _in_force(entry)}
    for verdict, meeting in (("breach", False), (kept, True)):
        if verdict not in shown and values_for(measure, constraint, meeting=meeting):
            words = f"no case shows a value that {'keeps' if meeting else 'breaks'} this"
            yield rule.told(("history", i, constraint.operator), words, f"add one to tests/cases/{rule.id}.yaml")


def _in_force(entry: Entry) -> tuple[str, Entry]:
    return ("not_commenced" if entry.first == NOT_SET else "in_force"), entry


def _is_silenced(suite: Suite, entry: Entry) -> bool:
    last = entry.certain_until if entry.until is None else entry.until
    first = binds_from(entry)
    when = suite.limit.condition
    return all(silenced_by(law, suite.limit, first, last or first, when) for law in suite.laws.values())


def exception_side_problems(rule: RuleSource, suite: Suite) -> Iterator[Problem]:
    """That no case shows what an exception excepts, where none does."""
    cause = f"excepted by {rule.id}"
    for case in suite.cases:
        ruling = suite.ruling(case, suite.laws) if case.written is not None else None
        if ruling is not None and str(ruling.cause) == cause:
            return
    yield rule.told(("exception_to",), f"no case of `{suite.limit.id}` shows what this excepts", "add one")
