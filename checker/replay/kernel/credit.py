"""Where money goes that comes back for a stake: to the player's own, to the bonus, or nowhere."""

from checker.replay.fields import NONE, B, Mixed, Order, R, Switch, WinCap, WinsTo
from checker.replay.kernel.ends import win_cap
from checker.replay.kernel.funds import is_given, own_given, part_given
from checker.replay.kernel.lists import is_active, touch
from checker.replay.kernel.numbers import share
from checker.replay.kernel.places import N, P, T, Vector


def credit(
    m: Vector, book: Vector, bonus: int, rule: int, own: int, part: int, stake: int, payout: int, left: int
) -> None:
    """Credit a payout, of which `left` remains by the terms, for a stake of own money and bonus money."""
    live = is_active(m, bonus)
    if m[N.SINGLE] == 0 and is_given(m):
        credit_given(m, book, bonus, rule, own_given(m, payout), part_given(m, payout), live)
    elif book[rule + R.FREE_BETS] == 0 and stake > 0 and (part == stake):
        m[P.CASH] += left
    elif live:
        to_bonus = winnings(m, book, bonus, rule, own, part, stake, left)
        m[P.CASH] += left - to_bonus
    else:
        m[P.CASH] += left_after_end(m, book, bonus, rule, own, part, stake, left)
    if live and book[rule + R.WIN_CAP_AT] == WinCap.BALANCE_TRUNCATION:
        cap = win_cap(m, book, bonus, rule)
        m[bonus + B.BALANCE] = m[bonus + B.BALANCE] if cap == NONE else min(m[bonus + B.BALANCE], cap)


def credit_given(m: Vector, book: Vector, bonus: int, rule: int, own: int, part: int, live: bool) -> None:
    """Credit a payout as the row divides it."""
    m[P.CASH] += own
    if live and book[rule + R.WINS_TO] == WinsTo.PENDING:
        m[bonus + B.PENDING] += part
        return
    if live:
        m[bonus + B.BALANCE] += part
        return
    if part > 0:
        touch(m, book, bonus, rule, Switch.OPEN_BETS)
    if book[rule + R.OPEN_BETS] == 1:
        m[P.CASH] += part


def left_after_end(m: Vector, book: Vector, bonus: int, rule: int, own: int, part: int, stake: int, payout: int) -> int:
    """What the player gets for a bet of a bonus that is not active any more."""
    if part > 0 and payout > 0:
        touch(m, book, bonus, rule, Switch.OPEN_BETS)
    if part == 0 or stake == 0 or book[rule + R.OPEN_BETS] == 1:
        return payout
    return share(payout, own, stake)


def winnings(m: Vector, book: Vector, bonus: int, rule: int, own: int, part: int, stake: int, payout: int) -> int:
    """Put into an active bonus what of a payout belongs there; how much that is."""
    if payout > 0:
        touch(m, book, bonus, rule, Switch.WINS_TO)
    to = book[rule + R.WINS_TO]
    if to == WinsTo.PENDING:
        amount = share(payout, part, stake)
        m[bonus + B.PENDING] += amount
        return amount
    amount = 0
    if to == WinsTo.SAME_WALLET:
        amount = same_wallet(m, book, bonus, rule, own, part, stake, payout)
    elif to == WinsTo.BONUS:
        amount = payout
    elif to == WinsTo.PROPORTIONAL:
        amount = by_ratio(m, book, bonus, rule, part, stake, payout)
    m[bonus + B.BALANCE] += amount
    return amount


def by_ratio(m: Vector, book: Vector, bonus: int, rule: int, part: int, stake: int, payout: int) -> int:
    """The bonus's share of a payout: the ratio in which it plays, else that of the stake."""
    if stake == 0:
        return 0
    if book[rule + R.ORDER] == Order.PROPORTIONAL and m[bonus + B.RATIO] != NONE:
        return share(payout, m[bonus + B.RATIO], 1000000)
    return share(payout, part, stake)


def same_wallet(m: Vector, book: Vector, bonus: int, rule: int, own: int, part: int, stake: int, payout: int) -> int:
    """The part of a payout that goes to the bonus where winnings follow the stake."""
    if part == 0:
        return 0
    if own == 0:
        return payout
    if payout > 0:
        touch(m, book, bonus, rule, Switch.MIXED)
    mixed = book[rule + R.MIXED]
    if mixed == Mixed.BONUS_REFILL_THEN_CASH:
        return min(payout, part)
    if mixed == Mixed.PROPORTIONAL:
        return share(payout, part, stake)
    return payout if mixed == Mixed.ALL_BONUS else 0


def refund(m: Vector, book: Vector, bonus: int, rule: int, ticket: int) -> None:
    """Give back the stake of a void bet."""
    m[bonus + B.PAID_OUT] += m[ticket + T.STAKE]
    own = m[ticket + T.OWN]
    part = m[ticket + T.PART]
    if is_active(m, bonus):
        m[P.CASH] += own
        m[bonus + B.BALANCE] += part
        return
    m[P.CASH] += left_after_end(m, book, bonus, rule, own, part, m[ticket + T.STAKE], m[ticket + T.STAKE])
