"""Small ledgers written as a map for each row, in the codes of a batch."""

from typing import Any, NamedTuple

import numpy as np

from checker.ledger.columns import KINDS
from checker.ledger.rows import ABSENT, Names, Rows

TEXTS = {
    "player": "players", "bonus": "bonuses", "bet": "bets", "round": "rounds", "game": "games",
    "category": "categories", "selection": "selections", "method": "methods", "currency": "currencies",
    "market": "markets",
}  # fmt: skip
USUAL = {"player": "p", "currency": "GBP", "amount": 0}
BEGIN, HOUR = 1_772_355_600_000_000, 3_600_000_000
"""The first of March 2026 at 9 in London and UTC; rows are an hour apart unless `at` says how many hours after it."""


class Batch(NamedTuple):
    """Rows, and the names of their codes."""

    rows: Rows
    names: Names


def batch(
    written: list[dict[str, Any]], markets: tuple[str, ...] = ("dk", "gb", "se"), continues: bool = False
) -> Batch:
    """A batch of rows in the order in which they are written."""
    words: dict[str, list[Any]] = {name: [] for name in (*TEXTS, "offer")}
    words["market"] += markets
    columns: dict[str, list[int]] = {name: [] for name in Rows._fields if name != "continues"}
    for number, one in enumerate(written):
        row = USUAL | one
        row["number"] = number
        row["kind"] = KINDS.index(row["kind"])
        row["at"] = BEGIN + int(row.get("at", number) * HOUR)
        if "offer" in row:
            row["offer"] = _code(words["offer"], (row["offer"], str(row.get("version", ""))))
        for name in TEXTS:
            row[name] = _code(words[name], row[name]) if name in row else ABSENT
        for name, column in columns.items():
            column.append(row.get(name, ABSENT))
    arrays = [np.array(column, dtype=np.int8 if name == "kind" else np.int64) for name, column in columns.items()]
    texts = {plural: tuple(words[name]) for name, plural in TEXTS.items()}
    return Batch(Rows(*arrays, continues=continues), Names(**texts, offers=tuple(words["offer"])))


def _code(words: list[Any], word: Any) -> int:
    if word not in words:
        words.append(word)
    return words.index(word)
