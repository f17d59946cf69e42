"""Rows whose `transaction` another row has too: found by a hash of each, and then compared whole."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from checker.ledger.ahead import ahead
from checker.ledger.cells import SHAPES
from checker.ledger.coding import hashed
from checker.ledger.jit import compiled
from checker.ledger.part import AT, Part
from checker.ledger.rows import Ints
from checker.ledger.texts import Buffers, buffers

AT_ONCE = 500_000
IN_MEMORY = 12_000_000
"""So many hashes are sorted in memory; of more, each range of hashes goes to a file of its own first."""
MEMORY_LIMIT = "512MB"


class Doubles(NamedTuple):
    """Numbers of rows, ascending: without a transaction; the same as an earlier row; like one in the id alone."""

    without: Ints
    dropped: Ints
    conflicting: Ints


NONE = np.empty(0, dtype=np.int64)


def doubles_in(parts: tuple[Part, ...], folder: Path, at_once: int = IN_MEMORY) -> Doubles:
    """The rows of a ledger that are there more than once."""
    rows = sum(part.rows for part in parts)
    ranges = 1 << max(0, (rows - 1) // at_once).bit_length() if rows else 1
    without: list[Ints] = []
    spool = Spool(folder, ranges, rows)
    for numbers, hashes, present in hashes_of(parts):
        spool.add(hashes if present.all() else hashes[present])
        if not present.all():
            without.append(numbers[~present])
    twice = np.concatenate([NONE.view(np.uint64), *spool.repeated()])
    missing = np.concatenate([NONE, *without])
    if not len(twice):
        return Doubles(missing, NONE, NONE)
    return Doubles(missing, *_compared(parts, np.sort(_numbers(parts, np.sort(twice))), folder))


def hashes_of(parts: Iterable[Part]) -> Iterator[tuple[Ints, Any, Any]]:
    """For pieces of a ledger: the numbers of the rows, the hashes of their transactions, and which of these exist."""
    for table in ahead(table for part in parts for table in part.tables(("transaction",), AT_ONCE)):
        first = int(table["number"][0].as_py())
        for piece in table["transaction"].chunks:
            texts = buffers(piece)
            hashes = np.empty(len(piece), dtype=np.uint64)
            hash_all(texts, hashes)
            yield np.arange(first, first + len(piece)), hashes, texts.present
            first += len(piece)


@compiled
def hash_all(texts: Buffers, hashes: Any) -> None:
    """Write the hash of each text."""
    for row in range(len(hashes)):
        hashes[row] = hashed(texts.content, texts.offsets[row], texts.offsets[row + 1])


class Seen:
    """The hashes of one range, and a table of bits that shows which of them share a place with another.

    Only those are sorted, a few in a hundred.
    """

    def __init__(self, most: int) -> None:
        bits = max(10, (8 * most - 1).bit_length())
        self._bits = np.zeros((2, 1 << (bits - 6)), dtype=np.uint64)
        self._hashes: list[Any] = []

    def add(self, hashes: Any) -> None:
        """Take in further hashes."""
        mark(hashes, self._bits)
        self._hashes.append(hashes)

    def repeated(self) -> Any:
        """The hashes that stand there more than once, each once, ascending."""
        empty = np.empty(0, dtype=np.uint64)
        likely = np.sort(np.concatenate([empty, *(likely_twice(some, self._bits) for some in self._hashes)]))
        return np.unique(likely[1:][likely[1:] == likely[:-1]])


@compiled
def mark(hashes: Any, bits: Any) -> None:
    """Set the bit of each hash, and where it was set before the second one too."""
    mask = np.uint64(64 * bits.shape[1] - 1)
    for one in hashes:
        word, bit = (one & mask) >> np.uint64(6), np.uint64(1) << (one & np.uint64(63))
        bits[1, word] |= bits[0, word] & bit
        bits[0, word] |= bit


@compiled
def likely_twice(hashes: Any, bits: Any) -> Any:
    """The hashes whose second bit is set."""
    mask = np.uint64(64 * bits.shape[1] - 1)
    likely = np.empty(1024, dtype=np.uint64)
    found = 0
    for one in hashes:
        if bits[1, (one & mask) >> np.uint64(6)] >> (one & np.uint64(63)) & np.uint64(1):
            if found == len(likely):
                likely = np.concatenate((likely, likely))
            likely[found] = one
            found += 1
    return likely[:found]


class Spool:
    """Hashes put aside by their range: in memory where there is one range, else in a file for each."""

    def __init__(self, folder: Path, ranges: int, rows: int) -> None:
        self._bits = np.uint64(64 - (ranges - 1).bit_length())
        self._files = [folder / f"hashes-{one}" for one in range(ranges)] if ranges > 1 else []
        self._streams = [file.open("wb") for file in self._files]
        self._seen = Seen(0 if self._files else rows)

    def add(self, hashes: Any) -> None:
        """Put hashes aside."""
        if not self._files:
            self._seen.add(hashes)
            return
        ordered = np.sort(hashes)
        marks = np.arange(1, len(self._files), dtype=np.uint64) << self._bits
        for stream, some in zip(self._streams, np.split(ordered, np.searchsorted(ordered, marks)), strict=True):
            some.tofile(stream)

    def repeated(self) -> Iterator[Any]:
        """The hashes of each range that stand there more than once."""
        if not self._files:
            yield self._seen.repeated()
        for file, stream in zip(self._files, self._streams, strict=True):
            stream.close()
            hashes = np.fromfile(file, dtype=np.uint64)
            seen = Seen(len(hashes))
            seen.add(hashes)
            yield seen.repeated()
            file.unlink()


def _numbers(parts: tuple[Part, ...], twice: Any) -> Ints:
    """The numbers of the rows whose hash is one of some."""
    found = [NONE]
    for numbers, hashes, present in hashes_of(parts):
        places = np.minimum(np.searchsorted(twice, hashes), len(twice) - 1)
        found.append(numbers[(twice[places] == hashes) & present])
    return np.concatenate(found)


def _compared(parts: tuple[Part, ...], candidates: Ints, folder: Path) -> tuple[Ints, Ints]:
    """Of the rows that may be doubles: those equal to the first of their id, and those with other content."""
    import duckdb

    with duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "temp_directory": str(folder)}) as connection:
        connection.execute("set TimeZone = 'UTC'")
        connection.register("candidate", pa.table({"number": pa.array(candidates)}))
        rows = " union all ".join(_select(part) for part in parts if _among(part, candidates))
        found = connection.sql(f"""
            with told as materialized (select * from ({rows}) semi join candidate using ("number")),
                 one as (select "transaction", min("number") as first, arg_min(content, "number") as content
                         from told group by "transaction")
            select told."number", told.content = one.content as same from told join one using ("transaction")
            where told."number" <> one.first order by told."number"
        """).to_arrow_table()
    numbers, same = found["number"].to_numpy(), found["same"].to_numpy()
    return numbers[same].astype(np.int64), numbers[~same].astype(np.int64)


def _among(part: Part, numbers: Ints) -> bool:
    return bool(np.diff(np.searchsorted(numbers, [part.first, part.first + part.rows]))[0])


def _select(part: Part) -> str:
    """The query of a part's rows: their numbers, transactions, and the digest of their canonical columns."""
    cells = [_cell(part, name) if name in part.columns else "''" for name in SHAPES]
    told = ", ".join(f"strlen({cell}), ':', {cell}" for cell in (f"coalesce({cell}, '')" for cell in cells))
    file = part.file.replace("'", "''")
    return (
        f'select {part.first} + file_row_number as "number", cast("transaction" as varchar) as "transaction", '
        f"sha256(concat({told})) as content from read_parquet(['{file}'], hive_partitioning = false)"
    )


WITH_ZONE = r"[T ]\d\d:\d\d.*(Z|[+-]\d\d(:?\d\d)?)$"
"""What a text ends in that is a time with its zone."""


def _cell(part: Part, name: str) -> str:
    """A cell as one text, however its file writes it: `1.950` and `1.95` are the same odds."""
    text = f'trim(cast("{AT if part.staged and name == "at" else name}" as varchar))'
    if SHAPES[name] == "instant":
        time = f"cast(try_cast({text} as timestamptz) as varchar)"
        return f"coalesce(if(regexp_matches({text}, '{WITH_ZONE}'), {time}, null), {text})"
    if SHAPES[name] in ("minor units", "odds"):
        return f"coalesce(cast(try_cast({text} as decimal(38, 9)) as varchar), {text})"
    return text
