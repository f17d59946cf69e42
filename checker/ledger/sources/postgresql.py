"""A table of a PostgreSQL database, as the CSV that the server itself writes; nothing of it is held in memory."""

import io
from collections.abc import Iterator
from typing import IO, Any, cast
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from checker.extras import require
from checker.ledger.part import UnreadableError
from checker.ledger.sources import separated

SECRET = ("password", "sslpassword", "passfile", "sslkey")


def shown(url: str) -> str:
    """The address without the user's name and password."""
    split = urlsplit(url)
    host = split.netloc.rpartition("@")[2]
    kept = [(key, value) for key, value in parse_qsl(split.query) if key.lower() not in (*SECRET, "user")]
    return urlunsplit((split.scheme, host, split.path, urlencode(kept, safe="/."), ""))


def tables(url: str) -> Iterator[Any]:
    """The rows of the table that the address names, `postgresql://host/database?table=ledger`, in one snapshot."""
    require("postgresql")
    import psycopg

    split = urlsplit(url)
    asked = dict(parse_qsl(split.query))
    table = asked.pop("table", None)
    if not table:
        raise UnreadableError("the address names no table; end it with `?table=` and its name")
    address = urlunsplit(split._replace(query=urlencode(asked)))
    try:
        with psycopg.connect(address, connect_timeout=10, options=OPTIONS) as connection, connection.cursor() as cursor:
            query = psycopg.sql.SQL("copy (select * from {}) to stdout with (format csv, header true)")
            name = psycopg.sql.Identifier(*table.split("."))
            with cursor.copy(query.format(name)) as copy:
                yield from separated.tables(cast(IO[bytes], _Stream(copy)))
    except psycopg.Error as error:
        raise UnreadableError(f"it cannot be read: {_words(error)}") from error


OPTIONS = "-c timezone=UTC -c datestyle=ISO -c default_transaction_read_only=on -c client_encoding=UTF8"
"""Times are told in UTC after ISO 8601, and nothing is ever written."""


def _words(error: Exception) -> str:
    """What the server or the library says, on one line; it may name the user, never the password."""
    return " ".join(str(error).split()) or type(error).__name__


class _Stream(io.RawIOBase):
    """The rows of a copy as a stream of bytes."""

    def __init__(self, copy: Any) -> None:
        self._copy = copy

    def read(self, size: int = -1) -> bytes:
        """About so many bytes, in whole rows; none at the end."""
        held, count = [], 0
        while count < size and (content := bytes(self._copy.read())):
            held.append(content)
            count += len(content)
        return b"".join(held)
