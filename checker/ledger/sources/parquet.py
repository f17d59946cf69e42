"""Parquet: what the columns of a file hold, and whether the replay can read it as it is."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import types

from checker.ledger.cells import SHAPES
from checker.ledger.columns import Shape
from checker.ledger.part import BROKEN, LINE, UnreadableError, as_texts, checked

AT_ONCE = 65_536


def schema_of(path: str) -> tuple[Any, int]:
    """The columns of a file and how many rows it has."""
    try:
        with pq.ParquetFile(path) as file:
            checked(file.schema_arrow.names)
            return file.schema_arrow, file.metadata.num_rows
    except (pa.ArrowException, UnicodeDecodeError) as error:
        raise UnreadableError(f"it is no whole Parquet file, and may be cut: {_first_line(error)}") from error
    except OSError as error:
        raise UnreadableError(f"it cannot be read: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(".")


def refused(schema: Any) -> tuple[str, str] | None:
    """The first canonical column of a type that a ledger cannot have, and what to do about it."""
    for name in (name for name in schema.names if name in SHAPES):
        help_ = _help(_plain(schema.field(name).type), SHAPES[name])
        if help_ is not None:
            return f"the column `{name}` holds {schema.field(name).type}", help_
    return None


def _help(kind: Any, shape: Shape) -> str | None:
    """What to write in place of a type; None where it can stand."""
    if types.is_null(kind) or _is_text(kind):
        return None
    if shape == "instant":
        return (
            None
            if types.is_timestamp(kind) and kind.tz
            else "write it as a timestamp in UTC, or as text such as 2026-03-01T18:30:00Z"
        )
    if shape == "minor units":
        whole = types.is_integer(kind) or (types.is_decimal(kind) and kind.scale <= 0)
        return None if whole else "write it as 64-bit integers of minor units, such as 1250 for 12.50"
    if shape == "odds":
        fits = types.is_integer(kind) or types.is_floating(kind) or types.is_decimal(kind)
        return None if fits else "write it as decimal odds, such as 1.95"
    return None if types.is_integer(kind) else "write it as text"


def _plain(kind: Any) -> Any:
    return kind.value_type if types.is_dictionary(kind) else kind


def _is_text(kind: Any) -> bool:
    return any(is_(kind) for is_ in (types.is_string, types.is_large_string, types.is_string_view, _is_bytes))


def _is_bytes(kind: Any) -> bool:
    return bool(types.is_binary(kind) or types.is_large_binary(kind))


def is_ready(schema: Any) -> bool:
    """Whether a file can be read again and again as it is: its times are times, and its texts are known to be UTF-8."""
    kinds = [_plain(schema.field(name).type) for name in schema.names if name in SHAPES]
    return types.is_timestamp(schema.field("at").type) and not any(_is_bytes(kind) for kind in kinds)


def tables(path: str) -> Iterator[Any]:
    """The rows of a file whose times are texts, as tables of texts."""
    try:
        with pq.ParquetFile(path) as file:
            yield _with_own(as_texts(file.schema_arrow.empty_table()))
            for piece in file.iter_batches(AT_ONCE):
                yield _with_own(as_texts(pa.Table.from_batches([piece])))
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError(f"it cannot be read to its end: {_first_line(error)}") from error


def _with_own(table: Any) -> Any:
    for name in (BROKEN, LINE):
        table = table.append_column(name, pa.nulls(table.num_rows, pa.string()))
    return table
