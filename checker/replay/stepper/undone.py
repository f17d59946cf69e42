"""The rows of a bet that is not played out: voided (switch 4), or cashed out whole or in part (switch 5)."""

from collections.abc import Callable

from checker.replay.fields import NONE, Code, Switch
from checker.replay.stepper.balances import test_balances
from checker.replay.stepper.bets import change_open_stakes, told
from checker.replay.stepper.counting import NOT_STARTED, counts, turnover
from checker.replay.stepper.course import count
from checker.replay.stepper.grants import Worked
from checker.replay.stepper.place import PLACEMENT
from checker.replay.stepper.player import Bet, Player, Share
from checker.replay.stepper.rounds import is_opposed, note_counted
from checker.replay.stepper.row import Row
from checker.replay.stepper.settle import credit_after_end, outcome, pay

_UNKNOWN_BET, _VOID, _CASHED_OUT = int(Code.UNKNOWN_BET), int(Code.VOID), int(Code.CASHED_OUT)
_OPPOSITE = int(Code.OPPOSITE)

Change = Callable[[Share, Bet, bool, int], tuple[int, int]]
"""From how a bet counts for a bonus, the bet, whether its round is opposed, and the time: a code and a change."""


def bet_voided(player: Player, number: int, row: Row) -> Worked:
    """The stake goes back to where it came from, and counts nothing or what the terms say."""
    bet = player.open_bets.pop(row.bet, None)
    if bet is None:
        return _UNKNOWN_BET, 0, None
    change_open_stakes(player, bet, -bet.stake)
    _give_back(player, bet)
    code, counted = _change_each(player, bet, row.at, number, _voided)
    test_balances(player, row.at, number)
    return told(bet, code, counted), counted, bet.bonus


def _give_back(player: Player, bet: Bet) -> None:
    bonus = bet.bonus
    player.lost -= bet.stake
    player.turned = max(player.turned - bet.cash, 0)
    if bonus is None:
        player.cash += bet.stake
        return
    bonus.paid_out += bet.stake
    if bonus.active:
        player.cash += bet.cash
        bonus.balance += bet.bonus_part
    else:
        player.cash += credit_after_end(bonus, bet.stake, bet.cash, bet.bonus_part, bet.stake)


def cash_out(player: Player, number: int, row: Row) -> Worked:
    """A bet is sold back, or a part of its stake; what stays open counts or not, as the terms say."""
    bet = player.open_bets.get(row.bet)
    if bet is None:
        return _UNKNOWN_BET, 0, None
    stake = min(row.amount, bet.stake)
    whole = stake == bet.stake
    cash = bet.cash if whole else bet.cash * stake // bet.stake
    part = bet.bonus_part if whole else stake - cash
    bonus = bet.bonus
    if bonus is not None and bet.bonus_part > 0 and bonus.cashed_out_row == NONE:
        bonus.cashed_out_row = number
    change_open_stakes(player, bet, -stake)
    if whole:
        del player.open_bets[row.bet]
    pay(player, bet, stake, cash, part, max(row.payout, 0), row)
    if not whole:
        _shrink(bet, stake, cash, part)
    code, counted = _change_each(player, bet, row.at, number, _all_cashed_out if whole else _part_cashed_out)
    test_balances(player, row.at, number)
    return code, counted, bonus


def _shrink(bet: Bet, stake: int, cash: int, part: int) -> None:
    """Takes a part off a bet that stays open, for each bonus that it counts for."""
    before = bet.stake
    bet.stake, bet.cash, bet.bonus_part = before - stake, bet.cash - cash, bet.bonus_part - part
    for share in (bet, *bet.others):
        if counts(share.code):
            share.base -= share.base * stake // before
        if share.bonus is not None and share.bonus.active:
            share.bonus.touch(1 << Switch.CASH_OUT)


def _change_each(player: Player, bet: Bet, when: int, number: int, change: Change) -> tuple[int, int]:
    """Changes what a bet counts, for its own bonus and for those beside it; the code and the change for its own."""
    code, counted = change(bet, bet, is_opposed(player, bet), when)
    if counted and bet.bonus is not None:
        note_counted(player, bet, counted)
        count(player, bet.bonus, counted, when, number)
    for share in bet.others:
        _, micro = change(share, bet, False, when)
        if micro and share.bonus is not None:
            count(player, share.bonus, micro, when, number)
    return code, counted


def _voided(share: Share, bet: Bet, opposed: bool, when: int) -> tuple[int, int]:
    if share.bonus is not None and share.bonus.terms.voids:
        return outcome(share, bet, opposed, when, None)
    return _taken_back(share, bet, opposed, _VOID, 0)


def _all_cashed_out(share: Share, bet: Bet, opposed: bool, _when: int) -> tuple[int, int]:
    return _taken_back(share, bet, opposed, _CASHED_OUT, 0)


def _part_cashed_out(share: Share, bet: Bet, opposed: bool, _when: int) -> tuple[int, int]:
    """The rest counts when it is settled, or is decided already: it counts nothing."""
    if share.bonus is None or not counts(share.code):
        return share.code, 0
    stays = share.bonus.terms.cash_out
    worked = _taken_back(share, bet, opposed, _CASHED_OUT, share.base if stays else 0)
    share.code = share.code if stays else _CASHED_OUT
    return worked


def _taken_back(share: Share, bet: Bet, opposed: bool, code: int, base: int) -> tuple[int, int]:
    """Leaves of what counted at the placement only a base; the code of the row, and the change."""
    bonus = share.bonus
    if bonus is None or not counts(share.code):
        return share.code, 0
    if opposed:
        return _OPPOSITE, 0
    if bonus.ended:
        return code, 0
    if bet.placed_at < bonus.started_at:
        return NOT_STARTED, 0
    if bonus.terms.count_at != PLACEMENT:
        return code, 0
    left = turnover(share, base)
    change, share.counted = left - share.counted, left
    return code, change
