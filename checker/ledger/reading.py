"""A ledger that is open for reading: batches of rows that the replay takes, and the account of all its rows."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple, TypeVar

import numpy as np
import pyarrow as pa

from checker.ledger import quarantine
from checker.ledger.ahead import ahead
from checker.ledger.batch import Batch
from checker.ledger.cells import COLUMN, IDS, SHAPES, Dictionary, read_cells
from checker.ledger.check import check
from checker.ledger.coded import OutOfOrderError, code
from checker.ledger.columns import COLUMNS
from checker.ledger.doubles import Doubles, doubles_in
from checker.ledger.order import in_order, out_of_order
from checker.ledger.part import AT_WHY, BROKEN, Part
from checker.ledger.quarantine import Account, SetAside, nothing_set_aside
from checker.ledger.reasons import SHIFT, Why, code_of
from checker.ledger.rows import ABSENT, Ints, Names, Rows
from checker.ledger.texts import whole
from checker.ledger.whole import players_whole

MOST_ROWS = 250_000
"""How many rows a batch has at most, if no player has more."""
SAMPLES = 50_000
"""How many rows are looked at to share a ledger out into ranges of one size."""
Result = TypeVar("Result")


class Where(NamedTuple):
    """Where a row stands: the file as the user calls it, and the row in it, counted from 1."""

    file: str
    row: int


class Ledger:
    """A ledger: use it in a `with` statement, and go through `batches` to the end before asking for its account."""

    def __init__(self, parts: tuple[Part, ...], workspace: "TemporaryDirectory[str]") -> None:
        self.parts = parts
        self.rows = sum(part.rows for part in parts)
        self._workspace = workspace
        self._doubles: Doubles | None = None
        self._aside = nothing_set_aside()
        self._used = self._dropped = 0
        self._whole = False
        self.capabilities: frozenset[str] = frozenset()
        """The optional columns in which any row that was used has a value."""
        self.out_of_order = 0
        """How many rows stood in the input after one that comes after them in time; sorting has put them right."""

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Take the files away that were made to read it."""
        self._workspace.cleanup()

    def batches(self, most_rows: int = MOST_ROWS, sort: bool = False) -> Iterator[tuple[Rows, Names]]:
        """The rows that can be used, in batches that end where a player ends.

        A player of more than `most_rows` rows stands in several: all but the last `continues`. Raises
        OutOfOrderError where rows are not in the order of player and time and `sort` is not asked for.
        """
        words = Dictionary()
        self._begin()
        checked = self._checked(words, most_rows)
        if sort:
            checked = self._counted(in_order(checked, self._sample(), self.rows, Path(self._workspace.name)))
        coded = (code(batch, words) for batch in players_whole(checked, most_rows))
        yield from _continuing(self._told(coded))
        self._whole = True

    def use(self, replay: Callable[[Iterator[tuple[Rows, Names]]], Result]) -> Result:
        """What a replay makes of the batches; it is begun anew, with the rows sorted, where they are out of order."""
        try:
            return replay(self.batches())
        except OutOfOrderError:
            return replay(self.batches(sort=True))

    @property
    def account(self) -> Account:
        """What became of the rows, after the batches have been gone through."""
        if not self._whole:
            raise RuntimeError("the account of a ledger is known when its batches have been gone through")
        return Account(self.rows, self._used, self._dropped, len(self._aside.numbers))

    def reasons(self) -> Counter[str]:
        """How many rows were set aside for each reason, by its code."""
        troubles, counts = np.unique(self._aside.troubles % (1 << SHIFT), return_counts=True)
        return Counter({code_of(int(one)): int(count) for one, count in zip(troubles, counts, strict=True)})

    def set_aside(self, numbers: Ints, why: Literal[Why.UNKNOWN_BONUS, Why.UNKNOWN_BET]) -> None:
        """Set rows aside that only the replay could tell to be of no use: rows that the batches gave."""
        before = len(self._aside.numbers)
        column = list(SHAPES).index("bonus" if why is Why.UNKNOWN_BONUS else "bet")
        troubles = np.full(len(numbers), why | (column << SHIFT), dtype=np.int64)
        self._aside = self._aside.with_further(np.asarray(numbers, dtype=np.int64), troubles)
        self._used -= len(self._aside.numbers) - before

    def write_quarantine(self, file: Path) -> None:
        """Write the rows set aside, each with its reason, to a Parquet file; none are an empty file."""
        quarantine.write(self.parts, self._aside, file)

    def where(self, number: int) -> Where:
        """Where the row of a number stands."""
        ends = [part.first + part.rows for part in self.parts]
        part = self.parts[int(np.searchsorted(ends, number, side="right"))]
        return Where(part.shown, number - part.first + 1)

    def texts(self, numbers: Ints) -> Iterator[tuple[Ints, Any]]:
        """Some rows (their numbers, ascending) as they stand in the files, for evidence: numbers, a table of texts."""
        for part in self.parts:
            first, end = np.searchsorted(numbers, [part.first, part.first + part.rows])
            if first < end:
                yield from part.texts(numbers[first:end])

    def _begin(self) -> None:
        if self._doubles is None:
            self._doubles = doubles_in(self.parts, Path(self._workspace.name))
        self._used = self._dropped = self.out_of_order = 0
        self._whole = False
        self._aside, self.capabilities = nothing_set_aside(), frozenset()

    def _checked(self, words: Dictionary, most_rows: int) -> Iterator[Batch]:
        """The rows that can be used, in the order of the input; the others are counted and kept."""
        wanted = tuple(column.name for column in COLUMNS if column.name != "transaction")
        tables = (table for part in self.parts for table in part.tables(wanted, most_rows))
        aside = [self._aside]
        for table in ahead(tables):
            batch, troubles = _batch(table, words)
            dropped = self._troubled(batch.number, troubles)
            self._dropped += int(dropped.sum())
            wrong = troubles != 0
            if wrong.any():
                aside.append(SetAside(batch.number[wrong], troubles[wrong].astype(np.int64)))
            yield batch.without(wrong | dropped)
        self._aside = SetAside(*(np.concatenate(columns) for columns in zip(*aside, strict=True)))

    def _troubled(self, number: Ints, troubles: Any) -> Any:
        """Write the trouble of rows without a transaction, or with that of another; mark the rows to be dropped."""
        assert self._doubles is not None
        without, dropped, conflicting = (_among(number, some) for some in self._doubles)
        for marked, why in ((without, Why.EMPTY), (conflicting, Why.SAME_TRANSACTION)):
            troubles[marked & (troubles == 0)] = why
        troubles[dropped] = 0
        return dropped

    def _sample(self) -> Any:
        """Players and times of some rows from all over the ledger."""
        share = max(1, self.rows // SAMPLES)
        found = []
        for part in self.parts:
            for table in part.tables(("player", "at"), MOST_ROWS):
                some = table.take(np.arange(0, table.num_rows, share))
                found.append(
                    pa.table(
                        {
                            "player": some["player"].cast(pa.string()),
                            "at": some["at"].cast(pa.timestamp("us", "UTC"), safe=False).cast(pa.int64()),
                        }
                    )
                )
        sample = pa.concat_tables(found)
        return sample.filter(pa.compute.and_(sample["player"].is_valid(), sample["at"].is_valid()))

    def _counted(self, batches: Iterator[Batch]) -> Iterator[Batch]:
        greatest = -1
        for batch in batches:
            found, greatest = out_of_order(batch.number, greatest)
            self.out_of_order += found
            yield batch

    def _told(self, coded: Iterator[tuple[Rows, Names]]) -> Iterator[tuple[Rows, Names]]:
        """The same, with what they hold counted."""
        optional = {column.name for column in COLUMNS if not column.needed}
        for rows, names in coded:
            self._used += rows.length
            missing = optional - self.capabilities
            self.capabilities |= {name for name in missing if (getattr(rows, FIELD.get(name, name)) != ABSENT).any()}
            yield rows, names


FIELD = {
    "cash_amount": "cash", "bonus_amount": "bonus_part", "offer_version": "offer", "jackpot_amount": "jackpot",
    "payment_method": "method", "reported_turnover": "reported",
}  # fmt: skip
"""The field of Rows that a column becomes, where it has another name."""


def _batch(table: Any, words: Dictionary) -> tuple[Batch, Any]:
    """A table of a part as a batch, and the trouble of each of its rows."""
    cells, troubles = read_cells(table, words)
    if BROKEN in table.column_names:
        unread = table[AT_WHY].to_numpy()
        troubles[unread != 0] = unread[unread != 0] | (COLUMN["at"] << SHIFT)
        troubles[table[BROKEN].is_valid().to_numpy()] = Why.BAD_LINE
    texts = pa.table({name: whole(table[name]) for name in IDS if name in table.column_names})
    batch = Batch(texts, table["number"].to_numpy().copy(), cells)
    check(batch, troubles, words)
    return batch, troubles


def _among(number: Ints, some: Ints) -> Any:
    """Which numbers of a batch, ascending and without gaps, are among some others."""
    first, end = np.searchsorted(some, [number[0], number[-1] + 1]) if len(number) else (0, 0)
    marks = np.zeros(len(number), dtype=np.bool_)
    marks[some[first:end] - (number[0] if len(number) else 0)] = True
    return marks


def _continuing(coded: Iterator[tuple[Rows, Names]]) -> Iterator[tuple[Rows, Names]]:
    """The same batches, each told whether its last player goes on in the next; raises OutOfOrderError between two."""
    held: tuple[Rows, Names] | None = None
    for rows, names in coded:
        if held is not None:
            last, first = held[1].players[-1].encode(), names.players[0].encode()
            if first < last or (first == last and rows.at[0] < held[0].at[-1]):
                raise OutOfOrderError
            yield held[0]._replace(continues=first == last), held[1]
        held = rows, names
    if held is not None:
        yield held
