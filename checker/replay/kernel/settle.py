"""A bet is settled, voided or cashed out: money comes back, and turnover is counted or not."""

from checker.replay.fields import NONE, B, Code, OnBreach, R, Switch, WinCap
from checker.replay.kernel.counting import count_settled, counts, take_back
from checker.replay.kernel.credit import credit, refund
from checker.replay.kernel.ends import win_cap
from checker.replay.kernel.lists import is_active, touch
from checker.replay.kernel.low import hold_to_balance
from checker.replay.kernel.numbers import share
from checker.replay.kernel.places import N, P, T, Vector, bonus_at, rule_at, ticket_at
from checker.replay.kernel.tickets import close_bet, give_back


def settle(m: Vector, book: Vector, t: int) -> None:
    """Settle a bet, which is open or stands in this one row."""
    ticket = ticket_at(m, t)
    at = m[N.SETTLED_AT] if m[N.SETTLED_AT] >= 0 else m[N.AT]
    payout = max(m[N.PAYOUT], 0)
    m[N.SLOT] = m[ticket + T.SLOT]
    if m[N.SINGLE] == 0:
        close_bet(m, t)
    pay(m, book, ticket, m[ticket + T.OWN], m[ticket + T.PART], m[ticket + T.STAKE], payout)
    if m[N.SINGLE] == 0:
        shrink(m, ticket, m[ticket + T.STAKE], False)
    tell(m, count_chain(m, book, t, at, payout), ticket)
    give_back(m, t)
    hold_to_balance(m, book, at)


def count_chain(m: Vector, book: Vector, t: int, at: int, payout: int) -> int:
    """Count a bet for each bonus that it counts for; the code for the first. A payout of NONE: the stake counts."""
    first = ticket_at(m, t)
    if m[first + T.SLOT] == NONE:
        return m[first + T.CODE]
    code = count_settled(m, book, first, at, True, payout)
    further = m[first + T.NEXT]
    while further != NONE:
        count_settled(m, book, ticket_at(m, further), at, False, payout)
        further = m[ticket_at(m, further) + T.NEXT]
    return code


def tell(m: Vector, code: int, ticket: int) -> None:
    """The code of a row that settles a bet; a bonus that ended by the placement itself keeps that one's."""
    if m[N.SINGLE] == 1 and code == Code.PLACED:
        code = m[ticket + T.CODE]
    m[N.CODE] = code


def pay(m: Vector, book: Vector, ticket: int, own: int, part: int, stake: int, payout: int) -> None:
    """Pay what comes back for a stake, and add it to the sums."""
    k = m[ticket + T.SLOT]
    m[P.LOST] -= payout
    if k == NONE:
        m[P.CASH] += payout
        return
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    m[bonus + B.PAID_OUT] += payout
    if m[ticket + T.OVER] == 1:
        m[bonus + B.OVER_WON] += payout
    left = cut(m, book, bonus, rule, m[ticket + T.OVER], part, stake, payout)
    credit(m, book, bonus, rule, own, part, stake, payout, left)


def cut(m: Vector, book: Vector, bonus: int, rule: int, over: int, part: int, stake: int, payout: int) -> int:
    """What is credited of a payout: without the winnings that the terms void, within a maximum for each bet."""
    if over == 1 and book[rule + R.ON_BREACH] == OnBreach.VOID_WINNINGS_OF_BET:
        payout = min(payout, stake)
    if book[rule + R.WIN_CAP_AT] == WinCap.PER_BET and part > 0:
        cap = win_cap(m, book, bonus, rule)
        payout = payout if cap == NONE else min(payout, stake + cap)
    return payout


def shrink(m: Vector, ticket: int, stake: int, partly: bool) -> None:
    """Take a stake out of what is open with a bonus, and of the player where the bet stays open."""
    if partly:
        m[P.OPEN_STAKES] -= stake
    if m[ticket + T.SLOT] != NONE:
        m[bonus_at(m, m[ticket + T.SLOT]) + B.OPEN_STAKES] -= stake


