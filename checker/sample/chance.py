"""Chance: whole numbers drawn from a player's own stream (splitmix64), the same on every machine."""

from typing import Any

import numpy as np

from checker.sample.compiled import compiled

MILLION = 1_000_000


@compiled
def scrambled(state: Any) -> Any:
    """The state with its bits mixed, so that neighbours give unlike numbers."""
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))


@compiled
def stream(seed: int, number: int) -> Any:
    """Where the stream of the player of this number begins."""
    return scrambled(scrambled(np.uint64(seed) + np.uint64(0x9E3779B97F4A7C15)) + np.uint64(number))


@compiled
def draw(p: Any, n: int) -> int:
    """A number from 0 up to and without `n`."""
    p.luck = p.luck + np.uint64(0x9E3779B97F4A7C15)
    drawn: int = np.int64((scrambled(p.luck) >> np.uint64(11)) % np.uint64(n))  # type: ignore[assignment]
    return drawn


@compiled
def between(p: Any, least: int, most: int) -> int:
    """A number from `least` up to `most`, both included."""
    return least + draw(p, most - least + 1)


@compiled
def happens(p: Any, in_a_million: int) -> bool:
    """Whether something happens that does so this often in a million times."""
    return draw(p, MILLION) < in_a_million
