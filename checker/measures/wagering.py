"""The burden of a wagering requirement: its multiples, its turnover, its basis."""

from fractions import Fraction

from checker.finding import Text
from checker.measures.burden import NOTHING_PAID, paid_per_bonus, per_bonus, sum_told, term_of
from checker.measures.contribution import lowest_weight
from checker.measures.demand import (
    NO_REQUIREMENT,
    PAYMENTS,
    Plain,
    Summed,
    asked,
    bases,
    bases_of,
    beyond,
    declared,
    demands_of,
    of_winnings,
    route_of,
)
from checker.measures.demand import turnover as turnover_of
from checker.measures.measured import (
    Cases,
    Irrelevant,
    Measured,
    Number,
    Result,
    Unknown,
    View,
    each_part,
    missing,
    words,
)
from checker.offer import Part
from checker.offer.wagering import Wagering


@each_part
def multiple(view: View, part: Part) -> Result:
    """The multiple as the terms declare it, in times; of several demands, the greatest that one basis must meet."""
    found = declared(part)
    if not isinstance(found, Wagering):
        return found
    demands = demands_of(part)
    told = Text("{}", (Summed(tuple(demands)),))
    times = [sum(one.times for one in demands if base in one.of) for base in bases_of(demands)]
    return Measured(max(times), route_of(part), told, term_of(found))


@each_part
def multiple_of_bonus(view: View, part: Part) -> Cases | Result:
    """The turnover that must be staked for each unit of bonus, in times, whatever basis the terms name.

    35 × (deposit + bonus) at a match of 100% is 70 times the bonus, and more where the least deposit is greater than
    what is matched. Winnings or a commission that must be played through too come on top, by how much is not known.
    Game weights, and bets that count for less than their stake, are not in it: see
    `wagering.effective_multiple_of_bonus`.
    """
    found = per_bonus(view, part)
    if not isinstance(found, list):
        return found
    assert part.wagering is not None
    term = term_of(part.wagering)
    return (*[Measured(one.turnover, route_of(part), sum_told(one), term) for one in found], *beyond(part))


@each_part
def multiple_of_deposit_and_bonus(view: View, part: Part) -> Cases | Result:
    """The turnover as a multiple of deposit (or qualifying stake) and bonus together, in times.

    Where nothing has to be paid in, the bonus alone is the base.
    """
    found = asked(part)
    if not isinstance(found, Wagering):
        return found
    if part.qualify.by is None:
        return missing(
            "the terms do not say what a player must do to get the reward",
            (*part.route, "qualify", "by"),
            "add `by: deposit` to `qualify`",
        )
    pays = part.qualify.by in ("deposit", "stake")
    counts = pays or any(not PAYMENTS.isdisjoint(one.of) for one in demands_of(part))
    paid = paid_per_bonus(view, part) if counts else [NOTHING_PAID]
    if isinstance(paid, Unknown):
        return paid
    term = term_of(found)
    cases = [_over_both(part, ratio, term, pays) for one in paid for ratio in dict.fromkeys((one.most, one.least))]
    return (*cases, *beyond(part))


def _over_both(part: Part, ratio: Fraction, term: Number | None, pays: bool) -> Measured:
    """The turnover over deposit and bonus together, where so much is paid in for each unit of bonus."""
    demands = demands_of(part)
    burden = turnover_of(demands, ratio)
    if not pays:
        return Measured(
            burden, route_of(part), Text("{} = {} × the bonus", (Summed(tuple(demands)), Plain(burden))), term
        )
    value = burden / (1 + ratio)
    trace = Text(
        "{} = {} × the bonus = {} × (deposit + bonus), with {} of deposit for 1 of bonus",
        (Summed(tuple(demands)), Plain(burden), Plain(value), Plain(ratio)),
    )
    return Measured(value, route_of(part), trace, term)


