"""The stepper of one player: takes the rows one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from checker.ledger.columns import KINDS
from checker.replay.fields import NONE, WHOLE, Code, Unsure
from checker.replay.stepper.acts import bonus_cancelled, bonus_expired, bonus_forfeited, bonus_released
from checker.replay.stepper.bets import bet_placed, bet_settled
from checker.replay.stepper.bonus import ROW_FIELDS, Bonus
from checker.replay.stepper.book import Book, Tables
from checker.replay.stepper.course import expire
from checker.replay.stepper.grants import Worked, bonus_activated, bonus_granted
from checker.replay.stepper.money import adjustment, deposit, flag
from checker.replay.stepper.player import Player
from checker.replay.stepper.row import Row
from checker.replay.stepper.undone import bet_voided, cash_out
from checker.replay.stepper.withdrawals import (
    withdrawal_cancelled,
    withdrawal_paid,
    withdrawal_refused,
    withdrawal_requested,
)

WORK: Mapping[str, Callable[[Player, int, Row], Worked]] = {
    "deposit": deposit,
    "withdrawal_requested": withdrawal_requested,
    "withdrawal_paid": withdrawal_paid,
    "withdrawal_refused": withdrawal_refused,
    "withdrawal_cancelled": withdrawal_cancelled,
    "bonus_granted": bonus_granted,
    "bonus_activated": bonus_activated,
    "bonus_released": bonus_released,
    "bonus_expired": bonus_expired,
    "bonus_forfeited": bonus_forfeited,
    "bonus_cancelled": bonus_cancelled,
    "bet_placed": bet_placed,
    "bet_settled": bet_settled,
    "bet_voided": bet_voided,
    "cash_out": cash_out,
    "adjustment": adjustment,
    "flag": flag,
}
"""What each kind of row does to a player."""

_BY_KIND = [WORK[kind] for kind in KINDS]
_IS_BET = [kind in ("bet_placed", "bet_settled", "bet_voided", "cash_out") for kind in KINDS]
_NEEDS_RATE = [
    bet or kind == "deposit" or kind == "adjustment" or kind.startswith("withdrawal")
    for bet, kind in zip(_IS_BET, KINDS, strict=True)
]
_NOT_A_BET, _UNCONVERTED = int(Code.NOT_A_BET), int(Code.UNCONVERTED)
Codes = Mapping[int, int]
"""From the codes of one batch to those of another."""


class Stepper:
    """The replay of one player: `step` takes the next row. It may be pickled; `under` gives it tables again."""

    __slots__ = ("player",)

    def __init__(self, tables: Tables | Book, first_slot: int = 0) -> None:
        self.player = Player(tables if isinstance(tables, Book) else Book(tables), first_slot)

    def step(self, number: int, row: Row) -> tuple[int, int, int]:
        """Works the next row, whose place is `number`: its Code, the micro turnover it added, and its bonus's slot."""
        player = self.player
        if row.at >= player.next_deadline:
            expire(player, row.at)
        return _work(player, number, row) if row.usable else _work_without_rate(player, number, row)

    def finish(self) -> None:
        """Lets the deadlines pass that lie before the end of the ledger, after the player's last row."""
        expire(self.player, self.player.book.end_of_ledger)

    def under(self, tables: Tables | Book) -> Stepper:
        """The same stepper with other tables, in which the terms of each bonus stand at the same place."""
        book = self.player.book = tables if isinstance(tables, Book) else Book(tables)
        for bonus in self.player.bonuses:
            bonus.terms = book.terms_of(bonus.rules)
        return self

    def renumbered(self, first_slot: int = 0) -> Stepper:
        """The same stepper, its bonuses at other places of the table of bonuses."""
        self.player.first_slot = first_slot
        for slot, bonus in enumerate(self.player.bonuses, first_slot):
            bonus.slot = slot
        return self

    def put_away(self, numbers: Sequence[int]) -> Stepper:
        """The same stepper at the end of a batch: its rows go by -2 - their number in the input from now on."""
        player = self.player
        player.deposit_row = _put_away(player.deposit_row, numbers)
        for bonus in player.bonuses:
            for name in ROW_FIELDS:
                setattr(bonus, name, _put_away(getattr(bonus, name), numbers))
        return self

    def recoded(self, bonuses: Codes, bets: Codes, rounds: Codes) -> Stepper:
        """The same stepper with the codes of another batch; what has no code there can be named no more."""
        player = self.player
        player.by_id = {bonuses[code]: bonus for code, bonus in player.by_id.items() if code in bonuses}
        for bonus in player.bonuses:
            bonus.id = bonuses.get(bonus.id, NONE)
        player.open_bets = {bets[code]: bet for code, bet in player.open_bets.items() if code in bets}
        for bet in player.open_bets.values():
            bet.round = rounds.get(bet.round, NONE)
        player.rounds = {rounds[code]: entry for code, entry in player.rounds.items() if code in rounds}
        return self


def _put_away(row: int, numbers: Sequence[int]) -> int:
    return row if row < 0 else -2 - int(numbers[row])


def _work(player: Player, number: int, row: Row) -> tuple[int, int, int]:
    code, counted, bonus = _BY_KIND[row.kind](player, number, row)
    if bonus is None and (row.bonus == NONE or code != _NOT_A_BET):
        return code, counted, NONE
    if bonus is None:
        bonus = player.by_id.get(row.bonus)
        if bonus is None:
            return code, counted, NONE
    if row.offer != NONE or row.reported != NONE:
        _compare(bonus, number, row)
    return code, counted, bonus.slot


def _work_without_rate(player: Player, number: int, row: Row) -> tuple[int, int, int]:
    """Works a row whose amount cannot be told in the player's currency: the open bonuses are doubtful from then on."""
    _doubt(player)
    if _NEEDS_RATE[row.kind]:
        return (_UNCONVERTED if _IS_BET[row.kind] else _NOT_A_BET), 0, NONE
    told = _work(player, number, row._replace(rule=NONE))
    _doubt(player)
    return told


def _doubt(player: Player) -> None:
    for bonus in player.bonuses:
        if not bonus.ended:
            bonus.touched |= Unsure.RATE


def _compare(bonus: Bonus, number: int, row: Row) -> None:
    """Compares the version of the terms with the grant's, and the operator's own counter with the replay's."""
    if bonus.version_row == NONE and row.offer != bonus.offer and NONE not in (row.offer, bonus.offer):
        bonus.version_row = number
    if row.reported == NONE:
        return
    bonus.reported, bonus.reported_row = row.reported, number
    off = row.reported * WHOLE - min(bonus.counted, bonus.requirement)
    if not bonus.terms.known or abs(off) < WHOLE or abs(row.reported * WHOLE - bonus.counted) < WHOLE:
        return
    bonus.reported_off += 1
    if bonus.reported_off_row == NONE:
        bonus.reported_off_row, bonus.reported_off_micro = number, off
