"""Open bets: a ticket for each, found by the code of the bet."""

from checker.replay.fields import NONE
from checker.replay.kernel.places import G, P, T, Vector, ticket_at

SPREAD = 2_654_435_769
"""2**32 over the golden ratio: codes that follow each other are spread over the whole table."""


def draw(m: Vector) -> int:
    """A ticket that is free."""
    t = m[P.FREE]
    if t != NONE:
        m[P.FREE] = m[ticket_at(m, t) + T.NEXT]
    else:
        t = m[P.HIGH]
        m[P.HIGH] = t + 1
    m[ticket_at(m, t) + T.NEXT] = NONE
    m[ticket_at(m, t) + T.BET] = NONE
    return t


def give_back(m: Vector, t: int) -> None:
    """Let a ticket and those that hang on it be used again."""
    while t != NONE:
        further = m[ticket_at(m, t) + T.NEXT]
        m[ticket_at(m, t) + T.BET] = NONE
        m[ticket_at(m, t) + T.NEXT] = m[P.FREE]
        m[P.FREE] = t
        t = further
    if m[P.OPEN_BETS] == 0:
        m[P.HIGH] = 0
        m[P.FREE] = NONE


def home(m: Vector, bet: int) -> int:
    """The place of the table at which the search for a bet begins."""
    return (((bet & 0x7FFFFFFF) * SPREAD) >> 16) & m[G.LAST_KEY]


def find(m: Vector, bet: int) -> int:
    """The ticket of an open bet, NONE where the player has none."""
    if bet < 0 or m[P.OPEN_BETS] == 0:
        return NONE
    return m[m[G.KEYS] + place_of(m, bet)]


def place_of(m: Vector, bet: int) -> int:
    """The place of the table where a bet is, or where it would be put."""
    place = home(m, bet)
    while m[m[G.KEYS] + place] != NONE and m[ticket_at(m, m[m[G.KEYS] + place]) + T.BET] != bet:
        place = (place + 1) & m[G.LAST_KEY]
    return place


def open_bet(m: Vector, bet: int, t: int) -> None:
    """Let a ticket be found."""
    m[m[G.KEYS] + place_of(m, bet)] = t
    m[ticket_at(m, t) + T.BET] = bet
    m[P.OPEN_BETS] += 1
    m[P.OPEN_STAKES] += m[ticket_at(m, t) + T.STAKE]


def close_bet(m: Vector, t: int) -> None:
    """Take a ticket out of the table, and close the gap so that searches go on past it."""
    m[P.OPEN_BETS] -= 1
    m[P.OPEN_STAKES] -= m[ticket_at(m, t) + T.STAKE]
    gap = place_of(m, m[ticket_at(m, t) + T.BET])
    m[m[G.KEYS] + gap] = NONE
    last = m[G.LAST_KEY]
    place = (gap + 1) & last
    while m[m[G.KEYS] + place] != NONE:
        wanted = home(m, m[ticket_at(m, m[m[G.KEYS] + place]) + T.BET])
        if ((place - wanted) & last) >= ((place - gap) & last):
            m[m[G.KEYS] + gap] = m[m[G.KEYS] + place]
            m[m[G.KEYS] + place] = NONE
            gap = place
        place = (place + 1) & last


def find_again(m: Vector) -> None:
    """Put all open bets into a table that is new and empty."""
    for t in range(m[P.HIGH]):
        if m[ticket_at(m, t) + T.BET] != NONE:
            m[m[G.KEYS] + place_of(m, m[ticket_at(m, t) + T.BET])] = t


def close_all(m: Vector) -> None:
    """Forget every open bet: the player has no more rows."""
    if m[P.OPEN_BETS] > 0:
        for t in range(m[P.HIGH]):
            forget(m, m[ticket_at(m, t) + T.BET])
    m[P.HIGH] = 0
    m[P.FREE] = NONE


def forget(m: Vector, bet: int) -> None:
    """Take the bet of a ticket out of the table; of a ticket that is free or hangs on another there is none."""
    if bet != NONE:
        close_bet(m, m[m[G.KEYS] + place_of(m, bet)])
