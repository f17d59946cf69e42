"""How a declared requirement becomes turnover for each unit of bonus, whatever basis it names."""

from fractions import Fraction
from typing import NamedTuple

from checker.finding import Text
from checker.measures.demand import PAYMENTS, UNKNOWN_BASES, Demand, Plain, asked, demands_of, turnover
from checker.measures.measured import Number, Result, Unknown, View, missing
from checker.measures.step import Step, steps_of
from checker.measures.worth import added_up, worth_of
from checker.money import Money
from checker.offer import Part
from checker.offer.wagering import Wagering


class Paid(NamedTuple):
    """What a player pays in for each unit of bonus: at the least, at the most, and the latter in words.

    `bonus` is the greatest bonus that is got for it, where the terms tell it.
    """

    least: Fraction
    most: Fraction
    told: Text
    bonus: Money | None = None


class Burden(NamedTuple):
    """What one tier asks for each unit of bonus at what is paid in at the most, and the sum in words.

    `bonus` is the greatest bonus of the tier, where the terms tell it.
    """

    turnover: Fraction
    told: Text
    bonus: Money | None


NOTHING_PAID = Paid(Fraction(0), Fraction(0), Text(""))
THE_BONUS = Text("the bonus")
ALONE = ("bonus",)
"""The basis of most requirements, which counts nothing that is paid in."""


def paid_per_bonus(view: View, part: Part) -> list[Paid] | Unknown:
    """The deposit or stake for each unit of bonus, one for each tier, with the words for it.

    The deposit is the one that earns the greatest bonus, the least that the terms take where that is greater, or
    `maximum_counted` where a greater one counts.
    """
    if not part.reward.shares and not part.reward.tiers:
        return _paid_for_all(view, part)
    steps = steps_of(view, part)
    if isinstance(steps, Unknown):
        return steps
    counted = part.qualify.maximum_counted.of(view.market) if part.qualify.maximum_counted else None
    found = []
    for step in steps:
        paid = _paid_for_step(part, step, counted)
        if isinstance(paid, Unknown):
            return paid
        found.append(paid)
    return found


def _paid_for_step(part: Part, step: Step, counted: Money | None) -> Paid | Unknown:
    if counted is None and step.matches_in_full and step.maximum is not None:
        ratio = 1 / step.match
        return Paid(ratio, ratio, Text("{} deposit", (step.maximum * ratio,)), step.maximum)
    full = step.full
    if full is None and step.match and step.fixed is None:
        ratio = 1 / step.match
        return Paid(ratio, ratio, Text("a deposit of {} × the bonus", (Plain(ratio),)))
    if full is None or (counted is not None and counted.currency != full.currency):
        return _not_told(part)
    got, most = step.bonus_for(full), full if counted is None or counted < full else counted
    if not got.amount or not full.amount:
        return _not_told(part)
    start = step.least if step.least is not None and step.least.amount else None
    at_start = 1 / step.match if step.match and step.fixed is None else Fraction(0)
    least = at_start if start is None else start / step.bonus_for(start)
    return Paid(min(least, full / got), most / got, Text("{} deposit", (most,)), got)


def _paid_for_all(view: View, part: Part) -> list[Paid] | Unknown:
    """What is paid in for a reward that is the same whatever is paid."""
    least = part.qualify.minimum.of(view.market) if part.qualify.minimum else None
    counted = part.qualify.maximum_counted.of(view.market) if part.qualify.maximum_counted else None
    got = worth_of(view, part)
    if isinstance(got, Unknown):
        return got
    totals, most = added_up([money for money, _ in got]), counted or least
    if most is None or len(totals) != 1 or totals[0].currency != most.currency or not totals[0].amount:
        return _not_told(part)
    if least is not None and least.currency != most.currency:
        return _not_told(part)
    fewest = Fraction(0) if least is None else least / totals[0]
    return [Paid(fewest, most / totals[0], Text("{} paid in", (most,)), None)]


def _not_told(part: Part) -> Unknown:
    return missing(
        "the terms do not say what deposit or stake the wagering counts",
        (*part.route, "qualify", "minimum"),
        "add `minimum: 10 GBP` to `qualify`",
    )


def burdens(view: View, part: Part) -> list[Burden] | Unknown:
    """For each tier: the turnover for each unit of bonus at its worst, and the sum in words."""
    demands, greatest = demands_of(part), _greatest(view, part)
    bonus = THE_BONUS if greatest is None else Text("{} bonus", (greatest,))
    if len(demands) == 1 and demands[0].of == ALONE:
        times = demands[0].times
        return [Burden(Fraction(times), Text("{} × {}", (Plain(times), bonus)), greatest)]
    paid = paid_in(view, part, demands)
    if isinstance(paid, Unknown):
        return paid
    return [Burden(turnover(demands, one.most), _told(demands, one, bonus), one.bonus or greatest) for one in paid]


def paid_in(view: View, part: Part, demands: list[Demand]) -> list[Paid] | Unknown:
    """What is paid in, where the demands count it."""
    counts = any(not PAYMENTS.isdisjoint(one.of) for one in demands)
    return paid_per_bonus(view, part) if counts else [NOTHING_PAID]


def _told(demands: list[Demand], paid: Paid, bonus: Text) -> Text:
    """The demands in words: `35 × (100.00 GBP deposit + 100.00 GBP bonus) + 1 × the winnings`."""
    own = bonus if paid.bonus is None else Text("{} bonus", (paid.bonus,))
    sums = [Text("{} × {}", (Plain(one.times), _of(one, paid.told, own))) for one in demands]
    return sums[0] if len(sums) == 1 else Text(" + ".join(["{}"] * len(sums)), tuple(sums))


def _of(demand: Demand, paid: Text, bonus: Text) -> Text:
    terms = [paid] * len(PAYMENTS.intersection(demand.of))
    terms += [bonus] if "bonus" in demand.of else []
    terms += [Text("the {}", (word,)) for word in UNKNOWN_BASES if word in demand.of]
    return terms[0] if len(terms) == 1 else Text(f"({' + '.join(['{}'] * len(terms))})", tuple(terms))


def _greatest(view: View, part: Part) -> Money | None:
    """The bonus itself at its greatest, where the terms tell it as one amount or as two of one currency."""
    found = [
        money
        for amounts in (part.reward.maximum, part.reward.amount)
        if amounts is not None and (money := amounts.of(view.market)) is not None
    ]
    if len(found) == 1:
        return found[0]
    totals = added_up(found)
    return totals[0] if len(totals) == 1 else None


def sum_told(one: Burden) -> Text:
    """The sum of one tier in words, with the turnover in money where the terms tell the bonus."""
    times = Plain(one.turnover)
    if one.bonus is None:
        return Text("{} = {} × the bonus", (one.told, times))
    return Text("{} = {} of turnover = {} × the bonus", (one.told, one.bonus * one.turnover, times))


def term_of(wagering: Wagering) -> Number | None:
    """The declared multiple where the burden is in proportion to it; None where a second demand is added."""
    return wagering.multiple if wagering.multiple and not wagering.plus else None


def per_bonus(view: View, part: Part) -> list[Burden] | Result:
    """For each tier: the turnover for each unit of bonus at its worst and the sum in words; or why there is none."""
    found = asked(part)
    return burdens(view, part) if isinstance(found, Wagering) else found
