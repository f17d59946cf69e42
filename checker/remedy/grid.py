"""Numbers as terms write them, on a grid of the smallest steps that a person would take."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from checker import duration, money
from checker.duration import Duration
from checker.money import Money, digits_of
from checker.remedy.change import Plain
from checker.remedy.search import Judged
from checker.values import day_of, share_of

WHOLE, CENT = Fraction(1), Fraction(1, 100)
FARTHEST = 2**24
"""How many steps upwards the search goes at most: more than any term is away."""


@dataclass(frozen=True)
class Grid:
    """The values that a term may be given instead, numbered by steps from 0 up.

    `start` is the declared value, and `steps` the steps in one unit of it: in one pound, in one day, in the whole of
    which a share is told; 0 where its steps are no parts of a unit.
    """

    start: Fraction
    steps: Fraction
    write: Callable[[int], Plain]
    judged: Judged
    known: dict[int, bool] = field(default_factory=dict)

    def accepts(self, position: int) -> bool:
        """Whether the value at a position is accepted; each is judged once."""
        if position < 0:
            return False
        if position not in self.known:
            self.known[position] = self.judged(self.write(position))
        return self.known[position]


def grids(declared: Plain, judged: Judged, *, lower: bool, months: bool) -> list[Grid]:
    """The grids for a number of any kind, the one with the wider steps first; empty where it is no number.

    Multiples and shares go by 1 where they are whole, and by 0.01 beside; money goes by its minor unit, spans of
    time by the day or hour, or by the month where law counts in months. `lower` says which end of a span of
    months counts.
    """
    if type(declared) in (int, Decimal):
        return [Grid(Fraction(declared) / step, 1 / step, _number(step), judged) for step in _wide(Fraction(declared))]
    if type(declared) is not str:
        return []
    amount, part, span, day = money.parse(declared), share_of(declared), duration.parse(declared), day_of(declared)
    if amount is not None:
        return [_of_money(amount, judged)]
    if part is not None:
        percent = Fraction(part) * 100
        return [Grid(percent / step, 100 / step, _share(step), judged) for step in _wide(percent)]
    if span is not None:
        return [_of_time(span, judged, lower=lower, months=months)]
    return [Grid(Fraction(day.toordinal()), Fraction(0), _day, judged)] if day is not None else []


def _wide(number: Fraction) -> tuple[Fraction, ...]:
    """How wide a step is: 1 and 0.01 for a whole number; 0.01, or less where the number itself is finer, for others."""
    if number.denominator == 1:
        return WHOLE, CENT
    return (CENT,) if 100 % number.denominator == 0 else (CENT, CENT / 10_000)


def _decimal(number: Fraction) -> str:
    """A number that has an end, in full and without zeros at its end."""
    text = f"{Decimal(number.numerator) / Decimal(number.denominator):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(step: Fraction) -> Callable[[int], Plain]:
    def write(position: int) -> Plain:
        number = position * step
        return int(number) if number.denominator == 1 else Decimal(_decimal(number))

    return write


def share(part: Fraction) -> str:
    """A share of the whole as it is written: `10%`."""
    return f"{_decimal(100 * part)}%"


def _share(step: Fraction) -> Callable[[int], Plain]:
    return lambda position: share(position * step / 100)


def _of_money(amount: Money, judged: Judged) -> Grid:
    exact, places = Fraction(amount.amount), digits_of(amount.currency)
    while (exact * 10**places).denominator != 1:
        places += 1

    def write(position: int) -> Plain:
        number = Fraction(position, 10**places)
        shown = Decimal(number.numerator) / Decimal(number.denominator)
        return f"{shown:.{0 if number.denominator == 1 else places}f} {amount.currency}"

    return Grid(exact * Fraction(10**places), Fraction(10**places), write, judged)


def _of_time(span: Duration, judged: Judged, *, lower: bool, months: bool) -> Grid:
    keeps = span.unit in ("hour", "day") or (months and span.unit in ("month", "year"))
    unit: duration.Unit = span.unit if keeps else "day"
    start = Fraction(span.number if keeps else span.most_days if lower else span.least_days)
    steps = {"hour": Fraction(24), "day": Fraction(1)}.get(unit, Fraction(0))
    return Grid(start, steps, lambda position: str(Duration(position, unit)), judged)


def _day(position: int) -> Plain:
    return date.fromordinal(position).isoformat() if 0 < position <= date.max.toordinal() else ""


def guessed(grid: Grid, pointed: Iterable[Fraction]) -> tuple[int, int] | None:
    """The accepted position that one of some exact places points to, and the one a step nearer to the declared value.

    None where the step nearer is accepted too, or no such position is.
    """
    for position in dict.fromkeys(position for exact in pointed for position in (floor(exact), ceil(exact))):
        nearer = position + (1 if position < grid.start else -1)
        if position != grid.start and grid.accepts(position) and (_arrives(grid, nearer) or not grid.accepts(nearer)):
            return position, nearer
    return None


def _arrives(grid: Grid, nearer: int) -> bool:
    """Whether a position lies within a step of the declared value, which is refused."""
    return abs(nearer - grid.start) < 1


def walked(grid: Grid, *, down: bool, farthest: int = FARTHEST) -> tuple[int, int] | None:
    """The nearest accepted position on one side and the one a step nearer: by doubled distances, then by halves."""
    near = ceil(grid.start) if down else floor(grid.start)
    farthest = near if down else farthest
    sign = -1 if down else 1
    refused, distance = 0, 1
    while refused < farthest:
        distance = min(distance, farthest)
        if grid.accepts(near + sign * distance):
            return _halved(grid, near, sign, refused, distance)
        refused, distance = distance, 2 * distance
    return None


def _halved(grid: Grid, near: int, sign: int, refused: int, accepted: int) -> tuple[int, int]:
    """The boundary between a distance that is refused and one that is accepted."""
    while accepted - refused > 1:
        middle = (accepted + refused) // 2
        if grid.accepts(near + sign * middle):
            accepted = middle
        else:
            refused = middle
    return near + sign * accepted, near + sign * refused


def value_of(grid: Grid, position: int, declared: Plain) -> Plain:
    """The value at a position; within a step of the declared value, that one as it is written."""
    return declared if _arrives(grid, position) else grid.write(position)
