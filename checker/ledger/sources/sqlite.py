"""A table of an SQLite database as tables of texts, read in batches."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa

from checker.ledger.part import BROKEN, LINE, UnreadableError, checked

AT_ONCE = 50_000


def tables(path: str, table: str) -> Iterator[Any]:
    """The rows of a table; the database is opened for reading only."""
    if not os.path.isfile(path):
        raise UnreadableError("there is no such file")
    try:
        with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.text_factory = lambda content: content.decode("utf-8", "replace")
            names = _columns(connection, path, table)
            listed = ", ".join(f"cast({_quoted(name)} as text)" for name in names)
            cursor = connection.execute(f"select {listed} from {_quoted(table)}")
            while rows := cursor.fetchmany(AT_ONCE):
                yield _table(names, rows)
            yield _table(names, [])
    except sqlite3.Error as error:
        raise UnreadableError(f"it cannot be read: {error}") from error


def _columns(connection: Any, path: str, table: str) -> list[str]:
    there = sorted(
        name for (name,) in connection.execute("select name from sqlite_master where type in ('table', 'view')")
    )
    if table not in there:
        named = f"it has {', '.join(f'`{name}`' for name in there)}" if there else "it has none"
        raise UnreadableError(
            f"it has no table `{table}`; {named}: name one, as in `{path}?table={(there or ['ledger'])[0]}`"
        )
    return checked([str(row[1]) for row in connection.execute(f"pragma table_info({_quoted(table)})")])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _table(names: list[str], rows: list[tuple[str | None, ...]]) -> Any:
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    found = {name: pa.array(column, pa.string()) for name, column in zip(names, columns, strict=True)}
    return pa.table({**found, BROKEN: pa.nulls(len(rows), pa.string()), LINE: pa.nulls(len(rows), pa.string())})
