"""The texts of a regulator's record → exact amounts, instants and odds; what cannot be read says why."""

import re
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from checker.ledger.columns import GREATEST_AMOUNT
from checker.ledger.importers.note import UnusableError
from checker.money import CURRENCIES, digits_of

DECIMAL = re.compile(r"[+-]?(\d{1,18}(\.\d{0,18})?|\.\d{1,18})\Z", re.ASCII)
ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?\Z", re.ASCII)
DIGITS = re.compile(r"(\d{14})(?:\.(\d{1,9}))? ?([+-]\d\d:?\d\d|Z)?\Z", re.ASCII)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
LONGEST = 60


def short(text: str) -> str:
    """A text as a message quotes it."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def decimal(text: str, name: str) -> Decimal:
    """The exact number that a text writes with a point, and no exponent."""
    written = text.strip()
    if not DECIMAL.match(written):
        raise UnusableError(f"`{name}` is `{short(written)}`, which is no number")
    return Decimal(written)


def minor_units(number: Decimal, currency: str, name: str) -> int:
    """An amount in whole minor units of its currency; one that is none is an error, never rounded."""
    scaled = number.scaleb(digits_of(currency))
    if scaled != scaled.to_integral_value():
        raise UnusableError(f"`{name}` is `{number}`, which is no whole number of the minor unit of {currency}")
    return _within(int(scaled), number, name)


def _within(amount: int, number: Decimal, name: str) -> int:
    if abs(amount) > GREATEST_AMOUNT:
        raise UnusableError(f"`{name}` is `{number}`; a row moves {GREATEST_AMOUNT:,} minor units at most")
    return amount


def rounded(number: Decimal, currency: str, name: str) -> tuple[int, bool]:
    """An amount rounded half up to whole minor units, and whether there was anything to round."""
    scaled = number.scaleb(digits_of(currency))
    whole = scaled.to_integral_value(ROUND_HALF_UP)
    return _within(int(whole), number, name), whole != scaled


def amount(text: str, currency: str, name: str) -> int:
    """The minor units that a text writes as a decimal number of the currency."""
    return minor_units(decimal(text, name), currency, name)


def currency_of(text: str, name: str) -> str:
    """A currency after ISO 4217."""
    if text.strip() not in CURRENCIES:
        raise UnusableError(f"`{name}` is `{short(text)}`, which is no code of ISO 4217 such as EUR")
    return text.strip()


def odds(text: str, name: str) -> Decimal:
    """Decimal odds, cut after four digits as the ledger keeps them."""
    number = decimal(text, name)
    if number < 1:
        raise UnusableError(f"`{name}` is `{short(text)}`; decimal odds are 1 at least, the stake included")
    if number >= 10**9:
        raise UnusableError(f"`{name}` is `{short(text)}`; decimal odds are below 1,000,000,000")
    return number.quantize(Decimal("0.0001"), "ROUND_DOWN").normalize() + 0


def micros(moment: datetime) -> int:
    """Microseconds since 1970 of a moment that knows its zone; negative before."""
    return (moment - EPOCH) // MICROSECOND


def iso_instant(text: str, name: str, zone: str | None = None) -> int:
    """An instant after ISO 8601; `zone` is where a text without an offset was written down."""
    written = text.strip()
    if not ISO.match(written):
        raise UnusableError(f"`{name}` is `{short(written)}`; a time such as 2026-03-01T18:30:00Z is wanted")
    moment = _made(_six_digits(written.replace("Z", "+00:00")), name, written)
    return _placed(moment, name, written, zone)


def digit_instant(text: str, name: str, zone: str | None = None) -> int:
    """An instant written `20260301183000`, `20260301183000+0100` or `20260301183000.25 +01:00`."""
    match = DIGITS.match(text.strip())
    if match is None:
        raise UnusableError(f"`{name}` is `{short(text.strip())}`; fourteen digits such as 20260301183000 are wanted")
    digits, fraction, offset = match.groups()
    day, clock = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}", f"{digits[8:10]}:{digits[10:12]}:{digits[12:]}"
    shift = "" if offset is None else "+00:00" if offset == "Z" else offset
    moment = _made(_six_digits(f"{day}T{clock}{'.' + fraction if fraction else ''}{shift}"), name, text.strip())
    return _placed(moment, name, text.strip(), zone)


def _six_digits(text: str) -> str:
    """The text with at most six digits of a second, for time is kept in microseconds."""
    return re.sub(r"(\.\d{6})\d+", r"\1", text)


def _made(text: str, name: str, written: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise UnusableError(f"`{name}` is `{short(written)}`, and there is no such time") from None


def _placed(moment: datetime, name: str, written: str, zone: str | None) -> int:
    if moment.tzinfo is not None:
        return micros(moment)
    if zone is None:
        raise UnusableError(f"`{name}` is `{short(written)}`, and does not say in which time zone")
    return local_instant(moment, zone, name)


def local_instant(moment: datetime, zone: str, name: str) -> int:
    """The instant of a local time; one the clock skipped is an error; of one it showed twice, the first."""
    placed = moment.replace(tzinfo=_zone(zone), fold=0)
    if is_skipped(moment, zone):
        raise UnusableError(f"`{name}` is {moment}, an hour that the clock of {zone} skipped")
    return micros(placed)


@lru_cache(maxsize=64)
def _zone(zone: str) -> ZoneInfo:
    return ZoneInfo(zone)


def _shifts(moment: datetime, zone: str) -> tuple[timedelta | None, timedelta | None]:
    """How far ahead of UTC a local time is, read as the first and as the second of its kind."""
    first = moment.replace(tzinfo=_zone(zone), fold=0)
    return first.utcoffset(), first.replace(fold=1).utcoffset()


def is_skipped(moment: datetime, zone: str) -> bool:
    """Whether a local time falls into the hour by which clocks were put forward."""
    first, second = _shifts(moment, zone)
    return first is not None and second is not None and first < second


def is_twice(moment: datetime, zone: str) -> bool:
    """Whether a local time falls into the hour that clocks showed twice."""
    first, second = _shifts(moment, zone)
    return first is not None and second is not None and first > second
