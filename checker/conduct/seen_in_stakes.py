"""What stakes show of the quantities that law limits: the greatest and the least, on slots and by age."""

import numpy as np

from checker.conduct.bounds import NO_RATE, Asked, in_units, met
from checker.conduct.eligible import ages
from checker.conduct.outcome import Bools
from checker.conduct.play import INSIDE, NONE, OUTSIDE, UNSURE, Play
from checker.conduct.seen_in_rows import Seen, money, seen, seen_at, unsure_of


def stakes(play: Play, asked: Asked) -> Seen:
    """Stakes, each against the greatest or least that may be."""
    products = asked.limit.declared.products
    found = _stakes(play, asked, products)
    kind = play.inside(products)
    _say_stakes(play, asked, found, None if kind is None else kind[found.said] == UNSURE)
    return found


def least(play: Play, asked: Asked) -> Seen:
    """Stakes against the least that must be; a bound on what the least may be binds the operator's menu, no stake."""
    if asked.constraint.operator != "at_least":
        nothing = np.zeros(0, dtype=np.int64)
        return seen_at(play, nothing, nothing)
    return stakes(play, asked)


def slots(play: Play, asked: Asked) -> Seen:
    """Stakes on slots, whatever products the limit names."""
    found = _stakes(play, asked, ("slots",))
    kind = play.inside(("slots",))
    _say_stakes(play, asked, found, None if kind is None else kind[found.said] == UNSURE)
    return found


def slots_under_25(play: Play, asked: Asked) -> Seen:
    """Stakes on slots of players who are under 25, or may be."""
    found = slots(play, asked)
    known = ages(play.ages(found.said))
    found.outcome.doubt(known.least < 25, "the age of the player is not known well enough")
    young = (known.most < 25) & (play.inside(("slots",))[found.said] == INSIDE)  # type: ignore[index]
    _breach_of_stake(play, asked, found, young)
    found.outcome.beside(known.least >= 25)
    return found


def _stakes(play: Play, asked: Asked, products: tuple[str, ...]) -> Seen:
    kind = play.inside(products)
    units = play.stakes if kind is None else play.stakes & (kind != OUTSIDE)
    return seen(units, np.flatnonzero(units & ~_surely_met(play, asked)))


def _surely_met(play: Play, asked: Asked) -> Bools:
    """The rows whose amount meets the bound: at once where all are in the currency of the law."""
    bound = play.bound(asked)
    if bound is not None:
        return met(play.amount, asked, bound)
    bounds = in_units(asked, play.currency, play.at, play.names.currencies)
    found: Bools = (bounds != NONE) & met(play.amount, asked, bounds)
    return found


def _say_stakes(play: Play, asked: Asked, found: Seen, unsure: Bools | None) -> None:
    everywhere = np.ones(len(found.said), dtype=np.bool_)
    _breach_of_stake(play, asked, found, everywhere)
    if unsure is not None:
        found.outcome.open(unsure, unsure_of(asked.limit.declared.products or ("slots",)))


def _breach_of_stake(play: Play, asked: Asked, found: Seen, where: Bools) -> None:
    said, names = found.said, play.names.currencies
    bound = in_units(asked, play.currency[said], play.at[said], names)
    most = asked.constraint.operator != "at_least"
    found.outcome.breach(
        where,
        f"a stake of {{}} was accepted, and it {'may be {} at most' if most else 'must be {} at least'}",
        money(play.amount[said]),
        money(bound),
        rows=(play.number[said],),
    )
    found.outcome.open(where & (bound == NONE), NO_RATE)