@each_part
def effective_multiple_of_bonus(view: View, part: Part) -> Cases | Result:
    """The turnover for each unit of bonus on the eligible game that counts least, in times.

    The multiple of the bonus divided by the lowest weight above 0%; a game of 0% is not eligible. Where less than the
    stake of a bet counts, as with `min(stake, win)` and `bonus_part`, this is the least that it can be.
    """
    found = per_bonus(view, part)
    if not isinstance(found, list):
        return found
    weight = lowest_weight(part)
    if not isinstance(weight, Measured):
        return weight
    assert part.wagering is not None
    least = Fraction(weight.value)  # type: ignore[arg-type]
    cases = [
        Measured(
            one.turnover / least,
            route_of(part) if least == 1 else weight.route,
            Text(
                "{} × the bonus ÷ {}% = {} × the bonus",
                (Plain(one.turnover), Plain(least * 100), Plain(one.turnover / least)),
            ),
            term_of(part.wagering) if least == 1 else None,
        )
        for one in found
    ]
    return (*cases, *beyond(part), *_counted_in_part(part))


def _counted_in_part(part: Part) -> Cases:
    """Why more must be staked than the multiple says, where less than the stake of a bet counts."""
    counts = part.wagering.counts if part.wagering else None
    if counts is None or counts.amount not in ("min(stake, win)", "bonus_part"):
        return ()
    cause = Text("only `{}` of a bet counts, so that more must be staked than the multiple says", (counts.amount,))
    route = (*part.route, "wagering", "counts", "amount")
    return (Unknown(cause, route, "write `amount: stake` where the whole stake of a bet counts"),)


@each_part
def multiple_of_winnings(view: View, part: Part) -> Result:
    """How often winnings of the reward (of free spins, say) must be played through, in times."""
    found = declared(part)
    if not isinstance(found, Wagering):
        return found
    demands = of_winnings(part)
    if demands:
        times = sum(one.times for one in demands)
        term = term_of(found) if demands[0].route == route_of(part) else None
        return Measured(times, demands[0].route, Text("{} × the winnings", (Plain(times),)), term)
    spins = part.reward.free_spins
    if spins is not None and spins.winnings is None:
        route = (*part.route, "reward", "free_spins", "winnings")
        return missing("the terms do not say whether spins win cash or bonus", route, "add `winnings: cash`")
    return Measured(0, route_of(part), Text("winnings are not played through"))


@each_part
def wagers_winnings(view: View, part: Part) -> Cases | Result:
    """Whether winnings obtained with the reward must be played through before they are the player's own."""
    found = multiple_of_winnings.one(view, part)
    if not isinstance(found, Measured):
        return found
    return Measured(bool(found.value), found.route, found.trace)


@each_part
def basis(view: View, part: Part) -> Result:
    """What the requirement is a multiple of: `bonus`, `deposit`, `stake`, `winnings`, `commission`."""
    found = declared(part)
    if isinstance(found, Measured):
        return Irrelevant(NO_REQUIREMENT, found.route)
    if not isinstance(found, Wagering):
        return found
    return Measured(words(bases(part)), (*part.route, "wagering", "basis"))


@each_part
def commission_share(view: View, part: Part) -> Result:
    """The share of the commission paid (poker rake, say) that the requirement asks for."""
    found = declared(part)
    if isinstance(found, Unknown):
        return found
    if isinstance(found, Measured) or "commission" not in bases(part):
        return Irrelevant(Text("the requirement is no share of a commission"))
    route = (*part.route, "wagering", "commission_share")
    if found.commission_share is None:
        return missing(
            "the terms do not say what share of the commission is required", route, "add `commission_share: 50%`"
        )
    return Measured(found.commission_share, route)


@each_part
def zero_balance(view: View, part: Part) -> Result:
    """What happens to the requirement when the balance is gone: `end_bonus`, `complete` or `ignore`."""
    found = declared(part)
    if isinstance(found, Measured):
        return Irrelevant(NO_REQUIREMENT, found.route)
    if not isinstance(found, Wagering):
        return found
    route = (*part.route, "wagering", "zero_balance")
    if found.zero_balance is None:
        return missing(
            "the terms do not say what becomes of the wagering when the balance is zero",
            route,
            "add `zero_balance: end_bonus`",
        )
    return Measured(words(found.zero_balance), route)
