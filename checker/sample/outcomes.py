"""What comes of a bet: odds, selections and results, drawn so that most stakes come back in the long run."""

from typing import Any

from checker.sample.chance import MILLION, between, draw, happens
from checker.sample.compiled import compiled
from checker.sample.games import SELECTIONS
from checker.sample.layout import ABSENT, BetEnd, Play, World
from checker.sample.words import Kind

RED, BANKER, HOME = SELECTIONS.index("red"), SELECTIONS.index("banker"), SELECTIONS.index("home")
SIDES, RUNNER = len(SELECTIONS) - 4 - HOME, SELECTIONS.index("runner-1")
HORSE_CATEGORY = 7
ODDS = 10_000
PRICE = 950_000
"""What a bet on sports pays back in the long run, in a million."""


@compiled
def odds_for(w: World, p: Any, bet: Any) -> None:
    """Odds of a bet on sports: of one leg, or of a coupon of two or three."""
    bet.odds = bet.lowest_odds = ABSENT
    if w.games[bet.game].play != Play.SPORT:
        return
    bet.odds = bet.lowest_odds = between(p, 120, 420) * 100
    if happens(p, 200_000):
        leg = between(p, 120, 250) * 100
        bet.lowest_odds = min(bet.odds, leg)
        bet.odds = bet.odds * leg // ODDS // 100 * 100


@compiled
def selection_for(w: World, p: Any, bet: Any) -> None:
    """What is bet on."""
    plays = w.games[bet.game].play
    bet.selection = ABSENT
    if plays == Play.EVEN:
        bet.selection = RED + draw(p, 2)
    elif plays == Play.BACCARAT:
        bet.selection = BANKER + draw(p, 2)
    elif plays == Play.SPORT:
        horses = w.games[bet.game].category == HORSE_CATEGORY
        bet.selection = RUNNER + draw(p, 4) if horses else HOME + draw(p, SIDES)


@compiled
def outcome(w: World, p: Any, bet: Any) -> None:
    """Draw how a bet ends and what it pays; a lucky player has the best of three draws."""
    bet.end = BetEnd.SETTLED
    if w.games[bet.game].play == Play.SPORT:
        sport_outcome(w, p, bet)
    else:
        bet.payout = prize(w, p, bet)
        if p.lucky:
            bet.payout = max(bet.payout, prize(w, p, bet), prize(w, p, bet))
    if bet.bonus != ABSENT and w.terms[w.bonuses[bet.bonus].terms].kind == Kind.FREE:
        free_outcome(w, bet)
        return
    unit = 2 * w.markets[p.market].unit
    if bet.payout != bet.stake and bet.end == BetEnd.SETTLED:
        bet.payout = bet.payout // unit * unit


@compiled
def free_outcome(w: World, bet: Any) -> None:
    """A free bet is never cashed out, and pays what it wins less the stake where the terms say so."""
    if bet.end == BetEnd.CASHED_OUT:
        bet.end, bet.payout = BetEnd.SETTLED, 0
    if w.terms[w.bonuses[bet.bonus].terms].net:
        bet.payout = max(bet.payout - bet.stake, 0)


@compiled
def prize(w: World, p: Any, bet: Any) -> int:
    """What a game pays."""
    prizes = w.games[bet.game].prizes
    drawn = draw(p, MILLION)
    for i in range(len(prizes)):
        if drawn < prizes[i, 0]:
            return bet.stake * prizes[i, 1] // 100
    return 0


@compiled
def sport_outcome(w: World, p: Any, bet: Any) -> None:
    """A bet on sports is won or lost; a few are void, and some are cashed out."""
    won = happens(p, PRICE * ODDS // bet.odds) or (p.lucky and happens(p, 300_000))
    bet.payout = bet.stake * bet.odds // ODDS if won else 0
    if happens(p, 8_000):
        bet.end = BetEnd.VOIDED
        bet.payout = 0
    elif (w.markets[p.market].cashes_out or bet.bonus == ABSENT) and happens(p, 30_000):
        bet.end = BetEnd.CASHED_OUT
        bet.payout = bet.stake * between(p, 20, 160) // 100
