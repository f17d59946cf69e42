"""Writing a sample: Parquet, CSV or NDJSON, table by table, so that memory does not grow with the ledger."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from checker.sample.instants import iso
from checker.sample.table import SCHEMA

FORMATS = (".parquet", ".csv", ".ndjson")
"""How a ledger can be written, by the end of its name; standard output gets NDJSON."""
NUMBERS = frozenset(field.name for field in SCHEMA if pa.types.is_integer(field.type))


class Writer(Protocol):
    """Something that takes tables of a ledger, in order."""

    def write_table(self, table: pa.Table) -> None:
        """Write the next rows."""

    def close(self) -> None:
        """Finish the file."""


@contextmanager
def written(name: str) -> Iterator[Writer]:
    """A writer to a file of this name, which appears when it is whole; `-` is standard output."""
    if name == "-":
        yield Lines(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    half = Path(f"{name}.part")
    try:
        with half.open("wb") as sink:
            writer = _writer(name, sink)
            yield writer
            writer.close()
        os.replace(half, name)
    finally:
        half.unlink(missing_ok=True)


def _writer(name: str, sink: IO[bytes]) -> Writer:
    if name.endswith(".csv"):
        return Comma(sink)
    if name.endswith(".ndjson"):
        return Lines(sink)
    words = [field.name for field in SCHEMA if pa.types.is_dictionary(field.type)]
    return pa.parquet.ParquetWriter(sink, SCHEMA, compression="zstd", use_dictionary=words)


def as_texts(table: pa.Table) -> pa.Table:
    """Every cell as the text that stands in a file; instants as ISO 8601 in UTC."""
    columns = [_text(table.column(field.name).combine_chunks(), field.type) for field in table.schema]
    return pa.table(columns, names=table.column_names)


def _text(cells: Any, kind: Any) -> Any:
    if pa.types.is_timestamp(kind):
        return iso(cells)
    if pa.types.is_dictionary(kind):
        return cells.dictionary_decode()
    return cells if pa.types.is_string(kind) else pc.cast(cells, pa.string())


class Comma:
    """CSV with a head."""

    def __init__(self, sink: IO[bytes]) -> None:
        self.sink, self.head = sink, True

    def write_table(self, table: pa.Table) -> None:
        """Write the next rows."""
        texts = (
            table
            if "at" in table.column_names and pa.types.is_string(table.schema.field("at").type)
            else as_texts(table)
        )
        options = pa.csv.WriteOptions(include_header=self.head, quoting_style="none", quoting_header="none")
        pa.csv.write_csv(texts, self.sink, options)
        self.head = False

    def close(self) -> None:
        """Nothing is left to write."""


class Lines:
    """NDJSON: an object a line, without what is absent."""

    def __init__(self, sink: IO[bytes]) -> None:
        self.sink = sink

    def write_table(self, table: pa.Table) -> None:
        """Write the next rows."""
        texts = table if pa.types.is_string(table.schema.field("at").type) else as_texts(table)
        columns = [self._cells(name, texts.column(name).to_pylist()) for name in texts.column_names]
        for cells in zip(*columns, strict=True):
            self.sink.write(("{" + ", ".join(cell for cell in cells if cell) + "}\n").encode())

    def _cells(self, name: str, cells: list[str | None]) -> list[str]:
        if name in NUMBERS:
            return [f'"{name}": {cell}' if cell is not None else "" for cell in cells]
        return [f'"{name}": {json.dumps(cell, ensure_ascii=False)}' if cell is not None else "" for cell in cells]

    def close(self) -> None:
        """Nothing is left to write."""
