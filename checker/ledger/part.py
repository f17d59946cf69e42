"""One part of a ledger: a Parquet file, the user's own or one that a text source was written to, and its rows."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from checker.ledger.columns import COLUMNS
from checker.ledger.rows import Ints

AT = "__at"
"""The column of a staged part that holds the times that could be read from its `at`."""
AT_WHY = "__at_why"
"""The column of a staged part that says why a time could not be read (a Why); 0 where it could."""
BROKEN = "__broken"
"""The column of a staged part that says why a line could not be taken apart; null in all others."""
LINE = "__line"
"""The column of a staged part that holds a line that could not be taken apart."""
OWN = (AT, AT_WHY, BROKEN, LINE)
PIECE = 131_072


class UnreadableError(Exception):
    """A source that cannot be read to its end; the message says why."""


def checked(names: list[str]) -> list[str]:
    """The names of a source's columns; raises UnreadableError where one is ours."""
    for name in names:
        if name in OWN:
            raise UnreadableError(f"its column `{name}` has a name that means something here; give it another")
    return names


class Part(NamedTuple):
    """`file` is what is read, `shown` what the user calls it; its first row is number `first` of the ledger."""

    file: str
    shown: str
    staged: bool
    first: int
    rows: int
    columns: tuple[str, ...]
    """The canonical columns that it has."""
    further: tuple[str, ...]
    """The other columns of the user, which are passed over."""

    def tables(self, columns: tuple[str, ...], rows: int) -> Iterator[Any]:
        """Tables of about so many rows of some of its canonical columns, in order, with the `number` of each row."""
        wanted = [name for name in columns if name in self.columns]
        if self.staged and "at" in wanted:
            wanted = [*(name for name in wanted if name != "at"), AT, AT_WHY, BROKEN]
        words = [column.name for column in COLUMNS if column.shape == "word" and column.name in wanted]
        first = self.first
        with pq.ParquetFile(self.file, read_dictionary=words, page_checksum_verification=True) as file:
            for pieces in _gathered(self._whole(file.iter_batches(min(rows, PIECE), columns=wanted)), rows):
                table = pa.Table.from_batches(pieces)
                if AT in table.column_names:
                    table = table.rename_columns(["at" if name == AT else name for name in table.column_names])
                numbers = np.arange(first, first + table.num_rows)
                first += table.num_rows
                yield table.append_column("number", pa.array(numbers))

    def _whole(self, pieces: Iterator[Any]) -> Iterator[Any]:
        """The pieces of the file; raises UnreadableError where it turns out to be damaged."""
        try:
            for piece in pieces:
                piece.validate(full=True)  # Parquet does not look whether texts are UTF-8
                yield piece
        except (pa.ArrowException, OSError) as error:
            raise UnreadableError(f"{self.shown}: it is damaged: {str(error).partition(chr(10))[0]}") from error

    def texts(self, numbers: Ints) -> Iterator[tuple[Ints, Any]]:
        """Some of its rows with all columns as texts, a piece of the file at a time, and their numbers."""
        with pq.ParquetFile(self.file) as file:
            ends = self.first + np.cumsum(
                [0, *(file.metadata.row_group(i).num_rows for i in range(file.num_row_groups))]
            )
            for group in np.flatnonzero(np.diff(np.searchsorted(numbers, ends))):
                first = int(ends[group])
                for piece in self._whole(file.iter_batches(PIECE, row_groups=[int(group)])):
                    inner = numbers[np.searchsorted(numbers, first) : np.searchsorted(numbers, first + len(piece))]
                    if len(inner):
                        yield inner, as_texts(pa.Table.from_batches([piece]).take(inner - first))
                    first += len(piece)


def _gathered(pieces: Iterator[Any], rows: int) -> Iterator[list[Any]]:
    held: list[Any] = []
    count = 0
    for piece in pieces:
        held.append(piece)
        count += len(piece)
        if count >= rows:
            yield held
            held, count = [], 0
    if held:
        yield held


def as_texts(table: Any) -> Any:
    """A table with every column as texts."""
    columns = {}
    for field in table.schema:
        column = table[field.name]
        try:
            columns[field.name] = column.cast(pa.string())
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            texts = [None if one is None else _text(one) for one in column.to_pylist()]
            columns[field.name] = pa.array(texts, pa.string())
    return pa.table(columns)


def _text(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
