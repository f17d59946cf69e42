"""Histories and exceptions: no gap that nobody accounts for, and no exception to what is not there."""

from collections.abc import Iterator
from itertools import pairwise

from checker.cases.statement import binds_from
from checker.finding import Problem
from checker.limit import LAST_DAY, NOT_SET
from checker.review.rules.files import RuleSource, Sources

ONE_WAY = "say with `after: no_limit` or `after: not_researched` what held in between"


def gap_problems(rule: RuleSource) -> Iterator[Problem]:
    """The stretches between two entries of which the file does not say what held."""
    if rule.value("after") is not None:
        return
    for (i, earlier), (_, later) in pairwise(rule.standing):
        if NOT_SET in (earlier.first, later.first) or earlier.until == LAST_DAY:
            continue
        last = earlier.read_on if earlier.until is None else earlier.until
        if (binds_from(later) - last).days > 1:
            words = f"after this entry nothing stands until {binds_from(later)}"
            yield rule.told(("history", i, "until"), words, ONE_WAY)


def exception_problems(rule: RuleSource, sources: Sources) -> Iterator[Problem]:
    """What is wrong with the rule that an exception is to, and with its condition."""
    target = rule.declared.exception_to
    if target is None:
        return
    if rule.declared.when is None:
        yield rule.told(("exception_to",), "an exception says with `when:` for whom it is", "add `when:`")
    circle = _circle(rule.id, sources)
    if circle:
        yield rule.told(("exception_to",), f"this goes in a circle: {' to '.join(circle)}")
        return
    told = _not_a_limit(target, _limits(rule.market, sources).get(target))
    if told is not None:
        yield rule.told(("exception_to",), *told)


def _not_a_limit(target: str, found: RuleSource | None) -> tuple[str, str | None] | None:
    """Why there can be no exception to a rule, and what to do; None where there can."""
    if found is None:
        return f"there is no limit `{target}` that this could be an exception to", None
    if found.declared.exception_to is not None:
        return f"`{target}` is an exception itself", f"name `{found.declared.exception_to}`"
    if found.declared.measure is None:
        return f"`{target}` has no measure, so that there is nothing to be excepted from", None
    return None


def _circle(id_: str, sources: Sources) -> list[str]:
    way = [id_]
    while (rule := sources.rules.get(way[-1])) and rule.declared.exception_to:
        way.append(rule.declared.exception_to)
        if way[-1] == id_:
            return way
        if way[-1] in way[:-1]:
            return []
    return []


def _limits(market: str, sources: Sources) -> dict[str, RuleSource]:
    """The rules of a market and of those that it inherits from."""
    codes = [market]
    while (found := sources.markets.get(codes[-1])) and found.declared.inherits not in (None, *codes):
        codes.append(found.declared.inherits or "")
    return {id_: rule for id_, rule in sources.rules.items() if rule.market in codes}
