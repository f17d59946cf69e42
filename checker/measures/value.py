"""What a reward is worth at its greatest, and how it stands to what a player must pay in."""

from decimal import Decimal
from fractions import Fraction
from itertools import islice, pairwise, product

from checker.finding import Route, Text
from checker.measures.measured import Cases, Irrelevant, Measured, Result, Unknown, View, each_part, missing
from checker.measures.step import GIVES_NOTHING, Step, steps_of, with_more
from checker.measures.worth import Choice, Worth, added_up, beside, choices_of, in_several_currencies, worth_of
from checker.money import Money
from checker.offer import Part
from checker.offer.reward import Tier
from checker.values import Amounts

MOST_SUMS = 16
"""In how many ways amounts of several currencies may be put together and still be judged each on its own."""


def bonus_value(view: View) -> Cases:
    """The greatest value of one offer to one player, in money; the parts of a package are added up.

    A match counts with its maximum and a fixed amount beside it, free spins with number × value of a spin, cashback
    with its maximum, tiers and prizes with the greatest. Amounts in several currencies are kept apart until a rate is
    known; of tiers or prizes in several, the greatest of each currency is judged.
    """
    choices: list[Choice] = []
    for part in view.parts:
        found = choices_of(view, part)
        if isinstance(found, Unknown):
            return (found,)
        choices += found
    if all(len(choice) == 1 for choice in choices):
        return (_sum(view, tuple([choice[0] for choice in choices])),)
    sums = list(islice(product(*choices), MOST_SUMS + 1))
    if len(sums) > MOST_SUMS:
        return (in_several_currencies(("parts",) if view.offer.parts else ("reward",)),)
    return tuple([_sum(view, amounts) for amounts in sums])


def _sum(view: View, amounts: tuple[Worth, ...]) -> Measured:
    route: Route = ("reward",) if view.parts[0].route == () else ("parts",)
    if len(view.parts) == 1:
        route = (*view.parts[0].route, "reward")
    route, term = _declared_at(view, amounts, route)
    totals = added_up([money for money, _ in amounts])
    told = " + ".join(words for _, words in amounts)
    trace = Text("{} = {}", (told, " + ".join(map(str, totals)))) if len(amounts) > 1 else Text("{}", (told,))
    return Measured(totals[0] if len(totals) == 1 else totals, route, trace, term)


def _declared_at(view: View, amounts: tuple[Worth, ...], route: Route) -> tuple[Route, Decimal | None]:
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


def paid_for(part: Part) -> bool:
    """Whether a player must deposit or stake something to get this part."""
    return part.qualify.by in ("deposit", "stake", "loss") or part.qualify.minimum is not None


@each_part
def match_share(view: View, part: Part) -> Cases | Result:
    """The value of the reward as a share of the deposit or stake that it takes: 100% is one for one.

    A match is its own share up to its maximum, and less where even the least deposit is greater than what is matched;
    a fixed reward is held against the least that earns it. Where something fixed comes beside a match, the share is
    taken at the least deposit and at the one that earns the greatest bonus.
    """
    if part.qualify.by is None and part.qualify.minimum is None:
        return missing(
            "the terms do not say what a player must do to get the reward",
            (*part.route, "qualify", "by"),
            "add `by: deposit` to `qualify`",
        )
    if not paid_for(part):
        return Irrelevant(Text("no deposit or stake is asked for"), (*part.route, "reward"))
    steps = steps_of(view, part)
    if isinstance(steps, Unknown):
        return steps
    more = _beside_money(view, part)
    if isinstance(more, Unknown):
        return more
    cases: Cases = ()
    for step in steps:
        cases += _shares(part, _raised(step, more))
    return cases


def _beside_money(view: View, part: Part) -> list[Money] | Unknown:
    """What comes beside the bonus itself; of a reward without one, why it is not known where nothing is told."""
    reward = part.reward
    if reward.match is None and reward.amount is None and not reward.tiers:
        worth = worth_of(view, part)
        return worth if isinstance(worth, Unknown) else [money for money, _ in worth]
    found: list[Money] = []
    for one in beside(view, reward, (*part.route, "reward")):
        if isinstance(one, Unknown):
            return one
        if len(one) > 1:
            return in_several_currencies((*part.route, "reward"))
        found.append(one[0][0])
    if reward.cashback is not None:
        sentence = "what cashback adds to the share of a deposit hangs on what a player loses"
        return missing(sentence, (*part.route, "reward", "cashback"))
    return found


def _raised(step: Step, more: list[Money]) -> Step | Unknown:
    """The step with what comes beside it added to what is fixed."""
    for money in more:
        raised = with_more(step, money)
        if isinstance(raised, Unknown):
            return raised
        step = raised
    return step


def _shares(part: Part, step: Step | Unknown) -> Cases:
    """The share that a step gives at its least deposit, and at the one that earns all of it."""
    if isinstance(step, Unknown):
        return (step,)
    if step.matches_in_full:
        return (Measured(step.match, (*step.route, "match"), Text("each deposit is matched with this share of it")),)
    if step.least is None or not step.least.amount:
        return (
            missing(
                "the terms do not say the least deposit or stake that earns the reward",
                (*part.route, "qualify", "minimum"),
                "add `minimum: 10 GBP` to `qualify`",
            ),
        )
    ends = [step.least] if step.full is None else sorted({step.least, step.full}, key=lambda money: money.amount)
    return tuple([_share_at(step, paid) for paid in ends])


def _share_at(step: Step, paid: Money) -> Measured:
    got = step.bonus_for(paid)
    return Measured(got / paid, step.route, Text("{} for {}", (got, paid)))


def _tier_share(view: View, part: Part, index: int, tier: Tier) -> Result:
    route = (*part.route, "reward", "tiers", index)
    if tier.match is not None and tier.amount is None:
        return Measured(tier.match, (*route, "match"), Text("the match of tier {}", (index + 1,)))
    paid = tier.deposit.first.of(view.market)
    got = tier.amount.of(view.market) if tier.amount else None
    if paid is None or got is None or paid.currency != got.currency or not paid.amount:
        return missing(GIVES_NOTHING, route)
    share = got / paid + Fraction(tier.match or 0)
    return Measured(share, (*route, "amount"), Text("{} for a deposit of {}", (paid * share, paid)))


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
