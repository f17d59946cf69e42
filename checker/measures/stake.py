"""The single stakes that the terms let a player make while a bonus is played: the greatest and the smallest."""

from fractions import Fraction

from checker.finding import Route, Text
from checker.measures.demand import Plain
from checker.measures.measured import (
    WITHOUT_END,
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
from checker.measures.products import expanded, reward_products
from checker.measures.worth import added_up, names_its_bet, worth_of
from checker.money import Money
from checker.offer import Part
from checker.offer.reward import Reward
from checker.offer.wagering import MaximumBet
from checker.values import Amounts

ACCEPTS = frozenset(("void_contribution", "clip", "void_winnings_of_bet", "void_all", "review"))
"""What is done about a bet above the maximum once it was accepted; none of these keeps a player from making it."""
NO_GREATEST = "the terms do not say what the greatest stake is while the bonus is played"
NO_WORTH = "the terms do not say what a free spin or bet is worth"


def _on_slots(part: Part) -> bool | None:
    """Whether the reward can be played on slots; None where the terms leave it open."""
    named = reward_products(part)
    if not isinstance(named, frozenset):
        return None
    certain, possible = expanded(named, part.reward.excludes)
    if "slots" in certain:
        return True
    return None if "slots" in possible else False


@each_part
def on_slots(view: View, part: Part) -> Cases | Result:
    """The greatest stake on slots in one game, in money: of a bet with the bonus, of a free spin, of a free bet.

    A maximum bet may be an amount, a share of the bonus, or the lower or higher of both; it is no bound where a
    greater bet is accepted (`on_breach`).
    """
    bet = part.wagering.maximum_bet if part.wagering else None
    return _greatest(view, part, bet, "amount", slots_only=True)


@each_part
def on_slots_under_25(view: View, part: Part) -> Cases | Result:
    """The greatest stake on slots of players under 25, in money: `under_25`, or else the stake for all."""
    scope = view.scope_of(part)
    if (scope.audience.minimum_age or 0) >= 25 or {"under_25", "under_26"} & set(scope.audience.never or ()):
        return Irrelevant(Text("nobody under 25 can get the offer"), (*scope.route, "audience"))
    bet = part.wagering.maximum_bet if part.wagering else None
    return _greatest(view, part, bet, "under_25" if bet and bet.under_25 else "amount", slots_only=True)


@each_part
def at_all(view: View, part: Part) -> Cases | Result:
    """The greatest stake in one game of any kind, in money: of a bet with the bonus, of a free spin, of a free bet."""
    bet = part.wagering.maximum_bet if part.wagering else None
    return _greatest(view, part, bet, "amount", slots_only=False)


def _greatest(view: View, part: Part, bet: MaximumBet | None, key: str, *, slots_only: bool) -> Cases | Result:
    """The stakes that the terms name, each as a case."""
    given = _given(view, part, bets=not slots_only or _on_slots(part) is not False)
    if slots_only and not given and _on_slots(part) is False:
        return Irrelevant(Text("the reward cannot be played on slots"), (*part.route, "reward", "products"))
    if given and _pays_cash_only(part.reward):
        return tuple(given)
    return (*given, *_of_bets(view, part, bet, key))


def _given(view: View, part: Part, *, bets: bool) -> list[Result]:
    """The stakes of what is given to be played: a free spin, a free bet."""
    reward, route = part.reward, (*part.route, "reward")
    found: list[Result] = []
    if reward.free_spins is not None:
        value = reward.free_spins.value
        found.append(_staked(view, (*route, "free_spins", "value"), value, "a free spin is worth {}"))
    if not bets:
        return found
    if names_its_bet(reward):
        name = "amount" if reward.amount is not None else "maximum"
        amounts = reward.amount if reward.amount is not None else reward.maximum
        found.append(_staked(view, (*route, name), amounts, "a free bet is worth {}"))
    elif reward.free_bet is not None:
        found.append(_staked(view, (*route, "free_bet", "amount"), reward.free_bet.amount, "a free bet is worth {}"))
    return found


def _pays_cash_only(reward: Reward) -> bool:
    """Whether free spins and bets that win cash are all there is: then no bonus is staked."""
    spins, bet = reward.free_spins, reward.free_bet
    if not names_its_bet(reward) and (reward.match is not None or reward.amount is not None or reward.tiers):
        return False
    if reward.prizes or reward.loyalty or (reward.cashback is not None and reward.cashback.paid_as != "cash"):
        return False
    payout_told = bet is not None and (bet.payout is not None or bet.stake_returned is not None)
    if (bet is not None or names_its_bet(reward)) and not payout_told:
        return False
    return (spins is None or spins.winnings == "cash") and (bet is None or bet.payout != "as_bonus")


def _of_bets(view: View, part: Part, bet: MaximumBet | None, key: str) -> Cases:
    """The greatest stake of a bet with the bonus, and why a greater one is possible where it is."""
    route = (*part.route, "wagering", "maximum_bet")
    if bet is not None and not bet.limited:
        return (Measured(WITHOUT_END, route, Text("the terms set no maximum bet")),)
    if bet is None or (_amounts(bet, key) is None and bet.share_of_bonus is None):
        return (missing(NO_GREATEST, (*route, key), "add `maximum_bet: {amount: 5 GBP}` to `wagering`"),)
    found = _bounded(view, part, bet, key)
    if bet.on_breach not in ACCEPTS:
        return found
    cause = Text("a bet above the maximum is accepted (`{}`), so that the maximum is no bound", (bet.on_breach,))
    help_ = "write `on_breach: reject_bet` where such a bet is refused"
    return (*found, Unknown(cause, (*route, "on_breach"), help_))


def _amounts(bet: MaximumBet, key: str) -> Amounts | None:
    return bet.under_25 if key == "under_25" else bet.amount


def _bounded(view: View, part: Part, bet: MaximumBet, key: str) -> Cases:
    """The maximum bet: its amount, its share of the greatest bonus, or the lower or higher of both."""
    route = (*part.route, "wagering", "maximum_bet")
    amounts = _amounts(bet, key)
    amount = amounts.of(view.market) if amounts is not None else None
    if amounts is not None and amount is None:
        sentence = Text("the terms do not say the maximum bet for {}", (view.market,))
        return (Unknown(sentence, (*route, key), f"add `{view.market}:` to `{key}`"),)
    of_amount = None if amount is None else _measured(amount, (*route, key))
    if bet.share_of_bonus is None:
        assert of_amount is not None
        return (of_amount,)
    share = _share_of_bonus(view, part, Fraction(bet.share_of_bonus), (*route, "share_of_bonus"))
    if amount is None or of_amount is None:
        return (share,)
    return _of_both(of_amount, amount, share, higher=bet.whichever == "higher")


def _measured(amount: Money, route: Route) -> Measured:
    return Measured(amount, route, Text("the terms allow a stake of {}", (amount,)), amount.amount)


def _share_of_bonus(view: View, part: Part, share: Fraction, route: Route) -> Measured | Unknown:
    """The stake that a share of the greatest bonus comes to."""
    worth = worth_of(view, part)
    if isinstance(worth, Unknown):
        return worth
    totals = added_up([money for money, _ in worth])
    if len(totals) > 1:
        return missing("the bonus is in several currencies", route)
    return Measured(totals[0] * share, route, Text("{}% of a bonus of {}", (Plain(share * 100), totals[0])))


def _of_both(of_amount: Measured, amount: Money, share: Measured | Unknown, *, higher: bool) -> Cases:
    """The lower or higher of an amount and a share; where they cannot be compared, what is sure of it."""
    of_share = share.value if isinstance(share, Measured) else None
    if isinstance(of_share, Money) and isinstance(share, Measured) and of_share.currency == amount.currency:
        return (share if (amount < of_share) is higher else of_amount,)
    cause = share.cause if isinstance(share, Unknown) else Text("the maximum bet and the bonus are in two currencies")
    if higher:
        return of_amount, Unknown(cause, share.route)
    nothing = of_amount._replace(value=amount * 0)
    return (Readings((nothing, of_amount), cause, share.route),)


@each_part
def least(view: View, part: Part) -> Cases | Result:
    """The smallest stake that the offer makes a player play with, in money: of a free spin, of a free bet."""
    reward = part.reward
    if reward.free_spins is None and reward.free_bet is None:
        if reward.type in ("free_spins", "free_bet", "bet_and_get"):
            route = (*part.route, "reward", "free_spins" if reward.type == "free_spins" else "free_bet")
            return missing(NO_WORTH, route, f"add `{route[-1]}`")
        return Irrelevant(Text("the reward is no free spin and no free bet"), (*part.route, "reward"))
    return tuple(_given(view, part, bets=True))


def _staked(view: View, route: Route, amounts: Amounts | None, told: str) -> Result:
    stake = amounts.of(view.market) if amounts else None
    if stake is None:
        return missing(NO_WORTH, route, f"add `{route[-1]}: 1 GBP`")
    return Measured(stake, route, Text(told, (stake,)), stake.amount)
