"""The story of one bonus's replay, row by row, in words: why each bet counted or did not, and how the bonus ended."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

from checker.ledger.columns import KINDS
from checker.money import digits_of, fixed
from checker.replay.fields import NONE, Code, End
from checker.replay.stepper import Row, Stepper, rows_between
from checker.replay.stepper.bonus import Bonus
from checker.replay.stepper.book import Tables

WORDS: dict[Code, str] = {
    Code.NOT_A_BET: "no bet",
    Code.COUNTED: "counted in full",
    Code.WEIGHTED: "counted with its weight",
    Code.CLIPPED: "counted up to the most that counts of one bet",
    Code.NO_BONUS: "no bonus was active whose terms are known",
    Code.NOT_STARTED: "the bonus had not begun",
    Code.FREE_BET: "the stake was a free bet",
    Code.EXCLUDED: "the game is excluded",
    Code.OTHER_PRODUCT: "the bonus is for another product",
    Code.WEIGHT_ZERO: "the game does not count",
    Code.BELOW_ODDS: "the odds were below the minimum",
    Code.ODDS_UNKNOWN: "the ledger does not tell the odds",
    Code.OVER_MAXIMUM: "the stake was above the maximum",
    Code.VOID: "the bet was voided",
    Code.PUSH: "the stake came back, and a push does not count",
    Code.CASHED_OUT: "the bet was cashed out",
    Code.OPPOSITE: "the other side of the round was bet on too",
    Code.OTHER_FUNDS: "the stake was made with money that does not count",
    Code.AFTER_DEADLINE: "the bet was settled after the deadline",
    Code.AFTER_END: "the bonus had ended",
    Code.GAMBLE: "a gamble after a win does not count",
    Code.NOT_LARGEST: "only the largest stake on a market counts",
    Code.PLACED: "another row of the bet counts",
    Code.CORRECTED: "what counted at the placement was corrected",
    Code.UNKNOWN_BONUS: "the ledger granted no such bonus",
    Code.UNKNOWN_BET: "no such bet is open",
    Code.UNCONVERTED: "there is no exchange rate for the day",
}
"""Why a row counted towards a bonus, or did not."""

ENDS: dict[End, str] = {
    End.NONE: "it has not ended",
    End.COMPLETED: "the requirement was met",
    End.EXPIRED: "the time for wagering was over",
    End.WITHDRAWN: "a withdrawal was requested",
    End.BREACHED: "a stake was above the maximum",
    End.FLAGGED: "the player was excluded, opted out or fell inactive",
    End.LOST: "nothing was left",
    End.LOW: "less than the threshold was left",
    End.CANCELLED: "it was cancelled",
    End.MERGED: "it went over into the next bonus",
    End.FORFEITED: "it was forfeited",
}
"""How a bonus ended, or ought to have."""

_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
_INDENT = " " * 21


class Account(NamedTuple):
    """What a bonus stands at: micro turnover, micro requirement, minor units that are in it."""

    counted: int
    requirement: int
    balance: int


class Told(NamedTuple):
    """One row of a bonus's story; `row` is NONE where time alone did something, and `end` how the bonus ended by it."""

    at: int
    row: int
    kind: str
    amount: int
    code: Code
    counted: int
    account: Account
    end: End = End.NONE


def story(rows: Any, tables: Tables, grant: int) -> list[Told]:
    """The rows that concern one bonus, which the row at `grant` grants, and the deadline where it ended the bonus.

    `rows` and `tables` are those of a batch in which the player's rows begin.
    """
    first, end = _of_player(rows.player, grant)
    stepper = Stepper(tables)
    told: list[Told] = []
    bonus: Bonus | None = None
    before: Account | None = None
    for number, row in enumerate(rows_between(rows, tables, first, end), first):
        code, counted, slot = stepper.step(number, row)
        if number == grant:
            bonus = stepper.player.bonuses[slot]
        if bonus is None:
            continue
        account = _account(bonus)
        if over := _deadline(bonus, told):
            told, before = told + over, account
        if slot == bonus.slot or account != before:
            told.append(_row(bonus, number, row, code, counted if slot == bonus.slot else 0))
        before = account
    stepper.finish()
    return told + (_deadline(bonus, told) if bonus else [])


def _of_player(players: Sequence[int], row: int) -> tuple[int, int]:
    """The places of the first row and behind the last row of the player whom a row belongs to."""
    first = end = row
    while first > 0 and players[first - 1] == players[row]:
        first -= 1
    while end < len(players) and players[end] == players[row]:
        end += 1
    return first, end


def _account(bonus: Bonus) -> Account:
    return Account(bonus.counted, bonus.requirement, bonus.balance + bonus.pending)


def _deadline(bonus: Bonus, told: list[Told]) -> list[Told]:
    """The deadline, if it has ended the bonus and is not told yet."""
    if bonus.due_end != End.EXPIRED or any(one.end for one in told):
        return []
    account = _account(bonus)._replace(balance=0)
    return [Told(bonus.due_at, NONE, "deadline", 0, Code.NOT_A_BET, 0, account, End.EXPIRED)]


def _row(bonus: Bonus, number: int, row: Row, code: int, counted: int) -> Told:
    end = End(bonus.due_end) if bonus.due_row == number else End.NONE
    if end == End.NONE and bonus.done_row == number:
        end = End(bonus.done_end)
    return Told(row.at, number, KINDS[row.kind], row.amount, Code(code), counted, _account(bonus), end)


def lines(told: Sequence[Told], currency: str) -> Iterator[str]:
    """A story as lines for people; times are UTC, amounts in the currency of the bonus."""
    before: Account | None = None
    for one in told:
        yield _headline(one, currency)
        if one.account != before:
            yield _INDENT + _standing(one.account, currency)
        if one.end != End.NONE:
            yield f"{_INDENT}the bonus ends: {ENDS[one.end]}"
        before = one.account


def _headline(one: Told, currency: str) -> str:
    when = (_BEGIN + timedelta(microseconds=one.at)).strftime("%Y-%m-%d %H:%M:%S")
    words = [one.kind.replace("_", " ")]
    if one.amount:
        words.append(f"{_money(Fraction(one.amount), currency)} {currency}")
    reason = "" if one.code == Code.NOT_A_BET else f", {WORDS[one.code]}"
    counted = f": {_signed(one.counted, currency)}" if one.counted else ""
    return f"{when}  {' '.join(words)}{reason}{counted}"


def _standing(account: Account, currency: str) -> str:
    asked = "" if account.requirement == NONE else f" of {_money(Fraction(account.requirement, 10**6), currency)}"
    turnover = _money(Fraction(account.counted, 10**6), currency)
    return f"turnover {turnover}{asked}, balance {_money(Fraction(account.balance), currency)}"


def _signed(micro: int, currency: str) -> str:
    return ("+" if micro > 0 else "") + _money(Fraction(micro, 10**6), currency)


def _money(minor: Fraction, currency: str) -> str:
    """Minor units in units of the currency, with as many digits more as are needed to be exact."""
    digits = digits_of(currency)
    places = digits
    while (minor * 10 ** (places - digits)).denominator != 1:
        places += 1
    return fixed(minor / 10**digits, places)
