"""Small ledgers as lists of rows, and writers of each format."""

import bz2
import csv
import gzip
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from checker.ledger.columns import COLUMNS
from checker.ledger.quarantine import Account
from checker.ledger.read import open_ledger
from checker.ledger.rows import Names, Rows

Row = dict[str, str | None]
COLUMN_NAMES = [column.name for column in COLUMNS]
SHAPES = {column.name: column.shape for column in COLUMNS}

PLAYED: list[Row] = [
    {"transaction": "t1", "at": "2026-03-01T10:00:00Z", "player": "ada", "kind": "deposit", "amount": "5000",
     "currency": "GBP", "payment_method": "debit_card", "market": "gb"},
    {"transaction": "t2", "at": "2026-03-01T10:01:00Z", "player": "ada", "kind": "bonus_granted", "amount": "5000",
     "currency": "GBP", "bonus": "b1", "offer": "spring", "offer_version": "3"},
    {"transaction": "t3", "at": "2026-03-01T11:02:00.5+01:00", "player": "ada", "kind": "bet_placed", "amount": "200",
     "currency": "GBP", "bet": "x1", "cash_amount": "150", "bonus_amount": "50", "bonus": "b1", "round": "r1",
     "game": "mega-joker", "category": "slots", "reported_turnover": "200"},
    {"transaction": "t4", "at": "2026-03-01T10:02:01Z", "player": "ada", "kind": "bet_settled", "amount": "200",
     "currency": "GBP", "bet": "x1", "payout": "350", "game": "mega-joker", "category": "slots", "round": "r1"},
    {"transaction": "t5", "at": "2026-03-01T10:05:00Z", "settled_at": "2026-03-01T12:00:00Z", "player": "ada",
     "kind": "bet_settled", "amount": "1000", "currency": "GBP", "bet": "x2", "payout": "0", "odds": "1.95",
     "lowest_odds": "1.3", "selection": "home", "round": "e7", "category": "sports", "initial_stake": "500",
     "jackpot_amount": "10"},
    {"transaction": "t6", "at": "2026-03-02T00:00:00Z", "player": "béa", "kind": "flag", "currency": "EUR",
     "flag": "age_18_24"},
    {"transaction": "t7", "at": "2026-03-02T00:00:00Z", "player": "béa", "kind": "adjustment", "amount": "-25",
     "currency": "EUR", "bet": "x1"},
]  # fmt: skip
"""Two players, sorted; every column has a value somewhere."""


def columns_of(rows: list[Row]) -> list[str]:
    """The columns that the rows have, in the order of the ledger, others after them."""
    there = dict.fromkeys(name for row in rows for name in row)
    return [*(name for name in COLUMN_NAMES if name in there), *(name for name in there if name not in COLUMN_NAMES)]


def as_csv(rows: list[Row], delimiter: str = ",") -> bytes:
    """The rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns_of(rows), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def as_ndjson(rows: list[Row]) -> bytes:
    """The rows as NDJSON, amounts as numbers where they are whole."""
    told = [{name: _plain(name, cell) for name, cell in row.items() if cell is not None} for row in rows]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in told).encode()


def _plain(name: str, cell: str) -> Any:
    return int(cell) if SHAPES.get(name) == "minor units" and cell.lstrip("-").isdigit() else cell


def as_texts(rows: list[Row]) -> pa.Table:
    """The rows as a table of texts."""
    return pa.table({name: pa.array([row.get(name) for row in rows], pa.string()) for name in columns_of(rows)})


def as_typed(rows: list[Row]) -> pa.Table:
    """The rows as a table with the types that an engineer would choose."""
    from datetime import datetime
    from decimal import Decimal

    kinds: dict[str, Any] = {
        "instant": (pa.timestamp("us", "UTC"), datetime.fromisoformat),
        "minor units": (pa.int64(), int),
        "odds": (pa.decimal128(10, 3), Decimal),
        "word": (pa.dictionary(pa.int32(), pa.string()), str),
    }
    columns = {}
    for name in columns_of(rows):
        kind, make = kinds.get(SHAPES.get(name, "text"), (pa.string(), str))
        columns[name] = pa.array([make(cell) if (cell := row.get(name)) else None for row in rows], kind)
    return pa.table(columns)


def write_parquet(rows: list[Row], file: Path, typed: bool = True, row_group: int = 1000) -> Path:
    """The rows as Parquet."""
    pq.write_table(as_typed(rows) if typed else as_texts(rows), file, row_group_size=row_group)
    return file


def write_sqlite(rows: list[Row], file: Path, table: str = "ledger") -> Path:
    """The rows as a table of an SQLite database."""
    names = columns_of(rows)
    kinds = {"minor units": "integer"}
    with closing(sqlite3.connect(file)) as connection:
        listed = ", ".join(f'"{name}" {kinds.get(SHAPES.get(name, ""), "text")}' for name in names)
        connection.execute(f'create table "{table}" ({listed})')
        marks = ", ".join("?" * len(names))
        connection.executemany(
            f'insert into "{table}" values ({marks})', [[row.get(name) for name in names] for row in rows]
        )
        connection.commit()
    return file


def write(rows: list[Row], file: Path) -> Path:
    """The rows in the format that the name of a file asks for."""
    if ".parquet" in file.suffixes:
        return write_parquet(rows, file)
    content = as_csv(rows) if ".csv" in file.suffixes else as_ndjson(rows)
    packers = {".gz": gzip.compress, ".bz2": bz2.compress, ".zst": lambda some: pa.compress(some, "zstd", asbytes=True)}
    if file.suffix == ".zst":
        with pa.CompressedOutputStream(pa.OSFile(str(file), "wb"), "zstd") as stream:
            stream.write(content)
        return file
    file.write_bytes(packers[file.suffix](content) if file.suffix in packers else content)
    return file


Read = tuple[list[tuple[Rows, Names]], Account, dict[str, int]]


def read(*paths: Path | str, **asked: Any) -> Read:
    """The batches of a ledger, its account, and how many rows were set aside for which reason."""
    opened = open_ledger([str(path) for path in paths])
    assert opened.ledger is not None, opened.problems
    with opened.ledger as ledger:
        batches = list(ledger.batches(**asked))
        return batches, ledger.account, dict(ledger.reasons())


def told(rows: Rows, names: Names) -> list[dict[str, Any]]:
    """The rows of a batch with their texts, what is absent left out."""
    lists = {
        "player": names.players, "bonus": names.bonuses, "offer": names.offers, "bet": names.bets,
        "round": names.rounds, "game": names.games, "category": names.categories, "selection": names.selections,
        "method": names.methods, "currency": names.currencies, "market": names.markets,
    }  # fmt: skip
    found = []
    for i in range(rows.length):
        row = {name: int(getattr(rows, name)[i]) for name in rows._fields if name != "continues"}
        kept = {name: value for name, value in row.items() if value != -1 or name in ("kind", "amount")}
        found.append({name: lists[name][value] if name in lists else value for name, value in kept.items()})
    return found


def all_told(read_: Read) -> list[dict[str, Any]]:
    """All rows of a reading with their texts."""
    return [row for rows, names in read_[0] for row in told(rows, names)]


def numbers(read_: Read) -> list[int]:
    """The numbers of the rows that were used, in the order in which they came."""
    return np.concatenate([rows.number for rows, _ in read_[0]]).tolist() if read_[0] else []
