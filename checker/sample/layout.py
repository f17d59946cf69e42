"""What the sample keeps its books in: the fields of a row, a player, a bonus, terms, a game and a market.

Amounts are whole minor units, times microseconds in UTC, weights and shares millionths, turnover millionths of a
minor unit. ABSENT stands for what is not there.
"""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

ABSENT = -1
NEVER = 2**62
SECOND = 1_000_000
MINUTE, HOUR, DAY = 60 * SECOND, 3600 * SECOND, 86_400 * SECOND
BARRED = -2
"""The weight of a game that may not be played with the bonus at all."""
MOST_BONUSES = 16

Records = npt.NDArray[np.void]

ROW = np.dtype(
    [
        ("player", "i8"), ("at", "i8"), ("settled_at", "i8"), ("amount", "i8"), ("cash", "i8"), ("bonus_part", "i8"),
        ("payout", "i8"), ("bonus", "i8"), ("bet", "i8"), ("round", "i8"), ("reported", "i8"), ("odds", "i4"),
        ("lowest_odds", "i4"), ("terms", "i2"), ("later_version", "i2"), ("game", "i2"), ("category", "i2"),
        ("selection", "i2"), ("method", "i2"), ("market", "i2"), ("kind", "i1"), ("flag", "i1"),
    ]
)  # fmt: skip
"""One row of the ledger; words are numbers in the lists that `table.py` turns back into text."""

PLAYER = np.dtype(
    [
        ("luck", "u8"), ("number", "i8"), ("market", "i8"), ("terms", "i8"), ("breach", "i8"), ("planted", "i8"),
        ("lucky", "i8"), ("split", "i8"), ("two_rows", "i8"), ("reports", "i8"), ("young", "i8"), ("most", "i8"),
        ("now", "i8"), ("rows", "i8"), ("bets", "i8"), ("cash", "i8"), ("deposits", "i8"), ("deposit", "i8"),
        ("staked", "i8"), ("bonuses", "i8"), ("active", "i8"), ("queued", "i8"), ("stopped", "i8"), ("style", "i8"),
        ("barred", "i8"), ("spent", "i8"), ("month", "i8"), ("later", "i8"), ("error", "i8"), ("waiting", "i8"),
        ("method", "i8"), ("target", "i8"),
    ]
)  # fmt: skip
"""The player at hand: `active` and `queued` are places among the bonuses, `staked` own money since the deposit."""

BONUS = np.dtype(
    [
        ("terms", "i8"), ("amount", "i8"), ("deposit", "i8"), ("granted_at", "i8"), ("deadline", "i8"),
        ("required", "i8"), ("counted", "i8"), ("balance", "i8"), ("pending", "i8"), ("moved", "i8"), ("ended", "i8"),
        ("row", "i8"), ("over", "i8"), ("barred_bets", "i8"), ("bets", "i8"), ("used", "i8"), ("active", "i8"),
    ]
)  # fmt: skip

PLANTED = np.dtype(
    [
        ("breach", "i8"), ("market", "i8"), ("terms", "i8"), ("player", "i8"), ("bonus", "i8"), ("first", "i8"),
        ("last", "i8"),
    ]
)  # fmt: skip
"""A planted breach: its bonus, ABSENT without one, and the rows from the first to the last that show it."""

BET = np.dtype(
    [
        ("bonus", "i8"), ("game", "i8"), ("stake", "i8"), ("cash", "i8"), ("bonus_part", "i8"), ("base", "i8"),
        ("weight", "i8"), ("odds", "i8"), ("lowest_odds", "i8"), ("selection", "i8"), ("round", "i8"), ("code", "i8"),
        ("at", "i8"), ("settled_at", "i8"), ("payout", "i8"), ("end", "i8"), ("opposed", "i8"),
    ]
)  # fmt: skip

DESK = np.dtype(
    [
        ("filled", "i8"), ("before", "i8"), ("noted", "i8"), ("seed", "i8"), ("start", "i8"), ("end", "i8"),
        ("last_start", "i8"), ("every", "i8"), ("two_rows", "i8"),
    ]
)  # fmt: skip
"""What is counted and asked: rows in the table and before it, breaches noted; the seed, the first and last instant."""


class Play(IntEnum):
    """How a game is played."""

    SLOT, EVEN, BACCARAT, SPORT, GAMBLE = range(5)


class Ended(IntEnum):
    """How a bonus ended in the operator's books."""

    NOT, RELEASED, EXPIRED, FORFEITED = range(4)


class BetEnd(IntEnum):
    """How a bet ends."""

    SETTLED, VOIDED, CASHED_OUT = range(3)


class World(NamedTuple):
    """All that the compiled functions read and write; few arrays, since each makes compiling slower."""

    terms: Records
    games: Records
    markets: Records
    offsets: npt.NDArray[np.int64]
    bonuses: Records
    bet: Records
    rows: Records
    planted: Records
    desk: Records
