"""The use case of handing out the cases of law: a suite for each limit of some markets."""

from collections.abc import Iterable

from checker.cases import Suite, Tables, suite_of
from checker.finding import Problem
from checker.review.offers import law_of
from checker.rulebook import MarketLaw, Rulebook


def suites(laws: Iterable[MarketLaw], book: Rulebook, tables: Tables) -> tuple[list[Suite], list[Problem]]:
    """The cases of each limit of some markets, in the order of their ids, and what is wrong with the written ones.

    Raises BrokenRulebookError where the law of a market that a case asks cannot be used.
    """
    found: list[Suite] = []
    problems = [*tables.problems]
    for limit in [limit for law in laws for limit in law.limits if limit.market == law.declared.market]:
        suite, told = suite_of(limit, tables, lambda market: law_of(book, market))
        found.append(suite)
        problems += told
    return found, problems
