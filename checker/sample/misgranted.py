"""Bonuses that are granted wrongly: too much, to the wrong player, at the wrong time, for the wrong deposit."""

from typing import Any

from checker.sample.books import due, expire_due, granted, release
from checker.sample.breaches import Breach
from checker.sample.chance import between
from checker.sample.claims import bonus_for, deposit, deposit_for, method_for
from checker.sample.compiled import compiled
from checker.sample.layout import ABSENT, DAY, HOUR, MINUTE, SECOND, Ended, World
from checker.sample.places import METHODS
from checker.sample.planting import plant
from checker.sample.rows import (
    ENDED,
    HARM_FLAGGED,
    LIMIT_RAISED,
    OPTED_OUT,
    PAID,
    REQUESTED,
    SELF_EXCLUDED,
    STARTED,
    last,
    row,
    tell,
)
from checker.sample.words import By, Kind, Who

CREDIT_CARD = METHODS.index("credit_card")


@compiled
def is_ripe(w: World, p: Any) -> bool:
    """Whether the player of a breach claims now: before the first bet, or after it where the breach wants that."""
    if p.breach == ABSENT or p.breach >= Breach.STAKE or p.active != ABSENT or p.waiting != ABSENT or p.planted:
        return False
    t = w.terms[p.terms]
    if p.target != ABSENT:
        return p.breach == Breach.AGAIN and w.bonuses[p.target].ended != Ended.NOT
    late = t.who == Who.EXISTING or p.breach == Breach.NOT_FIRST or p.breach == Breach.WHILE_WITHDRAWING
    return p.bets > 0 if late else p.deposits == 0


@compiled
def claim_wrongly(w: World, p: Any) -> None:
    """Grant what the planted breach is about; where it is about something else, grant it rightly."""
    t, again = w.terms[p.terms], p.target != ABSENT
    if p.breach == Breach.OUTSIDE_PERIOD:
        expire_due(w, p, max(p.now, t.until + 2 * DAY))
    asked = beforehand(w, p)
    amount = deposit_for(w, p, p.terms)
    if t.by == By.DEPOSIT:
        amount = wrong_deposit(p, t, amount)
        deposit(w, p, amount, wrong_method(w, p, t))
    paid_in = last(w)
    p.now += between(p, 1, 30) * SECOND
    if t.kind == Kind.AFTER_TURNOVER and p.breach != Breach.TOO_SOON:
        p.waiting = p.terms
        return
    p.target = granted(w, p, p.terms, wrong_amount(t, p.breach, amount))
    if p.breach <= Breach.TOO_SOON and (again or p.breach != Breach.AGAIN):
        plant(w, p, p.target, paid_in, last(w))
    afterwards(w, p, asked)


@compiled
def wrong_deposit(p: Any, t: Any, amount: int) -> int:
    """The deposit, where the breach is about it."""
    if p.breach == Breach.ABOVE_LAW:
        return t.maximum * 3 // 2
    if p.breach == Breach.NOT_THE_DEPOSIT:
        return t.maximum // 4
    if p.breach == Breach.BELOW_MINIMUM:
        return t.minimum // 2
    return amount


@compiled
def wrong_amount(t: Any, breach: int, paid_in: int) -> int:
    """The bonus, where the breach is about it."""
    if breach == Breach.ABOVE_LAW:
        return paid_in
    if breach == Breach.NOT_THE_DEPOSIT:
        return 2 * paid_in
    amount = bonus_for(t, paid_in)
    return amount + amount // 5 // 2 * 2 if breach == Breach.ABOVE_TERMS else amount


@compiled
def wrong_method(w: World, p: Any, t: Any) -> int:
    """A way to pay that the terms bar, where the breach is about it."""
    if p.breach == Breach.CREDIT_CARD:
        return CREDIT_CARD
    if p.breach == Breach.BARRED_METHOD:
        method = 0
        while t.methods >> method & 1:
            method += 1
        return method
    return method_for(w, p, t.methods)


@compiled
def beforehand(w: World, p: Any) -> int:
    """What makes a grant wrong before it is made; the amount of a withdrawal that waits."""
    if p.breach == Breach.SELF_EXCLUDED:
        tell(w, p, SELF_EXCLUDED)
    elif p.breach == Breach.HARM_FLAGGED:
        tell(w, p, HARM_FLAGGED)
    elif p.breach == Breach.OPTED_OUT:
        tell(w, p, OPTED_OUT)
    elif p.breach == Breach.LIMIT_RAISED:
        tell(w, p, LIMIT_RAISED)
    elif p.breach == Breach.DURING_PLAY:
        tell(w, p, STARTED)
    elif p.breach == Breach.WHILE_WITHDRAWING:
        asked = p.cash // 2
        row(w, p, REQUESTED, asked).method = p.method
        p.cash -= asked
        p.now += MINUTE
        return asked
    p.now += MINUTE
    return 0


@compiled
def afterwards(w: World, p: Any, asked: int) -> None:
    """What comes after a wrong grant: the money that waited is paid, a bonus credited too soon is paid at once."""
    if p.breach == Breach.DURING_PLAY:
        p.now += MINUTE
        tell(w, p, ENDED)
    elif p.breach == Breach.WHILE_WITHDRAWING:
        p.now += HOUR
        row(w, p, PAID, asked).method = p.method
    elif p.breach == Breach.TOO_SOON:
        release(w, p, p.target, due(w, w.bonuses[p.target]))
