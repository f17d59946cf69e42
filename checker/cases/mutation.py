"""Every mutant of a limit and of its exceptions before the cases, until one case tells it from the law."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.cases.mutants import Mutant, mutants
from checker.cases.statement import silenced_by
from checker.cases.suite import Laws, Suite
from checker.cases.trial import alone
from checker.rulebook import Limit


class Tried(NamedTuple):
    """A mutant that was before all cases: what it changes in which rule, and the case that killed it.

    `by` is None where it lived; `written` says that the case is one that somebody wrote.
    """

    rule: Limit
    told: str
    by: str | None
    written: bool


def mutation_of(suite: Suite) -> list[Tried]:
    """What became of every mutant of a limit and of its exceptions; those out of reach of any case are left out.

    A case to which the law itself does not come kills nothing.
    """
    sound = suite._replace(cases=tuple(case for case in suite.cases if case.is_met(suite.ruling(case, suite.laws))))
    return [_tried(sound, rule, told, laws) for rule, told, laws in _mutated(sound)]


def _mutated(suite: Suite) -> Iterator[tuple[Limit, str, Laws]]:
    limit, exceptions = suite.limit, suite.exceptions
    for mutant in mutants(limit):
        if mutant.rule is None or _is_silenced(suite, mutant):
            continue
        yield limit, mutant.told, _laws(suite, mutant.rule, exceptions)
    for exception in exceptions:
        others = tuple(one for one in exceptions if one is not exception)
        for mutant in mutants(exception):
            changed = (mutant.rule, *others) if mutant.rule else others
            yield exception, mutant.told, _laws(suite, limit, changed)


def _is_silenced(suite: Suite, mutant: Mutant) -> bool:
    """Whether a ban speaks in place of the limit wherever and whenever the mutant could be told from the law."""
    days = mutant.first, mutant.last
    places = [(law, where) for law in suite.laws.values() for where in mutant.where]
    return all(silenced_by(law, suite.limit, *days, where) is not None for law, where in places)


def _laws(suite: Suite, limit: Limit, exceptions: tuple[Limit, ...]) -> Laws:
    return {market: alone(law, limit, exceptions) for market, law in suite.laws.items()}


def _tried(suite: Suite, rule: Limit, told: str, laws: Laws) -> Tried:
    for case in suite.cases:
        if not case.is_met(suite.ruling(case, laws)):
            return Tried(rule, told, case.name, case.written is not None)
    return Tried(rule, told, None, False)
