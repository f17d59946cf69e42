"""What a player does to get a reward, with which money, and whether before or after own play."""

from checker.finding import Text
from checker.measures.measured import (
    Cases,
    Irrelevant,
    Measured,
    Readings,
    Result,
    Unknown,
    View,
    each_part,
    missing,
    words,
)
from checker.measures.worth import added_up
from checker.money import Money
from checker.offer import Part
from checker.offer.words import PaymentMethod, words_of


@each_part
def before_play(view: View, part: Part) -> Result:
    """Whether the reward is given before, or for, a bet yet to be made, and not for bets already made."""
    by, route = part.qualify.by, (*part.route, "qualify", "by")
    if part.reward.type == "risk_free_bet":
        return Measured(
            value=True,
            route=(*part.route, "reward", "type"),
            trace=Text("a risk-free bet is promised before it is placed"),
        )
    if by is None:
        return missing(
            "the terms do not say what a player must do to get the reward", route, "add `by: stake` to `qualify`"
        )
    if part.reward.credited == "after_turnover":
        return Measured(
            value=False, route=(*part.route, "reward", "credited"), trace=Text("it is credited after own play")
        )
    return Measured(by not in ("stake", "loss"), route, Text("it is earned by `{}`", (by,)))


@each_part
def qualify_by(view: View, part: Part) -> Result:
    """What a player does to get the reward: `deposit`, `stake`, `registration` …; a least deposit implies `deposit`."""
    route = (*part.route, "qualify", "by")
    if part.qualify.by is None:
        return missing(
            "the terms do not say what a player must do to get the reward", route, "add `by: stake` to `qualify`"
        )
    implied = {"deposit"} if part.reward.type in ("deposit_match", "reload") else set()
    return Measured(words(part.qualify.by) | implied, route)


@each_part
def opt_in(view: View, part: Part) -> Result:
    """How a player takes the offer: `explicit`, `automatic`, or `by_deposit`."""
    route = (*part.route, "qualify", "opt_in")
    if part.qualify.opt_in is None:
        return missing(
            "the terms do not say how a player takes the offer", route, "add `opt_in: explicit` to `qualify`"
        )
    return Measured(words(part.qualify.opt_in), route)


@each_part
def payment_methods(view: View, part: Part) -> Result:
    """The payment methods with which a deposit can qualify: those of `one_of`, or any but those of `none_of`."""
    route = (*part.route, "qualify", "payment_methods")
    if part.qualify.by is None:
        return missing(
            "the terms do not say what a player must do to get the reward",
            (*part.route, "qualify", "by"),
            "add `by: deposit` to `qualify`",
        )
    if part.qualify.by != "deposit":
        return Irrelevant(Text("no deposit is asked for"), route)
    chosen = part.qualify.payment_methods
    if chosen is None:
        return missing(
            "the terms do not say with which payment methods a deposit qualifies",
            route,
            "add `payment_methods: {none_of: [credit_card]}`",
        )
    if chosen.one_of is not None:
        return Measured(words(chosen.one_of), (*route, "one_of"))
    return Measured(
        frozenset(), (*route, "none_of"), None, None, frozenset(words_of(PaymentMethod)) - set(chosen.none_of or ())
    )


def required_deposit(view: View) -> Cases:
    """The deposits that the whole offer takes at the least, in money; the parts of a package are added up."""
    least: list[Money] = []
    for part in view.parts:
        if part.qualify.by != "deposit":
            continue
        found = part.qualify.minimum.of(view.market) if part.qualify.minimum else None
        if found is None:
            return (
                missing(
                    "the terms do not say the least deposit",
                    (*part.route, "qualify", "minimum"),
                    "add `minimum: 10 GBP` to `qualify`",
                ),
            )
        least.append(found)
    if not least:
        return (Irrelevant(Text("no deposit is asked for")),)
    totals = added_up(least)
    route = ("qualify", "minimum") if not view.offer.parts else ("parts",)
    return (Measured(totals[0] if len(totals) == 1 else totals, route, Text("{}", (" + ".join(map(str, least)),))),)


@each_part
def required_stake(view: View, part: Part) -> Result:
    """The stake that a player must make to get the reward, in money; nothing where no stake is asked for."""
    by, route = part.qualify.by, (*part.route, "qualify", "minimum")
    if by is None:
        return _no_way(part)
    if by != "stake":
        return Irrelevant(Text("no stake is asked for"), (*part.route, "qualify", "by"))
    found = part.qualify.minimum.of(view.market) if part.qualify.minimum else None
    if found is None:
        return missing("the terms do not say the least stake", route, "add `minimum: 10 GBP` to `qualify`")
    return Measured(found, route, Text("a stake of {}", (found,)), found.amount)


@each_part
def legs(view: View, part: Part) -> Result:
    """How many selections a qualifying bet has at the least, as a count; nothing where no bet is asked for."""
    by, chosen = part.qualify.by, part.qualify.selections
    if by is None:
        return _no_way(part)
    if by not in ("stake", "loss", "first_play"):
        return Irrelevant(Text("no bet is asked for"), (*part.route, "qualify", "by"))
    route = (*part.route, "qualify", "selections", "minimum")
    if chosen is None or chosen.minimum is None:
        return missing(
            "the terms do not say how many selections a qualifying bet must have",
            route,
            "add `selections: {minimum: 1}` to `qualify`",
        )
    return Measured(chosen.minimum, route, Text("{} selections", (chosen.minimum,)), chosen.minimum)


def deposits_in_a_day(view: View) -> Cases:
    """The deposits that the whole offer asks of a player within one day, as a count.

    Parts that ask for a deposit count one each. Where the terms do not put several of them into one day, all on
    one day and one a day are both possible.
    """
    if any(part.qualify.by is None for part in view.parts):
        return (_no_way(next(part for part in view.parts if part.qualify.by is None)),)
    asking = [part for part in view.parts if part.qualify.by == "deposit"]
    route = ("parts",) if view.offer.parts else ("qualify", "by")
    count = len(asking)
    hurried = [one for one in asking if one.qualify.within is not None and one.qualify.within.most_days <= 1]
    if count <= 1 or len(hurried) == count:
        return (Measured(count, route, Text("{} deposits", (count,)), count),)
    readings = tuple(Measured(number, route, Text("{} on one day", (number,))) for number in (1, count))
    return (
        Readings(readings, Text("the terms leave open how many of the {} deposits fall on one day", (count,)), route),
    )


def _no_way(part: Part) -> Unknown:
    return missing(
        "the terms do not say what a player must do to get the reward",
        (*part.route, "qualify", "by"),
        "add `by: stake` to `qualify`",
    )
