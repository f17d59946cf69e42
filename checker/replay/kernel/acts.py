"""What the operator does with a bonus in the ledger: releases it, or ends it."""

from checker.replay.fields import B, End, R
from checker.replay.kernel.ends import joined, wake
from checker.replay.kernel.lists import delist, is_over, list_of
from checker.replay.kernel.places import N, P, Vector, bonus_at, rule_at


def release(m: Vector, book: Vector, k: int) -> None:
    """Money of a bonus becomes the player's own: all of it, or an instalment before the end."""
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    amount = m[N.AMOUNT]
    first = m[bonus + B.RELEASED] == 0
    m[bonus + B.RELEASED] += amount
    if book[rule + R.INSTALMENTS] > 0 and (not is_over(m, bonus)) and (m[bonus + B.RELEASED] < m[bonus + B.AMOUNT]):
        m[bonus + B.BALANCE] = max(m[bonus + B.BALANCE] - amount, 0)
        m[P.CASH] += amount
        return
    m[P.CASH] += amount
    if m[bonus + B.DUE_END] == End.COMPLETED and first:
        m[P.CASH] = max(m[P.CASH] - m[bonus + B.DUE_AMOUNT], 0)
    if not is_over(m, bonus):
        drop(m, k)
    if m[bonus + B.DONE_END] == End.NONE:
        done(m, bonus, End.COMPLETED)
    if m[bonus + B.DONE_END] == End.COMPLETED:
        m[bonus + B.DONE_AMOUNT] = m[bonus + B.RELEASED]
    wake(m, book, m[N.AT], m[N.ROW], 0)


def take_away(m: Vector, book: Vector, k: int, why: int) -> None:
    """A bonus expires, is forfeited or is cancelled in the ledger; only its first end counts."""
    bonus = bonus_at(m, k)
    if m[bonus + B.DONE_END] != End.NONE:
        return
    if not is_over(m, bonus):
        m[P.CASH] += joined(m, book, bonus, rule_at(book, m[bonus + B.RULES]))
        drop(m, k)
    elif m[bonus + B.DUE_END] == End.COMPLETED:
        m[P.CASH] = max(m[P.CASH] - m[bonus + B.DUE_AMOUNT], 0)
    done(m, bonus, why)
    m[bonus + B.DONE_AMOUNT] = m[N.AMOUNT]
    wake(m, book, m[N.AT], m[N.ROW], 0)


def done(m: Vector, bonus: int, why: int) -> None:
    """Write down the end that the ledger shows."""
    m[bonus + B.DONE_END] = why
    m[bonus + B.DONE_AT] = m[N.AT]
    m[bonus + B.DONE_ROW] = m[N.ROW]


def drop(m: Vector, k: int) -> None:
    """Take a bonus that is not over out of play; what it holds is gone."""
    bonus = bonus_at(m, k)
    delist(m, k, list_of(m, bonus))
    m[bonus + B.BALANCE] = 0
    m[bonus + B.PENDING] = 0
