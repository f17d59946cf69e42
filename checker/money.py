"""Exact money: an amount with its currency, never a float and never a bare number."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import floor

CURRENCIES = frozenset(  # three letters each
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
    "CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
    "HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD "
    "LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK "
    "PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT "
    "TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG".split()
)
"""The currencies of ISO 4217, funds and metals left out."""

NO_MINOR_UNIT = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split())
THREE_DIGITS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
MOST_PLAIN = Decimal(10) ** 15
"""Amounts below this are told by way of decimals, which is quick; no offer names one above."""
WRITTEN = re.compile(r"(\d{1,15}(?:\.\d{1,6})?) ([A-Z]{3})\Z", re.ASCII)


class CurrencyMismatchError(TypeError):
    """Two amounts of different currencies were compared or added without a rate: a mistake of ours."""


def digits_of(currency: str) -> int:
    """The decimal places of a currency's minor unit, after ISO 4217."""
    if currency in NO_MINOR_UNIT:
        return 0
    return 3 if currency in THREE_DIGITS else 2


def fixed(number: Fraction, places: int) -> str:
    """A number with so many digits behind the point, rounded half up; in whole numbers, so that it may be any size."""
    scaled = floor(abs(number) * 10**places + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**places)
    sign = "-" if number < 0 and scaled else ""
    return f"{sign}{whole:,}.{rest:0{places}d}" if places else f"{sign}{whole:,}"


@dataclass(frozen=True, slots=True)
class Money:
    """`amount` units of `currency` (ISO 4217); amounts of two currencies neither compare nor add."""

    amount: Decimal | Fraction
    currency: str

    def _other(self, other: "Money") -> Decimal | Fraction:
        if other.currency != self.currency:
            raise CurrencyMismatchError(f"{self.currency} beside {other.currency} without a rate")
        if type(other.amount) is type(self.amount):
            return other.amount
        return Fraction(other.amount)

    def _own(self, other: "Money") -> Decimal | Fraction:
        return self.amount if type(other.amount) is type(self.amount) else Fraction(self.amount)

    def __le__(self, other: "Money") -> bool:
        return bool(self._own(other) <= self._other(other))

    def __lt__(self, other: "Money") -> bool:
        return bool(self._own(other) < self._other(other))

    def __add__(self, other: "Money") -> "Money":
        return Money(self._own(other) + self._other(other), self.currency)  # type: ignore[operator]

    def __mul__(self, factor: "int | Decimal | Fraction") -> "Money":
        if isinstance(factor, Fraction) or isinstance(self.amount, Fraction):
            return Money(Fraction(self.amount) * Fraction(factor), self.currency)
        return Money(self.amount * factor, self.currency)

    def __truediv__(self, other: "Money") -> Fraction:
        return Fraction(self.amount) / Fraction(self._other(other))

    def __str__(self) -> str:
        places, amount = digits_of(self.currency), self.amount
        if type(amount) is Decimal and amount < MOST_PLAIN and amount.scaleb(places) % 1 == 0:
            return f"{amount:,.{places}f} {self.currency}"
        if (Fraction(self.amount) * 10**places).denominator != 1:
            places = max(places, 2)
        return self.told(places)

    def told(self, places: int) -> str:
        """The amount with so many digits behind the point, the last one rounded half up, and its currency."""
        return f"{fixed(Fraction(self.amount), places)} {self.currency}"

    def in_detail(self, places: int) -> str:
        """The amount with at most so many digits behind the point, and no zeros after those of the minor unit."""
        whole, _, rest = fixed(Fraction(self.amount), places).partition(".")
        digits = rest.rstrip("0").ljust(digits_of(self.currency), "0")
        return f"{whole}.{digits} {self.currency}" if digits else f"{whole} {self.currency}"


@lru_cache(maxsize=4096)
def parse(text: str) -> Money | None:
    """The money that `text` writes, such as `50 GBP`; None where it is not money in a known currency."""
    match = WRITTEN.match(text)
    if match is None or match[2] not in CURRENCIES:
        return None
    return Money(Decimal(match[1]), match[2])
