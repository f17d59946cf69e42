"""Players, one after the other, until the rows asked for are there: each of its own stream of chance."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from checker.sample.bets import finish, ready
from checker.sample.breaches import Breach
from checker.sample.chance import draw, happens, stream
from checker.sample.claims import deposit, method_for
from checker.sample.compiled import compiled, kept, stamp
from checker.sample.layout import ABSENT, PLAYER, SECOND, World
from checker.sample.life import ANY_METHOD, live, register
from checker.sample.outcomes import outcome

SLACK = 120
"""Rows that a player may have beyond its share: what is open is brought to an end."""
MOST_ROWS = 4_000
Pairs = npt.NDArray[np.int64]


def made(w: World, pairs: Pairs, rows: int) -> Iterator[int]:
    """Fill the table of rows again and again until `rows` are made; each time, how many of it are filled."""
    run = _runner(stamp())
    player, number, left = np.zeros(1, PLAYER), 1, rows
    while left > 0:
        w.desk[0]["filled"] = w.desk[0]["noted"] = 0
        number = run(w, player, pairs, number, left)
        filled = int(w.desk[0]["filled"])
        yield filled
        w.desk[0]["before"] += filled
        left -= filled


def _runner(state: int) -> Any:
    """The compiled loop over players; that it closes over the state of the code keeps its cache honest."""

    @kept
    def run(w: World, player: Any, pairs: Any, number: int, left: int) -> int:
        return number + crowd(w, player, pairs, number, left) if state else number

    return run


@compiled
def crowd(w: World, player: Any, pairs: Any, number: int, left: int) -> int:
    """Let players live until the table is full or no row is left to make; how many there were."""
    many = 0
    p = player[0]
    while w.desk[0].filled < left and w.desk[0].filled + MOST_ROWS + SLACK < len(w.rows):
        open_account(w, p, pairs, number + many)
        rest = left - w.desk[0].filled
        if rest < 2 * SLACK:
            fill_up(w, p, rest)
        else:
            p.most = min(p.most, rest - SLACK)
            live(w, p)
        many += 1
    return many


@compiled
def open_account(w: World, p: Any, pairs: Any, number: int) -> None:
    """A new player, who is nobody yet but has habits."""
    p.luck = stream(w.desk[0].seed, number)
    p.number, p.market = number, draw(p, len(w.markets))
    p.most = 60 + draw(p, 500) + (draw(p, MOST_ROWS - 1000) if happens(p, 80_000) else 0)
    p.young = int(happens(p, 150_000))
    p.split, p.reports = int(happens(p, 650_000)), int(happens(p, 800_000))
    p.two_rows = w.desk[0].two_rows
    p.lucky = p.rows = p.bets = p.cash = p.deposits = p.deposit = p.staked = p.bonuses = p.stopped = 0
    p.style = p.barred = p.spent = p.later = p.error = p.planted = 0
    p.active = p.waiting = p.method = p.breach = p.terms = p.target = ABSENT
    if w.markets[p.market].adult:
        p.young = 0
    if w.desk[0].every > 0 and number % w.desk[0].every == 0:
        bear(w, p, pairs[(number // w.desk[0].every - 1) % len(pairs)])


@compiled
def bear(w: World, p: Any, pair: Any) -> None:
    """Make the player one on whom a breach is planted."""
    if pair[0] == ABSENT:
        return
    p.breach, p.terms = pair[0], pair[1]
    p.market = w.terms[p.terms].market
    p.young = int(p.breach == Breach.UNDER_24 or p.breach == Breach.STAKE_YOUNG)
    p.lucky = int(Breach.COUNTER <= p.breach <= Breach.AFTER_COMPLETION)
    p.most = max(p.most, 600)
    if p.breach == Breach.COUNTER:
        p.split = p.reports = 1


@compiled
def fill_up(w: World, p: Any, rows: int) -> None:
    """A player without a bonus who has exactly so many rows."""
    if rows > 2:
        register(w, p)
    else:
        p.now = w.desk[0].start
    p.two_rows = 0
    stake = 20 * w.markets[p.market].unit
    while p.rows < rows:
        bet = w.bet[0]
        if not ready(w, p, bet, 0, stake):
            deposit(w, p, 100 * stake, method_for(w, p, ANY_METHOD))
            p.now += SECOND
            continue
        p.cash -= stake
        outcome(w, p, bet)
        finish(w, p, bet)
