"""The course of a player's bonuses: each begins, is met or ends, and the next in the queue begins."""

from checker.replay.fields import NEVER, NONE, WHOLE, End, From, Order, Switch
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.clock import counted_from, set_deadline
from checker.replay.stepper.ends import forfeit, reached, release
from checker.replay.stepper.player import Player

_MERGED, _PROPORTIONAL = int(Order.MERGED), int(Order.PROPORTIONAL)


def activate(player: Player, bonus: Bonus, at: int, row: int) -> None:
    """Begins a bonus; one without a requirement is completed at once."""
    _begin(player, bonus, at, 0)
    if reached(bonus):
        complete(player, bonus, at, row)


def complete(player: Player, bonus: Bonus, at: int, row: int, nothing: bool = False) -> None:
    """Completes a bonus and begins the next one."""
    wake(player, at, row, release(player, bonus, at, row, nothing))


def end(player: Player, bonus: Bonus, how: End, at: int, row: int, winnings_too: bool = False) -> None:
    """Ends a bonus that is not met and begins the next one; never before the one that ended had begun."""
    forfeit(player, bonus, how, at, row, winnings_too)
    wake(player, max(at, bonus.active_at), row)


def wake(player: Player, at: int, row: int, carry: int = 0) -> None:
    """Begins the first queued bonus when none is active, and so on while the requirement is met at the beginning."""
    while player.queued and not player.active:
        bonus = player.queued.popleft()
        _begin(player, bonus, at, carry)
        carry = release(player, bonus, at, row) if reached(bonus) else 0


def expire(player: Player, until: int) -> None:
    """Ends every bonus whose deadline has come, the earliest deadline first."""
    while player.next_deadline <= until:
        due = [bonus for bonus in player.active if bonus.deadline == player.next_deadline]
        end(player, due[0], End.EXPIRED, due[0].deadline, NONE)


def _begin(player: Player, bonus: Bonus, at: int, carry: int) -> None:
    terms = bonus.terms
    bonus.active_at = at
    bonus.balance += bonus.amount
    bonus.counted = min(bonus.counted + carry, NEVER)
    bonus.carried = carry
    if terms.order == _MERGED:
        bonus.ratio = player.cash
        bonus.balance += player.cash
        player.cash = 0
    elif terms.order == _PROPORTIONAL:
        bonus.ratio = terms.ratio if terms.ratio != NONE else _ratio(player, bonus)
    if terms.starts != From.FIRST_BONUS_STAKE:
        bonus.started_at = at
    bonus.touch(1 << Switch.STARTS)
    player.opens(bonus)
    _set_clock(player, bonus, at)


def _set_clock(player: Player, bonus: Bonus, at: int) -> None:
    if bonus.terms.clock != NONE:
        bonus.touch(1 << Switch.CLOCK)
    start = counted_from(bonus, at)
    if start != NONE:
        set_deadline(player, bonus, start)


def _ratio(player: Player, bonus: Bonus) -> int:
    """The bonus's part of bonus and deposit, in millionths: what a proportional package stakes of it."""
    package = bonus.amount + min(bonus.deposit, player.cash)
    return bonus.amount * WHOLE // package if package else WHOLE


def count(player: Player, bonus: Bonus, micro: int, when: int, row: int) -> None:
    """Adds turnover to a bonus, or takes some back, and completes the bonus when its requirement is met."""
    bonus.counted = min(max(bonus.counted + micro, 0), NEVER)
    if micro <= 0:
        return
    bonus.counted_bets += 1
    bonus.last_counted_at = when
    if bonus.active and reached(bonus):
        complete(player, bonus, when, row)
