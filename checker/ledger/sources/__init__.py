"""The sources of a ledger: which files and tables its paths mean, and what reads each."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from checker.ledger.sources import ndjson, parquet, postgresql, separated, sqlite
from checker.ledger.sources.lines import opened


class Source(NamedTuple):
    """One file or table: its `kind` is a key of SOURCES, `shown` is what the user may be told of its `path`."""

    kind: str
    path: str
    shown: str


def _separated(path: str) -> Iterator[Any]:
    with opened(path) as stream:
        yield from separated.tables(stream)


def _ndjson(path: str) -> Iterator[Any]:
    with opened(path) as stream:
        yield from ndjson.tables(stream)


def _sqlite(path: str) -> Iterator[Any]:
    file, _, query = path.partition("?")
    return sqlite.tables(file, dict(parse_qsl(query)).get("table", "ledger"))


SOURCES: dict[str, Callable[[str], Iterator[Any]]] = {
    "parquet": parquet.tables,
    "csv": _separated,
    "ndjson": _ndjson,
    "sqlite": _sqlite,
    "postgresql": postgresql.tables,
}
"""What makes tables of texts of each kind of source."""

SUFFIXES = {
    ".parquet": "parquet", ".pq": "parquet",
    ".csv": "csv", ".tsv": "csv", ".txt": "csv",
    ".ndjson": "ndjson", ".jsonl": "ndjson", ".json": "ndjson",
    ".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite",
}  # fmt: skip
PACKED = (".gz", ".bz2", ".zst", ".lz4")
"""What CSV and NDJSON may be packed with."""
ADDRESSES = ("postgresql://", "postgres://")


def source_of(path: str) -> Source | None:
    """The source that a path names; None where its name does not say of what kind it is."""
    if path == "-":
        return Source("ndjson", path, "standard input")
    if path.startswith(ADDRESSES):
        return Source("postgresql", path, postgresql.shown(path))
    name = path.partition("?")[0] if "?" in path else path
    lower = name.lower()
    packed = next((one for one in PACKED if lower.endswith(one)), "")
    lower = lower.removesuffix(packed)
    kind = next((kind for suffix, kind in SUFFIXES.items() if lower.endswith(suffix)), None)
    if kind is None or (packed and kind not in ("csv", "ndjson")) or ("?" in path and kind != "sqlite"):
        return None
    return Source(kind, path, path)
