"""Offers changed so that tests come out true or false, that a limit would be broken, or that no ban speaks."""

from collections.abc import Iterator
from itertools import product

from checker.cases.bench import Bench
from checker.cases.moves import Suits, any_offer, moved
from checker.cases.statement import breaks, is_silent, truth_of_terms
from checker.cases.targets import values_for
from checker.cases.trial import Trial
from checker.limit import Test, tests_in

Mixture = list[tuple[Test, bool]]
"""Tests, and what each is to come out as."""


def turned(trial: Trial, test: Test, truth: bool, suits: Suits = any_offer) -> Trial | None:
    """An offer that suits and in which a test comes out as wanted; None where no change of a term does it."""

    def turns(found: Trial) -> bool:
        return truth_of_terms(test, found) is truth and suits(found)

    values = values_for(test.measure, test.constraint, meeting=truth)
    found = (moved(trial, test.measure, value, suits=turns) for value in values)
    return next((one for one in found if one is not None), None)


def mixed(model: Trial, mixture: Mixture) -> Trial | None:
    """An offer in which each test comes out as wanted; None where the terms cannot be changed so."""
    trial: Trial | None = model
    for i, (test, truth) in enumerate(mixture):
        if trial is not None and truth_of_terms(test, trial) is not truth:
            trial = turned(trial, test, truth, _keeping(mixture[:i]))
    return trial if trial is not None and _keeping(mixture)(trial) else None


def _keeping(mixture: Mixture) -> Suits:
    """That tests come out as wanted."""
    return lambda trial: all(truth_of_terms(test, trial) is truth for test, truth in mixture)


def broken(bench: Bench, trial: Trial | None, mixture: Mixture) -> Trial | None:
    """The offer changed so that it would break the limit but for conditions, which still come out as wanted."""
    measure = bench.limit.declared.measure or ""
    for constraint in bench.constraints if trial is not None else ():
        if trial is None or breaks(measure, constraint, trial):
            return trial
        found = turned(trial, Test(measure, constraint), False, _keeping(mixture))
        if found is not None and breaks(measure, constraint, found):
            return found
    return None


def under_no_ban(bench: Bench, trial: Trial, mixture: Mixture) -> Iterator[Trial]:
    """The offer as far as terms can be changed so that no ban speaks on it, and some tests still come out as wanted."""
    law = bench.laws[trial.market]
    if not is_silent(law, bench.limit, trial):
        return
    bans = [*law.bans, *(one for ban in law.bans for one in law.exceptions.get(ban.id, ()))]
    tests = [test for ban in bans if ban.condition is not None for test in tests_in(ban.condition)]
    for test, truth in product(dict.fromkeys(tests), (True, False)):
        found = turned(trial, test, truth, _keeping(mixture))
        if found is not None and is_silent(law, bench.limit, found) is False:
            yield found
