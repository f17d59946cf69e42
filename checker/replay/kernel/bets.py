"""A bet is placed: its stake is taken, and what can count of it is decided."""

from checker.replay.fields import NONE, WHOLE, B, Code, CountAt, End, From, OnBreach, R, Stacking, Switch
from checker.replay.kernel.counting import count, micro_of
from checker.replay.kernel.ends import end, set_deadline
from checker.replay.kernel.funds import attributed, split, split_alone
from checker.replay.kernel.judging import base_of, decide, hold_to_limit, is_over_maximum, most_of_a_bet
from checker.replay.kernel.lists import is_active, touch
from checker.replay.kernel.places import N, P, T, Vector, X, bonus_at, rule_at, ticket_at
from checker.replay.kernel.rounds import join, only_largest
from checker.replay.kernel.tickets import draw


def place(m: Vector, book: Vector) -> int:
    """Work the placement of a bet; its ticket."""
    m[N.OVER] = 0
    m[N.AGAIN] = 0
    m[N.WEIGHT] = 0
    k = attributed(m)
    m[N.SLOT] = k
    t = draw(m)
    if k == NONE:
        split_alone(m)
        fill(m, t, NONE, m[N.CODE], 0)
    else:
        place_with(m, book, k, t)
    m[P.BETS] += 1
    m[P.LAST_STAKE] = m[N.AMOUNT]
    m[P.CASH_STAKED] += m[N.OWN]
    m[P.LOST] += m[N.AMOUNT]
    return t


def fill(m: Vector, t: int, k: int, code: int, base: int) -> None:
    """Write a ticket."""
    ticket = ticket_at(m, t)
    m[ticket + T.SLOT] = k
    m[ticket + T.STAKE] = m[N.AMOUNT]
    m[ticket + T.OWN] = m[N.OWN]
    m[ticket + T.PART] = m[N.PART]
    m[ticket + T.BASE] = base
    m[ticket + T.WEIGHT] = m[N.WEIGHT]
    m[ticket + T.CODE] = code
    m[ticket + T.COUNTED] = 0
    m[ticket + T.ROUND] = m[N.ROUND]
    m[ticket + T.OVER] = m[N.OVER]
    m[ticket + T.PLACED_AT] = m[N.AT]


def place_with(m: Vector, book: Vector, k: int, t: int) -> None:
    """Place a bet that belongs to a bonus, and count it for those that run beside it."""
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    live = is_active(m, bonus)
    sums(m, bonus)
    if live:
        split(m, book, bonus, rule)
        first_stake(m, book, bonus, rule)
        hold_to_limit(m, book, bonus, rule)
    else:
        split_alone(m)
    code = decide(m, book, bonus, rule)
    if code == Code.COUNTED and is_over_maximum(m, book, rule):
        code = Code.OVER_MAXIMUM
    if m[N.ROUND] >= 0 and (not stands_outside(code)):
        code = join(m, book, k, rule, code)
    beside = others(m, book, k, rule)
    count_now(m, book, k, t, code, True)
    m[N.CODE] = m[ticket_at(m, t) + T.CODE]
    if beside != NONE:
        place_beside(m, book, t, beside)
    if live and m[N.OVER] == 1 and (book[rule + R.ON_BREACH] == OnBreach.VOID_ALL) and is_active(m, bonus):
        end(m, book, k, End.BREACHED, m[N.AT], m[N.ROW])


def stands_outside(code: int) -> bool:
    """True of a bet that has nothing to do with the turnover of its bonus."""
    return code == Code.NO_BONUS or code == Code.NOT_STARTED or code == Code.AFTER_END


def sums(m: Vector, bonus: int) -> None:
    """Add a bet to what was staked with a bonus."""
    stake = m[N.AMOUNT]
    m[bonus + B.BETS] += 1
    m[bonus + B.STAKED] += stake
    if m[N.SINGLE] == 0:
        m[bonus + B.OPEN_STAKES] += stake
    if stake > m[bonus + B.GREATEST_STAKE]:
        m[bonus + B.GREATEST_STAKE] = stake
        m[bonus + B.GREATEST_ROW] = m[N.ROW]


def first_stake(m: Vector, book: Vector, bonus: int, rule: int) -> None:
    """Note the first stake of bonus money, from which time and turnover may run."""
    if m[N.PART] == 0 or m[bonus + B.FIRST_STAKE_AT] != NONE:
        return
    m[bonus + B.FIRST_STAKE_AT] = m[N.AT]
    if book[rule + R.STARTS] == From.FIRST_BONUS_STAKE:
        m[bonus + B.STARTED_AT] = m[N.AT]
    if book[rule + R.CLOCK] != NONE and book[rule + R.CLOCK_FROM] == From.FIRST_BONUS_STAKE:
        set_deadline(m, book, bonus, rule)


def others(m: Vector, book: Vector, k: int, rule: int) -> int:
    """The first of the active bonuses that count a bet beside its own, NONE without any."""
    if m[N.BONUS] >= 0 or book[rule + R.STACKING] != Stacking.PARALLEL:
        return NONE
    return m[P.ACTIVE] if m[P.ACTIVE] != k else m[bonus_at(m, k) + X.NEXT]


def place_beside(m: Vector, book: Vector, t: int, other: int) -> None:
    """Count a bet for each further active bonus by its own rule; only turnover, no money."""
    m[N.AGAIN] = 0
    over = m[N.OVER]
    last = t
    while other != NONE:
        further = m[bonus_at(m, other) + X.NEXT]
        m[N.OVER] = 0
        code = decide(m, book, bonus_at(m, other), rule_at(book, m[bonus_at(m, other) + B.RULES]))
        hung = draw(m)
        count_now(m, book, other, hung, code, False)
        m[ticket_at(m, last) + T.NEXT] = hung
        last = hung
        other = further
    m[N.OVER] = over


def count_now(m: Vector, book: Vector, k: int, t: int, code: int, first: bool) -> None:
    """Fill the ticket of a bet for one bonus, and count it if it counts when it is placed."""
    if code != Code.COUNTED:
        fill(m, t, k, code, 0)
        return
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    base = base_of(m, book, bonus, rule)
    if base == NONE:
        fill(m, t, k, Code.OTHER_FUNDS, 0)
        return
    whole = most_of_a_bet(m, book, bonus, rule, base)
    code = Code.CLIPPED if whole < base else word_of(m[N.WEIGHT])
    base = only_largest(m, book, k, rule, whole) if first else whole
    if base == 0 and whole > 0:
        fill(m, t, k, Code.NOT_LARGEST, 0)
        return
    fill(m, t, k, code, base)
    if m[N.SINGLE] == 0 or (m[N.SETTLED_AT] >= 0 and m[N.SETTLED_AT] != m[N.AT]):
        touch(m, book, bonus, rule, Switch.COUNT_AT)
    if book[rule + R.COUNT_AT] == CountAt.PLACEMENT:
        ticket = ticket_at(m, t)
        m[ticket + T.COUNTED] = micro_of(m, book, bonus, rule, base, m[ticket + T.WEIGHT])
        count(m, book, k, ticket, m[ticket + T.COUNTED], m[N.AT], first)


def word_of(weight: int) -> int:
    """The code of a bet that counts with a weight."""
    return Code.COUNTED if weight == WHOLE else Code.WEIGHTED
