"""The replay of a batch of rows by the kernel: its results, and the state of players that go on."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from checker.ledger.rows import Rows
from checker.replay.feed import Feed, Ints, feed_of, work
from checker.replay.fields import NONE, B
from checker.replay.kernel.places import X
from checker.replay.state import State, bonus_codes, state_at


class Tables(NamedTuple):
    """What rows are replayed with; weights are millionths, or say as negative numbers why there is none."""

    rules: Ints
    """One row for each set of terms: the fields of R."""
    weight_of_category: Ints
    """For each rule and category its weight; the last column is that of bets without a category."""
    weight_of_game: Ints
    opposite: Ints
    """For each selection its opposite, NONE without one; the last is that of bets without a selection."""
    category_kind: npt.NDArray[Any]
    """For each category 0, 1 for `gamble`, 2 for `feature_buy`; the last is that of bets without one."""
    grant_rules: Ints
    """For each row that grants a bonus its rule, NONE where the terms are not given."""
    zones: tuple[Ints, Ints, Ints]
    """For each zone the times at which an offset begins, these offsets, and how many there are."""
    usable: npt.NDArray[np.bool_]
    """For each row whether its amounts are in the currency of the replay."""
    end_of_ledger: int
    """The greatest time of the whole input, NONE while it is not known: then nothing expires after the last row."""


class Replayed(NamedTuple):
    """What the replay says of each row and of each bonus."""

    codes: npt.NDArray[np.int8]
    counted: Ints
    """Turnover that the row adds or takes back, in micro."""
    slots: Ints
    """The bonus that the row belongs to: its row in `bonuses`, NONE without one."""
    bonuses: Ints
    """One row for each bonus, in order of player and grant: the fields of B.

    Fields that end in _ROW are rows of this batch. Rows of batches before stand as -2 - their number in the input.
    """
    bonus_player: Ints
    """The code of each bonus's player."""
    states: Mapping[int, State] = {}
    """Of each player that goes on, by code, the state after these rows."""


def replay(
    rows: Rows,
    tables: Tables,
    before: Mapping[int, State] | None = None,
    *,
    keep_all: bool = False,
    compiled: bool = True,
    threads: int = 1,
) -> Replayed:
    """The replay of rows of whole players in their order.

    `before` holds the state of players that began in an earlier batch, by their codes in this one; such a player
    without rows here comes last, and ends. The last player's state is kept if the rows say that it goes on, with
    `keep_all` every player's. Results are the same for any number of threads, compiled or plain.
    """
    before = before or {}
    spans, numbers = _spans(rows, before, keep_all)
    feed = feed_of(rows, tables, numbers, bonus_codes(before.values()), compiled)
    cuts = _cuts(spans, threads)
    if len(cuts) == 2:
        return _joined(feed, [_part(feed, spans)])
    with ThreadPoolExecutor(threads) as pool:
        parts = list(pool.map(lambda cut: _part(feed, spans[cut[0] : cut[1]]), pairwise(cuts)))
    return _joined(feed, parts)


def numbered(bonuses: Ints, number: Ints) -> Ints:
    """Bonuses with the numbers of rows in the whole input in the place of rows of the batch; NONE stays."""
    found = bonuses.copy()
    for field in B:
        if not field.name.endswith("_ROW"):
            continue
        column = found[:, field]
        ours, earlier = column >= 0, column < NONE
        column[ours] = number[column[ours]]
        column[earlier] = -2 - column[earlier]
    return found


class _Part(NamedTuple):
    spans: Ints
    bonuses: Ints
    after: Ints
    after_at: Ints


def _spans(rows: Rows, before: Mapping[int, State], keep_all: bool) -> tuple[Ints, Ints]:
    """Of each player its first row, end, place in the states before, 1 if its state is kept, code; and those states."""
    count = len(rows.at)
    starts = np.flatnonzero(np.diff(rows.player, prepend=rows.player[:1] - 1))
    spans = np.full((len(starts), 5), NONE, dtype=np.int64)
    spans[:, 0], spans[:, 1], spans[:, 3] = starts, np.append(starts[1:], count)[: len(starts)], keep_all
    spans[:, 4] = rows.player[starts]
    if rows.continues and len(spans):
        spans[-1, 3] = 1
    if not before:
        return spans, np.empty(0, dtype=np.int64)
    return _with_states(spans, before, keep_all, count)


def _with_states(spans: Ints, before: Mapping[int, State], keep_all: bool, count: int) -> tuple[Ints, Ints]:
    """The spans with the places of the states before, and spans without rows for players that have none here."""
    ends = np.cumsum([len(state.numbers) for state in before.values()])
    places = dict(zip(before, (ends - [len(state.numbers) for state in before.values()]).tolist(), strict=True))
    spans[:, 2] = [places.get(code, NONE) for code in spans[:, 4].tolist()]
    here = set(spans[:, 4].tolist())
    idle = [[count, count, place, int(keep_all), code] for code, place in places.items() if code not in here]
    spans = np.concatenate([spans, np.array(idle, dtype=np.int64).reshape(-1, 5)])
    return spans, np.concatenate([state.numbers for state in before.values()])


def _cuts(spans: Ints, threads: int) -> list[int]:
    """Where the players are cut into parts of about as many rows each."""
    if threads < 2 or len(spans) < 2:
        return [0, len(spans)]
    rows = int(spans[-1, 1])
    wanted = [rows * part // threads for part in range(1, threads)]
    inner = np.searchsorted(spans[:, 0], wanted, side="left").tolist()
    return sorted({0, *inner, len(spans)})


def _part(feed: Feed, spans: Ints) -> _Part:
    """The work on some players."""
    return _Part(spans, *work(feed, spans))


def _joined(feed: Feed, parts: list[_Part]) -> Replayed:
    """The results of all parts in their order."""
    codes, counted, slots = feed.results()
    first = 0
    states = {}
    for part in parts:
        if first and len(part.spans):
            mine = slots[part.spans[0, 0] : part.spans[-1, 1]]
            mine[mine != NONE] += first
        first += len(part.bonuses)
        for at, code in zip(part.after_at.tolist(), part.spans[:, 4].tolist(), strict=True):
            if at != NONE:
                states[code] = state_at(part.after, at)
    bonuses = np.concatenate([part.bonuses for part in parts])
    return Replayed(codes, counted, slots, bonuses[:, : len(B)], bonuses[:, X.PLAYER], states)
