"""Samples as the tests look at them: made once, as plain rows in the order of the ledger."""

from functools import cache
from typing import Any

import pyarrow as pa

from checker.sample.making import Order, tables
from checker.sample.planted import Planted
from checker.sample.reading import OFFERS, terms_in
from checker.sample.terms import Terms

Row = dict[str, Any]


@cache
def terms() -> tuple[Terms, ...]:
    return terms_in([str(OFFERS)]).terms


@cache
def table(order: Order) -> pa.Table:
    return pa.concat_tables([made.table for made in tables(terms(), order)])


@cache
def planted(order: Order) -> tuple[Planted, ...]:
    return tuple(one for made in tables(terms(), order) for one in made.planted)


@cache
def rows(order: Order) -> tuple[Row, ...]:
    return tuple(table(order).to_pylist())


@cache
def players(order: Order) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows(order):
        found.setdefault(row["player"], []).append(row)
    return found
