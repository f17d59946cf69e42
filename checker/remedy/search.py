"""What is looked for when a breach is to be healed by one term, and what is found."""

from collections.abc import Callable
from typing import NamedTuple

from checker.evaluate import Ruling
from checker.finding import Route
from checker.limit import Constraint
from checker.remedy.change import Plain
from checker.schema import value_at

Judged = Callable[[Plain], bool]
"""Whether an offer with this value in place of the declared one is accepted."""


class Option(NamedTuple):
    """A value that is accepted, and those a smallest step nearer to the declared one, which are not."""

    new: Plain
    nearer: tuple[Plain, ...]


class Found(NamedTuple):
    """A term, its declared value, and one that heals the breach."""

    route: Route
    old: Plain
    option: Option


class Search(NamedTuple):
    """The term at a route of an offer, the ruling to be healed, and what tells whether a value is accepted."""

    value: Plain
    ruling: Ruling
    route: Route
    judged: Judged

    @property
    def declared(self) -> Plain:
        """The value that stands at the route."""
        return value_at(self.value, self.route)

    @property
    def constraint(self) -> Constraint:
        """What law says."""
        assert self.ruling.period.constraint is not None
        return self.ruling.period.constraint

    @property
    def measure(self) -> str:
        """The measure that the limit is on."""
        return self.ruling.limit.declared.measure or ""

    def option(self, new: Plain) -> list[Option]:
        """One value, one step from the declared one; none where it is not accepted."""
        return [Option(new, (self.declared,))] if self.judged(new) else []


def are_words(declared: Plain) -> bool:
    """Whether a value is a list of words."""
    return isinstance(declared, list) and all(isinstance(one, str) for one in declared)
