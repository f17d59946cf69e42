"""A batch of ledger rows as whole numbers, which the replay takes, and the texts that its codes stand for."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
ABSENT = -1
"""What stands where a row has no such value; amounts of an `adjustment` alone may be below 0."""
ODDS_DIGITS = 4
"""Decimal odds are kept as whole numbers of 1 / 10**ODDS_DIGITS."""


class Rows(NamedTuple):
    """Rows of whole players, one array a column, in the order in which they are replayed: player, time, input.

    Amounts are minor units, times microseconds since 1970 in UTC, odds ten-thousandths. Codes are places in the
    lists of `Names`. `continues` says that the last player has further rows in the next batch.
    """

    number: Ints
    """The row in the input as the user has it, all files one after another, from 0."""
    player: Ints
    at: Ints
    settled_at: Ints
    kind: npt.NDArray[np.int8]
    """A place in KINDS."""
    amount: Ints
    cash: Ints
    bonus_part: Ints
    payout: Ints
    bonus: Ints
    offer: Ints
    bet: Ints
    round: Ints
    game: Ints
    category: Ints
    selection: Ints
    odds: Ints
    lowest_odds: Ints
    initial_stake: Ints
    jackpot: Ints
    method: Ints
    reported: Ints
    flag: Ints
    """A place in FLAGS."""
    currency: Ints
    market: Ints
    continues: bool = False

    @property
    def length(self) -> int:
        """How many rows there are; `len` of a tuple is the number of its fields."""
        return len(self.at)

    def between(self, first: int, end: int) -> "Rows":
        """The rows from `first` up to, not including, `end`; nothing is copied."""
        return self._replace(**{name: getattr(self, name)[first:end] for name in self._fields if name != "continues"})


class Names(NamedTuple):
    """The texts of a batch, in the order of their codes.

    Codes of offers, games, categories, methods, currencies and markets are the same in every batch of one reading;
    those of players, bonuses, bets, rounds and selections are the batch's own. A bet or a round is coded within its
    player: the same text of two players has two codes.
    """

    players: Sequence[str]
    bonuses: Sequence[str]
    bets: Sequence[str]
    rounds: Sequence[str]
    games: Sequence[str]
    categories: Sequence[str]
    selections: Sequence[str]
    methods: Sequence[str]
    currencies: Sequence[str]
    markets: Sequence[str]
    offers: Sequence[tuple[str, str]]
    """The id of each offer with the version of its terms; the version is empty where the ledger names none."""


def translate(before: Names, after: Names, which: str) -> Ints:
    """For each code of the batch before, its code in the batch after; ABSENT where the text does not stand there.

    `which` is `bonuses`, `bets`, `rounds` or `selections`. Texts are compared whole. Of a text that several players
    have, the first one's code is given: a player that continues is the first of its batch.
    """
    known = _places(getattr(after, which))
    return np.array([known.get(text, ABSENT) for text in getattr(before, which)], dtype=np.int64)


def carried(before: Names, after: Names, which: str, codes: Iterable[int]) -> tuple[Names, Ints]:
    """The codes in the batch after of some codes of the batch before, and its names, with the missing ones added.

    A bet that is open when a player's batch ends may be settled two batches later: its text is kept in between.
    """
    texts = getattr(after, which)
    known = _places(texts)
    old = getattr(before, which)
    further: list[str] = []
    found = []
    for code in codes:
        text = old[code] if code >= 0 else None
        if text is not None and text not in known:
            known[text] = len(texts) + len(further)
            further.append(text)
        found.append(ABSENT if text is None else known[text])
    longer: dict[str, Any] = {which: Joined(texts, further)} if further else {}
    names = after._replace(**longer)
    return names, np.array(found, dtype=np.int64)


def _places(texts: Sequence[str]) -> dict[str, int]:
    """The first place of each text."""
    found: dict[str, int] = {}
    for place, text in enumerate(texts):
        found.setdefault(text, place)
    return found


class Joined(Sequence[str]):
    """Two lists of texts, one after the other, without a copy."""

    def __init__(self, first: Sequence[str], second: Sequence[str]) -> None:
        self._first, self._second = first, second

    def __len__(self) -> int:
        return len(self._first) + len(self._second)

    def __getitem__(self, place: int) -> str:  # type: ignore[override]
        first = len(self._first)
        return self._first[place] if place < first else self._second[place - first]
