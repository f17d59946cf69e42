"""Stretches of time as terms and law write them: `30 days`, `72 hours`, `3 months`."""

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

Unit = Literal["hour", "day", "week", "month", "year"]
WRITTEN = re.compile(r"(\d{1,5}) (hour|day|week|month|year)s?\Z", re.ASCII)
LEAST_DAYS: dict[str, int | Fraction] = {"hour": Fraction(1, 24), "day": 1, "week": 7, "month": 28, "year": 365}
MOST_DAYS = {**LEAST_DAYS, "month": 31, "year": 366}


class Duration(NamedTuple):
    """`number` of a `unit`; months and years have no fixed number of days."""

    number: int
    unit: Unit

    @property
    def least_days(self) -> int | Fraction:
        """The fewest days that this can be, of 24 hours each."""
        return self.number * LEAST_DAYS[self.unit]

    @property
    def most_days(self) -> int | Fraction:
        """The most days that this can be, of 24 hours each."""
        return self.number * MOST_DAYS[self.unit]

    def after(self, day: date) -> date:
        """The day that lies this far after `day`; a month ends on its last day where it has no such day."""
        if self.unit not in ("month", "year"):
            return day + timedelta(days=int(self.least_days))
        months = day.year * 12 + day.month - 1 + self.number * (12 if self.unit == "year" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

    def __str__(self) -> str:
        return f"{self.number} {self.unit}{'' if self.number == 1 else 's'}"


@lru_cache(maxsize=1024)
def parse(text: str) -> Duration | None:
    """The duration that `text` writes; None where it is none."""
    match = WRITTEN.match(text)
    return Duration(int(match[1]), match[2]) if match else None  # type: ignore[arg-type]


def days(number: int | Decimal | Fraction) -> str:
    """A number of days as it is told: `60 days`, `2.5 days`."""
    whole = int(number)
    if number == whole:
        return f"{whole} day{'' if whole == 1 else 's'}"
    return f"{Decimal(Fraction(number).numerator) / Decimal(Fraction(number).denominator):.2f} days"
