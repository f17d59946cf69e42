"""The lists of a player's bonuses that are active, that wait, and that have no rule, each in order of grant."""

from checker.replay.fields import NONE, B, End, R
from checker.replay.kernel.places import G, P, Vector, X, bonus_at


def is_over(m: Vector, bonus: int) -> bool:
    """True of a bonus that ought to have ended or that the ledger ended."""
    return m[bonus + B.DUE_END] != End.NONE or m[bonus + B.DONE_END] != End.NONE


def is_active(m: Vector, bonus: int) -> bool:
    """True of a bonus that has begun and is not over."""
    return m[bonus + B.ACTIVE_AT] != NONE and (not is_over(m, bonus))


def list_of(m: Vector, bonus: int) -> int:
    """The list in which a bonus stands that is not over."""
    if m[bonus + B.RULES] == NONE:
        return P.RULELESS
    return P.QUEUED if m[bonus + B.ACTIVE_AT] == NONE else P.ACTIVE


def enlist(m: Vector, k: int, head: int) -> None:
    """Put a bonus into a list, behind those that were granted before it."""
    before = m[head + 1]
    while before != NONE and before > k:
        before = m[bonus_at(m, before) + X.PREVIOUS]
    after = m[head] if before == NONE else m[bonus_at(m, before) + X.NEXT]
    m[bonus_at(m, k) + X.PREVIOUS] = before
    m[bonus_at(m, k) + X.NEXT] = after
    tie(m, before, k, head)
    tie(m, k, after, head)


def delist(m: Vector, k: int, head: int) -> None:
    """Take a bonus out of its list."""
    tie(m, m[bonus_at(m, k) + X.PREVIOUS], m[bonus_at(m, k) + X.NEXT], head)


def tie(m: Vector, before: int, after: int, head: int) -> None:
    """Let one bonus follow another; NONE stands for the two ends of the list."""
    if before == NONE:
        m[head] = after
    else:
        m[bonus_at(m, before) + X.NEXT] = after
    if after == NONE:
        m[head + 1] = before
    else:
        m[bonus_at(m, after) + X.PREVIOUS] = before


def touch(m: Vector, book: Vector, bonus: int, rule: int, switch: int) -> None:
    """Note that a question which the terms leave open mattered to a bonus."""
    m[bonus + B.TOUCHED] |= book[rule + R.OPEN] & 1 << switch


def known(m: Vector, code: int) -> int:
    """The place of the player's bonus of that code, NONE where the player has none."""
    if code < 0:
        return NONE
    k = m[m[G.SLOTS] + code]
    return k if m[P.FIRST] <= k < m[P.AFTER] else NONE
