"""The use case of checking the rulebook itself: every file read, every measure known, every bound in its unit."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from checker.duration import Duration
from checker.finding import Level, Place, Problem, Span
from checker.limit import Combined, Condition, Constraint, Test
from checker.measures import MEASURES
from checker.money import Money
from checker.rulebook import Limit, MarketLaw, Rulebook

NUMBERS = (int, Decimal, Fraction)
FITTING: dict[str, tuple[tuple[str, ...], tuple[type, ...]]] = {
    "truth": (("forbidden", "required"), (bool,)),
    "words": (("one_of", "none_of", "all_of", "any_of"), (frozenset,)),
    "money": (("at_most", "at_least", "exactly"), (Money,)),
    "days": (("at_most", "at_least", "exactly"), (Duration,)),
    "duration": (("at_most", "at_least", "exactly"), (Duration,)),
}
"""The operators and the kinds of bound that fit each unit; every other unit is a plain number."""


class RulebookCheck(NamedTuple):
    """What checking the rulebook came to."""

    markets: int
    limits: int
    exceptions: int
    facts: int
    problems: list[Problem]


def check_rulebook(book: Rulebook) -> RulebookCheck:
    """Every problem of every market, and how much was looked at."""
    problems: list[Problem] = []
    limits: dict[str, Limit] = {}
    exceptions: dict[str, Limit] = {}
    facts: set[str] = set()
    for code in book.codes:
        law, told = book.market(code)
        problems += told
        if law is None:
            continue
        own = [one for one in law.every if one.market == code]
        limits |= {one.id: one for one in own if one.declared.measure}
        exceptions |= {one.id: one for one in own if one.declared.exception_to}
        problems += _of_market(law, code, own)
        facts |= _facts(own)
    return RulebookCheck(len(book.codes), len(limits), len(exceptions), len(facts), sorted(set(problems), key=str))


def _facts(limits: list[Limit]) -> set[str]:
    named = {fact for limit in limits for fact in limit.declared.facts}
    return named | {fact for limit in limits for entry in limit.declared.history for fact in entry.facts}


def _of_market(law: MarketLaw, code: str, limits: list[Limit]) -> list[Problem]:
    problems = []
    if law.declared.market != code:
        problems.append(_told(law.file, f"the folder is `{code}`, and the file says `{law.declared.market}`"))
    known = {limit.id for limit in law.limits}
    for limit in limits:
        problems += _of_limit(limit)
        target = limit.declared.exception_to
        if target is not None and target not in known:
            problems.append(_told(limit.file, f"there is no limit `{target}` that this could be an exception to"))
    bare = code.split("-")[0]
    for limit in limits:
        for fact in limit.declared.facts:
            if not fact.lower().startswith(bare):
                problems.append(_told(limit.file, f"the fact `{fact}` is not one of this market"))
    return problems


def _of_limit(limit: Limit) -> list[Problem]:
    declared, problems = limit.declared, []
    if declared.measure is not None and declared.measure not in MEASURES:
        return [_told(limit.file, f"there is no measure `{declared.measure}`")]
    if declared.measure is not None:
        for entry in declared.history:
            assert entry.constraint is not None
            problems += _fits(limit, declared.measure, entry.constraint)
    if limit.condition is not None:
        problems += _condition(limit, limit.condition)
    if declared.exception_to is not None and limit.condition is None:
        problems.append(_told(limit.file, "an exception says with `when:` for whom it is"))
    return problems


def _fits(limit: Limit, measure: str, constraint: Constraint) -> list[Problem]:
    unit = MEASURES[measure].unit
    operators, kinds = FITTING.get(unit, (("at_most", "at_least", "exactly"), NUMBERS))
    right = constraint.operator in operators and isinstance(constraint.value, kinds)
    if right and not (unit not in FITTING and isinstance(constraint.value, bool)):
        return []
    message = f"`{constraint.operator}` does not fit `{measure}`, which is told in {unit}"
    return [_told(limit.file, message)]


def _condition(limit: Limit, condition: Condition) -> list[Problem]:
    if isinstance(condition, Combined):
        return [problem for one in condition.of for problem in _condition(limit, one)]
    assert isinstance(condition, Test)
    if condition.measure not in MEASURES:
        return [_told(limit.file, f"there is no measure `{condition.measure}`")]
    return _fits(limit, condition.measure, condition.constraint)


def _told(file: str, message: str) -> Problem:
    return Problem(Level.ERROR, message, Place("problem", file, Span(1, 1, 1, 1)))
