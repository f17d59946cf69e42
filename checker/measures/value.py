"""What a reward is worth at its greatest, and how it stands to what a player must pay in."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from checker.finding import Route, Text
from checker.measures.measured import Cases, Irrelevant, Measured, Result, Unknown, View, each_part, missing
from checker.money import Money
from checker.offer import Part
from checker.offer.reward import Reward, Tier
from checker.values import Amounts

Worth = tuple[Money, str]
"""An amount and the words that say where it comes from."""


def bonus_value(view: View) -> Cases:
    """The greatest value of one offer to one player, in money; the parts of a package are added up.

    A match counts with its maximum, free spins with number × value of a spin, cashback with its maximum,
    prizes with the greatest. Amounts in several currencies are kept apart until a rate is known.
    """
    amounts: list[Worth] = []
    for part in view.parts:
        found = worth_of(view, part)
        if isinstance(found, Unknown):
            return (found,)
        amounts += found
    route = (*view.parts[0].route, "reward") if len(view.parts) == 1 else ("parts",)
    route, term = _declared_at(view, amounts, route)
    totals = added_up([money for money, _ in amounts])
    told = " + ".join(words for _, words in amounts)
    trace = Text("{} = {}", (told, " + ".join(map(str, totals)))) if len(amounts) > 1 else Text("{}", (told,))
    return (Measured(totals[0] if len(totals) == 1 else totals, route, trace, term),)


def _declared_at(view: View, amounts: list[Worth], route: Route) -> tuple[Route, Decimal | None]:
    """The one term that the value comes from, where it comes from one."""
    reward = view.parts[0].reward
    if len(amounts) != 1 or reward.tiers:
        return route, None
    for name in ("maximum", "amount"):
        declared: Amounts | None = getattr(reward, name)
        if declared is None:
            continue
        found = declared.of(view.market)
        if found == amounts[0][0] and isinstance(found.amount, Decimal):
            key = view.market if view.market in declared else None
            return (*route, name, key) if key else (*route, name), found.amount
    return route, None


def added_up(amounts: list[Money]) -> tuple[Money, ...]:
    """The sums, one for each currency, in the order of their codes."""
    sums: dict[str, Money] = {}
    for money in amounts:
        sums[money.currency] = sums[money.currency] + money if money.currency in sums else money
    return tuple(sums[code] for code in sorted(sums))


def worth_of(view: View, part: Part) -> list[Worth] | Unknown:
    """The amounts that make up the greatest value of one part, or why it cannot be told."""
    reward, route = part.reward, (*part.route, "reward")
    found: list[Worth | Unknown] = []
    if reward.tiers:
        found.append(_greatest_tier(view, reward.tiers, (*route, "tiers")))
    elif reward.match is not None:
        found.append(_amount(view, reward.maximum, (*route, "maximum"), "greatest bonus"))
    elif reward.amount is not None:
        found.append(_amount(view, reward.amount, (*route, "amount"), "bonus"))
    found += _beside(view, reward, route)
    unknown = next((one for one in found if isinstance(one, Unknown)), None)
    if unknown:
        return unknown
    if not found:
        return missing("the terms do not say what the reward is worth", route, "add `amount: 10 GBP` to the reward")
    return [one for one in found if not isinstance(one, Unknown)]


def _beside(view: View, reward: Reward, route: Route) -> list[Worth | Unknown]:
    """What comes beside money: spins, free bets, cashback, prizes."""
    found: list[Worth | Unknown] = []
    spins, bet = reward.free_spins, reward.free_bet
    if spins is not None:
        one = _amount(view, spins.value, (*route, "free_spins", "value"), "value of a spin")
        found.append(one if isinstance(one, Unknown) else (one[0] * spins.count, f"{spins.count} spins × {one[0]}"))
    if bet is not None and bet.amount is not None:
        one = _amount(view, bet.amount, (*route, "free_bet", "amount"), "free bet")
        found.append(one if isinstance(one, Unknown) else (one[0] * bet.count, f"{bet.count} × free bet of {one[0]}"))
    if reward.cashback is not None:
        found.append(_amount(view, reward.cashback.maximum, (*route, "cashback", "maximum"), "greatest cashback"))
    if reward.prizes:
        found.append(_greatest_prize(view, reward, (*route, "prizes")))
    return found


def _amount(view: View, amounts: Amounts | None, route: Route, name: str) -> Worth | Unknown:
    if amounts is None:
        return missing(f"the terms do not say the {name}", route, f"add `{route[-1]}`, such as `{route[-1]}: 50 GBP`")
    money = amounts.of(view.market)
    if money is None:
        sentence = Text("the terms do not say the {} for {}", (name, view.market))
        return Unknown(sentence, route, f"add `{view.market}:` to `{route[-1]}`")
    return money, f"{name} {money}"


def _greatest_tier(view: View, tiers: tuple[Tier, ...], route: Route) -> Worth | Unknown:
    best: Worth | None = None
    for i, tier in enumerate(tiers):
        amounts, key = (tier.amount, "amount") if tier.match is None else (tier.maximum, "maximum")
        one = _amount(view, amounts, (*route, i, key), "greatest bonus of a tier")
        if isinstance(one, Unknown):
            return one
        if best is None or (one[0].currency == best[0].currency and best[0] < one[0]):
            best = one
    assert best is not None
    return best


def _greatest_prize(view: View, reward: Reward, route: Route) -> Worth | Unknown:
    best: Worth | None = None
    for i, prize in enumerate(reward.prizes or ()):
        one = _amount(view, prize.amount, (*route, i, "amount"), "greatest prize")
        if isinstance(one, Unknown):
            return one
        if best is None or (one[0].currency == best[0].currency and best[0] < one[0]):
            best = one
    assert best is not None
    return best


def paid_for(part: Part) -> bool:
    """Whether a player must deposit or stake something to get this part."""
    return part.qualify.by in ("deposit", "stake", "loss") or part.qualify.minimum is not None


@each_part
def match_share(view: View, part: Part) -> Cases | Result:
    """The value of the reward as a share of the deposit or stake that it takes: 100% is one for one.

    A match is its own share up to its maximum; a fixed reward is held against the least that earns it. Where
    something fixed comes beside a match, the share is taken at the least deposit.
    """
    reward, route = part.reward, (*part.route, "reward")
    if part.qualify.by is None and part.qualify.minimum is None:
        return missing(
            "the terms do not say what a player must do to get the reward",
            (*part.route, "qualify", "by"),
            "add `by: deposit` to `qualify`",
        )
    if not paid_for(part):
        return Irrelevant(Text("no deposit or stake is asked for"), route)
    fixed = _fixed_beside_match(reward)
    if reward.tiers and not fixed:
        return tuple(_tier_share(view, part, i, tier) for i, tier in enumerate(reward.tiers))
    if reward.match is not None and not fixed:
        return Measured(reward.match, (*route, "match"), Text("each deposit is matched with this share of it"), None)
    return _share_at_minimum(view, part)


def _fixed_beside_match(reward: Reward) -> bool:
    return reward.free_spins is not None or reward.free_bet is not None or bool(reward.prizes)


def _tier_share(view: View, part: Part, index: int, tier: Tier) -> Result:
    route = (*part.route, "reward", "tiers", index)
    if tier.match is not None:
        return Measured(tier.match, (*route, "match"), Text("the match of tier {}", (index + 1,)))
    paid = tier.deposit.first.of(view.market)
    got = tier.amount.of(view.market) if tier.amount else None
    if paid is None or got is None or paid.currency != got.currency or not paid.amount:
        return missing("the terms do not say what this tier gives for which deposit", route)
    return Measured(got / paid, (*route, "amount"), Text("{} for a deposit of {}", (got, paid)))


def _share_at_minimum(view: View, part: Part) -> Result:
    route = (*part.route, "qualify", "minimum")
    least = part.qualify.minimum.of(view.market) if part.qualify.minimum else None
    if least is None or not least.amount:
        return missing(
            "the terms do not say the least deposit or stake that earns the reward",
            route,
            "add `minimum: 10 GBP` to `qualify`",
        )
    got = _got_at(view, part, least)
    if isinstance(got, Unknown):
        return got
    totals = added_up(got)
    if len(totals) != 1 or totals[0].currency != least.currency:
        return missing("the reward and the least deposit are in different currencies", route)
    return Measured(totals[0] / least, (*part.route, "reward"), Text("{} for {}", (totals[0], least)))


def _got_at(view: View, part: Part, paid: Money) -> list[Money] | Unknown:
    """What a player gets who pays in `paid`."""
    reward = part.reward
    if reward.match is None and not reward.tiers:
        found = worth_of(view, part)
        return found if isinstance(found, Unknown) else [money for money, _ in found]
    beside = _beside(view, reward, (*part.route, "reward"))
    unknown = next((one for one in beside if isinstance(one, Unknown)), None)
    if unknown:
        return unknown
    share = reward.match if reward.match is not None else next(iter(reward.shares), Fraction(0))
    return [paid * share, *(one[0] for one in beside if not isinstance(one, Unknown))]


@each_part
def match_rises(view: View, part: Part) -> Result:
    """Whether the share of the deposit that is given grows with the deposit, from one tier to the next."""
    route = (*part.route, "reward", "tiers")
    if not part.reward.tiers:
        return Measured(value=False, route=(*part.route, "reward"), trace=Text("there are no tiers"))
    shares = [_tier_share(view, part, i, tier) for i, tier in enumerate(part.reward.tiers)]
    for i, (lower, higher) in enumerate(pairwise(shares)):
        if not (isinstance(lower, Measured) and isinstance(higher, Measured)):
            return missing("the terms do not say what each tier gives for which deposit", route)
        before, after = Fraction(lower.value), Fraction(higher.value)  # type: ignore[arg-type]
        if after > before:
            trace = Text(
                "{}% in tier {}, and {}% in tier {}", (_hundredfold(before), i + 1, _hundredfold(after), i + 2)
            )
            return Measured(value=True, route=higher.route, trace=trace)
    return Measured(value=False, route=route, trace=Text("no tier gives a greater share than the one before"))


def _hundredfold(share: Fraction) -> str:
    return f"{Decimal(share.numerator) * 100 / Decimal(share.denominator):.4g}"
