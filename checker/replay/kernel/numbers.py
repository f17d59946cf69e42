"""Sums and shares that stay whole and inside 64 bits."""

from checker.replay.fields import NONE, WHOLE, Round
from checker.replay.kernel.places import GREATEST

SMALL = 2**31
"""Two factors below it have a product that fits."""


def plus(sum_: int, further: int) -> int:
    """The sum, which stops at GREATEST."""
    if sum_ > GREATEST - further:
        return GREATEST
    return sum_ + further


def times(number: int, by: int) -> int:
    """The product of two numbers that are not negative; it stops at GREATEST."""
    if number < SMALL and by < SMALL:
        return number * by
    if by > 0 and number > GREATEST // by:
        return GREATEST
    return number * by


def share(number: int, part: int, of: int) -> int:
    """The floor of number × part ÷ of, exact although the product may not fit into 64 bits; 0 of nothing."""
    if of <= 0 or number <= 0 or part <= 0:
        return 0
    if number < SMALL and part < SMALL:
        return number * part // of
    return long_share(number, part, of)


def long_share(number: int, part: int, of: int) -> int:
    """The same, digit by binary digit of the part."""
    rest = number % of
    found = 0
    left = 0
    for place in range(62, -1, -1):
        found = 2 * found
        left = 2 * left + (rest if part >> place & 1 else 0)
        found += left // of
        left %= of
    return number // of * part + found


def lower(one: int, other: int) -> int:
    """The lower of two, of which either may be NONE."""
    if one == NONE or other == NONE:
        return max(one, other)
    return min(one, other)


def rounded(number: int, how: int, unit: int) -> int:
    """A number that is not negative as a multiple of a unit; as it is where the terms do not round."""
    if how == NONE or unit <= 0:
        return number
    rest = number % unit
    down = number - rest
    if rest == 0 or how == Round.DOWN:
        return down
    if how == Round.UP:
        return down + unit
    if how == Round.HALF_EVEN and 2 * rest == unit:
        return down + unit * (down // unit % 2)
    return down + unit if 2 * rest >= unit else down


def product(base: int, weight: int) -> int:
    """A base in minor units × a weight in millionths, in micro."""
    if weight <= 4 * WHOLE:
        return base * weight  # an amount has at most 10**12 minor units
    return times(base, weight)
