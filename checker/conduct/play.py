"""The rows of one market as the law of play looks at them: stakes, deposits, grants, and what was told of players."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import get_args

import numpy as np
import numpy.typing as npt

from checker.conduct import clock
from checker.conduct.bounds import Asked, in_law
from checker.conduct.outcome import Bools, present
from checker.ledger.columns import FLAGS, KINDS
from checker.ledger.rows import Ints, Names, Rows
from checker.product import HOLDS, Product, widened

NONE = -1
INSIDE, OUTSIDE, UNSURE = 1, 0, 2
AGE_CODES = {"age_under_18": 1, "age_18_20": 2, "age_18_24": 3, "age_21_24": 4, "age_25_plus": 5}
"""The codes of AGE for the flags that tell an age."""
PRODUCTS = frozenset(get_args(Product))


@dataclass(frozen=True, eq=False)
class Play:
    """Some rows of whole players in the order of players and times.

    `places` names rows of `rows`, None for all. Rows before `fresh` were looked at with an earlier batch; they stand
    here for sums and flags only. `rules` is the set of terms of each grant, NONE elsewhere.
    """

    rows: Rows
    names: Names
    rules: Ints
    fresh: int = 0
    places: Ints | None = None
    known_days: dict[str, Ints] = field(default_factory=dict)

    def __getattr__(self, column: str) -> Ints:
        """A column of the rows."""
        if column not in Rows._fields:
            raise AttributeError(column)
        whole: Ints = getattr(self.rows, column)
        found = whole if self.places is None else whole[self.places]
        object.__setattr__(self, column, found)
        return found

    @property
    def length(self) -> int:
        """How many rows there are."""
        return self.rows.length if self.places is None else len(self.places)

    @cached_property
    def terms(self) -> Ints:
        """The set of terms of each grant, NONE elsewhere."""
        return self.rules if self.places is None else self.rules[self.places]

    @cached_property
    def is_fresh(self) -> Bools | None:
        """Which rows are new; None where all are."""
        if self.fresh == 0:
            return None
        places = np.arange(self.rows.length) if self.places is None else self.places
        return np.asarray(places >= self.fresh)

    @cached_property
    def currencies(self) -> Ints:
        """The codes of the currencies of the rows."""
        return present(self.currency)

    def bound(self, asked: Asked) -> int | None:
        """The money of a limit in minor units, where all rows are in its currency; None where not."""
        names = [self.names.currencies[int(code)] for code in self.currencies]
        return in_law(asked) if names == [asked.money.currency] else None

    def local_days(self, places: Ints, zone: str) -> Ints:
        """The local days of some rows; where they are many, those of all are worked out once."""
        if len(places) * 4 < self.length:
            return clock.days(self.at[places], zone)
        if zone not in self.known_days:
            self.known_days[zone] = clock.days(self.at, zone)
        return self.known_days[zone][places]

    def of_kind(self, *kinds: str) -> Bools:
        """The rows of some kinds."""
        found: Bools = self.kind == KINDS.index(kinds[0])
        for kind in kinds[1:]:
            found = found | (self.kind == KINDS.index(kind))
        return found

    @cached_property
    def stakes(self) -> Bools:
        """The rows that place a stake: bets when they are placed, and those that stand in one settled row."""
        placed, settled = self.of_kind("bet_placed"), self.of_kind("bet_settled")
        if not placed.any():
            return settled
        known = np.zeros(int(self.bet.max()) + 2, dtype=np.bool_)
        known[self.bet[placed]] = True
        known[NONE] = False
        return placed | (settled & ~known[self.bet])

    @cached_property
    def deposits(self) -> Ints:
        """The places of deposits."""
        return np.flatnonzero(self.of_kind("deposit"))

    @cached_property
    def grants(self) -> Ints:
        """The places of grants."""
        return np.flatnonzero(self.of_kind("bonus_granted"))

    def inside(self, products: tuple[str, ...]) -> npt.NDArray[np.int8] | None:
        """Whether each row is of some products: INSIDE, OUTSIDE, or UNSURE by its category; None for all products."""
        if not products:
            return None
        wide = widened(frozenset(products))
        table = [_belongs(category, wide) for category in self.names.categories]
        return np.array([*table, UNSURE], dtype=np.int8)[self.category]

    def told(self, flags: Iterable[str]) -> Ints:
        """The places of rows that tell one of some flags."""
        wanted = np.zeros(len(FLAGS) + 1, dtype=np.bool_)
        wanted[[FLAGS.index(flag) for flag in flags]] = True
        return np.flatnonzero(self.of_kind("flag") & wanted[self.flag])

    def last_told(self, places: Ints, flags: Iterable[str]) -> Ints:
        """For each of some rows, the last row up to it that tells the player one of some flags; NONE without one."""
        told = self.told(flags)
        if not len(told):
            return np.full(len(places), NONE, dtype=np.int64)
        before = np.searchsorted(told, places, side="right") - 1
        last = told[np.maximum(before, 0)]
        return np.where((before >= 0) & (self.player[last] == self.player[places]), last, NONE)

    def ages(self, places: Ints) -> Ints:
        """The code of AGE of the player at each of some rows."""
        codes = np.zeros(len(FLAGS) + 1, dtype=np.int64)
        for flag, code in AGE_CODES.items():
            codes[FLAGS.index(flag)] = code
        last = self.last_told(places, AGE_CODES)
        return np.where(last == NONE, 0, codes[self.flag[last]])


def _belongs(category: str, wide: frozenset[str]) -> int:
    """Whether a category of the ledger is one of some products; a wider one, or a word of the ledger's own, may be."""
    if category in wide:
        return INSIDE
    if category not in PRODUCTS or wide.intersection(HOLDS.get(category, ())) or category == "all":
        return UNSURE
    return OUTSIDE
