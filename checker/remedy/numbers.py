"""The nearest number for a term: where law's own bound points to, or else found by halves."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from checker.duration import Duration
from checker.limit import Bound
from checker.measures import Value
from checker.money import Money
from checker.remedy.capped import cap_grids
from checker.remedy.grid import Grid, grids, guessed, value_of, walked
from checker.remedy.search import Option, Search

INVERSE = {("match.share", "minimum")}
"""Measures that fall when a term rises: the measure, and the last step of the term's route."""
SIDES: dict[str, tuple[bool, ...]] = {"at_most": (True,), "at_least": (False,), "exactly": ()}
"""Whether a term is moved down, for a measure that rises with it; an exact bound is met at one place, or not at all."""


def of_number(search: Search) -> list[Option]:
    """The nearest numbers, on the first grid that has one above nothing; empty where there is none, or no number."""
    bound = search.constraint.value
    found: list[Option] = []
    for grid in _scales(search):
        places = list(_on(grid, search))
        if any(place for place, _ in places):
            return [_option(grid, search, *one) for one in places if one[0]]
        found = found or [_option(grid, search, *one) for one in places]
    return found if bound is True or not _exact(bound, lower=True) else []


def _scales(search: Search) -> list[Grid]:
    bound, lower = search.constraint.value, search.constraint.operator != "at_least"
    if isinstance(search.declared, list):
        return cap_grids(search.declared, search.ruling.market, search.judged)
    months = isinstance(bound, Duration) and bound.unit in ("month", "year")
    return grids(search.declared, search.judged, lower=lower, months=months)


def _option(grid: Grid, search: Search, position: int, nearer: int) -> Option:
    return Option(grid.write(position), (value_of(grid, nearer, search.declared),))


def _on(grid: Grid, search: Search) -> Iterator[tuple[int, int]]:
    """The positions on one grid: the one that the bound points to, or else the nearest to either side."""
    exact = guessed(grid, pointed(grid, search))
    if exact is not None:
        yield exact
        return
    sides = SIDES.get(search.constraint.operator, (True, False))
    if (search.measure, search.route[-1]) in INVERSE:
        sides = tuple(not down for down in sides)
    for down in sides:
        found = walked(grid, down=down)
        if found is not None:
            yield found


def pointed(grid: Grid, search: Search) -> list[Fraction]:
    """The positions that may bring the measure just to its bound.

    One for a term in proportion to the measure, one for a term in inverse proportion, and one for a term that is a
    part of a sum.
    """
    measured, bound = search.ruling.measured, search.constraint.value
    if measured is None or _currency(measured.value) != _currency(bound):
        return []
    lower = search.constraint.operator == "at_most"
    value, limit = _exact(measured.value, lower), _exact(bound, lower)
    if not value or not limit:
        return []
    return [grid.start * limit / value, grid.start * value / limit, grid.start + (limit - value) * grid.steps]


def _exact(value: Value | Bound, lower: bool) -> Fraction | None:
    """A value as one number of its unit; a span of time as its days, at the end that is sure to be lawful."""
    if isinstance(value, bool):
        return None
    if isinstance(value, Money):
        return Fraction(value.amount)
    if isinstance(value, Duration):
        return Fraction(value.least_days if lower else value.most_days)
    return Fraction(value) if isinstance(value, int | Decimal | Fraction) else None


def _currency(value: Value | Bound) -> str:
    return value.currency if isinstance(value, Money) else ""
