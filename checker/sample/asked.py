"""What terms are read from: an offer, one of its parts, and a market whose money its amounts become."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from checker.duration import Duration
from checker.money import digits_of
from checker.offer.offer import Offer, Part, PartTerms
from checker.sample.layout import ABSENT, DAY, HOUR
from checker.sample.places import Place
from checker.values import Amounts

WHOLE = 1_000_000
"""A share of 100% in millionths."""


class Asked(NamedTuple):
    """An offer, one of its parts with its number, and the market."""

    offer: Offer
    part: Part
    number: int
    place: Place

    def own(self, name: str) -> Any:
        """What the part says of its wallet, release, withdrawal or forfeiture; else what the offer says."""
        said = getattr(self.part.own, name) if isinstance(self.part.own, PartTerms) else None
        return said if said is not None else getattr(self.offer, name)

    def units(self, amounts: Amounts | None, absent: int = ABSENT) -> int:
        """An amount in the minor units of its currency; `absent` where there is none for the market."""
        money = amounts.of(self.place.market) if amounts is not None else None
        return absent if money is None else int(money.amount * 10 ** digits_of(money.currency))


def span(time: Duration) -> int:
    """A time of hours, days or weeks in microseconds."""
    return time.number * HOUR if time.unit == "hour" else int(time.least_days) * DAY


def millionths(share: int | Decimal | Fraction | None, absent: int = ABSENT) -> int:
    """A share or multiple in millionths; `absent` where it is not told."""
    return absent if share is None else int(share * WHOLE)


def micros(instant: datetime) -> int:
    """An instant in microseconds since 1970."""
    return (instant.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
