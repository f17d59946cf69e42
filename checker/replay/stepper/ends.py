"""The ends of a bonus: its requirement is met and it is released, or it is lost with what it won."""

from checker.replay.fields import NEVER, NONE, End, Order, Release, Round, Switch, Taken, WinCap
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.player import Player

_MERGED = int(Order.MERGED)
_BONUS, _LESSER = int(Release.BONUS), int(Release.LESSER_OF_BALANCE_AND_CAP)
_AT_CONVERSION = int(WinCap.AT_CONVERSION)
_HALF_UP, _HALF_EVEN, _DOWN = int(Round.HALF_UP), int(Round.HALF_EVEN), int(Round.DOWN)


def reached(bonus: Bonus) -> bool:
    """Whether the turnover that counted meets the requirement; where only the sum is rounded, the rounded sum."""
    terms = bonus.terms
    counted = bonus.counted
    if terms.rounding != NONE and terms.rounding_per:
        counted = rounded(counted, terms.rounding, terms.rounding_unit)
    return terms.known and counted >= bonus.requirement


def rounded(micro: int, how: int, unit: int) -> int:
    """Turnover in whole units (domain, switch 23)."""
    whole, rest = divmod(micro, unit)
    if how == _HALF_UP:
        up = 2 * rest >= unit
    elif how == _HALF_EVEN:
        up = 2 * rest > unit or (2 * rest == unit and whole % 2 == 1)
    else:
        up = how != _DOWN and rest > 0
    return (whole + up) * unit


def own_money(bonus: Bonus) -> int:
    """What is the player's own in the bonus's balance: only a merged wallet holds any."""
    return min(bonus.ratio, bonus.balance) if bonus.terms.order == _MERGED and bonus.active else 0


def winnings_cap(bonus: Bonus) -> int:
    """The most that may be won with a bonus, in minor units; NONE without a cap."""
    terms = bonus.terms
    times = NONE if terms.win_cap_times == NONE else bonus.share(terms.win_cap_times)
    return lower(terms.win_cap, times)


def lower(one: int, other: int) -> int:
    """The lower of two limits, of which either may be absent."""
    if one == NONE or other == NONE:
        return max(one, other)
    return min(one, other)


def release(player: Player, bonus: Bonus, at: int, row: int, nothing: bool = False) -> int:
    """Completes a bonus: its money becomes the player's. The surplus turnover that the next bonus begins with."""
    due = _due(bonus)
    bonus.met_at, bonus.met_row = at, row
    _ends(player, bonus, End.COMPLETED, at, row, 0 if nothing else due)
    surplus = bonus.counted - bonus.requirement
    if surplus <= 0 or not player.queued:
        return 0
    bonus.touch(1 << Switch.CARRY_OVER)
    return surplus if bonus.terms.carry_over else 0


def _due(bonus: Bonus) -> int:
    """What a met requirement releases; own money that was merged into the balance is nobody's to take or to cap."""
    terms = bonus.terms
    own = own_money(bonus)
    balance = bonus.balance - own + bonus.pending
    if balance != bonus.amount:
        bonus.touch(1 << Switch.RELEASE)
    due = balance
    if terms.release == _BONUS:
        due = bonus.amount
    elif terms.release == _LESSER:
        due = lower(balance, terms.release_cap)
    if bonus.amount > 0:
        bonus.touch(1 << Switch.STICKY)
    if terms.sticky:
        due = max(due - bonus.amount, 0)
    return own + _capped(bonus, due)


def _capped(bonus: Bonus, due: int) -> int:
    cap = winnings_cap(bonus)
    if cap == NONE or due <= cap:
        return due
    bonus.touch(1 << Switch.WIN_CAP_AT)
    return cap if bonus.terms.win_cap_at == _AT_CONVERSION else due


def forfeit(player: Player, bonus: Bonus, how: int, at: int, row: int, winnings_too: bool = False) -> None:
    """Ends a bonus without its release. Winnings that the terms do not take go to the player's own money."""
    own = own_money(bonus)
    back = 0
    if not winnings_too and not bonus.terms.takes & Taken.BONUS_WINNINGS:
        back = max(bonus.balance - own + bonus.pending - bonus.amount, 0)
    _ends(player, bonus, how, at, row, own + back)


def merge(player: Player, bonus: Bonus, into: Bonus, at: int, row: int) -> None:
    """Lets a bonus go over into a new one, with its money and what is left of its requirement (switch 20)."""
    own = own_money(bonus)
    into.balance += bonus.balance - own
    into.pending += bonus.pending
    into.requirement = min(into.requirement + max(bonus.requirement - bonus.counted, 0), NEVER)
    _ends(player, bonus, End.MERGED, at, row, own)


def _ends(player: Player, bonus: Bonus, how: int, at: int, row: int, due: int) -> None:
    bonus.due_end, bonus.due_at, bonus.due_row, bonus.due_amount = int(how), at, row, due
    player.cash += due
    player.closes(bonus)
