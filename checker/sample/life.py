"""A player's life: the account is opened, money paid in, offers claimed, sessions played, money taken out."""

from typing import Any

from checker.sample.bets import looked_at, make, play, ready
from checker.sample.books import due, expire_due, forfeit, granted, is_played, release
from checker.sample.chance import between, draw, happens
from checker.sample.claims import bonus_for, choose, claim, deposit, deposit_for, method_for
from checker.sample.compiled import compiled
from checker.sample.layout import ABSENT, DAY, HOUR, MINUTE, SECOND, Ended, World
from checker.sample.misgranted import claim_wrongly, is_ripe
from checker.sample.misplayed import misdeed, taken
from checker.sample.rows import (
    AGE_18_20,
    AGE_18_24,
    AGE_25_PLUS,
    ENDED,
    PAID,
    REQUESTED,
    STARTED,
    VERIFIED,
    row,
    tell,
)
from checker.sample.stakes import step_below
from checker.sample.words import By, Leaves, Never

ANY_METHOD = -1
MILLION = 1_000_000


@compiled
def live(w: World, p: Any) -> None:
    """Everything that a player does, and the operator with the bonuses, up to the end of the sample."""
    register(w, p)
    while p.rows < p.most and not p.stopped and p.now < w.desk[0].last_start:
        fund(w, p)
        if p.style == 0:
            break
        misdeed(w, p)
        session(w, p)
        taken(w, p)
        if p.planted and (p.target == ABSENT or w.bonuses[p.target].ended != Ended.NOT):
            break
        credit_waiting(w, p)
        if happens(p, 300_000):
            withdraw(w, p)
        expire_due(w, p, p.now + between(p, 6, 120) * HOUR + draw(p, HOUR))
    expire_due(w, p, max(p.now, w.desk[0].end))


@compiled
def register(w: World, p: Any) -> None:
    """Open the account: the operator tells the player's age, and that it was verified."""
    p.now = w.desk[0].start + draw(p, 60) * DAY + between(p, 9 * 3600, 21 * 3600) * SECOND
    if p.young:
        p.barred = Never.UNDER_24 | Never.UNDER_25
        tell(w, p, AGE_18_20 if p.breach != ABSENT or happens(p, 500_000) else AGE_18_24)
    else:
        tell(w, p, AGE_25_PLUS)
    tell(w, p, VERIFIED)
    p.now += between(p, 60, 3600) * SECOND


@compiled
def fund(w: World, p: Any) -> None:
    """Pay in where little is left, with an offer or without; or have an offer that asks for no deposit."""
    money = at_hand(w, p)
    if is_ripe(w, p):
        claim_wrongly(w, p)
        settle_stake(w, p)
    elif money < 20 * p.style or p.style == 0:
        p.style = 0
        terms = choose(w, p, True)
        if p.deposits > 5:
            return
        if terms != ABSENT:
            claim(w, p, terms)
        else:
            deposit(w, p, deposit_for(w, p, ABSENT), method_for(w, p, ANY_METHOD))
        settle_stake(w, p)
    elif p.active == ABSENT and happens(p, 400_000):
        terms = choose(w, p, False)
        if terms != ABSENT and qualifies(w, p, terms):
            claim(w, p, terms)


@compiled
def qualifies(w: World, p: Any, terms: int) -> bool:
    """Stake own money where an offer asks for that; whether the player has it."""
    t = w.terms[terms]
    if t.by != By.STAKE:
        return True
    game = w.terms[terms].playable[1]
    if p.cash < t.minimum or not ready(w, p, w.bet[0], game, t.minimum):
        return False
    make(w, p, w.bet[0])
    p.now += MINUTE
    return True


@compiled
def at_hand(w: World, p: Any) -> int:
    """The money that can be staked."""
    if p.active == ABSENT:
        return p.cash
    return p.cash + w.bonuses[p.active].balance


@compiled
def settle_stake(w: World, p: Any) -> None:
    """What the player usually stakes from now on: by the money at hand, and the requirement that is to be met."""
    money = at_hand(w, p)
    wanted = money // between(p, 40, 200)
    if is_played(w, p):
        wanted = min(max(wanted, w.bonuses[p.active].required // MILLION // 300), money // 10)
    p.style = step_below(wanted, w.markets[p.market].unit)


@compiled
def session(w: World, p: Any) -> None:
    """Play for a while; the bonus that is active is played with what its terms allow."""
    tell(w, p, STARTED)
    p.now += between(p, 5, 60) * SECOND
    misses = 0
    for _ in range(between(p, 5, 120)):
        misses = 0 if play(w, p) else misses + 1
        if misses > 5 or p.rows >= p.most or p.stopped:
            break
        p.now += between(p, 1, 4) * SECOND
    expire_due(w, p, p.now + MINUTE)
    tell(w, p, ENDED)


@compiled
def credit_waiting(w: World, p: Any) -> None:
    """Grant and pay at once what is credited after turnover, when own money has been staked often enough."""
    if p.waiting == ABSENT or p.active != ABSENT:
        return
    t = w.terms[p.waiting]
    if p.staked * MILLION < t.before * p.deposit or p.now >= t.until:
        return
    p.now += MINUTE
    i = granted(w, p, p.waiting, bonus_for(t, p.deposit))
    p.waiting = ABSENT
    looked_at(w, p)
    if w.bonuses[i].ended == Ended.NOT:
        release(w, p, i, due(w, w.bonuses[i]))


@compiled
def withdraw(w: World, p: Any) -> None:
    """Ask for money and get it, a day or two later; a bonus is lost where its terms say so."""
    asked = p.cash // 2 // 100 * 100
    if asked < 1000 * w.markets[p.market].unit:
        return
    p.now += between(p, 1, 10) * MINUTE
    expire_due(w, p, p.now)
    row(w, p, REQUESTED, asked).method = p.method
    p.cash -= asked
    leave(w, p)
    expire_due(w, p, p.now + between(p, 4, 48) * HOUR)
    row(w, p, PAID, asked).method = p.method


@compiled
def leave(w: World, p: Any) -> None:
    """What a withdrawal does to the bonus that is active."""
    if not is_played(w, p):
        return
    t = w.terms[w.bonuses[p.active].terms]
    if t.leaves != Leaves.ALLOWED:
        forfeit(w, p, p.active, t.leaves == Leaves.FORFEITS_BONUS_AND_WINNINGS)
