"""The operator's books of a bonus: granted, activated, released, expired and forfeited as its terms say."""

from typing import Any

from checker.sample.clock import deadline_of
from checker.sample.compiled import compiled
from checker.sample.layout import ABSENT, Ended, World
from checker.sample.rows import ACTIVATED, EXPIRED, FORFEITED, GRANTED, RELEASED, bonus_row
from checker.sample.words import Kind, Order, Pays

MILLION = 1_000_000


@compiled
def reported(p: Any, b: Any) -> int:
    """The turnover that the operator's counter shows: whole minor units, the requirement at most."""
    return min(b.counted, b.required) // MILLION + p.error


@compiled
def granted(w: World, p: Any, terms: int, amount: int) -> int:
    """Grant a bonus; it is active at once, or waits for the one that is."""
    t, i = w.terms[terms], p.bonuses
    p.bonuses += 1
    b = w.bonuses[i]
    b.terms, b.amount, b.deposit, b.granted_at = terms, amount, p.deposit, p.now
    b.balance = b.pending = b.moved = b.counted = b.over = b.barred_bets = b.bets = b.active = 0
    b.deadline, b.ended = ABSENT, Ended.NOT
    basis = p.deposit if t.deposit_counted == ABSENT else min(p.deposit, t.deposit_counted)
    b.required = t.on_bonus * amount + t.on_deposit * basis
    bonus_row(w, p, GRANTED, i, amount)
    if p.active == ABSENT:
        activate(w, p, i, 0)
    return i


@compiled
def activate(w: World, p: Any, i: int, surplus: int) -> None:
    """Put a bonus into the wallet and start its clock; a merged one takes the player's own money with it."""
    b = w.bonuses[i]
    t = w.terms[b.terms]
    b.active, b.balance, b.counted = 1, b.amount, surplus
    if t.order == Order.MERGED:
        b.moved = p.cash
        b.balance += p.cash
        p.cash = 0
    b.deadline = deadline_of(w, t, p.now)
    p.active = i


@compiled
def ended(w: World, p: Any, i: int, how: int, surplus: int) -> None:
    """Close a bonus, and activate the one that has waited longest."""
    b = w.bonuses[i]
    b.ended, b.active, b.balance, b.pending = how, 0, 0, 0
    p.active = ABSENT
    for j in range(i + 1, p.bonuses):
        if w.bonuses[j].ended == Ended.NOT and p.active == ABSENT:
            activate(w, p, j, surplus)
            bonus_row(w, p, ACTIVATED, j, w.bonuses[j].amount)


@compiled
def due(w: World, b: Any) -> int:
    """What is paid to a player who has met the requirement."""
    t, money = w.terms[b.terms], b.balance + b.pending
    if t.release == Pays.BONUS:
        money = b.amount
    elif t.release == Pays.LESSER:
        money = min(money, t.release_cap)
    return max(money - b.amount, 0) if t.phantom else money


@compiled
def surplus_of(w: World, b: Any) -> int:
    """What was staked beyond the requirement, where the terms let the next bonus have it."""
    return b.counted - b.required if w.terms[b.terms].carry else 0


@compiled
def release(w: World, p: Any, i: int, amount: int) -> None:
    """Pay a bonus out as the player's own money."""
    b = w.bonuses[i]
    r = bonus_row(w, p, RELEASED, i, amount)
    if p.reports:
        r.reported = reported(p, b)
    p.cash += amount
    ended(w, p, i, Ended.RELEASED, surplus_of(w, b))


@compiled
def take(w: World, p: Any, i: int, kind: int, winnings_too: bool) -> None:
    """Take a bonus away, and its winnings where the terms say so; own money that was merged goes back first."""
    b = w.bonuses[i]
    back = min(b.moved, b.balance)
    taken = b.balance + b.pending - back
    if w.terms[b.terms].keeps_winnings and not winnings_too:
        taken = min(taken, b.amount)
    p.cash += b.balance + b.pending - taken
    bonus_row(w, p, kind, i, taken)
    ended(w, p, i, Ended.EXPIRED if kind == EXPIRED else Ended.FORFEITED, 0)


@compiled
def expire_due(w: World, p: Any, until: int) -> None:
    """Take away every bonus whose time ends by then, each at its own end."""
    while p.active != ABSENT and w.bonuses[p.active].deadline <= until:
        p.now = w.bonuses[p.active].deadline
        take(w, p, p.active, EXPIRED, False)
    p.now = until


@compiled
def forfeit(w: World, p: Any, i: int, winnings_too: bool) -> None:
    """Take a bonus away for something that the player did."""
    take(w, p, i, FORFEITED, winnings_too)


@compiled
def is_played(w: World, p: Any) -> bool:
    """Whether a bonus with a requirement is active."""
    return p.active != ABSENT and w.terms[w.bonuses[p.active].terms].kind == Kind.MONEY
