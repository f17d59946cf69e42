"""The mapping file: how a table is written, and which of its columns gives which of the ledger's."""

from difflib import get_close_matches
from typing import Annotated, Any, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from checker.ledger.columns import COLUMNS, FLAGS, KINDS
from checker.money import CURRENCIES
from checker.schema import Declared
from checker.values import fault, refuse, to_text

NAMES = tuple(column.name for column in COLUMNS)
WORDS = {"kind": KINDS, "flag": FLAGS}
NEEDED = ("transaction", "at", "player", "kind", "amount", "currency")


def _one_character(value: Any) -> str:
    if type(value) is not str or len(value) != 1:
        raise refuse("one character", ";")
    return value


def _zone(value: Any) -> str:
    if type(value) is not str or value not in available_timezones():
        raise refuse("a time zone", "Europe/London")
    return value


def _column(value: Any) -> Any:
    """A column that is named alone."""
    return {"column": value} if type(value) in (str, int) else value


Character = Annotated[str, BeforeValidator(_one_character)]
Text = Annotated[str, BeforeValidator(to_text)]


class BySign(Declared):
    """What a value means, by the sign of the amount beside it."""

    positive: Text
    negative: Text


class Source(Declared):
    """Where a column of the ledger comes from: a column of the table, or a constant."""

    column: Text | None = None
    constant: Text | None = None
    values: dict[str, Text | BySign] | None = None
    others: Literal["refuse", "pass_over", "keep", "empty"] = "refuse"
    """What becomes of a value that `values` does not name: its line is refused or passed over, it is kept or empty."""

    @model_validator(mode="after")
    def _one(self) -> "Source":
        if (self.column is None) == (self.constant is None):
            raise fault("name a `column` or a `constant`, one of the two")
        if self.constant is not None and self.values is not None:
            raise fault("a `constant` has no `values`")
        return self


class Time(Declared):
    """How times are written, and in which zone where they do not say."""

    format: Text = "iso"
    """`iso`, `digits` (20260301183000), `seconds` or `milliseconds` since 1970, or a pattern such as %d/%m/%Y %H:%M."""
    zone: Annotated[str, BeforeValidator(_zone)] | None = None


class Amounts(Declared):
    """How amounts are written."""

    written: Literal["decimal", "minor_units"] = "decimal"
    point: Character = "."
    thousands: Character | None = None
    sign: Literal["as_written", "absolute"] = "as_written"
    """Whether the sign of an amount means anything; that of an `adjustment` always does."""
    digits: dict[str, Annotated[int, Field(ge=0, le=6)]] = Field(default_factory=dict)
    """The digits behind the point of a currency, where they are not those of ISO 4217."""


def _known(columns: dict[str, Source]) -> dict[str, Source]:
    for name, source in columns.items():
        if name not in NAMES:
            near = get_close_matches(name, NAMES, n=1)
            hint = f"; did you mean `{near[0]}`?" if near else ""
            raise fault(f"`{name}` is no column of the ledger{hint}", (name,))
        _words(name, source)
    missing = next((name for name in NEEDED if name not in columns), None)
    if missing is not None:
        raise fault(f"`{missing}` is missing; every row of a ledger has one")
    return columns


def _words(name: str, source: Source) -> None:
    """Whether what a column is mapped to are words of the ledger."""
    words = WORDS.get(name, CURRENCIES if name == "currency" else None)
    for meant in _meant(source) if words is not None else ():
        if words is not None and meant not in words:
            near = get_close_matches(meant, words, n=1)
            hint = f"; did you mean `{near[0]}`?" if near else ""
            raise fault(f"`{meant}` is no {name} of the ledger{hint}", (name,))


def _meant(source: Source) -> list[str]:
    """Every word that a source can give besides those of the table."""
    found = [] if source.constant is None else [source.constant]
    for value in (source.values or {}).values():
        found += [value.positive, value.negative] if isinstance(value, BySign) else [value]
    return found


Columns = Annotated[dict[str, Annotated[Source, BeforeValidator(_column)]], AfterValidator(_known)]


class Mapping(Declared):
    """A mapping file as a whole."""

    delimiter: Character | None = None
    quote: Character | None = None
    absent: tuple[Text, ...] = ()
    """What stands for an empty cell."""
    time: Time = Field(default_factory=Time)
    amounts: Amounts = Field(default_factory=Amounts)
    columns: Columns

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of rows that the mapping can give; all where the table has the words of the ledger."""
        source = self.columns["kind"]
        if source.constant is None and (source.values is None or source.others == "keep"):
            return frozenset(KINDS)
        return frozenset(_meant(source))
