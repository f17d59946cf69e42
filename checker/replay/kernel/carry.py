"""The whole state of a player as one row of numbers, for the next batch: places count from the player's first bonus.

It holds in this order: the player, how many bonuses and tickets follow, the rounds, the bonuses, the tickets. Rows of
the batch stand as their numbers in the input, below -1: -2 - number.
"""

from checker.replay.fields import NEVER, NONE, B
from checker.replay.kernel.places import (
    BONUS,
    ENTRY,
    PLAYER,
    ROUNDS,
    TICKET,
    E,
    G,
    P,
    T,
    Vector,
    X,
    bonus_at,
    round_at,
    ticket_at,
)
from checker.replay.kernel.tickets import open_bet

ROW_FIELDS = tuple(int(place) for place in B if place.name.endswith("_ROW"))
PLACES = tuple(
    int(place)
    for place in (
        *(P.ACTIVE, P.ACTIVE_LAST, P.QUEUED, P.QUEUED_LAST, P.RULELESS, P.RULELESS_LAST, P.REQUESTED, P.TAKEN),
        P.AFTER,
    )
)
"""What of a player is the place of a bonus."""
HEAD = PLAYER + 2
"""Where the rounds begin."""


def size(m: Vector) -> int:
    """How many numbers the state of the player at hand has."""
    bonuses = m[P.AFTER] - m[P.FIRST]
    return HEAD + ROUNDS * ENTRY + bonuses * BONUS + m[P.HIGH] * TICKET


def save(m: Vector, number: Vector, after: Vector, at: int) -> None:
    """Write the state of the player at hand."""
    first = m[P.FIRST]
    copy(m, 0, after, at, PLAYER)
    shift(after, at, PLACES, -first)
    after[at + P.FIRST] = 0
    after[at + P.DEPOSIT_ROW] = told(m[P.DEPOSIT_ROW], number)
    after[at + PLAYER] = m[P.AFTER] - first
    after[at + PLAYER + 1] = m[P.HIGH]
    at += HEAD
    for place in range(ROUNDS):
        save_round(m, round_at(place), place < m[P.ROUND], after, at, first)
        at += ENTRY
    for k in range(first, m[P.AFTER]):
        save_bonus(m, bonus_at(m, k), number, after, at, first)
        at += BONUS
    for t in range(m[P.HIGH]):
        copy(m, ticket_at(m, t), after, at, TICKET)
        after[at + T.SLOT] = moved(after[at + T.SLOT], -first)
        at += TICKET


def save_round(m: Vector, entry: int, used: bool, after: Vector, at: int, first: int) -> None:
    """Write one round; nothing of another player's."""
    for place in range(ENTRY):
        after[at + place] = m[entry + place] if used else 0
    if used:
        after[at + E.SLOT] -= first


def save_bonus(m: Vector, bonus: int, number: Vector, after: Vector, at: int, first: int) -> None:
    """Write one bonus."""
    copy(m, bonus, after, at, BONUS)
    after[at + X.NEXT] = moved(m[bonus + X.NEXT], -first)
    after[at + X.PREVIOUS] = moved(m[bonus + X.PREVIOUS], -first)
    for place in ROW_FIELDS:
        after[at + place] = told(m[bonus + place], number)


def load(m: Vector, before: Vector, at: int) -> None:
    """Take up the state of a player; P.FIRST and P.CODE stay as they are."""
    first = m[P.FIRST]
    code = m[P.CODE]
    copy(before, at, m, 0, PLAYER)
    shift(m, 0, PLACES, first)
    m[P.FIRST] = first
    m[P.CODE] = code
    at += HEAD
    for place in range(ROUNDS):
        copy(before, at, m, round_at(place), ENTRY)
        m[round_at(place) + E.SLOT] += first
        at += ENTRY
    for k in range(first, m[P.AFTER]):
        load_bonus(m, k, before, at)
        at += BONUS
    load_tickets(m, before, at)


def load_bonus(m: Vector, k: int, before: Vector, at: int) -> None:
    """Take up one bonus, and let its code find it."""
    bonus = bonus_at(m, k)
    copy(before, at, m, bonus, BONUS)
    m[bonus + X.NEXT] = moved(m[bonus + X.NEXT], m[P.FIRST])
    m[bonus + X.PREVIOUS] = moved(m[bonus + X.PREVIOUS], m[P.FIRST])
    m[bonus + X.PLAYER] = m[P.CODE]
    if m[bonus + B.ID] >= 0:
        m[m[G.SLOTS] + m[bonus + B.ID]] = k


def load_tickets(m: Vector, before: Vector, at: int) -> None:
    """Take up the open bets, and let them be found."""
    stakes = m[P.OPEN_STAKES]
    m[P.OPEN_STAKES] = 0
    m[P.OPEN_BETS] = 0
    for t in range(m[P.HIGH]):
        copy(before, at, m, ticket_at(m, t), TICKET)
        m[ticket_at(m, t) + T.SLOT] = moved(m[ticket_at(m, t) + T.SLOT], m[P.FIRST])
        at += TICKET
    for t in range(m[P.HIGH]):
        if m[ticket_at(m, t) + T.BET] != NONE:
            open_bet(m, m[ticket_at(m, t) + T.BET], t)
    m[P.OPEN_STAKES] = stakes


def start(m: Vector, code: int, first: int) -> None:
    """A player of whom nothing is known yet."""
    for place in range(PLAYER):
        m[place] = 0
    for place in PLACES:
        m[place] = NONE
    m[P.DEPOSIT_AT] = NONE
    m[P.DEPOSIT_ROW] = NONE
    m[P.METHOD] = NONE
    m[P.FREE] = NONE
    m[P.DUE] = NEVER
    m[P.FIRST] = first
    m[P.AFTER] = first
    m[P.CODE] = code


def told(row: int, number: Vector) -> int:
    """A row as its number in the input, below -1; NONE, and rows of earlier batches, as they are."""
    return row if row < 0 else -2 - number[row]


def moved(place: int, by: int) -> int:
    """The place of a bonus counted from elsewhere; NONE stays."""
    return place if place == NONE else place + by


def shift(numbers: Vector, at: int, places: tuple[int, ...], by: int) -> None:
    """Count the places of bonuses from elsewhere."""
    for place in places:
        numbers[at + place] = moved(numbers[at + place], by)


def copy(source: Vector, at: int, target: Vector, to: int, length: int) -> None:
    """Copy numbers from one place to another."""
    for place in range(length):
        target[to + place] = source[at + place]
