"""Which selections of a ledger are opposite: of two such bets on one round, one wins when the other loses."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from checker.ledger.rows import Ints
from checker.replay.fields import NONE

PAIRS = (
    ("banker", "player"), ("dragon", "tiger"), ("red", "black"), ("low", "high"), ("big", "small"), ("heads", "tails"),
    ("pass", "dont pass"), ("come", "dont come"), ("1-18", "19-36"), ("庄", "闲"), ("莊", "閒"), ("龙", "虎"),
    ("龍", "虎"), ("红", "黑"), ("紅", "黑"), ("大", "小"), ("单", "双"), ("單", "雙"),
)  # fmt: skip
"""Selections that are the whole text. What has a third outcome that pays neither, such as home and away, is no pair;
where a push or a zero is the only one beside, it is."""
SIDES = (("over", "under"), ("odd", "even"), ("yes", "no"), ("back", "lay"))
"""First or last words of selections that are opposite where all the rest is the same: `over 2.5`, `back Alba`."""
APOSTROPHES = re.compile("['’]")
BETWEEN_WORDS = re.compile(r"[_:/]|(?<=[^\W\d])-(?=[^\W\d])")
"""What stands between words instead of a space; the hyphen of `1-18` or of a handicap of -1.5 is part of the word."""


def _both_ways(pairs: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one, other in pairs:
        found[one] = (*found.get(one, ()), other)
        found[other] = (*found.get(other, ()), one)
    return found


WHOLE_TEXTS, WORDS = _both_ways(PAIRS), _both_ways(SIDES)


def opposites_of(selections: Sequence[str]) -> Ints:
    """For each selection the place of its opposite, NONE without one; the last is that of bets without one."""
    table = np.full(len(selections) + 1, NONE, dtype=np.int64)
    places: dict[str, int] = {}
    plain = [plain_text(text) for text in selections]
    for place, text in enumerate(plain):
        places.setdefault(text, place)
    for place, text in enumerate(plain):
        table[place] = next((places[one] for one in opposites(text) if one in places), NONE)
    return table


def plain_text(selection: str) -> str:
    """A selection in small letters, its words parted by one space; `Over_2.5` is `over 2.5`."""
    return " ".join(BETWEEN_WORDS.sub(" ", APOSTROPHES.sub("", selection.casefold())).split())


@lru_cache(maxsize=65_536)
def opposites(text: str) -> tuple[str, ...]:
    """What a plain selection may be the opposite of."""
    if text in WHOLE_TEXTS:
        return WHOLE_TEXTS[text]
    first, _, rest = text.partition(" ")
    if first in WORDS:
        return tuple(f"{other} {rest}".strip() for other in WORDS[first])
    rest, _, last = text.rpartition(" ")
    return tuple(f"{rest} {other}" for other in WORDS.get(last, ()))
