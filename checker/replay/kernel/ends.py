"""How a bonus begins, is met, and ends; each end may wake one that waits."""

from checker.replay.fields import NEVER, NONE, WHOLE, B, End, From, Order, R, Release, Switch, Taken, WinCap, Withdrawal
from checker.replay.kernel.clock import deadline
from checker.replay.kernel.lists import delist, enlist, touch
from checker.replay.kernel.numbers import lower, plus, rounded, share
from checker.replay.kernel.places import GREATEST, P, Vector, X, bonus_at, rule_at


def activate(m: Vector, book: Vector, k: int, at: int, row: int, carried: int) -> int:
    """Let a bonus begin; the turnover left over for the next one, if it is met at once, else 0."""
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    m[bonus + B.ACTIVE_AT] = at
    m[bonus + B.BALANCE] += m[bonus + B.AMOUNT]
    mix(m, book, bonus, rule)
    touch(m, book, bonus, rule, Switch.STARTS)
    if book[rule + R.STARTS] != From.FIRST_BONUS_STAKE:
        m[bonus + B.STARTED_AT] = at
    if book[rule + R.CLOCK] != NONE:
        touch(m, book, bonus, rule, Switch.CLOCK)
        set_deadline(m, book, bonus, rule)
    m[bonus + B.COUNTED] = plus(m[bonus + B.COUNTED], carried)
    m[bonus + X.CARRIED] = carried
    if m[bonus + B.RULES] == NONE:
        enlist(m, k, P.RULELESS)
        return 0
    enlist(m, k, P.ACTIVE)
    return complete(m, book, k, at, row, False) if is_met(m, book, bonus, rule) else 0


def mix(m: Vector, book: Vector, bonus: int, rule: int) -> None:
    """How own and bonus money play together: the bonus's share, or the own money that joins it."""
    if book[rule + R.ORDER] == Order.MERGED:
        m[bonus + B.RATIO] = m[P.CASH]
        m[bonus + B.BALANCE] += m[P.CASH]
        m[P.CASH] = 0
        return
    if book[rule + R.ORDER] != Order.PROPORTIONAL:
        return
    both = m[bonus + B.AMOUNT] + min(m[bonus + B.DEPOSIT], m[P.CASH])
    m[bonus + B.RATIO] = book[rule + R.RATIO]
    if book[rule + R.RATIO] == NONE:
        m[bonus + B.RATIO] = share(m[bonus + B.AMOUNT], WHOLE, both) if both > 0 else WHOLE


def set_deadline(m: Vector, book: Vector, bonus: int, rule: int) -> None:
    """The deadline of a bonus that is active, from the event that its clock runs from; that may be still to come."""
    start = m[bonus + B.ACTIVE_AT]
    if book[rule + R.CLOCK_FROM] == From.GRANT:
        start = m[bonus + B.GRANTED_AT]
    elif book[rule + R.CLOCK_FROM] == From.DEPOSIT:
        start = m[bonus + B.DEPOSIT_AT] if m[bonus + B.DEPOSIT_AT] != NONE else m[bonus + B.GRANTED_AT]
    elif book[rule + R.CLOCK_FROM] == From.FIRST_BONUS_STAKE:
        start = m[bonus + B.FIRST_STAKE_AT]
        if start == NONE:
            return
    m[bonus + B.DEADLINE] = deadline(book, rule, start)
    if m[bonus + B.DEADLINE] != NONE:
        m[P.DUE] = min(m[P.DUE], m[bonus + B.DEADLINE])


def is_met(m: Vector, book: Vector, bonus: int, rule: int) -> bool:
    """True when the turnover reaches the requirement."""
    counted = m[bonus + B.COUNTED]
    if book[rule + R.ROUNDING] != NONE and book[rule + R.ROUNDING_PER] == 1 and (counted < GREATEST):
        counted = rounded(counted, book[rule + R.ROUNDING], book[rule + R.ROUNDING_UNIT])
    return counted >= m[bonus + B.REQUIREMENT]


def complete(m: Vector, book: Vector, k: int, at: int, row: int, empty: bool) -> int:
    """End an active bonus as met, or as played out with nothing left; the turnover left over for the next one."""
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    amount = released(m, book, bonus, rule)
    m[bonus + B.MET_AT] = at
    m[bonus + B.MET_ROW] = row
    conclude(m, k, End.COMPLETED, at, row, 0 if empty else amount)
    surplus = m[bonus + B.COUNTED] - m[bonus + B.REQUIREMENT]
    if surplus <= 0 or m[P.QUEUED] == NONE:
        return 0
    touch(m, book, bonus, rule, Switch.CARRY_OVER)
    return surplus if book[rule + R.CARRY_OVER] == 1 else 0


