"""Cases beside the products and the conditions of a limit, and within them."""

from collections.abc import Iterator
from itertools import product

from checker.cases.bench import Bench, Gap, Generated, Made, Verdicts, Way, first_made
from checker.cases.moves import moved
from checker.cases.targets import as_value
from checker.cases.told import condition_told
from checker.cases.trial import Trial
from checker.cases.turning import Mixture, broken, mixed, under_no_ban
from checker.finding import Verdict
from checker.limit import Condition, Test, tests_in
from checker.measures.vocabulary import PRODUCTS
from checker.product import widened

MOST_TESTS = 4
"""Conditions of more tests than this are not taken apart: every mixture of true and false is a case."""
USED = "products.used"


def of_products(bench: Bench, models: list[Trial]) -> Iterator[Made]:
    """The limit before an offer for each of its products alone, and for one that it does not bind."""
    products = bench.limit.declared.products
    for one in products:
        yield _for_one_of(bench, [one], models, Verdict.BREACH)
    outside = sorted(PRODUCTS.words - widened(frozenset(products)))
    if products and outside:
        yield _for_one_of(bench, outside, models, Verdict.NOT_APPLICABLE)


def _for_one_of(bench: Bench, products: list[str], models: list[Trial], wanted: Verdict) -> Made:
    """An offer for one of some products only: best what would break the limit, else what keeps it where it binds."""
    ways: list[tuple[Verdicts, bool]] = [(frozenset((wanted,)), True), (frozenset((wanted, Verdict.KEPT)), False)]
    for (verdicts, is_broken), one in product(ways, products):
        way = _only_for(bench, as_value(USED, one), is_broken)
        found = first_made(bench, f"for {one} only", models, way, verdicts)
        if isinstance(found, Generated):
            return found
    return found


def _only_for(bench: Bench, words: frozenset[str], is_broken: bool) -> Way:
    def way(model: Trial) -> Trial | None:
        found = moved(model, USED, words)
        return broken(bench, found, []) if is_broken else found

    return way


def of_conditions(bench: Bench, made: list[Made]) -> Iterator[Made]:
    """What breaks the limit with every mixture of true and false in its condition and in those of its exceptions."""
    models = [*bench.breaches(made), *_bound(bench), *bench.models]
    conditions = [bench.limit.condition, *(one.condition for one in bench.exceptions)]
    for condition in dict.fromkeys(one for one in conditions if one is not None):
        yield from _of_condition(bench, condition, models)


def _of_condition(bench: Bench, condition: Condition, models: list[Trial]) -> Iterator[Made]:
    tests = tests_in(condition)
    if len(tests) > MOST_TESTS:
        yield Gap(f"when {condition_told(condition)}", "the condition has too many parts to take it apart")
        return
    for truths in product((True, False), repeat=len(tests)):
        yield _of_mixture(bench, list(zip(tests, truths, strict=True)), models)


def _bound(bench: Bench) -> Iterator[Trial]:
    """The offers at hand on a product that the limit binds."""
    for one in bench.limit.declared.products[:1]:
        found = (moved(model, USED, as_value(USED, one)) for model in bench.models)
        yield from (trial for trial in found if trial is not None)


def _of_mixture(bench: Bench, mixture: Mixture, models: list[Trial]) -> Made:
    """An offer in which each test comes out as wanted: best one that would break the limit and that no ban is on."""
    name = f"where {' and '.join(_assumed(test, truth) for test, truth in mixture)}"

    def breaking(model: Trial) -> Trial | None:
        found = broken(bench, mixed(model, mixture), mixture)
        return found and next(under_no_ban(bench, found, mixture), found)

    made = first_made(bench, name, models, breaking)
    return made if isinstance(made, Generated) else first_made(bench, name, models, lambda model: mixed(model, mixture))


def _assumed(test: Test, truth: bool) -> str:
    return condition_told(test) if truth else f"not ({condition_told(test)})"
