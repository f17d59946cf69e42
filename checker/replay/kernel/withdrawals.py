"""Withdrawals: requested, paid, refused, cancelled, and what they do to a bonus."""

from checker.replay.fields import NONE, B, End, R, Switch, Unsure, Withdrawal
from checker.replay.kernel.ends import end
from checker.replay.kernel.funds import debit
from checker.replay.kernel.lists import enlist, touch
from checker.replay.kernel.low import hold_to_balance
from checker.replay.kernel.numbers import share
from checker.replay.kernel.places import N, P, Vector, X, bonus_at, rule_at


def request(m: Vector, book: Vector) -> None:
    """A withdrawal is requested: its amount is set aside."""
    m[P.REQUESTED] = highest_active(m)
    take_out(m, book, m[N.AMOUNT], True)
    m[P.RESERVED] += m[N.AMOUNT]


def pay_out(m: Vector, book: Vector) -> None:
    """A withdrawal is paid from what was set aside; the rest is requested and paid at once."""
    kept = min(m[P.RESERVED], m[N.AMOUNT])
    m[P.RESERVED] -= kept
    m[P.TAKEN] = NONE
    if kept < m[N.AMOUNT]:
        take_out(m, book, m[N.AMOUNT] - kept, False)
    hold_to_balance(m, book, m[N.AT])


def take_out(m: Vector, book: Vector, amount: int, remembered: bool) -> None:
    """Let a withdrawal do to the active bonuses what their terms say, and take the money."""
    cash = m[P.CASH]
    k = m[P.ACTIVE]
    last = m[P.ACTIVE_LAST]
    while k != NONE:
        further = m[bonus_at(m, k) + X.NEXT] if k != last else NONE
        if m[bonus_at(m, k) + B.REQUIREMENT] > 0:
            affect(m, book, k, amount, cash, remembered)
        k = further
    if debit(m, amount) > 0:
        touch_funds(m, m[P.ACTIVE])
        touch_funds(m, m[P.RULELESS])


def touch_funds(m: Vector, k: int) -> None:
    """Note of a list of active bonuses that the player's balance is not known."""
    while k != NONE:
        m[bonus_at(m, k) + B.TOUCHED] |= Unsure.FUNDS
        k = m[bonus_at(m, k) + X.NEXT]


def affect(m: Vector, book: Vector, k: int, amount: int, cash: int, remembered: bool) -> None:
    """What a withdrawal does to one active bonus."""
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    touch(m, book, bonus, rule, Switch.WITHDRAWAL)
    does = book[rule + R.WITHDRAWAL]
    if does == Withdrawal.PRO_RATA:
        part = min(amount, cash)
        m[bonus + B.BALANCE] -= share(m[bonus + B.BALANCE], part, max(cash, 1))
        m[bonus + B.REQUIREMENT] -= share(m[bonus + B.REQUIREMENT], part, max(cash, 1))
    if does != Withdrawal.FORFEITS_BONUS and does != Withdrawal.FORFEITS_BONUS_AND_WINNINGS:
        return
    if remembered:
        m[P.TAKEN] = k
        m[P.TAKEN_BALANCE] = m[bonus + B.BALANCE]
        m[P.TAKEN_PENDING] = m[bonus + B.PENDING]
    end(m, book, k, End.WITHDRAWN, m[N.AT], m[N.ROW])


def refuse(m: Vector, book: Vector) -> None:
    """The operator refuses a withdrawal."""
    own = give_back_reserved(m)
    k = max(m[P.REQUESTED], highest_active(m))
    if k != NONE:
        bonus = bonus_at(m, k)
        m[bonus + B.REFUSED] += 1
        m[bonus + B.REFUSED_OWN] += min(m[N.AMOUNT], own)
        if m[bonus + B.REFUSED_ROW] == NONE:
            m[bonus + B.REFUSED_ROW] = m[N.ROW]
    restore(m, book)


def cancel(m: Vector, book: Vector) -> None:
    """The player takes a withdrawal back."""
    give_back_reserved(m)
    k = max(m[P.REQUESTED], highest_active(m))
    if k != NONE:
        bonus = bonus_at(m, k)
        m[bonus + B.REVERSED] += 1
        if m[bonus + B.REVERSED_ROW] == NONE:
            m[bonus + B.REVERSED_ROW] = m[N.ROW]
    restore(m, book)


def give_back_reserved(m: Vector) -> int:
    """Give back what was set aside; the player's own money after that."""
    back = min(m[N.AMOUNT], m[P.RESERVED])
    m[P.RESERVED] -= back
    m[P.CASH] += back
    return m[P.CASH]


def highest_active(m: Vector) -> int:
    """The active bonus that was granted last, NONE without one."""
    return max(m[P.ACTIVE_LAST], m[P.RULELESS_LAST])


def restore(m: Vector, book: Vector) -> None:
    """Bring a bonus back that ended by the request, where its terms say so."""
    k = m[P.TAKEN]
    m[P.TAKEN] = NONE
    if k == NONE or m[bonus_at(m, k) + B.DUE_END] != End.WITHDRAWN:
        return
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    touch(m, book, bonus, rule, Switch.RESTORES)
    if book[rule + R.RESTORES] == 1:
        bring_back(m, k, bonus)


def bring_back(m: Vector, k: int, bonus: int) -> None:
    """Let a bonus that ended by a request be as it was before; one that the ledger ended by then stays out of play."""
    amount = m[bonus + B.DUE_AMOUNT]
    m[bonus + B.DUE_END] = End.NONE
    m[bonus + B.DUE_AT] = NONE
    m[bonus + B.DUE_ROW] = NONE
    m[bonus + B.DUE_AMOUNT] = 0
    if m[bonus + B.DONE_END] != End.NONE:
        return
    m[P.CASH] = max(m[P.CASH] - amount, 0)
    m[bonus + B.BALANCE] = m[P.TAKEN_BALANCE]
    m[bonus + B.PENDING] = m[P.TAKEN_PENDING]
    enlist(m, k, P.ACTIVE)
    if m[bonus + B.DEADLINE] != NONE:
        m[P.DUE] = min(m[P.DUE], m[bonus + B.DEADLINE])
