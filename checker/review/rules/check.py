"""The whole check of a rulebook: file by file, market by market, and limit by limit before its cases."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from checker.cases import Expected, Gap, Tables
from checker.finding import Level, Problem
from checker.measures import MEASURES
from checker.review.rules.bounds import bound_problems
from checker.review.rules.conditions import tests_in
from checker.review.rules.files import RuleSource, Sources, read_sources
from checker.review.rules.histories import exception_problems, gap_problems
from checker.review.rules.market import NO_CASE, Checking, LimitCheck, check_market
from checker.review.rules.overlaps import Redundant
from checker.review.rules.sources import fact_problems, market_problems, source_problems
from checker.rulebook import Rulebook


class Score(NamedTuple):
    """How many mutants of the law there were, and what became of them; `named` ones may live, for a reason."""

    mutants: int
    killed: int
    named: int


class RulebookCheck(NamedTuple):
    """What checking the rulebook came to.

    `has_cases` says whether there were tables of cases to look at, `is_mutated` whether mutants were tried.
    """

    markets: int
    limits: int
    exceptions: int
    facts: int
    problems: list[Problem]
    redundant: list[Redundant]
    unused: list[str]
    checks: list[LimitCheck]
    has_cases: bool
    is_mutated: bool

    @property
    def cases(self) -> list[Expected]:
        """Every case that was looked at."""
        return [case for one in self.checks for case in one.suite.cases]

    @property
    def gaps(self) -> list[tuple[str, Gap]]:
        """The cases that could not be made, each with its limit."""
        return [(one.suite.limit.id, gap) for one in self.checks for gap in one.suite.gaps]

    @property
    def score(self) -> Score:
        """What became of all mutants; one that lived and is no problem is named with a reason."""
        tried = [one for check in self.checks for one in check.tried]
        killed = sum(one.by is not None for one in tried)
        lived = sum(told.message.startswith(NO_CASE) for told in self.problems)
        return Score(len(tried), killed, len(tried) - killed - lived)


def check_rulebook(
    book: Rulebook, tables: Tables | None = None, mutation: bool = True, packs: frozenset[str] = frozenset()
) -> RulebookCheck:
    """Every problem of every market, and how much was looked at; cases only where there are tables of them.

    `packs`: look at the rules of these packs only, among the law that they add to.
    """
    checking = Checking(book, read_sources(book), tables, mutation, packs)
    sources = checking.sources
    rules = [rule for rule in sources.rules.values() if checking.looks_at(rule)]
    problems, broken = file_problems(checking)
    codes = {rule.market for rule in rules} if packs else set(book.codes)
    sound = [code for code in sorted(codes) if not broken & _asked(code, checking)]
    checks = [check_market(checking, code) for code in sound]
    problems += [told for one in checks for told in one.problems]
    problems += _of_tables(sources, tables) if tables else []
    return RulebookCheck(
        markets=len(codes),
        limits=sum(rule.declared.measure is not None for rule in rules),
        exceptions=sum(rule.declared.exception_to is not None for rule in rules),
        facts=len(facts_of(rules)),
        problems=in_order(problems),
        redundant=[found for one in checks for found in one.redundant],
        unused=[] if packs else unused_measures(rules),
        checks=[limit for one in checks for limit in one.limits],
        has_cases=tables is not None,
        is_mutated=tables is not None and mutation,
    )


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems once each, by file and place."""
    return sorted(set(problems), key=lambda one: (one.place is None, one.place and one.place[1:], one.message))


def facts_of(rules: Iterable[RuleSource]) -> set[str]:
    """The recorded facts that some rules rest on."""
    found = {fact for rule in rules for fact in rule.declared.facts}
    return found | {fact for rule in rules for entry in rule.declared.history for fact in entry.facts}


def unused_measures(rules: Iterable[RuleSource]) -> list[str]:
    """The measures that no limit is on and no condition asks."""
    used = {rule.declared.measure for rule in rules} | {placed.measure for rule in rules for placed in tests_in(rule)}
    return sorted(MEASURES.keys() - used)


def pack_problems(book: Rulebook) -> list[Problem]:
    """What makes a rulebook with packs unusable; nothing may be judged by half of one."""
    return in_order(_grave_problems(read_sources(book))) if book.packs else []


def file_problems(checking: Checking) -> tuple[list[Problem], set[str]]:
    """What is wrong with the files one by one, and the markets whose law cannot be used for it."""
    sources = checking.sources
    grave, light = _grave_problems(sources), []
    for rule in filter(checking.looks_at, sources.rules.values()):
        light += [*source_problems(rule), *gap_problems(rule)]
        light += fact_problems(rule, sources) if not rule.pack else []
    broken = {PurePosixPath(told.place.file).parent.name for told in grave if told.place is not None}
    return [*grave, *light], broken


def _grave_problems(sources: Sources) -> list[Problem]:
    """What makes a file unusable: its form, its bounds and what it points at."""
    grave = [*sources.problems]
    for market in sources.markets.values():
        grave += market_problems(market, sources)
    for rule in sources.rules.values():
        grave += [*bound_problems(rule), *exception_problems(rule, sources)]
    return grave


def _asked(code: str, checking: Checking) -> set[str]:
    """The markets whose law the check of one market asks: those of its cases, and those that these inherit from."""
    tables = checking.tables.cases if checking.tables else {}
    own = [case.market for id_, cases in tables.items() if id_.startswith(f"{code}/") for case in cases]
    return {found for one in (code, *own) for found in _with_inherited(one, checking.sources)}


def _with_inherited(code: str, sources: Sources) -> list[str]:
    codes = [code]
    while (market := sources.markets.get(codes[-1])) and market.declared.inherits not in (None, *codes):
        codes.append(market.declared.inherits or "")
    return codes


def _of_tables(sources: Sources, tables: Tables) -> Iterator[Problem]:
    """What is wrong with the tables as such: those of no limit, and survivors of none."""
    yield from tables.problems
    for id_, place in tables.places.items():
        rule = sources.rules.get(id_)
        if rule is None:
            yield Problem(Level.ERROR, f"there is no limit `{id_}`", place, "move the cases, or take the file away")
        elif rule.declared.measure is None:
            words = f"`{id_}` has no measure, so that there is no verdict to expect of it"
            yield Problem(Level.ERROR, words, place, _elsewhere(rule))
    for one in tables.survivors:
        if one.limit not in sources.rules:
            yield Problem(Level.ERROR, f"there is no limit `{one.limit}`", one.place)


def _elsewhere(rule: RuleSource) -> str:
    target = rule.declared.exception_to
    return f"add the cases to tests/cases/{target}.yaml" if target else "take the file away"
