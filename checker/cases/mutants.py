"""Mutants of a rule of law: the rule with one small thing changed, which some case must tell from the rule itself."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any, NamedTuple

from checker.allowed import allowed, can_hold, within
from checker.cases.statement import binds_from
from checker.cases.steps import stepped
from checker.cases.told import condition_told
from checker.finding import Place, Span
from checker.limit import LAST_DAY, NOT_SET, Combined, Condition, Constraint, Entry, LimitFile, Operator, Test
from checker.measures import MEASURES
from checker.measures.vocabulary import VOCABULARIES
from checker.product import widened
from checker.rulebook import Limit
from checker.rulebook.periods import periods_of
from checker.wording import bound_told

ONE_DAY = timedelta(days=1)
FLIPPED: dict[Operator, tuple[Operator, ...]] = {
    "at_most": ("at_least",),
    "at_least": ("at_most",),
    "exactly": ("at_most", "at_least"),
    "forbidden": ("required",),
    "required": ("forbidden",),
    "one_of": ("none_of",),
    "none_of": ("one_of",),
    "all_of": ("one_of", "none_of"),
}
"""The operators that each can be mistaken for."""
NOWHERE = Place("limit", "mutant.yaml", Span(1, 1, 1, 1))


class Mutant(NamedTuple):
    """A rule with one thing changed, and what that is; `rule` is None where the rule itself is left away.

    `first` and `last`: the days on which it can say something else than the rule does; `where`: under which
    conditions, one of which must hold (None holds always).
    """

    told: str
    rule: Limit | None
    first: date
    last: date
    where: tuple[Condition | None, ...]


def mutants(rule: Limit) -> Iterator[Mutant]:
    """Every mutant of a limit or an exception that says something else than the rule does."""
    for index, entry in enumerate(rule.declared.history):
        if entry.replaced_on is None:
            yield from _of_constraint(rule, index, entry)
            yield from _of_days(rule, index, entry)
    if rule.declared.when is not None:
        yield from _of_condition(rule, rule.declared.when)
    yield from _of_products(rule)
    if rule.declared.exception_to is not None:
        yield Mutant("the exception left away", None, date.min, date.max, (None,))


def _rule_with(rule: Limit, declared: LimitFile) -> Limit:
    places = (NOWHERE,) * len(declared.history)
    periods = periods_of(declared, places)
    return Limit(rule.id, rule.market, declared, rule.file, periods, declared.when is None, rule.pack)


def _with_entry(rule: Limit, index: int, changes: dict[str, Any]) -> Limit:
    """The rule with fields of one entry changed; what the entry has worked out from them is forgotten."""
    history = list(rule.declared.history)
    entry = history[index].model_copy(update=changes)
    entry.__dict__.pop("constraint", None)
    history[index] = entry
    return _rule_with(rule, rule.declared.model_copy(update={"history": tuple(history)}))


def _since(entry: Entry) -> str:
    """The entry in words, so that mutants of several entries have names of their own."""
    if entry.first == NOT_SET:
        return "from not_set"
    return f"from {entry.first_day or 'unknown'}"


def _of_constraint(rule: Limit, index: int, entry: Entry) -> Iterator[Mutant]:
    measure, constraint = rule.declared.measure, entry.constraint
    if measure is None or constraint is None:
        return
    before = allowed(measure, constraint)
    for other in _constraints(measure, constraint):
        after = allowed(measure, other)
        if before is None or after is None or (within(before, after) and within(after, before)):
            continue
        changes: dict[str, Any] = {constraint.operator: None, other.operator: other.value}
        told = f"{_since(entry)}: {bound_told(other, measure)}"
        yield Mutant(told, _with_entry(rule, index, changes), *_days_of(rule, entry), (rule.condition,))


def _days_of(rule: Limit, entry: Entry) -> tuple[date, date]:
    """The days on which the constraint of an entry is looked at."""
    own = [period for period in rule.periods if period.entry is entry and period.state in ("in_force", "not_commenced")]
    return (own[0].first, own[-1].last) if own else (date.max, date.max)


def _constraints(measure: str, constraint: Constraint) -> Iterator[Constraint]:
    """The constraints that one can be mistaken for."""
    operator, value = constraint
    for flipped in FLIPPED[operator]:
        yield Constraint(flipped, value)
    for steps in (-1, 1):
        other = stepped(value, MEASURES[measure].unit, steps)
        if other is not None:
            yield Constraint(operator, other)
    if not isinstance(value, frozenset) or measure not in VOCABULARIES:
        return
    for word in sorted(VOCABULARIES[measure].words | value):
        fewer = value ^ {word}
        if fewer:
            yield Constraint(operator, fewer)


def _of_days(rule: Limit, index: int, entry: Entry) -> Iterator[Mutant]:
    """The entry a day longer or shorter at either end, where the rule then stands another way on that day."""
    for (field, day, told), step in product(_ends(entry), (-ONE_DAY, ONE_DAY)):
        other = day + step
        mutant = _with_entry(rule, index, {field: other})
        between = min(day, other) if told == "from" else max(day, other)
        if _is_in_order(mutant.declared.history[index]) and _stands(rule, between) != _stands(mutant, between):
            yield Mutant(f"{told} {other} in place of {day}", mutant, between, between, (rule.condition,))


def _ends(entry: Entry) -> Iterator[tuple[str, date, str]]:
    """The days on which an entry begins and ends, each with its field and its word."""
    if entry.first != NOT_SET:
        yield ("first", entry.first, "from") if entry.first else ("known_on", binds_from(entry), "from")
    if entry.until is None and entry.certain_until is not None:
        yield "certain_until", entry.certain_until, "certain until"
    if entry.until is not None and entry.until < LAST_DAY:
        yield "until", entry.until, "until"


def _is_in_order(entry: Entry) -> bool:
    last = entry.certain_until if entry.until is None else entry.until
    return last is None or binds_from(entry) <= last


def _stands(rule: Limit, day: date) -> tuple[object, ...]:
    period = rule.on(day)
    standing = period.entry.standing if period.entry and period.state == "in_force" else None
    return period.state, period.constraint if standing else None, standing


def _of_condition(rule: Limit, condition: Condition) -> Iterator[Mutant]:
    seen: list[Condition] = [condition]
    for other in _conditions(condition):
        if other is not None and any(other == one or _same(other, one) for one in seen):
            continue
        seen += [other] if other else []
        told = "without its condition" if other is None else f"when {condition_told(other)}"
        mutant = _rule_with(rule, rule.declared.model_copy(update={"when": other}))
        yield Mutant(told, mutant, _first_of(rule), date.max, _apart(condition, other))


def _apart(one: Condition, two: Condition | None) -> tuple[Condition, ...]:
    """Where one of two conditions holds and the other does not."""
    if two is None:
        return (turned(one),)
    return Combined("all", (one, turned(two))), Combined("all", (two, turned(one)))


def _conditions(condition: Condition) -> Iterator[Condition | None]:
    """A condition left away, turned round, and with each of its parts left away, turned round or changed."""
    yield None
    yield turned(condition)
    if isinstance(condition, Test):
        return
    for i, part in enumerate(condition.of):
        before, after = condition.of[:i], condition.of[i + 1 :]
        for other in _conditions(part):
            inside = (*before, *((other,) if other is not None else ()), *after)
            if inside:
                yield inside[0] if len(inside) == 1 and condition.how != "not" else Combined(condition.how, inside)


def turned(condition: Condition) -> Condition:
    """The condition that holds where another does not."""
    if isinstance(condition, Combined) and condition.how == "not":
        return condition.of[0]
    return Combined("not", (condition,))


def _same(one: Condition, two: Condition) -> bool:
    """Whether neither of two conditions can hold without the other."""
    return not can_hold(one, turned(two)) and not can_hold(two, turned(one))


def _of_products(rule: Limit) -> Iterator[Mutant]:
    products = rule.declared.products
    for name in products:
        rest = tuple(one for one in products if one != name)
        if not rest or widened(frozenset(rest)) != widened(frozenset(products)):
            told = f"without the product {name}" if rest else "for all products"
            mutant = _rule_with(rule, rule.declared.model_copy(update={"products": rest}))
            yield Mutant(told, mutant, _first_of(rule), date.max, (rule.condition,))


def _first_of(rule: Limit) -> date:
    """The first day on which a rule is known to stand."""
    first = rule.periods[0]
    return first.first if first.state in ("in_force", "not_commenced") else first.last + ONE_DAY
