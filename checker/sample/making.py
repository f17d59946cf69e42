"""A sample ledger as Arrow tables, one after the other, from offers and a seed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from checker.sample.breaches import pairs_of
from checker.sample.broken import Broken, break_rows, chosen
from checker.sample.crowd import made
from checker.sample.places import PLACES
from checker.sample.planted import Planted, planted_in
from checker.sample.table import table_of, words_of
from checker.sample.terms import Terms
from checker.sample.world import weights_of, world_of
from checker.sample.writing import as_texts

EVERY = 5
"""One player in so many has a breach planted on."""


class Order(NamedTuple):
    """What is asked of a sample."""

    rows: int
    seed: int = 1
    clean: bool = False
    unsorted: bool = False
    two_rows: bool = False
    broken: int = 0


class Made(NamedTuple):
    """A table of whole players, and what is wrong in it."""

    table: pa.Table
    players: int
    planted: list[Planted]
    broken: list[Broken]


def tables(terms: Sequence[Terms], order: Order) -> Iterator[Made]:
    """The ledger in tables of whole players; where it is unsorted, each table is in the order of time alone."""
    places = [place for place in PLACES if any(t.place == place for t in terms)]
    ordered = sorted(terms, key=lambda t: places.index(t.place))
    world = world_of(ordered, places, order.seed, 0 if order.clean else EVERY, order.two_rows)
    pairs, words, first, cut = pairs_of(ordered, [weights_of(t) for t in ordered]), words_of(ordered, places), 0, 0
    for filled in made(world, pairs, order.rows):
        rows = world.rows[:filled]
        table, broken = table_of(rows, first, words), list[Broken]()
        if order.broken:
            table, broken = break_rows(as_texts(table), chosen(rows, order.broken - cut), cut)
        if order.unsorted:
            table = table.take(np.argsort(rows["at"], kind="stable"))
        planted = planted_in(world.planted[: int(world.desk[0]["noted"])], words)
        yield Made(table, int(rows["player"].max() - rows["player"].min()) + 1, planted, broken)
        first, cut = first + filled, cut + len(broken)
