"""What an importer gives: canonical rows, and the account of the entries that it read."""

from decimal import Decimal
from typing import NamedTuple


class Row(NamedTuple):
    """One row of the canonical ledger, its fields in the order of `columns.COLUMNS`; None where nothing is told.

    Amounts are whole minor units, times microseconds since 1970 in UTC.
    """

    transaction: str = ""
    at: int = 0
    settled_at: int | None = None
    bet: str | None = None
    player: str = ""
    kind: str = ""
    amount: int | None = None
    currency: str = ""
    cash_amount: int | None = None
    bonus_amount: int | None = None
    payout: int | None = None
    bonus: str | None = None
    offer: str | None = None
    offer_version: str | None = None
    round: str | None = None
    game: str | None = None
    category: str | None = None
    selection: str | None = None
    odds: Decimal | None = None
    lowest_odds: Decimal | None = None
    initial_stake: int | None = None
    jackpot_amount: int | None = None
    payment_method: str | None = None
    reported_turnover: int | None = None
    flag: str | None = None
    market: str | None = None


class Account(NamedTuple):
    """What became of every entry; an entry is what a record says of one movement, bet, session or correction."""

    read: int = 0
    used: int = 0
    corrected: int = 0
    """Taken back or replaced by a later record."""
    repeated: int = 0
    """Sent a second time, word for word."""
    passed_over: tuple[tuple[str, int], ...] = ()
    """What says nothing of money that moved, by its description."""
    refused: int = 0
    """Could not be used; each is told as a problem."""
    rows: int = 0

    @property
    def adds_up(self) -> bool:
        """Whether every entry that was read is accounted for."""
        others = sum(count for _, count in self.passed_over)
        return self.read == self.used + self.corrected + self.repeated + others + self.refused
