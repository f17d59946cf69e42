"""The types of a term's value: money, shares, durations, days, amounts per market; each parsed once, exactly."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, Strict, WithJsonSchema
from pydantic_core import PydanticCustomError

from checker import duration, money
from checker.duration import Duration
from checker.money import Money

MARKET = re.compile(r"[a-z]{2}(-[a-z0-9]{1,12})?\Z", re.ASCII)
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\Z", re.ASCII)
SHARE = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)%\Z", re.ASCII)
FRACTION = re.compile(r"(\d{1,4})/([1-9]\d{0,3})\Z", re.ASCII)
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
HUNDRED = Decimal(100)


def refuse(wanted: str, example: str, at: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """The error that says what a value should be and shows one; `at` leads on from the field to the place."""
    return PydanticCustomError("wanted", "{wanted}", {"wanted": wanted, "example": example, "at": at})


def fault(told: str, at: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """The error that says in full what is wrong; `at` leads on from the field to the place, a key or a value."""
    return PydanticCustomError("fault", "{told}", {"told": told, "at": at})


def to_money(value: Any) -> Money:
    """Money from `50 GBP`."""
    found = money.parse(value) if type(value) is str else None
    if found is None:
        raise refuse("an amount with its currency", "50 GBP")
    return found


@lru_cache(maxsize=1024)
def share_of(text: str) -> Decimal | Fraction | None:
    """The exact share that `10%` or `24/37` writes, as a number of ones; None where it is none."""
    percent = SHARE.match(text)
    if percent:
        return Decimal(percent[1]) / HUNDRED
    parts = FRACTION.match(text)
    return Fraction(int(parts[1]), int(parts[2])) if parts else None


def to_share(value: Any) -> Decimal | Fraction:
    """A share from `10%` or `24/37`, as a number of ones."""
    found = share_of(value) if type(value) is str else None
    if found is None:
        raise refuse("a share in per cent", "10%")
    return found


def to_duration(value: Any) -> Duration:
    """A duration from `30 days`."""
    found = duration.parse(value) if type(value) is str else None
    if found is None:
        raise refuse("a span of time", "30 days")
    return found


@lru_cache(maxsize=4096)
def day_of(text: str) -> date | None:
    """The day that `2026-02-01` writes; None where there is none."""
    if not ISO_DAY.match(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def to_day(value: Any) -> date:
    """A day from `2026-02-01`."""
    found = day_of(value) if type(value) is str else None
    if found is None:
        raise refuse("a day that exists, as year-month-day", "2026-02-01")
    return found


def to_number(value: Any) -> int | Decimal:
    """An exact number from 0 up."""
    if type(value) not in (int, Decimal) or value < 0:
        raise refuse("a number from 0 up", "10")
    return value  # type: ignore[no-any-return]


def to_count(value: Any) -> int:
    """A whole number from 0 up."""
    if type(value) is not int or value < 0:
        raise refuse("a whole number from 0 up", "10")
    return value


def to_odds(value: Any) -> int | Decimal:
    """Decimal odds, 1 or more."""
    if type(value) not in (int, Decimal) or value < 1:
        raise refuse("decimal odds of 1 or more", "1.5")
    return value  # type: ignore[no-any-return]


def to_text(value: Any) -> str:
    """Text; numbers are taken as they are written, so that a game may be called 777."""
    if type(value) is str and value.strip():
        return value
    if type(value) in (int, Decimal):
        return str(value)
    raise refuse("text", "Example Casino")


def to_identifier(value: Any) -> str:
    """A name made of letters, digits, `-`, `_` and `.`: it goes into ids, so nothing else is safe."""
    text = str(value) if type(value) in (int, Decimal) else value
    if type(text) is not str or not IDENTIFIER.match(text):
        raise refuse("a name of letters, digits, `-`, `_` and `.`, at most 100 long", "spring-welcome")
    return text


@lru_cache(maxsize=1024)
def market_of(text: str) -> str | None:
    """The market code that `text` writes in any case; None where it cannot be one."""
    lower = text.lower().replace("_", "-")
    return lower if MARKET.match(lower) else None


def to_market(value: Any) -> str:
    """A market code in lower case from `NO`, `gb` or `US-NJ`."""
    found = market_of(value) if type(value) is str else None
    if found is None:
        raise refuse("a market code after ISO 3166", "gb")
    return found


class Amounts(dict[str, Money]):
    """One amount for each market; the key `*` is the amount of every market not named."""

    def of(self, market: str) -> Money | None:
        """The amount in `market`: its own, its country's, or the one for all; None where there is none."""
        return self.get(market) or self.get(market.partition("-")[0]) or self.get("*")


