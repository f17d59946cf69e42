"""The player's wallet: from which money a stake is taken, and to which a win goes."""

from typing import Any

from checker.sample.chance import draw
from checker.sample.compiled import compiled
from checker.sample.layout import ABSENT, World
from checker.sample.words import Kind, Mixed, Order, WinsTo

MILLION = 1_000_000


@compiled
def can_pay(w: World, p: Any, bet: Any) -> bool:
    """Share a stake between own money and the bonus as the terms say; whether there is enough of both."""
    if bet.bonus == ABSENT:
        bet.cash, bet.bonus_part = bet.stake, 0
        return p.cash >= bet.stake
    b = w.bonuses[bet.bonus]
    t, stake = w.terms[b.terms], bet.stake
    if t.kind == Kind.FREE:
        from_bonus = stake
    elif t.order == Order.CASH_FIRST:
        from_bonus = stake - min(stake, p.cash)
    elif t.order == Order.BONUS_FIRST or t.order == Order.MERGED:
        from_bonus = min(stake, b.balance)
    elif t.order == Order.PROPORTIONAL:
        from_bonus = stake * t.ratio // MILLION
    else:
        from_bonus = whole_from_bonus(p, b, t, stake)
    bet.cash, bet.bonus_part = stake - from_bonus, from_bonus
    return p.cash >= bet.cash and b.balance >= from_bonus


@compiled
def whole_from_bonus(p: Any, b: Any, t: Any, stake: int) -> int:
    """The stake where the bonus pays it all, else 0: a bet is of one money, which the player may have chosen."""
    if b.balance < stake:
        return 0
    if t.order == Order.PLAYER_CHOICE and p.cash >= stake and draw(p, 2) == 0:
        return 0
    return stake


@compiled
def pay(w: World, p: Any, bet: Any) -> None:
    """Take a stake from the wallet."""
    p.cash -= bet.cash
    p.staked += bet.cash
    if bet.bonus != ABSENT:
        w.bonuses[bet.bonus].balance -= bet.bonus_part


@compiled
def credit(w: World, p: Any, bet: Any) -> None:
    """Put what a bet pays into the wallet."""
    if bet.bonus == ABSENT:
        p.cash += bet.payout
        return
    b = w.bonuses[bet.bonus]
    t = w.terms[b.terms]
    to_bonus = bonus_share(t, bet)
    p.cash += bet.payout - to_bonus
    if t.wins_to == WinsTo.PENDING:
        b.pending += to_bonus
    else:
        b.balance += to_bonus


@compiled
def bonus_share(t: Any, bet: Any) -> int:
    """What of a payout goes to the bonus."""
    if t.wins_to == WinsTo.CASH or t.kind == Kind.FREE:
        return 0
    if t.wins_to == WinsTo.BONUS:
        return bet.payout
    if t.wins_to == WinsTo.PROPORTIONAL:
        return bet.payout * t.ratio // MILLION
    if bet.bonus_part == 0:
        return 0
    if bet.cash == 0:
        return bet.payout
    if t.wins_to == WinsTo.PENDING or t.mixed == Mixed.PROPORTIONAL:
        return bet.payout * bet.bonus_part // bet.stake
    return mixed_share(t, bet)


@compiled
def mixed_share(t: Any, bet: Any) -> int:
    """What of the payout of a bet of both kinds of money goes to the bonus."""
    if t.mixed == Mixed.ALL_BONUS:
        return bet.payout
    if t.mixed == Mixed.ALL_CASH:
        return 0
    return min(bet.payout, bet.bonus_part)


@compiled
def give_back(w: World, p: Any, bet: Any) -> None:
    """Put the stake of a void bet back to where it came from."""
    p.cash += bet.cash
    if bet.bonus != ABSENT:
        w.bonuses[bet.bonus].balance += bet.bonus_part
