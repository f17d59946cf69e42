"""Rows with the same transaction: equal ones are dropped, others set aside."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.ledger.doubles import Seen, doubles_in
from checker.ledger.read import open_ledger
from checker.ledger.telling import told
from tests.ledger.ledgers import PLAYED, Row, all_told, numbers, read, write, write_parquet

GOOD: Row = {"at": "2026-03-01T10:00:00Z", "player": "ada", "kind": "deposit", "amount": "1", "currency": "GBP"}


def test_a_second_row_of_the_same_content_is_dropped_and_counted(tmp_path: Path) -> None:
    rows = [{"transaction": "a", **GOOD}, {"transaction": "b", **GOOD}, {"transaction": "a", **GOOD}]
    found = read(write(rows, tmp_path / "l.csv"))
    assert numbers(found) == [0, 1]
    assert found[1] == (3, 2, 1, 0)


def test_a_later_row_of_other_content_is_set_aside(tmp_path: Path) -> None:
    rows = [{"transaction": "a", **GOOD}, {"transaction": "a", **GOOD, "amount": "2"}, {"transaction": "a", **GOOD}]
    ledger = open_ledger([str(write(rows, tmp_path / "l.csv"))]).ledger
    assert ledger is not None
    with ledger:
        assert [batch.number.tolist() for batch, _ in ledger.batches()] == [[0]]
        assert ledger.account == (3, 1, 1, 1)
        assert [problem.message for problem in told(ledger)] == [
            "1 row of the ledger repeats an earlier one and was dropped",
            "1 row of 3 cannot be used and is set aside: same_transaction 1",
        ]
        ledger.write_quarantine(tmp_path / "aside.parquet")
    import pyarrow.parquet as pq

    assert pq.read_table(tmp_path / "aside.parquet", columns=["row", "sentence"]).to_pylist() == [
        {"row": 2, "sentence": "an earlier row has the same `transaction`, `a`, and other content"}
    ]


def test_the_earlier_row_is_that_of_the_input_not_of_the_time(tmp_path: Path) -> None:
    rows = [{"transaction": "a", **GOOD}, {"transaction": "a", **GOOD, "at": "2026-02-01T10:00:00Z"}]
    assert numbers(read(write(rows, tmp_path / "l.csv"), sort=True)) == [0]


def test_doubles_are_found_across_files_and_formats(tmp_path: Path) -> None:
    write_parquet(PLAYED, tmp_path / "1.parquet")
    write(PLAYED[2:], tmp_path / "2.csv")
    write([*PLAYED[:1], {**PLAYED[1], "amount": "1"}], tmp_path / "3.ndjson")
    found = read(tmp_path, sort=True)
    assert numbers(found) == list(range(7))
    assert found[1] == (14, 7, 6, 1)
    assert all_told(found) == all_told(read(tmp_path / "1.parquet"))


def test_columns_of_the_user_make_no_difference(tmp_path: Path) -> None:
    rows = [{"transaction": "a", **GOOD, "exported": "monday"}, {"transaction": "a", **GOOD, "exported": "tuesday"}]
    assert read(write(rows, tmp_path / "l.csv"))[1] == (2, 1, 1, 0)


def test_a_double_of_a_row_that_cannot_be_used_is_dropped(tmp_path: Path) -> None:
    rows = [{"transaction": "a", **GOOD, "amount": "x"}] * 2 + [{"transaction": "a", **GOOD}]
    assert read(write(rows, tmp_path / "l.csv"))[1:] == ((3, 0, 1, 2), {"not_a_number": 1, "same_transaction": 1})


def test_rows_without_a_transaction_are_no_doubles(tmp_path: Path) -> None:
    rows = [{"transaction": "", **GOOD}, {"transaction": None, **GOOD}, {"transaction": "a", **GOOD}]
    assert read(write_parquet(rows, tmp_path / "l.parquet"))[1:] == ((3, 1, 0, 2), {"empty": 2})


@given(ids=st.lists(st.integers(0, 40), max_size=200), at_once=st.integers(1, 50))
@settings(max_examples=50, deadline=None)
def test_what_is_spooled_is_found_alike(ids: list[int], at_once: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("doubles")
    rows = [{"transaction": f"t{one}" if one else "", **GOOD, "amount": str(i % 3)} for i, one in enumerate(ids)]
    first: dict[int, int] = {}
    same, other = [], []
    for i, one in enumerate(ids):
        if one and first.setdefault(one, i) != i:
            (same if i % 3 == first[one] % 3 else other).append(i)
    if not rows:
        return
    ledger = open_ledger([str(write_parquet(rows, folder / "l.parquet", row_group=7))]).ledger
    assert ledger is not None
    with ledger:
        found = doubles_in(ledger.parts, folder, at_once)
    assert [column.tolist() for column in found] == [[i for i, one in enumerate(ids) if not one], same, other]


@given(st.lists(st.integers(0, 2**64 - 1), max_size=50), st.data())
@settings(deadline=None)
def test_repeated_hashes_are_found_whatever_their_bits(hashes: list[int], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(hashes), max_size=20)) if hashes else []
    every = np.array([*hashes, *again], dtype=np.uint64)
    seen = Seen(len(every))
    seen.add(every)
    values, counts = np.unique(every, return_counts=True)
    assert seen.repeated().tolist() == values[counts > 1].tolist()
