"""Breaches as they are planted: noted with their bonus and the rows that show them."""

from typing import Any

from checker.sample.compiled import compiled
from checker.sample.layout import ABSENT, World


@compiled
def plant(w: World, p: Any, i: int, first: int, last: int) -> None:
    """Note that the player's breach was made, on the bonus in place `i`, and is shown by these rows."""
    planted = w.planted[w.desk[0].noted]
    w.desk[0].noted += 1
    planted.breach, planted.market, planted.terms, planted.player = p.breach, p.market, p.terms, p.number
    planted.bonus = ABSENT if i == ABSENT else p.number * 100 + i + 1
    planted.first, planted.last = first, last
    p.planted = 1


@compiled
def waits(p: Any, breach: int) -> bool:
    """Whether the player has this breach, and it is still to be made."""
    return p.breach == breach and p.planted == 0
