"""The single stakes that the terms let a player make while a bonus is played: the greatest and the smallest."""

from checker.finding import Route, Text
from checker.measures.measured import Cases, Irrelevant, Measured, Result, View, each_part, missing
from checker.measures.products import expanded, reward_products
from checker.offer import Part
from checker.values import Amounts


def _on_slots(part: Part) -> bool | None:
    """Whether the reward can be played on slots; None where the terms leave it open."""
    named = reward_products(part)
    if not isinstance(named, frozenset):
        return None
    certain, possible = expanded(named, part.reward.excludes)
    if "slots" in certain:
        return True
    return None if "slots" in possible else False


def _greatest(view: View, part: Part, bet: Amounts | None, bet_route: Route) -> Cases | Result:
    """The stakes that the terms name: of a bet while the bonus is played, and of a free spin."""
    if _on_slots(part) is False and part.reward.free_spins is None:
        return Irrelevant(Text("the reward cannot be played on slots"), (*part.route, "reward", "products"))
    found: list[Result] = []
    spins = part.reward.free_spins
    value = spins.value.of(view.market) if spins and spins.value else None
    if value is not None:
        term = value.amount
        found.append(
            Measured(
                value, (*part.route, "reward", "free_spins", "value"), Text("a free spin is worth {}", (value,)), term
            )
        )
    amount = bet.of(view.market) if bet else None
    if amount is not None:
        found.append(Measured(amount, bet_route, Text("the terms allow a stake of {}", (amount,)), amount.amount))
    elif not _spins_in_cash_only(part):
        help_ = "add `maximum_bet: {amount: 5 GBP}` to `wagering`"
        found.append(
            missing("the terms do not say what the greatest stake is while the bonus is played", bet_route, help_)
        )
    return tuple(found)


def _spins_in_cash_only(part: Part) -> bool:
    """Whether free spins that win cash are all there is: then no bonus is staked."""
    spins, reward = part.reward.free_spins, part.reward
    return spins is not None and spins.winnings == "cash" and reward.match is None and reward.amount is None


@each_part
def on_slots(view: View, part: Part) -> Cases | Result:
    """The greatest stake on slots in one game, in money: the maximum bet, and the value of a free spin."""
    bet = part.wagering.maximum_bet if part.wagering else None
    return _greatest(view, part, bet.amount if bet else None, (*part.route, "wagering", "maximum_bet", "amount"))


@each_part
def on_slots_under_25(view: View, part: Part) -> Cases | Result:
    """The greatest stake on slots of players under 25, in money: `under_25`, or else the stake for all."""
    audience = view.offer.audience
    if (audience.minimum_age or 0) >= 25 or {"under_25", "under_26"} & set(audience.never or ()):
        return Irrelevant(Text("nobody under 25 can get the offer"), ("audience",))
    bet = part.wagering.maximum_bet if part.wagering else None
    route = (*part.route, "wagering", "maximum_bet")
    if bet and bet.under_25:
        return _greatest(view, part, bet.under_25, (*route, "under_25"))
    return _greatest(view, part, bet.amount if bet else None, (*route, "amount"))


@each_part
def at_all(view: View, part: Part) -> Result:
    """The greatest stake in one game of any kind, in money."""
    bet = part.wagering.maximum_bet if part.wagering else None
    amount = bet.amount.of(view.market) if bet and bet.amount else None
    route = (*part.route, "wagering", "maximum_bet", "amount")
    if amount is None:
        return missing(
            "the terms do not say what the greatest stake is while the bonus is played",
            route,
            "add `maximum_bet: {amount: 5 GBP}` to `wagering`",
        )
    return Measured(amount, route, Text("the terms allow a stake of {}", (amount,)), amount.amount)


@each_part
def least(view: View, part: Part) -> Cases | Result:
    """The smallest stake that the offer makes a player play with, in money: of a free spin, of a free bet."""
    spins, bet = part.reward.free_spins, part.reward.free_bet
    if spins is None and bet is None:
        if part.reward.type in ("free_spins", "free_bet", "bet_and_get"):
            route = (*part.route, "reward", "free_spins" if part.reward.type == "free_spins" else "free_bet")
            return missing("the terms do not say what a free spin or bet is worth", route, f"add `{route[-1]}`")
        return Irrelevant(Text("the reward is no free spin and no free bet"), (*part.route, "reward"))
    found = [_staked(view, (*part.route, "reward", "free_spins", "value"), spins.value)] if spins else []
    if bet is not None:
        found.append(_staked(view, (*part.route, "reward", "free_bet", "amount"), bet.amount))
    return tuple(found)


def _staked(view: View, route: Route, amounts: Amounts | None) -> Result:
    stake = amounts.of(view.market) if amounts else None
    if stake is None:
        return missing("the terms do not say what a free spin or bet is worth", route, f"add `{route[-1]}: 1 GBP`")
    return Measured(stake, route, Text("a stake of {}", (stake,)), stake.amount)
