"""Counting in order: which one of its kind each is, and running sums, both in whole numbers and without a loop."""

import numpy as np

from checker.conduct.outcome import Bools
from checker.ledger.rows import Ints
from checker.replay.fields import NONE


def codes_of(keys: list[object]) -> Ints:
    """A number for each key that equal ones share, NONE for none; one more NONE stands for a bonus without terms."""
    seen: dict[object, int] = {}
    return np.array([*(NONE if key is None else seen.setdefault(key, len(seen)) for key in keys), NONE], dtype=np.int64)


def nth(keys: tuple[Ints, ...], where: Bools) -> Ints:
    """The how many-th with the same keys each is, in their order from 1; 1 elsewhere."""
    return np.where(where, running(np.ones(len(where), dtype=np.int64), keys, where), 1)


def running(values: Ints, keys: tuple[Ints, ...], where: Bools) -> Ints:
    """The sum of the values with the same keys up to each, itself included; the value alone elsewhere."""
    places = np.flatnonzero(where)
    order = places[np.lexsort((places, *(key[places] for key in reversed(keys))))]
    found = values.copy()
    if not len(order):
        return found
    is_first = np.ones(len(order), dtype=np.bool_)
    is_first[1:] = np.any([key[order[1:]] != key[order[:-1]] for key in keys], axis=0)
    sums = np.cumsum(values[order])
    before = (sums - values[order])[is_first]
    found[order] = sums - before[np.cumsum(is_first) - 1]
    return found
