"""Notes and facts kept on disk until all files are read: only then is it known what a later record corrected."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from checker.ledger.importers.note import At, Body, Fact, Gone, Note

AT_ONCE = 500
TABLES = """
CREATE TABLE notes (number INTEGER PRIMARY KEY, id TEXT, player TEXT, at INTEGER, what TEXT, body TEXT, record TEXT,
                    place INTEGER, file TEXT, line INTEGER, col INTEGER);
CREATE TABLE facts (number INTEGER PRIMARY KEY, kind TEXT, key TEXT, body TEXT, version INTEGER, record TEXT,
                    alone INTEGER);
CREATE TABLE gone (record TEXT PRIMARY KEY) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX by_player ON notes (player, at, place, number);
CREATE INDEX by_id ON notes (id);
CREATE INDEX by_key ON facts (kind, key);
CREATE TABLE doubles AS SELECT id FROM notes GROUP BY id HAVING count(*) > 1;
"""
CORRECTED = "record <> '' AND record IN (SELECT record FROM gone)"


class Shelf:
    """Notes by player and time, facts by kind and key; a temporary database of its own, gone when it is closed."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base
        self.waiting: dict[str, list[tuple[Any, ...]]] = {"notes": [], "facts": [], "gone": []}
        base.executescript(TABLES)
        base.execute("BEGIN")

    def keep(self, said: Note | Fact | Gone, alone: bool = False) -> None:
        """Put something on the shelf; `alone` marks the fact that stands for its whole entry."""
        if isinstance(said, Note):
            note = said
            row = (
                None, note.id, note.player, note.at, note.what, json.dumps(note.body, sort_keys=True), note.record,
                note.order, *note.where,
            )  # fmt: skip
            self._wait("notes", row)
        elif isinstance(said, Fact):
            body = json.dumps(said.body, sort_keys=True)
            self._wait("facts", (None, said.kind, said.key, body, said.version, said.record, int(alone)))
        else:
            self._wait("gone", (said.record,))

    def _wait(self, table: str, row: tuple[Any, ...]) -> None:
        self.waiting[table].append(row)
        if len(self.waiting[table]) >= AT_ONCE:
            self._write(table)

    def _write(self, table: str) -> None:
        rows, self.waiting[table] = self.waiting[table], []
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self.base.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)

    def settle(self) -> tuple[int, int]:
        """Take away what is corrected; how many notes, and facts that stand for an entry, that were."""
        for table in self.waiting:
            self._write(table)
        alone = self.base.execute(f"SELECT count(*) FROM facts WHERE alone AND {CORRECTED}").fetchone()[0]
        self.base.execute(f"DELETE FROM facts WHERE {CORRECTED}")
        notes = self.base.execute(f"DELETE FROM notes WHERE {CORRECTED}").rowcount
        self.base.executescript(INDEXES)
        return notes, int(alone)

    def players(self) -> Iterator[str]:
        """The players of whom there are notes, in the order of their bytes."""
        return (player for (player,) in self.base.execute("SELECT DISTINCT player FROM notes ORDER BY player"))

    def notes(self, player: str) -> Iterator[tuple[Note, bool]]:
        """The notes of a player by time, and of each whether another has its id."""
        found = self.base.execute(
            "SELECT id, player, at, what, body, record, place, file, line, col, id IN (SELECT id FROM doubles)"
            " FROM notes WHERE player = ? ORDER BY at, place, number",
            (player,),
        )
        for id_, player_, at, what, body, record, place, file, line, column, double in found:
            where = At(file, line, column)
            yield Note(id_, player_, at, what, json.loads(body), record, place, where), bool(double)

    def has(self, player: str, what: str) -> bool:
        """Whether there is a note of a kind of a player."""
        found = self.base.execute("SELECT 1 FROM notes WHERE player = ? AND what = ? LIMIT 1", (player, what))
        return found.fetchone() is not None

    def facts(self, kind: str, key: str) -> list[tuple[Body, int]]:
        """The facts of a kind and key with their versions, the latest first."""
        found = self.base.execute(
            "SELECT body, version FROM facts WHERE kind = ? AND key = ? ORDER BY version DESC, number DESC",
            (kind, key),
        )
        return [(json.loads(body), version) for body, version in found]

    def fact(self, kind: str, key: str | None) -> Body | None:
        """The latest fact of a kind and key; None where there is none."""
        found = self.facts(kind, key) if key is not None else []
        return found[0][0] if found else None

    def keys(self, kind: str) -> Iterator[str]:
        """The keys of which there are facts of a kind, in their order."""
        found = self.base.execute("SELECT DISTINCT key FROM facts WHERE kind = ? ORDER BY key", (kind,))
        return (key for (key,) in found)

    def versions(self, kind: str, key: str) -> Iterator[int]:
        """The versions of a fact, the earliest first, each once."""
        found = self.base.execute(
            "SELECT DISTINCT version FROM facts WHERE kind = ? AND key = ? ORDER BY version", (kind, key)
        )
        return (version for (version,) in found)

    def total(self, what: str, names: tuple[str, ...], first: int, end: int) -> int:
        """The sum of some whole numbers of the notes of a kind from one instant up to another."""
        found = self.base.execute(
            "SELECT body FROM notes WHERE what = ? AND at >= ? AND at < ? GROUP BY id", (what, first, end)
        )
        return sum(sum(json.loads(body)[name] for name in names) for (body,) in found)


@contextmanager
def shelf() -> Iterator[Shelf]:
    """An empty shelf; SQLite keeps it in memory while it is small, and on disk beyond."""
    with closing(sqlite3.connect("", isolation_level=None)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        yield Shelf(base)
