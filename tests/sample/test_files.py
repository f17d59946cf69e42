"""Files: the same seed gives the same bytes, in each format; broken rows are as many as asked, and known."""

import csv
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet
import pytest

from checker.ledger.read import open_ledger
from checker.sample.broken import WAYS
from checker.sample.making import Made, Order, tables
from checker.sample.writing import FORMATS, written
from tests.law import ROOT
from tests.sample.made import rows, terms

ORDER = Order(3_000, seed=3)


def made(path: Path, order: Order) -> list[Made]:
    found = list(tables(terms(), order))
    with written(str(path)) as writer:
        for one in found:
            writer.write_table(one.table)
    return found


def digest(path: Path, order: Order) -> str:
    made(path, order)
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("end", FORMATS)
def test_the_same_seed_gives_the_same_bytes_and_another_others(end: str, tmp_path: Path) -> None:
    first = digest(tmp_path / f"first{end}", ORDER)
    assert first == digest(tmp_path / f"second{end}", ORDER)
    assert first != digest(tmp_path / f"third{end}", ORDER._replace(seed=4))


def test_bytes_do_not_hang_on_the_hash_seed(tmp_path: Path) -> None:
    found = set()
    for seed in ("0", "1"):
        path = tmp_path / f"{seed}.csv"
        command = [sys.executable, "-m", "checker", "sample-ledger", "--rows", "500", "--output", str(path), "--clean"]
        subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
        found.add(path.read_bytes())
    assert len(found) == 1


def test_every_format_holds_the_same(tmp_path: Path) -> None:
    for end in FORMATS:
        made(tmp_path / f"ledger{end}", ORDER)
    parquet = pyarrow.parquet.read_table(tmp_path / "ledger.parquet").to_pylist()
    assert parquet == list(rows(ORDER))
    with (tmp_path / "ledger.csv").open(encoding="utf-8", newline="") as file:
        texts = list(csv.DictReader(file))
    lines = (tmp_path / "ledger.ndjson").read_text(encoding="utf-8").splitlines()
    for row, cells, line in zip(parquet, texts, lines, strict=True):
        at = f"{row['at']:%Y-%m-%dT%H:%M:%S}.{row['at'].microsecond // 1000:03d}Z"
        there = {name: value for name, value in row.items() if value is not None}
        assert cells["at"] == at == json.loads(line)["at"]
        assert json.loads(line).keys() == there.keys() == {name for name, cell in cells.items() if cell}
        assert json.loads(line)["amount"] == row["amount"] == int(cells["amount"])
        assert json.loads(line).get("odds") == (cells["odds"] or None) == (str(row["odds"]) if row["odds"] else None)


@pytest.mark.parametrize("end", [".csv", ".ndjson"])
def test_broken_rows_and_no_others_are_set_aside_by_a_reader(end: str, tmp_path: Path) -> None:
    path = tmp_path / f"ledger{end}"
    found = made(path, Order(12_000, broken=len(WAYS)))
    broken = [one for each in found for one in each.broken]
    assert [one.way for one in broken] == [name for name, _, _ in WAYS]
    opened = open_ledger([str(path)])
    assert opened.ledger is not None
    with opened.ledger as ledger:
        assert sum(batch.length for batch, _ in ledger.batches(sort=True)) == 12_000 - len(WAYS)
        assert ledger.account.set_aside == len(WAYS)


def test_a_file_that_fails_halfway_is_not_left_behind(tmp_path: Path) -> None:
    def fail() -> None:
        with written(str(tmp_path / "ledger.csv")) as writer:
            writer.write_table(next(tables(terms(), ORDER)).table)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(tmp_path.iterdir()) == []
