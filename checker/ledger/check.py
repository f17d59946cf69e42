"""What can be wrong with a row on its own: each row's first trouble, compiled, all columns in one pass."""

import numpy as np

from checker.ledger.batch import Batch, known_words
from checker.ledger.cells import COLUMN, Dictionary
from checker.ledger.columns import FLAGS, GREATEST_AMOUNT, KINDS
from checker.ledger.jit import compiled
from checker.ledger.parse import NOTHING, Troubles
from checker.ledger.reasons import SHIFT, Why
from checker.ledger.rows import ABSENT, Ints
from checker.ledger.texts import Marks, buffers
from checker.money import CURRENCIES

EARLIEST, LATEST = 631_152_000_000_000, 4_102_444_800_000_000
"""1990-01-01 and 2100-01-01 in microseconds: a time outside was written in another unit, or is a slip."""
ONE = 10_000

AT, SETTLED_AT, BET, PLAYER, KIND, AMOUNT, CURRENCY, CASH, BONUS_PART, PAYOUT, BONUS, OFFER = (
    COLUMN[name] << SHIFT
    for name in (
        "at", "settled_at", "bet", "player", "kind", "amount", "currency", "cash_amount", "bonus_amount", "payout",
        "bonus", "offer",
    )
)  # fmt: skip
ODDS, LOWEST_ODDS, INITIAL_STAKE, JACKPOT, REPORTED, FLAG = (
    COLUMN[name] << SHIFT
    for name in ("odds", "lowest_odds", "initial_stake", "jackpot_amount", "reported_turnover", "flag")
)

(
    DEPOSIT, WITHDRAWAL_REQUESTED, WITHDRAWAL_PAID, WITHDRAWAL_REFUSED, WITHDRAWAL_CANCELLED, BONUS_GRANTED,
    BONUS_ACTIVATED, BONUS_RELEASED, BONUS_EXPIRED, BONUS_FORFEITED, BONUS_CANCELLED, BET_PLACED, BET_SETTLED,
    BET_VOIDED, CASH_OUT, ADJUSTMENT, FLAG_ROW,
) = range(len(KINDS))  # fmt: skip

AMOUNT_MAY_BE_EMPTY = np.array(
    [
        kind in ("bonus_activated", "bonus_expired", "bonus_forfeited", "bonus_cancelled", "bet_voided", "flag")
        for kind in KINDS
    ]
)


@compiled
def _needed(kind: int, at: int, amount: int, currency: int, has_player: bool, known_currency: Marks) -> int:
    """What every row must have."""
    if not has_player:
        return PLAYER | Why.EMPTY
    if at == NOTHING:
        return AT | Why.EMPTY
    if at < EARLIEST or at >= LATEST:
        return AT | Why.UNLIKELY_TIME
    if kind == ABSENT or kind >= len(AMOUNT_MAY_BE_EMPTY):
        return KIND | (Why.EMPTY if kind == ABSENT else Why.UNKNOWN_KIND)
    if not known_currency[currency]:
        return CURRENCY | (Why.EMPTY if currency == ABSENT else Why.UNKNOWN_CURRENCY)
    if amount == NOTHING and not AMOUNT_MAY_BE_EMPTY[kind]:
        return AMOUNT | Why.EMPTY
    return 0


@compiled
def _size(amount: int, column: int, may_be_negative: bool) -> int:
    """Whether an amount lies within its bounds."""
    if amount == NOTHING:
        return 0
    if amount < 0 and not may_be_negative:
        return column | Why.NEGATIVE
    return column | Why.TOO_LARGE if abs(amount) > GREATEST_AMOUNT else 0


@compiled
def _sizes(kind: int, amount: int, cash: int, bonus: int, payout: int) -> int:
    """Whether the amounts that move lie within their bounds."""
    free = kind == ADJUSTMENT
    found = _size(amount, AMOUNT, free) or _size(cash, CASH, free) or _size(bonus, BONUS_PART, free)
    return found or _size(payout, PAYOUT, False)


@compiled
def _further_sizes(initial_stake: int, jackpot: int, reported: int) -> int:
    """Whether the amounts that only tell something lie within their bounds."""
    return (
        _size(initial_stake, INITIAL_STAKE, False) or _size(jackpot, JACKPOT, False) or _size(reported, REPORTED, False)
    )


