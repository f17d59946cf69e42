"""What a measure returns: a value with the way it was come by, or why there is none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple

from checker.duration import Duration
from checker.finding import Route, Text
from checker.limit import Phase
from checker.measures.scope import Scope, scopes_of
from checker.money import Money
from checker.offer import Offer, Part

Number = int | Decimal | Fraction
Value = Number | Money | tuple[Money, ...] | Duration | bool | frozenset[str]
WITHOUT_END = True
"""What a greatest quantity comes to where the terms leave it without an end: no bound that law sets is met by it."""
Unit = Literal["times", "money", "share", "days", "duration", "years", "count", "truth", "words"]


class Measured(NamedTuple):
    """A value that the terms give, where it stands and how it was computed.

    `term` is the declared value at `route` where the measure is proportional to it, so that a lawful one
    can be named. `possible` holds the words that may be meant beside those of the value.
    """

    value: Value
    route: Route
    trace: Text | None = None
    term: Number | None = None
    possible: frozenset[str] = frozenset()


class Unknown(NamedTuple):
    """The terms do not say: the cause, the place where they would say it, and what to add."""

    cause: Text
    route: Route
    help: str | None = None


class Irrelevant(NamedTuple):
    """The measure has no meaning for these terms: there is nothing that a limit could bind."""

    cause: Text
    route: Route = ()


class Readings(NamedTuple):
    """The terms can be read in several ways: each with its value; all must agree for a verdict."""

    of: tuple[Measured, ...]
    cause: Text
    route: Route
    help: str | None = None


Result = Measured | Unknown | Irrelevant | Readings
Cases = tuple[Result, ...]
"""One result for each case that the terms provide for (a part, a tier, a weight): a limit must be kept in all."""


@dataclass(frozen=True)
class View:
    """An offer as one market sees it: amounts by market are those of that market.

    `alike` keeps the results of measures that are the same in all markets; the views of one offer share it.
    """

    offer: Offer
    market: str
    alike: "dict[str, Cases]" = field(default_factory=dict, compare=False)

    @classmethod
    def each(cls, offer: Offer, markets: Iterable[str]) -> "list[View]":
        """The views that several markets have of one offer."""
        alike: dict[str, Cases] = {}
        return [cls(offer, market, alike) for market in markets]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the package, or the one part of a plain offer."""
        return self.offer.all_parts()

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """The audience, wallet, release, withdrawals and forfeiture of the offer, or of each part that says its own."""
        return scopes_of(self.offer, self.parts)

    def parts_in(self, scope: Scope) -> tuple[Part, ...]:
        """The parts that a scope binds."""
        return self.parts if len(self.scopes) == 1 else tuple(part for part in self.parts if part.route == scope.route)

    def scope_of(self, part: Part) -> Scope:
        """The scope that binds one part."""
        return next((scope for scope in self.scopes if scope.route == part.route), self.scopes[0])


class Measure(NamedTuple):
    """A quantity or fact that law limits.

    `says` is the headline's words, with `{}` for the value; of a truth, `says` is told where it holds
    and `denies` where it does not. `phase` is the stretch of an offer's life that it belongs to.
    """

    compute: Callable[[View], Cases]
    unit: Unit
    phase: Phase
    says: str
    denies: str = ""


def missing(sentence: str, route: Route, help_: str | None = None) -> Unknown:
    """The result for a term that is not declared."""
    return Unknown(Text(sentence), route, help_)


RESULTS = (Measured, Unknown, Irrelevant, Readings)


class each_part:  # noqa: N801 - it is used as a decorator
    """The measure that looks at each part of a package on its own; `one` looks at one of them."""

    def __init__(self, one: Callable[[View, Part], Cases | Result]) -> None:
        self.one = one
        self.__doc__ = one.__doc__

    def __call__(self, view: View) -> Cases:
        """The results of all parts, in their order."""
        cases: Cases = ()
        for part in view.parts:
            found = self.one(view, part)
            cases += (found,) if isinstance(found, RESULTS) else found
        return cases


class each_scope:  # noqa: N801 - it is used as a decorator
    """The measure that looks once at terms that the whole offer shares, or at those of each part that has its own."""

    def __init__(self, one: Callable[[View, Scope], Result]) -> None:
        self.one = one
        self.__doc__ = one.__doc__

    def __call__(self, view: View) -> Cases:
        """The results of all scopes, in the order of the parts."""
        return tuple([self.one(view, scope) for scope in view.scopes])


def words(value: "str | tuple[str, ...] | frozenset[str]") -> frozenset[str]:
    """One word or several as the set that a limit on words looks at."""
    return frozenset((value,)) if isinstance(value, str) else frozenset(value)
