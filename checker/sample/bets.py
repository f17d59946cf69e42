"""Bets: placed, settled, voided or cashed out, in one row or in two, and what they do to the bonus."""

from typing import Any

from checker.sample.books import due, ended, forfeit, is_played, release, reported
from checker.sample.chance import MILLION, between, draw, happens
from checker.sample.compiled import compiled
from checker.sample.layout import ABSENT, SECOND, BetEnd, Ended, Play, World
from checker.sample.misended import ends_wrongly, show_error
from checker.sample.outcomes import odds_for, outcome, selection_for
from checker.sample.rows import CASHED_OUT, PLACED, SETTLED, VOIDED, row
from checker.sample.stakes import game_of, may_play, stake_of
from checker.sample.turnover import turnover_of
from checker.sample.wallet import can_pay, credit, give_back, pay
from checker.sample.words import Kind, Order, Then


@compiled
def play(w: World, p: Any) -> bool:
    """One bet from stake to result, or two that oppose each other; whether the player could make one."""
    bet, game = w.bet[0], game_of(w, p)
    if not ready(w, p, bet, game, stake_of(w, p, game)) or not may_play(w, p, bet):
        return False
    if may_oppose(w, p, bet) and happens(p, 30_000):
        return oppose(w, p)
    make(w, p, bet)
    return True


@compiled
def make(w: World, p: Any, bet: Any) -> None:
    """Let a bet that is ready take its course."""
    pay(w, p, bet)
    outcome(w, p, bet)
    finish(w, p, bet)


@compiled
def ready(w: World, p: Any, bet: Any, game: int, stake: int) -> bool:
    """Fill in a bet on a game; whether the player can pay for it, and it ends before the bonus does."""
    g = w.games[game]
    bet.bonus, bet.game, bet.stake, bet.opposed = p.active, game, stake, 0
    bet.at, bet.settled_at = p.now, p.now + between(p, g.least, g.most) * SECOND
    if stake <= 0 or not can_pay(w, p, bet):
        return False
    if p.active != ABSENT and bet.settled_at >= w.bonuses[p.active].deadline:
        return False
    bet.code = p.number * MILLION + p.bets
    bet.round = bet.code
    p.bets += 1
    odds_for(w, p, bet)
    selection_for(w, p, bet)
    return True


@compiled
def finish(w: World, p: Any, bet: Any) -> None:
    """Write a bet down and let it be settled: in one row where the source does so and nothing else came of it."""
    if p.two_rows or bet.end != BetEnd.SETTLED:
        placed(w, p, bet)
        p.now = bet.settled_at
        settled(w, p, bet)
        return
    r = described(w, p, bet, SETTLED)
    if shows(w, p, bet):
        r.cash, r.bonus_part = bet.cash, bet.bonus_part
    r.settled_at, r.payout = bet.settled_at, bet.payout
    if w.games[bet.game].play != Play.SPORT:
        r.bet = ABSENT
    p.now = bet.settled_at
    resulted(w, p, bet, r)


@compiled
def described(w: World, p: Any, bet: Any, kind: int) -> Any:
    """A row of a bet, with what was played."""
    r = row(w, p, kind, bet.stake)
    r.bet, r.round, r.game, r.category = bet.code, bet.round, bet.game, w.games[bet.game].category
    r.selection, r.odds, r.lowest_odds = bet.selection, bet.odds, bet.lowest_odds
    if bet.bonus != ABSENT and shows(w, p, bet):
        r.bonus = p.number * 100 + bet.bonus + 1
        r.terms, r.later_version = w.bonuses[bet.bonus].terms, p.later
    return r


@compiled
def shows(w: World, p: Any, bet: Any) -> bool:
    """Whether the source tells the money of a stake: it does for some players, and where it could not be known else."""
    if bet.bonus == ABSENT:
        return p.split
    t = w.terms[w.bonuses[bet.bonus].terms]
    free = t.kind == Kind.FREE or t.order == Order.BONUS_ONLY or t.order == Order.PLAYER_CHOICE
    return p.split or free


