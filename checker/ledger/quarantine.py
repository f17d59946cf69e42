"""The rows set aside, written to a Parquet file with the reason of each; and the account of all rows."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from checker.ledger.cells import SHAPES
from checker.ledger.part import BROKEN, LINE, OWN, Part
from checker.ledger.reasons import Why, code_of, sentence
from checker.ledger.rows import Ints


class Account(NamedTuple):
    """How many rows were read, and what became of them."""

    read: int
    used: int
    dropped: int
    set_aside: int

    @property
    def adds_up(self) -> bool:
        """Whether every row that was read is accounted for."""
        return self.read == self.used + self.dropped + self.set_aside


class SetAside(NamedTuple):
    """The numbers of rows that cannot be used, ascending, and the trouble of each."""

    numbers: Ints
    troubles: Ints

    def with_further(self, numbers: Ints, troubles: Ints) -> "SetAside":
        """These and some more; a row that is set aside twice keeps its first reason."""
        every = np.concatenate([self.numbers, numbers])
        found, first = np.unique(every, return_index=True)
        return SetAside(found, np.concatenate([self.troubles, troubles])[first])


def nothing_set_aside() -> SetAside:
    """No rows."""
    return SetAside(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def write(parts: tuple[Part, ...], aside: SetAside, file: Path) -> None:
    """Write the rows set aside, in the order of the input; a file of that name is replaced when all is written."""
    beside = file.with_name(f".{file.name}-{os.getpid()}")
    schema = _schema(parts)
    try:
        with pq.ParquetWriter(str(beside), schema, compression="zstd") as writer:
            for table in _tables(parts, aside, schema):
                writer.write_table(table)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


FURTHER = "in the file: "
"""What stands before the name of a user's own column that a column of ours has too."""
OURS = ("file", "row", "reason", "sentence", "line")


def _schema(parts: tuple[Part, ...]) -> Any:
    further = dict.fromkeys(_named(name) for part in parts for name in part.further)
    columns = [(name, pa.string()) for name in (*OURS, *SHAPES, *further)]
    return pa.schema([(name, pa.int64() if name == "row" else kind) for name, kind in columns])


def _named(name: str) -> str:
    return FURTHER + name if name in OURS else name


def _tables(parts: tuple[Part, ...], aside: SetAside, schema: Any) -> Iterator[Any]:
    for part in parts:
        first, end = np.searchsorted(aside.numbers, [part.first, part.first + part.rows])
        if first == end:
            continue
        for numbers, texts in part.texts(aside.numbers[first:end]):
            troubles = aside.troubles[np.searchsorted(aside.numbers, numbers)]
            yield _table(part, numbers - part.first, troubles, texts, schema)


def _table(part: Part, rows: Ints, troubles: Ints, texts: Any, schema: Any) -> Any:
    """Rows set aside: where each stands in its file, counted from 1, why, and what stands there."""
    empty = pa.nulls(len(rows), pa.string())
    canonical = [name for name in SHAPES if name in texts.column_names]
    cells = texts.select(canonical).to_pylist()
    told = [sentence(int(trouble), row) for trouble, row in zip(troubles, cells, strict=True)]
    if part.staged:
        broken = texts[BROKEN].to_pylist()
        told = [
            broken[i] if trouble == Why.BAD_LINE else one
            for i, (one, trouble) in enumerate(zip(told, troubles, strict=True))
        ]
    columns = {
        "file": pa.array([part.shown] * len(rows), pa.string()),
        "row": pa.array(rows + 1),
        "reason": pa.array([code_of(int(trouble)) for trouble in troubles], pa.string()),
        "sentence": pa.array(told, pa.string()),
        "line": texts[LINE] if part.staged else empty,
        **{_named(name): texts[name] for name in texts.column_names if name not in OWN},
    }
    return pa.table([columns.get(name, empty) for name in schema.names], schema=schema)
