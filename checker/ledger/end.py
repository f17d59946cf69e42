"""The time of the last row of a ledger."""

from collections.abc import Iterable

import pyarrow as pa

from checker.ledger.check import EARLIEST, LATEST
from checker.ledger.part import Part
from checker.ledger.rows import ABSENT

ROWS = 1_000_000


def end_of(parts: Iterable[Part]) -> int:
    """The greatest time that a row can have happened at, in microseconds; ABSENT where no row tells one."""
    end = ABSENT
    for part in parts:
        for table in part.tables(("at",), ROWS):
            told = table["at"].cast(pa.timestamp("us", "UTC"), safe=False).cast(pa.int64()).drop_null().to_numpy()
            likely = told[(told >= EARLIEST) & (told < LATEST)]
            end = max(end, int(likely.max())) if len(likely) else end
    return end