@compiled
def placed(w: World, p: Any, bet: Any) -> None:
    """The row of a stake."""
    r = described(w, p, bet, PLACED)
    if shows(w, p, bet):
        r.cash, r.bonus_part = bet.cash, bet.bonus_part


@compiled
def settled(w: World, p: Any, bet: Any) -> None:
    """The row of a result: settled, void, or cashed out in full."""
    if bet.end == BetEnd.VOIDED:
        described(w, p, bet, VOIDED)
        give_back(w, p, bet)
        return
    r = described(w, p, bet, CASHED_OUT if bet.end == BetEnd.CASHED_OUT else SETTLED)
    r.payout = bet.payout
    resulted(w, p, bet, r)


@compiled
def resulted(w: World, p: Any, bet: Any, r: Any) -> None:
    """Credit a result, count it, and do what the terms say of a requirement met or a wallet that is empty."""
    credit(w, p, bet)
    if bet.bonus == ABSENT:
        return
    b = w.bonuses[bet.bonus]
    b.counted += turnover_of(w, p, bet)
    b.bets += 1
    if w.terms[b.terms].kind == Kind.FREE:
        if b.balance == 0:
            ended(w, p, bet.bonus, Ended.RELEASED, 0)
        return
    if p.reports and r.bonus != ABSENT:
        r.reported = reported(p, b)
        show_error(w, p)
    looked_at(w, p)


@compiled
def looked_at(w: World, p: Any) -> None:
    """Release a bonus whose requirement is met; end one where no money is left, as its terms say."""
    if not is_played(w, p):
        return
    b = w.bonuses[p.active]
    t, money = w.terms[b.terms], p.cash + b.balance + b.pending
    if p.active == p.target and ends_wrongly(w, p):
        return
    if b.counted >= b.required:
        release(w, p, p.active, due(w, b))
    elif t.low != ABSENT and money < t.low:
        emptied(w, p, t.low_then)
    elif money == 0:
        emptied(w, p, t.zero_then)


@compiled
def emptied(w: World, p: Any, then: int) -> None:
    """What the terms say of a bonus whose player has no more than dust."""
    if then == Then.END_BONUS:
        forfeit(w, p, p.active, True)
    elif then == Then.COMPLETE:
        release(w, p, p.active, due(w, w.bonuses[p.active]))


@compiled
def may_oppose(w: World, p: Any, bet: Any) -> bool:
    """Whether two opposite bets fit in: nothing may come to an end while one of them is open."""
    plays = w.games[bet.game].play
    if plays != Play.EVEN and plays != Play.BACCARAT:
        return False
    if bet.bonus == ABSENT:
        return p.cash > 2 * bet.stake
    b = w.bonuses[bet.bonus]
    left = p.cash + b.balance + b.pending - 2 * bet.stake
    if w.terms[b.terms].kind != Kind.MONEY:
        return False
    return left > max(w.terms[b.terms].low, 0) and b.required - b.counted > 2 * bet.stake * MILLION


@compiled
def oppose(w: World, p: Any) -> bool:
    """Two equal bets on opposite sides of one round, told as stakes and results."""
    first, second = w.bet[0], w.bet[1]
    pay(w, p, first)
    p.now += SECOND
    if not ready(w, p, second, first.game, first.stake):
        p.now -= SECOND
        outcome(w, p, first)
        finish(w, p, first)
        return True
    pay(w, p, second)
    second.round, second.settled_at = first.round, first.settled_at
    second.selection = first.selection ^ 1
    first.opposed = second.opposed = 1
    first.end = second.end = BetEnd.SETTLED
    won = draw(p, 37)
    first.payout, second.payout = (2 * first.stake, 0) if won < 18 else (0, 2 * first.stake if won < 36 else 0)
    p.now = first.at
    placed(w, p, first)
    p.now = second.at
    placed(w, p, second)
    p.now = first.settled_at
    settled(w, p, first)
    settled(w, p, second)
    return True