def to_amounts(value: Any) -> Amounts:
    """Amounts from one amount, or from a map of markets to amounts."""
    if type(value) is not dict:
        return Amounts({"*": to_money(value)})
    amounts = Amounts()
    for key, written in value.items():
        market = market_of(key)
        if market is None:
            raise refuse("an amount, or amounts by market", "{gb: 50 GBP, dk: 500 DKK}", (key,))
        if market in amounts:
            raise fault(f"`{key}` is the market `{market}`, which stands here a second time", (key,))
        found = money.parse(written) if type(written) is str else None
        if found is None:
            raise refuse("an amount with its currency", "50 GBP", (key,))
        amounts[market] = found
    if not amounts:
        raise refuse("an amount, or amounts by market", "{gb: 50 GBP, dk: 500 DKK}")
    return amounts


def to_shares(value: Any) -> dict[str, Decimal | Fraction]:
    """Shares by name from `{slots: 100%, table: 10%}`."""
    if type(value) is not dict:
        raise refuse("a map of names to shares", "{slots: 100%, table: 10%}")
    shares = {}
    for name, written in value.items():
        share = share_of(written) if type(written) is str else None
        if share is None:
            raise refuse("a share in per cent", "10%", (name,))
        shares[name] = share
    return shares


def declined(meaning: dict[str, Any], value: Any) -> Any:
    """The value, or what it means where it is the word `none`."""
    return dict(meaning) if value == "none" else value


def or_none(meaning: dict[str, Any]) -> BeforeValidator:
    """A validator that reads the word `none` as `meaning`, so that `wagering: none` declares that there is none.

    It is no closure, so that a compiled model can name it.
    """
    return BeforeValidator(partial(declined, meaning))


def one_or_many(value: Any) -> Any:
    """A word alone as the list that holds it: `[deposit]` from `deposit`."""
    return [value] if type(value) is str else value


def _schema(pattern: str, example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": [example]})


Truth = Annotated[bool, Strict()]
NUMBER_SCHEMA = WithJsonSchema({"type": "number", "minimum": 0})
MONEY_PATTERN = r"^\d+(\.\d+)? [A-Z]{3}$"
IDENTIFIER_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"
MARKET_PATTERN = r"^[A-Za-z]{2}([-_][A-Za-z0-9]{1,12})?$"
SHARE_PATTERN = r"^(\d+(\.\d+)?%|\d+/\d+)$"
Amount = Annotated[Money, PlainValidator(to_money), _schema(MONEY_PATTERN, "50 GBP")]
Share = Annotated[Decimal | Fraction, PlainValidator(to_share), _schema(SHARE_PATTERN, "10%")]
Time = Annotated[Duration, PlainValidator(to_duration), _schema(r"^\d+ (hour|day|week|month|year)s?$", "30 days")]
DAY_SCHEMA = WithJsonSchema({"type": "string", "format": "date", "pattern": ISO_DAY.pattern.replace(r"\Z", "$")})
Day = Annotated[date, PlainValidator(to_day), DAY_SCHEMA]
Number = Annotated[int | Decimal, PlainValidator(to_number), NUMBER_SCHEMA]
Odds = Annotated[int | Decimal, PlainValidator(to_odds), WithJsonSchema({"type": "number", "minimum": 1})]
Count = Annotated[int, PlainValidator(to_count), WithJsonSchema({"type": "integer", "minimum": 0})]
Words = Annotated[str, PlainValidator(to_text), WithJsonSchema({"type": ["string", "number"], "pattern": r"\S"})]
Identifier = Annotated[
    str,
    PlainValidator(to_identifier),
    WithJsonSchema({"type": ["string", "number"], "pattern": IDENTIFIER_PATTERN, "minimum": 0, "examples": ["spring"]}),
]
Market = Annotated[str, PlainValidator(to_market), _schema(MARKET_PATTERN, "gb")]
MarketAmounts = Annotated[
    Amounts,
    PlainValidator(to_amounts),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": MONEY_PATTERN},
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
Shares = Annotated[
    dict[str, Decimal | Fraction],
    PlainValidator(to_shares),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "string", "pattern": SHARE_PATTERN}}),
]
