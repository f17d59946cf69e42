"""What of a bet counts towards the requirement, by the terms."""

from typing import Any

from checker.sample.compiled import compiled
from checker.sample.layout import ABSENT, BetEnd, Play, World
from checker.sample.words import Amount, Funds, Kind, Over, Rounds

MILLION = 1_000_000


@compiled
def limit_of(p: Any, b: Any, t: Any) -> int:
    """The greatest stake with a bonus; ABSENT where the terms set none."""
    amount = t.limit_young if p.young and t.limit_young != ABSENT else t.limit
    if t.limit_share == ABSENT:
        return amount
    share = t.limit_share * b.amount // MILLION
    if amount == ABSENT:
        return share
    return max(amount, share) if t.limit_higher else min(amount, share)


@compiled
def is_over(p: Any, b: Any, t: Any, bet: Any) -> bool:
    """Whether a stake is above the maximum at a time when there is one."""
    limit = limit_of(p, b, t)
    return limit != ABSENT and bet.stake > limit and (t.always or bet.bonus_part > 0)


@compiled
def base_of(p: Any, b: Any, t: Any, bet: Any) -> int:
    """What of the stake is looked at, before its weight."""
    base = bet.stake
    if t.amount == Amount.BONUS_PART or t.funds == Funds.BONUS_ONLY:
        base = bet.bonus_part
    elif t.funds == Funds.CASH_ONLY:
        base = bet.cash
    if t.over == Over.CLIP and is_over(p, b, t, bet):
        base = min(base, limit_of(p, b, t))
    if t.cap != ABSENT:
        base = min(base, t.cap)
    if t.cap_share != ABSENT:
        base = min(base, t.cap_share * b.amount // MILLION)
    if t.amount == Amount.LESSER and bet.payout > bet.stake:
        base = min(base, bet.payout - bet.stake)
    return base


@compiled
def counts(w: World, p: Any, b: Any, t: Any, bet: Any) -> bool:
    """Whether a bet counts at all."""
    if t.kind != Kind.MONEY or t.weights[bet.game] <= 0 or bet.end != BetEnd.SETTLED:
        return False
    if bet.opposed and not t.opposite:
        return False
    if bet.payout == bet.stake and not t.push:
        return False
    if w.games[bet.game].play == Play.GAMBLE and not t.gamble:
        return False
    odds = bet.lowest_odds if t.each_leg else bet.odds
    if t.least_odds != ABSENT and (odds == ABSENT or odds < t.least_odds):
        return False
    return not (t.over == Over.VOID_CONTRIBUTION and is_over(p, b, t, bet))


@compiled
def turnover_of(w: World, p: Any, bet: Any) -> int:
    """The turnover of a settled bet in millionths of a minor unit."""
    b = w.bonuses[bet.bonus]
    t = w.terms[b.terms]
    if not counts(w, p, b, t, bet):
        return 0
    exact = base_of(p, b, t, bet) * t.weights[bet.game]
    if t.rounding == Rounds.HALF_UP:
        return (exact + MILLION // 2) // MILLION * MILLION
    if t.rounding == Rounds.DOWN:
        return exact // MILLION * MILLION
    if t.rounding == Rounds.UP:
        return -(-exact // MILLION) * MILLION
    return exact
