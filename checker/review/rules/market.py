"""The check of one market's law: its limits beside each other, and each limit before its cases and mutants."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.cases import Expected, Suite, Tables, Tried, mutation_of, suite_of
from checker.evaluate import Ruling
from checker.finding import Level, Problem
from checker.review.rules.files import RuleSource, Sources
from checker.review.rules.overlaps import Bound, Contradiction, Redundant, contradictions, redundant
from checker.review.rules.sides import exception_side_problems, side_problems
from checker.rulebook import Limit, MarketLaw, Rulebook
from checker.wording import bound_told

NO_CASE = "no case tells this from its mutant"


class Checking(NamedTuple):
    """What is checked: a rulebook with its files, its cases if it has any, and whether mutants are tried.

    `packs` names packs that alone are looked at, among the law that they add to; without any, all is.
    """

    book: Rulebook
    sources: Sources
    tables: Tables | None
    mutation: bool = True
    packs: frozenset[str] = frozenset()

    def looks_at(self, rule: Limit | RuleSource) -> bool:
        """Whether a rule is one of those that are looked at."""
        return not self.packs or rule.pack in self.packs


class LimitCheck(NamedTuple):
    """A limit with its cases, what is wrong with it and them, and what became of its mutants."""

    suite: Suite
    problems: list[Problem]
    tried: list[Tried]


class MarketCheck(NamedTuple):
    """What checking one market came to, beyond its files."""

    problems: list[Problem]
    redundant: list[Redundant]
    limits: list[LimitCheck]


def check_market(checking: Checking, code: str) -> MarketCheck:
    """What is wrong with the limits of one market beside each other, and with their cases."""
    law, problems = checking.book.market(code)
    if law is None:
        return MarketCheck(problems, [], [])
    found = [one for one in contradictions(law) if any(checking.looks_at(bound.limit) for bound in one.bounds)]
    problems = [told for one in found for told in _contradiction(one)]
    decided = [one for one in redundant(law) if checking.looks_at(one.limit)]
    limits = [_of_limit(checking, limit, checking.tables) for limit in _own(checking, law) if checking.tables]
    return MarketCheck([*problems, *(told for one in limits for told in one.problems)], decided, limits)


def _own(checking: Checking, law: MarketLaw) -> list[Limit]:
    """The limits of a market's own files that are looked at, themselves or for an exception to them."""
    own = [limit for limit in law.limits if limit.market == law.declared.market]
    return [limit for limit in own if any(map(checking.looks_at, (limit, *law.exceptions.get(limit.id, ()))))]


def _of_limit(checking: Checking, limit: Limit, tables: Tables) -> LimitCheck:
    suite, problems = suite_of(limit, tables, lambda market: checking.book.market(market)[0])
    rules = checking.sources.rules
    problems += [told for case in suite.cases for told in _not_met(suite, rules[limit.id], case)]
    if checking.looks_at(limit):
        problems += side_problems(rules[limit.id], suite)
    for exception in filter(checking.looks_at, suite.exceptions):
        problems += exception_side_problems(rules[exception.id], suite)
    tried = [one for one in mutation_of(suite) if checking.looks_at(one.rule)] if checking.mutation else []
    problems += _of_survivors(suite, checking.sources, tables, tried) if checking.mutation else []
    return LimitCheck(suite, problems, tried)


def _of_survivors(suite: Suite, sources: Sources, tables: Tables, tried: list[Tried]) -> Iterator[Problem]:
    """The mutants that lived without a reason, and the reasons for mutants that did not live."""
    ids = {suite.limit.id, *(one.id for one in suite.exceptions)}
    lived = {(one.rule.id, one.told) for one in tried if one.by is None}
    named = {(one.limit, one.mutant): one.place for one in tables.survivors if one.limit in ids}
    for id_, told in sorted(lived - named.keys()):
        words = f"{NO_CASE} `{told}`"
        help_ = f"add a case to tests/cases/{suite.limit.id}.yaml, or the mutant with a reason to _survivors.yaml"
        yield sources.rules[id_].told(("title",), words, help_)
    for (id_, told), place in named.items():
        if (id_, told) not in lived:
            words = f"`{id_}` has no such mutant that lives"
            yield Problem(Level.ERROR, words, place, "take the line out")


def _not_met(suite: Suite, rule: RuleSource, case: Expected) -> Iterator[Problem]:
    """That a case comes to something else than it says."""
    ruling = suite.ruling(case, suite.laws)
    if case.is_met(ruling):
        return
    assert ruling is not None
    came = f"{ruling.verdict}, {ruling.level}" if ruling.level else f"{ruling.verdict}"
    why = f": {ruling.cause or ruling.trace}" if ruling.cause or ruling.trace else ""
    if case.written is not None:
        place = case.written.place(_missed(case, ruling))
        yield Problem(Level.ERROR, f"`{suite.limit.id}` comes to {came}{why}", place)
        return
    wanted = f"{case.verdict}, {case.level}" if case.level else case.verdict
    words = f"of an offer ({case.name}) the law wants {wanted}, and the checker comes to {came}{why}"
    yield rule.told(("measure",), words, "this is a mistake of the checker's: please report it")


def _missed(case: Expected, ruling: Ruling) -> str:
    """The key of what a ruling does not come to."""
    if ruling.verdict.value != case.verdict:
        return "verdict"
    level = ruling.level.value if ruling.level else None
    return "level" if case.level not in (None, level) else "cause"


def _contradiction(one: Contradiction) -> Iterator[Problem]:
    """The contradiction at each of its limits."""
    for bound in one.bounds:
        others = [other for other in one.bounds if other is not bound]
        told = " and ".join(f"`{other.limit.id}`, {_says(other)}" for other in others)
        words = f"no offer can keep this and {told}: {'all' if others[1:] else 'both'} are in force on {one.first}"
        help_ = f"see {', '.join(map(_where, others))}; give one a condition, an exception or another day"
        place = bound.period.place
        yield Problem(Level.ERROR, words, place and place._replace(role="problem"), help_)


def _says(bound: Bound) -> str:
    return bound_told(bound.constraint, bound.limit.declared.measure or "")


def _where(bound: Bound) -> str:
    place = bound.period.place
    return f"{place.file}:{place.span.line}:{place.span.column}" if place else bound.limit.file
