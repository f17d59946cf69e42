"""Columns of a table as whole numbers: amounts, times, odds, words; and what is wrong with single cells."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from checker.ledger import parse
from checker.ledger.columns import COLUMNS, FLAGS, KINDS
from checker.ledger.parse import NOTHING, Troubles
from checker.ledger.reasons import SHIFT
from checker.ledger.rows import ODDS_DIGITS, Ints
from checker.ledger.texts import buffers
from checker.ledger.words import Pairs, Words

INSTANT = pa.timestamp("us", "UTC")
SHAPES = {column.name: column.shape for column in COLUMNS}
IDS = ("transaction", "player", "bet", "bonus", "round", "selection")
"""The columns that stay texts until their batch is coded."""
WORDS = tuple(column.name for column in COLUMNS if column.shape == "word" and column.name not in IDS)
COLUMN = {column.name: place for place, column in enumerate(COLUMNS)}

Cells = dict[str, Ints]
"""Columns by their names; NOTHING where a number is absent, ABSENT where a word is. Empty columns are left out."""


class Dictionary:
    """The words of a ledger and their codes, from its first batch to its last."""

    def __init__(self) -> None:
        first = {"kind": KINDS, "flag": FLAGS}
        self.of = {name: Words(first.get(name, ())) for name in WORDS}
        self.offers = Pairs(self.of["offer"], self.of["offer_version"])


def read_cells(table: Any, words: Dictionary) -> tuple[Cells, Troubles]:
    """The columns of a table that are numbers or words, and for each row the first trouble among its cells, or 0."""
    cells: Cells = {}
    troubles = np.zeros(table.num_rows, dtype=np.int32)
    for name in (name for name in SHAPES if name not in IDS and has(table, name)):
        if name in words.of:
            cells[name] = words.of[name].codes(table[name])
            continue
        cells[name] = column = np.empty(table.num_rows, dtype=np.int64)
        found = _fill(column, table[name], SHAPES[name])
        if found is not None:
            wrong = (found != 0) & (troubles == 0)
            troubles[wrong] = found[wrong] | (COLUMN[name] << SHIFT)
    return cells, troubles


def has(table: Any, name: str) -> bool:
    """Whether a table has a column in which anything stands."""
    return name in table.column_names and table[name].null_count < table.num_rows


def _fill(column: Ints, cells: Any, shape: str) -> Troubles | None:
    """Write the values of some cells into a column; the troubles of the cells where they were texts."""
    if _is_text(cells.type):
        column[:], troubles = parse.read(buffers(cells), shape)
        return troubles
    first = 0
    for piece in cells.chunks:
        column[first : first + len(piece)] = _values(piece, shape)
        first += len(piece)
    return None


def _is_text(kind: Any) -> bool:
    return not any(is_(kind) for is_ in (pa.types.is_integer, pa.types.is_timestamp, pa.types.is_floating))


def _values(piece: Any, shape: str) -> Ints:
    if piece.null_count == len(piece):
        return np.broadcast_to(np.int64(NOTHING), len(piece))
    if pa.types.is_floating(piece.type):
        return _from_floats(piece)
    if shape == "instant":
        piece = piece.cast(INSTANT, safe=False).cast(pa.int64())
    whole = piece.cast(pa.int64()) if piece.type != pa.int64() else piece
    values: Ints = (whole.fill_null(NOTHING) if whole.null_count else whole).to_numpy(zero_copy_only=False)
    return np.where(values == NOTHING, NOTHING, values * 10**ODDS_DIGITS) if shape == "odds" else values


def _from_floats(piece: Any) -> Ints:
    """Odds that somebody kept as floating-point numbers: `1.95` is 19,500 ten-thousandths."""
    numbers = pc.fill_null(piece.cast(pa.float64()), np.nan).to_numpy(zero_copy_only=False)
    fit = np.abs(numbers) < 1e9
    scaled = np.floor(np.round(np.where(fit, numbers, 0) * 10**ODDS_DIGITS, 3)).astype(np.int64)
    return np.where(fit, scaled, NOTHING)
