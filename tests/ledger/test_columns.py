"""The types that the columns of a Parquet file may have, and those that are refused."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.ledger.ledgers import PLAYED, all_told, as_typed, read
from tests.ledger.test_formats import as_json, expected
from tests.ledger.test_open import refused

WHOLE = "write it as 64-bit integers of minor units, such as 1250 for 12.50"
CENTS = pa.decimal128(9, 2)
TIME = "write it as a timestamp in UTC, or as text such as 2026-03-01T18:30:00Z"


@pytest.mark.parametrize(
    ("column", "values", "message"),
    [
        ("amount", pa.array([1.5] * 7), f"the column `amount` holds double [{WHOLE}]"),
        ("payout", pa.array([Decimal(1)] * 7, CENTS), f"the column `payout` holds decimal128(9, 2) [{WHOLE}]"),
        ("at", pa.array([1] * 7).cast(pa.timestamp("us")), f"the column `at` holds timestamp[us] [{TIME}]"),
        ("at", pa.array([1] * 7), f"the column `at` holds int64 [{TIME}]"),
        ("settled_at", pa.array([date(2026, 3, 1)] * 7), f"the column `settled_at` holds date32[day] [{TIME}]"),
        ("odds", pa.array([True] * 7), "the column `odds` holds bool [write it as decimal odds, such as 1.95]"),
        ("player", pa.array([["a"]] * 7), "the column `player` holds list<element: string> [write it as text]"),
        ("game", pa.array([1.0] * 7), "the column `game` holds double [write it as text]"),
    ],
)  # fmt: skip
def test_a_column_of_another_type_is_refused(column: str, values: Any, message: str, tmp_path: Path) -> None:
    table = as_typed(PLAYED)
    table = table.set_column(table.column_names.index(column), column, values)
    pq.write_table(table, tmp_path / "l.parquet")
    assert refused(tmp_path / "l.parquet") == [f"{tmp_path}/l.parquet: {message}"]


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("amount", pa.array([5000, 5000, 200, 200, 1000, None, -25], pa.int32())),
        ("payout", pa.array([None, None, None, 350, 0, None, None], pa.uint64())),
        ("reported_turnover", pa.array([None, None, Decimal(200), None, None, None, None], pa.decimal128(18, 0))),
        ("player", pa.array(["ada"] * 5 + ["béa"] * 2, pa.large_string())),
        ("player", pa.array(["ada"] * 5 + ["béa"] * 2, pa.string_view())),
        ("player", pa.array([one.encode() for one in ["ada"] * 5 + ["béa"] * 2], pa.binary())),
        ("player", pa.array(["ada"] * 5 + ["béa"] * 2).dictionary_encode()),
        ("odds", pa.array([None] * 4 + [1.95, None, None])),
        ("odds", pa.array([None] * 4 + ["1.95", None, None])),
        ("odds", pa.array([None] * 4 + ["1.95", None, None], pa.string()).cast(pa.decimal128(20, 9))),
        ("selection", pa.array(["", "", "", "", "home", "", ""])),
        ("bonus", pa.array([""] + ["b1"] * 2 + [""] * 4)),
    ],
)
def test_a_column_of_a_type_that_says_the_same_is_read(column: str, values: Any, tmp_path: Path) -> None:
    table = as_typed(PLAYED)
    table = table.set_column(table.column_names.index(column), column, values)
    pq.write_table(table, tmp_path / "l.parquet")
    assert as_json(all_told(read(tmp_path / "l.parquet"))) == expected()


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_times_of_every_unit_and_zone_are_read(unit: str, tmp_path: Path) -> None:
    table = as_typed(PLAYED)
    place = table.column_names.index("at")
    column = table["at"].cast(pa.timestamp(unit, "UTC"), safe=False).cast(pa.timestamp(unit, "America/New_York"))
    pq.write_table(table.set_column(place, "at", column), tmp_path / "l.parquet")
    found = [row.at.tolist() for row, _ in read(tmp_path / "l.parquet")[0]]
    half = 0 if unit == "s" else 500_000
    assert found[0][:3] == [1_772_359_200_000_000, 1_772_359_260_000_000, 1_772_359_320_000_000 + half]


def test_whole_numbers_as_players_are_texts(tmp_path: Path) -> None:
    table = as_typed(PLAYED)
    players = pa.array([10] * 5 + [9] * 2)
    pq.write_table(table.set_column(table.column_names.index("player"), "player", players), tmp_path / "l.parquet")
    ((_, names),) = read(tmp_path / "l.parquet")[0]
    assert list(names.players) == ["10", "9"]
