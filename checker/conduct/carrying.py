"""A player whose rows go on in the next batch: what of them is kept, so that sums and flags stay whole."""

from typing import Any, NamedTuple

import numpy as np

from checker.conduct import clock
from checker.conduct.play import NONE
from checker.ledger.columns import KINDS
from checker.ledger.rows import Ints, Names, Rows, translate

LONGEST = 32 * clock.DAY
"""How far back the sums over bets reach: a month."""
BETS = tuple(KINDS.index(kind) for kind in ("bet_placed", "bet_settled", "bet_voided", "cash_out"))
PLAYED = (KINDS.index("bet_placed"), KINDS.index("bet_settled"), KINDS.index("bonus_granted"))


Columns = list[Any]
"""The columns of rows in their order; they are arrays of several types."""


class Carried(NamedTuple):
    """Rows of one player, with the names of the batch that they come from."""

    rows: Rows
    names: Names
    rules: Ints


def carried_from(rows: Rows, names: Names, rules: Ints) -> Carried | None:
    """What is kept of the last player of a batch, if it goes on: all rows but bets, and the bets of the last month.

    The first bet is kept too, as it tells when the player first played.
    """
    if not rows.continues or not rows.length:
        return None
    places = np.arange(int(np.searchsorted(rows.player, rows.player[-1])), rows.length)
    is_bet = np.isin(rows.kind[places], BETS)
    keep = ~is_bet | (rows.at[places] > rows.at[-1] - LONGEST)
    keep[np.flatnonzero(is_bet)[:1]] = True
    kept = places[keep]
    return Carried(_rows([column[kept] for column in rows[:-1]], continues=False), names, rules[kept])


def _rows(columns: Columns, *, continues: bool) -> Rows:
    return Rows._make([*columns, continues])


def joined(before: Carried | None, rows: Rows, names: Names, rules: Ints) -> tuple[Rows, Ints, int]:
    """A batch with what was kept of its first player before it, the terms of all, and the first row that is new."""
    if before is None or not rows.length:
        return rows, rules, 0
    kept = before.rows._replace(
        player=np.full(before.rows.length, rows.player[0]),
        bonus=_recoded(before, names, "bonus", "bonuses"),
        bet=_recoded(before, names, "bet", "bets"),
        round=_recoded(before, names, "round", "rounds"),
        selection=np.full(before.rows.length, NONE),
    )
    pairs: Columns = list(zip(kept[:-1], rows[:-1], strict=True))
    columns = [np.concatenate(pair) for pair in pairs]
    return _rows(columns, continues=rows.continues), np.concatenate([before.rules, rules]), kept.length


def _recoded(before: Carried, names: Names, column: str, which: str) -> Ints:
    codes = getattr(before.rows, column)
    found: Ints = np.append(translate(before.names, names, which), NONE)[codes]
    return found


class Firsts(NamedTuple):
    """By player of a batch: the time of the first row, and of the first bet or bonus; NONE where there is none."""

    at: Ints
    played: Ints


def firsts_of(rows: Rows, names: Names) -> Firsts:
    """The first times of each player in a batch of rows in order."""
    played = np.flatnonzero(np.isin(rows.kind, PLAYED))
    return Firsts(_first(rows, np.arange(rows.length), len(names.players)), _first(rows, played, len(names.players)))


def _first(rows: Rows, places: Ints, players: int) -> Ints:
    found = np.full(players, NONE, dtype=np.int64)
    player = rows.player[places]
    is_first = np.ones(len(places), dtype=np.bool_)
    is_first[1:] = player[1:] != player[:-1]
    found[player[is_first]] = rows.at[places[is_first]]
    return found
