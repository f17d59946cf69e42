"""How some terms of an offer are written: times, time zones, versions, rows of amounts, caps, bases."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, WithJsonSchema

from checker import money
from checker.money import Money
from checker.offer import words as w
from checker.product import Product
from checker.values import (
    IDENTIFIER,
    IDENTIFIER_PATTERN,
    MARKET_PATTERN,
    MONEY_PATTERN,
    Amount,
    Amounts,
    one_or_many,
    refuse,
    share_of,
    to_amounts,
)

CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
ZONE = r"^[A-Za-z][A-Za-z0-9_+-]{0,39}(/[A-Za-z][A-Za-z0-9_+-]{0,39}){0,2}$"
"""How a time of the day and the name of a time zone are written."""


def to_clock_time(value: Any) -> str:
    """A time of the day from `18:00`."""
    if type(value) is not str or not re.fullmatch(CLOCK, value):
        raise refuse("a time of the day from 00:00 to 23:59", "18:00")
    return value


@lru_cache(maxsize=256)
def is_zone(name: str) -> bool:
    """Whether the time zone database knows a name; where the system has none, whether it is written like one."""
    return bool(re.fullmatch(ZONE, name)) and (_in_database(name) or not _in_database("Etc/UTC"))


def _in_database(name: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        return bool(ZoneInfo(name).key)
    except (KeyError, OSError, ValueError):  # not there; a folder of zones; a file beside them that is none
        return False


def to_time_zone(value: Any) -> str:
    """The name of a time zone from `Europe/London`."""
    if type(value) is not str or not is_zone(value):
        raise refuse("a time zone of the IANA database", "Europe/London")
    return value


def to_version(value: Any) -> int | str:
    """The version of an offer: a count, or a name such as `v3`."""
    if type(value) is int and value >= 0:
        return value
    text = str(value) if type(value) is Decimal else value
    if type(text) is not str or not IDENTIFIER.match(text):
        raise refuse("a count or a name", "v3")
    return text


ClockTime = Annotated[str, PlainValidator(to_clock_time), WithJsonSchema({"type": "string", "pattern": CLOCK})]
TimeZone = Annotated[
    str,
    PlainValidator(to_time_zone),
    WithJsonSchema({"type": "string", "pattern": ZONE, "examples": ["Europe/London"]}),
]
Version = Annotated[
    int | str,
    PlainValidator(to_version),
    WithJsonSchema({"type": ["number", "string"], "minimum": 0, "pattern": IDENTIFIER_PATTERN, "examples": ["v3"]}),
]
Products = Annotated[tuple[Product, ...], Field(min_length=1), BeforeValidator(one_or_many)]


def as_rows(value: Any) -> Any:
    """Rows of amounts, from one row alone or from a list of them."""
    return [value] if type(value) is list and value and all(type(one) is str for one in value) else value


def as_equal(row: tuple[Money, ...]) -> tuple[Money, ...]:
    """The amounts of a row that stand for each other: two of them or more."""
    if len(row) < 2:
        raise ValueError("a row of equal amounts holds two or more, such as `[5 EUR, 8 CAD]`")
    return row


Row = Annotated[tuple[Amount, ...], AfterValidator(as_equal)]
ROW_SCHEMA = {"type": "array", "items": {"type": "string", "pattern": MONEY_PATTERN}, "minItems": 2}
Rows = Annotated[
    tuple[Row, ...],
    BeforeValidator(as_rows),
    WithJsonSchema({"anyOf": [ROW_SCHEMA, {"type": "array", "items": ROW_SCHEMA}]}),
]
OF_BONUS = re.compile(r"(.+?%)(?: of bonus)?\Z")
"""How a share of the bonus is written."""


def each_once(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, none of them twice: a sum that names one thing twice is a slip, and could be read in two ways."""
    twice = next((word for i, word in enumerate(words) if word in words[:i]), None)
    if twice is not None:
        raise ValueError(f"`{twice}` stands here twice; name it once")
    return words


def to_cap(value: Any) -> "Decimal | Fraction | Amounts":
    """What of one bet counts at most: amounts of money, or a share of the bonus from `20% of bonus`."""
    written = OF_BONUS.match(value) if type(value) is str else None
    share = share_of(written[1]) if written else None
    if share is not None:
        return share
    if type(value) is not dict and (type(value) is not str or money.parse(value) is None):
        raise refuse("money, or a share of the bonus", "20% of bonus")
    return to_amounts(value)


def nothing_as_word(value: Any) -> Any:
    """The number 0 as the word that stands for it."""
    return "0" if type(value) is int and value == 0 else value


CAP_PATTERN = rf"^(\d+(\.\d+)?%( of bonus)?|{MONEY_PATTERN[1:-1]})$"
Cap = Annotated[
    Decimal | Fraction | Amounts,
    PlainValidator(to_cap),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": CAP_PATTERN},
                {
                    "type": "object",
                    "minProperties": 1,
                    "patternProperties": {MARKET_PATTERN: {"type": "string", "pattern": MONEY_PATTERN}},
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
Bases = Annotated[tuple[w.Basis, ...], Field(min_length=1), BeforeValidator(one_or_many), AfterValidator(each_once)]
OrStake = Annotated[
    Literal["0", "stake"], BeforeValidator(nothing_as_word), WithJsonSchema({"enum": [0, "0", "stake"]})
]
OrRest = Annotated[
    Literal["0", "remaining_stake"],
    BeforeValidator(nothing_as_word),
    WithJsonSchema({"enum": [0, "0", "remaining_stake"]}),
]
