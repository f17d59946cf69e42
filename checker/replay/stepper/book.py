"""The tables of one replay, made ready for the stepper: terms by number, weights, opposites, zones."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from checker.replay.fields import NONE
from checker.replay.stepper.terms import UNKNOWN_TERMS, Terms


class Tables(Protocol):
    """What the replay knows beside the rows: see checker/replay/machine.py."""

    @property
    def rules(self) -> Any: ...  # noqa: D102
    @property
    def weight_of_category(self) -> Any: ...  # noqa: D102
    @property
    def weight_of_game(self) -> Any: ...  # noqa: D102
    @property
    def opposite(self) -> Any: ...  # noqa: D102
    @property
    def category_kind(self) -> Any: ...  # noqa: D102
    @property
    def grant_rules(self) -> Any: ...  # noqa: D102
    @property
    def zones(self) -> Any: ...  # noqa: D102
    @property
    def usable(self) -> Any: ...  # noqa: D102
    @property
    def end_of_ledger(self) -> int: ...  # noqa: D102


class Book:
    """The tables as plain lists; `terms_of(NONE)` are the terms of a bonus whose offer nobody gave."""

    __slots__ = ("category_kind", "end_of_ledger", "opposite", "terms", "zones")

    def __init__(self, tables: Tables) -> None:
        weights = zip(plain(tables.weight_of_category), plain(tables.weight_of_game), strict=True)
        self.terms = [Terms(numbers, True, *by) for numbers, by in zip(plain(tables.rules), weights, strict=True)]
        self.opposite: Sequence[int] = plain(tables.opposite)
        self.category_kind: Sequence[int] = plain(tables.category_kind)
        self.zones = _zones(*tables.zones)
        self.end_of_ledger = int(tables.end_of_ledger)

    def terms_of(self, number: int) -> Terms:
        """The terms of a row of the table of rules."""
        return UNKNOWN_TERMS if number == NONE else self.terms[number]


def plain(column: Any) -> Any:
    """A column or table as lists of Python's integers, which it counts with faster than with an array's."""
    return column.tolist() if hasattr(column, "tolist") else column


def _zones(starts: Any, offsets: Any, lengths: Any) -> list[tuple[list[int], list[int]]]:
    rows: Iterable[tuple[Any, Any, int]] = zip(plain(starts), plain(offsets), plain(lengths), strict=True)
    return [(list(starts[:length]), list(offsets[:length])) for starts, offsets, length in rows]
