"""Bonuses that end because little or nothing is left to play with."""

from checker.replay.fields import NONE, B, End, R, Switch, Then
from checker.replay.kernel.ends import complete, end, wake
from checker.replay.kernel.lists import is_active, touch
from checker.replay.kernel.places import N, P, Vector, X, bonus_at, rule_at


def hold_to_balance(m: Vector, book: Vector, at: int) -> None:
    """End each active bonus for which too little is left, if its terms say so; not one that this wakes."""
    k = m[P.ACTIVE]
    last = m[P.ACTIVE_LAST]
    while k != NONE:
        further = m[bonus_at(m, k) + X.NEXT] if k != last else NONE
        if m[bonus_at(m, k) + B.REQUIREMENT] > 0 and is_active(m, bonus_at(m, k)) and (not is_low(m, book, k, at)):
            hold_to_zero(m, book, k, at)
        k = further


def is_low(m: Vector, book: Vector, k: int, at: int) -> bool:
    """True of a bonus that ended because less is left than its terms name."""
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    least = book[rule + R.LOW_BALANCE]
    if least == NONE:
        return False
    money = m[P.CASH] + m[bonus + B.BALANCE] + m[bonus + B.PENDING]
    if money >= least:
        return False
    if m[P.OPEN_STAKES] > 0:
        touch(m, book, bonus, rule, Switch.LOW_OPEN_BETS)
        if book[rule + R.LOW_OPEN_BETS] == 1 and money + m[P.OPEN_STAKES] >= least:
            return False
    return close(m, book, k, at, book[rule + R.LOW_THEN], End.LOW)


def hold_to_zero(m: Vector, book: Vector, k: int, at: int) -> None:
    """End a bonus with nothing left and no bet open, if its terms say so."""
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    if m[P.OPEN_BETS] > 0 or m[P.CASH] + m[bonus + B.BALANCE] + m[bonus + B.PENDING] > 0:
        return
    touch(m, book, bonus, rule, Switch.ZERO_THEN)
    close(m, book, k, at, book[rule + R.ZERO_THEN], End.LOST)


def close(m: Vector, book: Vector, k: int, at: int, then: int, why: int) -> bool:
    """Do what the terms say of a bonus with too little left; True if it ends."""
    row = m[N.ROW]
    if then == Then.COMPLETE:
        wake(m, book, at, row, complete(m, book, k, at, row, why == End.LOST))
    elif then == Then.END_BONUS:
        end(m, book, k, why, at, row)
    return then != Then.IGNORE
