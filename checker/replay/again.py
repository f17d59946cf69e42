"""Players replayed once more, each under readings of its own: patched rules, their weights, and what came of it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from checker.ledger.rows import Ints, Rows
from checker.replay.book import Entry
from checker.replay.fields import NONE, B, Switch
from checker.replay.machine import Replayed, Tables
from checker.replay.weights import answered

ROWS = tuple(field for field in B if field.name.endswith("_ROW"))
"""The fields that name a row."""
OUTCOME = [field for field in B if field not in (B.RULES, B.TOUCHED)]
"""The fields in which two outcomes can differ."""
Readings = tuple[tuple[Switch, int], ...]
Way = frozenset[tuple[int, Switch, int]]
"""Readings that differ from the ones gone by: rule, switch, and which of its readings."""
Run = Callable[[Rows, Tables], Replayed]
"""The machine that replays rows with their tables."""


class Again(NamedTuple):
    """The bonuses of the players that were replayed: the place of each in the table, its fields, its way in `ways`."""

    of: Ints
    bonuses: Ints
    way: Ints
    ways: tuple[Way, ...]


def again(
    rows: Rows,
    tables: Tables,
    replayed: Replayed,
    entries: Sequence[Entry],
    players: Sequence[tuple[Ints, Way]],
    run: Run,
) -> Again:
    """The bonuses of some players, each replayed by `run` in the way that stands beside it; rows are the batch's."""
    way_of = np.full(max(int(rows.player.max()), int(replayed.bonus_player.max())) + 2, NONE, dtype=np.int64)
    for number, (who, _) in enumerate(players):
        way_of[who] = number
    mine = np.flatnonzero(way_of[replayed.bonus_player] != NONE)
    places = np.flatnonzero(way_of[rows.player] != NONE)
    some = Rows._make([*(column[places] for column in rows[:-1]), False])
    ways = tuple(way for _, way in players)
    patches = _patches(np.unique(replayed.bonuses[mine, B.RULES]).tolist(), ways)
    mapped = np.full((len(ways), len(tables.rules) + 1), NONE, dtype=np.int64)
    for (number, rule), place in patches.places.items():
        mapped[number, rule] = place
    grants = mapped[way_of[some.player], tables.grant_rules[places]]
    found = run(some, _patched(tables, entries, patches.kinds, places, grants)).bonuses
    return Again(mine, _at_home(found, patches.kinds, places), way_of[replayed.bonus_player[mine]], ways)


class _Patches(NamedTuple):
    """Rules with readings, and which of them stands for a rule in a way."""

    kinds: tuple[tuple[int, Readings], ...]
    places: dict[tuple[int, int], int]


def _patches(rules: Sequence[int], ways: Sequence[Way]) -> _Patches:
    kinds: dict[tuple[int, Readings], int] = {}
    places = {}
    for number, way in enumerate(ways):
        for rule in rules:
            if rule == NONE:
                continue
            readings = tuple(sorted((switch, nth) for of, switch, nth in way if of == rule))
            places[number, rule] = kinds.setdefault((rule, readings), len(kinds))
    return _Patches(tuple(kinds), places)


def _patched(
    tables: Tables, entries: Sequence[Entry], kinds: Sequence[tuple[int, Readings]], places: Ints, grants: Ints
) -> Tables:
    """The tables of the rows at some places, and of the rules that they need, with what is read otherwise."""
    base = np.array([rule for rule, _ in kinds], dtype=np.int64)
    rules, by_category = tables.rules[base].copy(), tables.weight_of_category[base].copy()
    for place, (rule, readings) in enumerate(kinds):
        for switch, nth in readings:
            for field, value in entries[rule].ruled.questions[switch].readings[nth].fields:
                rules[place, field] = value
            if switch is Switch.WEIGHT:
                by_category[place] = answered(by_category[place], counts=nth == 0)
    return tables._replace(
        rules=rules,
        weight_of_category=by_category,
        weight_of_game=tables.weight_of_game[base],
        grant_rules=grants,
        usable=tables.usable[places],
    )


def _at_home(bonuses: Ints, kinds: Sequence[tuple[int, Readings]], places: Ints) -> Ints:
    """Bonuses with the rules and rows of the whole batch."""
    found = bonuses.copy()
    base = np.array([*(rule for rule, _ in kinds), NONE], dtype=np.int64)
    found[:, B.RULES] = base[found[:, B.RULES]]
    for field in ROWS:
        column = found[:, field]
        column[column >= 0] = places[column[column >= 0]]
    return found
