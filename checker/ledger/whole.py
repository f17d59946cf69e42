"""Batches cut anew, so that each ends where a player ends."""

from collections.abc import Iterator

from checker.ledger.batch import Batch, joined
from checker.ledger.coding import last_run
from checker.ledger.texts import buffers


def players_whole(batches: Iterator[Batch], most_rows: int) -> Iterator[Batch]:
    """The same rows in the same order; only a player of more than `most_rows` rows stands in several batches."""
    held: Batch | None = None
    for batch in batches:
        if held is None or not batch.length:
            held = held or batch
            continue
        start = _last_player(held)
        if start:
            yield held.between(0, start)
        rest = held.between(start, held.length)
        yield from _pieces(rest, most_rows)
        kept = rest.length // most_rows * most_rows
        held = joined([rest.between(kept, rest.length), batch])
    if held is not None:
        yield from _end(held, most_rows)


def _pieces(batch: Batch, rows: int) -> Iterator[Batch]:
    """Pieces of just so many rows, without what is left over."""
    for first in range(0, batch.length - rows + 1, rows):
        yield batch.between(first, first + rows)


def _end(batch: Batch, most_rows: int) -> Iterator[Batch]:
    """The last rows: in one batch, if the last player has not too many."""
    start = _last_player(batch) if batch.length else 0
    if batch.length - start <= most_rows:
        start = batch.length
    if start:
        yield batch.between(0, start)
    for first in range(start, batch.length, most_rows):
        yield batch.between(first, min(first + most_rows, batch.length))


def _last_player(batch: Batch) -> int:
    """The first row of the last player."""
    texts = buffers(batch.texts["player"])
    return int(last_run(texts.offsets, texts.content))
