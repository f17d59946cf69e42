"""One change of an offer's plain value, and how a value is written in YAML."""

import re
from typing import Any, NamedTuple

from checker.finding import Route
from checker.source import write
from checker.source.resolve import resolve
from checker.values import market_of

Plain = Any
"""A value as a file holds it: dict, list, str, int, Decimal, bool; None where nothing is declared."""
BARE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ._%/-]*[A-Za-z0-9._%/-])?\Z", re.ASCII)


class Change(NamedTuple):
    """Another value at the route of one term; `old` is None where the offer does not declare it."""

    route: Route
    old: Plain
    new: Plain


def put(value: Plain, route: Route, new: Plain) -> Plain:
    """The value with another one at a route, the rest as it was; None takes the term out, a map on the way is made."""
    if not route:
        return new
    step, rest = route[0], route[1:]
    if isinstance(step, int):
        return [put(inner, rest, new) if i == step else inner for i, inner in enumerate(value)]
    inside = value if isinstance(value, dict) else {}
    if new is None and not rest:
        return {key: inner for key, inner in inside.items() if key != step}
    return {**inside, step: put(inside.get(step), rest, new)}


def amount_route(amounts: Plain, route: Route, market: str) -> Route:
    """The route of a market's own amount: itself for one amount; in a map, the entry that the market falls under."""
    if not isinstance(amounts, dict):
        return route
    entries = {market_of(str(key)): key for key in amounts}
    for code in (market, market.partition("-")[0]):
        if code in entries:
            return (*route, entries[code])
    return route


def order_of(value: Plain, route: Route) -> tuple[int, ...]:
    """Where a route stands in a value: changes sorted by it stand in the order of the file."""
    found: tuple[int, ...] = ()
    for step in route:
        keys: list[Any] = list(value) if isinstance(value, dict) else list(range(len(value)))
        if step not in keys:
            return (*found, len(keys))
        found, value = (*found, keys.index(step)), value[step]
    return found


def written(value: Plain) -> str:
    """A value on one line as YAML has it: `10`, `50 GBP`, `[own_site]`; quoted only where it must be."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)}: {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return value if isinstance(value, str) and _is_bare(value) else write(value)


def _key(key: str) -> str:
    """A key, bare, quoted, or, where it is too long for that, marked: as `write` has it."""
    return key if _is_bare(key) and len(key) < 100 else write([{key: 0}])[2:-5].replace("\n", " ")


def _is_bare(text: str) -> bool:
    return BARE.match(text) is not None and isinstance(resolve(text), str)
