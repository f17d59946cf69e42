"""Claims: which offers a player may have, how much is deposited for one, and how much it gives."""

from typing import Any

from checker.sample.books import granted
from checker.sample.chance import between, draw
from checker.sample.compiled import compiled
from checker.sample.layout import ABSENT, SECOND, World
from checker.sample.rows import DEPOSIT, row
from checker.sample.words import By, Kind, Who

MILLION = 1_000_000


@compiled
def may_have(w: World, p: Any, terms: int, depositing: bool) -> bool:
    """Whether the operator grants an offer to this player now."""
    t = w.terms[terms]
    if p.now < t.first or p.now >= t.until - 60 * SECOND or p.barred & t.never:
        return False
    if depositing != (t.by == By.DEPOSIT) or not is_for(p, t):
        return False
    if t.ordinal > 0 and t.ordinal != p.deposits + 1:
        return False
    if p.active != ABSENT and not t.queues:
        return False
    return follows(w, p, terms)


@compiled
def is_for(p: Any, t: Any) -> bool:
    """Whether the player is of those for whom the offer is."""
    if t.who == Who.NEW:
        return p.deposits == t.part and p.bonuses == t.part
    if t.who == Who.FIRST_PLAY:
        return p.bets == 0 and p.bonuses == 0
    return t.who == Who.EVERYONE or (p.bets > 0 and p.deposits > 0)


@compiled
def follows(w: World, p: Any, terms: int) -> bool:
    """Whether a part of a package comes after the one before it, and nothing is had twice that is had once."""
    t, before = w.terms[terms], 0
    for i in range(p.bonuses):
        other = w.terms[w.bonuses[i].terms]
        if w.bonuses[i].terms == terms and (t.one_per or t.parts > 1):
            return False
        before += other.offer == t.offer and other.part < t.part
    return before == t.part


@compiled
def choose(w: World, p: Any, depositing: bool) -> int:
    """An offer that the player may have; ABSENT where there is none."""
    m = w.markets[p.market]
    count = m.after - m.first
    if count == 0 or p.terms != ABSENT:
        return ABSENT
    start = draw(p, count)
    for i in range(count):
        terms = m.first + (start + i) % count
        if may_have(w, p, terms, depositing):
            return terms
    return ABSENT


@compiled
def deposit_for(w: World, p: Any, terms: int) -> int:
    """How much is deposited: for an offer, from its minimum to what it answers at most, or a little more."""
    step = 500 * w.markets[p.market].unit
    cap = w.markets[p.market].monthly // 7
    if cap == 0:
        cap = 200 * step
    if p.young:
        cap = cap // 2
    if terms == ABSENT:
        return min(step * between(p, 2, 20), cap // step * step)
    t = w.terms[terms]
    least = -(-t.minimum // step)
    most = max(least, 40)
    if t.match > 0 and t.maximum != ABSENT:
        most = max(least, t.maximum * MILLION // t.match // step)
    if t.on_deposit == 0 and not w.markets[p.market].exact:
        most += draw(p, 3)
    return max(min(step * between(p, least, most), cap // step * step), t.minimum)


@compiled
def bonus_for(t: Any, deposit: int) -> int:
    """What an offer gives for a deposit."""
    if t.kind == Kind.FREE:
        return t.pieces * t.piece
    matched = deposit * t.match // MILLION
    return (matched if t.maximum == ABSENT else min(matched, t.maximum)) + t.fixed


@compiled
def method_for(w: World, p: Any, allowed: int) -> int:
    """A way to pay that the market uses and the offer allows; the first ones are used most."""
    methods = w.markets[p.market].methods
    for _ in range(20):
        method = methods[1 + min(draw(p, methods[0]), draw(p, methods[0]))]
        if allowed >> method & 1:
            return method
    return first_allowed(methods, allowed)


@compiled
def first_allowed(methods: Any, allowed: int) -> int:
    """The first way to pay of a market that is allowed; the very first where none is."""
    for i in range(methods[0]):
        if allowed >> methods[1 + i] & 1:
            return methods[1 + i]
    return methods[1]


@compiled
def deposit(w: World, p: Any, amount: int, method: int) -> None:
    """Pay money in."""
    row(w, p, DEPOSIT, amount).method = method
    p.cash += amount
    p.deposits += 1
    p.deposit, p.staked, p.method, p.waiting = amount, 0, method, ABSENT


@compiled
def claim(w: World, p: Any, terms: int) -> None:
    """Have an offer, by a deposit where it asks for one; where it wants turnover first, wait for that."""
    t = w.terms[terms]
    if t.by == By.DEPOSIT:
        deposit(w, p, deposit_for(w, p, terms), method_for(w, p, t.methods))
        p.now += between(p, 1, 30) * SECOND
    if t.kind == Kind.AFTER_TURNOVER:
        p.waiting = terms
        return
    granted(w, p, terms, bonus_for(t, p.deposit))
