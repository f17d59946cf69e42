"""Which share of a ledger each row belongs to: ranges of players and times of about one size, in their order."""

from typing import Any, NamedTuple

import numpy as np
import pyarrow.compute as pc

from checker.ledger.jit import compiled
from checker.ledger.rows import Ints
from checker.ledger.texts import Buffers, Bytes, buffers


class Bounds(NamedTuple):
    """The first player and time of each share but the first, in their order.

    All the players named here begin with `common` characters that are the same; `keys` holds the eight after them.
    """

    players: Buffers
    at: Ints
    common: int
    keys: Any


def bounds_of(sample: Any, shares: int) -> Bounds:
    """Bounds that make shares of about one size, from a table of some players and times."""
    ordered = sample.take(pc.sort_indices(sample, sort_keys=[("player", "ascending"), ("at", "ascending")]))
    chosen = ordered.take((np.arange(1, shares) * ordered.num_rows) // shares)
    texts = buffers(chosen["player"])
    common = common_start(texts)
    keys = np.array([key(texts.content, texts.offsets[i] + common, texts.offsets[i + 1]) for i in range(shares - 1)])
    return Bounds(texts, chosen["at"].to_numpy().copy(), common, keys.astype(np.uint64))


def common_start(texts: Buffers) -> int:
    """How many bytes the first and the last of some sorted texts, and so all of them, have in common."""
    first, last = (bytes(texts.content[texts.offsets[i] : texts.offsets[i + 1]]) for i in (0, len(texts.offsets) - 2))
    return next(
        (i for i, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), min(len(first), len(last))
    )


@compiled
def key(content: Bytes, first: int, end: int) -> int:
    """The first eight bytes of a text as a number that orders as they do."""
    number = np.uint64(0)
    for place in range(first, first + 8):
        byte = np.uint64(content[place]) if place < end else np.uint64(0)
        number = (number << np.uint64(8)) | byte
    return number  # type: ignore[return-value]


@compiled
def share_of_rows(texts: Buffers, at: Ints, bounds: Bounds, shares: Ints) -> None:
    """Write the share that each row belongs to: how many bounds stand before it or where it stands."""
    for row in range(len(at)):
        mine = key(texts.content, texts.offsets[row] + bounds.common, texts.offsets[row + 1])
        first, end = 0, len(bounds.at)
        if _start(texts, row, bounds) == 0:
            while first < end:
                middle = (first + end) // 2
                if mine < bounds.keys[middle] or (
                    mine == bounds.keys[middle] and _before(texts, at, row, bounds, middle)
                ):
                    end = middle
                else:
                    first = middle + 1
            shares[row] = first
        else:
            shares[row] = 0 if _start(texts, row, bounds) < 0 else end


@compiled
def _start(texts: Buffers, row: int, bounds: Bounds) -> int:
    """How the first characters of a player stand to those that all bounds have in common."""
    mine, size = texts.offsets[row], texts.offsets[row + 1] - texts.offsets[row]
    theirs = bounds.players.offsets[0]
    for i in range(min(size, bounds.common)):
        one, other = texts.content[mine + i], bounds.players.content[theirs + i]
        if one != other:
            return 1 if one > other else -1
    return -1 if size < bounds.common else 0


@compiled
def _before(texts: Buffers, at: Ints, row: int, bounds: Bounds, bound: int) -> bool:
    """Whether a row stands before a bound."""
    mine, theirs, size = texts.offsets, bounds.players.offsets, texts.offsets[row + 1] - texts.offsets[row]
    for i in range(min(size, theirs[bound + 1] - theirs[bound])):
        one, other = texts.content[mine[row] + i], bounds.players.content[theirs[bound] + i]
        if one != other:
            return bool(one < other)
    longer = size - (theirs[bound + 1] - theirs[bound])
    return bool(longer < 0 or (longer == 0 and at[row] < bounds.at[bound]))
