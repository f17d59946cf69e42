"""Values of measures in words: numbers as short as they can be, and never alike where they differ."""

from decimal import Decimal
from fractions import Fraction

from checker import duration
from checker.duration import Duration
from checker.limit import Bound
from checker.measures.measured import Value
from checker.money import Money, fixed

Number = int | Decimal | Fraction
FEW_DIGITS = 4
MORE_DIGITS = (8, 16, 40, 120)
"""How many digits are told behind the point, and how many where a value and its bound would look the same."""


def number(value: Number, digits: int = FEW_DIGITS) -> str:
    """A number as it is told: exact where it is short, else to some digits behind the point."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return f"{exact.numerator:,}"
    return fixed(exact, digits).rstrip("0").rstrip(".")


def told(value: Value | Bound, unit: str, digits: int = FEW_DIGITS) -> str:
    """A value in the words of its unit: `35 times`, `50.00 GBP`, `10%`, `60 days`, `18 years`."""
    if isinstance(value, frozenset):
        return ", ".join(f"`{word}`" for word in sorted(value)) or "nothing"
    if isinstance(value, tuple) and not isinstance(value, Duration):
        return " + ".join(map(str, value))
    if isinstance(value, Money) and digits > FEW_DIGITS:
        return value.in_detail(digits)
    if isinstance(value, Money | Duration | bool):
        return str(value)
    if unit == "share":
        return f"{number(Fraction(value) * 100, digits)}%"
    if unit == "days":
        return duration.days(value)
    plural = {"times": ("time", "times"), "years": ("year", "years")}.get(unit)
    return f"{number(value, digits)} {plural[value != 1]}" if plural else number(value, digits)


def told_apart(value: Value, bound: Bound, unit: str) -> tuple[str, str]:
    """A value and what bounds it, with as many digits as it takes to see that they differ."""
    found = told(value, unit), told(bound, unit)
    if value == bound:
        return found
    for digits in MORE_DIGITS:
        if found[0] != found[1]:
            break
        found = told(value, unit, digits), told(bound, unit, digits)
    return found
