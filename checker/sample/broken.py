"""Rows that are broken in known ways, so that a reader of ledgers can be tried; only text can hold them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from checker.ledger.columns import FLAGS, KINDS
from checker.sample.layout import Records

WAYS: tuple[tuple[str, str, str], ...] = (
    ("negative_amount", "amount", "-500"),
    ("unknown_kind", "kind", "flagg"),
    ("amount_beyond_64_bits", "amount", "99999999999999999999"),
    ("amount_not_whole", "amount", "12.50"),
    ("cut_time", "at", "2026-12-0"),
    ("time_without_zone", "at", "2026-12-24T18:00:00"),
    ("no_player", "player", ""),
    ("unknown_currency", "currency", "XQQ"),
    ("unknown_flag", "flag", "session_strated"),
    ("amount_too_great", "amount", "1000000000001"),
)
"""The ways: a name, the column, and what stands there instead."""
STARTED = FLAGS.index("session_started")


class Broken(NamedTuple):
    """A row that was broken, and how."""

    way: str
    column: str
    row: str


def chosen(rows: Records, wanted: int) -> list[int]:
    """The first rows that tell that a session started: no balance hangs on them, so that nothing else breaks."""
    told = (rows["kind"] == KINDS.index("flag")) & (rows["flag"] == STARTED)
    return [int(one) for one in np.flatnonzero(told)[:wanted]]


def break_rows(texts: pa.Table, at: Sequence[int], before: int) -> tuple[pa.Table, list[Broken]]:
    """The table with these rows broken, each in the next way, and what was done; `before` were broken already."""
    ids = texts.column("transaction")
    done = [
        (row, Broken(*WAYS[(before + i) % len(WAYS)][:2], ids[row].as_py()), WAYS[(before + i) % len(WAYS)][2])
        for i, row in enumerate(at)
    ]
    for column in {broken.column for _, broken, _ in done}:
        cells = {row: cell for row, broken, cell in done if broken.column == column}
        texts = _with_cells(texts, column, cells)
    return texts, [broken for _, broken, _ in done]


def _with_cells(texts: pa.Table, column: str, cells: dict[int, str]) -> pa.Table:
    mask = np.zeros(len(texts), bool)
    mask[list(cells)] = True
    new = pa.array([cells[row] for row in sorted(cells)], pa.string())
    place = texts.column_names.index(column)
    held = texts.column(column).combine_chunks()
    return texts.set_column(place, column, pc.replace_with_mask(held, pa.array(mask), new))
