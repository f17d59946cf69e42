"""Each check of a row, on both sides of its bound, with the whole sentence."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml

from checker.ledger.read import open_ledger
from checker.ledger.reasons import SENTENCES, Why
from tests.ledger.ledgers import as_csv, read, write, write_parquet

TABLE = yaml.safe_load(Path(__file__).with_name("checks.yaml").read_text())
CASES: list[dict[str, Any]] = TABLE["cases"]


def row_of(case: dict[str, Any], place: int) -> dict[str, str | None]:
    return {"transaction": f"t{place}", **TABLE["good"][case["row"]], **case.get("with", {})}


def test_every_case_is_told_as_the_table_says(tmp_path: Path) -> None:
    rows = [row_of(case, place) for place, case in enumerate(CASES)]
    ledger = open_ledger([str(write(rows, tmp_path / "l.csv"))]).ledger
    assert ledger is not None
    with ledger:
        used = [int(number) for batch, _ in ledger.batches(sort=True) for number in batch.number]
        ledger.write_quarantine(tmp_path / "aside.parquet")
        assert ledger.account.adds_up
    aside = pq.read_table(tmp_path / "aside.parquet").to_pylist()
    told = {row["row"] - 1: f"{row['reason']}: {row['sentence']}" for row in aside}
    assert {place: case["told"] for place, case in enumerate(CASES) if "told" in case} == told
    assert sorted(used) == [place for place, case in enumerate(CASES) if "told" not in case]


def test_typed_columns_are_checked_alike(tmp_path: Path) -> None:
    rows = [row_of(case, place) for place, case in enumerate(CASES)]
    plain = [row for row in rows if not unreadable(row)]
    from_csv = read(write(plain, tmp_path / "l.csv"), sort=True)
    from_parquet = read(write_parquet(plain, tmp_path / "l.parquet"), sort=True)
    assert from_csv[1:] == from_parquet[1:]
    assert from_csv[1].set_aside > 20


def unreadable(row: dict[str, str | None]) -> bool:
    """Whether a typed column could not hold a cell of the row."""
    from tests.ledger.ledgers import as_typed

    try:
        as_typed([row])
    except (ValueError, ArithmeticError, OverflowError):
        return True
    return row["at"] == "2026-03-01 10:00"


def test_every_reason_has_a_case_or_a_test_of_its_own() -> None:
    told = {case["told"].partition(":")[0] for case in CASES if "told" in case}
    elsewhere = {"bad_line", "same_transaction", "unknown_bonus", "unknown_bet"}
    assert told | elsewhere == {why.name.lower() for why in SENTENCES}
    assert set(SENTENCES) == set(Why) - {Why.NONE}


def test_a_bad_cell_sets_its_row_aside_and_no_other(tmp_path: Path) -> None:
    good = TABLE["good"]["deposit"]
    rows = [{"transaction": str(i), **good} for i in range(100)]
    rows[40]["amount"] = "ten"
    _, account, reasons = read(write(rows, tmp_path / "l.csv"))
    assert account == (100, 99, 0, 1)
    assert reasons == {"not_a_number": 1}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"1,2", "the line has 2 fields, and the header names 6"),
        (b"1", "the line has 1 field, and the header names 6"),
        (b",".join([b"1"] * 7), "the line has 7 fields, and the header names 6"),
        (b'1,"2,3,4,5,6', "a quote is opened in the line and not closed; cells hold no line breaks"),
        (b'1,"2"x,3,4,5,6', "text follows a closing quote"),
        (b"1,2,\xff,4,5,6", "the line is no UTF-8"),
    ],
)
def test_a_line_that_cannot_be_taken_apart_is_set_aside_alone(line: bytes, sentence: str, tmp_path: Path) -> None:
    good = [{"transaction": str(i), **TABLE["good"]["deposit"]} for i in range(4)]
    lines = as_csv(good).splitlines()
    (tmp_path / "l.csv").write_bytes(b"\n".join([*lines[:3], line, *lines[3:], b""]))
    assert broken(tmp_path / "l.csv") == [(3, "bad_line", sentence, line.decode("utf-8", "replace"))]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b'{"transaction": "1"', "the line is no JSON"),
        (b'["transaction"]', "the line is no JSON object"),
        (b'{"amount": 1, "amount": 2}', "the line has a key twice"),
        (b'{"player": "\xff"}', "the line is no UTF-8"),
    ],
)
def test_a_line_that_is_no_json_is_set_aside_alone(line: bytes, sentence: str, tmp_path: Path) -> None:
    good = [{"transaction": str(i), **TABLE["good"]["deposit"]} for i in range(4)]
    content = write(good, tmp_path / "l.ndjson").read_bytes().splitlines()
    (tmp_path / "l.ndjson").write_bytes(b"\n".join([*content[:2], line, *content[2:]]))
    assert broken(tmp_path / "l.ndjson") == [(3, "bad_line", sentence, line.decode("utf-8", "replace"))]


def broken(file: Path) -> list[tuple[object, ...]]:
    ledger = open_ledger([str(file)]).ledger
    assert ledger is not None
    with ledger:
        assert sum(batch.length for batch, _ in ledger.batches()) == 4
        assert ledger.account == (5, 4, 0, 1)
        ledger.write_quarantine(file.with_name("aside.parquet"))
    aside = pq.read_table(file.with_name("aside.parquet")).to_pylist()
    return [(row["row"], row["reason"], row["sentence"], row["line"]) for row in aside]


def test_the_quarantine_holds_every_column_of_the_user_as_text(tmp_path: Path) -> None:
    rows = [{"transaction": str(i), **TABLE["good"]["deposit"], "note": f"n{i}", "row": "theirs"} for i in range(3)]
    rows[1] |= {"amount": "1.5", "player": "x" * 90}
    rows[2] |= {"player": "y" * 90, "currency": "y" * 90}
    ledger = open_ledger([str(write(rows, tmp_path / "l.csv"))]).ledger
    assert ledger is not None
    with ledger:
        list(ledger.batches())
        ledger.write_quarantine(tmp_path / "aside.parquet")
    aside = pq.read_table(tmp_path / "aside.parquet").to_pylist()
    theirs = [{name: cell for name, cell in row.items() if name != "row"} for row in rows]
    assert [{name: cell for name, cell in row.items() if cell is not None} for row in aside] == [
        {"file": str(tmp_path / "l.csv"), "row": 2, "reason": "decimal_point",
         "sentence": "`amount` is `1.5`; amounts are whole minor units, such as 1250 for 12.50",
         **theirs[1], "in the file: row": "theirs"},
        {"file": str(tmp_path / "l.csv"), "row": 3, "reason": "unknown_currency",
         "sentence": f"`currency` is `{'y' * 59}…`, which is no code of ISO 4217 such as GBP",
         **theirs[2], "in the file: row": "theirs"},
    ]  # fmt: skip


def test_the_quarantine_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = open_ledger([str(write([row_of(CASES[7], 1), row_of(CASES[0], 2)], tmp_path / "l.csv"))]).ledger
    assert ledger is not None
    (tmp_path / "aside.parquet").write_text("an older one")
    with ledger:
        list(ledger.batches())

        def fail(*_: object) -> None:
            raise OSError("the disk is full")

        with monkeypatch.context() as patched:
            patched.setattr("checker.ledger.quarantine._table", fail)
            with pytest.raises(OSError, match="the disk is full"):
                ledger.write_quarantine(tmp_path / "aside.parquet")
        assert (tmp_path / "aside.parquet").read_text() == "an older one"
        assert sorted(file.name for file in tmp_path.iterdir()) == ["aside.parquet", "l.csv"]
        ledger.write_quarantine(tmp_path / "aside.parquet")
    assert pq.read_table(tmp_path / "aside.parquet").num_rows == 1


def test_rows_that_only_the_replay_can_tell_are_set_aside_afterwards(tmp_path: Path) -> None:
    import numpy as np

    rows = [row_of(case, place) for place, case in enumerate(CASES[:6])]
    ledger = open_ledger([str(write(rows, tmp_path / "l.csv"))]).ledger
    assert ledger is not None
    with ledger:
        list(ledger.batches())
        ledger.set_aside(np.array([4]), Why.UNKNOWN_BET)
        ledger.set_aside(np.array([1, 4]), Why.UNKNOWN_BONUS)
        assert ledger.account == (6, 4, 0, 2)
        assert ledger.account.adds_up
        ledger.write_quarantine(tmp_path / "aside.parquet")
    aside = pq.read_table(tmp_path / "aside.parquet").to_pylist()
    assert [(row["row"], row["reason"], row["sentence"]) for row in aside] == [
        (2, "unknown_bonus", "`bonus` is `b1`, which no earlier row granted to the player"),
        (5, "unknown_bet", "`bet` is `x1`, which the player had not placed, or which was settled before"),
    ]