@compiled
def _parts(kind: int, amount: int, cash: int, bonus: int, payout: int) -> int:
    """Whether the own money and the bonus money of a bet make its stake or, once it is settled, its payout."""
    if kind < BET_PLACED or kind > CASH_OUT or kind == BET_VOIDED or (cash == NOTHING and bonus == NOTHING):
        return 0
    most = amount if kind == BET_PLACED or payout == NOTHING else max(amount, payout)
    if cash == NOTHING or bonus == NOTHING:
        return BONUS_PART | Why.PARTS_DO_NOT_ADD_UP if max(cash, bonus) > most else 0
    if cash + bonus == amount or (kind != BET_PLACED and cash + bonus == payout):
        return 0
    return BONUS_PART | Why.PARTS_DO_NOT_ADD_UP


@compiled
def _bet(kind: int, at: int, settled_at: int, payout: int, has_bet: bool) -> int:
    """What a bet must have, and no other row may."""
    if not has_bet and (kind in (BET_PLACED, BET_VOIDED, CASH_OUT)):
        return BET | Why.NO_BET
    if payout != NOTHING and payout > 0 and (kind < BET_SETTLED or kind > CASH_OUT):
        return PAYOUT | Why.PAYOUT_WITHOUT_BET
    if settled_at == NOTHING:
        return 0
    if settled_at < at:
        return SETTLED_AT | Why.SETTLED_BEFORE_PLACED
    return SETTLED_AT | Why.UNLIKELY_TIME if settled_at >= LATEST else 0


@compiled
def _odds(odds: int, lowest: int) -> int:
    """Whether odds can be decimal ones."""
    if odds != NOTHING and odds < ONE:
        return ODDS | Why.ODDS_BELOW_ONE
    return LOWEST_ODDS | Why.ODDS_BELOW_ONE if lowest != NOTHING and lowest < ONE else 0


@compiled
def _bonus(kind: int, has_bonus: bool, offer: int) -> int:
    """What a row about a bonus must have."""
    if kind < BONUS_GRANTED or kind > BONUS_CANCELLED:
        return 0
    if not has_bonus:
        return BONUS | Why.NO_BONUS
    return OFFER | Why.NO_OFFER if kind == BONUS_GRANTED and offer == ABSENT else 0


@compiled
def _flag(kind: int, flag: int, known_flag: Marks) -> int:
    """What a row that tells something of a player must have."""
    if kind != FLAG_ROW or known_flag[flag]:
        return 0
    return FLAG | (Why.NO_FLAG if flag == ABSENT else Why.UNKNOWN_FLAG)


@compiled
def _check(
    troubles: Troubles, has_player: Marks, has_bet: Marks, has_bonus: Marks, known_currency: Marks, known_flag: Marks,
    kind: Ints, at: Ints, settled_at: Ints, amount: Ints, currency: Ints, cash: Ints, bonus: Ints, payout: Ints,
    initial_stake: Ints, jackpot: Ints, reported: Ints, odds: Ints, lowest_odds: Ints, offer: Ints, flag: Ints,
) -> None:  # fmt: skip
    """Write the first trouble of each row that has none yet."""
    for i in range(len(troubles)):
        if troubles[i] == 0:
            troubles[i] = (
                _needed(kind[i], at[i], amount[i], currency[i], has_player[i], known_currency)
                or _sizes(kind[i], amount[i], cash[i], bonus[i], payout[i])
                or _further_sizes(initial_stake[i], jackpot[i], reported[i])
                or _bet(kind[i], at[i], settled_at[i], payout[i], has_bet[i])
                or _parts(kind[i], amount[i], cash[i], bonus[i], payout[i])
                or _odds(odds[i], lowest_odds[i])
                or _bonus(kind[i], has_bonus[i], offer[i])
                or _flag(kind[i], flag[i], known_flag)
            )


def check(batch: Batch, troubles: Troubles, words: Dictionary) -> None:
    """Add the trouble of each row to those of its cells."""
    column = batch.column
    known_flag = np.arange(len(words.of["flag"].texts) + 1) < len(FLAGS)
    known_flag[-1] = False
    _check(
        troubles, _present(batch, "player"), _present(batch, "bet"), _present(batch, "bonus"),
        known_words(words.of["currency"], CURRENCIES), known_flag,
        column("kind"), column("at"), column("settled_at"), column("amount"), column("currency"),
        column("cash_amount"), column("bonus_amount"), column("payout"), column("initial_stake"),
        column("jackpot_amount"), column("reported_turnover"), column("odds"), column("lowest_odds"),
        column("offer"), column("flag"),
    )  # fmt: skip


def _present(batch: Batch, name: str) -> Marks:
    if name not in batch.texts.column_names:
        return np.zeros(batch.length, dtype=np.bool_)
    return buffers(batch.texts[name]).present
