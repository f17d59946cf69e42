"""Dated exchange rates, from the European Central Bank's reference-rate file; a missing rate is never guessed."""

import csv
import io
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from checker.finding import Level, Place, Problem, Span
from checker.money import CURRENCIES, Money
from checker.values import day_of

CARRIED = timedelta(days=5)
"""How long a published rate stands for days without one: over Easter, four days lie between two rates."""
ONE_DAY = timedelta(days=1)
WRITTEN = re.compile(r"\d{1,12}(\.\d{1,12})?\Z", re.ASCII)
"""How a rate is written."""


class Extremes(NamedTuple):
    """The least and greatest value of an amount over some days, and the first of them without a rate.

    `least` and `greatest` are of the days with a rate, and None where no day has one. `missing` is None where
    every day has one.
    """

    least: Money | None
    greatest: Money | None
    greatest_on: date | None
    missing: date | None


@dataclass(frozen=True, slots=True)
class Rates:
    """Units of each currency for one euro, by day; days are sorted, and each currency is carried on its own."""

    days: tuple[date, ...] = ()
    table: tuple[dict[str, Decimal], ...] = ()

    def on(self, day: date, currency: str) -> Decimal | None:
        """Units of `currency` for one euro on `day`, or on the last day before it with a rate; None without one."""
        if currency == "EUR":
            return Decimal(1)
        index = self._published(day, currency)
        return None if index is None else self.table[index][currency]

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
            return Extremes(total, total, first, None)
        changes = [first, *self.days[bisect_right(self.days, first) : bisect_right(self.days, last)]]
        known = [(sum_.amount, day) for day in changes if (sum_ := self.convert(amounts, currency, day)) is not None]
        missing = self._first_without({currency, *(money.currency for money in amounts)}, first, last)
        if not known:
            return Extremes(None, None, None, missing)
        greatest, on = max(known, key=lambda one: one[0])
        return Extremes(Money(min(known)[0], currency), Money(greatest, currency), on, missing)

    def _published(self, day: date, currency: str) -> int | None:
        """The row whose rate of a currency stands on a day: the last one that has it, unless that is too old."""
        index = bisect_right(self.days, day) - 1
        while index >= 0 and day - self.days[index] <= CARRIED:
            if currency in self.table[index]:
                return index
            index -= 1
        return None

    def _first_without(self, currencies: set[str], first: date, last: date) -> date | None:
        """The first of some days on which a currency has no rate; None where all have one on each."""
        gaps = [self._gap(currency, first, last) for currency in currencies - {"EUR"}]
        return min((gap for gap in gaps if gap is not None), default=None)

    def _gap(self, currency: str, first: date, last: date) -> date | None:
        """The first day without a rate of one currency: from each rate to the last day it is carried to, and on."""
        day = first
        while (index := self._published(day, currency)) is not None:
            published = self.days[index]
            if last - published <= CARRIED:
                return None
            day = published + CARRIED + ONE_DAY
        return day


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
    problems = _of_header(file, header[1:])
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


def _of_header(file: str, names: list[str]) -> list[Problem]:
    """What is wrong with the names of the columns; old currencies, which are no longer in ISO 4217, may stand there."""
    problems = []
    for i, name in enumerate(names):
        if name and name not in CURRENCIES and not (len(name) == 3 and name.isalpha()):
            problems.append(_told(file, 1, f"`{name[:20]}` is no currency code"))
        elif name and name in names[:i]:
            problems.append(_told(file, 1, f"`{name}` stands over two columns; take one of them away"))
    return problems


def _row(file: str, number: int, header: list[str], row: list[str]) -> tuple[dict[str, Decimal], list[Problem]]:
    rates: dict[str, Decimal] = {}
    problems = []
    if any(cell.strip() for cell in row[len(header) :]):
        problems.append(_told(file, number, "this row has more cells than the first one; write 7.46, not 7,46"))
    for name, cell in zip(header[1:], row[1:], strict=False):
        written = cell.strip()
        if not name or written in ("", "N/A"):
            continue
        rate = Decimal(written) if WRITTEN.match(written) else Decimal(0)
        if not rate:
            problems.append(_told(file, number, f"`{written[:20]}` is no exchange rate for {name}"))
            continue
        rates[name] = rate
    return rates, problems


def _told(file: str, line: int, message: str) -> Problem:
    return Problem(Level.ERROR, message, Place("problem", file, Span(line, 1, line, 1)))


NO_RATES = Rates()
