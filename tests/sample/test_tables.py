"""A sample is a ledger in the canonical columns: as many rows as asked, in order, every id once."""

import pyarrow as pa
import pytest

from checker.ledger.columns import COLUMNS, FLAGS, KINDS
from checker.sample.making import Order
from checker.sample.table import SCHEMA
from tests.sample.made import planted, players, rows, table

CLEAN = Order(60_000, clean=True)
SHAPES = {
    "text": pa.types.is_string,
    "word": pa.types.is_dictionary,
    "instant": pa.types.is_timestamp,
    "minor units": pa.types.is_int64,
    "odds": pa.types.is_decimal,
}


def test_the_columns_are_those_of_the_ledger() -> None:
    assert SCHEMA.names == [column.name for column in COLUMNS]
    for column, field in zip(COLUMNS, SCHEMA, strict=True):
        assert SHAPES[column.shape](field.type), column.name
        assert field.nullable is not column.needed


@pytest.mark.parametrize("count", [1, 2, 3, 239, 240, 241, 5_000])
def test_there_are_as_many_rows_as_asked(count: int) -> None:
    assert table(Order(count)).num_rows == count


def test_rows_stand_in_the_order_of_player_and_time() -> None:
    keys = [(row["player"], row["at"]) for row in rows(CLEAN)]
    assert keys == sorted(keys)


def test_every_row_has_what_its_kind_needs() -> None:
    for row in rows(CLEAN):
        assert row["kind"] in KINDS
        assert row["amount"] >= 0
        assert (row["flag"] in FLAGS) == (row["kind"] == "flag")
        if row["kind"].startswith("bonus_"):
            assert row["bonus"]
            assert row["offer"]
            assert row["offer_version"]
        if row["kind"] in ("bet_placed", "bet_voided", "cash_out"):
            assert row["bet"]
        if row["settled_at"]:
            assert row["settled_at"] >= row["at"]
        if row["cash_amount"] is not None:
            assert row["cash_amount"] + row["bonus_amount"] == row["amount"]


def test_no_id_stands_twice() -> None:
    assert len({row["transaction"] for row in rows(CLEAN)}) == len(rows(CLEAN))


def test_a_clean_sample_has_nothing_planted() -> None:
    assert planted(CLEAN) == ()


def test_every_stake_has_one_end_where_bets_have_two_rows() -> None:
    order = Order(20_000, clean=True, two_rows=True)
    for own in list(players(order).values())[:-1]:
        placed = [row["bet"] for row in own if row["kind"] == "bet_placed"]
        ended = [row["bet"] for row in own if row["kind"] in ("bet_settled", "bet_voided", "cash_out")]
        assert sorted(placed) == sorted(ended)


def test_an_unsorted_sample_holds_the_same_rows_by_time() -> None:
    mixed = rows(Order(60_000, clean=True, unsorted=True))
    times = [row["at"] for row in mixed]
    assert times == sorted(times)
    assert sorted(mixed, key=lambda row: row["transaction"]) == list(rows(CLEAN))
    own = [row["transaction"] for row in mixed if row["player"] == "p00000002"]
    assert own == sorted(own), "what a player did in one instant stays in order"
