"""What is kept of an audit while it runs: the bonuses, and with a folder the results of batches, for a run to go on."""

import os
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from checker.compiled import Shelf
from checker.conduct.finding import Conducted
from checker.ledger.rows import Ints


class Kept(NamedTuple):
    """What one batch came to; `is_whole` says that no player of it goes on, so that another run can begin after it."""

    conducted: Conducted
    held: frozenset[str]
    unknown_bonus: Ints
    unknown_bet: Ints
    bonuses: int
    days: Counter[int]
    """How many bonuses were released so many days after their grant."""
    table: pa.Table
    is_whole: bool


class Keeper:
    """Writes the bonuses of batches, in their order, to a Parquet file if there is one.

    With a folder the results of each batch are kept in it under a key, the digest of all that the audit rests on. A
    run with the same key takes them from there: a batch is either wholly kept or done anew.
    """

    def __init__(self, bonuses: Path | None = None, folder: Path | None = None, key: str = "") -> None:
        self._bonuses = bonuses
        self._shelf = Shelf(folder)
        self._key = key
        self._writer: pq.ParquetWriter | None = None
        self.taken = 0
        """How many batches were taken from the folder."""

    def begin(self) -> None:
        """Begin anew: what was written of another attempt is gone."""
        self._close()
        self.taken = 0

    def get(self, number: int) -> Kept | None:
        """What was kept of a batch."""
        found = self._shelf.get(f"batch{number}", self._key)
        if not isinstance(found, dict):
            return None
        self.taken += 1
        rows = [np.array(found[name], dtype=np.int64) for name in ("unknown_bonus", "unknown_bet")]
        table = pa.ipc.open_stream(found["table"]).read_all()
        return Kept(
            found["conducted"], found["held"], rows[0], rows[1], found["bonuses"], Counter(found["days"]), table, True
        )

    def put(self, number: int, part: Kept) -> None:
        """Keep what a batch came to."""
        if self._bonuses is not None:
            self._write(self._bonuses, part.table)
        if self._shelf.folder is not None and part.is_whole:
            self._shelf.put(f"batch{number}", self._key, _plain(part))

    def end(self) -> None:
        """Put the file of bonuses in its place, and take away what was kept for a run that is killed."""
        if self._writer is not None and self._bonuses is not None:
            self._writer.close()
            self._writer = None
            os.replace(_beside(self._bonuses), self._bonuses)
        if self._shelf.folder is not None:
            _remove(self._shelf.folder.glob(f"batch*-{self._key}"))

    def _write(self, file: Path, table: pa.Table) -> None:
        if self._writer is None:
            self._writer = pq.ParquetWriter(str(_beside(file)), table.schema, compression="zstd")
        self._writer.write_table(table)

    def _close(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}-{os.getpid()}")


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        with suppress(OSError):
            file.unlink()


def _plain(part: Kept) -> dict[str, object]:
    """The same without arrays and tables, which a kept file may not name."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, part.table.schema) as stream:
        stream.write_table(part.table)
    return {
        **part._asdict(),
        "unknown_bonus": part.unknown_bonus.tolist(),
        "unknown_bet": part.unknown_bet.tolist(),
        "days": dict(part.days),
        "table": sink.getvalue().to_pybytes(),
    }
