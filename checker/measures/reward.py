"""What kind of thing the reward is, what it hangs on, and how a player comes by it."""

from checker.finding import Text
from checker.measures.measured import Cases, Irrelevant, Measured, Result, View, each_part, missing, words
from checker.offer import Part
from checker.offer.reward import Steps

LOSS_TYPES = frozenset(("cashback", "lossback", "risk_free_bet", "acca_insurance"))
DERIVED = {
    "cashback": "loss", "lossback": "loss", "risk_free_bet": "loss", "acca_insurance": "loss", "rakeback": "turnover",
    "loyalty_points": "turnover", "tournament": "rank", "prize_draw": "chance", "deposit_match": "deposit",
    "reload": "deposit", "bet_and_get": "stake", "odds_boost": "odds",
}  # fmt: skip
"""What a reward of each type depends on by its nature, whatever else is declared."""
ALLOWED_PAYMENT = ("one_of", "none_of")


@each_part
def types(view: View, part: Part) -> Result:
    """The kinds of reward in one part: its `type`, and the spins, free bets, cashback and prizes beside it."""
    reward, route = part.reward, (*part.route, "reward", "type")
    if reward.type is None:
        return missing("the terms do not say what kind of reward it is", route, "add `type: deposit_match` to `reward`")
    beside = {
        "free_spins": reward.free_spins, "free_bet": reward.free_bet, "cashback": reward.cashback,
        "tournament": reward.tournament, "loyalty_points": reward.loyalty, "gift": reward.gift,
    }  # fmt: skip
    return Measured(words(reward.type) | {name for name, one in beside.items() if one is not None}, route)


@each_part
def gifts(view: View, part: Part) -> Result:
    """The things given that are no gambling: travel, food, tickets, merchandise …"""
    reward, route = part.reward, (*part.route, "reward", "gift")
    found = {prize.gift for prize in reward.prizes or () if prize.gift} | ({reward.gift} if reward.gift else set())
    if reward.type is None:
        return missing(
            "the terms do not say what kind of reward it is",
            (*part.route, "reward", "type"),
            "add `type: deposit_match` to `reward`",
        )
    if reward.type == "gift" and not reward.gift:
        return missing("the terms do not say what the gift is", route, "add `gift: merchandise` to `reward`")
    if not found and reward.type in ("tournament", "prize_draw", "vip", "manual") and not reward.prizes:
        return missing(
            "the terms do not say what the prizes are",
            (*part.route, "reward", "prizes"),
            "add `prizes: [{amount: 100 GBP}]`",
        )
    if not found:
        return Irrelevant(Text("the reward is no thing in kind"), route)
    return Measured(words(frozenset(found)), route if reward.gift else (*part.route, "reward", "prizes"))


@each_part
def depends_on(view: View, part: Part) -> Result:
    """What the reward or its size hangs on: `deposit`, `stake`, `loss`, `rank`, `chance`, `speed`, `play_time` …

    What a type implies counts besides what is declared; without a declaration other words are possible.
    """
    reward, route = part.reward, (*part.route, "reward", "depends_on")
    implied = frozenset((DERIVED[reward.type],)) if reward.type in DERIVED else frozenset()
    if part.qualify.by == "loss":
        implied |= {"loss"}
    if reward.depends_on is not None:
        return Measured(words(reward.depends_on) | implied, route)
    if not implied:
        return missing(
            "the terms do not say what the reward hangs on",
            route,
            "add `depends_on: [deposit]`, or `depends_on: [nothing]`",
        )
    others = frozenset(
        (
            "speed",
            "play_time",
            "play_frequency",
            "expected_play",
            "inactivity",
            "stake",
            "loss",
            "turnover",
            "rank",
            "chance",
            "odds",
        )
    )
    return Measured(
        implied,
        (*part.route, "reward", "type"),
        Text("a {} hangs on {}", (reward.type, ", ".join(implied))),
        None,
        others - implied,
    )


@each_part
def conditions(view: View, part: Part) -> Result:
    """What else is asked of a player to get, use or keep the reward; the declared list is read as complete."""
    route = (*part.route, "reward", "conditions")
    if part.reward.conditions is None:
        return missing(
            "the terms do not say what else is asked of a player",
            route,
            "add `conditions: []` to `reward` where nothing else is asked",
        )
    return Measured(words(part.reward.conditions), route)


