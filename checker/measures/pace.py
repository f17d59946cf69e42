"""What meeting a wagering requirement comes to: the stakes, the stakes of each day, the loss to be expected."""

from decimal import Decimal
from fractions import Fraction

from checker.finding import Text
from checker.measures.burden import Burden, per_bonus
from checker.measures.demand import NO_REQUIREMENT, Plain, beyond, route_of
from checker.measures.measured import (
    RESULTS,
    Cases,
    Irrelevant,
    Measured,
    Readings,
    Result,
    Unknown,
    View,
    each_part,
    missing,
)
from checker.measures.time import days_for_wagering
from checker.measures.wagering import effective_multiple_of_bonus, multiple_of_bonus
from checker.measures.worth import added_up, in_several_currencies, worth_of
from checker.money import Money
from checker.offer import Part


@each_part
def turnover(view: View, part: Part) -> Cases | Result:
    """The stakes that must be made at the greatest bonus, in money, before game weights."""
    found = per_bonus(view, part)
    if isinstance(found, Measured):
        return Irrelevant(NO_REQUIREMENT, found.route)
    if not isinstance(found, list):
        return found
    worth = worth_of(view, part)
    if isinstance(worth, Unknown):
        return worth
    totals = added_up([money for money, _ in worth])
    if len(totals) > 1:
        return in_several_currencies((*part.route, "reward"))
    tiered = bool(part.reward.tiers)
    cases = [_in_money(part, one, one.bonus if tiered and one.bonus else totals[0]) for one in found]
    return (*cases, *beyond(part))


def _in_money(part: Part, one: Burden, bonus: Money) -> Measured:
    return Measured(bonus * one.turnover, route_of(part), Text("{} = {}", (one.told, bonus * one.turnover)))


@each_part
def turnover_per_day(view: View, part: Part) -> Cases | Result:
    """The stakes that must be made on each day of the wagering at the greatest bonus, in money, before game weights.

    The turnover divided by the days that a player has, by the reading that leaves the fewest.
    """
    return _per_day(view, part, turnover.one(view, part), "{} ÷ {} days = {} a day")


@each_part
def multiple_per_day(view: View, part: Part) -> Cases | Result:
    """How often the bonus must be staked on each day of the wagering, in times, before game weights."""
    found = multiple_of_bonus.one(view, part)
    if isinstance(found, Measured):
        return Irrelevant(NO_REQUIREMENT, found.route)
    return _per_day(view, part, found, "{} × the bonus ÷ {} days = {} × the bonus a day")


def _per_day(view: View, part: Part, found: Cases | Result, told: str) -> Cases | Result:
    """Measured amounts for each of the fewest days that a player has for the wagering; the others as they are."""
    if not isinstance(found, tuple) or isinstance(found, RESULTS):
        return found
    span = days_for_wagering(part)
    if isinstance(span, Unknown | Irrelevant):
        return span
    of = span.of if isinstance(span, Readings) else (span,)
    days = min(Fraction(one.value) for one in of)  # type: ignore[arg-type]
    if not days:
        return missing("no full day is left for the wagering", span.route, "write a longer `within`")
    return tuple([_shared_out(one, days, told) if isinstance(one, Measured) else one for one in found])


def _shared_out(one: Measured, days: Fraction, told: str) -> Measured:
    whole = one.value
    if isinstance(whole, Money):
        a_day = whole * (1 / days)
        return one._replace(value=a_day, trace=Text(told, (whole, Plain(days), a_day)))
    assert isinstance(whole, int | Decimal | Fraction)
    times = Fraction(whole) / days
    return one._replace(value=times, trace=Text(told, (Plain(whole), Plain(days), Plain(times))))


@each_part
def expected_loss_share(view: View, part: Part) -> Cases | Result:
    """The loss to be expected from completing the wagering, as a share of the bonus.

    The effective multiple of the bonus times the declared house edge; a loss that stops at an empty
    balance is smaller, so this is the upper end.
    """
    found = effective_multiple_of_bonus.one(view, part)
    cases: Cases = (found,) if isinstance(found, Measured | Unknown | Irrelevant | Readings) else found
    edge = part.wagering.house_edge if part.wagering else None
    if all(isinstance(one, Measured) and one.value == 0 for one in cases):
        return Measured(0, (*part.route, "wagering"), NO_REQUIREMENT)
    if edge is None:
        route = (*part.route, "wagering", "house_edge")
        return missing(
            "the terms do not say the house edge of the eligible games", route, "add `house_edge: 4%` to `wagering`"
        )
    return tuple(_loss(one, Fraction(edge)) if isinstance(one, Measured) else one for one in cases)


def _loss(one: Measured, edge: Fraction) -> Measured:
    assert isinstance(one.value, Fraction)
    value = one.value * edge
    told = (Plain(one.value), Plain(edge * 100), Plain(value * 100))
    return one._replace(value=value, trace=Text("{} × the bonus × an edge of {}% = {}% of the bonus", told))
