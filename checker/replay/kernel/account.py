"""Deposits, adjustments and what is told of a player."""

from checker.replay.fields import NONE, B, End, Ground, R
from checker.replay.kernel.ends import end
from checker.replay.kernel.places import F, N, P, Vector, X, bonus_at, rule_at


def deposit(m: Vector) -> None:
    """Own money comes in."""
    m[P.CASH] += m[N.AMOUNT]
    m[P.DEPOSITS] += 1
    m[P.DEPOSIT] = m[N.AMOUNT]
    m[P.DEPOSIT_AT] = m[N.AT]
    m[P.DEPOSIT_ROW] = m[N.ROW]
    m[P.METHOD] = m[N.METHOD]
    m[P.CASH_STAKED] = 0
    m[P.LOST] = 0


def adjust(m: Vector, amount: int) -> None:
    """The operator corrects own money."""
    m[P.CASH] = max(m[P.CASH] + amount, 0)


def flag(m: Vector, book: Vector) -> None:
    """Something is told of the player, from now on."""
    told = m[N.FLAG]
    if told < 0:
        return
    m[P.FLAGS] &= ~cleared(told)
    m[P.FLAGS] |= 1 << told
    if F.AGE_UNDER_18 <= told <= F.AGE_25_PLUS:
        m[P.AGE] = told - F.AGE_UNDER_18 + 1
    elif told == F.SESSION_STARTED or told == F.SESSION_ENDED:
        m[P.SESSION] = 1 if told == F.SESSION_STARTED else 0
    ground = ground_of(told)
    if ground != 0:
        end_flagged(m, book, ground)


def cleared(told: int) -> int:
    """The bits of the flags that a flag takes back."""
    if F.AGE_UNDER_18 <= told <= F.AGE_25_PLUS:
        return (1 << F.AGE_25_PLUS + 1) - 1 & ~((1 << F.AGE_UNDER_18) - 1)
    if told == F.RESTORED:
        return 1 << F.HARM_FLAGGED | 1 << F.INTERVENTION | 1 << F.INACTIVE
    return cleared_pair(told)


def cleared_pair(told: int) -> int:
    """The bit of the flag that is the contrary of a flag."""
    if told == F.SESSION_STARTED:
        return 1 << F.SESSION_ENDED
    if told == F.SESSION_ENDED:
        return 1 << F.SESSION_STARTED
    if told == F.SELF_EXCLUDED:
        return 1 << F.SELF_EXCLUSION_ENDED
    if told == F.SELF_EXCLUSION_ENDED:
        return 1 << F.SELF_EXCLUDED
    if told == F.CONSENTED:
        return 1 << F.CONSENT_WITHDRAWN
    return 1 << F.CONSENTED if told == F.CONSENT_WITHDRAWN else 0


def ground_of(told: int) -> int:
    """The ground for which terms may let a bonus be forfeited when a flag is told, 0 without one."""
    if told == F.SELF_EXCLUDED:
        return Ground.SELF_EXCLUSION
    if told == F.OPTED_OUT:
        return Ground.OPT_OUT
    return Ground.INACTIVITY if told == F.INACTIVE else 0


def end_flagged(m: Vector, book: Vector, ground: int) -> None:
    """End each active bonus that its terms let be forfeited on that ground; not one that this wakes."""
    k = m[P.ACTIVE]
    last = m[P.ACTIVE_LAST]
    while k != NONE:
        further = m[bonus_at(m, k) + X.NEXT] if k != last else NONE
        if book[rule_at(book, m[bonus_at(m, k) + B.RULES]) + R.FORFEITS_ON] & ground:
            end(m, book, k, End.FLAGGED, m[N.AT], m[N.ROW])
        k = further
