"""Bonuses that are ended wrongly: too early, too late, with too little, never, or taken though the player had met."""

from typing import Any

from checker.sample.books import due, ended, release, take
from checker.sample.breaches import Breach
from checker.sample.compiled import compiled
from checker.sample.layout import DAY, HOUR, Ended, World
from checker.sample.planting import plant, waits
from checker.sample.rows import FORFEITED, last


@compiled
def ends_wrongly(w: World, p: Any) -> bool:
    """End the player's bonus as the planted breach has it; whether this was done."""
    b = w.bonuses[p.active]
    if p.planted or due(w, b) == 0:
        return False
    if waits(p, Breach.COUNTER) and 3 * b.counted >= b.required:
        p.error = 700 * w.markets[p.market].unit
    if b.counted >= b.required:
        return met(w, p, b)
    if p.breach == Breach.EARLY and 2 * b.counted >= b.required:
        return pay_out(w, p, due(w, b))
    return False


@compiled
def met(w: World, p: Any, b: Any) -> bool:
    """What is done wrong where the requirement is met."""
    owed, unit = due(w, b), w.markets[p.market].unit
    if p.breach == Breach.LATE:
        p.now += 9 * DAY + HOUR
        return pay_out(w, p, owed)
    if p.breach == Breach.LESS:
        return pay_out(w, p, min(owed, b.amount) // 2)
    if p.breach == Breach.MORE:
        return pay_out(w, p, owed + 1000 * unit)
    if p.breach == Breach.CAPPED and owed > b.amount:
        return pay_out(w, p, b.amount)
    if p.breach == Breach.NEVER or p.breach == Breach.AFTER_COMPLETION:
        return keep(w, p)
    return False


@compiled
def pay_out(w: World, p: Any, amount: int) -> bool:
    """Release the bonus with this amount, and note it as the breach."""
    i = p.active
    release(w, p, i, amount)
    plant(w, p, i, last(w), last(w))
    return True


@compiled
def keep(w: World, p: Any) -> bool:
    """Keep what is due: take the bonus away, or do nothing at all."""
    i = p.active
    if p.breach == Breach.AFTER_COMPLETION:
        take(w, p, i, FORFEITED, True)
    else:
        ended(w, p, i, Ended.RELEASED, 0)
    plant(w, p, i, last(w), last(w))
    p.stopped = 1
    return True


@compiled
def show_error(w: World, p: Any) -> None:
    """Note the first row whose counter is wrong."""
    if p.error and waits(p, Breach.COUNTER):
        plant(w, p, p.target, last(w), last(w))
