"""The wagering requirement as the sample's operator keeps it: how much, by when, what counts, the greatest stake."""

from checker.offer.wagering import MaximumBet, Wagering
from checker.sample.asked import Asked, millionths, span
from checker.sample.layout import ABSENT
from checker.sample.words import Amount, Funds, Over, Rounds, Then
from checker.values import Amounts

AMOUNTS = {"stake": Amount.STAKE, "min(stake, win)": Amount.LESSER, "bonus_part": Amount.BONUS_PART}


def demand_of(asked: Asked) -> dict[str, int]:
    """The fields of terms that the wagering requirement fills."""
    wagering = asked.part.wagering or Wagering(multiple=0)
    return {
        **_requirement(asked, wagering),
        **_time(asked, wagering),
        **_counting(asked, wagering),
        **_limit(asked, wagering.maximum_bet),
        **_emptied(asked, wagering),
    }


def _requirement(asked: Asked, wagering: Wagering) -> dict[str, int]:
    on = {"bonus": 0, "deposit": 0}
    demands = [
        (wagering.multiple, wagering.basis or ("bonus",)),
        *((more.multiple, more.basis) for more in wagering.plus),
    ]
    for multiple, bases in demands:
        for basis in bases:
            on[basis] += millionths(multiple)
    counted = asked.units(asked.part.qualify.maximum_counted)
    return {"on_bonus": on["bonus"], "on_deposit": on["deposit"], "deposit_counted": counted}


def _time(asked: Asked, wagering: Wagering) -> dict[str, int]:
    """The time for wagering; of a free bet or free spins, the time in which they are used."""
    within, expiry = wagering.within, wagering.expiry
    if within is None:
        free = asked.part.reward.free_bet or asked.part.reward.free_spins
        return {"hours": span(free.expiry) if free and free.expiry else 0}
    if expiry is None or expiry.unit == "hours":
        return {"hours": span(within), "end_of_day": int(bool(expiry and expiry.end_of_day))}
    return {"days": int(within.least_days), "end_of_day": int(expiry.end_of_day)}


def _counting(asked: Asked, wagering: Wagering) -> dict[str, int]:
    counts, odds, rounding = wagering.counts, wagering.minimum_odds, asked.offer.rounding
    cap = counts.cap_per_bet if counts else None
    return {
        "funds": Funds[((counts and counts.funds) or "both").upper()],
        "amount": AMOUNTS[(counts and counts.amount) or "stake"],
        "push": int(counts is not None and counts.push == "stake"),
        "gamble": int(counts is not None and counts.gamble == "stake"),
        "opposite": int(counts is not None and counts.opposite_bets == "stake"),
        "cap": asked.units(cap) if isinstance(cap, Amounts) else ABSENT,
        "cap_share": ABSENT if isinstance(cap, Amounts) else millionths(cap),
        "least_odds": int(odds.odds * 10_000) if odds else ABSENT,
        "each_leg": int(odds is not None and odds.of == "each_leg"),
        "rounding": Rounds[(rounding.contribution or rounding).mode.upper()] if rounding else Rounds.EXACT,
    }


def _limit(asked: Asked, most: MaximumBet | None) -> dict[str, int]:
    if most is None or not most.limited:
        return {"limit": ABSENT, "limit_young": ABSENT, "limit_share": ABSENT}
    return {
        "limit": asked.units(most.amount),
        "limit_young": asked.units(most.under_25),
        "limit_share": millionths(most.share_of_bonus),
        "limit_higher": int(most.whichever == "higher"),
        "always": int(most.while_ == "bonus_active"),
        "over": Over[(most.on_breach or "reject_bet").upper()],
    }


def _emptied(asked: Asked, wagering: Wagering) -> dict[str, int]:
    low = wagering.low_balance
    return {
        "low": asked.units(low.below) if low else ABSENT,
        "low_then": Then[low.then.upper()] if low else Then.IGNORE,
        "zero_then": Then[(wagering.zero_balance or "ignore").upper()],
        "carry": int(bool(wagering.carry_over)),
    }
