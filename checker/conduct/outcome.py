"""What a check says of many bonuses or rows at once: a verdict for each, and the words that go with it."""

from collections.abc import Callable
from decimal import Decimal
from enum import IntEnum
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from checker.conduct import clock
from checker.finding import Text, Verdict
from checker.ledger.rows import Ints
from checker.money import Money, digits_of

Bools = npt.NDArray[np.bool_]
Unit = Literal["money", "turnover", "time", "span", "count", "times", "share", "years", "word"]


def present(codes: Ints) -> Ints:
    """The codes that occur, in rising order; they are few, from -1 on."""
    if not len(codes) or codes.min() == codes.max():
        return codes[:1]
    return np.flatnonzero(np.bincount(codes + 1)) - 1


class Says(IntEnum):
    """The codes of verdicts in arrays."""

    KEPT, BREACH, OPEN, NOT_APPLICABLE = range(4)


VERDICTS = (Verdict.KEPT, Verdict.BREACH, Verdict.OPEN, Verdict.NOT_APPLICABLE)
"""The verdict that each code stands for."""


class Number(NamedTuple):
    """One number of a sentence for each bonus or row, with its unit; a `word` is a place in `words`.

    A `count` may name in `words` what is counted: one of it, and several. `money` is minor units, `turnover`
    millionths of them, a `time` an instant, a `span` microseconds, `times` and `share` millionths.
    """

    unit: Unit
    values: Ints
    words: tuple[str, ...] = ()

    def told(self, place: int, currency: str) -> object:
        """The number of one bonus or row as it is told; money is put into words only when it is read."""
        value = int(self.values[place])
        if self.unit == "word":
            return self.words[value]
        if self.words:
            return f"{value:,} {self.words[value != 1]}"
        return TOLD[self.unit](value, currency)


def _money(value: int, currency: str) -> Money:
    return Money(Decimal(value).scaleb(-digits_of(currency)), currency)


def _turnover(value: int, currency: str) -> Money:
    return Money(Decimal(value).scaleb(-digits_of(currency) - 6), currency)


def _times(value: int, _: str) -> str:
    return f"{Decimal(value).scaleb(-6):.2f}".rstrip("0").rstrip(".")


def _share(value: int, _: str) -> str:
    return f"{_times(value * 100, '')}%"


def _span(value: int, _: str) -> str:
    """A span in the greatest unit that it fills: `9 days`, `5 hours`, `2.5 seconds`."""
    for name, length in (("day", clock.DAY), ("hour", clock.HOUR), ("minute", 60 * clock.SECOND)):
        if value >= length:
            number = value // length
            return f"{number} {name}{'' if number == 1 else 's'}"
    seconds = f"{Decimal(value).scaleb(-6):.3f}".rstrip("0").rstrip(".")
    return f"{seconds} second{'' if seconds == '1' else 's'}"


TOLD: dict[Unit, Callable[[int, str], object]] = {
    "money": _money,
    "turnover": _turnover,
    "time": lambda value, _: clock.told(value),
    "span": _span,
    "count": lambda value, _: f"{value:,}",
    "times": _times,
    "share": _share,
    "years": lambda value, _: str(value),
}
"""How a number of each unit is told."""


class Saying(NamedTuple):
    """A sentence with `{}` for each number, the rows that prove it, and a cause where it weighs less."""

    words: str
    numbers: tuple[Number, ...] = ()
    rows: tuple[Ints, ...] = ()
    weighs_less: str | None = None

    def text(self, place: int, currency: str) -> Text:
        """The sentence about one bonus or row."""
        return Text(self.words, tuple(number.told(place, currency) for number in self.numbers))


BESIDE = Saying("this says nothing about it")


class Outcome:
    """The verdicts of one check; each is not applicable until another is said, and what is said last stands."""

    def __init__(self, length: int) -> None:
        """Nothing is said yet of so many bonuses or rows."""
        self.verdict: npt.NDArray[np.int8] = np.full(length, Says.NOT_APPLICABLE, dtype=np.int8)
        self.saying: npt.NDArray[np.int8] = np.zeros(length, dtype=np.int8)
        self.sayings: list[Saying] = [BESIDE]
        self.places: Ints | None = None

    def kept(self, where: Bools) -> None:
        """It is kept there."""
        self.verdict[where] = Says.KEPT
        self.saying[where] = 0

    def beside(self, where: Bools) -> None:
        """It does not concern what stands there."""
        self.verdict[where] = Says.NOT_APPLICABLE
        self.saying[where] = 0

    def open(self, where: Bools, words: str, *numbers: Number) -> None:
        """It cannot be decided there, for the reason that `words` give."""
        self._say(Says.OPEN, where, Saying(words, numbers))

    def breach(
        self, where: Bools, words: str, *numbers: Number, rows: tuple[Ints, ...] = (), less: str | None = None
    ) -> None:
        """It is broken there: what is and what may be, and the rows that prove it; `less` says why it weighs less."""
        self._say(Says.BREACH, where, Saying(words, numbers, rows, less))

    def doubt(self, where: Bools, words: str) -> None:
        """What is kept or broken there cannot be decided after all."""
        decided = where & (self.verdict < Says.OPEN)
        self._say(Says.OPEN, decided, Saying(words))

    def some(self, where: Bools) -> "Outcome":
        """The verdicts on some only; the numbers of the sayings stay those of all, and each remembers its place."""
        found = Outcome(0)
        found.verdict, found.saying, found.sayings = self.verdict[where], self.saying[where], list(self.sayings)
        found.places = np.flatnonzero(where)
        return found

    def place(self, which: int) -> int:
        """Where the numbers of one verdict stand in its saying."""
        return which if self.places is None else int(self.places[which])

    def counts(self) -> tuple[int, int, int, int]:
        """How often each verdict was said, in the order of their codes."""
        found = np.bincount(self.verdict, minlength=len(Says))
        return int(found[0]), int(found[1]), int(found[2]), int(found[3])

    def _say(self, code: Says, where: Bools, saying: Saying) -> None:
        if not where.any():
            return
        self.verdict[where] = code
        self.saying[where] = len(self.sayings)
        self.sayings.append(saying)
