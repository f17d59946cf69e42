"""Turnover is added to a bonus, corrected, or not: the codes of rows that settle, void or cash out a bet."""

from checker.replay.fields import NONE, Amount, B, Code, CountAt, R, Switch
from checker.replay.kernel.ends import meet
from checker.replay.kernel.lists import is_active, is_over, touch
from checker.replay.kernel.numbers import plus, product, rounded
from checker.replay.kernel.places import UNIT, N, T, Vector, bonus_at, rule_at
from checker.replay.kernel.rounds import add_to_round, is_opposed


def micro_of(m: Vector, book: Vector, bonus: int, rule: int, base: int, weight: int) -> int:
    """The turnover of a base with its weight, rounded where the terms round each bet."""
    micro = product(base, weight)
    if micro % UNIT != 0:
        touch(m, book, bonus, rule, Switch.ROUNDING)
    if book[rule + R.ROUNDING] == NONE or book[rule + R.ROUNDING_PER] == 1:
        return micro
    return rounded(micro, book[rule + R.ROUNDING], book[rule + R.ROUNDING_UNIT])


def count(m: Vector, book: Vector, k: int, ticket: int, micro: int, at: int, first: bool) -> None:
    """Add turnover to a bonus, take it back if below 0, and complete the bonus if it is met."""
    if micro == 0:
        return
    bonus = bonus_at(m, k)
    m[bonus + B.COUNTED] = max(plus(m[bonus + B.COUNTED], micro), 0)
    if first:
        m[N.COUNTED] += micro
        if m[ticket + T.ROUND] >= 0:
            add_to_round(m, m[ticket + T.ROUND], k, micro)
    if micro < 0:
        return
    m[bonus + B.COUNTED_BETS] += 1
    m[bonus + B.LAST_COUNTED_AT] = at
    if is_active(m, bonus):
        meet(m, book, k, at, m[N.ROW])


def counts(code: int) -> bool:
    """True of the code of a bet that counts, in full or less."""
    return code == Code.COUNTED or code == Code.WEIGHTED or code == Code.CLIPPED


def barred(m: Vector, book: Vector, ticket: int, bonus: int, rule: int, first: bool) -> int:
    """Why a bet does not count any more although it was going to when it was placed; COUNTED where it does."""
    if not counts(m[ticket + T.CODE]):
        return m[ticket + T.CODE]
    if first and m[ticket + T.ROUND] >= 0 and is_opposed(m, book, m[ticket + T.ROUND], rule):
        return Code.OPPOSITE
    if not is_over(m, bonus) and m[ticket + T.PLACED_AT] < m[bonus + B.STARTED_AT]:
        return Code.NOT_STARTED
    return Code.COUNTED


def count_settled(m: Vector, book: Vector, ticket: int, at: int, first: bool, payout: int) -> int:
    """Count a bet that is settled, or correct what it counted; its code. A payout of NONE: only the stake matters."""
    k = m[ticket + T.SLOT]
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    placed = book[rule + R.COUNT_AT] == CountAt.PLACEMENT
    code = barred(m, book, ticket, bonus, rule, first)
    if code != Code.COUNTED:
        return code
    if is_over(m, bonus):
        return Code.PLACED if placed else Code.AFTER_END
    if not placed and m[bonus + B.DEADLINE] != NONE and (at >= m[bonus + B.DEADLINE]):
        return Code.AFTER_DEADLINE
    code = m[ticket + T.CODE]
    base = m[ticket + T.BASE]
    if payout == m[ticket + T.STAKE] and payout > 0:
        touch(m, book, bonus, rule, Switch.PUSH)
        if book[rule + R.PUSH] == 0:
            code = Code.PUSH
            base = 0
    base = lesser(m, book, bonus, rule, base, payout - m[ticket + T.STAKE])
    micro = micro_of(m, book, bonus, rule, base, m[ticket + T.WEIGHT]) - m[ticket + T.COUNTED]
    count(m, book, k, ticket, micro, at, first)
    if not placed or m[N.SINGLE] == 1:
        return code
    return Code.PLACED if micro == 0 else Code.CORRECTED


def lesser(m: Vector, book: Vector, bonus: int, rule: int, base: int, won: int) -> int:
    """The lesser of a base and what was won, where the terms say so and something was won."""
    if won <= 0 or won >= base:
        return base
    touch(m, book, bonus, rule, Switch.AMOUNT)
    return won if book[rule + R.AMOUNT] == Amount.LESSER_OF_STAKE_AND_WIN else base


def take_back(m: Vector, book: Vector, ticket: int, first: bool, left: int, word: int) -> int:
    """Reduce what a bet counted when it was placed to what is left; `word`, or why it did not count anyway."""
    k = m[ticket + T.SLOT]
    bonus = bonus_at(m, k)
    rule = rule_at(book, m[bonus + B.RULES])
    code = barred(m, book, ticket, bonus, rule, first)
    if code != Code.COUNTED:
        return code
    if book[rule + R.COUNT_AT] == CountAt.PLACEMENT and (not is_over(m, bonus)):
        micro = micro_of(m, book, bonus, rule, left, m[ticket + T.WEIGHT])
        count(m, book, k, ticket, micro - m[ticket + T.COUNTED], m[N.AT], first)
        m[ticket + T.COUNTED] = micro
    return word