@each_part
def linked_to_loss(view: View, part: Part) -> Result:
    """Whether the reward is given for a loss, or grows with it: cashback, insurance, money back on a losing bet."""
    reward = part.reward
    if part.qualify.by == "loss":
        return Measured(value=True, route=(*part.route, "qualify", "by"), trace=Text("a loss earns it"))
    if reward.cashback is not None and reward.cashback.base != "stake":
        return Measured(
            value=True, route=(*part.route, "reward", "cashback"), trace=Text("a share of the loss is given back")
        )
    if reward.type in LOSS_TYPES and not (reward.cashback and reward.cashback.base == "stake"):
        return Measured(
            value=True, route=(*part.route, "reward", "type"), trace=Text("a {} is paid on a loss", (reward.type,))
        )
    if reward.depends_on and "loss" in reward.depends_on:
        return Measured(value=True, route=(*part.route, "reward", "depends_on"), trace=Text("it hangs on a loss"))
    if reward.type is None or part.qualify.by is None:
        where = ("reward", "type") if reward.type is None else ("qualify", "by")
        return missing(
            "the terms do not say whether the reward hangs on a loss",
            (*part.route, *where),
            f"add `{where[1]}` to `{where[0]}`",
        )
    return Measured(value=False, route=(*part.route, "reward", "type"))


@each_part
def changes_return(view: View, part: Part) -> Result:
    """Whether the reward changes the share of stakes that a game returns."""
    route = (*part.route, "reward", "changes_return")
    if part.reward.changes_return is None:
        return missing(
            "the terms do not say whether the return of the games is changed",
            route,
            "add `changes_return: false` to `reward`",
        )
    return Measured(part.reward.changes_return, route)


@each_part
def payout(view: View, part: Part) -> Result:
    """What a winning free bet pays: `full`, `net_of_stake` or `as_bonus`."""
    bet, route = part.reward.free_bet, (*part.route, "reward", "free_bet", "payout")
    if bet is None:
        if part.reward.type in ("free_bet", "bet_and_get", "risk_free_bet"):
            return missing(
                "the terms do not say what a winning free bet pays", route, "add `free_bet: {payout: net_of_stake}`"
            )
        return Irrelevant(Text("the reward is no free bet"))
    if bet.payout is not None:
        return Measured(words(bet.payout), route)
    if bet.stake_returned is None:
        return missing("the terms do not say what a winning free bet pays", route, "add `payout: net_of_stake`")
    kind = "full" if bet.stake_returned else "net_of_stake"
    return Measured(words(kind), (*part.route, "reward", "free_bet", "stake_returned"))


@each_part
def withdrawable_at_once(view: View, part: Part) -> Result:
    """Whether the bonus itself can be taken out as money without having been played."""
    reward, wagering = part.reward, part.wagering
    if reward.cashable is False:
        return Measured(value=False, route=(*part.route, "reward", "cashable"), trace=Text("the bonus is not cashable"))
    if wagering is not None and (wagering.multiple or wagering.plus):
        return Measured(
            value=False, route=(*part.route, "wagering", "multiple"), trace=Text("it must be played through first")
        )
    if wagering is None or reward.cashable is None:
        where = ("wagering",) if wagering is None else ("reward", "cashable")
        return missing(
            "the terms do not say whether the bonus can be taken out without play",
            (*part.route, *where),
            "add `cashable: false` to `reward`, or `wagering`",
        )
    return Measured(
        value=True, route=(*part.route, "reward", "cashable"), trace=Text("cashable, with no wagering requirement")
    )


def occasions(view: View) -> Cases:
    """On how many occasions parts of the offer are given: each part, each batch of spins, each step counts."""
    count, told = 0, []
    for part in view.parts:
        spins, credited = part.reward.free_spins, part.reward.credited
        if isinstance(credited, Steps):
            return (Measured(2, (*part.route, "reward", "credited"), Text("credited in steps, at least two")),)
        batches = max(spins.batches or 1, 1) if spins else 1
        count += batches
        told.append(f"{batches} batches of spins" if batches > 1 else "1")
    route = ("parts",) if view.offer.parts else ("reward",)
    return (Measured(count, route, Text("{}", (" + ".join(told),))),)


def recurs(view: View) -> Cases:
    """Whether a player can get the offer again: cashback by the week, a reload, loyalty points."""
    for part in view.parts:
        cashback, kind = part.reward.cashback, part.reward.type
        if cashback is not None and cashback.per in ("day", "week", "month"):
            return (
                Measured(
                    value=True, route=(*part.route, "reward", "cashback"), trace=Text("paid each {}", (cashback.per,))
                ),
            )
        if kind in ("reload", "loyalty_points", "rakeback"):
            return (
                Measured(value=True, route=(*part.route, "reward", "type"), trace=Text("a {} comes again", (kind,))),
            )
    if any(part.reward.type is None for part in view.parts):
        return (
            missing(
                "the terms do not say what kind of reward it is",
                ("reward", "type"),
                "add `type: deposit_match` to `reward`",
            ),
        )
    return (Measured(value=False, route=("reward",)),)


@each_part
def transferable(view: View, part: Part) -> Result:
    """Whether a player can hand the reward on to somebody else."""
    route = (*part.route, "reward", "transferable")
    if part.reward.transferable is None:
        return missing(
            "the terms do not say whether the reward can be handed on", route, "add `transferable: false` to `reward`"
        )
    return Measured(part.reward.transferable, route)
