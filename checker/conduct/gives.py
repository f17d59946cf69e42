"""How much a reward is: its match, fixed amount, tiers and greatest value, as whole numbers."""

from collections.abc import Callable
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from checker.offer.reward import Reward, Tier
from checker.values import Amounts

Units = Callable[[Amounts | None], int | None]
"""An amount in minor units; -1 without one, None where it is told in another currency only."""
NONE = -1


class Gives(IntEnum):
    """How the amount of a bonus follows from the terms."""

    UNTOLD, SUM, TIERS, PIECES, LOSS, OTHER, STEPS = range(-1, 6)


def given_by(reward: Reward, units: Units) -> dict[str, int]:
    """What the terms give: the way, the fixed amount, the match in millionths, and the greatest bonus."""
    told = _pieces(reward, units) or _of_loss(reward, units) or _match(reward, units)
    if told is None or None in told.values():
        return {"GIVES": Gives.UNTOLD}
    return {name: value for name, value in told.items() if value is not None}


def _pieces(reward: Reward, units: Units) -> dict[str, int | None] | None:
    """Free bets and free spins: their number times their value."""
    if reward.match is not None or reward.amount is not None or reward.tiers:
        return None
    if reward.free_bet is not None and reward.free_bet.amount is not None:
        one, count = units(reward.free_bet.amount), reward.free_bet.count
    elif reward.free_spins is not None and reward.free_spins.value is not None:
        one, count = units(reward.free_spins.value), reward.free_spins.count
    else:
        return None
    return {"GIVES": Gives.PIECES, "MOST": None if one is None else one * count}


def _of_loss(reward: Reward, units: Units) -> dict[str, int | None] | None:
    if reward.cashback is None:
        return None
    return {"GIVES": Gives.LOSS, "MOST": units(reward.cashback.maximum)}


def _match(reward: Reward, units: Units) -> dict[str, int | None] | None:
    if reward.tiers:
        return {"GIVES": Gives.TIERS, "FIXED": _zero(units(reward.amount))}
    if reward.credited is not None and not isinstance(reward.credited, str):
        return {"GIVES": Gives.STEPS, "MOST": units(reward.credited.each)}
    if reward.match is None and reward.amount is None:
        return None
    fixed, most = _zero(units(reward.amount)), units(reward.maximum)
    if reward.match is None:
        return {"GIVES": Gives.SUM, "FIXED": fixed, "MATCH": 0, "MOST": most}
    return {"GIVES": Gives.SUM, "FIXED": fixed, "MATCH": millionths(reward.match), "MOST": most}


def _zero(units: int | None) -> int | None:
    return 0 if units == NONE else units


def millionths(share: Decimal | Fraction) -> int:
    """A share in millionths; what does not fit is rounded up, so that no bonus is too great by it."""
    return ceil(Fraction(share) * 1_000_000)


class Step(NamedTuple):
    """One tier: from a deposit up to another, what it gives; -1 for what is not told."""

    first: int
    until: int
    match: int
    most: int
    fixed: int


def steps_of(reward: Reward, units: Units) -> list[Step] | None:
    """The tiers of a reward in minor units; None where one is told in another currency only."""
    steps = [_step(tier, units) for tier in reward.tiers or ()]
    known = [step for step in steps if step is not None]
    return known if len(known) == len(steps) else None


def _step(tier: Tier, units: Units) -> Step | None:
    found = (units(tier.deposit.first), units(tier.deposit.until), units(tier.maximum), units(tier.amount))
    if None in found:
        return None
    first, until, most, fixed = (int(one or 0) for one in found)
    return Step(first, until, 0 if tier.match is None else millionths(tier.match), most, max(fixed, 0))
