"""One bonus of a player, as the stepper follows it."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from checker.replay.fields import NONE, WHOLE, B
from checker.replay.stepper.terms import Terms

_ABSENT_AT_FIRST = {
    B.DEPOSIT_AT, B.DEPOSIT_ROW, B.ACTIVE_AT, B.STARTED_AT, B.DEADLINE, B.MET_AT, B.MET_ROW, B.RATIO, B.FIRST_STAKE_AT,
    B.LAST_COUNTED_AT, B.DUE_AT, B.DUE_ROW, B.DONE_AT, B.DONE_ROW, B.GREATEST_ROW, B.OVER_ROW, B.REPORTED,
    B.REPORTED_ROW, B.REPORTED_OFF_ROW, B.REFUSED_ROW, B.REVERSED_ROW, B.VERSION_ROW, B.METHOD, B.CASHED_OUT_ROW,
    B.EXCLUDED_ROW, B.ORDER_ROW, B.CREDIT_CARD_ROW, B.GRANT_MARKET,
}  # fmt: skip
_NAMES = tuple(field.name.lower() for field in B)
ROW_FIELDS = tuple(name for name in _NAMES if name.endswith("_row"))
"""The fields that hold the place of a row."""
_AT_FIRST = tuple((field.name.lower(), NONE if field in _ABSENT_AT_FIRST else 0) for field in B)
_numbers: Callable[[Bonus], tuple[int, ...]] = attrgetter(*_NAMES)


class Bonus:
    """One grant to the player: every field of `B` under its name in lower case, and what the machine needs beside.

    `slot` is its row in the table of bonuses, `offer` the code of its offer and version, `active` and `ended` where
    it stands: a bonus that is neither waits in the queue.
    """

    __slots__ = (*_NAMES, "active", "carried", "ended", "offer", "slot", "terms")

    id: int
    rules: int
    grant_row: int
    granted_at: int
    amount: int
    deposit: int
    deposit_at: int
    deposit_row: int
    active_at: int
    started_at: int
    deadline: int
    requirement: int
    counted: int
    met_at: int
    met_row: int
    balance: int
    pending: int
    ratio: int
    open_stakes: int
    first_stake_at: int
    last_counted_at: int
    due_end: int
    due_at: int
    due_row: int
    due_amount: int
    done_end: int
    done_at: int
    done_row: int
    done_amount: int
    released: int
    bets: int
    staked: int
    paid_out: int
    counted_bets: int
    greatest_stake: int
    greatest_row: int
    over_bets: int
    over_excess: int
    over_staked: int
    over_won: int
    over_row: int
    reported: int
    reported_row: int
    reported_off: int
    reported_off_row: int
    reported_off_micro: int
    refused: int
    refused_own: int
    refused_row: int
    reversed: int
    reversed_row: int
    version_row: int
    ordinal: int
    of_offer: int
    flags: int
    age: int
    deposits_before: int
    bets_before: int
    grants_before: int
    method: int
    turned_before: int
    lost_since_deposit: int
    withdrawal_waits: int
    in_session: int
    touched: int
    cashed_out_row: int
    excluded_bets: int
    excluded_row: int
    order_row: int
    credit_card_row: int
    grant_market: int

    active: bool
    carried: int
    """The turnover that the bonus before left over for it."""
    ended: bool
    offer: int
    slot: int
    terms: Terms

    def __init__(self) -> None:
        for name, value in _AT_FIRST:
            setattr(self, name, value)
        self.active = self.ended = False
        self.carried = 0

    def touch(self, bit: int) -> None:
        """Remembers that a question came up which the terms leave open, if they do leave it open."""
        self.touched |= self.terms.open & bit

    def share(self, millionths: int) -> int:
        """So many millionths of the bonus, in minor units."""
        return self.amount * millionths // WHOLE

    def numbers(self) -> list[int]:
        """The bonus as a row of the table of bonuses."""
        return list(_numbers(self))

    def __getstate__(self) -> dict[str, object]:
        """The bonus without its terms: they belong to the tables, and are found again by `rules`."""
        return {name: getattr(self, name) for name in Bonus.__slots__ if name != "terms"}

    def __setstate__(self, state: dict[str, object]) -> None:
        for name, value in state.items():
            setattr(self, name, value)
