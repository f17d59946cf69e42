"""Which bonus a bet belongs to, and how its stake falls into own money and bonus money."""

from checker.replay.fields import NONE, WHOLE, B, Code, Order, R, Switch, Unsure
from checker.replay.kernel.lists import known, touch
from checker.replay.kernel.numbers import share
from checker.replay.kernel.places import N, P, Vector


def attributed(m: Vector) -> int:
    """The bonus that the row names, else the first active one; NONE without one."""
    if m[N.BONUS] >= 0:
        k = known(m, m[N.BONUS])
        m[N.CODE] = Code.UNKNOWN_BONUS if k == NONE else Code.NO_BONUS
        return k
    m[N.CODE] = Code.NO_BONUS
    k = m[P.ACTIVE]
    return m[P.RULELESS] if k == NONE else k


def is_given(m: Vector) -> bool:
    """True of a row that says itself which part is own money and which is bonus money."""
    return m[N.CASH] >= 0 or m[N.BONUS_PART] >= 0


def part_given(m: Vector, whole: int) -> int:
    """The part that is bonus money, as the row says."""
    return m[N.BONUS_PART] if m[N.BONUS_PART] >= 0 else max(whole - m[N.CASH], 0)


def own_given(m: Vector, whole: int) -> int:
    """The part that is own money, as the row says."""
    return m[N.CASH] if m[N.CASH] >= 0 else max(whole - m[N.BONUS_PART], 0)


def split_alone(m: Vector) -> None:
    """Split a stake that belongs to no active bonus: own money, unless the row says otherwise."""
    stake = m[N.AMOUNT]
    if is_given(m) and m[N.CODE] != Code.UNKNOWN_BONUS:
        m[N.OWN] = own_given(m, stake)
        m[N.PART] = part_given(m, stake)
    else:
        m[N.OWN] = stake
        m[N.PART] = 0
    debit(m, m[N.OWN])


def split(m: Vector, book: Vector, bonus: int, rule: int) -> None:
    """Split a stake between own money and an active bonus, and take both."""
    stake = m[N.AMOUNT]
    part = part_by_terms(book, rule, stake, m[P.CASH], m[bonus + B.BALANCE], m[bonus + B.RATIO])
    if is_given(m):
        m[N.OWN] = own_given(m, stake)
        m[N.PART] = part_given(m, stake)
        compare_order(m, book, bonus, rule, part)
        debit(m, m[N.OWN])
    else:
        m[N.OWN] = stake - part
        m[N.PART] = part
        if m[P.CASH] > 0 and m[bonus + B.BALANCE] > 0:
            touch(m, book, bonus, rule, Switch.ORDER)
        free = book[rule + R.ORDER] == Order.BONUS_ONLY or book[rule + R.ORDER] == Order.PLAYER_CHOICE
        both = free and 0 < stake <= m[P.CASH] and (stake <= m[bonus + B.BALANCE])
        if debit(m, m[N.OWN]) > 0 or both:
            m[bonus + B.TOUCHED] |= Unsure.FUNDS
    m[bonus + B.BALANCE] = max(m[bonus + B.BALANCE] - m[N.PART], 0)


def part_by_terms(book: Vector, rule: int, stake: int, cash: int, balance: int, ratio: int) -> int:
    """The bonus money in a stake by the order that the terms name."""
    order = book[rule + R.ORDER]
    if order == Order.CASH_FIRST:
        return min(stake - min(stake, cash), balance)
    if order == Order.PROPORTIONAL:
        return min(share(stake, ratio, WHOLE), balance)
    if order == Order.BONUS_FIRST or order == Order.MERGED:
        return min(stake, balance)
    if balance < stake or (cash >= stake and order == Order.PLAYER_CHOICE):
        return 0
    return stake


def compare_order(m: Vector, book: Vector, bonus: int, rule: int, part: int) -> None:
    """Note the first row whose split departs from the terms; not where balances or the order are not known."""
    order = book[rule + R.ORDER]
    if order == Order.BONUS_ONLY or order == Order.PLAYER_CHOICE or m[bonus + B.RULES] == NONE:
        return
    if m[bonus + B.ORDER_ROW] == NONE and m[P.UNKNOWN] == 0 and (m[N.PART] != part):
        m[bonus + B.ORDER_ROW] = m[N.ROW]


def debit(m: Vector, own: int) -> int:
    """Take own money; what the player cannot have had by the rows was there before them."""
    short = max(own - m[P.CASH], 0)
    m[P.UNKNOWN] += short
    m[P.CASH] += short - own
    return short
