"""Rows in any order → the same rows by player, time and input.

The rows of one share are sorted in memory. More are first shared out into files, each of a range of players and
times, so that memory stays the same however many there are.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.compute as pc

from checker.ledger import spooled
from checker.ledger.ahead import ahead
from checker.ledger.batch import Batch, joined
from checker.ledger.jit import compiled
from checker.ledger.rows import Ints
from checker.ledger.shares import Bounds, bounds_of, share_of_rows
from checker.ledger.texts import buffers, whole

A_SHARE = 250_000
"""How many rows are sorted at once."""
MOST_SHARES = 400
"""More would need more open files than a process may have."""
A_BUFFER = 1 << 18


def in_order(batches: Iterator[Batch], sample: Any, rows: int, folder: Path) -> Iterator[Batch]:
    """The rows of some batches in order; `sample` is a table of some players and times, `folder` takes the shares."""
    shares = min(-(-rows // A_SHARE), MOST_SHARES)
    if shares < 2 or not sample.num_rows:
        yield from _one_share(list(batches))
        return
    files = _share_out(batches, bounds_of(sample, shares), folder)
    yield from ahead(batch for file in files for batch in _sorted_share(file))


def _sorted_share(file: Path) -> Iterator[Batch]:
    batch = spooled.read(file)
    file.unlink()
    if batch is not None:
        yield sort(batch)


def _one_share(batches: list[Batch]) -> Iterator[Batch]:
    batches = [batch for batch in batches if batch.length]
    if batches:
        yield sort(joined(batches))


def sort(batch: Batch) -> Batch:
    """The rows of a batch by player in byte order, then time; those that are equal in both stay as they stand."""
    coded = whole(batch.texts["player"]).dictionary_encode()
    by_name = pc.sort_indices(coded.dictionary).to_numpy()
    rank = np.empty(len(by_name), dtype=np.int64)
    rank[by_name] = np.arange(len(by_name))
    players = rank[coded.indices.to_numpy()]
    return batch.at(places_in_order(players, batch.cells["at"], len(by_name)))


@compiled
def places_in_order(players: Ints, at: Ints, count: int) -> Ints:
    """The places of the rows, player by player, each player's by time; a stable sort."""
    ends = np.zeros(count + 1, dtype=np.int64)
    for player in players:
        ends[player + 1] += 1
    ends = np.cumsum(ends)
    places, free = np.empty(len(players), dtype=np.int64), ends[:-1].copy()
    for row in range(len(players)):
        places[free[players[row]]] = row
        free[players[row]] += 1
    for player in range(count):
        mine = places[ends[player] : ends[player + 1]]
        times = at[mine]
        if np.any(times[1:] < times[:-1]):
            mine[:] = mine[np.argsort(times, kind="mergesort")]
    return places


def _share_out(batches: Iterator[Batch], bounds: Bounds, folder: Path) -> list[Path]:
    """Files of the rows of each share, in the order in which they came."""
    count = len(bounds.at) + 1
    files = [folder / f"share-{share}" for share in range(count)]
    with ExitStack() as stack:
        streams = [stack.enter_context(file.open("wb", buffering=A_BUFFER)) for file in files]
        for batch in ahead(one for one in batches if one.length):
            shares = np.empty(batch.length, dtype=np.int64)
            share_of_rows(buffers(batch.texts["player"]), batch.cells["at"], bounds, shares)
            places = places_in_order(shares, shares, count)
            columns, ends = spooled.taken_apart(batch, places), np.searchsorted(shares[places], np.arange(count + 1))
            for share in np.flatnonzero(np.diff(ends)).tolist():
                spooled.write(streams[share], columns, int(ends[share]), int(ends[share + 1]))
    return files


@compiled
def out_of_order(number: Ints, greatest: int) -> tuple[int, int]:
    """How many rows follow, in order, a row that stood after them in the input; and the greatest number so far."""
    found = 0
    for one in number:
        if one < greatest:
            found += 1
        else:
            greatest = one
    return found, greatest
