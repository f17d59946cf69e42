"""All rows of all players, one after the other."""

from checker.replay.fields import NONE
from checker.replay.kernel.carry import load, save, size, start
from checker.replay.kernel.ends import expire
from checker.replay.kernel.places import PLAYER, SPAN, Columns, G, K, N, Output, P, Vector, address
from checker.replay.kernel.rows import work
from checker.replay.kernel.tickets import close_all, find_again

BONUSES_SHORT, TICKETS_SHORT, AFTER_SHORT = 1, 2, 3
"""What there was no room for: the caller gives more and calls again."""


def replay(columns: Columns, book: Vector, m: Vector, out: Output) -> bool:
    """Work all rows; False where there was no room, and G.SHORT says for what."""
    return work_players(columns, address(book), address(m), out, len(out.after_at))


def work_players(columns: Columns, book: Vector, m: Vector, out: Output, players: int) -> bool:
    """Work all rows of all players that are left; False where there was no room."""
    if m[G.SHORT] == TICKETS_SHORT:
        find_again(m)
    m[G.SHORT] = 0
    while m[G.SPAN] < players:
        span = m[G.SPAN] * SPAN
        if m[G.BEGUN] == 0 and not take_up(m, address(out.spans), span, address(out.before)):
            return False
        if not work_rows(columns, book, m, out, out.spans[span + 1]):
            return False
        if not leave(m, book, out, out.spans[span + 3]):
            return False
        m[G.SPAN] += 1
        m[G.BEGUN] = 0
    return True


def take_up(m: Vector, spans: Vector, span: int, before: Vector) -> bool:
    """Take up a player; False where there is no room."""
    m[G.ROW] = spans[span]
    state = spans[span + 2]
    if state != NONE and not has_room(m, before[state + PLAYER], before[state + PLAYER + 1]):
        return False
    start(m, spans[span + 4], m[G.TOTAL])
    if state != NONE:
        load(m, before, state)
    m[G.BEGUN] = 1
    return True


def has_room(m: Vector, bonuses: int, tickets: int) -> bool:
    """True where the tables hold that many more bonuses, and that many tickets."""
    if m[G.TOTAL] + bonuses >= m[G.BONUS_ROOM]:
        m[G.SHORT] = BONUSES_SHORT
        return False
    if tickets >= m[G.TICKET_ROOM]:
        m[G.SHORT] = TICKETS_SHORT
        return False
    return True


def has_room_for_row(m: Vector) -> bool:
    """True where the tables hold whatever one more row may bring: a bonus, or a bet that counts for every bonus."""
    if m[P.AFTER] >= m[G.BONUS_ROOM]:
        m[G.SHORT] = BONUSES_SHORT
        return False
    if m[P.HIGH] + 1 + m[P.AFTER] - m[P.FIRST] > m[G.TICKET_ROOM]:
        m[G.SHORT] = TICKETS_SHORT
        return False
    return True


def work_rows(columns: Columns, book: Vector, m: Vector, out: Output, last: int) -> bool:
    """Work the rows of the player at hand; False where there was no room before one."""
    for row in range(m[G.ROW], last):
        if not has_room_for_row(m):
            m[G.ROW] = row
            return False
        take(columns, m, row)
        work(m, book)
        out.codes[row] = m[N.CODE]
        out.counted[row] = m[N.COUNTED]
        out.slots[row] = m[N.SLOT]
    m[G.ROW] = last
    return True


def leave(m: Vector, book: Vector, out: Output, kept: int) -> bool:
    """End a player: what is due by the end of the ledger, or the state for the next batch; False without room."""
    if kept == 1:
        if m[G.KEPT] + size(m) > len(out.after):
            m[G.SHORT] = AFTER_SHORT
            return False
        out.after_at[m[G.SPAN]] = m[G.KEPT]
        save(m, address(out.number), address(out.after), m[G.KEPT])
        m[G.KEPT] += size(m)
    elif m[G.END_OF_LEDGER] != NONE and m[G.END_OF_LEDGER] >= m[P.DUE]:
        expire(m, book, m[G.END_OF_LEDGER])
    close_all(m)
    m[G.TOTAL] = m[P.AFTER]
    return True


def take(columns: Columns, m: Vector, row: int) -> None:
    """Take up a row."""
    kind = columns.kind[row]
    m[N.ROW] = row
    m[N.KIND] = kind
    m[N.AT] = columns.at[row]
    m[N.AMOUNT] = columns.amount[row]
    m[N.BONUS] = columns.bonus[row]
    m[N.OFFER] = columns.offer[row]
    m[N.REPORTED] = columns.reported[row]
    m[N.USABLE] = columns.usable[row]
    if K.BET_PLACED <= kind <= K.CASH_OUT:
        take_bet(columns, m, row)
    else:
        m[N.METHOD] = columns.method[row]
        m[N.FLAG] = columns.flag[row]
        m[N.RULES] = columns.grant_rules[row]
        m[N.MARKET] = columns.market[row]


def take_bet(columns: Columns, m: Vector, row: int) -> None:
    """Take up what a row says of a bet."""
    m[N.SETTLED_AT] = columns.settled_at[row]
    m[N.CASH] = columns.cash[row]
    m[N.BONUS_PART] = columns.bonus_part[row]
    m[N.PAYOUT] = columns.payout[row]
    m[N.BET] = columns.bet[row]
    m[N.ROUND] = columns.round[row]
    m[N.GAME] = columns.game[row]
    m[N.CATEGORY] = columns.category[row]
    m[N.SELECTION] = columns.selection[row]
    m[N.ODDS] = columns.odds[row]
    m[N.LOWEST_ODDS] = columns.lowest_odds[row]
    m[N.INITIAL_STAKE] = columns.initial_stake[row]
    m[N.JACKPOT] = columns.jackpot[row]
