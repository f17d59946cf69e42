"""Whom an offer or a law shuts out, as the flags and ages that a ledger tells."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from checker.ledger.columns import FLAGS
from checker.ledger.rows import Ints

AGES = {"under_21": 21, "under_24": 24, "under_25": 25, "under_26": 26}
WAITING = "pending_withdrawal"
BITS = {flag: 1 << place for place, flag in enumerate(FLAGS)}
"""The bit of each flag in the FLAGS of a bonus."""
SEEN = frozenset(BITS) | frozenset(AGES) | {WAITING}
"""The words of `audience.never` that a ledger can show."""
LEAST = np.array([0, 0, 18, 18, 21, 25], dtype=np.int64)
MOST = np.array([999, 17, 20, 24, 24, 999], dtype=np.int64)
"""The least and greatest age of a player by the code of AGE: unknown, under 18, 18–20, 18–24, 21–24, 25 and more."""


def shut_out(never: Iterable[str] | None) -> dict[str, int]:
    """The words as flags, the least age, whether a waiting withdrawal shuts out, and whether anything is unseen."""
    if never is None:
        return {}
    words = set(never)
    return {
        "SHUT_OUT": sum(BITS[word] for word in words if word in BITS),
        "SHUT_UNDER": max((AGES[word] for word in words if word in AGES), default=0),
        "SHUT_WAITING": int(WAITING in words),
        "SHUT_UNSEEN": int(bool(words - SEEN)),
    }


class Ages(NamedTuple):
    """The least and the greatest age that players can have."""

    least: Ints
    most: Ints


def ages(codes: Ints) -> Ages:
    """The ages that the codes of AGE stand for."""
    return Ages(LEAST[codes], MOST[codes])


def first_flag(flags: Ints, of: Ints) -> Ints:
    """The place in FLAGS of the lowest bit that two sets of flags share; 0 where they share none."""
    both = flags & of
    lowest = both & -both
    return np.where(lowest > 0, np.log2(np.maximum(lowest, 1)).astype(np.int64), 0)
