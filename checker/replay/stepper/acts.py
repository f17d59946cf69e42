"""What the operator did with a bonus: released it, let it expire, took it away."""

from checker.replay.fields import Code, End
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.course import wake
from checker.replay.stepper.ends import own_money
from checker.replay.stepper.grants import Worked
from checker.replay.stepper.player import Player
from checker.replay.stepper.row import Row

_NOT_A_BET, _UNKNOWN_BONUS = int(Code.NOT_A_BET), int(Code.UNKNOWN_BONUS)


def bonus_released(player: Player, number: int, row: Row) -> Worked:
    """Bonus money becomes own money: at the end, earlier than the terms say, or an instalment."""
    bonus = player.by_id.get(row.bonus)
    if bonus is None:
        return _UNKNOWN_BONUS, 0, None
    first = bonus.released == 0
    bonus.released += row.amount
    if not bonus.ended and bonus.terms.instalments and bonus.released < bonus.amount:
        bonus.balance = max(bonus.balance - row.amount, 0)
        player.cash += row.amount
        return _NOT_A_BET, 0, bonus
    _note_end(bonus, End.COMPLETED, bonus.released, row.at, number)
    if bonus.done_end == End.COMPLETED:
        bonus.done_amount = bonus.released
    credited = bonus.due_amount if first and bonus.due_end == End.COMPLETED else 0
    player.cash = max(player.cash + row.amount - credited, 0)
    _close(player, bonus, row.at, number)
    return _NOT_A_BET, 0, bonus


def bonus_expired(player: Player, number: int, row: Row) -> Worked:
    """The operator let the bonus lapse."""
    return _taken_away(player, End.EXPIRED, number, row)


def bonus_forfeited(player: Player, number: int, row: Row) -> Worked:
    """The operator took the bonus away."""
    return _taken_away(player, End.FORFEITED, number, row)


def bonus_cancelled(player: Player, number: int, row: Row) -> Worked:
    """The bonus was cancelled."""
    return _taken_away(player, End.CANCELLED, number, row)


def _taken_away(player: Player, how: End, number: int, row: Row) -> Worked:
    bonus = player.by_id.get(row.bonus)
    if bonus is None:
        return _UNKNOWN_BONUS, 0, None
    if bonus.done_end != End.NONE:
        return _NOT_A_BET, 0, bonus
    _note_end(bonus, how, row.amount, row.at, number)
    if bonus.due_end == End.COMPLETED:
        player.cash = max(player.cash - bonus.due_amount, 0)
    player.cash += own_money(bonus)
    _close(player, bonus, row.at, number)
    return _NOT_A_BET, 0, bonus


def _note_end(bonus: Bonus, how: End, amount: int, at: int, number: int) -> None:
    if bonus.done_end == End.NONE:
        bonus.done_end, bonus.done_amount, bonus.done_at, bonus.done_row = int(how), amount, at, number


def _close(player: Player, bonus: Bonus, at: int, number: int) -> None:
    """Takes the bonus off, if it had not ended already by the terms, and begins the next one."""
    if bonus.ended:
        return
    player.closes(bonus)
    wake(player, at, number)
