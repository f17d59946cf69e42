"""The rows of a bet that is played out: placed, settled, or told in one row."""

from checker.replay.fields import NONE, Code, CountAt
from checker.replay.stepper.balances import test_balances
from checker.replay.stepper.counting import counts
from checker.replay.stepper.course import count
from checker.replay.stepper.grants import Worked
from checker.replay.stepper.place import PLACEMENT, place
from checker.replay.stepper.player import Bet, Player
from checker.replay.stepper.rounds import is_opposed, note_counted
from checker.replay.stepper.row import Row
from checker.replay.stepper.settle import PUSH, outcome, pay

_PLACED, _CORRECTED, _UNKNOWN_BET = int(Code.PLACED), int(Code.CORRECTED), int(Code.UNKNOWN_BET)
_SETTLEMENT = int(CountAt.SETTLEMENT)


def bet_placed(player: Player, number: int, row: Row) -> Worked:
    """A stake is taken; the bet stays open until a later row settles it (switch 2)."""
    if row.bet == NONE or row.bet in player.open_bets:
        return _UNKNOWN_BET, 0, None
    bet, counted = place(player, number, row)
    player.open_bets[row.bet] = bet
    change_open_stakes(player, bet, bet.stake)
    bonus = bet.bonus
    if bonus is not None and counts(bet.code) and bonus.terms.count_at == _SETTLEMENT:
        return _PLACED, counted, bonus
    return bet.code, counted, bonus


def bet_settled(player: Player, number: int, row: Row) -> Worked:
    """An open bet is settled; without an open one the row tells of the whole bet, its stake and its payout."""
    bet = player.open_bets.pop(row.bet, None) if row.bet != NONE else None
    if bet is None:
        return _whole_bet(player, number, row)
    change_open_stakes(player, bet, -bet.stake)
    payout = max(row.payout, 0)
    pay(player, bet, bet.stake, bet.cash, bet.bonus_part, payout, row)
    settled_at = row.at if row.settled_at == NONE else row.settled_at
    code, counted = _count(player, bet, settled_at, number, payout)
    test_balances(player, settled_at, number)
    return told(bet, code, counted), counted, bet.bonus


def _whole_bet(player: Player, number: int, row: Row) -> Worked:
    bet, placed = place(player, number, row)
    settled_at = row.at if row.settled_at == NONE else row.settled_at
    payout = max(row.payout, 0)
    pay(player, bet, bet.stake, bet.cash, bet.bonus_part, payout, None)
    code, counted = _count(player, bet, settled_at, number, payout)
    test_balances(player, settled_at, number)
    return code, placed + counted, bet.bonus


def _count(player: Player, bet: Bet, settled_at: int, number: int, payout: int) -> tuple[int, int]:
    """Counts a settled bet for its bonus and for those that run beside it; its code and turnover for its own."""
    code, counted = outcome(bet, bet, is_opposed(player, bet), settled_at, payout)
    if counted and bet.bonus is not None:
        note_counted(player, bet, counted)
        count(player, bet.bonus, counted, settled_at, number)
    for share in bet.others:
        _, micro = outcome(share, bet, False, settled_at, payout)
        if micro and share.bonus is not None:
            count(player, share.bonus, micro, settled_at, number)
    return code, counted


def told(bet: Bet, code: int, changed: int) -> int:
    """The code of a row that settles an open bet: one counted at its placement is corrected, or stays as it was."""
    bonus = bet.bonus
    if bonus is None or bonus.terms.count_at != PLACEMENT or not (counts(code) or (code == PUSH and counts(bet.code))):
        return code
    return _CORRECTED if changed else _PLACED


def change_open_stakes(player: Player, bet: Bet, change: int) -> None:
    """Adds to the stakes of the open bets, or takes from them."""
    player.open_stakes += change
    if bet.bonus is not None:
        bet.bonus.open_stakes += change
