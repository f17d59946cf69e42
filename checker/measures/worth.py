"""What the things that a reward gives are worth at their greatest, each with the words that say where it comes from."""

from checker.finding import Route, Text
from checker.measures.measured import Unknown, View, missing
from checker.money import Money
from checker.offer import Part
from checker.offer.reward import FreeBet, Reward, Tier
from checker.values import Amounts

Worth = tuple[Money, str]
"""An amount and the words that say where it comes from."""
Choice = tuple[Worth, ...]
"""Amounts of which a player gets one: the greatest in each currency, as only a rate tells which of them is greatest."""
BET_TYPES = frozenset(("free_bet", "bet_and_get", "risk_free_bet", "acca_insurance"))
"""Rewards that come as a free bet, so that what is declared of their amount is the amount of the bet."""
AS_PRIZE = "write it as a prize with its worth: `prizes: [{gift: merchandise, amount: 10 GBP}]`"


def added_up(amounts: list[Money]) -> tuple[Money, ...]:
    """The sums, one for each currency, in the order of their codes."""
    sums: dict[str, Money] = {}
    for money in amounts:
        sums[money.currency] = sums[money.currency] + money if money.currency in sums else money
    return tuple(sums[code] for code in sorted(sums))


def worth_of(view: View, part: Part) -> list[Worth] | Unknown:
    """The amounts that make up the greatest value of one part, or why it cannot be told."""
    found = choices_of(view, part)
    if isinstance(found, Unknown):
        return found
    if any(len(choice) > 1 for choice in found):
        return in_several_currencies((*part.route, "reward"))
    return [choice[0] for choice in found]


def in_several_currencies(route: Route) -> Unknown:
    """Why amounts cannot be held against each other."""
    return missing("the amounts are in several currencies", route, "write them in one currency")


def choices_of(view: View, part: Part) -> list[Choice] | Unknown:
    """The amounts that add up to the greatest value of one part; of some, one for each currency is possible."""
    reward, route = part.reward, (*part.route, "reward")
    found = [*money_of(view, reward, route), *beside(view, reward, route)]
    unknown = next((one for one in found if isinstance(one, Unknown)), None)
    if unknown:
        return unknown
    if not found:
        return missing("the terms do not say what the reward is worth", route, "add `amount: 10 GBP` to the reward")
    return [one for one in found if not isinstance(one, Unknown)]


def money_of(view: View, reward: Reward, route: Route) -> list[Choice | Unknown]:
    """The bonus itself: the greatest tier or match, and a fixed amount with it."""
    found: list[Choice | Unknown] = []
    if reward.tiers:
        found.append(_greatest_tier(view, reward, (*route, "tiers")))
    elif reward.match is not None:
        found.append(_alone(_amount(view, reward.maximum, (*route, "maximum"), "greatest bonus")))
    if reward.amount is not None:
        found.append(_alone(_amount(view, reward.amount, (*route, "amount"), "bonus")))
    return found


def beside(view: View, reward: Reward, route: Route) -> list[Choice | Unknown]:
    """What comes beside money: spins, free bets, cashback, prizes, things in kind and points."""
    found: list[Choice | Unknown] = []
    spins = reward.free_spins
    if spins is not None:
        one = _amount(view, spins.value, (*route, "free_spins", "value"), "value of a spin")
        found.append(_times(spins.count, one, "spins ×"))
    if reward.free_bet is not None:
        found += _of_bet(view, reward, reward.free_bet, (*route, "free_bet", "amount"))
    if reward.cashback is not None:
        greatest = _amount(view, reward.cashback.maximum, (*route, "cashback", "maximum"), "greatest cashback")
        found.append(_alone(greatest))
    if reward.prizes:
        prizes = [
            _amount(view, prize.amount, (*route, "prizes", i, "amount"), "greatest prize")
            for i, prize in enumerate(reward.prizes)
        ]
        found.append(greatest_of(prizes))
    if reward.gift is not None and not (reward.type == "gift" and _has_money(reward)):
        found.append(missing("the terms do not say what the gift is worth", (*route, "gift"), AS_PRIZE))
    if reward.loyalty is not None and not (reward.type == "loyalty_points" and _has_money(reward)):
        found.append(missing("the terms do not say what the points are worth at most", (*route, "loyalty")))
    return found


def _has_money(reward: Reward) -> bool:
    return reward.amount is not None or reward.match is not None or bool(reward.tiers)


def names_its_bet(reward: Reward) -> bool:
    """Whether what is declared of the reward's money is the amount of the free bet that it comes as."""
    bet = reward.free_bet
    return reward.type in BET_TYPES and _has_money(reward) and (bet is None or (bet.amount is None and bet.count == 1))


def _of_bet(view: View, reward: Reward, bet: FreeBet, route: Route) -> list[Choice | Unknown]:
    if names_its_bet(reward):
        return []
    one = _amount(view, bet.amount, route, "amount of a free bet")
    return [_times(bet.count, one, "× free bet of")]


def _alone(one: Worth | Unknown) -> Choice | Unknown:
    return one if isinstance(one, Unknown) else (one,)


def _times(count: int, one: Worth | Unknown, what: str) -> Choice | Unknown:
    return one if isinstance(one, Unknown) else ((one[0] * count, f"{count} {what} {one[0]}"),)


def _amount(view: View, amounts: Amounts | None, route: Route, name: str) -> Worth | Unknown:
    if amounts is None:
        return missing(f"the terms do not say the {name}", route, f"add `{route[-1]}`, such as `{route[-1]}: 50 GBP`")
    money = amounts.of(view.market)
    if money is None:
        sentence = Text("the terms do not say the {} for {}", (name, view.market))
        return Unknown(sentence, route, f"add `{view.market}:` to `{route[-1]}`")
    return money, f"{name} {money}"


def greatest_of(found: list[Worth | Unknown]) -> Choice | Unknown:
    """The greatest amount in each currency; unknown where one of the amounts is."""
    best: dict[str, Worth] = {}
    for one in found:
        if isinstance(one, Unknown):
            return one
        held = best.get(one[0].currency)
        if held is None or held[0] < one[0]:
            best[one[0].currency] = one
    return tuple(best[code] for code in sorted(best))


def _greatest_tier(view: View, reward: Reward, route: Route) -> Choice | Unknown:
    found: list[Worth | Unknown] = []
    for i, tier in enumerate(reward.tiers or ()):
        found += _of_tier(view, reward, tier, (*route, i))
    if reward.match is not None and reward.maximum is not None:
        found.append(_amount(view, reward.maximum, (*route[:-1], "maximum"), "greatest bonus"))
    return greatest_of(found)


def _of_tier(view: View, reward: Reward, tier: Tier, route: Route) -> list[Worth | Unknown]:
    """What one tier gives: a match up to a maximum, a fixed amount, or both."""
    name, found = "greatest bonus of a tier", []
    if tier.match is not None:
        found.append(_amount(view, tier.maximum or reward.maximum, (*route, "maximum"), name))
    if tier.amount is not None or tier.match is None:
        found.append(_amount(view, tier.amount, (*route, "amount"), name))
    known = [one[0] for one in found if not isinstance(one, Unknown)]
    if len(known) < 2:
        return found
    if known[0].currency != known[1].currency:
        return [in_several_currencies(route)]
    return [(known[0] + known[1], f"{name} {known[0] + known[1]}")]
