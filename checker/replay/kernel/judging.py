"""Whether a bet counts, decided when it is placed, and with what base."""

from checker.replay.fields import NONE, WHOLE, Amount, B, Code, Funds, OnBreach, R, Switch, Unsure
from checker.replay.kernel.lists import is_over, touch
from checker.replay.kernel.numbers import lower, share
from checker.replay.kernel.places import H, N, P, Vector

OPEN_WEIGHT = -4
OTHER_PRODUCT = -3
EXCLUDED = -2
"""What stands in the tables of weights where no weight does."""
GAMBLE = 1
"""The kind of a category that doubles up what was won."""


def limit(m: Vector, book: Vector, bonus: int, rule: int) -> int:
    """The greatest stake that the terms allow, NONE without one."""
    amount = book[rule + R.BET_LIMIT]
    if book[rule + R.BET_LIMIT_YOUNG] != NONE and 1 <= m[P.AGE] <= 4:
        amount = book[rule + R.BET_LIMIT_YOUNG]
    if book[rule + R.BET_LIMIT_SHARE] == NONE:
        return amount
    part = share(m[bonus + B.AMOUNT], book[rule + R.BET_LIMIT_SHARE], WHOLE)
    return max(amount, part) if book[rule + R.BET_LIMIT_HIGHER] == 1 else lower(amount, part)


def hold_to_limit(m: Vector, book: Vector, bonus: int, rule: int) -> None:
    """Note a stake over the maximum."""
    most = limit(m, book, bonus, rule)
    m[N.LIMIT] = most
    stake = m[N.AMOUNT]
    if most == NONE or stake <= most:
        return
    if m[N.PART] == 0:
        touch(m, book, bonus, rule, Switch.LIMIT_WHILE)
        if book[rule + R.LIMIT_WHILE] == 0:
            return
    m[N.OVER] = 1
    touch(m, book, bonus, rule, Switch.ON_BREACH)
    m[bonus + B.OVER_BETS] += 1
    m[bonus + B.OVER_EXCESS] += stake - most
    m[bonus + B.OVER_STAKED] += stake
    if m[bonus + B.OVER_ROW] == NONE:
        m[bonus + B.OVER_ROW] = m[N.ROW]


def decide(m: Vector, book: Vector, bonus: int, rule: int) -> int:
    """Why a bet counts nothing, the first reason that holds; COUNTED where none does."""
    if m[bonus + B.RULES] == NONE:
        return Code.NO_BONUS
    if m[bonus + B.STARTED_AT] == NONE or m[N.AT] < m[bonus + B.STARTED_AT]:
        return Code.NOT_STARTED
    if is_over(m, bonus):
        return Code.AFTER_END
    if book[rule + R.FREE_BETS] == 0 and m[N.AMOUNT] > 0 and (m[N.PART] == m[N.AMOUNT]):
        return Code.FREE_BET
    if book[book[H.KINDS] + m[N.CATEGORY] + 1] == GAMBLE:
        touch(m, book, bonus, rule, Switch.GAMBLE)
        if book[rule + R.GAMBLE] == 0:
            return Code.GAMBLE
    code = decide_weight(m, book, bonus, rule)
    return decide_odds(m, book, bonus, rule) if code == Code.COUNTED else code


def decide_weight(m: Vector, book: Vector, bonus: int, rule: int) -> int:
    """Find the weight of what was played: the game's, else its category's."""
    code = m[bonus + B.RULES]
    weight = book[book[H.GAMES] + code * book[H.GAMES_WIDTH] + m[N.GAME] + 1]
    if weight == NONE:
        weight = book[book[H.CATEGORIES] + code * book[H.CATEGORIES_WIDTH] + m[N.CATEGORY] + 1]
    m[N.WEIGHT] = weight
    if weight > 0:
        return Code.COUNTED
    if weight == 0:
        return Code.WEIGHT_ZERO
    if weight == OTHER_PRODUCT:
        return Code.OTHER_PRODUCT
    if weight == EXCLUDED:
        exclude(m, bonus)
        return Code.EXCLUDED
    touch(m, book, bonus, rule, Switch.WEIGHT)
    m[N.WEIGHT] = WHOLE
    return Code.COUNTED


