"""Tables of texts → a Parquet file with one row for each row of the source, which can be read again and again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from checker.ledger import parse
from checker.ledger.cells import INSTANT
from checker.ledger.parse import NOTHING
from checker.ledger.part import AT, AT_WHY, OWN
from checker.ledger.texts import buffers

ROW_GROUP = 131_072


def stage(tables: Iterator[Any], file: Path) -> tuple[tuple[str, ...], int]:
    """Write the rows of a source; its columns, and how many rows there are.

    The first table tells the columns. Every cell stays as it was written; the times are read once, for sorting.
    """
    rows = 0
    names: tuple[str, ...] = ()
    writer: Any = None
    try:
        for table in tables:
            if writer is None:
                names = tuple(name for name in table.column_names if name not in OWN)
                writer = pq.ParquetWriter(str(file), schema_of(table), compression="lz4")
            if table.num_rows:
                writer.write_table(with_times(table, writer.schema), row_group_size=ROW_GROUP)
                rows += table.num_rows
    finally:
        if writer is not None:
            writer.close()
    return names, rows


def schema_of(table: Any) -> Any:
    """The columns of a staged file, beside the user's own: the times, and what is wrong with them."""
    own = [pa.field(AT, INSTANT), pa.field(AT_WHY, pa.int32())]
    return pa.schema([*(pa.field(name, pa.string()) for name in table.column_names), *own])


def with_times(table: Any, schema: Any) -> Any:
    """A table with its times read; those that cannot be read are null, and say why."""
    columns = {name: table[name] for name in table.column_names}
    if "at" not in columns:
        times, why = np.full(table.num_rows, NOTHING), np.zeros(table.num_rows, dtype=np.int32)
    else:
        times, why = parse.read(buffers(table["at"]), "instant")
    columns[AT] = pa.array(times, mask=times == NOTHING).cast(INSTANT)
    columns[AT_WHY] = pa.array(why)
    return pa.table([columns[field.name] for field in schema], schema=schema)
