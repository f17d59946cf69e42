"""A table of a PostgreSQL database is a ledger; nothing is written to it, and no password is told."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pyarrow.parquet as pq
import pytest

from checker.ledger.read import open_ledger
from checker.ledger.sources.postgresql import shown
from tests.ledger.ledgers import PLAYED, SHAPES, all_told, columns_of, read
from tests.ledger.postgresql import server
from tests.ledger.test_formats import as_json, expected
from tests.ledger.test_open import refused

KINDS = {"minor units": "bigint", "instant": "timestamptz", "odds": "numeric"}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with server() as found:
        yield found


def make(address: str, table: str, kinds: dict[str, str]) -> None:
    """The ledger as a table."""
    names = columns_of(PLAYED)
    listed = ", ".join(f'"{name}" {kinds.get(SHAPES[name], "text")}' for name in names)
    with psycopg.connect(address) as connection:
        connection.execute("create schema if not exists books")
        connection.execute(f"drop table if exists {table}")  # type: ignore[arg-type]
        connection.execute(f"create table {table} ({listed})")  # type: ignore[arg-type]
        marks = ", ".join(["%s"] * len(names))
        for row in PLAYED:
            connection.execute(f"insert into {table} values ({marks})", [row.get(name) for name in names])  # type: ignore[arg-type]


@pytest.mark.parametrize("kinds", [KINDS, {}], ids=["typed", "texts"])
def test_a_table_gives_the_same_rows(address: str, kinds: dict[str, str]) -> None:
    make(address, "books.turnover", kinds)
    found = read(f"{address}?table=books.turnover")
    assert as_json(all_told(found)) == expected()
    assert found[1] == (7, 7, 0, 0)


def test_rows_set_aside_name_the_table_and_no_password(address: str, tmp_path: Path) -> None:
    make(address, "ledger", {})
    with psycopg.connect(address) as connection:
        connection.execute("update ledger set amount = '12.50' where \"transaction\" = 't1'")
    ledger = open_ledger([f"{address}?table=ledger"]).ledger
    assert ledger is not None
    with ledger:
        list(ledger.batches(sort=True))
        ledger.write_quarantine(tmp_path / "aside.parquet")
    (row,) = pq.read_table(tmp_path / "aside.parquet").to_pylist()
    assert row["file"] == shown(f"{address}?table=ledger")
    assert row["sentence"] == "`amount` is `12.50`; amounts are whole minor units, such as 1250 for 12.50"


def test_times_without_a_zone_are_set_aside(address: str) -> None:
    make(address, "ledger", {**KINDS, "instant": "timestamp"})
    opened = open_ledger([f"{address}?table=ledger"])
    assert opened.ledger is not None
    with opened.ledger as ledger:
        list(ledger.batches())
        assert ledger.reasons() == {"no_zone": 7}


def test_what_cannot_be_read_is_told_without_the_password(address: str) -> None:
    host = shown(address)
    assert refused(address) == [f"{host}: the address names no table; end it with `?table=` and its name"]
    (message,) = refused(f"{address}?table=nothing")
    assert message.startswith(f'{host}?table=nothing: it cannot be read: relation "nothing" does not exist')
    (message,) = refused('postgresql://me:secret@127.0.0.1:1/x?table=t"; drop table ledger')
    assert "Connection refused" in message
    assert "secret" not in message


def test_an_address_is_shown_without_its_secrets() -> None:
    assert shown("postgresql://me:secret@host:5432/db?table=a.b&password=x&sslmode=require") == (
        "postgresql://host:5432/db?table=a.b&sslmode=require"
    )