def void(m: Vector, book: Vector, t: int) -> None:
    """A bet is void: the stake goes back to where it came from."""
    ticket = ticket_at(m, t)
    k = m[ticket + T.SLOT]
    m[N.SLOT] = k
    close_bet(m, t)
    shrink(m, ticket, m[ticket + T.STAKE], False)
    m[P.LOST] -= m[ticket + T.STAKE]
    m[P.CASH_STAKED] = max(m[P.CASH_STAKED] - m[ticket + T.OWN], 0)
    if k == NONE:
        m[P.CASH] += m[ticket + T.STAKE]
        m[N.CODE] = m[ticket + T.CODE]
    else:
        refund(m, book, bonus_at(m, k), rule_at(book, m[bonus_at(m, k) + B.RULES]), ticket)
        m[N.CODE] = void_chain(m, book, t)
    give_back(m, t)
    hold_to_balance(m, book, m[N.AT])


def void_chain(m: Vector, book: Vector, t: int) -> int:
    """Take back, or count, a void bet for each bonus; the code for the first."""
    code = void_one(m, book, ticket_at(m, t), True)
    further = m[ticket_at(m, t) + T.NEXT]
    while further != NONE:
        void_one(m, book, ticket_at(m, further), False)
        further = m[ticket_at(m, further) + T.NEXT]
    return code


def void_one(m: Vector, book: Vector, ticket: int, first: bool) -> int:
    """Take back, or count, a void bet for one bonus; its code."""
    rule = rule_at(book, m[bonus_at(m, m[ticket + T.SLOT]) + B.RULES])
    if book[rule + R.VOIDS] == 1:
        return count_settled(m, book, ticket, m[N.AT], first, NONE)
    return take_back(m, book, ticket, first, 0, Code.VOID)


def cash_out(m: Vector, book: Vector, t: int) -> None:
    """A bet is cashed out, all of it or a part of its stake."""
    ticket = ticket_at(m, t)
    k = m[ticket + T.SLOT]
    stake = m[ticket + T.STAKE]
    full = stake == 0 or m[N.AMOUNT] >= stake
    amount = stake if full else m[N.AMOUNT]
    own = m[ticket + T.OWN] if full else share(m[ticket + T.OWN], amount, stake)
    part = m[ticket + T.PART] if full else amount - own
    m[N.SLOT] = k
    note_cash_out(m, ticket)
    if full:
        close_bet(m, t)
    pay(m, book, ticket, own, part, amount, max(m[N.PAYOUT], 0))
    shrink(m, ticket, amount, not full)
    m[N.CODE] = cash_chain(m, book, t, amount, own, part)
    if full:
        give_back(m, t)
    hold_to_balance(m, book, m[N.AT])


def note_cash_out(m: Vector, ticket: int) -> None:
    """Note that a bet with bonus money was cashed out."""
    if m[ticket + T.SLOT] == NONE:
        return
    bonus = bonus_at(m, m[ticket + T.SLOT])
    if m[ticket + T.PART] > 0 and m[bonus + B.CASHED_OUT_ROW] == NONE:
        m[bonus + B.CASHED_OUT_ROW] = m[N.ROW]


def cash_chain(m: Vector, book: Vector, t: int, amount: int, own: int, part: int) -> int:
    """Shrink a bet for each bonus that it counts for; the code for the first."""
    code = m[ticket_at(m, t) + T.CODE]
    first = True
    while t != NONE:
        ticket = ticket_at(m, t)
        if m[ticket + T.SLOT] != NONE:
            told = cash_one(m, book, ticket, amount, first)
            code = told if first else code
        m[ticket + T.STAKE] -= amount
        m[ticket + T.OWN] -= own
        m[ticket + T.PART] -= part
        first = False
        t = m[ticket + T.NEXT]
    return code


def cash_one(m: Vector, book: Vector, ticket: int, amount: int, first: bool) -> int:
    """What of a bet still counts for a bonus after a part is cashed out; the code of the row."""
    bonus = bonus_at(m, m[ticket + T.SLOT])
    rule = rule_at(book, m[bonus + B.RULES])
    stake = m[ticket + T.STAKE]
    whole = amount == stake
    if not whole and is_active(m, bonus):
        touch(m, book, bonus, rule, Switch.CASH_OUT)
    m[ticket + T.BASE] = 0 if whole else m[ticket + T.BASE] - share(m[ticket + T.BASE], amount, stake)
    stays = book[rule + R.CASH_OUT] == 1
    code = take_back(m, book, ticket, first, m[ticket + T.BASE] if stays else 0, Code.CASHED_OUT)
    if not stays and not whole and counts(m[ticket + T.CODE]):
        m[ticket + T.CODE] = Code.CASHED_OUT
    return code
