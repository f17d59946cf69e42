"""The bonuses of a replay as columns, with the terms that bind each: what the checks look at."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from checker.conduct import clock
from checker.conduct.counted import codes_of, nth, running
from checker.conduct.outcome import Bools, Number
from checker.conduct.promises import P, Promises, Terms
from checker.ledger.rows import Ints, Names
from checker.replay.fields import NONE, B, R, Unsure


class Who(NamedTuple):
    """Whose bonus it is: market, player, bonus, offer with its version, the time of the grant, the currency."""

    market: str | None
    player: str
    bonus: str | None
    offer: str | None
    version: str | None
    at: int
    currency: str


@dataclass(frozen=True, eq=False)
class Bonuses:
    """The bonuses of whole players, one array a column, in the order of players and grants.

    `columns` has a line for each B; `player`, `offer`, `market` and `currency` are codes of `names`, NONE where not
    known. `rules` are those of the replay; `promises` stand in their order. `numbers` gives the row of the input for
    each row that a column names. `end` is the time of the last row of the ledger. `first_at` and `first_played` are the
    times of the player's first row, and of the first bet or bonus. `untold` says of each bonus why its terms are not
    known, and is empty where none has anything to say.
    """

    columns: Ints
    player: Ints
    offer: Ints
    market: Ints
    currency: Ints
    rules: Ints
    promises: Promises
    numbers: Ints
    names: Names
    end: int
    first_at: Ints
    first_played: Ints
    untold: Sequence[str] = ()
    kept: dict[object, Ints] = field(default_factory=dict)

    @classmethod
    def of_table(cls, table: Ints, **others: object) -> "Bonuses":
        """The bonuses of a table with one line for each."""
        return cls(np.ascontiguousarray(table.T), **others)  # type: ignore[arg-type]

    @property
    def length(self) -> int:
        """How many there are."""
        found: int = self.columns.shape[1]
        return found

    def of(self, column: B) -> Ints:
        """One column."""
        found: Ints = self.columns[column]
        return found

    def promise(self, term: P) -> Ints:
        """One term of the offer that binds each bonus."""
        return self._of(term, self.promises.table[term])

    def rule(self, term: R) -> Ints:
        """One term as the replay reads it; NONE for a bonus without rules."""
        return self._of(term, self._rules[term])

    def _of(self, term: P | R, table: Ints) -> Ints:
        key = type(term), term
        if key not in self.kept:
            self.kept[key] = table[self.of(B.RULES)]
        return self.kept[key]

    @cached_property
    def _rules(self) -> Ints:
        """The rules by column, with one more of nothing: RULES is NONE, which is the last, for a bonus without."""
        none = np.full((1, len(R)), NONE, dtype=np.int64)
        return np.ascontiguousarray(np.concatenate([self.rules, none]).T)

    @cached_property
    def has_terms(self) -> Bools:
        """Whether the terms of each bonus are known."""
        found: Bools = self.of(B.RULES) != NONE
        return found

    @cached_property
    def why_untold(self) -> Number:
        """Why the terms of each bonus are not known, after a colon; nothing where that is not told."""
        words = {"": 0}
        codes = [words.setdefault(f": {why}" if why else "", len(words)) for why in self.untold]
        return Number("word", np.array(codes or [0] * self.length, dtype=np.int64), tuple(words))

    @cached_property
    def of_offer(self) -> Ints:
        """Which grant of its offer and part each bonus is for its player, from 1; a bonus without terms is the first.

        Two versions of an offer are one offer.
        """
        return nth((self.player, self._parts[self.of(B.RULES)]), self._parts[self.of(B.RULES)] != NONE)

    @cached_property
    def of_whole_offer(self) -> Ints:
        """The amount of each grant with those of the other parts of its offer that the player had got by then."""
        offer = self._offers[self.of(B.RULES)]
        return running(self.of(B.AMOUNT), (self.player, offer, self.of_offer), offer != NONE)

    def occasion(self, zone: str) -> Ints:
        """On how many local days the player had got grants of the same offer by each grant, that day included."""
        offer = self._offers[self.of(B.RULES)]
        day = clock.days(self.of(B.GRANTED_AT), zone)
        is_first = (nth((self.player, offer, day), offer != NONE) == 1).astype(np.int64)
        return np.maximum(running(is_first, (self.player, offer), offer != NONE), 1)

    def first_day(self, zone: str) -> Ints:
        """The local day of the first bet or bonus of the player; that of the grant where it is not known."""
        at = self.of(B.GRANTED_AT)
        return clock.days(np.where(self.first_played == NONE, at, self.first_played), zone)

    @cached_property
    def _parts(self) -> Ints:
        return codes_of([None if one is None else (one.offer.offer, one.number) for one in self.promises.terms])

    @cached_property
    def _offers(self) -> Ints:
        return codes_of([None if one is None else one.offer.offer for one in self.promises.terms])

    def market_of(self, code: int) -> str | None:
        """The market that a code stands for."""
        return None if code == NONE else self.names.markets[code]

    def terms_of(self, place: int) -> Terms | None:
        """The terms that bind one bonus."""
        column = int(self.of(B.RULES)[place])
        return None if column == NONE else self.promises.terms[column]

    def who(self, place: int) -> Who:
        """Whose bonus it is, and which, in words."""
        names, bonus = self.names, int(self.of(B.ID)[place])
        offer, version = names.offers[int(self.offer[place])] if self.offer[place] != NONE else (None, None)
        return Who(
            self.market_of(int(self.market[place])), names.players[int(self.player[place])],
            None if bonus == NONE else names.bonuses[bonus], offer, version, int(self.of(B.GRANTED_AT)[place]),
            names.currencies[int(self.currency[place])],
        )  # fmt: skip

    def taken(self, places: Ints) -> "Bonuses":
        """Some of the bonuses, by their places."""
        untold = [self.untold[int(place)] for place in places] if len(self.untold) else ()
        return replace(
            self,
            columns=np.ascontiguousarray(self.columns[:, places]),
            player=self.player[places],
            offer=self.offer[places],
            market=self.market[places],
            currency=self.currency[places],
            first_at=self.first_at[places],
            first_played=self.first_played[places],
            untold=untold,
            kept={},
        )

    def row(self, column: B) -> Ints:
        """The row of the input that a column names; NONE where it names none."""
        key = "row", column
        if key not in self.kept:
            places = self.of(column)
            self.kept[key] = np.where(places == NONE, NONE, self.numbers[places]) if len(self.numbers) else places
        return self.kept[key]

    def money(self, amounts: Ints) -> Number:
        """Amounts of each bonus's currency, to be told."""
        return Number("money", amounts)

    def unsure(self, *what: Unsure) -> Bools:
        """Whether the ledger leaves any of these open for each bonus."""
        found: Bools = (self.of(B.TOUCHED) & sum(what)) != 0
        return found


class Readings(NamedTuple):
    """What bonuses would be under the other readings of what terms leave open.

    `of` names, in rising order, the bonus that each of `bonuses` is another reading of; `words` tells the readings.
    `beyond` are bonuses whose terms leave open more than could be gone through, `between` those of which some stakes
    have a weight that nobody tells: their turnover lies anywhere between that of two readings.
    """

    of: Ints
    bonuses: Bonuses
    words: Sequence[str]
    beyond: Ints = np.empty(0, dtype=np.int64)
    between: Ints = np.empty(0, dtype=np.int64)


def time(values: Ints) -> Number:
    """Instants, to be told."""
    return Number("time", values)


def span(values: Ints) -> Number:
    """Stretches of time, to be told."""
    return Number("span", values)


def count(values: Ints, one: str = "", several: str = "") -> Number:
    """Counts, to be told; with what is counted, in the singular and the plural, where that is named."""
    return Number("count", values, (one, several or f"{one}s") if one else ())


def turnover(values: Ints) -> Number:
    """Turnover, to be told as money."""
    return Number("turnover", values)


def whole_days(microseconds: Ints) -> Ints:
    """The whole days of 24 hours in stretches of time."""
    return microseconds // clock.DAY
