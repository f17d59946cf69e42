"""Rows as an Arrow table in the ledger's canonical columns: numbers become text again, each word held once."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from checker.ledger.columns import COLUMNS, FLAGS, KINDS
from checker.sample.games import CATEGORIES, GAMES, SELECTIONS
from checker.sample.layout import Records
from checker.sample.places import METHODS, Place
from checker.sample.terms import Terms

Whole = npt.NDArray[np.int64]
TYPES = {
    "text": pa.string(),
    "word": pa.dictionary(pa.int32(), pa.string()),
    "instant": pa.timestamp("us", tz="UTC"),
    "minor units": pa.int64(),
    "odds": pa.decimal128(12, 4),
}
SCHEMA = pa.schema([pa.field(column.name, TYPES[column.shape], nullable=not column.needed) for column in COLUMNS])


class Words(NamedTuple):
    """The lists that numbers of rows stand in."""

    offers: tuple[str, ...]
    versions: tuple[str, ...]
    later_versions: tuple[str, ...]
    markets: tuple[str, ...]
    currencies: tuple[str, ...]


def words_of(terms: Sequence[Terms], places: Sequence[Place]) -> Words:
    """The words of these terms and markets."""
    return Words(
        tuple(t.name for t in terms),
        tuple(str(t.offer.version) for t in terms),
        tuple(later(t.offer.version) for t in terms),
        tuple(place.market for place in places),
        tuple(place.currency for place in places),
    )


def later(version: int | str) -> str:
    """The version that comes after one."""
    return str(version + 1) if isinstance(version, int) else f"{version}.1"


def table_of(rows: Records, first: int, words: Words) -> pa.Table:
    """The rows as a table; `first` is the number of the first one."""
    columns: dict[str, Any] = {
        "transaction": texts("t", np.arange(first, first + len(rows), dtype=np.int64) + 1, 10),
        "player": texts("p", rows["player"], 8),
        "bet": texts("w", rows["bet"], 15),
        "bonus": texts("b", rows["bonus"], 11),
        "round": texts("r", rows["round"], 15),
        "kind": worded(rows["kind"], KINDS),
        "flag": worded(rows["flag"], FLAGS),
        "game": worded(rows["game"], tuple(game.name for game in GAMES)),
        "category": worded(rows["category"], CATEGORIES),
        "selection": worded(rows["selection"], SELECTIONS),
        "payment_method": worded(rows["method"], METHODS),
        "market": worded(rows["market"], words.markets),
        "currency": worded(rows["market"], words.currencies),
        "offer": worded(rows["terms"], words.offers),
        "offer_version": _versions(rows, words),
        "odds": odds(rows["odds"]),
        "lowest_odds": odds(rows["lowest_odds"]),
        "amount": numbers(rows["amount"]),
        "cash_amount": numbers(rows["cash"]),
        "bonus_amount": numbers(rows["bonus_part"]),
        "payout": numbers(rows["payout"]),
        "reported_turnover": numbers(rows["reported"]),
        "at": instants(rows["at"]),
        "settled_at": instants(rows["settled_at"]),
    }
    empty = pa.nulls(len(rows), pa.int64())
    return pa.table([columns.get(column.name, empty) for column in COLUMNS], schema=SCHEMA)


def texts(letter: str, values: npt.ArrayLike, digits: int) -> pa.Array:
    """Ids of one letter and so many digits; a negative number is absent."""
    whole = np.ascontiguousarray(values, np.int64)
    there = whole >= 0
    width = digits + 1
    letters = np.empty((len(whole), width), np.uint8)
    letters[:, 0] = ord(letter)
    rest = np.where(there, whole, 0)
    for place in range(digits, 0, -1):
        rest, digit = np.divmod(rest, 10)
        letters[:, place] = digit + ord("0")
    offsets = np.concatenate([[0], np.cumsum(np.where(there, width, 0))]).astype(np.int32)
    data = letters if there.all() else letters[there]
    return pa.StringArray.from_buffers(len(whole), pa.py_buffer(offsets), pa.py_buffer(data.tobytes()), _bits(there))


def worded(codes: npt.ArrayLike, words: Sequence[str]) -> pa.Array:
    """Words by their numbers in a list; in the column each stands once, since Parquet writes doubles as it likes."""
    whole = np.ascontiguousarray(codes, np.int32)
    once = tuple(dict.fromkeys(words))
    places = np.array([once.index(word) for word in words], np.int32)
    indices = pa.array(places[np.maximum(whole, 0)], mask=whole < 0)
    return pa.DictionaryArray.from_arrays(indices, pa.array(once, pa.string()))


def numbers(values: npt.ArrayLike) -> pa.Array:
    """Whole numbers; a negative one is absent."""
    whole = np.ascontiguousarray(values, np.int64)
    return pa.array(whole, mask=whole < 0)


def instants(values: npt.ArrayLike) -> pa.Array:
    """Instants from microseconds."""
    return numbers(values).cast(pa.timestamp("us", tz="UTC"))


def odds(values: npt.ArrayLike) -> pa.Array:
    """Decimal odds from ten-thousandths: 16 bytes each, the low eight of which hold the number."""
    whole = np.ascontiguousarray(values, np.int64)
    wide = np.zeros((len(whole), 2), np.int64)
    wide[:, 0] = np.where(whole >= 0, whole, 0)
    return pa.Array.from_buffers(TYPES["odds"], len(whole), [_bits(whole >= 0), pa.py_buffer(wide.tobytes())])


def _versions(rows: Records, words: Words) -> pa.Array:
    later_by = rows["later_version"].astype(np.int64) * len(words.versions)
    codes = np.where(rows["terms"] < 0, -1, rows["terms"] + later_by)
    return worded(codes, words.versions + words.later_versions)


def _bits(there: npt.NDArray[np.bool_]) -> pa.Buffer | None:
    return None if there.all() else pa.py_buffer(np.packbits(there, bitorder="little").tobytes())
