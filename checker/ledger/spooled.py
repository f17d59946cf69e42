"""Batches put aside in a file and read again as one: raw columns, one after another, each as narrow as it may be.

A file is made and read in one run, so that it needs no format that others know; Arrow's own costs several times as
much for pieces of a few thousand rows.
"""

from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from checker.ledger.batch import Batch, empty_of
from checker.ledger.cells import IDS, SHAPES
from checker.ledger.rows import Ints
from checker.ledger.texts import buffers, whole

NUMBER = "number"
NUMBERS = (NUMBER, *(name for name in SHAPES if name not in IDS))
TEXTS = tuple(name for name in IDS if name != "transaction")
NARROW = np.iinfo(np.int32)
ABSENT, IN_FOUR, IN_EIGHT = 0, 4, 8
"""How many bytes a value of a column takes; a column that is empty throughout is left out."""


class Sizes(NamedTuple):
    """What stands before the columns of a piece: how many rows, how wide each number is, how long each text column."""

    rows: int
    widths: Ints
    """By NUMBERS."""
    lengths: Ints
    """By TEXTS, in bytes; below 0 where the column is absent."""


HEADER = 1 + len(NUMBERS) + len(TEXTS)


class Texts(NamedTuple):
    """The texts of a column of a batch: how long each is, where each begins, and their bytes."""

    lengths: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int32]
    content: npt.NDArray[np.uint8]


class Columns(NamedTuple):
    """A batch taken apart into what is written."""

    numbers: dict[str, npt.NDArray[Any]]
    texts: dict[str, Texts]


def taken_apart(batch: Batch, places: Ints) -> Columns:
    """The columns of a batch with its rows at some places, in their order; numbers in four bytes where all fit."""
    numbers: dict[str, npt.NDArray[Any]] = {}
    for name in NUMBERS:
        column = batch.number if name == NUMBER else batch.cells.get(name)
        if column is not None:
            narrow = column.min() >= NARROW.min and column.max() <= NARROW.max
            numbers[name] = (column.astype(np.int32) if narrow else column).take(places)
    texts = {}
    for name in (name for name in TEXTS if name in batch.texts.column_names):
        found = buffers(whole(batch.texts[name]).take(places))
        texts[name] = Texts(np.diff(found.offsets), found.offsets, found.content)
    return Columns(numbers, texts)


def write(stream: IO[bytes], columns: Columns, first: int, end: int) -> None:
    """Put the rows from `first` up to `end` aside."""
    header = np.zeros(HEADER, dtype=np.int64)
    header[0] = end - first
    for place, name in enumerate(NUMBERS):
        header[1 + place] = columns.numbers[name].itemsize if name in columns.numbers else ABSENT
    for place, name in enumerate(TEXTS):
        known = columns.texts.get(name)
        header[1 + len(NUMBERS) + place] = -1 if known is None else known.starts[end] - known.starts[first]
    stream.write(header.data)
    for column in columns.numbers.values():
        stream.write(column[first:end].data)
    for text in columns.texts.values():
        stream.write(text.lengths[first:end].data)
        stream.write(text.content[text.starts[first] : text.starts[end]].data)


def read(file: Path) -> Batch | None:
    """All rows put aside in a file, in the order in which they were; None where there are none."""
    content = np.fromfile(file, dtype=np.uint8)
    pieces = []
    place = 0
    while place < len(content):
        header = content[place : place + 8 * HEADER].view(np.int64)
        sizes = Sizes(int(header[0]), header[1 : 1 + len(NUMBERS)], header[1 + len(NUMBERS) :])
        place += 8 * HEADER
        pieces.append((sizes, place))
        place += sizes.rows * int(sizes.widths.sum())
        place += sum(4 * sizes.rows + int(length) for length in sizes.lengths if length >= 0)
    return _joined(content, pieces) if pieces else None


def _joined(content: npt.NDArray[np.uint8], pieces: list[tuple[Sizes, int]]) -> Batch:
    """The pieces of a file as one batch."""
    rows = sum(sizes.rows for sizes, _ in pieces)
    cells = {name: np.empty(rows, dtype=np.int64) for name in NUMBERS if _any(pieces, name)}
    lengths = {name: np.zeros(rows, dtype=np.int32) for name in TEXTS if _any(pieces, name)}
    texts: dict[str, list[npt.NDArray[np.uint8]]] = {name: [] for name in lengths}
    first = 0
    for sizes, place in pieces:
        end = first + sizes.rows
        for name, width in zip(NUMBERS, sizes.widths.tolist(), strict=True):
            if width:
                found = content[place : place + width * sizes.rows].view(np.int32 if width == IN_FOUR else np.int64)
                cells[name][first:end] = found
                place += width * sizes.rows
            elif name in cells:
                cells[name][first:end] = empty_of(name)
        for name, length in zip(TEXTS, sizes.lengths.tolist(), strict=True):
            if length >= 0:
                lengths[name][first:end] = content[place : place + 4 * sizes.rows].view(np.int32)
                place += 4 * sizes.rows
                texts[name].append(content[place : place + length])
                place += length
        first = end
    number = cells.pop(NUMBER)
    table = pa.table({name: _texts(lengths[name], texts[name]) for name in lengths})
    return Batch(table, number, cells)


def _any(pieces: list[tuple[Sizes, int]], name: str) -> bool:
    """Whether any piece has a column."""
    if name in NUMBERS:
        return any(sizes.widths[NUMBERS.index(name)] for sizes, _ in pieces)
    return any(sizes.lengths[TEXTS.index(name)] >= 0 for sizes, _ in pieces)


def _texts(lengths: npt.NDArray[np.int32], content: list[npt.NDArray[np.uint8]]) -> Any:
    """A column of texts; an empty one is as good as none."""
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    held = np.concatenate([np.empty(0, dtype=np.uint8), *content])
    return pa.Array.from_buffers(pa.string(), len(lengths), [None, pa.py_buffer(offsets), pa.py_buffer(held)])
