"""What a wagering requirement asks for: its demands, what each is a multiple of, and what of it is known beforehand."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from checker.finding import Route, Text
from checker.measures.measured import Irrelevant, Measured, Number, Result, Unknown, missing
from checker.money import fixed
from checker.offer import Part
from checker.offer.wagering import Wagering


class Demand(NamedTuple):
    """A multiple, what it is a multiple of, and where it stands."""

    times: Number
    of: tuple[str, ...]
    route: Route


NO_REQUIREMENT = Text("there is no wagering requirement")
HOW_TO_DECLARE = "add `wagering: none`, or `wagering: {multiple: 10, basis: bonus}`"
PAYMENTS = frozenset(("deposit", "stake"))
UNKNOWN_BASES = {
    "winnings": "winnings must be played through too, and how much they come to is known only when the bonus is played",
    "commission": "a share of the commission is asked for too, which is known only when it is paid",
}
"""Why there is more turnover than the sum of what the terms put a number to."""


class Summed(NamedTuple):
    """Demands as a trace tells them, `1 × (deposit) + 20 × (bonus)`, put into words only when the trace is read."""

    demands: tuple[Demand, ...]

    def __str__(self) -> str:
        return " + ".join(f"{plain(one.times)} × ({' + '.join(one.of)})" for one in self.demands)


class Plain(NamedTuple):
    """A number as a trace tells it, put into words only when the trace is read."""

    number: Number

    def __str__(self) -> str:
        return plain(self.number)


def plain(number: Number) -> str:
    """A number as a trace tells it: exact where it has at most twelve digits behind the point, else to four digits."""
    exact = Fraction(number)
    if exact.denominator == 1:
        return f"{exact.numerator:,}"
    if 10**12 % exact.denominator == 0:
        return fixed(exact, 12).rstrip("0")
    return f"{Decimal(exact.numerator) / Decimal(exact.denominator):,.4g}"


def declared(part: Part) -> Wagering | Unknown | Measured:
    """The requirement of a part; a measured 0 where there is none, unknown where the terms are silent."""
    route, wagering = (*part.route, "wagering"), part.wagering
    if wagering is None:
        return missing("the terms do not say whether the bonus must be played through", route, HOW_TO_DECLARE)
    if not wagering.multiple and not wagering.plus and not wagering.commission_share:
        return Measured(0, route, NO_REQUIREMENT)
    if wagering.basis is None and (wagering.multiple or not wagering.plus):
        return missing(
            "the terms do not say of what the wagering is a multiple", (*route, "basis"), "add `basis: bonus`"
        )
    return wagering


def demands_of(part: Part) -> list[Demand]:
    """The demands that a requirement adds up; none that comes to nothing."""
    wagering = part.wagering
    if wagering is None:
        return []
    route = (*part.route, "wagering")
    all_of_them = [Demand(wagering.multiple, wagering.basis or (), (*route, "multiple"))]
    all_of_them += [
        Demand(more.multiple, more.basis, (*route, "plus", i, "multiple")) for i, more in enumerate(wagering.plus)
    ]
    return [one for one in all_of_them if one.times]


def credited_as_bonus(part: Part) -> bool:
    """Whether what free spins or a free bet win is credited as a bonus."""
    spins, bet = part.reward.free_spins, part.reward.free_bet
    return (spins is not None and spins.winnings == "bonus") or (bet is not None and bet.payout == "as_bonus")


def of_winnings(part: Part) -> list[Demand]:
    """The demands that winnings of the reward must meet: named as a basis, or credited as a bonus that is wagered."""
    demands, credited = demands_of(part), credited_as_bonus(part)
    found = [one for one in demands if "winnings" in one.of or (credited and "bonus" in one.of)]
    return demands[:1] if credited and not found else found


def bases(part: Part) -> frozenset[str]:
    """What the requirement is a multiple of, once winnings credited as bonus are called winnings."""
    wagering = part.wagering
    if wagering is None:
        return frozenset()
    named = frozenset(wagering.basis or ()) | bases_of(demands_of(part))
    return (named - {"bonus"}) | {"winnings"} if "bonus" in named and _bonus_is_winnings(part) else named


def bases_of(demands: list[Demand]) -> frozenset[str]:
    """What some demands are multiples of, as the terms name it."""
    return frozenset().union(*(one.of for one in demands))


def _bonus_is_winnings(part: Part) -> bool:
    """Whether the bonus that is wagered is what free spins or a free bet win, and nothing besides."""
    reward = part.reward
    money = reward.match is not None or reward.amount is not None or reward.tiers or reward.cashback
    return not money and credited_as_bonus(part)


def route_of(part: Part) -> Route:
    """The route of the multiple of one part."""
    return (*part.route, "wagering", "multiple")


def turnover(demands: list[Demand], ratio: Fraction) -> Fraction:
    """The turnover for one unit of bonus, where so much is paid in for it."""
    total = Fraction(0)
    for one in demands:
        total += Fraction(one.times) * (Fraction("bonus" in one.of) + ratio * len(PAYMENTS.intersection(one.of)))
    return total


def asked(part: Part) -> Wagering | Result:
    """The requirement of a part, where it is at least in part a multiple of what is known beforehand; or why not."""
    found = declared(part)
    if not isinstance(found, Wagering):
        return found
    if found.basis == ("bonus",) and not found.plus and not _bonus_is_winnings(part):
        return found
    named = bases(part)
    if named == {"commission"}:
        return Irrelevant(Text("the requirement is a share of the commission that is paid"), route_of(part))
    if named <= UNKNOWN_BASES.keys():
        cause = "the base of the wagering is what the bonus wins, which is known only when it is played"
        return missing(cause, (*part.route, "wagering", "basis"))
    return found


def beyond(part: Part) -> Iterator[Unknown]:
    """Why more must be staked than `per_bonus` says, where that is so: bases that are known only when one plays."""
    if part.wagering is None or (part.wagering.basis == ("bonus",) and not part.wagering.plus):
        return
    for demand in demands_of(part):
        for word, cause in UNKNOWN_BASES.items():
            if word in demand.of:
                yield missing(cause, demand.route)
                return
