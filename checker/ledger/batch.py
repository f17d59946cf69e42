"""One batch of rows between the file and the replay: numbers and words as whole numbers, ids still as texts."""

from typing import Any, NamedTuple

import numpy as np

from checker.ledger.cells import SHAPES, Cells
from checker.ledger.parse import NOTHING
from checker.ledger.rows import ABSENT, Ints
from checker.ledger.texts import Marks
from checker.ledger.words import Words


class Batch(NamedTuple):
    """Rows: `texts` is a table of their ids, `cells` their other columns, `number` their numbers in the input."""

    texts: Any
    number: Ints
    cells: Cells

    @property
    def length(self) -> int:
        """How many rows there are; `len` of a tuple is the number of its fields."""
        return len(self.number)

    def between(self, first: int, end: int) -> "Batch":
        """The rows from `first` up to, not including, `end`; nothing is copied."""
        cells = {name: column[first:end] for name, column in self.cells.items()}
        return Batch(self.texts.slice(first, end - first), self.number[first:end], cells)

    def at(self, places: Ints) -> "Batch":
        """The rows at some places, in their order."""
        cells = {name: column.take(places) for name, column in self.cells.items()}
        return Batch(self.texts.take(places), self.number.take(places), cells)

    def without(self, wrong: Marks) -> "Batch":
        """The rows that are not marked."""
        return self.at(np.flatnonzero(~wrong)) if wrong.any() else self

    def column(self, name: str) -> Ints:
        """A column of numbers or words, one that is empty too."""
        return self.cells[name] if name in self.cells else constant(self.length, empty_of(name))


def joined(batches: list[Batch]) -> Batch:
    """The rows of several batches, one after another."""
    if len(batches) == 1:
        return batches[0]
    import pyarrow as pa

    names = dict.fromkeys(name for batch in batches for name in batch.cells)
    cells = {name: np.concatenate([batch.column(name) for batch in batches]) for name in names}
    texts = pa.concat_tables([batch.texts for batch in batches], promote_options="permissive")
    return Batch(texts, np.concatenate([batch.number for batch in batches]), cells)


def empty_of(name: str) -> int:
    """What stands in the empty cells of a column."""
    return ABSENT if SHAPES[name] == "word" else NOTHING


_CONSTANT: dict[int, Ints] = {}


def constant(count: int, value: int) -> Ints:
    """A column that holds one value throughout; it is shared, and not to be written to."""
    known = _CONSTANT.get(value)
    if known is None or len(known) < count:
        known = _CONSTANT[value] = np.full(max(count, 1024), value, dtype=np.int64)
    return known[:count]


def known_words(words: Words, known: "frozenset[str] | tuple[str, ...]") -> Marks:
    """For each code of some words whether the word is a known one; the last mark is that of an absent word."""
    return np.array([*(text in known for text in words.texts), False], dtype=np.bool_)
