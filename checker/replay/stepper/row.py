"""One row of the ledger as the stepper takes it, and what it answers."""

from typing import NamedTuple

from checker.ledger.columns import KINDS
from checker.replay.fields import NONE


class Row(NamedTuple):
    """One transaction; words and ids are codes, amounts minor units, times microseconds in UTC, NONE what is absent.

    `rule` is the row of the table of rules that binds a `bonus_granted`; `usable` is False where the row's currency
    has no rate for its day.
    """

    at: int
    kind: int
    amount: int = 0
    settled_at: int = NONE
    cash: int = NONE
    bonus_part: int = NONE
    payout: int = NONE
    bonus: int = NONE
    offer: int = NONE
    bet: int = NONE
    round: int = NONE
    game: int = NONE
    category: int = NONE
    selection: int = NONE
    odds: int = NONE
    lowest_odds: int = NONE
    initial_stake: int = NONE
    jackpot: int = NONE
    method: int = NONE
    reported: int = NONE
    flag: int = NONE
    market: int = NONE
    rule: int = NONE
    usable: bool = True


COLUMNS = Row._fields[:-2]
"""The fields that stand in the ledger; the last two come from the tables."""

KIND = {name: index for index, name in enumerate(KINDS)}
"""The number of each kind of row."""
