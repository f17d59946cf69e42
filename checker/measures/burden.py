"""How a declared requirement becomes turnover for each unit of bonus, whatever basis it names."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from checker.finding import Route, Text
from checker.measures.measured import Irrelevant, Measured, Number, Result, Unknown, View, missing
from checker.measures.value import added_up, worth_of
from checker.money import Money
from checker.offer import Part
from checker.offer.wagering import Wagering


class Burden(NamedTuple):
    """What one tier asks: turnover and deposit for each unit of bonus, and the sum in words."""

    turnover: Fraction
    paid: Fraction
    told: Text


Demand = tuple[Number, tuple[str, ...]]
"""A multiple, and what it is a multiple of."""
NOTHING_PAID = Fraction(0)
THE_BONUS = Text("the bonus")
NO_REQUIREMENT = Text("there is no wagering requirement")
HOW_TO_DECLARE = "add `wagering: none`, or `wagering: {multiple: 10, basis: bonus}`"


def declared(part: Part) -> Wagering | Unknown | Measured:
    """The requirement of a part; a measured 0 where there is none, unknown where the terms are silent."""
    route = (*part.route, "wagering")
    if part.wagering is None:
        return missing("the terms do not say whether the bonus must be played through", route, HOW_TO_DECLARE)
    if not part.wagering.multiple and not part.wagering.plus and not part.wagering.commission_share:
        return Measured(0, route, NO_REQUIREMENT)
    if part.wagering.basis is None:
        return missing(
            "the terms do not say of what the wagering is a multiple", (*route, "basis"), "add `basis: bonus`"
        )
    return part.wagering


def on_winnings(part: Part) -> bool:
    """Whether winnings must be played through: named as the basis, or credited as a bonus that is wagered."""
    wagering, spins, bet = part.wagering, part.reward.free_spins, part.reward.free_bet
    if wagering is None or not wagering.multiple:
        return False
    if "winnings" in (wagering.basis or ()):
        return True
    return (spins is not None and spins.winnings == "bonus") or (bet is not None and bet.payout == "as_bonus")


def only_winnings(part: Part) -> bool:
    """Whether the bonus that is wagered is what free spins or a free bet win: known only when they are played."""
    reward = part.reward
    money = reward.match is not None or reward.amount is not None or reward.tiers or reward.cashback
    return on_winnings(part) and (not money or "winnings" in (part.wagering.basis or ()) if part.wagering else False)


def bases(part: Part) -> frozenset[str]:
    """What the requirement is a multiple of, once winnings credited as bonus are called winnings."""
    wagering = part.wagering
    if wagering is None:
        return frozenset()
    named: set[str] = set(wagering.basis or ())
    named = named.union(*(more.basis for more in wagering.plus))
    if only_winnings(part):
        named = (named - {"bonus"}) | {"winnings"}
    return frozenset(named)


def paid_per_bonus(view: View, part: Part) -> list[tuple[Fraction, Text]] | Unknown:
    """The deposit or stake for each unit of bonus, one for each tier, with the words for it.

    The deposit is the one that earns the greatest bonus, or `maximum_counted` where a greater one counts.
    """
    shares = [share for share in part.reward.shares if share]
    if shares:
        counted = part.qualify.maximum_counted.of(view.market) if part.qualify.maximum_counted else None
        greatest = part.reward.maximum.of(view.market) if part.reward.maximum else None
        ratios = [1 / Fraction(share) for share in shares]
        if counted and greatest and counted.currency == greatest.currency and greatest.amount:
            ratios = [max(ratio, counted / greatest) for ratio in ratios]
        return [(ratio, _paid_words(view, part, ratio)) for ratio in ratios]
    least = part.qualify.maximum_counted or part.qualify.minimum
    paid = least.of(view.market) if least else None
    got = worth_of(view, part)
    if isinstance(got, Unknown):
        return got
    totals = added_up([money for money, _ in got])
    if paid is None or len(totals) != 1 or totals[0].currency != paid.currency or not totals[0].amount:
        route = (*part.route, "qualify", "minimum")
        return missing(
            "the terms do not say what deposit or stake the wagering counts",
            route,
            "add `minimum: 10 GBP` to `qualify`",
        )
    return [(paid / totals[0], Text("{} paid in", (paid,)))]


def _paid_words(view: View, part: Part, ratio: Fraction) -> Text:
    greatest = part.reward.maximum.of(view.market) if part.reward.maximum else None
    if greatest is None:
        return Text("{} of deposit for 1 of bonus", (Plain(ratio),))
    return Text("{} deposit", (greatest * ratio,))


class Plain(NamedTuple):
    """A number as a trace tells it, put into words only when the trace is read."""

    number: Number

    def __str__(self) -> str:
        return plain(self.number)


def plain(number: Number) -> str:
    """A number as a trace tells it: whole where it is, else to four digits."""
    exact = Fraction(number)
    if exact.denominator == 1:
        return f"{exact.numerator:,}"
    return f"{Decimal(exact.numerator) / Decimal(exact.denominator):,.4g}"


def burdens(view: View, part: Part, wagering: Wagering) -> list[Burden] | Unknown:
    """For each tier: the turnover and the deposit for each unit of bonus, and the sum in words."""
    if wagering.basis == ("bonus",) and not wagering.plus:
        told = Text("{} × {}", (Plain(wagering.multiple), _bonus_words(view, part)))
        return [Burden(Fraction(wagering.multiple), NOTHING_PAID, told)]
    demands: list[Demand] = [
        (wagering.multiple, wagering.basis or ()),
        *((more.multiple, more.basis) for more in wagering.plus),
    ]
    paid: list[tuple[Fraction, Text]] = [(NOTHING_PAID, Text(""))]
    if {basis for _, of in demands for basis in of} & {"deposit", "stake"}:
        found = paid_per_bonus(view, part)
        if isinstance(found, Unknown):
            return found
        paid = found
    bonus = _bonus_words(view, part)
    return [Burden(_turnover(demands, ratio), ratio, _told(demands, told, bonus)) for ratio, told in paid]


def _turnover(demands: list[Demand], ratio: Fraction) -> Fraction:
    """The turnover for one unit of bonus."""
    total = Fraction(0)
    for times, of in demands:
        total += Fraction(times) * (Fraction("bonus" in of) + (ratio if "deposit" in of or "stake" in of else 0))
    return total


def _told(demands: list[Demand], paid: Text, bonus: Text) -> Text:
    """The demands in words: `35 × (100.00 GBP deposit + 100.00 GBP bonus)`."""
    sums = []
    for times, of in demands:
        terms = [paid] if {"deposit", "stake"} & set(of) else []
        terms += [bonus] if "bonus" in of else []
        shape = "{} × ({} + {})" if len(terms) > 1 else "{} × {}"
        sums.append(Text(shape, (Plain(times), *terms)))
    return sums[0] if len(sums) == 1 else Text("{} + {}", (sums[0], sums[1]))


def _greatest(view: View, part: Part) -> Money | None:
    for amounts in (part.reward.maximum, part.reward.amount):
        found = amounts.of(view.market) if amounts else None
        if found is not None:
            return found
    return None


def _bonus_words(view: View, part: Part) -> Text:
    greatest = _greatest(view, part)
    return THE_BONUS if greatest is None else Text("{} bonus", (greatest,))


def turnover_words(view: View, part: Part, burden: Fraction) -> Text:
    """The turnover at the greatest bonus, in money where the terms tell it."""
    greatest = _greatest(view, part)
    if greatest is not None:
        return Text("{} of turnover", (greatest * burden,))
    return Text("{} × the bonus of turnover", (Plain(burden),))


def route_of(part: Part) -> Route:
    """The route of the multiple of one part."""
    return (*part.route, "wagering", "multiple")


def term_of(wagering: Wagering) -> Number | None:
    """The declared multiple where the burden is in proportion to it; None where a second demand is added."""
    return wagering.multiple if wagering.multiple and not wagering.plus else None


def per_bonus(view: View, part: Part) -> list[Burden] | Result:
    """For each tier: turnover and deposit for each unit of bonus and the sum in words; or why there is none."""
    found = declared(part)
    if not isinstance(found, Wagering):
        return found
    if "commission" in (found.basis or ()):
        return Irrelevant(Text("the requirement is a share of the commission that is paid"), route_of(part))
    if only_winnings(part):
        cause = "the base of the wagering is what the bonus wins, which is known only when it is played"
        return missing(cause, (*part.route, "wagering", "basis"))
    return burdens(view, part, found)
