"""The rows of a withdrawal, and what one does to the bonuses that are active (domain, switch 25)."""

from checker.replay.fields import NONE, Code, End, Switch, Unsure, Withdrawal
from checker.replay.stepper.balances import test_balances
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.course import end
from checker.replay.stepper.grants import Worked
from checker.replay.stepper.player import Forfeited, Player
from checker.replay.stepper.row import Row

_NOT_A_BET = int(Code.NOT_A_BET)


def withdrawal_requested(player: Player, number: int, row: Row) -> Worked:
    """Money is set aside for a withdrawal; some terms take the bonus for it."""
    player.requested = player.latest_active()
    forfeited = _request(player, row.amount, row.at, number)
    player.forfeited = forfeited or player.forfeited
    player.reserved += row.amount
    return _NOT_A_BET, 0, None


def withdrawal_paid(player: Player, number: int, row: Row) -> Worked:
    """Money is paid: what was set aside for it, and what never was as if it were requested now."""
    asked_before = min(row.amount, player.reserved)
    player.reserved -= asked_before
    if row.amount > asked_before:
        _request(player, row.amount - asked_before, row.at, number)
    player.forfeited = None
    test_balances(player, row.at, number)
    return _NOT_A_BET, 0, None


def withdrawal_refused(player: Player, number: int, row: Row) -> Worked:
    """Money that was set aside comes back because the operator did not pay it."""
    _give_back(player, row.amount)
    bonus = _concerned(player)
    if bonus is not None:
        bonus.refused += 1
        bonus.refused_own += min(row.amount, player.cash)
        bonus.refused_row = number if bonus.refused_row == NONE else bonus.refused_row
    _restore(player)
    return _NOT_A_BET, 0, None


def withdrawal_cancelled(player: Player, number: int, row: Row) -> Worked:
    """Money that was set aside comes back because the player took the request back."""
    _give_back(player, row.amount)
    bonus = _concerned(player)
    if bonus is not None:
        bonus.reversed += 1
        bonus.reversed_row = number if bonus.reversed_row == NONE else bonus.reversed_row
    _restore(player)
    return _NOT_A_BET, 0, None


def _request(player: Player, amount: int, at: int, number: int) -> Forfeited | None:
    """Works a request on the active bonuses, then takes the money; the last bonus that it ended, as it was."""
    cash = player.cash
    forfeited = None
    for bonus in list(player.active):
        if bonus.active and bonus.requirement > 0:
            forfeited = _work_on(player, bonus, min(amount, cash), cash, at, number) or forfeited
    player.cash -= amount
    if player.cash < 0:
        _found_more_money(player)
    return forfeited


def _work_on(player: Player, bonus: Bonus, part: int, cash: int, at: int, number: int) -> Forfeited | None:
    how = bonus.terms.withdrawal
    bonus.touch(1 << Switch.WITHDRAWAL)
    if how == Withdrawal.PRO_RATA:
        bonus.balance -= bonus.balance * part // max(cash, 1)
        bonus.requirement -= bonus.requirement * part // max(cash, 1)
    if how not in (Withdrawal.FORFEITS_BONUS, Withdrawal.FORFEITS_BONUS_AND_WINNINGS):
        return None
    forfeited = Forfeited(bonus)
    end(player, bonus, End.WITHDRAWN, at, number, winnings_too=how == Withdrawal.FORFEITS_BONUS_AND_WINNINGS)
    return forfeited


def _found_more_money(player: Player) -> None:
    """Explains a withdrawal above all known money by money that was there before the ledger begins."""
    player.unknown_opening -= player.cash
    player.cash = 0
    for bonus in (*player.active, *player.untold):
        bonus.touched |= Unsure.FUNDS


def _give_back(player: Player, amount: int) -> None:
    back = min(amount, player.reserved)
    player.reserved -= back
    player.cash += back


def _concerned(player: Player) -> Bonus | None:
    """The latest bonus that is active, or was when the withdrawal was requested."""
    active, requested = player.latest_active(), player.requested
    if active is None or requested is None:
        return active or requested
    return active if active.slot > requested.slot else requested


def _restore(player: Player) -> None:
    """Gives back the bonus that the request had ended, where the terms do so."""
    forfeited, player.forfeited = player.forfeited, None
    if forfeited is None or forfeited.bonus.due_end != End.WITHDRAWN:
        return
    bonus = forfeited.bonus
    bonus.touch(1 << Switch.RESTORES)
    if not bonus.terms.restores:
        return
    amount = bonus.due_amount
    bonus.due_end, bonus.due_at, bonus.due_row, bonus.due_amount = 0, NONE, NONE, 0
    if bonus.done_end != End.NONE:  # the ledger has ended it meanwhile: it stays out of play
        return
    player.cash = max(player.cash - amount, 0)
    bonus.balance, bonus.pending = forfeited.balance, forfeited.pending
    player.opens(bonus)
