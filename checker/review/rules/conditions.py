"""Every constraint that a rule writes, with its route: those of its history and those of its condition."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from checker.finding import Route
from checker.limit import PARSERS, Condition, Constraint, to_condition
from checker.review.rules.files import RuleSource


class Placed(NamedTuple):
    """A constraint on a measure, and the route of its value."""

    measure: str
    constraint: Constraint
    route: Route


def constraints_in(rule: RuleSource) -> Iterator[Placed]:
    """The constraints of a history, the replaced ones too."""
    measure = rule.declared.named
    for i, entry in enumerate(rule.declared.history):
        if measure is not None and entry.constraint is not None:
            yield Placed(measure, entry.constraint, ("history", i, entry.constraint.operator))


def tests_in(rule: RuleSource) -> Iterator[Placed]:
    """The tests of a condition."""
    if rule.declared.when is not None:
        yield from _tests(rule.value("when"), ("when",))


def _tests(value: Any, route: Route) -> Iterator[Placed]:
    for key, inner in value.items():
        if key == "not":
            yield from _tests(inner, (*route, key))
        elif key in ("all", "any"):
            for i, one in enumerate(inner):
                yield from _tests(one, (*route, key, i))
        else:
            ((operator, bound),) = inner.items()
            yield Placed(key, Constraint(operator, PARSERS[operator](bound)), (*route, key, operator))


def choices_in(rule: RuleSource) -> Iterator[tuple[Condition, Route]]:
    """The condition as a whole, and each of the parts of which one is enough."""
    if rule.declared.when is not None:
        value = rule.value("when")
        yield to_condition(value), ("when",)
        yield from _choices(value, ("when",))


def _choices(value: Any, route: Route) -> Iterator[tuple[Condition, Route]]:
    for key, inner in value.items():
        for i, one in enumerate(inner) if key in ("all", "any") else ():
            if key == "any":
                yield to_condition(one), (*route, key, i)
            yield from _choices(one, (*route, key, i))
