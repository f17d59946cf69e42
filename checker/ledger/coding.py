"""Codes of texts: players by their runs, bets and rounds within their player; compiled, over the bytes."""

import numpy as np

from checker.ledger.jit import compiled
from checker.ledger.rows import Ints
from checker.ledger.texts import Buffers, Bytes, Marks, Places

SORTED = -1
EMPTY = -1


@compiled
def compare(content: Bytes, first: int, first_end: int, second: int, second_end: int) -> int:
    """Below 0, 0 or above 0, as the first text stands before, equals or follows the second in byte order."""
    length = min(first_end - first, second_end - second)
    for i in range(length):
        if content[first + i] != content[second + i]:
            return 1 if content[first + i] > content[second + i] else -1
    return (first_end - first) - (second_end - second)


@compiled
def _same(offsets: Places, content: Bytes, one: int, other: int) -> bool:
    return compare(content, offsets[one], offsets[one + 1], offsets[other], offsets[other + 1]) == 0


@compiled
def runs(offsets: Places, content: Bytes, at: Ints, codes: Ints, firsts: Ints) -> tuple[int, int]:
    """How many players the rows have, and the first row that stands before its predecessor (SORTED: none).

    `codes` takes the player of each row, `firsts` the first row of each player.
    """
    players = 0
    for row in range(len(codes)):
        if row > 0:
            order = compare(content, offsets[row], offsets[row + 1], offsets[row - 1], offsets[row])
            if order < 0 or (order == 0 and at[row] < at[row - 1]):
                return players, row
            if order == 0:
                codes[row] = players - 1
                continue
        firsts[players] = row
        codes[row] = players
        players += 1
    return players, SORTED


@compiled
def last_run(offsets: Places, content: Bytes) -> int:
    """The first of the last rows that have one text."""
    row = len(offsets) - 2
    while row > 0 and _same(offsets, content, row - 1, row):
        row -= 1
    return row


@compiled
def hashed(content: Bytes, first: int, end: int) -> int:
    """A 64-bit hash of a text: eight bytes at a time, multiplied and folded, well mixed at the end."""
    h = np.uint64(0x9E3779B97F4A7C15) ^ np.uint64(end - first)
    place = first
    while place < end:
        word = np.uint64(0)
        for i in range(min(8, end - place)):
            word |= np.uint64(content[place + i]) << np.uint64(8 * i)
        h = (h ^ word) * np.uint64(0xFF51AFD7ED558CCD)
        h ^= h >> np.uint64(32)
        place += 8
    h *= np.uint64(0xC4CEB9FE1A85EC53)
    return h ^ (h >> np.uint64(29))  # type: ignore[return-value]


@compiled
def within(
    offsets: Places, content: Bytes, present: Marks, starts: Ints, codes: Ints, firsts: Ints, table: Ints
) -> int:
    """How many different texts the rows have, each player's counted apart; absent ones are left out.

    `starts` holds the first row of each player and the end of the last; `codes` takes the code of each row, `firsts`
    the first row of each code; `table` has room for twice the rows of any player, a power of two.
    """
    found = 0
    for player in range(len(starts) - 1):
        found = _one_player(offsets, content, present, starts[player], starts[player + 1], codes, firsts, table, found)
    return found


@compiled
def _one_player(
    offsets: Places, content: Bytes, present: Marks, first: int, end: int, codes: Ints, firsts: Ints, table: Ints,
    found: int,
) -> int:  # fmt: skip
    size = 4
    while size < 2 * (end - first):
        size *= 2
    table[:size] = EMPTY
    for row in range(first, end):
        if not present[row]:
            codes[row] = EMPTY
            continue
        place = np.int64(hashed(content, offsets[row], offsets[row + 1]) & np.uint64(size - 1))
        while table[place] != EMPTY and not _same(offsets, content, firsts[table[place]], row):
            place = (place + 1) & (size - 1)
        if table[place] == EMPTY:
            table[place] = found
            firsts[found] = row
            found += 1
        codes[row] = table[place]
    return found


def code_players(texts: Buffers, at: Ints) -> tuple[Ints, Ints, int]:
    """The player of each row, the first row of each player, and the first row out of order (SORTED: none)."""
    count = len(at)
    codes, firsts = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
    players, wrong = runs(texts.offsets, texts.content, at, codes, firsts)
    return codes, firsts[:players].copy(), wrong


def code_within(texts: Buffers, player_starts: Ints) -> tuple[Ints, Ints]:
    """The code of each row's text within its player, and the first row of each code."""
    count = len(texts.present)
    codes, firsts = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
    starts = np.append(player_starts, count)
    most = int(np.diff(starts).max()) if count else 0
    table = np.empty(1 << max(2, (2 * most - 1).bit_length() if most else 2), dtype=np.int64)
    found = within(texts.offsets, texts.content, texts.present, starts, codes, firsts, table)
    return codes, firsts[:found].copy()
