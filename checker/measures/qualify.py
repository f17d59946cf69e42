"""What a player does to get a reward, with which money, and whether before or after own play."""

from checker.finding import Text
from checker.measures.measured import Cases, Irrelevant, Measured, Result, View, each_part, missing, words
from checker.measures.value import added_up
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
