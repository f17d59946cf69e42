"""Dated exchange rates, from the European Central Bank's reference-rate file; a missing rate is never guessed."""

import csv
import io
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import NamedTuple

from checker.finding import Level, Place, Problem, Span
from checker.money import CURRENCIES, Money
from checker.values import day_of

CARRIED = timedelta(days=5)
"""How long a published rate stands for days without one: over Easter, four days lie between two rates."""


class Extremes(NamedTuple):
    """The least and greatest value of an amount over some days, and the last day that a rate is known for.

    `least` and `greatest` are None where no day has a rate; `known_until` is None then too.
    """

    least: Money | None
    greatest: Money | None
    greatest_on: date | None
    known_until: date | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Rates:
    """Units of each currency for one euro, by day; days are sorted."""

    days: tuple[date, ...] = ()
    table: tuple[dict[str, Decimal], ...] = ()

    def on(self, day: date, currency: str) -> Decimal | None:
        """Units of `currency` for one euro on `day`, or on the last day before it with a rate; None without one."""
        index = bisect_right(self.days, day) - 1
        if index < 0 or day - self.days[index] > CARRIED:
            return None
        return Decimal(1) if currency == "EUR" else self.table[index].get(currency)

    def convert(self, amounts: tuple[Money, ...], currency: str, day: date) -> Money | None:
        """The sum of `amounts` in `currency` on `day`; None where a rate is missing."""
        total, target = Fraction(0), self.on(day, currency)
        if target is None:
            return None
        for money in amounts:
            source = self.on(day, money.currency)
            if source is None:
                return None
            total += Fraction(money.amount) * Fraction(target) / Fraction(source)
        return Money(total, currency)

    def extremes(self, amounts: tuple[Money, ...], currency: str, first: date, last: date) -> Extremes:
        """The least and greatest sum of `amounts` in `currency` over the days from `first` to `last`."""
        if all(money.currency == currency for money in amounts):
            total = amounts[0]
            for money in amounts[1:]:
                total = total + money
            return Extremes(total, total, first, last, whole=True)
        lo, hi = bisect_right(self.days, first), bisect_right(self.days, last)
        asked = [first, *self.days[lo:hi]]
        known = [(sum_, day) for day in asked if (sum_ := self.convert(amounts, currency, day)) is not None]
        if not known:
            return Extremes(None, None, None, None, whole=False)
        worths = [(Fraction(one.amount), day) for one, day in known]
        greatest, on = max(worths)
        until = min(last, known[-1][1] + CARRIED) if last > known[-1][1] else last
        whole = len(known) == len(asked) and until == last
        return Extremes(Money(min(worths)[0], currency), Money(greatest, currency), on, until, whole)


def parse(file: str, content: bytes) -> tuple[Rates, list[Problem]]:
    """The rates of a file in the layout of `eurofxref-hist.csv`, and what is wrong with it.

    The first column is `Date`; every other one is a currency; `N/A` and empty cells are no rate.
    """
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error):
        return Rates(), [_told(file, 1, "the rates are no CSV text in UTF-8")]
    if not rows or not rows[0] or rows[0][0].strip() != "Date":
        return Rates(), [
            _told(file, 1, "the first column of the rates must be `Date`, as in the file eurofxref-hist.csv")
        ]
    header = [name.strip() for name in rows[0]]
    unknown = [
        name for name in header[1:] if name and name not in CURRENCIES and not (len(name) == 3 and name.isalpha())
    ]
    problems = [_told(file, 1, f"`{name}` is no currency code") for name in unknown]
    found: dict[date, dict[str, Decimal]] = {}
    for number, row in enumerate(rows[1:], 2):
        if not row or not "".join(row).strip():
            continue
        day = day_of(row[0].strip())
        if day is None or day in found:
            problems.append(
                _told(file, number, f"`{row[0][:20]}` is {'there twice' if day else 'no day, such as 2026-02-02'}")
            )
            continue
        found[day], told = _row(file, number, header, row)
        problems += told
    days = tuple(sorted(found))
    return Rates(days, tuple(found[day] for day in days)), problems


def _row(file: str, number: int, header: list[str], row: list[str]) -> tuple[dict[str, Decimal], list[Problem]]:
    rates: dict[str, Decimal] = {}
    problems = []
    for name, cell in zip(header[1:], row[1:], strict=False):
        written = cell.strip()
        if not name or written in ("", "N/A"):
            continue
        try:
            rate = Decimal(written)
        except InvalidOperation:
            rate = Decimal(0)
        if not rate.is_finite() or rate <= 0:
            problems.append(_told(file, number, f"`{written[:20]}` is no exchange rate for {name}"))
            continue
        rates[name] = rate
    return rates, problems


def _told(file: str, line: int, message: str) -> Problem:
    return Problem(Level.ERROR, message, Place("problem", file, Span(line, 1, line, 1)))


NO_RATES = Rates()
