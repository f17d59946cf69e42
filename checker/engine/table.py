"""The bonuses of an audit as a table: one row for each, with what was due and what was done."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from checker.conduct.bonuses import Bonuses
from checker.ledger.rows import Ints
from checker.replay.fields import NONE, B, End

TIMES = {
    "granted_at": B.GRANTED_AT, "active_at": B.ACTIVE_AT, "deadline": B.DEADLINE, "met_at": B.MET_AT,
    "due_at": B.DUE_AT, "ended_at": B.DONE_AT,
}  # fmt: skip
"""Columns of instants."""
MONEY = {
    "amount": B.AMOUNT, "deposit": B.DEPOSIT, "due_amount": B.DUE_AMOUNT, "released": B.RELEASED, "staked": B.STAKED,
    "paid_out": B.PAID_OUT, "greatest_stake": B.GREATEST_STAKE,
}  # fmt: skip
"""Columns of minor units."""
TURNOVER = {"requirement": B.REQUIREMENT, "counted_turnover": B.COUNTED}
"""Columns of turnover, in minor units with what is left of one cut off."""
COUNTS = {"bets": B.BETS, "counted_bets": B.COUNTED_BETS, "grant_row": B.GRANT_ROW}
UNIT = 1_000_000
DAY = 86_400_000_000


def as_table(bonuses: Bonuses) -> pa.Table:
    """The table; amounts are minor units, times UTC; `due_end` is the end that the terms call for."""
    names = bonuses.names
    columns: dict[str, Any] = {
        "bonus": _texts(names.bonuses, bonuses.of(B.ID)),
        "player": _texts(names.players, bonuses.player),
        "offer": _texts([one for one, _ in names.offers], bonuses.offer),
        "version": _texts([version for _, version in names.offers], bonuses.offer),
        "market": _texts(names.markets, bonuses.market),
        "currency": _texts(names.currencies, bonuses.currency),
        **{name: _times(bonuses.of(column)) for name, column in TIMES.items()},
        **{name: pa.array(bonuses.of(column)) for name, column in MONEY.items()},
        **{name: _or_null(bonuses.of(column) // UNIT, bonuses.of(column) < 0) for name, column in TURNOVER.items()},
        **{name: pa.array(bonuses.of(column)) for name, column in COUNTS.items()},
        "due_end": _ends(bonuses.of(B.DUE_END)),
        "end": _ends(bonuses.of(B.DONE_END)),
    }
    return pa.table(columns)


def days_of(bonuses: Bonuses) -> Counter[int]:
    """How many bonuses were released so many days after their grant."""
    released = bonuses.of(B.DONE_END) == End.COMPLETED
    days = (bonuses.of(B.DONE_AT) - bonuses.of(B.GRANTED_AT))[released] // DAY
    return Counter(days.tolist())


def _texts(names: Sequence[str], codes: Ints) -> pa.Array:
    used, places = np.unique(codes, return_inverse=True)
    words = pa.array([None if code == NONE else names[code] for code in used.tolist()], pa.string())
    return words.take(pa.array(places))


def _times(instants: Ints) -> pa.Array:
    return _or_null(instants, instants < 0).cast(pa.timestamp("us", "UTC"))


def _or_null(values: Ints, absent: Any) -> pa.Array:
    return pa.array(values, pa.int64(), mask=np.asarray(absent))


def _ends(codes: Ints) -> pa.Array:
    words = [None if end is End.NONE else end.name.lower() for end in End]
    return pa.array(words, pa.string()).take(pa.array(codes))
