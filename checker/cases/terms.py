"""Terms put in and left away: plain values of an offer → other plain values, sharing all that is the same."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from checker import money

Values = dict[str, Any]
"""An offer as plain values: dict, list, str, int, Decimal, bool and None."""


class NoSuchTerm(NamedTuple):
    """A route, written with dots, that leads nowhere in an offer."""

    route: str


class Change(NamedTuple):
    """Terms to put in, by their routes written with dots, and routes of terms to leave away."""

    put: Mapping[str, Any] = {}
    away: Iterable[str] = ()


def changed(values: Values, change: Change) -> Values | NoSuchTerm:
    """An offer with some terms left away and others put in; the values that it is made from stay as they are."""
    found: Any = values
    for route in change.away:
        found = _without(found, route.split("."))
        if found is MISSING:
            return NoSuchTerm(route)
    for route, value in change.put.items():
        found = _with(found, route.split("."), value)
        if found is MISSING:
            return NoSuchTerm(route)
    return found  # type: ignore[no-any-return]


def on_day(values: Values, market: str, day: date) -> Values:
    """An offer in one market on one day."""
    return {**values, "markets": [market], "runs": {"from": str(day), "until": str(day)}}


def in_currency(values: Any, market: str, currency: str) -> Any:
    """An offer with each amount that has none for a market told in the currency of the market, by the same number."""
    if type(values) is list:
        return [in_currency(one, market, currency) for one in values]
    if type(values) is not dict:
        return values
    amounts = [money.parse(one) for one in values.values() if type(one) is str]
    if not values or len(amounts) != len(values) or None in amounts:
        return {key: in_currency(one, market, currency) for key, one in values.items()}
    if market in values or market.partition("-")[0] in values:
        return values
    return f"{next(iter(values.values())).partition(' ')[0]} {currency}"


MISSING: Any = object()


def _with(holder: Any, steps: list[str], value: Any) -> Any:
    """The holder with a value at the end of some steps; maps that are missing on the way are made."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if type(holder) is dict:
        inner = _with(holder.get(step, {}), rest, value)
        return MISSING if inner is MISSING else {**holder, step: inner}
    if type(holder) is not list or not step.isdigit() or int(step) >= len(holder):
        return MISSING
    index = int(step)
    inner = _with(holder[index], rest, value)
    return MISSING if inner is MISSING else [*holder[:index], inner, *holder[index + 1 :]]


def _without(holder: Any, steps: list[str]) -> Any:
    step, rest = steps[0], steps[1:]
    if type(holder) is list and step.isdigit() and int(step) < len(holder):
        index = int(step)
        inner = [] if not rest else [_without(holder[index], rest)]
        return MISSING if MISSING in inner else [*holder[:index], *inner, *holder[index + 1 :]]
    if type(holder) is not dict or step not in holder:
        return MISSING
    if not rest:
        return {key: value for key, value in holder.items() if key != step}
    inner = _without(holder[step], rest)
    return MISSING if inner is MISSING else {**holder, step: inner}
