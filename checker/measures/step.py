"""How a bonus grows with the deposit or stake that earns it: one step for each tier, or the one of a plain offer."""

from fractions import Fraction
from typing import NamedTuple

from checker.finding import Route, Text
from checker.measures.measured import Unknown, View, missing
from checker.measures.worth import in_several_currencies
from checker.money import Money
from checker.offer import Part
from checker.offer.reward import Tier
from checker.values import Amounts

GIVES_NOTHING = "the terms do not say what this tier gives for which deposit"


class Step(NamedTuple):
    """A match up to a maximum, and a fixed amount on top of it, for payments from the least one on."""

    route: Route
    match: Fraction
    least: Money | None
    maximum: Money | None
    fixed: Money | None

    def bonus_for(self, paid: Money) -> Money:
        """What a player gets who pays in `paid`."""
        matched = paid * self.match
        if self.maximum is not None and self.maximum < matched:
            matched = self.maximum
        return matched if self.fixed is None else matched + self.fixed

    @property
    def matches_in_full(self) -> bool:
        """Whether the step is a match and nothing besides, and the least payment is not above what is matched."""
        if not self.match or self.fixed is not None:
            return False
        return self.least is None or self.maximum is None or self.least * self.match <= self.maximum

    @property
    def full(self) -> Money | None:
        """The least payment that earns all that the step gives; None where there is none, or it is not known."""
        if not self.match:
            return self.least
        if self.maximum is None:
            return None
        whole = self.maximum * (1 / self.match)
        return whole if self.least is None or self.least < whole else self.least


def steps_of(view: View, part: Part) -> list[Step] | Unknown:
    """The steps of one part; unknown where its amounts cannot be held against each other."""
    reward, route = part.reward, (*part.route, "reward")
    least = _for(view, part.qualify.minimum, (*part.route, "qualify", "minimum"))
    if isinstance(least, Unknown):
        return least
    if not reward.tiers:
        match = Fraction(reward.match or 0)
        return _together([_step(view, route, match, least, reward.maximum if match else None, reward.amount)])
    found = []
    for i, tier in enumerate(reward.tiers):
        found.append(_of_tier(view, part, tier, least, (*route, "tiers", i)))
    return _together(found)


def _together(found: list[Step | Unknown]) -> list[Step] | Unknown:
    unknown = next((one for one in found if isinstance(one, Unknown)), None)
    return unknown or [one for one in found if not isinstance(one, Unknown)]


def _of_tier(view: View, part: Part, tier: Tier, least: Money | None, route: Route) -> Step | Unknown:
    first = tier.deposit.first.of(view.market)
    if first is None or (tier.match is None and tier.amount is None):
        return missing(GIVES_NOTHING, route)
    if least is not None and least.currency != first.currency:
        return in_several_currencies(route)
    start = least if least is not None and first < least else first
    maximum = (tier.maximum or part.reward.maximum) if tier.match else None
    step = _step(view, route, Fraction(tier.match or 0), start, maximum, tier.amount)
    return step if isinstance(step, Unknown) else on_top(view, step, part.reward.amount, (*part.route, "reward"))


def on_top(view: View, step: Step, amounts: Amounts | None, route: Route) -> Step | Unknown:
    """The step with a further fixed amount."""
    more = _for(view, amounts, (*route, "amount"))
    if more is None or isinstance(more, Unknown):
        return step if more is None else more
    return with_more(step, more)


def with_more(step: Step, more: Money) -> Step | Unknown:
    """The step with more money on top of it, whatever is paid."""
    held = {money.currency for money in (step.least, step.maximum, step.fixed) if money is not None}
    if held - {more.currency}:
        return in_several_currencies(step.route)
    return step._replace(fixed=more if step.fixed is None else step.fixed + more)


def _step(
    view: View, route: Route, match: Fraction, least: Money | None, maximum: Amounts | None, fixed: Amounts | None
) -> Step | Unknown:
    greatest, sure = _for(view, maximum, (*route, "maximum")), _for(view, fixed, (*route, "amount"))
    if isinstance(greatest, Unknown):
        return greatest
    if isinstance(sure, Unknown):
        return sure
    if len({money.currency for money in (least, greatest, sure) if money is not None}) > 1:
        return in_several_currencies(route)
    return Step(route, match, least, greatest, sure)


def _for(view: View, amounts: Amounts | None, route: Route) -> Money | Unknown | None:
    """The amount of the market; None where none is declared, unknown where one is, and not for this market."""
    if amounts is None:
        return None
    found = amounts.of(view.market)
    if found is not None:
        return found
    sentence = Text("the terms do not say the amount for {}", (view.market,))
    return Unknown(sentence, route, f"add `{view.market}:` to `{route[-1]}`")
