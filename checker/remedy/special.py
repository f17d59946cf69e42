"""Terms with a shape of their own: clauses, caps, product categories, the weights of games."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil

from checker.finding import Route
from checker.product import CATEGORY
from checker.remedy.change import Plain, put
from checker.remedy.grid import WHOLE, Grid, share, value_of, walked
from checker.remedy.search import Option, Search, are_words
from checker.remedy.words import between
from checker.values import share_of

UNWEIGHED = ("feature_buy", "gamble")
"""Keys of a contribution that are ways of playing a game, and no games."""


def of_one_category(search: Search) -> Iterator[Option]:
    """The products of each category alone."""
    words = search.declared if are_words(search.declared) else []
    for category in dict.fromkeys(CATEGORY.get(word, word) for word in words):
        new = [word for word in words if CATEGORY.get(word, word) == category]
        if new != words and search.judged(new):
            yield Option(new, between(words, new))


def without_clauses(search: Search) -> Iterator[Option]:
    """The list of clauses less those that law does not allow."""
    bound, clauses = search.constraint.value, search.declared
    assert isinstance(bound, frozenset)
    wrong = [one for one in clauses if (one["clause"] in bound) is (search.constraint.operator == "none_of")]
    new = [one for one in clauses if one not in wrong]
    if wrong and search.judged(new):
        yield Option(new, tuple([one for one in clauses if one not in wrong or one is back] for back in wrong))


def without_cap(search: Search) -> Iterator[Option]:
    """No cap: declared as such for the offer, taken out of the free spins."""
    yield from search.option(None if "free_spins" in search.route else "none")


def without_reach(search: Search) -> Iterator[Option]:
    """No cap, where all the money that it reaches is money that law wants free."""
    bound, reach = search.constraint.value, search.declared.get("applies_to")
    if isinstance(bound, frozenset) and reach and bound.issuperset(reach):
        yield from without_cap(search)


def weighed_otherwise(search: Search) -> Iterator[Option]:
    """The games that count least made to count for nothing, or made to count for more."""
    weights = _weights(search.declared)
    least = min(weights.values(), default=WHOLE)
    for moved in (_left_out, _raised):
        grid = _bar(search, weights, least, moved)
        found = walked(grid, down=False, farthest=ceil(100 * (WHOLE - least)))
        if found is not None:
            yield Option(grid.write(found[0]), (value_of(grid, found[1], search.declared),))


def _bar(
    search: Search, weights: dict[Route, Fraction], least: Fraction, moved: Callable[[Fraction], Fraction]
) -> Grid:
    """The grid of a bar in per cent: what weighs less than the bar is moved."""

    def write(position: int) -> Plain:
        new = search.declared
        for route, weight in weights.items():
            if weight * 100 < position:
                new = put(new, route, share(moved(Fraction(position, 100))))
        return new

    return Grid(100 * least, Fraction(100), write, search.judged)


def _left_out(bar: Fraction) -> Fraction:  # noqa: ARG001 - it stands beside the other way to move a weight
    return Fraction(0)


def _raised(bar: Fraction) -> Fraction:
    return bar


def _weights(contribution: Plain) -> dict[Route, Fraction]:
    """The weights above nothing, each with its route below the contribution."""
    found: dict[Route, Fraction] = {}
    for key, value in contribution.items():
        named = value.items() if isinstance(value, dict) else [(None, value)]
        for name, written in named:
            weight = share_of(written)
            if weight and key not in UNWEIGHED:
                found[(key,) if name is None else (key, name)] = Fraction(weight)
    return found
