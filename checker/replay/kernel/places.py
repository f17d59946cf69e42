"""Where the kernel keeps what: the places of a player, of the row at hand, of an open bet, of a round."""

from collections.abc import MutableSequence, Sequence
from enum import IntEnum
from typing import NamedTuple

from checker.replay.fields import B, R

Vector = MutableSequence[int]
"""Whole numbers: a list where the kernel runs plain, an array of 64 bits where it is compiled."""
Column = Sequence[int]

GREATEST = 2**62
"""Where turnover and requirements stop growing: further sums in 64 bits would turn negative."""
UNIT = 1_000_000
"""Micro in a minor unit."""
ROUNDS = 16
"""How many rounds of a player are remembered for opposite bets and for several bets on one market."""


class K(IntEnum):
    """The kinds of rows, as KINDS of the ledger lists them."""

    DEPOSIT, WITHDRAWAL_REQUESTED, WITHDRAWAL_PAID, WITHDRAWAL_REFUSED, WITHDRAWAL_CANCELLED = range(5)
    BONUS_GRANTED, BONUS_ACTIVATED, BONUS_RELEASED, BONUS_EXPIRED, BONUS_FORFEITED, BONUS_CANCELLED = range(5, 11)
    BET_PLACED, BET_SETTLED, BET_VOIDED, CASH_OUT, ADJUSTMENT, FLAG = range(11, 17)


class F(IntEnum):
    """The flags that change more than their own bit, as FLAGS of the ledger lists them."""

    SELF_EXCLUDED, HARM_FLAGGED, INTERVENTION, OPTED_OUT, CONSENTED, CONSENT_WITHDRAWN, INACTIVE = 0, 1, 3, 5, 6, 7, 12
    AGE_UNDER_18, AGE_25_PLUS, SESSION_STARTED, SESSION_ENDED, SELF_EXCLUSION_ENDED, RESTORED = 14, 18, 22, 23, 24, 25


class X(IntEnum):
    """What the kernel keeps of a bonus behind the fields that all know: the columns after those of B."""

    OFFER = len(B)  # the code of the offer and its version at the grant
    LAST_STAKE = len(B) + 1  # the stake of the player's last bet before the grant
    NEXT = len(B) + 2  # the following bonus in its list: active, queued or without rule
    PREVIOUS = len(B) + 3
    PLAYER = len(B) + 4  # the player's code
    CARRIED = len(B) + 5  # the turnover that the bonus before left over for it


class P(IntEnum):
    """The memory `m` of the kernel: first the player at hand. The player's bonuses are those from FIRST up to AFTER."""

    CASH, RESERVED, FLAGS, AGE, DEPOSITS, BETS, GRANTS, SESSION = range(8)
    DEPOSIT, DEPOSIT_AT, DEPOSIT_ROW, METHOD, CASH_STAKED, LOST, LAST_STAKE, UNKNOWN = range(8, 16)
    FIRST, AFTER, DUE, OPEN_STAKES, OPEN_BETS, HIGH, FREE, ROUND = range(16, 24)  # DUE: no deadline passes before it
    ACTIVE, ACTIVE_LAST, QUEUED, QUEUED_LAST, RULELESS, RULELESS_LAST = range(24, 30)  # heads and tails of lists
    REQUESTED, TAKEN, TAKEN_BALANCE, TAKEN_PENDING = range(30, 34)  # bonus at the last request, bonus it forfeited
    CODE = 34


class N(IntEnum):
    """Then the row at hand, and what was found about it.

    OWN and PART: how a stake falls into own money and bonus money. SINGLE: the bet stands in this one row. AGAIN:
    its round had a bet of the same bonus before.
    """

    ROW, AT, SETTLED_AT, KIND, AMOUNT, CASH, BONUS_PART, PAYOUT = range(40, 48)
    BONUS, OFFER, BET, ROUND, GAME, CATEGORY, SELECTION, ODDS = range(48, 56)
    LOWEST_ODDS, INITIAL_STAKE, JACKPOT, METHOD, REPORTED, FLAG, USABLE, RULES, MARKET = range(56, 65)
    CODE, COUNTED, SLOT, SINGLE, OWN, PART, LIMIT, OVER, AGAIN, WEIGHT = range(65, 75)


class G(IntEnum):
    """Then how far the work is, and where the tables of the memory begin and end."""

    SPAN, ROW, BEGUN, TOTAL, KEPT, SHORT, END_OF_LEDGER = range(80, 87)  # TOTAL: bonuses of all players so far
    SLOTS, KEYS, LAST_KEY, TICKETS, TICKET_ROOM, BONUSES, BONUS_ROOM = range(87, 94)
    ENTRIES = 96  # the rounds of the player at hand begin here


class T(IntEnum):
    """The ticket of an open bet. A bet that counts for several bonuses has one for each, chained by NEXT."""

    BET, SLOT, STAKE, OWN, PART, BASE, WEIGHT, CODE = range(8)
    COUNTED, ROUND, OVER, PLACED_AT, NEXT = range(8, 13)


class E(IntEnum):
    """A round that is remembered: the first selection with an opposite, what it counted, the largest base."""

    ROUND, SELECTION, COUNTED, OPPOSED, SLOT, LARGEST = range(6)


class H(IntEnum):
    """The tables `book` that all rows are read with begin with the places where each of them begins.

    A code of -1 finds the first row of rules, that of bonuses whose terms are not given, and the first column of a
    table, that of bets without the word.
    """

    RULES, GAMES, GAMES_WIDTH, CATEGORIES, CATEGORIES_WIDTH, OPPOSITES, KINDS = range(7)
    STARTS, OFFSETS, LENGTHS, ZONE_WIDTH = range(7, 11)


PLAYER = len(P)
BONUS = len(B) + len(X)
TICKET = len(T)
ENTRY = len(E)
RULE = len(R)
"""How many numbers each of them has."""


def address(numbers: Vector) -> Vector:
    """Numbers as the kernel's functions hand them on: itself, and compiled the address of the first (see build.py)."""
    return numbers


def bonus_at(m: Vector, k: int) -> int:
    """Where the fields of a bonus begin."""
    return m[G.BONUSES] + k * BONUS


def ticket_at(m: Vector, t: int) -> int:
    """Where the fields of a ticket begin."""
    return m[G.TICKETS] + t * TICKET


def round_at(place: int) -> int:
    """Where the fields of a round begin."""
    return G.ENTRIES + place * ENTRY


def rule_at(book: Vector, code: int) -> int:
    """Where the fields of a rule begin."""
    return book[H.RULES] + (code + 1) * RULE


class Columns(NamedTuple):
    """The columns of the rows."""

    at: Column
    settled_at: Column
    kind: Column
    amount: Column
    cash: Column
    bonus_part: Column
    payout: Column
    bonus: Column
    offer: Column
    bet: Column
    round: Column
    game: Column
    category: Column
    selection: Column
    odds: Column
    lowest_odds: Column
    initial_stake: Column
    jackpot: Column
    method: Column
    reported: Column
    flag: Column
    usable: Column
    grant_rules: Column
    market: Column


class Output(NamedTuple):
    """What is told of each row, and the states of players that come from an earlier batch or go on to a later one."""

    codes: Vector
    counted: Vector
    slots: Vector
    number: Vector
    """The row of the input that each row is."""
    spans: Vector
    """Of each player SPAN numbers: first row, end, place of its state before or NONE, 1 if it is kept, code."""
    before: Vector
    """States before, one behind the other."""
    after: Vector
    after_at: Vector
    """Of each player: where its state after stands, NONE if it was not kept."""


SPAN = 5
"""How many numbers of `spans` a player has."""