def exclude(m: Vector, bonus: int) -> None:
    """Note a bet on what must not be played."""
    m[bonus + B.EXCLUDED_BETS] += 1
    if m[bonus + B.EXCLUDED_ROW] == NONE:
        m[bonus + B.EXCLUDED_ROW] = m[N.ROW]


def decide_odds(m: Vector, book: Vector, bonus: int, rule: int) -> int:
    """Hold the odds against the minimum."""
    least = book[rule + R.MINIMUM_ODDS]
    if least == NONE:
        return Code.COUNTED
    odds = m[N.ODDS]
    lowest = m[N.LOWEST_ODDS]
    if odds >= 0 and lowest >= 0 and ((odds >= least) != (lowest >= least)):
        touch(m, book, bonus, rule, Switch.ODDS)
    if book[rule + R.ODDS_OF] == 1:
        if lowest < 0 and odds >= least:
            m[bonus + B.TOUCHED] |= Unsure.LEGS
        odds = odds if lowest < 0 else lowest
    if odds < 0:
        m[bonus + B.TOUCHED] |= Unsure.ODDS
        return Code.ODDS_UNKNOWN
    return Code.BELOW_ODDS if odds < least else Code.COUNTED


def is_over_maximum(m: Vector, book: Vector, rule: int) -> bool:
    """True of a stake that counts nothing because it is over the maximum."""
    if m[N.OVER] == 0:
        return False
    return book[rule + R.ON_BREACH] == OnBreach.VOID_CONTRIBUTION or book[rule + R.ON_BREACH] == OnBreach.VOID_ALL


def base_of(m: Vector, book: Vector, bonus: int, rule: int) -> int:
    """What of a stake counts before the weight and before a maximum for each bet; NONE where its funds do not."""
    stake = m[N.AMOUNT]
    if stake > 0:
        touch(m, book, bonus, rule, Switch.FUNDS)
    base = stake
    if book[rule + R.AMOUNT] == Amount.BONUS_PART or book[rule + R.FUNDS] == Funds.BONUS_ONLY:
        base = m[N.PART]
    elif book[rule + R.FUNDS] == Funds.CASH_ONLY:
        base = m[N.OWN]
    if base == 0 and stake > 0:
        return NONE
    return without_raises(m, book, bonus, rule, base)


def without_raises(m: Vector, book: Vector, bonus: int, rule: int, base: int) -> int:
    """The base without raises and without the part that feeds a jackpot, where the terms say so."""
    initial = m[N.INITIAL_STAKE]
    if initial >= 0:
        if initial < m[N.AMOUNT]:
            touch(m, book, bonus, rule, Switch.RAISES)
        if book[rule + R.RAISES] == 0:
            base = min(base, initial)
    if m[N.JACKPOT] > 0:
        touch(m, book, bonus, rule, Switch.JACKPOT_PART)
        if book[rule + R.JACKPOT_PART] == 0:
            base = max(base - m[N.JACKPOT], 0)
    return base


def most_of_a_bet(m: Vector, book: Vector, bonus: int, rule: int, base: int) -> int:
    """The base, or the most of one bet that counts if that is less."""
    if book[rule + R.CAP_PER_BET] != NONE:
        base = min(base, book[rule + R.CAP_PER_BET])
    if book[rule + R.CAP_SHARE] != NONE:
        base = min(base, share(m[bonus + B.AMOUNT], book[rule + R.CAP_SHARE], WHOLE))
    if m[N.OVER] == 1 and book[rule + R.ON_BREACH] == OnBreach.CLIP:
        base = min(base, m[N.LIMIT])
    return base
