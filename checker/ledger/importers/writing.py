"""Canonical rows → a ledger on disk: CSV, NDJSON or Parquet, in place only once it is whole."""

import csv
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import IO, Any

from checker.extras import require
from checker.ledger.columns import COLUMNS
from checker.ledger.importers.row import Row

SUFFIXES = (".csv", ".ndjson", ".jsonl", ".parquet")
AT_ONCE = 65_536
INSTANTS = tuple(place for place, column in enumerate(COLUMNS) if column.shape == "instant")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Write = Callable[[Row], None]


def kind_of(path: str) -> str | None:
    """How a ledger of this name is written; None where the name does not say."""
    if path == "-":
        return ".csv"
    return next((suffix for suffix in SUFFIXES if path.lower().endswith(suffix)), None)


@contextmanager
def written(path: str, source: str) -> Iterator[Write]:
    """What takes the rows of a ledger; the file is moved to its place at the end, and not at all after an error."""
    kind = kind_of(path) or ".csv"
    if path == "-":
        yield _separated(sys.stdout)
        return
    beside = f"{os.path.realpath(path)}.{os.getpid()}.new"
    try:
        if kind == ".parquet":
            with _parquet(beside, source) as write:
                yield write
        else:
            with open(beside, "w", encoding="utf-8", newline="") as stream:
                yield _separated(stream) if kind == ".csv" else _lines(stream)
        os.replace(beside, os.path.realpath(path))
    finally:
        if os.path.exists(beside):
            os.unlink(beside)


def instant_text(at: int) -> str:
    """An instant as ISO 8601 in UTC, with a fraction only where there is one."""
    return (EPOCH + timedelta(microseconds=at)).isoformat().replace("+00:00", "Z")


def _texts(row: Row) -> list[Any]:
    cells: list[Any] = list(row)
    for place in INSTANTS:
        if cells[place] is not None:
            cells[place] = instant_text(cells[place])
    return [f"{cell:f}" if isinstance(cell, Decimal) else cell for cell in cells]


def _separated(stream: IO[str]) -> Write:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(Row._fields)
    return lambda row: writer.writerow(_texts(row))


def _lines(stream: IO[str]) -> Write:
    def write(row: Row) -> None:
        told = {name: cell for name, cell in zip(Row._fields, _texts(row), strict=True) if cell is not None}
        stream.write(json.dumps(told, ensure_ascii=False) + "\n")

    return write


@contextmanager
def _parquet(path: str, source: str) -> Iterator[Write]:
    """Parquet, batch by batch; the metadata of the file name the format that the rows came from."""
    require("ledger")
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"instant": pa.timestamp("us", "UTC"), "minor units": pa.int64()}
    fields = [(column.name, kinds.get(column.shape, pa.string())) for column in COLUMNS]
    schema = pa.schema(fields, metadata={"checker.source": source})
    waiting: list[Row] = []
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:

        def flush() -> None:
            columns = zip(*waiting, strict=True) if waiting else ([] for _ in fields)
            made = [
                pa.array([f"{cell:f}" if isinstance(cell, Decimal) else cell for cell in column], kind)
                for column, (_, kind) in zip(columns, fields, strict=True)
            ]
            writer.write_table(pa.table(made, schema=schema))
            waiting.clear()

        def write(row: Row) -> None:
            waiting.append(row)
            if len(waiting) >= AT_ONCE:
                flush()

        yield write
        flush()
