"""Play that the operator should not have accepted, or for which it punishes the player; and money kept back."""

from typing import Any

from checker.sample.bets import finish, make, ready
from checker.sample.books import take
from checker.sample.breaches import Breach
from checker.sample.claims import deposit, method_for
from checker.sample.compiled import compiled
from checker.sample.games import CODES
from checker.sample.layout import ABSENT, BARRED, DAY, HOUR, SECOND, BetEnd, World
from checker.sample.outcomes import outcome
from checker.sample.planting import plant, waits
from checker.sample.rows import CANCELLED, EXPIRED, FORFEITED, REFUSED, REQUESTED, last, row
from checker.sample.turnover import limit_of
from checker.sample.wallet import pay

SLOT, FOOTBALL = CODES["golden-temple"], CODES["football"]


@compiled
def misdeed(w: World, p: Any) -> None:
    """Do what the planted breach wants before a session."""
    if p.breach == ABSENT or p.planted:
        return
    if p.breach >= Breach.STAKE:
        against_law(w, p)
    elif p.target != ABSENT and p.active == p.target:
        with_bonus(w, p)


@compiled
def against_law(w: World, p: Any) -> None:
    """A stake above the law's cap, rounds that follow too fast, or deposits above what law allows without a check."""
    m = w.markets[p.market]
    if p.breach == Breach.TOO_MUCH_PAID_IN:
        deposit(w, p, m.monthly + 10_000, method_for(w, p, -1))
        p.now += HOUR
        deposit(w, p, 5_000, method_for(w, p, -1))
        plant(w, p, ABSENT, last(w), last(w))
    elif p.breach == Breach.TOO_QUICK:
        if quick(w, p, 20 * m.unit):
            first = last(w)
            p.now += SECOND
            if quick(w, p, 20 * m.unit):
                plant(w, p, ABSENT, first, last(w))
    elif ready(w, p, w.bet[0], SLOT, 2 * (m.stake_cap_young if p.young else m.stake_cap)):
        make(w, p, w.bet[0])
        plant(w, p, ABSENT, last(w), last(w))


@compiled
def quick(w: World, p: Any, stake: int) -> bool:
    """A round that takes no time."""
    bet = w.bet[0]
    if not ready(w, p, bet, SLOT, stake):
        return False
    bet.settled_at = bet.at
    make(w, p, bet)
    return True


@compiled
def with_bonus(w: World, p: Any) -> None:
    """What is done wrong while the bonus is active."""
    b = w.bonuses[p.active]
    limit = limit_of(p, b, w.terms[b.terms])
    if p.breach == Breach.OVER_ACCEPTED or p.breach == Breach.OVER_PUNISHED:
        accepted(w, p, w.terms[b.terms].playable[1], 2 * limit)
    elif p.breach == Breach.BARRED_GAME:
        accepted(w, p, barred_game(w, b.terms), 10 * w.markets[p.market].unit)
    elif p.breach == Breach.TERMS_CHANGED:
        p.later = p.split = 1
        accepted(w, p, w.terms[b.terms].playable[1], 10 * w.markets[p.market].unit)
    elif p.breach == Breach.WALLET_ORDER:
        out_of_order(w, p, b)
    elif p.breach == Breach.CASHED_OUT:
        cashed_out(w, p, b)
    elif p.breach == Breach.OWN_DEPOSIT or p.breach == Breach.REVERSED:
        held_back(w, p)


@compiled
def accepted(w: World, p: Any, game: int, stake: int) -> None:
    """A bet that is made whatever the terms say, and punished where the breach is about that."""
    i = p.active
    if not ready(w, p, w.bet[0], game, stake):
        return
    make(w, p, w.bet[0])
    first = last(w)
    if p.active == i and (p.breach == Breach.OVER_PUNISHED or p.breach == Breach.BARRED_GAME):
        p.now += 60 * SECOND
        take(w, p, i, FORFEITED, True)
        plant(w, p, i, first, last(w))
    elif p.breach == Breach.OVER_ACCEPTED or p.breach == Breach.TERMS_CHANGED:
        plant(w, p, i, first, first)


@compiled
def barred_game(w: World, terms: int) -> int:
    """The first game that the terms bar."""
    game = 0
    while w.terms[terms].weights[game] != BARRED:
        game += 1
    return game


@compiled
def out_of_order(w: World, p: Any, b: Any) -> None:
    """A stake taken from the bonus, though there was own money and the terms take that first."""
    bet, i = w.bet[0], p.active
    stake = 20 * w.markets[p.market].unit
    p.split = 1
    if p.cash < stake or b.balance < stake or not ready(w, p, bet, w.terms[b.terms].playable[1], stake):
        return
    bet.cash, bet.bonus_part = 0, stake
    make(w, p, bet)
    plant(w, p, i, last(w), last(w))


@compiled
def cashed_out(w: World, p: Any, b: Any) -> None:
    """A bet made with the bonus, cashed out."""
    bet, i = w.bet[0], p.active
    if b.balance < 100 or not ready(w, p, bet, FOOTBALL, p.cash + min(b.balance, 500)):
        return
    pay(w, p, bet)
    outcome(w, p, bet)
    bet.end, bet.payout = BetEnd.CASHED_OUT, bet.stake // 2
    finish(w, p, bet)
    plant(w, p, i, last(w) - 1, last(w))


@compiled
def held_back(w: World, p: Any) -> None:
    """A withdrawal of own money that the operator refuses, or takes back."""
    asked = p.cash // 2
    if asked <= 0:
        return
    row(w, p, REQUESTED, asked).method = p.method
    first = last(w)
    p.now += DAY
    row(w, p, REFUSED if p.breach == Breach.OWN_DEPOSIT else CANCELLED, asked).method = p.method
    plant(w, p, p.active, first, last(w))


@compiled
def taken(w: World, p: Any) -> None:
    """After a session, take the bonus away before its time, or for nothing."""
    if p.target == ABSENT or p.active != p.target or p.planted:
        return
    i = p.active
    b = w.bonuses[i]
    if b.balance + b.pending <= b.moved:
        return
    if p.breach == Breach.EXPIRED_EARLY and b.deadline > p.now + 3 * DAY:
        take(w, p, i, EXPIRED, False)
        plant(w, p, i, last(w), last(w))
    elif waits(p, Breach.NO_GROUND) or waits(p, Breach.UNDEFINED):
        take(w, p, i, FORFEITED, True)
        plant(w, p, i, last(w), last(w))
