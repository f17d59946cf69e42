"""Sums over stretches of time, player by player, and amounts of one currency in another."""

from collections.abc import Callable

import numpy as np

from checker.conduct import clock
from checker.conduct.bounds import Asked
from checker.conduct.outcome import present
from checker.conduct.play import Play
from checker.ledger.rows import Ints
from checker.money import digits_of

Window = Callable[[Ints], Ints]
"""The number of the week or month, or of the day itself, that local days lie in."""


def within(play: Play, places: Ints, values: Ints, window: Window, zone: str) -> Ints:
    """The sum of the values of a player in the same day, week or month up to each row, itself included."""
    if not len(places):
        return values
    number, player = window(play.local_days(places, zone)), play.player[places]
    is_first = np.ones(len(places), dtype=np.bool_)
    is_first[1:] = (number[1:] != number[:-1]) | (player[1:] != player[:-1])
    sums = np.cumsum(values)
    before = (sums - values)[is_first]
    found: Ints = sums - before[np.cumsum(is_first) - 1]
    return found


def trailing(play: Play, places: Ints, values: Ints, length: int) -> Ints:
    """The sum of the values of a player in the stretch of time that ends with each row, itself included.

    Times are compared in milliseconds, which lets a player and a time be one number of 64 bits.
    """
    if not len(places):
        return values
    at, player = play.at[places] // 1000, play.player[places]
    span = int(at.max() - at.min()) + length // 1000 + 1
    keys = player * span + (at - at.min())
    start = np.searchsorted(keys, keys - length // 1000, side="right")
    first_of_player = np.searchsorted(player, player, side="left")
    sums = np.concatenate([[0], np.cumsum(values)])
    found: Ints = sums[1:] - sums[np.maximum(start, first_of_player)]
    return found


def converted(play: Play, places: Ints, values: Ints, asked: Asked) -> tuple[Ints, Ints]:
    """The values in the currency of the law, and the places of rows for whose day no rate is known, which are 0."""
    target, currency = asked.money.currency, play.currency[places]
    found, missing = values.copy(), np.zeros(len(places), dtype=np.bool_)
    for code in present(currency):
        name = play.names.currencies[int(code)]
        if name == target:
            continue
        here = np.flatnonzero(currency == code)
        days, which = np.unique(play.at[places[here]] // clock.DAY, return_inverse=True)
        on = [clock.day_of(int(day) * clock.DAY) for day in days]
        ends = [(asked.rates.on(day, target), asked.rates.on(day, name)) for day in on]
        scale = 10 ** digits_of(target), 10 ** digits_of(name)
        for i, (into, source) in enumerate(ends):
            rows = here[which == i]
            if into is None or source is None:
                missing[rows], found[rows] = True, 0
                continue
            top, bottom = (into * scale[0]).as_integer_ratio(), (source * scale[1]).as_integer_ratio()
            up, down = top[0] * bottom[1], top[1] * bottom[0]
            found[rows] = [int(value) * up // down for value in values[rows]]
    return found, places[missing]
