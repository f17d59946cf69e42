"""How long a player has: to claim, to wager, and until the operator pays."""

from fractions import Fraction

from checker.duration import Duration
from checker.finding import Route, Text
from checker.measures.measured import (
    Cases,
    Irrelevant,
    Measured,
    Readings,
    Result,
    View,
    each_part,
    each_scope,
    missing,
)
from checker.measures.scope import Scope
from checker.offer import Part
from checker.offer.wagering import Expiry


def _counted(route: Route, within: Duration, expiry: Expiry | None) -> Result:
    """The days of a span, or its readings where the terms do not say how days are counted.

    Hours run from the event. Calendar days that end with the day give at least as many full days; others
    lose the rest of the first day.
    """
    if within.least_days != within.most_days:
        readings = (within.least_days, within.most_days)
        return _readings(
            route, within, readings, "a month has 28 to 31 days, a year 365 or 366", "write the span in days"
        )
    if within.unit == "hour":
        return Measured(within.least_days, route, Text("{}", (within,)))
    full, short = within.least_days, max(within.least_days - 1, 0)
    if expiry is None:
        cause = "the terms do not say whether days are calendar days or periods of 24 hours"
        return _readings(route, within, (short, full), cause, "add `expiry: {unit: hours, counting_from: activation}`")
    if expiry.unit == "hours" or expiry.end_of_day:
        return Measured(full, route, Text("{}", (within,)), within.number if within.unit == "day" else None)
    return Measured(short, route, Text("{} calendar days, the first of them in part", (within.number,)))


def _readings(route: Route, within: Duration, of: tuple[int | Fraction, ...], cause: str, help_: str) -> Readings:
    return Readings(tuple(Measured(value, route, Text("{}", (within,))) for value in of), Text(cause), route, help_)


@each_part
def wagering_days(view: View, part: Part) -> Result:
    """The days that a player has to meet the requirement, counted from the grant or activation.

    A bonus without a requirement has no such time. Sources for the ways of counting: the terms themselves
    (`expiry`); where they are silent and the ways differ, every reading is given.
    """
    return days_for_wagering(part)


def days_for_wagering(part: Part) -> Result:
    """The days of one part in which the requirement must be met."""
    route = (*part.route, "wagering", "within")
    if part.wagering is None:
        return missing(
            "the terms do not say whether the bonus must be played through",
            (*part.route, "wagering"),
            "add `wagering: none`, or the requirement",
        )
    if not part.wagering.multiple and not part.wagering.plus:
        return Irrelevant(Text("there is no wagering requirement"), route)
    if part.wagering.within is None:
        return missing("the terms do not say how long a player has for the wagering", route, "add `within: 60 days`")
    return _counted(route, part.wagering.within, part.wagering.expiry)


@each_part
def claim_days(view: View, part: Part) -> Cases | Result:
    """The days that a player has to claim the reward and to use spins and free bets."""
    spins, bet = part.reward.free_spins, part.reward.free_bet
    stated = [
        (("qualify", "within"), part.qualify.within),
        (("reward", "free_spins", "expiry"), spins.expiry if spins else None),
        (("reward", "free_bet", "expiry"), bet.expiry if bet else None),
    ]
    found = [(route, span) for route, span in stated if span is not None]
    if not found:
        return missing(
            "the terms do not say how long a player has to claim the reward",
            (*part.route, "qualify", "within"),
            "add `within: 60 days` to `qualify`",
        )
    expiry = Expiry(unit="hours")
    return tuple(_counted((*part.route, *route), span, expiry) for route, span in found)


@each_scope
def release_days(view: View, scope: Scope) -> Result:
    """The days between meeting the conditions and the payout."""
    release = scope.release
    if release is None or release.after is None:
        return missing(
            "the terms do not say when a bonus is paid once its conditions are met",
            (*scope.route, "release", "after"),
            "add `release: {after: 0 days}`",
        )
    return Measured(release.after.most_days, (*scope.route, "release", "after"), Text("{}", (release.after,)))


def dormancy_charge(view: View) -> Cases:
    """How long a player must stay away before a charge is made."""
    dormancy = view.offer.dormancy
    if dormancy is None:
        return (
            missing(
                "the terms do not say whether an account that is not used is charged",
                ("dormancy",),
                "add `dormancy: {charges: false}`",
            ),
        )
    if not dormancy.charges:
        return (Irrelevant(Text("no charge is made on accounts that are not used"), ("dormancy",)),)
    if dormancy.charge_after is None:
        return (
            missing(
                "the terms do not say when the charge starts",
                ("dormancy", "charge_after"),
                "add `charge_after: 12 months`",
            ),
        )
    return (Measured(dormancy.charge_after, ("dormancy", "charge_after")),)
