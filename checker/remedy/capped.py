"""Tiers and prizes whose amounts are cut at a cap: a grid on which the cap moves."""

from checker import money
from checker.remedy.change import Plain, amount_route, put
from checker.remedy.grid import Grid, grids
from checker.remedy.search import Judged
from checker.schema import value_at

AMOUNTS = ("maximum", "amount")


def cap_grids(listed: list[Plain], market: str, judged: Judged) -> list[Grid]:
    """The grid of a cap on the amounts of a list in one market, from the greatest of them down; or none."""
    amounts = [written for entry in listed for _, written in _amounts(entry, market)]
    parsed = [found for one in amounts if (found := money.parse(one)) is not None]
    if not parsed or len({one.currency for one in parsed}) != 1:
        return []
    greatest = amounts[max(range(len(parsed)), key=lambda i: parsed[i].amount)]
    caps = grids(greatest, judged, lower=True, months=False)[0]
    return [Grid(caps.start, caps.steps, lambda position: capped(listed, market, caps.write(position)), judged)]


def capped(listed: list[Plain], market: str, cap: str) -> list[Plain]:
    """The list with every amount above the cap put down to it."""
    most = money.parse(cap)
    assert most is not None
    new = []
    for entry in listed:
        for route, written in _amounts(entry, market):
            found = money.parse(written)
            if found is not None and not found <= most:
                entry = put(entry, route, cap)
        new.append(entry)
    return new


def _amounts(entry: Plain, market: str) -> list[tuple[tuple[str | int, ...], str]]:
    """The amounts of one entry in a market, each with its route in the entry."""
    if not isinstance(entry, dict):
        return []
    routes = [amount_route(entry[key], (key,), market) for key in AMOUNTS if key in entry]
    return [(route, written) for route in routes if isinstance(written := value_at(entry, route), str)]
