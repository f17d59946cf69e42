"""Measures × markets on a day: what law says of each measure where."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from checker.measures import MEASURES
from checker.rulebook import Limit, MarketLaw, Period

Cell = tuple[tuple[Limit, Period], ...]
"""The limits of one market on one measure, each with the period that holds the day; empty where there is none."""


class Row(NamedTuple):
    """A measure with a cell for each market."""

    measure: str
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """Markets beside each other on a day; `bans` has a cell for each, with what forbids every bonus or online play."""

    day: date
    laws: tuple[MarketLaw, ...]
    bans: tuple[Cell, ...]
    rows: tuple[Row, ...]


def matrix(laws: Sequence[MarketLaw], day: date) -> Matrix:
    """The matrix of some markets on a day, without the measures that none of them limits."""
    rows = (Row(measure, tuple(_cell(law, measure, day) for law in laws)) for measure in sorted(MEASURES))
    bans = tuple(_standing(law.bans, day) for law in laws)
    return Matrix(day, tuple(laws), bans, tuple(row for row in rows if any(row.cells)))


def _cell(law: MarketLaw, measure: str, day: date) -> Cell:
    limits = (limit for limit in law.limits if limit.declared.measure == measure and not limit.declared.bans)
    return _standing(tuple(limits), day)


def _standing(limits: Sequence[Limit], day: date) -> Cell:
    found = ((limit, limit.on(day)) for limit in limits)
    return tuple((limit, period) for limit, period in found if period.state != "no_limit")
