"""A column of texts as the bytes that compiled code runs over, and as texts again when somebody asks for one."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int32]
Marks = npt.NDArray[np.bool_]


class Buffers(NamedTuple):
    """The bytes of a column: text i stands from `offsets[i]` up to `offsets[i + 1]`; an empty one is not `present`."""

    offsets: Places
    content: Bytes
    present: Marks


NOTHING: Bytes = np.zeros(1, dtype=np.uint8)
NOTHING.setflags(write=False)


def whole(column: Any) -> Any:
    """A column in one piece, as texts with 32-bit offsets."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    if isinstance(column, pa.ChunkedArray):  # more than two gigabytes of text: no batch is so large
        raise OverflowError("a batch of a ledger holds more than 2 GiB of text in one column")
    return column if pa.types.is_string(column.type) or pa.types.is_binary(column.type) else column.cast(pa.string())


def buffers(column: Any) -> Buffers:
    """The buffers of a text column; nothing is copied but the marks of what is present."""
    text = whole(column)
    _, offsets, content = text.buffers()
    count = len(text)
    if count == 0 or offsets is None:
        places = np.zeros(count + 1, dtype=np.int32)
        places.setflags(write=False)  # as Arrow's own are, so that compiled code meets one kind of array
        return Buffers(places, NOTHING, np.zeros(count, dtype=np.bool_))
    places = np.frombuffer(offsets, dtype=np.int32)[text.offset : text.offset + count + 1]
    held = np.frombuffer(content, dtype=np.uint8) if content is not None and content.size else NOTHING
    return Buffers(places, held, present(text) & (places[1:] > places[:-1]))


def present(column: Any) -> Marks:
    """Which values of a column are there."""
    if column.null_count == 0:
        return np.ones(len(column), dtype=np.bool_)
    marks: Marks = pc.is_valid(column).to_numpy(zero_copy_only=False)
    return marks


class Texts(Sequence[str]):
    """Texts that stay in Arrow's memory; each is made when it is asked for."""

    def __init__(self, column: Any) -> None:
        self.column = column

    def __len__(self) -> int:
        return len(self.column)

    def __getitem__(self, place: int) -> str:  # type: ignore[override]
        return str(self.column[place].as_py())
