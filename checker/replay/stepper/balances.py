"""What terms say of a player who has nothing left, or less than a threshold (domain, switch 19)."""

from checker.replay.fields import NONE, End, Switch, Then
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.course import complete, end
from checker.replay.stepper.player import Player


def test_balances(player: Player, when: int, row: int) -> None:
    """Ends or completes the active bonuses of a player whose money fell to zero or below the terms' threshold."""
    cash = player.cash
    for bonus in player.active:
        if cash + bonus.balance + bonus.pending < bonus.terms.floor:
            _test_each(player, when, row)
            return


def _test_each(player: Player, when: int, row: int) -> None:
    for bonus in list(player.active):
        if bonus.active and bonus.requirement > 0 and not _is_low(player, bonus, when, row):
            _is_nothing(player, bonus, when, row)


def _is_low(player: Player, bonus: Bonus, when: int, row: int) -> bool:
    """Whether the money is below the threshold and that had its effect."""
    terms = bonus.terms
    money = player.cash + bonus.balance + bonus.pending
    if terms.low_balance == NONE or money >= terms.low_balance:
        return False
    if player.open_stakes > 0:
        bonus.touch(1 << Switch.LOW_OPEN_BETS)
    if terms.low_open_bets and money + player.open_stakes >= terms.low_balance:
        return False
    return _take_effect(player, bonus, terms.low_then, End.LOW, when, row)


def _is_nothing(player: Player, bonus: Bonus, when: int, row: int) -> None:
    if player.cash + bonus.balance + bonus.pending or player.open_bets:
        return
    bonus.touch(1 << Switch.ZERO_THEN)
    _take_effect(player, bonus, bonus.terms.zero_then, End.LOST, when, row)


def _take_effect(player: Player, bonus: Bonus, then: int, how: End, when: int, row: int) -> bool:
    if then == Then.END_BONUS:
        end(player, bonus, how, when, row)
    elif then == Then.COMPLETE:
        complete(player, bonus, when, row, nothing=how == End.LOST)
    return then != Then.IGNORE
