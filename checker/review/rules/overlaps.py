"""Limits of one market on one measure: those that contradict each other, and those that others make redundant.

Each constraint is the set of values that it allows. Where the sets of limits that bind at once have no value in
common, no offer can keep them all. Where one set holds another, the wider limit decides nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from checker.allowed import Allowed, allowed, both, can_hold, is_empty, within
from checker.court import phase_of
from checker.limit import Combined, Condition, Constraint
from checker.measures.vocabulary import ALWAYS
from checker.product import widened
from checker.rulebook import Limit, MarketLaw, Period
from checker.rulebook.law import FIRMNESS

MOST_AT_ONCE = 3
"""So many limits at once are held against each other: of numbers and of sets of words, two are always enough."""


class Bound(NamedTuple):
    """A limit on some days, and what it then allows."""

    limit: Limit
    period: Period
    values: Allowed

    @property
    def constraint(self) -> Constraint:
        """What the limit then says."""
        assert self.period.constraint is not None
        return self.period.constraint


class Contradiction(NamedTuple):
    """Limits that no offer can keep all, from a first day on which they bind at once."""

    bounds: tuple[Bound, ...]
    first: date


class Redundant(NamedTuple):
    """A limit that decides nothing, as a stricter one binds wherever and whenever it does."""

    limit: Limit
    stricter: Limit


def contradictions(law: MarketLaw) -> Iterator[Contradiction]:
    """The limits of a market that cannot all be kept; of those that it inherits, only beside one of its own."""
    told: list[frozenset[str]] = []
    for several in _at_once(law):
        ids = frozenset(one.limit.id for one in several)
        if len(ids) < len(several) or any(known <= ids for known in told) or not _is_own(law, several):
            continue
        if _meet_nowhere(several) and _bind_at_once(law, several):
            told.append(ids)
            yield Contradiction(several, max(one.period.first for one in several))


def _at_once(law: MarketLaw) -> Iterator[tuple[Bound, ...]]:
    """The bounds on each measure two by two, then three by three."""
    for bounds in _by_measure(law):
        for size in range(2, MOST_AT_ONCE + 1):
            yield from combinations(bounds, size)


def _is_own(law: MarketLaw, bounds: Iterable[Bound]) -> bool:
    return any(one.limit.market == law.declared.market for one in bounds)


def _by_measure(law: MarketLaw) -> Iterator[list[Bound]]:
    """What the limits on each measure allow on each stretch of days on which they are in force."""
    measures = dict.fromkeys(limit.declared.measure for limit in law.limits)
    for measure in measures:
        found = [bound for limit in law.limits if limit.declared.measure == measure for bound in bounds_of(limit)]
        if len(found) > 1 and measure not in ALWAYS:
            yield found


def bounds_of(limit: Limit) -> list[Bound]:
    """What a limit allows on each stretch of days on which it is in force, as far as a set can tell."""
    found: list[Bound] = []
    for period in limit.periods:
        if period.state != "in_force" or period.constraint is None:
            continue
        values = allowed(limit.declared.measure or "", period.constraint)
        if values is not None:
            found.append(Bound(limit, period, values))
    return found


def _meet_nowhere(bounds: Iterable[Bound]) -> bool:
    """Whether nothing is allowed by all; what cannot be compared is taken to meet."""
    common: Allowed | None = None
    for one in bounds:
        common = one.values if common is None else both(common, one.values)
        if common is None:
            return False
    return common is not None and is_empty(common)


def _bind_at_once(law: MarketLaw, bounds: tuple[Bound, ...]) -> bool:
    """Whether limits can bind one offer on one day: days, products and conditions meet, and no exception holds."""
    first, last = max(one.period.first for one in bounds), min(one.period.last for one in bounds)
    if first > last or not all(_share_products(one.limit, two.limit) for one, two in combinations(bounds, 2)):
        return False
    conditions = [one.limit.condition for one in bounds if one.limit.condition is not None]
    exceptions = [one for bound in bounds for one in law.exceptions.get(bound.limit.id, ())]
    spared = [Combined("not", (one.condition,)) for one in exceptions if _holds(one, first) and one.condition]
    return can_hold(*conditions, *spared)


def _holds(exception: Limit, day: date) -> bool:
    return exception.on(day).state == "in_force"


def _share_products(one: Limit, two: Limit) -> bool:
    """Whether two limits can bind one offer: an offer may be for several products, but then for each limit's."""
    if not one.declared.products or not two.declared.products:
        return True
    return bool(widened(frozenset(one.declared.products)) & widened(frozenset(two.declared.products)))


def redundant(law: MarketLaw) -> list[Redundant]:
    """The limits of a market that a stricter one makes redundant, each with one that is not redundant itself."""
    found: dict[str, Limit] = {}
    for limit in law.limits:
        if limit.market == law.declared.market:
            others = (one for one in law.limits if one is not limit and one.id not in found)
            stricter = next((one for one in others if _decides_all(law, one, limit)), None)
            found |= {limit.id: stricter} if stricter is not None else {}
    for id_, stricter in found.items():
        while stricter.id in found:
            stricter = found[stricter.id]
        found[id_] = stricter
    return [Redundant(limit, found[limit.id]) for limit in law.limits if limit.id in found]


def _decides_all(law: MarketLaw, one: Limit, limit: Limit) -> bool:
    """Whether one limit is as strict and as firm as another on all days, for all products and conditions of that."""
    if one.declared.measure != limit.declared.measure or one.declared.measure in ALWAYS or law.exceptions.get(one.id):
        return False
    if one.condition is not None and not _implies(limit.condition, one.condition):
        return False
    if not _reaches(one, limit) or (phase_of(one) != phase_of(limit) and phase_of(one) != "wagered"):
        return False
    bounds, stricter = bounds_of(limit), bounds_of(one)
    return bool(bounds) and all(_is_covered(bound, stricter) for bound in bounds)


def _implies(condition: Condition | None, other: Condition) -> bool:
    return condition == other or (condition is not None and not can_hold(condition, Combined("not", (other,))))


def _reaches(wide: Limit, limit: Limit) -> bool:
    """Whether a limit binds all products of another."""
    if not wide.declared.products:
        return True
    products = limit.declared.products
    return bool(products) and widened(frozenset(products)) <= widened(frozenset(wide.declared.products))


def _is_covered(bound: Bound, stricter: list[Bound]) -> bool:
    """Whether on each day of a bound a stricter one is in force that is no less firm."""
    assert bound.period.entry is not None
    need = bound.period.first
    for one in stricter:
        if one.period.entry is None or not one.period.first <= need <= one.period.last:
            continue
        firm = FIRMNESS[one.period.entry.standing] <= FIRMNESS[bound.period.entry.standing]
        if not firm or not within(one.values, bound.values):
            return False
        if one.period.last >= bound.period.last:
            return True
        need = date.fromordinal(one.period.last.toordinal() + 1)
    return False
