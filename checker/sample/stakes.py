"""Which game a player takes, and for how much: within the law's cap on slots and the terms' maximum."""

from typing import Any

from checker.sample.chance import between, draw, happens
from checker.sample.compiled import compiled
from checker.sample.games import CATEGORIES
from checker.sample.layout import ABSENT, BARRED, World
from checker.sample.turnover import limit_of
from checker.sample.words import Kind, Over

CAPPED = tuple(CATEGORIES.index(category) for category in ("slots", "jackpot", "instant_win", "gamble"))
"""What the law's cap on a stake of slots is about."""
OUTSIDE = -3
"""The weight of a game outside the products that the bonus is for: it may be played with own money alone."""
STEPS = (10, 20, 40, 60, 100, 200, 400, 500, 1000, 2000, 5000, 10_000)


@compiled
def game_of(w: World, p: Any) -> int:
    """A game: nearly always one that counts for the bonus that is active."""
    usual = w.markets[p.market].playable
    if p.active != ABSENT and not happens(p, 40_000):
        counting = w.terms[w.bonuses[p.active].terms].playable
        return counting[1 + draw(p, max(counting[0], 1))]
    return usual[1 + draw(p, usual[0])]


@compiled
def stake_of(w: World, p: Any, game: int) -> int:
    """A stake in whole steps of small money, near what the player usually stakes; 0 where none is allowed."""
    m = w.markets[p.market]
    if p.active != ABSENT and w.terms[w.bonuses[p.active].terms].kind == Kind.FREE:
        return w.terms[w.bonuses[p.active].terms].piece
    stake = p.style
    if happens(p, 250_000):
        stake = (p.style * between(p, 50, 300) // 100) // (10 * m.unit) * (10 * m.unit)
    most = law_cap(w, p, game)
    if p.active != ABSENT:
        stake = within_terms(p, w.bonuses[p.active], w.terms[w.bonuses[p.active].terms], stake)
    return min(stake, most) // (2 * m.unit) * (2 * m.unit)


@compiled
def law_cap(w: World, p: Any, game: int) -> int:
    """The greatest stake that law allows the player on a game."""
    m = w.markets[p.market]
    cap = m.stake_cap_young if p.young else m.stake_cap
    capped = cap > 0 and w.games[game].category in CAPPED
    return cap if capped else 10**9


@compiled
def within_terms(p: Any, b: Any, t: Any, stake: int) -> int:
    """The stake within the terms' maximum; now and then twice that, where the terms say what comes of it."""
    limit = limit_of(p, b, t)
    if limit == ABSENT:
        return stake
    if p.breach == ABSENT and (t.over == Over.VOID_CONTRIBUTION or t.over == Over.CLIP) and happens(p, 30_000):
        return 2 * limit
    return min(stake, limit)


@compiled
def step_below(wanted: int, unit: int) -> int:
    """The greatest usual stake that is not above the one wanted; the least there is where all are."""
    found = STEPS[0] * unit
    for step in STEPS:
        if step * unit <= wanted:
            found = step * unit
    return found


@compiled
def may_play(w: World, p: Any, bet: Any) -> bool:
    """Whether the terms let this game be played with the money that the stake is taken from."""
    if p.active == ABSENT:
        return True
    weight = w.terms[w.bonuses[p.active].terms].weights[bet.game]
    if weight == BARRED:
        return False
    return weight != OUTSIDE or bet.bonus_part == 0
