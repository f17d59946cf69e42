"""The amounts of each player in one currency, by the rate of the day; rows without a rate cannot be used."""

from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from checker.fx import Rates
from checker.ledger.columns import KINDS
from checker.ledger.rows import Ints, Names, Rows
from checker.money import digits_of

GRANTED, FLAG = KINDS.index("bonus_granted"), KINDS.index("flag")
MONEY = ("amount", "cash", "bonus_part", "payout", "initial_stake", "jackpot", "reported")
"""The columns that hold money."""
EPOCH = date(1970, 1, 1)
DAY = 86_400_000_000


class OneCurrency(NamedTuple):
    """Rows whose amounts are in the currency of their player, and which of them could not be brought into it.

    `currencies` is the currency of each player of the batch, by code.
    """

    rows: Rows
    usable: npt.NDArray[np.bool_]
    currencies: Ints


def in_one_currency(rows: Rows, names: Names, rates: Rates, first: int | None = None) -> OneCurrency:
    """The rows with money in the currency of their player's first grant, or first row; `first` is the first player's.

    Amounts are rounded half up to the minor unit.
    """
    own = _currencies(rows, len(names.players), first)
    usable = np.ones(rows.length, dtype=np.bool_)
    foreign = np.flatnonzero((rows.currency != own[rows.player]) & (rows.kind != FLAG))
    if not len(foreign):
        return OneCurrency(rows, usable, own)
    columns = {name: getattr(rows, name).copy() for name in MONEY}
    for row in foreign.tolist():
        source, target = names.currencies[rows.currency[row]], names.currencies[own[rows.player[row]]]
        rate = _rate(rates, source, target, EPOCH + timedelta(days=int(rows.at[row]) // DAY))
        if rate is None:
            usable[row] = False
            continue
        for name in MONEY:
            value = int(columns[name][row])
            if value >= 0 or name == "amount":
                columns[name][row] = _rounded(value * rate)
    return OneCurrency(rows._replace(**columns), usable, own)


def _currencies(rows: Rows, players: int, first: int | None) -> Ints:
    """The currency of each player: that of the first grant, else that of the first row."""
    found = np.zeros(players, dtype=np.int64)
    for places in (np.arange(rows.length)[::-1], np.flatnonzero(rows.kind == GRANTED)[::-1]):
        found[rows.player[places]] = rows.currency[places]
    if first is not None and rows.length:
        found[rows.player[0]] = first
    return found


def _rate(rates: Rates, source: str, target: str, day: date) -> Fraction | None:
    """Minor units of one currency for a minor unit of another."""
    per_euro, of_target = rates.on(day, source), rates.on(day, target)
    if per_euro is None or of_target is None:
        return None
    return Fraction(of_target) / Fraction(per_euro) * Fraction(10) ** (digits_of(target) - digits_of(source))


def _rounded(amount: Fraction) -> int:
    whole = (abs(amount) + Fraction(1, 2)) // 1
    return int(whole) if amount >= 0 else -int(whole)