def released(m: Vector, book: Vector, bonus: int, rule: int) -> int:
    """What becomes the player's own money when a bonus is met, own money that joined it included."""
    own = joined(m, book, bonus, rule)
    rest = m[bonus + B.BALANCE] - own + m[bonus + B.PENDING]
    amount = rest
    if book[rule + R.RELEASE] == Release.BONUS:
        amount = m[bonus + B.AMOUNT]
    elif book[rule + R.RELEASE] == Release.LESSER_OF_BALANCE_AND_CAP:
        amount = lower(rest, book[rule + R.RELEASE_CAP])
    if rest != m[bonus + B.AMOUNT]:
        touch(m, book, bonus, rule, Switch.RELEASE)
    if m[bonus + B.AMOUNT] > 0:
        touch(m, book, bonus, rule, Switch.STICKY)
    if book[rule + R.STICKY] == 1:
        amount = max(amount - m[bonus + B.AMOUNT], 0)
    return own + capped(m, book, bonus, rule, amount)


def capped(m: Vector, book: Vector, bonus: int, rule: int, amount: int) -> int:
    """What a maximum win leaves of an amount that is released."""
    cap = win_cap(m, book, bonus, rule)
    if cap == NONE or amount <= cap:
        return amount
    touch(m, book, bonus, rule, Switch.WIN_CAP_AT)
    return cap if book[rule + R.WIN_CAP_AT] == WinCap.AT_CONVERSION else amount


def win_cap(m: Vector, book: Vector, bonus: int, rule: int) -> int:
    """The most that can be won with a bonus, NONE without a maximum."""
    if book[rule + R.WIN_CAP_TIMES] == NONE:
        return book[rule + R.WIN_CAP]
    return lower(book[rule + R.WIN_CAP], share(m[bonus + B.AMOUNT], book[rule + R.WIN_CAP_TIMES], WHOLE))


def joined(m: Vector, book: Vector, bonus: int, rule: int) -> int:
    """What is left of the player's own money that joined a bonus."""
    if book[rule + R.ORDER] != Order.MERGED:
        return 0
    return max(min(m[bonus + B.RATIO], m[bonus + B.BALANCE]), 0)


def conclude(m: Vector, k: int, why: int, at: int, row: int, amount: int) -> None:
    """Write down the end that an active bonus ought to have, and pay what becomes own money."""
    bonus = bonus_at(m, k)
    m[bonus + B.DUE_END] = why
    m[bonus + B.DUE_AT] = at
    m[bonus + B.DUE_ROW] = row
    m[bonus + B.DUE_AMOUNT] = amount
    m[bonus + B.BALANCE] = 0
    m[bonus + B.PENDING] = 0
    m[P.CASH] += amount
    delist(m, k, P.ACTIVE)


def wake(m: Vector, book: Vector, at: int, row: int, carried: int) -> None:
    """Activate bonuses that wait, the first first, until one is active."""
    while m[P.ACTIVE] == NONE and m[P.QUEUED] != NONE:
        k = m[P.QUEUED]
        delist(m, k, P.QUEUED)
        carried = activate(m, book, k, at, row, carried)


def meet(m: Vector, book: Vector, k: int, at: int, row: int) -> None:
    """Complete a bonus that is active and met."""
    bonus = bonus_at(m, k)
    if m[bonus + B.RULES] != NONE and is_met(m, book, bonus, rule_at(book, m[bonus + B.RULES])):
        wake(m, book, at, row, complete(m, book, k, at, row, False))


def end(m: Vector, book: Vector, k: int, why: int, at: int, row: int) -> None:
    """End an active bonus otherwise than as met."""
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    own = joined(m, book, bonus, rule)
    kept = max(m[bonus + B.BALANCE] - own + m[bonus + B.PENDING] - m[bonus + B.AMOUNT], 0)
    if book[rule + R.TAKES] & Taken.BONUS_WINNINGS:
        kept = 0
    if why == End.WITHDRAWN and book[rule + R.WITHDRAWAL] == Withdrawal.FORFEITS_BONUS_AND_WINNINGS:
        kept = 0
    conclude(m, k, why, at, row, own + kept)
    wake(m, book, max(at, m[bonus + B.ACTIVE_AT]), row, 0)


def expire(m: Vector, book: Vector, at: int) -> None:
    """End every active bonus whose deadline has come, the earliest first."""
    k = earliest(m)
    while k != NONE and m[bonus_at(m, k) + B.DEADLINE] <= at:
        end(m, book, k, End.EXPIRED, m[bonus_at(m, k) + B.DEADLINE], NONE)
        k = earliest(m)
    m[P.DUE] = NEVER if k == NONE else m[bonus_at(m, k) + B.DEADLINE]


def earliest(m: Vector) -> int:
    """The active bonus with the earliest deadline, the one granted first among equals; NONE without one."""
    found = NONE
    k = m[P.ACTIVE]
    while k != NONE:
        if m[bonus_at(m, k) + B.DEADLINE] != NONE and (
            found == NONE or m[bonus_at(m, k) + B.DEADLINE] < m[bonus_at(m, found) + B.DEADLINE]
        ):
            found = k
        k = m[bonus_at(m, k) + X.NEXT]
    return found
