"""Bounds and conditions: every measure known, every bound in its unit, every word one that can be meant."""

from collections.abc import Iterator
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

from checker.allowed import allowed, can_hold, is_empty
from checker.duration import Duration
from checker.finding import Level, Place, Problem, Route
from checker.measures import MEASURES
from checker.measures.ledger import LEDGER_MEASURES
from checker.measures.vocabulary import VOCABULARIES, Vocabulary
from checker.money import Money
from checker.product import HOLDS
from checker.review.rules.conditions import Placed, choices_in, constraints_in, tests_in
from checker.review.rules.files import RuleSource
from checker.values import market_of

NUMBERS: tuple[type, ...] = (int, Decimal, Fraction)
QUANTITIES = ("at_most", "at_least", "exactly")
FITTING: dict[str, tuple[tuple[str, ...], tuple[type, ...], str]] = {
    "truth": (("forbidden", "required"), (bool,), "`forbidden: true` or `required: true`"),
    "words": (("one_of", "none_of", "all_of"), (frozenset,), "a list of words, such as `none_of: [free]`"),
    "money": (QUANTITIES, (Money,), "money, such as `at_most: 1000 DKK`"),
    "days": (QUANTITIES, (Duration,), "a span of time, such as `at_least: 60 days`"),
    "duration": (QUANTITIES, (Duration,), "a span of time, such as `at_least: 12 months`"),
    "share": (QUANTITIES, NUMBERS, "a share, such as `at_most: 50%`"),
    "times": (QUANTITIES, NUMBERS, "a number, such as `at_most: 10`"),
    "years": (QUANTITIES, NUMBERS, "a number of years, such as `at_least: 18`"),
    "count": (QUANTITIES, NUMBERS, "a number, such as `at_least: 100`"),
}
"""The operators and the kinds of bound that fit each unit, and how to write one."""
IN_CONDITIONS = ("any_of",)
KNOWN = (*MEASURES, *LEDGER_MEASURES)


def bound_problems(rule: RuleSource) -> list[Problem]:
    """What is wrong with the measures, bounds and conditions of one rule."""
    measure, observed = rule.declared.measure, rule.declared.observed
    if measure is not None and measure not in MEASURES:
        return [_no_measure(rule, measure, ("measure",))]
    if observed is not None and observed not in LEDGER_MEASURES:
        return [_no_measure(rule, observed, ("measure",))]
    problems = [told for placed in constraints_in(rule) for told in _constraint(rule, placed)]
    tests = [told for placed in tests_in(rule) for told in _test(rule, placed)]
    return [*problems, *(tests or _conditions(rule))]


def _no_measure(rule: RuleSource, measure: str, route: Route) -> Problem:
    """The problem of a measure that there is not: told at the value of `measure`, or at its key in a condition."""
    close = get_close_matches(measure, KNOWN, n=1)
    help_ = f"did you mean `{close[0]}`?" if close else f"there are {', '.join(_alike(measure))}"
    place = Place(
        "problem", rule.document.file, rule.document.key_span(route) if route[1:] else rule.place(*route).span
    )
    return Problem(Level.ERROR, f"there is no measure `{measure}`", place, help_)


def _alike(measure: str) -> list[str]:
    """The measures of the same kind, or else the kinds that there are."""
    kinds = {name.partition(".")[0] for name in KNOWN}
    kind = measure.partition(".")[0]
    return [name for name in KNOWN if name.startswith(f"{kind}.")] or sorted(f"{one}.…" for one in kinds)


def _test(rule: RuleSource, placed: Placed) -> list[Problem]:
    if placed.measure not in MEASURES:
        return [_no_measure(rule, placed.measure, placed.route[:-1])]
    return list(_fits(rule, placed, IN_CONDITIONS))


def _constraint(rule: RuleSource, placed: Placed) -> list[Problem]:
    found = list(_fits(rule, placed, ()))
    if found or placed.measure in LEDGER_MEASURES:
        return found
    values = allowed(placed.measure, placed.constraint)
    if values is None or not is_empty(values):
        return []
    return [rule.told(placed.route, f"no value of `{placed.measure}` can be lawful under this")]


def _fits(rule: RuleSource, placed: Placed, further: tuple[str, ...]) -> Iterator[Problem]:
    measure, (operator, bound), route = placed
    unit = LEDGER_MEASURES[measure].unit if measure in LEDGER_MEASURES else MEASURES[measure].unit
    operators, kinds, example = FITTING[unit]
    known = (*operators, *further) if unit == "words" else operators
    is_kind = isinstance(bound, kinds) and (bool in kinds or not isinstance(bound, bool))
    if operator not in known or not is_kind:
        yield rule.told(route, f"`{operator}` does not fit `{measure}`, which is told in {unit}", f"write {example}")
        return
    if unit == "share" and isinstance(rule.value(*route), int | Decimal):
        written = rule.value(*route)
        yield rule.told(route, f"`{written}` is no share", f"write it in per cent, such as `{operator}: 50%`")
    if measure in VOCABULARIES:
        yield from _words(rule, placed, VOCABULARIES[measure])


def _words(rule: RuleSource, placed: Placed, vocabulary: Vocabulary) -> Iterator[Problem]:
    """The words of a list that no value of the measure can hold."""
    for i, word in enumerate(rule.value(*placed.route)):
        known = market_of(word) == word if vocabulary.is_open else word in vocabulary.words or word in HOLDS
        if known:
            continue
        if vocabulary.is_open:
            help_ = "write the code of a market in small letters, such as `gb`"
        else:
            close = get_close_matches(word, vocabulary.words, n=1)
            help_ = f"did you mean `{close[0]}`?" if close else f"the words are {', '.join(sorted(vocabulary.words))}"
        yield rule.told((*placed.route, i), f"`{word}` is no word of `{placed.measure}`", help_)


def _conditions(rule: RuleSource) -> list[Problem]:
    """The conditions that can never hold, by what their tests allow; of one within another only the outer."""
    dead: list[tuple[str | int, ...]] = []
    for condition, route in choices_in(rule):
        inside = any(route[: len(outer)] == outer for outer in dead)
        if not inside and not can_hold(condition):
            dead.append(route)
    words = "this condition can never hold: what it asks of one measure leaves no value"
    return [rule.told(route, words) for route in dead]
